"""The names of industries, and where they stand among the words of a question or a text.

``data/industries.json`` is this project's own: the names that enterprises and papers of the trade go by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from knowledge.records import Record
from knowledge.vietnamese.normalization import fold
from retrieval.query.phrase_spans import PhraseMatcher, PhraseSpan

_FILE = "data/industries.json"
_NO_INDUSTRY = "no_industry"


class _Table(Record):
    """Each industry by its names, the folded ones that mean nothing else, and what only holds a name of one."""

    industries: tuple[tuple[str, ...], ...]
    clear_without_marks: tuple[str, ...]
    no_industry: tuple[str, ...]


def find_trade_names(words: Sequence[str], *, folded: bool, unclear: bool = False) -> Iterator[PhraseSpan[str]]:
    """The names of industries among words, each with the numbers of the industries that go by it.

    Of ``folded`` words only names that mean nothing else without their marks are found, with ``unclear`` the others
    too: "giay" is paper, and shoes.
    """
    for span in _matcher(folded=folded, unclear=unclear).find(words):
        if _NO_INDUSTRY not in span.what:
            yield span


@cache
def _matcher(*, folded: bool, unclear: bool) -> PhraseMatcher[str]:
    table = _table()
    clear = set(table.clear_without_marks)
    phrases = {
        str(number): [name for name in names if unclear or not folded or fold(name) in clear]
        for number, names in enumerate(table.industries)
    }
    kept = {what: names for what, names in phrases.items() if names}
    return PhraseMatcher({**kept, _NO_INDUSTRY: table.no_industry}, folded=folded)


@cache
def _table() -> _Table:
    return _Table.model_validate_json(files(__package__).joinpath(_FILE).read_bytes())
