# SPDX-License-Identifier: MIT
"""The table of a class: who handed in what, who did not, and what is odd about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.folding import folded
from workbench.domain.handed_in.grouping import (
    FoundTree,
    Person,
    PlacedFile,
    ReadFile,
    grouped,
    names_another,
    without_marked_copies,
)
from workbench.domain.handed_in.names import is_same_student, key_of, number_key
from workbench.domain.handed_in.placing import FilePath
from workbench.domain.handed_in.reading import (
    NO_PDF,
    Doubt,
    DoubtKind,
    HandedIn,
    HandedInPlan,
    Refused,
)
from workbench.domain.text import one_line

_LONGEST_QUOTED = 60
_NOTHING = "Nothing was handed in."


class Standing(StrEnum):
    """How it stands with what a student had to hand in."""

    FOUND = "found"
    CHANGED = "changed since"
    DOUBLE = "double"
    UNREADABLE = "unreadable"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Row:
    """One student and one assignment.

    `why` is one plain sentence where the standing needs one. `file` is the one that was taken, the
    newest; `version` the number of its folder “Version n”. `also` are files that count as well,
    `older` is how many older ones there are.
    """

    student: str
    assignment: str
    standing: Standing
    why: str = ""
    file: FilePath | None = None
    version: int | None = None
    read: HandedIn | None = None
    doubts: tuple[Doubt, ...] = ()
    also: tuple[FilePath, ...] = ()
    older: int = 0


@dataclass(frozen=True, slots=True)
class ClassTable:
    """All rows: by assignment as they were found, in each by name."""

    rows: tuple[Row, ...] = ()

    def count(self, standing: Standing) -> int:
        """Return how many rows have this standing."""
        return sum(row.standing is standing for row in self.rows)


RowKey = tuple[str, str]
"""Assignment and student as they are compared from one table to the next."""


def row_key(assignment: str, student: str) -> RowKey:
    """Return what a row is found again by in another table."""
    return folded(assignment), " ".join(sorted(key_of(student))) or folded(student)


def class_table(
    tree: FoundTree,
    *,
    assignment: str | None = None,
    earlier: Mapping[RowKey, str] | None = None,
) -> ClassTable:
    """Return the table of a folder.

    Args:
        tree: What the folder holds.
        assignment: The only one to be shown, by its name or that of its paper; None for all.
        earlier: The versions of plans in an earlier table, for what has changed since.
    """
    handed_in, copies = without_marked_copies(tree)
    found = grouped(handed_in)
    wanted = None if assignment is None else folded(assignment)
    rows: list[Row] = []
    for key, name in found.assignments.items():
        if wanted in (None, key, found.parts.get(key, key)):
            of_assignment = [
                _row(person, name, person.files.get(key, []), found.people, bool(tree.listed))
                for person in found.people
                if key in person.files or found.lacks(person, key)
            ]
            rows += _seen_together(of_assignment)
    rows = _with_numbers_told(rows)
    rows = _with_copies_told(rows, copies, may_add=assignment is None)
    return ClassTable(tuple(_since(row, earlier or {}) for row in rows))


def _row(
    person: Person,
    assignment: str,
    files: Sequence[PlacedFile],
    people: Sequence[Person],
    has_list: bool,
) -> Row:
    if not files:
        return Row(person.name, assignment, Standing.MISSING, _NOTHING)
    newest, *others = sorted(files, key=lambda each: each.rank, reverse=True)
    doubts = list(_doubts(person, newest, people, has_list=has_list))
    # What only keeps a PDF company, as a picture or a text does, is nothing to speak of.
    others = [x for x in others if x.file.result != NO_PDF or newest.file.result == NO_PDF]
    beside = [each for each in others if each.place.version == newest.place.version]
    for each in beside:
        if isinstance(each.file.result, Refused):
            sentence = f"Another file, “{_short(each.file.path.name)}”: {each.file.result.sentence}"
            doubts.append(Doubt(DoubtKind.OTHER_FILE, sentence))
    doubts += _several_of_one_number(newest, beside)
    row = Row(
        person.name,
        assignment,
        Standing.FOUND,
        file=newest.file.path,
        version=newest.place.version,
        doubts=tuple(doubts),
        also=tuple(each.file.path for each in beside),
        older=max(each.file.older for each in files) + len(others) - len(beside),
    )
    result = newest.file.result
    if isinstance(result, Refused):
        return replace(row, standing=Standing.UNREADABLE, why=result.sentence)
    return _told_if_double(replace(row, read=result), newest, beside)


def _told_if_double(row: Row, newest: PlacedFile, beside: Sequence[PlacedFile]) -> Row:
    readable = [each for each in beside if isinstance(each.file.result, HandedIn)]
    if not readable:
        return row
    plan = newest.file.plan
    differing = [
        each
        for each in readable
        if not (plan and each.file.plan and plan.version == each.file.plan.version)
    ]
    if not differing:
        sentence = f"The same plan was handed in {len(readable) + 1} times."
        return replace(row, doubts=(*row.doubts, Doubt(DoubtKind.SEVERAL, sentence)))
    names = ", ".join(f"“{_short(each.file.path.name)}”" for each in differing[:3])
    more = f" and {len(differing) - 3} more" if len(differing) > 3 else ""
    why = f"There are also {names}{more}; the newest was taken."
    if len(differing) == 1:
        why = f"There is also {names}; the newest was taken."
    return replace(row, standing=Standing.DOUBLE, why=why)


def _several_of_one_number(newest: PlacedFile, beside: Sequence[PlacedFile]) -> Iterator[Doubt]:
    """Tell of different work that nothing but one candidate number puts to one student."""
    plan = newest.file.plan
    number = _number(plan)
    if plan is None or plan.student.name or newest.place.student or not number:
        return
    others = [each.file.plan for each in beside if _number(each.file.plan) == number]
    ids = {plan.id, *(each.id for each in others if each and not each.student.name)}
    if len(ids) > 1:
        told = (
            f"{len(ids)} different plans have the candidate number {_short(plan.student.candidate)}"
        )
        yield Doubt(DoubtKind.SAME_NUMBER, f"{told}; they may be of {len(ids)} students.")


def _with_numbers_told(rows: Sequence[Row]) -> list[Row]:
    """Tell of one candidate number under several students, in whatever assignments."""
    owners: dict[str, dict[str, str]] = {}
    for row in rows:
        number = _number(row.read.plan if row.read else None)
        if number:
            _, student = row_key("", row.student)
            owners.setdefault(number, {}).setdefault(student, row.student)
    return [_with(row, _number_doubts(row, owners)) for row in rows]


def _number_doubts(row: Row, owners: Mapping[str, Mapping[str, str]]) -> Iterator[Doubt]:
    plan = row.read.plan if row.read else None
    _, student = row_key("", row.student)
    others = [name for key, name in owners.get(_number(plan), {}).items() if key != student]
    if plan is not None and others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        number = _short(plan.student.candidate)
        verb = "have" if more else "has"
        told = f"“{_short(others[0])}”{more} {verb} the same candidate number, {number}."
        yield Doubt(DoubtKind.SAME_NUMBER, told)


def _number(plan: HandedInPlan | None) -> str:
    return number_key(plan.student.candidate) if plan is not None else ""


def _doubts(
    person: Person, file: PlacedFile, people: Sequence[Person], *, has_list: bool
) -> Iterator[Doubt]:
    result, plan = file.file.result, file.file.plan
    if isinstance(result, HandedIn):
        yield from result.doubts
    if plan is not None:
        key = key_of(plan.who)
        names = f"The plan names “{_short(plan.who)}”"
        if not key:
            yield Doubt(DoubtKind.UNNAMED, "The plan names nobody.")
        elif file.place.student and _contradicts(plan, key_of(file.place.student)):
            where = f"but it lies in the folder of “{_short(file.place.student)}”"
            yield Doubt(DoubtKind.OTHER_STUDENT, f"{names}, {where}.")
        elif not file.place.student and (other := names_another(file.file.path, key, people)):
            yield Doubt(
                DoubtKind.OTHER_STUDENT, f"{names}, but the file is called after “{other.name}”."
            )
    if has_list and not person.is_listed:
        yield Doubt(DoubtKind.NOT_LISTED, f"“{_short(person.name)}” is not in the class list.")


def _contradicts(plan: HandedInPlan, folder: frozenset[str]) -> bool:
    """Tell whether a plan names somebody else than its folder; a number says no name wrong."""
    is_numbered = any(word.isdigit() for word in folder)
    is_named = bool(plan.student.name)
    return (is_named or is_numbered) and not is_same_student(key_of(plan.who), folder)


def _seen_together(rows: Sequence[Row]) -> list[Row]:
    """Add what only the whole class shows: another task than most, the plan of somebody else."""
    tasks = Counter(_task(row) for row in rows if _task(row))
    usual, times = tasks.most_common(1)[0] if tasks else (None, 0)
    is_usual = times > 1 and times * 2 > tasks.total()
    owners: dict[str, list[str]] = {}
    for row in rows:
        if row.read and row.read.plan:
            owners.setdefault(row.read.plan.work, []).append(row.student)
    return [_with(row, _class_doubts(row, owners, usual if is_usual else None)) for row in rows]


def _class_doubts(
    row: Row, owners: Mapping[str, Sequence[str]], usual: tuple[str, str] | None
) -> Iterator[Doubt]:
    plan = row.read.plan if row.read else None
    if plan is None:
        return
    if usual is not None and _task(row) != usual:
        about = f"“{_short(plan.question or plan.pack_title)}”"
        yield Doubt(DoubtKind.OTHER_TASK, f"The plan is about {about}, unlike most of the class.")
    others = [name for name in owners[plan.work] if name != row.student]
    if others and (plan.counts.marks or plan.counts.words):
        yield Doubt(DoubtKind.COPY, f"“{_short(others[0])}” handed in the very same plan.")


def _with_copies_told(
    rows: Sequence[Row], copies: Iterable[ReadFile], *, may_add: bool
) -> list[Row]:
    """Tell of each marked copy at the plan it is a copy of, or at its student."""
    told = list(rows)
    for copy in copies:
        is_here = f"“{_short(copy.path.name)}” is a marked copy, which goes back to the student"
        at = _place_of_copy(copy, told)
        if at is not None:
            rest = "it was not counted" if told[at].file else "the plan itself is not here"
            told[at] = _with(told[at], [Doubt(DoubtKind.MARKED_COPY, f"{is_here}; {rest}.")])
        elif may_add:
            doubt = Doubt(DoubtKind.MARKED_COPY, f"{is_here}; the plan itself is not here.")
            name = (copy.plan.who if copy.plan else "") or one_line(copy.path.name)
            last = told[-1].assignment if told else ""
            told.append(Row(name, last, Standing.MISSING, _NOTHING, doubts=(doubt,)))
    return told


def _place_of_copy(copy: ReadFile, rows: Sequence[Row]) -> int | None:
    """Return the row that a copy is told in: that of the plan, else a missing one of the student.

    Plans that were begun from one file have the same id, so it takes both to know one.
    """
    if copy.plan is None:
        return None
    plan_id, key = copy.plan.id, key_of(copy.plan.who)
    missing = None
    for at, row in enumerate(rows):
        plan = row.read.plan if row.read else None
        if plan is not None and plan.id == plan_id and key_of(plan.who) == key:
            return at
        if missing is None and row.file is None and is_same_student(key, key_of(row.student)):
            missing = at
    return missing


def _with(row: Row, doubts: Iterable[Doubt]) -> Row:
    return replace(row, doubts=(*row.doubts, *doubts))


def _task(row: Row) -> tuple[str, str] | None:
    plan = row.read.plan if row.read else None
    return (plan.pack_id, " ".join(folded(plan.question).split())) if plan else None


def _since(row: Row, earlier: Mapping[RowKey, str]) -> Row:
    before = earlier.get(row_key(row.assignment, row.student))
    plan = row.read.plan if row.read else None
    if not before or plan is None or plan.version == before or row.standing is not Standing.FOUND:
        return row
    why = f"The plan is another one than in the earlier table ({before})."
    return replace(row, standing=Standing.CHANGED, why=why)


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST_QUOTED else f"{line[: _LONGEST_QUOTED - 1]}…"
