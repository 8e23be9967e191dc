# SPDX-License-Identifier: MIT
"""What a moderation shows: the lines of the class, and both marks of one plan, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from textwrap import shorten

from workbench.domain.enquiries import Level
from workbench.domain.handed_in.class_table import ClassTable, Row, RowKey
from workbench.domain.moderation.markers import Seen, TwoMarkers
from workbench.domain.moderation.records import Agreed, Compared, Judgement, Marker
from workbench.domain.moderation.sampling import shuffled, usual_size
from workbench.domain.moderation.table import Stage, numbered_name, stage_of
from workbench.domain.review_table import key_of
from workbench.domain.reviews import HIGHEST_MARK, Review
from workbench.domain.saying import counted
from workbench.ui.reviewing.lines import StudentLine, line_of

_ICONS = {
    Stage.COVERED: "eye-off",
    Stage.TO_COMPARE: "users",
    Stage.TO_AGREE: "diff",
    Stage.SAME: "check",
    Stage.WITHIN: "check",
    Stage.AGREED: "circle-check",
}
_MOST_TOLD, _LONGEST_TOLD = 30, 600
"""Codes and characters of one thing that are shown of what the other wrote: a file from elsewhere
may hold far more than anybody says about a plan."""

_PLAIN = frozenset({"to mark", "marked"})
"""Words of a line that the moderation says better."""


class Shown(StrEnum):
    """Which plans of a class are listed."""

    ALL = "All"
    SAMPLE = "Sample"
    DIFFERENCES = "Differences"


@dataclass(frozen=True, slots=True)
class StripView:
    """What stands above the list of a class.

    `plans`, `sampled` and `differing` count what the three choices list; `marked` are the first
    marker's marks, from which a sample is taken, `size` is how many. `lean` is how many marks the
    second gives more on average; None where that says nothing.
    """

    is_on: bool = False
    marker: Marker = Marker.FIRST
    name: str = ""
    shown: Shown = Shown.ALL
    plans: int = 0
    sampled: int = 0
    differing: int = 0
    compared: int = 0
    to_compare: int = 0
    tolerance: int = 0
    marked: int = 0
    size: int = 0
    lean: Fraction | None = None


@dataclass(frozen=True, slots=True)
class BothView:
    """Both marks of one plan, or why they are covered.

    `sides` are a name and what that marker gave, twice; `theirs` is what the other said in words.
    `by` and `levels` are for what is agreed.
    """

    key: RowKey
    sentence: str
    icon: str
    can_compare: bool = False
    compared: Compared | None = None
    sides: tuple[tuple[str, str], ...] = ()
    difference: str = ""
    theirs: str = ""
    settled: str = ""
    by: str = ""
    levels: tuple[Level, ...] = ()


def numbers_of(table: ClassTable, folder: str) -> dict[RowKey, int]:
    """Return the numbers, from 1, that stand for names in a folder of this name."""
    order = shuffled(map(key_of, table.rows), folder)
    return {key: number for number, key in enumerate(order, 1)}


def strip_view(two: TwoMarkers, shown: Shown, size: int | None) -> StripView:
    """Return what stands above the list; `size` is how large a sample somebody wants."""
    moderation = two.moderation
    marked = sum(each.mark is not None for each in two.first.values())
    return StripView(
        moderation.is_on,
        moderation.marker,
        moderation.given_name(moderation.marker),
        shown,
        plans=len(two.versions),
        sampled=len(moderation.sample),
        differing=len(two.differences()),
        compared=len(two.compared()),
        to_compare=len(two.to_compare()),
        tolerance=moderation.tolerance,
        marked=marked,
        size=size or len(moderation.sample) or usual_size(marked),
        lean=two.lean(),
    )


def moderated_lines(
    table: ClassTable, two: TwoMarkers, *, shown: Shown, numbers: Mapping[RowKey, int] | None
) -> tuple[StudentLine, ...]:
    """Return the class line by line; `numbers` stand for names that are hidden, and order them.

    Differences come largest first; everything else by assignment.
    """
    counting = two.counting()
    sampled = frozenset(two.moderation.sample)
    everything, tolerance = two.all_seen(), two.moderation.tolerance
    lines: list[StudentLine] = []
    above: str | None = None
    has_several = len({row.assignment for row in table.rows}) > 1
    for row in _rows(table, two, shown, numbers):
        if has_several and shown is not Shown.DIFFERENCES and row.assignment != above:
            above = row.assignment
            lines.append(StudentLine(above or "No assignment"))
        key = key_of(row)
        name = row.student if numbers is None else numbered_name(numbers[key])
        line = line_of(row, counting.get(key), name)
        is_told = key in sampled and shown is not Shown.SAMPLE
        seen = everything.get(key, Seen())
        lines.append(_moderated(line, seen, tolerance, is_sampled=is_told))
    return tuple(lines)


def both_view(two: TwoMarkers, row: Row, levels: Sequence[Level]) -> BothView | None:
    """Return what is shown of both marks of a plan; None where nothing is moderated.

    What was compared stays to be seen once the moderation is over.
    """
    moderation, key = two.moderation, key_of(row)
    seen = two.seen(key)
    compared, marker = seen.compared, moderation.marker
    if key not in two.versions or not (moderation.is_on or compared is not None):
        return None
    other = moderation.name_of(marker.other)
    if compared is None:
        return BothView(key, _covered(seen, other), "eye-off", can_compare=seen.can_be_compared)
    sides = tuple(
        (_side_name(moderation.given_name(each), each), _judged(judgement))
        for each, judgement in zip(Marker, (compared.first, compared.second), strict=True)
    )
    return BothView(
        key,
        "Both marks stay as they are. What counts is the agreed mark, or else the first one.",
        "users",
        compared=compared,
        sides=sides,
        difference=difference_told(compared),
        theirs=_theirs(seen.theirs, other),
        settled=_settled(compared.agreed),
        by=moderation.name_of(marker),
        levels=tuple(levels),
    )


def difference_told(compared: Compared) -> str:
    """Return how far apart two marks are, in words."""
    apart = abs(compared.difference)
    marks = f"{counted(apart, 'mark')} apart" if apart else "The same mark"
    return f"{marks}, in different levels" if compared.has_other_level else marks


def highest_of(compared: Compared | None) -> str:
    """Return “of 16” for a plan whose highest mark is known, else nothing."""
    if compared is None or compared.out_of == HIGHEST_MARK:
        return ""
    return f"of {compared.out_of}"


def _rows(
    table: ClassTable, two: TwoMarkers, shown: Shown, numbers: Mapping[RowKey, int] | None
) -> list[Row]:
    rows = list(table.rows)
    if numbers is not None:
        places = {name: at for at, name in enumerate(dict.fromkeys(x.assignment for x in rows))}
        rows.sort(key=lambda row: (places[row.assignment], numbers[key_of(row)]))
    if shown is Shown.SAMPLE:
        sampled = frozenset(two.moderation.sample)
        return [row for row in rows if key_of(row) in sampled]
    if shown is Shown.DIFFERENCES:
        by_key = {key_of(row): row for row in rows}
        return [by_key[each.key] for each in two.differences()]
    return rows


def _moderated(line: StudentLine, seen: Seen, tolerance: int, *, is_sampled: bool) -> StudentLine:
    stage = stage_of(seen, tolerance)
    if line.row is None or line.row.read is None:
        return line
    told = _told(stage, seen.compared)
    words = [told or line.words]
    if told:
        # A mark says that there is one.
        words += [each for each in line.words.split(" · ") if each not in _PLAIN]
    if is_sampled:
        words.insert(1, "in the sample")
    # What is odd about a file stays to be seen.
    icon = line.icon if line.icon not in {"", "check"} else _ICONS.get(stage, "")
    return replace(line, words=" · ".join(words), icon=icon)


def _told(stage: Stage, compared: Compared | None) -> str:
    """Return how a plan stands; nothing where its own line says all there is."""
    if compared is None:
        told = {Stage.COVERED: "marked, the other not yet", Stage.TO_COMPARE: "both are done"}
        return told.get(stage, "")
    pair = f"{compared.first.mark} and {compared.second.mark}"
    if stage is Stage.SAME:
        return f"both gave {compared.first.mark}"
    if stage is Stage.AGREED and compared.agreed is not None:
        return f"{pair}, agreed {compared.agreed.mark}"
    return f"{pair}, {'to agree' if stage is Stage.TO_AGREE else 'near enough'}"


def _covered(seen: Seen, other: str) -> str:
    name = f"The {other}" if _is_unnamed(other) else f"“{other}”"
    if seen.can_be_compared:
        return (
            "Both have given a mark. Once you compare them, neither of the two can be changed: "
            "you then agree on a mark."
        )
    told = ["What the other says is covered until both are done, so that each judges alone."]
    if not seen.is_marked:
        told.append("You have given no mark yet.")
    if not seen.is_marked_by_other:
        told.append(f"{name} has given none yet.")
    return " ".join(told)


def _side_name(given: str, marker: Marker) -> str:
    return f"{marker.value.capitalize()}: {given}" if given else marker.called.capitalize()


def _judged(judgement: Judgement) -> str:
    mark = f"{judgement.mark}"
    if judgement.out_of is not None:
        mark = f"{judgement.mark} / {judgement.out_of}"
    return f"{judgement.level} · {mark}" if judgement.level else mark


def _theirs(review: Review | None, other: str) -> str:
    """Return all the other marker wrote, a line for each thing."""
    if review is None:
        return ""
    name = f"The {other}" if _is_unnamed(other) else other
    said = (
        ("What went well", review.went_well),
        ("Even better if", review.even_better),
        ("One target", review.target),
    )
    stamps = [f"{each.where}: {each.code} {each.comment}".strip() for each in review.stamps]
    lines = [*stamps[:_MOST_TOLD], *(f"{title}: {words}" for title, words in said if words)]
    lines = [shorten(each, _LONGEST_TOLD, placeholder=" …") for each in lines]
    if len(stamps) > _MOST_TOLD:
        lines.append(f"{len(stamps) - _MOST_TOLD} codes more.")
    if not lines:
        return f"{name} wrote nothing beside the mark."
    return "\n".join((f"{name} wrote:", *lines))


def _settled(agreed: Agreed | None) -> str:
    if agreed is None:
        return ""
    day = agreed.when.astimezone()
    by = f"the {agreed.by}" if _is_unnamed(agreed.by) else agreed.by
    return f"Agreed on {day.day} {day:%B %Y}, written down by {by}."


def _is_unnamed(name: str) -> bool:
    return name in {each.called for each in Marker}
