"""Pages of places, articles and topics show what they should, wherever the pages they lead to are."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from markupsafe import Markup
from sqlalchemy.engine import Engine

from bot import texts
from bot.pages.article import compose_article_page
from bot.pages.article_lines import compose_line, compose_pager
from bot.pages.environment import environment_of
from bot.pages.figures_table import compose_figures
from bot.pages.links import slug
from bot.pages.place_charts import chart_of_place
from bot.pages.place_figures import drawable, state_figures
from bot.pages.province import PlaceContent, compose_province, page_name, place_names
from bot.pages.topic import compose_topic
from knowledge.intake.preparation import read_draft
from knowledge.places import legacy_provinces, province_now
from knowledge.places.offices import NATION
from knowledge.readers.document import RawDocument
from knowledge.records import Article, Contact, Digest, LineRole, Validity
from knowledge.store.coverage import read_coverage
from knowledge.store.library import Library
from knowledge.targets import Indicator
from tests.factories import make_draft


class Addresses:
    """Links that say where they lead."""

    def province(self, name: str, page: int = 1) -> str:
        return f"province:{page_name(name)}:{page}"

    def article(self, article_id: str, passage: int | None = None) -> str:
        return f"article:{article_id}:{passage}"

    def year(self, year: int | None, page: int = 1) -> str:
        return f"year:{year}:{page}"

    def topic(self, key: str, page: int = 1) -> str | None:
        return None if key == "nuoc" else f"topic:{key}:{page}"

    def asset(self, name: str) -> str:
        return name


LINKS = Addresses()
TARGETS = "Đến năm 2020, Vĩnh Phúc đặt mục tiêu 60% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."


@pytest.fixture
def library(engine: Engine) -> Library:
    return Library(engine)


def add(library: Library, text: str, title: str, name: str) -> Article:
    raw = RawDocument(content=f"{title}\n\n{text}".encode(), source=name, name=name)
    result = library.put(read_draft(raw, limit=10_000))
    assert result.article_id
    return library.article(result.article_id)


def show(template: str, macro: str, *shown: object) -> str:
    module = environment_of().get_template(template).make_module()
    return str(Markup(getattr(module, macro)(*shown)))


def test_every_name_of_a_province_has_one_page() -> None:
    """Of 63 provinces 29 were joined to others and have pages of their own; the other 34 go by today's names."""
    names = place_names()
    assert len(names) == 63
    assert len({slug(name) for name in names}) == 63
    assert {page_name(name) for name in legacy_provinces()} == set(names)
    assert {province_now(name) for name in legacy_provinces()} <= set(names)
    assert page_name("Thừa Thiên Huế") == page_name("Huế") == "Huế"
    assert page_name("Vĩnh Phúc") == "Vĩnh Phúc"
    assert slug(NATION) == "ca-nuoc"


def test_a_province_is_itself_alone_and_todays_is_all_that_it_was_made_from(library: Library) -> None:
    """ "Vĩnh Phúc" has its own figure, and "Phú Thọ" of today has it too, with the name of where it is from."""
    article = add(library, TARGETS, "Vĩnh Phúc đẩy mạnh sản xuất sạch hơn", "vinh-phuc.txt")
    coverage = read_coverage(library)
    for name in ("Vĩnh Phúc", "Phú Thọ"):
        figures = state_figures(library, name)
        assert [(fact.target.indicator, fact.target.low) for fact in figures.targets] == [(Indicator.ADOPTION, 60.0)]
        assert drawable(figures.targets) == list(figures.targets)
        content = PlaceContent(name, figures.targets, figures.citations, [article], [])
        view = compose_province(content, coverage, LINKS)
        assert view.figures is not None
        assert view.figures.rows[0].sources[0].href == f"article:{article.id}:0"
        assert view.groups[0].lines[0].href == f"article:{article.id}:None"
    assert [part.name for part in view.parts] == ["Hòa Bình", "Vĩnh Phúc"]
    assert view.now is None
    own = compose_province(PlaceContent("Vĩnh Phúc", (), (), [article], []), coverage, LINKS)
    assert own.now is not None
    assert (own.now.name, own.now.href) == ("Phú Thọ", "province:Phú Thọ:1")
    assert state_figures(library, "Hòa Bình").targets == ()
    assert state_figures(library, NATION).targets == ()


