# SPDX-License-Identifier: MIT
"""Who handed in which files: paths, plans and the class list put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.domain.folding import folded
from workbench.domain.handed_in.names import (
    NameKey,
    is_same_student,
    key_of,
    shown_name,
    the_one_in,
)
from workbench.domain.handed_in.placing import FilePath, Placed, placed, student_level
from workbench.domain.handed_in.reading import HandedIn, HandedInPlan, Refused

_NAMELESS = "(no name)"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was looked at, and what came of it.

    `older` is how many files of lower versions lie beside it and were not looked at.
    """

    path: FilePath
    result: HandedIn | Refused
    older: int = 0

    @property
    def plan(self) -> HandedInPlan | None:
        """The plan in it, where there is one."""
        return self.result.plan if isinstance(self.result, HandedIn) else None


@dataclass(frozen=True, slots=True)
class FoundTree:
    """What a folder holds.

    `folders` are all folders from the top, also empty ones; `listed` the names of the class list,
    in its order, empty where there is none.
    """

    files: tuple[ReadFile, ...] = ()
    folders: tuple[tuple[str, ...], ...] = ()
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A file with what its path says."""

    file: ReadFile
    place: Placed

    @property
    def rank(self) -> tuple[int, bool, float, int, str]:
        """What the newest of several files has most of."""
        result = self.file.result
        made = result.made if isinstance(result, HandedIn) else None
        return (
            self.place.version or 0,
            self.file.plan is not None,
            made.timestamp() if made else 0.0,
            self.file.path.copy,
            self.file.path.shown,
        )


@dataclass(slots=True)
class Person:
    """A student, and what was handed in under that name, by assignment."""

    name: str
    key: NameKey
    is_listed: bool = False
    files: dict[str, list[PlacedFile]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grouped:
    """Students with their files, and the assignments there are: how each is shown, by its key."""

    people: tuple[Person, ...]
    assignments: dict[str, str]


def grouped(tree: FoundTree) -> Grouped:
    """Return who handed in what."""
    return _Grouping(tree).result()


class _Grouping:
    def __init__(self, tree: FoundTree) -> None:
        self._tree = tree
        self._people: dict[NameKey, Person] = {}
        self._assignments: dict[str, str] = {}

    def result(self) -> Grouped:
        tree = self._tree
        for name in tree.listed:
            self._add(name, is_listed=True)
        named = [each.plan.who if each.plan else "" for each in tree.files]
        paths = [each.path for each in tree.files]
        level = student_level(paths, named, list(self._people))
        files = [PlacedFile(each, placed(each.path, level)) for each in tree.files]
        for name in self._folder_names(level):
            self._of(name)
        # Those whose folder or plan says who they are come first: a file name alone may then
        # be understood by them.
        for sure in (True, False):
            for each in files:
                if bool(each.place.student or (each.file.plan and each.file.plan.who)) is sure:
                    self._take(each)
        if not self._assignments:
            self._assignments[""] = ""
        people = sorted(self._people.values(), key=lambda each: folded(each.name))
        return Grouped(tuple(people), self._assignments)

    def _folder_names(self, level: int | None) -> Iterable[str]:
        if level is None:
            return ()
        names = (each[level] for each in self._tree.folders if len(each) > level)
        return dict.fromkeys(filter(None, map(shown_name, names)))

    def _take(self, file: PlacedFile) -> None:
        assignment = folded(file.place.assignment)
        self._assignments.setdefault(assignment, file.place.assignment)
        self._whose(file).files.setdefault(assignment, []).append(file)

    def _whose(self, file: PlacedFile) -> Person:
        """Return who handed a file in: whose folder it lies in, whom it names, how it is called."""
        if file.place.student:
            return self._of(file.place.student)
        plan = file.file.plan
        if plan is not None and plan.who:
            return self._of(plan.who)
        stem = file.file.path.name.rpartition(".")[0]
        found = self._within(key_of(stem))
        return found or self._of(stem.replace("_", " ") or file.file.path.name)

    def _within(self, key: NameKey) -> Person | None:
        """Return the student whose whole name is in a file name, if that is only one."""
        known = the_one_in(key, self._people)
        return self._people[known] if known and known <= key else None

    def _of(self, name: str) -> Person:
        found = the_one_in(key_of(name), self._people)
        return self._people[found] if found is not None else self._add(name)

    def _add(self, name: str, *, is_listed: bool = False) -> Person:
        key = key_of(name) or frozenset({folded(name)})
        return self._people.setdefault(key, Person(shown_name(name) or _NAMELESS, key, is_listed))


def names_another(path: FilePath, plan_key: NameKey, people: Sequence[Person]) -> Person | None:
    """Return the student that a file name names, where it is not the one in the plan."""
    key = key_of(path.name.rpartition(".")[0])
    found = the_one_in(key, [each.key for each in people])
    if found is None or not found <= key or is_same_student(found, plan_key):
        return None
    return next((each for each in people if each.key == found), None)
