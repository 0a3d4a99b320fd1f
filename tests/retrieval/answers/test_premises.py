"""A result is no target, a plan no result; what a question takes for true is met with the figure there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.wording import VietnameseWording
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer, Status
from tests.support.database import new_sqlite

NGHE_AN = """Nghệ An triển khai chiến lược sản xuất sạch hơn

Ngày đăng: 5/3/2021

Theo kế hoạch của tỉnh Nghệ An, mục tiêu đến năm 2025 có 60% cơ sở sản xuất công nghiệp nhận thức được lợi ích của \
sản xuất sạch hơn.

Tỉnh Nghệ An đặt mục tiêu đến năm 2025 có 30% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.
"""
AN_GIANG = """An Giang nhìn lại năm sản xuất sạch hơn

Ngày đăng: 6/4/2022

Năm 2021, tỉnh An Giang đã có 12% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.
"""
KON_TUM = """Kon Tum cấp tiền cho xưởng mì

Ngày đăng: 7/5/2023

Tỉnh Kon Tum hỗ trợ xưởng tinh bột sắn Đăk Hà không quá 200 triệu đồng để mua máy ép bùn.
"""
HAU_GIANG = """Nghị quyết của Hậu Giang về sấy cá

Ngày đăng: 8/6/2022

Tỉnh Hậu Giang hỗ trợ cơ sở sấy cá thát lát 20 triệu đồng/cơ sở để đánh giá nhanh.

Tỉnh Hậu Giang hỗ trợ cơ sở sấy cá thát lát 150 triệu đồng/cơ sở để thay lò.

Trung tâm Khuyến công Hậu Giang đã tổ chức 5 lớp tập huấn cho thợ sấy cá.
"""
CAO_BANG = """Cao Bằng truyền thông về sản xuất sạch hơn

Ngày đăng: 9/7/2014

Giai đoạn 2012-2015, Cao Bằng sẽ có 50% cơ sở công nghiệp nhận thức được lợi ích của sản xuất sạch hơn. 25% cơ sở \
công nghiệp áp dụng sản xuất sạch hơn.
"""
COUNTRY = """Hội nghị tổng kết chiến lược sản xuất sạch hơn

Ngày đăng: 9/7/2019

Có nơi làm hay: Sơn La bố trí 2,3 tỷ đồng cho giai đoạn 2016-2020; Lai Châu mới có 5% cơ sở áp dụng sản xuất sạch hơn; \
Điện Biên đặt chỉ tiêu 90% cơ sở được phổ biến kiến thức.
"""
DA_NANG = """Đà Nẵng dùng bao bì thân thiện

Ngày đăng: 2/10/2020

Đến năm 2025, Đà Nẵng đặt mục tiêu: giảm 5-8% tiêu hao nguyên vật liệu ở các ngành dệt may, thép; 80% khu, cụm công \
nghiệp, làng nghề được phổ biến; 85% siêu thị, trung tâm thương mại dùng bao bì thân thiện với môi trường.

Đến năm 2030, mục tiêu của Đà Nẵng là 100% siêu thị, trung tâm thương mại dùng bao bì thân thiện với môi trường.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("premises")
    library = Library.open(new_sqlite(folder / "library.sqlite3"))
    for name, text in (
        ("a.txt", NGHE_AN),
        ("b.txt", AN_GIANG),
        ("c.txt", KON_TUM),
        ("d.txt", HAU_GIANG),
        ("e.txt", COUNTRY),
        ("f.txt", CAO_BANG),
        ("g.txt", DA_NANG),
    ):
        library.put(prepare(read_content(text.encode(), name), name))
    yield Assistant(library, VietnameseWording(), lambda: dt.date(2026, 11, 23))
    library.close()


def says_yes(answer: Answer) -> bool:
    return any("đúng như" in note.casefold() for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "Nghệ An đã có 30% cơ sở áp dụng sản xuất sạch hơn chưa?",
        "nghe an da co 30% co so ap dung san xuat sach hon chua",
        "Bao nhiêu phần trăm cơ sở ở Nghệ An đã áp dụng sản xuất sạch hơn?",
        "Nghệ An đã đạt 30% cơ sở áp dụng sản xuất sạch hơn, phải không ạ?",
    ],
)
def test_a_target_is_no_result(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)

    assert answer.frame == "Mục tiêu đến năm 2025 · Nghệ An"
    assert "Tài liệu chỉ nêu mục tiêu 30% đến năm 2025, không nêu kết quả." in answer.notes
    assert not says_yes(answer)


def test_a_result_says_so(assistant: Assistant) -> None:
    answer = assistant.ask("An Giang đã có bao nhiêu phần trăm cơ sở áp dụng sản xuất sạch hơn?")

    assert answer.frame == "Kết quả năm 2021 · An Giang"
    assert "12%" in answer.headline
    assert not any("chỉ nêu" in note for note in answer.notes)


def test_a_right_premise_is_confirmed_with_place_and_time(assistant: Assistant) -> None:
    answer = assistant.ask("Năm 2021 An Giang đã có 12% cơ sở áp dụng sản xuất sạch hơn, đúng không?")

    assert "Đúng như tài liệu nêu: 12% · Kết quả năm 2021 · An Giang." in answer.notes


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2021 An Giang đã có 40% cơ sở áp dụng sản xuất sạch hơn, đúng không?",
        "nam 2021 an giang da co 40% co so ap dung san xuat sach hon dung khong",
    ],
)
def test_a_wrong_premise_is_met_with_the_figure_there_is(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)

    assert "12%" in answer.headline
    assert "Tài liệu nêu 12%, không phải 40%." in answer.notes
    assert not says_yes(answer)


