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
