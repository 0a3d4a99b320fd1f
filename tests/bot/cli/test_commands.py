"""The ``sxsh`` command, run as people run it: what it prints, and how it ends."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot import texts
from tests.support.command import Command
from tests.support.hostile_files import GENTLE, good_document

PAGE = """Thứ tư, 12/06/2019

Nghệ An tập huấn sản xuất sạch hơn cho 45 cơ sở

Sáng 11/6/2019, Sở Công Thương Nghệ An tổ chức lớp tập huấn về sản xuất sạch hơn cho 45 cơ sở trên địa bàn tỉnh.
Bà Trần Thu Lan, Phó Giám đốc Sở Công Thương Nghệ An, cho biết các xưởng đã giảm được 12% lượng điện tiêu thụ.

lên đầu trang
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    path = folder / "nghe-an.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_the_first_question_is_answered_from_the_shipped_collection(sxsh: Command) -> None:
    """A fresh machine answers with figures, a date and a province, and says that these are our words."""
    answer = sxsh("ask", "Thanh Hóa đặt mục tiêu gì đến năm 2020?")
    assert answer.startswith(texts.answers.DIGEST_LABEL)
    for expected in ("90%", "50%", "8–13%", "17/10/2018", "Thanh Hóa", "tóm lược"):
        assert expected in answer


def test_an_answer_as_json_is_one_line_of_the_documented_fields(stocked: Command) -> None:
    """The record is a public contract."""
    line = stocked("ask", "thanh hoa muc tieu 2020", "--json")
    assert line.count("\n") == 1
    answer = json.loads(line)
    assert set(answer) == {
        "status",
        "question",
        "searched",
        "headline",
        "understood",
        "warning",
        "frame",
        "because",
        "advice",
        "contact",
        "citations",
        "targets",
        "compared",
        "years",
        "periods",
        "others",
        "form",
        "listing",
        "related",
        "notes",
        "suggestions",
        "reason",
        "searched_in",
        "confidence",
        "took_ms",
    }
    assert set(answer["citations"][0]) == {
        "n",
        "article_id",
        "passage_id",
        "title",
        "publisher",
        "url",
        "kind",
        "digest",
        "validity",
        "scanned",
        "converted_from",
        "date",
        "province",
        "province_now",
        "snippet",
        "highlights",
        "score",
    }
    assert answer["status"] == "answered"
    cited = answer["citations"][0]
    assert cited["date"] == {"value": "2018-10-17", "precision": "day", "basis": "published"}
    assert (cited["kind"], cited["validity"], "quote" in cited) == ("digest", None, False)
    assert set(cited["digest"]) == {
        "read",
        "title_is_own",
        "is_english",
        "is_legal",
        "is_weak",
        "conflict",
        "topics",
    }
    assert (cited["digest"]["read"], cited["digest"]["is_weak"]) == ("whole", False)


def test_not_found_ends_with_1(migrated: Command, page: Path) -> None:
    """A province without documents is refused by name."""
    migrated("add", str(page))
    assert "Cần Thơ" in migrated("ask", "muc tieu sxsh cua can tho", "--no-collection", code=1)


def test_digests_join_a_library_that_was_filled_first(migrated: Command, page: Path) -> None:
    """At the first question, unless they are left out; what was added stays."""
    migrated("add", str(page))
    migrated("ask", "Nghệ An giảm bao nhiêu điện", "--no-collection")
    assert [article["kind"] for article in migrated.json("articles")] == ["original"]
    assert "12% lượng điện" in migrated("ask", "Nghệ An giảm bao nhiêu phần trăm điện")
    kinds = [article["kind"] for article in migrated.json("articles")]
    assert (kinds.count("original"), kinds.count("digest") > 200) == (1, True)


