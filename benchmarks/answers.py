"""The whole answer, text in and Answer out, by stage: on the shipped collection, on documents, and among many passages.

    python benchmarks/answers.py [--add PATH] [--passages N]

Questions are those of ``tests/questions/collection.jsonl``; passages are synthetic Vietnamese-like syllables.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from bot import texts  # noqa: E402 - found beside this folder
from bot.card import compose_shown  # noqa: E402
from bot.markup import to_messages  # noqa: E402
from knowledge.database import open_database  # noqa: E402
from knowledge.intake import add_documents, load_collection  # noqa: E402
from knowledge.library import Library  # noqa: E402
from retrieval.assistant import Assistant  # noqa: E402
from retrieval.question import understand  # noqa: E402
from retrieval.snapshot import take_snapshot  # noqa: E402

QUESTIONS = HERE.parent / "tests" / "questions" / "collection.jsonl"
ROUNDS = 20
PASSAGES_A_DOCUMENT = 20
_LOOKED_INTO = 24


def read_questions() -> list[str]:
    """The questions, in order."""
    return [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def measure(library: Library, name: str) -> None:
    """Print the time of each stage, and of whole answers on one and two threads."""
    started = time.perf_counter()
    assistant = Assistant(library, texts.VietnameseWording())
    ready = time.perf_counter() - started
    known = take_snapshot(library)
    questions = read_questions()
    took: dict[str, list[float]] = defaultdict(list)
    for round_number in range(ROUNDS):
        for question in questions:
            at = [time.perf_counter()]
            asked = understand(question, known.lexicon)
            at.append(time.perf_counter())
            known.index.search(asked.search_terms(known.index), _LOOKED_INTO)
            at.append(time.perf_counter())
            answer = assistant.ask(question)
            at.append(time.perf_counter())
            to_messages(compose_shown(answer, long_form=False))
            at.append(time.perf_counter())
            if round_number:  # the first takes passages apart, once for all
                for stage, (begin, end) in zip(("question", "index", "answer", "reply"), pairwise(at), strict=True):
                    took[stage].append((end - begin) * 1000)
    print(f"{name}: ready in {ready:.2f} s")
    for stage, times in took.items():
        print(f"  {stage:9} p50 {statistics.median(times):7.3f} ms   p99 {np.quantile(times, 0.99):7.3f} ms")
    for threads in (1, 2):
        with ThreadPoolExecutor(threads) as pool:
            started = time.perf_counter()
            list(pool.map(assistant.ask, questions * ROUNDS))
            rate = len(questions) * ROUNDS / (time.perf_counter() - started)
            print(f"  {threads} thread(s): {rate:.0f} answers a second")


def main() -> None:
    """Measure the shipped collection, then with documents added, then with many passages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--add", metavar="PATH")
    parser.add_argument("--passages", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(open_database(f"sqlite:///{folder}/library.sqlite3"))
        load_collection(library)
        measure(library, "the shipped collection")
        if given.add:
            list(add_documents(library, [given.add]))
            measure(library, "with the documents added")
        if given.passages:
            syllables = sorted(take_snapshot(library).index.syllables())
            for draft in make_documents(given.passages, syllables):
                library.put(draft)
            measure(library, f"among {given.passages} passages")
        library.close()


if __name__ == "__main__":
    main()
