"""The bot looks at watched pages once a day; operators are shown what is new, and told what is gone."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.composition.assistant import make_assistant
from bot.journal.calendar import day_of
from bot.telegram.daily_watch import MOST_A_DAY
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.workers import prepare_document
from knowledge.store.library import Library
from knowledge.store.watched_pages import WatchedPages
from tests.support.bot_api import BotApi
from tests.support.conversation import pressed
from tests.support.news_site import NewsSite, news_site
from tests.support.serving import serving

pytestmark = pytest.mark.usefixtures("_processes_ready")

TEXT = "Sở Công Thương Bình Định tổ chức lớp tập huấn về sản xuất sạch hơn lần thứ {} cho 45 học viên của tỉnh."
DAY_SECONDS = 24 * 3600


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with news_site() as opened:
        yield opened


@pytest.fixture
def library(engine: Engine, site: NewsSite) -> Library:
    library = Library(engine)
    old = site.publish("/cu.html", "Bài cũ về tập huấn", TEXT.format(0))
    library.put(prepare_document(old, limits=ReadingLimits(private=True)))
    links = ['<a href="/bai/khong-co-gi-1">Bài này không còn ở đây nữa rồi</a>']
    for number in range(7):
        site.publish(f"/bai/a-b-c-d-{number}", f"Tập huấn lần thứ {number} ở Bình Định", TEXT.format(number))
        links.append(f'<a href="/bai/a-b-c-d-{number}">Tập huấn lần thứ {number} ở Bình Định</a>')
    site.pages["/tin"] = f"<html><body>{''.join(links)}</body></html>"
    return library


def watching(site: NewsSite, **settings: object) -> dict[str, object]:
    return {
        "SXSH_OPERATOR_IDS": "7,8",
        "SXSH_WATCH": f"{site.address}/tin",
        "SXSH_WATCH_PAUSE": "0",
        "SXSH_PRIVATE_ADDRESSES": "true",
        **settings,
    }


async def test_operators_are_shown_five_new_articles_a_day(
    api: BotApi, engine: Engine, library: Library, site: NewsSite
) -> None:
    """Each of them all five; a page that is none is passed over; a second start on the same day asks nothing."""
    api.blocked.add(8)
    async with serving(api, make_assistant(library), engine, **watching(site)):
        shown = await api.replies(MOST_A_DAY)
        assert shown[0].text.startswith(
            texts.operators.watched_found(f"{site.address}/bai/a-b-c-d-0", f"{site.address}/tin")
        )
        assert "Tập huấn lần thứ 0 ở Bình Định" in shown[0].text
        await pressed(api, shown[1], texts.operators.BUTTON_ADD)
        await api.until(lambda: "Hỏi được ngay" in shown[1].text)
        await api.until(lambda: len(WatchedPages(engine).to_offer(9)) == 2)
    assert {entry.article.title for entry in library.articles()} == {
        "Bài cũ về tập huấn",
        "Tập huấn lần thứ 1 ở Bình Định",
    }
    assert [sent.chat_id for sent in api.sent] == [7] * MOST_A_DAY
    asked = len(site.asked)
    async with serving(api, make_assistant(library), engine, **watching(site)):
        await api.until(lambda: len(api.called("setMyShortDescription")) == 2)
    assert len(site.asked) == asked


async def test_the_next_day_the_rest_is_shown_and_what_is_gone_is_told_once(
    api: BotApi, engine: Engine, library: Library, site: NewsSite
) -> None:
    """With the article that is from it."""
    (entry,) = library.articles()
    days = (time.time() + number * DAY_SECONDS for number in range(3))
    for number, (moment, messages) in enumerate(zip(days, (5, 8, 8), strict=True)):
        async with serving(
            api,
            make_assistant(library),
            engine,
            clock=lambda moment=moment: moment,
            **watching(site, SXSH_OPERATOR_IDS="7"),
        ):
            await api.replies(messages)
            started = number + 1
            await api.until(lambda started=started: len(api.called("setMyShortDescription")) == started)
            if number == 2:
                await api.until(lambda: site.asked.count(("/cu.html", None)) == 4)
        site.pages.pop("/cu.html", None)
    gone = api.sent[5]
    assert gone.text.split("\n") == [
        texts.operators.WATCHED_TITLES["dead"],
        f"• Bài cũ về tập huấn ({entry.article.id})",
    ]
    assert len(api.sent) == 8
    assert not WatchedPages(engine).begin_day(day_of(time.time()).isoformat())


async def test_a_machine_that_is_cut_off_takes_no_page_for_gone(
    api: BotApi, engine: Engine, library: Library, site: NewsSite
) -> None:
    """However many days that lasts."""
    site.away = True
    for number in range(4):
        asked, moment = len(site.asked), time.time() + number * DAY_SECONDS
        given = watching(site, SXSH_OPERATOR_IDS="7", clock=lambda moment=moment: moment)
        async with serving(api, make_assistant(library), engine, **given):
            await api.until(lambda asked=asked: len(site.asked) == asked + 2)
    assert api.sent == []


async def test_without_pages_or_operators_nothing_is_asked(
    api: BotApi, engine: Engine, library: Library, site: NewsSite
) -> None:
    """Nor is the day begun."""
    for given in ({"SXSH_WATCH": ""}, {"SXSH_OPERATOR_IDS": ""}):
        asked = len(site.asked)
        async with serving(api, make_assistant(library), engine, **watching(site, **given)):
            pass
        assert len(site.asked) == asked
    assert WatchedPages(engine).begin_day(day_of(time.time()).isoformat())
