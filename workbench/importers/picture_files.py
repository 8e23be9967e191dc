# SPDX-License-Identifier: MIT
"""Pictures from outside: told by their first bytes, unpacked within limits, put aside.

A picture is decoded once, here, where reading has limits. What is put aside is a PNG or a JPEG that
stands upright, is small enough for every screen and page, and tells nothing about who made it with
which camera where; a larger original is put aside too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import files
from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import PagePicture
from workbench.importers.picture_stripping import stripped_jpeg, stripped_png

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

BYTES_LIMIT = 20 * 1024 * 1024
SIDE_LIMIT = 20_000
PIXELS_LIMIT = 40_000_000
"""What a picture may have at most: bytes, dots on a side, dots in all."""

_MOST_OF_PROGRESSIVE, _MOST_OF_WEBP = 25_000_000, 15_000_000
"""Dots at most where decoding needs a second and a third copy: 250 MB are enough for all."""

MOST_PICTURES = 500
MOST_BYTES = 200 * 1024 * 1024
"""Pictures of one page that are put aside, and the bytes of them all, as in packs."""

SHOWN_SIDE = 3_000
"""Dots of the longer side of what is shown: a page of A4 at 250 dots per inch."""

_FORMATS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_METAFILES = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_ENDINGS = {"PNG": "png", "JPEG": "jpg"}
"""The formats that are kept as they are."""

_PUT_ASIDE = re.compile(r"[0-9a-f]{64}\.(?:png|jpg)")
_SHOWN_ALIKE = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_DEPTH_OF_PNG = 24
"""Where a PNG says how many bits each of its colours has."""

_ORIENTATION = 0x0112
_PHONE_PHOTOS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture in the form in which it is shown, and as it was where that is a larger PNG or JPEG.

    `shown` and `original` are whole files; the endings are `png` or `jpg`. Sizes are in dots of
    what is shown.
    """

    shown: bytes
    ending: str
    width: int
    height: int
    original: bytes | None = None
    original_ending: str = ""


def format_of(content: bytes) -> str | None:
    """Return the format of a picture by its first bytes, or None where it is none we read."""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "WEBP"
    return next((name for sign, name in _FORMATS if content.startswith(sign)), None)


def is_put_aside(name: str) -> bool:
    """Tell whether this is a name under which `PictureFolder` puts something aside."""
    return _PUT_ASIDE.fullmatch(name) is not None


