# SPDX-License-Identifier: MIT
"""Join what is added to a tagged PDF to its logical tree, so that it can be read aloud.

Where a file has no tree, or one that is not put together as trees are, what is added has none
either; it is shown all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from workbench.importers.handed_in.objects import Found, items_of, member, name_in, number_in

_MOST_ENTRIES = 200_000
_LARGEST_KEY = 2**30


class TaggedFile:
    """The logical tree of a file that is being added to."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = member(pdf.Root, "/StructTreeRoot")
        self._parents = member(member(self._root, "/ParentTree"), "/Nums")
        self._next = number_in(self._root, "/ParentTreeNextKey")
        self._top = member(self._root, "/K")
        if isinstance(self._top, Array) and len(self._top) == 1:
            self._top = self._top[0]
        self.is_tagged = self._is_sound()

    def add_pages(self, pages: Sequence[pikepdf.Page], tree: Found) -> None:
        """Join pages that were added from another file; `tree` is the root of its tree, copied."""
        parents = dict(_pairs(member(member(tree, "/ParentTree"), "/Nums")))
        top = member(tree, "/K")
        for page in pages:
            marked = parents.get(number_in(page.obj, "/StructParents"))
            if not self.is_tagged or marked is None or not isinstance(top, Dictionary):
                _drop_key(page.obj)
                continue
            page.obj[Name.StructParents] = self._owned_by(marked)
        if self.is_tagged and isinstance(top, Dictionary):
            kids = member(top, "/K")
            for kid in list(items_of(kids, _MOST_ENTRIES)) if isinstance(kids, Array) else [kids]:
                self._put(kid)

    def add_notes(self, title: str, notes: Sequence[tuple[Found, pikepdf.Page]]) -> None:
        """Join annotations, each with its page, in a part of their own."""
        if not self.is_tagged or not notes:
            return
        part = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Sect, T=String(title), K=Array())
        )
        self._put(part)
        for note, page in notes:
            refers = Dictionary(Type=Name.OBJR, Obj=note, Pg=page.obj)
            element = self._pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name.Annot, P=part, Pg=page.obj, K=refers)
            )
            part.K.append(element)
            note[Name.StructParent] = self._owned_by(element)

    def _owned_by(self, owner: Found) -> int:
        """Return a new number under which the owner of something is found."""
        number, self._next = self._next, self._next + 1
        self._parents.append(number)
        self._parents.append(owner)
        self._root[Name.ParentTreeNextKey] = self._next
        return number

    def _put(self, element: Found) -> None:
        """Put an element at the end of the document."""
        element[Name.P] = self._top
        if not isinstance(member(self._top, "/K"), Array):
            self._top[Name.K] = Array([self._top.K])
        self._top.K.append(element)

    def _is_sound(self) -> bool:
        """Tell whether the tree is one that can be added to."""
        if not isinstance(self._parents, Array) or name_in(self._top, "/S") != "Document":
            return False
        if not isinstance(member(self._top, "/K"), (Array, Dictionary)):
            return False
        keys = [key for key, _ in _pairs(self._parents)]
        return 0 <= max(keys, default=0) < self._next < _LARGEST_KEY


def _pairs(numbers: Found) -> list[tuple[int, Found]]:
    entries = list(items_of(numbers, _MOST_ENTRIES))
    pairs = zip(entries[::2], entries[1::2], strict=False)
    return [(key, value) for key, value in pairs if isinstance(key, int)]


def _drop_key(page: Found) -> None:
    if member(page, "/StructParents") is not None:
        del page[Name.StructParents]
