"""Articles, contacts and digests that are not there, or cannot be changed so."""

from __future__ import annotations

from knowledge.errors.base import KnowledgeError


class ArticleNotFound(KnowledgeError):
    """No article has this id."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        super().__init__(f"no article has the id {article_id!r}")


class ArticleAmbiguous(ArticleNotFound):
    """Several ids begin so: ``ids`` are some of them, ``number`` is how many there are."""

    def __init__(self, article_id: str, ids: tuple[str, ...], number: int) -> None:
        super().__init__(article_id)
        self.ids = ids
        self.number = number
        self.args = (f"{number} articles have an id that begins with {article_id!r}",)


class InvalidCorrection(KnowledgeError):
    """A correction by hand that cannot be taken: ``field`` names it, ``value`` is what was given."""

    def __init__(self, field: str, value: str, reason: str) -> None:
        self.field = field
        self.value = value
        self.reason = reason
        super().__init__(f"{field} {value!r}: {reason}")


class ContactUnknown(KnowledgeError):
    """An office that nobody has named: ``province`` is one of today, "" the nation, ``body`` which of its offices."""

    def __init__(self, province: str, body: str) -> None:
        self.province = province
        self.body = body
        super().__init__(f"no {body} of {province or 'the nation'} has a name")


class CollectionRefused(KnowledgeError):
    """Digests that cannot ship: ``faults`` are their lines, one for whatever is to be mended."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))
