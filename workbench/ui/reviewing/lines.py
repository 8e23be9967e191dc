# SPDX-License-Identifier: MIT
"""What stands in the table of a class, line by line, and what was read of one plan, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from workbench.domain.handed_in.class_table import ClassTable, Row, RowKey, Standing
from workbench.domain.handed_in.outline import Piece, PlanOutline
from workbench.domain.handed_in.reading import HandedIn, HandedInPlan
from workbench.domain.handed_in.remarks import Remark
from workbench.domain.practising.scripts import Script, paragraphs_of
from workbench.domain.practising.telling import (
    added_title,
    frozen_sentence,
    judged_told,
    times_told,
    told_lines,
)
from workbench.domain.review_table import key_of
from workbench.domain.reviews import Review

_COUNTED = {
    Standing.FOUND: "found",
    Standing.MISSING: "missing",
    Standing.DOUBLE: "twice",
    Standing.UNREADABLE: "cannot be read",
}
_TO_MARK = "to mark"
_NOTHING = "Nothing is written here."


@dataclass(frozen=True, slots=True)
class StudentLine:
    """A student, or the name of an assignment above its students (`is_heading`).

    `icon` is empty where the standing needs none; `words` say how it stands.
    """

    name: str
    row: Row | None = None
    level: str = ""
    mark: str = ""
    words: str = ""
    icon: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it stands above others and cannot be chosen."""
        return self.row is None

    @property
    def key(self) -> RowKey | None:
        """What the student's review is found by."""
        return key_of(self.row) if self.row is not None else None

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        level = f"level {self.level}" if self.level else ""
        mark = f"mark {self.mark}" if self.mark else ""
        return ", ".join(x for x in (self.name, level, mark, self.words) if x)


def lines_of(
    table: ClassTable, reviews: Mapping[RowKey, Review], *, are_named: bool
) -> tuple[StudentLine, ...]:
    """Return the table line by line; without names students are numbered."""
    has_several = len({row.assignment for row in table.rows}) > 1
    lines: list[StudentLine] = []
    above: str | None = None
    for number, row in enumerate(table.rows, 1):
        if has_several and row.assignment != above:
            above = row.assignment
            lines.append(StudentLine(above or "No assignment"))
        name = row.student if are_named else f"Student {number}"
        lines.append(line_of(row, reviews.get(key_of(row)), name))
    return tuple(lines)


def line_of(row: Row, review: Review | None, name: str) -> StudentLine:
    """Return the line of one student, who is called `name`."""
    level = review.level if review else ""
    mark = ""
    if review is not None and review.mark is not None:
        mark = f"{review.mark} / {review.out_of}" if review.out_of is not None else f"{review.mark}"
    words, icon = _standing(row, review)
    return StudentLine(name, row, level, mark, words, icon)


def names_in(row: Row) -> tuple[str, ...]:
    """Return the names that the pages of a student may have, as they may be printed."""
    plan = row.read.plan if row.read is not None else None
    names = (row.student, plan.student.name if plan is not None else "")
    return tuple(dict.fromkeys(filter(None, names)))


def counts_of_class(table: ClassTable, reviews: Mapping[RowKey, Review]) -> str:
    """Return how many were found, are missing, and so on, in one line."""
    counts = [(table.count(each), words) for each, words in _COUNTED.items()]
    keys = [key_of(row) for row in table.rows]
    marked = sum(key in reviews and reviews[key].is_marked for key in keys)
    parts = [f"{count} {words}" for count, words in (*counts, (marked, "marked")) if count]
    return " · ".join(parts) or "Nothing was handed in here."


def what_was_read(
    row: Row, read: HandedIn | None, name: str, *, are_named: bool = True, is_covered: bool = False
) -> str:
    """Return in words what was read of a student's file; `read` is None while it is looked at.

    What is odd about a file often names somebody, and is left out while names are hidden. What was
    written into it may be by the other marker, and is left out while that one is covered.
    """
    found = read or row.read
    odd = [row.why, *(doubt.sentence for doubt in row.doubts)] if are_named else []
    written = found.remarks if found is not None and not is_covered else ()
    sections = (
        (name,),
        _named_section("To look at", filter(None, odd)),
        _plan_sections(found, is_whole=read is not None),
        _named_section("Written into the file", map(_remark, written)),
        _asked_section(found),
    )
    return "\n\n".join(chain.from_iterable(sections))