def size_of(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a picture in dots by its first bytes, or None."""
    try:
        with opened(content, "") as picture:
            return picture.size
    except UnreadableFileError:
        return None


@contextmanager
def opened(content: bytes, name: str) -> Generator[ImageFile]:
    """Open a picture from outside whose size is within the limits; nothing is decoded yet.

    Raises:
        UnreadableFileError: it is no picture, damaged, or has too many bytes or dots. This is
            raised for faults while it is open, too.
    """
    if len(content) > BYTES_LIMIT:
        raise UnreadableFileError(
            name, "is a picture larger than 20 MB", "save it smaller and bring it in again"
        )
    kind = format_of(content)
    if kind is None:
        raise _refused(content, name)
    # Slow to import, and only needed where there are pictures.
    from workbench import pixels

    try:
        with pixels.opened(content, kind) as picture:
            _check_size(picture, kind, name)
            yield picture
    except pixels.FAULTS as error:
        raise UnreadableFileError(
            name, "is a damaged picture", "open it in another program and save it again"
        ) from error


def prepared(content: bytes, name: str) -> PreparedPicture:
    """Return a picture from outside, upright, converted and scaled where it has to be.

    Raises:
        UnreadableFileError: it is no picture, damaged, or has too many bytes or dots.
    """
    with opened(content, name) as picture:
        kind = format_of(content) or ""
        orientation = _orientation(picture, kind)
        is_large = max(picture.size) > SHOWN_SIDE
        if orientation == 1 and not is_large and _is_shown_alike(content, kind, picture):
            picture.load()
            kept = _stripped(content, kind)
            if kept is not None:
                return PreparedPicture(kept, _ENDINGS[kind], *picture.size)
        return _converted(content, kind, picture, orientation)


class PictureFolder:
    """Puts the pictures of one page aside in a folder, each in a file named after its content.

    A page of a few megabytes can hold pictures that fill a disk once they are unpacked.
    """

    def __init__(
        self, folder: Path, *, most_pictures: int = MOST_PICTURES, most_bytes: int = MOST_BYTES
    ) -> None:
        self._folder = folder
        self._most_pictures, self._most_bytes = most_pictures, most_bytes
        self._kept: dict[str, int] = {}

    def put_aside(self, content: bytes, *, name: str, alt: str = "") -> PagePicture:
        """Return the picture as it was put aside, or without a file and with the reason."""
        try:
            picture = prepared(content, name)
            if not self._has_room_for(picture):
                return PagePicture(
                    None, alt, why="The page has more pictures than can be brought in."
                )
            shown = self._keep(picture.shown, picture.ending)
            original = None
            if picture.original is not None:
                original = self._keep(picture.original, picture.original_ending)
        except UnreadableFileError as error:
            return PagePicture(None, alt, why=error.message())
        except OSError:
            return PagePicture(None, alt, why=f"There was no room to put “{name}” aside.")
        return PagePicture(shown, alt, original)

    def _has_room_for(self, picture: PreparedPicture) -> bool:
        if _name_of(picture.shown, picture.ending) in self._kept:
            return True
        size = len(picture.shown) + len(picture.original or b"")
        has_number = len(self._kept) < self._most_pictures
        return has_number and sum(self._kept.values()) + size <= self._most_bytes

    def _keep(self, content: bytes, ending: str) -> str:
        name = _name_of(content, ending)
        place = self._folder / name
        if not place.is_file():
            self._folder.mkdir(parents=True, exist_ok=True)
            files.write_durably(place, content)
        self._kept[name] = len(content)
        return name


def _name_of(content: bytes, ending: str) -> str:
    return f"{hashlib.sha256(content).hexdigest()}.{ending}"


def _check_size(picture: ImageFile, kind: str, name: str) -> None:
    width, height = picture.size
    if min(width, height) < 1:
        raise UnreadableFileError(name, "is an empty picture", "choose another one")
    most = PIXELS_LIMIT
    if kind == "WEBP":
        most = _MOST_OF_WEBP
    elif picture.info.get("progressive"):
        most = _MOST_OF_PROGRESSIVE
    if max(width, height) > SIDE_LIMIT or width * height > most:
        raise UnreadableFileError(
            name, "is a picture with too many dots", "save it smaller and bring it in again"
        )


def _orientation(picture: ImageFile, kind: str) -> int:
    """Return how a picture still has to be turned; 1 where it says nothing that can be read."""
    if kind == "TIFF":
        # The library turns these itself.
        return 1
    from workbench.pixels import FAULTS

    try:
        found = picture.getexif().get(_ORIENTATION, 1)
    except FAULTS:
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _is_shown_alike(content: bytes, kind: str, picture: ImageFile) -> bool:
    """Tell whether every program that shows pictures shows this one alike."""
    if kind == "PNG":
        return content[_DEPTH_OF_PNG] <= 8 and picture.mode in _SHOWN_ALIKE
    return kind == "JPEG" and picture.mode in {"L", "RGB"}


def _stripped(content: bytes, kind: str, orientation: int = 1) -> bytes | None:
    """Return a file without what it tells about its owner, or None where it is built oddly."""
    try:
        if kind == "PNG":
            return stripped_png(content)
        return stripped_jpeg(content, orientation=orientation)
    except ValueError:
        return None


def _converted(content: bytes, kind: str, picture: ImageFile, orientation: int) -> PreparedPicture:
    from workbench.pixels import encoded, scaled, upright

    is_photograph = kind == "JPEG"
    is_large = max(picture.size) > SHOWN_SIDE
    if is_large:
        # A JPEG can be decoded at a half or a quarter of its size right away.
        picture.draft(None, (SHOWN_SIDE, SHOWN_SIDE))
    picture.load()
    shown = upright(scaled(picture, SHOWN_SIDE), orientation)
    shown.info = {"icc_profile": picture.info.get("icc_profile")}
    file, ending = encoded(shown, is_photograph=is_photograph)
    if not is_large:
        return PreparedPicture(file, ending, *shown.size)
    original = _stripped(content, kind, orientation) if kind in _ENDINGS else None
    if original is None:
        return PreparedPicture(file, ending, *shown.size)
    return PreparedPicture(file, ending, *shown.size, original, _ENDINGS[kind])


def _refused(content: bytes, name: str) -> UnreadableFileError:
    if content.startswith(_METAFILES) or content[40:44] == b" EMF":
        return UnreadableFileError(
            name,
            "is a Windows drawing (WMF or EMF), which cannot be shown here",
            "save it as PNG first",
        )
    beginning = content[:1000].lstrip().lower()
    if b"<svg" in beginning or beginning.startswith(b"<?xml"):
        return UnreadableFileError(
            name,
            "is a drawing made of instructions (SVG), which is not safe to open",
            "save it as PNG first",
        )
    if content[4:8] == b"ftyp" and content[8:12] in _PHONE_PHOTOS:
        return UnreadableFileError(
            name,
            "is a photo in the form of newer iPhones (HEIC)",
            "send it from the phone as JPEG, or choose “Most Compatible” under Settings, Camera, "
            "Formats, and take it again",
        )
    return UnreadableFileError(name, "is no picture that can be shown", "save it as PNG or JPEG")
