"""Whatever people and documents write, what Telegram is sent is valid, within its limits, and shows it as text."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.conversation.answer_choices import answer_choices, opening_choice
from bot.conversation.side_choices import passage_choices, sources_choices
from bot.journal.entry import Channel, Entry
from bot.redaction.control_characters import without_control
from bot.telegram.handlers.inline import _result
from bot.telegram.keyboards import keyboard_of, to_keyboard
from bot.texts.figures import chart_caption
from bot.views.answer import compose_reply
from bot.views.card import compose_folded, compose_shown, compose_sources
from bot.views.charts import Bar, draw_targets
from bot.views.markup import to_messages, to_plain_text
from bot.views.passage import compose_passage
from knowledge.records import ArticleKind, Passage, SourceDate
from retrieval.records import Answer, Citation, Status
from tests.support.bot_api.inline import check_inline_results
from tests.support.bot_api.keyboards import check_keyboard
from tests.support.bot_api.markup import utf16_length, visible_text

# Letters of every kind and halves of them, and pieces of everything that somebody reads as an instruction.
PIECES = st.sampled_from(
    ["<b>", "</b>", "<a href='x'>", "&lt;", "&", "&#x27;", "]]>", "[/b]", "*_`~|", "@ai_do", "/hoi", "\x00", "\x1b[31m",
     "\u202e", "\u2066", "\ud83d", "\udc00", "😀", "\n", "\t", "\u200b", "https://u:p@h/", "{0}", "%s", "đ"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(st.characters(), max_size=8)), min_size=1, max_size=4).map("".join)
SEEN = TEXTS.map(lambda text: f"{text}x")  # what is never empty: headlines, titles, sentences
URLS = st.one_of(
    st.none(),
    TEXTS,
    TEXTS.map(lambda text: f"https://{text}"),
    TEXTS.map(lambda text: f"http://vi.du/{text}"),
    st.sampled_from(["http://", "http://localhost/", "https://vi.du:99999/", "https://[::1]/", "http://a..b/", "http://.vn"]),
)  # fmt: skip
CITATIONS = st.builds(
    Citation,
    n=st.just(1),
    article_id=st.just("a"),
    passage_id=st.just("a-0000"),
    title=SEEN,
    publisher=st.none() | TEXTS,
    url=URLS,
    kind=st.sampled_from(ArticleKind),
    date=st.just(SourceDate()),
    province=st.none() | SEEN,
    province_now=st.none() | SEEN,
    snippet=SEEN,
    highlights=st.just(((0, 1),)),
    score=st.just(1.0),
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    cited = [each.model_copy(update={"n": n}) for n, each in enumerate(draw(st.lists(CITATIONS, max_size=3)), 1)]
    said = st.just("") | TEXTS
    answer = Answer(
        status=draw(st.sampled_from([Status.ANSWERED, Status.NEAR])) if cited else Status.NOT_FOUND,
        question=draw(TEXTS),
        searched=draw(TEXTS),
        headline=draw(SEEN),
        frame=draw(said),
        because=draw(said),
        advice=tuple(draw(st.lists(TEXTS, max_size=2))),
        citations=tuple(cited),
        notes=tuple(draw(st.lists(SEEN, max_size=2))),
        suggestions=tuple(draw(st.lists(SEEN, max_size=3))),
        confidence=1.0,
    )
    return Entry(
        id="0123456789abcdef",
        at=0.0,
        person="p",
        conversation="c",
        channel=Channel.PRIVATE,
        question=answer.question,
        answer=answer,
        province=draw(st.none() | st.just("Hà Nội")),
    )


def check(keyboard: InlineKeyboardMarkup | None) -> None:
    """As it goes out: JSON in UTF-8."""
    if keyboard is not None:
        written = json.dumps(keyboard.to_dict(), ensure_ascii=False)
        assert written.encode()
        check_keyboard({"reply_markup": written})


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(entries())
def test_messages_and_buttons_are_what_telegram_takes(entry: Entry) -> None:
    """The short and the long form, the passage, further sources, a suggestion, the link to the page."""
    answer = entry.answer
    views = [compose_shown(answer, long_form=False), compose_shown(answer, long_form=True), compose_reply(answer)]
    check(to_keyboard(answer_choices(entry)))
    if answer.status is Status.NEAR:
        views.append(compose_folded(answer))
        check(keyboard_of(entry, ((opening_choice(entry),),), "sxsh_bot"))
    for citation in answer.citations:
        passage = Passage(
            id="a-0000", article_id="a", number=0, start=0, end=1, text=f"trước {citation.snippet} sau", sentences=()
        )
        views.append(compose_passage(citation, [passage]))
        check(to_keyboard(passage_choices(entry, citation.n)))
    if answer.citations:
        views.append(compose_sources(answer, 0))
        check(to_keyboard(sources_choices(entry, 0)))
    for blocks in views:
        for message in to_messages(blocks):
            shown = visible_text(message)
            assert shown.encode()
            assert shown == without_control(shown)
            assert 0 < utf16_length(shown) <= 4096
        assert to_plain_text(blocks).encode()
    # The two halves of a character that come together are one.
    whole = answer.headline.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    first = "".join(without_control(whole).split())
    assert first in "".join("".join(map(visible_text, to_messages(views[0]))).split())


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(entries(), TEXTS)
def test_inline_results_are_what_telegram_takes(entry: Entry, title: str) -> None:
    """A title and a description of one line each, never empty, and the same valid message."""
    results = [_result(f"r-{each.n}", title, entry.answer, each, "sxsh_bot") for each in entry.answer.citations]
    written = json.dumps([result.to_dict() for result in results], ensure_ascii=False)
    assert written.encode()
    for result in check_inline_results({"results": written}):
        assert result["title"] == " ".join(result["title"].split()) != ""


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(SEEN, st.lists(TEXTS.map(without_control), max_size=40))
def test_a_caption_fits(title: str, sources: list[str]) -> None:
    """In the units in which Telegram counts."""
    assert utf16_length(chart_caption(without_control(title), sources, 1022)) <= 1024


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("text", ["$x^{", "giá 5$ và $6", "\\frac{1}{2} $\\nonesuch$", "a_b^c # % & ~", ""])
def test_a_chart_takes_no_text_for_a_formula(text: str) -> None:
    """What stands between dollar signs is text."""
    assert draw_targets(text or "t", [Bar(text, 1.0, 2.0, text)], [text]).startswith(b"\x89PNG")
