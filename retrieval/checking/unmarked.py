"""A text typed without tone marks, with those of the words that say what a figure is put back, letter for letter.

The grammar of figures reads documents, and those have marks. Only words and phrases that are hardly anything else
without them are put back; what stays as it was typed is compared without marks anyway.
"""

from __future__ import annotations

import re
from functools import cache

from knowledge.places import find_places
from knowledge.vietnamese.normalization import fold, has_marks

# Bounds, denials and directions stand here as completely as the grammar knows them: one that was not read would make of
# a changed figure the documents' own. Longer phrases go before shorter ones, so "giám đốc" is no "giảm".
_PHRASES = """
đến năm|tính đến|đến hết|đến cuối|đến nay|trong năm|từ năm|giai đoạn|năm|đến|từ|tháng|kế hoạch|mục tiêu|chỉ tiêu
phấn đấu|đặt ra|đề ra|đặt mục tiêu|đặt chỉ tiêu|dự kiến|sẽ|đã có|đã|được|hiện có|hiện nay|đạt được|đạt|ước đạt
kết quả|toàn tỉnh|toàn quốc|cả nước|tỉnh|cơ sở sản xuất công nghiệp|cơ sở công nghiệp|cơ sở sản xuất|cơ sở
doanh nghiệp|đơn vị|nhà máy|xí nghiệp|hộ gia đình|công ty|vừa và lớn|vừa và nhỏ|nhỏ và vừa|khu công nghiệp
cụm công nghiệp|làng nghề|khu, cụm công nghiệp|khu|cụm|sản xuất sạch hơn|sản xuất sạch|sản xuất công nghiệp
sản xuất và tiêu dùng bền vững|sản xuất|công nghiệp|sản phẩm|áp dụng|ứng dụng|thực hiện|triển khai|nhận thức
nhận thức được|nhận thức rõ|lợi ích|hiểu biết|hiểu rõ|hiểu được|biết|bộ phận chuyên trách|cán bộ chuyên trách
người chuyên trách|bộ phận|cán bộ|chuyên trách|kiêm nhiệm|phụ trách|tiết kiệm|tiêu thụ|tiêu hao|mức tiêu hao
năng lượng|nguyên nhiên vật liệu|nguyên liệu|nhiên liệu|nguyên vật liệu|vật liệu|điện năng|nước|tài nguyên
chi phí sản xuất|chi phí|phổ biến|tuyên truyền|truyền thông|đào tạo|tập huấn|bồi dưỡng|lớp|mô hình|hỗ trợ|kinh phí
ngân sách|tổng kinh phí|tỷ đồng|triệu đồng|nghìn đồng|tỷ|triệu|đồng|phần trăm|đề án|khuyến công|dự án|có tiềm năng
có|của|và|trên một đơn vị sản phẩm|trên mỗi đơn vị sản phẩm|mỗi năm|hằng năm|hàng năm|không quá|không vượt quá
không dưới|không thấp hơn|tối đa|tối thiểu|ít nhất|ít nhất là|lên đến|lên tới|trên|hơn|vượt|quá|dưới|chưa đến|tới
khoảng|chừng|ước tính|ước|xấp xỉ|gần|không|chưa|chẳng|ngừng|bãi bỏ|loại trừ|thấp hơn|ít hơn|nhiều hơn|lớn hơn
nhỏ hơn|kém hơn|cao hơn|giám đốc|giám sát|giảm|bớt|cắt giảm|tăng cường|tăng trưởng|tăng|nâng cao|nâng|thêm|lên|xuống
còn|con số|con người|đầu tư|vật tư|thông qua|khoáng sản|không khí|Việt Nam
"""


def restore_marks(line: str) -> str:
    """The stored line with the marks that are sure put back, as long as it was; one that has any stays as it is."""
    if has_marks(line):
        return line
    places = [(each.start, each.end, each.provinces[0]) for each in find_places(line) if each.certain]
    restored = list(line)
    for start, end, name in places:
        if fold(name) == fold(line[start:end]) and len(name) == end - start:
            restored[start:end] = name
    for found in _pattern().finditer(line.lower()):
        if not any(start < found.end() and found.start() < end for start, end, _ in places):
            restored[found.start() : found.end()] = _in_case(_phrases()[found[0]], line[found.start() : found.end()])
    return "".join(restored)


def _in_case(phrase: str, typed: str) -> str:
    return "".join(new.upper() if old.isupper() else new for new, old in zip(phrase, typed, strict=True))


@cache
def _phrases() -> dict[str, str]:
    return {fold(phrase): phrase.lower() for phrase in re.split(r"[|\n]", _PHRASES.strip())}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_phrases(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
