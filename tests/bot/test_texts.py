"""What people read is Vietnamese: the program's own words for things all have one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from bot import texts
from bot.journal.entry import Fault, Verdict
from knowledge.extraction.reasons import Reason
from knowledge.places import legacy_provinces
from knowledge.records import Basis, LineRole
from knowledge.targets import Indicator, TargetKind
from knowledge.targets.records import Comparator
from retrieval.query.question_types import QuestionType
from retrieval.records import Asked


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (texts.figures.COMPARATORS, Comparator),
        (texts.figures.INDICATORS, Indicator),
        (texts.figures.KINDS, TargetKind),
        (texts.particulars.BASES, set(Basis) - {Basis.NONE}),
        (texts.cli.EXPLAIN_TYPES, QuestionType),
        (texts.cli.EXPLAIN_FIELDS, ("syllables", "bigrams", "article", "other words")),
        (texts.particulars.REASONS, Reason),
        (texts.particulars.ROLES, LineRole),
        (texts.cli.REPORT_VERDICTS, Verdict),
        (texts.choices.FAULTS, Fault),
    ],
)
def test_every_word_of_the_program_has_one_for_people(named: Mapping[str, str], words: Iterable[str]) -> None:
    """None more, none less."""
    assert set(named) == set(words)


@pytest.mark.parametrize("asked", Asked)
def test_what_a_button_asks_fits_half_a_phone(asked: Asked) -> None:
    """Of every province, and named so that one tells from another; of what is longer whole words stand."""
    labels = {texts.answers.question_label(texts.answers.example(asked, name)) for name in legacy_provinces()}
    assert len(labels) == len(legacy_provinces())
    assert max(map(len, labels)) < 30
    assert all("·" in label for label in labels)
    long = "Doanh nghiệp nào đã áp dụng sản xuất sạch hơn nhiều nhất?"
    assert texts.answers.question_label(long) == "Doanh nghiệp nào đã áp dụng…"


def test_a_button_names_the_place_unless_it_was_asked_about() -> None:
    """However its name is typed; of several places every one is named."""
    of_year = texts.answers.targets_question("Hà Nội", None, 2015)
    of_nation = texts.answers.targets_question("cả nước", "adoption", 2020)
    asked = texts.answers.implied_place("muc tieu hanoi 2030", [of_year, of_nation])
    assert texts.answers.question_label(of_year, of_place=asked) == "đến 2015"
    assert texts.answers.question_label(of_nation, of_place=asked) == "cả nước · đến 2020"
    assert texts.answers.implied_place("mục tiêu Vĩnh Phúc 2020", [of_nation]) is None
    assert texts.answers.implied_place("mục tiêu Hà Nội và cả nước 2030", [of_year, of_nation]) is None
