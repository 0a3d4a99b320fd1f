"""What commands show, asked for in free words: documents that are listed, figures as a file, all places ranked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge.store.catalogue import Catalogue
from knowledge.store.library import Library
from retrieval.answers.examples import Examples
from retrieval.answers.listing_answers import ListingAnswers
from retrieval.answers.overviews import Overviews
from retrieval.answers.ranked_places import RankedPlaces
from retrieval.answers.target_answers import TargetAnswers
from retrieval.answers.wording import Wording
from retrieval.query.asked_form import asks_for_figures_alone, read_asked_form
from retrieval.query.asked_ranking import read_asked_ranking
from retrieval.query.query import Query
from retrieval.records import Answer, Form, Reason, SearchedIn, Status


class CommandAnswers:
    """Tells questions that ask for what a command shows from those that documents answer."""

    def __init__(self, library: Library, targets: TargetAnswers, examples: Examples, wording: Wording) -> None:
        self._targets = targets
        catalogue = Catalogue(library)
        self._overviews = Overviews(catalogue, targets, examples, wording)
        self._listings = ListingAnswers(library, catalogue, wording)
        self._ranked = RankedPlaces(targets.figures, wording)

    def answer(self, query: Query, parse: Callable[[str], Query], version: int) -> Answer | None:
        """What a question asks for that a command shows; none for any other question.

        ``parse`` reads the rest of a question as it reads a whole one; ``version`` is that of the collection.
        """
        if named := read_asked_form(query):
            form, rest = named
            return self._in_form(query, form, parse(rest), version)
        ranking = read_asked_ranking(query)
        if ranking is not None:
            return self._ranked.answer(query, ranking, version)
        return self._listings.answer(query) or self._overviews.answer(query, version)

    def _in_form(self, query: Query, form: Form, asked: Query, version: int) -> Answer | None:
        """Figures as a workbook or a chart, of every place where none is named."""
        if not asks_for_figures_alone(asked):
            return None
        # What was named with the question, and not in it.
        scope = asked.scope if asked.scope.groups else query.scope
        asked = replace(asked, scope=scope)
        if not scope.groups and not asked.targets.national:
            asked = replace(asked, targets=replace(asked.targets, everywhere=True))
        if form is Form.CHART and (asked.targets.everywhere or len(scope.groups) > 1):
            answer = self._targets.compare(asked, version)
        else:
            answer = self._targets.look_up(asked, scope, version)
        if answer.reason is Reason.WHICH_PLACE:
            return None
        in_form = form if answer.status is Status.ANSWERED else None
        changed = {"question": query.asked, "searched": "", "form": in_form, "searched_in": SearchedIn.ASKED}
        return answer.model_copy(update=changed)
