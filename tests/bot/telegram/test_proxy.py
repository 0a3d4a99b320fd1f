"""Where the network does not reach Telegram, a proxy does: for what comes in, what goes out, and the check before."""

from __future__ import annotations

import gc
from urllib.parse import urlsplit

import pytest

from bot import texts
from tests.support.bot_api import BotApi
from tests.support.command import Command
from tests.support.proxy import ENCODED, PASSWORD, Proxy
from tests.support.serving import CannedAnswerer, make_answer, serving

# No name of the internet: only who leads every name to the stand-in reaches it.
ELSEWHERE = "http://api.telegram.invalid"
SCHEMES = ["http", "socks5", "socks5h"]


@pytest.fixture
def proxy(api: BotApi) -> Proxy:
    return Proxy(int(urlsplit(api.url).port or 0))


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_questions_and_answers_go_through_the_proxy(api: BotApi, proxy: Proxy, scheme: str) -> None:
    """Polling and sending both: nothing else leads to the server."""
    with proxy:
        address = f"{scheme}://{ENCODED}@127.0.0.1:{proxy.port}"
        given = {"TELEGRAM_API_URL": ELSEWHERE, "TELEGRAM_PROXY_URL": address}
        async with serving(api, CannedAnswerer(make_answer), **given):
            api.say("5S là gì?")
            await api.replies(1)
    assert set(proxy.asked) == {"api.telegram.invalid"}
    assert proxy.refused == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_check_goes_through_the_proxy(sxsh: Command, api: BotApi, proxy: Proxy, scheme: str) -> None:
    """It says who the bot is, though nothing but the proxy knows the way."""
    with proxy:
        address = f"{scheme}://{ENCODED}@127.0.0.1:{proxy.port}"
        said = sxsh("check", TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_URL=ELSEWHERE, TELEGRAM_PROXY_URL=address)
    assert "kết nối được, bot là @" in said
    assert proxy.asked == ["api.telegram.invalid"]


# The client's SOCKS part leaves the socket of a refused handshake to the garbage collector (httpcore 1.0.9).
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_proxy_that_lets_nobody_through_is_named_without_its_password(
    sxsh: Command, api: BotApi, proxy: Proxy, scheme: str
) -> None:
    """The setting to look at, and where; of the password nothing, however it is written."""
    with proxy:
        address = f"{scheme}://{ENCODED}x@127.0.0.1:{proxy.port}"
        given = {"TELEGRAM_API_URL": ELSEWHERE, "TELEGRAM_PROXY_URL": address}
        checked = sxsh("check", code=1, TELEGRAM_BOT_TOKEN=api.token, **given)
    gc.collect()
    assert "TELEGRAM_PROXY_URL" in checked
    assert f"127.0.0.1:{proxy.port}" in checked
    assert PASSWORD not in checked
    assert ENCODED not in checked
    assert proxy.refused > 0


def test_a_process_without_its_proxy_says_which_setting(migrated: Command, api: BotApi) -> None:
    """One line with the setting and the address; the password stands in no log."""
    address = f"socks5://{ENCODED}@127.0.0.1:1"
    given = {"TELEGRAM_API_URL": ELSEWHERE, "TELEGRAM_PROXY_URL": address}
    migrated("bot", "--no-collection", code=1, TELEGRAM_BOT_TOKEN=api.token, **given)
    said = migrated.stderr
    expected = texts.errors.telegram_unreachable(ELSEWHERE, "socks5://***@127.0.0.1:1")
    assert said.splitlines()[-1] == f"Lỗi: TELEGRAM_PROXY_URL: {expected}"
    assert "mat%20khau" not in said
    assert PASSWORD not in said


@pytest.mark.parametrize(
    "address", ["ftp://geheim:1", "socks5://", "geheim:1080", "socks5://h:99999", "http://h/geheim"]
)
def test_what_is_no_proxy_is_refused(sxsh: Command, address: str) -> None:
    """By its name, and without its value."""
    said = sxsh("check", code=1, TELEGRAM_PROXY_URL=address)
    assert "TELEGRAM_PROXY_URL" in said
    assert "geheim" not in said
