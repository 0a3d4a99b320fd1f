"""Inline answers carry their source, post whole cited answers, and are made once a version of the collection."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.texts.wording import TelegramWording
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer, Reason, Status
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.serving import SPITEFUL, CannedAnswerer, make_answer, serving


async def offered(api: BotApi, query: str) -> dict[str, Any]:
    count = len(api.inline_answers)
    api.ask_inline(query)
    await api.until(lambda: len(api.inline_answers) > count)
    return api.inline_answers[-1]


async def test_the_first_result_posts_the_whole_answer_and_each_names_its_source(api: BotApi) -> None:
    """At most ten, with date and province in the description, and a link to the passage."""
    make = lambda question: make_answer(question, headline=SPITEFUL, snippet=f"{SPITEFUL} trích", count=15)  # noqa: E731
    async with serving(api, CannedAnswerer(make)):
        answer = await offered(api, "mục tiêu")
    results = answer["results"]
    assert 1 < len(results) <= 10
    assert len({result["id"] for result in results}) == len(results)
    assert results[0]["title"] == SPITEFUL
    for result in results:
        assert "cập nhật 17/09/2018 · Vĩnh Phúc" in result["description"]
        assert "[1]" in result["input_message_content"]["message_text"]
        url = result["reply_markup"]["inline_keyboard"][0][0]["url"]
        assert url == "https://t.me/sxsh_bot?start=p_a-0000"


async def test_an_empty_query_offers_questions_and_nothing_found_a_private_talk(api: BotApi) -> None:
    """Only examples that are answered; the button opens the bot with a link that it knows."""

    def make(question: str) -> Answer:
        if question == texts.answers.EXAMPLES[0]:
            return make_answer(question)
        return Answer(status=Status.NOT_FOUND, question=question, headline="Không.", reason=Reason.NOT_COVERED)

    async with serving(api, CannedAnswerer(make)):
        common = await offered(api, " ")
        nothing = await offered(api, "giá vàng")
        api.say(f"/start {nothing['button']['start_parameter']}")
        (sent,) = await api.replies(1)
    assert [result["title"] for result in common["results"]] == [texts.answers.EXAMPLES[0]]
    assert nothing["results"] == []
    assert texts.answers.EXAMPLES[0] in sent.text


async def test_results_are_made_once_for_a_version_of_the_collection(api: BotApi, engine: Engine) -> None:
    """A new document is offered at once; until then nobody computes twice."""
    library = Library(engine)
    library.put(make_draft("Nghệ An tiết kiệm nước", "Xưởng giấy ở Nghệ An tiết kiệm 18% nước.", province="Nghệ An"))
    asked: list[str] = []

    class Counting(Assistant):
        def ask(self, question: str, **given: Any) -> Answer:
            asked.append(question)
            return super().ask(question, **given)

    async with serving(api, Counting(library, TelegramWording()), engine):
        for _ in range(2):
            first = await offered(api, "xưởng giấy tiết kiệm nước")
        assert len(asked) == 1
        more = "Xưởng giấy ở Thái Bình tiết kiệm 30% nước nhờ tuần hoàn nước trắng."
        library.put(make_draft("Thái Bình tiết kiệm nước", more, province="Thái Bình"))
        second = await offered(api, "xưởng giấy tiết kiệm nước")
    assert len(second["results"]) > len(first["results"])


async def test_a_link_opens_the_passage_of_a_shared_result(api: BotApi, engine: Engine) -> None:
    """With its source; one that is gone says so."""
    library = Library(engine)
    text = "Xưởng giấy ở Nghệ An tiết kiệm 18% nước."
    library.put(make_draft("Nghệ An tiết kiệm nước", text, province="Nghệ An"))
    passage = library.passages_of(library.articles()[0].article.id)[0].id
    async with serving(api, Assistant(library, TelegramWording()), engine):
        api.say(f"/start p_{passage}")
        (opened,) = await api.replies(1)
        api.say("/start p_0123456789-0000", chat_id=8)
        (gone,) = await api.replies(1, chat_id=8)
    assert text in opened.text
    assert "17/10/2018 · Nghệ An" in opened.text
    assert texts.choices.PASSAGE_GONE in gone.text


async def test_an_inline_query_that_is_too_old_is_no_fault(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    """People type on; the next one is answered."""
    async with serving(api, CannedAnswerer(make_answer)):
        with api.withheld() as updates:
            api.ask_inline("mục tiêu")
        (update,) = updates
        api.queries.clear()
        api.deliver(update["inline_query"], update["update_id"], kind="inline_query")
        api.say("mục tiêu")
        await api.replies(1)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
