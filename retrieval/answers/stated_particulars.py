"""What an article says of itself about one thing asked, and the words in which it says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.records import BODY_ROLES, Article, Basis, Passage, SourceDate
from retrieval.query.particular_phrases import Particular
from retrieval.ranking.spans import SNIPPET_LIMIT

_BASES: Mapping[Particular, Basis] = {
    Particular.PUBLISHED: Basis.PUBLISHED,
    Particular.UPDATED: Basis.UPDATED,
    Particular.ISSUED: Basis.ISSUED,
    Particular.IN_FORCE: Basis.IN_FORCE,
    Particular.RECEIVED: Basis.RECEIVED,
    Particular.ACCEPTED: Basis.ACCEPTED,
}
_OF_PAPERS = frozenset(
    {
        Particular.SIGNER,
        Particular.NUMBER,
        Particular.RESTS_ON,
        Particular.REPLACES,
        Particular.ISSUED,
        Particular.IN_FORCE,
        Particular.ISSUER,
    }
)
# A number, a day or an agency that is broken over lines ("Số:", then the number) goes on for no more than these.
_MOST_LINES = 4
# A paper says in its text what it replaces; what it was replaced by, another says.
_REPLACES = re.compile(r"(?i)(?<!bị )(?<!được )(?:thay thế|bãi bỏ)(?! bởi| bằng)[^.;]*")


@dataclass(frozen=True)
class Stated:
    """One thing that an article states of itself: how it is shown, and where it stands if it stands anywhere.

    ``printed`` are the pieces of it that the line holds, or the lines below where it is broken. ``kind`` differs from
    what was asked where an article prints no day of publication and the day of its last change.
    """

    kind: Particular
    value: str | SourceDate
    post: str | None = None
    line: int | None = None
    printed: tuple[str, ...] = ()

    def is_day_of(self, asked: Particular) -> bool:
        """Whether it is the very day that was asked for."""
        return self.kind is asked and asked in _BASES


@dataclass(frozen=True)
class Quoted:
    """The words of a passage in which something is stated: its span there."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text[self.start : self.end]


def is_paper(article: Article) -> bool:
    """Whether an article is an official paper, by what it says of itself."""
    about = article.particulars
    return bool(about.numbers or about.signers or about.issuer)


def is_news(article: Article) -> bool:
    """Whether an article is one of a paper or a site, by what it says of itself."""
    if article.digest is not None:
        return not article.digest.is_legal
    about = article.particulars
    bases = {Basis.PUBLISHED, Basis.UPDATED}
    published = article.date.basis in bases or any(each.date.basis in bases for each in about.dates)
    return bool(article.publisher or about.authors or about.taken_from or published)


def may_state(article: Article, asked: Particular) -> bool:
    """Whether articles of its kind state such a thing; of a plan told of in the news, the news does not."""
    return asked not in _OF_PAPERS or is_paper(article)


def find_stated(article: Article, asked: Particular) -> tuple[Stated, ...]:
    """What an article states about what is asked, in its own order; nothing where it does not say so."""
    stated = tuple(_READERS[asked](article)) if asked in _READERS else _dates(article, asked)
    if not stated and asked is Particular.PUBLISHED:
        return _dates(article, Particular.UPDATED)
    return stated


def find_quoted(article: Article, passages: Sequence[Passage], stated: Stated) -> Quoted | None:
    """The line that states something, with the lines below that it is broken over; none where no passage has it."""
    position = next((n for n, line in enumerate(article.lines) if line.number == stated.line), None)
    if stated.line is None or position is None:
        return None
    line = article.lines[position]
    end = line.end
    for below in article.lines[position + 1 : position + _MOST_LINES]:
        if _holds(article.text[line.start : end], stated.printed) or below.role is not line.role:
            break
        end = below.end
    if not _holds(article.text[line.start : end], stated.printed):
        end = line.end
    passage = _passage_of(passages, line.start, article.text[line.start : end], stated.printed)
    if passage is None:
        return None
    start, end = max(line.start - passage.start, 0), min(end - passage.start, len(passage.text))
    if line.role not in BODY_ROLES and end - start <= SNIPPET_LIMIT:
        return Quoted(passage, start, end)
    inside = (span for span in passage.sentences if span[1] > start and span[0] < end)
    saying = next((span for span in inside if _holds(passage.text[slice(*span)], stated.printed)), (start, end))
    return Quoted(passage, *saying)


