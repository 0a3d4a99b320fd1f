"""``sxsh collection status`` says what there is of each province, as a table and as JSON."""

from __future__ import annotations

from bot import texts
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
    assert list(status) == ["articles", "shipped", "touched", "best", "nation", "provinces"]
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


def test_what_was_removed_or_edited_is_named_and_brought_back(stocked: Command) -> None:
    """By the id, its beginning, the title, or all at once; it is then as it ships, and nothing is named any more."""
    edited, removed, *_ = (each for each in stocked.json("articles", "list") if each["provinces"] == ["Nghệ An"])
    stocked("articles", "set", edited["id"], "--title", "Tiêu đề khác", "--date", "2020")
    said = stocked("articles", "remove", removed["id"])
    assert f"sxsh collection restore {removed['id']}" in said
    listed = stocked("collection", COLUMNS="200")
    assert f"đã sửa: {edited['id']} {edited['title']}" in listed
    assert f"đã gỡ: {removed['id']} {removed['title']}" in listed
    touched = {each["id"]: (each["title"], each["touch"]) for each in stocked.json("collection")["touched"]}
    assert touched == {edited["id"]: (edited["title"], "edited"), removed["id"]: (removed["title"], "removed")}
    assert removed["title"] in stocked("collection", "restore", removed["id"][:6])
    assert removed in stocked.json("articles", "list")
    (back,) = stocked.json("collection", "restore", edited["title"].upper())
    assert back["id"] == edited["id"]
    assert edited in stocked.json("articles", "list")
    assert stocked.json("collection")["touched"] == []


def test_what_cannot_be_brought_back_is_one_line(stocked: Command) -> None:
    """Where nobody has touched anything, and where it is something else."""
    assert stocked("collection", "restore", "all", code=2) == ""
    assert texts.cli.RESTORE_NONE in stocked.stderr
    first, second, *_ = stocked.json("articles", "list")
    for each in (first, second):
        stocked("articles", "remove", each["id"])
    assert stocked("collection", "restore", "Atlantis", code=2) == ""
    assert "Atlantis" in stocked.stderr
    assert len(stocked.json("collection", "restore", "all", "--no-collection")) == 2
    assert first not in stocked.json("articles", "list", "--no-collection")
    stocked("collection")
    assert first in stocked.json("articles", "list")


def test_a_digest_is_said_to_be_one_and_what_it_steps_back_for(stocked: Command) -> None:
    """With how much was read of its page; in the list, when it is shown, and when its original is added."""
    page, *_ = (each for each in stocked.json("articles", "list") if each["provinces"] == ["Nghệ An"])
    assert (page["digest"]["read"], page["original"]) == ("excerpt", None)
    assert "Tóm lược, đọc trích đoạn" in stocked("articles", "show", page["id"])
    (stocked.folder / "page.md").write_text(f"# {page['title']}\n\nNghệ An làm sản xuất sạch hơn.\n", encoding="utf-8")
    said = stocked("add", str(stocked.folder / "page.md"), COLUMNS="300")
    assert texts.cli.stepped_back(page["title"]) in said
    (again,) = stocked.json("add", str(stocked.folder / "page.md"))
    original = again["article_id"]
    assert again["stepped_back"] == []
    listed = {each["id"]: each for each in stocked.json("articles", "list")}
    assert listed[page["id"]]["original"] == original
    assert (listed[original]["digest"], listed[original]["original"]) == (None, None)
    assert f"nhường chỗ cho bản gốc {original}" in stocked("articles", "show", page["id"])
    assert f"nhường chỗ cho bản gốc {original}" in " ".join(stocked("articles", "list", COLUMNS="400").split())


def test_an_empty_library_says_that_there_is_nothing(sxsh: Command) -> None:
    """Without the digests there is none; with them, at the first start, they are there, but for one province."""
    assert sxsh.json("collection", "status", "--no-collection")["best"]["nothing"] == 63
    assert sxsh.json("collection", "status")["best"]["nothing"] == 1
