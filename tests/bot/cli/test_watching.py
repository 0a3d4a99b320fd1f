"""``sxsh watch`` says what has become of pages, and what sources list anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot import texts
from tests.support.command import Command
from tests.support.news_site import NewsSite, news_site

pytestmark = pytest.mark.usefixtures("_processes_ready")

TEXT = "Sở Công Thương Bình Định tổ chức lớp tập huấn về sản xuất sạch hơn cho 45 học viên của các cơ sở chế biến."
OPEN = {"SXSH_PRIVATE_ADDRESSES": "true", "SXSH_WATCH_PAUSE": "0"}


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with news_site() as opened:
        yield opened


def test_what_is_dead_and_new_is_said_by_its_address(sxsh: Command, site: NewsSite) -> None:
    """Sources come from a file or from the settings; it ends with 1 where a page is dead."""
    page = site.publish("/a.html", "Bình Định tập huấn", TEXT)
    sxsh("add", page, "--no-collection", **OPEN)
    link = '<a href="/bai/a-b-c-d-2">Nghệ An tập huấn sản xuất sạch hơn</a>'
    site.pages["/tin"] = f"<html><body>{link}</body></html>"
    (sxsh.folder / "nguon.txt").write_text(f"# trang nguồn\n\n{site.address}/tin\n", "utf-8")
    said = sxsh("watch", "nguon.txt", "--no-collection", **OPEN)
    assert f"{texts.cli.WATCH_STATES['new']}: 1\n" in said
    assert f"Nghệ An tập huấn sản xuất sạch hơn · {site.address}/bai/a-b-c-d-2" in said
    assert texts.cli.watch_summary(2, 0, 2) in said
    assert sxsh.stderr == "Đang xem: 1/2 trang\nĐang xem: 2/2 trang\n"
    del site.pages["/a.html"]
    found = sxsh.json("watch", "--no-collection", code=1, SXSH_WATCH=f"{site.address}/tin", **OPEN)
    assert (found["looked"], found["unchanged"], found["first"]) == (2, 1, 0)
    dead, new = found["pages"]
    assert (dead["state"], dead["url"], dead["title"], dead["role"]) == ("dead", page, "Bình Định tập huấn", "cited")
    assert "404" in dead["reason"]
    assert (new["state"], new["url"]) == ("new", f"{site.address}/bai/a-b-c-d-2")


def test_what_is_no_address_is_named_with_its_line(sxsh: Command) -> None:
    """Nothing is asked for."""
    (sxsh.folder / "nguon.txt").write_text("https://vi-du.vn/tin\nkhông phải\n", "utf-8")
    sxsh("watch", "nguon.txt", "--no-collection", code=2)
    assert "nguon.txt: dòng 2" in sxsh.stderr
    sxsh("watch", "khong-co.txt", "--no-collection", code=2)
    sxsh("watch", "--no-collection", code=2, SXSH_WATCH="vi-du.vn/tin")
    assert "SXSH_WATCH" in sxsh.stderr
