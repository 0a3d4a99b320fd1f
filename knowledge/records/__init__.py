"""Which records cross a border, all frozen? Each is loaded when it is taken."""

from typing import TYPE_CHECKING

from knowledge.late_names import offer

if TYPE_CHECKING:
    from knowledge.records.addresses import KEY_PARAMETER, PublicUrl, public_url
    from knowledge.records.article import Article, ArticleKind, ArticleLine, Chunk, Digest, PartRead, Passage
    from knowledge.records.contact import Contact
    from knowledge.records.dates import CITED_BASES, Basis, Precision, SourceDate
    from knowledge.records.document import Box, Document, DocumentLine, OldEncoding, Scanned
    from knowledge.records.extraction import ExtractedLine, Extraction, Removed
    from knowledge.records.intake import IntakeResult, Likeness, Outcome
    from knowledge.records.lines import BODY_ROLES, Apart, LineHint, LineKind, LineRole
    from knowledge.records.particulars import (
        Named,
        Particulars,
        PlaceEvidence,
        Signer,
        StatedDate,
        StatedPlace,
        Validity,
    )
    from knowledge.records.place import Place
    from knowledge.records.record import Record
else:
    __getattr__ = offer(
        __name__,
        {
            "article": ("Article", "ArticleKind", "ArticleLine", "Chunk", "Digest", "PartRead", "Passage"),
            "contact": ("Contact",),
            "dates": ("Basis", "CITED_BASES", "Precision", "SourceDate"),
            "document": ("Box", "Document", "DocumentLine", "OldEncoding", "Scanned"),
            "extraction": ("ExtractedLine", "Extraction", "Removed"),
            "intake": ("IntakeResult", "Likeness", "Outcome"),
            "lines": ("Apart", "BODY_ROLES", "LineHint", "LineKind", "LineRole"),
            "particulars": ("Named", "Particulars", "PlaceEvidence", "Signer", "StatedDate", "StatedPlace", "Validity"),
            "place": ("Place",),
            "addresses": ("KEY_PARAMETER", "PublicUrl", "public_url"),
            "record": ("Record",),
        },
    )

__all__ = [
    "BODY_ROLES",
    "CITED_BASES",
    "KEY_PARAMETER",
    "Apart",
    "Article",
    "ArticleKind",
    "ArticleLine",
    "Basis",
    "Box",
    "Chunk",
    "Contact",
    "Digest",
    "Document",
    "DocumentLine",
    "ExtractedLine",
    "Extraction",
    "IntakeResult",
    "Likeness",
    "LineHint",
    "LineKind",
    "LineRole",
    "Named",
    "OldEncoding",
    "Outcome",
    "PartRead",
    "Particulars",
    "Passage",
    "Place",
    "PlaceEvidence",
    "Precision",
    "PublicUrl",
    "Record",
    "Removed",
    "Scanned",
    "Signer",
    "SourceDate",
    "StatedDate",
    "StatedPlace",
    "Validity",
    "public_url",
]
