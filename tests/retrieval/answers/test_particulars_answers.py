"""Who signed or wrote a document, its number, days and source: quoted from its own line, and never guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.wording import VietnameseWording
from knowledge.intake.intake import add_documents
from knowledge.records import IntakeResult
from knowledge.store.library import Library
from knowledge.vietnamese.normalization import fold
from retrieval.assistant import Assistant
from retrieval.query.follow_up import turn_left_by
from retrieval.records import Answer, Status
from tests.support.database import new_sqlite

DECISION = """UBND TỈNH KON TUM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ CÔNG THƯƠNG | Độc lập - Tự do - Hạnh phúc
------- | ---------------
Số: 314/QĐ-SCT | Kon Tum, ngày 7 tháng 3 năm 2017

QUYẾT ĐỊNH
Về việc phê duyệt kế hoạch tiết kiệm nước tại các cơ sở chế biến tinh bột sắn

GIÁM ĐỐC SỞ CÔNG THƯƠNG

Căn cứ Quyết định số 55/2014/QĐ-UBND ngày 2/10/2014 của Ủy ban nhân dân tỉnh Kon Tum;

Điều 1. Phê duyệt kế hoạch tiết kiệm nước tại 11 cơ sở chế biến tinh bột sắn, mỗi cơ sở lắp đồng hồ đo ở bể rửa củ.

Điều 2. Kinh phí thực hiện là 640 triệu đồng từ nguồn khuyến công.

Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 102/QĐ-SCT ngày 5/6/2013./.

Nơi nhận: | KT. GIÁM ĐỐC
- Như Điều 3; | PHÓ GIÁM ĐỐC
- Lưu: VT. | (Đã ký)
 | Y Blen Niê
"""

# The page of a paper with what stands around an article there; the day on top is today's, that of the list another's.
PRESS = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Báo Vùng Cao</title></head><body>
<header><p>Thứ Bảy, 09/11/2024</p><nav><ul><li>Thời sự</li><li>Kinh tế</li><li>Rao vặt</li></ul></nav></header>
<main><article><h1>{title}</h1><div class="meta">Đăng ngày {day} - 08:15</div>
<p>{lead}</p>
<p>Chủ xưởng kể trước đây nước rửa chảy thẳng ra mương, mỗi mẻ tốn chừng 14 m3 mà không ai ghi lại.</p>
<p>Sau khi chia bể làm ba ngăn và dùng lại nước ngăn cuối, mỗi mẻ chỉ còn 9 m3, thợ cũng đỡ phải canh máy bơm.</p>
{foot}</article></main>
<section><h2>Tin cùng mục</h2><div>Lễ hội mừng lúa mới khai mạc ngày 2/11/2024</div></section>
<footer><p>Tổng biên tập: Lò Văn Pớ. Giấy phép số 77/GP-BTTTT</p></footer></body></html>"""
SIGNED = PRESS.format(
    title="Xưởng miến dong Bình Lư chia bể rửa để bớt nước",
    day="18/06/2019",
    lead="Xưởng miến dong ở xã Bình Lư (Tam Đường, Lai Châu) vừa chia bể rửa củ làm ba ngăn.",
    foot='<p class="author">Bài, ảnh: Vàng Thị Sáo</p><p class="source">Theo Báo Công Thương</p>',
)
NAMELESS = PRESS.format(
    title="Lò sấy thảo quả Sìn Hồ đổi sang củi ép",
    day="03/12/2020",
    lead="Ba lò sấy thảo quả ở Sìn Hồ (Lai Châu) đã đổi từ củi rừng sang củi ép mùn cưa.",
    foot="",
)
# Two pages that fit "hội thi ủ vỏ cà phê" alike.
TWINS = tuple(
    PRESS.format(
        title=f"Hội thi ủ vỏ cà phê ở {district} có giải",
        day=day,
        lead=f"Hội thi ủ vỏ cà phê ở {district} (Đắk Nông) thu hút nhiều nhà vườn.",
        foot=f"<p>Tác giả: {author}</p>",
    )
    for district, day, author in (
        ("Đắk Mil", "05/01/2021", "Hoàng Kim Liễu"),
        ("Đắk Song", "06/02/2022", "Phạm Sỹ Hùng"),
    )
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = Path(tmp_path_factory.mktemp("documents"))
    texts = {"decision.txt": DECISION, "signed.html": SIGNED, "nameless.html": NAMELESS}
    texts |= {f"twin{n}.html": text for n, text in enumerate(TWINS)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    library = Library.open(new_sqlite(Path(tmp_path_factory.mktemp("library")) / "library.sqlite3"))
    outcomes = list(add_documents(library, [folder], workers=1))
    assert all(isinstance(each, IntakeResult) for each in outcomes), outcomes
    yield Assistant(library, VietnameseWording(), today=lambda: dt.date(2026, 1, 15))
    library.close()


def shown(answer: Answer) -> str:
    """What a person sees of an answer first."""
    snippets = [answer.citations[0].snippet] if answer.citations else []
    return "\n".join([answer.frame, answer.headline, *snippets])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("ai ký quyết định tiết kiệm nước tinh bột sắn của Kon Tum", "Y Blen Niê"),
        ("Người ký quyết định 314/QĐ-SCT là ai?", "Phó Giám đốc"),
        ("quyết định phê duyệt kế hoạch tiết kiệm nước Kon Tum số mấy", "314/QĐ-SCT"),
        ("dạ cho em hỏi quyết định về tinh bột sắn Kon Tum ban hành ngày nào ạ", "ngày 7 tháng 3 năm 2017"),
        ("cơ quan nào ban hành quyết định tiết kiệm nước tinh bột sắn Kon Tum", "Sở Công Thương"),
        ("quyết định 314/QĐ-SCT căn cứ vào văn bản nào", "55/2014/QĐ-UBND"),
        ("quyết định 314/QĐ-SCT thay thế quyết định nào", "102/QĐ-SCT"),
        ("quyết định nào phê duyệt kế hoạch tiết kiệm nước tinh bột sắn Kon Tum", "314/QĐ-SCT"),
        ("kế hoạch tiết kiệm nước tinh bột sắn Kon Tum được phê duyệt theo quyết định nào", "314/QĐ-SCT"),
        ("Kon Tum phê duyệt kế hoạch tiết kiệm nước tinh bột sắn ngày nào", "ngày 7 tháng 3 năm 2017"),
        ("cho em xin số quyết định tiết kiệm nước Kon Tum với ạ", "314/QĐ-SCT"),
        ("người ký quyết định 314/QĐ-SCT giữ chức vụ gì", "Phó Giám đốc"),
        ("bài về xưởng miến dong Bình Lư do ai viết", "Vàng Thị Sáo"),
        ("báo nào đăng bài chia bể rửa miến dong", "Báo Công Thương"),
        ("Bài chia bể rửa miến dong của tác giả nào vậy ad?", "Vàng Thị Sáo"),
        ("bài về xưởng miến dong đăng ngày nào", "18/06/2019"),
        ("anh chị ơi bài về miến dong Bình Lư theo báo nào ạ, em cảm ơn", "Báo Công Thương"),
        ("bài về lò sấy thảo quả đăng hôm nào", "03/12/2020"),
        ("bài về hội thi ủ vỏ cà phê Đắk Song của ai viết", "Phạm Sỹ Hùng"),
    ],
)
@pytest.mark.parametrize("typed", [str, fold], ids=["with marks", "without"])
def test_what_a_document_says_of_itself_is_quoted(
    assistant: Assistant, question: str, expected: str, typed: type[str]
) -> None:
    """The value stands in what is shown first, of the one document that was meant."""
    answer = assistant.ask(typed(question))
    assert answer.status is Status.ANSWERED, answer.headline
    assert expected.casefold() in shown(answer).casefold()


