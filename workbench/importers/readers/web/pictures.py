# SPDX-License-Identifier: MIT
"""Where the pictures of a saved web page are: in its folder, in its archive, in the page itself.

An address is never fetched, and a path never leads out of the folder that the page lies in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from workbench.importers.page import PagePicture, PictureKeeper
from workbench.importers.picture_files import BYTES_LIMIT, size_of
from workbench.importers.readers.web.blocks import PictureReference

Content = Callable[[str], bytes | None]
"""Takes the address of a picture, returns what is there, or None where nothing is."""

MOST_PICTURES = 200
MOST_BYTES = 100 * 1024 * 1024
"""Pictures of a page that are put aside, and bytes of them that are read in all."""

_NOT_SAVED = "The picture was not saved with the page."
_TOO_MANY = "The page has more pictures than are kept with one page."
_SMALLEST = 32
"""Pixels of the shorter side: what is smaller is a bullet or a button."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:|//|\\\\|[a-z]:", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]')
_LONGEST_ADDRESS = 1_000


class PagePictures:
    """Puts the pictures of one page aside, each address once, within limits."""

    def __init__(self, keeper: PictureKeeper, content: Content) -> None:
        self._keeper = keeper
        self._content = content
        self._known: dict[str, PagePicture | None] = {}
        self._count = 0
        self._bytes = 0

    def of(self, reference: PictureReference) -> PagePicture | None:
        """Return the picture, or None where it only decorates the page."""
        if reference.address not in self._known:
            self._known[reference.address] = self._read(reference)
        known = self._known[reference.address]
        if known is None or (known.file is None and not reference.is_told):
            return None
        return PagePicture(known.file, reference.alt, known.original, known.why)

    def _read(self, reference: PictureReference) -> PagePicture | None:
        content = self._content(reference.address)
        if content is None:
            return PagePicture(None, why=_NOT_SAVED)
        if _is_sign(content):
            return None
        self._count += 1
        self._bytes += len(content)
        if self._count > MOST_PICTURES or self._bytes > MOST_BYTES:
            return PagePicture(None, why=_TOO_MANY)
        return self._keeper.put_aside(content, name=name_of(reference.address))


def name_of(address: str) -> str:
    """Return what a picture is called in sentences about it."""
    if address[:5].lower() == "data:":
        return "a picture in the page"
    name = unquote(address.split("?", 1)[0].split("#", 1)[0]).replace("\\", "/").rpartition("/")[2]
    return _NOT_IN_NAMES.sub("", name)[:100] or "a picture"


def content_in_folder(folder: Path | None) -> Content:
    """Return a way to the files below a folder, and to no others."""
    if folder is None:
        return lambda _address: None
    try:
        root = folder.resolve(strict=True)
    except OSError:
        return lambda _address: None

    def content(address: str) -> bytes | None:
        for path in _paths(root, address):
            try:
                # A link may lead out of the folder; what it leads to decides.
                real = path.resolve(strict=True)
                if not real.is_relative_to(root) or not real.is_file():
                    continue
                with real.open("rb") as file:
                    return file.read(BYTES_LIMIT + 1)
            except (OSError, ValueError, RuntimeError):
                continue
        return None

    return content


def _paths(root: Path, address: str) -> Iterator[Path]:
    """Yield the paths that an address may mean: browsers write names as they are, or with signs."""
    if len(address) > _LONGEST_ADDRESS or _SCHEME.match(address):
        return
    bare = address.split("#", 1)[0]
    tried = set()
    for form in (unquote(bare.split("?", 1)[0]), unquote(bare), bare):
        for name in (form, unicodedata.normalize("NFC", form), unicodedata.normalize("NFD", form)):
            steps = [step for step in name.replace("\\", "/").split("/") if step not in {"", "."}]
            is_absolute = name.startswith(("/", "\\"))
            is_odd = any(step == ".." or _NOT_IN_NAMES.search(step) for step in steps)
            if steps and not is_absolute and not is_odd and name not in tried:
                tried.add(name)
                yield root.joinpath(*steps)


def _is_sign(content: bytes) -> bool:
    """Tell whether a picture is too small to show anything but a bullet or a button."""
    size = size_of(content)
    return size is not None and min(size) < _SMALLEST
