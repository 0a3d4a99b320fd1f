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
# Behind these a name that has other meanings without its marks is one of a trade: "nha may giay", "xuong go". "Lo" is
# too many words, "lang nghe" ends too many phrases.
_HEADS = ("nhà máy", "xưởng")
# What else stands behind them.
_OF_ANY_TRADE = ("sản xuất", "chế biến", "chế tạo", "máy móc", "máy tính")


class _Table(Record):
    """Each industry by its names, the folded ones that mean nothing else, and what only holds a name of one."""

    industries: tuple[tuple[str, ...], ...]
    clear_without_marks: tuple[str, ...]
    no_industry: tuple[str, ...]


def find_trade_names(words: Sequence[str], *, folded: bool, unclear: bool = False) -> Iterator[PhraseSpan[str]]:
    """The names of industries among words, each with the numbers of the industries that go by it.

    Of ``folded`` words only names that mean nothing else without their marks are found, or stand behind the word for a
    mill; with ``unclear`` the others too: "giay" is paper, and shoes.
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
    others = list(table.no_industry)
    if folded:
        for number, names in enumerate(table.industries):
            phrases[str(number)] += _headed(names)
        others += _headed([*table.no_industry, *_OF_ANY_TRADE])
    kept = {what: names for what, names in phrases.items() if names}
    return PhraseMatcher({**kept, _NO_INDUSTRY: others}, folded=folded)


def _headed(names: Sequence[str]) -> list[str]:
    return [f"{head} {name}" for head in _HEADS for name in names]


@cache
def _table() -> _Table:
    return _Table.model_validate_json(files(__package__).joinpath(_FILE).read_bytes())
