"""Pages in the layouts that provincial sites have had since 2005: the article is found in each, and nothing else."""

from __future__ import annotations

import textwrap

import pytest

from knowledge.dates import find_source_date
from knowledge.errors import PageWithoutArticle
from knowledge.extraction import extract
from knowledge.extraction.page_article import find_article
from knowledge.readers import read_content
from knowledge.records import Document, DocumentLine, LineKind, LineRole

TITLE = "Nam Định: Làng nghề dệt nhuộm tìm cách giảm nước thải"
TEXT = (
    "Sở Công Thương tỉnh Nam Định vừa khảo sát mười hai xưởng dệt nhuộm ở Phương Định để tìm chỗ rò rỉ nước.",
    "Các xưởng có thể bớt từ 10 đến 15% lượng nước nếu thu hồi nước làm mát và sửa lại đường ống đã cũ.",
    "Bà Trần Thị Mây, chủ một xưởng, kể rằng gia đình đã lắp đồng hồ nước cho từng bể và ghi sổ mỗi ngày.",
    "Sắp tới, trung tâm sẽ giúp năm xưởng đầu tiên thay nồi hơi đốt than bằng nồi hơi chạy điện.",
)
HEADLINES = (
    "Khánh thành cầu vượt ở ngã tư phía bắc",
    "Hội chợ nông sản đón ba vạn lượt khách",
    "Đội bóng chuyền nữ của tỉnh đoạt cúp vàng",
)
TEASERS = (
    "Sau mười tám tháng thi công, cây cầu dài 400 mét đã được thông xe sáng nay trước đông đảo người dân.",
    "Hội chợ kéo dài năm ngày, có 180 gian hàng của các hợp tác xã từ hai mươi tỉnh trong cả nước.",
    "Ở trận cuối cùng, đội chủ nhà thắng ngược 3-2 trong tiếng reo hò của hơn bốn nghìn khán giả.",
)
PROVINCES = ("An Giang", "Bắc Giang", "Bắc Kạn", "Cà Mau", "Đắk Lắk", "Gia Lai", "Hà Nam", "Kon Tum", "Lai Châu")
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
LINKS = "".join(f"<li><a href='/{n}'>{headline}</a></li>" for n, headline in enumerate(HEADLINES))
OTHERS = "".join(
    f"<div><h3><a href='/{n}'>{headline}</a></h3><p>{teaser}</p></div>"
    for n, (headline, teaser) in enumerate(zip(HEADLINES, TEASERS, strict=True))
)


def _read(body: str, head: str = f"<title>{TITLE}</title>") -> Document:
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read_content(page.encode(), "trang.html")


def _texts(body: str, head: str = f"<title>{TITLE}</title>") -> list[str]:
    return [block.text for block in _chosen(_read(body, head))]


def _chosen(document: Document) -> list[DocumentLine]:
    article = find_article(document)
    if article is None:
        raise PageWithoutArticle(document.source)
    return [document.lines[number] for number in article.lines]


def test_a_page_laid_out_with_tables() -> None:
    """Title, date, text and source stand in cells of one column; menus and other news in others."""
    column = (
        f"<table><tr><td class=tieude><font size=4><b>{TITLE}</b></font></td></tr><tr><td>06/10/2010 - 08:41</td></tr>"
        f"<tr><td>{PARAGRAPHS}<p align=right><i>Nguồn: SXSH.vn</i></td></tr>"
        f"<tr><td><b>Các tin khác</b><ul>{LINKS}</ul></td></tr></table>"
    )
    page = (
        "<center><table><tr><td colspan=3><img src=banner.jpg></td></tr><tr><td><a href=/>Trang chủ</a></td>"
        f"<td>{column}</td><td>{LINKS}</td></tr></table></center>"
    )
    assert _texts(page)[: len(TEXT) + 3] == [TITLE, "06/10/2010 - 08:41", *TEXT, "Nguồn: SXSH.vn"]
    assert not set(HEADLINES) & set(_texts(page))


def test_a_form_around_the_whole_page() -> None:
    """Servers that wrap a page in a form keep its article; a title that is a link is still the title."""
    page = (
        "<form id=aspnetForm><div id=ctl00_login><input><input type=password></div>"
        f"<div><div class=tieude><a href='#'>{TITLE}</a></div><div>Ngày đăng: 21/03/2017</div>{PARAGRAPHS}</div></form>"
    )
    assert _texts(page) == [TITLE, "Ngày đăng: 21/03/2017", *TEXT]


def test_a_sidebar_with_teasers_and_no_name() -> None:
    """Teasers of other articles beside and below the text stay out without any class that says so."""
    page = (
        f"<div><div>{OTHERS}</div><div><h1>{TITLE}</h1><div>20/11/2019</div>{PARAGRAPHS}</div><div>{OTHERS}</div></div>"
    )
    assert _texts(page) == [TITLE, "20/11/2019", *TEXT]


