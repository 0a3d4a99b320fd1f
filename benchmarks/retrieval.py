"""Compares our retrieval with its peers on sets of Vietnamese questions, as written and without tone marks.

    python benchmarks/retrieval.py FOLDER...

Each folder holds ``corpus.jsonl`` ({id, title, text}), ``queries.jsonl`` ({id, text}) and ``qrels.tsv`` (query,
passage, 1). All engines run in one process over the same texts, title first; the measures are ir-measures'.
Passages that share a title count as one article for our engine.
"""

from __future__ import annotations

import argparse
import json
import re
import sys

# Run as a file, this folder comes first on the path, and this file would be taken for the package it measures.
sys.path[:] = [entry for entry in sys.path if not entry.endswith("benchmarks")]
# ruff: noqa: E402

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bm25s
import ir_measures
import numpy as np
import tantivy
from ir_measures import RR, R, nDCG
from rank_bm25 import BM25Okapi

from knowledge.records import Article, Passage
from knowledge.vietnamese.normalization import fold, to_match, to_stored
from knowledge.vietnamese.sentences import split_sentences
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.parser import parse_query
from retrieval.query.scope import Scope
from retrieval.ranking.ranker import LOOKED_INTO, rank
from retrieval.ranking.weighted_query import weight_query
from retrieval.snapshots.snapshot import Snapshot

MEASURES = [nDCG @ 10, R @ 1, R @ 5, RR @ 10]
DEPTH = 10
Search = Callable[[str], Iterable[tuple[str, float]]]


@dataclass(frozen=True)
class TestSet:
    """Passages as (id, title, text), questions by id, and the judged pairs."""

    name: str
    passages: list[tuple[str, str, str]]
    questions: Mapping[str, str]
    qrels: list[Any]


def load(folder: Path) -> TestSet:
    """The set in a folder."""
    corpus = [json.loads(line) for line in (folder / "corpus.jsonl").open(encoding="utf-8")]
    queries = [json.loads(line) for line in (folder / "queries.jsonl").open(encoding="utf-8")]
    pairs = [line.split("\t") for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines() if line]
    return TestSet(
        name=folder.name,
        passages=[
            (str(row["id"]), str(row.get("title") or "").replace("_", " "), to_stored(row["text"])) for row in corpus
        ],
        questions={str(row["id"]): row["text"] for row in queries},
        qrels=[ir_measures.Qrel(pair[0], pair[1], int(pair[2]) if len(pair) > 2 else 1) for pair in pairs],
    )


def ours(test_set: TestSet) -> dict[str, Search]:
    """Our index alone, and with the sentence ranking that answers go through."""
    lexicon = Lexicon.shipped()
    owners: dict[str, str] = {}
    articles = []
    passages = []
    for number, (passage_id, title, text) in enumerate(test_set.passages):
        owner = owners.get(title) if title else None
        if owner is None:
            owner = f"a{number:07d}"
            owners[title] = owner
            articles.append(Article(id=owner, title=title, source=passage_id, text=""))
        sentences = split_sentences(text)
        passages.append(
            Passage(
                id=f"{number:07d}",
                article_id=owner,
                number=number,
                start=0,
                end=len(text),
                text=text,
                sentences=sentences,
            )
        )
    pages: dict[str, list[Passage]] = {article.id: [] for article in articles}
    for passage in passages:
        pages[passage.article_id].append(passage)
    index = EmbeddedIndex.of(1, [(article, pages[article.id]) for article in articles], lexicon)
    known = Snapshot.of(index, lexicon)
    names = [passage_id for passage_id, _, _ in test_set.passages]

    def search_index(text: str) -> Iterable[tuple[str, float]]:
        hits = index.search(parse_query(text, index, lexicon, correct=False).terms, DEPTH)
        return [(names[hit.passage.number], hit.score) for hit in hits]

    def search_ranked(text: str) -> Iterable[tuple[str, float]]:
        query = parse_query(text, index, lexicon, correct=False)
        # What the question says of places is left aside: everything here may answer.
        hits = index.search(query.terms, LOOKED_INTO)
        found = rank(hits, weight_query(query, index, lexicon), Scope(), known.cutter)[:DEPTH]
        return [(names[each.hit.passage.number], float(DEPTH - n)) for n, each in enumerate(found)]

    return {"ours: index": search_index, "ours: index + sentences": search_ranked}


