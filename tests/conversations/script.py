"""Reads a transcript: where people speak, what they do line by line, and what must come of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

PRIVATE = "riêng"
TELEGRAM, ZALO = "Telegram", "Zalo"
CHANNELS = (TELEGRAM, ZALO)
_SCENE = re.compile(
    r'== (?:riêng: (?P<person>.+?)|nhóm "(?P<group>.+?)"(?:, chủ đề "(?P<topic>.+?)")?(?P<all>, đọc mọi tin)?) =='
)
_ROLES = re.compile(r"(?P<role>vận hành|quản trị|kênh): (?P<names>.+)")
_PAUSE = re.compile(r"\(sau (?P<count>\d+) (?P<unit>giây|phút|giờ|ngày)\)")
_SECONDS = {"giây": 1, "phút": 60, "giờ": 3600, "ngày": 86_400}
_EXPECTED = re.compile(r"Bot(?: nhắn (?P<person>[^:]+))?:(?P<check>.*)")
_ACT = re.compile(
    r"(?P<who>[^\s:]+)(?: (?P<how>bấm nếu có|bấm|chuyển tiếp|sửa câu trước|gửi ảnh|gửi nhãn dán"
    r"|gửi tệp (?P<file>[^\s:]+)"
    r'|trích "(?P<quote>.+?)"|trả lời (?P<whom>tin trên|[^\s:"]+)(?: "(?P<message>.+?)")?))?:(?P<text>.*)'
)
_HOW = ("bấm nếu có", "bấm", "chuyển tiếp", "sửa câu trước", "gửi ảnh", "gửi nhãn dán", "gửi tệp", "trích", "trả lời")
_BUTTON = re.compile(r'\[(?P<label>[^\]]+)\](?: ở tin "(?P<message>.+)")?')


class TranscriptRefused(ValueError):
    """A line of a transcript that says nothing we know."""


@dataclass(frozen=True)
class Scene:
    """Where people speak: with the bot alone, in a group, or in a topic of one."""

    person: str | None = None
    group: str | None = None
    topic: str | None = None
    hears_all: bool = False
    """Whether Telegram gives the bot all that is said in the group: privacy mode is off, or it is an administrator."""


def place_named(scene: Scene) -> str:
    """A scene in a few words: "riêng: Lan", "nhóm Kỹ thuật · Hỏi đáp"."""
    if scene.person:
        return f"{PRIVATE}: {scene.person}"
    return f"nhóm {scene.group}" + (f" · {scene.topic}" if scene.topic else "")


@dataclass(frozen=True)
class Check:
    """One thing that must be so, as it is written."""

    line: int
    text: str


@dataclass(frozen=True)
class Expected:
    """What must come of a step, in its scene or in somebody's private chat."""

    person: str | None
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Act:
    """What somebody does; ``how`` is empty where they simply write."""

    line: int
    scene: Scene
    who: str
    how: str
    text: str
    waited: int
    """Seconds since the step before."""
    about: str | None = None
    """Words of the message that is answered, quoted or pressed at; none for the last."""
    whom: str | None = None
    file: str | None = None
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """A conversation with what it promises."""

    name: str
    title: str
    operators: frozenset[str]
    administrators: frozenset[str]
    channels: frozenset[str]
    """Where it is played: everywhere unless it says otherwise."""
    acts: tuple[Act, ...]


def checks_for(channel: str, checks: Sequence[Check]) -> tuple[Check, ...]:
    """The checks of a channel: those of all, and those that name it ("Zalo: chứa: …")."""
    named = {f"{each}: ": each for each in CHANNELS}
    kept = []
    for check in checks:
        own = next((prefix for prefix in named if check.text.startswith(prefix)), "")
        if not own or named[own] == channel:
            kept.append(Check(check.line, check.text.removeprefix(own)))
    return tuple(kept)


# People read an answer before they go on, unless a line in brackets says otherwise.
_USUAL_PAUSE = 60


def read_transcript(path: Path) -> Transcript:
    """A transcript from its file; raises `TranscriptRefused` with the line that cannot be read."""
    reader = _Reader(path.name)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        reader.read(number, line.rstrip())
    return reader.finish(path.stem)


def _how(found: re.Match[str]) -> str:
    """What is done, without to what."""
    return next((how for how in _HOW if (found["how"] or "").startswith(how)), "")


class _Reader:
    """The lines of a file, one after the other."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._title = ""
        self._roles: dict[str, frozenset[str]] = {}
        self._scene: Scene | None = None
        self._acts: list[Act] = []
        self._waited: int | None = None
        self._in_checks = False

    def read(self, number: int, line: str) -> None:
        if not line.strip() or line.startswith("#"):
            self._title = self._title or line.lstrip("# ")
        elif line.startswith((" ", "\t")):
            self._continue(number, line.strip())
        elif found := _SCENE.fullmatch(line):
            self._scene = Scene(found["person"], found["group"], found["topic"], bool(found["all"]))
        elif found := _PAUSE.fullmatch(line):
            self._waited = int(found["count"]) * _SECONDS[found["unit"]]
        elif (found := _ROLES.fullmatch(line)) and self._scene is None:
            self._roles[found["role"]] = frozenset(name.strip() for name in found["names"].split(","))
        elif found := _EXPECTED.fullmatch(line):
            self._expect(number, found["person"], found["check"].strip())
        elif found := _ACT.fullmatch(line):
            self._act(number, found)
        else:
            self._refuse(number, line)

    def finish(self, name: str) -> Transcript:
        of = self._roles
        nobody: frozenset[str] = frozenset()
        channels = of.get("kênh", frozenset(CHANNELS))
        people = of.get("vận hành", nobody), of.get("quản trị", nobody)
        return Transcript(name, self._title, *people, channels, tuple(self._acts))

    def _act(self, number: int, found: re.Match[str]) -> None:
        if self._scene is None:
            self._refuse(number, "nothing is said before a heading")
        how, text, about = _how(found), found["text"].strip(), found["quote"] or found["message"]
        if how.startswith("bấm"):
            button = _BUTTON.fullmatch(text) or self._refuse(number, text)
            text, about = button["label"], button["message"]
        waited = _USUAL_PAUSE if self._waited is None else self._waited
        self._waited, self._in_checks = None, False
        self._acts.append(
            Act(number, self._scene, found["who"], how, text, waited, about, found["whom"], found["file"])
        )

    def _expect(self, number: int, person: str | None, check: str) -> None:
        if not self._acts:
            self._refuse(number, "nobody has said anything yet")
        self._in_checks = True
        self._put(*self._acts[-1].expected, Expected(person, (Check(number, check),) if check else ()))

    def _continue(self, number: int, line: str) -> None:
        if not self._acts:
            self._refuse(number, line)
        act = self._acts[-1]
        if self._in_checks:
            *before, last = act.expected
            self._put(*before, Expected(last.person, (*last.checks, Check(number, line))))
        else:
            self._acts[-1] = Act(**{**vars(act), "text": f"{act.text}\n{line}".strip()})

    def _put(self, *expected: Expected) -> None:
        self._acts[-1] = Act(**{**vars(self._acts[-1]), "expected": expected})

    def _refuse(self, number: int, line: str) -> NoReturn:
        raise TranscriptRefused(f"{self._name}:{number}: {line}")
