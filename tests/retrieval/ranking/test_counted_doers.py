"""How many firms there are says nothing of how many of them do what is asked about."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from knowledge.targets import Indicator
from retrieval.assistant import Assistant
from retrieval.ranking.counted_doers import counts_others
from retrieval.records import Status
from tests.support.database import new_sqlite
from tests.wording import PlainWording

APPLYING = frozenset({Indicator.ADOPTION})


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Toàn tỉnh hiện có 9.800 doanh nghiệp đang hoạt động.", True),
        ("Tỉnh có 5.600 doanh nghiệp, nhiều doanh nghiệp muốn áp dụng sản xuất sạch hơn.", True),
        ("Có 40 doanh nghiệp chưa áp dụng sản xuất sạch hơn.", True),
        ("Đã có 40 doanh nghiệp trong các ngành giấy, thép áp dụng sản xuất sạch hơn.", False),
        ("Sản xuất sạch hơn được áp dụng tại 40 cơ sở.", False),
        ("Tỉnh có 5.600 doanh nghiệp; 25% doanh nghiệp áp dụng sản xuất sạch hơn.", False),
        ("Năm 2020, doanh nghiệp áp dụng sản xuất sạch hơn giảm 12% chi phí.", False),
    ],
)
def test_a_count_is_of_those_who_do_it(sentence: str, others: bool) -> None:
    """Nobody else may be spoken of in between; a sentence without any count is no matter of this."""
    assert counts_others(sentence, APPLYING) is others


def test_the_number_of_all_firms_answers_only_how_many_there_are(tmp_path: Path) -> None:
    """Not how many apply what is asked about, whether it is typed with marks or not."""
    library = Library.open(new_sqlite(tmp_path / "library.sqlite3"))
    page = (
        "Đắk Lắk phát triển doanh nghiệp\n\nToàn tỉnh Đắk Lắk hiện có 9.800 doanh nghiệp đang hoạt động. Sở Công "
        "Thương khuyến khích doanh nghiệp áp dụng sản xuất sạch hơn.\n\nNgày đăng: 5/3/2022\n"
    )
    library.put(prepare(read_content(page.encode(), "a.txt"), "a.txt"))
    assistant = Assistant(library, PlainWording(), lambda: dt.date(2026, 11, 23))
    assert assistant.ask("Đắk Lắk có bao nhiêu doanh nghiệp").status is Status.ANSWERED
    for question in ("Đắk Lắk bao nhiêu doanh nghiệp áp dụng", "dak lak bao nhieu doanh nghiep ap dung sxsh"):
        assert assistant.ask(question).status is not Status.ANSWERED
    library.close()
