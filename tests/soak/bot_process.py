"""The bot as a process that can be killed and started again, as `tests.soak` uses it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.support.bot_api import BotApi
from tests.support.serving import PRIVACY_KEY

OPERATOR = 7
# What a life begins with; imported once, because it takes longer than what a short life does.
_IMPORTED = (
    "bot.cli.main",
    "bot.telegram.application",
    "bot.telegram.handlers.documents",
    "knowledge.intake.intake",
    "retrieval.assistant",
    "retrieval.index.segment_store",
    "retrieval.snapshots.embedded",
)


class BotProcess:
    """``sxsh bot`` on a database, polling the stand-in; its log goes into a file."""

    def __init__(self, api: BotApi, url: str, log: Path) -> None:
        self._settings = {
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "SXSH_DATABASE_URL": url,
            "SXSH_PRIVACY_KEY": PRIVACY_KEY,
            "SXSH_OPERATOR_IDS": str(OPERATOR),
        }
        self._log = log
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(_IMPORTED))
        self._process: BaseProcess | None = None

    def start(self) -> None:
        self._process = self._context.Process(target=_serve, args=(self._settings, self._log))
        self._process.start()

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        assert self._process is not None
        self._process.kill()
        self._process.join(20)

    def stop(self) -> int | None:
        """End it as a person does; its exit code."""
        assert self._process is not None
        if self._process.is_alive() and self._process.pid:
            os.kill(self._process.pid, signal.SIGINT)
        self._process.join(60)
        return self._process.exitcode

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.is_alive()


def _serve(settings: dict[str, str], log: Path) -> None:
    """What ``sxsh bot`` does, with nothing set but this.

    It is taken for dead sooner, so that a hundred deaths take minutes, and keeps even a small index on disk, which a
    death must not damage.
    """
    from bot.cli.main import main
    from bot.journal import update_inbox
    from bot.serving import heartbeat
    from retrieval.snapshots import embedded

    for name in [name for name in os.environ if name.startswith(("SXSH", "TELEGRAM"))]:
        del os.environ[name]
    os.environ.update(settings)
    os.chdir(log.parent)
    with log.open("ab") as written:
        os.dup2(written.fileno(), 1)
        os.dup2(written.fileno(), 2)
    update_inbox.LEASE_SECONDS = heartbeat.LEASE_SECONDS = 2
    heartbeat._BEAT = 0.5
    embedded._WORTH_KEEPING = 0
    main(["bot"])
