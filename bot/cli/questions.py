"""Commands that answer: ``ask``, once or for a whole batch, and ``chat``."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from bot import texts
from bot.cli.endings import REFUSED, WrongUse
from bot.cli.input import open_lines, typed_lines
from bot.cli.options import (
    DatabaseOption,
    JsonOption,
    NoCollectionOption,
    PreferOption,
    ProvinceOption,
    read_text,
    settle,
)
from bot.cli.output import print_answer, print_json, print_table, say, warn_of_memory
from bot.composition.assistant import open_assistant
from bot.conversation.answerer import LONGEST_QUESTION
from bot.tracing.trace import Channel, Trace

if TYPE_CHECKING:
    from retrieval.assistant import Assistant


def ask(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", parser=read_text, help=texts.cli.QUESTION)
    ] = None,
    as_json: JsonOption = False,
    province: ProvinceOption = None,
    prefer: PreferOption = None,
    k: Annotated[int, typer.Option("-k", min=1, max=10, help=texts.cli.K)] = 3,
    explained: Annotated[bool, typer.Option("--explain", help=texts.cli.EXPLAIN)] = False,
    batch: Annotated[str | None, typer.Option("--batch", metavar="FILE", help=texts.cli.BATCH)] = None,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Answer one question, or a batch of them."""
    if batch is not None and not as_json:
        raise WrongUse(texts.cli.BATCH_NEEDS_JSON)
    if batch is None and question is None:
        raise WrongUse(texts.cli.QUESTION_NEEDED)
    if question is not None and len(question) > LONGEST_QUESTION:
        raise WrongUse(texts.cli.question_too_long(LONGEST_QUESTION))
    with open_assistant(settle(context, database, no_collection), in_memory=warn_of_memory) as assistant:
        if batch is not None:
            fine = _answer_batch(assistant, batch, k, province=province, prefer=prefer)
        elif explained:
            fine = _explain(assistant, str(question), province or prefer, k, as_json=as_json)
        else:
            given = {"province": province, "prefer": prefer}
            fine = _answer(assistant, str(question), k, as_json=as_json, **given)
    raise typer.Exit(0 if fine else REFUSED)


def chat(
    context: typer.Context,
    prefer: PreferOption = None,
    database: DatabaseOption = None,
    no_collection: NoCollectionOption = False,
) -> None:
    """Hold a conversation in the terminal."""
    from bot.cli.chat import converse, prompted

    interactive = sys.stdin.isatty()
    with open_assistant(settle(context, database, no_collection), in_memory=warn_of_memory) as assistant:
        lines = prompted(typed_lines(), _prompt if interactive else lambda: None)
        converse(assistant, lines, lambda text: say(text, end="\n\n"), prefer=prefer)
    if interactive:
        say("")


def _answer(
    assistant: Assistant, question: str, k: int, *, as_json: bool, province: str | None, prefer: str | None
) -> bool:
    """Print an answer; whether there is one."""
    from bot.cli.batch import describe_answer

    started = time.perf_counter()
    with Trace.new(Channel.TERMINAL, "question").followed():
        answer = assistant.ask(question, province=province, prefer=prefer, k=k)
    took_ms = (time.perf_counter() - started) * 1000
    if as_json:
        print_json(describe_answer(answer, took_ms))
    else:
        print_answer(answer)
    return bool(answer.citations)


def _explain(assistant: Assistant, question: str, province: str | None, k: int, *, as_json: bool) -> bool:
    """Print how a question is read and its passages are weighed; that can be said of any."""
    explanation = assistant.explain(question, province=province, k=k)
    if as_json:
        print_json(explanation.model_dump(mode="json"))
    else:
        from bot.cli.tables import explanation_tree

        print_table(explanation_tree(explanation))
    return True


def _answer_batch(assistant: Assistant, batch: str, k: int, **options: str | None) -> bool:
    """Print an answer a line; whether every line was a question. What a line says goes before the options."""
    from bot.cli.batch import answer_lines

    fine = True
    with open_lines(batch) as lines:
        for answer, good in answer_lines(lines, lambda text, **given: assistant.ask(text, k=k, **{**options, **given})):
            print_json(answer)
            fine = fine and good
    return fine


def _prompt() -> None:
    say(texts.cli.PROMPT, end="")
