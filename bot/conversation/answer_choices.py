"""What can be done with an answer, with what is only near, and with a refusal."""

from __future__ import annotations

from bot import texts
from bot.conversation.choices import Action, ArticleFilter, Choice, Chosen, Rows, number_of
from bot.conversation.page_links import page_rows
from bot.journal.entry import Entry
from bot.redaction.control_characters import without_control
from bot.views.answer import readable_citations
from bot.views.asked_forms import stands_elsewhere
from bot.views.card import pages_of_sources
from bot.views.comparison import is_wide, shown_indicators
from bot.views.copied import compose_copied
from bot.views.figures import as_shown, pictured_rows
from bot.views.suggestion_labels import suggestion_label
from knowledge.records import ArticleKind
from knowledge.targets import Indicator
from retrieval.records import EDITORIAL, Citation, Reason, Status

# Telegram's limit of an inline query; nobody asks anything longer elsewhere.
_LONGEST_QUERY = 256
# Of 63 provinces so many as a thumb scrolls through.
_MOST_SUGGESTIONS = 30
# More of them stand two a row.
_ROW_EACH = 4
# Labels of at most so many characters stand beside one another, however few.
_SHORT = 20
# More rows of figures can be looked at as a picture.
_ROWS_WITHOUT_PICTURE = 6
_NOTHING_MISSING = frozenset(
    {Reason.EMPTY_QUESTION, Reason.GREETING, Reason.THANKS, Reason.HOW_ARE_YOU, Reason.STOP, Reason.COMPLAINT}
    | {Reason.HELP, Reason.WHO_ARE_YOU, Reason.WHICH_PLACE, Reason.WHICH_INDICATOR, Reason.WHOM_TO_ASK}
    | {Reason.OVERVIEW}
)


def answer_choices(entry: Entry, indicator: Indicator | None = None) -> Rows:
    """Below an answer, what is only near, or a refusal; of many places ``indicator`` is shown."""
    if entry.answer.status is Status.ANSWERED:
        entry = entry.model_copy(update={"answer": as_shown(entry.answer, indicator)})
        if entry.answer.listing is not None:
            return (*_listed(entry), *_sharing(entry))
        reading = () if stands_elsewhere(entry.answer) else _reading(entry)
        rows = (*_figures(entry, indicator), *_suggested(entry), *reading)
        return (*rows, *_sharing(entry), *_province(entry))
    rows = (*_related(entry), *_suggested(entry))
    if entry.answer.status is Status.NEAR:
        # Not shared: another chat is offered what answers alone.
        return (*_reading(entry), _usefulness(entry), (_told_later(entry),), *rows, *_province(entry))
    if entry.answer.reason not in _NOTHING_MISSING:
        rows = (*rows, (choice(texts.choices.BUTTON_MISSING, entry, Action.MISSING), _told_later(entry)))
    return (*rows, *_province(entry))


def opening_choice(entry: Entry) -> Choice:
    """Open what is only near, where it stands in one line."""
    return choice(texts.choices.BUTTON_OPEN, entry, Action.OPEN)


def choice(label: str, entry: Entry, action: Action, n: int = 0, *, spoken: str = "") -> Choice:
    """Something to do with an answer."""
    return Choice(label=label, chosen=Chosen(id=entry.id, action=action, n=n), spoken=spoken)


def without_later(rows: Rows) -> Rows:
    """The choices of a channel that can tell nobody later."""
    kept = (tuple(each for each in row if not _tells_later(each)) for row in rows)
    return tuple(row for row in kept if row)


def reading_label(citation: Citation) -> str:
    """What reading on is called: the original, or our summary of it."""
    return texts.choices.BUTTON_SUMMARY if citation.kind == ArticleKind.DIGEST else texts.choices.BUTTON_PASSAGE


def shared_query(entry: Entry) -> str:
    """What another chat would ask to get the same answer: the question as it was searched, with its province."""
    question = entry.answer.searched or entry.question
    if entry.province:
        question = f"{question.rstrip(' ?!.')} {entry.province}"
    return without_control(question)[:_LONGEST_QUERY]


def _tells_later(each: Choice) -> bool:
    return each.chosen is not None and each.chosen.action is Action.TELL_LATER


def _told_later(entry: Entry) -> Choice:
    return choice(texts.wishes.BUTTON_WISH, entry, Action.TELL_LATER)


