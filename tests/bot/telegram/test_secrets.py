"""Every secret is seeded, everything the bot writes is read: the log at its most talkative, the database, messages."""

from __future__ import annotations

import html
import json
from base64 import b64encode
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote

import pytest
import sqlalchemy as sa

from bot import texts
from bot.composition.assistant import make_assistant
from bot.settings import webhook_secret
from knowledge.store.database import open_database
from knowledge.store.library import Library
from tests.bot.telegram.test_log_redaction import everything_logged
from tests.support.bot_api import BotApi
from tests.support.command import Command
from tests.support.conversation import pressed, said
from tests.support.database import new_sqlite
from tests.support.internet import serve
from tests.support.serving import serving, settings_for

API_PASSWORD = "mat/khau:api=7"
LINK_PASSWORD = "mat&khau*link"
LINK_TOKEN = "khoa-lien-ket-88"
PRIVACY_KEY = "khoá 'riêng' \"tư\" \\ 99"
WEBHOOK_SECRET = "bi_mat-webhook_1"
PAGE = """<html><head><title>Bình Định tập huấn sản xuất sạch hơn</title></head><body>
<h1>Bình Định tập huấn sản xuất sạch hơn</h1><p>Ngày đăng: 12/05/2019</p>
<p>Sở Công Thương Bình Định vừa tổ chức lớp tập huấn về sản xuất sạch hơn cho 45 học viên đến từ các cơ sở chế biến
thủy sản trên địa bàn tỉnh. Học viên được hướng dẫn cách đo nước, đo điện và lập kế hoạch tiết kiệm cho xưởng.</p>
</body></html>"""


def writings(secret: str) -> set[str]:
    return {
        secret,
        quote(secret, safe=""),
        quote(secret, safe="").replace("%3A", "%3a"),
        quote(quote(secret, safe=""), safe=""),
        json.dumps(secret)[1:-1],
        repr(secret)[1:-1],
        ascii(secret)[1:-1],
        html.escape(secret),
        b64encode(f"nguoi:{secret}".encode()).decode(),
    }


def assert_free_of(secrets: list[str], written: str) -> None:
    for writing in sorted({writing for secret in secrets for writing in writings(secret)}):
        found = written.find(writing)
        assert found < 0, written[max(found - 200, 0) : found + 200]


class _Page(BaseHTTPRequestHandler):
    asked: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Authorization"]))
        self.send_response(200 if self.path.startswith("/bai") else 403)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.usefixtures("_processes_ready")
async def test_nothing_that_the_bot_writes_holds_a_secret(tmp_path: Path) -> None:
    """Polling, faults, refusals, a link with a password that is previewed, added, cited and asked about."""
    _Page.asked = []
    with BotApi() as api, everything_logged() as log, serve(_Page) as server:
        engine = open_database(new_sqlite(tmp_path / "bot.sqlite3"))
        secrets = [api.token, api.token.partition(":")[2], API_PASSWORD, LINK_PASSWORD, LINK_TOKEN, WEBHOOK_SECRET]
        secrets.append(PRIVACY_KEY)
        link = f"http://nguoi:{quote(LINK_PASSWORD, safe='')}@127.0.0.1:{server.server_port}"
        url = api.url.replace("://", f"://nguoi:{quote(API_PASSWORD, safe='')}@")
        given = {"TELEGRAM_API_URL": url, "SXSH_PRIVACY_KEY": PRIVACY_KEY, "SXSH_WEBHOOK_SECRET": WEBHOOK_SECRET}
        given |= {"SXSH_OPERATOR_IDS": "7", "SXSH_PRIVATE_ADDRESSES": "true"}
        async with serving(api, make_assistant(Library(engine)), engine, **given) as application:
            webhook_secret(settings_for(api, **given))
            refused = await said(api, f"{link}/cam?token={LINK_TOKEN}")
            assert "403" in refused.text
            preview = await said(api, f"{link}/bai?token={LINK_TOKEN}&id=5")
            await pressed(api, preview, texts.operators.BUTTON_ADD)
            await api.until(lambda: "Hỏi được ngay" in preview.text)
            assert "45 học viên" in (await said(api, "lớp tập huấn ở Bình Định có bao nhiêu học viên")).text
            await said(
                api, f"token {api.token} và https://a:{LINK_PASSWORD}@vi.du/?token={LINK_TOKEN} là gì", chat_id=8
            )
            for secret in {*secrets} - {LINK_PASSWORD, LINK_TOKEN}:  # those are known by where they stand
                application.create_task(_fail(f"{secret} {quote(secret)} {secret!r}"))
        logged = log.getvalue()
        with engine.connect() as connection:
            tables = sa.inspect(connection).get_table_names()
            rows = [str(list(connection.execute(sa.text(f"SELECT * FROM {table}")))) for table in tables]
        engine.dispose()
        sent = [f"{each.text} {each!r}" for each in api.sent] + [repr(api.toasts)]
    written = "\n".join([logged, *rows, *sent])
    assert all(authorization for _, authorization in _Page.asked)
    assert f"http://127.0.0.1:{server.server_port}/bai?id=5" in written
    assert "_fail" in logged
    assert_free_of(secrets, written)


