# SPDX-License-Identifier: MIT
"""Copies without a file, and makers of them that wait till the test lets them go on."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

from workbench.domain.documents import PagePicture, PageSpot

_SMALL = 100


@dataclass
class BlankCopy:
    """A copy whose pages are blank; it notes which were asked for."""

    pages: int = 1
    unprintable: tuple[str, ...] = ()
    can_be_read_aloud: bool = True
    size: int = 300_000
    data: bytes = b"%PDF"
    asked: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    found: dict[str, tuple] = field(default_factory=dict)
    marked: tuple = ()
    spots: dict[int, PageSpot] = field(default_factory=dict)

    def find(self, words):
        return self.found.get(words, ())

    def marks(self):
        return self.marked

    def spot(self, number, x, y):
        return self.spots.get(number, PageSpot())

    def page(self, number, *, width, is_grey=False):
        # Pages in small are asked for all by themselves.
        if width > _SMALL:
            self.asked.append(number)
            self.widths.append(width)
        height = round(width * 2**0.5)
        stride = width * (1 if is_grey else 4)
        return PagePicture(width, height, stride, is_grey, b"\xff" * (stride * height))


class Maker:
    """Makes blank copies; with `holds`, each waits for its turn to `go_on` or to be stopped."""

    def __init__(self, *copies, holds=False, fault=None):
        self.copies = list(copies) or [BlankCopy(pages=3)]
        self.fault = fault
        self.asked, self.wishes = [], []
        self.jobs = []
        self.gate = Event()
        if not holds:
            self.gate.set()

    def go_on(self):
        self.gate.set()

    def __call__(self, wish, job):
        self.wishes.append(wish)
        self.asked.append(wish.options)
        self.jobs.append(job)
        number = len(self.asked)
        job.reached("page", 2, 5)
        while not self.gate.wait(0.01):
            job.reached("page", 2, 5)
        job.reached("page", 3, 5)
        if self.fault is not None:
            raise self.fault
        return self.copies[min(number, len(self.copies)) - 1]
