"""An answer as people paste it elsewhere: what it says with its source, in as many characters as a button carries."""

from __future__ import annotations

from bot import texts
from bot.views.asked_forms import stands_elsewhere
from bot.views.figures import as_shown, figures_in_words, pictured_rows
from bot.views.markup import utf16_length, whole
from knowledge.records import ArticleKind
from retrieval.records import EDITORIAL, Answer, Citation

COPIED = 256
"""What a button can carry, in UTF-16 units."""
_TITLE = 60


def compose_copied(answer: Answer) -> str:
    """What an answer says, and its source: shortened is what is said, between figures or words; the source stays.

    Our own words are headed as such and stand in no quotation marks; an original's do.
    """
    # A list of titles and what stands in a file are none of it.
    if not answer.citations or answer.listing is not None or stands_elsewhere(answer):
        return ""
    copied = whole(_figures(as_shown(answer)) if answer.targets else _sentence(answer))
    # Of letters that count twice even the source may be too long.
    return copied if utf16_length(copied) <= COPIED else texts.answers.shortened(copied, COPIED // 2)


def _sentence(answer: Answer) -> str:
    first = answer.citations[0]
    label = f"{texts.answers.framing(answer.frame)} " if answer.frame else ""
    label = f"{_label(first)}{label}"
    opening, closing = ("", "") if first.kind in {ArticleKind.DIGEST, EDITORIAL} else ("“", "”")
    source = _source(first)
    text = said = whole(answer.headline)
    length = len(said)
    room = COPIED - utf16_length(f"{label}{opening}{closing}\n{source}")
    while utf16_length(text) > room and length > 1:
        length -= 1
        text = texts.answers.shortened(said, length)
    return _with_page(f"{label}{opening}{text}{closing}\n{source}", first)


def _figures(answer: Answer) -> str:
    """As many of the figures as there is room for, under their heading, with the source of the first."""
    facts = pictured_rows(answer)
    if not facts:
        return _sentence(answer)
    heading, items = figures_in_words(facts)
    by_number = {each.n: each for each in answer.citations}
    first = by_number[facts[0].citations[0]]
    for count in range(len(facts), 0, -1):
        cited = {n for fact in facts[:count] for n in fact.citations} - {first.n}
        more = texts.answers.further_sources_copied(len(cited)) if cited else ""
        left_out = f"; {texts.answers.ELLIPSIS}" if count < len(facts) else ""
        said = whole(f"{_label(first)}{heading}: {'; '.join(items[:count])}{left_out}")
        if utf16_length(f"{said}\n{_source(first)}{more}") <= COPIED:
            return _with_page(f"{said}\n{_source(first)}{more}", first)
    return f"{said}\n{_source(first)}"  # one figure of a whole paragraph


def _label(citation: Citation) -> str:
    return f"{texts.answers.DIGEST_LABEL}: " if citation.kind == ArticleKind.DIGEST else ""


def _source(citation: Citation) -> str:
    return whole(f"{texts.answers.SOURCES}: {texts.answers.titled_source(citation, _TITLE)}")


def _with_page(text: str, citation: Citation) -> str:
    """The text with the address of its page, where there is room for that."""
    longer = f"{text} · {citation.url}"
    return longer if citation.url and utf16_length(longer) <= COPIED else text
