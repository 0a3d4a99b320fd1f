"""Segments on disk: plain ``.npy`` files that every process of a machine maps, and a manifest that names them.

A segment's folder is complete before the manifest names it, and the manifest is replaced in one step: a process that
is killed leaves the last version whole. Everything is checked when it is loaded (checksums at about 4 GB a second);
what does not fit the program, the database or its own checksum is passed over with a line in the log, and the index
is then made anew from the database.
"""

from __future__ import annotations

import contextlib
import json
import logging
import mmap
import os
import secrets
import shutil
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.records import Record
from retrieval.index.fingerprint import analysis_fingerprint
from retrieval.index.postings import Postings
from retrieval.index.segment import Explaining, LiveSegment, Segment
from retrieval.index.segment_set import SegmentSet

_log = logging.getLogger(__name__)

# Moves when what lies on disk is written in another way.
_FORMAT = 2
_MANIFEST = "manifest.json"
_WORDS = "words.json"
# What a folder is called until it is complete.
_DRAFT = ".new"
# Below this, reading takes less time than mapping.
_MAPPED_FROM = 65_536
_ARRAYS = ("articles", "revisions", "years", "kinds", "passages", "owners")
_POSTINGS = ("syllables", "bigrams", "whole", "tags", "short_forms")


class _SegmentEntry(Record):
    """One segment: its folder, the numbers of its deleted articles, and the checksum of each file."""

    folder: str
    deleted: tuple[int, ...]
    checksums: dict[str, int]


class _Manifest(Record):
    """What the folder holds: for which database, read by which program, at which version."""

    format: int
    program: str
    database: str
    version: int
    segments: tuple[_SegmentEntry, ...]


class DamagedIndex(Exception):
    """What lies on disk is not what was written."""


class SegmentStore:
    """One folder of segments for one database, shared by the processes of a machine under a lock file."""

    def __init__(self, folder: Path, database: str) -> None:
        self._folder = folder
        self._database = database
        # Segments that are mapped here, by their folders; what the manifest names again is not read again.
        self._mapped: dict[str, tuple[Segment, dict[str, int]]] = {}
        self._failed = False

    @contextlib.contextmanager
    def locked(self) -> Iterator[bool]:
        """Whoever analyses does so alone, and the others take over what it wrote; whether the folder can be used."""
        # Small collections never come here, and need not load it.
        from filelock import FileLock

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._folder / "lock")
            lock.acquire()
        except (OSError, NotImplementedError) as error:
            self._give_up(error)
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    def load(self, *, newer_than: int) -> SegmentSet | None:
        """The segments on disk if it is of a later version; none when there is none, or none that can be used.

        Who holds no lock may load as well: what is replaced meanwhile is found not to be there, or has been mapped.
        Saving is for whoever holds it.
        """
        path = self._folder / _MANIFEST
        try:
            manifest = self._read_manifest(path)
            if manifest is None or manifest.version <= newer_than:
                return None
            segments = tuple(self._load_live(entry) for entry in manifest.segments)
        except (DamagedIndex, OSError, ValueError, IndexError) as damage:
            _log.warning("the index in %s is damaged (%s) and is made anew from the database", self._folder, damage)
            return None
        self._forget_others(manifest)
        return SegmentSet(manifest.version, segments)

    def save(self, segment_set: SegmentSet) -> SegmentSet:
        """Write what is not there yet, and give back the same with its segments mapped from disk.

        When it cannot be written, it stays in memory, and the log says so once.
        """
        before = set(self._mapped)
        try:
            entries, mapped = [], []
            for live in segment_set.segments:
                folder, checksums, segment = self._written(live.segment)
                deleted = tuple(np.flatnonzero(live.deleted).tolist())
                entries.append(_SegmentEntry(folder=folder, deleted=deleted, checksums=checksums))
                mapped.append(LiveSegment(segment, live.deleted))
            manifest = _Manifest(
                format=_FORMAT,
                program=analysis_fingerprint(),
                database=self._database,
                version=segment_set.version,
                segments=tuple(entries),
            )
            self._write_manifest(manifest)
        except OSError as error:
            self._give_up(error)
            self._take_back(before)
            return segment_set
        self._forget_others(manifest)
        self._remove_others(manifest)
        return SegmentSet(segment_set.version, tuple(mapped))

    def _read_manifest(self, path: Path) -> _Manifest | None:
        """The manifest; none when there is none to be read for this database and this program."""
        try:
            checksum, _, written = path.read_bytes().partition(b"\n")
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return None
        if checksum != b"%08x" % zlib.crc32(written):
            raise DamagedIndex(_MANIFEST)
        try:
            given = json.loads(written)
            fits = given["format"] == _FORMAT
            fits = fits and (given["program"], given["database"]) == (analysis_fingerprint(), self._database)
            if fits:
                return _Manifest.model_validate(given)
        except (KeyError, TypeError, ValueError) as error:
            raise DamagedIndex(_MANIFEST) from error
        _log.info("the index in %s is of another program or database and is made anew", self._folder)
        return None

    def _write_manifest(self, manifest: _Manifest) -> None:
        written = manifest.model_dump_json().encode()
        draft = self._folder / f"{_MANIFEST}.{os.getpid()}"
        draft.write_bytes(b"%08x\n" % zlib.crc32(written) + written)
        draft.replace(self._folder / _MANIFEST)

    def _load_live(self, entry: _SegmentEntry) -> LiveSegment:
        if entry.folder not in self._mapped:
            segment = _load_segment(self._folder / entry.folder, entry.checksums)
            self._mapped[entry.folder] = (segment, entry.checksums)
        segment = self._mapped[entry.folder][0]
        deleted = np.zeros(len(segment.articles), dtype=bool)
        deleted[list(entry.deleted)] = True
        return LiveSegment(segment, deleted)

    def _written(self, segment: Segment) -> tuple[str, dict[str, int], Segment]:
        """The folder of a segment with its checksums, and the segment mapped from there."""
        for folder, (mapped, checksums) in self._mapped.items():
            if mapped is segment and (self._folder / folder).is_dir():
                return folder, checksums, segment
        name = secrets.token_hex(8)
        draft = self._folder / f"{name}{_DRAFT}"
        checksums = _write_segment(segment, draft)
        draft.replace(self._folder / name)
        mapped = _load_segment(self._folder / name, checksums)
        self._mapped[name] = (mapped, checksums)
        return name, checksums, mapped

    def _forget_others(self, manifest: _Manifest) -> None:
        named = {entry.folder for entry in manifest.segments}
        self._mapped = {folder: kept for folder, kept in self._mapped.items() if folder in named}

    def _remove_others(self, manifest: _Manifest) -> None:
        """Delete what no manifest names any more; who still maps it keeps it until it lets go."""
        named = {entry.folder for entry in manifest.segments}
        for path in self._folder.iterdir():
            if path.is_dir() and path.name not in named:
                shutil.rmtree(path, ignore_errors=True)
        self._remove_drafts()

    def _remove_drafts(self) -> None:
        """Delete what was begun and never finished, here or by a process that is gone."""
        for path in self._folder.glob(f"{_MANIFEST}.*"):
            with contextlib.suppress(OSError):
                path.unlink()
        for path in self._folder.glob(f"*{_DRAFT}"):
            shutil.rmtree(path, ignore_errors=True)

    def _take_back(self, before: Collection[str]) -> None:
        """Delete what was written since ``before`` was mapped: no manifest will name it, and the disk may be full."""
        for folder in self._mapped.keys() - before:
            del self._mapped[folder]
            shutil.rmtree(self._folder / folder, ignore_errors=True)
        self._remove_drafts()

    def _give_up(self, error: Exception) -> None:
        if not self._failed:
            _log.warning("the index cannot be kept in %s and stays in memory: %s", self._folder, error)
        self._failed = True


