"""What every engine promises of its index, held against a reference that looks at every passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge.records import ArticleKind, Basis, LineRole, SourceDate
from knowledge.store.corrections import Corrections
from knowledge.store.library import Library
from retrieval.analysis.terms import SearchTerms
from retrieval.index.filters import ANYTHING, Filter
from retrieval.index.protocol import PassageIndex
from retrieval.index.segment_store import SegmentStore
from retrieval.query.parser import parse_query
from retrieval.snapshots import embedded
from retrieval.snapshots.embedded import EmbeddedSnapshots
from retrieval.snapshots.postgres import PostgresSnapshots
from retrieval.snapshots.snapshot import Snapshots
from tests.factories import make_draft
from tests.reference import Reference
from tests.support.database import new_sqlite

QUESTIONS = (
    "mục tiêu sản xuất sạch hơn đến năm 2020",
    "muc tieu san xuat sach hon",
    "tiết kiệm điện và nước",
    "Thanh Hóa",
    "SXSH",
    "KTTH là gì",
    "zzz qqq",
    "máy xài cho đỡ tốn",
    "chỉ tiêu",
)


class Engine:
    """One engine over one library, opened anew whenever a test wants to."""

    def __init__(self, url: str, make: Callable[[Library], Snapshots]) -> None:
        self.library = Library.open(url)
        self._make = make
        self._snapshots: Snapshots | None = None
        self._read: tuple[int, Reference] | None = None

    @property
    def index(self) -> PassageIndex:
        if self._snapshots is None:
            self._snapshots = self._make(self.library)
        return self._snapshots.current().index

    def reopen(self) -> None:
        self.close()

    def close(self) -> None:
        if self._snapshots is not None:
            self._snapshots.close()
            self._snapshots = None

    def terms(self, text: str) -> SearchTerms:
        index = self.index
        return parse_query(text, index, self._reference(index.version).lexicon, correct=False).terms

    def found(self, text: str, k: int = 10, kept: Filter = ANYTHING) -> list[str]:
        return [hit.passage.id for hit in self.index.search(self.terms(text), k, kept)]

    def check(self) -> None:
        """Every question gives what the reference gives: the same passages, in order, with their scores."""
        index, reference = self.index, Reference(self.library)
        for question in QUESTIONS:
            terms = parse_query(question, index, reference.lexicon, correct=False).terms
            hits = index.search(terms, 10)
            expected = reference.search(terms, 10)
            assert [hit.passage.id for hit in hits] == [name for name, _ in expected], question
            assert [hit.score for hit in hits] == pytest.approx([score for _, score in expected], abs=2e-5)

    def _reference(self, version: int) -> Reference:
        """Read anew when the library has changed."""
        if self._read is None or self._read[0] != version:
            self._read = version, Reference(self.library)
        return self._read[1]


@pytest.fixture(params=["embedded", "embedded, on disk", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Each engine in turn, on an empty library."""
    monkeypatch.setattr(embedded, "_WORTH_KEEPING", 0)
    makers: dict[str, Callable[[Library], Snapshots]] = {
        "embedded": EmbeddedSnapshots,
        "embedded, on disk": lambda library: EmbeddedSnapshots(
            library, SegmentStore(tmp_path / "index", library.identity())
        ),
    }
    if request.param == "postgres":
        made = Engine(request.getfixturevalue("pglite_library_url"), PostgresSnapshots)
    else:
        made = Engine(new_sqlite(tmp_path / "library.sqlite3"), makers[request.param])
    yield made
    made.close()
    made.library.close()


