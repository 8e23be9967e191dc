# SPDX-License-Identifier: MIT
"""The pictures of a package, put aside once each, with what the document says they show."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import Document, PagePicture
from workbench.importers.picture_files import BYTES_LIMIT
from workbench.importers.readers.office.package import Package, Relation

MOST_PICTURES = 300
"""Pictures of one file that are put aside; decoding takes up to a second each."""

_GUESSED = re.compile(
    r"(?:Description (?:automatically )?generated\b|AI-generated content may be incorrect).*",
    re.IGNORECASE | re.DOTALL,
)
_FILE_NAME = re.compile(
    r"(?:[\w.+-]+://\S+|(?:.{0,300}[\\/])?[^\\/\n]{1,200}"
    r"\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|webp|svg))$",
    re.IGNORECASE,
)


class PictureParts:
    """Puts the pictures of one package aside."""

    def __init__(self, document: Document, package: Package) -> None:
        self._keeper = document.pictures
        self._package = package
        self._known: dict[str, PagePicture] = {}

    def related(self, relation: Relation | None, alt: str) -> PagePicture:
        """Return the picture to which a relation leads; one outside the file is missing."""
        if relation is None:
            return missing(alt, "The picture is missing in the file.")
        if relation.part is None:
            return outside(alt)
        return self.at(relation.part, alt)

    def at(self, part: str, alt: str) -> PagePicture:
        """Return the picture in a part, or one without a file and with the reason."""
        if part not in self._known:
            self._known[part] = self._put_aside(part)
        return replace(self._known[part], alt=described(alt))

    def _put_aside(self, part: str) -> PagePicture:
        if len(self._known) >= MOST_PICTURES:
            return missing("", f"The file holds more than {MOST_PICTURES} pictures.")
        if not self._package.has(part):
            return missing("", "The picture is missing in the file.")
        try:
            content = self._package.read(part, limit=BYTES_LIMIT)
        except UnreadableFileError:
            return missing("", "The picture is damaged or larger than 20 MB.")
        return self._keeper.put_aside(content, name=part.rpartition("/")[2])


def missing(alt: str, why: str) -> PagePicture:
    """Return a picture that cannot be had, and the sentence that says why."""
    return PagePicture(None, described(alt), why=why)


def outside(alt: str) -> PagePicture:
    """Return a picture that is only linked: nothing outside the file is opened."""
    return missing(alt, "The picture lies outside the file; save the document with its pictures.")


def described(alt: str) -> str:
    """Return what a document says of a picture; names of files and guesses of programs go."""
    words = _GUESSED.sub("", alt).strip()
    return "" if _FILE_NAME.match(words) else words
