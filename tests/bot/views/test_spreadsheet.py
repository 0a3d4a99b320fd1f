"""What is exported is text: no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import pytest

from bot.views.spreadsheet import harmless


@pytest.mark.parametrize(
    "cell", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)"]
)
def test_what_would_open_a_formula_is_quoted(cell: str) -> None:
    """Also behind a tab or a carriage return, and in full-width signs."""
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["8–13%", "Nghệ An", "", 5, 0.5, None])
def test_everything_else_stays(cell: str | float | None) -> None:
    """Numbers stay numbers."""
    assert harmless(cell) == cell
