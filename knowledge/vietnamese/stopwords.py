"""Function words of questions: they say how something is asked, hardly ever what about.

They are left out of the syllables of a question and kept in its bigrams; leaving them out measured better on
news, wiki and law questions alike. What tells prose from menus in documents is `knowledge.vietnamese.prose_words`.
"""

from __future__ import annotations

from functools import cache

from knowledge.vietnamese.normalization import fold, to_match

# A paragraph of words is read at a glance; one word a line is not.
STOPWORDS = frozenset(
    (  # noqa: SIM905
        "ai anh bài bạn bao bằng bị bởi các cái chị cho chưa chúng chứ có còn cụ của cũng cùng dạ do "
        "dù đã đang đâu để đến đều đi đó được em gì giờ giúp hãy hay hiện bà hỏi hoặc khi khiến không là lại làm "
        "lên luôn lúc mà mấy mình mọi mỗi một nào nghìn ngàn triệu tỷ tỉ này nay nên nếu ngày nhé nhiêu "
        "nhiều nhờ như nhưng những ơi ở ông phải qua ra rằng rất rồi sao sau sẽ số tại theo thể thế thì thuộc "
        "tôi trên trong trước từ tuy và vào vâng vậy về vì với vẫn xin chào ạ à nha nhỉ giùm hộ thưa hello"
    ).split()
)

# Without marks, who says yes does so first of all: elsewhere "vang" is gold, as in "gia vang".
_ONLY_OPENING = frozenset({"vang"})


@cache
def _marked() -> frozenset[str]:
    return frozenset(to_match(word) for word in STOPWORDS)


@cache
def folded_stopwords() -> frozenset[str]:
    """The same words without marks."""
    return frozenset(fold(word) for word in STOPWORDS)


def is_function_word(marked: str, folded: str, *, typed_without_marks: bool, opens: bool = False) -> bool:
    """Whether a token is a function word; a question without tone marks is judged by folded forms.

    ``opens`` says that nothing stands before it.
    """
    if not typed_without_marks:
        return marked in _marked()
    return folded in folded_stopwords() and (opens or folded not in _ONLY_OPENING)
