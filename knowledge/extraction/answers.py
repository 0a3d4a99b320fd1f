"""Where the answer begins on a page of questions and answers: its label reads like a button to reply to a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.extraction.line_features import Line

_ANSWER = re.compile(r"\W*(?:(?:noi dung|y kien|cau) )?(?:tra loi|phan hoi|giai dap)\W*")
_QUESTION = re.compile(r"\W*(?:noi dung )?(?:cau hoi|hoi)(?: cua (?:\w+ ?){1,4})?(?: \d+)? ?(?:\W*|:.*)")
_FURTHEST = 40  # lines; a question is a letter at most
_SHORTEST = 4  # words of a sentence that answers; a name that opens a comment closes none


def opens_answer(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line is the label over an answer: a sentence follows at once, and a question stands above.

    In a list of comments a name or nothing follows.
    """
    if _ANSWER.fullmatch(line.folded) is None or line.number + 1 >= len(lines):
        return False
    following = lines[line.number + 1]
    told = following.is_prose or (following.ends_sentence and len(following.words) >= _SHORTEST)
    above = lines[max(0, line.number - _FURTHEST) : line.number]
    return told and any(_asks(other) for other in above)


def _asks(line: Line) -> bool:
    return _QUESTION.fullmatch(line.folded) is not None or line.text.endswith("?")
