"""A checked text on a phone: each statement in its own words, with its figure in sight."""

from __future__ import annotations

from bot import texts
from bot.views.checked_text import compose_checked
from bot.views.markup import to_plain_text
from knowledge.targets import Indicator, Target, TargetKind
from retrieval.records import CheckedStatement, CheckedText, Citation, Finding
from tests.support.serving import SPITEFUL, make_answer

LONG = f"Theo kế hoạch mà {'tỉnh và các huyện ' * 8}đã bàn, 80% cơ sở {'sản xuất công nghiệp ' * 12}áp dụng SXSH"


def figure(sentence: str, quantity: str, low: float) -> Target:
    start = sentence.index(quantity)
    return Target(
        indicator=Indicator.ADOPTION,
        kind=TargetKind.TARGET,
        low=low,
        high=low,
        unit="%",
        sentence=sentence,
        start=0,
        end=len(sentence),
        quantity_start=start,
        quantity_end=start + len(quantity),
    )


def checked(text: str, finding: Finding, said: Target | None = None, stated: Target | None = None) -> CheckedText:
    """A text of one statement with two citations of one article, of which the statement has the second."""
    citations: tuple[Citation, ...] = make_answer("?", count=2).citations
    statement = CheckedStatement(
        text=text, start=0, end=len(text), finding=finding, figure=said, stated=stated, citation=2
    )
    return CheckedText(text=text, statements=(statement,), citations=citations)


def row_of(shown: CheckedText, *, in_group: bool) -> str:
    return to_plain_text(compose_checked(shown, in_group=in_group)).split("\n\n" if not in_group else "\n")[1]


def test_the_figure_of_a_long_statement_stays_in_sight() -> None:
    """What stands before it is left out, and what follows is cut behind a whole word."""
    shown = checked(LONG, Finding.DIFFERS, figure(LONG, "80%", 80), figure("60% cơ sở", "60%", 60))
    row = row_of(shown, in_group=True)
    mark = texts.checking.MARKS["differs"]
    assert row.startswith(f"{mark} …80% cơ sở sản xuất công nghiệp")
    assert f"… · {texts.checking.differs('60%', '80%')} [2]" in row
    assert len(row) < 120


def test_only_sources_of_what_is_shown_are_named() -> None:
    """Under the numbers that the rows have."""
    shown = to_plain_text(compose_checked(checked(LONG, Finding.MATCHES), in_group=False))
    assert "[1]" not in shown
    assert shown.count("[2]") == 2


def test_a_statement_is_shown_as_it_was_written() -> None:
    """Signs of markup are no markup."""
    assert SPITEFUL in row_of(checked(SPITEFUL, Finding.MATCHES), in_group=False)


def test_a_part_is_what_stands_between_semicolons() -> None:
    """The other figures of the sentence have rows of their own."""
    said = "Đến năm 2020: 80% cơ sở nhận thức; 50% cơ sở áp dụng SXSH; 90% doanh nghiệp có cán bộ."
    row = row_of(checked(said, Finding.MATCHES, figure(said, "50%", 50)), in_group=False)
    assert row.startswith(f"{texts.checking.MARKS['matches']} 50% cơ sở áp dụng SXSH · {texts.checking.MATCHES} [2]")


def test_two_figures_of_a_sentence_have_each_its_own_in_bold() -> None:
    """The rows are told apart by that, and the place before a colon is in both."""
    said = "Thanh Hóa: đến năm 2020 có 90% cơ sở nhận thức và 60% cơ sở áp dụng SXSH"
    rows = [compose_checked(checked(said, Finding.MATCHES, figure(said, each, 1)), in_group=False)[1] for each in
            ("90%", "60%")]  # fmt: skip
    assert [[run.text for run in row.runs if run.bold] for row in rows] == [["90%"], ["60%"]]
    whole = f"{texts.checking.MARKS['matches']} {said} · {texts.checking.MATCHES} [2]"
    assert ["".join(run.text for run in row.runs) for row in rows] == [whole, whole]


def test_a_place_before_a_colon_stays_where_the_rest_is_cut() -> None:
    """A group reads a line a statement."""
    said = "Thanh Hóa: theo kế hoạch của Ủy ban nhân dân tỉnh đến năm 2020 có 60% cơ sở áp dụng SXSH"
    row = row_of(checked(said, Finding.MATCHES, figure(said, "60%", 60)), in_group=True)
    assert row.startswith(f"{texts.checking.MARKS['matches']} Thanh Hóa: …60% cơ sở áp dụng SXSH")


def test_what_pages_say_differently_stands_once_under_the_last_statement_of_it() -> None:
    """Though two statements are about it."""
    one = checked("Một ý", Finding.MATCHES)
    statement = one.statements[0].model_copy(update={"conflict": "trang này ghi 48, trang kia ghi 104."})
    both = one.model_copy(update={"statements": (statement, statement.model_copy(update={"text": "Hai ý"}))})
    for in_group in (False, True):
        shown = to_plain_text(compose_checked(both, in_group=in_group))
        told = texts.answers.pages_differ("trang này ghi 48, trang kia ghi 104.")
        assert shown.count(told) == 1
        assert shown.index("Hai ý") < shown.index(told)
