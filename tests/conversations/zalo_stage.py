"""Plays a transcript in Zalo: where a button is pressed in Telegram, its number is typed here."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import Engine

from bot.journal.answers import Journal
from bot.journal.open_choices import OpenChoices
from bot.views.copied import compose_copied
from tests.conversations.checks import Heard, Shown, holds
from tests.conversations.library import opened_library
from tests.conversations.script import ZALO, Act, Check, Scene, Transcript, checks_for, place_named
from tests.conversations.stage import Played, grow_older
from tests.support.database import copy_library
from tests.support.serving import NAMES
from tests.support.zalo_api import Sent, ZaloApi
from tests.support.zalo_api.people import name_of
from tests.support.zalo_serving import handled, zalo_serving

# What is done in Telegram alone: nothing can be edited, quoted or forwarded so that the bot learns of it.
_NOT_HERE = frozenset({"sửa câu trước", "trích", "chuyển tiếp", "gửi tệp"})
# What is of Telegram's messages alone: they can be edited, answer another, or get a reaction; a phone's screen of lines
# is without addresses there.
_NOT_CHECKED = re.compile(r"sửa tin trước|không sửa|trả lời|hỏi lại|cảm xúc:.*|(?:số dòng|đơn vị|số tin) .*")
_NUMBERED = re.compile(r"(?P<first>\d+)(?:–\d+)?\. (?P<label>.+?)(?= · \d+\. |$)")
_HEADINGS = ("Trả lời bằng số", "Nhắc tên mình kèm số", "Chưa ổn ở đâu", "Bạn muốn xem biểu đồ nào")
_NAME = "Bot SXSH"
_MOST_MESSAGES = 4


async def play_on_zalo(transcript: Transcript, shipped: Path) -> list[Played]:
    """Every step that can be done in Zalo, on a copy of the library in the folder ``shipped``."""
    with TemporaryDirectory() as folder, ZaloApi() as api:
        copy_library(shipped, Path(folder))
        async with _bot(api, Path(folder)) as engine:
            stage = _Stage(api, engine, transcript)
            return [await stage.play(act) for act in transcript.acts if _can_be_done(act)]


def _can_be_done(act: Act) -> bool:
    """Whether a step is one in Zalo, where the bot learns of no reply: what is said to others expects silence."""
    checks = [check for each in act.expected for check in each.checks]
    here = checks_for(ZALO, checks)
    if act.how in _NOT_HERE or (checks and not here):
        return False
    replies = act.how == "trả lời" and (act.whom not in {"Bot", None} or act.about is not None)
    return not replies or _is_silent(here)


def _is_silent(checks: Sequence[Check]) -> bool:
    return [check.text for check in checks] == ["im lặng"]


@asynccontextmanager
async def _bot(api: ZaloApi, folder: Path) -> AsyncIterator[Engine]:
    with opened_library(folder) as (library, assistant):
        async with zalo_serving(api, assistant, library.engine, SXSH_WEB_URL="https://sxsh.example.org"):
            yield library.engine


class _Stage:
    """Goes on from step to step and hears what each brings."""

    def __init__(self, api: ZaloApi, engine: Engine, transcript: Transcript) -> None:
        self._api = api
        self._engine = engine
        names = dict.fromkeys(act.who for act in transcript.acts)
        self._people = {name: str(number) for number, name in enumerate(names, 101)}
        groups = dict.fromkeys(_group_of(act.scene) for act in transcript.acts if act.scene.group)
        self._groups = {name: str(number) for number, name in enumerate(groups, 901)}

    async def play(self, act: Act) -> Played:
        grow_older(self._engine, act.waited)
        expected = [(each, checks_for(ZALO, each.checks)) for each in act.expected]
        number = self._number_of(act) if act.how.startswith("bấm") else None
        if act.how.startswith("bấm") and number is None:
            if act.how.endswith("nếu có"):
                return Played(act, {}, (), 0)
            lost = [check for _, checks in expected for check in checks]
            return Played(act, {}, (Check(act.line, f"không có số: {act.text}"), *lost), len(lost) + 1)
        before, refused = len(self._api.sent), len(self._api.calls)
        await handled(self._api, self._engine, self._say(act, number))
        heard = {place: self._heard(before, chat) for place, chat in self._places().items()}
        failed = [Check(act.line, f"luôn phải: {wrong}") for wrong in self._always_wrong(heard, refused)]
        for each, checks in expected:
            place = place_named(Scene(person=each.person) if each.person else act.scene)
            looked_at = [check for check in checks if self._is_checked(act, check)]
            failed += [check for check in looked_at if not holds(check.text, heard[place])]
        return Played(act, heard, tuple(failed), sum(len(checks) for _, checks in expected))

    def _is_checked(self, act: Act, check: Check) -> bool:
        """Whether a promise is one in Zalo; where a press would have popped up, a line is said."""
        return not _NOT_CHECKED.fullmatch(check.text) and not (check.text == "im lặng" and act.how.startswith("bấm"))

    def _say(self, act: Act, number: int | None) -> object:
        """Write what a line says, as it is written in Zalo; in a group what is meant for the bot names it."""
        person, group = self._people[act.who], self._groups.get(_group_of(act.scene))
        text = str(number) if number is not None else act.text
        silent = _is_silent([check for each in act.expected for check in checks_for(ZALO, each.checks)])
        if group is not None and (number is not None or (act.how == "trả lời" and not silent)):
            text = f"@{_NAME} {text}"
        if act.how == "gửi ảnh":
            return self._api.send("image", person, group, photo="https://e.org/a.jpg", caption=text)
        if act.how == "gửi nhãn dán":
            return self._api.send("sticker", person, group, sticker="x")
        return self._api.say(text.replace("@sxsh_bot", f"@{_NAME}"), person, group)

    def _number_of(self, act: Act) -> int | None:
        """The number of a choice by its label, in the last message with numbers in this place."""
        sent = [each for each in self._api.sent if each.chat == name_of(self._chat_of(act.scene))]
        offered = next((found for each in reversed(sent) if (found := list(_choices_in(each.text)))), [])
        for wanted in act.text.casefold().split(" | "):
            exact = [number for number, label in offered if label.casefold() == wanted]
            if found := exact or [number for number, label in offered if wanted in label.casefold()]:
                return found[0]
        return None

    def _heard(self, before: int, chat: str) -> Heard:
        there = [each for each in self._api.sent[before:] if each.chat == name_of(chat)]
        messages = tuple(self._shown(number, each, chat) for number, each in enumerate(there))
        return Heard(messages, tuple(each.text for each in messages))

    def _shown(self, number: int, sent: Sent, chat: str) -> Shown:
        labels = tuple(label for _, label in _choices_in(sent.text))
        buttons = tuple({"text": label, **self._copied(label, chat)} for label in labels)
        # A workbook comes as its address.
        is_workbook = sent.text.endswith("/so-lieu.xlsx")
        kind = "photo" if sent.photo else "document" if is_workbook else "text"
        return Shown(number, sent.text, sent.text, False, buttons, tuple((label,) for label in labels), kind, b"PK")

    def _copied(self, label: str, chat: str) -> dict[str, dict[str, str]]:
        """What the choice would send to be copied."""
        offer = OpenChoices(self._engine).find(NAMES.conversation(f"zalo {name_of(chat)}"))
        copied = [each["copied_of"] for each in offer.choices if "copied_of" in each] if offer else []
        entry = Journal(self._engine).find(copied[0]) if copied and label.startswith("Chép") else None
        return {"copy_text": {"text": compose_copied(entry.answer) or ""}} if entry else {}

    def _always_wrong(self, heard: dict[str, Heard], calls: int) -> Iterator[str]:
        for each in heard.values():
            if len(each.messages) > _MOST_MESSAGES:
                yield f"{len(each.messages)} tin một lần"
        if len(self._api.sent) != sum(len(self._api.sent_to(chat)) for chat in self._places().values()):
            yield "tin vào nơi khác"
        for call in self._api.calls[calls:]:
            if call.refusal is not None:
                yield f"Zalo từ chối {call.method}: {call.refusal.description}"

    def _places(self) -> dict[str, str]:
        private = {place_named(Scene(person=name)): chat for name, chat in self._people.items()}
        groups = {place_named(_scene_of(name)): chat for name, chat in self._groups.items()}
        return {**private, **groups}

    def _chat_of(self, scene: Scene) -> str:
        return self._people[scene.person] if scene.person else self._groups[_group_of(scene)]


def _choices_in(text: str) -> Iterator[tuple[int, str]]:
    """The numbers that a message offers, with their labels."""
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if line.startswith(_HEADINGS)), None)
    if at is None:
        return
    for line in lines[at + 1 :]:
        for found in _NUMBERED.finditer(line):
            yield int(found["first"]), found["label"].strip()


def _group_of(scene: Scene) -> str:
    """Zalo has no topics: each is a group of its own."""
    return f"{scene.group} · {scene.topic}" if scene.topic else str(scene.group)


def _scene_of(name: str) -> Scene:
    group, _, topic = name.partition(" · ")
    return Scene(group=group, topic=topic or None)
