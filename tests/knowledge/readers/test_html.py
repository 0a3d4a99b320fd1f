"""HTML pages become the blocks of their article."""

from __future__ import annotations

import pytest

from knowledge.dates import find_source_date
from knowledge.errors import DocumentEmpty, PageTooDeep, PageWithoutArticle
from knowledge.extraction import extract
from knowledge.extraction.page_article import find_article
from knowledge.extraction.site_names import strip_site
from knowledge.readers import read_content
from knowledge.readers.html import read_html
from knowledge.records import Document, DocumentLine, LineKind

SENTENCES = (
    "Công ty giấy ở Bãi Bằng đã thay nồi hơi cũ bằng nồi hơi mới để bớt than và bớt khói.",
    "Mỗi năm nhà máy để dành được hai tỷ đồng tiền điện, còn nước thải thì giảm đi một phần ba.",
    "Sở Công Thương sẽ mời các xưởng khác trong vùng tới xem và học theo cách làm của công ty này.",
)
TITLE = "Nhà máy giấy thay nồi hơi để bớt khói"
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def _read(body: str, head: str = "", url: str | None = None) -> Document:
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read_html(page.encode(), "trang.html", url=url)


def _texts(body: str) -> list[str]:
    return [block.text for block in _chosen(_read(body))]


def _chosen(document: Document) -> list[DocumentLine]:
    article = find_article(document)
    assert article is not None
    return [document.lines[number] for number in article.lines]


def test_menus_boxes_and_footers_stay_out() -> None:
    """Only the title and the article are left of a page with everything around it."""
    around = (
        "<header><a href='/'>Báo Giấy</a></header><nav><a href='/a'>Hà Nội</a> <a href='/b'>Huế</a></nav>"
        "<ul class='main-menu'><li><a href='/c'>An Giang</a></li><li>Bạc Liêu</li></ul>"
    )
    below = (
        "<div class='related'><h3>Tin liên quan</h3><ul><li><a href='/x'>Xưởng dệt tiết kiệm nước</a></li></ul></div>"
        "<aside><p>Mời bạn đăng ký nhận bản tin hằng tuần của chúng tôi qua thư điện tử ngay hôm nay nhé.</p></aside>"
        "<footer><p>Giấy phép số 1 do Bộ cấp, ghi rõ nguồn khi dùng lại tin bài từ trang báo này.</p></footer>"
    )
    assert _texts(f"{around}<h1>{TITLE}</h1><div>{BODY}</div>{below}") == [TITLE, *SENTENCES]


def test_datelines_around_the_body_stay() -> None:
    """The date above and under the title, and the source after the body, are candidates for a date."""
    page = (
        f"<div><div>Thứ ba, 11/12/2018 | 07:15 GMT+7</div><h1>{TITLE}</h1><div>06/10/2010 - 08:41</div>{BODY}"
        "<div>Theo Báo Giấy</div><div>• 18/01/2016 10:29</div></div>"
    )
    texts = _texts(page)
    assert texts[:3] == ["Thứ ba, 11/12/2018 | 07:15 GMT+7", TITLE, "06/10/2010 - 08:41"]
    assert texts[-2:] == ["Theo Báo Giấy", "18/01/2016 10:29"]


def test_lists_tables_and_captions_keep_their_kind() -> None:
    """Items, rows with cells parted by bars, and captions stand in page order."""
    inner = (
        f"<p>{SENTENCES[0]}</p><figure><img src='a.jpg'><figcaption>Nồi hơi mới</figcaption></figure>"
        "<ul><li>Bớt than</li><li>Bớt khói</li></ul>"
        "<table><tr><th>Năm</th><th>Giảm</th></tr><tr><td><p>2015</p></td><td><p>30%</p></td></tr></table>"
        f"<p>{SENTENCES[1]}</p>"
    )
    blocks = _chosen(_read(f"<h1>{TITLE}</h1><article>{inner}</article>"))
    assert [(block.kind.value, block.text) for block in blocks[2:-1]] == [
        ("caption", "Nồi hơi mới"),
        ("list_item", "Bớt than"),
        ("list_item", "Bớt khói"),
        ("table_row", "Năm | Giảm"),
        ("table_row", "2015 | 30%"),
    ]