async def _fail(reason: str) -> None:
    raise RuntimeError(reason)


def test_nothing_that_a_command_writes_holds_a_secret(tmp_path: Path) -> None:
    """A page added from an address with a password, in tables and JSON; a database that is not there; bad settings."""
    _Page.asked = []
    sxsh = Command(tmp_path)
    seeded = {"SXSH_PRIVACY_KEY": PRIVACY_KEY, "SXSH_WEBHOOK_SECRET": WEBHOOK_SECRET, "SXSH_PRIVATE_ADDRESSES": "true"}
    password = "mat@khau:db/1"
    secrets = [LINK_PASSWORD, LINK_TOKEN, PRIVACY_KEY, WEBHOOK_SECRET, password, "khau:db"]
    written = []
    with serve(_Page) as server:
        place = f"nguoi:{quote(LINK_PASSWORD)}@127.0.0.1:{server.server_port}"
        written.append(sxsh("add", f"http://{place}/bai?token={LINK_TOKEN}", COLUMNS="300", **seeded))
        written.append(sxsh("add", f"http://{place}/cam?token={LINK_TOKEN}", "--json", code=1, **seeded))
        written.append(sxsh("articles", "list", "--json", **seeded))
        written.append(sxsh("articles", "list", COLUMNS="300", **seeded))
        (article,) = sxsh.json("articles", "list")
        link = f"https://nguoi:{LINK_PASSWORD}@vi.du/?token={LINK_TOKEN}"
        written.append(sxsh("articles", "set", article["id"], "--url", link, **seeded))
        written.append(sxsh("articles", "show", article["id"], "--json", **seeded))
        written.append(sxsh("ask", f"Bình Định {link}", "--json", code=1, **seeded))
        written.append((sxsh.folder / "library.sqlite3").read_bytes().decode("latin-1"))
    for url in (
        f"postgresql+psycopg://nguoi:{quote(password, safe='')}@127.0.0.1:9/base",
        f"postgresql+psycopg://nguoi:{password}@127.0.0.1:9/base",
        f"postgresql+psycopg://127.0.0.1:9/base?password={password}&user=nguoi",
        f"postgresql+psycopg://127.0.0.1:9/base?password={quote(password)}&user=nguoi&connect_timeout=x",
        f"nonesuch://nguoi:{quote(password, safe='')}@127.0.0.1:no/base",
    ):
        for arguments in (("--database", url, "articles"), ("articles",)):
            with pytest.raises(AssertionError):  # refused, with 1 or 2
                sxsh(*arguments, SXSH_DATABASE_URL=url)
            written.append(sxsh.stderr)
            assert "Lỗi: " in sxsh.stderr
    assert_free_of(secrets, "\n".join(written))
