"""Typing slips are corrected against the collection's own words; numbers, names and good words are left alone."""

from __future__ import annotations

import pytest

from knowledge.records import Article, Passage
from knowledge.vietnamese.normalization import has_marks
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.tokenizer import tokenize
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.spelling import Speller, apply_corrections

TEXT = (
    "Tỉnh tập huấn cho 60 học viên. Mục tiêu là 25% cơ sở áp dụng sản xuất sạch hơn. Kế hoạch 1048 của Sở Công Thương."
)


@pytest.fixture(scope="module")
def speller() -> Speller:
    passage = Passage(
        id="a-0", article_id="a", number=0, start=0, end=len(TEXT), text=TEXT, sentences=((0, len(TEXT)),)
    )
    lexicon = Lexicon.shipped()
    article = Article(id="a", title="Tập huấn", source="a.txt", text=TEXT)
    return Speller(EmbeddedIndex.of(1, [(article, [passage])], lexicon), lexicon)


def corrected_by(speller: Speller, typed: str, *protected: tuple[int, int]) -> str | None:
    corrections = speller.correct(tokenize(typed), protected, marked=has_marks(typed))
    return apply_corrections(typed, corrections) if corrections else None


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("mục tiuê", "mục tiêu"),
        ("mục ttiêu", "mục tiêu"),
        ("tập hấn", "tập huấn"),
        ("muc tieeu", "muc tieu"),
        ("muc5 tieu", "muc tieu"),
        ("mujc tieu", "muc tieu"),
        ("tập huấnn", "tập huấn"),
        ("tap haun", "tap huan"),
        ("ap dung xssh", "ap dung sxsh"),
    ],
)
def test_slips_become_the_word_that_was_meant(speller: Speller, typed: str, corrected: str) -> None:
    """Swapped, doubled and dropped letters, and what Telex and VNI keys leave behind."""
    assert corrected_by(speller, typed) == corrected


@pytest.mark.parametrize(
    "good", ["mục tiêu", "muc tieu", "kế hoạch 1049", "năm 2019", "sxsh", "bitcoin", "học viên 5S", "giá vàng", ""]
)
def test_good_words_numbers_and_strangers_are_left_alone(speller: Speller, good: str) -> None:
    """A number is never another number, and an unknown word with no likely neighbour stays unknown."""
    assert corrected_by(speller, good) is None


def test_a_known_word_gives_way_to_none_that_only_function_words_support() -> None:
    """The collection has "vừa và nhóm có" and "nhỏ" elsewhere: "vừa và nhỏ có" stays."""
    text = "Doanh nghiệp nhỏ. Làm vừa và nhóm có tổ trưởng."
    passage = Passage(
        id="a-0", article_id="a", number=0, start=0, end=len(text), text=text, sentences=((0, 17), (18, len(text)))
    )
    lexicon = Lexicon.shipped()
    article = Article(id="a", title="Bài", source="a.txt", text=text)
    small = Speller(EmbeddedIndex.of(1, [(article, [passage])], lexicon), lexicon)
    assert corrected_by(small, "vua va nho co hieu luc") is None


def test_a_word_of_the_language_is_not_rewritten_beside_a_function_word(speller: Speller) -> None:
    """ "Tiêu là" is in the text, and makes no "tiêu" of "tiu"; "mục" does."""
    assert corrected_by(speller, "chim tiu là chim gì") is None
    assert corrected_by(speller, "mục tiu là gì") == "mục tiêu là gì"


@pytest.mark.parametrize("asked", ["25% cơ sở đúng không", "25% co so dung khong", "có thật 25% cơ sở"])
def test_what_asks_yes_or_no_is_no_slip(asked: str) -> None:
    """Where documents have a word like it in its place: "cơ sở đóng góp"."""
    text = "Cơ sở đóng góp 25% kinh phí. Cơ sở đông công nhân có thạt."
    lexicon = Lexicon.shipped()
    passage = Passage(
        id="b-0", article_id="b", number=0, start=0, end=len(text), text=text, sentences=((0, len(text)),)
    )
    article = Article(id="b", title="Kinh phí", source="b.txt", text=text)
    assert corrected_by(Speller(EmbeddedIndex.of(1, [(article, [passage])], lexicon), lexicon), asked) is None


def test_another_first_letter_makes_another_word(speller: Speller) -> None:
    """But for letters that lie side by side or are said alike."""
    assert corrected_by(speller, "mục siêu") is None
    assert corrected_by(speller, "muc sieu") is None
    assert corrected_by(speller, "mục riêu") == "mục tiêu"
    assert corrected_by(speller, "muc rieu") == "muc tieu"


def test_names_of_places_are_protected(speller: Speller) -> None:
    """What was recognised as a place is not respelled."""
    assert corrected_by(speller, "tiu", (0, 3)) is None


@pytest.mark.parametrize(
    ("asked", "corrected"),
    [("khach san tiet kiem nuoc", None), ("khách sạn tiết kiệm nước", None), ("may san xut", "may san xuat")],
)
def test_a_syllable_of_the_language_gives_way_only_to_one_that_often_stands_there(
    asked: str, corrected: str | None
) -> None:
    """Of 31 passages with "khác" one has it beside "sản": "khách" is no slip; "xuất" stands there in all of 30."""
    texts = ["Chi phí khác sản lượng.", *["Giá khác hẳn."] * 30, *["Dây chuyền sản xuất."] * 30, "Tiết kiệm nước."]
    passages = [
        Passage(id=f"c-{n}", article_id="c", number=n, start=0, end=len(text), text=text, sentences=((0, len(text)),))
        for n, text in enumerate(texts)
    ]
    lexicon = Lexicon.shipped()
    article = Article(id="c", title="Chi phí", source="c.txt", text=" ".join(texts))
    assert corrected_by(Speller(EmbeddedIndex.of(1, [(article, passages)], lexicon), lexicon), asked) == corrected