def test_breaks_part_paragraphs_in_a_layout_table() -> None:
    """A page laid out with a table, with breaks for paragraphs, gives the same paragraphs."""
    page = (
        "<form><table><tr><td><a href='/1'>Trang đầu</a><br><a href='/2'>Liên hệ</a></td>"
        f"<td><b>{TITLE}</b><br><br>{'<br><br>'.join(SENTENCES)}</td></tr></table></form>"
    )
    assert _texts(page) == [TITLE, *SENTENCES]


def test_words_across_inline_tags_stay_one() -> None:
    """Emphasis inside a word does not split it; blocks inside a block do part."""
    page = f"<h1>{TITLE}</h1><div>{SENTENCES[0].replace('giấy', 'gi<b>ấy</b>')}<div>{SENTENCES[1]}</div></div>"
    assert _texts(page) == [TITLE, *SENTENCES[:2]]


def test_an_article_in_a_badly_named_box_is_not_lost() -> None:
    """A class that sounds like a widget does not take the body away."""
    assert _texts(f"<h1>{TITLE}</h1><div class='content social-share'>{BODY}</div>") == [TITLE, *SENTENCES]


@pytest.mark.parametrize(
    "between",
    [
        "<amp-ad type='x'><div fallback>Nệm cao su mua một tặng hai</div></amp-ad>",
        "<amp-sticky-ad><p>Nệm cao su mua một tặng hai</p></amp-sticky-ad>",
        "<ins class='adsbygoogle'>Nệm cao su mua một tặng hai</ins>",
        "<div class='cta-box'><h4>Nhận bộ biểu mẫu kiểm kê</h4><p>Nhập địa chỉ thư</p></div>",
        "<div id='ez-toc-container'><p>Các phần</p><ul><li>1. Vì sao bớt than</li></ul></div>",
        "<div class='box-tinlienquanv2'><article><h4>Chợ hoa xuân mở sớm</h4></article></div>",
        "<div class='sig'>Nhận sửa bơm tại nhà, gọi là tới</div>",
        "<div id='post_signature_12'>Nhận sửa bơm tại nhà, gọi là tới</div>",
    ],
)
def test_advertisements_and_what_members_sign_with_stay_out(between: str) -> None:
    """As pages for phones and forums name them; the signature of a letter is another thing."""
    assert _texts(f"<h1>{TITLE}</h1><p>{SENTENCES[0]}</p>{between}<p>{SENTENCES[1]}</p>") == [TITLE, *SENTENCES[:2]]
    signed = f"<h1>{TITLE}</h1>{BODY}<p class='signature'>Sơn La, ngày 3 tháng 5 năm 2019</p>"
    assert _read(signed).lines[-1].apart is None


def test_a_link_inside_a_paragraph_stays() -> None:
    """A paragraph with a link in it is text; only what is mostly link is a menu."""
    linked = SENTENCES[0].replace("Công ty giấy", "<a href='/ct'>Công ty giấy</a>")
    assert _texts(f"<h1>{TITLE}</h1><p>{linked}</p><p>{SENTENCES[1]}</p>") == [TITLE, *SENTENCES[:2]]


def test_teasers_of_other_articles_below_the_body_stay_out() -> None:
    """Summaries below headlines that are links belong to other articles."""
    assert _texts(f"<div><h1>{TITLE}</h1><div>{BODY}</div>{TEASERS}</div>") == [TITLE, *SENTENCES]


def test_hidden_text_and_scripts_are_no_text() -> None:
    """What a reader of the page does not see is not read."""
    hidden = f"<div style='display: none'><p>{SENTENCES[2]}</p></div><script>var a = '{SENTENCES[2]}'</script>"
    assert _texts(f"<h1>{TITLE}</h1>{hidden}<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>") == [TITLE, *SENTENCES[:2]]


