"""A summary of ours, as it was written: nothing around its text is to be told from it, and its header says the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.records import (
    Digest,
    Document,
    ExtractedLine,
    Extraction,
    LineRole,
    Named,
    Particulars,
    PartRead,
    Signer,
    Validity,
)

Header = Mapping[str, str | list[str]]


def take_digest(document: Document) -> Extraction:
    """The lines of a digest, each of them its text, and what its header says of its page; no lines for an empty one."""
    header = document.front_matter
    is_legal = _text(header, "legal") == "true"
    lines = tuple(
        ExtractedLine(number=number, text=line.text, kind=line.kind, role=LineRole.BODY)
        for number, line in enumerate(document.lines)
    )
    return Extraction(
        title=document.title_hint or (lines[0].text if lines else ""),
        lines=lines,
        publisher=_text(header, "publisher"),
        particulars=Particulars(
            authors=_named(header, "authors"),
            # A piece of news about a paper has neither the paper's number nor its signature.
            signers=tuple(_signer(each) for each in _list(header, "signers")) if is_legal else (),
            numbers=_named(header, "numbers") if is_legal else (),
            rests_on=() if is_legal else _named(header, "numbers"),
            validity=_validity(header),
        ),
    )


def describe_page(document: Document) -> Digest:
    """What the header of a digest says of the page behind it; what it does not say is the least."""
    header = document.front_matter
    return Digest(
        read=PartRead(_text(header, "read") or PartRead.EXCERPT),
        title_is_own=_text(header, "title_basis") == "own",
        is_english=_text(header, "language") == "en",
        is_legal=_text(header, "legal") == "true",
        is_weak=_text(header, "weak") == "true",
        conflict=_text(header, "conflict"),
        topics=tuple(_list(header, "topics")),
    )


def _validity(header: Header) -> Validity | None:
    said = Validity(
        since=_text(header, "valid_from"),
        until=_text(header, "valid_until"),
        replaced_by=_text(header, "replaced_by"),
    )
    return said if said != Validity() else None


def _signer(written: str) -> Signer:
    """Who signed, with the post behind the first comma: "Nguyễn Văn A, Phó Chủ tịch"."""
    name, _, post = (part.strip() for part in written.partition(","))
    return Signer(name=name, post=post or None)


def _named(header: Header, field: str) -> tuple[Named, ...]:
    return tuple(Named(value=value) for value in _list(header, field))


def _list(header: Header, field: str) -> Sequence[str]:
    value = header.get(field, [])
    return [value] if isinstance(value, str) and value else list(value)


def _text(header: Header, field: str) -> str | None:
    value = header.get(field)
    return value if isinstance(value, str) and value else None
