"""Figures with a meaning are found with their unit, bound, period, kind and subject; other numbers are left alone."""

from __future__ import annotations

import io

import docx
import pytest

from knowledge.intake.chunking import chunk, join_blocks
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.records import Article, DocumentLine, LineKind, Place
from knowledge.targets import (
    Comparator,
    Indicator,
    Target,
    TargetCorrection,
    TargetKind,
    find_targets,
    fingerprint,
    read_target_correction,
)


def found_in(*lines: str) -> list[Target]:
    blocks = [
        DocumentLine(kind=LineKind.LIST_ITEM if line.startswith("- ") else LineKind.PARAGRAPH, text=line)
        for line in lines
    ]
    place = Place(province="Nghệ An", province_now="Nghệ An")
    article = Article(id="a", title="Bài", source="bai.txt", places=(place,), text=join_blocks(blocks))
    return list(find_targets(article, chunk(blocks)))


@pytest.mark.parametrize(
    "text",
    [
        "Hội thảo về cách mạng công nghiệp 4.0 và hệ thống quản lý ISO 14000.",
        "Thực hành 5S theo Kế hoạch số 1048/KH-SCT ngày 15/3/2018.",
        "Ngày 10-11/10/2018, lúc 8 giờ 30, tại nhà 25 đường Lê Lợi.",
        "Điện thoại 0912 345 678, giai đoạn 2012-2015, Điều 5 khoản 2.",
        "Một đơn vị sản phẩm cần ít nước hơn; xưởng hoạt động 20 năm.",
        "",
    ],
)
def test_names_dates_and_numbers_of_documents_are_no_quantities(text: str) -> None:
    """Without a unit that is counted or measured there is nothing to record."""
    assert found_in(text) == []


def test_a_sentence_without_an_end_is_read_in_pieces() -> None:
    """Of 1,500 letters at most, that end with a clause: sixty of 25 fill the first, and the rest shows the figure."""
    said = "đến năm 2020, 50% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn."
    (target,) = found_in("Sở mở lớp cho các xưởng; " * 100 + said)
    assert (target.low, target.period_to) == (50, 2020)
    assert target.sentence == "Sở mở lớp cho các xưởng; " * 40 + said


@pytest.mark.parametrize(
    ("said", "comparator"),
    [
        ("90%", Comparator.EXACT),
        ("trên 90%", Comparator.OVER),
        ("hơn 90%", Comparator.OVER),
        ("ít nhất 90%", Comparator.OVER),
        ("dưới 90%", Comparator.UNDER),
        ("không quá 90%", Comparator.UP_TO),
        ("tối đa 90%", Comparator.UP_TO),
        ("khoảng 90%", Comparator.ABOUT),
        ("gần 90%", Comparator.NEARLY),
    ],
)
def test_the_word_before_a_figure_bounds_it(said: str, comparator: Comparator) -> None:
    """Words like "trên", "dưới", "khoảng", "gần" and their kin are kept with the figure."""
    (found,) = found_in(f"Tỉnh đặt mục tiêu có {said} cơ sở áp dụng sản xuất sạch hơn.")
    assert (found.low, found.high, found.comparator) == (90, 90, comparator)


@pytest.mark.parametrize(
    ("said", "low", "high", "unit"),
    [
        ("10.000 tờ rơi", 10_000, 10_000, "tờ rơi"),
        ("4,5%", 4.5, 4.5, "%"),
        ("4.5%", 4.5, 4.5, "%"),
        ("từ 5 đến 8%", 5, 8, "%"),
        ("5-8%", 5, 8, "%"),
        ("5% - 8%", 5, 8, "%"),
        ("4,2 tỷ đồng", 4.2e9, 4.2e9, "đồng"),
        ("50 triệu đồng/cơ sở", 5e7, 5e7, "đồng/cơ sở"),
        ("1.250 lượt người", 1250, 1250, "lượt người"),
    ],
)
def test_numbers_are_read_as_vietnamese_writes_them(said: str, low: float, high: float, unit: str) -> None:
    """A dot parts thousands, a comma decimals; a range has two ends; money is in đồng."""
    (found,) = found_in(f"Năm 2019, trung tâm đã đạt {said}.")
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_a_rise_keeps_where_it_starts() -> None:
    """The goal counts, the base is kept beside it."""
    (found,) = found_in("Phấn đấu nâng tỷ lệ cơ sở áp dụng sản xuất sạch hơn từ 25% lên 50% đến năm 2025.")
    assert (found.base, found.low, found.high, found.indicator) == (25, 50, 50, Indicator.ADOPTION)


