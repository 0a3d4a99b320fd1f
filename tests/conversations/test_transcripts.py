"""Conversations as people lead them, played through the real bot over the digests that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.player import STAGES, as_played, failures, find_transcripts
from tests.conversations.script import CHANNELS, Transcript, read_transcript

HERE = Path(__file__).parent


TRANSCRIPTS = [read_transcript(path) for path in find_transcripts(HERE)]
PLAYED = [(channel, each) for each in TRANSCRIPTS for channel in CHANNELS if channel in each.channels]


@pytest.mark.parametrize(("channel", "transcript"), PLAYED, ids=lambda each: getattr(each, "name", each))
async def test_what_a_conversation_promises_holds(channel: str, transcript: Transcript, shipped: Path) -> None:
    """Every line of what must be there is there, with buttons pressed in one channel and numbers typed in the other.

    Otherwise the whole conversation is shown as it went.
    """
    played = await STAGES[channel](transcript, shipped)
    assert failures(played) == [], as_played(transcript, played)
