"""What people say of the answer before: more of it, its sources, or why it is no good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from bot import texts
from bot.conversation.asker import Asker
from bot.conversation.choices import Shown
from bot.conversation.side_choices import fault_choices, list_choices, passage_choices
from bot.journal.answers import Journal
from bot.journal.entry import Entry, Verdict
from bot.views.answer import readable_citations
from bot.views.blocks import plain_block
from bot.views.figure_rows import indicator_figure
from bot.views.figures import as_shown
from bot.views.passage import compose_passage
from bot.views.remarks import compose_source_list
from knowledge.records import Passage
from retrieval.query.follow_up import Turn, turn_left_by
from retrieval.query.remarks import Remark, find_remark
from retrieval.records import EDITORIAL, Citation, Reason

_FEW_WORDS = 5


class AboutLast:
    """Shows another side of the answer before; ``passages_of`` gives those of an article, in order."""

    def __init__(self, journal: Journal, passages_of: Callable[[str], Sequence[Passage]]) -> None:
        self._journal = journal
        self._passages_of = passages_of

    def find(self, text: str, asker: Asker, replied: Entry | None, quoted: str = "") -> tuple[Remark, Entry] | None:
        """What is wanted of which answer: the one replied to, or the last; none where neither is; blocks."""
        if replied is not None and quoted and len(text.split()) <= _FEW_WORDS and (told := _of_figure(replied, quoted)):
            # "60–70%": "là của ai vậy?" — the sentence says it.
            return Remark.MORE, told
        remark = find_remark(text)
        if remark is None:
            return None
        lately = [replied] if replied is not None else self._journal.lately(asker.person, asker.conversation)
        entry = next((each for each in lately if turn_left_by(each.answer) is not None), None)
        return None if entry is None else (remark, _of_quoted(entry, quoted))

    def answer(self, remark: Remark, entry: Entry, asker: Asker, asked: str, asked_in: str) -> tuple[Entry, Shown]:
        """The answer before under an id of its own, and what is shown of it; blocks."""
        if remark is Remark.COMPLAINT:
            self._journal.judge(entry.id, asker.person, Verdict.DOWN)
            return entry, ((plain_block(texts.choices.WHY_DISLIKED),), fault_choices(entry, with_way_back=False))
        count = self._count_before(asker, entry) if remark is Remark.MORE else 0
        copied = self._journal.keep(
            entry.answer.model_copy(
                update={
                    "question": asked,
                    "searched": entry.answer.searched or entry.question,
                    "reason": Reason.ABOUT_LAST,
                }
            ),
            person=asker.person,
            conversation=asker.conversation,
            channel=asker.channel,
            asked_in=asked_in,
            province=entry.province,
        )
        numbered = copied.model_copy(update={"answer": as_shown(copied.answer)})
        return copied, self._sources(numbered) if remark is Remark.SOURCES else self._more(numbered, count)

    def _count_before(self, asker: Asker, entry: Entry) -> int:
        """How often more of this answer was wanted already: each time the next passage is shown."""
        lately = self._journal.lately(asker.person, asker.conversation)
        of_it = takewhile(lambda each: each.answer.reason is Reason.ABOUT_LAST, lately)
        same = [each for each in of_it if each.answer.citations[:1] == entry.answer.citations[:1]]
        return sum(find_remark(each.question) is Remark.MORE for each in same)

    def _more(self, entry: Entry, before: int) -> Shown:
        citations = readable_citations(entry.answer)
        passages: dict[str, Citation] = {}
        for each in citations:
            passages.setdefault(each.passage_id, each)
        readable = [each for each in passages.values() if each.kind != EDITORIAL]
        for citation in readable[before:]:
            blocks = compose_passage(citation, self._passages_of(citation.article_id))
            if blocks:
                return blocks, passage_choices(entry, citation.n)
        said = texts.choices.NOTHING_MORE if citations else texts.choices.NO_SOURCES_OF_LAST
        return (plain_block(said),), ()

    def _sources(self, entry: Entry) -> Shown:
        blocks = compose_source_list(entry.answer)
        if not blocks:
            return (plain_block(texts.choices.NO_SOURCES_OF_LAST),), ()
        return blocks, list_choices(entry)


def turn_of_reply(entry: Entry, quoted: str) -> Turn | None:
    """What an answer leaves for a reply to it, that may quote a part of it."""
    turn = turn_left_by(_of_quoted(entry, quoted).answer)
    return turn.model_copy(update={"quoted": quoted}) if turn is not None else None


def _of_figure(entry: Entry, quoted: str) -> Entry | None:
    """The answer with the sentence of a figure that is quoted from its rows in front; none where none is."""
    said = quoted.replace("-", "–").strip(" .,;:")
    fact = next((each for each in entry.answer.targets if said and said in indicator_figure(each.target)), None)
    cited = next((each for each in entry.answer.citations if fact is not None and each.n == fact.citations[0]), None)
    if fact is None or cited is None:
        return None
    first = cited.model_copy(update={"n": 1, "snippet": fact.target.sentence, "highlights": ()})
    changed = {"citations": (first,), "targets": (), "others": ()}
    return entry.model_copy(update={"answer": entry.answer.model_copy(update=changed)})


def _of_quoted(entry: Entry, quoted: str) -> Entry:
    """The answer with the citation that a quoted part is from in front."""
    said = " ".join(quoted.split())
    first = next((each for each in entry.answer.citations if said and said in " ".join(each.snippet.split())), None)
    if first is None or first is entry.answer.citations[0] or entry.answer.targets:
        return entry
    others = [each for each in entry.answer.citations if each is not first]
    turned = tuple(each.model_copy(update={"n": n}) for n, each in enumerate([first, *others], 1))
    return entry.model_copy(update={"answer": entry.answer.model_copy(update={"citations": turned})})
