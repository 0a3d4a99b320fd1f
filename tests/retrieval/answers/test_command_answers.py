"""What a command shows is answered when it is asked for in free words: listed, ranked, counted, as a file."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator

import pytest

from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer, Form, Listing, Reason, Status
from tests.support.database import new_sqlite
from tests.support.postgres import fresh_library
from tests.wording import PlainWording

PAGES = (
    """Nghệ An đặt mục tiêu sản xuất sạch hơn

Tỉnh Nghệ An đặt mục tiêu đến năm 2020 có 90% cơ sở sản xuất nhận thức được lợi ích của sản xuất sạch hơn; \
50% cơ sở sản xuất áp dụng sản xuất sạch hơn.

Ngày đăng: 5/3/2017
""",
    """Vĩnh Phúc với sản xuất sạch hơn

Tỉnh Vĩnh Phúc đặt mục tiêu đến năm 2025 có 50% doanh nghiệp áp dụng sản xuất sạch hơn.

Ngày đăng: 2/2/2021
""",
    """Thanh Hóa với sản xuất sạch hơn

Tỉnh Thanh Hóa đặt mục tiêu đến năm 2020 có 25% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.

Ngày đăng: 9/8/2018
""",
    """Cả nước đẩy mạnh sản xuất sạch hơn

Chiến lược đặt mục tiêu của cả nước đến năm 2020: 50% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.

Ngày đăng: 1/1/2010
""",
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def assistant(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """On each database; to be asked alone."""
    with contextlib.ExitStack() as stack:
        if request.param == "postgresql":
            given = (request.getfixturevalue(name) for name in ("postgres_server", "postgres_migrated"))
            url = stack.enter_context(fresh_library(*given))
        else:
            url = new_sqlite(tmp_path_factory.mktemp("library") / "library.sqlite3")
        yield stack.enter_context(filled(url))


@contextlib.contextmanager
def filled(url: str) -> Iterator[Assistant]:
    with contextlib.closing(Library.open(url)) as library:
        for number, page in enumerate(PAGES):
            library.put(prepare(read_content(page.encode(), f"{number}.txt"), f"{number}.txt"))
        yield Assistant(library, PlainWording(), lambda: dt.date(2026, 11, 23))


def titles(answer: Answer) -> list[str]:
    return [each.title for each in answer.citations]


def places(answer: Answer) -> list[str | None]:
    return [fact.target.province for fact in answer.targets]


def test_documents_are_listed_the_newest_first(assistant: Assistant) -> None:
    """None of them is quoted; how many there are is told, whatever number of citations was wanted."""
    newest = assistant.ask("bài mới nhất", k=1)
    assert newest.status is Status.ANSWERED
    assert [each.split()[0] for each in titles(newest)] == ["Vĩnh", "Thanh", "Nghệ", "Cả"]
    assert newest.headline == "4 documents of  [], newest"
    of_place = assistant.ask("có những bài nào về Nghệ An")
    assert titles(of_place) == ["Nghệ An đặt mục tiêu sản xuất sạch hơn"]
    assert of_place.listing == Listing(places=(("Nghệ An", 1),), count=1)
    assert assistant.ask("liệt kê tài liệu năm 2018").listing == Listing(year=2018, count=1)


def test_a_province_of_today_lists_what_it_took_in(assistant: Assistant) -> None:
    """Phú Thọ has Vĩnh Phúc's documents, under the name they print."""
    assert assistant.ask("các bài về Phú Thọ").listing == Listing(places=(("Vĩnh Phúc", 1),), count=1)


def test_a_year_without_documents_leads_to_those_there_are(assistant: Assistant) -> None:
    """The nearest first; a place without any is refused as in every question."""
    answer = assistant.ask("có tài liệu nào năm 2016")
    assert (answer.status, answer.headline) == (Status.NOT_FOUND, "no documents of  [2016]")
    assert answer.suggestions == ("documents of  2017", "documents of  2018", "documents of  2021")
    assert assistant.ask("các bài về Cần Thơ").reason is Reason.NO_DOCUMENT_FOR_PLACE


