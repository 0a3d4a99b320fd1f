"""Other words for what a question says find passages and count as evidence, a little less than its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.vietnamese.stopwords import is_function_word
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.synonyms import Phrase
from retrieval.analysis.terms import OtherTerm
from retrieval.index.embedded import EmbeddedIndex
from retrieval.index.fingerprint import plain_document
from retrieval.query.other_words import Synonym, other_terms
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.query.scope import Scope
from retrieval.ranking.ranker import rank
from retrieval.ranking.spans import SpanCutter
from retrieval.ranking.weighted_query import weight_query
from tests.retrieval.ranking.known_words import KnownWords

LEXICON = Lexicon.shipped()


def written(phrase: Phrase) -> str:
    return " ".join(token.marked for token in phrase.tokens)


def says_something(phrase: Phrase) -> bool:
    """Whether a phrase is more than function words, which weigh nothing in a question."""
    return any(not is_function_word(each.marked, each.folded, typed_without_marks=False) for each in phrase.tokens)


def asked_with(phrase: Phrase) -> str:
    """The phrase with a word that must stand beside it."""
    beside = sorted(phrase.beside)
    return f"{written(phrase)} {beside[0]}" if beside else written(phrase)


def pairs_of_groups() -> Iterator[tuple[str, str]]:
    """Each phrase as it is asked with, and what a document says in its place."""
    for group in LEXICON.synonyms:
        for phrase in filter(says_something, group):
            other = next(each for each in group if each is not phrase and not each.only_asked)
            yield asked_with(phrase), written(other)


def parse(question: str) -> Query:
    return parse_query(question, KnownWords(), LEXICON, correct=False)


def first(question: str, *sentences: str) -> str:
    """The sentence that comes first, each an article of its own."""
    documents = [plain_document(f"a{number}", "Tin", [each]) for number, each in enumerate(sentences)]
    index = EmbeddedIndex.of(1, documents, LEXICON)
    query = parse_query(question, index, LEXICON, correct=False)
    hits = index.search(query.terms, 24)
    ranked = rank(hits, weight_query(query, index, LEXICON), Scope(), SpanCutter(LEXICON))
    return ranked[0].hit.passage.text


def test_every_phrase_is_found_in_other_words() -> None:
    """Of two passages that hold the rest of a question, the one that says it another way comes first."""
    other = "Hưng Lợi đón khách vào buổi sáng."
    for asked, said in pairs_of_groups():
        found = first(f"Hưng Lợi {asked}", other, f"Hưng Lợi {said} vào buổi sáng.")
        assert found.startswith(f"Hưng Lợi {said}"), asked


def test_the_words_of_the_question_come_before_others() -> None:
    """No group takes a question from the passage that says it in the question's own words."""
    rest = "vào buổi sáng, khi khách chưa tới."
    for group in LEXICON.synonyms:
        own, other = (written(phrase) for phrase in group[:2])
        found = first(f"Hưng Lợi {own}", f"Hưng Lợi {other} {rest}", f"Hưng Lợi {own} {rest}")
        assert found.startswith(f"Hưng Lợi {own}"), own


@pytest.mark.parametrize(
    ("question", "answer", "beside"),
    [
        (
            "đơn vị nào lo việc kiểm tra lò vôi",
            "Chi cục chủ trì kiểm tra lò vôi.",
            "Chi cục đã xem lò vôi hôm qua.",
        ),
        ("don vi nao lo viec lo voi", "Chi cục chủ trì về lò vôi.", "Chi cục đã xem lò vôi hôm qua."),
        ("xã cho mượn vốn lấy tiền lời bao nhiêu", "Xã cho vay với lãi suất 3%.", "Xã cho 3 con bò giống."),
        ("lò này ăn điện bao nhiêu", "Lò tiêu thụ 30 kWh.", "Lò có 30 người và cửa sắt."),
        ("xưởng đỡ tốn mấy phần nước", "Nhà máy tiết kiệm 3 phần nước.", "Nhà máy có 3 phần đất và nước."),
        ("nuoc xai lai cho khau nao", "Nước được tái sử dụng ở khâu rửa.", "Nước đi qua khâu rửa rồi ra sông."),
        ("bao lâu thì gỡ vốn mua máy", "Sau 18 tháng hoàn vốn mua máy.", "Sau 18 tháng mua máy thứ hai."),
        ("trấu heo", "Trấu rải chuồng lợn.", "Trấu rải chuồng bò."),
    ],
)
def test_what_people_say_finds_what_documents_write(question: str, answer: str, beside: str) -> None:
    """With and without tone marks, in the words of the north and the south."""
    assert first(question, beside, answer) == answer


@pytest.mark.parametrize(
    ("question", "answer", "beside"),
    [
        ("giám đốc Hưng Lợi", "Ông Lan là giám đốc Hưng Lợi.", "Hưng Lợi bớt một lò."),
        ("tồn kho Hưng Lợi", "Hưng Lợi còn tồn kho.", "Hưng Lợi có chi phí kho."),
        ("muốn tiền đề", "Ai cũng muốn có tiền đề.", "Ai cũng vay vốn."),
        ("họp tại xã", "Cuộc họp tại xã.", "Hội thảo tại xã."),
        ("tho may", "Nhà thơ và máy chữ.", "Công nhân và máy chữ."),
    ],
)
def test_a_word_that_means_something_else_stays(question: str, answer: str, beside: str) -> None:
    """What only looks like a phrase of the table loses nothing to it."""
    assert first(question, beside, answer) == answer


def test_what_is_only_asked_with_says_something() -> None:
    """Function words alone would stand in the table in vain."""
    asked = [phrase for group in LEXICON.synonyms for phrase in group if phrase.only_asked]
    assert all(map(says_something, asked))


def test_one_syllable_without_marks_is_many_words() -> None:
    """ "tho" is no worker, unless a word beside it says so; "xai" is nothing but "xài"."""
    assert not parse("tho o lang nao").other_words
    assert parse("tho may co bao nhieu").other_words
    assert {"sử dụng"} in [each.needed for each in parse("xai nuoc").other_words]


def test_a_phrase_counts_beside_its_words() -> None:
    """ "hư" is broken where a machine is, and not in "hư danh"."""
    assert parse("máy hư").other_words
    assert not parse("hư danh").other_words


def test_marks_that_a_question_leaves_out_are_known() -> None:
    """What says the same is looked for with its marks, in a question without them too."""
    assert "cắt giảm" in [each.term for each in parse("tiet kiem").terms.others]


def test_an_engine_looks_for_each_term_once() -> None:
    """With the largest share it has in a phrase, and never for what the question says itself."""
    short = Synonym(frozenset({"a"}), frozenset(), frozenset({"x y"}))
    long = Synonym(frozenset({"b"}), frozenset(), frozenset({"x y", "y z"}))
    own = Synonym(frozenset({"b"}), frozenset(), frozenset({"q"}))
    assert other_terms([long, short, own], frozenset({"q"})) == (
        OtherTerm("x y", 1.0, ("a",)),
        OtherTerm("y z", 0.5, ("b",)),
    )
