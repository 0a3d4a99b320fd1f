"""Documents prepared in processes of their own, within limits, and whatever becomes of the processes."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import (
    AddressNotPublic,
    DocumentRefused,
    ReadingCrashed,
    ReadingFailed,
    ReadingTooLarge,
    ReadingTooSlow,
)
from knowledge.intake.intake import add_documents
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.workers import prepare_documents
from knowledge.readers.document import RawDocument
from knowledge.records import IntakeResult
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from tests.support.database import new_sqlite
from tests.support.hostile_files import make_pdf, show_lines
from tests.support.internet import serve

PROVINCES = ("Nghệ An", "Thanh Hóa", "Quảng Nam", "Bình Định", "An Giang", "Đồng Tháp")
PAGE = """{province} tập huấn sản xuất sạch hơn lần {number}

Ngày {day}/6/2019, Sở Công Thương {province} tổ chức lớp tập huấn về sản xuất sạch hơn cho {count} cơ sở trong tỉnh.
Đến năm 2025, {province} đặt mục tiêu {percent}% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.
"""
HTML = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"


def page(number: int) -> str:
    province = PROVINCES[number % len(PROVINCES)]
    return PAGE.format(
        province=province, number=number, day=number % 28 + 1, count=number + 20, percent=number % 90 + 5
    )


def write_pages(folder: Path, count: int) -> list[str]:
    folder.mkdir(exist_ok=True)
    paths = []
    for number in range(count):
        title, _, text = page(number).partition("\n\n")
        name, content = (
            ("txt", page(number)),
            ("md", f"# {title}\n\n{text}"),
            ("html", HTML.format(title=title, text=text.replace("\n", "</p><p>"))),
        )[number % 3]
        paths.append(folder / f"{number:03d}.{name}")
        paths[-1].write_text(content, encoding="utf-8")
    return [str(path) for path in paths]


def add(folder: Path, locators: list[str], workers: int) -> tuple[list[tuple[str, ...]], list[Any]]:
    """What was said of each document, and all that is in the library afterwards."""
    with closing(Library.open(new_sqlite(folder / f"{workers}.sqlite3"))) as library:
        said = [describe(outcome) for outcome in add_documents(library, locators, workers=workers)]
        return said, [library.revisions(), library.read(library.revisions()[1]), library.targets()]


def describe(outcome: IntakeResult | DocumentRefused) -> tuple[str, ...]:
    if isinstance(outcome, DocumentRefused):
        return type(outcome).__name__, outcome.source, outcome.reason, str(outcome.particular)
    return outcome.outcome, outcome.source, str(outcome.article_id)


def kill_workers() -> None:
    for child in multiprocessing.active_children():
        child.kill()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(new_sqlite(tmp_path / "library.sqlite3"))) as opened:
        yield opened


def refusals(kind: type[DocumentRefused]) -> Iterator[type[DocumentRefused]]:
    yield kind
    for below in kind.__subclasses__():
        yield from refusals(below)


@pytest.mark.parametrize("kind", list(refusals(DocumentRefused)))
def test_a_refusal_crosses_between_processes_whole(kind: type[DocumentRefused]) -> None:
    """Its class, its sentence and its parts; with a reason of its own and without."""
    for refused in (kind("bài.pdf"), kind("bài.pdf", "is too large (3 KiB > 2 KiB)", particular="3 KiB > 2 KiB")):
        again = pickle.loads(pickle.dumps(refused))
        assert type(again) is kind
        assert (str(again), again.args) == (str(refused), refused.args)
        assert vars(again) == vars(refused)


def test_two_workers_give_what_one_process_gives(tmp_path: Path) -> None:
    """The same outcomes in the same order, refusals and their figures among them, and the same library."""
    pages = tmp_path / "pages"
    write_pages(pages, 36)
    (pages / "004a-empty.txt").write_text(" \n", encoding="utf-8")
    (pages / "010a-junk.txt").write_bytes(bytes(range(256)) * 20)
    (pages / "011a-same.txt").write_text(page(0), encoding="utf-8")  # of an article before it
    (pages / "020a-sheet.xls").write_bytes(b"\xd0\xcf\x11\xe0 sheet")
    (pages / "030a-broken.docx").write_bytes(b"PK\x03\x04 broken")
    with (pages / "031a-large.txt").open("wb") as large:
        large.truncate(21 * 1024 * 1024)
    locators = [str(pages), str(tmp_path / "missing.txt"), "http://127.0.0.1:9/none"]
    alone, kept_alone = add(tmp_path, locators, 1)
    together, kept_together = add(tmp_path, locators, 2)
    assert together == alone
    assert kept_together == kept_alone
    kinds = [kind for kind, *_ in alone]
    assert kinds.count("added") == 36
    assert len(set(kinds) - {"added", "unchanged", "updated"}) >= 6
    assert not multiprocessing.active_children()


def test_a_relative_path_is_of_the_folder_that_the_caller_is_in(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New processes may start in another folder."""
    write_pages(tmp_path / "pages", 3)
    monkeypatch.chdir(tmp_path)
    assert [describe(each)[0] for each in add_documents(library, ["pages"], workers=2)] == ["added"] * 3


