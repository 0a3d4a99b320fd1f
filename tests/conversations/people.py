"""The people of a transcript on the strict stand-in: who they are, where they speak, and what they do there."""

from __future__ import annotations

import re
import time
from typing import Any

from tests.conversations.script import Act, Scene, Transcript, TranscriptRefused, place_named
from tests.support.bot_api import BotApi, Sent
from tests.support.bot_api.accounts import BOT
from tests.support.bot_api.privacy import is_withheld

ELSEWHERE = "nơi khác"
_FIRST_PERSON, _FIRST_GROUP = 101, -1_001_000_000_001
_START = re.compile(r"https://t\.me/sxsh_bot\?start=([\w-]+)")


class Crowd:
    """Everybody in a transcript; in groups the bot hears what privacy mode lets it hear."""

    def __init__(self, api: BotApi, transcript: Transcript) -> None:
        self.transcript = transcript
        self._api = api
        self._people: dict[str, int] = {}
        self._places: dict[str, dict[str, Any]] = {}
        self._groups: dict[str, int] = {}
        self._said: dict[str, list[dict[str, Any]]] = {}
        for act in transcript.acts:
            self.id_of(act.who)
            self._meet(act.scene)

    def id_of(self, name: str) -> int:
        """A person's number."""
        return self._people.setdefault(name, _FIRST_PERSON + len(self._people))

    def places(self) -> list[str]:
        """Every place in which something may be said, and the one in which nothing should be."""
        return [*(self.private(name) for name in self._people), *self._places, ELSEWHERE]

    def private(self, name: str) -> str:
        """The chat of a person with the bot."""
        return place_named(Scene(person=name))

    def place(self, scene: Scene) -> str:
        """The place of a scene."""
        return place_named(scene)

    def place_of(self, sent: Sent) -> str:
        """Where a message of the bot stands."""
        for name, number in self._people.items():
            if sent.chat_id == number:
                return self.private(name)
        for place, where in self._places.items():
            if (where["chat_id"], where.get("thread_id")) == (sent.chat_id, sent.thread_id):
                return place
        return ELSEWHERE

    def last_in(self, place: str) -> int | None:
        """The message that a person has written last in a place."""
        said = self._said.get(place)
        return said[-1]["message_id"] if said else None

    def pass_time(self, seconds: int) -> None:
        """What was said grows older, too."""
        for said in self._said.values():
            for message in said:
                message["date"] -= seconds

    def act(self, act: Act) -> int | None:
        """Do what a line says; the id of the update, or none where Telegram tells the bot nothing."""
        if act.how.startswith("bấm"):
            return self._press(act)
        if act.how == "sửa câu trước":
            return self._edit(act)
        if act.how == "gửi tệp":
            return self._api.send_file(str(act.file), act.text.encode(), **self._where(act))
        if act.how in {"gửi ảnh", "gửi nhãn dán"}:
            return self._attach(act)
        return self._say(act)

    def _say(self, act: Act) -> int | None:
        content: dict[str, Any] = {}
        if act.how in {"trả lời", "trích"} or self._is_asked(act):
            content["reply_to"] = self._answered(act)
        if act.how == "trích":
            content["quoted"] = _find_quoted(content["reply_to"], str(act.about))
        message = self._api.message(act.text, forwarded=act.how == "chuyển tiếp", **content, **self._where(act))
        self._remember(act, message)
        return self._api.deliver(message) if self._is_told(message) else None

    def _edit(self, act: Act) -> int | None:
        mine = [each for each in self._said[self.place(act.scene)] if each["from"]["id"] == self.id_of(act.who)][-1]
        if not self._is_told(mine):
            return None
        answered = {"reply_to": mine["reply_to_message"]} if "reply_to_message" in mine else {}
        return self._api.edit(act.text, mine["message_id"], date=mine["date"], **answered, **self._where(act))

    def _attach(self, act: Act) -> int:
        photo = [{"file_id": "p1", "file_unique_id": "u1", "width": 90, "height": 60}]
        sticker = {"file_id": "s1", "file_unique_id": "s1", "type": "regular", "width": 512, "height": 512}
        kind: dict[str, Any] = {"sticker": {**sticker, "is_animated": False, "is_video": False}, "photo": photo}
        name = "photo" if act.how == "gửi ảnh" else "sticker"
        caption: dict[str, Any] = {"caption": act.text} if act.text else {}
        return self._api.attach(**{name: kind[name]}, **caption, **self._where(act))

    def _press(self, act: Act) -> int | None:
        sent = self._message_with(act, button=act.text)
        button = _find_button(sent, act.text) or {}
        if "callback_data" in button:
            return self._api.press(sent, button["callback_data"], user_id=self.id_of(act.who))
        if found := _START.fullmatch(str(button.get("url", ""))):
            person = self.id_of(act.who)
            message = self._api.message(f"/start {found[1]}", chat_id=person, user_id=person)
            return self._api.deliver(message)
        return None  # a page is opened, or something is copied: the bot hears nothing

    def _answered(self, act: Act) -> Sent | dict[str, Any]:
        """The message that is answered: the last of the bot, of somebody, or of anybody."""
        said = self._said.get(self.place(act.scene), [])
        if act.whom in {"tin trên", None, "Bot"}:
            sent = self._sent(act)
            if act.whom == "tin trên" and said and (not sent or said[-1]["message_id"] > sent[-1].message_id):
                return said[-1]
            return self._message_with(act)
        theirs = [each for each in said if each["from"]["id"] == self.id_of(str(act.whom))]
        theirs = [each for each in theirs if (act.about or "") in each.get("text", "")]
        if not theirs:
            raise TranscriptRefused(f"line {act.line}: {act.whom} has said nothing like it")
        return theirs[-1]

    def _message_with(self, act: Act, button: str = "") -> Sent:
        """The last message of the bot that has these words and this button."""
        for sent in reversed(self._sent(act)):
            if _pattern(act.about or "").search(sent.text) and (not button or _find_button(sent, button)):
                return sent
        raise NothingToAnswer(button or act.about or "")

    def _sent(self, act: Act) -> list[Sent]:
        return [each for each in self._api.sent if self.place_of(each) == self.place(act.scene)]

    def _is_asked(self, act: Act) -> bool:
        """Whether the bot's last message asks for a reply: apps then open one by themselves."""
        sent = self._sent(act)
        return not act.how and bool(sent) and bool((sent[-1].keyboard or {}).get("force_reply"))

    def _is_told(self, message: dict[str, Any]) -> bool:
        """Whether Telegram tells the bot, which reads everything where it administers the group."""
        return not is_withheld(message, self._api.administrators.get(message["chat"]["id"], set()))

    def _where(self, act: Act) -> dict[str, Any]:
        if act.scene.person:
            return {"chat_id": self.id_of(act.scene.person), "user_id": self.id_of(act.who)}
        return {**self._places[self.place(act.scene)], "user_id": self.id_of(act.who), "chat_type": "supergroup"}

    def _remember(self, act: Act, message: dict[str, Any]) -> None:
        message["date"] = int(time.time())
        self._said.setdefault(self.place(act.scene), []).append(message)

    def _meet(self, scene: Scene) -> None:
        place = self.place(scene)
        if scene.person or place in self._places:
            return
        chat = self._groups.setdefault(str(scene.group), _FIRST_GROUP - len(self._groups))
        self._places[place] = {"chat_id": chat, **({"thread_id": 11 + len(self._places)} if scene.topic else {})}
        people = {self.id_of(name) for name in self.transcript.administrators}
        self._api.administrators[chat] = people | ({BOT["id"]} if scene.hears_all else set())


class NothingToAnswer(LookupError):
    """There is no message of the bot with such words or such a button."""


def _find_button(sent: Sent, labels: str) -> dict[str, Any] | None:
    """The button of one of these labels, or with one in its label."""
    for wanted in labels.casefold().split(" | "):
        exact = [each for each in sent.buttons if each["text"].casefold() == wanted]
        if found := exact or [each for each in sent.buttons if wanted in each["text"].casefold()]:
            return found[0]
    return None


def _pattern(words: str) -> re.Pattern[str]:
    """Words as they may stand in a message: capitals, spaces and dashes do not matter."""
    return re.compile(re.sub(r"\\?-", "[-–]", r"\s*".join(map(re.escape, words.split()))), re.IGNORECASE)


def _find_quoted(answered: Sent | dict[str, Any], words: str) -> str:
    found = _pattern(words).search(answered["text"] if isinstance(answered, dict) else answered.text)
    if found is None:
        raise NothingToAnswer(words)
    return found[0]