def _standing(row: Row, review: Review | None) -> tuple[str, str]:
    plan = row.read.plan if row.read else None
    if row.standing is Standing.MISSING:
        return "no file found", "circle-dashed"
    if row.standing is Standing.UNREADABLE:
        return row.why, "triangle-alert"
    if plan is None:
        return "no plan inside, pages only", "triangle-alert"
    return _marked(row, review, plan.version)


def _marked(row: Row, review: Review | None, version: str) -> tuple[str, str]:
    codes = " · ".join(review.codes) if review else ""
    if review is not None and review.is_begun and review.version != version:
        return "changed since it was marked", "history"
    if row.standing is Standing.DOUBLE:
        files = f"{len(row.also) + 1} files, newest used"
        return (f"{codes} · {files}" if codes else files), "copy"
    is_marked = review is not None and review.is_marked
    told = codes or ("marked" if is_marked else _TO_MARK)
    if row.doubts:
        return f"{told} · {row.doubts[0].kind.value}", "triangle-alert"
    return told, "check" if is_marked else ""


def _plan_sections(read: HandedIn | None, *, is_whole: bool) -> Iterator[str]:
    if read is None:
        return
    if read.plan is not None:
        out_of = f" [{read.plan.out_of}]" if read.plan.out_of is not None else ""
        yield _section("Question", f"{read.plan.question}{out_of}")
        yield _counts(read.plan)
    if not is_whole and read.plan is not None:
        yield "Reading the plan…"
    if read.outline is not None:
        yield from _outline(read.outline, read.plan.out_of if read.plan else None)


def _asked_section(read: HandedIn | None) -> Iterator[str]:
    if read is not None and read.asked is not None:
        asked = [f"{each.title} ({each.times})" for each in read.asked]
        yield _section("What the checks ask", *(asked or ["Nothing."]))


def _counts(plan: HandedInPlan) -> str:
    counts = plan.counts
    marks = (
        f"Marks: {counts.marks}, {counts.complete} of them with all three steps, "
        f"on {counts.marked} of {counts.sources} sources."
    )
    if plan.answers is not None:
        name, of = plan.answers.name, plan.answers.of
        which = f"{name}, of a paper with {of} questions. " if of > 1 else ""
        return _section("Written in practice", f"{which}Words: {counts.words}. {marks}")
    return _section(
        "In the plan",
        f"{marks} Points: {counts.points}; on the other hand: {counts.other_hand}. "
        f"Evidence: {counts.evidence}; own knowledge: {counts.knowledge}. Words: {counts.words}.",
    )


def _outline(outline: PlanOutline, out_of: int | None) -> Iterator[str]:
    script = outline.script
    if script is not None:
        written = [each for each in outline.pieces if each.place.paragraph is not None]
        yield from _answer(written, script)
        yield _section("Times", *told_lines(times_told(script)))
        yield _section("How the student judged it", *told_lines(judged_told(script, out_of)))
        if script.plan.strip():
            yield _section("The plan box", *paragraphs_of(script.plan))
    for each in outline.pieces:
        if each.place.paragraph is None:
            yield _section(each.name, each.words or _NOTHING)


def _answer(written: Sequence[Piece], script: Script) -> Iterator[str]:
    """Yield the paragraphs; when the answer was frozen stands before those that were added."""
    answered = len(script.paragraphs)
    if not answered:
        yield _section("Answer", _NOTHING)
    yield from (_section(each.name, each.words) for each in written[:answered])
    yield frozen_sentence(script)
    if written[answered:]:
        yield added_title(script)
        yield from (_section(each.name, each.words) for each in written[answered:])


def _named_section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a section, or nothing where it would have no lines."""
    told = tuple(lines)
    if told:
        yield _section(title, *told)


def _section(title: str, *lines: str) -> str:
    return "\n".join((title, *lines))


def _remark(remark: Remark) -> str:
    page = f"page {remark.page}" if remark.page else ""
    if remark.paragraph is not None:
        page = f"paragraph {remark.paragraph}, {page}"
    place = remark.short_id or page or remark.name
    said = remark.text or remark.words or remark.was
    return f"{place}, {remark.state.value}: {said}" if place else f"{remark.state.value}: {said}"
