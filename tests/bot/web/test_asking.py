"""A question in a browser without JavaScript: asked, answered, gone on with, and remarked on."""

from __future__ import annotations

import re

import sqlalchemy as sa

from bot import texts
from bot.conversation.answerer import LONGEST_QUESTION
from bot.journal.schema import answers, feedback
from tests.support.browsing import Browser, WebStage, said

QUESTION = "muc tieu sxsh 2020 thanh hoa"
ADDRESS = re.compile(r"/a/[0-9a-f]{16}")


def kept(web: WebStage, path: str) -> sa.RowMapping:
    with web.engine.connect() as connection:
        return connection.execute(sa.select(answers).where(answers.c.id == path.split("/")[2])).mappings().one()


def test_a_question_leads_to_its_answer_which_has_an_address(browser: Browser) -> None:
    """One field, one button; the answer names its source and its date."""
    browser.open("/")
    assert browser.response.status_code == 200
    browser.ask(QUESTION)
    assert ADDRESS.fullmatch(browser.path)
    assert said(browser.page.xpath("//h1")[0]) == QUESTION
    for part in ("Thanh Hóa", "90%", "8–13%", "17/10/2018"):
        assert part in browser.text


def test_a_question_is_kept_by_the_journals_rules(web: WebStage, browser: Browser) -> None:
    """Under keyed hashes, as asked on the web, and without what would tell who asked."""
    browser.open("/")
    browser.ask(f"{QUESTION} gọi 0912 345 678 nhé")
    row = kept(web, browser.path)
    assert row["face"] == "web"
    assert "0912" not in row["question"]
    assert "0912" not in browser.response.text
    secret = browser.client.cookies["sxsh"]
    assert re.fullmatch(r"[0-9a-f]{32}", secret)
    assert secret not in (row["person"], row["room"])
    assert row["person"] != row["room"]


def test_what_follows_goes_on_with_the_answer_above_it(browser: Browser) -> None:
    """ "còn Đắk Lắk thì sao?" asks of targets for 2020."""
    browser.ask(QUESTION)
    browser.ask("còn Đắk Lắk thì sao?")
    assert "Hiểu là: muc tieu sxsh 2020 Đắk Lắk" in browser.text


def test_whoever_opens_a_shared_answer_goes_on_with_it(web: WebStage, browser: Browser) -> None:
    """What they ask there is theirs, and leans on the answer that they read."""
    browser.ask(QUESTION)
    shared = browser.path
    other = web.browser()
    other.open(shared)
    assert "90%" in other.text
    other.ask("còn Đắk Lắk thì sao?")
    assert "Đắk Lắk" in other.text
    assert "Hiểu là" in other.text
    assert kept(web, other.path)["person"] != kept(web, shared)["person"]


def test_an_older_answer_is_gone_on_with_on_its_own_page(browser: Browser) -> None:
    """Not with the newest, which stands elsewhere."""
    browser.ask(QUESTION)
    first = browser.path
    browser.open("/")
    browser.ask("5S là gì?")
    browser.open(first)
    browser.ask("còn Hà Nội thì sao?")
    assert "Hiểu là: muc tieu sxsh" in browser.text


def test_a_remark_leads_to_another_side_of_the_answer(web: WebStage, browser: Browser) -> None:
    """ "nguồn đâu" to its sources, "nói rõ hơn" to its passage, "sai rồi" to why; nothing is searched for them."""
    browser.ask(QUESTION)
    answer = browser.path
    browser.ask("nguồn đâu")
    assert browser.path == f"{answer}/nguon"
    assert texts.choices.SOURCES_OF_LAST in browser.text
    browser.open(answer)
    browser.ask("chi tiết hơn")
    assert browser.path == f"{answer}/doan/1"
    browser.open(answer)
    browser.ask("sai rồi")
    assert browser.path == f"{answer}/gop-y"
    with web.engine.connect() as connection:
        rows = connection.execute(sa.select(feedback).where(feedback.c.answer_id == answer.split("/")[2])).all()
    assert len(rows) == 1


def test_more_of_a_passage_is_the_next(browser: Browser) -> None:
    """Beside the first passage "nữa" leads to the second."""
    browser.ask("sản xuất sạch hơn là gì")
    answer = browser.path
    browser.open(f"{answer}/doan/1")
    browser.ask("nữa")
    assert browser.path == f"{answer}/doan/2"


def test_examples_are_answered_at_a_tap(browser: Browser) -> None:
    """Each of the first page's."""
    browser.open("/")
    examples = [button.get("value") for button in browser.page.xpath("//button[@name='cau']")]
    assert len(examples) == 4
    browser.press(examples[0])
    assert said(browser.page.xpath("//h1")[0]) == examples[0]


def test_nothing_and_too_much_are_said_to_be_so(browser: Browser) -> None:
    """What was typed stands in the field again."""
    browser.open("/")
    browser.ask("   ")
    assert browser.response.status_code == 400
    assert texts.pages.EMPTY in browser.text
    long = "x" * (LONGEST_QUESTION + 1)
    browser.ask(long)
    assert browser.response.status_code == 400
    assert texts.pages.TOO_LONG in browser.text
    assert browser.page.xpath("//input[@id='cau']/@value") == [long]


def test_a_form_sent_twice_is_answered_once(browser: Browser) -> None:
    """A second tap leads to the answer of the first."""
    browser.ask("5S là gì?")
    form = {**browser.hidden("/hoi"), "cau": QUESTION}
    first = browser.client.post("/hoi", data=form)
    second = browser.client.post("/hoi", data=form)
    assert first.headers["location"] == second.headers["location"]


def test_the_field_may_be_filled_by_an_address(browser: Browser) -> None:
    """A link fills it, and asks nothing."""
    browser.open("/?cau=5S+l%C3%A0+g%C3%AC%3F")
    assert browser.page.xpath("//input[@id='cau']/@value") == ["5S là gì?"]


def test_what_is_asked_of_a_place_without_documents_is_refused_with_a_next_step(browser: Browser) -> None:
    """And questions that are answered can be tapped."""
    browser.ask("giá vàng hôm nay")
    assert texts.choices.BUTTON_MISSING in browser.labels
    assert texts.wishes.BUTTON_WISH not in browser.labels
    browser.press(texts.choices.BUTTON_MISSING)
    assert texts.choices.MISSING_NOTED in browser.text


def test_controls_in_a_question_steer_nothing(browser: Browser) -> None:
    """Neither the page nor a database that knows no NUL."""
    browser.ask("5S là gì\x00\u202e?")
    assert browser.response.status_code == 200
    assert "\u202e" not in browser.response.text
    assert "\x00" not in browser.response.text


def test_who_wants_to_be_forgotten_is_led_to_the_button(web: WebStage) -> None:
    """Nothing is searched for it, and nothing of it is kept."""
    browser = Browser(web.app)
    browser.open("/")
    response = browser.client.post("/hoi", data={**browser.hidden("/hoi"), "cau": "xoá hết dữ liệu của tôi"})
    assert (response.status_code, response.headers["location"]) == (303, "/gioi-thieu#rieng-tu")
