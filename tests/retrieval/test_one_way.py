"""A question is parsed once and searched once, and no lexicon is made for it, whatever was chosen or corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.store.library import Library
from retrieval.analysis.lexicon import Lexicon
from retrieval.assistant import Assistant
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.follow_up import Turn
from retrieval.query.similarity import QueryKey, query_key
from retrieval.records import Answer, Reason, SearchedIn, Status
from retrieval.snapshots import snapshot
from tests.retrieval.test_assistant import HOA_BINH, NGHE_AN
from tests.support.database import new_sqlite
from tests.wording import PlainWording


class Approved:
    """One approved answer for one question, and what was asked for."""

    def __init__(self, question: str, answer: Answer) -> None:
        self._key = query_key(question)
        self._answer = answer
        self.asked: list[QueryKey] = []

    def find(self, key: QueryKey) -> Answer | None:
        self.asked.append(key)
        return self._answer if self._key.matches(key) else None


APPROVED = Approved(
    "giá điện sản xuất", Answer(status=Status.ANSWERED, question="giá điện sản xuất", headline="1.800 đồng.")
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    library = Library.open(new_sqlite(Path(tmp_path_factory.mktemp("library")) / "library.sqlite3"))
    for draft in (NGHE_AN, HOA_BINH):
        library.put(draft)
    yield Assistant(library, PlainWording(), curated=APPROVED)
    library.close()


@pytest.fixture
def counted(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a question is parsed, a lexicon made, and terms are scored, from here on."""
    assistant.ask("khởi động")
    # What is suggested after a refusal is tried once, as long as the collection stands as it is.
    assistant.ask("lắp gì ở Cần Thơ")
    calls: Counter[str] = Counter()

    def count(owner: object, name: str) -> None:
        original = getattr(owner, name)

        def called(*given: object, **named: object) -> object:
            calls[name] += 1
            return original(*given, **named)

        monkeypatch.setattr(owner, name, called)

    count(snapshot, "parse_query")
    count(Lexicon, "__init__")
    count(EmbeddedIndex, "_scores")
    return calls


