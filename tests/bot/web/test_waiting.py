"""Who asks may have to wait for a database that others write to; who reads does not."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa

from retrieval.records import Answer
from tests.support.browsing import lived
from tests.support.serving import CannedAnswerer, make_answer


def test_pages_can_be_read_while_all_who_ask_wait(engine: sa.Engine) -> None:
    """Somebody else writes into the database for long: more questions wait than there are threads to answer them."""
    waiting, may_end = threading.Semaphore(0), threading.Event()

    def answer_late(question: str) -> Answer:
        waiting.release()
        may_end.wait(30)
        return make_answer(question)

    with lived(CannedAnswerer(answer_late), engine) as stage, ThreadPoolExecutor(12) as people:
        readers = stage.browser()
        readers.open("/")
        asking = [people.submit(stage.browser().ask, "5S là gì?") for _ in range(8)]
        assert waiting.acquire(timeout=20)
        reading = [people.submit(readers.client.get, path) for path in ("/khoe", "/tinh", "/")]
        try:
            assert [each.result(10).status_code for each in reading] == [200, 200, 200]
        finally:
            may_end.set()
        assert all(each.result(30) is not None for each in asking)