def peers(test_set: TestSet, *, folded: bool) -> dict[str, Search]:
    """Four peers with their own defaults; for questions without marks their texts are folded as well."""
    form = fold if folded else to_match
    ids = [passage_id for passage_id, _, _ in test_set.passages]
    texts = [f"{title}. {text}" for _, title, text in test_set.passages]

    def syllables(text: str) -> list[str]:
        return re.findall(r"\w+", form(text))

    def words(text: str) -> list[str]:
        from underthesea import word_tokenize

        return [form(word) for word in word_tokenize(text)]

    return {
        "rank-bm25, syllables": _rank_bm25(ids, texts, syllables),
        "rank-bm25, underthesea words": _rank_bm25(ids, texts, words),
        "bm25s (lucene), syllables": _bm25s(ids, texts, syllables),
        "tantivy, default": _tantivy(ids, [form(text) for text in texts], form),
    }


def _rank_bm25(ids: list[str], texts: list[str], tokenize: Callable[[str], list[str]]) -> Search:
    model = BM25Okapi([tokenize(text) for text in texts])

    def search(question: str) -> Iterable[tuple[str, float]]:
        scores = model.get_scores(tokenize(question))
        return [(ids[place], float(scores[place])) for place in np.argsort(-scores, kind="stable")[:DEPTH]]

    return search


def _bm25s(ids: list[str], texts: list[str], tokenize: Callable[[str], list[str]]) -> Search:
    model = bm25s.BM25(method="lucene")
    model.index([tokenize(text) for text in texts], show_progress=False)

    def search(question: str) -> Iterable[tuple[str, float]]:
        found, scores = model.retrieve([tokenize(question)], k=min(DEPTH, len(ids)), show_progress=False)
        return [(ids[place], float(score)) for place, score in zip(found[0], scores[0], strict=True)]

    return search


def _tantivy(ids: list[str], texts: list[str], form: Callable[[str], str]) -> Search:
    schema = (
        tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw").add_text_field("text").build()
    )
    index = tantivy.Index(schema)
    writer = index.writer()
    for passage_id, text in zip(ids, texts, strict=True):
        writer.add_document(tantivy.Document(id=[passage_id], text=[text]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> Iterable[tuple[str, float]]:
        query = index.parse_query(" ".join(re.findall(r"\w+", form(question))), ["text"])
        return [(searcher.doc(address)["id"][0], score) for score, address in searcher.search(query, DEPTH).hits]

    return search


def measure(test_set: TestSet, search: Search, questions: Mapping[str, str]) -> list[float]:
    """The four measures of one engine."""
    run = [
        ir_measures.ScoredDoc(question_id, passage_id, score)
        for question_id, text in questions.items()
        for passage_id, score in search(text)
    ]
    figures = ir_measures.calc_aggregate(MEASURES, test_set.qrels, run)
    return [figures[each] for each in MEASURES]


def main() -> None:
    """Print one table a set and way of typing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    given = parser.parse_args()
    for folder in given.folders:
        test_set = load(folder)
        mine = ours(test_set)
        for label, folded in (("as written", False), ("without tone marks", True)):
            questions = {key: fold(text) if folded else text for key, text in test_set.questions.items()}
            engines = mine if given.ours else {**mine, **peers(test_set, folded=folded)}
            print(f"\n{test_set.name}, {label}: {len(test_set.passages)} passages, {len(questions)} questions")
            print(f"{'':32}" + "".join(f"{each!s:>10}" for each in MEASURES))
            for name, search in engines.items():
                figures = measure(test_set, search, questions)
                print(f"{name:32}" + "".join(f"{figure:10.4f}" for figure in figures))
                sys.stdout.flush()


if __name__ == "__main__":
    main()
