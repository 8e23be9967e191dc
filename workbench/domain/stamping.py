# SPDX-License-Identifier: MIT
"""What a teacher types in one line: where it is said, a code, a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workbench.domain.handed_in.outline import PlanOutline
from workbench.domain.practising.scripts import paragraph_names
from workbench.domain.remark_places import WHOLE_PLAN
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Code, CodeBank, Stamp

_POINT = re.compile(r"(?:point\s*|p\.?\s?)(\d{1,3})\b[:.,]?\s*", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:paragraph|para\.?|p\.?|¶)\s*(\d{1,4})\b[:.,]?\s*", re.IGNORECASE)
_OTHER_HAND = re.compile(r"(?:on the )?other hand(?: (\d{1,2}))?[:.,]?\s+", re.IGNORECASE)
_WORD = re.compile(r"(\S+)\s*")
_PARTS = {"claim": "My claim", "judgement": "Judgement", "judgment": "Judgement"}
_ENDS = ":.,"


@dataclass(frozen=True, slots=True)
class TypedStamp:
    """What a line such as “A1 Inf? which word?” says."""

    place: RemarkPlace
    where: str
    code: Code | None
    comment: str


def typed_stamp(line: str, outline: PlanOutline, bank: CodeBank) -> TypedStamp | None:
    """Return what is to be stamped where, or None where nothing is said.

    A short id (“A1”), “point 2” or “p2”, “claim”, “judgement” or “other hand” in front says where,
    in an answer “paragraph 2” or “p2”; else it is said of the whole. Then comes a code, a comment,
    or both. “P2” is a mark where there is one of that id.
    """
    line = " ".join(line.split())
    place, where, rest = _placed(line, outline)
    first = _WORD.match(rest)
    if first is None:
        return None
    word = first[1]
    code = bank.typed(word) or (bank.typed(word[:-1]) if word[-1] in _ENDS else None)
    return TypedStamp(place, where, code, rest[first.end() :] if code else rest)


def stamped(typed: TypedStamp, stamp_id: str, now: datetime) -> Stamp:
    """Return the stamp that somebody typed, with the words its code has today; `now` is in UTC."""
    code = typed.code
    return Stamp(
        stamp_id,
        typed.place,
        typed.where,
        code.code if code else "",
        code.sentence if code else "",
        typed.comment,
        now,
        praises=code is not None and code.praises,
    )


def _placed(line: str, outline: PlanOutline) -> tuple[RemarkPlace, str, str]:
    """Return the place that a line begins with, its name, and the rest of the line."""
    for name, end in _names_in_front(line):
        piece = outline.named(name)
        if piece is not None:
            return piece.place, piece.name, line[end:]
    return RemarkPlace(part=WHOLE_PLAN), outline.whole_name, line


def _names_in_front(line: str) -> Iterable[tuple[str, int]]:
    """Yield what the beginning of a line may name, and where the rest begins."""
    first = _WORD.match(line)
    if first is not None:
        word = first[1].rstrip(_ENDS)
        yield f"Mark {word}", first.end()
        if word.casefold() in _PARTS:
            yield _PARTS[word.casefold()], first.end()
    if (point := _POINT.match(line)) is not None:
        yield f"Point {int(point[1])}", point.end()
    if (paragraph := _PARAGRAPH.match(line)) is not None:
        for name in paragraph_names(int(paragraph[1])):
            yield name, paragraph.end()
    if (other := _OTHER_HAND.match(f"{line} ")) is not None:
        number = f" {int(other[1])}" if other[1] else ""
        yield f"On the other hand{number}", min(other.end(), len(line))
