"""What a header says is used as it was plainly meant, or its document is refused by the name of the field."""

from __future__ import annotations

import pytest

from bot import texts
from knowledge.errors import HeaderTrouble, InvalidHeader
from knowledge.readers.front_matter import split_front_matter


def _fields(*lines: str) -> dict[str, str | list[str]]:
    return split_front_matter("\n".join(["---", *lines, "---", "Bài viết."]), "a.md")[0]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("20190512", "2019-05-12"),
        ("12052019", "2019-05-12"),
        ("20_190_512", None),
        ("12/5/2019", "2019-05-12"),
        ("2019-5-12", "2019-05-12"),
        ("2019-05-12T10:00:00+07:00", "2019-05-12"),
        ("2018.10", "2018-10"),
        ("10.2018", "2018-10"),
        ("!!int 2019", "2019"),
        ("tháng 10 năm 2018", "2018-10"),
        ("2019-02-31", None),
        ("20191345", None),
        ("hôm kia", None),
        ("1985", None),
        ("9999-12-31t23:59:59+99:99", None),
        ("[2019]", None),
        ("{year: 2019}", None),
        ("!!binary MjAxOQ==", None),
        ("yes", None),
        ("0x7E3", None),
    ],
)
def test_a_date_is_read_or_its_document_is_refused(written: str, date: str | None) -> None:
    """No zero of it is lost on the way, and none goes unseen."""
    if date is not None:
        assert _fields(f"date: {written}") == {"date": date}
        return
    with pytest.raises(InvalidHeader) as refused:
        _fields(f"date: {written}")
    assert (refused.value.field, refused.value.particular) == ("date", f"date: {written}")


