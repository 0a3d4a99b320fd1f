"""What a question asks of a document itself: who signed or wrote it, its number, its days, where it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.extraction.document_numbers import read_kind
from knowledge.late_patterns import late_pattern
from knowledge.vietnamese.normalization import fold
from retrieval.query.particular_phrases import (
    KINDS,
    Particular,
    asking_patterns,
    contact_pattern,
    document_pattern,
    pointer_pattern,
    post_pattern,
)
from retrieval.query.query import Query, QueryToken

ANY_PAPER = "van ban"
"""The kind of paper that every one is."""


@dataclass(frozen=True)
class AskedParticular:
    """Something asked of one document.

    ``paper`` is the kind of paper, folded ("ke hoach"), none for a page ("bài", "tin") or where no kind is named;
    ``numbers`` are those by which it is called. ``subject`` are the words that say which document it is; a question
    without any speaks of the document shown before. ``points_back`` says that it says so itself ("bài đó").
    """

    particular: Particular
    paper: str | None
    numbers: tuple[str, ...]
    subject: tuple[QueryToken, ...]
    points_back: bool

    @property
    def says_which(self) -> bool:
        """Whether the question says by itself which document it speaks of."""
        return bool(self.subject or self.numbers)


_NUMBER = late_pattern(r"(?<![\w/,.-])\d{1,6}[a-z]?(?: ?[/-] ?[a-z\d]+)+(?![\w/])")
_DATE = late_pattern(
    r"\d{1,2} ?[/-] ?\d{1,2} ?[/-] ?\d{4}|\d{1,2}[/-](?:19|20)\d\d(?![/-])|(?:19|20)\d\d ?- ?(?:19|20)?\d\d"
)
_CODE = late_pattern(r"/[a-z]{2}")
# Who asks which paper wrote of something names no page.
_NAMES_PRESS = late_pattern(r"(?:bao|to bao|trang bao|tap chi|trang tin|website) nao (?:da )?(?:dang|dua|viet)")
_BARE = late_pattern(
    rf"\b(?P<behind>{fold(KINDS)}|so)(?: so)? ?:? ?(?P<number>\d{{1,6}})\b"
    r"(?! ?[/%.,-]\d| (?:ty|trieu|nghin|dong|bai|tinh|nam|ngay)\b)"
)


def read_asked_particular(query: Query) -> AskedParticular | None:
    """What a question asks of a document itself; none where it asks for something else.

    A document must be named ("bài về …", "kế hoạch …"), or nothing at all besides what is asked ("ai viết?").
    """
    forms = [token.form for token in query.tokens]
    words = " ".join(forms)
    folded = query.typed_without_marks
    asked = next(((each, found) for each, found in _find_asks(words, folded=folded)), None)
    if asked is None or contact_pattern(folded=folded).search(words):
        return None
    particular, found = asked
    spans = _spans_of(found)
    named = _find_kind(words, spans, folded=folded)
    if named is not None:
        spans.append(named.span())
    points_back = _find_pointer(words, named, folded=folded)
    spans.extend([points_back.span()] if points_back is not None else [])
    spans.extend(each.span() for each in post_pattern(folded=folded).finditer(words))
    paper = fold(named["paper"]) if named is not None and named["paper"] else None
    paper = fold(found.groupdict().get("kind") or "") or paper
    # What a plan's money comes from is asked with the same words as what a page was taken from.
    if paper is not None and particular is Particular.SOURCE:
        return None
    numbers = tuple(_find_numbers(query.searched)) if paper is not None else ()
    if named is None and paper is None:
        # "889/QĐ-TTg ai ký": the code says what kind of paper it is.
        numbers = tuple(each for each in _find_numbers(query.searched) if _CODE.search(each) is not None)
        paper = fold(read_kind(numbers[0])) if numbers else None
    digits = {part for number in numbers for part in re.split(r"[/-]", number)}
    subject = tuple(
        token
        for token, (start, end) in zip(query.tokens, _places_of(forms), strict=True)
        if token.is_content
        and not any(first <= start and end <= last for first, last in spans)
        and token.token.folded not in digits
    )
    if named is None and paper is None and subject and not _NAMES_PRESS.match(fold(found[0])):
        return None
    return AskedParticular(particular, paper, numbers, subject, points_back is not None)


def _find_asks(words: str, *, folded: bool) -> Iterator[tuple[Particular, re.Match[str]]]:
    for particular, pattern in asking_patterns(folded=folded):
        found = pattern.search(words)
        if found is not None:
            yield particular, found


def _spans_of(found: re.Match[str]) -> list[tuple[int, int]]:
    """Where the words that ask stand: their groups if they stand apart."""
    apart = [found.span(n) for n in range(1, found.re.groups + 1) if n not in found.re.groupindex.values()]
    return [span for span in apart if span != (-1, -1)] or [found.span()]


def _find_kind(words: str, asked: Sequence[tuple[int, int]], *, folded: bool) -> re.Match[str] | None:
    """The first word for a document that stands outside what is asked."""
    for found in document_pattern(folded=folded).finditer(words):
        if all(found.end() <= start or found.start() >= end for start, end in asked):
            return found
    return None


def _find_pointer(words: str, named: re.Match[str] | None, *, folded: bool) -> re.Match[str] | None:
    """The word behind a document that points back at it; of a question that names none, a pointer anywhere."""
    pointer = pointer_pattern(folded=folded)
    return pointer.match(words, named.end() + 1) if named is not None else pointer.search(words)


def _find_numbers(text: str) -> Iterator[str]:
    """The numbers by which a question calls a paper, folded, without spaces: "05/kh-ubnd", "163", "28/2015"."""
    said = fold(text)
    dates = [found.span() for found in _DATE.finditer(said)]
    whole = list(_NUMBER.finditer(said))
    for found in whole:
        of_date = any(start <= found.start() and found.end() <= end for start, end in dates)
        if not of_date or _is_called(said, found.start()):
            yield "".join(found[0].split())
    for found in _BARE.finditer(said):
        number = found["number"]
        is_year = len(number) == 4 and number[:2] in {"19", "20"} and " so" not in found[0] and found["behind"] != "so"
        if not is_year and not any(each.start() <= found.start("number") < each.end() for each in whole):
            yield number


def _is_called(said: str, position: int) -> bool:
    """Whether the word for a paper, or "số", stands right before a number: "quyết định 28/2015" is no month."""
    return re.search(rf"(?:{fold(KINDS)}|so) ?:? ?$", said[:position]) is not None


def _places_of(forms: list[str]) -> Iterator[tuple[int, int]]:
    """Where each word stands in the words parted by spaces."""
    position = 0
    for form in forms:
        yield position, position + len(form)
        position += len(form) + 1