LINKS = "".join(
    f"<li><a href='/{n}'>Xưởng số {n} ở trong tỉnh vừa thay máy mới để tiết kiệm điện</a></li>" for n in range(20)
)
TEASER = "Xưởng {0} vừa lắp máy sấy dùng trấu thay than đá để bớt khói cho cả khu phố."
TEASERS = "".join(
    f"<div><h3><a href='/{n}'>Tin khác của xưởng {n}</a></h3><p>{TEASER.format(n)}</p></div>" for n in range(6)
)
LOGIN = "<h1>Đăng nhập</h1><form><p>Mời bạn gõ tên và mật khẩu của mình để vào trang.</p><input type='password'></form>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<h1>Tin tức</h1><ul>{LINKS}</ul>", id="links"),
        pytest.param(f"<h1>Tin tức</h1>{TEASERS}", id="teasers"),
        pytest.param(LOGIN, id="login"),
        pytest.param("<p>Trang chủ</p><p>Liên hệ</p>", id="menu"),
    ],
)
def test_pages_without_an_article_are_refused(body: str) -> None:
    """A list of links, of teasers, a login form and a bare menu hold no article."""
    with pytest.raises(PageWithoutArticle):
        extract(_read(body))


def test_a_page_without_text_is_empty() -> None:
    """A page with no visible letter is empty."""
    with pytest.raises(DocumentEmpty):
        _read("<img src='a.jpg'>")


def test_the_heading_is_the_title_and_the_site_is_not() -> None:
    """With the site's name in a first-level heading too, the one that agrees with the page title is taken."""
    head = f"<title>{TITLE} - Báo Giấy Việt</title>"
    assert extract(_read(f"<h1>Báo Giấy Việt</h1><h1>{TITLE}</h1>{BODY}", head)).title == TITLE


def test_meta_titles_stand_in_for_a_heading() -> None:
    """Without a heading the meta title is taken, then the page's title without the site."""
    assert extract(_read(BODY, f"<meta property='og:title' content='{TITLE}'><title>Khác</title>")).title == TITLE
    assert extract(_read(BODY, f"<title>{TITLE} | Báo Giấy</title>")).title == TITLE


@pytest.mark.parametrize(
    ("title", "site", "url", "expected"),
    [
        ("Thanh Hóa - vùng đất mới", None, None, "Thanh Hóa - vùng đất mới"),
        ("Bớt khói - Báo Giấy", "Báo Giấy", None, "Bớt khói"),
        ("Bớt khói - BaoGiay", None, "https://www.baogiay.vn/a", "Bớt khói"),
    ],
)
def test_a_dash_parts_only_a_known_site(title: str, site: str | None, url: str | None, expected: str) -> None:
    """After a dash only what is known as the site's name is taken off."""
    assert strip_site(title, site, url) == expected


def test_dates_and_publishers_come_from_markup_meant_for_them() -> None:
    """JSON-LD names the date and the publisher of the article; a broken script beside it does no harm."""
    script = "<script type='application/ld+json'>{}</script>"
    record = '{"@graph": [{"@type": "NewsArticle", "datePublished": "2019-04-05", "publisher": {"name": "Báo Giấy"}}]}'
    document = _read(f"<h1>{TITLE}</h1>{BODY}", script.format("{") + script.format(record))
    assert (document.stated_dates, document.publisher_hint) == ((("datepublished", "2019-04-05"),), "Báo Giấy")


def test_no_markup_no_hints() -> None:
    """A modification date is no publication date, and a copyright line no publisher."""
    head = "<meta property='article:modified_time' content='2020-01-01'><meta name='copyright' content='Ai đó'>"
    document = _read(f"<h1>{TITLE}</h1>{BODY}", head)
    assert (document.stated_dates, document.publisher_hint) == ((("article:modified_time", "2020-01-01"),), None)
    assert find_source_date(extract(document), document).value is None


def test_the_canonical_address_wins_unless_it_is_the_front_page() -> None:
    """A relative canonical link is made whole; one to the front page is a mistake of the site."""
    url = "https://bao.vi.du/bai?utm=1"
    page = f"<h1>{TITLE}</h1>{BODY}"
    assert _read(page, "<link rel='canonical' href='/bai'>", url).url == "https://bao.vi.du/bai"
    assert _read(page, "<link rel='canonical' href='/'>", url).url == url


