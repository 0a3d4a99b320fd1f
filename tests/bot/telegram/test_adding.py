"""What an operator sends is read for what it is: a value, a link with words around it, an article, a question."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.composition.assistant import make_assistant
from bot.telegram.links import addresses_of, find_link
from knowledge.store.library import Library
from knowledge.targets import read_target_correction
from retrieval.assistant import Assistant
from tests.factories import make_draft
from tests.support.bot_api import BotApi, Sent
from tests.support.conversation import pressed, said, said_leaving
from tests.support.internet import serve
from tests.support.serving import serving

pytestmark = pytest.mark.usefixtures("_processes_ready")

TITLE = "Bình Định tập huấn sản xuất sạch hơn"
ARTICLE = (
    f"{TITLE}\nNgày 12/05/2019\n\nSở Công Thương Bình Định vừa tổ chức lớp tập huấn cho 45 học viên của tỉnh.\n\n"
    "Học viên được hướng dẫn cách đo nước và đo điện.\n\nMỗi xưởng nên bắt đầu từ việc khóa vòi nước.\n\n"
    "Đến năm 2020, 50% cơ sở sản xuất công nghiệp của tỉnh áp dụng sản xuất sạch hơn."
)
QUESTION = "lớp tập huấn ở Bình Định có bao nhiêu học viên"


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    return make_assistant(Library(engine))


@pytest.fixture
def page() -> Iterator[str]:
    """The address of a page with the article."""

    class Intranet(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(ARTICLE.encode())

        def log_message(self, *_: object) -> None:
            pass

    with serve(Intranet) as server:
        yield f"http://127.0.0.1:{server.server_port}/tin.txt"


async def sent_file(api: BotApi, name: str, text: str) -> Sent:
    count = len(api.sent)
    api.send_file(name, text.encode())
    await api.until(lambda: len(api.sent) > count)
    return api.sent[-1]


async def prompted(api: BotApi, sent: Sent, button: str) -> Sent:
    """The message that asks; the answer to what was said before may come behind it."""
    before = {each.message_id for each in api.sent}

    def asking() -> list[Sent]:
        new = [each for each in api.sent if each.message_id not in before]
        return [each for each in new if (each.keyboard or {}).get("force_reply", False)]

    await pressed(api, sent, button)
    await api.until(lambda: bool(asking()))
    return asking()[-1]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://sxsh.vn/bai", "https://sxsh.vn/bai"),
        ("xem https://sxsh.vn/bai?id=3.", "https://sxsh.vn/bai?id=3"),
        ("sxsh.vn/bai", "sxsh.vn/bai"),
        ("bài này (www.moit.gov.vn/tin) hay", "www.moit.gov.vn/tin"),
        ("hỏi a@sxsh.vn nhé", None),
        ("Thông tư 221/2012/TT-BTC", None),
        ("tiết kiệm 3.180 triệu", None),
        ("Sở.Công Thương", None),
    ],
)
def test_a_link_is_known_with_or_without_a_scheme(text: str, link: str | None) -> None:
    """What ends a sentence is not of it; an address of mail, a number and a slip of the space bar are none."""
    assert find_link(text) == link


def test_a_link_without_a_scheme_is_looked_for_under_both() -> None:
    """The safe one first; one with a scheme is what it is."""
    assert addresses_of("sxsh.vn/bai") == ("https://sxsh.vn/bai", "http://sxsh.vn/bai")
    assert addresses_of("http://sxsh.vn") == ("http://sxsh.vn",)


async def test_a_link_with_words_around_it_is_previewed(
    api: BotApi, assistant: Assistant, engine: Engine, page: str
) -> None:
    """Forwarded or typed; a question about a page is a question."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7", SXSH_PRIVATE_ADDRESSES="true"):
        for text, forwarded in ((f"xem {page}", False), (f"Bài mới đây: {page} nhé các bác", True)):
            preview = await said(api, text, forwarded=forwarded)
            assert texts.operators.PREVIEW_TITLE in preview.text
            assert TITLE in preview.text
        asked = await said(api, f"bài {page} nói gì về số học viên là ai?")
        assert texts.operators.PREVIEW_TITLE not in asked.text
        assert (await said(api, "127.0.0.1.com")).text.startswith("Không nhận được http://127.0.0.1.com")


