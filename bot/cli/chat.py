"""The conversation in a terminal, or with a pipe: the same engine and texts as in Telegram."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from bot import texts
from bot.answerer import LONGEST_QUESTION, Answerer
from bot.redaction.control_characters import is_unicode
from bot.views.answer import compose_reply
from bot.views.figures import compose_targets
from bot.views.markup import to_plain_text
from retrieval.query.follow_up import Turn, turn_left_by

_LEAVE = frozenset({"/thoat", "/exit", "/quit"})


def converse(
    answerer: Answerer, questions: Iterable[str], say: Callable[[str], None], *, prefer: str | None = None
) -> None:
    """Answer each line until the lines end or somebody says ``/thoat``; empty lines are passed over."""
    last: Turn | None = None
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
        elif question:
            answer = answerer.ask(question, prefer=prefer, last=last)
            last = turn_left_by(answer) or last
            say(to_plain_text(compose_targets(answer) if answer.shows_figures else compose_reply(answer)))


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
