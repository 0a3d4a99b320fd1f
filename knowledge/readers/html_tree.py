"""The tree of a page, parsed leniently, however broken its markup is."""

from __future__ import annotations

import html
import re
import sys
from typing import Any

from knowledge.errors import PageTooDeep, PageWithoutArticle
from knowledge.readers.encoding import decode
from knowledge.readers.old_encodings import OldText
from knowledge.records import OldEncoding

Element = Any
"""An lxml element; lxml ships no type information."""

_CLAIM = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CLAIM_WITHIN = 4096  # browsers look at the first kilobyte; some templates put scripts above the claim
# Editors of the years around 2000 wrote the letters that Latin-1 lacks as numbers, and the others as bytes.
_VIETNAMESE_NUMBERS = re.compile(rb"&#(?:7[89]\d\d|x1e[a-f][0-9a-f]);", re.IGNORECASE)
# What may not stand in a tree, as itself or as a number: controls, halves of characters, and no characters at all.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NUMBER = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"(?i)<br\b[^<>]*>|</(?:p|div|li|h\d|tr)>")
_LONGEST_NUMBER = 7  # digits; no character has more
_LONGEST_NAME = 200  # characters; page builders write more, of which the first say it
_NOT_SHOWN = frozenset({"script", "style"})
_SAID = frozenset({"content", "title", "alt"})  # attributes
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD = re.compile(r"[\W_]+")


def parse(content: bytes, source: str, charset: str | None = None) -> Element:
    """The root of a page, always with a body; ``charset`` is what the server said.

    Raises `UnknownEncoding` for bytes that are no text, `PageTooDeep` where the parser stops before the end, and
    `PageWithoutArticle` for markup without any element.
    """
    # lxml takes a tenth of a second to load, and a folder of plain texts never needs it.
    from lxml import etree
    from lxml import html as lxml_html

    text = _NUMBER.sub(_fit_number, _UNFIT.sub(" ", _decode(content, source, charset)))
    # The ordinary limit of 256 would cut off pages whose tags are never closed; from libxml2 2.14 on this one is 2,048.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise PageWithoutArticle(source) from error
    if any(each.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for each in parser.error_log):
        raise PageTooDeep(source)
    if root.find("body") is None:
        raise PageWithoutArticle(source)
    return root


def mend_letters(root: Element) -> tuple[OldEncoding, ...]:
    """Convert what a page shows in a font from before Unicode, where it stands; which encodings that were."""
    shown = [each for each in root.iter() if isinstance(each.tag, str) and each.tag not in _NOT_SHOWN]
    old = OldText.of(text for each in shown for text in (each.text, each.tail) if text)
    for element in shown:
        if element.text:
            element.text = old.mend(element.text)
        if element.tail:
            element.tail = old.mend(element.tail)
        for name in _SAID.intersection(element.keys()):
            element.set(name, old.mend(element.get(name)))
    return tuple(old.used)


def text_of(text: str) -> str:
    """A text without the tags that stand in it, broken where these break lines; one without tags stays as it is."""
    if not _TAG.search(text):
        return html.unescape(text)
    from lxml import html as lxml_html

    fragment = lxml_html.fragment_fromstring(_BREAK.sub("\n", text), create_parent="div")
    return str(fragment.text_content())


def _fit_number(found: re.Match[str]) -> str:
    """A character that is written as its number; a space where no text has such a character."""
    digits, base = (found[1], 16) if found[1] else (found[2], 10)
    code = int(digits, base) if len(digits.lstrip("0")) <= _LONGEST_NUMBER else 0
    if 0x80 <= code < 0xA0:  # as browsers read it: a dash and quotes of Windows, not a control
        return bytes([code]).decode("cp1252", "replace")
    return found[0] if code <= sys.maxunicode and not _UNFIT.match(chr(code)) else " "


def names_of(element: Element) -> str:
    """The class and id of an element as lower-case words parted by one space: "tin lien quan", "post content"."""
    raw = f"{element.get('class', '')[:_LONGEST_NAME]} {element.get('id', '')[:_LONGEST_NAME]}"
    return _NO_WORD.sub(" ", _CAMEL.sub(" ", raw)).strip().lower()


def _decode(content: bytes, source: str, charset: str | None) -> str:
    if _VIETNAMESE_NUMBERS.search(content) and not _is_utf8(content):
        return content.decode("cp1252", "replace")
    claim = _CLAIM.search(content[:_CLAIM_WITHIN])
    return decode(content, source, charset or (claim[1].decode("ascii", "ignore") if claim else None))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
