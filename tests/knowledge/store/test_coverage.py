"""What a library has of each province is counted from its articles and figures, and follows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.intake.shipping import load_collection
from knowledge.places import legacy_provinces
from knowledge.records import Article, Basis, Digest, SourceDate
from knowledge.store.coverage import Coverage, CoverageReader, Holding, read_coverage
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from knowledge.targets import Indicator, Scope, Target, TargetKind
from tests.factories import make_draft
from tests.support.database import new_sqlite

TARGETS, RESULTS, WORDS, SUPPORT = Holding


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(new_sqlite(tmp_path / "a.sqlite3"))


def digest(title: str, province: str | None, *topics: str, year: int = 2018) -> Draft:
    """A digest of these topics."""
    date = SourceDate.of(Basis.CONTENT, year)
    return make_draft(title, f"{title} là vậy.", province=province, digest=Digest(topics=topics), date=date)


def stating(draft: Draft, kind: TargetKind, **said: object) -> Draft:
    """An article with one figure of a tenth of the firms of its province, unless something else is ``said``."""
    article: Article = draft.article
    place = next(iter(article.provinces), None)
    figure: dict[str, object] = {"indicator": Indicator.ADOPTION, "province": place, "scope": Scope.PROVINCE}
    figure |= {"low": 10, "high": 10, "unit": "%", "sentence": "10%", "start": 0, "end": 3}
    figure |= {"quantity_start": 0, "quantity_end": 3, "kind": kind} | said
    return draft.model_copy(update={"targets": (Target.model_validate(figure),)})


def test_an_empty_library_has_nothing_of_63_provinces(library: Library) -> None:
    """Each stands there once, with its name of today."""
    found = read_coverage(library)
    assert [each.province for each in found.provinces] == list(legacy_provinces())
    assert len(found.provinces) == 63
    assert {(each.holdings, each.articles, each.best, each.has_sxsh) for each in found.provinces} == {
        ((), 0, None, False)
    }
    assert found.of("Vĩnh Phúc").province_now == "Phú Thọ"
    assert found.nation == Coverage(province="")
    with pytest.raises(KeyError):
        found.of("Atlantis")


@pytest.mark.parametrize(
    ("topics", "held"),
    [
        (("khuyen-cong",), (SUPPORT,)),
        (("khuyen-cong", "ho-tro", "van-ban"), (SUPPORT,)),
        (("ho-tro", "tap-huan"), (WORDS,)),
        (("ket-qua",), (WORDS,)),  # without a figure it tells of none
        (("khuyen-cong", "doanh-nghiep"), (WORDS,)),
        (("van-ban",), (WORDS,)),
        (("cong-nghiep",), ()),
        (("muc-tieu",), (WORDS,)),  # without a figure it sets none
        ((), (WORDS,)),
    ],
)
def test_topics_tell_what_a_digest_has(library: Library, topics: tuple[str, ...], held: tuple[Holding, ...]) -> None:
    """Support alone is what is of nothing else."""
    library.put(digest("Bài", "Sơn La", *topics))
    assert read_coverage(library).of("Sơn La").holdings == held


def test_an_original_is_in_words_and_counts_by_its_figures(library: Library) -> None:
    """Its topics are not known."""
    library.put(make_draft("Bản gốc", "Sơn La làm sản xuất sạch hơn.", province="Sơn La"))
    assert read_coverage(library).of("Sơn La").holdings == (WORDS,)
    library.put(stating(make_draft("Bản khác", "10% cơ sở.", province="Sơn La"), TargetKind.TARGET))
    assert read_coverage(library).of("Sơn La").holdings == (TARGETS, WORDS)


@pytest.mark.parametrize(
    ("kind", "said", "held"),
    [
        (TargetKind.TARGET, {}, (TARGETS, SUPPORT)),
        (TargetKind.RESULT, {}, (RESULTS, SUPPORT)),
        (TargetKind.RESULT, {"scope": Scope.FIRM}, (RESULTS, SUPPORT)),
        (TargetKind.TARGET, {"scope": Scope.DISTRICT}, (SUPPORT,)),
        (TargetKind.TARGET, {"indicator": Indicator.OTHER}, (SUPPORT,)),
        (TargetKind.TARGET, {"indicator": Indicator.COMPLIANCE}, (SUPPORT,)),
        (TargetKind.RESULT, {"indicator": Indicator.COMPLIANCE}, (SUPPORT,)),
        (TargetKind.RESULT, {"indicator": Indicator.SAVING}, (RESULTS, SUPPORT)),
        (TargetKind.TARGET, {"unsure": True}, (SUPPORT,)),
        (TargetKind.RESULT, {"of_programme": False}, (SUPPORT,)),
        (TargetKind.CLAIM, {}, (SUPPORT,)),
        (TargetKind.PLAN, {}, (SUPPORT,)),
    ],
)
def test_only_a_figure_that_is_shown_as_one_counts(
    library: Library, kind: TargetKind, said: dict[str, object], held: tuple[Holding, ...]
) -> None:
    """A district's aim is not its province's, and what is unsure or of nothing in particular is no target."""
    library.put(stating(digest("Bài", "Sơn La", "ho-tro"), kind, **said))
    assert read_coverage(library).of("Sơn La").holdings == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Sơn La mở 6 lớp tập huấn cho 200 người.", (RESULTS, WORDS)),
        ("Sơn La tiết kiệm 5% điện. Nguồn là trang tiếng Anh.", (RESULTS, WORDS)),
        ("Năm 2019, Sơn La có Kế hoạch 80/KH-UBND.", (WORDS,)),
        ("Luận văn khảo sát 12 cơ sở. Kết quả nằm ngoài phần trích đã đọc.", (WORDS,)),
        ("Có 300 lao động. Phần đã đọc không kèm chỉ tiêu hay tỷ lệ.", (WORDS,)),
    ],
)
def test_a_digest_of_results_has_some_where_it_gives_figures(
    library: Library, text: str, held: tuple[Holding, ...]
) -> None:
    """Days and numbers of papers are none; one that says that its results were not read has none either."""
    library.put(make_draft("Bài", text, province="Sơn La", digest=Digest(topics=("ket-qua",))))
    assert read_coverage(library).of("Sơn La").holdings == held


def test_articles_and_years_are_counted_once(library: Library) -> None:
    """Those about a place; what another states of it is had all the same. What is of no place is the country's."""
    library.put(digest("Một", "Sơn La", "tap-huan", year=2012))
    library.put(stating(digest("Hai", "Sơn La", "ket-qua", year=2020), TargetKind.RESULT))
    library.put(stating(digest("Ba", None, "van-ban", year=2024), TargetKind.TARGET, province="Sơn La"))
    library.put(stating(digest("Bốn", "Yên Bái", "tap-huan"), TargetKind.RESULT, province=None))
    found = read_coverage(library)
    place = found.of("Sơn La")
    assert (place.articles, place.first_year, place.last_year) == (2, 2012, 2020)
    assert place.holdings == (TARGETS, RESULTS, WORDS)
    assert (found.nation.holdings, found.nation.articles) == ((RESULTS, WORDS), 1)


