"""Which industries a question names: what is told of another answers it as little as what is told of another place."""

from __future__ import annotations

from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import to_match
from retrieval.query.query import Query
from retrieval.query.trade_names import find_trade_names

_WORD = late_pattern(r"\w+")


def find_industries(query: Query) -> frozenset[int]:
    """The numbers of the industries that a question names, by any of their names; places are none of them."""
    words = [token.form for token in query.tokens]
    return frozenset(
        int(what)
        for span in find_trade_names(words, folded=query.typed_without_marks)
        for what in span.what
        if not any(token.names_place for token in query.tokens[span.start : span.end])
    )


def find_named(text: str) -> frozenset[int]:
    """The numbers of the industries that a text names, by any of their names; a place in it may look like one."""
    words = _WORD.findall(to_match(text))
    return frozenset(int(what) for span in find_trade_names(words, folded=False) for what in span.what)