async def test_a_forwarded_question_is_answered_and_a_forwarded_article_previewed(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """By its mark, its words, or a few words that end no sentence."""
    Library(engine).put(make_draft(TITLE, "Lớp tập huấn ở Bình Định có 45 học viên.", province="Bình Định"))
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        for question in (QUESTION, f"Anh ơi, {QUESTION}?", "số học viên lớp tập huấn Bình Định"):
            assert texts.operators.PREVIEW_TITLE not in (await said(api, question, forwarded=True)).text
        told = "Sở Công Thương Bình Định vừa tổ chức lớp tập huấn cho 45 học viên của các cơ sở chế biến trong tỉnh."
        preview = await said(api, told, forwarded=True)
        assert texts.operators.PREVIEW_TITLE in preview.text
        assert texts.desk.SINGLE_SENTENCE in preview.text


async def test_a_question_a_command_and_a_reply_elsewhere_leave_the_mode(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """None of them becomes the title; a reply to what asks does, whatever it looks like."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        preview = await sent_file(api, "tin.txt", ARTICLE)
        for meanwhile, where in ((f"{QUESTION}?", {}), ("/nguon", {}), ("Thái Bình", {"reply_to": preview})):
            prompt = await prompted(api, preview, texts.operators.CORRECT_BUTTONS["title"])
            await said_leaving(api, prompt, meanwhile, **where)
            await api.until(lambda: texts.operators.BUTTON_ADD in [each["text"] for each in preview.buttons])
            assert preview.text.count(TITLE) >= 1
        prompt = await prompted(api, preview, texts.operators.CORRECT_BUTTONS["title"])
        corrected = await said(api, "Ai nên đo nước?", reply_to=prompt)
        assert "Ai nên đo nước?" in corrected.text
        await api.until(lambda: not preview.buttons)


async def test_the_preview_shows_what_will_be_kept(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """What a person has said before of the article that it takes the place of goes on holding, of its figures too."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        preview = await sent_file(api, "tin.txt", ARTICLE)
        await prompted(api, preview, texts.operators.CORRECT_BUTTONS["province"])
        preview = await said(api, "Phú Yên")
        await pressed(api, preview, texts.operators.BUTTON_FIGURES)
        correct = f"{texts.operators.BUTTON_CORRECT} 1"
        await api.until(lambda: correct in [each["text"] for each in preview.buttons])
        await prompted(api, preview, correct)
        figures = await said(api, "đến 2025")
        assert "2025" in figures.text
        await pressed(api, figures, texts.choices.BUTTON_BACK)
        await api.until(lambda: texts.operators.PREVIEW_TITLE in figures.text)
        await pressed(api, figures, texts.operators.BUTTON_ADD)
        await api.until(lambda: "Hỏi được ngay" in figures.text)
        again = await sent_file(api, "tin.txt", ARTICLE)
        assert "Phú Yên" in again.text
        await pressed(api, again, texts.operators.BUTTON_FIGURES)
        await api.until(lambda: "→" in again.text and "2025" in again.text)
    (entry,) = Library(engine).articles()
    assert entry.article.provinces == ("Phú Yên",)
    assert {each.target.province for each in Library(engine).targets()} == {"Phú Yên"}


async def test_what_is_nearly_another_and_what_is_older_is_warned_of(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """First, before anything else is read."""
    newer = ARTICLE.replace("12/05/2019", "20/06/2019").replace("khóa vòi nước", "khóa van nước")
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        preview = await sent_file(api, "tin.txt", ARTICLE)
        await pressed(api, preview, texts.operators.BUTTON_ADD)
        await api.until(lambda: "Hỏi được ngay" in preview.text)
        other = await sent_file(api, "khac.txt", newer.replace(TITLE, "Lớp học ở Quy Nhơn"))
        assert other.text.index("⚠ Gần giống bài") < other.text.index("Lớp học ở Quy Nhơn")
        preview = await sent_file(api, "moi.txt", newer)
        await pressed(api, preview, texts.operators.BUTTON_REPLACE)
        await api.until(lambda: "Hỏi được ngay" in preview.text)
        assert texts.desk.OLDER_VERSION in (await sent_file(api, "cu.txt", ARTICLE)).text


@pytest.mark.parametrize(
    "typed", ["đến 2025", "den 2025", "đến năm 2025", "tới 2025", "đến hết 2025", "đến cuối năm 2025"]
)
def test_a_deadline_alone_corrects_a_figure(typed: str) -> None:
    """Nothing else of it is changed."""
    said = read_target_correction(typed)
    assert (said.period_from, said.period_to, said.low, said.kind) == (None, 2025, None, None)