def test_other_news_below_in_a_box_without_links() -> None:
    """Headlines with teasers that are no links stand in a box of their own, which is not the article's."""
    below = "".join(
        f"<h3>{headline}</h3><p>{teaser}</p>" for headline, teaser in zip(HEADLINES[:2], TEASERS, strict=False)
    )
    assert _texts(f"<div class=a><h1>{TITLE}</h1>{PARAGRAPHS}</div><div class=b>{below}</div>") == [TITLE, *TEXT]


def test_an_article_in_chapters_and_in_parts() -> None:
    """Chapters with headings, and a second part in another box, all belong to the article."""
    first, second = (f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p>", f"<p>{TEXT[2]}</p><p>{TEXT[3]}</p>")
    chapters = f"<div><h1>{TITLE}</h1>{first}</div><div><h3>Việc sắp tới</h3>{second}</div>"
    assert _texts(f"<div>{chapters}</div>") == [TITLE, *TEXT[:2], "Việc sắp tới", *TEXT[2:]]
    parts = f"<div id=p1><h1>{TITLE}</h1>{first}</div><div id=p2 class=more>{second}</div>"
    assert _texts(parts) == [TITLE, *TEXT]


def test_a_lead_in_a_box_of_its_own() -> None:
    """The lead above the text and the source below it are found outside of the text's box."""
    page = (
        f"<h1>{TITLE}</h1><div>Thứ Sáu, 09:15, 08/06/2018</div><div class=sapo>{TEXT[0]}</div>"
        f"<div class=noidung><p>{TEXT[1]}</p><p>{TEXT[2]}</p><p>{TEXT[3]}</p></div><p>Theo Báo Nam Hà</p>"
    )
    assert _texts(page) == [TITLE, "Thứ Sáu, 09:15, 08/06/2018", *TEXT, "Theo Báo Nam Hà"]


def test_names_are_hints_and_no_proof() -> None:
    """An article inside boxes named after sidebars, comments and related news is not lost."""
    page = (
        f"<div class='has-sidebar related'><div class=left-menu-layout><h1>{TITLE}</h1>"
        f"<div class='comment-enabled'>{PARAGRAPHS}</div></div></div>"
    )
    assert _texts(page) == [TITLE, *TEXT]


def test_a_paragraph_linked_as_a_whole_stays() -> None:
    """A lead that is one link is text; a list of links to documents between paragraphs stays as well."""
    papers = (
        "<ul><li><a href=a.pdf>Quyết định số 12/QĐ-UBND về nước thải</a></li><li><a href=b.pdf>Phụ lục</a></li></ul>"
    )
    page = f"<h1>{TITLE}</h1><p><a href=/x>{TEXT[0]}</a></p><p>{TEXT[1]}</p>{papers}<p>{TEXT[2]}</p><p>{TEXT[3]}</p>"
    assert _texts(page) == [TITLE, *TEXT[:2], "Quyết định số 12/QĐ-UBND về nước thải", "Phụ lục", *TEXT[2:]]


def test_long_comments_stay_out() -> None:
    """Readers may write more than the author did."""
    comments = "".join(
        f"<p>Tôi đồng ý với bài này, nước kênh quê tôi cũng đổi màu từng mẻ, lần thứ {n}.</p>" for n in range(30)
    )
    page = f"<div><h1>{TITLE}</h1>{PARAGRAPHS}</div><div id=comments class=comment-list>{comments}</div>"
    assert _texts(page) == [TITLE, *TEXT]


def test_the_date_in_a_bar_of_buttons() -> None:
    """A bar of share buttons goes, and the date inside it stays, alone."""
    bar = "<div class=social-bar>Thứ năm, 12/04/2018 <a href='#'>Chia sẻ</a></div>"
    assert _texts(f"<h1>{TITLE}</h1>{bar}{PARAGRAPHS}")[1] == "Thứ năm, 12/04/2018"
    assert _texts(f"<h1>{TITLE}</h1><div class=social-bar>Chia sẻ bài này</div>{PARAGRAPHS}")[1] == TEXT[0]


def test_the_site_in_the_first_heading() -> None:
    """With the site's name in the first heading and the title in the second, the second is the title."""
    page = f"<h1 class=logo>Cổng thông tin Sở Công Thương</h1><h2>{TITLE}</h2>{PARAGRAPHS}"
    document = _read(page, f"<title>Cổng thông tin | {TITLE}</title>")
    assert extract(document).title == TITLE
    assert _chosen(document)[0].text == TITLE


def test_letters_as_numbers_on_an_old_page() -> None:
    """A page in Latin-1 with the Vietnamese letters beyond it as numbers is read letter by letter."""
    page = f"<html><head><meta charset=iso-8859-1></head><body><h1>{TITLE}</h1>{PARAGRAPHS}</body></html>"
    document = read_content(page.encode("latin-1", "xmlcharrefreplace"), "cu.htm")
    assert [block.text for block in document.lines] == [TITLE, *TEXT]


def test_a_cell_over_several_rows_stands_in_each() -> None:
    """A row is quoted alone, so it repeats the cell that spans it; an index is part of its word."""
    table = (
        "<table><caption>Bảng 1. Mục tiêu</caption><tr><th>Chỉ tiêu</th><th>Mức</th><th>Năm</th></tr>"
        "<tr><td rowspan=2>Giảm CO<sub>2</sub></td><td><p>5%</p></td><td>2015</td></tr>"
        "<tr><td>8%</td><td>2020</td></tr></table>"
    )
    rows = [
        (block.kind, block.text)
        for block in _read(f"<h1>{TITLE}</h1><p>{TEXT[0]}</p>{table}<p>{TEXT[1]}</p>").lines[2:-1]
    ]
    assert rows == [
        (LineKind.CAPTION, "Bảng 1. Mục tiêu"),
        (LineKind.TABLE_ROW, "Chỉ tiêu | Mức | Năm"),
        (LineKind.TABLE_ROW, "Giảm CO2 | 5% | 2015"),
        (LineKind.TABLE_ROW, "Giảm CO2 | 8% | 2020"),
    ]


def test_a_letterhead_is_read_column_by_column() -> None:
    """The two columns of a decision's head become lines of their own, the place and date among them."""
    head = (
        "<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH QUẢNG BÌNH<br>Số: 530/QĐ-UBND</td>"
        "<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Quảng Bình, ngày 30 tháng 9 năm 2013</td></tr></table>"
    )
    texts = _texts(f"<div>{head}<p align=center><b>QUYẾT ĐỊNH</b></p>{PARAGRAPHS}</div>", "<title>Văn bản</title>")
    assert texts == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH QUẢNG BÌNH",
        "Số: 530/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Quảng Bình, ngày 30 tháng 9 năm 2013",
        "QUYẾT ĐỊNH",
        *TEXT,
    ]


