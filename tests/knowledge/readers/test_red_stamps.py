"""A stamp's red goes where it lies over writing, and red writing stays."""

from __future__ import annotations

import numpy as np

from knowledge.readers.red_stamps import take_stamps

RED = (205, 60, 60)


def _page() -> np.ndarray:
    return np.full((300, 400, 3), 255, dtype=np.uint8)


def _grey(page: np.ndarray) -> np.ndarray:
    return np.frombuffer(take_stamps(page), dtype=np.uint8).reshape(page.shape[:2])


def test_a_stamp_is_as_light_as_its_red_and_the_letters_below_stay_black() -> None:
    """A ring of 100 points on a page of 400 is a stamp; what is black in it and beside it stays so."""
    page = _page()
    page[100:200, 150:153] = page[100:200, 247:250] = page[100:103, 150:250] = page[197:200, 150:250] = RED
    page[150, 100:300] = 10
    grey = _grey(page)
    assert grey[120, 151] == grey[101, 200] == 205
    assert (grey[150, 100:300] <= 10).all()
    assert grey[20, 20] >= 254


def test_a_line_of_red_letters_stays_dark() -> None:
    """It is 20 points high: (77 · 205 + 150 · 60 + 29 · 60) / 256 is 103."""
    page = _page()
    page[40:60, 50:300] = RED
    assert (_grey(page)[40:60, 50:300] == 103).all()
