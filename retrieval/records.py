"""The records that leave retrieval: an answer and its citations. ``sxsh ask --json`` prints an `Answer`."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

from pydantic import Field

from knowledge.records import ArticleKind, Contact, Digest, OldEncoding, PublicUrl, Record, SourceDate, Validity
from knowledge.targets import Target
from knowledge.targets.periods import Span

# The kind of a citation that is no article: an answer that the editors have approved.
EDITORIAL: Final = "editorial"


class Status(StrEnum):
    """Whether the documents say it; ``NEAR`` is what comes closest, without being sure."""

    ANSWERED = "answered"
    NEAR = "near"
    NOT_FOUND = "not_found"


class Reason(StrEnum):
    """Why a question was not answered from the documents."""

    NO_DOCUMENT_FOR_PLACE = "no_document_for_place"
    NOT_COVERED = "not_covered"
    EMPTY_QUESTION = "empty_question"
    EMPTY_COLLECTION = "empty_collection"
    GREETING = "greeting"
    THANKS = "thanks"
    HOW_ARE_YOU = "how_are_you"
    STOP = "stop"
    COMPLAINT = "complaint"
    WHO_ARE_YOU = "who_are_you"
    HELP = "help"
    WHICH_PLACE = "which_place"
    WHOM_TO_ASK = "whom_to_ask"
    """It was asked whom to turn to: the office is named."""
    OVERVIEW = "overview"
    """Nothing was asked of what is named: it is said what there is."""
    ABOUT_LAST = "about_last"
    """Nothing new was asked: it is the answer before, of which more was wanted."""
    WHICH_INDICATOR = "which_indicator"

    @classmethod
    def _missing_(cls, value: object) -> Reason | None:
        """As answers that the journal has from version 0.1.0 say it."""
        return cls.HOW_ARE_YOU if value == "how are you" else None


class SearchedIn(StrEnum):
    """Where an answer was looked for, and found if it was."""

    ASKED = "asked"
    """In the places that the question names, or that were given with it."""
    CHOSEN = "chosen"
    """In the province that was preferred."""
    EVERYWHERE = "everywhere"


class Citation(Record):
    """A piece of one passage, with where it is from and when: quoted, or where ``digest`` is given, our own words.

    ``snippet`` is at most 400 characters of the stored text, 700 where an answer is near, whole sentences where they
    fit; a sentence that was cut shows "…". ``highlights`` are (start, end) offsets in the snippet, in characters.
    ``n`` counts from 1. ``validity`` is that of a paper. ``scanned`` says that something of it was read from a picture,
    ``converted_from`` what the article's document was written in before Unicode.
    """

    n: int
    article_id: str
    passage_id: str
    title: str
    publisher: str | None
    url: PublicUrl | None
    kind: ArticleKind | Literal["editorial"]
    digest: Digest | None = None
    validity: Validity | None = None
    scanned: bool = False
    converted_from: tuple[OldEncoding, ...] = ()
    date: SourceDate
    province: str | None
    province_now: str | None
    snippet: str
    highlights: tuple[tuple[int, int], ...] = ()
    score: float


class TargetFact(Record):
    """A figure that documents state, with the numbers of the citations that state it, newest document first."""

    id: str
    target: Target
    province_now: str | None = None
    citations: tuple[int, ...]
    corrected: bool = False


class Asked(StrEnum):
    """What an example asks of a province."""

    TARGETS = "targets"
    RESULTS = "results"
    FIRMS = "firms"
    ACTIVITIES = "activities"
    PLANS = "plans"
    CONSUMPTION = "consumption"
    SUPPORT = "support"
    PROMOTION = "promotion"


class Example(Record):
    """A question that is answered; what it asks of which province, both none where it names no province."""

    question: str
    province: str | None = None
    asked: Asked | None = None


class Form(StrEnum):
    """How figures are shown where a question asks for more than rows of them."""

    WORKBOOK = "workbook"
    CHART = "chart"
    PLACES = "places"
    """The places alone that have any, counted in the headline."""
    RANKED = "ranked"
    """Those of the places that set the most, or the least."""


class Listing(Record):
    """Documents that are listed: how many of each province, or of a year, and how many in all."""

    places: tuple[tuple[str, int], ...] = ()
    year: int | None = None
    count: int


class Answer(Record):
    """What is shown for one question.

    ``headline`` is a sentence from the first citation's passage when answered, and otherwise the polite
    sentence that says why not, or that what follows is only near; before figures looked up it is their heading.
    ``understood`` says how a question was read that leaned on the one before it. ``warning`` is what has to be known
    before the headline: that a paper holds no more.
    ``frame`` says of a quoted headline what it is ("Mục tiêu đến năm 2015 · Hà Nội"), where that matters; ``because``
    why an answer is only near, ``advice`` what to do next, each in a sentence, and ``contact`` whom the last of them
    says to ask, where there is an office that may know. ``targets`` are the figures asked for;
    where places were to be compared, ``compared`` names them, "" for the whole country, or the one whose ``periods``
    are; ``years`` are those asked for, ``periods`` their first and last years, none where they are open,
    and ``others`` are figures of another year or kind, of a place that has none of those asked for. ``form`` is how the
    figures were asked for; ``listing`` says of which documents the newest are cited without being quoted. ``related``
    are the nearest documents of a question that was not answered: they are offered for reading and are no answer.
    ``searched`` is the question as it was searched: completed from the one before it, its spelling put right; empty
    when nothing was. ``searched_in`` says in which places. ``confidence`` is between 0 and 1.
    """

    status: Status
    question: str
    searched: str = ""
    headline: str
    understood: str = ""
    warning: str = ""
    frame: str = ""
    because: str = ""
    citations: tuple[Citation, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    compared: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    periods: tuple[Span, ...] = ()
    others: tuple[TargetFact, ...] = ()
    form: Form | None = None
    listing: Listing | None = None
    related: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    contact: Contact | None = None
    suggestions: tuple[str, ...] = ()
    reason: Reason | None = None
    searched_in: SearchedIn = SearchedIn.EVERYWHERE
    confidence: float = Field(default=0.0, ge=0.0, le=1.0)

    @property
    def shows_figures(self) -> bool:
        """Whether its figures stand in a list: compared, asked for so, or more than one sentence has."""
        if self.status is Status.NEAR:
            return False
        if self.compared or self.form is not None:
            return True
        return bool(self.targets) and any(None in each for each in self.periods)


class Finding(StrEnum):
    """What the documents say of a statement; nothing is false because they merely do not tell it."""

    MATCHES = "matches"
    DIFFERS = "differs"
    NOT_TOLD = "not_told"


class CheckedStatement(Record):
    """One statement of a text that was checked: ``text[start:end]`` of it, a sentence, and one figure of that or none.

    ``figure`` is what the text says, ``stated`` what the documents do, where they say the same or another figure of the
    same thing. ``citation`` is the number of the citation that tells it. ``passed`` is the year of a target or plan of
    the text that is over. ``conflict`` is what pages say differently of it, in a sentence.
    """

    text: str
    start: int
    end: int
    finding: Finding
    figure: Target | None = None
    stated: Target | None = None
    citation: int | None = None
    passed: int | None = None
    conflict: str | None = None


class CheckedText(Record):
    """A text as it was read, its statements in order, each held against the documents, and what was cited for them.

    What is no statement (greetings, opinions, wishes, questions, headings) is not among them; ``left_out`` is how many
    were not checked, because the text has more than are.
    """

    text: str
    statements: tuple[CheckedStatement, ...] = ()
    citations: tuple[Citation, ...] = ()
    left_out: int = 0
