"""The real Telegram application at work in a test, around an engine that answers what the test has made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.app import ALLOWED_UPDATES, build_application
from bot.settings import Settings
from knowledge.records import ArticleKind, Basis, SourceDate
from retrieval.records import Answer, Citation, Status
from tests.bot_api import BotApi

SPITEFUL = "5 < 6 & <b>đậm</b> \"ngoặc\" 'đơn' &lt; 😀"


class CannedAnswerer:
    """Answers with what a test has made, and remembers what it was asked."""

    def __init__(self, make: Callable[[str], Answer]) -> None:
        self._make = make
        self.asked: list[tuple[str, str | None]] = []

    def ask(self, question: str, *, dialogue: str | None = None) -> Answer:
        self.asked.append((question, dialogue))
        return self._make(question)


def make_answer(
    question: str, headline: str = "Câu trả lời.", snippet: str = "Câu trích khác.", count: int = 1
) -> Answer:
    citations = tuple(
        Citation(
            n=number,
            article_id="a",
            passage_id="a-0000",
            title=f"Tiêu đề {SPITEFUL}",
            publisher="SXSH.vn",
            url="https://example.org/?a=1&b=2",
            kind=ArticleKind.DIGEST,
            date=SourceDate.of(Basis.UPDATED, 2018, 9, 17),
            province="Vĩnh Phúc",
            province_now="Phú Thọ",
            snippet=snippet,
            highlights=((0, 3),),
            score=1.0,
        )
        for number in range(1, count + 1)
    )
    return Answer(
        status=Status.ANSWERED,
        question=question,
        headline=headline,
        citations=citations,
        notes=("Ghi chú.",),
        confidence=1,
    )


@asynccontextmanager
async def serving(api: BotApi, answerer: object) -> AsyncIterator[None]:
    """The application, polling the stand-in."""
    application = build_application(settings_for(api), answerer)  # type: ignore[arg-type]
    await application.initialize()
    assert application.updater is not None
    await application.post_init(application)  # type: ignore[misc]
    await application.updater.start_polling(poll_interval=0, timeout=1, allowed_updates=ALLOWED_UPDATES)
    await application.start()
    try:
        yield
    finally:
        await application.updater.stop()
        await application.stop()
        await application.shutdown()


def settings_for(api: BotApi) -> Settings:
    return Settings(_env_file=None, TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_URL=api.url)  # type: ignore[call-arg]
