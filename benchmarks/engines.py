"""The embedded engine beside rank-bm25, bm25s and tantivy on the same tokens, each in a process of its own.

    python benchmarks/engines.py 1000 10000 100000 [--bigrams] [--sets FOLDER...] [--json FILE]

Passages are synthetic: 40 to 80 syllables drawn from 50,000 by Zipf's law; ``--bigrams`` adds their pairs, as the
product indexes them. Questions are 8 syllables of one passage each (and their 7 pairs); the best 10 are asked for.
Each of ``--sets`` is a real set (``corpus.jsonl``, ``queries.jsonl``) in the product's own tokens: syllables and pairs,
both as written and without marks. ``load s`` is how long our engine takes to map its columns from disk, checked.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

VOCABULARY = 50_000
SHORTEST, LONGEST = 40, 80
QUESTION = 8
BEST = 10
QUESTIONS = 300
# A question costs rank-bm25 seconds at a million passages: fewer are asked, and none there.
RANK_BM25_QUESTIONS, RANK_BM25_LARGEST = 20, 100_000
ENGINES = ("ours", "rank-bm25", "bm25s", "bm25s+numba", "tantivy")
K1, B = 1.2, 0.75

Tokens = list[str]
Search = Callable[[Tokens], Sequence[int]]


def make_passages(count: int, *, bigrams: bool) -> tuple[list[Tokens], list[Tokens]]:
    """Passages and questions as tokens; the same for every engine."""
    source = np.random.default_rng(7)
    words = np.array([f"w{number}" for number in range(VOCABULARY)], dtype=object)
    shares = 1 / np.arange(1, VOCABULARY + 1)
    cumulative = np.cumsum(shares / shares.sum())
    lengths = source.integers(SHORTEST, LONGEST + 1, count)
    drawn = np.minimum(np.searchsorted(cumulative, source.random(int(lengths.sum()))), VOCABULARY - 1)
    ends = np.cumsum(lengths)
    passages = [list(part) for part in np.split(words[drawn], ends[:-1])]
    questions = []
    for number in source.integers(0, count, QUESTIONS):
        passage = passages[int(number)]
        start = int(source.integers(0, len(passage) - QUESTION + 1))
        questions.append(passage[start : start + QUESTION])
    if bigrams:
        passages = [with_pairs(passage) for passage in passages]
        questions = [with_pairs(question) for question in questions]
    return passages, [list(dict.fromkeys(question)) for question in questions]


def read_set(folder: Path) -> tuple[list[Tokens], list[Tokens]]:
    """The passages and questions of a real set as the product's tokens, the blanks in pairs filled."""
    from knowledge.vietnamese.normalization import to_stored
    from retrieval.analysis.lexicon import Lexicon
    from retrieval.analysis.terms import bigram_terms, syllable_terms
    from retrieval.analysis.tokenizer import tokenize
    from retrieval.index.embedded import EmbeddedIndex
    from retrieval.query.parser import parse_query

    lexicon = Lexicon.shipped()
    passages = []
    for line in (folder / "corpus.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        text = to_stored(f"{str(row.get('title') or '').replace('_', ' ')}. {row['text']}")
        tokens = lexicon.spell_out(text, tokenize(text))
        passages.append([term.replace(" ", "_") for term in (*syllable_terms(tokens), *bigram_terms(tokens))])
    nothing = EmbeddedIndex.of(0, [], lexicon)
    questions = []
    for line in (folder / "queries.jsonl").open(encoding="utf-8"):
        terms = parse_query(json.loads(line)["text"], nothing, lexicon, correct=False).terms
        questions.append([term.replace(" ", "_") for term in (*terms.syllables, *terms.bigrams)])
    return passages, questions


def with_pairs(tokens: Tokens) -> Tokens:
    """Tokens and the pairs of neighbours."""
    return [*tokens, *(f"{first}_{second}" for first, second in pairwise(tokens))]


def build_ours(passages: list[Tokens]) -> Search:
    """The embedded engine."""
    from retrieval.index.bm25 import BM25Field
    from retrieval.index.top_k import top_k

    field = BM25Field.of(passages)
    return lambda tokens: top_k(field.weights(tokens), BEST)


def build_rank_bm25(passages: list[Tokens]) -> Search:
    """The reference: every passage for every token."""
    from retrieval.index.bm25 import BM25Lucene

    model = BM25Lucene(passages, k1=K1, b=B)
    return lambda tokens: np.argsort(-model.get_scores(tokens), kind="stable")[:BEST]


def build_bm25s(passages: list[Tokens], backend: str = "numpy") -> Search:
    """bm25s with one of its backends."""
    import bm25s

    model = bm25s.BM25(method="lucene", k1=K1, b=B, backend=backend)
    model.index(passages, show_progress=False)
    return lambda tokens: model.retrieve([tokens], k=BEST, show_progress=False)[0][0]


def build_tantivy(passages: list[Tokens]) -> Search:
    """Lucene in Rust, its default k1 and b, tokens parted by spaces."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True).add_text_field("text", tokenizer_name="whitespace")
    index = tantivy.Index(builder.build())
    writer = index.writer(heap_size=512_000_000)
    for number, tokens in enumerate(passages):
        writer.add_document(tantivy.Document(number=number, text=" ".join(tokens)))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(tokens: Tokens) -> list[int]:
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "text", token)) for token in tokens]
        )
        return [searcher.doc(address)["number"][0] for _, address in searcher.search(query, BEST).hits]

    return search


BUILDERS: dict[str, Callable[[list[Tokens]], Search]] = {
    "ours": build_ours,
    "rank-bm25": build_rank_bm25,
    "bm25s": build_bm25s,
    "bm25s+numba": lambda passages: build_bm25s(passages, "numba"),
    "tantivy": build_tantivy,
}


def measure(engine: str, collection: str, *, bigrams: bool) -> dict[str, Any]:
    """Build one engine and ask it; milliseconds, seconds and megabytes.

    ``collection`` is a number of synthetic passages, or the folder of a real set.
    """
    empty = _resident_mb()
    if collection.isdigit():
        passages, questions = make_passages(int(collection), bigrams=bigrams)
    else:
        passages, questions = read_set(Path(collection))
        empty = _resident_mb()
    count = len(passages)
    if engine == "rank-bm25":
        questions = questions[:RANK_BM25_QUESTIONS]
    gc.collect()
    before = _resident_mb()
    started = time.perf_counter()
    search = BUILDERS[engine](passages)
    built = time.perf_counter() - started
    tokens_a_question = statistics.mean(map(len, questions))
    load = measure_load(passages) if engine == "ours" else None
    del passages
    gc.collect()
    resident = _resident_mb() - empty
    for question in questions[:20]:
        search(question)
    took = []
    for question in questions:
        started = time.perf_counter()
        search(question)
        took.append((time.perf_counter() - started) * 1000)
    return {
        "engine": engine,
        "collection": "synthetic" if collection.isdigit() else Path(collection).name,
        "passages": count,
        "bigrams": bigrams,
        "tokens a question": round(tokens_a_question, 1),
        "median ms": round(statistics.median(took), 3),
        "p99 ms": round(float(np.quantile(took, 0.99)), 3),
        "build s": round(built, 2),
        "resident MB": round(resident),
        "load s": load,
        "peak MB": round(max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before, 0)),
    }


def measure_load(passages: list[Tokens]) -> float:
    """The seconds to map columns from disk and check them, in the way of `SegmentStore`."""
    from retrieval.index.postings import count_terms
    from retrieval.index.segment_store import load_postings, save_postings

    with tempfile.TemporaryDirectory() as folder:
        checksums = save_postings(count_terms(passages), Path(folder), "field")
        started = time.perf_counter()
        load_postings(Path(folder), "field", checksums)
        return round(time.perf_counter() - started, 3)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def main() -> None:
    """Measure every engine at every size, one process each, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*")
    parser.add_argument("--sets", nargs="*", default=[], help="folders of real sets")
    parser.add_argument("--bigrams", action="store_true")
    parser.add_argument("--engine", choices=ENGINES, help="measure this one here, and print JSON")
    parser.add_argument("--json", type=Path, help="write the rows there")
    given = parser.parse_args()
    if given.engine:
        print(json.dumps(measure(given.engine, given.counts[0], bigrams=given.bigrams)))
        return
    rows = []
    for count in (*given.counts, *given.sets):
        for engine in ENGINES:
            if engine == "rank-bm25" and count.isdigit() and int(count) > RANK_BM25_LARGEST:
                continue
            flags = ["--engine", engine, *(["--bigrams"] if given.bigrams else [])]
            done = subprocess.run(  # noqa: S603 - this very script
                [sys.executable, __file__, count, *flags], capture_output=True, text=True, check=False
            )
            if done.returncode:
                print(f"{engine}, {count}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                continue
            rows.append(json.loads(done.stdout))
            print(" · ".join(f"{name} {value}" for name, value in rows[-1].items()), flush=True)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
