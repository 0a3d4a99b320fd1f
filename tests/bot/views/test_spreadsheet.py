"""What is exported is text: no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.views.spreadsheet import harmless, to_csv, to_xlsx


@pytest.mark.parametrize(
    "cell",
    [
        *(
            f"{unseen}=cmd|' /C calc'!A0"
            for unseen in (" ", "\xa0", "\u3000", "\u200b", "\ufeff", "\x00", "\x1b", "\u202e")
        ),
        *(f" \xa0\u200b{sign}1" for sign in "=+-@＝＋－＠﹦﹢﹣﹫"),
        "\ttab",
        "\nline",
        "=1+1",
        "+84",
        "-5",
        "@SUM(A1)",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
    ],
)
def test_what_would_open_a_formula_is_quoted(cell: str) -> None:
    """Also behind what is not seen, and in full-width signs."""
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("cell", "quoted"),
    [
        ("a;=1+1;b", "a;'=1+1;b"),
        ("a; \u200b＝1+1", "a;' \u200b＝1+1"),
        ("=1;=2", "'=1;'=2"),
        ("Giảm nước;\n- giảm điện", "Giảm nước;\n'- giảm điện"),
        ("a\t@SUM(A1)", "a\t'@SUM(A1)"),
        ("\t=1+1", "'\t'=1+1"),
        ("đạt 5%; tăng 8–13%; a=b; 1-2", "đạt 5%; tăng 8–13%; a=b; 1-2"),
    ],
)
def test_no_sign_that_parts_cells_somewhere_opens_one(cell: str, quoted: str) -> None:
    """A semicolon, a tab or a line break in the midst of a cell is the end of it in some programs."""
    assert harmless(cell) == quoted


@pytest.mark.parametrize("cell", ["8–13%", "a=1", "1-2", " (a)", "\u2013 5", "Nghệ An", "", 5, 0.5, None])
def test_everything_else_stays(cell: str | float | None) -> None:
    """Numbers stay numbers."""
    assert harmless(cell) == cell


@given(st.text(max_size=30))
def test_no_cell_opens_with_a_sign(cell: str) -> None:
    """Whatever stands in front of it; the cell itself is unchanged behind the quote."""
    quoted = harmless(cell)
    assert str(quoted).replace("'", "") == cell.replace("'", "")
    for piece in re.split(r"[;\t\r\n]", str(quoted)):
        assert not piece.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@settings(max_examples=5)
@given(st.lists(st.text(st.characters(), max_size=30), min_size=50, max_size=60))
def test_every_text_can_be_exported(cells: list[str]) -> None:
    """Control characters, halves of characters, what XML cannot hold: a workbook that opens, a row of CSV for each."""
    rows = [(cell, "=1+1", 5) for cell in cells]
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(rows))).worksheets[0]
    assert [(row[1].value, row[1].data_type, row[2].value) for row in sheet.iter_rows(min_row=2)] == [
        ("=1+1", "s", 5)
    ] * len(cells)
    assert len(list(csv.reader(io.StringIO(to_csv(rows), newline="")))) == 1 + len(cells)
