"""What day it is, wherever the program runs."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from knowledge.dates.calendar import VIETNAM, today_in_vietnam


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Pacific/Kiritimati"])
def test_today_is_vietnams_wherever_the_machine_stands(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """At any hour one of these two zones has another day than Vietnam has."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        time.tzset()
        here, there = dt.datetime.now(VIETNAM).date(), today_in_vietnam()
    time.tzset()
    assert there == here
