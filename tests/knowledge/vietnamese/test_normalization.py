"""The stored form changes nothing a reader would notice; the match form makes equal what is one word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.normalization import drop_marks, fold, has_marks, to_match, to_stored


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Thanh Hoá", "thanh hóa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("hoàn", "hòan"),
        ("quý", "qúy"),
        ("giá", "gía"),
        ("giờ", "gìơ"),
        ("Ðắk Lắk", "đắk lắk"),
        ("Ƣu tiên", "ưu tiên"),
        ("c\u01a3\u0301", "cứ"),
        (unicodedata.normalize("NFD", "sản xuất"), "sản xuất"),
        ("２０２０", "2020"),
    ],
)
def test_one_word_has_one_match_form(one: str, other: str) -> None:
    """Tone placement, look-alike letters, decomposed and full-width characters make no difference."""
    assert to_match(one) == to_match(other)


@pytest.mark.parametrize(("one", "other"), [("đường", "dương"), ("mùa", "mua"), ("của", "cùa"), ("quả", "qua")])
def test_different_words_stay_different(one: str, other: str) -> None:
    """Marks are part of a word."""
    assert to_match(one) != to_match(other)


def test_folding_drops_every_mark() -> None:
    """The folded form is what a phone types in a hurry."""
    assert fold("Đắk Lắk: sản xuất sạch hơn, ƯỚC TÍNH") == "dak lak: san xuat sach hon, uoc tinh"


@pytest.mark.parametrize(
    ("text", "expected"), [("muc tieu 2020", False), ("mục tieu", True), ("đi", True), ("", False)]
)
def test_marks_are_noticed(text: str, expected: bool) -> None:
    """A single mark, or the letter đ, makes a text a marked one."""
    assert has_marks(text) is expected


def test_stored_form_touches_spaces_alone() -> None:
    """No-break and zero-width spaces, ragged ends and piled-up blank lines go; words and quotes stay."""
    dirty = "\ufeffMục\u00a0tiêu\u200b  2020 \r\n\r\n\r\n\r\n “Rất  tốt”…\t\n"
    assert to_stored(dirty) == "Mục tiêu 2020\n\n“Rất tốt”…"


@pytest.mark.parametrize("text", ["c\u01a3\u0301", "ca\u200b\u0301", "\u00d0u\u031b\u0301c"])
def test_stored_form_is_composed(text: str) -> None:
    """A tone on a letter that only looks Vietnamese, or parted from its letter, is composed with it all the same."""
    assert unicodedata.is_normalized("NFC", to_stored(text))
    assert to_match(to_stored(text)) == to_match(text.replace("\u200b", ""))


@given(st.text())
def test_both_forms_are_stable(text: str) -> None:
    """Applying a form twice changes nothing more."""
    assert to_stored(to_stored(text)) == to_stored(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "typed"), [("Đắk Lắk thì sao?", "Dak Lak thi sao?"), ("HOÀ BÌNH 2020", "HOA BINH 2020"), ("", "")]
)
def test_marks_are_dropped_and_capitals_stay(text: str, typed: str) -> None:
    """As it is typed on a phone in a hurry by somebody who keeps to capitals."""
    assert drop_marks(text) == typed
