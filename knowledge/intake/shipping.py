"""The digests that ship with the program are brought into a library, and kept up with what a newer version ships."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from knowledge.intake.prepared_digests import LOCATOR, hash_files, take_drafts
from knowledge.records import IntakeResult
from knowledge.store.library import Library


def load_collection(library: Library) -> tuple[IntakeResult, ...]:
    """Bring a library's digests up to those that ship; the results of those that were written, in the files' order.

    New and changed ones are written, and those shipped no more are taken out; what a person has corrected or removed
    stays so. Nothing is written where nothing has changed.
    """
    with as_file(files("knowledge").joinpath("collection")) as folder:
        return take_collection(library, folder)


def take_collection(library: Library, folder: Path) -> tuple[IntakeResult, ...]:
    """The same for the digests in a folder: its Markdown files, those of its folders included."""
    known = library.shipped()
    hashes = hash_files(folder)
    changed = [name for name, digest_hash in hashes.items() if known.get(LOCATOR + name) != digest_hash]
    gone = [locator for locator in known if locator.removeprefix(LOCATOR) not in hashes]
    if not changed and not gone:
        return ()
    return library.take_shipped(take_drafts(folder, hashes, changed), gone)
