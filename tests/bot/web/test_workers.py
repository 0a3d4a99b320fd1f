"""Threads are few, and so are those who wait for them; limits forget who was silent."""

from __future__ import annotations

import asyncio
import threading

import pytest
from starlette.exceptions import HTTPException

from bot.web.drawings import Drawings
from bot.web.rates import Rates
from bot.web.workers import Busy, Workers


async def test_who_would_wait_for_long_is_told_at_once() -> None:
    """One at work and one waiting; the third is told, and the next after them is not."""
    workers, may_end = Workers("test", at_once=1, waiting=1), threading.Event()
    running = [asyncio.create_task(workers.run(may_end.wait, 10)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await workers.run(int)
    may_end.set()
    assert await asyncio.gather(*running) == [True, True]
    assert await workers.run(int, "7") == 7
    workers.close()


async def test_what_a_closed_page_left_running_still_counts() -> None:
    """A thread cannot be stopped: until it ends there is no room."""
    workers, may_end = Workers("test", at_once=1, waiting=0), threading.Event()
    running = asyncio.create_task(workers.run(may_end.wait, 10))
    await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    with pytest.raises(Busy):
        await workers.run(int)
    may_end.set()
    workers.close()


async def test_a_picture_is_drawn_once() -> None:
    """However many ask for it; what cannot be drawn is not there, and is tried again."""
    drawings, drawn = Drawings(), []

    def draw() -> bytes:
        drawn.append(1)
        return b"picture"

    responses = await asyncio.gather(*(drawings.send("a", draw) for _ in range(5)))
    assert {response.body for response in responses} == {b"picture"}
    assert len(drawn) == 1
    with pytest.raises(HTTPException):
        await drawings.send("b", lambda: None)
    assert (await drawings.send("b", draw)).body == b"picture"
    drawings.close()


def test_a_burst_is_admitted_and_then_so_many_a_minute() -> None:
    """Twelve a minute are one in five seconds; another's are counted apart."""
    now = [0.0]
    rates = Rates(12, burst=3, clock=lambda: now[0])
    assert [rates.wait("a") for _ in range(5)] == [0, 0, 0, 5, 5]
    assert rates.wait("b") == 0
    now[0] = 4.0
    assert rates.wait("a") == 1
    now[0] = 5.0
    assert rates.wait("a") == 0
    now[0] = 100.0
    assert [rates.wait("a") for _ in range(4)] == [0, 0, 0, 5]


async def test_nobody_waits_for_longer_than_there_is_patience() -> None:
    """What took too long goes on counting until it ends; what a task raises is its own."""

    def fail() -> None:
        raise TimeoutError("of the task")

    workers, may_end = Workers("test", at_once=1, waiting=0, patience=0.05), threading.Event()
    with pytest.raises(Busy):
        await workers.run(may_end.wait, 10)
    with pytest.raises(Busy):
        await workers.run(int)
    may_end.set()
    workers.close()
    workers = Workers("test", at_once=1, waiting=0, patience=10)
    with pytest.raises(TimeoutError, match="of the task"):
        await workers.run(fail)
    workers.close()
