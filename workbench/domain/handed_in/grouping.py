# SPDX-License-Identifier: MIT
"""Who handed in which files: paths, plans and the class list put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from workbench.domain.folding import folded
from workbench.domain.handed_in.names import (
    NameKey,
    is_same_student,
    key_of,
    shown_name,
    the_one_in,
)
from workbench.domain.handed_in.placing import (
    FilePath,
    Placed,
    above_versions,
    placed,
    student_level,
)
from workbench.domain.handed_in.reading import NO_PDF, HandedIn, HandedInPlan, Refused

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
    def rank(self) -> tuple[int, bool, bool, float, int, str]:
        """What the newest of several files has most of."""
        result = self.file.result
        made = result.made if isinstance(result, HandedIn) else None
        return (
            self.place.version or 0,
            result != NO_PDF,
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
    """Students with their files, and the assignments there are: how each is shown, by its key.

    Each question of a paper is an assignment of its own: `parts` tells for its key that of the
    whole.
    """

    people: tuple[Person, ...]
    assignments: dict[str, str]
    parts: Mapping[str, str] = field(default_factory=dict)

    def lacks(self, person: Person, assignment: str) -> bool:
        """Tell whether somebody should have handed something in and did not.

        What only lies beside the answers to a paper is asked of nobody.
        """
        return assignment not in person.files and assignment not in self.parts.values()


def grouped(tree: FoundTree) -> Grouped:
    """Return who handed in what."""
    return _Grouping(tree).result()


def without_marked_copies(tree: FoundTree) -> tuple[FoundTree, tuple[ReadFile, ...]]:
    """Return what was handed in, and the marked copies that lie among it.

    A folder that holds nothing but copies is nobody's, unless it is called like their student.
    """
    copies = tuple(
        each
        for each in tree.files
        if isinstance(each.result, HandedIn) and each.result.is_marked_copy
    )
    if not copies:
        return tree, ()
    kept = tuple(each for each in tree.files if each not in copies)
    folders = tuple(each for each in tree.folders if not _is_only_for_copies(each, kept, copies))
    return replace(tree, files=kept, folders=folders), copies


def _is_only_for_copies(
    folder: tuple[str, ...], kept: Iterable[ReadFile], copies: Iterable[ReadFile]
) -> bool:
    def holds(file: ReadFile) -> bool:
        return file.path.folders[: len(folder)] == folder

    inside = [each for each in copies if holds(each)]
    names = {key_of(each.plan.who) for each in inside if each.plan}
    is_theirs = any(is_same_student(key_of(part), name) for part in folder for name in names)
    return bool(inside) and not is_theirs and not any(map(holds, kept))


class _Grouping:
    """Puts names to students, the surest first.

    Names of folders beside each other, and names in plans, are of different students unless their
    words are the same: “Ana Silva” is not “Ana Maria Silva”. Only to somebody whose very name is
    nowhere else may another way of writing it lead.
    """

    def __init__(self, tree: FoundTree) -> None:
        self._tree = tree
        self._people: dict[NameKey, Person] = {}
        self._assignments: dict[str, str] = {}
        self._parts: dict[str, tuple[str, int]] = {}

    def result(self) -> Grouped:
        tree = self._tree
        for name in tree.listed:
            self._add(name, is_listed=True)
        named = [each.plan.who if each.plan else "" for each in tree.files]
        paths = [each.path for each in tree.files]
        level = student_level(paths, named, list(self._people))
        files = [PlacedFile(each, placed(each.path, level)) for each in tree.files]
        folders = self._resolved(self._folder_names(level))
        loose = [each for each in files if not each.place.student]
        plans = self._resolved(who for each in loose if (who := _who(each)))
        for each in files:
            if each.place.student:
                self._take(each, folders[each.place.student])
            elif _who(each):
                self._take(each, plans[_who(each)])
        for each in loose:
            if not _who(each):
                self._take(each, self._by_file_name(each.file.path.name))
        if not self._assignments:
            self._assignments[""] = ""
        people = sorted(self._people.values(), key=lambda each: folded(each.name))
        whole = list(dict.fromkeys(self._whole_and_part(key)[0] for key in self._assignments))

        def order(key: str) -> tuple[int, float]:
            above, part = self._whole_and_part(key)
            return whole.index(above), part or inf

        assignments = {key: self._assignments[key] for key in sorted(self._assignments, key=order)}
        parts = {key: above for key, (above, _) in self._parts.items()}
        return Grouped(tuple(people), assignments, parts)

    def _whole_and_part(self, key: str) -> tuple[str, int]:
        """Return the assignment that a part belongs to, and its number; 0 for the whole of it."""
        return self._parts.get(key, (key, 0))

    def _folder_names(self, level: int | None) -> Iterable[str]:
        if level is None:
            return ()
        folders = (*self._tree.folders, *(each.path.folders for each in self._tree.files))
        names = (each[level] for each in map(above_versions, folders) if len(each) > level)
        return dict.fromkeys(map(shown_name, names))

    def _resolved(self, names: Iterable[str]) -> dict[str, Person]:
        """Return whom each of some names means, of those known before or new ones."""
        keys = {name: _key(name) for name in names}
        free = self._people.keys() - set(keys.values())
        found = {}
        for name, key in keys.items():
            known = key if key in self._people else the_one_in(key, free)
            found[name] = self._add(name) if known is None else self._people[known]
        return found

    def _by_file_name(self, name: str) -> Person:
        stem = name.rpartition(".")[0] or name
        key = key_of(stem)
        known = the_one_in(key, self._people)
        if known is not None and known <= key:
            return self._people[known]
        return self._add(stem.replace("_", " "))

    def _take(self, file: PlacedFile, person: Person) -> None:
        name, plan = file.place.assignment, file.file.plan
        if plan is not None and plan.answers is not None and plan.part:
            name = " · ".join(filter(None, (name, plan.part)))
            self._parts[folded(name)] = folded(file.place.assignment), plan.answers.number
        self._assignments.setdefault(folded(name), name)
        person.files.setdefault(folded(name), []).append(file)

    def _add(self, name: str, *, is_listed: bool = False) -> Person:
        person = Person(shown_name(name) or _NAMELESS, _key(name), is_listed)
        return self._people.setdefault(person.key, person)


def _who(file: PlacedFile) -> str:
    return file.file.plan.who if file.file.plan else ""


def _key(name: str) -> NameKey:
    return key_of(name) or frozenset({folded(name)})


def names_another(path: FilePath, plan_key: NameKey, people: Sequence[Person]) -> Person | None:
    """Return the student that a file name names, where it is not the one in the plan."""
    key = key_of(path.name.rpartition(".")[0])
    found = the_one_in(key, [each.key for each in people])
    if found is None or not found <= key or is_same_student(found, plan_key):
        return None
    return next((each for each in people if each.key == found), None)