def test_a_province_without_articles_says_so_and_whom_to_ask(library: Library) -> None:
    """It is no dead end, and nothing of another's stands on it."""
    contact = Contact(name="Sở Công Thương <b>", link="https://soct.example", before_july_2025=True)
    content = PlaceContent("Cà Mau", (), (), [], [contact])
    html = show("province.html", "province_body", compose_province(content, read_coverage(library), LINKS))
    assert texts.browsing.NO_ARTICLES in html
    assert "Sở Công Thương &lt;b&gt;" in html
    assert 'href="https://soct.example" rel="noopener nofollow"' in html
    assert "2025" in html
    assert "<table" not in html


def test_a_summary_is_marked_and_stands_in_no_quotation(library: Library) -> None:
    """An original is quoted and leads to its page; ours is labelled, with what it was made from."""
    digest = Digest(topics=("nuoc", "bia"), conflict="Trang A ghi 5%, trang B ghi 6%.", is_weak=True)
    of_paper = make_draft(
        "Bia", "Nhà máy giảm nước.", digest=digest, validity=Validity(until="2020"), url="https://a.vn"
    )
    summary = library.put(of_paper)
    original = library.put(
        make_draft("Nguyên văn", "Nhà máy bia ở đây giảm được nước.", around={LineRole.SIGNATURE: "Nguyễn Văn A"})
    )
    shown = []
    for result in (summary, original):
        article = library.article(str(result.article_id))
        view = compose_article_page(article, library.passages_of(article.id), (), (), LINKS)
        shown.append((view, show("article.html", "article_body", view)))
    (ours, our_page), (theirs, their_page) = shown
    assert "<blockquote" not in our_page
    assert texts.answers.DIGEST_LABEL in our_page
    assert ours.note is not None
    assert ours.remarks == (
        "Hiệu lực đến năm 2020.",
        texts.answers.pages_differ("Trang A ghi 5%, trang B ghi 6%."),
        texts.browsing.WEAK,
    )
    # A topic without a page is not led to.
    assert [topic.name for topic in ours.topics] == ["Bia"]
    assert '<blockquote>\n<p id="doan-1">' in their_page
    assert texts.answers.DIGEST_LABEL not in their_page
    assert theirs.around[0].said == "ký tên"


def test_each_figure_of_an_article_leads_to_the_passage_that_states_it(library: Library) -> None:
    """The second paragraph's figure to the second passage."""
    long = "Hội nghị bàn về sản xuất sạch hơn trong công nghiệp với nhiều doanh nghiệp của tỉnh. " * 4
    article = add(library, f"{long}\n\n{TARGETS} {long}", "Vĩnh Phúc đẩy mạnh sản xuất sạch hơn", "a.txt")
    figures = state_figures(library, "Vĩnh Phúc")
    passages = library.passages_of(article.id)
    assert len(passages) == 2
    view = compose_article_page(article, passages, figures.targets, figures.citations, LINKS)
    assert view.figures is not None
    assert [source.href for source in view.figures.rows[0].sources] == [f"article:{article.id}:1"]
    html = show("article.html", "article_body", view)
    assert '<th scope="row">Áp dụng SXSH: 60%</th>' in html
    assert 'role="region" tabindex="0" aria-labelledby="figures-caption"' in html


