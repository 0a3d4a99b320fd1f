"""Which industries a question names: what is told of another answers it as little as what is told of another place.

``data/industries.json`` is this project's own: the names that enterprises and papers of the trade go by.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from knowledge.records import Record
from knowledge.vietnamese.normalization import fold, to_match
from retrieval.query.phrase_spans import PhraseMatcher
from retrieval.query.query import Query

_FILE = "data/industries.json"
_NO_INDUSTRY = "no_industry"
_WORD = re.compile(r"\w+")


class _Table(Record):
    """Each industry by its names, the folded ones that mean nothing else, and what only holds a name of one."""

    industries: tuple[tuple[str, ...], ...]
    clear_without_marks: tuple[str, ...]
    no_industry: tuple[str, ...]


def find_industries(query: Query) -> frozenset[int]:
    """The numbers of the industries that a question names, by any of their names; places are none of them."""
    words = [token.form for token in query.tokens]
    spans = _matcher(folded=query.typed_without_marks).find(words)
    return frozenset(
        int(what)
        for span in spans
        for what in span.what
        if what != _NO_INDUSTRY and not any(token.names_place for token in query.tokens[span.start : span.end])
    )


def find_named(text: str) -> frozenset[int]:
    """The numbers of the industries that a text names, by any of their names; a place in it may look like one."""
    spans = _matcher(folded=False).find(_WORD.findall(to_match(text)))
    return frozenset(int(what) for span in spans for what in span.what if what != _NO_INDUSTRY)


@cache
def _matcher(*, folded: bool) -> PhraseMatcher[str]:
    table = _table()
    clear = set(table.clear_without_marks)
    phrases = {
        str(number): [name for name in names if not folded or fold(name) in clear]
        for number, names in enumerate(table.industries)
    }
    kept = {what: names for what, names in phrases.items() if names}
    return PhraseMatcher({**kept, _NO_INDUSTRY: table.no_industry}, folded=folded)


@cache
def _table() -> _Table:
    return _Table.model_validate_json(files(__package__).joinpath(_FILE).read_bytes())
