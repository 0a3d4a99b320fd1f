"""What was read from a scan or converted from an old encoding says so wherever people read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.texts.answers import CONVERTED_MARK, SCANNED_MARK, short_source
from bot.texts.wording import VietnameseWording
from bot.views.answer import compose_reply
from bot.views.blocks import ReplyBlock
from bot.views.card import compose_card
from bot.views.figures import compose_targets
from bot.views.markup import to_plain_text
from knowledge.intake.preparation import prepare
from knowledge.records import Document, DocumentLine, LineKind, OldEncoding, Scanned
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer
from tests.support.database import new_sqlite

TITLE = "Xưởng gạch Bình Đại tiết kiệm điện"
READ = "Xưởng gạch Bình Đại thay quạt lò bằng quạt có biến tần và tiết kiệm được 20% điện."
TYPED = "Bờ bao quanh bãi đất sét ngăn nước mưa cuốn bùn xuống kênh Giao Hòa."
CONVERTED = "Hợp tác xã dệt chiếu Cà Hom phơi cói bằng nhà kính nên bớt củi sấy."


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    with closing(Library.open(new_sqlite(tmp_path / "library.sqlite3"))) as library:
        lines = (
            DocumentLine(text=TITLE, kind=LineKind.HEADING),
            DocumentLine(text=READ, recognised=True),
            *(DocumentLine(text=f"Thợ ca {number} ghi sổ nhiệt độ, lượng than và số gạch vỡ.") for number in range(20)),
            DocumentLine(text=TYPED),
        )
        scan = Scanned(pages=2, pictures=1, tried=True, recognised=1)
        library.put(prepare(Document(source="a.pdf", lines=lines, scanned=scan), "a.pdf"))
        old = (DocumentLine(text="Nghề dệt chiếu Cà Hom", kind=LineKind.HEADING), DocumentLine(text=CONVERTED))
        library.put(prepare(Document(source="b.doc", lines=old, converted_from=(OldEncoding.TCVN3,)), "b.doc"))
        yield Assistant(library, VietnameseWording())


@pytest.mark.parametrize("compose", [compose_card, compose_reply])
@pytest.mark.parametrize(
    ("question", "said", "marks"),
    [
        ("Xưởng gạch Bình Đại tiết kiệm được bao nhiêu điện?", READ, {SCANNED_MARK}),
        ("Bờ bao quanh bãi đất sét ngăn gì?", TYPED, set()),
        ("Hợp tác xã dệt chiếu Cà Hom phơi cói bằng gì?", CONVERTED, {CONVERTED_MARK}),
    ],
)
def test_the_source_of_an_answer_says_how_it_was_read(
    assistant: Assistant,
    compose: Callable[[Answer], tuple[ReplyBlock, ...]],
    question: str,
    said: str,
    marks: set[str],
) -> None:
    """Of a document that is a scan in part, only what is quoted from that part."""
    answer = assistant.ask(question)
    first = answer.citations[0].model_copy(update={"n": 1})
    assert said in f"{answer.headline} {first.snippet}"
    assert first.scanned is (SCANNED_MARK in marks)
    assert first.converted_from == ((OldEncoding.TCVN3,) if CONVERTED_MARK in marks else ())
    shown = to_plain_text(compose(answer.model_copy(update={"citations": (first,)})))
    assert {mark for mark in (SCANNED_MARK, CONVERTED_MARK) if mark in shown} == marks


def test_the_sources_of_figures_say_it_too(tmp_path: Path) -> None:
    """Each in its line, and in the short one of many places."""
    with closing(Library.open(new_sqlite(tmp_path / "figures.sqlite3"))) as library:
        text = "Tỉnh Bến Tre đặt mục tiêu đến năm 2030 có 50% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."
        lines = (DocumentLine(text="Kế hoạch của tỉnh Bến Tre", kind=LineKind.HEADING), DocumentLine(text=text))
        library.put(prepare(Document(source="c.txt", lines=lines), "c.txt"))
        answer = Assistant(library, VietnameseWording()).ask("mục tiêu áp dụng sản xuất sạch hơn của Bến Tre")
    assert answer.targets
    assert SCANNED_MARK not in to_plain_text(compose_targets(answer))
    scanned = tuple(each.model_copy(update={"scanned": True}) for each in answer.citations)
    assert SCANNED_MARK in to_plain_text(compose_targets(answer.model_copy(update={"citations": scanned})))
    assert SCANNED_MARK in short_source(scanned[0])