def test_a_batch_takes_the_options_of_the_command_and_a_line_its_own(stocked: Command) -> None:
    """A province is preferred for every line that names none of its own."""
    lines = ['{"question": "mục tiêu 2020"}', '{"question": "mục tiêu 2020", "prefer": "Đắk Lắk"}']
    printed = stocked("ask", "--json", "--prefer", "thanh hoa", "--batch", "-", stdin="\n".join(lines)).splitlines()
    answers = [json.loads(line) for line in printed]
    assert [answer["searched_in"] for answer in answers] == ["chosen", "chosen"]
    assert [answer["citations"][0]["province"] for answer in answers] == ["Thanh Hóa", "Đắk Lắk"]


def test_a_batch_answers_line_by_line(stocked: Command) -> None:
    """Answers come in order with their ids; a bad line is an error of its own and the rest goes on."""
    lines = ['{"id": "a", "question": "5S là gì?"}', "not json", '{"id": "c"}', "", '{"id": 4, "question": "xin chào"}']
    printed = stocked("ask", "--json", "--batch", "-", stdin="\n".join(lines), code=1)
    answers = [json.loads(line) for line in printed.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "c", 4]
    assert answers[0]["status"] == "answered"
    assert "2" in answers[1]["error"]
    assert "question" in answers[2]["error"]
    assert answers[3]["reason"] == "greeting"


def test_documents_are_added_once(migrated: Command, page: Path) -> None:
    """Added, then unchanged, then updated; what was found out about the page is listed."""
    assert [result["outcome"] for result in migrated.json("add", str(page.parent))] == ["added"]
    assert [result["outcome"] for result in migrated.json("add", str(page))] == ["unchanged"]
    page.write_text(PAGE.replace("12%", "13%"), encoding="utf-8")
    assert [result["outcome"] for result in migrated.json("add", str(page))] == ["updated"]
    (article,) = migrated.json("articles", "list")
    assert article == {
        "id": article["id"],
        "title": "Nghệ An tập huấn sản xuất sạch hơn cho 45 cơ sở",
        "publisher": None,
        "url": None,
        "source": "nghe-an.txt",
        "kind": "original",
        "digest": None,
        "original": None,
        "date": {"value": "2019-06-12", "precision": "day", "basis": "published"},
        "provinces": ["Nghệ An"],
        "provinces_now": ["Nghệ An"],
        "districts": [],
        "passages": 1,
        **{key: [] for key in ("authors", "signers", "numbers", "rests_on")},
        **dict.fromkeys(("issuer", "published_at_source", "scanned")),
        "dates": [
            {"value": "2019-06-12", "basis": "published", "line": "Thứ tư, 12/06/2019"},
            {"value": "2019-06-11", "basis": "event", "line": PAGE.splitlines()[4]},
        ],
        "places": [
            {
                "province": "Nghệ An",
                "province_now": "Nghệ An",
                "district": None,
                "evidence": "title",
                "line": "Nghệ An tập huấn sản xuất sạch hơn cho 45 cơ sở",
            }
        ],
    }
    assert "13% lượng điện" in migrated("ask", "Nghệ An giảm bao nhiêu phần trăm điện", "--no-collection")


def test_refused_documents_do_not_stop_the_others(migrated: Command, page: Path) -> None:
    """Each refusal names the file and the reason; everything else is in; the command ends with 1."""
    (page.parent / "empty.txt").write_text("  \n", encoding="utf-8")
    (page.parent / "junk.txt").write_bytes(bytes(range(256)) * 20)
    (page.parent / "sheet.xls").write_bytes(b"\xd0\xcf\x11\xe0 sheet")
    results = migrated.json("add", str(page.parent), str(page.parent / "missing.txt"), code=1)
    outcomes = {result["source"]: (result["outcome"], bool(result["reason"])) for result in results}
    assert outcomes == {
        "nghe-an.txt": ("added", False),
        "empty.txt": ("refused", True),
        "junk.txt": ("refused", True),
        "sheet.xls": ("refused", True),
        "missing.txt": ("refused", True),
    }
    assert len(migrated.json("articles")) == 1


