"""What was written before Unicode, or spoiled on its way, is read as people read it, or refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.errors import UnknownEncoding
from knowledge.intake.preparation import prepare
from knowledge.readers import read_content
from knowledge.readers.old_encodings import OldText
from knowledge.records import OldEncoding
from tests.support.old_writing import misread, to_tcvn3, to_viqr, to_vni, to_vps

TEXT = """Hòa Bình: Xưởng gạch Thủy Sơn bớt than nhờ thay lò nung
Xưởng gạch ở huyện Kỳ Sơn đã thay lò đứng bằng lò tuynel trong khuôn khổ đề án sản xuất sạch hơn.
Bụi đo được 15 µg/m³ ở 25°C, theo khoản 2 của quy chuẩn.
Sau một năm, xưởng giảm 27% lượng than; quỹ khuyến công hỗ trợ 300 triệu đồng."""
WAYS = [
    pytest.param(to_tcvn3, OldEncoding.TCVN3, id="TCVN3"),
    pytest.param(to_vni, OldEncoding.VNI, id="VNI"),
    pytest.param(to_vps, OldEncoding.VPS, id="VPS"),
    pytest.param(misread, OldEncoding.MOJIBAKE, id="UTF-8 as Windows-1252"),
    pytest.param(lambda text: misread(text).replace("\xa0", " "), OldEncoding.MOJIBAKE, id="and without its spaces"),
    pytest.param(lambda text: misread(text, "latin-1"), OldEncoding.MOJIBAKE, id="UTF-8 as Latin-1"),
]


def _old(text: str, write: Callable[[str], str]) -> str:
    """A text in an old font, in which units are typed in an ordinary one."""
    return " ".join(word if word in {"µg/m³", "25°C,"} else write(word) for word in text.split(" "))


def _shown(content: bytes, name: str) -> str:
    return "\n".join(line.text for line in read_content(content, name).lines)


@pytest.mark.parametrize(
    ("written", "encoding", "read"),
    [
        (
            "S¶n xuÊt s¹ch h¬n gióp c¸c nhµ m¸y tiÕt kiÖm ®iÖn",
            OldEncoding.TCVN3,
            "Sản xuất sạch hơn giúp các nhà máy tiết kiệm điện",
        ),
        (
            "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM",
            OldEncoding.TCVN3,
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
        (
            "Saûn xuaát saïch hôn giuùp caùc nhaø maùy tieát kieäm ñieän",
            OldEncoding.VNI,
            "Sản xuất sạch hơn giúp các nhà máy tiết kiệm điện",
        ),
        (
            "UÛY BAN NHAÂN DAÂN TÆNH ÑAÉK LAÉK",
            OldEncoding.VNI,
            "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK",
        ),
        ("XÜªng gåch ª huyŒn Kÿ SÖn giäm lÜ®ng than", OldEncoding.VPS, "Xưởng gạch ở huyện Kỳ Sơn giảm lượng than"),
        (
            "Sa?n xua^'t sa.ch ho+n o+? So+? Co^ng Thu+o+ng Nghe^. An.",
            OldEncoding.VIQR,
            "Sản xuất sạch hơn ở Sở Công Thương Nghệ An.",
        ),
        ("Sáº£n xuáº¥t sáº¡ch hÆ¡n, tiáº¿t kiá»‡m Ä‘iá»‡n", OldEncoding.MOJIBAKE, "Sản xuất sạch hơn, tiết kiệm điện"),
    ],
)  # fmt: skip
def test_a_line_of_each_is_read(written: str, encoding: OldEncoding, read: str) -> None:
    """Letter for letter, by hand."""
    old = OldText.of([written])
    assert old.mend(written) == read
    assert old.used == [encoding]


@pytest.mark.parametrize(("write", "encoding"), WAYS)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_whole_file_is_converted_and_says_so(write: Callable[[str], str], encoding: OldEncoding, name: str) -> None:
    """In a file of any kind, units and signs as they were; the article keeps from what it was converted."""
    body = "\n\n".join(_old(line, write) for line in TEXT.split("\n"))
    if name == "a.html":
        head, *rest = body.split("\n\n")
        body = f"<title>{head}</title><h1>{head}</h1>" + "".join(f"<p>{line}</p>" for line in rest)
        body = f"<html><body>{body}</body></html>"
    document = read_content(body.encode(), name)
    assert "\n".join(line.text for line in document.lines).endswith(TEXT)
    assert document.converted_from == (encoding,)
    assert prepare(document, name).article.particulars.converted_from == (encoding,)


@pytest.mark.parametrize("write", [to_tcvn3, to_vni, to_vps])
def test_a_file_of_single_bytes_is_converted(write: Callable[[str], str]) -> None:
    """As Windows 98 saved it."""
    written = "\n".join(_old(line, write) for line in TEXT.split("\n"))
    assert _shown(written.encode("cp1252"), "a.txt") == TEXT


@pytest.mark.parametrize(("write", "encoding"), WAYS)
def test_a_single_paragraph_is_converted(write: Callable[[str], str], encoding: OldEncoding) -> None:
    """The others are in Unicode, and stay."""
    lines = TEXT.split("\n")
    written = "\n".join([*lines[:3], _old(lines[3], write)])
    document = read_content(written.encode(), "a.txt")
    assert "\n".join(line.text for line in document.lines) == TEXT
    assert document.converted_from == (encoding,)


def test_viqr_is_converted_whole() -> None:
    """Full stops and abbreviations are no tones."""
    text = "Sở Công Thương Nghệ An báo cáo. Theo Quyết định 889/QĐ-TTg, có 25 cơ sở giảm được điện và nước thải."
    assert _shown(to_viqr(text).encode(), "a.txt") == text


def test_who_writes_stops_of_viqr_apart_means_tones_by_the_others() -> None:
    """The tone of "hệ" stays before a name, and no backslash is shown."""
    text = "Các cơ sở ở Khánh Hòa giảm được nước thải và tiền điện. Mọi người xin liên hệ Sở Công Thương để được nhờ."
    written = to_viqr(text).replace("nho+`.", "nho+`\\.")
    assert _shown(written.encode(), "a.txt") == text


def test_a_number_in_capitals_makes_no_capitals_of_the_word_beside_it() -> None:
    """The letters of "22/KH-UBND" say nothing about the font of "Số"."""
    text = f"Số: 22/KH-UBND\n{TEXT}"
    assert _shown(to_tcvn3(text).encode("latin-1"), "a.txt").startswith("Số: 22/KH-UBND")


@pytest.mark.parametrize(
    "text",
    [
        "Nồng độ bụi 15 µg/m³ theo § 5 ¶ 2 ở 25°C ± 2, © 2019, ® và «ngoặc»; sợi 10 µm.",
        "10 µm, 20 µg, 5 µs",
        "Les économies réalisées à l'usine: été, où, français, août, forêt, «côté» île",
        "C++ and a^2 + b^2, o+ u+ (see a(1)); what's new? U.S. dd/mm/yyyy",
        "Größe, Übung, Fußball, Straße, schön, für, Mädchen",
        "Çağrı, ışık, güneş, öğrenci, teşekkür",
    ],
)
def test_unicode_stays(text: str) -> None:
    """Signs, units, formulas and other languages are nothing old."""
    assert OldText.of([text]).mend(text) == text
    assert _shown(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(misread(TEXT).replace("º", "\ufffd").replace("»", "\ufffd"), id="lost letters"),
        pytest.param("S¶n z¶q x¹kk q©wz h¬zz p×qq n¶x g¸zz tr¶qq", id="no words"),
    ],
)
def test_what_is_not_certain_is_refused(text: str) -> None:
    """With the paragraph at fault named, rather than stored as garbage."""
    with pytest.raises(UnknownEncoding) as refused:
        read_content(text.encode(), "a.txt")
    assert (refused.value.particular or "").startswith("“")


def test_letters_that_only_look_so_are_mended() -> None:
    """Eth for đ and Oi for ư, as programs for theses and old keyboards wrote them."""
    assert _shown("Ðề án ðược Ƣu tiên: xƣởng giảm nƣớc.".encode(), "a.txt") == "Đề án được Ưu tiên: xưởng giảm nước."


@pytest.mark.parametrize("spaces", ["\xa0", " "])
def test_a_letterhead_that_was_misread_keeps_its_capitals(spaces: str) -> None:
    """What is right after decoding is not decoded again."""
    text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐắk Lắk, ngày 3 tháng 9; hoàn thành và đạt."
    assert _shown(misread(text).replace("\xa0", spaces).encode(), "a.txt") == text


def test_lines_of_viqr_without_its_rarer_marks_are_converted() -> None:
    """A heading has tones alone."""
    text = "Báo cáo\nSở Công Thương giảm được điện, nước thải và chất thải; đã hỗ trợ đổi mới lò đốt."
    assert _shown(to_viqr(text).encode(), "a.txt") == text
