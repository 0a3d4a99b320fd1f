"""The real Telegram application at work in a test, around an engine that answers what the test has made."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import Engine

from bot.composition.telegram import make_application
from bot.journal.preferences import PreferenceStore
from bot.journal.privacy import Pseudonyms
from bot.settings import Settings
from bot.telegram.routes import ALLOWED_UPDATES, App
from knowledge.records import ArticleKind, Basis, Digest, SourceDate
from knowledge.store.database import open_database
from retrieval.query.follow_up import Turn
from retrieval.records import Answer, CheckedText, Citation, Example, Status
from tests.support.bot_api import BotApi
from tests.support.database import new_sqlite

SPITEFUL = "5 < 6 & <b>đậm</b> \"ngoặc\" 'đơn' &lt; 😀"
PRIVACY_KEY = "k" * 32
WEBHOOK_SECRET = "only-telegram-knows"
NAMES = Pseudonyms(PRIVACY_KEY)


class CannedAnswerer:
    """Answers with what a test has made, and remembers what it was asked."""

    def __init__(self, make: Callable[[str], Answer]) -> None:
        self._make = make
        self.asked: list[tuple[str, Turn | None]] = []

    @property
    def version(self) -> int:
        return 1

    def ask(
        self,
        question: str,
        *,
        province: str | None = None,
        prefer: str | None = None,
        everywhere: bool = False,
        last: Turn | None = None,
        k: int = 3,
    ) -> Answer:
        self.asked.append((question, last))
        return self._make(question)

    def examples(self, *, prefer: str | None = None) -> tuple[Example, ...]:
        return ()

    def look_up(self, question: str, *, province: str | None = None) -> Answer:
        return self.ask(question, province=province)

    def compare(self, question: str) -> Answer:
        return self.ask(question)

    def check(self, text: str) -> CheckedText:
        self.asked.append((text, None))
        return CheckedText(text=text)


def make_answer(
    question: str,
    headline: str = "Câu trả lời.",
    snippet: str = "Câu trích khác.",
    count: int = 1,
    digest: Digest | None = None,
) -> Answer:
    """An answer from as many sources: originals, or with ``digest`` summaries of ours."""
    citations = tuple(
        Citation(
            n=number,
            article_id="a",
            passage_id="a-0000",
            title=f"Tiêu đề {SPITEFUL}",
            publisher="SXSH.vn",
            url="https://example.org/?a=1&b=2",
            kind=ArticleKind.DIGEST if digest else ArticleKind.ORIGINAL,
            digest=digest,
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


def make_near(
    question: str,
    snippet: str = "Câu gần nhất.",
    count: int = 1,
    because: str = "Vì sao.",
    digest: Digest | None = None,
) -> Answer:
    """What comes closest to a question, without answering it."""
    near = make_answer(question, "Mình chưa chắc. Đoạn gần nhất:", snippet, count, digest)
    return near.model_copy(
        update={
            "status": Status.NEAR,
            "because": because,
            "advice": ("Đọc trang gốc.", "Hỏi nơi phụ trách."),
            "suggestions": ("câu khác",),
            "confidence": 0.3,
        }
    )


@asynccontextmanager
async def serving(
    api: BotApi,
    answerer: object,
    engine: Engine | None = None,
    *,
    long_form_for: Iterable[int] = (),
    port: int | None = None,
    clock: Callable[[], float] = time.time,
    **settings: object,
) -> AsyncIterator[App]:
    """The application, polling the stand-in, on a database of its own unless one is given.

    With a ``port`` it listens there for a webhook, under ``/hook`` and with `WEBHOOK_SECRET`. The people whose numbers
    are in ``long_form_for`` have chosen the long form of answers.
    """
    with TemporaryDirectory() as folder:
        database = engine or open_database(new_sqlite(Path(folder) / "bot.sqlite3"))
        application = make_application(settings_for(api, **settings), answerer, database, clock)  # type: ignore[arg-type]
        for person in long_form_for:
            PreferenceStore(database).choose(NAMES.person(person), long_form=True)
        await application.initialize()
        assert application.updater is not None
        await application.post_init(application)  # type: ignore[misc]
        if port is None:
            await application.updater.start_polling(poll_interval=0, timeout=1, allowed_updates=ALLOWED_UPDATES)
        else:
            await application.updater.start_webhook(
                listen="127.0.0.1",
                port=port,
                url_path="hook",
                webhook_url="https://bot.example.org/hook",
                secret_token=WEBHOOK_SECRET,
                allowed_updates=ALLOWED_UPDATES,
            )
        await application.start()
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()
            await application.post_stop(application)  # type: ignore[misc]
            await application.shutdown()
            if engine is None:
                database.dispose()


def settings_for(api: BotApi, **settings: object) -> Settings:
    given = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "SXSH_PRIVACY_KEY": PRIVACY_KEY, **settings}
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]
