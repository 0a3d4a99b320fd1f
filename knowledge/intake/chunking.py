"""Lays an article's lines out as its text, and cuts that into passages along paragraphs and whole sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.records import BODY_ROLES, ArticleLine, Chunk, DocumentLine, ExtractedLine, LineKind, LineRole
from knowledge.vietnamese.normalization import to_match
from knowledge.vietnamese.sentences import split_sentences

# A passage is a paragraph, about 200 syllables at most: the size at which Vietnamese news chunks were measured
# when the ranking was chosen. Shorter blocks (captions, list items, headings) join a neighbour.
LONGEST = 1000
SHORTEST = 160
# A list stays with the line that introduces it, because that line holds its deadline and its subject.
LONGEST_LIST = 2400
# What stands around an article is quoted whole: no more of it is one passage than a quotation shows.
LONGEST_ASIDE = 400

_Piece = DocumentLine | ExtractedLine


class Layout(NamedTuple):
    """An article's text, what each of its lines is, and its chunks, those of what it tells first."""

    text: str
    lines: tuple[ArticleLine, ...]
    chunks: tuple[Chunk, ...]


def lay_out(lines: Sequence[ExtractedLine], title: str) -> Layout:
    """The text of a document's lines: what it tells in their order, and below it what stands around that.

    Lines without a role are left out, and those of the title but for what the title as shown does not say. Neighbours
    of one role around the text are one chunk, no longer than is quoted. Nothing told gives no chunk that tells
    anything.
    """
    kept = [line for line in lines if line.role is not None]
    told = [line for line in kept if line.role in BODY_ROLES]
    asides = [
        (place, line)
        for place, line in enumerate(kept)
        if line.role not in BODY_ROLES and not (line.role is LineRole.TITLE and _says(title, line.text))
    ]
    ordered = [*told, *(line for _, line in asides)]
    text = join_blocks(ordered)
    placed = _place(ordered)
    starts = [line.start for line in placed]
    chunks = [
        piece.model_copy(update={"role": placed[bisect_right(starts, piece.start) - 1].role}) for piece in chunk(told)
    ]
    for start, end, role in _group_asides([place for place, _ in asides], placed[len(told) :]):
        chunks.extend(piece.model_copy(update={"role": role}) for piece in _divide(text, start, end))
    return Layout(text, placed, tuple(chunks))


def _says(title: str, line: str) -> bool:
    """Whether the title as shown holds a printed line of it."""
    return to_match(line).strip("()|.:*_ ") in to_match(title)


def _place(lines: Sequence[ExtractedLine]) -> tuple[ArticleLine, ...]:
    """Where each line stands in the text of all."""
    placed: list[ArticleLine] = []
    position = 0
    for line in lines:
        end = position + len(line.text)
        placed.append(ArticleLine(number=line.number, role=line.role or LineRole.BODY, start=position, end=end))
        position = end + 1
    return tuple(placed)


def _group_asides(places: Sequence[int], lines: Sequence[ArticleLine]) -> list[tuple[int, int, LineRole]]:
    """Spans of lines of one role between which nothing else of the document stands; ``places`` count what is kept."""
    groups: list[tuple[int, int, LineRole]] = []
    last = -2
    for place, line in zip(places, lines, strict=True):
        start, _, role = groups[-1] if groups else (0, 0, None)
        if place == last + 1 and role is line.role and line.end - start <= LONGEST_ASIDE:
            groups[-1] = (start, line.end, line.role)
        else:
            groups.append((line.start, line.end, line.role))
        last = place
    return groups


def join_blocks(blocks: Sequence[_Piece]) -> str:
    """The article's text: its blocks, each on a line of its own."""
    return "\n".join(block.text for block in blocks)


def chunk(blocks: Sequence[_Piece]) -> tuple[Chunk, ...]:
    """The chunks of an article, in order; they cover every block, and no sentence is cut.

    Offsets refer to `join_blocks` of the same blocks. No blocks give no chunks.
    """
    text = join_blocks(blocks)
    chunks: list[Chunk] = []
    for start, end in _group(blocks):
        chunks.extend(_divide(text, start, end))
    return tuple(chunks)


def _group(blocks: Sequence[_Piece]) -> list[tuple[int, int]]:
    """Spans of whole blocks: short ones joined, lists kept with their introduction."""
    groups: list[tuple[int, int]] = []
    position = 0
    in_list = False
    for number, block in enumerate(blocks):
        start, end = position, position + len(block.text)
        position = end + 1
        listed = block.kind in {LineKind.LIST_ITEM, LineKind.TABLE_ROW}
        if groups and _belongs(blocks[number - 1], block, groups[-1], end, in_list=in_list):
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
        in_list = listed or (in_list and block.text.rstrip().endswith(";"))
    return groups


def _belongs(previous: _Piece, block: _Piece, group: tuple[int, int], end: int, *, in_list: bool) -> bool:
    length = end - group[0]
    listed = block.kind in {LineKind.LIST_ITEM, LineKind.TABLE_ROW}
    continues = (":",) if previous.kind is LineKind.LIST_ITEM else (":", ";")
    introduced = previous.text.rstrip().endswith(continues)
    if (listed and in_list) or introduced:
        return length <= LONGEST_LIST
    # A line that introduces a list opens a passage, as a heading does.
    if block.kind is LineKind.HEADING or (block.text.rstrip().endswith(":") and not introduced):
        return False
    if previous.kind is LineKind.HEADING:
        return length <= LONGEST
    return min(group[1] - group[0], len(block.text)) < SHORTEST and length <= LONGEST


def _divide(text: str, start: int, end: int) -> list[Chunk]:
    """One chunk, or several of like length where a paragraph is too long for one."""
    sentences = [(start + first, start + last) for first, last in split_sentences(text[start:end])]
    lists = "\n" in text[start:end]
    limit = LONGEST_LIST if lists else LONGEST
    length = end - start
    if length <= limit or len(sentences) < 2:
        return [Chunk(start=start, end=end, sentences=tuple(sentences))] if sentences else []
    share = length / -(-length // LONGEST)
    chunks: list[list[tuple[int, int]]] = [[]]
    for sentence in sentences:
        if chunks[-1] and sentence[1] - chunks[-1][0][0] > share * 1.15:
            chunks.append([])
        chunks[-1].append(sentence)
    return [Chunk(start=part[0][0], end=part[-1][1], sentences=tuple(part)) for part in chunks]
