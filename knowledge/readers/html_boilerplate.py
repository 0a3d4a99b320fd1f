"""What structure alone shows to be no article: menus, sidebars, footers, comments, share buttons, other news.

Nothing is taken away: an element is marked, and whoever decides what the article is knows what its markup says.
"""

from __future__ import annotations

import re

from knowledge.readers.html_tree import Element, names_of
from knowledge.records import Apart
from knowledge.vietnamese.normalization import fold

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
_COMMENTS = re.compile(r"\b(?:comments?|comment ?(?:list|area|box|form)|binh ?luan|y ?kien(?: ?ban ?doc)?)\b")
# An office's answer stands in such a box as well, by its name or under its label.
_ANSWER = re.compile(r"\b(?:accepted ?)?(?:answers?|tra ?loi|giai ?dap)\b")
_ANSWER_LABEL = re.compile(r"\W*(?:(?:noi dung|y kien|cau) )?(?:tra loi|phan hoi|giai dap)\W*")
_LONGEST_LABEL = 40  # characters
_SHORTEST_ANSWER = 60  # characters; what opens a comment is a name
_RELATED = re.compile(
    r"\b(?:related?|tin ?lien ?quan|lien ?quan|(?:tin ?)?cung ?(?:chuyen ?muc|chu ?de|muc|loai)"
    r"|(?:tin ?tuc|tin|bai ?viet|bai) ?(?:khac|moi|moi ?nhat|cu|cu ?hon|noi ?bat|lq|hot|doc ?nhieu|xem ?nhieu)"
    r"|(?:other|more|latest|hot|recent|most|popular|older|newer) ?(?:news|posts?|articles?|read|viewed?|tin)"
    r"|(?:tin|bai) ?chen|news ?(?:other|more|hot|latest|relate\w*)|(?:doc|xem) ?(?:nhieu|them)"
    r"|(?:\w+ )?(?:box ?)?tin ?lien ?quan ?v?\d+)\b"
)
# The foot of an article names its author and the day.
_FOOTER = re.compile(r"(?<!post )(?<!entry )(?<!article )(?<!node )\b(?:footer|chan ?trang)\b")
_ADVERTISEMENT = re.compile(
    r"\b(?:quang ?cao|(?:box ?)?qc|ads?|adv|advert\w*|adsense|adsby ?google|doubleclick|banners?|sponsor\w*|tai ?tro"
    r"|cta|call ?to ?action|lead ?(?:magnet|form|capture)|opt ?in)\b"
)
_MENU = re.compile(
    r"\b(?:side ?bar|bread ?crumbs?|(?:top|main|left|right|sub|mega|side|mobile)? ?(?:menu|nav|navbar|navigation)"
    r"|popup|modal|cookies?|pagination|paging|pager"
    r"|login|dang ?nhap|search(?: ?(?:box|form))?|tim ?kiem|newsletter|subscribe|skip ?links?|weather|thoi ?tiet"
    r"|marquee|ticker|web ?links?|luot ?truy ?cap|toc|table ?of ?contents?|muc ?luc)\b"
)
# These stand so near to the date that some templates put it inside. The last is what members of a forum have below
# everything that they write; "signature" alone may be that of a letter.
_WIDGETS = re.compile(
    r"\b(?:shar(?:e|es|ing)|chia ?se|social(?: ?\w+)?|like ?box|facebook|zalo|rat(?:e|ing|ings)|vot(?:e|ing)|danh ?gia"
    r"|stars?|tags?|tag ?list|tu ?khoa|keywords?|tool ?(?:bar|box|s)?|font ?size|co ?chu|view ?count|luot ?xem"
    r"|(?:audio|voice) ?(?:player|box|bar)?|text ?to ?speech|tts"
    r"|sig|(?:post|user|member|forum|message|profile) ?sig(?:nature)?)\b"
)
# The elements of pages for phones that say by their name what they are.
_ELEMENTS = (
    (re.compile(r"amp-(?:[\w-]+-)?(?:ad|embed|auto-ads)"), Apart.ADVERTISEMENT),
    (re.compile(r"amp-(?:sidebar|consent|user-notification|app-banner|lightbox)"), Apart.MENU),
    (re.compile(r"amp-(?:social-share|addthis|audio|next-page)"), Apart.WIDGET),
)
_NAMES_SITE = re.compile(r"\b(?:site ?(?:name|title|brand\w*)|logo|brand\w*|blog ?title|masthead)\b")
_NO_SIDEBAR = re.compile(r"\b(?:no|has|with|without|hide|show) (?:\w+ )?(?:side ?bar|banner|menu|nav|ads?)\b")
_DATED_WIDGET = 200  # characters
_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\b(?:ngày|tháng)\s+\d", re.IGNORECASE)
_NAMED = (
    (_COMMENTS, Apart.COMMENTS),
    (_RELATED, Apart.RELATED),
    (_FOOTER, Apart.FOOTER),
    (_ADVERTISEMENT, Apart.ADVERTISEMENT),
    (_MENU, Apart.MENU),
)

