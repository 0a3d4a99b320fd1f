"""Whom to ask where there is no sure answer: the office of the province of today that was asked about, or preferred."""

from __future__ import annotations

from knowledge.places import province_now
from knowledge.places.offices import merged_into
from knowledge.records import Contact
from knowledge.store.contacts import ContactBook
from retrieval.answers.wording import Wording
from retrieval.query.moments import Moment
from retrieval.query.other_worlds import find_other_world
from retrieval.query.query import Query
from retrieval.query.scope import Scope


def find_province(query: Query, preferred: Scope) -> str | None:
    """The province whose office knows more, by its name before July 2025; none where no office would.

    That is the first one asked about, or else the preferred one. Who asks about no place is sent to nobody, and neither
    is who asks for the weather.
    """
    groups = query.scope.groups or preferred.groups
    if not groups or query.moment is Moment.TODAY:
        return None
    if find_other_world(query.searched, typed_without_marks=query.typed_without_marks) is not None:
        return None
    return groups[0][0]


def find_contact(province: str, book: ContactBook) -> Contact | None:
    """Whom to ask about a province of before July 2025: the office of the one that it is now."""
    return book.find(province_now(province))


def say_whom_to_ask(contact: Contact, province: str, wording: Wording) -> str:
    """The next step that sends a person there; of a province that was taken in it says so."""
    merged = merged_into(province, province_now(province))
    return wording.whom_to_ask(contact, province if merged else None)


def advise_unreachable(contact: Contact, wording: Wording) -> tuple[str, ...]:
    """The next step where nothing but the name of an office is known: who asks for its address has that."""
    known = contact.link or contact.phone or contact.address or contact.email
    return () if known else (wording.unreachable(contact.name),)
