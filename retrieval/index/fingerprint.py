"""Which way of reading documents an index was made with, so that one made with another way is made anew.

It is made of what analysis gives, not of how it is written: a comment or a new name changes nothing, and a rule that
changes what a text is cut into changes it by itself.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import zip_longest
from typing import Any

import numpy as np

from knowledge.places import province_now
from knowledge.records import Article, Basis, Passage, Place, SourceDate
from retrieval.analysis.abbreviations import Explained, choose_meanings, find_abbreviations
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.postings import Postings
from retrieval.index.segment import Documents, Segment, analyze

# Raised by hand for a change of analysis that the probe does not show.
ANALYSIS_VERSION = 2
# What analysis looks words and names up in; their layout does not count.
_TABLES = {
    "knowledge.places": ("data/provinces.json", "data/districts.json", "data/wording.json"),
    "retrieval.analysis": ("data/lexicon.json",),
}


@cache
def analysis_fingerprint(unicode_version: str = unicodedata.unidata_version) -> str:
    """A name of the way in which this program reads documents.

    Unicode's version is part of it: it decides how letters are taken apart.
    """
    digest = sha256(f"{ANALYSIS_VERSION} {unicode_version}".encode())
    for package, names in _TABLES.items():
        for name in names:
            table = json.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
            digest.update(json.dumps(table, sort_keys=True, ensure_ascii=False).encode())
    digest.update(digest_terms(_probe()).encode())
    return digest.hexdigest()[:16]


def digest_terms(documents: Documents) -> str:
    """A digest of all that analysis gives for documents: terms, tags, short forms, and what they explain."""
    explained: Counter[Explained] = Counter()
    for article, _ in documents:
        explained.update(find_abbreviations(article.told))
    lexicon = Lexicon.shipped().with_learned(choose_meanings(explained))
    digest = sha256()
    for part in _parts_of(analyze(documents, dict.fromkeys((article.id for article, _ in documents), 0), lexicon)):
        digest.update(part.tobytes() if isinstance(part, np.ndarray) else repr(part).encode())
    return digest.hexdigest()


def plain_document(
    name: str,
    title: str,
    passages: Sequence[str],
    provinces: Sequence[str] = (),
    *,
    districts: Sequence[str] = (),
    year: int | None = None,
) -> tuple[Article, list[Passage]]:
    """An article of texts as they are, each a passage of one sentence.

    ``provinces`` are named as printed; ``districts`` lie in these, the first in the first.
    """
    places = [
        Place(province=each, province_now=province_now(each), district=district)
        for each, district in zip_longest(provinces, districts[: len(provinces)])
    ]
    date = SourceDate() if year is None else SourceDate.of(Basis.PUBLISHED, year)
    article = Article(id=name, title=title, source=name, places=tuple(places), date=date, text="\n\n".join(passages))
    return article, [
        Passage(
            id=f"{name}-{number:04d}",
            article_id=name,
            number=number,
            start=0,
            end=len(text),
            text=text,
            sentences=((0, len(text)),),
        )
        for number, text in enumerate(passages)
    ]


def _probe() -> Documents:
    """Texts in which each rule of analysis has something to do."""
    written = json.loads(files("retrieval.index").joinpath("data/probe.json").read_text(encoding="utf-8"))
    return [plain_document(f"probe-{number}", **document) for number, document in enumerate(written)]


def _parts_of(segment: Segment) -> list[Any]:
    parts: list[Any] = []
    for part in (getattr(segment, name) for name in segment.__dataclass_fields__):
        parts.extend(astuple(part) if isinstance(part, Postings) else [part])
    return parts