def fill(library: Library) -> dict[str, str]:
    """Five articles, by a short name."""
    drafts = {
        "plan": make_draft(
            "Kế hoạch sản xuất sạch hơn",
            "Mục tiêu đến năm 2020 có 25% cơ sở áp dụng sản xuất sạch hơn.",
            "Tỉnh tổ chức tập huấn về tiết kiệm điện, nước cho doanh nghiệp.",
            province="Thanh Hóa",
            date=SourceDate.of(Basis.PUBLISHED, 2014, 5, 1),
        ),
        "mill": make_draft(
            "Nhà máy giấy tiết kiệm nước",
            "Nhà máy đã tiết kiệm 15% nước và 10% điện nhờ SXSH.",
            province="Hà Nội",
            date=SourceDate.of(Basis.PUBLISHED, 2018),
        ),
        "country": make_draft(
            "Chiến lược quốc gia",
            "Cả nước có 50% cơ sở áp dụng sản xuất sạch hơn vào năm 2020.",
            "Tại Thanh Hóa, mục tiêu là 30% cơ sở.",
            date=SourceDate.of(Basis.PUBLISHED, 2009),
        ),
        "digest": make_draft(
            "Tóm lược về điện",
            "Điện được tiết kiệm ở nhiều nơi.",
            kind=ArticleKind.DIGEST,
            date=SourceDate(),
        ),
        "circle": make_draft("Kinh tế mới", "Phát triển kinh tế tuần hoàn (KTTH) là hướng đi mới."),
    }
    return {name: str(library.put(draft).article_id) for name, draft in drafts.items()}


def test_an_empty_library(engine: Engine) -> None:
    """Nothing is found, nothing is known, and nothing fails."""
    index = engine.index
    assert index.is_empty
    assert index.search(SearchTerms(("mục", "tiêu"), ("mục tiêu",)), 10) == []
    assert (index.provinces, index.named_provinces) == ((), frozenset())
    assert not index.holds("mục")
    assert index.held(["mục", "~muc"]) == frozenset()
    assert index.idf("mục") == 0.0
    assert not index.has_article("abc")


def test_ranking_is_the_references(engine: Engine) -> None:
    """With and without marks, through abbreviations, and for words that nobody wrote."""
    fill(engine.library)
    engine.check()


def test_an_article_added_is_found(engine: Engine) -> None:
    """At once, and the statistics are those of the larger collection."""
    fill(engine.library)
    engine.check()
    engine.library.put(make_draft("Bài thêm", "Mục tiêu mới là tiết kiệm điện ở mọi nơi."))
    assert engine.index.version == engine.library.version()
    engine.check()


def test_an_article_removed_is_gone(engine: Engine) -> None:
    """With its words, its province and its share in the statistics."""
    ids = fill(engine.library)
    assert "Hà Nội" in engine.index.provinces
    engine.library.remove(ids["mill"])
    engine.check()
    assert not engine.index.has_article(ids["mill"])
    assert "Hà Nội" not in engine.index.provinces
    assert not engine.index.holds("giấy")
    assert engine.index.held(["giấy", "điện"]) == {"điện"}


def test_an_article_replaced_is_read_anew(engine: Engine) -> None:
    """What it said before is found no more."""
    ids = fill(engine.library)
    engine.check()
    changed = make_draft("Nhà máy giấy tiết kiệm nước", "Nhà máy nay dùng hơi.", province="Hà Nội")
    assert engine.library.put(changed).article_id == ids["mill"]
    engine.check()
    assert engine.found("dùng hơi")[0].startswith(ids["mill"])
    assert not engine.index.holds("15")


def test_a_corrected_title_counts(engine: Engine) -> None:
    """Metadata stands before every passage."""
    ids = fill(engine.library)
    engine.check()
    engine.library.correct(ids["mill"], Corrections(title="Xưởng mía đường"))
    engine.check()
    assert engine.found("mía đường")[0].startswith(ids["mill"])


def test_an_original_takes_the_place_of_its_digest(engine: Engine) -> None:
    """And gives it back when it goes."""
    ids = fill(engine.library)
    engine.check()
    original = str(engine.library.put(make_draft("Tóm lược về điện", "Bản gốc nói về điện.")).article_id)
    engine.check()
    assert not engine.index.has_article(ids["digest"])
    engine.library.remove(original)
    engine.check()
    assert engine.index.has_article(ids["digest"])


