"""Metadata corrected by hand: what a person said about an article wins over what the page seemed to say."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from knowledge.records import (
    CITED_BASES,
    Article,
    Basis,
    Named,
    Particulars,
    Place,
    PlaceEvidence,
    PublicUrl,
    Record,
    Signer,
    SourceDate,
    StatedDate,
    StatedPlace,
)

_OF_THE_ARTICLE = ("title", "publisher", "url", "date", "places")
_OF_ITSELF = ("authors", "signers", "numbers", "rests_on", "issuer", "taken_from")


class Corrections(Record):
    """The fields a person has set; a field that is not set was left to the machine.

    What is set to none, or to nothing of many, is said not to be there. ``dates`` are the article's other dates, by
    their basis.
    """

    title: str | None = None
    publisher: str | None = None
    url: PublicUrl | None = None
    date: SourceDate | None = None
    places: tuple[Place, ...] | None = None
    authors: tuple[Named, ...] = ()
    signers: tuple[Signer, ...] = ()
    numbers: tuple[Named, ...] = ()
    rests_on: tuple[Named, ...] = ()
    issuer: Named | None = None
    taken_from: Named | None = None
    dates: dict[Basis, SourceDate] = Field(default_factory=dict)

    def over(self, earlier: Corrections) -> Corrections:
        """Earlier corrections with these on top."""
        given = self.fields()
        if "dates" in given:
            given["dates"] = earlier.dates | self.dates
        return earlier.model_copy(update=given)

    def fields(self) -> dict[str, Any]:
        """The corrected fields alone."""
        return {name: value for name, value in self if name in self.model_fields_set}

    def to_json(self) -> dict[str, Any]:
        """What is kept of them, from which `model_validate` makes the same."""
        return self.model_dump(mode="json", include=self.model_fields_set)

    def on(self, article: Article) -> Article:
        """The article as the person wants it; what it says of itself goes along with its date and places."""
        given = self.fields()
        about = {name: given[name] for name in _OF_ITSELF if name in given}
        if "dates" in given or "date" in given:
            about["dates"] = self._dates(article.particulars)
        if "places" in given:
            declared = PlaceEvidence.DECLARED
            about["places"] = tuple(StatedPlace(place=place, evidence=declared) for place in self.places or ())
        changed = {name: given[name] for name in _OF_THE_ARTICLE if name in given}
        for name, empty in (("date", SourceDate()), ("places", ())):
            if name in changed and changed[name] is None:
                changed[name] = empty
        if about:
            changed["particulars"] = article.particulars.model_copy(update=about)
        return article.model_copy(update=changed)

    def _dates(self, found: Particulars) -> tuple[StatedDate, ...]:
        """The dates that were set, then those found of which nothing was said."""
        said = dict(self.dates)
        if "date" in self.model_fields_set:
            chosen = self.date or SourceDate()
            said |= {chosen.basis: chosen} if chosen.value else dict.fromkeys(CITED_BASES, chosen)
        mine = tuple(StatedDate(date=date) for date in said.values() if date.value)
        return (*mine, *(each for each in found.dates if each.date.basis not in said))
