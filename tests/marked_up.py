# SPDX-License-Identifier: MIT
"""A plan's PDF as a teacher's viewer leaves it: comments, replies, notes, a form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, String

BY, WHEN = "Ms Öztürk", "D:20260309153000Z"


class MarkedUp:
    """A PDF that is being written into; `save` puts it somewhere else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pdf = pikepdf.open(path)

    def own(self, name: str) -> pikepdf.Object:
        """Return the annotation of a mark of the student."""
        return next(each for _, each in self._annotations() if each.get("/NM") == name)

    def comment(self, name: str, words: str) -> None:
        """Write into the comment of one of the student's marks."""
        own = self.own(name)
        own.Contents, own.M = String(f"{own.Contents}\n{words}"), String(WHEN)

    def reply(self, name: str, words: str, key: str) -> None:
        """Answer one of the student's marks."""
        page, own = next(found for found in self._annotations() if found[1].get("/NM") == name)
        self._add(page, key, words, Subtype=Name.Text, IRT=own, RT=Name.R, F=28)

    def note(self, words: str, key: str, *, page: int = 0, at: tuple[int, int] = (20, 20)) -> None:
        """Stick a note on a page."""
        left, bottom = at
        rect = Array([left, bottom, left + 18, bottom + 18])
        self._add(self._pdf.pages[page], key, words, Subtype=Name.Text, Rect=rect)

    def beside(self, words: str) -> tuple[int, tuple[int, int]]:
        """Return the page, from 0, and a place beside these words in its margin."""
        with closing(pypdfium2.PdfDocument(self._path)) as document:
            for number in range(len(document)):
                with closing(document[number]) as page, closing(page.get_textpage()) as text:
                    with closing(text.search(words)) as search:
                        found = search.get_next()
                    if found is not None:
                        _, bottom, _, top = text.get_charbox(found[0])
                        return number, (5, round((bottom + top) / 2) - 9)
        raise ValueError(words)

    def change(self, key: str, words: str | None, when: str = "D:20260310100000Z") -> None:
        """Say something else in a note, or with None delete it."""
        page, note = next(found for found in self._annotations() if found[1].get("/NM") == key)
        if words is None:
            kept = [each for each in page.Annots if each.get("/NM") != key]
            page.Annots = Array(kept)
        else:
            note.Contents, note.M = String(words), String(when)

    def fill_in(self, **fields: str) -> None:
        """Fill in fields of the form, by their names."""
        form = {str(field.T): field for field in self._pdf.Root.AcroForm.Fields}
        for name, value in fields.items():
            form[name].V = String(value)

    def save(self, path: Path) -> Path:
        """Write the file, and return its place."""
        self._pdf.save(path)
        self._pdf.close()
        return path

    def _annotations(self) -> Iterator[tuple[pikepdf.Page, pikepdf.Object]]:
        for page in self._pdf.pages:
            for each in page.obj.get("/Annots", []):
                yield page, each

    def _add(self, page: pikepdf.Page, key: str, words: str, **fields: object) -> None:
        if "/Annots" not in page.obj:
            page.obj.Annots = Array()
        note = Dictionary(
            Type=Name.Annot,
            NM=String(key),
            Contents=String(words),
            T=String(BY),
            M=String(WHEN),
            **{"Rect": Array([20, 20, 40, 40]), **fields},
        )
        page.obj.Annots.append(self._pdf.make_indirect(note))
