"""Every example that people are shown is answered by the collection that ships, and its button asks it again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from bot import texts
from bot.cli.chat import converse
from bot.composition.assistant import make_assistant, open_snapshots
from bot.settings import Settings
from bot.telegram.example_buttons import examples_keyboard, read_example
from knowledge.places import legacy_provinces, neighbours_of, province_now
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Asked, Example, Reason, Status
from tests.support.database import copy_library


@pytest.fixture(scope="module")
def assistant(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("examples")
    copy_library(shipped, folder)
    url = f"sqlite:///{folder / 'library.sqlite3'}"
    library = Library.open(url)
    snapshots = open_snapshots(Settings(_env_file=None), library, url)
    yield make_assistant(library, snapshots)
    snapshots.close()
    library.close()


def test_every_example_is_answered(assistant: Assistant) -> None:
    """Four for everybody, two of them of provinces."""
    # One test: several processes would each read the same passages for their part of the provinces.
    for province in (None, *legacy_provinces()):
        examples = assistant.examples(prefer=province)
        assert [each.province is None for each in examples] == [False, False, True, True], province
        for each in examples:
            assert assistant.ask(each.question, prefer=province).status is Status.ANSWERED, (province, each.question)


def test_whoever_has_chosen_a_province_is_asked_about_it_first(assistant: Assistant) -> None:
    """But for one of which no document answers anything, which those beside it stand in for."""
    first = {name: assistant.examples(prefer=name)[0].province for name in legacy_provinces()}
    others = {name: other for name, other in first.items() if other != name}
    assert len(others) <= 2
    assert all(
        other in neighbours_of(name) or province_now(other) == province_now(name) for name, other in others.items()
    )


@pytest.mark.parametrize("question", ["giá vàng hôm nay bao nhiêu", "xin chào", "bạn là ai", "giá vàng ở Sơn La"])
def test_every_suggestion_of_a_refusal_is_answered(assistant: Assistant, question: str) -> None:
    """Of the place asked about or chosen first; three of them."""
    for prefer in (None, "Phú Yên"):
        answer = assistant.ask(question, prefer=prefer)
        assert answer.status is Status.NOT_FOUND
        assert len(answer.suggestions) == 3
        assert all(assistant.ask(each).status is Status.ANSWERED for each in answer.suggestions)
        place = "Sơn La" if "Sơn La" in question else prefer
        assert place is None or place in answer.suggestions[0]


def test_a_province_without_its_own_is_told_what_there_is(assistant: Assistant) -> None:
    """Beside the office to ask; one that has something is not."""
    refused = assistant.ask("Sơn La trồng bao nhiêu hecta cà phê xứ lạnh")
    assert refused.status is not Status.ANSWERED
    assert any("Riêng Sơn La" in step for step in refused.advice)
    other = assistant.ask("Nghệ An trồng bao nhiêu hecta cà phê xứ lạnh")
    assert other.status is not Status.ANSWERED
    assert not any("Riêng" in step for step in other.advice)


def test_a_button_carries_its_question() -> None:
    """By province and what is asked, within what Telegram lets a button carry."""
    for province, asked in product(legacy_provinces(), Asked):
        question = texts.answers.example(asked, province)
        ((button,),) = examples_keyboard([Example(question=question, province=province, asked=asked)]).inline_keyboard
        assert button.text == texts.answers.question_label(question)
        assert len(str(button.callback_data).encode()) <= 64
        assert read_example(str(button.callback_data)) == question


def test_old_buttons_go_on_working_and_forged_ones_ask_nothing() -> None:
    """They carried a number."""
    for number, question in enumerate(texts.answers.EXAMPLES):
        assert read_example(f"x:{number}") == question
        ((button,),) = examples_keyboard([Example(question=question)]).inline_keyboard
        assert button.callback_data == f"x:{number}"
    for forged in ("x:999", "x:", "x:atlantis:targets", "x:ha-noi:gold", "x:ha-noi", "x:ha-noi:targets:1"):
        assert read_example(forged) is None


def test_the_terminal_shows_the_same(assistant: Assistant) -> None:
    """Those of the preferred province first."""
    said: list[str] = []
    converse(assistant, ["/help"], said.append, prefer="Phú Yên")
    assert all(each.question in said[0] for each in assistant.examples(prefer="Phú Yên"))
    assert "Phú Yên" in said[0]


def test_an_empty_library_refuses_without_suggestions(tmp_path: Path) -> None:
    """There is nothing that could be answered."""
    empty = make_assistant(Library.open(f"sqlite:///{tmp_path / 'a.sqlite3'}"))
    answer = empty.ask("xin chào")
    assert (answer.reason, answer.suggestions) == (Reason.GREETING, ())
    assert empty.examples() == ()
