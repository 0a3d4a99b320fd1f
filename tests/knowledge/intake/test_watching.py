"""Pages are looked at again with patience: what is gone, what has changed, what is listed and not there yet."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from knowledge.intake.limits import ReadingLimits
from knowledge.intake.watching import Watcher
from knowledge.intake.workers import prepare_document
from knowledge.store.library import Library
from knowledge.store.watched_pages import PageRole, PageState, WatchedPage, WatchedPages
from tests.support.news_site import NewsSite, news_site

pytestmark = pytest.mark.usefixtures("_processes_ready")

LIMITS = ReadingLimits(private=True)
TEXT = "Sở Công Thương Bình Định vừa tổ chức lớp tập huấn về sản xuất sạch hơn cho {} học viên của các cơ sở chế biến."
LIST = "/tin/san-xuat-sach-hon"


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with news_site() as opened:
        yield opened


@pytest.fixture
def library(library_url: str) -> Iterator[Library]:
    opened = Library.open(library_url)
    yield opened
    opened.close()


def add(library: Library, url: str) -> str:
    return str(library.put(prepare_document(url, limits=LIMITS)).article_id)


def list_articles(site: NewsSite, *paths: str) -> None:
    links = "".join(f'<li><a href="{path}">Bài về sản xuất sạch hơn {path}</a></li>' for path in paths)
    site.pages[LIST] = f"<html><body><ul>{links}</ul></body></html>"


class Looking:
    """One look after the other, with the pauses that were made."""

    def __init__(self, library: Library) -> None:
        self.pages = WatchedPages(library.engine)
        self.pauses: list[float] = []
        self.watcher = Watcher(self.pages, limits=LIMITS, pause=3.0, sleep=self.pauses.append)

    def __call__(self, *sources: str) -> dict[str, PageState]:
        return {report.url: report.state for report, _ in self.watcher.look(sources)}


def test_a_cited_page_is_unchanged_changed_or_dead(site: NewsSite, library: Library) -> None:
    """A counter beside the article changes nothing; a server that leads to its first page says that it is gone."""
    page = site.publish("/a.html", "Bình Định tập huấn", TEXT.format(45))
    article_id = add(library, page)
    look = Looking(library)
    assert look() == {page: PageState.FIRST}
    site.publish("/a.html", "Bình Định tập huấn", TEXT.format(45))
    assert look() == {page: PageState.UNCHANGED}
    site.publish("/a.html", "Bình Định tập huấn", TEXT.format(50))
    ((report, refused),) = look.watcher.look([])
    assert (report.state, report.article_id, report.title, report.turned, refused) == (
        PageState.CHANGED,
        article_id,
        "Bình Định tập huấn",
        True,
        None,
    )
    site.publish("/a.html", "Bình Định tập huấn", TEXT.format(55))
    assert [report.turned for report, _ in look.watcher.look([])] == [True]
    site.pages |= {"/a.html": "->/", "/": "<html><body><p>Trang chủ của báo</p></body></html>"}
    assert look() == {page: PageState.DEAD}
    del site.pages["/a.html"]
    ((report, refused),) = look.watcher.look([])
    assert (report.state, report.turned) == (PageState.DEAD, False)
    assert refused is not None
    assert refused.particular == "HTTP 404"


def test_a_server_is_asked_whether_its_page_is_still_the_same(site: NewsSite, library: Library) -> None:
    """By the version that it told; it then sends nothing."""
    page = site.publish("/a.html", "Bình Định tập huấn", TEXT.format(45), version='"1"')
    add(library, page)
    look = Looking(library)
    look()
    site.asked.clear()
    assert look() == {page: PageState.UNCHANGED}
    assert site.asked == [("/a.html", '"1"')]
    site.publish("/a.html", "Bình Định tập huấn", TEXT.format(50), version='"2"')
    assert look() == {page: PageState.CHANGED}


def test_a_server_that_is_away_is_not_dead_at_once(site: NewsSite, library: Library) -> None:
    """The third time in a row it is; when it comes back, its page is as it was."""
    page = site.publish("/a.html", "Bình Định tập huấn", TEXT.format(45))
    add(library, page)
    look = Looking(library)
    look()
    site.away = True
    assert [look()[page] for _ in range(3)] == [PageState.UNREACHABLE, PageState.UNREACHABLE, PageState.DEAD]
    site.away = False
    assert look() == {page: PageState.UNCHANGED}
    site.away = True
    assert look() == {page: PageState.UNREACHABLE}


def test_a_source_lists_what_is_not_there_yet(site: NewsSite, library: Library) -> None:
    """In its order; what is in the collection, or was shown to the operators, is known."""
    there = site.publish("/bai/a-b-c-d-1", "Bình Định tập huấn", TEXT.format(45))
    add(library, there)
    source = site.address + LIST
    list_articles(site, "/bai/a-b-c-d-2", "/bai/a-b-c-d-1", "/bai/a-b-c-d-3", "/lien-he")
    look = Looking(library)
    two, three = (f"{site.address}/bai/a-b-c-d-{number}" for number in (2, 3))
    states = look(source)
    assert states == {source: PageState.FIRST, there: PageState.FIRST, two: PageState.NEW, three: PageState.NEW}
    assert [page.url for page in look.pages.to_offer(5)] == [two, three]
    assert [look.pages.note_offered(two) for _ in range(2)] == [True, False]
    assert [page.url for page in look.pages.to_offer(5)] == [three]
    add(library, site.publish("/bai/a-b-c-d-3", "Hà Nam tập huấn", TEXT.format(30)))
    list_articles(site, "/bai/a-b-c-d-4", "/bai/a-b-c-d-2", "/bai/a-b-c-d-3")
    assert [(page.url, page.title) for page in look.pages.to_offer(5)] == []
    reports = [report for report, _ in look.watcher.look([source])]
    assert {report.url: report.turned for report in reports if report.role is PageRole.FOUND} == {
        two: False,
        f"{site.address}/bai/a-b-c-d-4": True,
    }


def test_what_was_found_together_is_offered_in_the_order_of_its_page(library: Library) -> None:
    """However the clock ticks meanwhile, and what was found later before it."""
    pages = WatchedPages(library.engine, clock=itertools.count(1_000_000).__next__)

    def found(*urls: str) -> list[WatchedPage]:
        return [
            WatchedPage(url=url, role=PageRole.FOUND, state=PageState.NEW, found_on="https://bao.vn", number=number)
            for number, url in enumerate(urls)
        ]

    pages.note_found(found("https://bao.vn/b", "https://bao.vn/a", "https://bao.vn/c"))
    pages.note_found(found("https://bao.vn/z", "https://bao.vn/b", "https://bao.vn/y"))
    assert [page.url[-1] for page in pages.to_offer(9)] == ["z", "y", "b", "a", "c"]


def test_a_host_is_asked_for_one_page_at_a_time_with_pauses(site: NewsSite, library: Library) -> None:
    """Another host does not wait for it."""
    for number in range(4):
        add(library, site.publish(f"/bai/{number}", f"Bài {number} về tập huấn", TEXT.format(40 + number)))
    with news_site() as other:
        add(library, other.publish("/khac", "Bài khác về tập huấn", TEXT.format(70)))
        look = Looking(library)
        site.most_at_once = 0
        assert len(look()) == 5
    assert site.most_at_once == 1
    assert look.pauses == [3.0] * 3


def test_a_day_is_begun_once(library: Library) -> None:
    """By whoever is first."""
    pages = WatchedPages(library.engine)
    assert [pages.begin_day("2026-11-26"), pages.begin_day("2026-11-26"), pages.begin_day("2026-11-27")] == [
        True,
        False,
        True,
    ]
