# SPDX-License-Identifier: MIT
"""What a picture file says about itself: title, what is seen, who made it.

Museums and news agencies write it into their files, in up to four ways (Exif, IPTC, XMP, and pieces
of text in a PNG). Telephones write nothing of use: their dates and places are those of a pupil with
a camera and not of the source, and are never read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from workbench.domain.saying import capitalised
from workbench.importers.headings import Heading, heading_in
from workbench.importers.lines import collapsed
from workbench.importers.normalise import normalised

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_LONGEST = 500
_LARGEST_XMP = 200_000
_EXIF = {0x010E: "description", 0x013B: "creator", 0x9C9B: "title"}
_IPTC = {(2, 5): "title", (2, 120): "description", (2, 80): "creator", (2, 55): "date"}
_PNG = {"Title": "title", "Description": "description", "Author": "creator"}
_XMP = {
    "dc:title": "title",
    "dc:description": "description",
    "dc:creator": "creator",
    "photoshop:DateCreated": "date",
}
_NOTHING_SAID = re.compile(
    r"\W*(?:olympus digital camera|samsung|sony dsc|nikon|canon|kodak|minolta|dcim\b.*|"
    r"digital camera|screenshot|default|untitled|unnamed|none|unknown|n/?a|user|owner|admin|"
    r"(?:created|made|edited|scanned) (?:with|by|using|in)\b.*|exif[_ ]?jpe?g.*|jpeg|image|\d*)\W*",
    re.IGNORECASE,
)
_CAMERA_NAME = re.compile(
    r"(?:img|dsc[nf]?|pxl|mvimg|wp|vid|gopr|sam|imag|pict|hpim|whatsapp|screen ?shot|screenshot|"
    r"snip|scan|scanned|image|images|picture|pic|photo|foto|untitled|unnamed|unknown|download|"
    r"downloaded|copy|fullsizerender|fb|capture|file|page|new|final|edited)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s_+.]+|(?<=\w)-(?=\w)|-{2,}")
_YEAR = re.compile(r"[12]\d{3}s?|\d{1,2}")
_DIGIT = re.compile(r"\d")
_TAGS = re.compile(r"<[^>]*>")
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What a picture file says, each empty where it says nothing; `date` is as it is written."""

    title: str = ""
    description: str = ""
    creator: str = ""
    date: str = ""

    @property
    def line(self) -> str:
        """The words in one line, as a source's attribution has them; empty where there are none."""
        said = self.description or self.title
        if not said and not self.creator:
            return ""
        by = f"by {self.creator}" if said and self.creator else self.creator
        return ", ".join(part.rstrip(" .") for part in (said, by, self.date) if part)


def words_in(picture: ImageFile) -> PictureWords:
    """Return what an open picture says about itself; what cannot be read says nothing."""
    found: dict[str, str] = {}
    for name, words in _said(picture):
        cleaned = _cleaned(words)
        if cleaned and not _NOTHING_SAID.fullmatch(cleaned):
            found.setdefault(name, cleaned)
    return PictureWords(**found)


def heading_of_name(name: str) -> Heading | None:
    """Return the heading that a file is named after, as in `Source B.jpg`, or None."""
    first, _, rest = _spelled(name).partition(" ")
    label = rest.partition(" ")[0]
    found = heading_in(f"{first.capitalize()} {label.upper() if len(label) == 1 else label}")
    return found if found and not found.is_rare else None


def title_of_name(name: str) -> str:
    """Return the title that a file is named with, or nothing: cameras name theirs by numbers."""
    words = _spelled(name).split()
    if heading_of_name(name) is not None:
        words = words[2:]
    bare = [word.strip("()[],;:'\"–—-") for word in words]
    is_cameras = bool(bare) and _CAMERA_NAME.fullmatch(bare[0].rstrip("0123456789"))
    has_number = any(_DIGIT.search(word) and not _YEAR.fullmatch(word) for word in bare)
    telling = [word for word in bare if len(word) > 2 and word.isalpha()]
    if is_cameras or has_number or len(telling) < _FEWEST_WORDS:
        return ""
    title = " ".join(words).strip(" :–—-")
    return capitalised(title)


def _spelled(name: str) -> str:
    return collapsed(_SEPARATORS.sub(" ", PurePath(name).stem))


def _said(picture: ImageFile) -> Iterator[tuple[str, object]]:
    """Yield what is said, in the order in which it is to be believed."""
    info: Mapping[Any, Any] = picture.info
    for key in ("xmp", "XML:com.adobe.xmp"):
        if key in info:
            yield from _in_xmp(info[key])
    yield from _in_iptc(picture)
    exif = picture.getexif()
    for tag, name in _EXIF.items():
        if tag in exif:
            yield name, exif[tag]
    for key, name in _PNG.items():
        if key in info:
            yield name, str(info[key])


def _in_iptc(picture: ImageFile) -> Iterator[tuple[str, object]]:
    from PIL import IptcImagePlugin

    found = IptcImagePlugin.getiptcinfo(picture) or {}
    for key, name in _IPTC.items():
        if key in found:
            words = found[key]
            yield name, words[0] if isinstance(words, list) else words


def _in_xmp(packet: object) -> Iterator[tuple[str, object]]:
    """Yield what a packet of XMP says; it is searched and not parsed, so that nothing expands."""
    text = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet)
    text = text[:_LARGEST_XMP]
    for key, name in _XMP.items():
        opened, _, rest = text.partition(f"<{key}>")
        if rest:
            inside = rest[: 4 * _LONGEST].partition(f"</{key}>")[0]
            yield name, html.unescape(_TAGS.sub(" ", inside))
            continue
        _, _, rest = opened.partition(f'{key}="')
        if rest:
            yield name, html.unescape(rest[: 4 * _LONGEST].partition('"')[0])


def _cleaned(words: object) -> str:
    """Return words as one line of plain text."""
    if isinstance(words, bytes):
        text = words.decode("utf-16-le" if words[1:2] == b"\0" else "utf-8", "replace")
    else:
        text = str(words)
        # Exif is read as Latin-1, whatever it was written in.
        with suppress(UnicodeError):
            text = text.encode("latin-1").decode("utf-8")
    found, _ = normalised(text[: 4 * _LONGEST].replace("\0", " "))
    return collapsed(found)[:_LONGEST]
