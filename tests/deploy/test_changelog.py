"""The changelog has the form of Keep a Changelog, and knows the version that is shipped."""

from __future__ import annotations

import datetime as dt
import re
import tomllib

from tests.deploy.conftest import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
HEADINGS = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)
RELEASED = re.compile(r"\[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d{2}-\d{2})")


def test_what_is_not_released_stands_first_and_versions_follow_downwards() -> None:
    """Each with its day."""
    assert HEADINGS[0] == "[Unreleased]"
    found = [RELEASED.fullmatch(heading) for heading in HEADINGS[1:]]
    assert None not in found
    versions = [tuple(int(part) for part in each.groups()[:3]) for each in found if each]
    assert versions == sorted(set(versions), reverse=True)
    days = [dt.date.fromisoformat(each[4]) for each in found if each]
    assert days == sorted(days, reverse=True)


def test_every_change_stands_under_its_kind() -> None:
    """The kinds of a version once each, in their order, none of them empty."""
    for section in re.split(r"^## ", CHANGELOG, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition("\n")
        before, *parts = re.split(r"^### ", body, flags=re.MULTILINE)
        assert "- " not in before, f"{heading}: a change without a kind"
        kinds = [part.partition("\n")[0] for part in parts]
        assert kinds == [kind for kind in KINDS if kind in kinds], heading
        assert all(re.search(r"^- \S", part, re.MULTILINE) for part in parts), heading


def test_the_version_of_the_project_is_the_newest_released() -> None:
    """Or the one after it, whose changes are still unreleased."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = RELEASED.fullmatch(HEADINGS[1])
    assert newest is not None
    assert tuple(int(part) for part in project.split(".")) >= tuple(int(part) for part in newest.groups()[:3])
