# SPDX-License-Identifier: MIT
"""Write a project of qualitative analysis: the sources of a pack with their marks (`.qdpx`).

REFI-QDA 1.0 is what ATLAS.ti, MAXQDA, NVivo, QualCoder, Quirkos and others read: a zip archive with
`project.qde` and, below `sources/`, each document under its GUID. `docs/formats.md` says what of a
pack becomes what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from lxml import etree

from workbench import __version__
from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.identifiers import SourceId
from workbench.domain.interchange import analysis_projects as names
from workbench.domain.interchange.values import time_to_json
from workbench.domain.sources import Source
from workbench.domain.tables import MarksMaterial
from workbench.export.archives import archive_of, broken, entries_of
from workbench.export.exchange.project_codes import codes_of
from workbench.export.exchange.project_sources import (
    ProjectDocument,
    documents_of,
    note_of_mark,
    notes_of,
    values_of,
)
from workbench.export.exchange.project_xml import (
    Element,
    add_codes,
    add_codings,
    add_text,
    add_values,
    added,
    authored,
    root_of,
    written,
)

_FORMS = {"png": "PNG", "jpg": "JPEG"}


def project_file(
    material: MarksMaterial, pictures: Mapping[SourceId, bytes], *, made: datetime
) -> bytes:
    """Return a project file, the same bytes for the same material and time.

    Args:
        material: The pack, its marks, and the framework whose letters and colours the codes get.
        pictures: The contents of the pictures that are there, by source.
        made: When, in UTC.
    """
    return _Project(material, pictures, made).content()


def verify_project_file(path: Path) -> None:
    """Read a project file that was just written.

    Raises:
        OSError: it is not on the disk as it was meant.
    """
    document = entries_of(path).get(names.DOCUMENT, b"")
    try:
        etree.fromstring(document)
    except etree.XMLSyntaxError as error:
        raise broken(path, "its project cannot be read") from error


class _Project:
    """One project while it is written."""

    def __init__(
        self, material: MarksMaterial, pictures: Mapping[SourceId, bytes], made: datetime
    ) -> None:
        self._material = material
        pack = material.pack
        self._user = names.guid_of(pack.id, "user")
        self._made = time_to_json(made)
        called = _unique_names(pack.sources)
        self._documents = {
            source.id: documents_of(source, called[source.id], _measured(source, pictures))
            for source in pack.sources
        }
        self._values = {source.id: values_of(source) for source in pack.sources}
        used = dict.fromkeys(name for values in self._values.values() for name in values)
        self._variables = {name: names.guid_of(name, "variable") for name in used}
        self._notes: list[tuple[Annotation, str]] = []

    def content(self) -> bytes:
        """Return the whole file."""
        files = [each for group in self._documents.values() for each in group]
        entries = [(f"{names.SOURCES}/{each.file}", each.content) for each in files]
        return archive_of([(names.DOCUMENT, written(self._root())), *entries])

    def _root(self) -> Element:
        pack = self._material.pack
        root = root_of(
            name=pack.title,
            origin=f"{names.ORIGIN} {__version__}",
            creatingUserGUID=self._user,
            creationDateTime=self._made,
        )
        added(added(root, "Users"), "User", guid=self._user, name="Student")
        used = dict.fromkeys(mark.dimension for mark in self._material.annotations)
        codes = added(added(root, "CodeBook"), "Codes")
        add_codes(codes, codes_of(self._material.framework, used))
        self._add_variables(root)
        if self._documents:
            self._add_sources(added(root, "Sources"))
        notes = self._add_notes(root)
        self._add_sets(root)
        about = f"Sources and marks of “{pack.title}”"
        add_text(root, "Description", f"{about}, from {pack.origin}" if pack.origin else about)
        for guid in notes:
            added(root, "NoteRef", targetGUID=guid)
        return root

    def _add_variables(self, root: Element) -> None:
        if not self._variables:
            return
        parent = added(root, "Variables")
        switches = {names.PICTURE_MISSING, names.ADAPTED, names.TRANSLATED, names.WITHDRAWN}
        for name, guid in self._variables.items():
            kind = "Boolean" if name in switches else "Text"
            added(parent, "Variable", guid=guid, name=name, typeOfVariable=kind)

    def _add_sources(self, parent: Element) -> None:
        marks: dict[SourceId, list[Annotation]] = {}
        for mark in self._material.annotations:
            marks.setdefault(mark.target.source_id, []).append(mark)
        for source in self._material.pack.sources:
            documents = self._documents[source.id]
            parts = {each.part for each in documents}
            placed: dict[SourcePart, list[Annotation]] = {}
            for mark in marks.get(source.id, ()):
                has_place = mark.target.has_place and mark.target.part in parts
                part = mark.target.part if has_place else SourcePart.WHOLE
                placed.setdefault(part, []).append(mark)
            for each in documents:
                element = self._add_document(parent, each, placed.get(each.part, ()))
                if each is documents[0]:
                    for mark in placed.get(SourcePart.WHOLE, ()):
                        self._add_whole(element, mark)
                    add_values(element, self._values[source.id], self._variables)

    def _add_document(
        self, parent: Element, document: ProjectDocument, marks: Sequence[Annotation]
    ) -> Element:
        path = f"{names.INTERNAL}{document.file}"
        kind, place = (
            ("PictureSource", "path") if document.size else ("TextSource", "plainTextPath")
        )
        common = {"creatingUser": self._user, "creationDateTime": self._made}
        element = added(
            parent, kind, guid=document.guid, name=document.name, **{place: path}, **common
        )
        add_text(element, "Description", document.description)
        for mark in marks:
            self._add_selection(element, mark, document)
        return element

    def _add_selection(self, parent: Element, mark: Annotation, document: ProjectDocument) -> None:
        kind, place = _selected(mark, document)
        selection = added(
            parent,
            kind,
            guid=names.guid_of(mark.id),
            name=mark.short_id,
            **place,
            **authored(mark, self._user),
        )
        add_text(selection, "Description", note_of_mark(mark, self._material))
        add_codings(selection, mark, user=self._user)

    def _add_whole(self, parent: Element, mark: Annotation) -> None:
        guid = names.guid_of(mark.id, "note")
        add_codings(parent, mark, user=self._user, note=guid)
        self._notes.append((mark, guid))

    def _add_notes(self, root: Element) -> list[str]:
        """Add the notes of marks on whole sources and those about the pack; return the latter."""
        texts = list(notes_of(self._material.pack))
        if not texts and not self._notes:
            return []
        parent = added(root, "Notes")
        for mark, guid in self._notes:
            by = authored(mark, self._user)
            note = added(parent, "Note", guid=guid, name=mark.short_id, **by)
            add_text(note, "PlainTextContent", note_of_mark(mark, self._material))
        guids = []
        for number, (name, text) in enumerate(texts):
            guid = names.guid_of(self._material.pack.id, f"note-{number}")
            note = added(
                parent,
                "Note",
                guid=guid,
                name=name,
                creatingUser=self._user,
                creationDateTime=self._made,
            )
            add_text(note, "PlainTextContent", text)
            guids.append(guid)
        return guids

    def _add_sets(self, root: Element) -> None:
        if not self._documents:
            return
        parent = added(root, "Sets")
        for source in self._material.pack.sources:
            element = added(parent, "Set", guid=names.guid_of(source.id), name=source.name)
            add_text(element, "Description", names.described(names.SOURCE, source.id))
            for each in self._documents[source.id]:
                added(element, "MemberSource", targetGUID=each.guid)


def _selected(mark: Annotation, document: ProjectDocument) -> tuple[str, dict[str, str]]:
    """Return the element for a mark's place, and its attributes: code points or dots."""
    anchor, region = mark.target.anchor, mark.target.region
    if region is not None and document.size is not None:
        width, height = document.size
        right, lower = region.left + region.width, region.top + region.height
        return "PictureSelection", {
            "firstX": str(round(region.left * width)),
            "firstY": str(round(region.top * height)),
            "secondX": str(round(right * width)),
            "secondY": str(round(lower * height)),
        }
    assert anchor is not None and document.part is not SourcePart.PICTURE  # noqa: S101, PT018
    start, end = str(anchor.span.start), str(anchor.span.end)
    return "PlainTextSelection", {"startPosition": start, "endPosition": end}


def _unique_names(sources: tuple[Source, ...]) -> dict[SourceId, str]:
    """Return what each source is called; programs take no two documents of one name."""
    seen: Counter[str] = Counter()
    found = {}
    for source in sources:
        seen[source.name] += 1
        again = seen[source.name]
        found[source.id] = f"{source.name} ({again})" if again > 1 else source.name
    return found


def _measured(
    source: Source, pictures: Mapping[SourceId, bytes]
) -> tuple[bytes, tuple[int, int]] | None:
    """Return the picture of a source with its size in dots, or None where it is not there."""
    content, picture = pictures.get(source.id), source.picture
    if content is None or picture is None or picture.file is None:
        return None
    # Slow to import, and only needed where there are pictures.
    from workbench import pixels

    try:
        with pixels.opened(content, _FORMS[picture.file.rpartition(".")[2]]) as opened:
            return content, opened.size
    except pixels.FAULTS:
        return None
