"""What is only near in the terminal: once, in a conversation, in a batch and as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.cli import batch, questions
from bot.cli.chat import converse
from retrieval.query.follow_up import Turn
from retrieval.records import Answer
from tests.support.serving import CannedAnswerer, make_answer, make_near

SHOWN = "Mình chưa chắc. Đoạn gần nhất:\nLý do: Vì sao.\n\n“Câu gần nhất.”\n[1] "
LAST = "→ Đọc trang gốc.\n→ Hỏi nơi phụ trách.\n\nBạn có thể hỏi:\n• câu khác"


def asked(answer: Answer, *, as_json: bool = False) -> bool:
    answerer: Any = CannedAnswerer(lambda _: answer)
    return questions._answer(answerer, answer.question, 3, as_json=as_json, province=None, prefer=None)


def test_it_is_printed_as_people_read_it_and_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    """Something is shown, so nothing was refused."""
    assert asked(make_near("lạ"))
    printed = capsys.readouterr().out.strip()
    assert printed.startswith(SHOWN)
    assert printed.endswith(LAST)


def test_as_json_it_has_its_passages_as_citations(capsys: pytest.CaptureFixture[str]) -> None:
    """With why, what to do next, and how sure we are."""
    assert asked(make_near("lạ"), as_json=True)
    printed = json.loads(capsys.readouterr().out)
    assert (printed["status"], printed["because"], printed["confidence"]) == ("near", "Vì sao.", 0.3)
    assert printed["advice"] == ["Đọc trang gốc.", "Hỏi nơi phụ trách."]
    assert [each["snippet"] for each in printed["citations"]] == ["Câu gần nhất."]


def test_what_a_quotation_is_stands_in_a_line_above_it(capsys: pytest.CaptureFixture[str]) -> None:
    """And in a field of its own as JSON."""
    framed = make_answer("q").model_copy(update={"frame": "Mục tiêu đến năm 2015 · Hà Nội"})
    assert asked(framed)
    assert asked(framed, as_json=True)
    printed, described = capsys.readouterr().out.rsplit("\n{", 1)
    assert printed.startswith("Mục tiêu đến năm 2015 · Hà Nội:\nCâu trả lời.\n")
    assert json.loads(f"{{{described}")["frame"] == "Mục tiêu đến năm 2015 · Hà Nội"


def test_a_conversation_goes_on_from_its_question() -> None:
    """Not from its article, of which nobody knows whether it is the one spoken of; figures are not listed for it."""
    answerer = CannedAnswerer(lambda question: make_near(question).model_copy(update={"compared": ("Hà Nội",)}))
    said: list[str] = []
    converse(answerer, ["một", "hai"], said.append)
    assert [each.startswith(SHOWN) for each in said] == [True, True]
    assert answerer.asked[-1] == ("hai", Turn(question="một"))


def test_a_batch_has_it_as_a_line_like_any_other() -> None:
    """It was a question, and was answered as well as could be."""
    ((described, fine),) = batch.answer_lines(['{"id": 1, "question": "lạ"}'], make_near)
    assert (described["id"], described["status"], fine) == (1, "near", True)
