# SPDX-License-Identifier: MIT
"""Office documents as packages: archives of parts that point to each other.

The libraries for these formats (python-docx, python-pptx, odfpy) open every part at once, without a
limit, and know nothing of text boxes, notes, lists or tracked changes. So the parts are opened
here, one at a time and only those that are needed; what lies outside the file is never opened.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from workbench.domain.errors import UnreadableFileError
from workbench.importers.archives import ENTRY_LIMIT, Archive, ArchiveRules, archive_of
from workbench.importers.page import Document
from workbench.importers.readers.office.xml_parts import (
    XML_LIMIT,
    XmlElement,
    damaged,
    parsed,
    too_long,
)
from workbench.importers.readers.text import other_kind

_SEGMENT = r"(?!\.{1,2}(?:/|$))[^/\\:*?\"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]{1,200}"
_RULES = ArchiveRules(
    "document",
    re.compile(rf"(?=.{{1,400}}$){_SEGMENT}(?:/{_SEGMENT})*/?"),
    most_entries=2_000,
    is_read_whole=False,
    has_folders=True,
)
_MOST_MARKS = 2_500_000
"""Tags and attributes of all parts that are read: up to 600 MB where they all are kept."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_KINDS = (
    ("word/document.xml", "a Word document", ".docx"),
    ("ppt/presentation.xml", "a PowerPoint presentation", ".pptx"),
    ("xl/workbook.xml", "an Excel workbook", ""),
    ("pack.json", "a pack file", ".sourcepack"),
    ("content.xml", "an OpenDocument file", ".odt"),
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points: `part` is None for what lies outside the file; `kind` is one word."""

    kind: str
    part: str | None


class Package:
    """A package that has been looked at; made by `opened_package`."""

    def __init__(self, name: str, archive: Archive) -> None:
        self.name = name
        self._archive = archive
        self._marks = 0
        # Names of parts are the same in capitals and small letters.
        self._names = {entry.casefold(): entry for entry in archive.names}

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part.casefold() in self._names

    def read(self, part: str, *, limit: int = ENTRY_LIMIT) -> bytes:
        """Return a part, at most `limit` bytes.

        Raises:
            UnreadableFileError: it is missing, too large or damaged.
        """
        if not self.has(part):
            raise damaged(self.name)
        return self._archive.read(self._names[part.casefold()], limit=limit)

    def xml(self, part: str) -> XmlElement:
        """Return the root of a part.

        Raises:
            UnreadableFileError: it is missing, too large, damaged or made to do harm.
        """
        data = self.read(part, limit=XML_LIMIT)
        self._marks += data.count(b"<") + data.count(b"=")
        if self._marks > _MOST_MARKS:
            raise too_long(self.name)
        return parsed(data, self.name)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return where a part points, by the ids it uses for that; `""` is the package itself.

        Raises:
            UnreadableFileError: the list is damaged or made to do harm.
        """
        folder, _, file = part.rpartition("/")
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(listed):
            return {}
        found = {}
        for each in self.xml(listed).iter(_RELATION):
            kind = (each.get("Type") or "").rpartition("/")[2]
            target = each.get("Target") or ""
            is_outside = each.get("TargetMode") == "External"
            found[each.get("Id") or ""] = Relation(
                kind, None if is_outside else _resolved(folder, target)
            )
        return found

    def related(self, relations: Mapping[str, Relation], kind: str) -> str | None:
        """Return the first part in the file to which a relation of a kind leads, or None."""
        parts = (each.part for each in relations.values() if each.kind == kind)
        return next((part for part in parts if part is not None and self.has(part)), None)

    def main_part(self, kind: str) -> str:
        """Return the part in which a document of Office Open XML begins.

        Raises:
            UnreadableFileError: there is none, so that it is not the `kind` it should be.
        """
        part = self.related(self.relations(""), "officeDocument")
        if part is None:
            raise other_package(self, kind)
        return part


@contextlib.contextmanager
def opened_package(document: Document, kind: str, remedy: str) -> Generator[Package]:
    """Open the package that a document should be.

    Args:
        document: The file.
        kind: What it should be: “a Word document”.
        remedy: What to do with an older form of it: “save it as .docx”.

    Raises:
        UnreadableFileError: it is something else, locked, damaged, or made to do harm.
    """
    _check_beginning(document, kind, remedy)
    with archive_of(document.data, document.name, _RULES) as archive:
        yield Package(document.name, archive)


def other_package(package: Package, kind: str) -> UnreadableFileError:
    """Return the error that a package is not the `kind` of document that its name promises."""
    for part, what, ending in _KINDS:
        if package.has(part):
            remedy = f"give its name the ending {ending}" if ending else "choose another file"
            return UnreadableFileError(package.name, f"is {what} and not {kind}", remedy)
    return UnreadableFileError(
        package.name, f"is a packed file and not {kind}", "choose another file"
    )


def _check_beginning(document: Document, kind: str, remedy: str) -> None:
    data, name = document.data, document.name
    if not data:
        raise UnreadableFileError(name, "is empty", "choose another file")
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise locked(name)
        raise UnreadableFileError(
            name, "is a document of an old kind", f"open it in its own program and {remedy}"
        )
    if not data.startswith(b"PK\x03\x04"):
        what = other_kind(data) or "something else"
        raise UnreadableFileError(name, f"is {what} and not {kind}", "choose another file")


def locked(name: str) -> UnreadableFileError:
    """Return the error that a file cannot be read without its password."""
    return UnreadableFileError(
        name, "is locked with a password", "open it in its own program and save it without one"
    )


def _resolved(folder: str, target: str) -> str:
    path = unquote(target.partition("#")[0])
    whole = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(whole).lstrip("/")
