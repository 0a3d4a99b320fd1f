"""Which article a question calls by its number, its place or the words of its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.extraction.document_numbers import read_kind
from knowledge.records import Article
from knowledge.vietnamese.normalization import fold
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.terms import SearchTerms, bigram_terms, head_of, syllable_terms
from retrieval.analysis.tokenizer import Token, tokenize
from retrieval.answers.attempts import filter_of
from retrieval.answers.stated_particulars import is_news, is_paper
from retrieval.index.filters import Filter
from retrieval.index.protocol import Hit, PassageIndex
from retrieval.query.asked_particular import ANY_PAPER, AskedParticular
from retrieval.query.particular_phrases import KINDS
from retrieval.query.query import Query, QueryToken, pair_term

# Passages looked through for articles, of what they tell and of what stands around that.
_LOOKED_INTO = 24
# Articles whose words are compared with the question's.
_COMPARED = 10
# What a word of the question counts where the article has it: in its title and head, in its opening, further below.
_IN_HEAD, _IN_OPENING, _BELOW = 1.0, 0.75, 0.5
_OPENING = 600
# A place is looked for by itself; what only frames the question need not be said.
_PLACE_SHARE, _FRAME_SHARE, _UNKNOWN_SHARE = 0.5, 0.3, 0.5
# A word of the subject without either of the words beside it may be of another one: the "hoạch" of "quy hoạch".
_ALONE = 0.5
_OF_EVERY_PAPER = re.compile(
    rf"(?<![^ ])(?:{fold(KINDS)}|phe duyet|ban hanh|trien khai|thuc hien|giai doan|tinh|thanh pho|uy ban nhan dan|ubnd)"
    r"(?![^ ])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# Papers that are put in force by a decision, in whose title they are named behind it.
_INSIDE_DECISIONS = frozenset({"chuong trinh", "de an", "phuong an", "quy che", "quy dinh", "ke hoach"})


@dataclass(frozen=True)
class Called:
    """An article that may be meant, with how much of the question's words say so, between 0 and 1.

    ``told`` is that share of the words that name neither a place nor what is done with every paper ("phê duyệt kế
    hoạch"), where a word nobody writes counts in full. ``missing`` are the words that it lacks. ``by_number`` says that
    the question gives its number.
    """

    article: Article
    likeness: float
    told: float
    missing: frozenset[QueryToken]
    by_number: bool = False

    def has_all_that_lacks(self, other: Called) -> bool:
        """Whether it has every word of the question, and the other does not."""
        return not self.missing and bool(other.missing)


def find_called(query: Query, asked: AskedParticular, index: PassageIndex, lexicon: Lexicon) -> list[Called]:
    """The articles that a question may mean, the likeliest first; none of another kind or number than it says."""
    found: dict[str, list[Hit]] = {}
    for hit in _search(query, asked, index):
        found.setdefault(hit.article.id, []).append(hit)
    fitting = [hits for hits in found.values() if _fits(hits[0].article, asked)][:_COMPARED]
    called = [_compare(hits, asked, index, lexicon) for hits in fitting]
    return sorted(called, key=lambda each: (-round(each.likeness, 9), each.article.id))


def _compare(hits: Sequence[Hit], asked: AskedParticular, index: PassageIndex, lexicon: Lexicon) -> Called:
    """One article beside the words of the question."""
    places = _places_of(hits, lexicon)
    reached = {token: _reached_of(token.term, places) for token in asked.subject}
    telling = _telling(asked.subject)
    pairs = [pair for pair in _neighbours(asked.subject) if all(token in telling for token in pair)]
    alone = {token for pair in pairs for token in pair}
    alone -= {token for pair in pairs if _reached_of(pair_term(*pair), places) for token in pair}
    likeness = _share({token: _weight(token, index) for token in asked.subject}, reached)
    of_telling = {token: reached[token] * (_ALONE if token in alone else 1.0) for token in telling}
    told = _share({token: index.idf(token.term) for token in telling}, of_telling)
    missing = frozenset(token for token, share in reached.items() if not share)
    return Called(hits[0].article, likeness, told, missing, bool(asked.numbers))


def is_of_kind(article: Article, paper: str | None) -> bool:
    """Whether an article is a paper of a kind, folded; of none, any article is."""
    if paper is None:
        return True
    title = fold(article.title)
    if not is_paper(article):
        # A notice of a workshop has no letterhead; a piece of news about a plan may begin with the word as well.
        return title.startswith(paper) and not is_news(article)
    kinds = {fold(read_kind(each.value)) for each in article.particulars.numbers}
    if paper == ANY_PAPER or paper in kinds or title.startswith(paper):
        return True
    return paper in _INSIDE_DECISIONS and "quyet dinh" in (*kinds, title[: len("quyet dinh")]) and paper in title


def has_number(article: Article, number: str) -> bool:
    """Whether one of an article's own numbers is the one given, which may leave its end out.

    Where the title has one of them, the others are those of papers that it tells of as well.
    """
    said = _parts(number)
    numbers = [each.value for each in article.particulars.numbers]
    titled = [each for each in numbers if each in article.title]
    own = (_parts(fold(each)) for each in titled or numbers)
    return any(parts[:1] == said[:1] and set(said) <= set(parts) for parts in own)


def _fits(article: Article, asked: AskedParticular) -> bool:
    if not is_of_kind(article, asked.paper):
        return False
    years = (each.token.folded for each in asked.subject if _YEAR.fullmatch(each.token.folded))
    return all(has_number(article, number) for number in asked.numbers) and all(_is_of(article, year) for year in years)


def _is_of(article: Article, year: str) -> bool:
    """Whether a paper may be the one of a year: it holds then, is dated or named so, or nobody says when it holds."""
    validity = article.particulars.validity
    if validity is None or validity.since is None or validity.until is None:
        return True
    dated = (article.date, *(each.date for each in article.particulars.dates))
    named = year in article.title or any((each.value or "").startswith(year) for each in dated)
    return named or validity.since[: len(year)] <= year <= validity.until[: len(year)]


def _parts(number: str) -> list[str]:
    return [part.lstrip("0") for part in re.split(r"[/.-]", number)]


def _search(query: Query, asked: AskedParticular, index: PassageIndex) -> Iterator[Hit]:
    """The passages with the words that say which document is meant, those around articles first if it has a number."""
    kept = filter_of(query.scope)
    around = Filter(tags=kept.tags, asides=True)
    numbers = [token for each in asked.numbers for token in tokenize(each.replace("/", " ").replace("-", " "))]
    if numbers:
        yield from index.search(SearchTerms([token.folded_term for token in numbers], ()), _LOOKED_INTO, around)
    kind = tokenize(asked.paper or "")
    syllables = [*(token.term for token in asked.subject), *(token.folded_term for token in kind)]
    pairs = [pair_term(first, second) for first, second in _neighbours(asked.subject)]
    terms = SearchTerms(tuple(dict.fromkeys(syllables)), tuple(dict.fromkeys(pairs)))
    if terms.syllables:
        for hits in index.search_each(terms, _LOOKED_INTO, (kept, around)):
            yield from hits


def _neighbours(subject: Sequence[QueryToken]) -> list[tuple[QueryToken, QueryToken]]:
    """The words that stand side by side in the question."""
    return [(first, second) for first, second in pairwise(subject) if first.position + 1 == second.position]


def _weight(token: QueryToken, index: PassageIndex) -> float:
    share = _PLACE_SHARE if token.names_place else _FRAME_SHARE if token.frames or token.names_type else 1.0
    return index.idf(token.term) * share * (1.0 if index.holds(token.term) else _UNKNOWN_SHARE)


def _telling(subject: Sequence[QueryToken]) -> list[QueryToken]:
    """The words that tell what a document is about, if any; else all."""
    words = [token.token.folded for token in subject]
    official: set[int] = set()
    for found in _OF_EVERY_PAPER.finditer(" ".join(words)):
        first = found.string[: found.start()].count(" ")
        official.update(range(first, first + found[0].count(" ") + 1))
    own = [token for n, token in enumerate(subject) if n not in official and not token.names_place]
    return own or list(subject)


def _places_of(hits: Sequence[Hit], lexicon: Lexicon) -> tuple[tuple[frozenset[str], float], ...]:
    """The terms of an article's title and head, of its opening and of what was found below, with their shares."""
    article = hits[0].article
    issuer = article.particulars.issuer
    head = _terms_of(f"{head_of(article)}. {issuer.value if issuer else ''}", lexicon)
    opening = _terms_of(article.told[:_OPENING], lexicon)
    below = frozenset[str]().union(*(_terms_of(hit.passage.text, lexicon) for hit in hits[:2]))
    return (head, _IN_HEAD), (opening, _IN_OPENING), (below, _BELOW)


def _reached_of(term: str, places: Iterable[tuple[frozenset[str], float]]) -> float:
    """How well an article has a term: in full in its title and head, less further below, and not at all."""
    return next((share for terms, share in places if term in terms), 0.0)


def _share(weights: Mapping[QueryToken, float], reached: Mapping[QueryToken, float]) -> float:
    total = sum(weights.values())
    return sum(weight * reached[token] for token, weight in weights.items()) / total if total else 0.0


@lru_cache(maxsize=512)
def _terms_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    tokens: Sequence[Token] = lexicon.spell_out(text, tokenize(text))
    return frozenset((*syllable_terms(tokens), *bigram_terms(tokens)))
