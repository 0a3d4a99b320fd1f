"""What is wrong with the digests of a collection before it ships: each fault in one line for whoever writes them.

A header there is ours from end to end, so that unlike with documents of others an unknown field is a slip, and so is a
topic that no other digest can be found by: topics are a closed list, ``topics.json`` beside the digests.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from knowledge.errors import DocumentRefused, InvalidHeader
from knowledge.readers import read_document
from knowledge.readers.header_fields import DIGEST_FIELDS, DIGEST_WORDS
from knowledge.records import ArticleKind, Basis, Document
from knowledge.store.identity import address_key

TOPICS = "topics.json"
"""The topics of a collection, each with what it means; a folder without this file has any."""

_DAY = "YYYY-MM-DD, YYYY-MM or YYYY"
_LINE = "one line of text, once"
_RIGHT: Mapping[str, str] = {
    "kind": ArticleKind.DIGEST.value,
    "title": _LINE,
    "publisher": _LINE,
    "conflict": _LINE,
    "replaced_by": _LINE,
    "url": "the whole address, from http:// or https://",
    "date": f"{_DAY}, not in the future",
    "valid_from": _DAY,
    "valid_until": _DAY,
    "basis": f"one of {', '.join(sorted(Basis))}, with a date unless it is none",
    "provinces": "names of before July 2025",
    "districts": "names of districts of these provinces",
    **{field: f"one of {', '.join(sorted(words))}" for field, words in DIGEST_WORDS.items()},
}


def find_faults(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """A line for each fault of the digests with these names: file, field, what it says, and what would be right."""
    topics = _read_topics(folder)
    pages: dict[str, str] = {}
    for name in names:
        try:
            document = read_document(folder / name)
        except InvalidHeader as refused:
            yield from _tell_header(name, refused)
        except DocumentRefused as refused:
            yield f"{name}: {refused.reason}"
        else:
            yield from _tell_fields(name, document, topics)
            url = document.front_matter.get("url")
            key = address_key(url) if isinstance(url, str) and url else name
            if pages.setdefault(key, name) != name:
                yield f"{name}: url: {url} – {pages[key]} is a digest of the same page; make one of the two"


def _tell_header(name: str, refused: InvalidHeader) -> Iterator[str]:
    for field, said in refused.faults:
        yield f"{name}: {said} – right is {_RIGHT.get(field, _LINE)}"
    if not refused.faults:
        where = f", line {refused.line}" if refused.line else ""
        yield f"{name}{where}: {refused.reason}{f': {refused.particular}' if refused.particular else ''}"


def _tell_fields(name: str, document: Document, topics: Mapping[str, str]) -> Iterator[str]:
    header = document.front_matter
    for field in header.keys() - DIGEST_FIELDS:
        yield f"{name}: {field}: {header[field]} – no such field; right is one of {', '.join(sorted(DIGEST_FIELDS))}"
    if header.get("kind") != ArticleKind.DIGEST:
        yield f"{name}: kind: {header.get('kind', '')} – right is {_RIGHT['kind']}"
    told = header.get("topics", [])
    for topic in [told] if isinstance(told, str) else told:
        if topics and topic not in topics:
            yield f"{name}: topics: {topic} – right is one of {', '.join(topics)} ({TOPICS})"


def _read_topics(folder: Path) -> dict[str, str]:
    path = folder / TOPICS
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}
