"""Blocks as HTML: what each is stands in its tags, and nothing that was written becomes a tag."""

from __future__ import annotations

from bot import texts
from bot.pages.markup import to_page_html
from bot.views.blocks import ReplyBlock, Run, bold_block, italic_block, list_blocks, plain_block


def test_each_look_has_its_tag() -> None:
    """Bold is strong, slanted is emphasis, code is code; together they nest."""
    runs = (Run(text="a", bold=True), Run(text="b", italic=True), Run(text="c", code=True, bold=True))
    html = to_page_html([ReplyBlock(runs=runs)])
    assert html == "<p><strong>a</strong><em>b</em><strong><code>c</code></strong></p>"
    assert to_page_html([bold_block("x"), italic_block("y", tight=True)]) == (
        '<p><strong>x</strong></p><p class="tight"><em>y</em></p>'
    )


def test_bullets_in_a_row_are_one_list() -> None:
    """A screen reader counts its items; what follows begins a list of its own."""
    html = to_page_html([*list_blocks(["một", "hai"]), plain_block("giữa"), *list_blocks(["ba"])])
    assert html == "<ul><li>một</li><li>hai</li></ul><p>giữa</p><ul><li>ba</li></ul>"


def test_a_short_quotation_stands_open_and_a_long_one_is_folded() -> None:
    """220 characters are the most that stand open."""
    short, long = (to_page_html([ReplyBlock(runs=(Run(text="x" * length),), quoted=True)]) for length in (220, 221))
    assert short == f"<blockquote><p>{'x' * 220}</p></blockquote>"
    assert long == (
        f"<details><summary>{texts.pages.QUOTATION}</summary><blockquote><p>{'x' * 221}</p></blockquote></details>"
    )


def test_what_was_written_is_never_markup() -> None:
    """Neither text nor addresses leave their place."""
    runs = (Run(text="<script>&\"'"), Run(text="</a>", link='https://a.vn/?"><script>'))
    html = to_page_html([ReplyBlock(runs=runs)])
    assert html == (
        "<p>&lt;script&gt;&amp;&#34;&#39;"
        '<a href="https://a.vn/?&#34;&gt;&lt;script&gt;" rel="noopener nofollow">&lt;/a&gt;</a></p>'
    )


def test_links_lead_to_the_web_alone() -> None:
    """What would run something, or open a file, is text."""
    for address in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.vn", "/a"):
        assert to_page_html([ReplyBlock(runs=(Run(text="x", link=address),))]) == "<p>x</p>"


def test_characters_that_steer_show_as_unknown() -> None:
    """Letters are not turned around (U+202E), and half a character breaks no page."""
    assert to_page_html([plain_block("a\u202eb\x00c\ud800d")]) == "<p>a\ufffdb\ufffdc\ufffdd</p>"


def test_what_shows_nothing_makes_nothing() -> None:
    """No empty paragraphs."""
    assert to_page_html([plain_block(" \u200b"), ReplyBlock(runs=())]) == ""


def test_an_address_that_is_written_out_leads_there() -> None:
    """A sentence may end behind it; one that is cut short, or goes on with what no address has, leads nowhere."""
    said = str(to_page_html([plain_block("Hỏi Sở: https://so.gov.vn/a?b=1&c=2 (cũ), http://tt.vn.")]))
    address = "https://so.gov.vn/a?b=1&amp;c=2"
    assert f'<a href="{address}" rel="noopener nofollow">{address}</a> (cũ)' in said
    assert '<a href="http://tt.vn" rel="noopener nofollow">http://tt.vn</a>.' in said
    for text in ("https://so.gov.vn/mot-trang-…", 'https://so.gov.vn/"onclick="x', "https://a.vn/<b>", "https://"):
        assert "<a " not in str(to_page_html([plain_block(text)]))
