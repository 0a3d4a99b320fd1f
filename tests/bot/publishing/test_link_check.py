"""The link check finds what is planted, and nothing where nothing is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.publishing.link_check import Fault, Trouble, check_links

BASE = "https://a.example/sxsh/"
PAGES = {
    "index.html": '<a href="bai/a.html#doan-1">A</a> <a href="tai-lieu.html">B</a> <a href="https://b.vn/#x">C</a>',
    "bai/a.html": '<h1 id="doan-1">A</h1> <a href="#doan-1">here</a> <a href="../index.html">B</a> <img src="a.png">',
    "tai-lieu.html": '<link rel="stylesheet" href="page.css"> <a href="bai/a.html">A</a>',
    "404.html": f'<a href="/sxsh/index.html">home</a> <a href="{BASE}">home</a>',
}


def check(root: Path, **planted: str) -> list[Fault]:
    """What is found in these pages with one of them changed; keys are the stems of names."""
    pages = {path: planted.get(Path(path).stem, text) for path, text in PAGES.items()}
    files = {**pages, "page.css": "", "bai/a.png": "", "sitemap.xml": planted.get("sitemap", "<urlset/>")}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return check_links(root, files, BASE).faults


def test_nothing_is_wrong_with_what_hangs_together(root: Path) -> None:
    """What leads abroad is not asked for, and the page for missing addresses is led to by hosts alone."""
    assert check(root) == []
    assert (check_links(root, PAGES.keys() | {"page.css", "bai/a.png"}, BASE).links) == 10


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ({"a": '<a href="b.html">B</a>'}, ("bai/a.html", Trouble.BROKEN, "b.html")),
        ({"a": '<a href="A.html">A</a>'}, ("bai/a.html", Trouble.BROKEN, "A.html")),
        ({"a": '<img src="../a.png">'}, ("bai/a.html", Trouble.BROKEN, "../a.png")),
        ({"a": '<a href="../../outside.html">A</a>'}, ("bai/a.html", Trouble.BROKEN, "../../outside.html")),
        ({"a": '<a href="javascript:alert(1)">A</a>'}, ("bai/a.html", Trouble.BROKEN, "javascript:alert(1)")),
        ({"tai-lieu": '<a href="bai/a.html#doan-9">A</a>'}, ("tai-lieu.html", Trouble.NO_PLACE, "bai/a.html#doan-9")),
        ({"tai-lieu": '<a href="#nowhere">A</a>'}, ("tai-lieu.html", Trouble.NO_PLACE, "#nowhere")),
        ({"tai-lieu": '<p id="a">A</p><p id="a">B</p>'}, ("tai-lieu.html", Trouble.TWICE, "a")),
        ({"tai-lieu": '<a href="/index.html">A</a>'}, ("tai-lieu.html", Trouble.MACHINE, "/index.html")),
        ({"tai-lieu": '<a href="file:///tmp/a.html">A</a>'}, ("tai-lieu.html", Trouble.MACHINE, "file:///tmp/a.html")),
        ({"tai-lieu": r'<a href="C:\a.html">A</a>'}, ("tai-lieu.html", Trouble.MACHINE, r"C:\a.html")),
        ({"index": '<a href="bai/a.html#doan-1">A</a>'}, ("tai-lieu.html", Trouble.UNREACHED, "")),
        ({"404": '<a href="/sxsh/gone.html">A</a>'}, ("404.html", Trouble.BROKEN, "/sxsh/gone.html")),
        ({"404": '<a href="/gone.html">A</a>'}, ("404.html", Trouble.MACHINE, "/gone.html")),
        (
            {"404": f'<meta property="og:image" content="{BASE}anh/a.png">'},
            ("404.html", Trouble.BROKEN, f"{BASE}anh/a.png"),
        ),
        (
            {
                "sitemap": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
                f"<url><loc>{BASE}gone.html</loc></url><url><loc>{BASE}</loc></url></urlset>"
            },
            ("sitemap.xml", Trouble.BROKEN, f"{BASE}gone.html"),
        ),
    ],
)
def test_a_planted_fault_is_found_with_its_page(
    root: Path, planted: dict[str, str], fault: tuple[str, Trouble, str]
) -> None:
    """The one that was planted first; a page that has lost its own places breaks links of others as well."""
    assert Fault(*fault) in check(root, **planted)


def test_an_empty_page_leads_nowhere(root: Path) -> None:
    """Somebody has emptied it: what led to a place in it is broken, and nothing falls over."""
    assert check(root, a="") == [Fault("index.html", Trouble.NO_PLACE, "bai/a.html#doan-1")]
