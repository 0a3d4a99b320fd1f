"""Draws real answers of the shipped collection as a phone shows them: ``make pictures`` writes them beside this file.

Needs Chromium; without it the pictures stay as they are.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot import texts
from bot.conversation.answer_choices import answer_choices
from bot.conversation.choices import Action, Chosen, Rows
from bot.conversation.sides import find_side
from bot.journal.entry import Channel, Entry
from bot.journal.preferences import Preferences
from bot.texts.wording import TelegramWording
from bot.views.blocks import ReplyBlock
from bot.views.card import compose_shown
from bot.views.markup import to_html, to_parts
from bot.zalo.pages import AnswerPages
from bot.zalo.picks import compose_lines, lines_of
from bot.zalo.plain_texts import to_plain_messages
from knowledge.intake.shipping import load_collection
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.query.follow_up import turn_left_by
from retrieval.records import Answer

HERE = Path(__file__).parent
CONVERSATIONS: dict[str, tuple[str, ...]] = {
    "phone-answer": ("muc tieu sxsh 2020 thanh hoa", "còn Đắk Lắk thì sao?"),
    "phone-refusal": ("sxsh tiet kiem duoc bao nhieu", "giá vàng hôm nay bao nhiêu"),
}
IN_ZALO = "phone-zalo", "sxsh tiet kiem duoc bao nhieu"
# As high as what is said.
_WIDTH, _HEIGHT = 412, 1370
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_STYLE = """
body { margin: 0; background: #0e1621; color: #f5f5f5;
  font: 16px/1.35 "Roboto", "DejaVu Sans", "Noto Color Emoji", sans-serif; }
header { background: #17212b; padding: 14px 16px; font-weight: 600; }
main { display: flex; flex-direction: column; gap: 8px; padding: 10px; }
.mine, .bot { max-width: 88%; padding: 8px 12px; border-radius: 14px; white-space: pre-wrap; word-wrap: break-word; }
.mine { align-self: flex-end; background: #2b5278; }
.bot { background: #182533; }
a { color: #6ab3f3; text-decoration: none; }
blockquote { margin: 4px 0 0; padding: 4px 10px; border-left: 3px solid #6ab3f3; background: #1f2f40;
  border-radius: 6px; max-height: 4.1em; overflow: hidden; }
.keys { width: 94%; display: flex; flex-direction: column; gap: 4px; margin-top: -4px; }
.row { display: flex; gap: 4px; }
.key { flex: 1; background: #1e2c3a; border-radius: 8px; padding: 8px 4px; text-align: center; font-size: 14px; }
"""


_ZALO_STYLE = """
body { background: #e2e9f1; color: #0d1b2b; }
header { background: #0068ff; color: #fff; }
.mine { background: #d5e8ff; }
.bot { background: #fff; }
"""


def draw_conversation(assistant: Assistant, questions: Sequence[str]) -> str:
    """A page that looks like a chat of these questions with their real answers."""
    return draw_page("Trợ lý sản xuất sạch hơn", "".join(_messages(assistant, questions)))


def draw_in_zalo(library: Library, assistant: Assistant, question: str) -> str:
    """A page that looks like a chat in Zalo: a question, its answer with numbers, and what the first of them opens."""
    answer = assistant.ask(question, k=6)
    entry = _entry(0, question, answer, Channel.ZALO)
    opened = find_side(library, entry, Chosen(id=entry.id, action=Action.PASSAGE, n=1), Preferences())
    shown = [(question, (compose_shown(answer, long_form=False), answer_choices(entry)))]
    shown += [("1", opened)] if opened is not None else []
    messages = "".join(_in_zalo(said, blocks, rows, entry) for said, (blocks, rows) in shown)
    return draw_page("Bot SXSH", messages, _ZALO_STYLE)


def _in_zalo(said: str, blocks: Sequence[ReplyBlock], rows: Rows, entry: Entry) -> str:
    lines = lines_of(rows, entry.id, AnswerPages(), in_group=False, shown=None)
    numbered, _ = compose_lines(lines, texts.zalo.CHOOSE)
    told = "".join(f'<div class="bot">{html.escape(each)}</div>' for each in to_plain_messages((*blocks, *numbered)))
    return f'<div class="mine">{html.escape(said)}</div>{told}'


def draw_page(title: str, messages: str, style: str = "") -> str:
    """A page that looks like a chat of this name, with these messages."""
    styles = f'<meta charset="utf-8"><style>{_STYLE}{style}</style>'
    return f"<!doctype html>{styles}<header>{title}</header><main>{messages}</main>"


def draw_keys(rows: Iterable[Sequence[str]]) -> str:
    """The buttons under a message by their labels, row by row."""
    return '<div class="keys">' + "".join(map(_row, rows)) + "</div>"


def photograph(page: str, picture: Path, height: int = _HEIGHT) -> bool:
    """A page as a PNG; false without a browser. The height is that of the window, in pixels of a phone."""
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--force-device-scale-factor=2",
            f"--user-data-dir={folder}/profile",
            f"--window-size={_WIDTH},{height}",
            f"--screenshot={picture}",
        ]
        command = [browser, *options, source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - a browser of this machine
    return picture.is_file()


def _messages(assistant: Assistant, questions: Sequence[str]) -> Iterator[str]:
    last = None
    for number, question in enumerate(questions):
        answer = assistant.ask(question, k=6, last=last)
        last = turn_left_by(answer) or last
        entry = _entry(number, question, answer, Channel.PRIVATE)
        yield f'<div class="mine">{html.escape(question)}</div>'
        for part in to_parts(compose_shown(answer, long_form=False)):
            yield f'<div class="bot">{to_html(part)}</div>'
        yield draw_keys([choice.label for choice in row] for row in answer_choices(entry))


def _entry(number: int, question: str, answer: Answer, channel: Channel) -> Entry:
    identity = f"{number:016x}"
    return Entry(id=identity, at=0, person="", conversation="", channel=channel, question=question, answer=answer)


def _row(labels: Sequence[str]) -> str:
    return '<div class="row">' + "".join(f'<div class="key">{html.escape(label)}</div>' for label in labels) + "</div>"


def main() -> int:
    """Draw every conversation; 0 when all were drawn, 1 without a browser."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(f"sqlite:///{folder}/library.sqlite3")
        load_collection(library)
        assistant = Assistant(library, TelegramWording())
        pages = {name: draw_conversation(assistant, said) for name, said in CONVERSATIONS.items()}
        name, question = IN_ZALO
        pages[name] = draw_in_zalo(library, assistant, question)
        library.close()
    drawn = [photograph(page, HERE / f"{name}.png") for name, page in pages.items()]
    if not all(drawn):
        sys.stderr.write("The pictures need Chromium.\n")
    return 0 if all(drawn) else 1


if __name__ == "__main__":
    sys.exit(main())