def test_an_abbreviation_explained_elsewhere_changes_how_others_are_read(engine: Engine) -> None:
    """From the moment it is explained, and until it no longer is."""
    fill(engine.library)
    user = str(engine.library.put(make_draft("Bài dùng chữ tắt", "Xưởng theo VLGX từ lâu.")).article_id)
    assert not any(name.startswith(user) for name in engine.found("vật liệu gốm xốp"))
    explained = make_draft("Bài giải nghĩa", "Nay có vật liệu gốm xốp (VLGX) rồi.")
    explaining = str(engine.library.put(explained).article_id)
    engine.check()
    assert any(name.startswith(user) for name in engine.found("vật liệu gốm xốp"))
    engine.library.remove(explaining)
    engine.check()
    assert not any(name.startswith(user) for name in engine.found("vật liệu gốm xốp"))


def test_filters_by_province(engine: Engine) -> None:
    """Articles about the province, and the passages of articles about none that name it."""
    ids = fill(engine.library)
    kept = Filter.speaking_of(["Thanh Hóa"])
    everywhere = set(engine.found("mục tiêu điện"))
    assert everywhere == {f"{ids[name]}-0000" for name in ("plan", "mill", "country", "digest")}
    expected = {f"{ids['plan']}-0000", f"{ids['country']}-0000"}
    assert set(engine.found("mục tiêu điện", kept=kept)) == expected
    assert engine.found("mục tiêu", kept=Filter.speaking_of(["Cà Mau"])) == []
    assert engine.index.named_provinces == {"Thanh Hóa", "Hà Nội"}


def test_filters_by_places_only_named(engine: Engine) -> None:
    """Passages of articles about other places that name one, and all of an article about none that names it once."""
    ids = fill(engine.library)
    visit = make_draft("Đi thăm xưởng", "Tiết kiệm điện ở xưởng.", "Đoàn Cà Mau học tiết kiệm điện.", province="Hà Nội")
    visited = str(engine.library.put(visit).article_id)
    engine.check()
    assert engine.found("tiết kiệm điện", kept=Filter.naming(["Cà Mau"])) == [f"{visited}-0000"]
    assert engine.found("tiết kiệm điện", kept=Filter.naming(["Hà Nội"])) == []
    assert engine.found("cơ sở", kept=Filter.beside(["Thanh Hóa"])) == [f"{ids['country']}-0000"]
    assert engine.index.named_provinces == {"Thanh Hóa", "Hà Nội", "Cà Mau"}
    engine.library.remove(visited)
    engine.check()
    assert engine.index.named_provinces == {"Thanh Hóa", "Hà Nội"}


def test_filters_by_period_kind_and_article(engine: Engine) -> None:
    """Each alone and all together; an article without a date is in no period."""
    ids = fill(engine.library)

    def articles(kept: Filter) -> set[str]:
        return {name.rpartition("-")[0] for name in engine.found("tiết kiệm điện mục tiêu cơ sở nước", kept=kept)}

    assert articles(Filter(years=(2009, 2014))) == {ids["plan"], ids["country"]}
    assert articles(Filter(years=(2015, 2030))) == {ids["mill"]}
    assert articles(Filter(kinds=frozenset({ArticleKind.DIGEST}))) == {ids["digest"]}
    assert articles(Filter(articles=frozenset({ids["mill"], "không có"}))) == {ids["mill"]}
    assert articles(Filter(articles=frozenset({ids["mill"]}), years=(2009, 2014))) == set()
    assert articles(Filter.near(["Hà Nội"])) == {ids["mill"], ids["country"], ids["digest"]}


def test_filtered_passages_keep_their_scores(engine: Engine) -> None:
    """A filter leaves out, and changes nothing else: the best of what is left are the best of all that may answer."""
    ids = fill(engine.library)
    terms = engine.terms("tiết kiệm điện nước")
    kept = Filter(articles=frozenset({ids["plan"], ids["digest"]}))
    names = [name for name, _ in Reference(engine.library).search(terms, 100) if name.rpartition("-")[0] != ids["mill"]]
    hits = engine.index.search(terms, 10, kept)
    expected = Reference(engine.library).search(terms, 10, [n for n in names if not n.startswith(ids["country"])])
    assert [(hit.passage.id, pytest.approx(hit.score, abs=2e-5)) for hit in hits] == expected


