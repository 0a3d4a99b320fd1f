"""Every question of a set bare and in ten frames, with and without tone marks: framed must score as bare.

    python benchmarks/frames.py SET [--add PATH]... [--misses]

SET is a file of questions as ``sxsh eval`` reads them; without ``--add`` they are asked of the shipped collection.
``--misses`` prints each question that fares worse in a frame than bare.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

# Run as a file, this folder comes first on the path, and its neighbours would hide modules of the same name.
sys.path[0] = str(Path(__file__).parent.parent)

from bot.cli.evaluation import read_questions  # noqa: E402 - found beside this folder
from bot.composition.assistant import make_assistant  # noqa: E402
from knowledge.intake.intake import add_documents  # noqa: E402
from knowledge.intake.shipping import load_collection  # noqa: E402
from knowledge.store.database import url_of  # noqa: E402
from knowledge.store.library import Library  # noqa: E402
from knowledge.vietnamese.normalization import drop_marks  # noqa: E402
from retrieval.evaluation.metrics import DEPTH, EvalQuestion, Trial, run_trials, summarize  # noqa: E402

BARE = "bare"
FRAMES: Mapping[str, str] = {
    BARE: "{}",
    "address": "Anh ơi cho em hỏi {} ạ",
    "admin": "ad ơi {} vậy ad",
    "elder": "Bác cho cháu hỏi với, {} Cháu cảm ơn bác ạ!",
    "favour": "Nhờ anh chị tra giúp mình {} với ạ",
    "wish": "Em muốn hỏi là {}, em cảm ơn",
    "greeting": "Dạ em chào anh chị ạ. {} Mong anh chị trả lời sớm giúp em.",
    "trade": "em làm xưởng dệt ở Thanh Hoá, {} ạ",
    "size": "Công ty mình sản xuất giấy, có 50 công nhân ở Bắc Ninh. Cho mình hỏi {}",
    "link": "https://congthuong.vn/bai-viet-12345.html {} xin cảm ơn",
    "quoted": '"Xin chào quý khách" {}',
}
Ways = Mapping[str, Callable[[str, int], str]]


def ways_of_asking() -> Ways:
    """Each frame with tone marks and without."""
    marked = {name: partial(_put, frame, marks=True) for name, frame in FRAMES.items()}
    return marked | {f"{name}, no marks": partial(_put, frame, marks=False) for name, frame in FRAMES.items()}


def _put(frame: str, question: str, _seed: int, *, marks: bool) -> str:
    framed = frame.format(question)
    return framed if marks else drop_marks(framed)


def measure(questions: list[EvalQuestion], documents: list[str]) -> list[Trial]:
    """Every question in every frame, of a library filled for this alone."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(url_of(Path(folder) / "frames.sqlite3"))
        try:
            for refused in (each for each in add_documents(library, documents) if isinstance(each, Exception)):
                raise refused
            if not documents:
                load_collection(library)
            assistant = make_assistant(library)
            sources = {entry.article.id: entry.article.source for entry in library.articles()}
            return run_trials(questions, lambda asked: assistant.ask(asked, k=DEPTH), sources, ways_of_asking())
        finally:
            library.close()


def worse_than_bare(trials: list[Trial]) -> list[Trial]:
    """The trials that found less than the bare question did, or answered what it refused."""
    bare = {
        (each.question_id, each.variant.removeprefix(BARE)): each for each in trials if each.variant.startswith(BARE)
    }
    return [each for each in trials if _is_worse(each, bare[each.question_id, ", no marks" * (", " in each.variant)])]


def _is_worse(trial: Trial, bare: Trial) -> bool:
    if not trial.answerable:
        return bare.refused and not trial.refused
    if bare.answered and not trial.answered:
        return True
    return bare.rank is not None and (trial.rank is None or trial.rank > bare.rank)


def main() -> None:
    """Print a row a frame, and what fared worse."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", type=Path)
    parser.add_argument("--add", action="append", default=[])
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    trials = measure(read_questions(arguments.set), arguments.add)
    worse = worse_than_bare(trials)
    print(f"{'':22}  asked  hit@1  hit@3  refused  wrongly  worse")
    for row in summarize(trials)[:-1]:
        figures = "".join(
            f"{figure:7.3f}" if figure is not None else "      –"
            for figure in (row.hit_at_1, row.hit_at_3, row.refused, row.wrongly_refused)
        )
        count = sum(each.variant == row.variant for each in worse)
        print(f"{row.variant:22}{row.trials:7}{figures}{count:7}")
    for each in worse if arguments.misses else ():
        print(f"{each.question_id} · {each.variant} · rank {each.rank} · {each.status} · {each.asked}")


if __name__ == "__main__":
    main()