def test_what_looks_like_markup_is_printed_as_text(migrated: Command, page: Path) -> None:
    """Titles are the documents' own; brackets in them end no command."""
    migrated("add", str(page), "--json")
    (article,) = migrated.json("articles", "list", "--no-collection")
    migrated("articles", "set", article["id"], "--title", "Giấy [/b] và :smile: [red]tro[/red]", "--no-collection")
    assert "[/b] và :smile:" in " ".join(migrated("articles", "list", "--no-collection").split())


def test_articles_are_shown_corrected_and_removed(migrated: Command, page: Path) -> None:
    """What cleaning took out can be read; a correction survives a re-add; an unknown id is one clear line."""
    article_id = migrated.json("add", str(page))[0]["article_id"]
    assert "lên đầu trang" in migrated("articles", "show", article_id, "--removed")
    assert "Trần Thu Lan" in migrated("articles", "show", article_id[:5])
    migrated("articles", "set", article_id, "--date", "6/2019", "--province", "ha tinh", "--publisher", "SXSH.vn")
    migrated("add", str(page))
    (article,) = migrated.json("articles", "list")
    assert article["date"] == {"value": "2019-06", "precision": "month", "basis": "published"}
    assert (article["provinces"], article["publisher"]) == (["Hà Tĩnh"], "SXSH.vn")
    migrated("articles", "set", article_id, "--date", "31/02/2019", code=1)
    assert "31/02/2019" in migrated.stderr
    migrated("articles", "remove", article_id)
    migrated("articles", "show", article_id, code=1)
    assert migrated.stderr.count("\n") == 1
    assert article_id in migrated.stderr


def test_what_an_article_says_of_itself_is_shown_and_corrected(migrated: Command, page: Path) -> None:
    """Each field by hand, several of one kind, empty to clear; it survives a re-add, and JSON has all of it."""
    article_id = migrated.json("add", str(page))[0]["article_id"]
    empty = migrated.json("articles", "show", article_id)
    names = ("authors", "signers", "numbers", "rests_on", "issuer", "published_at_source", "dates", "places")
    assert set(names) <= empty.keys()
    typed = ["--signer", "Lê Văn A; Phó Chủ tịch", "--signer", "Trần Thị B", "--number", "88/KH-UBND"]
    typed += ["--author", "Phạm Văn C", "--issuer", "UBND tỉnh X", "--taken-from", "Báo X", "--rests-on", "889/QĐ-TTg"]
    migrated("articles", "set", article_id, *typed)
    migrated("articles", "set", article_id, "--date", "1/7/2022", "--basis", "in_force", "--province", "Hà Tĩnh")
    migrated("add", str(page))
    (shown,) = migrated.json("articles", "list", "--no-collection")
    assert shown["signers"] == [
        {"name": "Lê Văn A", "post": "Phó Chủ tịch", "line": None},
        {"name": "Trần Thị B", "post": None, "line": None},
    ]
    assert [each["value"] for each in shown["authors"] + shown["numbers"] + shown["rests_on"]] == [
        "Phạm Văn C",
        "88/KH-UBND",
        "889/QĐ-TTg",
    ]
    assert (shown["issuer"]["value"], shown["published_at_source"]["value"]) == ("UBND tỉnh X", "Báo X")
    assert {"value": "2022-07-01", "basis": "in_force", "line": None} in shown["dates"]
    assert [(each["province"], each["evidence"]) for each in shown["places"]] == [("Hà Tĩnh", "declared")]
    printed = migrated("articles", "show", article_id)
    assert f"{texts.particulars.SIGNERS}: Lê Văn A (Phó Chủ tịch) và Trần Thị B" in printed
    assert f"{texts.particulars.NUMBERS}: 88/KH-UBND" in printed
    cleared = ["--signer", "", "--issuer", "", "--date", "", "--province", "", "--publisher", "", "--url", ""]
    migrated("articles", "set", article_id, *cleared)
    after = migrated.json("articles", "show", article_id)
    assert (after["signers"], after["issuer"], after["provinces"], after["publisher"]) == ([], None, [], None)
    assert after["date"]["value"] is None
    assert [each["value"] for each in after["numbers"]] == ["88/KH-UBND"]
    migrated("articles", "set", article_id, "--signer", "; Chủ tịch", code=1)
    migrated("articles", "set", article_id, "--title", "", code=1)


