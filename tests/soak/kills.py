"""Kills a bot at random moments while people ask, press buttons and operators work, and looks at what is left.

``python -m tests.soak.kills 100`` ends with 1 unless every update was answered, none more often than deaths explain,
every action that was acknowledged is in the database, and the index on disk is what reading everything anew gives.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import sqlalchemy as sa

from bot import texts
from bot.composition.assistant import make_assistant
from bot.conversation.choices import read_chosen
from bot.journal.pinned_answers import PinnedAnswers
from bot.journal.schema import feedback, preferences, updates
from knowledge.store.library import Library
from retrieval.index.segment_store import SegmentStore
from retrieval.snapshots import embedded
from retrieval.snapshots.embedded import EmbeddedSnapshots
from tests.soak.bot_process import OPERATOR, BotProcess
from tests.support.bot_api import BotApi, Sent
from tests.support.serving import NAMES

QUESTIONS = (
    "muc tieu sxsh 2020 thanh hoa",
    "5S là gì?",
    "Hà Nội tiết kiệm được bao nhiêu năng lượng?",
    "sản xuất sạch hơn là gì",
    "mục tiêu của Cần Thơ",
)
# Where each kind of person lives in the numbers of chats.
PEOPLE, CHOOSERS, GROUPS = 100_000, 300_000, -100_000
# Seconds between two things that people do, on average; and how long a process lives at most after its first answer,
# each length as often as the others. A document is read in a process of its own, which takes two seconds to be there.
PAUSE, LIVES = 0.05, (1.0, 2.0, 2.0, 12.0)
BACKLOG = 12
LIKE = "👍"


class Crowd:
    """What people have done, and what they were told."""

    def __init__(self, api: BotApi, chance: random.Random) -> None:
        self._api = api
        self._chance = chance
        self.asked: list[int] = []
        self.choosers: list[int] = []
        self.documents: list[str] = []
        self.pins: list[str] = []
        self.presses: dict[str, int] = {}
        self._pressed: set[int] = set()
        self._added: set[int] = set()
        self._seen = 0
        self._likeable: list[Sent] = []
        self._previews: list[Sent] = []

    def act(self) -> None:
        """One thing that somebody does."""
        self._look()
        kinds = [self._ask] * 15 + [self._ask_in_group] * 6 + [self._choose] * 9 + [self._like] * 18
        # All operators are one chat here, which Telegram lets have a message a second, and lives are as long as that:
        # more than it takes would wait through more deaths than an update is tried again after.
        kinds += [self._send_document, self._add_document, self._pin]
        self._chance.choice(kinds)()

    def _look(self) -> None:
        for sent in self._api.sent[self._seen :]:
            names = {button["text"] for button in sent.buttons}
            if LIKE in names and sent.chat_id > PEOPLE:
                self._likeable.append(sent)
            if texts.operators.BUTTON_ADD in names:
                self._previews.append(sent)
            self._seen += 1

    def _ask(self) -> None:
        person = PEOPLE + len(self.asked) + 1
        self.asked.append(person)
        self._api.say(self._chance.choice(QUESTIONS), chat_id=person)

    def _ask_in_group(self) -> None:
        group = GROUPS - len(self.asked) - 1
        self.asked.append(group)
        self._api.say(f"/hoi {self._chance.choice(QUESTIONS)}", chat_id=group, chat_type="supergroup")

    def _choose(self) -> None:
        person = CHOOSERS + len(self.choosers) + 1
        self.choosers.append(person)
        self._api.say("/tinh Thanh Hóa", chat_id=person)

    def _like(self) -> None:
        left = [sent for sent in self._likeable if sent.chat_id not in self._pressed]
        if left:
            sent = self._chance.choice(left)
            self._pressed.add(sent.chat_id)
            self._api.press(sent, LIKE)
            self.presses[self._api.queries[-1]] = sent.chat_id

    def _send_document(self) -> None:
        number = len(self.documents) + 1
        title = f"Hà Nam tập huấn sản xuất sạch hơn đợt {number:04d}"
        self.documents.append(title)
        page = (
            f"{title}\n\nNgày 12/5/2019, Sở Công Thương Hà Nam tổ chức lớp tập huấn đợt {number:04d} cho"
            f" {number + 40} học viên."
            f" Các xưởng tham gia đợt {number:04d} đã tiết kiệm {number + 100} triệu đồng tiền điện trong năm."
        )
        self._api.send_file(f"{title[-4:]}.txt", page.encode(), chat_id=OPERATOR)

    def _add_document(self) -> None:
        left = [sent for sent in self._previews if sent.message_id not in self._added]
        if left:
            sent = self._chance.choice(left)
            self._added.add(sent.message_id)
            self._api.press(sent, texts.operators.BUTTON_ADD)

    def _pin(self) -> None:
        if self._likeable:
            carried = (button.get("callback_data", "") for button in self._likeable[-1].buttons)
            press = next(filter(None, map(read_chosen, carried)), None)
            if press is not None:
                self.pins.append(f"Câu trả lời được duyệt số {len(self.pins) + 1}.")
                self._api.say(f"/goy {press.id[:6]} {self.pins[-1]} Nguồn: Sổ tay", chat_id=OPERATOR)


class Findings:
    """What is right and what is not, printed as it is found."""

    def __init__(self) -> None:
        self.wrong = 0

    def say(self, what: str, value: object, *, right: bool = True) -> None:
        self.wrong += not right
        print(f"{'    ' if right else 'BAD '}{what}: {value}", flush=True)


async def kill_and_look(count: int, seed: int, folder: Path) -> int:
    """The number of things that are not as they must be."""
    url = f"sqlite:///{folder / 'bot.sqlite3'}"
    found = Findings()
    with BotApi() as api:
        bot = BotProcess(api, url, folder / "bot.log")
        crowd = Crowd(api, random.Random(seed))
        began = time.monotonic()
        epochs = await _live_and_die(count, api, bot, crowd, random.Random(seed + 1))
        found.say("deaths", f"{count} in {time.monotonic() - began:.0f} s")
        await _settle(api, bot, url)
        found.say("ended by itself with", bot.stop(), right=bot.stop() == 0)
        _check_answers(api, crowd, epochs, found)
        _check_database(api, crowd, url, found)
        _check_index(url, folder, found)
    if found.wrong:
        print((folder / "bot.log").read_text(encoding="utf-8")[-6000:])
    return found.wrong


async def _live_and_die(count: int, api: BotApi, bot: BotProcess, crowd: Crowd, chance: random.Random) -> list[int]:
    """Kill it so many times; how many messages had been sent at each death."""
    epochs: list[int] = []

    async def keep_acting() -> None:
        while True:
            # What nobody has taken yet shows no death anything new.
            if api.waiting() < BACKLOG:
                crowd.act()
            await asyncio.sleep(chance.expovariate(1 / PAUSE))

    acting = asyncio.create_task(keep_acting())
    for _ in range(count):
        sent = len(api.sent)
        bot.start()
        await api.until(lambda sent=sent: len(api.sent) > sent or not bot.alive or acting.done(), seconds=120)  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0, chance.choice(LIVES)))
        if acting.done():
            await acting
        bot.kill()
        epochs.append(len(api.sent))
    acting.cancel()
    await asyncio.gather(acting, return_exceptions=True)
    bot.start()
    return epochs


async def _settle(api: BotApi, bot: BotProcess, url: str) -> None:
    """Wait until nothing more is done: every update is noted as handled, and none comes any more."""
    engine = sa.create_engine(url)
    deadline = time.monotonic() + 900
    quiet = 0
    while quiet < 5 and time.monotonic() < deadline:
        await asyncio.sleep(1)
        assert bot.alive
        with engine.connect() as connection:
            left = connection.execute(sa.select(sa.func.count()).where(updates.c.done.is_(False))).scalar_one()
        quiet = quiet + 1 if left == 0 and not api.waiting() else 0
    engine.dispose()


def _check_answers(api: BotApi, crowd: Crowd, epochs: list[int], found: Findings) -> None:
    """Each question and command once; again only where a death lies between."""
    given: dict[int, list[int]] = {}
    for number, sent in enumerate(api.sent):
        given.setdefault(sent.chat_id, []).append(number)
    everybody = {*crowd.asked, *crowd.choosers}
    unanswered = [chat for chat in everybody if chat not in given]
    found.say("people who wrote", len(everybody))
    found.say("left without an answer", len(unanswered), right=not unanswered)
    again = {chat: numbers for chat, numbers in given.items() if chat in everybody and len(numbers) > 1}
    deaths = [
        [number for number, epoch in enumerate(epochs) if before < epoch <= after]
        for numbers in again.values()
        for before, after in pairwise(numbers)
    ]
    at_death = Counter(between[0] for between in deaths if between)
    unexplained = sum(not between for between in deaths)
    more = sum(len(numbers) > 2 for numbers in again.values())
    found.say("answered twice, a death between sending and noting", len(again) - more)
    found.say("answered more often, as many deaths between", more)
    found.say("the most of these at one death", max(at_death.values(), default=0))
    found.say("answered again without a death between", unexplained, right=not unexplained)
    previews = Counter(title for title in crowd.documents for sent in api.sent if title in sent.edits_and_text())
    missing = [title for title in crowd.documents if not previews[title]]
    # A life of a second is shorter than reading a document takes: some meet the ten deaths after which one is given up.
    told = sum(sent.text == texts.telegram.FAULT for sent in api.sent if sent.chat_id == OPERATOR)
    found.say("documents sent", len(crowd.documents))
    found.say("updates given up after ten deaths, the operator told", told)
    found.say("documents without a preview", len(missing), right=len(missing) <= told)
    found.say("documents previewed twice", sum(seen > 1 for seen in previews.values()))


def _check_database(api: BotApi, crowd: Crowd, url: str, found: Findings) -> None:
    library = Library.open(url)
    with closing(library.engine.raw_connection()) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
    found.say("integrity", whole, right=whole == "ok")
    with library.engine.connect() as connection:
        judged = set(connection.execute(sa.select(feedback.c.person)).scalars())
        chosen = set(connection.execute(sa.select(preferences.c.subject)).scalars())
        undone = connection.execute(sa.select(sa.func.count()).where(updates.c.done.is_(False))).scalar_one()
    found.say("updates that are not done", undone, right=undone == 0)
    thanked = {
        crowd.presses[toast["callback_query_id"]]
        for toast in api.toasts
        if toast["text"] == texts.choices.THANKS_FOR_LIKING
    }
    lost = [person for person in thanked if NAMES.person(person) not in judged]
    found.say("presses thanked for", f"{len(thanked)} of {len(crowd.presses)}")
    found.say("of these not kept", len(lost), right=not lost)
    told = {sent.chat_id for sent in api.sent} & set(crowd.choosers)
    lost = [person for person in told if NAMES.person(person) not in chosen]
    found.say("choices confirmed", len(told))
    found.say("of these not kept", len(lost), right=not lost)
    _check_operators(api, crowd, library, found)
    library.close()


def _check_operators(api: BotApi, crowd: Crowd, library: Library, found: Findings) -> None:
    there = Counter(entry.article.title for entry in library.articles())
    said = [text for sent in api.sent if sent.chat_id == OPERATOR for text in (sent.text, *sent.edits)]
    added = {title for title in crowd.documents if any(title in text and "Hỏi được ngay" in text for text in said)}
    lost = [title for title in added if there[title] != 1]
    found.say("documents said to be added", len(added))
    found.say("of these not there, or twice", len(lost), right=not lost)
    approved = sum(text.startswith(texts.operators.approved("")[:10]) for text in said)
    pinned = [each.text for each in PinnedAnswers(library.engine).all()]
    found.say("approvals sent, and confirmations of them", f"{len(crowd.pins)}, {approved}")
    found.say("approved answers kept", len(pinned), right=bool(pinned) or not approved)


def _check_index(url: str, folder: Path, found: Findings) -> None:
    """What lies on disk answers as what is read anew."""
    embedded._WORTH_KEEPING = 0
    library = Library.open(url)
    identity = library.identity()
    store = SegmentStore(folder / "bot.sqlite3.index" / identity, identity)
    with store.locked():
        kept = store.load(newer_than=-1)
    there = kept is not None and kept.version == library.version()
    found.say("index on disk is of the last version", there, right=there)
    from_disk = make_assistant(library, EmbeddedSnapshots(library, store))
    anew = make_assistant(library)
    asked = [*QUESTIONS, *(f"tập huấn đợt {number:04d} ở Hà Nam có bao nhiêu học viên" for number in range(1, 40))]
    differing = [each for each in asked if from_disk.ask(each, k=10) != anew.ask(each, k=10)]
    found.say("questions that an index read anew answers otherwise", len(differing), right=not differing)
    library.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sxsh-kills-") as folder:
        wrong = asyncio.run(kill_and_look(given.count, given.seed, Path(folder)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
