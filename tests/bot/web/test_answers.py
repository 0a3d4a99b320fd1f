"""The page of an answer, what stands beside it, and what people can do there."""

from __future__ import annotations

import io
import re
import struct

import openpyxl
import pytest
import sqlalchemy as sa

from bot import texts
from bot.journal.answers import Journal
from bot.journal.entry import Channel
from bot.journal.schema import answers, feedback
from tests.support.browsing import Browser, WebStage, said
from tests.support.serving import SPITEFUL, make_answer, make_near

FIGURES = "muc tieu sxsh 2020 thanh hoa"


@pytest.fixture
def answered(browser: Browser) -> Browser:
    """On the page of an answer with figures."""
    browser.open("/")
    browser.ask(FIGURES)
    return browser


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def opinions(web: WebStage, path: str) -> list[tuple[str, str | None]]:
    query = sa.select(feedback.c.verdict, feedback.c.fault).where(feedback.c.answer_id == path.split("/")[2])
    with web.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def keep(web: WebStage, answer: object, **given: object) -> str:
    entry = Journal(web.engine).keep(
        answer,
        person="p",
        conversation="c",
        channel=Channel.WEB,
        **given,  # type: ignore[arg-type]
    )
    return f"/a/{entry.id}"


def test_an_answer_tells_nothing_of_who_has_asked(web: WebStage, answered: Browser) -> None:
    """Neither a hash nor a cookie stands on its page."""
    with web.engine.connect() as connection:
        row = connection.execute(sa.select(answers).where(answers.c.id == answered.path.split("/")[2])).mappings().one()
    for secret in (row["person"], row["room"], answered.client.cookies["sxsh"]):
        assert secret not in answered.response.text


def test_who_only_reads_gets_no_cookie(web: WebStage, answered: Browser) -> None:
    """It is set when somebody asks."""
    reader = web.browser()
    for path in ("/", answered.path, "/tinh", "/gioi-thieu"):
        reader.open(path)
        assert "set-cookie" not in reader.response.headers


def test_a_link_to_an_answer_has_a_title_and_a_picture(web: WebStage, answered: Browser) -> None:
    """The picture has the size that previews have."""
    page = answered.page
    assert page.xpath("//title/text()") == [f"{FIGURES} · {texts.pages.SITE}"]
    (described,) = page.xpath("//meta[@property='og:description']/@content")
    assert "Thanh Hóa" in described
    assert len(described) <= 200
    picture = answered.client.get(f"{answered.path}/xem-truoc.png")
    assert size_of(picture.content) == (1200, 630)
    assert picture.headers["content-type"] == "image/png"


def test_search_engines_do_not_list_answers(answered: Browser) -> None:
    """They may fetch them, or they would not see that; provinces are listed."""
    assert answered.response.headers["x-robots-tag"] == "noindex"
    robots = answered.client.get("/robots.txt").text
    assert "Disallow: /a" not in robots
    answered.open("/tinh/thanh-hoa")
    assert "x-robots-tag" not in answered.response.headers


def test_the_passage_is_read_between_its_neighbours(answered: Browser) -> None:
    """And from there the whole article, and the way back."""
    answer = answered.path
    answered.press(texts.choices.BUTTON_SUMMARY)
    assert answered.path == f"{answer}/doan/1"
    assert texts.answers.DIGEST_LABEL in answered.text
    answered.press(texts.pages.WHOLE_ARTICLE)
    assert answered.path.startswith("/bai/")
    answered.open(f"{answer}/doan/1")
    answered.press(f"{texts.pages.BACK_TO} {FIGURES}")
    assert answered.path == answer


def test_figures_are_drawn_with_the_same_numbers_in_a_table(answered: Browser) -> None:
    """Whoever does not see the chart reads the table."""
    answered.press(texts.figures.BUTTON_CHART)
    (image,) = answered.page.xpath("//main//img")
    assert "Biểu đồ" in image.get("alt")
    rows = [said(row) for row in answered.page.xpath("//table//tbody/tr")]
    assert any("90%" in row and "cơ sở sản xuất công nghiệp" in row for row in rows)
    picture = answered.client.get(image.get("src"))
    assert size_of(picture.content)[0] == 1080
    (label,) = {each for each in answered.labels if each == texts.figures.INDICATORS["adoption"]}
    answered.press(label)
    assert "50%" in answered.text


def test_a_chart_that_was_asked_for_stands_in_the_answer(browser: Browser) -> None:
    """Without another tap."""
    browser.ask("vẽ biểu đồ áp dụng SXSH")
    (image,) = browser.page.xpath("//main//img/@src")
    assert size_of(browser.client.get(image).content)[0] == 1080


def test_figures_are_saved_as_a_workbook(answered: Browser) -> None:
    """With the sentence that each is from."""
    response = answered.client.get(f"{answered.path}/so-lieu.xlsx")
    assert response.headers["content-disposition"] == 'attachment; filename="so-lieu-sxsh.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert sheet.max_row == 6  # a heading, and five figures


