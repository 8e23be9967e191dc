# SPDX-License-Identifier: MIT
"""Read a project of analysis, of ours or of anybody's (`.qdpx`).

Texts and pictures become sources, what stands on them marks, and notes about the whole project its
background. Everything that has no place here is told among what was left over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from workbench.domain.annotations import SourcePart
from workbench.domain.background import Background, NarrativeSection, Passage
from workbench.domain.errors import UnreadableFileError
from workbench.domain.identifiers import BackgroundId, PackId, SourceId, new_id
from workbench.domain.interchange import analysis_projects as names
from workbench.domain.regions import SMALLEST, Region, framed
from workbench.domain.regions import Spot as Corner
from workbench.domain.sources import LeftOver, Pack, Source
from workbench.domain.text import canonical, one_line
from workbench.importers.page import PictureKeeper, Progress, untold
from workbench.importers.picture_files import BYTES_LIMIT, size_of
from workbench.importers.projects.documents import (
    DocumentGroup,
    ProjectDocument,
    grouped,
    sources_of,
)
from workbench.importers.projects.elements import (
    ProjectParts,
    children,
    guid_in,
    parts_of,
    plain_text,
    position_in,
    tag,
    text_in,
    values_in,
)
from workbench.importers.projects.files import ProjectFiles, opened_project
from workbench.importers.projects.marks import Spot, marks_of_document, marks_of_selection
from workbench.importers.projects.project import ProjectMark, ReceivedProject
from workbench.importers.projects.texts import Place, anchors_at, read_as_counted
from workbench.importers.readers.office.xml_parts import XmlElement

MOST_MARKS = 20_000
"""Marks of a project, twice as many as one of our files may hold."""

MOST_DOCUMENTS = 500
"""Documents of a project, as many as a pack may have pictures."""

_LONGEST_ID = 100
_RECORDINGS = {"AudioSource": "a recording", "VideoSource": "a film"}
_LEFT = {
    "Case": "a case of the other program, which has no place here",
    "Graph": "a diagram of the other program, which has no place here",
}


def read_project(
    path: Path, *, pictures: PictureKeeper, progress: Progress = untold
) -> ReceivedProject:
    """Return the project in a file.

    Args:
        path: The file.
        pictures: Puts its pictures aside.
        progress: Is told how far the work is.

    Raises:
        UnreadableFileError: the file cannot be read, holds no project, is damaged, too large, or
            made to do harm, or there is neither a text nor a picture in it.
    """
    with opened_project(path) as files:
        root = files.root()
        progress(0.1)
        return _Reading(root, files, pictures, progress).project(path.name)


class _Reading:
    """One project while it is read."""

    def __init__(
        self, root: XmlElement, files: ProjectFiles, pictures: PictureKeeper, progress: Progress
    ) -> None:
        self._root, self._files = root, files
        self._pictures, self._progress = pictures, progress
        self._parts: ProjectParts = parts_of(root, files)
        self._origin = root.get("origin") or ""
        self._left: list[LeftOver] = []

    def project(self, name: str) -> ReceivedProject:
        """Return the whole project; `name` is that of its file."""
        groups = grouped(self._documents(), list(self._own_sources()))
        if not groups:
            raise UnreadableFileError(
                name, "holds neither texts nor pictures", "export them there along with the codes"
            )
        sources = sources_of(groups)
        marks = self._marks(groups, sources)
        self._leave_over(marks)
        pack = Pack(
            PackId(new_id()),
            one_line(self._root.get("name") or "") or one_line(Path(name).stem) or "Untitled",
            one_line(name),
            sources,
            self._background(),
            left_over=tuple(self._left),
        )
        return ReceivedProject(pack, marks)

    def _documents(self) -> list[ProjectDocument]:
        parent = self._root.find(tag("Sources"))
        elements = list(parent) if parent is not None else []
        if len(elements) > MOST_DOCUMENTS:
            self._refuse_more(f"{MOST_DOCUMENTS} documents")
        found = []
        for number, element in enumerate(elements):
            self._progress(0.1 + 0.8 * number / len(elements))
            document = self._document(element)
            if document is not None:
                found.append(document)
        return found

    def _document(self, element: XmlElement) -> ProjectDocument | None:
        kind = element.tag.rpartition("}")[2]
        name = one_line(element.get("name") or "") or "Untitled"
        if kind == "PictureSource":
            return self._picture(element, name)
        inner = element.find(tag("Representation")) if kind == "PDFSource" else element
        if kind in {"TextSource", "PDFSource"} and inner is not None:
            text = plain_text(inner, self._files)
            if text is not None:
                return self._text(element, inner, name, text)
        why = _RECORDINGS.get(kind, "a document whose text is not in the file")
        self._left.append(LeftOver(name, f"{why}, which cannot be brought in"))
        return None

    def _text(
        self, element: XmlElement, inner: XmlElement, name: str, text: str
    ) -> ProjectDocument:
        places = [_place_of(each) for each in children(inner, "PlainTextSelection")]
        counts_once = "atlas" in self._origin.casefold()
        counted = read_as_counted(text, places, counts_line_ends_once=counts_once)
        kept, anchors = anchors_at(counted, places)
        return ProjectDocument(
            element,
            guid_in(element),
            name,
            SourcePart.BODY,
            kept,
            tuple(anchors),
            values=values_in(element, self._parts),
            description=canonical(text_in(element, "Description")),
        )

    def _picture(self, element: XmlElement, name: str) -> ProjectDocument:
        content = self._files.content(element.get("path"), limit=BYTES_LIMIT)
        description = canonical(text_in(element, "Description"))
        picture = size = None
        if content is None:
            self._left.append(LeftOver(name, "a picture that is not in the file"))
        else:
            picture = self._pictures.put_aside(content, name=name, alt=description)
            size = size_of(content)
            if picture.why:
                self._left.append(LeftOver(name, picture.why))
        return ProjectDocument(
            element,
            guid_in(element),
            name,
            SourcePart.PICTURE,
            picture=picture,
            size=size,
            values=values_in(element, self._parts),
            description=description,
        )

    def _own_sources(self) -> Iterator[tuple[str, list[str]]]:
        """Yield for each source of ours its id and the GUIDs of its documents."""
        for each in self._root.iter(tag("Set")):
            source_id = names.value_described(names.SOURCE, text_in(each, "Description"))
            if source_id is not None and len(source_id) <= _LONGEST_ID:
                members = children(each, "MemberSource")
                yield one_line(source_id), [guid_in(x, "targetGUID") for x in members]

    def _marks(
        self, groups: Sequence[DocumentGroup], sources: Sequence[Source]
    ) -> tuple[ProjectMark, ...]:
        found: list[ProjectMark] = []
        for group, source in zip(groups, sources, strict=True):
            for document in group.documents:
                is_own = group.source_id is not None
                for mark in self._marks_in(document, source.id, is_own=is_own):
                    found.append(mark)
                    if len(found) > MOST_MARKS:
                        self._refuse_more(f"{MOST_MARKS:,} marks")
        return tuple(_with_ids_of_their_own(found))

    def _marks_in(
        self, document: ProjectDocument, source_id: SourceId, *, is_own: bool
    ) -> Iterator[ProjectMark]:
        element, parts = document.element, self._parts
        inner = element.find(tag("Representation"))
        text = inner if inner is not None else element
        selections = children(text, "PlainTextSelection")
        for selection, anchor in zip(selections, document.anchors, strict=False):
            place = _place_of(selection)
            said = "" if anchor else f"On the characters {place.start} to {place.end}."
            part = document.part if anchor else SourcePart.WHOLE
            yield from marks_of_selection(
                selection, Spot(source_id, part, anchor, said=said), parts
            )
        for selection in children(element, "PictureSelection"):
            region = _region_of(selection, document.size)
            said = "" if region else "On a part of the picture."
            spot = Spot(source_id, SourcePart.WHOLE, region=region, said=said)
            yield from marks_of_selection(selection, spot, parts)
        for selection in children(element, "PDFSelection"):
            page = position_in(selection, "page") + 1
            spot = Spot(source_id, SourcePart.WHOLE, said=f"On page {page}.")
            yield from marks_of_selection(selection, spot, parts)
        is_told = is_own or document.part is SourcePart.PICTURE
        description = "" if is_told else document.description
        whole = Spot(source_id, SourcePart.WHOLE)
        yield from marks_of_document(element, whole, parts, description=description)

    def _background(self) -> Background:
        """Return the notes that nothing but the project itself points to."""
        used = {guid_in(each, "targetGUID") for each in self._root.iter(tag("NoteRef"))}
        of_project = {guid_in(each, "targetGUID") for each in children(self._root, "NoteRef")}
        used |= {guid for linked in self._parts.linked.values() for guid in linked}
        sections = [
            NarrativeSection(
                note.name or None,
                tuple(
                    Passage(BackgroundId(new_id()), text)
                    for text in note.text.split("\n\n")
                    if text.strip()
                ),
            )
            for guid, note in self._parts.notes.items()
            if guid in of_project or guid not in used
        ]
        return Background(narrative=tuple(each for each in sections if each.paragraphs))

    def _leave_over(self, marks: Sequence[ProjectMark]) -> None:
        """Tell what has no place here."""
        used = {mark.code for mark in marks}
        for code in self._parts.codes.values():
            if code.kind or (code.name in used and not code.description):
                continue
            what = f"{code.name}: {code.description}" if code.description else code.name
            self._left.append(LeftOver(what, "a code of the other program"))
        for name, why in _LEFT.items():
            for each in self._root.iter(tag(name)):
                told = one_line(each.get("name") or "")
                if told:
                    self._left.append(LeftOver(told, why))

    def _refuse_more(self, what: str) -> NoReturn:
        raise UnreadableFileError(
            self._files.name,
            f"holds more than {what}",
            "export a part of the project there and bring in that file",
        )


def _with_ids_of_their_own(marks: Sequence[ProjectMark]) -> Iterator[ProjectMark]:
    """Yield the marks; one whose id is another's, or none, gets a new one."""
    seen: set[str] = set()
    for mark in marks:
        given = mark.annotation.id
        own = given if given and given not in seen else new_id()
        seen.add(own)
        yield replace(mark, annotation=replace(mark.annotation, id=own))


def _place_of(selection: XmlElement) -> Place:
    start, end = position_in(selection, "startPosition"), position_in(selection, "endPosition")
    return Place(start, end, selection.get("name") or "")


def _region_of(selection: XmlElement, size: tuple[int, int] | None) -> Region | None:
    """Return the part of a picture that a selection frames, no smaller than ours are."""
    if size is None:
        return None
    across = _stretch(selection, ("firstX", "secondX"), size[0])
    down = _stretch(selection, ("firstY", "secondY"), size[1])
    if across is None or down is None:
        return None
    return framed(Corner(across[0], down[0]), Corner(across[1], down[1]))


def _stretch(
    selection: XmlElement, attributes: tuple[str, str], side: int
) -> tuple[float, float] | None:
    first, second = sorted(position_in(selection, name) / side for name in attributes)
    if second < 0 or first > 1:
        return None
    first, second = max(0.0, first), min(1.0, second)
    if second - first < SMALLEST:
        first = max(0.0, min(first, 1.0 - SMALLEST))
        second = first + SMALLEST
    return first, second
