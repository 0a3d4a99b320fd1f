"""What structure alone shows to be no article: menus, sidebars, footers, comments, share buttons, other news."""

from __future__ import annotations

import re

from knowledge.readers.html_dated import has_day
from knowledge.readers.html_tree import Element, names_of

_WITHOUT_TEXT = re.compile(
    "script|style|noscript|template|iframe|object|embed|svg|canvas"
    "|select|textarea|button|input|datalist|audio|video|map|dialog"
)
_MARGINS = frozenset({"nav", "aside", "menu"})
_OUTER_MARGINS = frozenset({"header", "footer"})  # those of an article hold its title and date
_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Readers may write more than the author did; an element named by these words alone is theirs.
_COMMENT = r"(?:comments?|commentlist|binh ?luan|y ?kien|disqus)"
_COMMENTS_ALONE = re.compile(
    rf"(?:(?:list|area|box|form|wrap|wrapper|section|block|content|fb|post|news) )*{_COMMENT}"
    rf"(?: (?:{_COMMENT}|list|area|box|form|wrap|wrapper|section|block|content|ban doc|respond))*"
)
_OTHER = re.compile(
    r"\b(?:comments?|comment ?(?:list|area|box|form)|binh ?luan|y ?kien(?: ?ban ?doc)?|related?"
    r"|tin ?lien ?quan|lien ?quan|(?:tin ?)?cung ?(?:chuyen ?muc|chu ?de|muc|loai)"
    r"|(?:tin ?tuc|tin|bai ?viet|bai) ?(?:khac|moi|moi ?nhat|cu|cu ?hon|noi ?bat|lq|hot|doc ?nhieu|xem ?nhieu)"
    r"|(?:other|more|latest|hot|recent|most|popular|older|newer) ?(?:news|posts?|articles?|read|viewed?|tin)"
    r"|news ?(?:other|more|hot|latest|relate\w*)|(?:doc|xem) ?(?:nhieu|them)|side ?bar|bread ?crumbs?"
    r"|(?:top|main|left|right|sub|mega|side|mobile)? ?(?:menu|nav|navbar|navigation)|footer|chan ?trang"
    r"|quang ?cao|ads?|advert\w*|adsense|banners?|popup|modal|cookies?|pagination|paging|pager"
    r"|login|dang ?nhap|search(?: ?(?:box|form))?|tim ?kiem|newsletter|subscribe|skip ?links?|weather|thoi ?tiet"
    r"|marquee|ticker|web ?links?|luot ?truy ?cap)\b"
)
# These stand so near to the date that some templates put it inside.
_WIDGETS = re.compile(
    r"\b(?:shar(?:e|es|ing)|chia ?se|social(?: ?\w+)?|like ?box|facebook|zalo|rat(?:e|ing|ings)|vot(?:e|ing)|danh ?gia"
    r"|stars?|tags?|tag ?list|tu ?khoa|keywords?|tool ?(?:bar|box|s)?|font ?size|co ?chu|view ?count|luot ?xem)\b"
)
_NO_SIDEBAR = re.compile(r"\b(?:no|has|with|without|hide|show) (?:\w+ )?(?:side ?bar|banner|menu|nav|ads?)\b")
_DATED_WIDGET = 200  # characters

# A piece of text of this length is of a paragraph, not a label.
_PIECE = 60
# An element with this share of a page's paragraphs is where the article is, whatever its name.
_ARTICLE_SHARE = 0.4


def remove_boilerplate(root: Element) -> None:
    """Take out of a page what is not its article; the tree is changed in place.

    A name is a hint and no proof: what holds a main heading or much of the page's text stays.
    """
    body = root.find("body")
    for element in [element for element in body.iter() if _WITHOUT_TEXT.fullmatch(str(element.tag))]:
        element.drop_tree()
    sizes = _paragraph_sizes(body)
    most = max(_ARTICLE_SHARE * sizes.get(body, 0), 1)
    spared = {parent for heading in body.iter("h1") for parent in heading.iterancestors()}
    pending = [body]
    while pending:
        for child in list(pending.pop()):
            if child not in spared and _is_boilerplate(child, sizes.get(child, 0) < most):
                child.drop_tree()
            else:
                pending.append(child)


def _is_boilerplate(element: Element, small: bool) -> bool:
    names = names_of(element)
    return _COMMENTS_ALONE.fullmatch(names) is not None or (small and _is_margin(element, names))


def _is_margin(element: Element, names: str) -> bool:
    tag = element.tag
    if tag in _MARGINS or element.get("role", "") in _ROLES or element.get("hidden") is not None:
        return True
    if tag in _OUTER_MARGINS:
        return not any(True for _ in element.iterancestors("article", "main"))
    if _HIDDEN.search(element.get("style", "")):
        return True
    if not names:
        return False
    if _OTHER.search(_NO_SIDEBAR.sub("", names)):
        return True
    return _WIDGETS.search(names) is not None and not _keep_date(element)


def _keep_date(element: Element) -> bool:
    """Whether a widget holds the date; then only its buttons are taken out."""
    text = element.text_content()
    if len(text.strip()) > _DATED_WIDGET or not has_day(text):
        return False
    for button in list(element.iter("a")):
        button.drop_tree()
    return True


def _paragraph_sizes(body: Element) -> dict[Element, int]:
    """The characters in long pieces of text outside links, for every element that holds any."""
    from lxml import etree

    sizes: dict[Element, int] = {}
    links = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            links += element.tag == "a"
            owner, piece = element, element.text
        elif element is body:
            break
        else:
            links -= element.tag == "a"
            owner, piece = element.getparent(), element.tail
            if element in sizes:
                sizes[owner] = sizes.get(owner, 0) + sizes[element]
        if not links and piece and len(piece) >= _PIECE:
            sizes[owner] = sizes.get(owner, 0) + len(piece)
    return sizes