def test_nothing_is_lost_when_workers_are_killed(tmp_path: Path, library: Library) -> None:
    """What they were at is done again by others, and the order stays."""
    locators = write_pages(tmp_path / "pages", 40)
    said = []
    for outcome in add_documents(library, locators, workers=2):
        said.append(describe(outcome))
        if len(said) in (1, 20):
            kill_workers()
    assert [source for _, source, *_ in said] == [Path(locator).name for locator in locators]
    assert {kind for kind, *_ in said} == {"added"}
    assert len(library.articles()) == 40


def test_what_a_lost_process_had_left_is_read_when_others_came_since(tmp_path: Path, library: Library) -> None:
    """A document given after the loss does not make those before it forgotten."""
    locators = write_pages(tmp_path / "pages", 5)

    def named() -> Iterator[str]:
        for number, locator in enumerate(locators):
            if number == 2:
                while not multiprocessing.active_children():
                    time.sleep(0.01)
                kill_workers()
                time.sleep(0.5)  # until that has been noticed
            yield locator

    said = [describe(outcome) for outcome in add_documents(library, named(), workers=1)]
    assert [(kind, source) for kind, source, *_ in said] == [("added", Path(locator).name) for locator in locators]


def test_a_document_that_ends_every_process_is_refused_and_the_others_are_kept(
    tmp_path: Path, library: Library
) -> None:
    """It gets a second process, and then a clear reason."""
    deadly = tmp_path / "z.txt"
    deadly.write_text(page(0) * 20_000, encoding="utf-8")  # long enough to be met while it is read
    others = write_pages(tmp_path / "pages", 6)
    done = threading.Event()

    def kill() -> None:
        while not done.wait(1):
            kill_workers()

    outcomes = []
    for outcome in add_documents(library, [*others, str(deadly)], workers=2):
        outcomes.append(outcome)
        if len(outcomes) == len(others):
            threading.Thread(target=kill, daemon=True).start()
    done.set()
    *others_said, crashed = outcomes
    assert isinstance(crashed, ReadingCrashed)
    assert crashed.source == "z.txt"
    assert {describe(other)[0] for other in others_said} == {"added"}


def test_a_document_beyond_a_limit_is_refused_alone(tmp_path: Path, library: Library) -> None:
    """Of time, of memory; with the limit beside the reason, and the others are in."""
    before, after = write_pages(tmp_path / "pages", 2)
    long = tmp_path / "long.txt"
    long.write_text(page(0) * 40_000, encoding="utf-8")
    for limits, kind, figure in (
        (ReadingLimits(seconds=2), ReadingTooSlow, "2 s"),
        (ReadingLimits(memory_mb=256), ReadingTooLarge, "256 MiB"),
    ):
        outcomes = list(add_documents(library, [before, str(long), after], limits=limits))
        (refused,) = [outcome for outcome in outcomes if isinstance(outcome, DocumentRefused)]
        assert type(refused) is kind
        assert (refused.source, refused.particular) == ("long.txt", figure)
        assert outcomes[1] is refused
    assert len(library.articles()) == 2


def test_no_document_is_read_by_a_process_whose_memory_another_has_used_up(tmp_path: Path) -> None:
    """The one behind it has a process of its own, and is none the worse for it."""
    before, after = write_pages(tmp_path / "pages", 2)
    long = tmp_path / "long.txt"
    long.write_text(page(0) * 40_000, encoding="utf-8")
    readers = []
    with closing(prepare_documents([before, long, after], limits=ReadingLimits(memory_mb=256))) as prepared:
        kinds = []
        for outcome in prepared:
            kinds.append(type(outcome))
            readers.append({child.pid for child in multiprocessing.active_children()})
    assert kinds == [Draft, ReadingTooLarge, Draft]
    assert readers[0].isdisjoint(readers[2])


