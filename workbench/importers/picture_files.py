# SPDX-License-Identifier: MIT
"""Pictures from outside: told by their first bytes, unpacked within limits, put aside.

A picture is decoded once, here, where reading has limits. What is put aside is a PNG or a JPEG that
stands upright and is small enough for every screen and page; a larger original is put aside too.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import files
from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import PagePicture

if TYPE_CHECKING:
    from PIL.Image import Image

BYTES_LIMIT = 20 * 1024 * 1024
SIDE_LIMIT = 20_000
PIXELS_LIMIT = 40_000_000
"""What a picture may have at most: bytes, pixels on a side, pixels in all."""

SHOWN_SIDE = 3_000
"""Pixels of the longer side of what is shown: a page of A4 at 250 dots per inch."""

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
_KEPT_AS_THEY_ARE = {"PNG": "png", "JPEG": "jpg"}
_PNG_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_JPEG_QUALITY = 90

_FAULTS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""Whatever a damaged or malicious picture makes the library raise."""


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture in the form in which it is shown, and as it was where that is larger.

    `shown` and `original` are whole files; the endings are `png` or `jpg`. Sizes are in pixels of
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


def prepared(content: bytes, name: str) -> PreparedPicture:
    """Return a picture from outside, upright, converted and scaled where it has to be.

    Raises:
        UnreadableFileError: it is no picture, damaged, or has too many bytes or dots.
    """
    # Slow to import, and only needed where there are pictures.
    import PIL.Image

    if len(content) > BYTES_LIMIT:
        raise UnreadableFileError(
            name, "is a picture larger than 20 MB", "save it smaller and bring it in again"
        )
    kind = format_of(content)
    if kind is None:
        raise _refused(content, name)
    try:
        with PIL.Image.open(BytesIO(content), formats=[kind]) as picture:
            _check_size(picture.size, name)
            picture.load()
            return _prepared(content, kind, picture)
    except UnreadableFileError:
        raise
    except (
        *_FAULTS,
        PIL.Image.DecompressionBombError,
        PIL.Image.DecompressionBombWarning,
    ) as error:
        raise UnreadableFileError(
            name, "is a damaged picture", "open it in another program and save it again"
        ) from error


class PictureFolder:
    """Puts pictures aside in one folder, each in a file named after its content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put_aside(self, content: bytes, *, name: str, alt: str = "") -> PagePicture:
        """Return the picture as it was put aside, or without a file and with the reason."""
        try:
            picture = prepared(content, name)
            shown = self._keep(picture.shown, picture.ending)
            original = None
            if picture.original is not None:
                original = self._keep(picture.original, picture.original_ending)
        except UnreadableFileError as error:
            return PagePicture(None, alt, why=error.message())
        except OSError:
            return PagePicture(None, alt, why=f"There was no room to put “{name}” aside.")
        return PagePicture(shown, alt, original)

    def _keep(self, content: bytes, ending: str) -> str:
        name = f"{hashlib.sha256(content).hexdigest()}.{ending}"
        place = self._folder / name
        if not place.is_file():
            self._folder.mkdir(parents=True, exist_ok=True)
            files.write_durably(place, content)
        return name


def _check_size(size: tuple[int, int], name: str) -> None:
    if min(size) < 1:
        raise UnreadableFileError(name, "is an empty picture", "choose another one")
    if max(size) > SIDE_LIMIT or size[0] * size[1] > PIXELS_LIMIT:
        raise UnreadableFileError(
            name, "is a picture with too many dots", "save it smaller and bring it in again"
        )


def _prepared(content: bytes, kind: str, picture: Image) -> PreparedPicture:
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    is_turned = upright.size != picture.size or picture.getexif().get(0x0112, 1) not in {0, 1}
    is_large = max(upright.size) > SHOWN_SIDE
    ending = _KEPT_AS_THEY_ARE.get(kind)
    if ending and not is_turned and not is_large and _is_plain(picture):
        return PreparedPicture(content, ending, *picture.size)
    shown = upright
    if is_large:
        shown = _in_full_colour(upright)
        shown.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
    encoded, shown_ending = _encoded(shown, kind)
    if not is_large:
        return PreparedPicture(encoded, shown_ending, *shown.size)
    if ending:
        original, original_ending = content, ending
    else:
        original, original_ending = _encoded(upright, kind)
    return PreparedPicture(encoded, shown_ending, *shown.size, original, original_ending)


def _is_plain(picture: Image) -> bool:
    """Tell whether every program that shows pictures shows this one alike."""
    return picture.mode in {"1", "L", "P", "RGB", "RGBA", "LA"} and not _is_moving(picture)


def _is_moving(picture: Image) -> bool:
    return getattr(picture, "n_frames", 1) > 1


def _in_full_colour(picture: Image) -> Image:
    has_holes = "A" in picture.mode or "transparency" in picture.info
    return picture.convert("RGBA" if has_holes else "L" if picture.mode in {"1", "L"} else "RGB")


def _encoded(picture: Image, kind: str) -> tuple[bytes, str]:
    """Return a picture as a file: a photograph as JPEG, everything drawn as PNG."""
    target = BytesIO()
    if kind == "JPEG":
        plain = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
        plain.save(target, "JPEG", quality=_JPEG_QUALITY)
        return target.getvalue(), "jpg"
    plain = picture if picture.mode in _PNG_MODES else _in_full_colour(picture)
    plain.save(target, "PNG")
    return target.getvalue(), "png"


def _refused(content: bytes, name: str) -> UnreadableFileError:
    if content.startswith(_METAFILES) or content[40:44] == b" EMF":
        return UnreadableFileError(
            name,
            "is a Windows drawing (WMF or EMF), which cannot be shown here",
            "save it as PNG first",
        )
    beginning = content[:1000].lstrip().lower()
    if b"<svg" in beginning or beginning.startswith((b"<?xml", b"<svg")):
        return UnreadableFileError(
            name,
            "is a drawing made of instructions (SVG), which is not safe to open",
            "save it as PNG first",
        )
    return UnreadableFileError(name, "is no picture that can be shown", "save it as PNG or JPEG")
