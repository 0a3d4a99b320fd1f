"""One question, one answer: whichever door it comes in by, the same sentences of the same sources are shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.journal.entry import Channel
from bot.journal.privacy import mask_personal
from bot.journal.schema import answers
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer, Status
from tests.conversations.library import opened_library
from tests.support.bot_api import BotApi
from tests.support.browsing import Browser, lived, said
from tests.support.database import copy_library
from tests.support.serving import serving
from tests.support.zalo_api import ZaloApi
from tests.support.zalo_serving import told, zalo_serving

QUESTIONS = Path(__file__).parents[1] / "questions" / "collection" / "visible.jsonl"
_EVERY = 4
# Of a title as much as every channel shows.
_TITLE = 20


def _questions() -> list[str]:
    lines = QUESTIONS.read_text("utf-8").splitlines()[::_EVERY]
    return [json.loads(line)["question"] for line in lines]


@pytest.fixture
def real(shipped: Path, tmp_path: Path) -> Iterator[tuple[Library, Assistant]]:
    copy_library(shipped, tmp_path)
    with opened_library(tmp_path) as opened:
        yield opened


@pytest.fixture
def zalo() -> Iterator[ZaloApi]:
    with ZaloApi() as api:
        yield api


def _essence(answer: Answer) -> tuple[object, ...]:
    """What is told, whatever it looks like."""
    cited = [(each.passage_id, each.snippet, each.date, each.province) for each in answer.citations]
    return answer.status, answer.headline, cited, [fact.target for fact in answer.targets], answer.notes


async def test_every_door_tells_the_same(real: tuple[Library, Assistant], api: BotApi, zalo: ZaloApi) -> None:
    """Each question by somebody new; what is answered names its source where it is read."""
    library, assistant = real
    asked = _questions()
    shown: dict[Channel, list[str]] = {}
    async with serving(api, assistant, library.engine, SXSH_QUESTIONS_A_MINUTE=6000):
        for number, question in enumerate(asked, 1):
            api.say(question, chat_id=number)
        await api.until(lambda: len({sent.chat_id for sent in api.sent}) == len(asked), seconds=90)
    shown[Channel.PRIVATE] = [
        " ".join(sent.text for sent in api.sent if sent.chat_id == number) for number in range(1, len(asked) + 1)
    ]
    async with zalo_serving(zalo, assistant, library.engine):
        shown[Channel.ZALO] = [
            " ".join(await told(zalo, library.engine, question, str(number)))
            for number, question in enumerate(asked, 1)
        ]
    with lived(assistant, library.engine) as stage:
        shown[Channel.WEB] = [said(Browser(stage.app).ask(question)) for question in asked]
    for number, question in enumerate(asked):
        answer = assistant.ask(question, k=6)
        title = " ".join(answer.citations[0].title.split())[:_TITLE] if answer.status is Status.ANSWERED else ""
        for channel, texts in shown.items():
            assert _essence(_kept(library.engine, channel, question)) == _essence(answer), (channel, question)
            assert title in " ".join(texts[number].split()), (channel, question)


def _kept(engine: sa.Engine, channel: Channel, question: str) -> Answer:
    """What the journal has of a question in a channel."""
    found = sa.select(answers.c.answer).where(
        answers.c.face == channel.value, answers.c.question == mask_personal(question)
    )
    with engine.connect() as connection:
        return Answer.model_validate(connection.execute(found).scalar_one())