def test_what_was_taken_out_says_why_in_vietnamese(migrated: Command, page: Path) -> None:
    """For a person in words, for a program with the code beside them."""
    article_id = migrated.json("add", str(page))[0]["article_id"]
    removed = migrated.json("articles", "show", article_id, "--removed")["removed"]
    assert removed
    printed = migrated("articles", "show", article_id, "--removed")
    for piece in removed:
        assert piece["said"] == texts.particulars.removed_because(piece["reason"]) != piece["reason"]
        assert f"[{piece['said']}] {piece['text']}" in printed


def test_the_collection_can_be_left_out(migrated: Command) -> None:
    """Without it a fresh database has nothing to say, and says so."""
    answer = migrated.json("ask", "5S là gì?", "--no-collection", code=1)
    assert answer["reason"] == "empty_collection"


def test_the_database_option_takes_a_path_before_or_behind_the_command(
    migrated: Command, tmp_path: Path, page: Path
) -> None:
    """One place chooses the database everywhere."""
    other = str(tmp_path / "other.sqlite3")
    migrated("--database", other, "add", str(page))
    assert len(migrated.json("articles", "list", "--database", f"sqlite:///{other}")) == 1
    assert migrated.json("articles", "list") == []


def test_follow_ups_work_in_the_terminal(stocked: Command) -> None:
    """The conversation remembers what it was about."""
    answers = stocked("chat", stdin="mục tiêu của Thanh Hóa\ncòn Đắk Lắk thì sao\n")
    assert "Đắk Lắk" in answers.split("17/10/2018")[-1]


@pytest.mark.parametrize(
    "arguments", [("ask",), ("ask", "--batch", "x"), ("nonsense",), ("articles", "set", "x"), ("bot",)]
)
def test_wrong_use_ends_with_2(migrated: Command, arguments: tuple[str, ...], page: Path) -> None:
    """A call that cannot work says how one would."""
    if arguments[-1] == "x" and arguments[0] == "articles":
        arguments = ("articles", "set", migrated.json("add", str(page))[0]["article_id"])
    migrated(*arguments, code=2)
    assert migrated.stderr.strip()


def test_a_bad_token_is_named_and_never_shown(migrated: Command) -> None:
    """A secret that cannot be right is refused without repeating it."""
    migrated("bot", code=2, TELEGRAM_BOT_TOKEN="not-a-token-but-secret")
    assert "TELEGRAM_BOT_TOKEN" in migrated.stderr
    assert "but-secret" not in migrated.stderr


@pytest.mark.parametrize(
    "command", [["ask"], ["chat"], ["add"], ["articles"], ["articles", "list"], ["articles", "set"], ["bot"], ["eval"]]
)
def test_every_command_helps_with_an_example(migrated: Command, command: list[str]) -> None:
    """``--help`` shows how the command is typed."""
    assert "Ví dụ: " in migrated(*command, "--help")


def test_eval_prints_a_table_and_the_misses(migrated: Command, page: Path, tmp_path: Path) -> None:
    """Found and refused are counted by variant; what went wrong is listed."""
    questions = tmp_path / "questions.jsonl"
    lines = [
        {"id": "q1", "question": "Nghệ An giảm bao nhiêu điện", "articles": ["nghe-an"], "gold": ["12% lượng điện"]},
        {"id": "q2", "question": "Nghệ An giảm bao nhiêu điện", "articles": ["nghe-an"], "gold": ["99%"]},
        {"id": "q3", "question": "giá vàng hôm nay"},
    ]
    questions.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    (measured,) = migrated.json("eval", str(questions), "--add", str(page))["sets"]
    first = measured["summaries"][0]
    assert (first["variant"], first["hit_at_1"], first["refused"], first["wrongly_refused"]) == (
        "as written",
        0.5,
        1.0,
        0.0,
    )
    assert {miss["question_id"] for miss in measured["misses"]} == {"q2"}
    assert "q2 · as written" in migrated("eval", str(questions), "--add", str(page))