def test_a_figure_that_hundreds_state_names_the_newest_and_counts_the_others(library: Library) -> None:
    """And of hundreds of figures the first are shown, and the others counted."""
    add(library, TARGETS, "Vĩnh Phúc đẩy mạnh sản xuất sạch hơn", "a.txt")
    figures = state_figures(library, "Vĩnh Phúc")
    (fact,), (citation,) = figures.targets, figures.citations
    cited = fact.model_copy(update={"citations": tuple(range(1, 8))})
    citations = [citation.model_copy(update={"n": n}) for n in range(1, 8)]
    table = compose_figures("figures", "A", [cited] * 130, citations, LINKS)
    assert [source.n for source in table.rows[0].sources] == [1, 2, 3, 4, 5]
    assert table.rows[0].further == 2
    assert (len(table.rows), table.further) == (120, 10)
    chart = chart_of_place(figures.model_copy(update={"targets": (cited,), "citations": tuple(citations)}), "Vĩnh Phúc")
    assert chart is not None
    assert len(chart.sources) == 3


def test_the_bars_of_a_chart_say_what_and_where(library: Library) -> None:
    """Of a province what is measured; of today's, which several set something for, where as well."""
    add(library, TARGETS, "Vĩnh Phúc đẩy mạnh sản xuất sạch hơn", "a.txt")
    add(library, TARGETS.replace("Vĩnh Phúc", "Phú Thọ"), "Phú Thọ đẩy mạnh sản xuất sạch hơn", "b.txt")
    own, joined = (chart_of_place(state_figures(library, name), name) for name in ("Vĩnh Phúc", "Phú Thọ"))
    assert own is not None
    assert joined is not None
    who = "cơ sở sản xuất công nghiệp"
    assert [bar.label for bar in own.bars] == [f"Áp dụng SXSH · đến 2020 · {who} [1]"]
    labels = [f"Áp dụng SXSH · {place} · đến 2020 · {who}" for place in ("Phú Thọ", "Vĩnh Phúc")]
    assert [bar.label[:-4] for bar in joined.bars] == labels
    assert chart_of_place(state_figures(library, "Hà Nội"), "Hà Nội") is None


def test_what_explains_a_topic_comes_first(library: Library) -> None:
    """Whatever its date; each article with its beginning."""
    explaining = make_draft("Kinh tế tuần hoàn là gì", "Là khép vòng.", digest=Digest(topics=("kinh-te-tuan-hoan",)))
    told = make_draft("Nhà máy", "Nhà máy khép vòng.", digest=Digest(topics=("kinh-te-tuan-hoan", "khai-niem")))
    articles = [explaining.article, told.article]
    view = compose_topic("kinh-te-tuan-hoan", articles, 2, LINKS)
    assert [line.excerpt for line in view.explaining] == ["Nhà máy khép vòng."]
    assert [line.title for line in view.lines] == ["Kinh tế tuần hoàn là gì"]
    assert compose_topic("khai-niem", articles, 2, LINKS).explaining == ()
    assert "<blockquote" not in show("topic.html", "topic_body", view)


def test_a_hostile_title_is_text() -> None:
    """Markup shows as it is written, and what turns letters around is made visible."""
    line = compose_line(make_draft("<script>alert(1)</script>\u202etxt", "A.", source="a").article, LINKS)
    html = show("article_list.html", "article_lines", [line])
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "\u202e" not in html


def test_a_list_of_several_pages_has_a_way_on_and_back() -> None:
    """And one of a single page has none."""
    assert compose_pager(1, 1, ["a"]) is None
    middle = compose_pager(2, 3, ["a", "b", "c"])
    assert middle is not None
    assert (middle.said, middle.before, middle.behind) == ("Trang 2/3", "a", "c")
    ends = [compose_pager(page, 2, ["a", "b"]) for page in (1, 2)]
    assert [(each.before, each.behind) for each in ends if each] == [(None, "b"), ("a", None)]


def test_every_topic_of_the_collection_has_a_name() -> None:
    """None more, none less."""
    listed = files("knowledge").joinpath("collection", "topics.json").read_text(encoding="utf-8")
    assert set(texts.browsing.TOPICS) == set(json.loads(listed))
