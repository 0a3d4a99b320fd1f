"""``sxsh collection status`` says what there is of each province, as a table and as JSON."""

from __future__ import annotations

from tests.support.command import Command


def test_the_status_of_the_shipped_collection(stocked: Command) -> None:
    """Totals on top, a row for each of the 63 names, and the country last."""
    said = stocked("collection", "status", COLUMNS="120").splitlines()
    assert said[0].startswith("63 tỉnh, thành phố (tên cũ): ")
    rows = {line.split("  ")[0]: line for line in said}
    assert "mục tiêu, kết quả" in rows["Thanh Hóa"]
    assert "Phú Thọ" in rows["Vĩnh Phúc"]
    assert said[-1].startswith("cả nước")
    assert stocked("collection", COLUMNS="120").splitlines() == said


def test_the_status_as_json(stocked: Command) -> None:
    """The record is a public contract."""
    status = stocked.json("collection", "status")
    assert list(status) == ["articles", "shipped", "best", "nation", "provinces"]
    assert list(status["shipped"]) == ["given", "edited", "removed", "behind_originals"]
    assert list(status["best"]) == ["targets", "results", "words", "support", "nothing"]
    assert sum(status["best"].values()) == len(status["provinces"]) == 63
    assert status["nation"]["province"] is None
    (place,) = [each for each in status["provinces"] if each["province"] == "Vĩnh Phúc"]
    assert list(place) == ["province", "province_now", "holdings", "articles", "first_year", "last_year"]
    assert place["province_now"] == "Phú Thọ"


def test_what_people_did_to_digests_is_counted(stocked: Command) -> None:
    """One that was edited, one that was removed, and one that stands behind its original."""
    before = stocked.json("collection", "status")
    edited, removed, page, *_ = (each for each in stocked.json("articles", "list") if each["provinces"] == ["Nghệ An"])
    stocked("articles", "set", edited["id"], "--date", "2020")
    stocked("articles", "remove", removed["id"])
    (stocked.folder / "page.md").write_text(f"# {page['title']}\n\nNghệ An làm sản xuất sạch hơn.\n", encoding="utf-8")
    stocked("add", str(stocked.folder / "page.md"))
    after = stocked.json("collection", "status")
    given = before["shipped"]["given"]
    assert before["shipped"] == {"given": given, "edited": 0, "removed": 0, "behind_originals": 0}
    assert after["shipped"] == {"given": given, "edited": 1, "removed": 1, "behind_originals": 1}


def test_an_empty_library_says_that_there_is_nothing(sxsh: Command) -> None:
    """Without the digests there is none; with them, at the first start, they are there, but for one province."""
    assert sxsh.json("collection", "status", "--no-collection")["best"]["nothing"] == 63
    assert sxsh.json("collection", "status")["best"]["nothing"] == 1
