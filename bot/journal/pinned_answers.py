"""Answers that the editors have approved for a group of questions."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
import unicodedata
from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.question_decisions import QuestionDecisions, counts_as
from bot.journal.schema import editorial_answers
from knowledge.dates.calendar import parse_typed_date
from knowledge.late_patterns import late_pattern
from knowledge.records import Basis, Record, SourceDate, public_url
from knowledge.store.database import writing
from knowledge.vietnamese.normalization import fold
from retrieval.answers.citation import cite_pinned
from retrieval.query.similarity import QueryKey, query_key
from retrieval.records import Answer, Status

_URL = late_pattern(r"https?://[^\s<>]+")
# What ends a sentence behind an address.
_TRAILING = ".,;:!?)"
_SOURCE = late_pattern(r"(?:^|(?<=\s))(?:nguồn|nguon)\s*:\s*(?P<source>.+)\s*$", re.IGNORECASE | re.DOTALL)
# Without a colon: the last clause of the text, "2 tỷ, nguồn báo giá công ty A".
_CLAUSE = late_pattern(r"[.,;(–\n-] ?(?:theo )?(?:nguồn|nguon) (?P<first>\w+)", re.IGNORECASE)
# Many other things have a "nguồn" in front: water, capital, power, origin.
_NO_SOURCES = frozenset(
    {"nuoc", "von", "luc", "thai", "dien", "nang", "nhan", "kinh", "goc", "tai", "thu", "nguyen"}
) | {*("nhiet", "phat", "o", "sang", "hang", "cung", "ngan", "khi", "ho", "dau", "nhien", "chi", "loi", "cap")}
# A month or a day that stands behind the name with nothing between them.
_BARE_DATE = late_pattern(
    r"(?P<title>.*[^\W\d_])(?P<basis>)\s(?P<date>(?:\d{1,2}/)?\d{1,2}/(?:19|20)\d\d)\.?", re.DOTALL
)
# A date is the source's when it ends the line: "Thông tư 221/2012/TT-BTC, ngày 24/12/2012", "Báo Công Thương (5/2019)".
_DATE = late_pattern(
    r"(?P<title>.+?)\s*[,;·(]\s*(?P<basis>ban hành|đăng|cập nhật)?\s*"
    r"(?P<date>(?:ngày |tháng |năm )?\d[^,;·()]*?)[).\s]*",
    re.IGNORECASE | re.DOTALL,
)
_BASES = {"ban hành": Basis.ISSUED, "đăng": Basis.PUBLISHED, "cập nhật": Basis.UPDATED}
# What an authority issues; everything else is published.
_ISSUED = late_pattern(
    r"luật|pháp lệnh|nghị (?:định|quyết)|thông tư|quyết định|chỉ thị|công văn|kế hoạch|thông báo", re.IGNORECASE
)
# Asked before every search, and as often as somebody waits to be told.
_ALL = sa.select(editorial_answers).order_by(editorial_answers.c.at.desc(), editorial_answers.c.id)
_IDS = sa.select(editorial_answers.c.id).order_by(editorial_answers.c.id)


class PinnedAnswer(Record):
    """An approved answer: the question it was written for, its text, and the source it names."""

    id: str
    at: int
    question: str
    text: str
    source: str
    url: str | None = None

    def as_answer(self) -> Answer:
        """The answer to any question that asks the same; its source has the date that the editor gave, or none."""
        source, date = part_date(self.source)
        return Answer(
            status=Status.ANSWERED,
            question=self.question,
            headline=self.text,
            citations=(cite_pinned(f"editorial-{self.id}", self.text, source, self.url, date),),
            confidence=1.0,
        )


def part_source(written: str) -> tuple[str, str, str | None]:
    """An editor's message as text, source and address: "Nguồn: …" or ", nguồn …" at its end, or an address in it.

    Raises ``ValueError`` when there is no text, or no source.
    """
    found = _SOURCE.search(written)
    text = (written[: found.start()] if found else written).strip()
    source = found["source"].strip() if found else ""
    if found is None:
        text, source = _part_clause(text)
    found = _URL.search(source or written)
    address = found[0].rstrip(_TRAILING) if found else None
    if not source and address:
        text, source = text.replace(address, "").strip(), address
    if not text or not source:
        raise ValueError("an approved answer needs a text and a source")
    return text, _named(source, address), public_url(address) if address else None


def _part_clause(written: str) -> tuple[str, str]:
    """A text as what stands before its last clause that names a source, and that source; all of it and none."""
    line = "\n".join(" ".join(each.split()) for each in written.splitlines())
    found = next(reversed(list(_CLAUSE.finditer(line))), None)
    source = line[found.start("first") :].rstrip(" )") if found else ""
    if found is None or fold(found["first"]) in _NO_SOURCES or "?" in source or "\n" in source:
        return written, ""
    return line[: found.start()].strip(), source


def names_source(written: str) -> bool:
    """Whether a message is a text with its source."""
    try:
        part_source(written)
    except ValueError:
        return False
    return True


def _named(source: str, address: str | None) -> str:
    """What a source is called, without an address that stands behind its name."""
    before, _, behind = source.partition(address) if address else (source, "", "")
    name = before.rstrip(" ,;:(")
    return f"{name}{behind.lstrip(')')}" if name else source


def part_date(source: str) -> tuple[str, SourceDate]:
    """A named source as its title and its date, which is none unless the line ends with one."""
    written = unicodedata.normalize("NFC", source).strip()
    # What an authority issues has a number that looks like a month: "Thông tư 12/2012".
    found = _DATE.fullmatch(written) or (None if _ISSUED.match(written) else _BARE_DATE.fullmatch(written))
    if found is None:
        return source, SourceDate()
    try:
        date = parse_typed_date(found["date"])
    except ValueError:
        return source, SourceDate()
    likely = Basis.ISSUED if _ISSUED.match(found["title"]) else Basis.PUBLISHED
    return found["title"], SourceDate.of(_BASES.get((found["basis"] or "").lower(), likely), *date)


class PinnedAnswers:
    """The approved answers; every method blocks."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock
        self._decisions = QuestionDecisions(engine)

    def pin(self, question: str, text: str, source: str, url: str | None) -> PinnedAnswer:
        """Approve an answer for a question and those like it; an earlier one for the same is replaced."""
        approved = self.all()
        # Later than any before it, so that the newest is the last that was approved, in whichever second.
        at = max([int(self._clock()), *(each.at + 1 for each in approved[:1])])
        pinned = PinnedAnswer(id=secrets.token_hex(8), at=at, question=question, text=text, source=source, url=url)
        same = [each.id for each in approved if query_key(each.question).matches(query_key(question))]
        with writing(self._engine) as connection:
            connection.execute(editorial_answers.delete().where(editorial_answers.c.id.in_(same)))
            connection.execute(editorial_answers.insert().values(pinned.model_dump()))
        return pinned

    def all(self) -> list[PinnedAnswer]:
        """Every approved answer, newest first."""
        with self._engine.connect() as connection:
            return [PinnedAnswer.model_validate(dict(row)) for row in connection.execute(_ALL).mappings()]

    def state(self) -> str:
        """Another text whenever an answer was approved or taken back."""
        with self._engine.connect() as connection:
            ids = connection.execute(_IDS).scalars().all()
        return hashlib.sha256(" ".join(ids).encode()).hexdigest()[:16]

    def find(self, key: QueryKey) -> Answer | None:
        """The newest approved answer to questions that ask what it was written for, or were said to ask the same."""
        approved = self.all()
        if not approved:
            return None
        merged = next((each for each in self._decisions.merges() if query_key(each.question).matches(key)), None)
        keys = [key] if merged is None else [key, query_key(counts_as(merged.into, self._decisions.merges()))]
        alike = (pinned for each in keys for pinned in approved if query_key(pinned.question).matches(each))
        pinned = next(alike, None)
        return pinned.as_answer() if pinned is not None else None

    def unpin(self, pinned_id: str) -> bool:
        """Take an approved answer back; false when it is not there any more."""
        with writing(self._engine) as connection:
            return (
                connection.execute(editorial_answers.delete().where(editorial_answers.c.id == pinned_id)).rowcount > 0
            )
