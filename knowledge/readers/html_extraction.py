"""What trafilatura takes for the text of a page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from knowledge.readers.html_tree import Element
from knowledge.vietnamese.normalization import to_stored


def extract_lines(body: Element) -> set[str]:
    """The lines that trafilatura takes for the article's, in stored form; none when it finds none."""
    from trafilatura import extract

    tree = deepcopy(body)
    for form in tree.iter("form"):  # some servers wrap the whole page in one, and trafilatura drops forms
        form.tag = "div"
    with _quiet():
        text = extract(tree, fast=True, favor_recall=True, include_comments=False)
    return set(to_stored(text or "").split("\n"))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the extractor's remarks on pages without text off the terminal."""
    logger = logging.getLogger("trafilatura")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