def test_pictures_with_words_under_them() -> None:
    """Italics right under a picture are its caption, elsewhere they are text."""
    pictured = "<p><img src=a.jpg></p><p><em>Bể thu hồi nước</em></p>"
    page = f"<h1>{TITLE}</h1><p>{TEXT[0]}</p>{pictured}<p><em>{TEXT[1]}</em></p>"
    kinds = {block.text: block.kind for block in _read(page).lines}
    assert (kinds["Bể thu hồi nước"], kinds[TEXT[1]]) == (LineKind.CAPTION, LineKind.PARAGRAPH)


def test_deep_and_broken_markup() -> None:
    """Tags that are never closed nest hundreds deep and lose nothing."""
    assert _texts(f"<h1>{TITLE}</h1>" + "<div><font>" * 400 + PARAGRAPHS) == [TITLE, *TEXT]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Tin tức</h1>{OTHERS}",
        "".join(
            f"<div><a href=/{n}>{headline}</a> <span>(12/0{n + 1}/2018)</span><p>{teaser}</p></div>"
            for n, (headline, teaser) in enumerate(zip(HEADLINES, TEASERS, strict=True))
        ),
        f"<h1>Các tỉnh</h1><p>{', '.join(PROVINCES)}, {', '.join(PROVINCES)}.</p>",
        "<ul>" + "".join(f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate(PROVINCES)) + "</ul>",
        "<h1>Kết quả</h1><p>Không tìm thấy bài nào hợp với từ khóa của bạn, xin thử lại với từ khóa khác.</p>",
        "<div class=cookie>Trang này dùng cookie để phục vụ bạn tốt hơn, bấm đồng ý để xem tiếp nội dung.</div>",
    ],
    ids=["teasers", "dated teasers", "names in a sentence", "names in a menu", "nothing found", "cookie notice"],
)
def test_pages_without_an_article(body: str) -> None:
    """Lists of other articles, lists of names and notices are refused."""
    with pytest.raises(PageWithoutArticle):
        extract(_read(body, "<title>Trang tin</title>"))


def test_a_thread_in_a_forum_has_the_day_of_its_first_post() -> None:
    """Above the title stand the day, the number and who wrote; each answer has its own."""
    posts = "".join(
        f"<table><tr><td>{day}</td><td>#{number}</td></tr><tr><td><b>{name}</b><br>Thợ học việc<br>Gia nhập: Aug 2011"
        f"<br>Bài gởi: 6<br>Cảm ơn: 2</td><td><div>{title}</div><div>{text}<br>{more}</div></td></tr></table>"
        for number, day, name, title, text, more in (
            (1, "11-09-2011, 10:42 PM", "thoNhuom", f"<b>{TITLE}</b>", TEXT[0], TEXT[1]),
            (2, "12-09-2011, 07:15 AM", "Lão Than", "", TEXT[2], TEXT[3]),
        )
    )
    clock = "<div>Múi giờ GMT +7. Hiện tại là 02:58 AM, 20-11-2016.</div>"
    document = _read(f"<div>Diễn đàn &gt; Kỹ thuật</div>{posts}{clock}")
    extraction = extract(document)
    assert find_source_date(extraction, document).value == "2011-09-11"
    assert [author.value for author in extraction.particulars.authors] == ["thoNhuom"]


