# SPDX-License-Identifier: MIT
"""Footnotes and endnotes of a Word document, numbered in the order in which they are met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.importers.readers.office.labels import note_mark
from workbench.importers.readers.office.xml_parts import XmlElement
from workbench.importers.readers.word.names import W
from workbench.importers.readers.word.runs import NoteAt


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its mark, and where its words are the first time it is asked for."""

    mark: str
    element: XmlElement | None = None
    part: str = ""


class Notes:
    """The notes of a document: the names and the roots of their parts are given by kind.

    Footnotes and endnotes are counted together, so that no two marks are the same.
    """

    def __init__(self, parts: Mapping[str, tuple[str, XmlElement]]) -> None:
        self._parts = {kind: part for kind, (part, _) in parts.items()}
        self._notes = {
            (kind, note.get(f"{W}id") or ""): note
            for kind, (_, root) in parts.items()
            for note in root.iter(f"{W}{kind}")
            if note.get(f"{W}type") in {None, "normal"}
        }
        self._marks: dict[tuple[str, str], str] = {}
        self._count = 0

    def note(self, at: NoteAt) -> Note:
        """Return the note that belongs to a place; its words come once however often it is met."""
        key = at.kind, at.name
        if key in self._marks:
            return Note(self._marks[key])
        if not at.has_own_mark:
            self._count += 1
        self._marks[key] = note_mark(self._count)
        return Note(self._marks[key], self._notes.get(key), self._parts.get(at.kind, ""))
