"""One person cannot hold up the others: a limit in private that no conversation meets, and everybody in turn."""

from __future__ import annotations

import asyncio
import threading
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from telegram import Update

from bot import texts
from bot.conversation.allowance import Verdict
from bot.journal.schema import updates
from bot.telegram.allowance import UpdateAllowance
from bot.telegram.turns import Turns
from retrieval.records import Answer
from tests.support.bot_api import BotApi
from tests.support.serving import CannedAnswerer, make_answer, serving

WRITTEN = 1_760_000_000


def message(person: int, number: int = 1, *, written: int = WRITTEN, chat: str = "private", **more: Any) -> Update:
    where = {"id": person if chat == "private" else -5, "type": chat}
    content = {
        "message_id": number,
        "date": written,
        "chat": where,
        "from": {"id": person, "is_bot": False, "first_name": "Lan"},
        "text": "một",
        **more,
    }
    read = Update.de_json({"update_id": number, "message": content})
    assert read is not None
    return read


class Person:
    """Somebody who writes to a bot that allows so many messages a minute, on a clock that a test moves."""

    def __init__(self, a_minute: int = 20) -> None:
        self.now = 0.0
        self.allowance = UpdateAllowance(a_minute, exempt={99}, clock=lambda: self.now)
        self._numbers = count(1)

    def write(self, times: int, person: int = 7, **circumstances: Any) -> list[Verdict]:
        return [
            self.allowance.judge(message(person, next(self._numbers), **circumstances).to_dict()) for _ in range(times)
        ]


def test_six_at_once_are_answered_and_the_seventh_is_told() -> None:
    """What follows is dropped in silence, and after three seconds, a twentieth of a minute, there is one more."""
    flood = Person()
    assert flood.write(9) == [Verdict.ADMITTED] * 6 + [Verdict.TOLD] + [Verdict.DROPPED] * 2
    flood.now = 3.0
    assert flood.write(2) == [Verdict.ADMITTED, Verdict.DROPPED]
    assert flood.write(1, person=8) == [Verdict.ADMITTED]


def test_a_minute_has_no_more_than_it_is_allowed() -> None:
    """Whoever writes twice a second gets twenty answers in the first minute, and is told once however long it goes."""
    flood = Person()
    verdicts = []
    for half_second in range(5 * 120):
        flood.now = half_second / 2
        verdicts += flood.write(1)
    assert verdicts[:120].count(Verdict.ADMITTED) == 20
    assert verdicts.count(Verdict.TOLD) == 1
    assert 95 <= verdicts.count(Verdict.ADMITTED) <= 100


def test_after_a_minute_of_peace_it_is_told_again() -> None:
    """A person who has forgotten the line is not left without a word."""
    flood = Person()
    flood.write(9)
    flood.now = 61.0
    assert flood.write(7) == [Verdict.ADMITTED] * 6 + [Verdict.TOLD]


