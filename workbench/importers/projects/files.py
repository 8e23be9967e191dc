# SPDX-License-Identifier: MIT
"""The archive of a project: its one document, and the files that this names.

Nothing outside the archive is ever looked at, whatever path the project gives.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from workbench.domain.errors import UnreadableFileError
from workbench.domain.interchange.analysis_projects import INTERNAL, NAMESPACE, SOURCES
from workbench.importers.archives import ENTRY_LIMIT, Archive, ArchiveRules, opened_archive
from workbench.importers.readers.office.xml_parts import XML_LIMIT, XmlElement, parsed

_SEGMENT = r"(?!\.{1,2}(?:/|$))[^/\\:*?\"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]{1,200}"
_RULES = ArchiveRules(
    "project",
    re.compile(rf"(?=.{{1,400}}$){_SEGMENT}(?:/{_SEGMENT})*/?"),
    most_entries=2_000,
    is_read_whole=False,
    has_folders=True,
)
TEXT_LIMIT = 5_000_000
"""Bytes of the text of one document, and characters of any text of a pack."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class ProjectFiles:
    """The files of a project; made by `opened_project`."""

    def __init__(self, archive: Archive, name: str) -> None:
        self.name = name
        self._archive = archive
        # NVivo writes `Sources`, others `sources`.
        self._names = {entry.casefold(): entry for entry in archive.names}

    def root(self) -> XmlElement:
        """Return the element in which everything else stands.

        Raises:
            UnreadableFileError: there is none, or it is damaged, too large, or made to do harm.
        """
        entry = next((x for x in sorted(self._names) if re.fullmatch(r"[^/]+\.qde", x)), None)
        if entry is None:
            raise _no_project(self.name)
        root = parsed(self._archive.read(self._names[entry], limit=XML_LIMIT), self.name)
        if root.tag != f"{{{NAMESPACE}}}Project":
            raise _no_project(self.name)
        return root

    def text(self, path: str | None) -> str | None:
        """Return the text in the file that a path of the project names, or None.

        Raises:
            UnreadableFileError: it is too large or damaged.
        """
        data = self.content(path, limit=TEXT_LIMIT)
        if data is None:
            return None
        encoding = next((name for sign, name in _BOMS if data.startswith(sign)), "utf-8")
        return data.decode(encoding, "replace")

    def content(self, path: str | None, *, limit: int = ENTRY_LIMIT) -> bytes | None:
        """Return the file that a path of the project names; None where it is not inside.

        Raises:
            UnreadableFileError: it is too large or damaged.
        """
        if path is None or not path.startswith(INTERNAL):
            return None
        place = f"{SOURCES}/{path.removeprefix(INTERNAL).lstrip('/')}".casefold()
        entry = self._names.get(place)
        return None if entry is None else self._archive.read(entry, limit=limit)


@contextmanager
def opened_project(path: Path) -> Generator[ProjectFiles]:
    """Open the archive of a project.

    Raises:
        UnreadableFileError: it cannot be read, is none, is damaged, or is made to do harm.
    """
    with opened_archive(path, _RULES) as archive:
        yield ProjectFiles(archive, path.name)


def _no_project(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        name,
        "holds no project of an analysis program",
        "export it there as a REFI-QDA project (.qdpx) and bring in that file",
    )
