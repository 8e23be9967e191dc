# SPDX-License-Identifier: MIT
"""What the path of a handed-in file says: student, assignment, version.

Hand-in systems leave `<student>/<assignment>/Version n/<file>` (Teams), `<student>_123_…_file_/…`
(Moodle), one folder for each student, or one folder with everything in it. Nobody says which, so
the level of folders that names students is the one that agrees with what the plans say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.folding import folded
from workbench.domain.handed_in.names import NameKey, is_same_student, key_of, shown_name
from workbench.domain.text import one_line

_VERSION = re.compile(r"(?:version|v)[\s._-]*(\d{1,6})", re.ASCII)
_COPY = re.compile(r"(?:_v|\s?\()(\d{1,6})\)?$", re.IGNORECASE | re.ASCII)
_AROUND = frozenset({"student work", "submitted files", "working files"})
"""Folders that Teams puts around those of the students."""


@dataclass(frozen=True, slots=True)
class FilePath:
    """A file below the folder that was opened: its folders from the top, and its own name."""

    folders: tuple[str, ...]
    name: str

    @property
    def shown(self) -> str:
        """The path as it is shown, with slashes; what no text can hold is replaced."""
        return "/".join(map(one_line, (*self.folders, self.name)))

    @property
    def version(self) -> int | None:
        """The number of the folder “Version n” that it lies in, or None."""
        numbers = (version_of(folder) for folder in self.folders)
        return next((each for each in numbers if each is not None), None)

    @property
    def copy(self) -> int:
        """The number at the end of its name, as “plan_v2.pdf” or “plan (2).pdf”; else 1."""
        found = _COPY.search(self.name.rpartition(".")[0])
        return int(found[1]) if found else 1


@dataclass(frozen=True, slots=True)
class Placed:
    """What a path says, each empty or None where it does not."""

    student: str = ""
    assignment: str = ""
    version: int | None = None


def version_of(folder: str) -> int | None:
    """Return the number in the name of a folder “Version n”, or None for any other folder."""
    found = _VERSION.fullmatch(folded(folder).strip())
    return int(found[1]) if found else None


def above_versions(folders: tuple[str, ...]) -> tuple[str, ...]:
    """Return folders from the top, down to the one that holds folders “Version n”."""
    for place, folder in enumerate(folders):
        if version_of(folder) is not None:
            return folders[:place]
    return folders


def newest_versions(paths: Iterable[FilePath]) -> tuple[tuple[FilePath, int], ...]:
    """Return the files to look at: of folders “Version n” beside each other only the highest.

    With each comes how many files of lower versions there are.
    """
    groups: dict[tuple[str, ...], list[FilePath]] = {}
    for path in paths:
        groups.setdefault(_folders(path), []).append(path)
    kept: list[tuple[FilePath, int]] = []
    for group in groups.values():
        newest = max((path.version for path in group if path.version is not None), default=None)
        chosen = [path for path in group if path.version == newest]
        kept.extend((path, len(group) - len(chosen)) for path in chosen)
    return tuple(kept)


def student_level(
    paths: Sequence[FilePath], named: Sequence[str], listed: Iterable[NameKey] = ()
) -> int | None:
    """Return which folder from the top, from 0, is that of a student; None where none is.

    Args:
        paths: The files.
        named: For each file whom its plan names; empty where it names nobody.
        listed: The students of the class, where they are known.
    """
    class_list = tuple(listed)
    votes: Counter[int] = Counter()
    for path, name in zip(paths, named, strict=True):
        known = (key_of(name), *class_list)
        for level, folder in enumerate(_folders(path)):
            if any(is_same_student(key_of(folder), each) for each in known):
                votes[level] += 1
                break
    if votes:
        return min(votes, key=lambda level: (-votes[level], level))
    return None if any(named) else _level_by_shape(paths)


def placed(path: FilePath, level: int | None) -> Placed:
    """Return what a path says where folders at `level` are those of students."""
    folders = _folders(path)
    if level is None:
        inner = next((x for x in reversed(folders) if folded(x) not in _AROUND), "")
        return Placed("", one_line(inner), path.version)
    if level >= len(folders):
        return Placed("", "", path.version)
    inside = folders[level + 1 :]
    around = [each for each in folders[:level] if folded(each) not in _AROUND]
    assignment = inside[0] if inside else around[-1] if around else ""
    return Placed(shown_name(folders[level]), one_line(assignment), path.version)


def _level_by_shape(paths: Sequence[FilePath]) -> int | None:
    """Return the level of students by the shape of the tree alone: no plan names anybody."""
    versioned = Counter(
        len(_folders(path)) - 2
        for path in paths
        if path.version is not None and len(_folders(path)) >= 2
    )
    if versioned:
        return versioned.most_common(1)[0][0]
    folders = [_folders(path) for path in paths]
    for level in range(max(map(len, folders), default=0)):
        if len({each[level] for each in folders if len(each) > level}) > 1:
            return level
    return None


def _folders(path: FilePath) -> tuple[str, ...]:
    return above_versions(path.folders)