def _passage_of(passages: Sequence[Passage], start: int, text: str, printed: Sequence[str]) -> Passage | None:
    """The passage in which a line begins; of a line in several, the one that holds what is looked for."""
    reached = start + len(text)
    there = [each for each in passages if each.start < reached and each.end > start]
    return next((each for each in there if _holds(each.text, printed)), next(iter(there), None))


def _holds(text: str, printed: Sequence[str]) -> bool:
    """Whether a text has every piece, however it is spaced; the zero before a day or month may be left out."""
    close = "".join(text.split()).casefold()
    return all(_has(close, "".join(piece.split()).casefold()) for piece in printed)


def _has(text: str, piece: str) -> bool:
    if not piece.isdigit():
        return piece in text
    return re.search(rf"(?<!\d)0?{piece.lstrip('0')}(?!\d)", text) is not None


def _dates(article: Article, asked: Particular) -> tuple[Stated, ...]:
    basis = _BASES[asked]
    stated = [each for each in article.particulars.dates if each.date.basis is basis]
    if stated:
        # The first that a line prints, else what only the page's markup says.
        first = next((each for each in stated if each.line is not None), stated[0])
        return (Stated(asked, first.date, line=first.line, printed=_pieces(first.date)),)
    return (Stated(asked, article.date),) if article.date.basis is basis else ()


def _pieces(date: SourceDate) -> tuple[str, ...]:
    return tuple((date.value or "").split("-"))


def _signers(article: Article) -> Iterator[Stated]:
    for each in article.particulars.signers:
        yield Stated(Particular.SIGNER, each.name, each.post, each.line, (each.name,))


def _authors(article: Article) -> Iterator[Stated]:
    for each in article.particulars.authors:
        yield Stated(Particular.AUTHOR, each.value, line=each.line, printed=(each.value,))


def _numbers(article: Article) -> Iterator[Stated]:
    for each in article.particulars.numbers:
        yield Stated(Particular.NUMBER, each.value, line=each.line, printed=(each.value,))


def _rests_on(article: Article) -> Iterator[Stated]:
    for each in article.particulars.rests_on:
        yield Stated(Particular.RESTS_ON, each.value, line=each.line, printed=(each.value,))


def _replaces(article: Article) -> Iterator[Stated]:
    # Few questions ask this, and what knows documents' numbers takes long to load.
    from knowledge.extraction.document_numbers import find_cited_numbers

    for line in article.lines:
        for found in _REPLACES.finditer(article.text[line.start : line.end]):
            for number in find_cited_numbers(found[0]):
                yield Stated(Particular.REPLACES, number, line=line.number, printed=(number,))


def _issuer(article: Article) -> Iterator[Stated]:
    issuer = article.particulars.issuer
    if issuer is not None:
        # It may be put together of two lines; its last word is on the last of them.
        yield Stated(Particular.ISSUER, issuer.value, line=issuer.line, printed=(issuer.value,))


def _source(article: Article) -> Iterator[Stated]:
    first = article.particulars.taken_from
    if first is not None:
        yield Stated(Particular.SOURCE, first.value, line=first.line, printed=(first.value,))
    elif article.publisher is not None:
        yield Stated(Particular.SOURCE, article.publisher)


_READERS: Mapping[Particular, Callable[[Article], Iterator[Stated]]] = {
    Particular.SIGNER: _signers,
    Particular.AUTHOR: _authors,
    Particular.NUMBER: _numbers,
    Particular.RESTS_ON: _rests_on,
    Particular.REPLACES: _replaces,
    Particular.ISSUER: _issuer,
    Particular.SOURCE: _source,
}