def test_several_filters_at_once_give_what_each_gives(engine: Engine) -> None:
    """In their order, whether they overlap, leave nothing or leave all; no filter gives no list."""
    ids = fill(engine.library)
    terms = engine.terms("tiết kiệm điện nước mục tiêu")
    nothing, one = Filter.speaking_of(["Cà Mau"]), Filter(articles=frozenset({ids["plan"]}))
    filters = [one, ANYTHING, nothing, Filter.speaking_of(["Thanh Hóa"]), one]
    found = engine.index.search_each(terms, 5, filters)
    assert found == [engine.index.search(terms, 5, kept) for kept in filters]
    assert [bool(hits) for hits in found] == [True, True, False, True, True]
    assert engine.index.search_each(terms, 5, []) == []


def test_equal_scores_are_ordered_by_passage(engine: Engine) -> None:
    """However the articles came in, and also where the list ends among equals."""
    texts = ["Tiết kiệm điện ở xưởng."] * 12
    for number in (7, 3, 11, 0, 5, 9, 1, 10, 2, 8, 4, 6):
        engine.library.put(make_draft(f"Bài {chr(97 + number)}", texts[number] + f" {chr(97 + number)}"))
        engine.index.search(SearchTerms(("điện",), ()), 1)
    found = engine.found("điện", k=5)
    everything = sorted(page.id for _, page in Reference(engine.library).pages)
    assert found == everything[:5]


def test_unicode_is_found_as_written(engine: Engine) -> None:
    """Letters beyond Vietnamese, very long words, and signs of several bytes."""
    long = "a" * 70
    text = f"Công ty Müller & Søn (東京) đo 5 µg/m³ – 日本 {long} 😀."
    engine.library.put(make_draft("Bài lạ", text))
    engine.check()
    for word in ("müller", "søn", "東京", long):
        assert engine.index.holds(word), word
        assert len(engine.found(word)) == 1


def test_k_limits_what_is_found(engine: Engine) -> None:
    """None, one, and more than there are."""
    fill(engine.library)
    terms = engine.terms("điện")
    assert engine.index.search(terms, 0) == []
    assert len(engine.index.search(terms, 1)) == 1
    assert len(engine.index.search(terms, 1000)) == len(Reference(engine.library).search(terms, 1000))


def test_a_score_is_the_sum_of_what_its_terms_add(engine: Engine) -> None:
    """What is explained of a passage adds up to its score."""
    fill(engine.library)
    terms = engine.terms("tiết kiệm điện và nước")
    for hit in engine.index.search(terms, 3):
        added = engine.index.explain(terms, hit.passage.id)
        assert sum(each.score for each in added) == pytest.approx(hit.score, abs=2e-5)
        assert list(added) == sorted(added, key=lambda each: (-each.score, each.field, each.term))


def test_other_words_find_a_passage(engine: Engine) -> None:
    """What no passage says in the question's words is found by what says the same; explained as such."""
    fill(engine.library)
    terms = engine.terms("chỉ tiêu")
    own = [hit.score for hit in engine.index.search(SearchTerms(terms.syllables, terms.bigrams), 10)]
    hits = engine.index.search(terms, 10)
    assert len(hits) > len(own) or hits[0].score > own[0]
    names = {each.field for hit in hits for each in engine.index.explain(terms, hit.passage.id)}
    assert "other words" in names


def test_idf_is_the_formulas(engine: Engine) -> None:
    """ "điện" is in 3 of 5 passages; what nobody wrote counts like what stands in one."""
    from math import log

    fill(engine.library)
    assert engine.index.idf("điện") == pytest.approx(log(1 + (5 - 3 + 0.5) / 3.5))
    assert engine.index.idf("không~có") == pytest.approx(log(1 + (5 - 1 + 0.5) / 1.5))


def test_what_was_indexed_stays(engine: Engine) -> None:
    """A process that starts anew answers as the last one did, and sees what changed while it was away."""
    ids = fill(engine.library)
    engine.check()
    engine.reopen()
    engine.check()
    engine.close()
    engine.library.remove(ids["plan"])
    engine.library.put(make_draft("Bài mới", "Mục tiêu khác của Thanh Hóa về điện."))
    engine.check()


