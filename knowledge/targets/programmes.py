"""Whether a figure is one of a programme's, or of the economy at large."""

from __future__ import annotations

import re

from knowledge.targets.context import Context
from knowledge.targets.records import Indicator
from knowledge.targets.slots import Reading, Role

_ECONOMY = re.compile(
    r"\bgrdp\b|\bgdp\b|tăng trưởng|chỉ số (?:sản xuất|giá|phát triển)|kim ngạch|"
    r"giá trị (?:sản xuất|gia tăng|xuất khẩu|tăng thêm|công nghiệp)|sản lượng(?! điện)|xuất khẩu|nhập khẩu|dân số|"
    r"(?<!nhà )(?<!hộ )(?<!người )(?<!nhân )(?<!nông )\bdân\b(?! sinh| dụng)|giảm nghèo|lao động qua đào tạo|hộ nghèo|"
    r"nghèo đa chiều|thu ngân sách|tổng thu|doanh thu|(?<!đánh )(?<!trị )(?<!tham )giá (?:điện|cả|bán|xăng|nhân|"
    r"thành phẩm|nông sản|cà phê)|tỷ trọng|tỉ trọng|cơ cấu kinh tế|thất nghiệp|đô thị hóa|đô thị hoá|che phủ rừng|"
    r"lạm phát|vốn đầu tư (?:toàn xã hội|nước ngoài)|bảo hiểm y tế|nông thôn mới|tổng mức bán lẻ|thu nhập bình quân|"
    r"số (?:doanh nghiệp|lao động) (?:thành lập|"
    r"đăng ký) mới",
    re.IGNORECASE,
)
# Words of reports on the economy: a figure beside them that is none of a programme's is of the economy.
_REPORTS_ON_IT = re.compile(
    r"cơ cấu kinh tế|hộ (?:cận )?nghèo|giảm nghèo|\biip\b|\bgrdp\b|\bgdp\b|chỉ số sản xuất|kim ngạch|tổng sản phẩm|"
    r"giải ngân vốn|vốn[^,;.]{0,30} giải ngân|"
    r"lao động toàn ngành|lấp đầy|giá trị sản xuất|khí tượng|diện tích (?:đất|rừng)",
    re.IGNORECASE,
)
# What grows by a programme: better yields, more of them who take part.
_GAINS = re.compile(
    r"hiệu suất|năng suất|tái (?:chế|sử dụng)|thu hồi|chất lượng|doanh nghiệp|cơ sở|tỷ lệ|áp dụng", re.IGNORECASE
)


def speaks_of_economy(text: str) -> bool:
    """Whether a label or a clause names what no programme of cleaner production measures."""
    return _ECONOMY.search(text) is not None


def is_of_programme(reading: Reading, of: Context) -> bool:
    """Whether a figure as read is of a programme; growth, prices, population, poverty and the like are not."""
    what = reading.what.text if reading.what else ""
    who = reading.who.text if reading.who else ""
    if not reading.of_programme:
        return False
    if reading.role is Role.GROWTH:
        beside = of.said is not None and of.said.role is Role.SHARE and of.start > 0 and of.said.of_programme
        return _GAINS.search(what) is not None or (beside and not what)
    if reading.role is Role.SAVING:
        if _REPORTS_ON_IT.search(of.left):
            return False
        return "nghèo" not in f"{of.left} {of.right}" and not speaks_of_economy(f"{what} {who}")
    if reading.indicator is Indicator.OTHER or reading.role in {Role.LEVEL, Role.PART}:
        if reading.indicator is Indicator.OTHER and _REPORTS_ON_IT.search(f"{of.text[: of.figure]} {of.right}"):
            return False
        named = reading.role is Role.SHARE and (what or who)
        return not speaks_of_economy(f"{what} {who}" if named else f"{of.left} {what} {who}")
    if reading.indicator is Indicator.TRAINING and re.match(r"(?:người )?lao động(?!\w)", who, re.IGNORECASE):
        return "qua đào tạo" not in f"{of.left}{of.right}"
    return True
