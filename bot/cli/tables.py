"""What the command line shows of articles and of what became of documents: JSON records and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.tree import Tree

from bot import texts
from bot.views.contacts import state_of
from bot.views.particulars import list_particulars
from knowledge.records import BODY_ROLES, Article, IntakeResult, Named
from knowledge.store.contacts import ContactEntry
from knowledge.store.coverage import Coverage
from knowledge.store.library import ArticleEntry
from retrieval.ranking.explanation import Explanation


def describe_article(article: Article, passages: int, original: str | None = None) -> dict[str, Any]:
    """An article as ``articles list --json`` prints it; a digest that has stepped back with its ``original``."""
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "source": article.source,
        "kind": article.kind.value,
        "digest": article.digest.model_dump(mode="json") if article.digest else None,
        "original": original,
        "date": article.date.model_dump(mode="json"),
        "provinces": list(article.provinces),
        "provinces_now": list(article.provinces_now),
        "districts": list(article.districts),
        "passages": passages,
        **_describe_particulars(article),
    }


def _describe_particulars(article: Article) -> dict[str, Any]:
    """What the article says about itself, each with the text of the line that says so, if one does."""
    about = article.particulars
    written = {line.number: article.text[line.start : line.end] for line in article.lines}

    def said_in(line: int | None) -> dict[str, str | None]:
        # Of all lines that are kept only the title stands outside the text.
        return {"line": None if line is None else written.get(line, article.title)}

    def named(each: Named | None) -> dict[str, str | None] | None:
        return None if each is None else {"value": each.value, **said_in(each.line)}

    return {
        "authors": [named(each) for each in about.authors],
        "signers": [{"name": each.name, "post": each.post, **said_in(each.line)} for each in about.signers],
        "numbers": [named(each) for each in about.numbers],
        "rests_on": [named(each) for each in about.rests_on],
        "issuer": named(about.issuer),
        "published_at_source": named(about.taken_from),
        "scanned": about.scanned.model_dump(mode="json", exclude={"lines"}) if about.scanned else None,
        "dates": [
            {"value": each.date.value, "basis": each.date.basis.value, **said_in(each.line)} for each in about.dates
        ],
        "places": [
            {**each.place.model_dump(), "evidence": each.evidence.value, **said_in(each.line)} for each in about.places
        ],
    }


def article_table(entries: Sequence[ArticleEntry], originals: Mapping[str, str]) -> Table:
    """The articles, one a row; of digests what they are, and the original that one has stepped back for."""
    table = _table(texts.cli.ARTICLE_COLUMNS)
    table.columns[1].ratio = 1  # the title takes what the others leave
    table.columns[-1].max_width = 18
    for entry in entries:
        article = entry.article
        places = _places(article)
        date = texts.answers.date_with_basis(article.date)
        note = f"\n({_note(article, originals.get(article.id))})" if article.digest else ""
        table.add_row(article.id, f"{article.title}{note}", date, places, str(entry.passages), article.source)
    return table


def intake_table(
    results: Sequence[IntakeResult], names: Sequence[str], stepped_back: Mapping[str, Sequence[str]]
) -> Table:
    """What became of each document, one a row, under the names that tell them apart here.

    ``stepped_back`` are the titles of the digests that have given their place to an article, by its id.
    """
    table = _table(texts.cli.INTAKE_COLUMNS)
    for result, name in zip(results, names, strict=True):
        said = [result.reason or result.article_id or ""]
        if result.like is not None:
            like = texts.particulars.nearly_the_same(result.like)
            said.append(texts.particulars.became_of_likeness(like, result.outcome))
        if result.scanned is not None:
            said.append(texts.particulars.scanned(result.scanned).capitalize())
        said += [texts.cli.stepped_back(title) for title in stepped_back.get(result.article_id or "", ())]
        table.add_row(name, texts.operators.OUTCOMES[result.outcome], "\n".join(said))
    return table


def _note(article: Article, original: str | None) -> str:
    return texts.cli.digest_note(article.digest, original) if article.digest else ""


def print_article(article: Article, *, removed: bool, original: str | None = None) -> str:
    """An article as text: title, date, places, what it says of itself; then its text and the rest, or what went out."""
    about = (
        article.publisher,
        texts.answers.date_with_basis(article.date),
        _places(article),
        article.url or article.source,
    )
    said = [f"{label}: {value}" for label, value in list_particulars(article)]
    note = [_note(article, original).capitalize()] if article.digest else []
    head = [article.title, *note, " · ".join(part for part in about if part), *said, ""]
    if not removed:
        around = [
            f"[{texts.particulars.ROLES[line.role]}] {article.text[line.start : line.end]}"
            for line in article.lines
            if line.role not in BODY_ROLES
        ]
        return "\n".join([*head, article.told, *(["", texts.particulars.AROUND, *around] if around else [])])
    pieces = [f"[{texts.particulars.removed_because(piece.reason)}] {piece.text}" for piece in article.removed]
    return "\n".join([*head, texts.cli.REMOVED_TITLE, *(pieces or [texts.cli.NOTHING_REMOVED])])


def explanation_tree(explanation: Explanation) -> Tree:
    """How a question was read, and what each passage scored with."""
    tree = Tree(f"{texts.cli.EXPLAIN_READ_AS}: {explanation.standard}")
    kinds = [texts.cli.EXPLAIN_TYPES[kind] for kind in explanation.kinds]
    tree.add(f"{texts.cli.EXPLAIN_KINDS}: {', '.join(kinds) or '–'}")
    tree.add(f"{texts.cli.EXPLAIN_PLACES}: {', '.join(explanation.places) or '–'}")
    words = ", ".join(f"{term} {weight:.2f}" for term, weight in explanation.words.items())
    tree.add(f"{texts.cli.EXPLAIN_WORDS}: {words}")
    confidence = tree.add(f"{texts.cli.EXPLAIN_CONFIDENCE} {explanation.confidence:.3f}")
    for each in explanation.weighed:
        confidence.add(f"{texts.cli.EXPLAIN_FEATURES[each.feature]} {each.value:.3f} × {each.weight:.3f}")
    for passage in explanation.passages:
        branch = tree.add(f"{passage.passage_id} · {passage.title}")
        branch.add(f"“{passage.sentence}”")
        held = branch.add(f"{texts.cli.EXPLAIN_HELD} {passage.held:.3f}")
        for factor in passage.factors:
            held.add(f"{texts.cli.EXPLAIN_FACTORS[factor.name]} × {factor.share:.3f}")
        score = branch.add(f"{texts.cli.EXPLAIN_SCORE} {passage.score:.3f}")
        score.add(f"{texts.cli.EXPLAIN_EVIDENCE} {passage.evidence:.3f}")
        if passage.other_trade:
            score.add(f"{texts.cli.EXPLAIN_OTHER_TRADE} -{passage.other_trade:.3f}")
        bm25 = score.add(f"BM25 {passage.bm25:.3f}")
        for term in passage.terms:
            bm25.add(f"{texts.cli.EXPLAIN_FIELDS[term.field]}: {term.term} {term.score:.3f}")
    return tree


def describe_contact(entry: ContactEntry) -> dict[str, Any]:
    """An office as ``contacts list --json`` prints it: all that is known of it, and on what it rests."""
    written = entry.written.model_dump(mode="json") if entry.written else {}
    rests_on = entry.office.model_dump(mode="json", include={"named_by", "linked_by"}) if entry.office else {}
    days = entry.model_dump(mode="json", include={"set_on", "set_by", "confirmed_by"})
    return {
        "province": entry.province or None,
        "body": entry.body.value,
        **written,
        **days,
        "named_by": rests_on.get("named_by"),
        "linked_by": rests_on.get("linked_by"),
    }


def contact_table(entries: Sequence[ContactEntry]) -> Table:
    """The offices, one a row, with what waits for being confirmed."""
    table = _table(texts.cli.CONTACT_COLUMNS)
    for entry in entries:
        if entry.written is not None:
            state = state_of(entry)
            reach = texts.answers.reach_of(entry.written)
            table.add_row(entry.province or texts.answers.WHOLE_NATION, entry.written.name, reach, state)
    return table


def describe_coverage(coverage: Coverage) -> dict[str, Any]:
    """What there is of a place as ``collection status --json`` prints it; the country has no name."""
    return {**coverage.model_dump(mode="json"), "province": coverage.province or None}


def coverage_table(places: Sequence[Coverage]) -> Table:
    """What there is of each place, one a row."""
    table = _table(texts.coverage.COLUMNS)
    for each in places:
        said = (texts.coverage.place(each), each.province_now or "", texts.coverage.holdings(each))
        table.add_row(*said, str(each.articles), texts.coverage.years(each))
    return table


def _places(article: Article) -> str:
    named = {place.province: place.province_now for place in article.places}
    return ", ".join(texts.answers.place(province, now) for province, now in named.items())


def _table(columns: Sequence[str]) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
