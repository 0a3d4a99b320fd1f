"""What an article says about itself as lines of a label and a value, for a phone and a terminal alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot import texts
from knowledge.records import Article, Place

_said = texts.particulars


def list_checked(article: Article) -> Iterator[tuple[str, str]]:
    """What an official would check first: number, issuer, signer, author, source; what is not said has no line."""
    about = article.particulars
    yield from _line(_said.NUMBERS, (each.value for each in about.numbers))
    if about.issuer is not None:
        yield _said.ISSUER, about.issuer.value
    yield from _line(_said.SIGNERS, (_said.signer(each.name, each.post) for each in about.signers))
    yield from _line(_said.AUTHORS, (each.value for each in about.authors))
    if about.taken_from is not None:
        yield _said.TAKEN_FROM, about.taken_from.value
    yield from _line(_said.CONVERTED, (_said.ENCODINGS[each] for each in about.converted_from))
    if about.scanned is not None:
        yield _said.SCANNED, _said.scanned(about.scanned)


def list_particulars(article: Article) -> Iterator[tuple[str, str]]:
    """All of it: what is checked first, then the papers it rests on, its dates and its places."""
    about = article.particulars
    yield from list_checked(article)
    yield from _line(_said.RESTS_ON, (each.value for each in about.rests_on))
    yield from _line(_said.DATES, (_said.stated_date(each.date) for each in about.dates))
    yield from _line(_said.PLACES, (_said.stated_place(_named(each.place), each.evidence) for each in about.places))


def _line(label: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    named = list(dict.fromkeys(values))
    if named:
        yield label, _said.all_of(named)


def _named(place: Place) -> str:
    province = texts.answers.place(place.province, place.province_now)
    return f"{place.district}, {province}" if place.district else province
