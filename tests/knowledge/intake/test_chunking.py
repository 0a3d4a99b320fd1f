"""Passages follow paragraphs and whole sentences, and never part a list from its deadline."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.intake.chunking import LONGEST, LONGEST_ASIDE, chunk, join_blocks, lay_out
from knowledge.records import BODY_ROLES, DocumentLine, ExtractedLine, LineKind, LineRole
from knowledge.vietnamese.sentences import split_sentences

SENTENCE = "Tỉnh hỗ trợ cơ sở sản xuất lắp đồng hồ đo nước ở từng công đoạn để theo dõi lượng dùng mỗi ca."


def texts_of(blocks: list[DocumentLine]) -> list[str]:
    text = join_blocks(blocks)
    return [text[piece.start : piece.end] for piece in chunk(blocks)]


def test_a_paragraph_is_a_passage() -> None:
    """Two paragraphs of ordinary length stay apart."""
    blocks = [DocumentLine(text=" ".join([SENTENCE] * 3)), DocumentLine(text=" ".join([SENTENCE] * 4))]
    assert texts_of(blocks) == [block.text for block in blocks]


def test_a_caption_joins_its_neighbour() -> None:
    """A line too short to stand alone is kept beside the paragraph it belongs to."""
    blocks = [DocumentLine(text=" ".join([SENTENCE] * 3)), DocumentLine(text="Ảnh: lớp học", kind=LineKind.CAPTION)]
    assert texts_of(blocks) == [join_blocks(blocks)]


def test_a_list_stays_with_its_deadline() -> None:
    """The items of a list and the line that sets their deadline are one passage."""
    items = [f"{share}% cơ sở sản xuất công nghiệp đạt yêu cầu thứ {share};" for share in (90, 50, 25, 13)]
    blocks = [
        DocumentLine(text=" ".join([SENTENCE] * 3)),
        DocumentLine(text="Đến năm 2030, tỉnh đặt các mục tiêu sau:"),
        *(DocumentLine(text=item, kind=LineKind.LIST_ITEM) for item in items),
        DocumentLine(text=" ".join([SENTENCE] * 3)),
    ]
    assert texts_of(blocks)[1] == "\n".join(["Đến năm 2030, tỉnh đặt các mục tiêu sau:", *items])


def test_a_heading_goes_with_what_follows() -> None:
    """A heading opens a passage; it does not close one."""
    blocks = [
        DocumentLine(text=" ".join([SENTENCE] * 3)),
        DocumentLine(text="Kinh phí", kind=LineKind.HEADING),
        DocumentLine(text=" ".join([SENTENCE] * 3)),
    ]
    assert [text.split("\n")[0] for text in texts_of(blocks)][1] == "Kinh phí"


def test_a_long_paragraph_is_parted_between_sentences() -> None:
    """No piece is much longer than the limit, and each one ends where a sentence ends."""
    pieces = texts_of([DocumentLine(text=" ".join([SENTENCE] * 40))])
    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST * 1.3 and piece.endswith(".") for piece in pieces)


def test_sentences_keep_addresses_and_quotes_whole() -> None:
    """A stop inside an address or before a closing quote ends no sentence."""
    text = "Xem www.sxsh.vn. Ông nói: “Tốt. Rất tốt.” TP. Hồ Chí Minh có 5 khu."
    found = [text[start:end] for start, end in split_sentences(text)]
    assert found[0] == "Xem www.sxsh.vn."
    assert found[-1] == "TP. Hồ Chí Minh có 5 khu."
    assert not any(sentence.startswith("”") for sentence in found)


@given(st.lists(st.text(alphabet="ab .;:\u1ea1A1“”", min_size=1, max_size=400).map(str.strip).filter(bool), max_size=8))
def test_nothing_is_lost(texts: list[str]) -> None:
    """Every letter of every block is in exactly one sentence of one passage."""
    blocks = [DocumentLine(text=text) for text in texts]
    text = join_blocks(blocks)
    covered = [place for piece in chunk(blocks) for start, end in piece.sentences for place in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(covered)


def line(number: int, text: str, role: LineRole | None, kind: LineKind = LineKind.PARAGRAPH) -> ExtractedLine:
    return ExtractedLine(number=number, text=text, role=role, kind=kind)


PLAN_TITLE = "Kế hoạch sản xuất sạch hơn tỉnh Bắc Ninh"
PLAN = [
    line(0, "Trang chủ", None),
    line(1, "ỦY BAN NHÂN DÂN", LineRole.LETTERHEAD),
    line(2, "TỈNH BẮC NINH", LineRole.LETTERHEAD),
    line(3, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None),
    line(4, "Số: 88/KH-UBND", LineRole.LETTERHEAD),
    line(5, "Bắc Ninh, ngày 7 tháng 6 năm 2022", LineRole.DATELINE),
    line(6, "Kế hoạch sản xuất sạch hơn", LineRole.TITLE),
    line(7, " ".join([SENTENCE] * 3), LineRole.LEAD),
    line(8, "Nguồn: số liệu của Sở", LineRole.NOTE),
    line(9, "Đến năm 2030, tỉnh đặt các mục tiêu sau:", LineRole.BODY),
    line(10, "90% cơ sở được biết;", LineRole.BODY, LineKind.LIST_ITEM),
    line(11, "Ghi chú cuối trang", LineRole.NOTE),
    line(12, "Trần Văn Tùng", LineRole.SIGNATURE),
]


def test_what_is_told_stands_first_and_the_rest_below_it() -> None:
    """The title as shown and what is no part of the article are left out; every line knows its place and its role."""
    text, lines, _ = lay_out(PLAN, PLAN_TITLE)
    assert [each.number for each in lines] == [7, 9, 10, 1, 2, 4, 5, 8, 11, 12]
    assert [text[each.start : each.end] for each in lines] == [PLAN[each.number].text for each in lines]
    assert [each.role for each in lines] == [PLAN[each.number].role for each in lines]


def test_a_printed_title_is_stored_where_the_shown_one_is_another() -> None:
    """So that what it says in other words is found and quoted; lines that the title holds are not kept twice."""
    printed = [
        line(0, "KẾ HOẠCH", LineRole.TITLE),
        line(1, "(V/v giảm khói lò gốm)", LineRole.TITLE),
        line(2, SENTENCE, LineRole.LEAD),
    ]

    _, kept, chunks = lay_out(printed, "Kế hoạch 12/KH-UBND về việc giảm khói lò gốm")
    assert [(each.number, each.role) for each in kept] == [(2, LineRole.LEAD), (1, LineRole.TITLE)]
    assert [piece.role for piece in chunks] == [LineRole.LEAD, LineRole.TITLE]
    assert [each.number for each in lay_out(printed, "Kế hoạch V/v giảm khói lò gốm").lines] == [2]


def test_neighbours_of_one_role_are_one_passage() -> None:
    """What was left out between them parts nothing; two notes with text between them are two passages."""
    text, _, chunks = lay_out(PLAN, PLAN_TITLE)
    assert [(piece.role, text[piece.start : piece.end]) for piece in chunks[2:]] == [
        (LineRole.LETTERHEAD, "ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\nSố: 88/KH-UBND"),
        (LineRole.DATELINE, PLAN[5].text),
        (LineRole.NOTE, PLAN[8].text),
        (LineRole.NOTE, PLAN[11].text),
        (LineRole.SIGNATURE, PLAN[12].text),
    ]


def test_what_is_told_is_cut_as_if_it_stood_alone() -> None:
    """The other lines change no passage of the article's own, and its passages have the role of their first line."""
    told = [each for each in PLAN if each.role in BODY_ROLES]
    _, _, chunks = lay_out(PLAN, PLAN_TITLE)
    assert [piece.model_copy(update={"role": LineRole.BODY}) for piece in chunks[:2]] == list(chunk(told))
    assert [piece.role for piece in chunks[:2]] == [LineRole.LEAD, LineRole.BODY]


def test_what_stands_around_is_cut_short() -> None:
    """As long as can be quoted, and a single line that is longer stays whole up to what any passage may have."""
    many = [line(number, "Nơi đến: " + "x" * 150, LineRole.NOTE) for number in range(10)]
    long = line(10, " ".join([SENTENCE] * 30), LineRole.BYLINE)
    _, _, chunks = lay_out([*many, long], "")
    notes = [piece for piece in chunks if piece.role is LineRole.NOTE]
    assert max(piece.end - piece.start for piece in notes) <= LONGEST_ASIDE
    assert len(notes) == 5
    assert all(piece.end - piece.start <= LONGEST * 1.3 for piece in chunks)


def test_nothing_told_is_no_article() -> None:
    """Without a line of the article's own there is no passage of its own."""
    assert lay_out([], "").chunks == ()
    assert [piece.role for piece in lay_out(PLAN[:6], "").chunks] == [LineRole.LETTERHEAD, LineRole.DATELINE]
