"""What the Dockerfile says can be done: its commands are run where the image's root is a folder, without an engine."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.deploy.conftest import ROOT
from tests.deploy.dockerfile import argv, below, read_instructions, stages, variables
from tests.support.ports import free_port

INSTRUCTIONS = read_instructions((ROOT / "Dockerfile").read_text(encoding="utf-8"))
BUILD, FINAL = stages(INSTRUCTIONS)
LET_IN = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
COPIED = [source for it in BUILD if it.name == "COPY" for source in it.rest.split()[:-1]]
# Not run here: what asks a package index (the folder of the checks has the same pins), and what needs Debian and root.
FETCHES = (
    "--require-hashes",
    "apt-get",
    "/var/lib/apt",
    "groupadd",
    "useradd",
    "install --directory",
    "-m venv /build",
)
unix = pytest.mark.skipif(sys.platform == "win32", reason="the image is one of Linux")


def pins(lock: str) -> dict[str, str]:
    """Each pinned line of a lock with its hashes."""
    entries = re.findall(
        r"^(\S+==.*?)((?: \\\n    --hash=\S+)+)$", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE
    )
    return {name.partition(" ;")[0]: hashes for name, hashes in entries}


def test_what_is_copied_is_there_and_let_in() -> None:
    """And nothing is let in that is not copied: no test, no setting, no secret comes near the image."""
    assert {source for source in COPIED if not (ROOT / source).exists()} == set()
    wanted = {f"deploy/*{Path(each).suffix}" if each.startswith("deploy/") else each for each in COPIED}
    assert set(LET_IN) == wanted


@pytest.mark.parametrize("lock", ["deploy/requirements.lock", "deploy/build.lock"])
def test_what_an_image_is_made_of_is_what_is_tested(lock: str) -> None:
    """The same versions, known by the same hashes, and from no named index."""
    tested, shipped = pins("requirements.lock"), pins(lock)
    assert shipped
    assert {name: hashes for name, hashes in shipped.items() if tested.get(name) != hashes} == {}
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_the_image_has_nothing_that_only_checks_need() -> None:
    """Nor what builds the wheel: that stays behind in the first stage."""
    names = {name.partition("==")[0] for name in pins("deploy/requirements.lock")}
    assert names.isdisjoint({"pytest", "mypy", "ruff", "hypothesis", "hatchling", "scikit-learn", "import-linter"})
    assert {"psycopg", "python-telegram-bot", "starlette"} <= names


def test_the_image_runs_as_nobody_in_particular_with_one_volume() -> None:
    """A user by number, who owns what the volume begins with."""
    told = {it.name: it.rest for it in FINAL}
    assert told["USER"] == "10001:10001"
    assert [it.rest for it in FINAL if it.name == "VOLUME"] == ["/data"]
    (prepared,) = (it.rest for it in FINAL if it.name == "RUN")
    assert "tesseract-ocr-vie" in prepared
    assert "useradd --system --uid 10001" in prepared


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of an image: the commands of the first stage were run in it, but for those that fetch.

    What they would fetch is lent by the environment of the tests.
    """
    root = tmp_path_factory.mktemp("image")
    source = root / "src"
    for each in COPIED:
        target = source / each
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / each).is_dir() else shutil.copy
        copy(ROOT / each, target)
    (root / "build").symlink_to(sys.prefix)
    for command in (part for it in BUILD if it.name == "RUN" for part in it.rest.split(" && ")):
        if not any(word in command for word in FETCHES):
            path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
            environment = {**os.environ, "PATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
            subprocess.run(["sh", "-c", below(root, command)], cwd=source, env=environment, check=True)
        if command.startswith("python -m venv --without-pip /opt/sxsh"):
            (packages,) = (root / "opt" / "sxsh").glob("lib/*/site-packages")
            (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (root / "data").mkdir()
    (root / "tmp").mkdir()
    return root


def as_read_only(root: Path) -> list[str]:
    """What a command stands behind, so that it can write into two folders alone; empty where none may do so."""
    writable = " && ".join(f"mount --bind '{root / name}' '{root / name}'" for name in ("data", "tmp"))
    prefix = ["unshare", "--mount", "sh", "-c", f'{writable} && mount -o remount,ro,bind / && exec "$@"', "sh"]
    if shutil.which("unshare") is None or os.geteuid() != 0:
        return []
    refused = subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode
    writes = subprocess.run([*prefix, "touch", str(root / "opt" / "x")], capture_output=True, check=False).returncode
    return [] if refused or not writes else prefix


def settings_of_the_image(root: Path) -> dict[str, str]:
    given = {name: below(root, value) for name, value in variables(FINAL).items()}
    path = given["PATH"].replace("$PATH", os.environ["PATH"])
    return {**given, "PATH": path, "TMPDIR": str(root / "tmp"), "LANG": "C.UTF-8"}


def is_served(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def check_health(root: Path, port: int) -> int:
    """The exit code of the health check, for a process whose metrics are at this port."""
    environment = {**settings_of_the_image(root), "SXSH_METRICS_PORT": str(port)}
    return subprocess.run(argv(FINAL, "HEALTHCHECK"), env=environment, capture_output=True, check=False).returncode


@contextmanager
def answering(status: int) -> Iterator[int]:
    """The port of a server that answers with one status, to ``/healthz`` alone."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@unix
def test_the_health_check_believes_a_good_answer_alone(image: Path) -> None:
    """Not one that says it is ill, and not silence."""
    with answering(200) as port:
        assert check_health(image, port) == 0
    with answering(503) as port:
        assert check_health(image, port) == 1
    assert check_health(image, port) == 1


@unix
def test_the_image_can_install_nothing(image: Path) -> None:
    """Its Python has no pip: that stays behind as well."""
    assert (image / "opt" / "sxsh" / "bin" / "sxsh").is_file()
    assert [each.name for each in (image / "opt" / "sxsh").rglob("pip*")] == []


@unix
def test_what_the_image_starts_serves_and_writes_into_its_volume_alone(image: Path) -> None:
    """With a read-only root where the machine lets us make one; told to end, it ends well."""
    ports = {name: free_port() for name in ("SXSH_WEB_PORT", "SXSH_METRICS_PORT")}
    address = f"http://127.0.0.1:{ports['SXSH_WEB_PORT']}"
    environment = {**settings_of_the_image(image), "SXSH_WEB_URL": address, "SXSH_WEB_LISTEN": "127.0.0.1"}
    environment |= {name: str(port) for name, port in ports.items()}
    command = [*as_read_only(image), *argv(FINAL, "CMD")]
    before = {path for path in image.rglob("*") if not path.is_relative_to(image / "data")}
    with subprocess.Popen(command, cwd=image / "data", env=environment, stderr=subprocess.PIPE) as process:
        try:
            until = time.monotonic() + 120
            while not is_served(f"{address}/khoe") and process.poll() is None and time.monotonic() < until:
                time.sleep(0.1)
            assert is_served(f"{address}/khoe"), process.poll()
            if "SXSH_METRICS_PORT" in {field.validation_alias for field in Settings.model_fields.values()}:
                assert check_health(image, ports["SXSH_METRICS_PORT"]) == 0
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        finally:
            process.kill()
    assert {path for path in image.rglob("*") if not path.is_relative_to(image / "data")} == before
    assert (image / "data" / "sxsh" / "sxsh.sqlite3").is_file()
