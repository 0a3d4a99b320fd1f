"""What the operators' desk keeps, on both databases: for how long, and for whom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.journal.answer_drafts import AnswerDrafts
from bot.journal.answers import Journal
from bot.journal.asked_values import AskedValue, AskedValues, Purpose
from bot.journal.entry import Channel
from bot.journal.pinned_answers import PinnedAnswers
from bot.journal.question_decisions import QuestionDecisions, counts_as
from bot.journal.unanswered import UnansweredQuestions
from knowledge.store.database import open_database
from retrieval.query.similarity import query_key
from retrieval.records import Answer, Reason, Status

HOUR, DAY = 3600, 24 * 3600
BIOGAS, PIT = "Cần Thơ có mô hình khí sinh học không", "hầm ủ biogas tại Cần Thơ làm chưa"
PRICE = "lò hơi sinh khối giá bao nhiêu"


@pytest.fixture
def stored(library_url: str) -> Iterator[Engine]:
    opened = open_database(library_url)
    yield opened
    opened.dispose()


def ask(engine: Engine, question: str, at: float) -> None:
    refused = Answer(status=Status.NOT_FOUND, question=question, headline="Không có.", reason=Reason.NOT_COVERED)
    Journal(engine, lambda: at).keep(refused, person="p", conversation="c", channel=Channel.PRIVATE)


def test_one_thing_is_asked_of_an_operator_for_an_hour(stored: Engine) -> None:
    """The later one counts, each operator's own; which message asks is noted unless the value was there before."""
    now = 1_000_000.0
    asked = AskedValues(stored, lambda: now)
    first = AskedValue(purpose=Purpose.PREVIEW, subject="ab" * 8, field="date", under=5)
    second = first.model_copy(update={"purpose": Purpose.ARTICLE, "field": "title"})
    asked.note("a", first)
    asked.note("a", second)
    assert asked.note_sent("a", 7)
    assert asked.find("a") == second.model_copy(update={"message_id": 7})
    assert asked.find("b") is None
    now += HOUR + 1
    assert asked.find("a") is None
    asked.prune()
    now -= HOUR
    assert asked.find("a") is None
    asked.note("a", first)
    asked.forget("a")
    assert not asked.note_sent("a", 8)


def test_a_draft_is_kept_for_a_day_and_dropped_once(stored: Engine) -> None:
    """It is its operator's own; what is corrected keeps its id."""
    now = 1_000_000.0
    drafts = AnswerDrafts(stored, lambda: now)
    draft = drafts.keep("a", BIOGAS, "Có.", "Sở", None)
    corrected = drafts.keep("a", BIOGAS, "Có rồi.", "Sở", "https://e.org", draft_id=draft.id)
    assert (corrected.id, drafts.find("a", draft.id), drafts.find("b", draft.id)) == (draft.id, corrected, None)
    assert (drafts.drop(draft.id), drafts.drop(draft.id)) == (True, False)
    draft = drafts.keep("a", BIOGAS, "Có.", "Sở", None)
    drafts.prune()
    assert drafts.find("a", draft.id) == draft
    now += DAY + 1
    drafts.prune()
    assert drafts.find("a", draft.id) is None


def test_what_is_passed_over_is_so_until_it_is_asked_again(stored: Engine) -> None:
    """In whatever words; what was decided is forgotten with the questions, merges are not."""
    now = 1_000_000.0
    decisions = QuestionDecisions(stored, lambda: now)
    unanswered = UnansweredQuestions(stored, decisions)
    ask(stored, BIOGAS, now - 10)
    ask(stored, PRICE, now - 20)
    decisions.skip(BIOGAS)
    assert [each.question for each in unanswered.groups()] == [PRICE]
    ask(stored, "can tho co mo hinh khi sinh hoc khong", now + 10)
    assert {each.count for each in unanswered.groups()} == {2, 1}
    decisions.merge(PIT, BIOGAS)
    now += 91 * DAY
    decisions.expire(90)
    assert (decisions.skipped(), len(decisions.merges())) == ([], 1)


def test_merged_questions_stand_together_and_are_answered_alike(stored: Engine) -> None:
    """Over several steps, and in a circle as well."""
    decisions, unanswered, pinned = QuestionDecisions(stored), UnansweredQuestions(stored), PinnedAnswers(stored)
    for number, question in enumerate((BIOGAS, PIT, PRICE)):
        ask(stored, question, 1000.0 + number)
    decisions.merge(PIT, BIOGAS)
    (group, _) = unanswered.groups()
    assert (group.question, group.count, group.others) == (BIOGAS, 2, (PIT,))
    decisions.merge(BIOGAS, PRICE)
    (group,) = unanswered.groups()
    assert (group.question, group.count) == (PRICE, 3)
    assert unanswered.find_question(group.ids[0]) == PRICE
    pinned.pin(PRICE, "Tuỳ công suất.", "Sở", None)
    for question in (BIOGAS, PIT, PRICE):
        found = pinned.find(query_key(question))
        assert found is not None
        assert found.headline == "Tuỳ công suất."
    assert pinned.find(query_key("giá điện sản xuất")) is None
    decisions.merge(PRICE, PIT)
    assert len({counts_as(question, decisions.merges()) for question in (BIOGAS, PIT, PRICE)}) == 1
    assert pinned.unpin(pinned.all()[0].id)
    assert pinned.find(query_key(PRICE)) is None
