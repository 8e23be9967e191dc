# SPDX-License-Identifier: MIT
"""Remarks as they are shown: where each stands, and what it says in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from workbench.domain.remark_places import Ground, place_name
from workbench.domain.remarks import FIELD_NAMES, Remark, RemarkKind

_WITHOUT_WORDS = MappingProxyType(
    {
        "highlight": "Highlighted, without words",
        "underline": "Underlined, without words",
        "strike-out": "Struck out, without words",
        "drawing": "Something drawn on the page",
    }
)
_DELETED = "This mark was deleted from the page. Here it is as you made it."


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark with the name of its place, which is empty where it belongs nowhere."""

    remark: Remark
    place: str

    @property
    def words(self) -> str:
        """What it says, or else what was done without words."""
        said = self.remark.said
        if said.text:
            return said.text
        if said.kind is RemarkKind.DELETION:
            return _DELETED
        return _WITHOUT_WORDS.get(said.field, "Marked, without words")

    @property
    def source(self) -> str:
        """Who said it, on which page, and when, as far as the file tells."""
        said = self.remark.said
        page = f"page {said.page}" if said.page is not None else ""
        day = f"{said.written.day} {said.written:%B}" if said.written else ""
        return " · ".join(filter(None, (said.author, page, day)))

    @property
    def spoken(self) -> str:
        """All of it in one line, for whoever hears it."""
        parts = [self.place or "Belongs nowhere", self.words, self.source]
        if self.remark.earlier:
            parts.append(f"Before it said: {self.remark.earlier}")
        if self.remark.taken_away is not None:
            parts.append("Taken away")
        elif self.remark.done is not None:
            parts.append("Done")
        return ". ".join(part.rstrip(".") for part in parts if part)


@dataclass(frozen=True, slots=True)
class RemarkList:
    """All remarks on a plan or an answer, each in one of five lists.

    `judgement` tells how the newest hand-in was judged; `to_do` is to be ticked off, `unplaced`
    as well, but nobody could tell what that is about; about `praise` there is nothing to do;
    `taken_away` is no longer in the file.
    """

    judgement: tuple[RemarkLine, ...] = ()
    to_do: tuple[RemarkLine, ...] = ()
    unplaced: tuple[RemarkLine, ...] = ()
    taken_away: tuple[RemarkLine, ...] = ()
    praise: tuple[RemarkLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever brought in."""
        lists = (self.judgement, self.to_do, self.unplaced, self.taken_away, self.praise)
        return not any(lists)

    @property
    def asked(self) -> int:
        """How many things are, or were, to be done."""
        return len(self.to_do) + len(self.unplaced)

    @property
    def done(self) -> int:
        """How many of these are ticked off."""
        return sum(line.remark.done is not None for line in (*self.to_do, *self.unplaced))


def remark_lines(remarks: Iterable[Remark], ground: Ground) -> tuple[RemarkLine, ...]:
    """Return remarks with the names of their places, in their order."""
    return tuple(RemarkLine(each, place_name(each, ground)) for each in remarks)


def remark_list(remarks: Iterable[Remark], ground: Ground) -> RemarkList:
    """Return the remarks on the plan or answer of `ground`: the form first, then page by page.

    Of a plan, which changes, the newest hand-in counts; of an answer the newest that judges it.
    """
    own = [each for each in remarks if each.plan_id == ground.plan.id]
    lines = sorted(remark_lines(own, ground), key=_order)
    judging = own if ground.script is None else [each for each in own if each.is_judgement]
    newest = max(judging, key=lambda each: each.received, default=None)
    there = [line for line in lines if line.remark.taken_away is None]
    asking = [line for line in there if line.remark.asks]
    return RemarkList(
        judgement=tuple(
            line
            for line in there
            if line.remark.is_judgement and newest and line.remark.hand_in == newest.hand_in
        ),
        to_do=tuple(line for line in asking if line.place),
        unplaced=tuple(line for line in asking if not line.place),
        taken_away=tuple(line for line in lines if line.remark.taken_away is not None),
        praise=tuple(line for line in there if line.remark.is_praise),
    )


def _order(line: RemarkLine) -> tuple[bool, int, int, int]:
    said = line.remark.said
    fields = list(FIELD_NAMES)
    field = fields.index(said.field) if said.field in fields else len(fields)
    return (said.kind is not RemarkKind.FORM, field, said.page or 0, said.place.paragraph or 0)
