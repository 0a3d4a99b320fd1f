"""Plays a transcript: people act on the strict stand-in, and the real application answers from what ships."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.schema import metadata, updates
from knowledge.store.database import writing
from tests.conversations.checks import Heard, Shown, always_wrong, holds
from tests.conversations.library import opened_library
from tests.conversations.people import ELSEWHERE, Crowd, NothingToAnswer
from tests.conversations.script import TELEGRAM, Act, Check, Transcript, checks_for
from tests.support.bot_api import BotApi, Sent
from tests.support.bot_api.records import parsed
from tests.support.database import copy_library
from tests.support.serving import serving

# How long a message may take that nobody has asked for just now.
_UNASKED_SECONDS = 2.0
_DONE = sa.select(updates.c.done).where(updates.c.id == sa.bindparam("update"))


@dataclass(frozen=True)
class Played:
    """A step with all that came of it, by place, and the checks of it that do not hold."""

    act: Act
    heard: dict[str, Heard]
    failed: tuple[Check, ...]
    checks: int


async def play(transcript: Transcript, shipped: Path) -> list[Played]:
    """Every step of a transcript, on a copy of the library in the folder ``shipped``."""
    with TemporaryDirectory() as folder, BotApi() as api:
        copy_library(shipped, Path(folder))
        crowd = Crowd(api, transcript)
        async with _bot(api, Path(folder), crowd) as engine:
            stage = _Stage(api, engine, crowd)
            return [await stage.play(act) for act in transcript.acts]


@asynccontextmanager
async def _bot(api: BotApi, folder: Path, crowd: Crowd) -> AsyncIterator[Engine]:
    with opened_library(folder) as (library, assistant):
        operators = ",".join(str(crowd.id_of(name)) for name in sorted(crowd.transcript.operators))
        # People here pause by what is kept becoming older, of which an allowance in a process knows nothing.
        settings: dict[str, Any] = {"SXSH_OPERATOR_IDS": operators, "SXSH_QUESTIONS_A_MINUTE": 6000}
        async with serving(api, assistant, library.engine, **settings):
            yield library.engine


class _Stage:
    """Goes on from step to step and hears what each brings."""

    def __init__(self, api: BotApi, engine: Engine, crowd: Crowd) -> None:
        self._api = api
        self._engine = engine
        self._crowd = crowd

    async def play(self, act: Act) -> Played:
        grow_older(self._engine, act.waited)
        self._crowd.pass_time(act.waited)
        before = _Mark(self._api)
        try:
            update = self._crowd.act(act)
        except NothingToAnswer as missing:
            if act.how.endswith("nếu có"):
                return Played(act, {}, (), 0)
            lost = tuple(each for expected in act.expected for each in checks_for(TELEGRAM, expected.checks))
            return Played(act, {}, (Check(act.line, f"không có tin hay nút: {missing}"), *lost), len(lost) + 1)
        if update is not None:
            await self._api.until(lambda: self._is_handled(update))
        failed: list[Check] = []
        for expected in act.expected:
            place = self._crowd.private(expected.person) if expected.person else self._crowd.place(act.scene)
            checks = checks_for(TELEGRAM, expected.checks)
            wrong = [each for each in checks if not holds(each.text, before.heard(self._crowd, place))]
            if wrong and expected.person:
                await asyncio.sleep(_UNASKED_SECONDS)
                wrong = [each for each in wrong if not holds(each.text, before.heard(self._crowd, place))]
            failed += wrong
        heard = {place: before.heard(self._crowd, place) for place in self._crowd.places()}
        failed += [Check(act.line, f"luôn phải: {wrong}") for wrong in self._always_wrong(before, heard)]
        return Played(act, heard, tuple(failed), sum(len(checks_for(TELEGRAM, each.checks)) for each in act.expected))

    def _always_wrong(self, before: _Mark, heard: dict[str, Heard]) -> Iterator[str]:
        for each in heard.values():
            yield from always_wrong(each)
        if heard[ELSEWHERE].messages:
            yield "tin vào chủ đề hay nhóm khác"
        for call in self._api.calls[before.calls :]:
            if call.refusal is not None and call.refusal.code == 400:
                yield f"Telegram từ chối {call.method}: {call.refusal.description}"

    def _is_handled(self, update: int) -> bool:
        with self._engine.connect() as connection:
            return bool(connection.scalar(_DONE, {"update": update}))


class _Mark:
    """How far everything had come before a step."""

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self.calls, self._toasts = len(api.calls), len(api.toasts)
        self._before = {each.message_id: (len(each.edits), each.keyboard) for each in api.sent}

    def heard(self, crowd: Crowd, place: str) -> Heard:
        """What has come since then in a place."""
        # By their numbers: what was asked by a message that is gone moves the others.
        new = [each for each in self._api.sent if each.message_id not in self._before]
        edited = [each for each in self._api.sent if self._is_other(each)]
        there = [each for each in [*edited, *new] if crowd.place_of(each) == place]
        return Heard(
            tuple(_shown(each, is_edit=each.message_id in self._before) for each in there),
            tuple(toast["text"] for toast in self._api.toasts[self._toasts :] if toast["text"]),
            tuple(self._reactions()),
            crowd.last_in(place),
        )

    def _is_other(self, sent: Sent) -> bool:
        """Whether a message that was there says something else now, or has other buttons."""
        now = len(sent.edits), sent.keyboard
        return self._before.get(sent.message_id, now) != now

    def _reactions(self) -> Iterator[str]:
        for call in self._api.calls[self.calls :]:
            if call.method == "setMessageReaction" and call.refusal is None:
                yield from (str(each.get("emoji", "")) for each in parsed(call.params.get("reaction")) or ())


def _shown(sent: Sent, *, is_edit: bool) -> Shown:
    rows = (sent.keyboard or {}).get("inline_keyboard", [])
    return Shown(
        sent.message_id,
        sent.text,
        sent.written,
        sent.html,
        tuple(sent.buttons),
        tuple(tuple(button["text"] for button in row) for row in rows),
        sent.kind,
        sent.file,
        bool((sent.keyboard or {}).get("force_reply")),
        is_edit,
        sent.reply_to,
    )


def grow_older(engine: Engine, seconds: int) -> None:
    """Let time pass: whatever the bot keeps with a time of its own is older by so much."""
    with writing(engine) as connection:
        for statement in _older():
            connection.execute(statement, {"passed": seconds})


@cache
def _older() -> tuple[sa.Update, ...]:
    """What makes each table with times older, made once: it is done before every step."""
    times = ((table, list(filter(_holds_a_time, table.c))) for table in metadata.sorted_tables)
    return tuple(
        table.update().values({each: each - sa.bindparam("passed") for each in columns})
        for table, columns in times
        if columns
    )


def _holds_a_time(column: sa.Column[Any]) -> bool:
    return (column.name == "at" or column.name.endswith("_at")) and isinstance(column.type, sa.Integer | sa.Float)
