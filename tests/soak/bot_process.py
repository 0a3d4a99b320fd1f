"""The bot as a process that can be killed and started again, as `tests.soak` uses it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.support.bot_api import BotApi
from tests.support.serving import PRIVACY_KEY

ROOT = Path(__file__).parents[2]
OPERATOR = 7
# ``sxsh bot`` that is taken for dead sooner, so that a hundred deaths take minutes; and that keeps even a small index
# on disk, which a death must not damage.
PROGRAM = """
from bot.journal import update_inbox
update_inbox.LEASE_SECONDS = 2
from retrieval.snapshots import embedded
embedded._WORTH_KEEPING = 0
from bot.cli.main import main
main(['bot'])
"""


class BotProcess:
    """``sxsh bot`` on a database, polling the stand-in; its log goes into a file."""

    def __init__(self, api: BotApi, url: str, log: Path) -> None:
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("SXSH", "TELEGRAM"))},
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "SXSH_DATABASE_URL": url,
            "SXSH_PRIVACY_KEY": PRIVACY_KEY,
            "SXSH_OPERATOR_IDS": str(OPERATOR),
        }
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            command = [sys.executable, "-c", PROGRAM]
            self._process = subprocess.Popen(
                command, env=self._environment, cwd=self._log.parent, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(20)

    def stop(self) -> int:
        """End it as a person does; its exit code."""
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        return self._process.wait(60)

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None
