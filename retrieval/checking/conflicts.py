"""What pages are known to say differently of a statement: an editor's sentence, where it is about just this."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge.targets import Target
from knowledge.targets.quantities import find_quantities
from retrieval.checking.parts import part_of, words_in
from retrieval.records import Citation

# Papers, days and standards; a year alone is shared by much that has nothing to do with each other.
_NUMBER = re.compile(r"\d+(?:[./-]\d+)*(?:/[^\W\d_]+[-\w]*)?")
_YEAR = re.compile(r"(?:19|20)\d\d")

_SHARED = 2


def conflict_on_figures(figures: Sequence[Target], citations: Iterable[Citation]) -> str | None:
    """The first conflict noted with citations of one thing that speaks of one of the figures told of it.

    It names the figure, and in words what that is of; a range is rare enough without them.
    """
    for said in _conflicts_of(citations):
        values, words = {(each.unit, each.low, each.high) for each in find_quantities(said)}, words_in(said)
        for each in figures:
            shares = each.low < each.high or len(words_in(part_of(each)) & words) >= _SHARED
            if shares and (each.unit, each.low, each.high) in values:
                return said
    return None


def conflict_on_words(statement: str, citation: Citation) -> str | None:
    """The conflict noted with the citation of a statement without figures, where it names a paper or day of that."""
    named = _numbers(statement)
    return next((said for said in _conflicts_of([citation]) if named & _numbers(said)), None)


def _conflicts_of(citations: Iterable[Citation]) -> list[str]:
    return [each.digest.conflict for each in citations if each.digest is not None and each.digest.conflict]


def _numbers(text: str) -> set[str]:
    found = (each[0].lower() for each in _NUMBER.finditer(text))
    return {each for each in found if not _YEAR.fullmatch(each) and len(each) > 1}