# A piece of text of this length is of a paragraph, not a label.
_PIECE = 60
# An element with this share of a page's paragraphs is where the article is, whatever its name.
_ARTICLE_SHARE = 0.4


def drop_textless(root: Element) -> None:
    """Take out of a page what holds no text that anybody reads; the tree is changed in place."""
    body = root.find("body")
    for element in [element for element in body.iter() if _WITHOUT_TEXT.fullmatch(str(element.tag))]:
        element.drop_tree()


def mark_boilerplate(root: Element) -> dict[Element, Apart]:
    """The outermost elements of a page that are not its article, each with what it is instead.

    A name is a hint and no proof: what holds a main heading or much of the page's text is not marked.
    """
    body = root.find("body")
    sizes = _paragraph_sizes(body)
    most = max(_ARTICLE_SHARE * sizes.get(body, 0), 1)
    headings = [heading for heading in body.iter("h1") if not _NAMES_SITE.search(names_of(heading))]
    spared = {parent for heading in headings for parent in heading.iterancestors()}
    marked: dict[Element, Apart] = {}
    pending = [body]
    while pending:
        for child in list(pending.pop()):
            apart = None if child in spared else _apart(child, sizes.get(child, 0) < most)
            if apart is Apart.COMMENTS and _answers(child):
                apart = None
            if apart is None:
                pending.append(child)
            elif apart is Apart.WIDGET and _holds_date(child):
                marked.update(dict.fromkeys(child.iter("a"), apart))  # only its buttons
            else:
                marked[child] = apart
    return marked


def _apart(element: Element, small: bool) -> Apart | None:
    names = names_of(element)
    if _COMMENTS_ALONE.fullmatch(names) is not None:
        return Apart.COMMENTS
    return _margin(element, names) if small else None


def _margin(element: Element, names: str) -> Apart | None:
    tag = element.tag
    if _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None:
        return Apart.HIDDEN
    if tag in _MARGINS or element.get("role", "") in _ROLES:
        return Apart.MENU
    if str(tag).startswith("amp-") and (apart := _named_element(str(tag))):
        return apart
    if tag in _OUTER_MARGINS:
        inside = any(True for _ in element.iterancestors("article", "main"))
        return None if inside else Apart.FOOTER if tag == "footer" else Apart.MENU
    if not names:
        return None
    named = _NO_SIDEBAR.sub("", names)
    found = next((apart for form, apart in _NAMED if form.search(named)), None)
    return found or (Apart.WIDGET if _WIDGETS.search(names) else None)


def _named_element(tag: str) -> Apart | None:
    return next((apart for form, apart in _ELEMENTS if form.fullmatch(tag)), None)


def _answers(element: Element) -> bool:
    """Whether a box that is named like comments holds the answer to a question: no form, and a sentence comes first."""
    texts = (text.strip() for text in element.itertext() if text.strip())
    first = next(texts, "")
    labelled = _ANSWER_LABEL.fullmatch(fold(first[:_LONGEST_LABEL])) is not None
    if not labelled and not _ANSWER.search(names_of(element)):
        return False
    told = next(texts, "") if labelled else first
    return len(told) >= _SHORTEST_ANSWER and next(element.iter("form"), None) is None


def _holds_date(element: Element) -> bool:
    text = element.text_content()
    return len(text.strip()) <= _DATED_WIDGET and _DAY.search(text) is not None


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
