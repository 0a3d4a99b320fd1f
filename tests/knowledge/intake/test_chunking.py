"""Passages follow paragraphs and whole sentences, and never part a list from its deadline."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.intake.chunking import LONGEST, chunk, join_blocks
from knowledge.records import Block, BlockKind
from knowledge.vietnamese.sentences import split_sentences

SENTENCE = "Tỉnh hỗ trợ cơ sở sản xuất lắp đồng hồ đo nước ở từng công đoạn để theo dõi lượng dùng mỗi ca."


def texts_of(blocks: list[Block]) -> list[str]:
    text = join_blocks(blocks)
    return [text[piece.start : piece.end] for piece in chunk(blocks)]


def test_a_paragraph_is_a_passage() -> None:
    """Two paragraphs of ordinary length stay apart."""
    blocks = [Block(text=" ".join([SENTENCE] * 3)), Block(text=" ".join([SENTENCE] * 4))]
    assert texts_of(blocks) == [block.text for block in blocks]


def test_a_caption_joins_its_neighbour() -> None:
    """A line too short to stand alone is kept beside the paragraph it belongs to."""
    blocks = [Block(text=" ".join([SENTENCE] * 3)), Block(text="Ảnh: lớp học", kind=BlockKind.CAPTION)]
    assert texts_of(blocks) == [join_blocks(blocks)]


def test_a_list_stays_with_its_deadline() -> None:
    """The items of a list and the line that sets their deadline are one passage."""
    items = [f"{share}% cơ sở sản xuất công nghiệp đạt yêu cầu thứ {share};" for share in (90, 50, 25, 13)]
    blocks = [
        Block(text=" ".join([SENTENCE] * 3)),
        Block(text="Đến năm 2030, tỉnh đặt các mục tiêu sau:"),
        *(Block(text=item, kind=BlockKind.LIST_ITEM) for item in items),
        Block(text=" ".join([SENTENCE] * 3)),
    ]
    assert texts_of(blocks)[1] == "\n".join(["Đến năm 2030, tỉnh đặt các mục tiêu sau:", *items])


def test_a_heading_goes_with_what_follows() -> None:
    """A heading opens a passage; it does not close one."""
    blocks = [
        Block(text=" ".join([SENTENCE] * 3)),
        Block(text="Kinh phí", kind=BlockKind.HEADING),
        Block(text=" ".join([SENTENCE] * 3)),
    ]
    assert [text.split("\n")[0] for text in texts_of(blocks)][1] == "Kinh phí"


def test_a_long_paragraph_is_parted_between_sentences() -> None:
    """No piece is much longer than the limit, and each one ends where a sentence ends."""
    pieces = texts_of([Block(text=" ".join([SENTENCE] * 40))])
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
    blocks = [Block(text=text) for text in texts]
    text = join_blocks(blocks)
    covered = [place for piece in chunk(blocks) for start, end in piece.sentences for place in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(covered)
