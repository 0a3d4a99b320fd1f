"""Conversations as people lead them, played through the real bot over the digests that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.player import as_played, failures, find_transcripts
from tests.conversations.script import read_transcript
from tests.conversations.stage import play

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", find_transcripts(HERE), ids=lambda path: path.stem)
async def test_what_a_conversation_promises_holds(path: Path, shipped: Path) -> None:
    """Every line of what must be there is there; otherwise the whole conversation is shown as it went."""
    transcript = read_transcript(path)
    played = await play(transcript, shipped)
    assert failures(played) == [], as_played(transcript, played)
