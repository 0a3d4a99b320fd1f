"""Many questions at once: one JSON object a line in, one answer a line out."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bot import texts
from bot.conversation.answerer import LONGEST_QUESTION
from bot.redaction.control_characters import is_unicode
from bot.tracing.trace import Channel, Trace
from retrieval.errors import UnknownProvince
from retrieval.records import Answer

_log = logging.getLogger(__name__)


def describe_answer(answer: Answer, took_ms: float, **extra: object) -> dict[str, object]:
    """An answer with the milliseconds it took, as it is printed in JSON."""
    return {**extra, **answer.model_dump(mode="json"), "took_ms": round(took_ms, 3)}


def answer_lines(lines: Iterable[str], ask: Callable[..., Answer]) -> Iterator[tuple[dict[str, object], bool]]:
    """For each line its answer with its ``id``, in order, and whether the line was fine.

    A bad line gives ``{"id": …, "error": …}``; blank lines are passed over.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        identity: object = None
        try:
            request = _parse(line)
            identity = request.get("id")
            question, options = _question(request), _options(request)
            started = time.perf_counter()
            with Trace.new(Channel.TERMINAL, "question").followed():
                answer = ask(question, **options)
            yield describe_answer(answer, (time.perf_counter() - started) * 1000, id=identity), True
        except _BadLine as problem:
            yield _refuse(identity, number, str(problem)), False
        except UnknownProvince as problem:
            yield _refuse(identity, number, texts.errors.unknown_province(problem.name)), False
        except Exception:  # noqa: BLE001 - noted below, with what it was
            # The others are still to be answered; whoever mends it finds the traceback on standard error.
            _log.exception("line %d of a batch could not be answered", number)
            yield _refuse(identity, number, texts.cli.FAULT), False


class _BadLine(Exception):
    """A line that asks nothing, with what it should be."""


def _refuse(identity: object, number: int, problem: str) -> dict[str, object]:
    return {"id": identity, "error": texts.cli.bad_batch_line(number, problem)}


def _parse(line: str) -> dict[str, Any]:
    if not is_unicode(line):
        raise _BadLine(texts.cli.NOT_UTF8)
    try:
        request = json.loads(line.removeprefix("\ufeff"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        request = None
    if not isinstance(request, dict):
        raise _BadLine(texts.cli.BATCH_NOT_JSON)
    return request


def _refuse_constant(name: str) -> None:
    """Python reads NaN and Infinity, which are no JSON and would be printed again."""
    raise ValueError(name)


def _question(request: dict[str, Any]) -> str:
    question = request.get("question")
    if not isinstance(question, str):
        raise _BadLine(texts.cli.BATCH_WITHOUT_QUESTION)
    if len(question) > LONGEST_QUESTION:
        raise _BadLine(texts.cli.question_too_long(LONGEST_QUESTION))
    return _checked("question", question)


def _options(request: dict[str, Any]) -> dict[str, str]:
    """The optional fields of a line that change how it is asked; none counts as left out."""
    given = {name: request[name] for name in ("province", "prefer") if request.get(name) is not None}
    return {name: _checked(name, value) for name, value in given.items()}


def _checked(name: str, value: object) -> str:
    """The text of a field; an escape of JSON may stand for half a character, which nothing can search."""
    if not isinstance(value, str) or not is_unicode(value):
        raise _BadLine(texts.cli.not_a_text(name))
    return value
