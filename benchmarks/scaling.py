"""How the time of each stage of reading grows with a text that was made to make it grow: doubled, and doubled again.

    python benchmarks/scaling.py [--stage NAME...] [--seconds 2]

Prints stage, text, characters, seconds of the processor, and the ratio to half the size; a text is doubled until the
stage takes as long as was asked for. Ends with 1 where the last doubling took more than 2.3 times as long.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from knowledge.dates import find_dates  # noqa: E402
from knowledge.errors import DocumentRefused  # noqa: E402
from knowledge.extraction import extract  # noqa: E402
from knowledge.intake.chunking import chunk, join_blocks  # noqa: E402
from knowledge.places import find_article_places, find_places  # noqa: E402
from knowledge.readers import read_content  # noqa: E402
from knowledge.records import Article, Document, DocumentLine, ExtractedLine, LineRole  # noqa: E402
from knowledge.targets import find_targets  # noqa: E402
from knowledge.targets.periods import find_periods  # noqa: E402
from knowledge.targets.quantities import find_quantities  # noqa: E402
from knowledge.vietnamese.sentences import split_sentences  # noqa: E402
from retrieval.analysis.tokenizer import tokenize  # noqa: E402
from tests.support.hostile_files import make_pdf  # noqa: E402

FIRST = 500  # pieces in the first text
MOST = 2_000_000  # characters in the last
# A time below this is of the clock and the caches as much as of the stage.
LEAST = 0.05  # seconds
ALLOWED = 2.3

# Each makes a text of a number of pieces.
TEXTS: Mapping[str, Callable[[int], str]] = {
    "sentences": lambda n: "Cơ sở đã giảm 5% lượng điện tiêu thụ vào năm 2015 tại Hà Nội. " * n,
    "percentages": lambda n: "đạt 5% " * n,
    "districts": lambda n: " ".join(f"huyện số {k} đạt {k % 99}%" for k in range(n)),
    "communes": lambda n: "xã Tân Lập huyện Đông Anh, " * n,
    "points": lambda n: "a." * n,
    "full stops": lambda n: "A. " * n,
    "digits": lambda n: "1" * n,
    "grouped digits": lambda n: "1." * n,
    "spaced digits": lambda n: "1 " * n,
    "dates": lambda n: "ngày 12/6/2019 " * n,
    "years": lambda n: "2015 - " * n,
    "scales": lambda n: "1 trăm nghìn tỷ " * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "dashes": lambda n: "-" * n,
    "brackets": lambda n: "(" * n + ")" * n,
    "squares": lambda n: "[" * n,
    "quotes": lambda n: "“a " * n,
    "ellipses": lambda n: "…” " * n,
    "capitals": lambda n: "Nguyễn Văn " * n,
    "addresses": lambda n: "http://a.vn/" * n,
    "one word": lambda n: "ơ" * n,
    "marks": lambda n: "*a _b `c ~~d <e [f](g " * n,
    "targets": lambda n: "50% cơ sở áp dụng sản xuất sạch hơn đến năm 2015, " * n,
    "listed": lambda n: "Đến năm 2020:\n" + "- 50% cơ sở áp dụng sản xuất sạch hơn;\n" * n,
    "lines": lambda n: "\n".join(f"Dòng thứ {k} của bài viết về sản xuất" for k in range(n)),
    "short lines": lambda n: "a\n" * n,
    "dated lines": lambda n: "Cập nhật: 12/6/2019 08:30\n" * n,
    "capital lines": lambda n: "\n".join(f"SỞ CÔNG THƯƠNG SỐ {k}" for k in range(n)),
}
TABLE = '<tr><td rowspan="999">a</td><td>b</td></tr>'
# Each makes a file of a number of pieces.
FILES: Mapping[str, tuple[str, Callable[[int], bytes]]] = {
    "paragraphs": ("a.html", lambda n: _page("<p>Cơ sở đã giảm một phần lượng điện tiêu thụ trong nhiều năm.</p>" * n)),
    "links": ("a.html", lambda n: _page("<li><a href='/'>Sở Công Thương tổ chức lớp tập huấn</a></li>" * n)),
    "headings": ("a.html", lambda n: _page("<h1>Tập huấn sản xuất</h1><p>Cơ sở đã giảm một phần lượng điện.</p>" * n)),
    "divs": ("a.html", lambda n: _page("<div>" * n + "<p>Cơ sở đã giảm một phần lượng điện tiêu thụ.</p>" * 9)),
    "lists": ("a.html", lambda n: _page("<ul><li>" * n + "<p>Cơ sở đã giảm một phần lượng điện tiêu thụ.</p>" * 9)),
    "siblings in boxes": ("a.html", lambda n: _page("<div><div><p>Cơ sở giảm điện.</p></div></div>" * n)),
    "spans": ("a.html", lambda n: _page(f"<table>{TABLE * n}</table>")),
    "tables": (
        "a.html",
        lambda n: _page("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>" * n),
    ),
    "nested tables": ("a.html", lambda n: _page("<table><tr><td>a</td><td>" * n)),
    "classes": ("a.html", lambda n: _page("<p class='tin-lien-quan'>Cơ sở giảm điện.</p>" * n)),
    "word paragraphs": ("a.docx", lambda n: _word("Cơ sở đã giảm một phần lượng điện tiêu thụ.", n)),
    "lines of a PDF": (
        "a.pdf",
        lambda n: make_pdf(b"BT /F 11 Tf\n" + b"(Cleaner production) Tj 0 -16 Td\n" * n + b"ET"),
    ),
    "pages of a PDF": ("a.pdf", lambda n: make_pdf(b"BT /F 11 Tf (Cleaner production saves) Tj ET", pages=n)),
}


def _page(body: str) -> bytes:
    return f"<html><head><title>Tập huấn</title></head><body>{body}</body></html>".encode()


def _word(text: str, count: int) -> bytes:
    import docx

    word = docx.Document()
    for number in range(count):
        word.add_paragraph(f"{text} {number}")
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _document(text: str) -> Document:
    return Document(source="a", lines=tuple(DocumentLine(text=line) for line in text.split("\n") if line))


def _lines(text: str) -> list[ExtractedLine]:
    return [
        ExtractedLine(number=number, text=block.text, role=LineRole.BODY)
        for number, block in enumerate(_document(text).lines)
    ]


def _later(stage: Callable[..., object], *given: object) -> Callable[[], object]:
    return lambda: stage(*given)


def _targets(text: str) -> Callable[[], object]:
    blocks = _document(text).lines
    article = Article(id="", title="", source="", text=join_blocks(blocks))
    chunks = chunk(blocks)
    return lambda: find_targets(article, chunks)


def _dates(text: str) -> Callable[[], object]:
    return lambda: find_dates(_lines(text))


# Each is given a text and makes what is timed.
STAGES: Mapping[str, Callable[[str], Callable[[], Any]]] = {
    "markdown": lambda text: lambda: read_content(f"x {text}".encode(), "a.md"),
    "plain": lambda text: lambda: read_content(f"x {text}".encode(), "a.txt"),
    "extract": lambda text: _later(extract, _document(text)),
    "sentences": lambda text: lambda: split_sentences(text),
    "chunk": lambda text: _later(chunk, _document(text).lines),
    "quantities": lambda text: lambda: list(find_quantities(text)),
    "periods": lambda text: lambda: find_periods(text),
    "targets": _targets,
    "places": lambda text: lambda: find_places(text),
    "article places": lambda text: _later(find_article_places, "", _lines(text)),
    "date": _dates,
    "tokenize": lambda text: lambda: tokenize(text),
}


def main() -> int:
    """Print the table; 1 where something grows faster than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stage", nargs="+", help="names of stages, or “files”")
    parser.add_argument("--text", nargs="+", help="names of texts or files")
    parser.add_argument("--seconds", type=float, default=1.0)
    given = parser.parse_args()
    steep = []
    for stage, begin in STAGES.items():
        for name, make in TEXTS.items():
            if (not given.stage or stage in given.stage) and (not given.text or name in given.text):
                steep += _measure(
                    stage, name, lambda n, begin=begin, make=make: _timed_text(begin, make(n)), given.seconds
                )
    for name, (file, make_file) in FILES.items():
        if (not given.stage or "files" in given.stage) and (not given.text or name in given.text):
            steep += _measure(
                "files", name, lambda n, file=file, make=make_file: _timed_file(make(n), file), given.seconds
            )
    print("\n".join(steep) or "nothing grows faster than it may")
    return bool(steep)


def _measure(stage: str, name: str, timed: Callable[[int], tuple[int, float]], enough: float) -> list[str]:
    """Double until enough; the last ratio if it is too high."""
    pieces, before, ratio = FIRST, 0.0, 0.0
    while True:
        size, took = timed(pieces)
        ratio = took / before if before >= LEAST else 0.0
        if took >= enough or size >= MOST:
            break
        pieces, before = pieces * 2, took
    steep = ratio > ALLOWED
    print(f"{stage:15} {name:18} {size:9,} {took:8.3f} s  {ratio:5.2f}{'  too steep' if steep else ''}", flush=True)
    return [f"{stage}, {name}: {ratio:.2f}"] if steep else []


def _timed_text(begin: Callable[[str], Callable[[], Any]], text: str) -> tuple[int, float]:
    run = begin(text)
    return len(text), _time(run)


def _timed_file(content: bytes, name: str) -> tuple[int, float]:
    return len(content), _time(lambda: read_content(content, name))


def _time(run: Callable[[], Any]) -> float:
    """The lesser of two: what else the machine does only ever adds."""
    times = []
    for _ in range(2):
        started = time.process_time()
        with contextlib.suppress(DocumentRefused):
            run()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
