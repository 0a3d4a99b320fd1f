"""Generated texts through everything that reads what people and documents bring: nothing crashes, nothing is slow.

``python -m tests.soak.generated 100000`` ends with 1 where one raises, takes longer than a second of processor time, or
gives a message that Telegram would refuse. The same seed gives the same texts on every machine.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from bot.conversation.choices import read_chosen
from bot.telegram.handlers.browsing import _DATA as BROWSING
from bot.telegram.handlers.documents import _DATA as OPERATORS
from bot.telegram.handlers.private import _SHARED_ANSWER, _SHARED_PASSAGE
from bot.texts.wording import TelegramWording
from bot.views.blocks import ReplyBlock, Run, bold_block, plain_block
from bot.views.card import compose_shown
from bot.views.markup import MESSAGE_LIMIT, to_messages
from knowledge.errors import DocumentRefused
from knowledge.intake.preparation import prepare
from knowledge.places import find_places
from knowledge.readers import read_content
from knowledge.readers.front_matter import split_front_matter
from knowledge.store.library import Library
from knowledge.targets.periods import find_periods
from knowledge.targets.quantities import find_quantities
from knowledge.vietnamese.normalization import fold, to_stored
from knowledge.vietnamese.numbers import find_numbers
from retrieval.analysis.tokenizer import tokenize
from retrieval.assistant import Assistant
from tests.support.bot_api.markup import utf16_length, visible_text

LONGEST_SECONDS = 1.0
# Pieces of what people and pages write, and of what breaks programs; a text is some of them in any order.
WRITTEN = """mục tiêu|sản xuất sạch hơn|sxsh|tỉnh|huyện|Thanh Hóa|Hà Nội|TP.HCM|an giang|Châu Thành|Đắk Lắk|ha noi
cơ sở|doanh nghiệp|nhận thức|áp dụng|tiết kiệm|đào tạo|học viên|cán bộ chuyên trách|đến năm|giai đoạn|tỷ lệ|là gì|sao
2020|2050|2016-2020|12/3/2019|12.3.2019|31/02/2019|00/00/0000|năm|ngày|tháng|1.200|10,000|15 000|1,2,3|0912 345 678
50%|5-8 %|trên 25%|từ 10% lên 20%|2 trăm triệu đồng|triệu rưỡi|3 nghìn tỷ|፩ triệu|１２，５|0.125|½|²|−5%|5S|CO2|iso14001
Số: 12/QĐ-UBND|Điều 5.|Cập nhật|Thứ Hai,|Tin cùng chuyên mục|Ông Nguyễn Văn A|[1]|(TTXVN)|“|”|…|;|:|. |, |( |)|a@b.vn
<b>|</b>|&amp;|&#xD800;|<script>|[/b]|{{|}}|\\|'|`|$|%s|{0}|../..|a:0123456789abcdef:p:1|p_abc-def|https://a.vn/x?y=1|--
title: x|date: 99/99|provinces: SXSH|provinces: [1, [2]]|? !|- - -|key: &a [*a]|x: !!python/object:os.system|😀
👨‍👩‍👧|\u1780|١٢٣"""
PIECES = (
    *WRITTEN.replace("\n", "|").split("|"),
    " | ",
    "---\n",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "   ",
    '"',
    "\x00",
    "\x0c",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\ufffe",
    "\ud800",
    "\u0301\u0323",
    "e\u0302\u0301",
    "a" * 300,
    "1" * 60,
    "." * 90,
    " " * 90,
)


def texts(seed: int, count: int, longest: int) -> Iterator[str]:
    """Texts of one to so many pieces, parted by spaces or not, the same for one seed."""
    chance = random.Random(seed)
    for _ in range(count):
        pieces = chance.choices(PIECES, k=chance.choice((1, 2, 4, longest // 4, longest)))
        yield chance.choice((" ", " ", "", "\n")).join(pieces)


def run(seed: int, count: int, longest_text: int = 30) -> tuple[dict[str, float], list[str]]:
    """The longest seconds of processor time of each stage, and what was wrong, at most one line a text and stage."""
    longest = dict.fromkeys(STAGES, 0.0)
    wrong = []
    _ask("what is loaded once")
    for number, text in enumerate(texts(seed, count, longest_text)):
        for name, stage in STAGES.items():
            begun = time.process_time()
            try:
                stage(text)
            except Exception as problem:  # noqa: BLE001 - whatever it is, it is counted
                wrong.append(f"{name}, seed {seed} text {number}: {type(problem).__name__}: {problem}"[:300])
            taken = time.process_time() - begun
            longest[name] = max(longest[name], taken)
            if taken > LONGEST_SECONDS:
                wrong.append(f"{name}, seed {seed} text {number}: {taken:.1f} s")
    return longest, wrong


def _ask(text: str) -> None:
    answer = _assistant().ask(_typed(text))
    _check(list(to_messages(compose_shown(answer, long_form=True))))


def _read(text: str) -> None:
    for name in ("a.txt", "a.md"):
        try:
            prepare(read_content(_typed(text).encode(), name), name)
        except DocumentRefused:
            continue


def _read_page(text: str) -> None:
    page = f"<html><body><h1>{_typed(text)[:80]}</h1><p>{_typed(text)}</p></body></html>"
    try:
        prepare(read_content(page.encode(), "a.html"), "a.html")
    except DocumentRefused:
        return


def _read_header(text: str) -> None:
    try:
        split_front_matter(f"---\n{_typed(text)}\n---\nBài viết.", "a.md")
    except DocumentRefused:
        return


def _cut(text: str) -> None:
    half = len(text) // 2
    runs = (Run(text=text[:half], bold=True), Run(text=text[half:], link="https://a.vn/?x=1&y=2"))
    blocks = [bold_block(text), ReplyBlock(runs=runs, quoted=True), plain_block(text * 5, tight=True)]
    _check(to_messages(blocks))
    _check(to_messages(blocks, 300), 300)


def _check(messages: list[str], limit: int = MESSAGE_LIMIT) -> None:
    for message in messages:
        visible = visible_text(message)
        assert visible.strip(), "a message shows nothing"
        assert utf16_length(visible) <= limit, "a message is too long"
        message.encode()


def _press(text: str) -> None:
    read_chosen(text)
    for pattern in (BROWSING, OPERATORS, _SHARED_ANSWER, _SHARED_PASSAGE):
        pattern.fullmatch(text)


def _typed(text: str) -> str:
    """As it comes through a network: what is no character does not."""
    return text.encode("utf-8", "replace").decode()


def _numbers(text: str) -> None:
    list(find_numbers(text))
    list(find_quantities(text))
    find_periods(text, bare=True)


@cache
def _assistant() -> Assistant:
    library = Library.open("sqlite://")
    for name, text in (
        ("a.txt", "An Giang đặt mục tiêu\n\nTỉnh An Giang phấn đấu đến năm 2020 có 50% cơ sở sản xuất áp dụng SXSH."),
        ("b.txt", "Hà Nội tập huấn\n\nSở Công Thương Hà Nội đã đào tạo 10.000 học viên về sản xuất sạch hơn năm 2015."),
    ):
        library.put(prepare(read_content(text.encode(), name), name))
    return Assistant(library, TelegramWording())


STAGES: Mapping[str, Callable[[str], object]] = {
    "stored, folded": lambda text: fold(to_stored(text)),
    "tokens": tokenize,
    "numbers, figures, periods": _numbers,
    "places": find_places,
    "question to message": _ask,
    "document": _read,
    "page": _read_page,
    "header": _read_header,
    "cutter": _cut,
    "presses, links": _press,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    share = 500
    longest = dict.fromkeys(STAGES, 0.0)
    wrong: list[str] = []
    with ProcessPoolExecutor(chosen.workers) as pool:
        seeds = range(-(-chosen.count // share))
        for part, faults in pool.map(run, seeds, [share] * len(seeds)):
            longest = {name: max(taken, part[name]) for name, taken in longest.items()}
            wrong += faults
    print(f"{len(seeds) * share} texts through {len(STAGES)} stages")
    for name, taken in longest.items():
        print(f"    {name}: at most {taken:.3f} s")
    for fault in wrong[:50]:
        print(f"BAD {fault}")
    print(f"{len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
