"""Approved answers: what their editor said of the source is shown, and nothing that nobody said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.composition.assistant import make_assistant
from bot.journal.pinned_answers import PinnedAnswer, PinnedAnswers, part_date, part_source
from bot.views.answer import compose_reply
from bot.views.card import compose_card
from bot.views.markup import to_plain_text
from knowledge.records import Basis, SourceDate
from knowledge.store.library import Library
from retrieval.records import EDITORIAL, Answer
from tests.support.bot_api import BotApi
from tests.support.command import Command
from tests.support.conversation import said
from tests.support.database import new_sqlite
from tests.support.serving import serving

QUESTION = "thuế môi trường của cơ sở mạ điện tính thế nào"
SOURCE = "Thông tư 221/2012/TT-BTC"


def approved(source: str, url: str | None = None) -> Answer:
    pinned_on_a_day = 1_795_651_200  # 25/11/2026
    return PinnedAnswer(
        id="ab" * 8, at=pinned_on_a_day, question=QUESTION, text="Theo khối lượng.", source=source, url=url
    ).as_answer()


@pytest.mark.parametrize(
    ("source", "title", "date"),
    [
        (SOURCE, SOURCE, SourceDate()),
        (f"{SOURCE}, ngày 24/12/2012", SOURCE, SourceDate.of(Basis.ISSUED, 2012, 12, 24)),
        (f"{SOURCE} (24/12/2012)", SOURCE, SourceDate.of(Basis.ISSUED, 2012, 12, 24)),
        (f"{SOURCE}, ban hành ngày 24 tháng 12 năm 2012.", SOURCE, SourceDate.of(Basis.ISSUED, 2012, 12, 24)),
        ("Báo Công Thương, 5/2019", "Báo Công Thương", SourceDate.of(Basis.PUBLISHED, 2019, 5)),
        ("sxsh.vn, cập nhật 17/9/2018", "sxsh.vn", SourceDate.of(Basis.UPDATED, 2018, 9, 17)),
        ("Sở Công Thương Cần Thơ; năm 2024", "Sở Công Thương Cần Thơ", SourceDate.of(Basis.PUBLISHED, 2024)),
        ("báo giá công ty A 3/2025", "báo giá công ty A", SourceDate.of(Basis.PUBLISHED, 2025, 3)),
        # No date ends these, or none that exists.
        ("Sở Công Thương Cần Thơ, báo cáo 2024", "Sở Công Thương Cần Thơ, báo cáo 2024", SourceDate()),
        (f"{SOURCE}, ngày 31/2/2012", f"{SOURCE}, ngày 31/2/2012", SourceDate()),
        ("Thông tư 12/2012", "Thông tư 12/2012", SourceDate()),
        (f"{SOURCE}, điều 5", f"{SOURCE}, điều 5", SourceDate()),
        ("https://example.org/2012/12/24", "https://example.org/2012/12/24", SourceDate()),
    ],
)
def test_a_source_has_the_date_its_editor_gave_or_none(source: str, title: str, date: SourceDate) -> None:
    """Never the day on which the answer was approved; what is no date stays in the name."""
    assert part_date(source) == (title, date)
    (citation,) = approved(source).citations
    assert (citation.title, citation.date, citation.kind) == (title, date, EDITORIAL)


def test_no_view_shows_the_day_of_approval() -> None:
    """The card on a phone, the long form, the terminal: the source's name, and its date where there is one."""
    undated, dated = f"[1] {SOURCE} · {texts.answers.EDITORIAL_MARK}", f"[1] {SOURCE} · ban hành 24/12/2012 · "
    for source, shown in ((SOURCE, undated), (f"{SOURCE}, 24/12/2012", dated)):
        for compose in (compose_card, compose_reply):
            text = to_plain_text(compose(approved(source)))
            assert shown in text
            assert "2026" not in text
            assert texts.answers.NO_DATE not in text


def test_neither_does_the_command(tmp_path: Path) -> None:
    """``sxsh ask``, and its record with ``--json``."""
    url = new_sqlite(tmp_path / "library.sqlite3")
    library = Library.open(url)
    PinnedAnswers(library.engine, lambda: 1_795_651_200.0).pin(QUESTION, "Theo khối lượng.", SOURCE, None)
    library.close()
    sxsh = Command(tmp_path)
    shown = sxsh("ask", QUESTION, "--no-collection")
    assert SOURCE in shown
    assert "2026" not in shown
    (citation,) = sxsh.json("ask", QUESTION, "--no-collection")["citations"]
    assert citation["date"] == {"value": None, "precision": "none", "basis": "none"}