def test_a_list_in_one_sentence_shares_its_deadline_and_each_has_its_subject() -> None:
    """What is counted is said with each figure, the deadline once."""
    found = found_in(
        "Đến năm 2025, tỉnh phấn đấu 80% doanh nghiệp nhận thức được lợi ích của việc áp dụng; 40% cơ sở áp dụng; "
        "70% UBND huyện, thị xã có cán bộ chuyên trách; 100% cán bộ chuyên trách được tập huấn."
    )
    assert [(each.indicator, each.who, each.period_to) for each in found] == [
        (Indicator.AWARENESS, "doanh nghiệp", 2025),
        (Indicator.ADOPTION, "cơ sở", 2025),
        (Indicator.UNIT_IN_CHARGE, "UBND huyện, thị xã", 2025),
        (Indicator.TRAINING, "cán bộ chuyên trách", 2025),
    ]
    assert {each.kind for each in found} == {TargetKind.TARGET}


def test_a_bulleted_list_takes_the_deadline_of_its_introduction_and_no_longer() -> None:
    """The paragraph behind the list stands for itself."""
    found = found_in(
        "Mục tiêu đến năm 2025:",
        "- 40% cơ sở áp dụng sản xuất sạch hơn;",
        "- 60% cơ sở nhận thức được lợi ích.",
        "Tại hội nghị, nhiều đại biểu đã trao đổi rất lâu về cách làm, về nguồn vốn, về công nghệ và về thị trường, "
        "trong đó 30% đại biểu là phụ nữ làm quản lý ở các cơ sở nhỏ và vừa trong tỉnh và các tỉnh lân cận.",
    )
    assert [each.period_to for each in found] == [2025, 2025, None]


def test_a_sentence_that_goes_on_with_a_figure_keeps_the_period() -> None:
    """Thus "25% cơ sở…" right behind a dated target belongs to it; a sentence with a subject of its own does not."""
    found = found_in(
        "Giai đoạn 2021-2025, tỉnh sẽ có 50% cơ sở nhận thức được lợi ích. 25% cơ sở áp dụng. "
        "Doanh nghiệp tiết kiệm 5%."
    )
    assert [(each.period_from, each.period_to) for each in found] == [(2021, 2025), (2021, 2025), (None, None)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Đến năm 2025, phấn đấu 40% cơ sở áp dụng sản xuất sạch hơn.", TargetKind.TARGET),
        ("Năm 2019, 40% cơ sở đã áp dụng sản xuất sạch hơn.", TargetKind.RESULT),
        ("Dự kiến năm 2021 mở lớp cho 60 học viên.", TargetKind.PLAN),
        ("Sản xuất sạch hơn có thể giúp doanh nghiệp tiết kiệm 10-20% năng lượng.", TargetKind.CLAIM),
    ],
)
def test_a_target_a_result_a_plan_and_a_claim_are_told_apart(text: str, kind: TargetKind) -> None:
    """Nobody's general claim becomes a province's target, and no target a result."""
    (found,) = found_in(text)
    assert found.kind is kind


def test_less_pollution_is_no_saving() -> None:
    """They are not to stand side by side."""
    saved, waste = found_in("Xưởng đã giảm 12% chi phí điện, giảm 30% lượng nước thải.")
    assert (saved.indicator, saved.what) == (Indicator.SAVING, "chi phí điện")
    assert (waste.indicator, waste.what) == (Indicator.OTHER, "lượng nước thải")


