"""Brings a folder up to what a library has, and looks whether all of it hangs together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.publishing.contents import read_contents
from bot.publishing.folder import Changes, SiteFolder
from bot.publishing.link_check import Checked, check_links
from bot.publishing.pages import Options
from bot.publishing.site import site_files
from knowledge.store.library import Library


@dataclass(frozen=True)
class Published:
    """What became of the files, and what is wrong with links.

    ``is_whole`` is false where the library has changed meanwhile: some pages may then be of before, others of after.
    """

    changes: Changes
    checked: Checked
    is_whole: bool


def publish(library: Library, root: Path, options: Options, tell: Callable[[], None] | None = None) -> Published:
    """Write the pages of a library into a folder; ``tell`` is called with each file.

    Raises `PublishRefused` before anything is written, and ``OSError`` with the file that could not be: every page that
    is there then is whole, of this time or of the last.
    """
    folder = SiteFolder(root)
    contents = read_contents(library)
    paths = set()
    for file in site_files(library, contents, options):
        folder.put(file)
        paths.add(file.path)
        if tell is not None:
            tell()
    folder.finish()
    is_whole = library.version() == contents.version
    return Published(folder.changes, check_links(root, paths, options.base), is_whole)