def test_what_is_told_to_nobody_is_not_remembered_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """Updates that never reach a handler, such as edits that nobody handles, fill no memory."""
    monkeypatch.setattr("bot.telegram.allowance._REMEMBERED", 4)
    flood = Person()
    for person in range(10):
        assert flood.write(7, person=person)[-1] is Verdict.TOLD
    told = [message(number // 7, number + 1) for number in range(6, 70, 7)]
    assert [flood.allowance.is_to_tell(update) for update in told] == [False] * 6 + [True] * 4
    assert not any(flood.allowance.is_to_tell(update) for update in told)


def test_a_conversation_never_meets_the_limit() -> None:
    """A question every four seconds for an hour, and three lines at once every half a minute."""
    talk = Person()
    for second in range(0, 3600, 4):
        talk.now = float(second)
        assert talk.write(1) == [Verdict.ADMITTED]
        assert talk.write(3 if second % 60 == 0 else 0, person=8) in ([], [Verdict.ADMITTED] * 3)


def test_what_was_written_while_the_bot_was_away_is_no_flood() -> None:
    """Forty questions of a morning that arrive at once, each written a minute after the other."""
    waiting = Person()
    verdicts = [waiting.write(1, written=WRITTEN + 60 * number) for number in range(40)]
    assert verdicts == [[Verdict.ADMITTED]] * 40


def test_what_is_offered_again_is_counted_once() -> None:
    """While a database is away, Telegram offers the same again and again: nobody has written more for that."""
    allowance = Person().allowance
    offered = [message(7, 1).to_dict(), message(7, 2).to_dict()]
    assert {allowance.judge(item) for _ in range(20) for item in offered} == {Verdict.ADMITTED}
    assert [allowance.judge(message(7, number).to_dict()) for number in range(3, 9)].count(Verdict.ADMITTED) == 4


def test_an_album_is_one_message() -> None:
    """Telegram sends its ten pictures as ten."""
    person = Person()
    assert person.write(10, media_group_id="a") == [Verdict.ADMITTED] * 10
    assert person.write(6, media_group_id=None) == [Verdict.ADMITTED] * 5 + [Verdict.TOLD]


@pytest.mark.parametrize("circumstances", [{"chat": "supergroup"}, {"person": 99}])
def test_groups_and_operators_are_not_counted_here(circumstances: dict[str, Any]) -> None:
    """A group has limits of its own, and who adds documents adds many."""
    assert Person().write(30, **circumstances) == [Verdict.ADMITTED] * 30


def test_a_limit_below_six_is_kept_at_once() -> None:
    """``SXSH_QUESTIONS_A_MINUTE=2`` answers two."""
    assert Person(2).write(4) == [Verdict.ADMITTED] * 2 + [Verdict.TOLD, Verdict.DROPPED]


def test_everybody_has_their_turn() -> None:
    """Of 1, who was first with five, two are at work at most; then 2 and 3; of all, no more than there are places."""
    turns = Turns(5)
    first = [message(1, number, chat="supergroup") for number in range(5)]
    for each in [*first, message(2, 20), message(3, 30), message(3, 31), message(3, 32)]:
        turns.add(each)
    taken = []
    while turns.are_open:
        taken.append(turns.take())
    assert [each.update_id for each in taken if isinstance(each, Update)] == [0, 20, 30, 1, 31]
    turns.end(first[0])
    assert turns.are_open
    assert turns.take() is first[2]
    assert not turns.are_open
    turns.end(message(2, 20))
    assert not turns.are_open  # a place is free, but 1 and 3 have two at work each
    turns.add(message(4, 40))
    assert turns.take() == message(4, 40)
    assert len(turns) == 3


def test_what_a_dead_process_left_is_gone_through_a_few_at_a_time() -> None:
    """Of whomever, three at once, so that another death leaves no more half done; who writes now does not wait."""
    left = {1, 2, 3, 4, 5}
    turns = Turns(64, left)
    for number in sorted(left):
        turns.add(message(number, number))
    turns.add(message(9, 90))
    taken = [turns.take() for _ in range(4)]
    assert [each.update_id for each in taken if isinstance(each, Update)] == [1, 2, 3, 90]
    assert not turns.are_open
    turns.end(message(2, 2))
    assert turns.take() == message(4, 4)
    assert not turns.are_open


def test_the_signal_to_stop_waits_for_nothing() -> None:
    """What waits has been written down, and is left to the next process."""
    turns, stop = Turns(1), object()
    turns.add(message(1, 1))
    turns.add(message(2, 2))
    turns.take()
    turns.add(stop)
    assert turns.are_open
    assert turns.take() is stop
    assert not turns.are_open


async def test_a_flood_in_private_gets_six_answers_and_one_quiet_line(api: BotApi, engine: Engine) -> None:
    """Once, not for every message; another person is answered, and nothing is left to be done."""
    answerer = CannedAnswerer(make_answer)
    async with serving(api, answerer, engine):
        for number in range(40):
            api.say(f"câu {number}")
        api.say("một", chat_id=8)
        await api.replies(1, chat_id=8)
        await api.replies(7, chat_id=7)
        await api.until(lambda: _left(engine) == 0)
    sent = [each.text for each in api.sent if each.chat_id == 7]
    assert len(sent) == 7
    assert sent.count(texts.telegram.TOO_MANY_FROM_YOU) == 1
    assert {asked for asked, _ in answerer.asked} == {"một", *(f"câu {number}" for number in range(6))}
    quiet = [
        call.params for call in api.called("sendMessage") if call.params["text"] == texts.telegram.TOO_MANY_FROM_YOU
    ]
    assert [params["disable_notification"] for params in quiet] == ["true"]


async def test_the_limit_can_be_set(api: BotApi) -> None:
    """``SXSH_QUESTIONS_A_MINUTE`` says how many there are in a minute."""
    async with serving(api, CannedAnswerer(make_answer), SXSH_QUESTIONS_A_MINUTE=3):
        for _ in range(9):
            api.say("một")
        await api.replies(4)
    assert [each.text == texts.telegram.TOO_MANY_FROM_YOU for each in api.sent].count(False) == 3


async def test_who_fills_a_group_holds_up_nobody(api: BotApi) -> None:
    """A hundred questions of one person that take without end; everybody else is answered meanwhile."""
    over = threading.Event()

    def think(question: str) -> Answer:
        if question == "mãi":
            over.wait(10)
        return make_answer(question)

    async with serving(api, CannedAnswerer(think)):
        for _ in range(100):
            api.say("/hoi mãi", chat_id=-5, user_id=7, chat_type="supergroup")
        for person in range(20, 30):
            api.say("một", chat_id=person)
        for person in range(20, 30):
            await api.replies(1, chat_id=person)
        assert all(sent.chat_id > 0 for sent in api.sent)
        over.set()


def _left(engine: Engine) -> int:
    with engine.connect() as connection:
        return len(connection.execute(sa.select(updates.c.id).where(updates.c.done.is_(False))).all())


async def test_what_waits_when_the_bot_is_stopped_is_answered_at_the_next_start(api: BotApi, engine: Engine) -> None:
    """Without waiting until the process that was stopped is taken for dead."""
    over = threading.Event()

    def think(question: str) -> Answer:
        over.wait(10)
        return make_answer(question)

    async with serving(api, CannedAnswerer(think), engine):
        for _ in range(6):
            api.say("một")
        await api.until(lambda: _left(engine) == 6 and not api._updates)
        # What is being thought about ends when the bot is already being stopped.
        asyncio.get_running_loop().call_later(0.2, over.set)
    before = len(api.sent)
    async with serving(api, CannedAnswerer(make_answer), engine):
        await api.replies(6)
    assert (len(api.sent), before < 6) == (6, True)
