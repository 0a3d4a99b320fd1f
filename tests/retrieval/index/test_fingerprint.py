"""The fingerprint of analysis moves when what analysis gives moves, and only then."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.vietnamese import numbers
from retrieval.analysis.lexicon import Lexicon
from retrieval.index import fingerprint
from retrieval.index.fingerprint import analysis_fingerprint, digest_terms, plain_document

HERE = Path(__file__).parent
PINNED = HERE / "analysis.json"
# Any fixed name: the pins are not to differ between versions of Python.
UNICODE = "pinned"


def larger_text() -> list[Path]:
    """Digests and pages that stay as they are written here; those that ship change with what is known."""
    pages = HERE.parents[1] / "retrieval" / "evaluation" / "questions" / "pages"
    layouts = HERE.parents[1] / "knowledge" / "extraction" / "pages"
    return sorted(
        (*(HERE / "texts").glob("*.md"), *pages.glob("*.txt"), *layouts.rglob("*.txt")), key=lambda each: each.name
    )


def terms_of_larger_text() -> str:
    return digest_terms(
        [plain_document(path.name, path.stem, path.read_text(encoding="utf-8").split("\n\n")) for path in larger_text()]
    )


def test_terms_never_change_under_one_fingerprint() -> None:
    """Where this fails, the message says what to do; the pins stand in analysis.json."""
    pinned = json.loads(PINNED.read_text(encoding="utf-8"))
    now = {"fingerprint": analysis_fingerprint(UNICODE), "terms": terms_of_larger_text()}
    if now["terms"] != pinned["terms"]:
        assert now["fingerprint"] != pinned["fingerprint"], (
            "analysis gives other terms under the same fingerprint, and indexes on disk would go stale: show the "
            "rule in retrieval/index/data/probe.json, or raise ANALYSIS_VERSION in retrieval/index/fingerprint.py"
        )
    assert now == pinned, f"indexes are made anew with this version; pin it in {PINNED.name}: {json.dumps(now)}"


def test_the_fingerprint_is_the_same_each_time_and_follows_unicode() -> None:
    """Other versions of Unicode may take letters apart in another way."""
    analysis_fingerprint.cache_clear()
    first = analysis_fingerprint(UNICODE)
    analysis_fingerprint.cache_clear()
    assert analysis_fingerprint(UNICODE) == first
    assert analysis_fingerprint("another") != first


@pytest.mark.parametrize("rule", ["scales", "version", "abbreviation"])
def test_a_rule_that_changes_what_is_given_changes_it(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scale word that counts otherwise, a version raised by hand, an abbreviation with another meaning."""
    before = analysis_fingerprint(UNICODE)
    analysis_fingerprint.cache_clear()
    if rule == "scales":
        monkeypatch.setitem(numbers._FACTORS, "triệu", Decimal(1_000))
    elif rule == "version":
        monkeypatch.setattr(fingerprint, "ANALYSIS_VERSION", fingerprint.ANALYSIS_VERSION + 1)
    else:
        other = Lexicon.shipped().with_learned({"DNNVV": "doanh nghiệp nuôi vịt"})
        monkeypatch.setattr(Lexicon, "shipped", lambda: other)
    try:
        assert analysis_fingerprint(UNICODE) != before
    finally:
        analysis_fingerprint.cache_clear()
