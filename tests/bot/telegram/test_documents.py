"""Operators add documents and read reports from their phone; nobody else can."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest
from sqlalchemy.engine import Engine

from bot import texts
from bot.composition.assistant import make_assistant
from knowledge.readers.recognition import find_tesseract
from knowledge.store.library import Library
from retrieval.assistant import Assistant
from tests.knowledge.readers.drawn_pages import PLAN, as_file, draw_page
from tests.support.bot_api import BotApi, Sent
from tests.support.conversation import pressed, said
from tests.support.hostile_files import GENTLE, good_document
from tests.support.internet import serve
from tests.support.serving import serving

pytestmark = pytest.mark.usefixtures("_processes_ready")

PAGE = """<html><head><title>Bình Định tập huấn sản xuất sạch hơn</title></head><body>
<div class="menu"><a href="/">Trang chủ</a> | <a href="/lien-he">Liên hệ</a></div>
<h1>Bình Định tập huấn sản xuất sạch hơn</h1><p class="date">Ngày đăng: 12/05/2019</p>
<p>Sở Công Thương Bình Định vừa tổ chức lớp tập huấn về sản xuất sạch hơn cho 45 học viên đến từ các cơ sở chế biến
thủy sản trên địa bàn tỉnh. Học viên được hướng dẫn cách đo nước, đo điện và lập kế hoạch tiết kiệm cho xưởng.</p>
<p>Theo bà Lê Thị Mai, giảng viên của lớp, mỗi xưởng nên bắt đầu từ những việc không tốn tiền như khóa vòi nước.</p>
<div>Tin cùng chuyên mục</div><ul><li><a href="/1">Khai mạc hội chợ công thương</a></li></ul></body></html>"""
QUESTION = "lớp tập huấn ở Bình Định có bao nhiêu học viên"


@pytest.fixture
def assistant(engine: Engine) -> Assistant:
    return make_assistant(Library(engine))


async def sent_file(api: BotApi, name: str, content: bytes, **where: int) -> Sent:
    count = len(api.sent)
    api.send_file(name, content, **where)  # type: ignore[arg-type]
    await api.until(lambda: len(api.sent) > count)
    return api.sent[-1]


async def test_a_file_is_previewed_and_then_found_in_every_process(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """Title, date with basis, province then and now, passages, figures, what was cut away; then it is searchable."""
    other = make_assistant(Library(engine))
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        preview = await sent_file(api, "tin.html", PAGE.encode())
        for expected in (
            "Bình Định tập huấn sản xuất sạch hơn",
            "12/05/2019 (ngày đăng)",
            "Bình Định (nay thuộc Gia Lai)",
            f"{texts.operators.LABEL_PASSAGES}: 1",
            texts.operators.preview_figures(1, 0),
            "45 học viên",
            "Đã lược bỏ",
        ):
            assert expected in preview.text
        assert "45 học viên" not in (await said(api, QUESTION)).text
        await pressed(api, preview, texts.operators.BUTTON_ADD)
        await api.until(lambda: "Hỏi được ngay" in preview.text)
        assert "45 học viên" in (await said(api, QUESTION)).text
    assert "45 học viên" in other.ask(QUESTION).headline


async def test_title_date_and_province_are_corrected_before_adding(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """The next message is the value; a bad one is refused and asked for again; corrections survive a re-add."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        preview = await sent_file(api, "tin.html", PAGE.encode())
        await pressed(api, preview, texts.operators.CORRECT_BUTTONS["date"])
        await api.replies(2)
        assert "31/2/2019" in (await said(api, "31/2/2019")).text
        preview = await said(api, "13/5/2019")
        assert "13/05/2019" in preview.text
        for field, value in (("province", "Phú Yên, Bình Định"), ("title", "Lớp học ở Quy Nhơn")):
            count = len(api.sent)
            await pressed(api, preview, texts.operators.CORRECT_BUTTONS[field])
            await api.replies(count + 1)
            preview = await said(api, value)
        await pressed(api, preview, texts.operators.BUTTON_ADD)
        await api.until(lambda: "Hỏi được ngay" in preview.text)
        again = await sent_file(api, "tin.html", PAGE.encode())
        assert texts.operators.BUTTON_REPLACE in str([button["text"] for button in again.buttons])
        assert "Lớp học ở Quy Nhơn" in again.text
        await pressed(api, again, texts.operators.BUTTON_REPLACE)
        await api.until(lambda: texts.operators.BUTTON_REPLACE not in str([button["text"] for button in again.buttons]))
    (entry,) = Library(engine).articles()
    assert entry.article.title == "Lớp học ở Quy Nhơn"
    assert (entry.article.date.value, entry.article.provinces) == ("2019-05-13", ("Phú Yên", "Bình Định"))


