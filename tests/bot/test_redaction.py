"""What is secret is masked in every way of writing it, and nothing else is."""

from __future__ import annotations

import base64
import html
import json
import logging
import threading
from collections.abc import Callable, Iterator
from io import StringIO
from urllib.parse import quote, quote_plus

import pytest
import sqlalchemy as sa

from bot.redaction.control_characters import escape_control, without_control
from bot.redaction.faults import describe_fault
from bot.redaction.logs import configure_logging, log_thread_faults
from bot.redaction.secrets import keep_address_secret, keep_secret, redact
from bot.settings import Settings
from knowledge.errors import DocumentNotFound, LibraryUnavailable, NoReader, Trouble
from knowledge.records import Article, Document, public_url

TOKEN = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw-_"
PASSWORD = "p&s 'w\"ö/rd\\%+@9"
SEEDS = [TOKEN, PASSWORD, "khoá riêng tư 1234", "plainsecret"]
WRITINGS: list[Callable[[str], str]] = [
    str,
    repr,
    ascii,
    json.dumps,
    lambda text: json.dumps(text, ensure_ascii=False),
    lambda text: json.dumps(json.dumps(text)),
    lambda text: json.dumps(json.dumps(text, ensure_ascii=False), ensure_ascii=False),
    lambda text: repr(text.encode()),
    lambda text: quote(text, safe=""),
    lambda text: (
        quote(text, safe="").lower() if "%" in quote(text, safe="") and text.islower() else quote(text, safe="")
    ),
    quote,
    quote_plus,
    lambda text: quote(quote(text, safe=""), safe=""),
    lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
    html.escape,
    lambda text: html.escape(text, quote=False),
]


@pytest.mark.parametrize("secret", SEEDS)
@pytest.mark.parametrize("write", WRITINGS)
def test_a_known_secret_is_masked_in_every_writing(secret: str, write: Callable[[str], str]) -> None:
    """Percent-encoded, escaped, quoted, also twice; what stands around it stays."""
    keep_secret(secret)
    written = write(secret)
    shown = redact(f"trước {written} sau")
    assert shown.startswith("trước ")
    assert shown.endswith(" sau")
    shown = shown.replace("<token>", "***")
    assert len(shown) < len("trước *** sau") + 10, shown


@pytest.mark.parametrize("colon", [":", "%3A", "%3a", "%253A", "\\u003a"])
def test_any_token_is_masked(colon: str) -> None:
    """Without being known, as httpx logs it in an address too."""
    number, _, secret = TOKEN.partition(":")
    shown = redact(f"POST https://api.telegram.org/bot{number}{colon}{secret}/getMe")
    assert shown == "POST https://api.telegram.org/bot<token>/getMe"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://user:pass@vi.du/a", "https://***@vi.du/a"),
        ("https://user:p@ss@vi.du/a@b", "https://***@vi.du/a@b"),
        ("https://ghp_secret@vi.du", "https://***@vi.du"),
        ("('postgresql+psycopg://u:pw@host/base',)", "('postgresql+psycopg://***@host/base',)"),
        ("?next=https%3A%2F%2Fuser%3Apass%40vi.du%2F", "?next=https%3A%2F%2F***%40vi.du%2F"),
        ('{"url": "https:\\/\\/user:pass@vi.du"}', '{"url": "https:\\/\\/***@vi.du"}'),
        ("https://vi.du/?id=5&access_token=abc&x=1", "https://vi.du/?id=5&access_token=***&x=1"),
        ("host=a user=u password=geheim port=1", "host=a user=u password=*** port=1"),
        ("password='ge heim' port=1", "password='***' port=1"),
        ("{'user': 'u', 'password': 'ge\"heim'}", "{'user': 'u', 'password': '***'}"),
        ('{"password": "geheim"}', '{"password": "***"}'),
    ],
)
def test_what_stands_where_a_secret_does_is_masked(written: str, shown: str) -> None:
    """In addresses, in libpq's words, in dictionaries, without being known."""
    assert redact(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://vi.du/@user/bài?id=5#a@b",
        "viết cho sxsh@vi.du lúc 10:30:45",
        "Thông tư 221/2012: tỷ lệ 12:34",
        "postgresql://localhost/base",
        "password: là gì?",
        "http://[::1]:8080/",
        "",
    ],
)
def test_everything_else_stays(text: str) -> None:
    """Addresses without credentials, times, mail."""
    keep_secret("postgres", "")
    assert redact(text) == text


def test_short_words_are_no_part_of_others() -> None:
    """A password that is a word is masked where it is one, and no text loses its letters to a shorter one."""
    keep_secret("postgres", "abc")
    assert redact("postgresql: password authentication failed for postgres, %40postgres abc") == (
        "postgresql: password authentication failed for ***, %40*** abc"
    )


def test_a_password_in_an_address_is_known_afterwards() -> None:
    """With an @ that is not encoded, encoded, in the query, and as it is sent in a header."""
    keep_address_secret("postgresql+psycopg://nguoi:mat%40khau1@host/base?sslpassword=khoa%20rieng")
    keep_address_secret("https://nguoi:mat@khau2@host")
    basic = base64.b64encode(b"nguoi:mat@khau1").decode()
    for written in ("mat@khau1", "mat%40khau1", "khoa rieng", "mat@khau2", basic):
        assert written not in redact(f"hỏng: {written}")