def test_the_sentence_and_the_figure_are_found_again_in_the_article() -> None:
    """Offsets are those of the article's text."""
    lines = ("Mở đầu không có số liệu.", "Đến năm 2025, phấn đấu 40% cơ sở áp dụng sản xuất sạch hơn.")
    (found,) = found_in(*lines)
    text = "\n".join(lines)
    assert text[found.start : found.end] == found.sentence == lines[1]
    assert text[found.quantity_start : found.quantity_end] == found.quantity == "40%"


def test_a_figure_belongs_to_the_province_its_clause_names() -> None:
    """Otherwise to the article's."""
    found = found_in(
        "Thanh Hóa đặt mục tiêu 90% cơ sở nhận thức, còn Đắk Lắk đặt mục tiêu 100% cơ sở được tuyên truyền."
    )
    assert [each.province for each in found] == ["Thanh Hóa", "Đắk Lắk"]
    assert found_in("Phấn đấu 40% cơ sở áp dụng.")[0].province == "Nghệ An"


def test_a_period_named_behind_a_place_is_not_the_next_ones() -> None:
    """Behind a semicolon another place has its own; a deadline in front of all places holds for all."""
    spent, reached, wanted = found_in(
        "Đồng Tháp bố trí 2,3 tỷ đồng cho giai đoạn 2016-2020; Bình Định mới có 5% cơ sở áp dụng; "
        "Quảng Nam đặt chỉ tiêu 90% cơ sở nhận thức."
    )
    assert (spent.province, spent.period_to) == ("Đồng Tháp", 2020)
    assert (reached.province, reached.period_to, reached.kind) == ("Bình Định", None, TargetKind.RESULT)
    assert (wanted.province, wanted.period_to, wanted.kind) == ("Quảng Nam", None, TargetKind.TARGET)
    found = found_in("Đến năm 2020, Thanh Hóa phấn đấu 50% cơ sở áp dụng; Đắk Lắk phấn đấu 40% cơ sở áp dụng.")
    assert [each.period_to for each in found] == [2020, 2020]


@pytest.mark.parametrize("said", ["mới có", "hiện mới có", "Hiện có", "chỉ mới đạt khoảng"])
def test_how_things_stand_is_no_target(said: str) -> None:
    """Also where the sentence speaks of a target behind it."""
    (found,) = found_in(f"Tỉnh {said} 5% cơ sở áp dụng sản xuất sạch hơn so với chỉ tiêu của kế hoạch.")
    assert (found.kind, found.indicator) == (TargetKind.RESULT, Indicator.ADOPTION)


def test_who_understands_is_aware() -> None:
    """As "nhận thức được"."""
    (found,) = found_in("Đến năm 2015 có 50% cơ sở hiểu được lợi ích của sản xuất sạch hơn.")
    assert (found.indicator, found.who) == (Indicator.AWARENESS, "cơ sở")


def test_a_table_of_a_page_gives_its_rows_and_columns() -> None:
    """The first cell says what, the header for when; a bare number takes the unit its row names."""
    page = """<html><head><title>Mục tiêu sản xuất sạch hơn của Nghệ An</title></head><body><article>
    <h1>Mục tiêu sản xuất sạch hơn của Nghệ An</h1>
    <p>Kế hoạch của tỉnh Nghệ An nêu các chỉ tiêu về sản xuất sạch hơn trong công nghiệp như sau, theo từng mốc.</p>
    <table><tr><th>Chỉ tiêu</th><th>Đến năm 2025</th><th>Đến năm 2030</th></tr>
    <tr><td>Cơ sở áp dụng sản xuất sạch hơn (%)</td><td>30</td><td>50</td></tr>
    <tr><td>Cơ sở nhận thức được lợi ích</td><td>70%</td><td>90%</td></tr></table>
    <p>Sở Công Thương chủ trì thực hiện và báo cáo kết quả với Ủy ban nhân dân tỉnh vào cuối mỗi năm.</p>
    </article></body></html>"""
    draft = prepare(read_content(page.encode(), "bang.html"), "bang.html")
    found = [(each.indicator, each.low, each.period_to, each.kind) for each in draft.targets]
    assert found == [
        (Indicator.ADOPTION, 30, 2025, TargetKind.TARGET),
        (Indicator.ADOPTION, 50, 2030, TargetKind.TARGET),
        (Indicator.AWARENESS, 70, 2025, TargetKind.TARGET),
        (Indicator.AWARENESS, 90, 2030, TargetKind.TARGET),
    ]


