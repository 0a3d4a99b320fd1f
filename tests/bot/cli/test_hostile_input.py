"""Whatever is typed, piped or named, a command ends with what is right, or with one line that says what is wrong."""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.cli import batch
from bot.cli.main import main
from bot.conversation.answerer import LONGEST_QUESTION
from bot.journal.answers import Journal
from bot.journal.entry import Channel
from knowledge.store.corrections import Corrections
from knowledge.store.library import Library
from retrieval.records import Answer, Status
from tests.support.command import Command
from tests.support.database import new_sqlite

BOT = Path(__file__).parents[3] / "bot"
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]")
MARKUP = "[/b] [red]đỏ[/] :smile: \x1b[31m\u202e [link=file:///etc]x[/link]"
NOT_UTF8 = "c\udce0 ph\udcea"  # "cà phê" in an encoding of one byte a letter, as Python hands it on
ARTICLE = """Sáng nay Sở Công Thương Nghệ An tổ chức lớp tập huấn về sản xuất sạch hơn cho 45 cơ sở trên địa bàn tỉnh.
Các xưởng đã giảm được 12% lượng điện tiêu thụ trong năm 2019, theo báo cáo của Sở Công Thương.
"""


@pytest.fixture(autouse=True)
def _migrated(sxsh: Command) -> None:
    """A database that need not be made for every command."""
    new_sqlite(sxsh.folder / "library.sqlite3")


def says_one_line(sxsh: Command) -> str:
    """What went to standard error: one line for a person, in Vietnamese, without anything that steers a terminal."""
    assert sxsh.stderr.startswith("Lỗi: "), sxsh.stderr
    assert sxsh.stderr.count("\n") == 1, sxsh.stderr
    assert not STEERING.search(sxsh.stderr)
    return sxsh.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonesuch"],
        ["[/b]"],
        ["--limit", "-1"],
        ["ask"],
        ["ask", "a", "b"],
        ["ask", "x", "-k", "0"],
        ["ask", "x", "-k", "nhiều"],
        ["ask", "x", "--[/b]"],
        ["ask", "x", "--province"],
        ["ask", "x" * (LONGEST_QUESTION + 1)],
        ["ask", NOT_UTF8],
        ["ask", "x", "--province", NOT_UTF8],
        ["ask", "--json", "--batch", "nonesuch\n\x1b[31m.jsonl"],
        ["ask", "--json", "--batch", "."],
        ["ask", "--json", "--batch", "x" * 300],
        ["add"],
        ["add", ""],
        ["articles", "show"],
        ["articles", "show", NOT_UTF8],
        ["targets", "--year", "nhiều"],
        ["targets", "--kind", MARKUP],
        ["targets", "--indicator", ""],
        ["targets", "--xlsx", "nonesuch/a.xlsx"],
        ["targets", "--xlsx", "."],
        ["report", MARKUP],
        ["report", "questions", "--days", "-1"],
        ["eval", "nonesuch"],
        ["eval", "."],
        ["eval", "x" * 300],
        ["bot"],
    ],
)
def test_wrong_use_is_one_line_and_2(stocked: Command, arguments: list[str]) -> None:
    """No such command, option, file or value; nothing in English, and no traceback."""
    stocked(*arguments, code=2)
    assert not re.search(r"invalid|error|no such|input should|missing", says_one_line(stocked), re.IGNORECASE)


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "x", "--province", MARKUP],
        ["chat", "--prefer", MARKUP],
        ["articles", "show", "[/b]"],
        ["articles", "show", ""],
        ["articles", "show", "%"],
        ["articles", "remove", "_"],
        ["articles", "set", "nonesuch\n", "--title", "a"],
        ["targets", "--province", "\x1b[2J"],
        ["backup", "nonesuch/a\x1b[31m.sqlite3"],
        ["backup", "x" * 300],
        ["backup", "."],
        ["restore", "nonesuch\n\x1b[31m.sqlite3"],
        ["restore", "x" * 300],
        ["restore", "."],
    ],
)
def test_what_is_not_there_is_one_line_and_1(stocked: Command, arguments: list[str]) -> None:
    """Names of places and articles, printed as they were typed."""
    stocked(*arguments, stdin="x\n", code=1)
    says_one_line(stocked)


