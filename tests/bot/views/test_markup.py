"""Blocks become messages that Telegram takes, whatever is in them; the strict parser of the stand-in is the judge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.blocks import ReplyBlock, Run, plain_block
from bot.views.markup import to_messages, to_parts, to_plain_text
from tests.support.bot_api.markup import utf16_length, visible_text

NASTY = st.text(alphabet="ab đ😀<>&\"'/\n\t\u200b\u0301;#b", max_size=60)
RUNS = st.builds(
    Run,
    text=NASTY,
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from([None, "https://e.org/?a=1&b=\"2'<", "javascript:alert(1)"]),
)
BLOCKS = st.builds(ReplyBlock, runs=st.lists(RUNS, max_size=4).map(tuple), quoted=st.booleans(), tight=st.booleans())


# Takes a place and shows nothing.
NOTHING = " \n\t\u00a0\u200b\u2028\u2800\u3000\u3164\ufeff"


def without_spaces(text: str) -> str:
    return "".join(char for char in text if char not in NOTHING)


@given(st.lists(BLOCKS, max_size=6), st.integers(8, 80))
def test_every_message_is_valid_fits_and_nothing_is_lost(blocks: list[ReplyBlock], limit: int) -> None:
    """Whatever the blocks hold: markup Telegram takes, no message too long or empty, every letter in its place."""
    shown = [visible_text(message) for message in to_messages(blocks, limit)]
    assert all(utf16_length(text) <= limit and without_spaces(text) for text in shown)
    kept = [run.text for block in blocks for run in block.runs]
    assert without_spaces("".join(shown)) == without_spaces("".join(kept))


STRETCHES = st.builds(
    lambda char, count: char * count, st.sampled_from("ađ😀<&" + NOTHING), st.sampled_from([1, 2, 3, 9, 10, 11, 21])
)
WIDE = st.builds(Run, text=st.lists(STRETCHES, max_size=3).map("".join), bold=st.booleans(), code=st.booleans())
BLANK_EDGES = st.builds(ReplyBlock, runs=st.lists(WIDE, max_size=4).map(tuple), quoted=st.booleans())


@given(st.lists(BLANK_EDGES, max_size=4), st.integers(2, 11))
def test_no_message_shows_nothing_however_blocks_are_cut(blocks: list[ReplyBlock], limit: int) -> None:
    """Runs of spaces and of what looks like none before, between and behind words that fill a message to the brim."""
    shown = [visible_text(message) for message in to_messages(blocks, limit)]
    assert all(without_spaces(text) and utf16_length(text) <= limit for text in shown)
    assert without_spaces("".join(shown)) == without_spaces("".join(run.text for block in blocks for run in block.runs))


@pytest.mark.parametrize("blank", [" ", "   ", "\n", "\u00a0", "\u200b", "\u3164 "])
@pytest.mark.parametrize("bold", [False, True])
def test_a_blank_beginning_makes_no_message(blank: str, *, bold: bool) -> None:
    """Before 4,096 letters it fits into no message with them, and is left out."""
    letters = "x" * 4096
    for runs in ((Run(text=blank), Run(text=letters, bold=bold)), (Run(text=blank + letters, bold=bold),)):
        shown = [visible_text(message) for message in to_messages([ReplyBlock(runs=runs)])]
        assert "".join(shown).strip(blank) == letters
        assert all("x" in text for text in shown)


def test_markup_is_made_of_the_looks_of_a_run() -> None:
    """Bold, italic, a link to a web page, a quotation that folds; angle brackets are text."""
    blocks = [
        ReplyBlock(runs=(Run(text="Mục <tiêu>", bold=True),)),
        ReplyBlock(runs=(Run(text="a "), Run(text="b", bold=True)), quoted=True),
        ReplyBlock(runs=(Run(text="[1] "), Run(text="Bài & tin", link="https://e.org?a=1&b=2")), tight=True),
        ReplyBlock(runs=(Run(text="chú ý", italic=True),)),
    ]
    assert to_messages(blocks) == [
        "<b>Mục &lt;tiêu&gt;</b>\n\n<blockquote expandable>a <b>b</b></blockquote>\n"
        '[1] <a href="https://e.org?a=1&amp;b=2">Bài &amp; tin</a>\n\n<i>chú ý</i>'
    ]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "tg://user?id=1", "", "e.org"])
def test_only_web_pages_are_linked(link: str) -> None:
    """Any other address is left out, and its text stays."""
    assert to_messages([ReplyBlock(runs=(Run(text="tin", link=link),))]) == ["tin"]


def test_a_message_ends_between_blocks() -> None:
    """4,096 units hold two blocks of 2,047 and the blank line between them; one unit more goes to the next."""
    two = [plain_block("x" * 2047), plain_block("y" * 2047)]
    assert [len(message) for message in to_messages(two)] == [4096]
    longer = [plain_block("x" * 2047), plain_block("y" * 2048)]
    assert to_messages(longer) == ["x" * 2047, "y" * 2048]


def test_an_emoji_counts_twice() -> None:
    """2,048 of them fill a message, although they are 2,048 characters."""
    assert [len(message) for message in to_messages([plain_block("😀" * 2049)])] == [2048, 1]


def test_a_long_block_is_parted_at_a_space_with_its_look_kept() -> None:
    """Both halves of a bold quotation are bold and quoted; no word is cut that would fit whole."""
    block = ReplyBlock(runs=(Run(text="một hai "), Run(text="ba bốn năm", bold=True)), quoted=True)
    assert to_messages([block], limit=10) == [
        "<blockquote expandable>một hai <b>ba</b></blockquote>",
        "<blockquote expandable><b>bốn năm</b></blockquote>",
    ]
    word = ReplyBlock(runs=(Run(text="một hai "), Run(text="nghiêng", bold=True)))
    assert to_messages([word], limit=10) == ["một hai ", "<b>nghiêng</b>"]


@pytest.mark.parametrize(
    "blocks", [[], [plain_block("")], [plain_block(" \n"), ReplyBlock(runs=())], [plain_block("\u200b\ufeff\u2800")]]
)
def test_nothing_to_say_gives_no_message(blocks: list[ReplyBlock]) -> None:
    """Telegram refuses empty messages, so none is made."""
    assert to_parts(blocks) == []


def test_plain_text_keeps_what_markup_would_show() -> None:
    """Quotations stand in quotation marks, and nothing is escaped."""
    blocks = [
        ReplyBlock(runs=(Run(text="Điện < nước", bold=True),)),
        ReplyBlock(runs=(Run(text="trích"),), quoted=True),
        plain_block("[1] Bài", tight=True),
    ]
    assert to_plain_text(blocks) == "Điện < nước\n\n“trích”\n[1] Bài"


def test_half_a_character_is_survived() -> None:
    """A lone surrogate, which JSON can carry, is measured like any other unit."""
    messages = to_messages([plain_block("\ud83d" * 4097)])
    assert [message.encode().decode() for message in messages] == ["\ufffd" * 4096, "\ufffd"]
    assert to_plain_text([plain_block("a\ud83d")]) == "a\ufffd"