def test_what_lies_beside_a_province_is_named_best_first(library: Library) -> None:
    """What is one with it today goes before its region; what has support alone is no help."""
    library.put(digest("Một", "Hòa Bình", "ho-tro"))
    library.put(digest("Hai", "Vĩnh Phúc", "tap-huan"))
    library.put(digest("Ba", "Lào Cai", "tap-huan"))
    library.put(stating(digest("Bốn", "Yên Bái", "ket-qua"), TargetKind.RESULT))
    library.put(stating(digest("Năm", "Cà Mau", "ket-qua"), TargetKind.RESULT))
    found = read_coverage(library)
    assert [each.province for each in found.beside("Phú Thọ")] == ["Vĩnh Phúc", "Yên Bái", "Lào Cai"]


def test_what_is_read_is_kept_until_the_library_changes(library: Library) -> None:
    """One reading a version."""
    reader = CoverageReader(library)
    before = reader.current()
    assert reader.current() is before
    library.put(digest("Một", "Sơn La", "tap-huan"))
    assert reader.current().of("Sơn La").holdings == (WORDS,)


def test_what_ships_of_provinces_is_what_its_pages_say(library: Library) -> None:
    """Of every province something ships; what was not read or rules for all are no results and targets of theirs."""
    load_collection(library)
    found = read_coverage(library)
    assert [each.province for each in found.provinces if not each.articles] == []
    assert [each.province for each in found.provinces if each.best is None] == ["Tiền Giang"]
    assert found.of("Thanh Hóa").holdings[0] is TARGETS
    assert {found.of(province).best for province in ("Quảng Ninh", "Lào Cai", "Quảng Nam")} == {WORDS}
    assert RESULTS not in found.of("Quảng Bình").holdings
    assert found.nation.holdings == tuple(Holding)
    assert found.nation.articles == sum(not each.article.provinces for each in library.articles())


def test_the_same_is_counted_in_every_database(postgres_library_url: str, library: Library) -> None:
    """Originals of one year and the same places are counted together, each of them once."""
    years = (2012, 2012, 2014, None)
    found = []
    for each in (library, Library.open(postgres_library_url)):
        for number, year in enumerate(years):
            date = SourceDate.of(Basis.CONTENT, year) if year else SourceDate()
            each.put(make_draft(f"Bài {number}", f"Bài {number} nói vậy.", province="Nghệ An", date=date))
        each.put(digest("Tóm tắt", "Nghệ An", "ket-qua", year=2018))
        found.append(read_coverage(each).of("Nghệ An"))
        each.close()
    expected = Coverage(province="Nghệ An", province_now="Nghệ An", holdings=(WORDS,), articles=5)
    assert found == [expected.model_copy(update={"first_year": 2012, "last_year": 2018})] * 2
