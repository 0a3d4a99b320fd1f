"""A pattern that is compiled late is the pattern that it would have been at once, and every one can be compiled."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from knowledge import late_patterns
from knowledge.late_patterns import late_pattern

ROOT = Path(late_patterns.__file__).parents[1]
SOURCES = [path for floor in ("bot", "knowledge", "retrieval") for path in sorted((ROOT / floor).rglob("*.py"))]
USING = [path for path in SOURCES if re.search(r"= late_pattern\(", path.read_text(encoding="utf-8"))]


def test_nothing_is_compiled_before_it_is_asked() -> None:
    """Even a pattern that is none is refused only then."""
    broken = late_pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_it_answers_as_the_compiled_pattern_does() -> None:
    """Flags, groups and what was written included."""
    late = late_pattern(r"(?P<day>\d+) THÁNG", re.IGNORECASE)
    found = late.search("ngày 5 tháng")
    assert found is not None
    assert found["day"] == "5"
    assert late.sub("x", "5 tháng, 6 tháng") == "x, x"
    assert late.pattern == r"(?P<day>\d+) THÁNG"
    assert late.groups == 1


@pytest.mark.parametrize("path", USING, ids=lambda path: path.stem)
def test_every_pattern_of_a_module_can_be_compiled(path: Path) -> None:
    """What was noticed while loading is noticed here."""
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    values = [*vars(module).values()]
    held = [*values, *(each for value in values if isinstance(value, dict) for each in value.values())]
    held += [each for value in values if isinstance(value, tuple) for each in value]
    late = [value for value in held if type(value).__name__ == "_LatePattern"]
    assert late
    assert all(isinstance(pattern.groups, int) for pattern in late)
