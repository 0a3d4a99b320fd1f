"""Whatever is cited says the same of its article: one function makes every citation."""

from __future__ import annotations

from knowledge.records import Article, Basis, Passage, Place, SourceDate
from knowledge.targets import Indicator, Target, TargetKind
from retrieval.answers.citation import cite, cite_passage, cite_pinned, cite_target, find_highlights, quote
from retrieval.records import EDITORIAL

TEXT = "Xã A giảm 5% nước. Xã B giảm 7% điện."
ARTICLE = Article(
    id="a",
    title="Hai xã",
    source="a.txt",
    text=TEXT,
    date=SourceDate.of(Basis.EVENT, 2019, 3),
    places=(Place(province="Vĩnh Phúc", province_now="Phú Thọ"), Place(province="Hà Nội", province_now="Hà Nội")),
)
PASSAGE = Passage(
    id="a-0000", article_id="a", number=0, start=0, end=len(TEXT), text=TEXT, sentences=((0, 18), (19, len(TEXT)))
)


def test_the_province_asked_about_is_chosen_among_an_articles_several() -> None:
    """Without one, or with one that the article is not about, the first stands."""
    assert cite(1, ARTICLE, PASSAGE, "…", provinces={"Hà Nội"}).province == "Hà Nội"
    assert cite(1, ARTICLE, PASSAGE, "…", provinces={"Cần Thơ"}).province == "Vĩnh Phúc"
    assert cite(1, ARTICLE, PASSAGE, "…").province_now == "Phú Thọ"


def test_an_article_about_no_place_is_cited_without_one() -> None:
    """No province is made up."""
    cited = cite(2, ARTICLE.model_copy(update={"places": ()}), PASSAGE, "…")
    assert (cited.n, cited.province, cited.province_now) == (2, None, None)


def test_a_figure_is_highlighted_in_its_sentence() -> None:
    """The figure stands at 10 to 12 of the second sentence, which begins at 19."""
    target = Target(
        article_id="a",
        province="Hà Nội",
        indicator=Indicator.SAVING,
        kind=TargetKind.RESULT,
        what="điện",
        who=None,
        low=7,
        high=7,
        unit="%",
        sentence=TEXT[19:],
        start=19,
        end=len(TEXT),
        quantity_start=29,
        quantity_end=31,
    )
    cited = cite_target(1, ARTICLE, PASSAGE, target)
    assert (cited.snippet, cited.highlights, cited.province) == ("Xã B giảm 7% điện.", ((10, 12),), "Hà Nội")
    assert cited.snippet[slice(*cited.highlights[0])] == "7%"
    cut = cite_target(1, ARTICLE, PASSAGE, target.model_copy(update={"sentence": "x" * 500}))
    assert (len(cut.snippet), cut.snippet[-1]) == (400, "…")


def test_all_of_one_article_say_the_same_of_it() -> None:
    """Title, date and identity come from the article whatever is quoted."""
    for cited in (cite(1, ARTICLE, PASSAGE, "x"), cite_passage(ARTICLE, PASSAGE)):
        assert (cited.title, cited.date, cited.article_id, cited.passage_id) == ("Hai xã", ARTICLE.date, "a", "a-0000")
    assert cite_passage(ARTICLE, PASSAGE).snippet == ""


def test_an_approved_answer_names_its_editors_source() -> None:
    """It is of no article, and says so in its kind."""
    date = SourceDate.of(Basis.PUBLISHED, 2026, 1, 2)
    cited = cite_pinned("editorial-1", "Có.", "Sở Công Thương", None, date)
    assert (cited.kind, cited.title, cited.snippet, cited.province) == (EDITORIAL, "Sở Công Thương", "Có.", None)


def test_an_ellipsis_stands_where_a_sentence_is_left_out_in_its_middle() -> None:
    """Whole sentences have none."""
    assert quote(TEXT, 0, 18, PASSAGE.sentences) == "Xã A giảm 5% nước."
    assert quote(TEXT, 5, 12, PASSAGE.sentences) == "…giảm 5%…"


def test_neighbouring_words_are_one_highlight() -> None:
    """Parted by a space alone; either form of a word counts."""
    assert find_highlights("giảm nước, giảm điện", {"giảm": 1.0, "~dien": 1.0}) == ((0, 4), (11, 20))