def test_a_library_that_gets_no_more_memory_and_ends_the_process_is_said_to_need_too_much(tmp_path: Path) -> None:
    """PDFs are read by one that cannot say so otherwise."""
    (tmp_path / "dong.pdf").write_bytes(make_pdf(show_lines(200_000)))
    (refused,) = prepare_documents([tmp_path / "dong.pdf"], limits=ReadingLimits(memory_mb=256))
    assert isinstance(refused, ReadingTooLarge)
    assert refused.particular == "256 MiB"


def test_a_page_behind_the_public_web_is_refused_unless_that_is_allowed(library: Library) -> None:
    """By the record that goes to every reader; the address is kept without what lets others in."""

    class Intranet(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(page(0).encode())

        def log_message(self, *_: object) -> None:
            pass

    with serve(Intranet) as server:
        place = f"127.0.0.1:{server.server_port}/tin.txt"
        address = f"http://user:geheim@{place}?token=geheim"
        (refused,) = add_documents(library, [address])
        assert isinstance(refused, AddressNotPublic)
        assert refused.source == f"http://{place}"
        (added,) = add_documents(library, [address], limits=ReadingLimits(private=True))
    assert describe(added)[0] == "added"
    (entry,) = library.articles()
    assert (entry.article.source, entry.article.url) == (f"http://{place}", f"http://{place}")


def test_a_fault_of_the_program_is_the_refusal_of_one_document(caplog: pytest.LogCaptureFixture) -> None:
    """The log says where it was made; the refusal does not."""
    faulty = RawDocument.model_construct(content=None, source="a.txt", name="a.txt", url=None, charset=None)
    sound = RawDocument(content=page(0).encode(), source="b.txt", name="b.txt")
    refused, kept = prepare_documents([faulty, sound], limits=ReadingLimits())
    assert isinstance(refused, ReadingFailed)
    assert refused.source == "a.txt"
    assert "Traceback" not in str(refused)
    assert isinstance(kept, Draft)
    (record,) = caplog.records
    assert "a.txt" in record.getMessage()
    assert "AttributeError" in record.getMessage()


def test_documents_are_taken_up_as_they_are_needed(tmp_path: Path, library: Library) -> None:
    """However many there are, only some are ahead of the one that is awaited; who stops leaves no process behind."""
    locators = write_pages(tmp_path / "pages", 60)
    taken: list[str] = []

    def named() -> Iterator[str]:
        for locator in locators:
            taken.append(locator)
            yield locator

    outcomes = add_documents(library, named(), workers=2)
    for written in range(1, 11):
        assert describe(next(outcomes))[0] == "added"
        assert len(taken) <= written + 16
    outcomes.close()
    assert not multiprocessing.active_children()
    assert len(library.articles()) == 10


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C is no signal to a group of processes")
def test_ctrl_c_ends_at_once_and_keeps_what_was_written(tmp_path: Path) -> None:
    """The terminal tells every process of it; none prints a traceback."""
    write_pages(tmp_path / "pages", 600)
    database = tmp_path / "library.sqlite3"
    command = [sys.executable, "-m", "bot", "--database", str(database), "--no-collection", "add", "pages"]
    path = os.pathsep.join([str(Path(__file__).parents[3]), *filter(None, [os.environ.get("PYTHONPATH")])])
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as running:
        while running.poll() is None and not count_articles(database):
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)
        # Ends only when nobody holds the other end any more: no process is left.
        said, _ = running.communicate(timeout=30)
    assert running.returncode not in (0, None)
    assert "Traceback" not in said
    assert 0 < count_articles(database) < 600


def count_articles(database: Path) -> int:
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0


_FORKED = """
import os, sys
from pathlib import Path
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.workers import prepare_document

def read(path):
    return prepare_document(Path(path), limits=ReadingLimits()).article.title

first = read(sys.argv[1])
child = os.fork()
if not child:
    os._exit(read(sys.argv[1]) != first)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no forking on this system")
def test_a_process_forked_from_one_that_read_reads_too(tmp_path: Path) -> None:
    """What the first one started is not its child's to look after."""
    page = tmp_path / "a.txt"
    page.write_text(
        "Bình Định tập huấn\n\nSở Công Thương Bình Định mở lớp tập huấn sản xuất sạch hơn cho 45 học viên.\n"
    )
    subprocess.run([sys.executable, "-c", _FORKED, str(page)], check=True, timeout=60)
