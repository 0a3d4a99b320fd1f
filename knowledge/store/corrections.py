"""Metadata corrected by hand: what a person said about an article wins over what the page seemed to say."""

from __future__ import annotations

from knowledge.records import Place, PublicUrl, Record, SourceDate


class Corrections(Record):
    """The fields a person has set; a field that is none was left to the machine."""

    title: str | None = None
    publisher: str | None = None
    url: PublicUrl | None = None
    date: SourceDate | None = None
    places: tuple[Place, ...] | None = None

    def over(self, earlier: Corrections) -> Corrections:
        """Earlier corrections with these on top."""
        return earlier.model_copy(update=self.fields())

    def fields(self) -> dict[str, object]:
        """The corrected fields alone, by the name they have in an `Article`."""
        return {name: value for name, value in self if value is not None}