def test_all_rows_of_an_answer_are_a_table(browser: Browser) -> None:
    """Where more are shown elsewhere as a picture."""
    browser.ask("mục tiêu của các tỉnh đến 2020")
    browser.press(texts.pages.SEE_TABLE)
    assert len(browser.page.xpath("//table//tbody/tr")) > 6


def test_an_opinion_is_kept_once_for_each_person(web: WebStage, answered: Browser) -> None:
    """Useful, then not, then why not: the last counts."""
    answer = answered.path
    answered.press(texts.choices.BUTTON_USEFUL)
    assert answered.path == answer
    assert texts.choices.THANKS_FOR_LIKING in answered.text
    assert opinions(web, answer) == [("up", None)]
    answered.press(texts.choices.BUTTON_NOT_USEFUL)
    assert opinions(web, answer) == [("down", None)]
    answered.press(texts.choices.FAULTS["source"])
    assert texts.choices.THANKS_FOR_FAULT in answered.text
    assert opinions(web, answer) == [("down", "source")]


def test_what_is_near_is_marked_as_unsure(web: WebStage, browser: Browser) -> None:
    """Why it is of no use is not asked."""
    answer = keep(web, make_near("câu hỏi"))
    browser.open(answer)
    assert browser.page.xpath("//section[contains(@class, 'unsure')]")
    assert texts.answers.why("Vì sao.") in browser.text
    browser.press(texts.choices.BUTTON_NOT_USEFUL)
    assert texts.choices.THANKS_FOR_FAULT in browser.text


def test_a_suggested_question_is_asked_at_a_tap(web: WebStage, browser: Browser) -> None:
    """It has an answer of its own."""
    near = make_near("câu hỏi").model_copy(update={"suggestions": ("5S là gì?",)})
    browser.open(keep(web, near))
    browser.press("5S là gì?")
    assert said(browser.page.xpath("//h1")[0]) == "5S là gì?"


def test_the_chosen_province_is_left_on_ones_own_answer_alone(web: WebStage, browser: Browser) -> None:
    """Another's answer stays as it is; who widens it gets one of their own."""
    browser.open("/tinh/thanh-hoa")
    browser.press_form("/tinh-cua-toi")
    browser.open("/")
    assert "Thanh Hóa" in browser.text
    browser.ask("mục tiêu sxsh")
    mine = browser.path
    label = texts.choices.button_everywhere("Thanh Hóa")
    other = web.browser()
    other.open(mine)
    other.press(label)
    assert other.path != mine
    browser.open(mine)
    browser.press(label)
    assert browser.path == mine
    assert label not in browser.labels


def test_an_answer_is_copied_with_its_source(answered: Browser) -> None:
    """Without JavaScript as a text to select; its address is there to be shared."""
    (copied,) = answered.page.xpath("//textarea/text()")
    assert "90%" in copied
    assert "Nguồn" in copied
    assert answered.page.xpath("//input[@id='dia-chi']/@value") == [f"http://testserver{answered.path}"]


def test_unknown_and_malformed_addresses_lead_to_the_field(web: WebStage, browser: Browser) -> None:
    """404, in Vietnamese, with the field to ask in."""
    answer = keep(web, make_answer("câu hỏi"))
    missing = ["/a/0000000000000000", "/a/x", f"/a/{'0' * 300}", "/a/%00", f"{answer}/doan/9", f"{answer}/doan/x"]
    missing += [f"{answer}/bieu-do/1", f"{answer}/bieu-do/1.png", f"{answer}/so-lieu.xlsx", f"{answer}/khac/1"]
    missing += [f"{answer}/chi-so/99", f"{answer}/nguon-khac/7", "/a/0000000000000000/xem-truoc.png"]
    for path in missing:
        browser.open(path)
        assert browser.response.status_code == 404, path
        assert browser.page.xpath("//input[@id='cau']"), path


def test_hostile_titles_are_text(web: WebStage, browser: Browser) -> None:
    """On the page, in its head, in its preview and behind its buttons."""
    answer = make_answer(f"<script>alert(1)</script> {SPITEFUL}", f"</section><script>{SPITEFUL}", count=4)
    path = keep(web, answer)
    for side in ("", "/nguon", "/gop-y", "/nguon-khac/0"):
        browser.open(f"{path}{side}")
        assert browser.response.status_code == 200
        scripts = browser.page.xpath("//script")
        assert [each.get("src") for each in scripts if each.text] == []
        assert len(scripts) == 1
    assert browser.client.get(f"{path}/xem-truoc.png").status_code == 200


def test_pages_need_no_style_or_script_of_their_own(answered: Browser) -> None:
    """So that what is forbidden to them can be forbidden."""
    text = answered.response.text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script>", text)
