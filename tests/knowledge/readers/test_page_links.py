"""Of the links of a page those are taken that look like articles of the same site."""

from __future__ import annotations

import pytest

from knowledge.readers.page_links import find_article_links

PAGE = "https://www.sct.vi-du.vn/tin-tuc/san-xuat-sach-hon"
TITLE = "Nghệ An tập huấn sản xuất sạch hơn"


def found(*anchors: str, head: str = "") -> list[tuple[str, str]]:
    page = f"<html><head>{head}</head><body>{''.join(anchors)}</body></html>"
    return [(link.url, link.title) for link in find_article_links(page.encode(), PAGE, "utf-8")]


def anchor(href: str, text: str = TITLE) -> str:
    return f'<a href="{href}">{text}</a>'


def test_articles_are_found_in_their_order_each_once() -> None:
    """By their whole address, without what jumps within a page; the longest words that lead there are its title."""
    assert found(
        anchor("/nghe-an-tap-huan-san-xuat", "<img src='a.jpg' alt='ảnh'>"),
        anchor("bai-viet-12345.html", f"{TITLE} năm 2020"),
        anchor("/nghe-an-tap-huan-san-xuat#binh-luan"),
    ) == [
        ("https://www.sct.vi-du.vn/nghe-an-tap-huan-san-xuat", TITLE),
        ("https://www.sct.vi-du.vn/tin-tuc/bai-viet-12345.html", f"{TITLE} năm 2020"),
    ]


@pytest.mark.parametrize(
    "href",
    [
        "https://khac.vn/nghe-an-tap-huan-san-xuat",
        "https://sct.vi-du.vn:8443/nghe-an-tap-huan-san-xuat",
        "/",
        "/tin-tuc",
        "/tag/nghe-an-tap-huan-san-xuat",
        "/chuyen-muc/tin-moi-nhat-trong-tinh-12345",
        "/anh/nghe-an-tap-huan-san-xuat.jpg",
        "mailto:a@vi-du.vn",
        "javascript:void(0)",
        "http://[x/nghe-an-tap-huan-san-xuat",
        "http://sct.vi-du.vn:abc/nghe-an-tap-huan-san-xuat",
        "/tin-tuc/san-xuat-sach-hon",
        "",
    ],
)
def test_what_is_no_article_of_this_site(href: str) -> None:
    """Other sites, first pages, lists, pictures, addresses that are none, the page itself."""
    assert found(anchor(href)) == []


def test_a_menu_is_no_list_of_articles() -> None:
    """Its words are few."""
    assert found(anchor("/van-ban-phap-luat-moi", "Văn bản pháp luật")) == []


def test_the_base_that_a_page_names_counts() -> None:
    """And "www." makes no other site."""
    head = '<base href="https://sct.vi-du.vn/x/">'
    assert found(anchor("a-b-c-d"), head=head) == [("https://sct.vi-du.vn/x/a-b-c-d", TITLE)]


def test_a_page_of_a_thousand_links_gives_a_hundred() -> None:
    """The first."""
    links = found(*(anchor(f"/bai-{number:05}.html") for number in range(1000)))
    assert len(links) == 100
    assert links[-1][0].endswith("bai-00099.html")
