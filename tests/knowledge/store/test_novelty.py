"""What is new to a reader is what came since: articles, and figures of those that have changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.intake.preparation import read_draft
from knowledge.readers.document import RawDocument
from knowledge.store.library import Library
from knowledge.store.novelty import Shelf

LIMIT = 100_000
NGHE_AN = "Nghệ An làm sản xuất sạch hơn\n\nSở Công Thương Nghệ An hướng dẫn các cơ sở kiểm toán năng lượng. {}"
GOAL = "Đến năm 2030, tỉnh Nghệ An phấn đấu {}% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."


@pytest.fixture
def library(library_url: str) -> Iterator[Library]:
    opened = Library.open(library_url)
    yield opened
    opened.close()


def add(library: Library, name: str, text: str) -> str:
    raw = RawDocument(content=text.encode(), source=name, name=name)
    draft = read_draft(raw, limit=LIMIT).model_copy(update={"locator": f"/{name}"})
    return str(library.put(draft).article_id)


def test_only_what_came_since_is_new(library: Library) -> None:
    """Nothing to somebody who has seen all; an article with the number of its figures to somebody who has not."""
    add(library, "cu.txt", NGHE_AN.format("Lớp học có nhiều người."))
    known = Shelf(library).of_place("Nghệ An").marks
    assert Shelf(library).of_place("Nghệ An").unknown_to(known) == ()
    new = add(library, "moi.txt", f"Kế hoạch của Nghệ An\n\n{GOAL.format(60)}")
    (found,) = Shelf(library).of_place("Nghệ An").unknown_to(known)
    assert (found.article.id, found.figures, found.changed) == (new, 1, False)
    assert Shelf(library).of_place("Hà Nội").marks == {}


def test_an_article_that_has_changed_is_new_by_its_new_figures_alone(library: Library) -> None:
    """Another word in it is no news; the same figure in another article is an article without a new one."""
    first = add(library, "a.txt", NGHE_AN.format(GOAL.format(60)))
    known = Shelf(library).of_place("Nghệ An").marks
    assert add(library, "a.txt", NGHE_AN.format(f"{GOAL.format(60)} Tỉnh sẽ hỗ trợ thêm.")) == first
    assert Shelf(library).of_place("Nghệ An").unknown_to(known) == ()
    assert add(library, "a.txt", NGHE_AN.format(f"{GOAL.format(60)} {GOAL.format(70)}")) == first
    (found,) = Shelf(library).of_place("Nghệ An").unknown_to(known)
    assert (found.article.id, found.figures, found.changed) == (first, 1, True)
    known |= Shelf(library).of_place("Nghệ An").marks
    add(library, "b.txt", f"Kế hoạch khác của Nghệ An\n\n{GOAL.format(70)}")
    (found,) = Shelf(library).of_place("Nghệ An").unknown_to(known)
    assert (found.figures, found.changed) == (0, False)


@pytest.mark.parametrize(
    ("topic", "named"),
    [
        ("kiểm toán năng lượng", True),
        ("KIEM TOAN NANG LUONG", True),
        ("kiểm toán  năng lượng", True),
        ("kiểm toán năng lượn", False),
        ("kiểm tra năng lượng", False),
        ("năng lượng (", False),
    ],
)
def test_a_topic_is_named_in_so_many_words(library: Library, topic: str, named: bool) -> None:
    """Whole words in their order; marks count where they are typed."""
    add(library, "cu.txt", NGHE_AN.format(""))
    assert bool(Shelf(library).on_topic(topic).marks) is named


def test_a_topic_is_named_wherever_its_tone_stands(library: Library) -> None:
    """ "Điều hoà" and "điều hòa" are one word."""
    add(library, "cu.txt", NGHE_AN.format("Xưởng thay máy điều hòa cũ."))
    assert Shelf(library).on_topic("điều hoà").marks
