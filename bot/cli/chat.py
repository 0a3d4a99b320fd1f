"""The conversation in a terminal, or with a pipe: the same engine and texts as in Telegram."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from bot import texts
from bot.conversation.answerer import LONGEST_QUESTION, Answerer
from bot.redaction.control_characters import is_unicode
from bot.tracing.trace import Channel, Trace
from bot.views.answer import readable_citations
from bot.views.markup import to_plain_text
from bot.views.remarks import compose_source_list
from bot.views.terminal import compose_printed
from retrieval.query.follow_up import Turn, turn_left_by
from retrieval.query.remarks import Remark, find_remark
from retrieval.records import EDITORIAL, Answer

_LEAVE = frozenset({"/thoat", "/exit", "/quit"})


def converse(
    answerer: Answerer, questions: Iterable[str], say: Callable[[str], None], *, prefer: str | None = None
) -> None:
    """Answer each line until the lines end or somebody says ``/thoat``; empty lines are passed over."""
    last: Turn | None = None
    shown: Answer | None = None
    for line in questions:
        question = line.strip()
        if question in _LEAVE:
            return
        if question in {"/help", "/start"}:
            examples = [each.question for each in answerer.examples(prefer=prefer)]
            say(texts.cli.chat_help(examples or texts.answers.EXAMPLES))
        elif not is_unicode(question):
            say(texts.cli.NOT_UTF8)
        elif len(question) > LONGEST_QUESTION:
            say(texts.cli.question_too_long(LONGEST_QUESTION))
        elif shown is not None and (remark := find_remark(question)) is not None:
            say(_reply_to(remark, shown))
        elif question:
            with Trace.new(Channel.TERMINAL, "question").followed():
                answer = answerer.ask(question, prefer=prefer, last=last)
            turn = turn_left_by(answer)
            last, shown = (turn, answer) if turn is not None else (last, shown)
            say(to_plain_text(compose_printed(answer)))


def _reply_to(remark: Remark, shown: Answer) -> str:
    """What is said to a remark on the answer that stands above, with its passages and sources."""
    if remark is Remark.COMPLAINT:
        return texts.cli.CHAT_COMPLAINT
    first = next((each for each in readable_citations(shown) if each.kind != EDITORIAL), None)
    if remark is Remark.MORE and first is not None:
        return texts.cli.chat_more(first.article_id)
    return to_plain_text(compose_source_list(shown)) or texts.choices.NO_SOURCES_OF_LAST


def prompted(stdin: TextIO, prompt: Callable[[], None]) -> Iterator[str]:
    """The lines of a terminal, with a prompt before each; ends quietly at Ctrl-D and Ctrl-C."""
    while True:
        prompt()
        try:
            line = stdin.readline()
        except KeyboardInterrupt:
            return
        if not line:
            return
        yield line