def test_a_figure_told_of_another_thing_is_named_with_it(assistant: Assistant) -> None:
    answer = assistant.ask("Mục tiêu của Nghệ An đến năm 2025 là 30% phải không?")

    assert not any("không phải" in note for note in answer.notes)
    assert any("30%" in note and says_yes(answer) for note in answer.notes) or "30%" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "Kon Tum hỗ trợ xưởng tinh bột sắn 500 triệu mua máy ép bùn phải không?",
        "kon tum ho tro xuong tinh bot san 500 trieu mua may ep bun phai khong",
    ],
)
def test_a_wrong_sum_is_met_with_the_sum_there_is(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)

    assert answer.status is not Status.NOT_FOUND
    assert any("200 triệu đồng, không phải 500 triệu đồng" in note for note in answer.notes)
    assert "Nhận định" not in answer.frame


@pytest.mark.parametrize(
    "question",
    ["Hậu Giang hỗ trợ cơ sở sấy cá 150 triệu đúng không?", "hau giang ho tro co so say ca 150 trieu dung ko"],
)
def test_of_two_sums_the_claimed_one_is_quoted(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)

    assert "150 triệu" in answer.headline
    assert not any("không phải" in note for note in answer.notes)


def test_a_count_is_met_with_the_count_there_is(assistant: Assistant) -> None:
    answer = assistant.ask("Hậu Giang đã tổ chức 8 lớp cho thợ sấy cá đúng không?")

    assert any(note.startswith("Tài liệu nêu 5 lớp tập huấn, không phải 8") for note in answer.notes)


def test_a_plain_question_has_no_frame(assistant: Assistant) -> None:
    answer = assistant.ask("Tỉnh nào hỗ trợ xưởng tinh bột sắn mua máy ép bùn?")

    assert answer.frame == ""


@pytest.mark.parametrize(
    ("question", "frame"),
    [
        ("Lai Châu có bao nhiêu phần trăm cơ sở áp dụng", "Kết quả · Lai Châu"),
        ("Điện Biên đặt chỉ tiêu bao nhiêu", "Mục tiêu · Điện Biên"),
    ],
)
def test_a_sentence_about_several_places_is_framed_for_the_one_asked_about(
    assistant: Assistant, question: str, frame: str
) -> None:
    assert assistant.ask(question).frame == frame


@pytest.mark.parametrize(
    "question",
    [
        "Cao Bằng năm 2015 đạt được bao nhiêu phần trăm cơ sở áp dụng",
        "nam 2015 cao bang dat duoc bao nhieu phan tram co so ap dung",
    ],
)
def test_what_was_reached_of_one_thing_is_not_told_by_the_target_of_another(
    assistant: Assistant, question: str
) -> None:
    """Nothing is answered: the target is named as what there is, and is only near."""
    answer = assistant.ask(question)

    told = f"{answer.headline} {answer.because}"
    assert "25%" in told
    assert "50%" not in told
    assert answer.status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "co phai da nang dat muc tieu 100% sieu thi nam 2025 dung ko",
        "Có phải Đà Nẵng đặt mục tiêu 100% siêu thị năm 2025 không?",
    ],
)
def test_a_claim_is_met_with_the_figure_of_what_it_names(assistant: Assistant, question: str) -> None:
    """Of three shares for 2025 that of the supermarkets is 85%; the 100% are of 2030."""
    notes = " ".join(assistant.ask(question).notes)
    assert "85%" in notes
    assert "5–8%" not in notes
    assert "80%" not in notes


@pytest.mark.parametrize(
    "question",
    [
        "Nghệ An đạt được bao nhiêu phần trăm cơ sở áp dụng sản xuất sạch hơn?",
        "thuc te nghe an dat duoc bao nhieu phan tram co so ap dung san xuat sach hon",
    ],
)
def test_a_result_that_nobody_tells_is_near_to_the_target(assistant: Assistant, question: str) -> None:
    """Who asks in so many words what was reached is told that only a target is told, and reads it below."""
    answer = assistant.ask(question)

    assert answer.status is Status.NEAR
    assert answer.because == "Tài liệu chỉ nêu mục tiêu 30% đến năm 2025, không nêu kết quả."
    assert "30%" in answer.citations[0].snippet


MY_HUONG = """Giấy Mỹ Hương tuần hoàn nước trắng, nước giảm 44%

Ngày đăng: 9/9/2021

Nhà máy giấy Mỹ Hương lắp bể tuyển nổi. Bùn giấy được ép làm khay trứng, tái sử dụng 100% lượng bùn giấy của nhà máy.
"""


@pytest.mark.parametrize("question", ["giấy Mỹ Hương giảm nước 44% phải không", "giay My Huong giam nuoc 44% dung ko"])
def test_what_the_title_says_is_not_denied(question: str, tmp_path: Path) -> None:
    """A figure of another thing, the 100 % of sludge, denies nothing either."""
    library = Library.open(new_sqlite(tmp_path / "library.sqlite3"))
    library.put(prepare(read_content(MY_HUONG.encode(), "giay.txt"), "giay.txt"))
    answer = Assistant(library, VietnameseWording()).ask(question)
    library.close()

    assert not any("không phải 44" in note for note in answer.notes)