def test_the_highest_target_is_of_everyone_who_sets_it(assistant: Assistant) -> None:
    """Ties are all shown, each with its period and of whom it is; the country's is no province's."""
    answer = assistant.ask("tỉnh nào đặt mục tiêu áp dụng cao nhất")
    assert places(answer) == ["Vĩnh Phúc", "Nghệ An"]
    assert [fact.target.period_to for fact in answer.targets] == [2025, 2020]
    assert (answer.frame, answer.form) == ("highest adoption [] of 3", Form.RANKED)
    assert places(assistant.ask("tinh nao dat muc tieu ap dung thap nhat")) == ["Thanh Hóa"]
    assert places(assistant.ask("tỉnh nào đặt mục tiêu áp dụng cao nhất đến năm 2020")) == ["Nghệ An"]


def test_without_an_indicator_it_is_asked_of_which(assistant: Assistant) -> None:
    """Those that are there, and questions that are answered."""
    answer = assistant.ask("tỉnh nào đặt mục tiêu cao nhất")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.WHICH_INDICATOR)
    assert answer.suggestions == ("highest awareness []", "highest adoption []")


def test_places_with_targets_are_counted_and_named(assistant: Assistant) -> None:
    """Every figure stands in the table; of an indicator or a year only those that have it."""
    answer = assistant.ask("có bao nhiêu tỉnh có mục tiêu")
    assert answer.headline == "3 places, 3 today, [] []: Nghệ An, Thanh Hóa, Vĩnh Phúc"
    assert (answer.form, len(answer.targets)) == (Form.PLACES, 4)
    assert (
        assistant.ask("những tỉnh nào có mục tiêu nhận thức").headline == "1 places, 1 today, ['awareness'] []: Nghệ An"
    )


def test_figures_are_found_in_the_form_asked_for(assistant: Assistant) -> None:
    """Of the place named, or of all; what is not there is told as of any figure."""
    workbook = assistant.ask("cho xin file excel mục tiêu Nghệ An")
    assert (workbook.form, set(places(workbook))) == (Form.WORKBOOK, {"Nghệ An"})
    chart = assistant.ask("vẽ biểu đồ áp dụng sxsh")
    assert (chart.form, set(places(chart))) == (Form.CHART, {"Nghệ An", "Thanh Hóa", "Vĩnh Phúc"})
    missing = assistant.ask("xuất excel mục tiêu Nghệ An 2030")
    assert (missing.status, missing.form) == (Status.NOT_FOUND, None)


def test_a_year_without_targets_leads_to_other_years_and_levels(assistant: Assistant) -> None:
    """Those of the place, the nearest first, then the country's; nothing is answered with another year's figure."""
    answer = assistant.ask("mục tiêu Thanh Hóa 2025")
    assert (answer.status, answer.targets) == (Status.NOT_FOUND, ())
    assert answer.suggestions == ("targets of Thanh Hóa any 2020", "targets of all any 2020")
    assert assistant.ask("muc tieu ap dung nghe an 2030").suggestions[0] == "targets of Nghệ An adoption 2020"


def test_places_are_offered_with_what_was_named(assistant: Assistant) -> None:
    """An indicator and a year are not lost on the way, and whoever has nothing of that is not offered."""
    assert assistant.look_up("mục tiêu nhận thức").suggestions == ("targets of Nghệ An awareness None",)
    assert assistant.look_up("muc tieu ap dung 2020").suggestions == (
        "targets of Nghệ An adoption 2020",
        "targets of Thanh Hóa adoption 2020",
    )


def test_what_was_removed_is_listed_no_more(library_url: str) -> None:
    """The list follows the library."""
    with contextlib.closing(Library.open(library_url)) as library, filled(library_url) as assistant:
        newest = assistant.ask("bài mới nhất").citations[0]
        library.remove(newest.article_id)
        listed = assistant.ask("bài mới nhất")
        assert listed.listing == Listing(count=3)
        assert newest.title not in titles(listed)
