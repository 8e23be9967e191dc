# SPDX-License-Identifier: MIT
"""Pictures as the elements of a web page name them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.importers.readers.web.blocks import Block, PictureReference
from workbench.importers.readers.web.element_names import DECORATION

_SMALLEST = 24
_LONGEST_ALT = 1_000
_SIZE = re.compile(r"\s*(\d{1,5})(?:px)?\s*$")
_EMPTY = re.compile(r"data:image/(?:svg|gif)", re.IGNORECASE)
_LATER = ("data-src", "data-lazy-src", "data-original", "data-lazy")
_VARIABLE = "--sf-img-"
_DRAWN = re.compile(r"--sf-img-(\d{1,6})\s*:\s*url\([\"']?([^\"')\s]{1,200})")
_NAMES_VARIABLE = re.compile(r"var\((--sf-img-\d{1,6})\)")
_SMALL_WORDS = re.compile(r"(?:^|\s)(?:emoji|wp-smiley|tex|latex|mwe-math\S*)(?=\s|$)")


def reference_of(attributes: Mapping[str, str], *, is_shown: bool) -> PictureReference | None:
    """Return the picture that an element shows, or None where it only decorates the page.

    `is_shown` says that the page presents it: it stands in a figure.
    """
    address = _address_of(attributes)
    alt = " ".join(attributes.get("alt", "").split())[:_LONGEST_ALT]
    sides = [_SIZE.match(attributes.get(side, "")) for side in ("width", "height")]
    is_small = any(side and int(side[1]) <= _SMALLEST for side in sides)
    if not address or is_small or attributes.get("role") == "presentation":
        return None
    has_no_name = "alt" not in attributes and not DECORATION.search(address.split("?")[0])
    return PictureReference(address, alt, is_told=bool(alt) or is_shown or has_no_name)


def alt_in_words(attributes: Mapping[str, str]) -> str:
    """Return what a small picture within a line stands for: a sign, a formula."""
    is_word = _SMALL_WORDS.search(attributes.get("class", ""))
    return attributes.get("alt", "")[:_LONGEST_ALT] if is_word else ""


def drawn_by_style(styles: Sequence[str]) -> Mapping[str, str]:
    """Return the addresses of pictures that style sheets hold under names of their own.

    SingleFile writes a picture that a page shows twice into a variable of the style sheet, and the
    elements that show it only name the variable.
    """
    return {
        f"{_VARIABLE}{found[1]}": found[2] for style in styles for found in _DRAWN.finditer(style)
    }


def heading_drawn(picture: PictureReference) -> str | None:
    """Return the heading of a source that a page shows as a picture of its letters, or None."""
    return picture.alt if Block(picture.alt).is_source_heading else None


def _address_of(attributes: Mapping[str, str]) -> str:
    named = _NAMES_VARIABLE.search(attributes.get("style", ""))
    if named:
        return named[1]
    address = attributes.get("src", "").strip()
    if address and not _EMPTY.match(address):
        return address
    later = next((attributes[name] for name in _LATER if attributes.get(name)), "")
    candidates = attributes.get("srcset", "").split(",")[0].split()
    return later.strip() or address or (candidates[0] if candidates else "")
