"""Words that sentences need and menus, tickers and lists of names go without; folded, Vietnamese and English."""

FUNCTION_WORDS = frozenset({
    "va", "cua", "cac", "cho", "trong", "duoc", "la", "co", "da", "tai", "voi", "nhung", "de", "ve", "mot", "nay",
    "den", "tu", "theo", "khi", "tren", "cung", "se", "thi", "ma", "bang", "nhu", "o", "do", "khong", "nhieu", "vao",
    "ra", "the", "of", "and", "to", "in", "for", "is", "was", "were", "by", "with", "that", "on", "from", "at", "has",
    "have", "are", "be", "it", "as",
})  # fmt: skip
