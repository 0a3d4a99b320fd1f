"""The types of things that questions ask for, and the phrases in which they do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class QuestionType(StrEnum):
    """The types of things that are asked for; a question may ask for several."""

    WHO = "who"
    ORGANISATION = "organisation"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    PERCENT = "percent"
    DEFINITION = "definition"
    LONG_FORM = "long_form"
    PURPOSE = "purpose"
    LIST = "list"
    COMPARE = "compare"
    TARGET = "target"
    CONTACT = "contact"
    MONEY = "money"
    SIGNER = "signer"
    AUTHOR = "author"
    DOCUMENT_NUMBER = "document_number"
    PUBLISHED_DAY = "published_day"
    SOURCE = "source"
    POST = "post"
    DURATION = "duration"
    VILLAGE = "village"
    DISTRICT = "district"
    COMMUNE = "commune"
    FIRM = "firm"
    STEPS = "steps"
    CONDITIONS = "conditions"


Types = Mapping[QuestionType, frozenset[str]]
"""The types of things that a question asks for, each with the words that say so."""


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(","))


# Phrases in match form; a question typed without tone marks is compared with their folded forms. A phrase may stand
# under several types: "ai tổ chức" asks for somebody, and an office will do.
QUESTION_TYPE_PHRASES: Mapping[QuestionType, tuple[str, ...]] = {
    QuestionType.WHO: _phrases("ai, người nào, những ai, ông nào, bà nào, tên gì, lãnh đạo nào, ai tổ chức, do ai"),
    QuestionType.ORGANISATION: _phrases(
        "đơn vị nào, cơ quan nào, tổ chức nào, công ty nào, trung tâm nào, sở nào, doanh nghiệp nào, bên nào, "
        "ai tổ chức, do ai, ngân hàng nào, ban nào, phòng nào, phòng gì, viện nào, trường nào"
    ),
    QuestionType.WHEN: _phrases(
        "khi nào, bao giờ, ngày nào, năm nào, tháng nào, lúc nào, hôm nào, thời gian nào, bữa nào, từ năm nào, "
        "ngày mấy, tháng mấy, thứ mấy, mấy giờ, quý nào, quý mấy, buổi nào, thời hạn, "
        "đăng ký ngày nào, đăng ký khi nào, đăng ký hôm nào"
    ),
    QuestionType.WHERE: _phrases(
        "ở đâu, đâu, nơi nào, chỗ nào, tỉnh nào, huyện nào, địa phương nào, thành phố nào, xã nào, vùng nào, "
        "địa điểm, địa bàn nào, quận nào, phường nào, thị xã nào, thôn nào, bản nào, khu nào, lấy từ đâu"
    ),
    QuestionType.HOW_MANY: _phrases("bao nhiêu, mấy, số lượng, bao lăm"),
    QuestionType.PERCENT: _phrases("bao nhiêu phần trăm, mấy phần trăm, mấy phần, tỷ lệ, tỉ lệ, phần trăm"),
    QuestionType.DEFINITION: _phrases(
        "là gì, là cái gì, định nghĩa, khái niệm, thế nào là, nghĩa là, nghĩa gì, hiểu thế nào, là sao"
    ),
    QuestionType.LONG_FORM: _phrases(
        "viết tắt, viết tắt của, viết tắt của từ gì, viết tắt của phòng gì, của từ nào, của chữ gì, từ viết tắt, "
        "chữ viết tắt, tên đầy đủ, viết đầy đủ"
    ),
    QuestionType.PURPOSE: _phrases(
        "để làm gì, mục đích, lợi ích, tác dụng, vì sao, tại sao, nhằm gì, được gì, lợi gì, ích gì, ý nghĩa"
    ),
    QuestionType.LIST: _phrases(
        "những gì, gồm gì, các gì, hình thức nào, nội dung gì, nội dung nào, ngành nào, giấy tờ gì, giấy tờ nào, "
        "hồ sơ gì, những văn bản nào, các văn bản nào, những giấy tờ, danh sách, danh mục"
    ),
    QuestionType.COMPARE: _phrases(
        "so sánh, so với, khác gì, khác nhau, khác biệt, phân biệt, hơn kém, cao hơn, thấp hơn"
    ),
    QuestionType.TARGET: _phrases("mục tiêu, chỉ tiêu, phấn đấu, đặt ra, đề ra"),
    QuestionType.CONTACT: _phrases("số điện thoại, điện thoại, địa chỉ, email, fax, hotline, website, liên hệ"),
    QuestionType.MONEY: _phrases(
        "bao nhiêu tiền, mấy tiền, nhiêu tiền, bao nhiêu đồng, bao nhiêu vốn, bao nhiêu kinh phí, kinh phí, "
        "giá bao nhiêu, giá cả, bao nhiêu triệu, bao nhiêu tỷ, bao nhiêu tỉ, bao nhiêu nghìn, bao nhiêu ngàn, "
        "tổng tiền, số tiền, tiền công, tiền lời, mấy triệu, mấy tỷ, mấy tỉ, mấy nghìn, mấy ngàn, "
        "mấy trăm, mấy chục triệu, lời bao nhiêu, lời thêm bao nhiêu, lời được bao nhiêu, lời nhiêu, lãi bao nhiêu, "
        "lãi thêm bao nhiêu, lãi được bao nhiêu"
    ),
    QuestionType.SIGNER: _phrases("ai ký, ai kí, ai đã ký, người ký, người kí, ký bởi ai, ai ký tên, người ký tên"),
    QuestionType.AUTHOR: _phrases(
        "tác giả, ai viết, ai đã viết, người viết, viết bởi ai, phóng viên nào, nhà báo nào, của tác giả nào"
    ),
    QuestionType.DOCUMENT_NUMBER: _phrases(
        "số mấy, số hiệu, số bao nhiêu, số văn bản, quyết định nào, văn bản nào, nghị định nào, nghị quyết nào, "
        "thông tư nào, công văn nào, chỉ thị nào, kế hoạch nào, tờ trình nào, những văn bản nào, các văn bản nào"
    ),
    QuestionType.PUBLISHED_DAY: _phrases(
        "ngày đăng, đăng ngày nào, đăng ngày mấy, đăng hôm nào, đăng khi nào, đăng bao giờ, đăng lúc nào, "
        "đăng tải ngày nào, đăng tải khi nào, ngày xuất bản, đề ngày nào, ký ngày nào, ký hôm nào, ban hành ngày nào, "
        "ban hành hôm nào, ban hành khi nào"
    ),
    QuestionType.SOURCE: _phrases(
        "báo nào, tờ báo nào, trang nào, nguồn nào, nguồn ở đâu, nguồn từ đâu, nguồn tin, đăng ở đâu, đăng trên đâu, "
        "lấy từ đâu"
    ),
    QuestionType.POST: _phrases("chức vụ gì, chức gì, chức danh gì, giữ chức gì, làm chức gì, chức vụ nào"),
    QuestionType.DURATION: _phrases(
        "bao lâu, nhiêu lâu, bao nhiêu lâu, mấy ngày, mấy tháng, mấy năm, mấy tuần, mấy tiếng, mấy phút, mấy bữa, "
        "mấy hôm, mấy buổi, bao nhiêu ngày, bao nhiêu tháng, bao nhiêu năm, bao nhiêu tuần, bao nhiêu tiếng, "
        "bao nhiêu giờ, bao nhiêu phút"
    ),
    QuestionType.VILLAGE: _phrases("làng nghề nào, làng nào, những làng nghề nào"),
    QuestionType.DISTRICT: _phrases("huyện nào, quận nào, thị xã nào, huyện gì, quận gì"),
    QuestionType.COMMUNE: _phrases("xã nào, phường nào, thôn nào, ấp nào, xã gì, phường gì"),
    QuestionType.FIRM: _phrases(
        "công ty nào, doanh nghiệp nào, nhà máy nào, xí nghiệp nào, cơ sở nào, xưởng nào, hợp tác xã nào, hộ nào"
    ),
    QuestionType.STEPS: _phrases(
        "bước nào, các bước, những bước, quy trình nào, trình tự nào, làm thế nào để, làm sao để, "
        "bằng cách nào, phải làm gì, cần làm gì, làm gì để, làm những gì để, thủ tục gì, thủ tục thế nào"
    ),
    QuestionType.CONDITIONS: _phrases(
        "điều kiện gì, điều kiện nào, điều kiện là gì, tiêu chí gì, tiêu chí nào, yêu cầu gì, yêu cầu nào, "
        "tiêu chuẩn gì, cần gì, cần những gì, cần có gì, phải có gì, ai phải, ai cần, ai bắt buộc, ai được hỗ trợ, "
        "ai được hưởng, ai được vay, ai được nhận, cơ sở nào phải, cơ sở nào bắt buộc, cơ sở nào được hỗ trợ, "
        "doanh nghiệp nào phải, doanh nghiệp nào bắt buộc, doanh nghiệp nào được hỗ trợ"
    ),
}
# How questions are framed: documents hardly ever say it so ("diễn ra khi nào", "nói gì về"), and need not.
FRAMES = _phrases(
    "diễn ra, xảy ra, kéo dài, ban hành, nói gì, nói về, nói, dự, có mặt, đứng ra, bao gồm, gồm, tên, liên quan, "
    "thông tin, chi tiết, cụ thể, bài viết, bài báo, ngày đăng, đăng, viết, tình hình, cho biết, cái, loại, về đâu, "
    "làm gì, tỉnh mình, tỉnh ta, tỉnh em, tỉnh tôi, quê mình, bên mình, chỗ mình"
)