def test_eval_measures_several_sets_apart(migrated: Command, page: Path, tmp_path: Path) -> None:
    """Each set has its name, its figures and its curve; no table is wider than a terminal of 100 columns."""
    line = {"id": "q1", "question": "Nghệ An giảm bao nhiêu điện", "articles": ["nghe-an"], "gold": ["12% lượng điện"]}
    answerable, other = tmp_path / "answerable.jsonl", tmp_path / "other.jsonl"
    answerable.write_text(json.dumps(line), encoding="utf-8")
    other.write_text(json.dumps({"id": "q2", "question": "giá vàng hôm nay"}), encoding="utf-8")
    command = ("eval", str(answerable), str(other), "--add", str(page))
    first, second = migrated.json(*command)["sets"]
    assert (first["name"], first["fitted"], second["name"]) == ("answerable", False, "other")
    figures = first["summaries"][0]
    assert [figures[name] for name in ("answered", "precision", "shown_right", "aurc")] == [1.0, 1.0, 1.0, 0.0]
    (point,) = first["curves"]["as written"]
    assert (point["coverage"], point["risk"]) == (1.0, 0.0)
    assert sum(each["count"] for each in first["reliability"]["total"]) == 7
    assert (second["summaries"][0]["unanswerable_answered"], second["curves"]["total"]) == (0.0, [])
    printed = migrated(*command)
    assert texts.cli.EVAL_NEVER_FITTED in printed
    assert max(len(each) for each in printed.splitlines()) <= 100


def test_figures_are_listed_filtered_and_exported(stocked: Command, tmp_path: Path) -> None:
    """As text, JSON, CSV and a workbook; what does not exist is exit code 1, what cannot be meant is 2."""
    assert "Áp dụng SXSH: 50%" in stocked("targets", "--province", "Thanh Hóa", "--indicator", "adoption")
    listed = json.loads(stocked("targets", "--province", "ha noi", "--year", "2014", "--kind", "result", "--json"))
    assert {fact["target"]["period_to"] for fact in listed["targets"]} == {2014}
    lines = stocked("targets", "--province", "Thanh Hóa", "--kind", "target", "--csv").splitlines()
    assert lines[0].startswith("Mã,Nơi")
    assert all("Thanh Hóa" in line for line in lines[1:])
    workbook = tmp_path / "targets.xlsx"
    stocked("targets", "--xlsx", str(workbook))
    assert workbook.read_bytes().startswith(b"PK")
    assert "Không có số liệu" in stocked("targets", "--year", "1999", code=1)
    stocked("targets", "--kind", "wish", code=2)


def test_reports_of_a_fresh_journal_are_empty(migrated: Command) -> None:
    """And a report nobody knows is wrong use."""
    assert migrated("report", "unanswered").strip() == "Chưa có gì trong nhật ký."
    assert migrated("report", "feedback", "--csv").startswith("Ngày,")
    assert len(migrated("report", "questions", "--csv", "--days", "3").splitlines()) == 4
    migrated("report", "gossip", code=2)


def test_the_command_adds_a_file_of_any_name(migrated: Command) -> None:
    """By its own name and in a folder; the table shows it with escapes."""
    path = migrated.folder / "b\udce0i\x1b[31m.txt"
    path.write_bytes(good_document(1))
    (found,) = migrated.json("add", str(path))
    assert (found["source"], found["outcome"]) == ("b\\xe0i\\x1b[31m.txt", "added")
    assert "b\\xe0i\\x1b[31m.txt" in migrated("add", str(migrated.folder / "b\udce0i\x1b[31m.txt"))


