"""``sxsh verify`` says of each statement of a text whether the documents say the same, another figure, or nothing."""

from __future__ import annotations

from bot import texts
from bot.conversation.answerer import LONGEST_TEXT
from tests.support.command import Command

TEXT = "Đến năm 2020, Thanh Hóa phấn đấu 80% cơ sở sản xuất công nghiệp nhận thức được lợi ích của SXSH.\n"


def test_a_text_from_a_file_or_a_pipe(stocked: Command) -> None:
    """The same words either way."""
    (stocked.folder / "text.txt").write_text(TEXT, encoding="utf-8-sig")
    said = stocked("verify", "text.txt")
    assert texts.checking.differs("90%", "80%") in said
    assert stocked("verify", "-", stdin=TEXT) == said


def test_the_record_as_json(stocked: Command) -> None:
    """It is a public contract."""
    checked = stocked.json("verify", "-", stdin=TEXT)
    assert list(checked) == ["text", "statements", "citations", "left_out"]
    (statement,) = checked["statements"]
    fields = ["text", "start", "end", "finding", "figure", "stated", "citation", "passed", "conflict"]
    assert list(statement) == fields
    assert (statement["finding"], statement["figure"]["low"], statement["stated"]["low"]) == ("differs", 80, 90)
    assert checked["text"][statement["start"] : statement["end"]] == statement["text"]
    assert checked["citations"][0]["n"] == statement["citation"]


def test_a_text_that_states_nothing_says_so(sxsh: Command) -> None:
    """An empty one too."""
    for text in ("", "Chào cả nhà!"):
        assert sxsh("verify", "-", "--no-collection", stdin=text, code=1).strip() == texts.checking.NOTHING_STATED


def test_what_cannot_be_read_is_refused_in_a_line(sxsh: Command) -> None:
    """No such file, no UTF-8, too long."""
    sxsh("verify", "nowhere.txt", code=2)
    assert "nowhere.txt" in sxsh.stderr
    (sxsh.folder / "latin.txt").write_bytes("Thanh Hóa đạt".encode("cp1258", "replace"))
    sxsh("verify", "latin.txt", code=2)
    assert texts.cli.NOT_UTF8 in sxsh.stderr
    sxsh("verify", "-", stdin="a" * (LONGEST_TEXT + 1), code=2)
    assert texts.cli.text_too_long(LONGEST_TEXT) in sxsh.stderr
