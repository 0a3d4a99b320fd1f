"""What each word of a question does, and what follows from it, is found in one reading."""

from __future__ import annotations

import pytest

from retrieval.analysis.lexicon import Lexicon
from retrieval.errors import UnknownProvince
from retrieval.index.embedded import EmbeddedIndex
from retrieval.index.fingerprint import plain_document
from retrieval.query.follow_up import Turn
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.query.question_types import QuestionType
from retrieval.records import Reason

LEXICON = Lexicon.shipped()
TEXT = "Tỉnh Nghệ An tập huấn cho 60 học viên. Mục tiêu là 25% cơ sở áp dụng."
INDEX = EmbeddedIndex.of(1, [plain_document("a", "Tập huấn ở Vinh", [TEXT], ["Nghệ An"])], LEXICON)


def parse(text: str, **given: object) -> Query:
    return parse_query(text, INDEX, LEXICON, **given)  # type: ignore[arg-type]


def roles(query: Query) -> dict[str, str]:
    """Each word with the letters of what it does: content, type, frame, place; none for a function word alone."""
    marks = {"c": "is_content", "t": "names_type", "f": "frames", "p": "names_place"}
    return {
        token.form: "".join(letter for letter, name in marks.items() if getattr(token, name)) for token in query.tokens
    }


def test_every_word_is_marked_with_what_it_does() -> None:
    """One word may do several things."""
    assert roles(parse("Nghệ An có bao nhiêu học viên dự?")) == {
        "nghệ": "cp",
        "an": "cp",
        "có": "",
        "bao": "t",
        "nhiêu": "t",
        "học": "c",
        "viên": "c",
        "dự": "cf",
    }


@pytest.mark.parametrize(
    ("typed", "borrows"),
    [
        ("vay von o dau", True),
        ("quy nao cho vay", True),
        ("muon vay ngan hang", True),
        ("vay quy moi truong duoc may nam", True),
        ("vay quy dinh the nao", False),
        ("muc tieu la gi vay", False),
        ("lam nhu vay nuoc thai giam khong", False),
        ("vay con nghe an", False),
    ],
)
def test_without_marks_a_loan_is_told_from_the_end_of_a_question(typed: str, borrows: bool) -> None:
    """By what stands beside it; a loan is searched for."""
    assert ("~vay" in parse(typed, correct=False).terms.syllables) is borrows


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("học viên", ("học", "viên")),
        ("hoc vien", ("~hoc", "~vien")),
        # Typed with marks, but for a syllable that the collection never writes without them.
        ("học vien", ("học", "~vien")),
    ],
)
def test_a_word_is_looked_up_as_it_was_typed(typed: str, terms: tuple[str, ...]) -> None:
    """Folded where there are no tone marks."""
    assert tuple(parse(typed, correct=False).terms.syllables) == terms


def test_a_slip_is_corrected_and_the_typed_question_kept() -> None:
    """Who is refused after a correction that may have been none is told of what was typed."""
    query = parse("tập hấn")
    assert (query.asked, query.typed, query.searched) == ("tập hấn", "tập hấn", "tập huấn")
    assert not parse("tập hấn", correct=False).is_corrected


def test_a_corrected_word_may_complete_the_name_of_a_place() -> None:
    """The province is then asked about like any other."""
    assert parse("tập huấn ở nghẹ an", correct=False).scope.provinces == frozenset()
    assert parse("tập huấn ở nghẹ an").scope.provinces == {"Nghệ An"}


def test_a_follow_up_takes_over_what_it_does_not_say() -> None:
    """It is read as one question."""
    query = parse("còn Thanh Hóa thì sao?", last=Turn(question="mục tiêu áp dụng Nghệ An"))
    assert (query.searched, query.follows_up) == ("mục tiêu áp dụng Thanh Hóa", True)
    assert query.scope.provinces == {"Thanh Hóa"}
    assert QuestionType.TARGET in query.types


def test_a_word_behind_an_indicator_makes_it_another_thing() -> None:
    """ "Đào tạo nghề" is no training of staff; a word elsewhere may be a slip, and is forgiven."""
    assert parse("chỉ tiêu đào tạo Thanh Hóa 2020").targets.is_lookup
    assert parse("chỉ tiêu xyz đào tạo Thanh Hóa 2020").targets.is_lookup
    assert not parse("chỉ tiêu đào tạo nghề Thanh Hóa 2020").targets.is_lookup
    assert not parse("chi tieu dao tao nghe thanh hoa 2020").targets.is_lookup


def test_places_compared_without_saying_in_what_are_compared_in_their_targets() -> None:
    """That is what people mean; anything else that is said stands."""
    assert QuestionType.TARGET in parse("so sánh Nghệ An với Thanh Hóa").types
    assert QuestionType.TARGET not in parse("so sánh học viên Nghệ An với Thanh Hóa").types


def test_a_province_given_takes_the_place_of_what_is_said() -> None:
    """Under any of its names; a name that none has is refused."""
    assert parse("học viên ở Nghệ An", province="thanh hoa").scope.provinces == {"Thanh Hóa"}
    with pytest.raises(UnknownProvince):
        parse("học viên", province="Atlantis")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("xin chào", Reason.GREETING),
        ("chao moi nguoi, minh hoi chut", Reason.GREETING),
        ("bạn ơi", Reason.GREETING),
        ("cảm ơn bạn", Reason.THANKS),
        ("bạn khoẻ không", Reason.HOW_ARE_YOU),
        ("dừng", Reason.STOP),
        ("thoi", Reason.STOP),
        ("học viên", None),
        ("bạn giúp được gì cho doanh nghiệp", None),
    ],
)
def test_small_talk_is_known_at_once(said: str, reason: Reason | None) -> None:
    """A greeting is no question."""
    assert parse(said).small_talk is reason


@pytest.mark.parametrize("text", ["", "   ", "?!"])
def test_an_empty_question_has_no_tokens(text: str) -> None:
    """And so nothing to look for."""
    query = parse(text)
    assert (query.tokens, query.terms, query.years) == ((), ((), (), ()), ())
