# SPDX-License-Identifier: MIT
"""Bring in projects of analysis programs: their documents as a pack, with everything marked.

What a code of somebody else's stands for is a person's to say; until then the likeliest dimension
is offered, and the code's own name stays in the note of each mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import Dimension, Framework
from workbench.domain.identifiers import AnnotationId, OperationId, PackId, SourceId, new_id
from workbench.domain.interchange.analysis_projects import ENDING, dimension_for
from workbench.domain.interchange.web_annotations import ReceivedAnnotation
from workbench.domain.regions import Region
from workbench.domain.sources import Pack
from workbench.services.annotating import AddAnnotations, placed
from workbench.services.importing import ImportingService, KeepPack, copy_before

if TYPE_CHECKING:
    from workbench.importers.projects.project import ProjectMark, ReceivedProject
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

USUAL = Dimension.CONTENT
"""What a code stands for that is called like none of ours: what a source says."""

PROJECT_FILE = ENDING


@dataclass(frozen=True, slots=True)
class CodeChoice:
    """A code of a project, how many marks have it, and what it most likely stands for.

    The name is empty for marks without a code.
    """

    name: str
    marks: int
    dimension: Dimension


@dataclass(frozen=True, slots=True)
class KeptProject:
    """A project that was kept: its pack, and its marks with their short ids."""

    pack: Pack
    annotations: tuple[Annotation, ...]

    @property
    def outcome(self) -> str:
        """What happened, in one sentence without a full stop."""
        sources, marks = len(self.pack.sources), len(self.annotations)
        told = [f"{sources} source" if sources == 1 else f"{sources} sources"]
        told.append(f"{marks} mark" if marks == 1 else f"{marks} marks")
        left = len(self.pack.left_over)
        if left:
            told.append("1 thing left over" if left == 1 else f"{left} things left over")
        return f"Brought in: {self.pack.title}, {', '.join(told)}"


@dataclass(frozen=True, slots=True)
class KeepProject:
    """The edit behind bringing in a project: a pack with its marks, in one step."""

    operation: OperationId
    pack: Pack
    annotations: tuple[Annotation, ...]
    label: str = "Bring in"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> KeptProject:
        """Store the pack and the marks.

        Ids that the library has already are given anew, so that a project comes in as often as
        somebody brings it in.
        """
        pack, annotations = self.pack, self.annotations
        if any(unit.packs.has_source(source.id) for source in pack.sources):
            pack, annotations = _with_new_sources(pack, annotations)
        taken = unit.annotations.sources_of([each.id for each in annotations])
        annotations = tuple(
            replace(each, id=AnnotationId(new_id())) if each.id in taken else each
            for each in annotations
        )
        kept = KeepPack(self.operation, pack).apply(unit)
        return KeptProject(kept, AddAnnotations(self.operation, annotations).apply(unit))


class ProjectsService:
    """Keep projects of analysis programs."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def with_pictures(self, project: ReceivedProject, folder: Path) -> ReceivedProject:
        """Put the pictures of a project into the library; `folder` is where they wait.

        Raises:
            LibraryError: the library cannot be written.
        """
        pack = ImportingService(self._library).with_pictures(project.pack, folder)
        return replace(project, pack=pack)

    def keep(
        self, project: ReceivedProject, dimensions: Mapping[str, Dimension]
    ) -> Future[KeptProject]:
        """Store a project whose pictures are in the library by now, in one step of undo.

        Args:
            project: What was read.
            dimensions: What each of its codes stands for, by name.
        """
        copy_before(self._library, "import")
        pack, marks = project.pack, marks_as_placed(project, dimensions)
        label = f"Bring in {pack.title}"
        return self._library.perform(KeepProject(OperationId(new_id()), pack, marks, label))


def read_project_file(path: Path, pictures: Path) -> ReceivedProject:
    """Return the project in a file, read in a process with limits.

    Args:
        path: The file.
        pictures: The folder in which its pictures wait until it is kept.

    Raises:
        UnreadableFileError: the file cannot be read or holds no project.
    """
    from workbench.services.importing import page_reading

    with page_reading(pictures) as reading:
        return reading.read_project(path)


def choices_in(project: ReceivedProject, framework: Framework) -> tuple[CodeChoice, ...]:
    """Return the codes that somebody should say the meaning of, the commonest first."""
    counts = Counter(each.code for each in project.marks if not each.annotation.dimension)
    return tuple(
        CodeChoice(name, count, dimension_for(name, framework) or USUAL)
        for name, count in counts.most_common()
    )


def dimensions_of(choices: Sequence[CodeChoice]) -> dict[str, Dimension]:
    """Return what each code stands for, as `ProjectsService.keep` takes it."""
    return {choice.name: choice.dimension for choice in choices}


def marks_as_placed(
    project: ReceivedProject, dimensions: Mapping[str, Dimension]
) -> tuple[Annotation, ...]:
    """Return the marks of a project on the sources of its pack, before they are kept.

    Args:
        project: What was read.
        dimensions: What each of its codes stands for, by name.
    """
    now = datetime.now(UTC)
    drawn = {source.id for source in project.pack.sources if source.picture}
    return tuple(
        placed(project.pack, _as_received(each, dimensions, drawn), now=now)
        for each in project.marks
    )


def _as_received(
    mark: ProjectMark, dimensions: Mapping[str, Dimension], drawn: Container[str]
) -> ReceivedAnnotation:
    """Return a mark with its dimension, and in its note what has no other place.

    A part of a picture that did not come along, of a source that is not `drawn`, is told in words.
    """
    said = mark.annotation
    dimension = said.dimension or dimensions.get(mark.code, USUAL)
    above = []
    name = mark.code.rpartition("/")[2].strip()
    if name and name.casefold() != dimension:
        above.append(f"Code: {mark.code}")
    part, region = said.part, said.region
    if region is not None and said.source not in drawn:
        part = SourcePart.WHOLE
        above.append(_in_words(region))
        region = None
    feature = "\n".join(x for x in (*above, said.feature) if x)
    return replace(said, dimension=dimension, part=part, region=region, feature=feature)


def _in_words(region: Region) -> str:
    """Return where on its picture a part is, in hundredths from its upper left corner."""
    left, top = round(100 * region.left), round(100 * region.top)
    right, lower = (
        round(100 * (region.left + region.width)),
        round(100 * (region.top + region.height)),
    )
    return f"On the picture: {left} to {right} % across, {top} to {lower} % down."


def _with_new_sources(
    pack: Pack, annotations: tuple[Annotation, ...]
) -> tuple[Pack, tuple[Annotation, ...]]:
    ids = {source.id: SourceId(new_id()) for source in pack.sources}
    sources = tuple(replace(source, id=ids[source.id]) for source in pack.sources)
    moved = tuple(
        replace(each, target=replace(each.target, source_id=ids[each.target.source_id]))
        for each in annotations
    )
    return replace(pack, id=PackId(new_id()), sources=sources), moved
