"""What is said instead of an answer, by its reason, and what documents do not say, by what was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.answers import HOW_TO_ASK
from bot.texts.telegram import STOPPED
from retrieval.query.question_types import QuestionType
from retrieval.records import Reason

REFUSALS: Mapping[Reason, str] = {
    Reason.NOT_COVERED: "Mình chưa tìm thấy câu trả lời trong các bài đang có.",
    Reason.EMPTY_QUESTION: "Bạn muốn hỏi gì về sản xuất sạch hơn? Bạn gõ thêm vài chữ giúp mình nhé.",
    Reason.EMPTY_COLLECTION: "Hiện chưa có bài nào để tra cứu.",
    Reason.GREETING: "Chào bạn! Mình tra cứu các bài viết về sản xuất sạch hơn. Bạn muốn hỏi gì?",
    Reason.THANKS: "Rất vui được giúp bạn. Cần gì bạn cứ hỏi tiếp nhé.",
    Reason.HOW_ARE_YOU: "Mình vẫn sẵn sàng, cảm ơn bạn đã hỏi. Bạn muốn tra cứu gì về sản xuất sạch hơn?",
    Reason.STOP: STOPPED,
    Reason.COMPLAINT: "Mình xin lỗi nếu chưa đúng ý bạn. Bạn hỏi lại cụ thể hơn, hoặc ghi thêm tên tỉnh và năm nhé.",
    Reason.WHO_ARE_YOU: (
        "Mình là trợ lý tra cứu về sản xuất sạch hơn: câu nào đưa ra cũng trích từ bài viết, hoặc tóm lược một trang "
        "có nêu tên và ghi rõ như vậy; có nguồn, ngày và tỉnh. Bài không nói thì mình không đoán."
    ),
    Reason.WHICH_PLACE: "Bạn muốn xem số liệu của nơi nào?",
    Reason.WHICH_INDICATOR: "Bạn muốn so theo chỉ số nào?",
    Reason.HELP: HOW_TO_ASK,
    Reason.WHOM_TO_ASK: "Bạn hỏi Sở Công Thương của tỉnh nhé.",
    Reason.OVERVIEW: "Bạn muốn xem gì?",
    Reason.ABOUT_LAST: "Đó là những gì các bài nói về câu trên.",
}
"""Instead of an answer."""

THINGS: Mapping[QuestionType, str] = {
    QuestionType.WHO: "là ai",
    QuestionType.ORGANISATION: "là đơn vị nào",
    QuestionType.WHEN: "ngày, tháng hay năm nào",
    QuestionType.WHERE: "ở đâu",
    QuestionType.HOW_MANY: "có bao nhiêu",
    QuestionType.PERCENT: "bao nhiêu phần trăm",
    QuestionType.CONTACT: "địa chỉ hay số điện thoại",
    QuestionType.MONEY: "bao nhiêu tiền",
    QuestionType.TARGET: "mục tiêu nào",
    QuestionType.VILLAGE: "làng nào",
    QuestionType.DISTRICT: "huyện, quận nào",
    QuestionType.COMMUNE: "xã, phường nào",
    QuestionType.FIRM: "doanh nghiệp hay cơ sở nào",
    QuestionType.DURATION: "bao lâu",
    QuestionType.POST: "chức vụ gì",
    QuestionType.LONG_FORM: "viết tắt của từ nào",
    QuestionType.SIGNER: "ai ký",
    QuestionType.AUTHOR: "tác giả là ai",
    QuestionType.DOCUMENT_NUMBER: "số văn bản",
    QuestionType.PUBLISHED_DAY: "ngày đăng hay ngày ban hành",
    QuestionType.STEPS: "các bước",
    QuestionType.CONDITIONS: "điều kiện gì",
}
"""What was asked for, as "Đoạn dưới đây không nói rõ …" goes on; of the others nothing is said."""