def test_an_old_page_in_windows_1258_is_read() -> None:
    """The charset of a page from before Unicode is known by its words."""
    from tests.knowledge.readers.test_encoding import windows_1258

    page = windows_1258(f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{BODY}</body></html>")
    assert [block.text for block in _chosen(read_html(page, "cu.htm"))] == [TITLE, *SENTENCES]


def test_a_cell_is_repeated_only_as_often_as_a_real_table_repeats_one() -> None:
    """Every row of a table says that its first cell spans a thousand: the rows stay as short as they are."""
    rows = "".join(f'<tr><td rowspan="999">a{n}</td><td>b{n}</td></tr>' for n in range(200))
    text = "<p>Cơ sở đã giảm một phần lượng điện tiêu thụ trong nhiều năm liền nhờ sản xuất sạch hơn.</p>" * 3
    document = _read(f"<h1>Bảng</h1>{text}<table>{rows}</table>{text}")
    found = [block.text for block in document.lines if block.kind is LineKind.TABLE_ROW]
    assert len(found) == 200
    assert sum(row.count("|") for row in found) < 5 * 400
    assert all(f"b{n}" in row for n, row in enumerate(found))


@pytest.mark.parametrize("tag", ["div", "span", "ul><li"])
def test_a_page_deeper_than_the_parser_goes_is_refused_for_that(tag: str) -> None:
    """It is not empty, and what lies above the depth is not taken for all of it; one of a thousand tags is read."""
    text = "<p>Ngày 5/3/2019, Sở Công Thương Nghệ An mở lớp tập huấn về sản xuất sạch hơn cho cơ sở trong tỉnh.</p>"
    with pytest.raises(PageTooDeep):
        read_html(f"<body>{text * 3}{f'<{tag}>' * 6000}{text * 3}".encode(), "a.html")
    deep = read_html(f"<body><h1>Tập huấn</h1>{'<div>' * 1000}{text * 3}".encode(), "a.html")
    assert sum("Nghệ An" in block.text for block in deep.lines) == 3


@pytest.mark.parametrize(
    ("beside", "dates"),
    [
        ('<amp-timeago datetime="2022-08-09T05:30:00+07:00">2 năm trước</amp-timeago>', "2022-08-09T05:30:00+07:00"),
        ('<span><abbr class="timeago" title="2022-08-09">about 2 years ago</abbr></span>', "2022-08-09"),
        ('<time datetime="2022-08-09 05:30">hôm qua</time>', "2022-08-09 05:30"),
        ('<span data-time="1660000000"><i></i> 3 giờ trước</span>', "1660000000"),
        ('<time datetime="2022-08-09">09/8/2022</time>', None),
        ('<a title="2022-08-09">Đọc thêm về lò hơi</a>', None),
    ],
)
def test_the_day_behind_a_relative_one(beside: str, dates: str | None) -> None:
    """A browser turns it into "2 năm trước"; the element holds the day. Other news below have theirs."""
    text = "<p>Bốn chục lò tráng bún khô lần lượt bỏ củi, dùng nồi hơi chung đốt mùn cưa ép thành viên.</p>" * 2
    other = '<p><time datetime="2025-02-13">2 ngày trước</time> Cá ngừ được mùa</p>'
    page = f"<body><h1>Lò bún tắt củi</h1>{beside}{text}{other}</body>"
    document = read_content(page.encode(), "trang.html")
    assert document.stated_dates == ((("time", dates),) if dates else ())


def test_a_library_names_each_author() -> None:
    """In a field of its own; a plain "author" is as often the site's."""
    fields = "".join(f'<meta name="citation_author" content="{name}">' for name in ("Danh Thị Hân", "Phạm Quốc Trường"))
    page = f'<head><meta name="author" content="Ban biên tập">{fields}</head><body><p>Dịch cô đặc.</p></body>'
    assert read_content(page.encode(), "trang.html").stated_authors == ("Danh Thị Hân", "Phạm Quốc Trường")


def test_a_form_filled_in_with_an_article_is_no_table() -> None:
    """Its fields are lines; a table of tasks stays one."""
    text = "<p>Khi lò mới chạy ổn định, cơ sở phải cập nhật suất tiêu hao trong báo cáo năm và nêu rõ ngày đổi.</p>"
    rows = (("Tiêu đề", "Đổi lò nung có phải báo lại không?"), ("Nội dung", text * 4))
    form = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    document = read_content(f"<body><table>{form}</table></body>".encode(), "trang.html")
    assert [line.kind for line in document.lines] == [LineKind.PARAGRAPH] * 7