def _figures(entry: Entry, indicator: Indicator | None) -> Rows:
    answer = entry.answer
    if not answer.targets:
        return ()
    row = [
        choice(texts.figures.BUTTON_TABLE, entry, Action.TABLE),
        choice(texts.figures.BUTTON_CHART, entry, Action.CHART),
    ]
    if len(pictured_rows(answer, indicator)) > _ROWS_WITHOUT_PICTURE:
        row.append(choice(texts.figures.BUTTON_PICTURE, entry, Action.PICTURE, number_of(indicator)))
    return (*_indicators(entry, indicator), tuple(row))


def _indicators(entry: Entry, shown: Indicator | None) -> Rows:
    """The other indicators of which many places can be compared, two a row."""
    if not is_wide(entry.answer):
        return ()
    indicators = shown_indicators(entry.answer)
    shown = shown if shown in indicators else next(iter(indicators), None)
    others = tuple(
        choice(texts.figures.INDICATORS[each.value], entry, Action.INDICATOR, number_of(each))
        for each in indicators
        if each is not shown
    )
    return tuple(others[at : at + 2] for at in range(0, len(others), 2))


def _listed(entry: Entry) -> Rows:
    """Of documents that are listed: each by its number, and all of a province or of every one."""
    listing = entry.answer.listing
    if listing is None:
        return ()
    numbers = tuple(
        choice(str(each.n), entry, Action.PASSAGE, each.n, spoken=texts.choices.button_related(each.n))
        for each in entry.answer.citations
    )
    if listing.count <= len(entry.answer.citations):
        return (numbers,)
    pages = listing.places or ((None, listing.count),)
    every = (
        Choice(
            label=texts.choices.button_all_articles(name, count),
            articles=ArticleFilter(province=name, year=listing.year),
        )
        for name, count in pages
    )
    return (numbers, *((each,) for each in every))


def _reading(entry: Entry) -> Rows:
    if not entry.answer.citations or entry.answer.citations[0].kind == EDITORIAL:
        return ()  # it quotes no article: there is nothing else to read
    first = entry.answer.citations[0]
    row = [choice(reading_label(first), entry, Action.PASSAGE, 1)]
    if pages_of_sources(entry.answer) and not entry.answer.targets:
        row.append(choice(texts.choices.BUTTON_SOURCES, entry, Action.SOURCES))
    return (*(page_rows(first.url) if first.kind == ArticleKind.DIGEST else ()), tuple(row))


def _sharing(entry: Entry) -> Rows:
    copied = compose_copied(entry.answer)
    copy = (Choice(label=texts.choices.BUTTON_COPY, copied=copied),) if copied else ()
    share = Choice(label=texts.choices.BUTTON_SHARE, shared=shared_query(entry))
    judged = (
        choice("👍", entry, Action.LIKED, spoken=texts.choices.BUTTON_USEFUL),
        choice("👎", entry, Action.DISLIKED, spoken=texts.choices.BUTTON_NOT_USEFUL),
    )
    return ((*copy, share), judged)


def _usefulness(entry: Entry) -> tuple[Choice, ...]:
    """Whether what is only near was what somebody looked for."""
    return (
        choice(texts.choices.BUTTON_USEFUL, entry, Action.LIKED),
        choice(texts.choices.BUTTON_NOT_USEFUL, entry, Action.DISLIKED),
    )


def _related(entry: Entry) -> Rows:
    """What a refusal offers to be read, each document by its number."""
    if entry.answer.status is not Status.NOT_FOUND:
        return ()
    related = readable_citations(entry.answer)
    row = tuple(choice(texts.choices.button_related(each.n), entry, Action.PASSAGE, each.n) for each in related)
    return (row,) if row else ()


def _suggested(entry: Entry) -> Rows:
    """Questions to ask next, a row each; many of them two a row."""
    suggestions = entry.answer.suggestions[:_MOST_SUGGESTIONS]
    # Who is asked which place is told every one.
    asks_back = entry.answer.reason is Reason.WHICH_PLACE
    place = None if asks_back else texts.answers.implied_place(f"{entry.question} {entry.answer.searched}", suggestions)
    labels = [suggestion_label(entry.answer, each, of_place=place) for each in suggestions]
    asked = tuple(choice(label, entry, Action.SUGGESTION, number) for number, label in enumerate(labels))
    beside = 1 if len(asked) <= _ROW_EACH and max(map(len, labels), default=0) > _SHORT else 2
    return tuple(asked[at : at + beside] for at in range(0, len(asked), beside))


def _province(entry: Entry) -> Rows:
    if entry.province is None:
        return ()
    return ((choice(texts.choices.button_everywhere(entry.province), entry, Action.EVERYWHERE),),)
