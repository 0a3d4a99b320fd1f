"""How much of a phone the messages take: eight questions put to the digests that ship.

    python benchmarks/message_lengths.py [QUESTION ...]

Prints of each message its length in UTF-16 units, as Telegram counts, and its lines of 45 characters, as a phone 412
pixels wide breaks them; a screen holds some twenty. ``/muctieu`` and ``/sosanh`` are looked up as the bot does.
"""

from __future__ import annotations

import sys
import tempfile
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.texts.wording import TelegramWording
from bot.views.card import compose_shown
from bot.views.markup import to_parts, to_text, utf16_length
from knowledge.intake.shipping import load_collection
from knowledge.store.database import open_database
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from retrieval.records import Answer

QUESTIONS = (
    "muc tieu sxsh 2020 thanh hoa",
    "/muctieu Thanh Hóa",
    "/sosanh các tỉnh",
    "/sosanh Hà Nội, Thanh Hóa",
    "5S là gì?",
    "mục tiêu của Cần Thơ",
    "mục tiêu Hà Nội 2019",
    "sxsh tiet kiem duoc bao nhieu",
)
WIDTH = 45  # letters in a line at 412 pixels


def main(questions: tuple[str, ...]) -> None:
    """Print a line a question."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(open_database(f"sqlite:///{folder}/library.sqlite3"))
        load_collection(library)
        assistant = Assistant(library, TelegramWording())
        for question in questions:
            messages = [to_text(part) for part in to_parts(compose_shown(_ask(assistant, question), long_form=False))]
            lines = sum(len(textwrap.wrap(line, WIDTH)) or 1 for each in messages for line in each.split("\n"))
            units = sum(map(utf16_length, messages))
            print(f"{question:32} {units:6} units {lines:5} lines {len(messages):3} messages")
        library.close()


def _ask(assistant: Assistant, question: str) -> Answer:
    command, _, words = question.partition(" ")
    if command == "/sosanh":
        return assistant.compare(words)
    return assistant.look_up(f"mục tiêu {words}") if command == "/muctieu" else assistant.ask(question, k=6)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or QUESTIONS)
