"""The digests that ship, read beforehand: reading them takes seconds, which nobody is to wait for at the first start.

    python -m knowledge.intake.prepared_digests

writes ``collection/prepared.jsonl`` anew, a digest a line (`make collection`), or says in a line each what is to be
mended first, and then leaves it as it was. A digest whose file says something else
by now is read again where it is needed, so that a stale line is never wrong.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection, Mapping
from importlib.resources import as_file, files
from pathlib import Path

from knowledge.errors import CollectionRefused
from knowledge.records import Record
from knowledge.store.draft import READING, Draft

LOCATOR = "collection:"
"""What the locators of shipped digests begin with; their path within the collection follows."""

_FILE = "prepared.jsonl"


class PreparedDigest(Record):
    """A digest as it was read, with the hash of its file."""

    name: str
    hash: str
    draft: Draft


def hash_files(folder: Path) -> Mapping[str, str]:
    """The hash of each digest in a folder, by its path there with "/", in order; READMEs are no digests.

    It is that of the file and of the version of the way in, so that a digest that is read in another way has changed.
    """
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.md") if path.name != "README.md"}
    return {name: _hash(paths[name].read_bytes()) for name in sorted(paths)}


def take_drafts(folder: Path, hashes: Mapping[str, str], names: Collection[str]) -> list[tuple[Draft, str]]:
    """The drafts of the digests with these names, each with its hash, read where none was made of what they say now.

    Raises a `DocumentRefused` for a file that is no digest.
    """
    made = _read_lines(folder) if names else {}
    drafts = []
    for name in names:
        line = made.get(name)
        fits = line is not None and line.hash == hashes[name]
        drafts.append((line.draft if line is not None and fits else read_digest(folder, name), hashes[name]))
    return drafts


def read_digest(folder: Path, name: str) -> Draft:
    """The digest in a file of a folder, known by its path there; raises a `DocumentRefused`."""
    # Hardly any start comes here, and what reads documents takes long to load.
    from knowledge.intake.preparation import prepare
    from knowledge.readers import read_document

    document = read_document(folder / name).model_copy(update={"source": name})
    return prepare(document, LOCATOR + name)


def write_lines(folder: Path) -> int:
    """Read every digest of a folder and write what came of it beside them; how many there are.

    Raises `CollectionRefused` with all that is wrong with them, and then nothing is written.
    """
    from knowledge.intake.digest_faults import find_faults

    hashes = hash_files(folder)
    if faults := tuple(find_faults(folder, hashes)):
        raise CollectionRefused(faults)
    lines = [
        PreparedDigest(name=name, hash=digest_hash, draft=read_digest(folder, name)).model_dump_json(
            exclude_defaults=True
        )
        for name, digest_hash in hashes.items()
    ]
    written = folder / f".{_FILE}.new"
    try:
        written.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        written.replace(folder / _FILE)
    finally:
        written.unlink(missing_ok=True)
    return len(lines)


def _hash(written: bytes) -> str:
    return hashlib.sha256(b"%d\n%b" % (READING, written)).hexdigest()


def _read_lines(folder: Path) -> Mapping[str, PreparedDigest]:
    path = folder / _FILE
    if not path.is_file():
        return {}
    lines = map(PreparedDigest.model_validate_json, path.read_text(encoding="utf-8").splitlines())
    return {each.name: each for each in lines}


def main() -> int:
    """Write the lines of what ships; 1 with what is wrong on standard error, else 0."""
    try:
        with as_file(files("knowledge").joinpath("collection")) as collection:
            write_lines(collection)
    except (CollectionRefused, OSError) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
