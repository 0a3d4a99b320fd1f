"""What is asked about things of another world: weather, markets, games. No document of the trade tells of them."""

from __future__ import annotations

from knowledge.vietnamese.normalization import to_match
from retrieval.query.whole_words import whole_words

# Of these no office of industry and trade knows anything; fuel, power and fairs are its own. What reads otherwise
# without tone marks is left out: "vé số" is "về số", "giá bạc" is "giá bậc".
_WEATHER = r"thời tiết(?! kiệm)|dự báo mưa|trời (?:mưa|nắng|lạnh|rét)|áp thấp nhiệt đới|triều cường|weather"
_MARKETS = (
    r"(?<!đánh )(?<!định )giá (?:vàng|usd|đô la|bitcoin|nhà đất|chung cư|heo|lợn|cà phê|gạo|sầu riêng)|"
    r"vàng sjc|tỷ giá|tỉ giá|chứng khoán|cổ phiếu|bitcoin|gold price"
)

_GAMES = r"bóng đá|trận đấu|đội tuyển|world cup|v[- ]?league|ngoại hạng|xổ số|vietlott"
_LEISURE = r"ca sĩ|bài hát|ca khúc|phim (?:gì|hay|mới)|hoa hậu|món (?:ăn|ngon)|quán ăn|nấu món|vé máy bay"
_SCHOOL = r"điểm thi(?! điểm| nghiệm)|điểm chuẩn|tuyển sinh|thi vào lớp \d+|học phí"
_OTHER_WORLDS = "|".join((_WEATHER, _MARKETS, _GAMES, _LEISURE, _SCHOOL))
# Who names the trade as well asks about it: "chế biến cà phê giá cà phê giảm, sxsh giúp gì".
_OURS = r"sxsh|sạch hơn|khuyến công|tiết kiệm (?:điện|nước|năng lượng|nguyên liệu)|(?:nước|chất|khí|rác) thải|lò hơi"


def find_other_world(question: str, *, typed_without_marks: bool) -> str | None:
    """What a question asks that no office of industry knows of, in match form; none where it speaks of the trade."""
    text = to_match(question)
    others, ours = (whole_words(words, folded=typed_without_marks) for words in (_OTHER_WORLDS, _OURS))
    found = others.search(text)
    return found[0] if found is not None and ours.search(text) is None else None