def test_nothing_asked_is_answered_with_help(sxsh: Command) -> None:
    """As before: what there is, and exit code 2."""
    assert "ask" in sxsh(code=2)


def test_what_cannot_be_opened_is_named(sxsh: Command, tmp_path: Path) -> None:
    """A name too long, and an address whose brackets are no markup: each is refused, and shown."""
    printed = sxsh("add", "x" * 300, "http://[::1]:8080/a", code=1)
    assert "http://[::1]:8080/a" in printed.replace("\n", "")
    assert sxsh.stderr == ""


@pytest.fixture
def strange(sxsh: Command, tmp_path: Path) -> str:
    """The id of an article whose title, file and publisher are all markup, as an older version let them be set."""
    file = tmp_path / "[b] \x1b[2J.md"
    file.write_text(f"---\ntitle: '[/b] tập huấn'\n---\n\n# [/b] tập huấn\n\n{ARTICLE}", encoding="utf-8")
    (added,) = sxsh.json("add", str(file))
    identity: str = added["article_id"]
    library = Library.open(f"sqlite:///{sxsh.folder / 'library.sqlite3'}")
    library.correct(identity, Corrections(title=MARKUP, publisher=MARKUP))
    library.close()
    return identity


def test_articles_are_printed_as_text(sxsh: Command, strange: str) -> None:
    """In tables, as a text, explained, and in what is said about them."""
    shown = "".join(
        (
            sxsh("articles", COLUMNS="400"),
            sxsh("articles", "show", strange),
            sxsh("ask", "tập huấn ở Nghệ An", "--explain", "--no-collection", COLUMNS="400"),
            sxsh("articles", "set", strange, "--issuer", "Sở Công Thương"),
        )
    )
    assert shown.count("[/b] [red]đỏ[/] :smile: \ufffd[31m\ufffd [link=file:///etc]x[/link]") >= 4
    assert "[b] \\x1b[2J.md" in shown
    assert "\\[" not in shown
    assert not STEERING.search(shown)
    assert "[/b]" in sxsh("articles", "remove", strange)


@pytest.mark.parametrize("typed", [MARKUP, "hai\ndòng", "dài " * 200], ids=["steering", "two lines", "long"])
def test_what_is_set_by_hand_is_one_line_of_text(sxsh: Command, strange: str, typed: str) -> None:
    """It is refused before it is kept, and said so in one line."""
    for option in ("--title", "--publisher", "--issuer", "--author", "--signer", "--number"):
        sxsh("articles", "set", strange, option, typed, code=1)
        assert "một dòng chữ" in says_one_line(sxsh)


def test_json_keeps_what_it_escapes(sxsh: Command, strange: str) -> None:
    """A program reads the title as it is; a terminal is not steered by it."""
    printed = sxsh("articles", "show", strange, "--json")
    assert not STEERING.search(printed)
    assert json.loads(printed)["title"] == MARKUP


@pytest.mark.parametrize("kind", ["unanswered", "feedback", "questions"])
def test_questions_are_printed_as_text(sxsh: Command, kind: str) -> None:
    """In reports, as a table and as CSV."""
    sxsh("articles")
    keep_question(sxsh, MARKUP)
    table, rows = sxsh("report", kind, COLUMNS="400"), sxsh("report", kind, "--csv")
    if kind == "unanswered":
        assert "[/b] [red]đỏ[/] :smile:" in table
        assert "[/b] [red]đỏ[/] :smile:" in rows
    assert not STEERING.search(table + rows)


def keep_question(sxsh: Command, question: str) -> None:
    from knowledge.store.database import open_database

    engine: Engine = open_database(f"sqlite:///{sxsh.folder / 'library.sqlite3'}")
    refused = Answer(status=Status.NOT_FOUND, question=question, headline="", confidence=0.0)
    Journal(engine).keep(refused, person="p", conversation="c", channel=Channel.PRIVATE)
    engine.dispose()


GOOD = '{"id": 9, "question": "5S là gì?"}'


