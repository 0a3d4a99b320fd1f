"""Words of documents that tell prose from menus, tickers and lists of names; folded, Vietnamese and English.

Not the words of questions that say nothing (`knowledge.vietnamese.stopwords`): "bạn" and "gì" stand in no article, and
"of" in no question.
"""

PROSE_WORDS = frozenset({
    "va", "cua", "cac", "cho", "trong", "duoc", "la", "co", "da", "tai", "voi", "nhung", "de", "ve", "mot", "nay",
    "den", "tu", "theo", "khi", "tren", "cung", "se", "thi", "ma", "bang", "nhu", "o", "do", "khong", "nhieu", "vao",
    "ra", "the", "of", "and", "to", "in", "for", "is", "was", "were", "by", "with", "that", "on", "from", "at", "has",
    "have", "are", "be", "it", "as",
})  # fmt: skip