async def test_a_preview_is_decided_once_by_its_operator_alone(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """A second press, another operator and a stranger change nothing."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7 8"):
        preview = await sent_file(api, "tin.html", PAGE.encode())
        add = next(
            button["callback_data"] for button in preview.buttons if button["text"] == texts.operators.BUTTON_ADD
        )
        for person, toast in ((8, texts.operators.PREVIEW_GONE), (9, texts.choices.EXPIRED)):
            count = len(api.toasts)
            api.press_forged(add, chat_id=7, user_id=person, message_id=preview.message_id)
            await api.until(lambda count=count: len(api.toasts) > count)  # type: ignore[misc]
            assert api.toasts[-1]["text"] == toast
        await pressed(api, preview, texts.operators.BUTTON_CANCEL)
        await api.until(lambda: preview.text == texts.operators.PREVIEW_CANCELLED)
        api.press_forged(add, chat_id=7, message_id=preview.message_id)
        await api.until(lambda: api.toasts[-1]["text"] == texts.operators.PREVIEW_GONE)
    assert Library(engine).articles() == ()


async def test_a_forwarded_and_a_pasted_text_are_documents_and_a_question_is_a_question(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """Only a link alone is fetched, and never from behind the public web."""
    article = "Bình Định tập huấn\nNgày 12/5/2019, Sở Công Thương Bình Định tổ chức lớp cho 45 học viên của tỉnh."
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        assert texts.operators.PREVIEW_TITLE in (await said(api, article, forwarded=True)).text
        assert texts.operators.PREVIEW_TITLE in (await said(api, f"{article} " * 12)).text
        assert texts.operators.PREVIEW_TITLE not in (await said(api, "5S là gì")).text
        for address in ("http://127.0.0.1:8000/", "http://169.254.169.254/latest", "http://[::1]/"):
            assert (await said(api, address)).text.startswith(f"Không nhận được {address}")


async def test_a_link_into_an_intranet_is_read_where_the_settings_open_it(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """By the way that every document takes."""

    class Intranet(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_: object) -> None:
            pass

    with serve(Intranet) as server:
        async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7", SXSH_PRIVATE_ADDRESSES="true"):
            preview = await said(api, f"http://127.0.0.1:{server.server_port}/tin.html")
    assert texts.operators.PREVIEW_TITLE in preview.text


async def test_a_document_that_cannot_be_read_is_refused_in_one_line(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """Empty, too large, of no readable type."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7", SXSH_DOCUMENT_LIMIT_MB="1"):
        for name, content in (("trong.txt", b"   "), ("to.txt", b"a" * 1_200_000), ("anh.bin", bytes(range(256)) * 9)):
            refused = await sent_file(api, name, content)
            assert refused.text.startswith(f"Không nhận được {name}: ")
            assert "\n" not in refused.text


