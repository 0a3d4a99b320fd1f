"""Libraries of synthetic Vietnamese-like passages, of any size, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from knowledge.intake.chunking import chunk, join_blocks
from knowledge.places import legacy_provinces, province_now
from knowledge.records import Article, Basis, DocumentLine, Place, SourceDate
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from retrieval.analysis.tokenizer import tokenize

PASSAGES_A_DOCUMENT = 10
SENTENCES_A_PASSAGE = 4
SYLLABLES_A_SENTENCE = 18
# With these a language of some four thousand syllables, as Vietnamese has.
_ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "p",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
_RIMES = [
    "a",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "ê",
    "em",
    "en",
    "eo",
    "i",
    "ich",
    "iêm",
    "iên",
    "in",
    "inh",
    "o",
    "oa",
    "oan",
    "oc",
    "oi",
    "on",
    "ông",
    "ơi",
    "u",
    "uân",
    "ung",
    "ươi",
    "ương",
    "y",
]
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0323")
# One document in so many is about no province.
_NATIONAL = 4


def fill(library: Library, passages: int) -> None:
    """Add documents of so many passages, in the words of the library and many others."""
    known = library.read(library.revisions()[1])
    own = sorted({token.marked for article, _ in known for token in tokenize(article.text) if not token.is_number})
    for draft in make_documents(passages, own):
        library.put(draft)


def make_documents(passages: int, first: list[str]) -> Iterator[Draft]:
    """Documents whose words are drawn by Zipf's law, the ``first`` among the frequent ones."""
    source = np.random.default_rng(3)
    others = [onset + rime + tone for onset, rime, tone in product(_ONSETS, _RIMES, _TONES)]
    source.shuffle(others)
    words = np.array([*source.permutation(first), *others])
    cumulative = np.cumsum(1 / np.arange(1, len(words) + 1))
    cumulative /= cumulative[-1]
    provinces = legacy_provinces()
    for number in range(passages // PASSAGES_A_DOCUMENT):
        drawn = source.random((PASSAGES_A_DOCUMENT, SENTENCES_A_PASSAGE, SYLLABLES_A_SENTENCE))
        pieces = words[np.searchsorted(cumulative, drawn)]
        blocks = [
            DocumentLine(text=" ".join(" ".join(sentence).capitalize() + "." for sentence in passage))
            for passage in pieces
        ]
        province = provinces[number % len(provinces)]
        place = Place(province=province, province_now=province_now(province))
        article = Article(
            id="",
            title=" ".join(pieces[0][0][:8]).capitalize(),
            source=f"synthetic-{number}.txt",
            date=SourceDate.of(Basis.PUBLISHED, 2009 + number % 17),
            places=(place,) if number % _NATIONAL else (),
            text=join_blocks(blocks),
        )
        yield Draft(article=article, chunks=chunk(blocks), locator=article.source)
