"""Examples are made of what a library has, the asker's province first, and each was tried before it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge.records import Basis, Digest, SourceDate
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import Library
from retrieval.answers.examples import Examples
from retrieval.records import Asked, Example
from tests.factories import make_draft
from tests.support.database import new_sqlite
from tests.wording import PlainWording

HELD = (("Sơn La", "ho-tro"), ("Lào Cai", "tap-huan"), ("Vĩnh Phúc", "ket-qua"), ("Cà Mau", "ket-qua"))


class Wording(PlainWording):
    """The plain one, with a question that names no province."""

    def common_questions(self) -> Sequence[str]:
        return ("common",)


class Trying:
    """Answers every question but some, and remembers which it was asked."""

    def __init__(self, *unanswered: str) -> None:
        self._unanswered = unanswered
        self.asked: list[str] = []

    def __call__(self, question: str) -> bool:
        self.asked.append(question)
        return question not in self._unanswered


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.open(new_sqlite(tmp_path / "a.sqlite3"))
    for province, topic in HELD:
        put(library, f"Bài về {province}", province, topic)
    return library


def put(library: Library, title: str, province: str, topic: str) -> None:
    date = SourceDate.of(Basis.CONTENT, 2020)
    text = f"{title} kể về 6 lớp tập huấn."  # a figure, without which nothing is a result
    library.put(make_draft(title, text, province=province, digest=Digest(topics=(topic,)), date=date))


def questions(examples: Sequence[Example]) -> list[str]:
    return [each.question for each in examples]


def test_without_a_province_those_with_the_most_to_tell_are_asked_about(library: Library) -> None:
    """Results go before words and support; then what names no province."""
    examples = Examples(CoverageReader(library), Wording(), Trying()).choose()
    assert questions(examples) == ["results of Cà Mau", "results of Vĩnh Phúc", "common"]
    assert examples[0] == Example(question="results of Cà Mau", province="Cà Mau", asked=Asked.RESULTS)


def test_a_chosen_province_is_asked_about_by_what_it_has(library: Library) -> None:
    """Of support where it has that alone; those beside one without anything stand in for it."""
    examples = Examples(CoverageReader(library), Wording(), Trying())
    assert questions(examples.choose("Sơn La")) == ["support of Sơn La", "promotion of Sơn La", "common"]
    assert questions(examples.choose("Lào Cai"))[:2] == ["activities of Lào Cai", "plans of Lào Cai"]
    assert questions(examples.choose("Hà Nội"))[:2] == ["results of Vĩnh Phúc", "results of Cà Mau"]


def test_what_is_not_answered_is_no_example(library: Library) -> None:
    """The next question of the province stands in its place, or another province."""
    beside = [f"{asked.value} of Lào Cai" for asked in Asked]
    trying = Trying("support of Sơn La", *beside, "results of Cà Mau", "common")
    examples = Examples(CoverageReader(library), Wording(), trying)
    assert questions(examples.choose("Sơn La")) == ["promotion of Sơn La", "firms of Cà Mau"]


def test_a_question_is_tried_once_for_each_version(library: Library) -> None:
    """And again when something was added."""
    trying = Trying()
    examples = Examples(CoverageReader(library), Wording(), trying)
    assert examples.choose("Sơn La") == examples.choose("Sơn La")
    assert sorted(trying.asked) == sorted(set(trying.asked))
    put(library, "Bài nữa", "Cao Bằng", "tap-huan")
    examples.choose("Sơn La")
    assert trying.asked.count("support of Sơn La") == 2


def test_after_a_refusal_the_place_asked_about_goes_first_and_then_what_lies_beside_it(library: Library) -> None:
    """Hòa Bình has nothing: Vĩnh Phúc is one with it today, Lào Cai of its region."""
    examples = Examples(CoverageReader(library), Wording(), Trying())
    assert questions(examples.suggest("Hòa Bình", 3)) == [
        "results of Vĩnh Phúc",
        "activities of Lào Cai",
        "results of Cà Mau",
    ]
    assert questions(examples.suggest("Sơn La", 3))[:2] == ["support of Sơn La", "promotion of Sơn La"]
    assert questions(examples.suggest(None, 2)) == ["results of Cà Mau", "results of Vĩnh Phúc"]


def test_an_empty_library_has_no_examples(tmp_path: Path) -> None:
    """Whoever shows them has some of their own."""
    empty = CoverageReader(Library.open(new_sqlite(tmp_path / "b.sqlite3")))
    assert Examples(empty, PlainWording(), Trying()).choose("Sơn La") == ()
