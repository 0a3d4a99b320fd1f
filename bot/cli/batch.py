"""Many questions at once: one JSON object a line in, one answer a line out."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bot import texts
from retrieval.errors import UnknownProvince
from retrieval.records import Answer


def to_json(answer: Answer, took_ms: float, **extra: object) -> str:
    """An answer as one line of JSON, with the milliseconds it took."""
    fields = {**extra, **answer.model_dump(mode="json"), "took_ms": round(took_ms, 3)}
    return json.dumps(fields, ensure_ascii=False)


def answer_lines(lines: Iterable[str], ask: Callable[..., Answer]) -> Iterator[tuple[str, bool]]:
    """For each line its answer as JSON with its ``id``, in order, and whether the line was fine.

    A bad line gives ``{"id": …, "error": …}``; blank lines are passed over.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        identity: object = None
        try:
            request = _parse(line)
            identity = request.get("id")
            started = time.perf_counter()
            answer = ask(_question(request), **_options(request))
            yield to_json(answer, (time.perf_counter() - started) * 1000, id=identity), True
        except (ValueError, UnknownProvince) as problem:
            said = texts.errors.unknown_province(problem.name) if isinstance(problem, UnknownProvince) else str(problem)
            error = {"id": identity, "error": texts.cli.bad_batch_line(number, said)}
            yield json.dumps(error, ensure_ascii=False), False


def _parse(line: str) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except json.JSONDecodeError:
        request = None
    if not isinstance(request, dict):
        raise ValueError(texts.cli.BATCH_NOT_JSON)
    return request


def _question(request: dict[str, Any]) -> str:
    question = request.get("question")
    if not isinstance(question, str):
        raise ValueError(texts.cli.BATCH_WITHOUT_QUESTION)
    return question


def _options(request: dict[str, Any]) -> dict[str, Any]:
    """The optional fields of a line that change how it is asked."""
    return {name: request[name] for name in ("province", "prefer") if isinstance(request.get(name), str)}
