"""Who signed a legal text, and with which post: the block at its foot, in one column or beside "Nơi nhận"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from knowledge.dates.letterhead import split_pieces
from knowledge.extraction.file_names import names_file
from knowledge.extraction.legal_kinds import is_kind
from knowledge.extraction.line_features import Line
from knowledge.extraction.person_names import has_family_name, in_small_letters, is_person, read_person, split_people
from knowledge.records import Signer
from knowledge.vietnamese.normalization import fold_in_place

_POSTS = (
    r"(?:q\.? ?|quyen )?(?:pho )?(?:tong )?(?:chu tich|giam doc|bo truong|thu tuong|thu truong"
    r"|(?:tong |chi )?cuc truong|cuc pho|vu truong|truong (?:phong|ban|khoa|doan|bo mon|tram|tieu ban|ban quan ly)"
    r"|pho (?:phong|ban)|chanh (?:van phong|thanh tra|an)|vien truong|vien pho|hieu truong"
    r"|hieu pho|chu nhiem|bi thu|thu ky|thong doc"
    r"|tong thanh tra|chu tri|chu toa|to truong|doi truong|ke toan truong|uy vien|bien tap|tham phan)"
)
_AGENCIES = (
    r"(?:so|bo|tong cuc|vu|tap doan|tong cong ty|benh vien|nha may"
    r"|ubnd|uy ban|trung tam|cong ty|hoi dong|hdnd|cuc|chi cuc|ban|vien|truong|dang uy|tinh|huyen|thanh pho|nuoc"
    r"|quoc hoi|chinh phu|phong|hop tac xa|hoi|hiep hoi|lien doan|thuong truc|phu trach|don vi|cuoc hop|hoi nghi|kiem)"
)
_POST = re.compile(
    rf"{_POSTS}(?!\w)(?: kiem {_POSTS})?(?: (?={_AGENCIES}\b)[^|:;().]{{1,80}}?(?=$| {_POSTS}\b| ?[-(:|]))?"
)
_AUTHORITY = re.compile(
    rf"(?:t\.?/?m|k\.?/?t|t\.?/?l|t\.?/?u\.?q|thay mat|thua lenh|thua uy quyen)(?:\. ?| )"
    rf"(?:{_POSTS}\b|[^|:;().]{{2,70}}?(?=$| (?:kt|k/t|tl|tuq)\. | {_POSTS}\b| ?[-(:|]))"
    rf"(?: (?={_AGENCIES}\b)[^|:;().]{{1,70}}?(?=$| (?:kt|k/t|tl|tuq)\. | {_POSTS}\b| ?[-(:|]))?"
)
# Of a paper of two parties, in capitals; in small letters it opens a sentence.
_PARTY = re.compile(rf"dai dien [^|:;().]{{2,70}}?(?=$| dai dien\b|(?<! ban) {_POSTS}\b| ?[|:;(])")
_MATTER = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_MARK = re.compile(
    r"[\[(]k[yi][)\]]|[\[(]? ?(?:da ky|ky ten|ky, ?(?:dong dau|ghi ro|ten)|da ki|chu ky|ky ten,? ?dong dau|ky so)"
    r"[^|)\]:;.]{0,40}[)\]:]?"
)
_CLOSING_MARK = re.compile(r"(?<=\w) ?[(\[](?:da )?k[yi]\b[^()\[\]]{0,30}[)\]]\.?$")
_RECIPIENTS = re.compile(r"(?:noi nhan|kinh gui de biet)\b ?:?")
_SEPARATOR = re.compile(r"[\s|:–/,*-]+")
_ITEM = re.compile(
    r"\W|nhu |luu|cac |bo |so |ubnd|tt\.|ct|vp|ban |van phong|hdnd|uy ban|cong |cuc |chi |dai |bao |phong "
)

_LONGEST_ROW = 260
# A name follows its post at once, or under what is left free for the seal.
_FURTHEST_NAME = 4  # pieces
_LAST_LINES = 14
_MOST_SIGNERS = 9  # of one paper, in columns
_LONGEST_RECIPIENT = 30  # words


class _Sign(Enum):
    AUTHORITY = auto()
    POST = auto()
    PARTY = auto()
    MARK = auto()
    NAME = auto()


@dataclass
class Foot:
    """The signers, and the positions of the lines that sign and of those that list who gets the paper."""

    signers: list[Signer] = field(default_factory=list)
    signing: set[int] = field(default_factory=set)
    recipients: set[int] = field(default_factory=set)


@dataclass
class _Block:
    """A signature that waits for its name."""

    post: str | None = None
    posts: list[str] = field(default_factory=list)  # of its last row, for several who sign side by side
    said: list[tuple[_Sign, str]] = field(default_factory=list)  # posts and parties of all its rows
    marks: int = 0  # of its last row of them
    positions: list[int] = field(default_factory=list)
    distance: int = 0
    formal: bool = False  # in capitals, with an authority or a mark: no line of a text

    def add_posts(self, signs: list[tuple[_Sign, str]]) -> None:
        """Take in the posts of a row; under several side by side, each in its own column."""
        posts = [text for sign, text in signs if sign in _POST_SIGNS]
        if not posts:
            return
        columns = 1 < len(signs) == len(self.posts) and len(posts) < len(signs)
        pairs = zip(signs, self.posts, strict=True) if columns else ()
        self.posts = [text if sign in _POST_SIGNS else above for (sign, text), above in pairs] or posts
        self.post = posts[-1]
        self.said += [(sign, text) for sign, text in signs if sign in _POST_SIGNS]

    def posts_of(self, count: int) -> list[str | None]:
        """The posts of so many who sign: those of the last row, or of all rows, where they are as many."""
        posts = [text for sign, text in self.said if sign is _Sign.POST]
        parties = [text for sign, text in self.said if sign is not _Sign.AUTHORITY]
        known = next((each for each in (self.posts, posts, parties) if len(each) == count), None)
        # Of several who sign side by side nobody knows whose the one post is.
        return [*known] if known else [self.post if count == 1 else None] * count


def find_foot(lines: Sequence[Line], start: int) -> Foot:
    """The signatures and lists of recipients among the lines from a position on."""
    foot = Foot()
    block: _Block | None = None
    listed = False
    below = 0  # up to where names were read that stand one below the other
    for position in range(start, len(lines)):
        if position < below:
            continue
        line = lines[position]
        if block is not None and (names := _read_column(lines, position, block)):
            posts = block.posts_of(len(names))
            for number, (name, post) in enumerate(zip(names, posts, strict=True), position):
                foot.signers.append(Signer(name=in_small_letters(name), post=post, line=lines[number].number))
            below = position + len(names)
            foot.signing.update(block.positions, range(position, below))
            block = None
            continue
        listed = goes_on(line) if listed else opens_recipients(line)
        signed = _read_row_below(line, block) or _read_signs(line, open_block=block is not None)
        if listed and not signed:
            foot.recipients.add(position)
        late = listed or bool(foot.recipients) or position >= len(lines) - _LAST_LINES
        block = _sign(foot, block, signed, position, line, late=late)
        if signed and not opens_recipients(line):
            listed = listed and line.text.lstrip().startswith(("-", "+", "•"))
    return foot


def goes_on(line: Line) -> bool:
    """Whether a list of recipients runs on into this line."""
    if is_kind(line) or names_file(line.text) or len(line.words) > _LONGEST_RECIPIENT:
        return False
    if line.folded.startswith(("phu luc", "bieu ")):
        return False
    return _ITEM.match(line.folded) is not None or line.text[-1] in ";,."


def _sign(
    foot: Foot, block: _Block | None, signs: list[tuple[_Sign, str]], position: int, line: Line, *, late: bool
) -> _Block | None:
    """Take in what a line signs; the block that waits for a name afterwards."""
    if not signs:
        return _wait(block, line)
    block = block or _Block()
    names = [text for sign, text in signs if sign is _Sign.NAME]
    block.add_posts(signs)
    block.marks = sum(sign is _Sign.MARK for sign, _ in signs) or block.marks
    block.positions.append(position)
    block.distance = 0
    shown = {sign for sign, _ in signs}
    block.formal = block.formal or not shown.isdisjoint((_Sign.AUTHORITY, _Sign.MARK)) or _shouts(signs)
    if not names:
        if late and block.formal and (foot.recipients or shown - {_Sign.POST, _Sign.PARTY}):
            foot.signing.update(block.positions)  # of a form nobody has signed
        return block
    if block.formal or late:
        people = zip(map(in_small_letters, names), block.posts_of(len(names)), strict=True)
        foot.signers += [Signer(name=name, post=post, line=line.number) for name, post in people]
        between = range(block.positions[0], position + 1)
        foot.signing.update(set(between) - foot.recipients)
    return None


def _wait(block: _Block | None, line: Line) -> _Block | None:
    if block is None or line.is_prose:
        return None
    block.distance += bool(line.words)
    return block if block.distance <= _FURTHEST_NAME else None


def _read_signs(line: Line, *, open_block: bool) -> list[tuple[_Sign, str]]:
    """What the pieces of a line sign, from left to right; nothing for a line of text."""
    if len(line.text) > _LONGEST_ROW:
        return []
    found: list[tuple[_Sign, str]] = []
    for piece in split_pieces(line.text):
        found += _read_piece(piece, open_block=open_block or bool(found))
    shown = {sign for sign, _ in found}
    return [] if shown >= {_Sign.PARTY, _Sign.NAME} else found  # "ĐẠI DIỆN BÊN A: ông …" is introduced


def _read_row_below(line: Line, block: _Block | None) -> list[tuple[_Sign, str]]:
    """What stands side by side under several posts: names that nothing parts any more; under parties whatever posts."""
    if block is None or len(block.posts) < 2:
        return []
    cells = split_pieces(line.text)
    parties = all(_PARTY.match(fold_in_place(post)) for post in block.posts)
    if (
        parties
        and len(cells) == len(block.posts)
        and all(map(_MATTER.fullmatch, cells))
        and not any(map(is_person, cells))
    ):
        return [(_Sign.POST, cell) for cell in cells]
    if block.marks < len(block.posts) and is_person(line.text):
        return []
    return [(_Sign.NAME, name) for name in split_people(line.text, len(block.posts))]


def _read_column(lines: Sequence[Line], position: int, block: _Block) -> list[str]:
    """The names that stand one below the other under as many posts; none where there is one, or another number."""
    if len(block.said) < 2 or not block.formal:
        return []
    names: list[str] = []
    for line in lines[position : position + min(len(block.said), _MOST_SIGNERS) + 1]:
        signs = _read_signs(line, open_block=True)
        if len(signs) != 1 or signs[0][0] is not _Sign.NAME:
            break
        names.append(signs[0][1])
    several = len(names) > 1 and any(map(has_family_name, names))
    return names if several and all(block.posts_of(len(names))) else []


def opens_recipients(line: Line) -> bool:
    """Whether a line opens the list of those who get a paper: "Nơi nhận:", alone or with the first of them."""
    return _RECIPIENTS.match(line.folded) is not None


def signs(piece: str, *, open_block: bool) -> bool:
    """Whether a piece of a line is an authority, a post, a mark or, in a block that is open, a name."""
    return bool(_read_piece(piece, open_block=open_block))


def read_signature(text: str) -> Signer | None:
    """Who signed, with the post where it stands beside the name ("Phó Chủ tịch Nguyễn Văn An"); none without a name."""
    signs = _read_piece(text, open_block=True)
    post = next((printed for sign, printed in reversed(signs) if sign is _Sign.POST), None)
    return next((Signer(name=in_small_letters(name), post=post) for sign, name in signs if sign is _Sign.NAME), None)


def is_post(text: str) -> bool:
    """Whether a text is a post and nothing else: "Phó Giám đốc"."""
    return [sign for sign, _ in _read_piece(text, open_block=False)] == [_Sign.POST]


def _read_piece(piece: str, *, open_block: bool) -> list[tuple[_Sign, str]]:
    folded = fold_in_place(piece)
    if closing := _CLOSING_MARK.search(folded):  # "Nguyễn Văn An (đã ký)"
        signs = _read_piece(piece[: closing.start()], open_block=True)
        return [(_Sign.MARK, closing[0]), *signs] if signs else []
    signs = []
    end = 0
    while end < len(piece):
        gap = _SEPARATOR.match(piece, end)
        end = gap.end() if gap else end
        sign, found = next(
            ((sign, found) for sign, form in _FORMS if (found := form.match(folded, end))), (_Sign.NAME, None)
        )
        if found is None or found.end() == end:
            break
        text = piece[end : found.end()].strip()
        if not (sign is _Sign.MARK or (text.isupper() if sign is _Sign.PARTY else text[0].isupper())):
            return []
        signs.append((sign, text))
        end = found.end()
    rest = piece[end:].strip(" .*()|")
    if not rest:
        return signs
    post = signs[-1][1] if signs and signs[-1][0] is not _Sign.MARK else ""
    if post.isupper() and rest.isupper() and piece[end - 1 : end] in (" ", post[-1:]) and len(rest.split()) < 3:
        return [*signs[:-1], (_Sign.POST, f"{post} {rest}")]  # "TRƯỞNG BAN TỔ CHỨC"
    name = _read_name(rest) if signs or open_block else None
    if name:
        return [*signs, (_Sign.NAME, name)]
    matter = open_block and post and signs[-1][0] is _Sign.POST and _MATTER.fullmatch(rest)
    return [*signs[:-1], (_Sign.POST, f"{post} {rest}")] if matter else []  # "Trưởng phòng Kỹ thuật"


_FORMS = ((_Sign.AUTHORITY, _AUTHORITY), (_Sign.POST, _POST), (_Sign.PARTY, _PARTY), (_Sign.MARK, _MARK))
_POST_SIGNS = (_Sign.AUTHORITY, _Sign.POST, _Sign.PARTY)


def _shouts(signs: list[tuple[_Sign, str]]) -> bool:
    """Whether a post stands in capitals; the parties to a paper do at its beginning, too."""
    return any(text.isupper() for sign, text in signs if sign in (_Sign.AUTHORITY, _Sign.POST))


def _read_name(text: str) -> str | None:
    """A person's name where a name is expected; one in capitals has a family name."""
    name = read_person(text)
    return name if name and "." not in name.split()[0] and not _POST.match(fold_in_place(name)) else None
