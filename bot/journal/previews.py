"""Documents that an operator looks at before they are added."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.engine import Engine, RowMapping

from bot.journal.schema import previews
from knowledge.records import Article, Record
from knowledge.store.corrections import Corrections
from knowledge.store.database import writing
from knowledge.store.draft import Draft
from knowledge.store.library import Foreseen
from knowledge.store.targets import follow_places
from knowledge.targets import TargetCorrection

# A preview that nobody has decided on for a day is forgotten.
_KEPT_SECONDS = 24 * 3600


class Preview(Record):
    """A document as it would be kept.

    ``target_corrections`` are what the operator said about figures, by their fingerprint.
    """

    id: str
    draft: Draft
    corrections: Corrections
    target_corrections: dict[str, TargetCorrection] = Field(default_factory=dict)

    @property
    def article(self) -> Article:
        """The article with the operator's corrections on top."""
        return self.corrections.on(self.draft.article)

    def as_kept(self, foreseen: Foreseen) -> Preview:
        """The same with what people have said before of the article that it takes the place of: what will be kept."""
        corrections = self.corrections.over(foreseen.corrections)
        found = follow_places(self.draft.targets, self.draft.article, corrections.on(self.draft.article))
        changed = {
            "draft": self.draft.model_copy(update={"targets": found}),
            "corrections": corrections,
            "target_corrections": {**foreseen.said, **self.target_corrections},
        }
        return self.model_copy(update=changed)


class Previews:
    """Previews by operator; every method blocks."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def keep(self, person: str, draft: Draft) -> Preview:
        """Keep a new preview."""
        now = int(self._clock())
        preview = Preview(id=secrets.token_hex(8), draft=draft, corrections=Corrections())
        row = {
            "id": preview.id,
            "at": now,
            "person": person,
            "draft": draft.model_dump(mode="json"),
            "corrections": {},
            "said": {},
        }
        with writing(self._engine) as connection:
            connection.execute(previews.insert().values(row))
        return preview

    def prune(self) -> None:
        """Forget what was left undecided for a day."""
        with writing(self._engine) as connection:
            connection.execute(previews.delete().where(previews.c.at < self._clock() - _KEPT_SECONDS))

    def find(self, person: str, preview_id: str) -> Preview | None:
        """The operator's own preview with this id."""
        query = sa.select(previews).where(previews.c.id == preview_id, previews.c.person == person)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return _preview(row) if row is not None else None

    def correct(self, preview_id: str, corrections: Corrections) -> None:
        """Put corrections on top of earlier ones."""
        with writing(self._engine) as connection:
            query = sa.select(previews.c.corrections).where(previews.c.id == preview_id).with_for_update()
            earlier = Corrections.model_validate(connection.execute(query).scalar() or {})
            merged = corrections.over(earlier).to_json()
            connection.execute(previews.update().where(previews.c.id == preview_id).values(corrections=merged))

    def correct_target(self, preview_id: str, fingerprint: str, correction: TargetCorrection) -> None:
        """Keep what the operator says about one figure."""
        with writing(self._engine) as connection:
            query = sa.select(previews.c.said).where(previews.c.id == preview_id).with_for_update()
            said = dict(connection.execute(query).scalar() or {})
            said[fingerprint] = correction.model_dump(mode="json", exclude_none=True)
            connection.execute(previews.update().where(previews.c.id == preview_id).values(said=said))

    def drop(self, preview_id: str) -> bool:
        """Forget a preview; false when somebody was faster."""
        with writing(self._engine) as connection:
            return connection.execute(previews.delete().where(previews.c.id == preview_id)).rowcount > 0


def _preview(row: RowMapping) -> Preview:
    return Preview(
        id=row["id"],
        draft=Draft.model_validate(row["draft"]),
        corrections=Corrections.model_validate(row["corrections"]),
        target_corrections={key: TargetCorrection.model_validate(value) for key, value in (row["said"] or {}).items()},
    )