def test_the_command_names_what_is_refused_and_what_to_do(migrated: Command) -> None:
    """One line a document, in Vietnamese; no traceback."""
    (migrated.folder / "noi-la.md").write_bytes(GENTLE["noi-la.md"]())
    (migrated.folder / "tot.txt").write_bytes(good_document(1))
    refused, kept = migrated.json("add", "noi-la.md", "tot.txt", code=1)
    assert "provinces: SXSH" in refused["reason"]
    assert kept["outcome"] == "added"
    assert not migrated.stderr


NEWS = """{title}

Ngày đăng: {date}

Sở Công Thương vừa tổ chức lớp tập huấn về sản xuất sạch hơn cho các cơ sở chế biến thủy sản.

Học viên được hướng dẫn cách đo nước, đo điện và lập kế hoạch tiết kiệm cho xưởng của mình.

Mỗi xưởng nên bắt đầu từ những việc không tốn tiền như khóa vòi nước.
"""


def test_a_newer_version_replaces_and_it_is_said_what_differs(migrated: Command, tmp_path: Path) -> None:
    """In a table for people, in fields for programs; an older one is kept apart, with a word."""
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    title = "Tập huấn sản xuất sạch hơn cho cơ sở thủy sản"
    files[0].write_text(NEWS.format(title=title, date="10/01/2012"), encoding="utf-8")
    more = "\nLớp sau sẽ mở vào tháng tới tại huyện bên cạnh.\n"
    files[1].write_text(NEWS.format(title=title, date="15/01/2012") + more, encoding="utf-8")
    files[2].write_text(NEWS.format(title=title, date="02/01/2012") + more * 2, encoding="utf-8")
    (first,) = migrated.json("add", str(files[0]))
    assert first["like"] is None
    said = " ".join(migrated("add", str(files[1])).split())
    assert texts.operators.OUTCOMES["updated"] in said
    assert "Gần giống bài" in said
    assert "(đăng 10/01/2012): thêm 1 câu" in said
    (older,) = migrated.json("add", str(files[2]))
    assert (older["outcome"], older["like"]["article_id"]) == ("added", first["article_id"])
    assert len(migrated.json("articles", "list", "--no-collection")) == 2


def test_articles_of_an_older_version_are_read_again_by_any_command(migrated: Command, page: Path) -> None:
    """Or by one of its own, which says how many; then there is nothing left to do."""
    article_id = migrated.json("add", str(page))[0]["article_id"]
    file = migrated.folder / "library.sqlite3"
    for read in (("articles", "refresh"), ("articles", "show", article_id)):
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("UPDATE articles SET reading = 0")
            connection.commit()
        migrated(*read)
        assert texts.cli.refreshed(1, 1) in migrated.stderr
    assert migrated.json("articles", "refresh") == {"updated": 0, "unchanged": 0}


def test_a_folders_documents_are_listed_with_it(migrated: Command) -> None:
    """Two files of one name are told apart; what is refused says why, and what has bytes is not called empty."""
    for part, content in (("a", PAGE.encode()), ("b", b""), ("c", b"---\ntitle: a\n---\n")):
        (migrated.folder / "trang" / part).mkdir(parents=True)
        (migrated.folder / "trang" / part / f"tin.{'md' if part == 'c' else 'txt'}").write_bytes(content)
    said = migrated("add", str(migrated.folder / "trang"), "--no-collection", code=1, COLUMNS="160")
    lines = {line.split()[0]: line for line in said.splitlines() if line}
    assert "trang/a/tin.txt" in lines
    assert "tệp trống" in lines["trang/b/tin.txt"]
    assert "không có chữ nào" in lines["trang/c/tin.md"]
    assert "trống" not in lines["trang/c/tin.md"]


def test_an_id_that_is_too_short_is_told_with_those_it_fits(stocked: Command) -> None:
    """One line, with some of them and their number."""
    ids = sorted(each["id"] for each in stocked.json("articles", "list"))
    shared = [each for each in ids if each[0] == ids[0][0]]
    assert stocked("articles", "show", ids[0][0], code=1) == ""
    assert f"hợp với {len(shared)} bài ({shared[0]}" in stocked.stderr
    assert stocked.stderr.count("\n") == 1
