# SPDX-License-Identifier: MIT
"""What `import` does with projects of analysis programs: their codes, and how they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import InvalidOptionError
from workbench.domain.frameworks import Dimension
from workbench.services import catalogues
from workbench.services.projects import (
    PROJECT_FILE,
    KeptProject,
    ProjectsService,
    choices_in,
    dimensions_of,
)

if TYPE_CHECKING:
    from workbench.importers.projects.project import ReceivedProject
    from workbench.storage.library import Library


def is_project(path: Path) -> bool:
    """Tell whether a file is a project of an analysis program, by its name."""
    return path.suffix.lower() == PROJECT_FILE


def meanings_of(said: Sequence[str]) -> dict[str, Dimension]:
    """Return what codes stand for as the command line says it: `Bias=reliability`.

    Raises:
        InvalidOptionError: it does not say so, or there is no such dimension.
    """
    found = {}
    for each in said:
        name, _, value = each.rpartition("=")
        if not name or value not in list(Dimension):
            expected = f"a code and one of {', '.join(Dimension)}, as Bias=reliability"
            raise InvalidOptionError("code", each, expected)
        found[name] = Dimension(value)
    return found


def lines_of_codes(project: ReceivedProject, meanings: Mapping[str, Dimension]) -> Iterator[str]:
    """Yield what each code of a project that is not ours is taken for."""
    for choice in choices_in(project, catalogues.framework()):
        name = f"Code “{choice.name}”" if choice.name else "What has no code"
        dimension = meanings.get(choice.name, choice.dimension)
        marks = "1 mark" if choice.marks == 1 else f"{choice.marks} marks"
        yield f"{name} ({marks}) is taken for {dimension}."


def keep_projects(
    library: Library,
    projects: Sequence[ReceivedProject],
    pictures: Path,
    meanings: Mapping[str, Dimension],
) -> list[KeptProject]:
    """Keep projects, each as a pack with its marks; `pictures` is where their pictures wait."""
    service = ProjectsService(library)
    kept = []
    for project in projects:
        usual = dimensions_of(choices_in(project, catalogues.framework()))
        ready = service.with_pictures(project, pictures)
        kept.append(service.keep(ready, {**usual, **meanings}).result())
    return kept
