"""Blocks become HTML whose tags say what each is, so that a screen reader tells a list from a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup, escape

from bot import texts
from bot.views.blocks import ReplyBlock, Run
from bot.views.markup import is_blank, whole

_ALLOWED_LINKS = ("http://", "https://")
_BULLET = "• "
# Of a phone of 360 px some five lines; what is longer would push what stands below it out of sight.
_FOLDED = 220
_LOOSE, _TIGHT = Markup("<p>{}</p>"), Markup('<p class="tight">{}</p>')
# An address that is written out, such as an office's, and not cut short: a phone cannot copy it by hand.
_WRITTEN_OUT = re.compile(r"https?://(?:[\w/#=&%~+@-]|[.?:](?=[\w/#=&%~+@-]))++(?=[.,;:?)]*(?:\s|$))", re.ASCII)
_LINK = Markup('<a href="{}" rel="noopener nofollow">{}</a>')
_CODE, _STRONG, _EMPHASIS = Markup("<code>{}</code>"), Markup("<strong>{}</strong>"), Markup("<em>{}</em>")


def to_page_html(blocks: Iterable[ReplyBlock]) -> Markup:
    """The blocks as paragraphs, lists and quotations; long quotations are folded. Blocks that show nothing give none.

    A paragraph that follows without a blank line has the class ``tight``. Nothing in the text of a block is markup,
    and links lead to the web alone.
    """
    shown = [block for block in blocks if not is_blank("".join(run.text for run in block.runs))]
    html = Markup()
    for is_item, group in groupby(shown, key=_is_item):
        if is_item:
            html += Markup("<ul>{}</ul>").format(Markup().join(map(_item, group)))
        else:
            html += Markup().join(map(_paragraph, group))
    return html


def _is_item(block: ReplyBlock) -> bool:
    return not block.quoted and block.runs[0].text.startswith(_BULLET)


def _item(block: ReplyBlock) -> Markup:
    first, *rest = block.runs
    runs = (first.model_copy(update={"text": first.text.removeprefix(_BULLET)}), *rest)
    return Markup("<li>{}</li>").format(_inline(runs))


def _paragraph(block: ReplyBlock) -> Markup:
    inner = _inline(block.runs)
    if not block.quoted:
        return (_TIGHT if block.tight else _LOOSE).format(inner)
    quotation = Markup("<blockquote><p>{}</p></blockquote>").format(inner)
    if sum(len(run.text) for run in block.runs) <= _FOLDED:
        return quotation
    return Markup("<details><summary>{}</summary>{}</details>").format(texts.pages.QUOTATION, quotation)


def _inline(runs: Iterable[Run]) -> Markup:
    return Markup().join(map(_run, runs))


def _run(run: Run) -> Markup:
    text = whole(run.text)
    html = escape(text)
    if not html.strip():
        return html
    if run.link is not None and run.link.startswith(_ALLOWED_LINKS):
        html = _LINK.format(whole(run.link), html)
    elif run.link is None and not run.code:
        html = _with_links(text)
    for is_so, tag in ((run.code, _CODE), (run.bold, _STRONG), (run.italic, _EMPHASIS)):
        if is_so:
            html = tag.format(html)
    return html


def _with_links(text: str) -> Markup:
    html, end = Markup(), 0
    for found in _WRITTEN_OUT.finditer(text):
        html += escape(text[end : found.start()]) + _LINK.format(found[0], found[0])
        end = found.end()
    return html + escape(text[end:])