async def test_nobody_else_is_an_operator(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """Their files are declined, their commands are questions; in groups nobody is one."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        assert (await sent_file(api, "tin.html", PAGE.encode(), chat_id=8)).text == texts.telegram.TEXT_ONLY
        assert "ngày gần đây" not in (await said(api, "/thongke", chat_id=8)).text
        api.say("/thongke", chat_id=-5, user_id=7, chat_type="group")
        await said(api, "5S là gì")
    assert not [sent for sent in api.sent if sent.chat_id == -5]


async def test_reports_show_what_was_asked_and_what_to_collect(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """A chart, counts, the slowest; the unanswered grouped by likeness with a code to answer them by."""
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        assert (await said(api, "/chuatraloi")).text == texts.operators.NOTHING_UNANSWERED
        preview = await sent_file(api, "tin.html", PAGE.encode())
        await pressed(api, preview, texts.operators.BUTTON_ADD)
        await api.until(lambda: "Hỏi được ngay" in preview.text)
        await said(api, QUESTION)
        for person, question in (
            (8, "Cần Thơ có mô hình khí sinh học không"),
            (9, "can tho co mo hinh khi sinh hoc khong"),
        ):
            await said(api, question, chat_id=person)
        await said(api, "/thongke")
        await api.until(
            lambda: "Câu hỏi: 3 · trả lời được 1 · chưa chắc 0 · chưa có 2 (33% trả lời được)" in api.sent[-1].text
        )
        assert api.called("sendPhoto")[-1].params["photo"].startswith(b"\x89PNG")
        listed = await said(api, "/chuatraloi")
        assert "2 câu chưa trả lời được, 1 nhóm" in listed.text
        code = listed.written.partition("<code>")[2][:6]
        assert (await said(api, f"/goy {code}")).text == texts.operators.APPROVE_USAGE
        assert (await said(api, f"/goy {code} Có, ở Thới Lai.")).text == texts.operators.APPROVE_NEEDS_SOURCE
        assert (await said(api, "/goy zzzzzz Có. Nguồn: Sở")).text == texts.operators.unknown_code("zzzzzz")
        approved = await said(api, f"/goy {code} Có, ở Thới Lai.\nNguồn: Sở Công Thương Cần Thơ, báo cáo 2024")
        assert approved.text.startswith("Đã duyệt giải đáp")
        answer = await said(api, "ở Cần Thơ có mô hình khí sinh học không ạ", chat_id=10)
    assert answer.text.startswith(f"{texts.answers.EDITORIAL_LABEL}\n\nCó, ở Thới Lai.")
    assert "Sở Công Thương Cần Thơ, báo cáo 2024" in answer.text


async def test_a_document_that_goes_beyond_a_limit_is_refused_and_the_next_is_read(
    api: BotApi, assistant: Assistant, engine: Engine
) -> None:
    """By name, with what to do; one whose header says what cannot be as well."""
    long = "Cơ sở đã giảm 5% lượng điện tiêu thụ vào năm 2015 tại Hà Nội. " * 40_000
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7", SXSH_READING_SECONDS="2"):
        refused = await sent_file(api, "dai.txt", long.encode())
        assert "dai.txt" in refused.text
        assert "SXSH_READING_SECONDS" in refused.text
        refused = await sent_file(api, "noi-la.md", GENTLE["noi-la.md"]())
        assert "provinces: SXSH" in refused.text
        preview = await sent_file(api, "tot.txt", good_document(1))
        assert "An Giang" in preview.text


@pytest.mark.skipif(find_tesseract() is None, reason="tesseract with Vietnamese is not installed")
async def test_a_photograph_is_read_and_its_figures_wait(api: BotApi, assistant: Assistant, engine: Engine) -> None:
    """The preview of a photographed or scanned page says what it is and marks its figure, which counts after a yes."""
    page = draw_page(PLAN)
    other = draw_page([line.replace("BẾN TRE", "TÂY NINH").replace("Bến Tre", "Tây Ninh") for line in PLAN])
    async with serving(api, assistant, engine, SXSH_OPERATOR_IDS="7"):
        api.send_photo(as_file(page, "JPEG"), page.size)
        await api.until(lambda: len(api.sent) > 0)
        photographed = api.sent[-1]
        scanned = await sent_file(api, "quet.pdf", as_file(other, "PDF"))
        for preview in (photographed, scanned):
            assert f"{texts.particulars.SCANNED}: nhận dạng từ bản chụp" in preview.text
            assert texts.operators.preview_figures(1, 1) in preview.text
            assert texts.figures.UNSURE in preview.text
        await pressed(api, photographed, texts.operators.BUTTON_ADD)
        await api.until(lambda: "Hỏi được ngay" in photographed.text)
        for button in (
            texts.operators.BUTTON_FIGURES,
            f"{texts.operators.BUTTON_CONFIRM} 1",
            texts.choices.BUTTON_BACK,
            texts.operators.BUTTON_ADD,
        ):
            await api.until(lambda name=button: name in [each["text"] for each in scanned.buttons])  # type: ignore[misc]
            await pressed(api, scanned, button)
        await api.until(lambda: "Hỏi được ngay" in scanned.text)
        assert "50%" not in (await said(api, "/muctieu bến tre")).text
        shown = (await said(api, "/muctieu tây ninh")).text
    assert "50%" in shown
    assert texts.answers.SCANNED_MARK in shown
