"""Cuts an article into passages along its paragraphs and whole sentences."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import Block, BlockKind, Chunk, ExtractedLine
from knowledge.vietnamese.sentences import split_sentences

# A passage is a paragraph, about 200 syllables at most: the size at which Vietnamese news chunks were measured
# when the ranking was chosen. Shorter blocks (captions, list items, headings) join a neighbour.
LONGEST = 1000
SHORTEST = 160
# A list stays with the line that introduces it, because that line holds its deadline and its subject.
LONGEST_LIST = 2400


def join_blocks(blocks: Sequence[Block | ExtractedLine]) -> str:
    """The article's text: its blocks, each on a line of its own."""
    return "\n".join(block.text for block in blocks)


def chunk(blocks: Sequence[Block | ExtractedLine]) -> tuple[Chunk, ...]:
    """The chunks of an article, in order; they cover every block, and no sentence is cut.

    Offsets refer to `join_blocks` of the same blocks. No blocks give no chunks.
    """
    text = join_blocks(blocks)
    chunks: list[Chunk] = []
    for start, end in _group(blocks):
        chunks.extend(_divide(text, start, end))
    return tuple(chunks)


def _group(blocks: Sequence[Block | ExtractedLine]) -> list[tuple[int, int]]:
    """Spans of whole blocks: short ones joined, lists kept with their introduction."""
    groups: list[tuple[int, int]] = []
    position = 0
    in_list = False
    for number, block in enumerate(blocks):
        start, end = position, position + len(block.text)
        position = end + 1
        listed = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
        if groups and _belongs(blocks[number - 1], block, groups[-1], end, in_list=in_list):
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
        in_list = listed or (in_list and block.text.rstrip().endswith(";"))
    return groups


def _belongs(
    previous: Block | ExtractedLine, block: Block | ExtractedLine, group: tuple[int, int], end: int, *, in_list: bool
) -> bool:
    length = end - group[0]
    listed = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
    continues = (":",) if previous.kind is BlockKind.LIST_ITEM else (":", ";")
    introduced = previous.text.rstrip().endswith(continues)
    if (listed and in_list) or introduced:
        return length <= LONGEST_LIST
    # A line that introduces a list opens a passage, as a heading does.
    if block.kind is BlockKind.HEADING or (block.text.rstrip().endswith(":") and not introduced):
        return False
    if previous.kind is BlockKind.HEADING:
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