def test_whatever_is_approved_or_taken_back_is_another_state(engine: Engine) -> None:
    """Within one second too: who waits for an answer is asked for again by it."""
    pinned = PinnedAnswers(engine, lambda: 1_795_651_200.0)
    states = [pinned.state()]
    first = pinned.pin(QUESTION, "Theo khối lượng.", SOURCE, None)
    states.append(pinned.state())
    second = pinned.pin(QUESTION, "Theo số lần.", SOURCE, None)
    states.append(pinned.state())
    assert pinned.unpin(second.id)
    pinned.pin("5S là gì", "Năm chữ S.", SOURCE, None)
    states.append(pinned.state())
    assert len(set(states)) == 4
    assert not pinned.unpin(first.id)
    assert all(len(state) <= 24 for state in states)


def test_the_last_that_was_approved_is_the_newest(engine: Engine) -> None:
    """Of several in one second as well, whatever their ids."""
    pinned = PinnedAnswers(engine, lambda: 1_795_651_200.5)
    approved_in_order = [pinned.pin(f"câu {number} là gì", "Có.", SOURCE, None).id for number in range(8)]
    assert [each.id for each in pinned.all()] == approved_in_order[::-1]


async def test_no_button_offers_a_passage_that_never_was(api: BotApi, engine: Engine) -> None:
    """Under the answer, in an inline result, in an old message's button and an old link."""
    PinnedAnswers(engine).pin(QUESTION, "Theo khối lượng.", SOURCE, None)
    async with serving(api, make_assistant(Library(engine)), engine):
        answer = await said(api, QUESTION)
        assert texts.choices.BUTTON_PASSAGE not in json.dumps(answer.keyboard, ensure_ascii=False)
        assert texts.choices.BUTTON_SHARE in json.dumps(answer.keyboard, ensure_ascii=False)
        liked = next(button["callback_data"] for button in answer.buttons if button["text"] == "👍")
        api.press_forged(liked.replace(":u:0", ":p:1"), message_id=answer.message_id)
        await api.until(lambda: len(api.toasts) == 1)
        assert api.toasts[0]["text"] == texts.choices.NO_PASSAGE
        opened = await said(api, f"/start p_{EDITORIAL}-{'ab' * 8}")
        assert opened.text.startswith(texts.choices.NO_PASSAGE)
        api.ask_inline(QUESTION)
        await api.until(lambda: len(api.inline_answers) == 1)
    (result,) = api.inline_answers[0]["results"]
    assert texts.choices.BUTTON_PASSAGE not in json.dumps(result, ensure_ascii=False)
    assert "2026" not in json.dumps(result, ensure_ascii=False)


@pytest.mark.parametrize(
    ("written", "source", "url"),
    [
        ("Có. Nguồn: Báo A, https://a.vn/gia, 05/03/2024", "Báo A, 05/03/2024", "https://a.vn/gia"),
        ("Có. Nguồn: Báo A (https://a.vn/gia), ngày 05/03/2024", "Báo A, ngày 05/03/2024", "https://a.vn/gia"),
        ("Có. Nguồn: https://a.vn/gia.", "https://a.vn/gia.", "https://a.vn/gia"),
        ("Có, xem https://a.vn/gia", "https://a.vn/gia", "https://a.vn/gia"),
        ("Có. Nguồn: Báo A", "Báo A", None),
        ("2 tỷ, nguồn báo giá công ty A 3/2025", "báo giá công ty A 3/2025", None),
        ("Có nguồn nước, theo nguồn Báo A https://a.vn/gia", "Báo A", "https://a.vn/gia"),
        ("Hai tỷ\nnguon bao gia", "bao gia", None),
    ],
)
def test_an_address_behind_a_name_is_where_it_leads(written: str, source: str, url: str | None) -> None:
    """It is not said twice, and what ends a sentence is not of it."""
    assert part_source(written)[1:] == (source, url)


@pytest.mark.parametrize(
    "written", ["Có, ở Thới Lai.", "Có, nguồn nước lấy từ sông.", "Có, nguồn ở đâu?", "Nguồn: Báo A", "nguồn điện"]
)
def test_what_names_no_source_is_refused(written: str) -> None:
    """A spring, a power supply and a question are none; a source alone is no answer."""
    with pytest.raises(ValueError, match="source"):
        part_source(written)
