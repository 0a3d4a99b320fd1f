"""In groups the bot answers when it is meant, without noise."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal.reports import Reports
from bot.zalo.groups import read_meant
from retrieval.records import Answer, Reason, Status
from tests.support.serving import CannedAnswerer, make_answer, make_near
from tests.support.zalo_api import ZaloApi
from tests.support.zalo_serving import told, zalo_serving

GROUP = "100"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("/hoi 5S là gì", "/hoi 5S là gì"),
        ("/kiemtra dòng một\ndòng hai", "/kiemtra dòng một\ndòng hai"),
        ("@Bot SXSH 5S là gì", "5S là gì"),
        ("@bot sxsh, 5S là gì", "5S là gì"),
        ("Bot SXSH: 5S là gì", "5S là gì"),
        ("5S là gì @Bot SXSH", "5S là gì"),
        ("mọi người hỏi @Bot  SXSH\nxem 5S là gì", "mọi người hỏi xem 5S là gì"),
        ("@Bot SXSH", ""),
        ("@Bot SXSH 2", "2"),
        ("5S là gì", None),
        ("1", None),
        ("mình thấy Bot SXSH hay đấy", None),
        ("@Bot SXSHX 5S", None),
        ("/khac 5S", None),
        ("", None),
    ],
)
def test_what_is_meant_opens_with_a_command_or_names_the_bot(text: str, meant: str | None) -> None:
    """Anything else is said to others."""
    assert read_meant(text, "Bot SXSH") == meant


def test_a_bot_without_a_name_hears_commands_alone() -> None:
    """As long as Zalo has not said what it is called."""
    assert read_meant("@ 5S là gì", "") is None
    assert read_meant("/hoi 5S là gì", "") == "/hoi 5S là gì"


async def test_it_answers_who_asks_it_and_is_silent_otherwise(zalo: ZaloApi, engine: Engine) -> None:
    """What can be done with the answer is what many can read; opinions and copies are for private talks."""
    async with zalo_serving(zalo, CannedAnswerer(make_answer), engine):
        assert await told(zalo, engine, "5S là gì", group=GROUP) == []
        (shown,) = await told(zalo, engine, "@Bot SXSH 5S là gì", group=GROUP)
        assert texts.zalo.CHOOSE_IN_GROUP in shown
        assert texts.choices.BUTTON_PASSAGE in shown
        assert texts.choices.BUTTON_USEFUL not in shown
        assert texts.choices.BUTTON_COPY not in shown
        assert await told(zalo, engine, "1", group=GROUP) == []
        assert await told(zalo, engine, "@Bot SXSH 1", "8", GROUP) == [texts.choices.PASSAGE_GONE]
        assert await told(zalo, engine, "1", "8") == [texts.zalo.NO_CHOICES]


async def test_what_is_near_is_one_line_that_a_number_opens(zalo: ZaloApi, engine: Engine) -> None:
    """What is not found is one line without."""

    def make(question: str) -> Answer:
        if "không" in question:
            return Answer(status=Status.NOT_FOUND, question=question, headline="Không có bài nào. Hãy hỏi câu khác.")
        return make_near(question)

    async with zalo_serving(zalo, CannedAnswerer(make), engine):
        (line,) = await told(zalo, engine, "/hoi máy giặt nào tốt", group=GROUP)
        assert line.startswith(texts.answers.NEAR_FOLDED)
        assert "Câu gần nhất." not in line
        (opened,) = await told(zalo, engine, "@Bot SXSH 1", group=GROUP)
        assert "Câu gần nhất." in opened
        assert await told(zalo, engine, "/hoi câu không có", group=GROUP) == ["Không có bài nào."]


async def test_a_question_that_was_just_answered_is_pointed_at(zalo: ZaloApi, engine: Engine) -> None:
    """Whoever asks it."""
    answerer = CannedAnswerer(make_answer)
    async with zalo_serving(zalo, answerer, engine):
        await told(zalo, engine, "/hoi 5S là gì", "7", GROUP)
        assert await told(zalo, engine, "@Bot SXSH 5s là gì?", "8", GROUP) == [texts.zalo.ANSWERED_ABOVE]
    assert len(answerer.asked) == 1


async def test_a_group_that_asks_too_much_is_told_so_once(zalo: ZaloApi, engine: Engine) -> None:
    """Of one person six questions a minute are answered; another's still are."""
    async with zalo_serving(zalo, CannedAnswerer(make_answer), engine):
        said = [await told(zalo, engine, f"/hoi câu số {number} là gì", "7", GROUP) for number in range(8)]
        assert [len(each) for each in said] == [1] * 7 + [0]
        assert said[6] == [texts.telegram.TOO_MANY]
        assert len(await told(zalo, engine, "/hoi câu của người khác", "8", GROUP)) == 1


async def test_thanks_and_jokes_are_left_alone_and_complaints_kept(zalo: ZaloApi, engine: Engine) -> None:
    """The bot's name alone is told how to ask, once a day."""
    async with zalo_serving(zalo, CannedAnswerer(make_answer), engine):
        await told(zalo, engine, "/hoi 5S là gì", group=GROUP)
        assert await told(zalo, engine, "@Bot SXSH cảm ơn nhé", group=GROUP) == []
        assert await told(zalo, engine, "@Bot SXSH sai rồi", group=GROUP) == [texts.telegram.COMPLAINT_NOTED]
        assert await told(zalo, engine, "@Bot SXSH", group=GROUP) == [texts.zalo.ASK_USAGE_IN_GROUP]
        assert await told(zalo, engine, "@Bot SXSH", group=GROUP) == []
    assert [each.verdict for each in Reports(engine).judged()] == ["down"]


async def test_small_talk_that_asks_something_is_answered(zalo: ZaloApi, engine: Engine) -> None:
    """Who wants to know what the bot is, is told."""

    def make(question: str) -> Answer:
        return Answer(status=Status.NOT_FOUND, question=question, headline="Mình là bot.", reason=Reason.WHO_ARE_YOU)

    async with zalo_serving(zalo, CannedAnswerer(make), engine):
        assert await told(zalo, engine, "@Bot SXSH bạn là ai", group=GROUP) == ["Mình là bot."]


async def test_help_in_a_group_names_what_works_there(zalo: ZaloApi) -> None:
    """Nobody can choose a province for a group, because Zalo names no administrators."""
    async with zalo_serving(zalo, CannedAnswerer(make_answer)) as engine:
        (shown,) = await told(zalo, engine, "/help", group=GROUP)
    assert "/muctieu" in shown
    assert "/tinh" not in shown
    assert "/caidat" not in shown
