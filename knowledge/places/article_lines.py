"""An article's lines as one text: the title, what it tells, and then its letterhead, dateline and signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.records import BODY_ROLES, ExtractedLine, LineRole

# The opening of an article says what it is about: two paragraphs, at most this many characters of them.
_LEAD_PARAGRAPHS = 2
_LEAD_LENGTH = 900
# A shorter line is a caption, a byline or a heading.
PARAGRAPH = 60
_HEAD_ROLES = (LineRole.LETTERHEAD, LineRole.DATELINE, LineRole.SIGNATURE)


@dataclass(frozen=True)
class ArticleText:
    """The ``lines``, of which the first is the title and those from number ``head`` on say what the article is.

    ``whole`` is their text, in which ``starts`` are the places of the lines. A letterhead's lines in capitals are one
    there, for a name may be broken over two. ``numbers`` and ``roles`` are those of the document's lines. ``lead_end``
    and ``body_end`` are places in ``whole``; ``paragraphs`` counts those of the body.
    """

    whole: str
    lines: Sequence[str]
    starts: Sequence[int]
    numbers: Sequence[int | None]
    roles: Sequence[LineRole]
    head: int
    title_end: int
    lead_end: int
    body_end: int
    paragraphs: int


def join_lines(title: str, lines: Sequence[ExtractedLine]) -> ArticleText:
    """The text of a title and the lines that tell of places; blocks of several lines count as several."""
    printed = next((line.number for line in lines if line.role is LineRole.TITLE), None)
    told = [(title.replace("\n", " "), printed, LineRole.TITLE), *_lines_of(lines, tuple(BODY_ROLES))]
    heads = [each for role in _HEAD_ROLES for each in _lines_of(lines, (role,))]
    texts = [text for text, _, _ in (*told, *heads)]
    roles = [role for _, _, role in (*told, *heads)]
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    parts = [texts[0]]
    for number, text in enumerate(texts[1:], 1):
        parts += [" " if _is_broken(texts[number - 1], text, roles[number - 1 : number + 1]) else "\n", text]
    return ArticleText(
        whole="".join(parts),
        lines=texts,
        starts=starts,
        numbers=[number for _, number, _ in (*told, *heads)],
        roles=roles,
        head=len(told),
        title_end=starts[0] + len(texts[0]),
        lead_end=_lead_end(texts[: len(told)], starts),
        body_end=starts[len(told) - 1] + len(texts[len(told) - 1]),
        paragraphs=sum(len(text) >= PARAGRAPH for text in texts[1 : len(told)]),
    )


def _is_broken(line: str, following: str, roles: Sequence[LineRole]) -> bool:
    """Whether a name may be broken over two lines of a letterhead: "UBND TỈNH THỪA THIÊN" and "HUẾ"."""
    return set(roles) == {LineRole.LETTERHEAD} and line.isupper() and following.isupper()


def _lines_of(lines: Sequence[ExtractedLine], roles: tuple[LineRole, ...]) -> list[tuple[str, int | None, LineRole]]:
    return [(text, line.number, line.role) for line in lines if line.role in roles for text in line.text.split("\n")]


def _lead_end(lines: Sequence[str], starts: Sequence[int]) -> int:
    paragraphs = [number for number, line in enumerate(lines) if number and len(line) >= PARAGRAPH]
    if not paragraphs:
        return starts[len(lines) - 1] + len(lines[-1])
    last = paragraphs[:_LEAD_PARAGRAPHS][-1]
    return min(starts[last] + len(lines[last]), starts[paragraphs[0]] + _LEAD_LENGTH)
