"""What is only near says so first, quotes, cites and goes on with what to do; a frame is no part of a quotation."""

from __future__ import annotations

import pytest

from bot import texts
from bot.views.answer import compose_reply
from bot.views.blocks import ReplyBlock
from bot.views.card import compose_card, compose_folded, compose_shown, compose_sources, pages_of_sources
from bot.views.figures import compose_targets
from bot.views.markup import to_html, to_messages, to_plain_text
from retrieval.records import Answer, Reason, Status
from tests.support.bot_api.markup import utf16_length, visible_text
from tests.support.serving import SPITEFUL, make_answer, make_near

FRAME = "Mục tiêu đến năm 2015 · Hà Nội"


def framed(**changes: object) -> Answer:
    return make_answer("q").model_copy(update={"frame": FRAME, "advice": ("Đọc thêm.",), **changes})


def texts_of(blocks: tuple[ReplyBlock, ...]) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in blocks]


def test_what_is_near_is_read_in_its_order() -> None:
    """A plain sentence, why, each passage with its source, the notes, the next steps, questions to go on with."""
    near = make_near("q", count=2)
    blocks = compose_reply(near)
    assert texts_of(blocks[:3]) == [near.headline, "Lý do: Vì sao.", "Câu gần nhất."]
    assert [block.quoted for block in blocks] == [False, False, True, False, True, *[False] * 6]
    assert "cập nhật 17/09/2018 · Vĩnh Phúc (nay thuộc Phú Thọ)" in texts_of(blocks)[3]
    assert texts_of(blocks)[6:] == [
        "Ghi chú.", "→ Đọc trang gốc.", "→ Hỏi nơi phụ trách.", f"{texts.answers.SUGGESTIONS}:", "• câu khác",
    ]  # fmt: skip


def test_nothing_of_it_is_bold_but_the_words_that_match() -> None:
    """Nobody takes it for the answer."""
    bold = [run.text for block in compose_shown(make_near("q"), long_form=False) for run in block.runs if run.bold]
    assert bold == ["Câu"]


@pytest.mark.parametrize("long_form", [False, True])
def test_a_phone_folds_each_passage_and_has_the_suggestions_on_buttons(*, long_form: bool) -> None:
    """Three passages of 700 characters in the short and in the long form, each in a quotation that folds."""
    near = make_near("q", "Một câu dài vừa. " * 41, count=3)
    (message,) = to_messages(compose_shown(near, long_form=long_form))
    assert message.count("<blockquote expandable>") == 3
    assert "câu khác" not in message
    assert message.startswith("Mình chưa chắc. Đoạn gần nhất:\n<i>Lý do: Vì sao.</i>\n\n<blockquote expandable>")


def test_more_than_three_are_further_sources() -> None:
    """Numbered as in the answer; nothing is lost and nothing shown twice."""
    near = make_near("q", count=5)
    assert sum(block.quoted for block in compose_card(near)) == 3
    assert pages_of_sources(near) == 1
    assert "[4]" in to_plain_text(compose_sources(near, 0))
    assert pages_of_sources(make_near("q", count=3)) == 0


def test_a_passage_is_quoted_even_where_the_sentence_above_holds_its_words() -> None:
    """That sentence is ours."""
    assert any(block.quoted for block in compose_card(make_near("q", "Đoạn gần nhất:")))


def test_a_group_reads_one_line() -> None:
    """That nothing is sure, and why."""
    assert texts_of(compose_folded(make_near("q"))) == [f"{texts.answers.NEAR_FOLDED} Lý do: Vì sao."]
    assert texts_of(compose_folded(make_near("q", because=""))) == [texts.answers.NEAR_FOLDED]
    below = make_near("q", because="Đoạn dưới đây không nói rõ ai ký.")
    assert texts_of(compose_folded(below)) == [f"{texts.answers.NEAR_FOLDED} Lý do: Đoạn gần nhất không nói rõ ai ký."]


@pytest.mark.parametrize("compose", [compose_reply, compose_card, lambda each: compose_shown(each, long_form=True)])
def test_what_a_quotation_is_stands_above_it_in_another_look(compose: object) -> None:
    """Slanted, in a line of its own that ends with a colon; the quotation is bold as ever, advice comes last."""
    blocks = compose(framed())  # type: ignore[operator]
    assert to_html(blocks).startswith(f"<i>{FRAME}:</i>\n<b>Câu trả lời.</b>")
    assert to_plain_text(blocks).startswith(f"{FRAME}:\nCâu trả lời.\n\n")
    assert to_plain_text(blocks).endswith("Ghi chú.\n\n→ Đọc thêm.")


def test_a_frame_that_ends_like_a_sentence_ends_with_one_colon() -> None:
    """Whoever has written it."""
    for frame in ("Kế hoạch", "Kế hoạch.", "Kế hoạch:", "Kế hoạch: "):
        assert texts.answers.framing(frame) == "Kế hoạch:"


def test_what_figures_are_stands_above_their_heading() -> None:
    """And the next steps below their sources."""
    shown = to_plain_text(compose_targets(framed()))
    assert shown.startswith(f"{FRAME}:\n\n")
    assert shown.endswith("→ Đọc thêm.")


def test_a_refusal_says_what_to_do_next() -> None:
    """After the documents that may be read, before the questions that can be asked."""
    refused = Answer(
        status=Status.NOT_FOUND,
        question="q",
        headline="Không có.",
        related=make_answer("q").citations,
        advice=("Hỏi Sở Công Thương.",),
        suggestions=("câu khác",),
        reason=Reason.NOT_COVERED,
    )
    assert texts_of(compose_reply(refused))[3:] == [
        "→ Hỏi Sở Công Thương.",
        f"{texts.answers.SUGGESTIONS}:",
        "• câu khác",
    ]
    assert texts_of(compose_card(refused))[-1] == "→ Hỏi Sở Công Thương."


def test_hostile_words_are_shown_and_every_message_fits() -> None:
    """In all that is new, and with passages of 700 characters that Telegram counts twice."""
    near = make_near("q", "😀" * 700, 3, SPITEFUL).model_copy(update={"advice": (SPITEFUL, SPITEFUL)})
    messages = to_messages(compose_card(near))
    assert len(messages) > 1
    shown = [visible_text(message) for message in messages]
    assert max(map(utf16_length, shown)) <= 4096
    assert "".join(shown).count("😀") == 3 * 700 + 1 + 3  # one in the title, three in what is said
    (message,) = to_messages(compose_card(framed(frame=SPITEFUL)))
    assert visible_text(message).startswith(f"{SPITEFUL}:")