def test_every_setting_that_is_secret_is_known() -> None:
    """As soon as the settings are read."""
    Settings(
        _env_file=None,
        TELEGRAM_BOT_TOKEN=TOKEN,
        TELEGRAM_API_URL="https://u:matkhau-api@host",
        SXSH_DATABASE_URL="postgresql://u:matkhau-db@host/base",
        SXSH_SEARCH_URL="postgresql://host/base?password=matkhau-search",
        SXSH_PRIVACY_KEY="matkhau-privacy-key",
        SXSH_WEBHOOK_SECRET="matkhau-webhook",
    )  # type: ignore[call-arg]
    said = "matkhau-api matkhau-db matkhau-search matkhau-privacy-key matkhau-webhook"
    assert redact(f"{said} {TOKEN.partition(':')[2]}") == " ".join(["***"] * 6)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://user:pass@vi.du/a?id=5", "https://vi.du/a?id=5"),
        ("HTTP://user:p@ss@vi.du", "HTTP://vi.du"),
        ("https://vi.du/a?token=abc", "https://vi.du/a"),
        ("https://vi.du/a?id=5&token=abc#dau", "https://vi.du/a?id=5#dau"),
        ("https://vi.du/a?access_token=abc&id=5", "https://vi.du/a?id=5"),
        ("https://vi.du/a?X-Amz-Signature=abc&sig=1", "https://vi.du/a"),
        ("https://vi.du/@bai?id=5&config=a@b", "https://vi.du/@bai?id=5&config=a@b"),
        ("https://[::1]/a", "https://[::1]/a"),
        ("/tai lieu/a@b.txt", "/tai lieu/a@b.txt"),
        ("upload:12ab", "upload:12ab"),
    ],
)
def test_an_address_is_kept_without_what_lets_others_in(address: str, shown: str) -> None:
    """User, password and parameters such as a token go; what says which page it is stays as it was."""
    assert public_url(address) == shown
    assert Document(source=address, url=address, lines=()).url == shown
    assert Article(id="a", title="t", source=address, text="").source == shown


def test_what_steers_a_terminal_is_made_visible() -> None:
    """Escape sequences, C1, bidirectional overrides, halves of characters; lines, tabs and letters stay."""
    text = "a\x1b[31m\x9b1mb\u202ec\u2066d\ud800e\rf\ng\th\r\nđ 👩‍🏭"
    assert without_control(text) == "a\ufffd[31m\ufffd1mb\ufffdc\ufffdd\ufffde\ufffdf\ng\th\r\nđ 👩‍🏭"
    written = escape_control(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert without_control(written) == written
    assert without_control("a\u2028b\u200e") == "a\u2028b\u200e"
    assert escape_control('"a\u2028b"') == '"a\\u2028b"'


@pytest.fixture
def log() -> Iterator[StringIO]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    configure_logging(logging.DEBUG)
    written = StringIO()
    root.handlers[0].setStream(written)  # type: ignore[attr-defined]
    yield written
    root.handlers[:], root.level = before


def test_who_presses_ctrl_c_is_told_of_no_fault(log: StringIO) -> None:
    """Not even where a connection was about to be given back, which its pool would log with all that led there."""
    engine = sa.create_engine("sqlite://")

    @sa.event.listens_for(engine, "reset")
    def interrupt(*_given: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    assert log.getvalue() == ""


def test_what_ends_a_thread_is_masked_too(log: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python would print it by itself."""
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)  # put back afterwards
    log_thread_faults()
    keep_secret(PASSWORD)
    thread = threading.Thread(target=int, args=(PASSWORD,))
    thread.start()
    thread.join()
    assert "ValueError" in log.getvalue()
    assert not any(write(PASSWORD) in log.getvalue() for write in WRITINGS)


def test_tracebacks_are_masked_too(log: StringIO) -> None:
    """With the chain of causes and the values that stand in them."""
    keep_secret(PASSWORD)
    try:
        int(PASSWORD)
    except ValueError as error:
        error.add_note(repr({"password": PASSWORD}))
        logging.getLogger("psycopg").exception("%r", {"conninfo": f"postgresql://u:{quote(PASSWORD)}@host/\x1b[2J"})
    said = log.getvalue()
    assert "Traceback" in said
    assert "\x1b" not in said
    assert not any(write(PASSWORD) in said for write in WRITINGS)


@pytest.mark.parametrize(
    ("fault", "written"),
    [
        (
            LibraryUnavailable(Trouble.UNREACHABLE, "postgresql://host/sxsh"),
            "LibraryUnavailable: the database postgresql://host/sxsh: the server does not answer",
        ),
        (NoReader("no process"), "NoReader: no process"),
        (DocumentNotFound("Lan 0912 345 678.txt"), "DocumentNotFound"),
        (ValueError("điều ai đó đã gõ"), "ValueError"),
    ],
)
def test_words_of_a_fault_are_written_where_they_are_nobodys(fault: Exception, written: str) -> None:
    """Of databases and processes whole; of a document, which somebody has named, the kind alone."""
    assert describe_fault(fault) == written
