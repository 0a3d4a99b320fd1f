"""What a person says of herself decides between equals, and is required nowhere."""

from __future__ import annotations

import pytest

from knowledge.records import Article, Passage
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.embedded import EmbeddedIndex
from retrieval.query.parser import parse_query
from retrieval.query.scope import Scope
from retrieval.ranking.asides import weigh_aside
from retrieval.ranking.ranker import rank
from retrieval.ranking.spans import SpanCutter
from retrieval.ranking.weighted_query import weight_query

LEXICON = Lexicon.shipped()
TRADES = {"a": "Xưởng giấy được hỗ trợ lãi suất.", "b": "Xưởng dệt được hỗ trợ lãi suất."}
INDEX = EmbeddedIndex.of(
    1,
    [
        (
            Article(id=name, title="Hỗ trợ", source=f"{name}.txt", text=text),
            [
                Passage(
                    id=name, article_id=name, number=0, start=0, end=len(text), text=text, sentences=((0, len(text)),)
                )
            ],
        )
        for name, text in TRADES.items()
    ],
    LEXICON,
)


def first_for(question: str) -> str:
    query = parse_query(question, INDEX, LEXICON)
    weighted = weight_query(query, INDEX, LEXICON)
    return rank(INDEX.search(query.terms, 5), weighted, Scope(), SpanCutter(LEXICON))[0].hit.passage.id


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("hỗ trợ lãi suất thế nào", "a"),
        ("em làm xưởng dệt, hỗ trợ lãi suất thế nào ạ", "b"),
        ("em lam xuong det, ho tro lai suat the nao a", "b"),
        ("em làm xưởng gỗ, hỗ trợ lãi suất thế nào ạ", "a"),
    ],
)
def test_of_two_that_answer_alike_the_one_about_her_trade_is_first(question: str, first: str) -> None:
    """Without an aside, or with one that nothing is about, equals are ordered by id."""
    assert first_for(question) == first


def test_what_she_said_is_weighed_in_shares() -> None:
    """ "Dệt" is in one passage of two and "gỗ" in none; "xưởng" is in both."""
    aside = parse_query("em làm xưởng dệt gỗ, hỗ trợ lãi suất thế nào ạ", INDEX, LEXICON)
    shares = weigh_aside(aside, INDEX, LEXICON)
    assert shares.keys() == {"xưởng", "dệt"}
    assert sum(shares.values()) == pytest.approx(1.0)
    assert weigh_aside(parse_query("hỗ trợ lãi suất", INDEX, LEXICON), INDEX, LEXICON) == {}