def test_a_persons_word_goes_over_the_machines_and_both_stay() -> None:
    """The fingerprint survives other offsets; what was not said is left to the machine."""
    (found,) = found_in("Đến năm 2025, phấn đấu 40% cơ sở áp dụng sản xuất sạch hơn.")
    _, moved = found_in(
        "Trước đó đã có 10 lớp tập huấn.", "Đến năm 2025, phấn đấu 40% cơ sở áp dụng sản xuất sạch hơn."
    )
    assert fingerprint(found) == fingerprint(moved)
    said = TargetCorrection(low=45, high=45)
    assert (said.over(found).low, found.low, said.over(found).period_to) == (45, 40, 2025)


@pytest.mark.parametrize(
    ("typed", "indicator", "kind"),
    [
        ("khác", Indicator.OTHER, None),
        ("khách hàng 20%", None, None),
        ("kế hoạch hành động 100%", Indicator.PLANNING, None),
        ("ke hoach 100%", None, TargetKind.PLAN),
    ],
)
def test_a_correction_is_read_by_whole_words(typed: str, indicator: Indicator | None, kind: TargetKind | None) -> None:
    """An action plan that is counted makes no plan of the figure, and "khách" is no "khác"."""
    said = read_target_correction(typed)
    assert (said.indicator, said.kind) == (indicator, kind)


def test_a_table_of_a_word_file_gives_its_rows_and_columns() -> None:
    """As one of a page does."""
    document = docx.Document()
    document.add_heading("Chỉ tiêu sản xuất sạch hơn của tỉnh Nghệ An", 1)
    document.add_paragraph("Kế hoạch của tỉnh Nghệ An nêu các chỉ tiêu về sản xuất sạch hơn trong công nghiệp như sau:")
    table = document.add_table(rows=2, cols=3)
    for row, cells in zip(
        table.rows,
        (("Chỉ tiêu", "Đến năm 2025", "Giai đoạn 2026-2030"), ("Cán bộ chuyên trách được tập huấn", "80%", "100%")),
        strict=True,
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("Sở Công Thương chủ trì thực hiện và báo cáo kết quả với tỉnh vào cuối mỗi năm.")
    written = io.BytesIO()
    document.save(written)
    draft = prepare(read_content(written.getvalue(), "chi-tieu.docx"), "chi-tieu.docx")
    found = [(each.indicator, each.low, each.period_from, each.period_to, each.kind) for each in draft.targets]
    assert found == [
        (Indicator.TRAINING, 80, None, 2025, TargetKind.TARGET),
        (Indicator.TRAINING, 100, 2026, 2030, TargetKind.TARGET),
    ]


def test_nothing_is_achieved_in_years_to_come() -> None:
    """A share for a year behind the document's own is wanted; one for a year before it may be a result."""
    page = (
        "Kế hoạch sản xuất sạch hơn tỉnh Nghệ An\n\n12/05/2021\n\nTỉnh Nghệ An nói về sản xuất sạch hơn.\n\n"
        "Đến năm 2050, 100% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.\n\n"
        "Năm 2020, đã có 12% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.\n"
    )
    draft = prepare(read_content(page.encode(), "a.txt"), "a.txt")
    kinds = {target.low: target.kind for target in draft.targets if target.unit == "%"}
    assert draft.article.date.value == "2021-05-12"
    assert kinds == {100: TargetKind.TARGET, 12: TargetKind.RESULT}
    undated = found_in("Đến năm 2030, 75% cơ sở áp dụng sản xuất sạch hơn.", "Đến năm 2015, đã có 25% cơ sở áp dụng.")
    assert [target.kind for target in undated] == [TargetKind.TARGET, TargetKind.RESULT]
