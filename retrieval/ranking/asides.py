"""What the person who asks said of herself (trade, place, size): of answers as good, the one about her like."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.vietnamese.stopwords import is_function_word
from retrieval.analysis.lexicon import Lexicon
from retrieval.analysis.tokenizer import tokenize
from retrieval.analysis.vocabulary import Vocabulary
from retrieval.query.query import Query


def weigh_aside(query: Query, vocabulary: Vocabulary, lexicon: Lexicon) -> Mapping[str, float]:
    """The terms of what she said by their idf, as shares of 1; empty when she said nothing that the collection has."""
    if not query.aside:
        return {}
    unmarked = query.typed_without_marks
    weights = {}
    for token in lexicon.spell_out(query.aside, tokenize(query.aside, scales=False), question=True):
        term = token.folded_term if unmarked else token.marked
        if not is_function_word(token.marked, token.folded, typed_without_marks=unmarked) and vocabulary.holds(term):
            weights[term] = vocabulary.idf(term)
    total = sum(weights.values())
    return {term: weight / total for term, weight in weights.items()} if total > 0 else {}