AROUND = {
    LineRole.LETTERHEAD: "UBND TỈNH CÀ MAU\nSố: 91/KH-UBND",
    LineRole.SIGNATURE: "Ngụy Văn Thoòng, mục tiêu tiết kiệm điện",
}
ASIDES = Filter(asides=True)


def test_what_stands_around_articles_changes_nothing_in_what_they_tell(engine: Engine) -> None:
    """Neither who is found nor any score, idf or province of theirs; words are known wherever they stand."""
    fill(engine.library)
    engine.check()
    before = {question: engine.index.search(engine.terms(question), 10) for question in QUESTIONS}
    weights = {term: engine.index.idf(term) for term in ("điện", "mục tiêu", "thoòng")}
    draft = make_draft("Bài có người ký", "Xưởng mộc ở phía nam.", around=AROUND)
    alone = make_draft("Bài có người ký", "Xưởng mộc ở phía nam.")
    engine.library.put(alone)
    told = {question: engine.index.search(engine.terms(question), 10) for question in QUESTIONS}
    idf = {term: engine.index.idf(term) for term in weights}
    assert told["zzz qqq"] == before["zzz qqq"] == []
    assert not engine.index.holds("thoòng")
    engine.library.put(draft)
    for question in QUESTIONS:
        found = engine.index.search(engine.terms(question), 10)
        assert [(hit.passage.id, hit.score) for hit in found] == [
            (hit.passage.id, pytest.approx(hit.score, abs=2e-5)) for hit in told[question]
        ]
    assert {term: engine.index.idf(term) for term in weights} == pytest.approx(idf)
    assert engine.index.holds("thoòng")
    assert engine.index.held(["thoòng", "điện", "zzz"]) == {"thoòng", "điện"}
    assert engine.index.holds("văn thoòng")
    assert engine.index.named_provinces == {"Thanh Hóa", "Hà Nội", "Cà Mau"}


def test_what_stands_around_articles_is_searched_by_itself(engine: Engine) -> None:
    """As the reference does, with every filter, and what each term adds makes the score."""
    ids = fill(engine.library)
    assert engine.found("mục tiêu", kept=ASIDES) == []
    added = str(engine.library.put(make_draft("Bài có người ký", "Xưởng mộc ở nam.", around=AROUND)).article_id)
    other = make_draft("Bài kia", "Lò gốm.", province="Hà Nội", around={LineRole.BYLINE: "Lê Thị Mai"})
    byline = str(engine.library.put(other).article_id)
    reference = Reference(engine.library, asides=True)
    for question in ("mục tiêu tiết kiệm điện", "kế hoạch 91/KH-UBND", "Lê Thị Mai", "lò gốm"):
        terms = engine.terms(question)
        hits = engine.index.search(terms, 10, ASIDES)
        expected = reference.search(terms, 10)
        assert [hit.passage.id for hit in hits] == [name for name, _ in expected], question
        assert [hit.score for hit in hits] == pytest.approx([score for _, score in expected], abs=2e-5)
        for hit in hits:
            explained = engine.index.explain(terms, hit.passage.id)
            assert sum(each.score for each in explained) == pytest.approx(hit.score, abs=2e-5)
    assert engine.found("Ngụy Văn Thoòng", kept=ASIDES)[0] == f"{added}-0002"
    assert engine.found("Lê Thị Mai") == []
    in_province = Filter(tags=Filter.speaking_of(["Cà Mau"]).tags, asides=True)
    assert engine.found("mục tiêu 91", kept=in_province) == [f"{added}-0001"]
    assert engine.found("Mai 91", kept=Filter(articles=frozenset({byline}), asides=True)) == [f"{byline}-0001"]
    both = engine.index.search_each(engine.terms("mục tiêu"), 5, [ANYTHING, ASIDES, ANYTHING])
    assert both == [engine.index.search(engine.terms("mục tiêu"), 5, kept) for kept in (ANYTHING, ASIDES, ANYTHING)]
    engine.library.remove(added)
    assert engine.found("Ngụy Văn Thoòng", kept=ASIDES) == []
    assert not engine.index.holds("thoòng")
    assert ids
    engine.check()