BAD_LINES = [
    rb'{"id": 1, "question": "\ud800"}',
    rb'{"id": 1, "question": "5S", "province": "\udfff"}',
    b'{"id": 1, "question": "5S", "province": 5}',
    b'{"id": 1, "question": "5S", "province": ["H"]}',
    b'{"id": 1, "question": "5S", "prefer": false}',
    b'{"id": 1, "question": "5S", "prefer": {"a": 1}}',
    b'{"id": 1, "question": "5S", "province": "Sao"}',
    b'{"id": 1, "question": "5S", "province": ""}',
    b'{"id": 1, "question": 5}',
    b'{"id": 1}',
    json.dumps({"id": 1, "question": "x" * (LONGEST_QUESTION + 1)}).encode(),
]
NO_LINES = [
    b"\xff\xfe{\x00",
    '{"question": "Hà Nội"}'.encode("cp1258", "replace"),
    b'{"question": "\xc3"}',
    b"\x00",
    b"[" * 100_000,
    b'{"id": ' + b"9" * 5000 + b', "question": "5S"}',
    b'{"id": NaN, "question": "5S"}',
    b'"5S"',
]


def test_a_bad_line_of_a_batch_is_that_lines_error(stocked: Command, tmp_path: Path) -> None:
    """With its number, and its id where one can be read; the others are answered, from a file and from a pipe."""
    lines = b"\n".join([*BAD_LINES, *NO_LINES, GOOD.encode()])
    (tmp_path / "batch.jsonl").write_bytes(lines)
    printed = stocked("ask", "--json", "--batch", "batch.jsonl", code=1)
    assert stocked("ask", "--json", "--batch", "-", stdin=lines.decode("utf-8", "surrogateescape"), code=1) != ""
    *bad, good = map(json.loads, printed.splitlines())
    assert [line["id"] for line in bad] == [1] * len(BAD_LINES) + [None] * len(NO_LINES)
    for number, line in enumerate(bad, 1):
        assert list(line) == ["id", "error"]
        assert line["error"].startswith(f"dòng {number}: ")
        assert texts.cli.FAULT not in line["error"]
    assert (good["id"], good["status"]) == (9, "answered")


def test_an_id_is_given_back_whatever_it_is(stocked: Command) -> None:
    """Half a character, a list, a control character."""
    lines = [r'{"id": "\ud800\u001b", "question": "5S là gì?"}', '{"id": [1, {"a": null}], "question": "5S là gì?"}']
    printed = stocked("ask", "--json", "--batch", "-", stdin="\n".join(lines))
    assert [json.loads(line)["id"] for line in printed.splitlines()] == ["\ud800\x1b", [1, {"a": None}]]


def test_a_fault_in_one_line_is_noted_and_the_others_are_answered(caplog: pytest.LogCaptureFixture) -> None:
    """Its traceback is in the log; what is printed says that the program is at fault."""

    def ask(question: str) -> Answer:
        if question == "hỏng":
            raise ZeroDivisionError(question)
        return Answer(status=Status.NOT_FOUND, question=question, headline="", confidence=0.0)

    lines = ['{"id": 1, "question": "hỏng"}', '{"id": 2, "question": "lành"}']
    said = [described for described, _ in batch.answer_lines(lines, ask)]
    assert (said[0]["id"], said[1]["id"], said[1]["question"]) == (1, 2, "lành")
    assert texts.cli.FAULT in str(said[0]["error"])
    assert "ZeroDivisionError" in caplog.text


def test_a_conversation_goes_on_after_what_is_no_text(stocked: Command) -> None:
    """Bytes that are no UTF-8, and a pasted article, are each one line; the next question is answered."""
    answers = stocked("chat", stdin=f"{NOT_UTF8}\n{'x' * 5000}\n5S là gì?\n").split("\n\n")
    assert answers[:2] == [texts.cli.NOT_UTF8, texts.cli.question_too_long(LONGEST_QUESTION)]
    assert "quản lý nội vi" in answers[2]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such pipe")
