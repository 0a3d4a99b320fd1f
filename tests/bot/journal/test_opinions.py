"""What people think of answers: changed, taken back, and with the reason that they gave."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.journal.answers import Journal
from bot.journal.entry import Channel, Fault, Verdict
from bot.journal.reports import Reports
from knowledge.store.database import open_database
from retrieval.records import Answer, Reason, Status


@pytest.fixture
def database(library_url: str) -> Iterator[Engine]:
    opened = open_database(library_url)
    yield opened
    opened.dispose()


def test_an_opinion_is_taken_back_as_it_was_given(database: Engine) -> None:
    """Another one is left as it is, and so is everybody else's."""
    journal = Journal(database)
    answer = Answer(status=Status.NOT_FOUND, question="q", headline="x", reason=Reason.NOT_COVERED)
    kept = journal.keep(answer, person="p", conversation="c", channel=Channel.GROUP).id
    for person in ("p", "q"):
        assert journal.judge(kept, person, Verdict.DOWN)
    journal.withdraw(kept, "p", Verdict.UP)
    assert journal.verdict_of(kept, "p") is Verdict.DOWN
    journal.withdraw(kept, "p", Verdict.DOWN)
    assert (journal.verdict_of(kept, "p"), journal.verdict_of(kept, "q")) == (None, Verdict.DOWN)


def test_a_reason_outlives_another_bare_dislike(database: Engine) -> None:
    """Not another verdict: who liked it meanwhile has no reason any more."""
    journal = Journal(database)
    answer = Answer(status=Status.NOT_FOUND, question="q", headline="x", reason=Reason.NOT_COVERED)
    kept = journal.keep(answer, person="p", conversation="c", channel=Channel.GROUP).id
    journal.judge(kept, "p", Verdict.DOWN, Fault.SOURCE)
    journal.judge(kept, "p", Verdict.DOWN)
    assert [each.fault for each in Reports(database).judged()] == [Fault.SOURCE]
    journal.judge(kept, "p", Verdict.UP)
    journal.judge(kept, "p", Verdict.DOWN)
    assert [each.fault for each in Reports(database).judged()] == [None]
