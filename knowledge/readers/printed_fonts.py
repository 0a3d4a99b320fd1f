"""Words that a PDF prints in fonts from before Unicode, told by the names of the fonts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from knowledge.readers.old_encodings import OldText, is_remnant, name_font, restore_hyphens
from knowledge.readers.printed_words import Page, Word
from knowledge.records import OldEncoding


def mend_fonts(pages: Sequence[Page], old: OldText) -> list[Page]:
    """The pages with the words of such fonts as people read them, and the others as they are.

    A program may have named such a font and written Unicode: then nothing of that font is changed.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            texts[word.font].append(word.text)
    fonts = {font: found for font in texts if (found := name_font(font)) and not is_remnant(texts[font])}
    if not fonts:
        return list(pages)

    def mend(word: Word) -> Word:
        found = fonts.get(word.font)
        if found is None:
            return word
        text = restore_hyphens(word.text) if found[0] is OldEncoding.TCVN3 else word.text
        return replace(word, text=old.read_font(text, *found))

    return [replace(page, words=tuple(map(mend, page.words))) for page in pages]