@pytest.mark.parametrize("question", ["bài về lò sấy thảo quả của tác giả nào", "ai viết bài lò sấy thảo quả Sìn Hồ"])
@pytest.mark.parametrize("typed", [str, fold], ids=["with marks", "without"])
def test_an_author_who_is_not_named_is_not_guessed(assistant: Assistant, question: str, typed: type[str]) -> None:
    """The article is cited, and it is said that it names nobody."""
    answer = assistant.ask(typed(question))
    assert answer.status is Status.NEAR
    assert answer.because == "Bài không ghi tác giả."
    assert answer.citations[0].title == "Lò sấy thảo quả Sìn Hồ đổi sang củi ép"


def test_what_a_paper_does_not_say_is_said_of_a_paper(assistant: Assistant) -> None:
    """A paper is spoken of as one."""
    answer = assistant.ask("văn bản 314/QĐ-SCT cập nhật ngày nào")
    assert (answer.status, answer.because) == (Status.NEAR, "Văn bản không ghi ngày cập nhật.")


@pytest.mark.parametrize("typed", [str, fold], ids=["with marks", "without"])
def test_of_two_that_fit_alike_both_are_shown(assistant: Assistant, typed: type[str]) -> None:
    """It is not chosen between them."""
    answer = assistant.ask(typed("bài về hội thi ủ vỏ cà phê của tác giả nào"))
    assert answer.status is Status.NEAR
    snippets = "\n".join(each.snippet for each in answer.citations)
    assert len(answer.citations) == 2
    assert "Hoàng Kim Liễu" in snippets
    assert "Phạm Sỹ Hùng" in snippets


@pytest.mark.parametrize(
    "question",
    [
        "ai ký quyết định 315/QĐ-SCT của Kon Tum",
        "ai ký quyết định phê duyệt quy hoạch mỏ vàng Kon Tum",
        "bài về đua thuyền độc mộc của tác giả nào",
        "kế hoạch trồng rừng của Lai Châu số mấy",
    ],
)
@pytest.mark.parametrize("typed", [str, fold], ids=["with marks", "without"])
def test_a_document_that_is_not_there_has_no_signer(assistant: Assistant, question: str, typed: type[str]) -> None:
    """What another document says of itself is no answer."""
    assert assistant.ask(typed(question)).status is not Status.ANSWERED


def test_a_question_behind_an_answer_speaks_of_its_document(assistant: Assistant) -> None:
    """ "Bài đó", or no document at all, is the one quoted before."""
    before = assistant.ask("Xưởng miến dong Bình Lư chia bể rửa làm mấy ngăn")
    assert before.status is Status.ANSWERED
    last = turn_left_by(before)
    assert "Vàng Thị Sáo" in shown(assistant.ask("ai viết bài đó?", last=last))
    assert "18/06/2019" in shown(assistant.ask("đăng ngày nào", last=last))
