"""What an answer makes of the places of a question: asked back, named where missing, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.records import Basis, SourceDate
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Reason, Status
from tests.factories import make_draft
from tests.support.database import new_sqlite
from tests.wording import PlainWording

DRAFTS = (
    make_draft(
        "Nghệ An mở lớp về sản xuất sạch hơn",
        "Ngày 5/6/2019, Sở Công Thương Nghệ An mở lớp tập huấn sản xuất sạch hơn cho 45 học viên tại thành phố Vinh.",
        province="Nghệ An",
        date=SourceDate.of(Basis.PUBLISHED, 2019, 6, 7),
    ),
    make_draft(
        "Vĩnh Long đo nước ở xưởng giấy",
        "Trung tâm Khuyến công Vĩnh Long lắp 20 đồng hồ đo nước cho xưởng giấy.",
        province="Vĩnh Long",
        date=SourceDate.of(Basis.PUBLISHED, 2020, 3, 2),
    ),
    make_draft(
        "Hòa Bình đo điện ở xưởng gỗ",
        "Trung tâm Khuyến công Hòa Bình lắp 12 công tơ đo điện cho xưởng gỗ.",
        province="Hòa Bình",
        now="Phú Thọ",
        date=SourceDate.of(Basis.PUBLISHED, 2018, 3, 2),
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """To be asked alone."""
    library = Library.open(new_sqlite(tmp_path_factory.mktemp("library") / "library.sqlite3"))
    for draft in DRAFTS:
        library.put(draft)
    yield Assistant(library, PlainWording())
    library.close()


def test_a_short_form_of_several_provinces_is_asked_about(assistant: Assistant) -> None:
    """With a question for each; nothing is quoted meanwhile."""
    answer = assistant.ask("tỉnh BD mở lớp tập huấn nào")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.WHICH_PLACE)
    assert answer.headline == "which of Bình Dương, Bình Định is BD"
    assert answer.suggestions == (
        "tỉnh Bình Dương mở lớp tập huấn nào",
        "tỉnh Bình Định mở lớp tập huấn nào",
    )
    assert (answer.citations, answer.related, answer.advice) == ((), (), ())
    assert assistant.look_up("mục tiêu của tỉnh BD").reason is Reason.WHICH_PLACE
    assert assistant.compare("so sánh tỉnh BD và Nghệ An").reason is Reason.WHICH_PLACE


def test_a_province_given_by_name_settles_a_short_form(assistant: Assistant) -> None:
    """It takes the place of what the question says of places."""
    assert assistant.ask("tỉnh BD mở lớp tập huấn nào", province="Nghệ An").reason is not Reason.WHICH_PLACE


@pytest.mark.parametrize("question", ["lớp tập huấn ở nghean", "lop tap huan o ngh.an", "lớp tập huấn ở nghê an"])
def test_a_shortened_name_is_answered_as_the_name(assistant: Assistant, question: str) -> None:
    """The article about the province answers."""
    answer = assistant.ask(question)
    assert (answer.status, [each.province for each in answer.citations]) == (Status.ANSWERED, ["Nghệ An"])


@pytest.mark.parametrize(
    ("question", "place", "title"),
    [
        ("Cần Thơ lắp đồng hồ đo nước cho xưởng giấy", "Cần Thơ", "Vĩnh Long đo nước ở xưởng giấy"),
        ("ctho lắp bao nhiêu đồng hồ đo nước vậy ad", "Cần Thơ", "Vĩnh Long đo nước ở xưởng giấy"),
        ("Vĩnh Phúc lắp công tơ đo điện", "Vĩnh Phúc", "Hòa Bình đo điện ở xưởng gỗ"),
        ("Pleiku lắp công tơ đo điện", "Pleiku in Gia Lai", None),
    ],
)
def test_a_place_without_documents_is_named_and_its_region_offered(
    assistant: Assistant, question: str, place: str, title: str | None
) -> None:
    """By its city where that was named; from another region nothing is offered."""
    answer = assistant.ask(question)
    assert answer.reason is Reason.NO_DOCUMENT_FOR_PLACE
    assert answer.headline.startswith(f"no_document_for_place {place} [")
    assert [each.title for each in answer.related] == ([] if title is None else [title])


def test_provinces_of_the_region_are_offered_first(assistant: Assistant) -> None:
    """Cần Thơ lies beside Vĩnh Long."""
    assert assistant.ask("Cần Thơ có gì").suggestions[0].endswith(" of Vĩnh Long")


def test_of_several_places_the_missing_one_is_named(assistant: Assistant) -> None:
    """Beside the answer of the others, or in the refusal."""
    answer = assistant.ask("Nghệ An và Cần Thơ mở lớp tập huấn sản xuất sạch hơn")
    assert answer.status is Status.ANSWERED
    assert answer.notes[0] == "no document of Cần Thơ"
    refused = assistant.ask("Nghệ An và Cần Thơ có bao nhiêu làng nghề gốm")
    assert refused.headline.startswith("not_covered Cần Thơ [")


def test_a_district_that_nothing_names_gives_way_to_its_province(assistant: Assistant) -> None:
    """And the answer says so; one that is named needs no such note."""
    note = "no document of Quỳnh Lưu, but of Nghệ An"
    assert note in assistant.ask("huyện Quỳnh Lưu mở lớp tập huấn sản xuất sạch hơn").notes
    told = assistant.ask("thành phố Vinh mở lớp tập huấn sản xuất sạch hơn")
    assert told.status is Status.ANSWERED
    assert not [each for each in told.notes if each.startswith("no document")]


@pytest.mark.parametrize(
    ("question", "advice"),
    [
        (
            "Vĩnh Phúc lắp công tơ đo điện",
            (
                "read Hòa Bình đo điện ở xưởng gỗ",
                "[] of Vĩnh Phúc, beside Hòa Bình, nation 0",
                "ask Sở Công Thương Phú Thọ with Vĩnh Phúc",
            ),
        ),
        ("Cà Mau có gì", ("[] of Cà Mau, beside Vĩnh Long, nation 0", "ask Sở Công Thương Cà Mau")),
        ("Nghệ An mở lớp tập huấn sản xuất sạch hơn", ()),
        ("giá vàng ở Nghệ An", ("ask otherwise",)),
        ("giá vàng hôm nay", ("ask otherwise",)),
        ("gia vang", ("ask otherwise",)),
        ("xin chào", ()),
    ],
)
def test_what_to_do_next_is_said_where_nothing_answers(
    assistant: Assistant, question: str, advice: tuple[str, ...]
) -> None:
    """The page to read, what there is around a place without its own, and the office of the province of today.

    Not for gold; none of them after an answer or a greeting.
    """
    assert assistant.ask(question).advice == advice


def test_a_doubtful_name_goes_first_and_shuts_nothing_out(assistant: Assistant) -> None:
    """ "hai duong" behind "theo" may be hai đường: no article about Hải Dương, and another one answers."""
    answer = assistant.ask("lop tap huan san xuat sach hon theo hai duong")
    assert answer.reason is not Reason.NO_DOCUMENT_FOR_PLACE


def test_letters_that_may_be_a_place_are_offered_by_its_name(assistant: Assistant) -> None:
    """They mostly mean another thing: the question with the name comes first where it has an answer, and only there."""
    assert assistant.ask("vl có mục tiêu gì").suggestions[0] == "Vĩnh Long có mục tiêu gì"
    assert all("sao chổi" not in each for each in assistant.ask("sao chổi Halley vl").suggestions)


def test_an_abbreviation_that_was_understood_is_confirmed(assistant: Assistant) -> None:
    """Behind a refusal the name alone leads to what there is of it; who wrote the name needs none of this."""
    assert assistant.ask("sao chổi Halley ở vlong").suggestions[0] == "Vĩnh Long"
    assert "Vĩnh Long" not in assistant.ask("sao chổi Halley ở Vĩnh Long").suggestions
