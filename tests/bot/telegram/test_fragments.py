"""One question in several messages, seconds apart, gets one answer, in the place of the first."""

from __future__ import annotations

import time
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot.journal.reports import Reports
from bot.journal.unanswered import UnansweredQuestions
from retrieval.query.fragments import JOIN_SECONDS
from retrieval.records import Answer, Reason, Status
from tests.support.bot_api import BotApi
from tests.support.conversation import noted, said
from tests.support.serving import CannedAnswerer, make_answer, serving


def answering(question: str) -> Answer:
    """What names a place is answered, and nothing else."""
    if "hà nội" in question:
        return make_answer(question, headline=f"Về {question}.")
    return Answer(status=Status.NOT_FOUND, question=question, headline="Không có.", reason=Reason.NOT_COVERED)


def now() -> dict[str, Any]:
    return {"date": int(time.time())}


async def test_what_follows_joins_and_the_answer_changes(api: BotApi, engine: Engine) -> None:
    """The whole is asked, one message holds it, and what came of the parts is kept nowhere."""
    answerer = CannedAnswerer(answering)
    async with serving(api, answerer, engine):
        first = await noted(api, engine, await said(api, "mục tiêu", **now()))
        api.say("sxsh", **now())
        await api.until(lambda: "mục tiêu sxsh" in [asked for asked, _ in answerer.asked])
        await noted(api, engine, first)
        api.say("hà nội 2020", **now())
        await api.until(lambda: first.text.startswith("Về mục tiêu sxsh hà nội 2020."))
    assert len(api.sent) == 1
    assert UnansweredQuestions(engine).groups() == []
    assert [day.answered for day in Reports(engine).days(1)] == [1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("hà nội đạt bao nhiêu", "ai ký kế hoạch hà nội"),  # both ask
        ("mục tiêu hà nội", "còn thanh hóa"),  # leans on it, and is another
        ("chào bạn", "mục tiêu hà nội"),
    ],
)
async def test_another_question_has_an_answer_of_its_own(api: BotApi, engine: Engine, first: str, second: str) -> None:
    """However soon it comes."""
    answerer = CannedAnswerer(answering)
    async with serving(api, answerer, engine):
        await noted(api, engine, await said(api, first, **now()))
        await said(api, second, **now())
    assert [asked for asked, _ in answerer.asked] == [first, second]
    assert not api.sent[0].edits


async def test_what_comes_later_or_waited_for_us_joins_nothing(api: BotApi, engine: Engine) -> None:
    """Of messages that were written before we looked nobody knows how far apart they were."""
    answerer = CannedAnswerer(answering)
    async with serving(api, answerer, engine):
        await noted(api, engine, await said(api, "mục tiêu", **now()))
        await said(api, "sxsh", date=int(time.time()) - 60)
    assert [asked for asked, _ in answerer.asked] == ["mục tiêu", "sxsh"]
    assert JOIN_SECONDS < 60


async def test_an_answer_is_not_given_up_for_none(api: BotApi, engine: Engine) -> None:
    """What makes the whole less than its beginning is asked by itself."""

    def make(question: str) -> Answer:
        return answering(question) if question == "mục tiêu hà nội" else answering("")

    async with serving(api, CannedAnswerer(make), engine):
        first = await noted(api, engine, await said(api, "mục tiêu hà nội", **now()))
        await said(api, "giá vàng", **now())
    assert first.text.startswith("Về mục tiêu hà nội.")
    assert len(api.sent) == 2


async def test_in_groups_nothing_is_joined(api: BotApi, engine: Engine) -> None:
    """There several people write at once."""
    answerer = CannedAnswerer(answering)
    here = {"chat_id": -1001, "user_id": 8, "chat_type": "supergroup"}
    async with serving(api, answerer, engine):
        await noted(api, engine, await said(api, "/hoi mục tiêu", **here, **now()))
        await said(api, "/hoi hà nội", **here, **now())
    assert [asked for asked, _ in answerer.asked] == ["mục tiêu", "hà nội"]
