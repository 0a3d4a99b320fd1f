"""Whom to ask in a province: the offices that ship, under what operators have set and confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, RowMapping

from knowledge.errors import ContactUnknown
from knowledge.places.offices import Body, Office, find_office, load_offices
from knowledge.records import Contact, PublicUrl, Record
from knowledge.store.database import put_row, writing
from knowledge.store.schema import collection_state, contacts
from knowledge.vietnamese.normalization import fold


class ContactDetails(Record):
    """What a person says of an office; none where nothing is said, an empty text where there is to be nothing."""

    name: str | None = None
    phone: str | None = None
    address: str | None = None
    email: str | None = None
    link: PublicUrl | None = None


class Confirmed(Record):
    """What somebody has confirmed of an office, and the day."""

    details: ContactDetails
    on: dt.date


class ContactEntry(Record):
    """One office as operators see it: what ships, what was set over it, and who has confirmed that, and when.

    ``province`` is one of today, `NATION` for the whole country. ``confirmed`` is what people still see while something
    newer waits. ``replaced`` is what stood before where something else was just set, in what `ContactBook.set` gives.
    """

    province: str
    body: Body
    office: Office | None = None
    details: ContactDetails = ContactDetails()
    set_on: dt.date | None = None
    set_by: str | None = None
    confirmed_on: dt.date | None = None
    confirmed_by: str | None = None
    confirmed: Confirmed | None = None
    replaced: ContactDetails = ContactDetails()

    @property
    def is_confirmed(self) -> bool:
        """Whether people see something that somebody has confirmed."""
        return self.confirmed_on is not None or self.confirmed is not None

    @property
    def waits(self) -> bool:
        """Whether something was set that nobody has confirmed yet."""
        return self.set_on is not None and self.confirmed_on is None

    @property
    def written(self) -> Contact | None:
        """All that is known, confirmed or not; none where not even a name is."""
        name = self.details.name or (self.office.name if self.office else None)
        if name is None:
            return None
        shipped = self.office.link if self.office else None
        return Contact(
            name=name,
            link=(shipped if self.details.link is None else self.details.link) or None,
            phone=self.details.phone or None,
            address=self.details.address or None,
            email=self.details.email or None,
            confirmed_on=self.confirmed_on,
            before_july_2025=self.confirmed_on is None and self.office is not None and self.office.before_july_2025,
        )

    @property
    def shown(self) -> Contact | None:
        """What people may see: what was confirmed last, and before anything was, name and link as they ship."""
        if self.confirmed_on is not None:
            return self.written
        if self.confirmed is not None:
            before = {"details": self.confirmed.details, "confirmed_on": self.confirmed.on}
            return self.model_copy(update=before).written
        return _entry(self.province, self.body, None).written

    @property
    def mark(self) -> str:
        """Eight letters that change with what was set of an office, so that nobody confirms what he has not seen."""
        return sha256(self.model_dump_json(include={"province", "body", "details"}).encode()).hexdigest()[:8]


class ContactBook:
    """The offices of every province in one database; every method blocks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> tuple[ContactEntry, ...]:
        """Every office that ships or was set: the nation's, then by province, that of industry and trade first."""
        with self._engine.connect() as connection:
            rows = {_key(row): row for row in connection.execute(sa.select(contacts)).mappings()}
        keys = sorted({*load_offices(), *rows}, key=lambda key: (fold(key[0]), key[0], key[1] is not Body.OFFICE))
        return tuple(_entry(*key, rows.get(key)) for key in keys)

    def of(self, province: str) -> tuple[ContactEntry, ContactEntry]:
        """The two bodies of a province of today, the office of industry and trade first; there may be no centre."""
        query = sa.select(contacts).where(contacts.c.province == province)
        with self._engine.connect() as connection:
            rows = {_key(row): row for row in connection.execute(query).mappings()}
        office, centre = (_entry(province, body, rows.get((province, body))) for body in Body)
        return office, centre

    def find(self, province: str) -> Contact | None:
        """Whom people are sent to: the office, unless its centre alone is confirmed; none for no such province."""
        office, centre = self.of(province)
        best = centre if centre.is_confirmed and not office.is_confirmed else office
        return best.shown

    def set(self, province: str, body: Body, details: ContactDetails, *, by: str, on: dt.date) -> ContactEntry:
        """Say something of an office; what was not said stays, and all of it has to be confirmed anew.

        Until it is, people see what was confirmed before. The entry says what was ``replaced``. Raises
        `ContactUnknown` for an office without a name.
        """
        with self._writing() as connection:
            before = _read(connection, province, body)
            said = details.model_dump(exclude_none=True)
            changes: dict[str, object] = {"details": before.details.model_copy(update=said), "set_on": on, "set_by": by}
            if before.confirmed_on is not None:
                changes["confirmed"] = Confirmed(details=before.details, on=before.confirmed_on)
            old = before.details.model_dump(include=set(said))
            replaced = ContactDetails(**{field: was for field, was in old.items() if was and was != said[field]})
            entry = before.model_copy(
                update={**changes, "replaced": replaced, "confirmed_on": None, "confirmed_by": None}
            )
            if entry.written is None:
                raise ContactUnknown(province, body.value)
            put_row(connection, contacts, _row(entry))
        return entry

    def confirm(
        self, province: str, body: Body, *, by: str, on: dt.date, seen: str | None = None
    ) -> ContactEntry | None:
        """Say that all which is written of an office is right; it is shown to people from then on.

        ``seen`` is the `mark` of what was looked at: none is returned, and nothing confirmed, where that has changed.
        Raises `ContactUnknown` where there is nothing to confirm.
        """
        with self._writing() as connection:
            before = _read(connection, province, body)
            if before.written is None:
                raise ContactUnknown(province, body.value)
            if seen is not None and seen != before.mark:
                return None
            entry = before.model_copy(update={"confirmed_on": on, "confirmed_by": by, "confirmed": None})
            put_row(connection, contacts, _row(entry))
        return entry

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self._engine) as connection:
            # One writer at a time on PostgreSQL as well: there may be no row yet that could be locked.
            connection.execute(sa.select(collection_state.c.version).with_for_update())
            yield connection


def _read(connection: Connection, province: str, body: Body) -> ContactEntry:
    query = sa.select(contacts).where(contacts.c.province == province, contacts.c.body == body.value)
    return _entry(province, body, connection.execute(query).mappings().first())


def _key(row: RowMapping) -> tuple[str, Body]:
    return row["province"], Body(row["body"])


def _entry(province: str, body: Body, row: RowMapping | None) -> ContactEntry:
    office = find_office(province, body)
    if row is None:
        return ContactEntry(province=province, body=body, office=office)
    details = {field: row[field] for field in ContactDetails.model_fields}
    days = {field: row[field] for field in ("set_on", "set_by", "confirmed_on", "confirmed_by", "confirmed")}
    return ContactEntry(province=province, body=body, office=office, details=ContactDetails(**details), **days)


def _row(entry: ContactEntry) -> dict[str, Any]:
    said = entry.model_dump(mode="json", include={"province", "body", "set_on", "set_by"})
    confirmed = entry.model_dump(mode="json", include={"confirmed_on", "confirmed_by", "confirmed"})
    return {**said, **entry.details.model_dump(), **confirmed}