def save_postings(postings: Postings, folder: Path, name: str) -> dict[str, int]:
    """Write the arrays of postings into a folder; the checksum of each file."""
    paths = {each.name: folder / f"{name}.{each.name}.npy" for each in fields(Postings)}
    for array, path in paths.items():
        np.save(path, getattr(postings, array), allow_pickle=False)
    return {path.name: _checksum(path) for path in paths.values()}


def load_postings(folder: Path, name: str, checksums: Mapping[str, int]) -> Postings:
    """The postings saved under a name, large arrays mapped; raises `DamagedIndex` or ``OSError``."""
    return Postings(
        **{each.name: _load_array(folder, f"{name}.{each.name}.npy", checksums) for each in fields(Postings)}
    )


def _write_segment(segment: Segment, folder: Path) -> dict[str, int]:
    """Write a segment into a new folder; the checksum of each file."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    checksums: dict[str, int] = {}
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", getattr(segment, name), allow_pickle=False)
        checksums[f"{name}.npy"] = _checksum(folder / f"{name}.npy")
    for name in _POSTINGS:
        checksums |= save_postings(getattr(segment, name), folder, name)
    words = json.dumps({"tag_names": segment.tag_names, "explained": segment.explained}, ensure_ascii=False)
    (folder / _WORDS).write_text(words, encoding="utf-8")
    return checksums | {_WORDS: _checksum(folder / _WORDS)}


def _load_segment(folder: Path, checksums: Mapping[str, int]) -> Segment:
    _check(folder, _WORDS, checksums)
    words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
    parts: dict[str, Any] = {name: _load_array(folder, f"{name}.npy", checksums) for name in _ARRAYS}
    parts |= {name: load_postings(folder, name, checksums) for name in _POSTINGS}
    return Segment(
        **parts,
        tag_names=tuple(words["tag_names"]),
        explained=tuple(Explaining(*each) for each in words["explained"]),
    )


def _load_array(folder: Path, name: str, checksums: Mapping[str, int]) -> NDArray[Any]:
    _check(folder, name, checksums)
    mapped = (folder / name).stat().st_size >= _MAPPED_FROM
    # As a plain array: numpy's own class for mapped ones is slower at every step.
    return np.asarray(np.load(folder / name, mmap_mode="r" if mapped else None, allow_pickle=False))


def _check(folder: Path, name: str, checksums: Mapping[str, int]) -> None:
    if _checksum(folder / name) != checksums.get(name):
        raise DamagedIndex(f"{folder.name}/{name}")


def _checksum(path: Path) -> int:
    if path.stat().st_size < _MAPPED_FROM:
        return zlib.crc32(path.read_bytes())
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return zlib.crc32(content)
