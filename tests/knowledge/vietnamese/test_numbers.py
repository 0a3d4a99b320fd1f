"""Numbers mean what a Vietnamese reader takes them for, and the same in documents as in questions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.targets.quantities import find_quantities
from knowledge.vietnamese.normalization import drop_marks
from knowledge.vietnamese.numbers import find_numbers
from retrieval.analysis.tokenizer import tokenize


def values(text: str) -> list[Decimal]:
    return [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A dot parts thousands before groups of three digits, and decimals before any other number of them.
        ("1.200 tấn", ["1200"]),
        ("1.2 tấn", ["1.2"]),
        ("12.50 tấn", ["12.5"]),
        ("0.125 tấn", ["0.125"]),
        ("1.234.567,5 đồng", ["1234567.5"]),
        # A comma is the decimal sign, but where no decimal can be meant.
        ("10,5 tấn", ["10.5"]),
        ("1,250 tấn", ["1.25"]),
        ("10,000 học viên", ["10000"]),
        ("10,000 bộ", ["10000"]),
        ("12,500 học viên", ["12500"]),
        ("12,500 hoc vien", ["12500"]),
        ("12,500 đồng", ["12500"]),
        ("12,500 %", ["12.5"]),
        ("10,000%", ["10"]),
        ("1,250,000 đồng", ["1250000"]),
        ("1,250,000.50 USD", ["1250000.5"]),
        # A space parts thousands before a unit, a fixed one everywhere; columns and names stay apart.
        ("15 000 học viên", ["15000"]),
        ("1 250 000 đồng", ["1250000"]),
        ("15\u00a0000", ["15000"]),
        ("15\u202f000", ["15000"]),
        ("15\u2009000,5", ["15000.5"]),
        ("15 000 - 20 000 học viên", ["15000", "20000"]),
        ("15 000 triệu đồng", ["15000000000"]),
        ("tổng số 15 000 học viên", ["15000"]),
        ("mỗi năm 20 000 tấn", ["20000"]),
        ("120 350 410", ["120", "350", "410"]),
        ("lớp 10 100 học viên", ["10", "100"]),
        ("ngày 15 200 đại biểu", ["15", "200"]),
        ("0912 345 678 người", ["912", "345", "678"]),
        # Scales multiply.
        ("10 nghìn", ["10000"]),
        ("10 ngàn", ["10000"]),
        ("2 vạn", ["20000"]),
        ("2 van ban", ["2"]),
        ("2 van", ["2"]),
        ("2 trăm triệu đồng", ["200000000"]),
        ("1,5 trăm tỷ", ["150000000000"]),
        ("3 nghìn tỷ đồng", ["3000000000000"]),
        ("5 trăm nghìn tỷ", ["500000000000000"]),
        ("300tr", ["300000000"]),
        ("200 tr đồng", ["200000000"]),
        ("2tr5", ["2500000"]),
        ("350k", ["350000"]),
        ("99k học viên", ["99000"]),
        ("5K, 4k", ["5", "4"]),
        ("3 tr thi", ["3"]),
        ("1,1 triệu", ["1100000"]),
        ("10.000 tỷ", ["10000000000000"]),
        ("2 tram trieu", ["200000000"]),
        ("7 ty dong", ["7000000000"]),
        # "rưỡi" is half of the scale before it, with or without a number in front.
        ("2 triệu rưỡi", ["2500000"]),
        ("triệu rưỡi đồng", ["1500000"]),
        ("1 tỷ rưỡi", ["1500000000"]),
        ("hai triệu rưỡi", ["2500000"]),
        ("2 trăm rưỡi", ["250"]),
        ("2 trieu ruoi", ["2500000"]),
        # A smaller one behind is added, an equal or larger one is not.
        ("2 tỷ 500 triệu đồng", ["2500000000"]),
        ("1 triệu 200 nghìn", ["1200000"]),
        ("2 nghìn tỷ 300 triệu", ["2000300000000"]),
        # In one line.
        ("năm 10\ntriệu", ["10"]),
        ("500 triệu 2 tỷ", ["500000000", "2000000000"]),
        ("500 triệu, 300 nghìn", ["500000000", "300000"]),
        # Words count as digits do.
        ("hai tỷ đồng", ["2000000000"]),
        ("năm trăm doanh nghiệp", ["500"]),
        ("hai mươi triệu", ["20000000"]),
        ("ba trăm hai mươi triệu", ["320000000"]),
        ("hai mươi lăm phần trăm", ["25"]),
        ("hai muoi lam phan tram", ["25"]),
        ("bay nghin dong", ["7000"]),
        ("ba phần trăm", ["3"]),
        ("một trăm linh năm hộ", ["105"]),
        ("mười hai lớp", ["12"]),
        ("bốn mươi tư", ["44"]),
        ("hai nghìn không trăm hai mươi", ["2020"]),
        ("một nghìn hai trăm tỷ", ["1200000000000"]),
        ("sáu tỷ bốn trăm ba mươi triệu năm trăm nghìn đồng", ["6430500000"]),
        ("3 tỷ hai trăm triệu", ["3200000000"]),
        ("ba tỷ 200 triệu", ["3200000000"]),
        ("nửa tỷ đồng", ["500000000"]),
        ("hai trăm rưỡi nghìn", ["250000"]),
        ("4 chục triệu", ["40000000"]),
        ("10 nghìn 200 đại biểu", ["10200"]),
        ("2 triệu 5 đồng, 1 tỷ 2 không", ["2500000", "1200000000"]),
        ("hai triệu tư", ["2000000"]),
        ("hai triệu tư đồng", ["2400000"]),
        ("ba nghìn hai", ["3200"]),
        ("7k học viên, giá 9k/kg", ["7000", "9000"]),
        ("hỗ trợ 200 tr không", ["200000000"]),
        # What is a year, a profession or vague is no part of a number.
        ("mỗi năm hai trăm triệu đồng", ["200000000"]),
        ("một năm ba mươi triệu", ["30000000"]),
        ("hai mươi năm", ["20"]),
        ("một trăm tư vấn viên", ["100"]),
        ("hai ba trăm hộ", []),
        ("mười hai mươi triệu", []),
        ("vài chục triệu", []),
        ("trăm triệu đồng", []),
        ("một nửa triệu", []),
        ("ba tram bien ap", []),
        ("ba cơ sở, một phần ba", []),
        ("2 triệu 5 doanh nghiệp", ["2000000", "5"]),
        ("hàng nghìn tỷ đồng", []),
        ("hàng triệu rưỡi", []),
        # Words that begin like a scale.
        ("ngày 12 triệu tập hội nghị", ["12"]),
        ("đạt 50 tỷ lệ", ["50"]),
        ("10 ngan hang", ["10"]),
        ("5 tram xu ly", ["5"]),
        ("năm 2015 triệu người", ["2015"]),
        ("mỗi năm 200 triệu đồng", ["200000000"]),
        # No numbers: dates, fractions, numberings, lists, parts of words, digits of other scripts, keys.
        ("12.3.2019 triệu tập", []),
        ("12/3/2019", []),
        ("12.2019", []),
        ("3/5 cơ sở", []),
        ("1,2,3 nghìn", []),
        ("mục 2.3.1", []),
        ("CO2 iso14001", []),
        ("፩ triệu, ١٢ triệu", []),
        ("9" * 31 + " đồng", []),
        ("１０．０００ bộ", ["10000"]),
        ("", []),
        (" .,-%", []),
    ],
)
def test_values(text: str, expected: list[str]) -> None:
    """Each writing has the value that its rule gives it, worked out by hand."""
    assert values(text) == list(map(Decimal, expected))


def test_offsets_cover_digits_and_scales() -> None:
    """The digits and the whole number are where they stand in the text."""
    text = "Tổng 15 000 triệu đồng và 2 tỷ 500 triệu."
    spans = [(text[each.start : each.digits_end], text[each.start : each.end]) for each in find_numbers(text)]
    assert spans == [("15 000", "15 000 triệu"), ("2", "2 tỷ 500 triệu")]


whole = st.integers(min_value=1, max_value=10**12 - 1)
scales = st.sampled_from(["", " nghìn", " triệu", " tỷ", " trăm triệu", " nghìn tỷ", " triệu rưỡi"])
FACTORS = {"": 1, " nghìn": 10**3, " triệu": 10**6, " tỷ": 10**9, " trăm triệu": 10**8, " nghìn tỷ": 10**12}


def grouped(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


@given(whole, st.sampled_from([".", " ", "\u00a0", "\u202f"]), scales)
def test_documents_and_questions_read_the_same_number(number: int, separator: str, scale: str) -> None:
    """However thousands are parted and scaled, the figure of a document and the token of a question have one value."""
    expected = number * FACTORS.get(scale, 10**6) + (500_000 if scale == " triệu rưỡi" else 0)
    written = f"chi {grouped(number, separator)}{scale} đồng"
    (quantity,) = find_quantities(written)
    assert (quantity.low, quantity.unit) == (float(expected), "đồng")
    for typed in (written, drop_marks(written)):
        if separator in "\u00a0\u202f" and typed is not written:
            continue  # what is typed on a phone has ordinary spaces
        assert tokenize(typed)[1].marked == str(expected)


@given(st.text(alphabet="0123456789.,  \u00a0/-%５．tỷriệunghì đồkg", max_size=60))
def test_whatever_is_written_both_sides_agree(text: str) -> None:
    """No writing of digits crashes or is read in two ways: every figure that a document gives is a question's token."""
    tokens = {token.start: token.marked for token in tokenize(text)}
    for quantity in find_quantities(text):
        digits = next(each for each in find_numbers(text) if quantity.start <= each.start)
        if text[digits.start].isdigit() and digits.start in tokens and quantity.base is None:
            token = tokens[digits.start]
            # "0đ" and "5S" are names, "012" is a code.
            is_number = token.replace(".", "").isdecimal() and not token.startswith("0")
            assert not is_number or Decimal(token) == digits.value


@given(st.text(max_size=200))
def test_offsets_are_in_order(text: str) -> None:
    """Numbers stand in the text, one behind the other."""
    position = 0
    for number in find_numbers(text):
        assert position <= number.start < number.end <= len(text)
        assert number.start <= number.digits_end <= number.end
        position = number.end
