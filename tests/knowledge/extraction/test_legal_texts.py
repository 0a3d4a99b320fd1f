"""What is read from legal texts: letterhead, title, signature, portal's table, and the papers they rest on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.extraction.legal_texts import LegalText, read_legal_text
from knowledge.extraction.line_features import read_lines
from knowledge.extraction.reasons import Reason
from knowledge.records import Basis, DocumentLine, LineRole
from tests.knowledge.extraction.legal import LegalCase, load_cases

CASES = [*load_cases("seen.txt"), *load_cases("held_back.txt"), *load_cases("varied.txt"), *load_cases("forms.txt")]


def as_said(legal: LegalText) -> dict[str, str]:
    """What a legal text says, in the form of the cases."""
    dates = {stated.date.basis: stated.date.value for stated in legal.dates}
    fields = {
        "issuer": legal.issuer and legal.issuer.value,
        "number": ", ".join(number.value for number in legal.numbers),
        "place": legal.place and legal.place.value,
        "date": dates.get(Basis.ISSUED),
        "in_force": dates.get(Basis.IN_FORCE),
        "title": legal.title and legal.title.text,
        "signer": "; ".join(f"{who.name} / {who.post}" if who.post else who.name for who in legal.signers),
        "rests_on": ", ".join(number.value for number in legal.rests_on),
    }
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_legal_text_says_who_issued_it_when_where_and_under_which_number(case: LegalCase) -> None:
    """Whole or broken, in columns, cells or rows run together: what is stated is read, what is not stays empty."""
    legal = read_legal_text(case.lines)

    assert legal is not None
    assert as_said(legal) == {name: value for name, value in case.says.items() if name != "junk"}
    junk = [line.text for line in case.lines if line.number in legal.junk]
    assert case.says.get("junk", "") in ["", *junk]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_statement_points_at_a_line_that_says_it(case: LegalCase) -> None:
    """Number, place and signer stand on their lines, and these have the roles of such lines."""
    legal = read_legal_text(case.lines)
    assert legal is not None
    texts = {line.number: "".join(line.text.split()).replace("–", "-") for line in case.lines}
    for number in (*legal.numbers, *legal.rests_on):
        following = texts.get((number.line or 0) + 1, "")
        assert all(part in texts[number.line or 0] + following for part in number.value.split("/"))
    for signer in legal.signers:
        assert "".join(signer.name.split()).lower() in texts[signer.line or 0].lower()
        assert legal.roles[signer.line or 0] in (LineRole.SIGNATURE, LineRole.LETTERHEAD)
    assert not legal.roles.keys() & legal.junk.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Sáng ngày 7 tháng 6 năm 2022, Sở Công Thương Hà Giang tổ chức hội nghị về sản xuất sạch hơn.",
        "Kế hoạch số 88/KH-UBND được triển khai tại các huyện.\nGiám đốc Sở Nguyễn Văn An chủ trì hội nghị.",
        "Người ký: Nguyễn Văn An",
        "THÔNG BÁO\nHội nghị về sản xuất sạch hơn được tổ chức tại Hà Giang trong hai ngày cuối tháng.",
        "",
    ],
)
def test_other_pages_are_no_legal_texts(text: str) -> None:
    """A date, a number or a signer alone makes none."""
    assert read_legal_text(read_lines([DocumentLine(text=text)])) is None


def test_the_recipients_and_the_portal_s_tabs_are_junk() -> None:
    """Each with its reason; what is attached is kept."""
    text = (
        "Thuộc tính | Văn bản gốc | Tải về\nSỞ CÔNG THƯƠNG HÀ GIANG\nSố: 88/SCT-KT\nHà Giang, ngày 7 tháng 6 năm 2022\n"
        "Kính gửi: Các doanh nghiệp\nSở đề nghị các doanh nghiệp gửi báo cáo.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        "GIÁM ĐỐC\nLê Văn An\nPhụ lục 1. Mẫu báo cáo\nGhi chú: gửi bản giấy"
    )
    lines = read_lines([DocumentLine(text=text)])

    legal = read_legal_text(lines)

    assert legal is not None
    assert legal.junk == {0: Reason.NAVIGATION, 6: Reason.RECIPIENTS, 7: Reason.RECIPIENTS, 8: Reason.RECIPIENTS}
    assert (legal.roles[11], legal.roles[12]) == (LineRole.ATTACHMENT, LineRole.NOTE)
    assert 5 not in legal.roles


PIECES = [line.text for case in CASES for line in case.lines] + [
    "**",
    "V/v",
    "Số:",
    "Số: /",
    "Hà Nội, ngày",
    "ngày 31 tháng 2 năm 2022",
    "Nơi nhận:",
    "KT.",
    "(Đã ký)",
    "Số ký hiệu",
    "Ngày ban hành: 31/02/2022",
    "(Kèm theo Quyết định số",
    "| |",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=150, deadline=None)
def test_lines_in_any_order_are_read(texts: list[str]) -> None:
    """Every line has one role or one reason at most, and what is stated is never blank."""
    lines = read_lines([DocumentLine(text=text) for text in texts])

    legal = read_legal_text(lines)

    if legal is not None:
        assert not legal.roles.keys() & legal.junk.keys()
        assert {*legal.roles, *legal.junk} <= {line.number for line in lines}
        assert legal.title is None or legal.title.text.strip()
        assert all(named.value for named in (*legal.numbers, *legal.rests_on))
