"""What a document's own header says, on its way to an article."""

from __future__ import annotations

import pytest

from knowledge.errors import InvalidHeader
from knowledge.intake.preparation import prepare, prepare_stored
from knowledge.readers import read_content
from knowledge.records import Article, ArticleKind

PAGE = """---
kind: {kind}
---
# Nghệ An tập huấn sản xuất sạch hơn

Ngày 11/6/2019, Sở Công Thương Nghệ An tổ chức lớp tập huấn về sản xuất sạch hơn cho 45 cơ sở trên địa bàn tỉnh.
"""


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("digest", ArticleKind.DIGEST),
        ("original", ArticleKind.ORIGINAL),
        ("", ArticleKind.ORIGINAL),
    ],
)
def test_a_header_says_what_kind_of_article_it_is(said: str, kind: ArticleKind) -> None:
    """An original where it says nothing."""
    document = read_content(PAGE.format(kind=said).encode(), "nghe-an.md")
    assert prepare(document, "nghe-an.md").article.kind is kind


@pytest.mark.parametrize("said", ["digests", "tin tức"])
def test_a_kind_that_means_nothing_here_is_refused(said: str) -> None:
    """A digest whose kind is misspelled would be quoted as an original; the refusal names field and value."""
    with pytest.raises(InvalidHeader) as refused:
        read_content(PAGE.format(kind=said).encode(), "nghe-an.md")
    assert (refused.value.field, refused.value.particular) == ("kind", f"kind: {said}")


LETTERHEADS = {
    "Lạng Sơn": (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LẠNG SƠN | Độc lập - Tự do - Hạnh phúc\n"
        "Số: 88/KH-UBND | Lạng Sơn, ngày 7 tháng 6 năm 2022"
    ),
    "Cần Thơ": "UBND TP. CẦN THƠ\nSỞ CÔNG THƯƠNG\nSố: 15/KH-SCT\nCần Thơ, ngày 7 tháng 6 năm 2022",
    "Sơn La": "UBND HUYỆN MƯỜNG LA\nPHÒNG KINH TẾ\nSố: 15/KH-KT\nMường La, ngày 7 tháng 6 năm 2022",
    "Hà Nội": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nSố: 15/KH-UBND\nHà Nội, ngày 7 tháng 6 năm 2022",
}


@pytest.mark.parametrize("province", LETTERHEADS)
def test_a_letterhead_gives_the_province(province: str) -> None:
    """The body names only another one, whose example was looked at."""
    text = (
        f"{LETTERHEADS[province]}\n\nKẾ HOẠCH\nTăng cường tiết kiệm điện\n\n"
        "Các cơ quan, đơn vị chủ động thực hiện các giải pháp tiết kiệm điện trong năm.\n\n"
        "Sở Công Thương Nghệ An đã giảm 5% lượng điện năng tiêu thụ của các trụ sở trong năm qua.\n"
    )
    assert prepare(read_content(text.encode(), "plan.txt"), "plan.txt").article.provinces == (province,)


def test_what_was_kept_without_roles_says_who_signed_and_its_number() -> None:
    """Each pointing at its line; the text and its passages stay as they were."""
    text = (
        "Số: 91/KH-UBND\nKẾ HOẠCH\nTiết kiệm điện\nCác cơ quan tiết kiệm 2% lượng điện tiêu thụ mỗi năm.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"
    )
    kept = Article(id="a", title="Kế hoạch tiết kiệm điện", source="a.txt", text=text)
    draft = prepare_stored(kept, (), "/a.txt")
    said = draft.article.particulars
    assert [(number.value, number.line) for number in said.numbers] == [("91/KH-UBND", 0)]
    assert [(signer.name, signer.line) for signer in said.signers] == [("Nguyễn Văn An", 6)]
    assert draft.article.text == text
    assert len(draft.article.lines) == 7