# What is asked, with what; each is new to the assistant.
WAYS: dict[str, tuple[str, dict[str, object]]] = {
    "plainly": ("lớp tập huấn có bao nhiêu học viên", {}),
    "with a slip": ("lớp tập huấn có bao nhiêu học vieen", {}),
    "with a province chosen that answers": ("xưởng giấy giảm bao nhiêu nước", {"prefer": "Hòa Bình"}),
    "with a province chosen that does not": ("ai phát biểu khai mạc lớp học", {"prefer": "Hòa Bình"}),
    "with a province chosen that has no documents": ("lớp học khai mạc thế nào", {"prefer": "Cần Thơ"}),
    "with a province given": ("tập huấn cho bao nhiêu người", {"province": "nghe an"}),
    "of the event just spoken of": ("ai phát biểu?", {"last": Turn(question="lớp tập huấn ở Nghệ An", article_id="x")}),
    "as a follow-up": ("còn Nghệ An thì sao?", {"last": Turn(question="mục tiêu áp dụng Hòa Bình")}),
    "for figures": ("mục tiêu áp dụng 2020 Nghệ An", {}),
    "without marks, of another place": ("gia dien o can tho", {}),
    "and refused": ("ai vô địch giải cờ vua", {}),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_question_is_parsed_once_and_scored_once(assistant: Assistant, counted: Counter[str], way: str) -> None:
    """One parse, no new lexicon, one scoring of its terms; one more where only what stands around is left to search."""
    question, given = WAYS[way]
    answer = assistant.ask(question, **given)  # type: ignore[arg-type]
    scored = 2 if answer.reason is Reason.NOT_COVERED else 1
    assert (counted["parse_query"], counted["__init__"], counted["_scores"]) == (1, 0, scored)


def test_the_same_question_again_is_not_parsed_again(assistant: Assistant, counted: Counter[str]) -> None:
    """What was parsed is kept while the collection stands as it is."""
    first = assistant.ask("ai mở lớp tập huấn")
    assert assistant.ask("ai mở lớp tập huấn") == first
    assert counted["parse_query"] == 1


def test_an_approved_answer_needs_no_search(assistant: Assistant, counted: Counter[str]) -> None:
    """It is asked for before anything is searched, and answers in whatever province was chosen."""
    answer = assistant.ask("giá điện sản xuất?", prefer="Nghệ An")
    assert (answer.headline, answer.question, answer.searched) == ("1.800 đồng.", "giá điện sản xuất?", answer.question)
    assert counted["_scores"] == 0


def test_an_approved_answer_is_found_as_typed_where_a_correction_leads_astray(assistant: Assistant) -> None:
    """Words that no document has may be corrected into others; the approved answer is for what was typed."""
    APPROVED.asked.clear()
    assistant.ask("tập hấn ở đâu")
    assert {"huan", "han"} <= {word for key in APPROVED.asked for word in key.words}


def test_documents_of_a_given_province_go_before_approved_answers(assistant: Assistant) -> None:
    """Whoever restricts the documents asks for these."""
    assert assistant.ask("giá điện sản xuất", province="Nghệ An").headline != "1.800 đồng."


@pytest.mark.parametrize(
    ("prefer", "expected", "note"),
    [
        ("Hòa Bình", SearchedIn.CHOSEN, "in chosen Hòa Bình"),
        ("Nghệ An", SearchedIn.EVERYWHERE, "not in chosen Nghệ An"),
        ("Cần Thơ", SearchedIn.EVERYWHERE, "not in chosen Cần Thơ"),
        (None, SearchedIn.EVERYWHERE, None),
    ],
)
def test_the_preferred_province_goes_first(
    assistant: Assistant, prefer: str | None, expected: SearchedIn, note: str | None
) -> None:
    """There first, then everywhere; the answer says which it was."""
    answer = assistant.ask("xưởng giấy giảm bao nhiêu nước thải", prefer=prefer)
    assert "18% lượng nước thải" in answer.citations[0].snippet
    assert answer.searched_in is expected
    assert note is None or answer.notes[0] == note


def test_a_place_in_the_question_goes_before_the_preferred_one(assistant: Assistant) -> None:
    """Nothing is said of the preferred province then."""
    answer = assistant.ask("lớp tập huấn ở Nghệ An có bao nhiêu học viên", prefer="Hòa Bình")
    assert "45 học viên" in answer.citations[0].snippet
    assert answer.searched_in is SearchedIn.ASKED
    assert not any("chosen" in note for note in answer.notes)


def test_who_asks_of_their_own_province_is_told_that_it_is_unknown(assistant: Assistant) -> None:
    """Unless one was chosen, or a place is named."""
    assert "own place unknown" in assistant.ask("mục tiêu tỉnh mình").notes
    assert "own place unknown" not in assistant.ask("mục tiêu tỉnh mình", prefer="Nghệ An").notes


def test_who_looks_everywhere_is_told_nothing_of_their_own_province(assistant: Assistant) -> None:
    """The province was chosen and its answer seen: neither it nor a missing choice is worth a word."""
    answer = assistant.ask("xưởng giấy tỉnh mình giảm bao nhiêu nước thải", prefer="Nghệ An", everywhere=True)
    assert answer.searched_in is SearchedIn.EVERYWHERE
    assert not any("chosen" in note or "own place" in note for note in answer.notes)


def test_how_what_is_near_was_searched_is_told_as_of_an_answer(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question as it was corrected, and that it was not found in the preferred province."""
    near = Answer(status=Status.NEAR, question="", headline="…", confidence=0.3)
    monkeypatch.setattr(assistant, "_answer", lambda *_: near)
    answer = assistant.ask("xưởng giấy giảm bao nhieu nươc thải", prefer="Hòa Bình")
    searched = "xưởng giấy giảm bao nhiêu nước thải"
    assert answer.searched == searched
    assert answer.notes == ("not in chosen Hòa Bình", f"searched as {searched}")
