"""What operators say of an office is shown to people once somebody has confirmed it, and not before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.engine import Engine

from knowledge.errors import ContactUnknown
from knowledge.places.offices import NATION, Body, load_offices
from knowledge.records import Contact
from knowledge.store.contacts import ContactBook, ContactDetails
from knowledge.store.database import open_database

SET, CONFIRMED = dt.date(2026, 10, 11), dt.date(2026, 10, 12)
PHONE = ContactDetails(phone="0238 3844 555")
SHIPPED = Contact(name="Sở Công Thương Nghệ An", before_july_2025=True)


@pytest.fixture
def engine(library_url: str) -> Iterator[Engine]:
    """An empty database of either kind."""
    opened = open_database(library_url)
    yield opened
    opened.dispose()


@pytest.fixture
def book(engine: Engine) -> ContactBook:
    return ContactBook(engine)


def test_what_ships_is_there_without_anybody_having_set_it(book: ContactBook) -> None:
    """By name, with the link of its own site where one is known; each office once, the nation's first."""
    assert book.find("Nghệ An") == SHIPPED
    linked = book.find("Lai Châu")
    assert linked is not None
    assert (linked.link, linked.before_july_2025) == ("http://sct.laichau.gov.vn", True)
    assert book.find("Lào") is None
    entries = book.all()
    assert (entries[0].province, len(entries)) == (NATION, len(load_offices()))
    assert [each.body for each in entries if each.province == "Nghệ An"] == [Body.OFFICE, Body.CENTRE]


def test_a_number_is_shown_from_the_day_it_is_confirmed(book: ContactBook) -> None:
    """Until then operators alone see it; a page of before July 2025 no longer matters when a person has looked."""
    waiting = book.set("Nghệ An", Body.OFFICE, PHONE, by="a", on=SET)
    assert waiting.waits
    assert waiting.written == SHIPPED.model_copy(update={"phone": "0238 3844 555"})
    assert book.find("Nghệ An") == SHIPPED
    confirmed = book.confirm("Nghệ An", Body.OFFICE, by="b", on=CONFIRMED)
    assert confirmed is not None
    assert (confirmed.set_by, confirmed.confirmed_by, confirmed.waits) == ("a", "b", False)
    assert book.of("Nghệ An")[0] == confirmed
    assert book.find("Nghệ An") == Contact(
        name="Sở Công Thương Nghệ An", phone="0238 3844 555", confirmed_on=CONFIRMED, before_july_2025=False
    )


def test_what_was_confirmed_is_shown_until_the_new_is(book: ContactBook) -> None:
    """What was not said anew is kept; the day is that of what is shown, however often something is set."""
    book.set("Nghệ An", Body.OFFICE, PHONE, by="a", on=SET)
    book.confirm("Nghệ An", Body.OFFICE, by="a", on=SET)
    before = book.find("Nghệ An")
    anew = book.set("Nghệ An", Body.OFFICE, ContactDetails(address="12 Lê Lợi, Vinh"), by="a", on=CONFIRMED)
    assert (anew.details.phone, anew.details.address) == ("0238 3844 555", "12 Lê Lợi, Vinh")
    assert (anew.confirmed_on, anew.confirmed_by, anew.waits) == (None, None, True)
    book.set("Nghệ An", Body.OFFICE, ContactDetails(phone="1022"), by="a", on=CONFIRMED)
    assert book.find("Nghệ An") == before
    assert before is not None
    assert (before.phone, before.address, before.confirmed_on) == ("0238 3844 555", None, SET)
    book.confirm("Nghệ An", Body.OFFICE, by="b", on=CONFIRMED)
    shown = book.find("Nghệ An")
    assert shown is not None
    assert (shown.phone, shown.address, shown.confirmed_on) == ("1022", "12 Lê Lợi, Vinh", CONFIRMED)
    assert book.of("Nghệ An")[0].confirmed is None


def test_what_is_replaced_is_told(book: ContactBook) -> None:
    """Not what stays, and nothing where nothing stood."""
    assert book.set("Nghệ An", Body.OFFICE, PHONE, by="a", on=SET).replaced == ContactDetails()
    said = ContactDetails(phone="1022", address="12 Lê Lợi")
    assert book.set("Nghệ An", Body.OFFICE, said, by="a", on=SET).replaced == PHONE
    assert book.set("Nghệ An", Body.OFFICE, said, by="a", on=SET).replaced == ContactDetails()


