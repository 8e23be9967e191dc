# SPDX-License-Identifier: MIT
"""Parts of a picture as selectors of W3C Web Annotations.

A rectangle is a `FragmentSelector` by Media Fragments (`xywh=percent:…`). An ellipse and a polygon
are an `SvgSelector` with just that one shape, in a view box that is laid over the whole picture, so
that positions are per cent there too. What comes from elsewhere is read by regular expressions that
know this one form: no XML parser sees it, so nothing in it can be expanded or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from workbench.domain.regions import DIGITS, Region, Shape, Spot, framed, with_corners

MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"
"""What a fragment says that it conforms to (Web Annotation Data Model, section 4.2.1)."""

PICTURE_SELECTORS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "FragmentSelector": frozenset({"type", "conformsTo", "value"}),
        "SvgSelector": frozenset({"type", "value"}),
    }
)
"""The kinds of selectors for parts of pictures, and their members that are ours."""

MOST_CORNERS = 1000
"""Corners that a polygon from elsewhere may have."""

_LONGEST = 40_000
"""Characters of an outline, beyond which it is not looked at."""

_OVER = 0.001
"""How far beyond the edge rounding may have put a place, in fractions of the picture."""

_NUMBER = r"\d{1,9}(?:\.\d{1,15})?"
_FRAGMENT = re.compile(rf"xywh=percent:({_NUMBER}),({_NUMBER}),({_NUMBER}),({_NUMBER})")
_MEMBERS = r"""((?:\s++[A-Za-z:]{1,30}\s*+=\s*+(?:"[^"<&]*+"|'[^'<&]*+'))*+)\s*+"""
_OUTLINE = re.compile(
    rf"\s*+<svg{_MEMBERS}>\s*+<(ellipse|polygon){_MEMBERS}(?:/>|>\s*+</\2\s*+>)\s*+</svg\s*+>\s*+"
)
_MEMBER = re.compile(r"""([A-Za-z:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NUMBERS = re.compile(rf"\s*+{_NUMBER}(?:(?:\s*+,\s*+|\s++){_NUMBER})*+\s*+")
_AROUND = frozenset({"xmlns", "viewBox", "preserveAspectRatio", "version"})


def selector_of(region: Region) -> dict[str, str]:
    """Return the selector of a part; `region_from_selector` makes the very same part of it."""
    if region.shape is Shape.RECTANGLE:
        sides = (region.left, region.top, region.width, region.height)
        return {
            "type": "FragmentSelector",
            "conformsTo": MEDIA_FRAGMENTS,
            "value": f"xywh=percent:{','.join(map(_percent, sides))}",
        }
    return {
        "type": "SvgSelector",
        "value": (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" '
            f'preserveAspectRatio="none">{_shape_of(region)}</svg>'
        ),
    }


def region_from_selector(selector: Mapping[str, Any]) -> Region | None:
    """Return the part that a selector tells, or None where it tells none that can be seen here.

    None too where it counts in pixels: how many the picture had there is not said.
    """
    value = selector.get("value")
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    try:
        if selector.get("type") == "FragmentSelector":
            return _from_fragment(value)
        if selector.get("type") == "SvgSelector":
            return _from_outline(value)
    except ValueError:
        return None
    return None


def _from_fragment(value: str) -> Region | None:
    found = _FRAGMENT.fullmatch(value)
    if found is None:
        return None
    left, top, width, height = (float(each) / 100 for each in found.groups())
    return framed(_spot(left, top), _spot(left + width, top + height))


def _from_outline(value: str) -> Region | None:
    found = _OUTLINE.fullmatch(value)
    if found is None:
        return None
    around, shape = _members(found[1]), _members(found[3])
    if around is None or shape is None or not around.keys() <= _AROUND:
        return None
    box = _numbers(around.get("viewBox", ""))
    if len(box) != 4 or not box[2] or not box[3]:
        return None

    def spot(x: float, y: float) -> Spot:
        return _spot((x - box[0]) / box[2], (y - box[1]) / box[3])

    if found[2] == "ellipse" and shape.keys() == {"cx", "cy", "rx", "ry"}:
        sides = _numbers(" ".join(shape[name] for name in ("cx", "cy", "rx", "ry")))
        if len(sides) == 4:
            x, y, across, down = sides
            return framed(spot(x - across, y - down), spot(x + across, y + down), Shape.ELLIPSE)
    if found[2] == "polygon" and shape.keys() == {"points"}:
        places = _numbers(shape["points"])
        if len(places) % 2 == 0 and len(places) <= 2 * MOST_CORNERS:
            pairs = zip(places[::2], places[1::2], strict=True)
            return with_corners([spot(x, y) for x, y in pairs])
    return None


def _shape_of(region: Region) -> str:
    if region.shape is Shape.POLYGON:
        corners = " ".join(f"{_percent(spot.x)},{_percent(spot.y)}" for spot in region.spots)
        return f'<polygon points="{corners}"/>'
    across, down = region.width / 2, region.height / 2
    return (
        f'<ellipse cx="{_percent(region.left + across)}" cy="{_percent(region.top + down)}" '
        f'rx="{_percent(across)}" ry="{_percent(down)}"/>'
    )


def _percent(fraction: float) -> str:
    # Halves of a frame have one digit more than its corners.
    words = f"{fraction * 100:.{DIGITS - 1}f}"
    return words.rstrip("0").rstrip(".")


def _members(text: str) -> dict[str, str] | None:
    """Return the members of an element by name, or None where one is there twice."""
    pairs = [(name, one or other) for name, one, other in _MEMBER.findall(text)]
    members = dict(pairs)
    return members if len(members) == len(pairs) else None


def _numbers(text: str) -> list[float]:
    if not _NUMBERS.fullmatch(text):
        return []
    return [float(each) for each in text.replace(",", " ").split()]


def _spot(x: float, y: float) -> Spot:
    return Spot(_within(x), _within(y))


def _within(fraction: float) -> float:
    """Return a place moved back onto the picture, where only rounding put it beyond the edge."""
    return min(1.0, max(0.0, fraction)) if -_OVER <= fraction <= 1 + _OVER else fraction
