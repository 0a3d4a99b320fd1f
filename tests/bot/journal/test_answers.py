"""The journal keeps questions and answers without telling whose they are, and forgets in time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot import texts
from bot.cli.reports import report_rows, to_csv
from bot.journal.answers import Journal
from bot.journal.entry import Channel, Fault, Verdict
from bot.journal.previews import Previews
from bot.journal.privacy import Pseudonyms, mask_personal
from bot.journal.reports import Reports
from bot.journal.schema import answers, daily_counts, metadata
from bot.journal.unanswered import UnansweredQuestions
from knowledge.store.database import open_database
from retrieval.query.follow_up import SILENCE_SECONDS
from retrieval.query.similarity import query_key
from retrieval.records import Answer, Reason, Status
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.serving import CannedAnswerer, make_answer, make_near, serving

DAY = 24 * 3600
NOON = 1_760_000_000 // DAY * DAY + 5 * 3600  # noon in Vietnam


def refused(question: str) -> Answer:
    return Answer(status=Status.NOT_FOUND, question=question, headline="Không.", reason=Reason.NOT_COVERED)


def keep(journal: Journal, answer: Answer, person: str = "p", **given: object) -> str:
    return journal.keep(answer, person=person, conversation="r", channel=Channel.PRIVATE, **given).id  # type: ignore[arg-type]


async def test_no_table_holds_a_name_or_a_number(engine: Engine) -> None:
    """After a conversation with choices, feedback and a telephone number in the question."""
    with BotApi() as api:
        async with serving(api, CannedAnswerer(make_answer), engine):
            api.say("gọi anh Nam 0912 345 678 hay @namnguyen hoặc nam@thu.vn nhé", chat_id=777000777)
            (sent,) = await api.replies(1)
            api.press(sent, "👍")
            api.say("/tinh Hà Nội", chat_id=777000777)
            await api.replies(2)
    with engine.connect() as connection:
        kept = "\n".join(
            str(tuple(row)) for table in metadata.sorted_tables for row in connection.execute(sa.select(table))
        )
    for secret in ("777000777", "Lan", "0912", "345 678", "namnguyen", "thu.vn"):
        assert secret not in kept
    assert "gọi anh Nam … hay … hoặc … nhé" in kept


@pytest.mark.parametrize("number", ["0912345678", "0912 345 678"])
def test_no_sentence_that_repeats_the_question_tells_what_was_taken_out_of_it(engine: Engine, number: str) -> None:
    """How it was read, what near passages lack, what it was searched as, and what is asked next."""
    asked = f"mục tiêu Thanh Hóa, gọi {number}"
    answer = refused(asked).model_copy(
        update={
            "searched": asked,
            "understood": f"Hiểu là: {asked}",
            "because": f"không nói đến {', '.join(number.split())}, 2020",
            "notes": (f"Tìm theo: “{asked}”",),
            "suggestions": (f"số {number} gọi được không",),
        }
    )
    journal = Journal(engine)
    kept = journal.find(keep(journal, answer))
    assert kept is not None
    said = kept.answer.model_dump_json()
    assert not any(group in said for group in number.split())
    assert "2020" in kept.answer.because
    replaced = journal.replace(kept.id, answer, None)
    assert replaced is not None
    assert replaced.answer == kept.answer


@pytest.mark.parametrize(
    "text",
    ["Kế hoạch 1048/KH-SCT ngày 15/3/2018", "10.000.000.000 đồng", "giai đoạn 2012-2015, 2016-2020", "5 000 000 đồng"],
)
def test_figures_years_and_documents_are_no_telephone_numbers(text: str) -> None:
    """They are what is asked about."""
    assert mask_personal(text) == text


def test_the_same_person_has_one_name_under_one_key_and_another_under_another() -> None:
    """And a person, a chat and a conversation of the same number are not alike."""
    names = Pseudonyms("k" * 32)
    assert names.person(5) == Pseudonyms("k" * 32).person(5) != Pseudonyms("l" * 32).person(5)
    assert (
        len({names.person(5), names.chat(5), names.conversation(5), names.message(5, 5), names.conversation(5, 1)}) == 5
    )


def test_a_turn_is_remembered_for_a_quarter_of_an_hour(engine: Engine) -> None:
    """Small talk in between changes nothing; other persons and conversations never see it."""
    now = float(NOON)
    journal = Journal(engine, lambda: now)
    keep(journal, make_answer("mục tiêu Thanh Hóa"))
    thanks = Answer(status=Status.NOT_FOUND, question="cảm ơn", headline="…", reason=Reason.THANKS)
    keep(journal, thanks)
    now += SILENCE_SECONDS
    turn = journal.last_turn("p", "r")
    assert turn is not None
    assert (turn.question, turn.article_id) == ("mục tiêu Thanh Hóa", "a")
    assert journal.last_turn("q", "r") is None
    assert journal.last_turn("p", "s") is None
    now += 1
    assert journal.last_turn("p", "r") is None


def test_what_is_too_old_is_counted_once_and_deleted(engine: Engine) -> None:
    """The days say the same before and after, however many processes do it."""
    now = float(NOON - 40 * DAY)
    journal, reports = Journal(engine, lambda: now), Reports(engine, lambda: now)
    liked = keep(journal, make_answer("một"))
    journal.judge(liked, "p", Verdict.UP)
    journal.judge(liked, "q", Verdict.DOWN, Fault.SOURCE)
    keep(journal, refused("hai"))
    keep(journal, make_near("bốn"))
    now = float(NOON)
    keep(journal, make_answer("ba"))
    before = reports.days(60)
    assert [reports.expire(30), Reports(engine, lambda: now).expire(30), reports.expire(30)] == [3, 0, 0]
    assert reports.days(60) == before
    assert [(day.answered, day.near, day.refused, day.up, day.down) for day in before if day.answered] == [
        (1, 1, 1, 1, 1),
        (1, 0, 0, 0, 0),
    ]
    with engine.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(answers)).scalar() == 1


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("giá điện sản xuất là bao nhiêu", "gia dien san xuat bao nhieu", True),
        ("mục tiêu áp dụng sxsh ở Cần Thơ", "Cần Thơ đặt mục tiêu áp dụng sản xuất sạch hơn", True),
        ("mục tiêu áp dụng ở Cần Thơ", "mục tiêu áp dụng ở Cà Mau", False),
        ("mục tiêu Cần Thơ năm 2025", "mục tiêu Cần Thơ năm 2030", False),
        ("ai tổ chức hội thảo Cần Thơ", "hội thảo Cần Thơ tổ chức ở đâu", False),
        ("giá điện", "xử lý nước thải dệt nhuộm", False),
    ],
)
def test_questions_are_alike_when_they_ask_the_same(one: str, other: str, *, alike: bool) -> None:
    """However they are typed; another place, year or kind of thing is another question."""
    assert query_key(one).matches(query_key(other)) is alike


def test_the_unanswered_are_grouped_and_counted(engine: Engine) -> None:
    """The newest of each group stands for it; most asked first."""
    now = float(NOON)
    journal, unanswered = Journal(engine, lambda: now), UnansweredQuestions(engine)
    for question in ("lò hơi sinh khối", "giá điện sản xuất", "gia dien san xuat"):
        now += 60
        newest = keep(journal, refused(question))
    groups = unanswered.groups()
    assert [(group.question, group.count) for group in groups] == [("gia dien san xuat", 2), ("lò hơi sinh khối", 1)]
    assert groups[0].id == newest
    now += 60
    keep(journal, make_near("giá điện sản xuất"))
    keep(journal, make_answer("giá điện sản xuất"))
    assert [(group.count, group.near) for group in unanswered.groups()] == [(3, 1), (1, 0)]
    assert unanswered.find_question(newest[:6]) == "gia dien san xuat"
    assert unanswered.find_question("") is None


def test_reports_are_written_for_spreadsheets(engine: Engine) -> None:
    """A question that looks like a formula is quoted."""
    journal = Journal(engine)
    keep(journal, refused("=HYPERLINK(1)"), took_ms=5.0)
    judged = keep(journal, make_answer("một"))
    journal.judge(judged, "p", Verdict.DOWN, Fault.SOURCE)
    rows = report_rows("unanswered", engine, 1)
    assert "'=HYPERLINK(1)" in to_csv("unanswered", rows)
    (row,) = report_rows("feedback", engine, 1)
    assert row[1:] == ("👎", "Sai nguồn/ngày", "một", "Câu trả lời.")
    assert (
        to_csv("questions", report_rows("questions", engine, 3))
        .splitlines()[0]
        .startswith(texts.cli.REPORT_COLUMNS["questions"][0])
    )
    assert next(slow.question for slow in Reports(engine).slowest(1)) == "=HYPERLINK(1)"


def test_a_preview_nobody_decided_on_goes_after_a_day(engine: Engine) -> None:
    """With the document it holds; one of today stays."""
    now = float(NOON)
    previews = Previews(engine, lambda: now)
    old = previews.keep("p", make_draft("Bài", "Nội dung của bài."))
    now += DAY
    fresh = previews.keep("p", make_draft("Bài khác", "Nội dung của bài khác."))
    now += 1
    previews.prune()
    assert previews.find("p", old.id) is None
    assert previews.find("p", fresh.id) is not None


def test_what_several_processes_expire_at_once_is_counted_once(postgres_library_url: str) -> None:
    """On a server nothing else keeps two of them from counting the same answers."""
    engine = open_database(postgres_library_url)
    journal = Journal(engine, clock=lambda: 1_600_000_000.0)
    for number in range(40):
        keep(journal, refused(f"câu {number}"))
    with ThreadPoolExecutor(4) as pool:
        expired = list(pool.map(lambda _: Reports(engine).expire(90), range(4)))
    with engine.connect() as connection:
        counted = connection.execute(sa.select(daily_counts.c.count)).scalars().all()
    engine.dispose()
    assert (sorted(expired), list(counted)) == ([0, 0, 0, 40], [40])