def test_a_digest_is_called_by_its_own_title() -> None:
    """The first of its numbered pieces is no title, though it is a heading."""
    pieces = "".join(f"<tr><td><h3>{n}. {HEADLINES[n - 1]}</h3><p>{TEXT[n]}</p></td></tr>" for n in (1, 2, 3))
    name = "Bản tin khuyến công và thị trường số 47"
    body = f"<table><tr><td><font size=5><b>{name}</b></font><br>Ra ngày 18-10-2018</td></tr>{pieces}</table>"
    assert extract(_read(body, "<title>newsletter</title>")).title == name


def test_a_journal_has_chapters_under_one_title() -> None:
    """Abstracts and tables in sections of their own; who wrote it stands in a list above them."""
    names = ("Danh Thị Ngọc Hân", "Phạm Quốc Trường")
    fields = "".join(f"<meta name='citation_author' content='{name}'>" for name in names)
    authors = "".join(f"<li>{name}<sup>*</sup></li>" for name in names)
    english = "Cooking water from small units was discharged together with floor washing water in all seventeen cases."
    table = "<table><tr><td>Protein</td><td>31,0</td></tr><tr><td>NaCl</td><td>12,4</td></tr></table>"
    body = (
        f"<article><h1>{TITLE}</h1><ul>{authors}</ul><section class='item'><h2>Tóm tắt</h2>{PARAGRAPHS}</section>"
        f"<section class='item'><h2>Abstract</h2><p>{english}</p></section>"
        f"<section class=t><p>Bảng 2. Dịch cô</p>{table}</section></article><ul>{LINKS}</ul>"
    )
    extraction = extract(_read(body, f"<title>{TITLE}</title>{fields}"))
    kept = {line.text: line.role for line in extraction.lines if line.role}
    assert {english, "Bảng 2. Dịch cô", "NaCl | 12,4"} <= kept.keys()
    assert kept.keys().isdisjoint(HEADLINES)
    assert kept[f"{names[0]}*"] is LineRole.BYLINE
    assert [author.value for author in extraction.particulars.authors] == list(names)


def test_a_form_names_the_title() -> None:
    """Programs that keep questions and answers show them as labels with values."""
    rows = (("Tiêu đề", TITLE), ("Ngày gửi", "04/03/2019"), ("Ngày trả lời", "19/03/2019"), ("Nội dung", PARAGRAPHS))
    form = "".join(f"<tr><td><h3>{label}</h3></td><td>{value}</td></tr>" for label, value in rows)
    document = _read(f"<table>{form}</table>", "<title>Hỏi đáp - DispForm</title>")
    extraction = extract(document)
    assert extraction.title == TITLE
    assert find_source_date(extraction, document).value == "2019-03-19"


def test_a_mail_that_was_sent_on_is_an_article() -> None:
    """Its lines were broken and marked as a quotation; the card of whoever sends is no headline of other news."""
    quoted = "\n>\n".join("> " + "\n> ".join(textwrap.wrap(text, 64)) for text in TEXT)
    head = "Từ: Văn phòng <vp@x.vn>\nNgày: T3, 4 thg 6, 2019\nChủ đề: Bài gửi\nTới: ban@x.vn"
    page = f"{head}\n\n> {TITLE}\n>\n{quoted}\n\n--\nHồ Văn Bền | Cán bộ\nĐT: 0900 123 456"
    extraction = extract(read_content(page.encode(), "thu.txt"))
    assert (extraction.title, [line.text for line in extraction.body]) == (TITLE, list(TEXT))
    assert all(line.reason == "footer" for line in extraction.lines[-3:])


def test_a_blog_lists_author_and_day_under_the_title() -> None:
    """A name in the text's own list is none."""
    known = "<ul class='post-info'><li>Hồ Thị Bưởi</li><li>02/10/2018</li><li>Chưa có phản hồi</li></ul>"
    listed = "<ul><li>Trần Văn Khế</li><li>Lê Thị Na</li></ul>"
    extraction = extract(_read(f"<h1>{TITLE}</h1>{known}{PARAGRAPHS}{listed}<p>{TEXT[0]} Năm nay cũng vậy.</p>"))
    assert [author.value for author in extraction.particulars.authors] == ["Hồ Thị Bưởi"]
