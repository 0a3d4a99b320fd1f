"""What real people asked becomes a set of questions that can be measured with."""

from __future__ import annotations

import json
from pathlib import Path

from bot import texts
from bot.cli.evaluation import read_questions
from bot.composition.assistant import make_assistant
from bot.conversation.choices import FAULTS
from bot.journal.entry import Fault
from knowledge.store.library import Library
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.command import Command
from tests.support.conversation import pressed, said
from tests.support.serving import PRIVACY_KEY, CannedAnswerer, make_near, serving

LEARNERS = "lớp tập huấn ở Bình Định có bao nhiêu học viên"
WATER = "xưởng ở Quy Nhơn giảm được bao nhiêu nước"
NEAR = "lò hơi sinh khối giá bao nhiêu"
NOTHING = "Cần Thơ có mô hình khí sinh học không"


async def test_answers_refusals_and_complaints_become_lines_of_a_labelled_set(api: BotApi, tmp_path: Path) -> None:
    """What was called wrong and what was not found have no answer; telephone numbers are blotted, talk is left out."""
    sxsh = Command(tmp_path)
    library = Library.open(f"sqlite:///{tmp_path / 'library.sqlite3'}")
    told = "Lớp tập huấn ở Bình Định có 45 học viên."
    library.put(make_draft("Tập huấn", told, source="tap-huan.txt", province="Bình Định", now="Gia Lai"))
    saved = "Xưởng ở Quy Nhơn giảm được 30% lượng nước."
    library.put(make_draft("Nước", saved, source="nuoc.txt", province="Bình Định", now="Gia Lai"))
    async with serving(api, make_assistant(library), library.engine):
        await said(api, LEARNERS)
        await said(api, LEARNERS, chat_id=8)
        wrong = await said(api, WATER)
        await pressed(api, wrong, "👎")
        await api.until(lambda: "Khác" in str(wrong.buttons))
        await pressed(api, wrong, texts.choices.FAULTS[FAULTS[0].value])
        await said(api, f"{NOTHING}, gọi mình 0912345678")
        await said(api, "cảm ơn")
        await said(api, "đồ ngu")
    library.close()
    printed = sxsh("report", "--as-questions", "--no-collection")
    lines = {each["question"]: each for each in map(json.loads, printed.splitlines())}
    assert lines[LEARNERS] == {
        "id": "p0002",
        "question": LEARNERS,
        "articles": ["tap-huan.txt"],
        "gold": [told],
        "shown": "answered",
        "count": 2,
    }
    complaint = lines[WATER]
    assert (complaint["articles"], complaint["gold"]) == ([], [])
    assert (complaint["verdict"], complaint["fault"]) == ("down", Fault.CONTENT.value)
    (refused,) = (each for question, each in lines.items() if question.startswith(NOTHING))
    assert (refused["gold"], refused["shown"]) == ([], "not_found")
    assert "0912345678" not in printed
    assert len(lines) == 3
    written = tmp_path / "cau-hoi.jsonl"
    written.write_text(printed, encoding="utf-8")
    assert [each.answerable for each in read_questions(written)].count(True) == 1


async def test_what_was_near_and_found_useful_is_labelled_by_its_best_sentence(api: BotApi, tmp_path: Path) -> None:
    """Words of the question that are marked in it are no answer; what operators asked is left out."""
    sxsh = Command(tmp_path)
    library = Library.open(f"sqlite:///{tmp_path / 'library.sqlite3'}")
    told = "Lớp tập huấn ở Bình Định có 45 học viên."
    library.put(make_draft("Tập huấn", told, source="tap-huan.txt", province="Bình Định", now="Gia Lai"))
    sentence = "Lò hơi sinh khối có giá hai tỷ đồng."
    snippet = f"Xưởng có lò hơi mới. {sentence} Công nhân được học cách dùng."
    near = make_near(NEAR, snippet=snippet)
    marked = tuple((at, at + 6) for at in (snippet.index("lò hơi"), snippet.index("Lò hơi"), snippet.index("có giá")))
    (entry,) = library.articles()
    cited = near.citations[0].model_copy(update={"article_id": entry.article.id, "highlights": marked})
    near = near.model_copy(update={"citations": (cited,)})
    async with serving(
        api, CannedAnswerer(lambda question: near.model_copy(update={"question": question})), library.engine
    ):
        shown = await said(api, NEAR, chat_id=8)
        await pressed(api, shown, texts.choices.BUTTON_USEFUL)
        await said(api, LEARNERS, chat_id=7)
    library.close()
    setting = {"SXSH_PRIVACY_KEY": PRIVACY_KEY}
    printed = sxsh("report", "--as-questions", "--no-collection", SXSH_OPERATOR_IDS="7", **setting)
    (line,) = map(json.loads, printed.splitlines())
    assert (line["question"], line["gold"], line["verdict"]) == (NEAR, [sentence], "up")
    assert len(sxsh("report", "--as-questions", "--no-collection", **setting).splitlines()) == 2


def test_it_stands_alone(tmp_path: Path) -> None:
    """Nothing is printed of an empty journal; with a report's name or as CSV it is not understood."""
    sxsh = Command(tmp_path)
    assert sxsh("report", "--as-questions", "--no-collection") == ""
    for more in ("unanswered", "--csv"):
        sxsh("report", "--as-questions", more, "--no-collection", code=2)
        assert texts.cli.REPORT_QUESTIONS_ALONE in " ".join(sxsh.stderr.split())
    sxsh("report", "--no-collection", code=2)
