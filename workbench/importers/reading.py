# SPDX-License-Identifier: MIT
"""Files that can be brought in, and the drafts made of them."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from workbench.domain.errors import UnreadableFileError
from workbench.importers.draft import PackDraft, PartKind
from workbench.importers.normalise import LARGEST_PAGE, Page, normalised
from workbench.importers.readers.text import other_kind, text_page
from workbench.importers.recognition import recognised

PageReader = Callable[[bytes, str], Page]
"""Takes the bytes and the name of a file, returns the page in it."""

PAGE_READERS: Mapping[str, PageReader] = MappingProxyType(
    {".txt": text_page, ".text": text_page, ".md": text_page, "": text_page}
)
"""The reader for each ending of a file name; a new format is one more line."""

_REASONS = {
    errno.ENOENT: ("cannot be found", "check its name and place"),
    errno.EACCES: (
        "is locked or may not be read",
        "close it in other programs, or copy it to a folder of your own",
    ),
    errno.EPERM: ("may not be read", "copy it to a folder of your own"),
    errno.EISDIR: ("is a folder", "choose the page inside it"),
    errno.EBUSY: ("is in use by another program", "close it there and try again"),
}
_UNKNOWN_REASON = ("cannot be read", "copy it to this computer and try again")


def read_page(path: Path) -> PackDraft:
    """Return the draft of the page in a file.

    Raises:
        UnreadableFileError: the file is missing, locked, too large or no page of text.
    """
    data = _bytes_of(path)
    reader = PAGE_READERS.get(path.suffix.lower())
    if reader is None:
        kind = other_kind(data)
        what = f"is {kind}" if kind else f"is a file of the kind “{path.suffix}”"
        raise UnreadableFileError(
            path.name,
            f"{what}, and this version brings in text pages (.txt) and packs (.sourcepack)",
            "save it as plain text first",
        )
    page = reader(data, path.name)
    return _draft(page, origin=path.name)


def draft_of(text: str, *, origin: str) -> PackDraft:
    """Return the draft of a page that is at hand as text; `origin` says where it is from."""
    normal, warnings = normalised(text)
    return _draft(Page(normal, "utf-8", warnings), origin=origin)


def _draft(page: Page, *, origin: str) -> PackDraft:
    parts, sources = recognised(page.text)
    title = next((part.text for part in parts if part.kind is PartKind.TITLE), None)
    return PackDraft(
        origin,
        title or Path(origin).stem or origin,
        page.text,
        parts,
        sources,
        page.encoding,
        page.warnings,
    )


def _bytes_of(path: Path) -> bytes:
    """Return the bytes of a file, one more than may be read at most."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "", str(path))
        with path.open("rb") as file:
            return file.read(LARGEST_PAGE + 1)
    except OSError as error:
        reason, remedy = _REASONS.get(error.errno or 0, _UNKNOWN_REASON)
        raise UnreadableFileError(path.name or str(path), reason, remedy) from error
