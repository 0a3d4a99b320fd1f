"""What stands in a message of Zalo's: text alone, with addresses where markup would have led to them."""

from __future__ import annotations

import pytest

from bot import texts
from bot.conversation.choices import Action, ArticleFilter, Choice, Chosen, Rows
from bot.views.blocks import ReplyBlock, Run, plain_block
from bot.zalo.pages import AnswerPages
from bot.zalo.picks import Line, Pick, addresses_of, compose_lines, lines_of
from bot.zalo.plain_texts import LIMIT, to_plain_messages

ID = "0" * 16


def test_an_address_stands_below_what_leads_to_it() -> None:
    """Emphasis is gone, quotations have their marks, and what is no web address leads nowhere."""
    blocks = (
        ReplyBlock(runs=(Run(text="Đậm", bold=True), Run(text=" và <thường>"))),
        ReplyBlock(runs=(Run(text="[1] "), Run(text="Bài", link="https://e.org/a"), Run(text=" · 2018")), tight=True),
        ReplyBlock(runs=(Run(text="Câu trích."),), quoted=True),
        ReplyBlock(runs=(Run(text="Lạ", link="javascript:alert(1)"),)),
    )
    assert to_plain_messages(blocks) == [
        "Đậm và <thường>\n[1] Bài · 2018\nhttps://e.org/a\n\n“Câu trích.”\n\nLạ",
    ]


def test_several_addresses_of_a_block_have_the_numbers_of_their_sources() -> None:
    """One that stands in the text already is not said again, and none twice."""
    runs = (
        Run(text="Nguồn: [1] "),
        Run(text="một", link="https://e.org/1"),
        Run(text=" · [2] "),
        Run(text="hai", link="https://e.org/2"),
        Run(text=" · [3] "),
        Run(text="ba", link="https://e.org/1"),
    )
    assert to_plain_messages((ReplyBlock(runs=runs),)) == [
        "Nguồn: [1] một · [2] hai · [3] ba\n[1] https://e.org/1\n[2] https://e.org/2",
    ]
    said = ReplyBlock(runs=(Run(text="https://e.org/1", link="https://e.org/1"),))
    assert to_plain_messages((said,)) == ["https://e.org/1"]


def test_a_message_ends_between_blocks() -> None:
    """A source is not parted from its address, nor are numbers; an emoji counts twice."""
    source = ReplyBlock(runs=(Run(text="Tiêu đề " * 30, link=f"https://e.org/{'a' * 300}"),))
    numbered, _ = compose_lines([Line(picks=tuple((f"Mục {n}", Pick(page=n)) for n in range(30)))], "Chọn:")
    messages = to_plain_messages((plain_block("😀" * 800), source, *numbered))
    assert [len(each.encode("utf-16-le")) // 2 <= LIMIT for each in messages] == [True] * len(messages)
    assert any("Tiêu đề" in each and "https://e.org/" in each for each in messages)
    assert any("Chọn:" in each and "30. Mục 29" in each for each in messages)


def chosen(action: Action, n: int = 0) -> Choice:
    return Choice(label=f"{action.name} {n}", chosen=Chosen(id=ID, action=action, n=n))


ROWS: Rows = (
    (Choice(label="Mở trang gốc", url="https://e.org/a"),),
    (chosen(Action.PASSAGE, 1), chosen(Action.CHART)),
    (chosen(Action.TELL_LATER),),
    (Choice(label="Chép", copied="…"), Choice(label="Chia sẻ", shared="…")),
    (chosen(Action.LIKED), chosen(Action.DISLIKED)),
    (Choice(label="Tất cả", articles=ArticleFilter(year=2018)),),
)


@pytest.mark.parametrize(
    ("url", "in_group", "labels"),
    [
        (None, False, [["PASSAGE 1"], ["Chép"], ["LIKED 0", "DISLIKED 0"], ["Tất cả"]]),
        ("https://s.org", False, [["PASSAGE 1", "CHART 0"], ["Chép"], ["LIKED 0", "DISLIKED 0"], ["Tất cả"]]),
        ("https://s.org", True, [["PASSAGE 1", "CHART 0"], ["Tất cả"]]),
    ],
)
def test_what_can_be_done_here_has_a_number(url: str | None, in_group: bool, labels: list[list[str]]) -> None:
    """Nobody is told later, other chats are no matter of ours, and a page has its address instead."""
    lines = lines_of(ROWS, ID, AnswerPages(url=url), in_group=in_group)
    assert [[label for label, _ in line.picks] for line in lines] == labels
    assert addresses_of(ROWS) == ("https://e.org/a",)


def test_what_is_shown_already_is_not_offered_again() -> None:
    """The passage that stands above has no number of its own."""
    rows: Rows = ((chosen(Action.PASSAGE, 1), chosen(Action.PASSAGE, 2)),)
    lines = lines_of(rows, ID, AnswerPages(), in_group=False, shown=Chosen(id=ID, action=Action.PASSAGE, n=1))
    assert [label for line in lines for label, _ in line.picks] == ["PASSAGE 2"]


def test_numbers_run_through_the_lines() -> None:
    """Documents that are cited by the numbers to type are one line; labels that part themselves have one each."""
    cited = tuple(("x", Pick(chosen=Chosen(id=ID, action=Action.PASSAGE, n=n))) for n in (1, 2, 3))
    lines = [
        Line(picks=cited),
        Line(picks=(("Một", Pick(page=1)), ("Hai", Pick(page=2)))),
        Line(picks=(("Tiết kiệm · An Giang", Pick(page=3)), ("Ba", Pick(page=4)))),
    ]
    (block,), picks = compose_lines(lines, "Chọn:")
    (run,) = block.runs
    read = texts.choices.BUTTON_ARTICLE
    assert run.text == f"Chọn:\n1–3. {read}\n4. Một · 5. Hai\n6. Tiết kiệm · An Giang\n7. Ba"
    assert [pick.page for pick in picks] == [0, 0, 0, 1, 2, 3, 4]
    assert [Pick.model_validate(pick.as_kept()) for pick in picks] == list(picks)
    assert compose_lines([], "Chọn:") == ((), ())