@pytest.mark.parametrize(
    ("lines", "field", "said"),
    [
        (("basis: abc", "date: 2019"), "basis", "basis: abc"),
        (("basis: event",), "basis", "basis: event"),
        (("basis: none", "date: 2019"), "basis", "basis: none"),
        (("provinces: Foo",), "provinces", "provinces: Foo"),
        (("province: [Hà Nội, Atlantis]",), "provinces", "provinces: Atlantis"),
        (("provinces: {a: b}",), "provinces", "provinces: {a: b}"),
        (("districts: Ea Kar",), "districts", "districts: Ea Kar"),
        (("provinces: Đắk Lắk", "districts: [Ea Kar, Lạ]"), "districts", "districts: Lạ"),
        (("url: javascript:alert(1)",), "url", "url: javascript:alert(1)"),
        (("url: /2019/bai-viet/",), "url", "url: /2019/bai-viet/"),
        (("url: http://",), "url", "url: http://"),
        (("url: https://a.vn/x y",), "url", "url: https://a.vn/x y"),
        (("title: [a, b]",), "title", "title: [a, b]"),
        (("title: !!binary aGVsbG8=",), "title", "title: !!binary aGVsbG8="),
        (("title: '____'",), "title", "title: ____"),
        (("publisher: {name: VnExpress}",), "publisher", "publisher: {name: VnExpress}"),
        (("<<: 5", "title: a"), "<<", "<<: 5"),
        (("<<: {date: 2019}",), "<<", "<<: {date: 2019}"),
        (("# ghi chú", "url: ftp://a.vn/x"), "url", "url: ftp://a.vn/x"),
        (("kind: digest", "read: half"), "read", "read: half"),
        (("kind: digest", "title_basis: printed by us"), "title_basis", "title_basis: printed by us"),
        (("kind: digest", "language: fr"), "language", "language: fr"),
        (("kind: Digest", "legal: yes"), "legal", "legal: yes"),
        (("kind: digest", "weak: rather"), "weak", "weak: rather"),
        (("kind: digest", "valid_from: 31/12/2025"), "valid_from", "valid_from: 31/12/2025"),
        (("kind: digest", "valid_from: 2025-13"), "valid_from", "valid_from: 2025-13"),
        (("kind: digest", "valid_until: 2025-02-30"), "valid_until", "valid_until: 2025-02-30"),
        (("kind: digest", "valid_until: [2025, 2026]"), "valid_until", "valid_until: 2025, 2026"),
        (("kind: digests",), "kind", "kind: digests"),
        (("kind: page", "title: a"), "kind", "kind: page"),
        (("kind: [digest]",), "kind", "kind: [digest]"),
        (("title_basis: printed by us",), "title_basis", "title_basis: printed by us"),
        (("title_basis: own", "read: half"), "read", "read: half"),
        (("kind: digest", "read: [whole]"), "read", "read: whole"),
        (("kind: digest", "conflict: [Hai trang, ghi khác]"), "conflict", "conflict: Hai trang, ghi khác"),
        (("kind: digest", "replaced_by: [1/QĐ, 2/QĐ]"), "replaced_by", "replaced_by: 1/QĐ, 2/QĐ"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(lines: tuple[str, ...], field: str, said: str) -> None:
    """With what it says, in one sentence of Vietnamese that says what would be right."""
    with pytest.raises(InvalidHeader) as refused:
        _fields(*lines)
    assert (refused.value.field, refused.value.particular) == (field, said)
    assert texts.errors.refusal_reason(refused.value).startswith(f"phần khai báo ở đầu tệp ghi “{said}”: ")


def test_what_is_plainly_meant_is_used() -> None:
    """Whatever the case, the number, the quotes and the parting of names."""
    assert _fields("# ghi chú", "", '"Province": Hà Nội; TP. Hồ Chí Minh', "BASIS: Event", "'date': '2019'") == {
        "provinces": ["Hà Nội", "TP. Hồ Chí Minh"],
        "basis": "event",
        "date": "2019",
    }
    assert _fields("title: 2018.10", "kind: Digest") == {"title": "2018.10", "kind": "digest"}
    assert _fields("title: |", "  Dòng một", "  dòng hai") == {"title": "Dòng một dòng hai"}
    assert _fields("basis: none", "url: ~", "date: null", "title:")["basis"] == "none"


def test_a_digest_has_fields_of_its_own() -> None:
    """Its page's numbers, people and validity, which may end years ahead, in one form; of no other kind of document."""
    lines = (
        "kind: digest",
        "read: Whole",
        "title_basis: own",
        "language: en",
        "legal: true",
        "weak: False",
        "numbers: 76/QĐ-TTg",
        "signers: ['Nguyễn Văn A, Phó Chủ tịch']",
        "valid_from: 2016-1-11",
        "valid_until: 2099",
        "replaced_by: 889/QĐ-TTg",
        "conflict: Hai trang ghi khác nhau.",
    )
    assert _fields(*lines) == {
        "kind": "digest",
        "read": "whole",
        "title_basis": "own",
        "language": "en",
        "legal": "true",
        "weak": "false",
        "numbers": ["76/QĐ-TTg"],
        "signers": ["Nguyễn Văn A, Phó Chủ tịch"],
        "valid_from": "2016-01-11",
        "valid_until": "2099",
        "replaced_by": "889/QĐ-TTg",
        "conflict": "Hai trang ghi khác nhau.",
    }
    assert _fields("read: Half", "valid_from: hôm kia")["valid_from"] == "hôm kia"


def test_fields_of_other_programs_are_passed_over() -> None:
    """Whatever they hold; what has been read is theirs as well where nothing else is a digest's."""
    fields = _fields("tags: {a: [b]}", "? [a, b]\n: c", "data: !!binary aGVsbG8=", "draft: no", "read: yes")
    assert fields == {"draft": "no", "read": "yes"}


def test_all_that_is_wrong_is_told_at_once() -> None:
    """What is of another form first, then in the header's order, each with what would be right."""
    with pytest.raises(InvalidHeader) as refused:
        _fields("url: a.vn", "kind: digest", "title: {a: b}", "read: half", "provinces: Foo", "date: hôm kia")
    fields = [field for field, _ in refused.value.faults]
    assert fields == ["title", "url", "read", "provinces", "date"]
    said = texts.errors.refusal_reason(refused.value)
    for wrong in ("title: {a: b}", "url: a.vn", "read: half", "provinces: Foo", "date: hôm kia"):
        assert f"“{wrong}”: " in said


@pytest.mark.parametrize(
    ("header", "trouble", "line"),
    [
        ("---\ntitle: Quên đóng\ndate: 2019\n\nBài viết.", HeaderTrouble.NOT_CLOSED, None),
        ('---\ndate: 2019\ntitle: "Quên đóng\n---\nBài viết.', HeaderTrouble.OPEN_QUOTE, 3),
        ('---\ntitle: "Quên đóng\nurl: "https://a.vn"\n---\nBài viết.', HeaderTrouble.OPEN_QUOTE, 2),
        ("\n---\n- title: a\n- date: 2019\n---\nBài viết.", HeaderTrouble.NO_FIELDS, 3),
        ("---\ndate: 2019\ntitle: a: b\n---\nBài viết.", HeaderTrouble.NOT_YAML, 3),
        ("---\ntitle: a\nTitle: b\n---\nBài viết.", HeaderTrouble.TWICE, 3),
    ],
)
def test_each_trouble_with_a_header_has_its_own_line(header: str, trouble: HeaderTrouble, line: int | None) -> None:
    """With that of the file where YAML gives one."""
    with pytest.raises(InvalidHeader) as refused:
        split_front_matter(header, "a.md")
    assert (refused.value.trouble, refused.value.line) == (trouble, line)
    said = texts.errors.refusal_reason(refused.value)
    assert (f"dòng {line}" in said) == (line is not None)
    assert said not in {texts.errors.refusal_reason(InvalidHeader("a.md", trouble=each)) for each in HeaderTrouble} - {
        said
    }


@pytest.mark.parametrize(
    ("lines", "particular"),
    [
        (("date: 2019", "Date: 2018"), "2 × date"),
        (("province: Hà Nội", "provinces: Huế"), "2 × provinces"),
        (("title: Hà Nội: đẩy mạnh",), "title: Hà Nội: đẩy mạnh"),
        (("a: &x 1", "b: *x"), None),
        (("- title: a", "- date: 2019"), None),
    ],
)
def test_a_header_at_odds_with_itself_is_refused(lines: tuple[str, ...], particular: str | None) -> None:
    """Said twice, or no YAML: with the line where it is known."""
    with pytest.raises(InvalidHeader) as refused:
        _fields(*lines)
    assert refused.value.particular == particular


def test_a_header_that_is_not_closed_is_refused() -> None:
    """Its lines would be read as the text; prose under one line of dashes is text."""
    with pytest.raises(InvalidHeader):
        split_front_matter("---\ntitle: Quên đóng\ndate: 2019\n\nBài viết.", "a.md")
    prose = "---\nMột đoạn: hai ý.\n\nĐoạn sau."
    assert split_front_matter(prose, "a.md") == ({}, prose)
