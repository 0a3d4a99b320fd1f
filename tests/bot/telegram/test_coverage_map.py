"""The map of what there is: behind a button of ``/nguon``, drawn once while the collection stands."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from bot import texts
from bot.telegram.coverage_map import CoverageMap
from bot.texts.wording import TelegramWording
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.conversation import pressed, said
from tests.support.serving import serving


async def test_the_map_comes_as_a_picture(api: BotApi, engine: Engine) -> None:
    """With the totals below it; the list of provinces stays. A second press sends no second picture."""
    library = Library(engine)
    library.put(make_draft("Sơn La sạch hơn", "Sơn La làm sản xuất sạch hơn.", province="Sơn La"))
    async with serving(api, Assistant(library, TelegramWording()), engine):
        sent = await said(api, "/nguon")
        await pressed(api, sent, texts.telegram.BUTTON_MAP)
        await api.until(lambda: bool(api.called("sendPhoto")), seconds=30)
        assert await pressed(api, sent, texts.telegram.BUTTON_MAP) == texts.telegram.JUST_ANSWERED
    (photo,) = api.called("sendPhoto")
    assert photo.params["photo"].startswith(b"\x89PNG")
    assert photo.params["caption"].startswith("63 tỉnh, thành phố (tên cũ): ")
    assert "62 chưa có" in photo.params["caption"]
    assert sent.text == texts.telegram.BROWSE_PROVINCES


def test_the_map_is_drawn_once_for_each_version(engine: Engine) -> None:
    """Everybody gets the same bytes, until something is added."""
    library = Library(engine)
    drawn = CoverageMap(CoverageReader(library))
    _, picture = drawn.current()
    assert drawn.current()[1] is picture
    library.put(make_draft("Sơn La sạch hơn", "Sơn La làm sản xuất sạch hơn.", province="Sơn La"))
    assert drawn.current()[1] != picture