def test_an_empty_text_clears_what_was_set_or_shipped(book: ContactBook) -> None:
    """A link that leads nowhere any more is taken away by an operator."""
    cleared = book.set("Lai Châu", Body.OFFICE, ContactDetails(phone="", link=""), by="a", on=SET)
    assert cleared.written is not None
    assert (cleared.written.phone, cleared.written.link) == (None, None)
    shown = book.find("Lai Châu")
    assert shown is not None
    assert shown.link == "http://sct.laichau.gov.vn"
    book.confirm("Lai Châu", Body.OFFICE, by="a", on=CONFIRMED)
    assert book.find("Lai Châu") == Contact(name="Sở Công Thương Lai Châu", confirmed_on=CONFIRMED)


def test_what_ships_can_be_confirmed_as_it_is(book: ContactBook) -> None:
    """Nothing has to be set: somebody has looked, and name and link are right."""
    book.confirm("Đồng Tháp", Body.OFFICE, by="a", on=CONFIRMED)
    shown = book.find("Đồng Tháp")
    assert shown == Contact(name="Sở Công Thương Đồng Tháp", link="https://sct.dongthap.gov.vn", confirmed_on=CONFIRMED)


def test_the_centre_is_named_where_it_alone_was_confirmed(book: ContactBook) -> None:
    """The office goes first in any other case."""
    book.set("Nghệ An", Body.CENTRE, PHONE, by="a", on=SET)
    assert book.find("Nghệ An") == SHIPPED
    book.confirm("Nghệ An", Body.CENTRE, by="a", on=CONFIRMED)
    best = book.find("Nghệ An")
    assert best is not None
    assert best.name == "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Nghệ An"
    book.confirm("Nghệ An", Body.OFFICE, by="a", on=CONFIRMED)
    assert book.find("Nghệ An") == Contact(name="Sở Công Thương Nghệ An", confirmed_on=CONFIRMED)


def test_a_centre_that_nobody_has_named_needs_a_name_first(book: ContactBook) -> None:
    """No name is made up for it; with one it is listed beside those that ship."""
    with pytest.raises(ContactUnknown) as unnamed:
        book.set("Lào Cai", Body.CENTRE, PHONE, by="a", on=SET)
    assert (unnamed.value.province, unnamed.value.body) == ("Lào Cai", "centre")
    with pytest.raises(ContactUnknown):
        book.confirm("Lào Cai", Body.CENTRE, by="a", on=CONFIRMED)
    book.set("Lào Cai", Body.CENTRE, ContactDetails(name="Trung tâm Khuyến công Lào Cai"), by="a", on=SET)
    assert [each.body for each in book.all() if each.province == "Lào Cai"] == [Body.OFFICE, Body.CENTRE]
    assert book.of("Lào Cai")[1].shown is None


def test_nobody_confirms_what_he_has_not_seen(book: ContactBook) -> None:
    """Between the looking and the pressing somebody else has set another number."""
    seen = book.set("Nghệ An", Body.OFFICE, PHONE, by="a", on=SET).mark
    other = book.set("Nghệ An", Body.OFFICE, ContactDetails(phone="0238 3844 556"), by="b", on=SET)
    assert book.confirm("Nghệ An", Body.OFFICE, by="a", on=CONFIRMED, seen=seen) is None
    assert book.find("Nghệ An") == SHIPPED
    assert book.confirm("Nghệ An", Body.OFFICE, by="a", on=CONFIRMED, seen=other.mark) is not None


def test_what_two_operators_say_at_once_is_kept_of_both(book: ContactBook) -> None:
    """Each has said another thing of an office of which nothing was known."""
    said = [ContactDetails(phone="1022"), ContactDetails(address="12 Lê Lợi"), ContactDetails(email="a@b.vn")]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda each: book.set("Huế", Body.OFFICE, each, by="a", on=SET), said))
    assert book.of("Huế")[0].details == ContactDetails(phone="1022", address="12 Lê Lợi", email="a@b.vn")
