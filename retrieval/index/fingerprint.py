"""Which way of reading documents an index was made with, so that one made with another way is made anew."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

# The files that decide how a document is read: a change in one of them is a change of every segment.
_READING = {
    "knowledge": (
        "vietnamese/normalization.py",
        "vietnamese/syllables.py",
        "records.py",
        "places/*.py",
        "places/data/*.json",
    ),
    "retrieval": (
        "analysis/abbreviations.py",
        "analysis/terms.py",
        "analysis/data/lexicon.json",
        "index/filters.py",
        "analysis/lexicon.py",
        "index/postings.py",
        "index/segment.py",
        "index/term_hashes.py",
        "analysis/tokenizer.py",
    ),
}


@cache
def reading_fingerprint() -> str:
    """A name of the way in which this program reads documents."""
    import knowledge
    import retrieval

    roots = {package.__name__: Path(str(package.__file__)).parent for package in (knowledge, retrieval)}
    digest = sha256()
    for package, patterns in _READING.items():
        for path in sorted(path for pattern in patterns for path in roots[package].glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