def test_a_reader_that_has_gone_is_no_fault(sxsh: Command) -> None:
    """``sxsh … | head`` ends quietly."""
    with sxsh.start("articles") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_a_terminal_without_the_letters_is_shown_escapes(sxsh: Command) -> None:
    """Where somebody has set another encoding than UTF-8."""
    with sxsh.start("articles", PYTHONIOENCODING="ascii") as process:
        printed, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")
    assert printed.startswith(b"Ch\\u01b0a c\\xf3 b\\xe0i")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line(sxsh: Command) -> None:
    """What cannot be written is said, and is exit code 1."""
    full = os.open("/dev/full", os.O_WRONLY)
    with sxsh.start("articles", stdout=full) as process:
        _, said = process.communicate(timeout=60)
    os.close(full)
    assert process.returncode == 1
    assert said.decode() == f"Lỗi: {texts.errors.file_unusable(OSError(28, 'No space left on device'))}\n"


def test_a_fault_of_the_program_is_noted_without_secrets(
    sxsh: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever mends it has the traceback; the person has one line."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("https://user:geheim@vi.du/")

    monkeypatch.setattr("bot.cli.main._command", fail)
    with pytest.raises(SystemExit) as ended:
        main(["articles"])
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert "Traceback" in said
    assert said.endswith(f"Lỗi: {texts.cli.FAULT}\n")
    assert "geheim" not in said


def test_only_one_file_prints() -> None:
    """No other makes a console, writes to a stream or knows markup, so that nothing is printed that is not text."""
    for file in sorted((BOT / "cli").glob("*.py")):
        if file.name == "output.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            written = ast.unparse(node) if isinstance(node, ast.Attribute | ast.Name) else ""
            imported = [each.name for each in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            forbidden = {"Console", "Progress", "Text", "print", "escape", "sys.stdout", "sys.stderr"}
            assert forbidden.isdisjoint({written, *imported}), f"{file.name}:{getattr(node, 'lineno', 0)} {written}"
            assert written not in {"typer.echo", "typer.secho"}, f"{file.name}: print with output.say"


@pytest.mark.parametrize(
    "written",
    ["host=127.0.0.1 user=bob password=S3cr3t-Pw", "postgresql+psycopg:/bob:S3cr3t@h/db", "postgresql//bob:S3cr3t@h"],
)
def test_an_address_that_is_mistyped_makes_no_file_of_its_password(
    written: str, sxsh: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused, neither shown nor taken for the name of a file."""
    monkeypatch.chdir(sxsh.folder)
    before = set(sxsh.folder.rglob("*"))
    sxsh("articles", "--database", written, code=2)
    assert "S3cr3t" not in says_one_line(sxsh)
    assert set(sxsh.folder.rglob("*")) == before


def test_a_telegram_that_cannot_be_reached_is_one_line(sxsh: Command) -> None:
    """In Vietnamese, without the library's own last word before it, and without the token.

    The code tells whoever restarts it to try again.
    """
    token = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    with sxsh.start("bot", "--no-collection", TELEGRAM_BOT_TOKEN=token, TELEGRAM_API_URL="http://127.0.0.1:1") as bot:
        printed, said = bot.communicate(timeout=60)
    assert (bot.returncode, printed) == (1, b"")
    assert said.decode() == f"Lỗi: TELEGRAM_API_URL: {texts.errors.telegram_unreachable('http://127.0.0.1:1')}\n"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("ftp://u:s3cret@example.org/a.txt", "ftp://example.org/a.txt"),
        ("file:///etc/hostname", "file:///etc/hostname"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
        ("http:/example.org", "http:/example.org"),
    ],
)
def test_an_address_that_is_not_of_the_web_is_told_from_a_file(sxsh: Command, address: str, shown: str) -> None:
    """It is named whole but for its password, with what is fetched."""
    (refused,) = sxsh.json("add", address, code=1)
    assert (refused["source"], refused["outcome"]) == (shown, "refused")
    assert "http://" in refused["reason"]


def test_a_file_with_a_colon_in_its_name_is_a_file(sxsh: Command) -> None:
    """A scheme is one only where no file has the name."""
    name = sxsh.folder / "ngay:tin.txt"
    name.write_text(
        "Tập huấn\n\nNgày 5/3/2019, Sở Công Thương Nghệ An mở lớp tập huấn về sản xuất sạch hơn.\n", "utf-8"
    )
    assert sxsh.json("add", str(name))[0]["outcome"] == "added"
