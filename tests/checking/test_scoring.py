"""Texts about the digests that ship get the verdicts that a person gave them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.wording import VietnameseWording
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.checking.scoring import BAR, HERE, TODAY, judge_all
from tests.support.database import copy_library


@pytest.fixture
def assistant(shipped: Path, tmp_path: Path) -> Iterator[Assistant]:
    copy_library(shipped, tmp_path)
    library = Library.open(f"sqlite:///{tmp_path / 'library.sqlite3'}")
    yield Assistant(library, VietnameseWording(), today=lambda: TODAY)
    library.close()


def test_nine_verdicts_of_ten_are_right_and_no_changed_figure_is_taken_for_true(assistant: Assistant) -> None:
    """On the texts that were looked at and on those that were not."""
    for file in sorted(HERE.glob("*.jsonl")):
        judged = judge_all([file], assistant)
        assert sum(each.is_right for each in judged) >= BAR * len(judged), file.name
        assert [each for each in judged if each.takes_changed_for_true] == []
