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
        (texts.telegram.FAULTS, Fault),
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
