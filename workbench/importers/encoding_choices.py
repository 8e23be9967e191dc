# SPDX-License-Identifier: MIT
"""In which encodings the bytes of a page can be read that is not Unicode, the likeliest first.

Only the lines with bytes beyond ASCII are looked at, and of a long page only the first of them, so
that a page of any size costs the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.domain.text import one_line
from workbench.importers.encodings import ENCODINGS, USUAL
from workbench.importers.page import EncodingChoice
from workbench.importers.plausibility import plausibility

MOST_CHOICES = 8
"""Encodings that are offered at most."""

LONGEST_LINE = 90
"""Characters of the line that is shown for each of them."""

_SAMPLE, _JUDGED = 65_536, 6_000
_MOST_OF_A_LINE = 4_000
"""Bytes that are tried, of these the ones whose letters are looked at, and bytes of one line."""

_MOST_DAMAGE = 0.02
"""Share of the bytes beyond ASCII that may be unreadable: files are damaged and cut off."""

_SURE, _SURE_BEFORE_ALL = 0.85, 0.6
_LEAD, _LEAD_WITHOUT_USUAL = 0.25, 0.15
"""How plausible another encoding than the usual one must be, and by how much it must lead, also
where the usual one cannot read the page."""

_LEAST_FOREIGN = 0.02
"""Share of bytes beyond ASCII in the doubtful lines from which on they are judged: every language
written with other letters has more, and English with its signs has fewer."""

_FEWEST_LETTERS = 0.2
"""Share of letters among these bytes below which they are the quotation marks, dashes and bullets
of a page in the usual encoding."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_LINE_END = re.compile(rb"[\r\n]")
_ASCII, _HIGH_BYTES = bytes(range(0x80)), bytes(range(0x80, 0x100))
# Control characters and those of nobody are what tables give for bytes that mean nothing in them.
_NO_CHARACTER = re.compile("[\ufffd\x80-\x9f\ue000-\uf8ff]")
_TAG = re.compile(rb"<[^<>]{0,1000}>")
_MOST_BEFORE, _LEAD_IN = 200, 24
"""Bytes of ASCII that stay before the first other one of a line, and before what is shown."""

_MOST_LINES, _MOST_STARTS = 100, 60
"""Lines in which a stretch to show is looked for, and places in each at which it may begin."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How an encoding reads the doubtful lines of a page, and how plausible that is."""

    encoding: str
    text: str
    plausibility: float


def doubtful_lines(data: bytes) -> list[bytes]:
    """Return the lines with bytes beyond ASCII, as far as they are looked at, without tags.

    Each begins where a character does: no encoding has a line end within a character.
    """
    lines, size, place = [], 0, 0
    while size < _SAMPLE and (found := _BEYOND_ASCII.search(data, place)):
        at = found.start()
        # What stands before the first byte beyond ASCII can be cut anywhere.
        start = max(place, at - _MOST_BEFORE)
        start = max(start, data.rfind(b"\n", start, at) + 1, data.rfind(b"\r", start, at) + 1)
        end = _LINE_END.search(data, at)
        place = end.end() if end else len(data)
        line = _TAG.sub(b" ", data[start : min(place, at + _MOST_OF_A_LINE)])
        lines.append(line)
        size += len(line) + 1
    return lines


def readings_of(lines: Sequence[bytes]) -> tuple[Reading, ...]:
    """Return how the doubtful lines of a page can be read, the most plausible encoding first.

    Encodings that read them in the same way are one.
    """
    sample = b"\n".join(lines)
    found: dict[str, Reading] = {}
    for encoding in ENCODINGS:
        reading = _reading(sample, encoding)
        if reading.text not in found and not is_damaged(reading.text, sample):
            found[reading.text] = reading
    return tuple(sorted(found.values(), key=lambda each: -each.plausibility))


def guess_of(lines: Sequence[bytes], readings: Sequence[Reading]) -> str:
    """Return the encoding that a page is read in as long as nobody chooses another.

    It is the usual one unless that is clearly less plausible than one that is sure, or where there
    is too little to judge by: an English page with a few signs beyond ASCII says nothing. There is
    always a reading: tables such as KOI8 have a letter or a sign for every byte.
    """
    sample = b"".join(lines)
    best, *others = readings
    beyond = sample.translate(None, _ASCII)
    letters = sum(map(str.isalpha, beyond.decode(USUAL, "ignore")))
    if len(beyond) < _LEAST_FOREIGN * len(sample) or letters < _FEWEST_LETTERS * len(beyond):
        return USUAL
    usual = max((x.plausibility for x in others if x.encoding == USUAL), default=-1.0)
    second = max((x.plausibility for x in others), default=-1.0)
    is_sure = best.plausibility >= _SURE and best.plausibility - usual >= _LEAD
    lead = _LEAD if USUAL in {x.encoding for x in readings} else _LEAD_WITHOUT_USUAL
    leads = best.plausibility >= _SURE_BEFORE_ALL and best.plausibility - second >= lead
    return best.encoding if is_sure or leads else USUAL


def choices_of(
    lines: Sequence[bytes], encoding: str, readings: Sequence[Reading]
) -> tuple[EncodingChoice, ...]:
    """Return what can be chosen for a page: the encoding that it was read in, then the others.

    Nothing where there is no other, or where no letter can look wrong, only quotation marks stand.
    """
    mine = _reading(b"\n".join(lines), encoding)
    others = [each for each in readings if each.text != mine.text]
    has_letters = any(char.isalpha() and not char.isascii() for char in mine.text)
    if not others or not (has_letters or "\ufffd" in mine.text):
        return ()
    excerpt = _excerpt(lines)
    return tuple(
        EncodingChoice(each.encoding, _line(excerpt, each.encoding))
        for each in (mine, *others[: MOST_CHOICES - 1])
    )


def is_damaged(text: str, data: bytes) -> bool:
    """Tell whether more of a page is unreadable in an encoding than a damaged file explains."""
    bad = len(_NO_CHARACTER.findall(text))
    beyond = len(data) - len(data.translate(None, _HIGH_BYTES))
    return bad > _MOST_DAMAGE * max(beyond, 1)


def _reading(sample: bytes, encoding: str) -> Reading:
    judged = sample[:_JUDGED].decode(encoding, "ignore")
    return Reading(encoding, sample.decode(encoding, "replace"), plausibility(judged))


def _excerpt(lines: Sequence[bytes]) -> bytes:
    """Return the stretch of a line in which the most different bytes beyond ASCII stand."""
    best, most = b"", 0
    for line in lines[:_MOST_LINES]:
        for start in _starts(line):
            count = len(set(line[start : start + LONGEST_LINE].translate(None, _ASCII)))
            if count > most:
                best, most = line[start : start + 2 * LONGEST_LINE], count
    return best


def _starts(line: bytes) -> list[int]:
    """Return where a stretch can begin without cutting a character: at blanks, which are ASCII."""
    found = _BEYOND_ASCII.search(line)
    if found is None:
        return []
    first = line.rfind(b" ", 0, max(0, found.start() - _LEAD_IN)) + 1
    blanks = (place.end() for place in re.finditer(rb"[ \t]", line) if place.end() > first)
    return [first, *islice(blanks, _MOST_STARTS)]


def _line(excerpt: bytes, encoding: str) -> str:
    text = one_line(excerpt.decode(encoding, "replace"))
    return text[:LONGEST_LINE].rstrip("\ufffd ")
