# SPDX-License-Identifier: MIT
"""A page as a viewer shows it, and the way back to the coordinates in the file.

A viewer cuts a page to its crop box and turns it. Here places are told in points from the top left
of what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import pikepdf

from workbench.domain.handed_in.remarks import Frame
from workbench.importers.handed_in.objects import Found, frame_in, member, number_in

_MOST_PARENTS = 32
_LEAST, _MOST = 10.0, 14_400.0
"""Points: the smallest and the largest page (ISO 32000-1, annex C)."""

_TURNS = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0")


@dataclass(frozen=True, slots=True)
class ShownPage:
    """What is shown of a page: a frame in the file's coordinates, turned by quarters clockwise."""

    frame: Frame
    quarters: int = 0

    @classmethod
    def of(cls, page: pikepdf.Page) -> Self:
        """Return what is shown of a page.

        Raises:
            ValueError: it has no size that a page can have.
        """
        whole = _inherited_frame(page.obj, "/MediaBox")
        cut = _inherited_frame(page.obj, "/CropBox") or whole
        if whole is None or cut is None:
            raise ValueError("no size")
        frame = (
            max(whole[0], cut[0]),
            max(whole[1], cut[1]),
            min(whole[2], cut[2]),
            min(whole[3], cut[3]),
        )
        if not all(_LEAST <= side <= _MOST for side in (frame[2] - frame[0], frame[3] - frame[1])):
            raise ValueError("no size")
        return cls(frame, _turned(page.obj))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as they are shown."""
        left, bottom, right, top = self.frame
        sides = (right - left, top - bottom)
        return sides if self.quarters % 2 == 0 else sides[::-1]

    def shown(self, frame: Frame) -> Frame:
        """Return where a frame of the file is shown: left, top, right, bottom from the top left."""
        corners = [self._shown(frame[0], frame[1]), self._shown(frame[2], frame[3])]
        (x0, x1), (y0, y1) = (sorted(each) for each in zip(*corners, strict=True))
        height = self.size[1]
        return x0, height - y1, x1, height - y0

    def in_file(self, left: float, top: float, right: float, bottom: float) -> Frame:
        """Return the frame in the file of what is shown between these edges."""
        height = self.size[1]
        corners = [self._in_file(left, height - bottom), self._in_file(right, height - top)]
        (x0, x1), (y0, y1) = (sorted(each) for each in zip(*corners, strict=True))
        return x0, y0, x1, y1

    @property
    def upright(self) -> str:
        """The matrix that lets a form stand upright on the page (ISO 32000-1, 12.5.5)."""
        return f"{_TURNS[self.quarters]} 0 0"

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """Return a place from the lower left of what is shown."""
        left, bottom, right, top = self.frame
        return (
            (x - left, y - bottom),
            (y - bottom, right - x),
            (right - x, top - y),
            (top - y, x - left),
        )[self.quarters]

    def _in_file(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.frame
        return (
            (left + x, bottom + y),
            (right - y, bottom + x),
            (right - x, top - y),
            (left + y, top - x),
        )[self.quarters]


def _inherited_frame(page: Found, name: str) -> Frame | None:
    return frame_in(_holder(page, name), name)


def _turned(page: Found) -> int:
    return number_in(_holder(page, "/Rotate"), "/Rotate") // 90 % 4


def _holder(page: Found, name: str) -> Found:
    """Return the page, or the group of pages above it, that has a member; else the page."""
    node = page
    for _ in range(_MOST_PARENTS):
        if node is None or member(node, name) is not None:
            break
        node = member(node, "/Parent")
    return page if node is None else node
