# SPDX-License-Identifier: MIT
"""The links of the pack on the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, LinkId
from workbench.domain.links import (
    Link,
    LinkEnd,
    LinkNote,
    MarkEnd,
    check_link,
    link_notes,
    with_end,
)
from workbench.domain.refusals import LinkRefusedError
from workbench.services.looking_up import PackContents

if TYPE_CHECKING:
    from workbench.ui.desk import Desk

_SHORT = 60
"""Characters by which a piece of background is called."""


class LinkShelf(QObject):
    """What is linked; a change shows at once and is kept beside that.

    A link whose mark or background is gone is gone as well: the library does the same.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.links: tuple[Link, ...] = ()
        """The links of the pack, oldest first."""
        desk.contents_read.connect(self._take_in)
        desk.marks_changed.connect(self._leave_out_what_is_gone)
        desk.pack_changed.connect(self._leave_out_what_is_gone)

    def keep(self, link: Link, *, is_typed: bool = False) -> bool:
        """Keep a link, new or changed; tell whether it may be.

        Words that are typed into one sentence are undone as one. Where the library refuses such a
        link, so does this, and `Desk.refused` says why.
        """
        desk = self._desk
        pack = desk.pack
        if pack is None or desk.refuses():
            return False
        try:
            check_link(link, self.marks(link), self.links)
        except LinkRefusedError as error:
            desk.refused.emit(error)
            return False
        is_known = link.id in {each.id for each in self.links}
        self.links = (
            tuple(link if each.id == link.id else each for each in self.links)
            if is_known
            else (*self.links, link)
        )
        self.changed.emit()
        label = f"{'Change' if is_known else 'Make'} link"
        key = f"link:{link.id}" if is_typed else None
        desk.keep(lambda services: services.linking.keep(pack.id, link, merge_key=key, label=label))
        return True

    def change(self, link_id: LinkId, *, sentence: str) -> None:
        """Say something else about a link."""
        link = self.find(link_id)
        if link is not None and link.sentence != sentence:
            self.keep(replace(link, sentence=sentence), is_typed=True)

    def remove(self, link_id: LinkId) -> Link | None:
        """Remove a link and return what it was."""
        link = self.find(link_id)
        if link is None or self._desk.refuses():
            return None
        self.links = tuple(each for each in self.links if each.id != link_id)
        self.changed.emit()
        self._desk.keep(lambda services: services.linking.remove(link_id))
        return link

    def find(self, link_id: LinkId) -> Link | None:
        """Return the link with this id, or None."""
        return next((each for each in self.links if each.id == link_id), None)

    def ends(self, link: Link) -> tuple[Annotation, ...]:
        """Return the marks that a link joins, from its start on, as far as they are there."""
        found = (self._desk.mark_with(each) for each in link.marks)
        return tuple(mark for mark in found if mark is not None)

    def marks(self, *more: Link) -> dict[AnnotationId, Annotation]:
        """Return the marks that are linked by id, and those that `more` links would join."""
        ids = {each for link in (*self.links, *more) for each in link.marks}
        found = ((each, self._desk.mark_with(each)) for each in ids)
        return {each: mark for each, mark in found if mark is not None}

    def notes(self, here: LinkEnd | None = None) -> tuple[LinkNote, ...]:
        """Return the links in words, all of them or those of one end as told from there."""
        links = self.links if here is None else with_end(self.links, here)
        names = {end: self.name(end) for link in links for end in (MarkEnd(link.start), link.end)}
        return link_notes(links, names, here=here)

    def name(self, end: LinkEnd) -> str:
        """Return what an end of a link is called: E7, or the first words of the background."""
        if isinstance(end, MarkEnd):
            mark = self._desk.mark_with(end.annotation_id)
            return mark.short_id if mark else ""
        entries = self._desk.pack.background.entries() if self._desk.pack else ()
        text = next((each.text for each in entries if each.id == end.background_id), "")
        words = " ".join(text.split())
        return f"‘{words if len(words) <= _SHORT else f'{words[:_SHORT].rstrip()}…'}’"

    def _take_in(self, contents: PackContents) -> None:
        if contents.links != self.links:
            self.links = contents.links
            self.changed.emit()

    def _leave_out_what_is_gone(self) -> None:
        if not self.links:
            return
        pack, there = self._desk.pack, self.marks()
        entries = {each.id for each in pack.background.entries()} if pack else set()
        left = tuple(
            link
            for link in self.links
            if all(each in there for each in link.marks)
            and (isinstance(link.end, MarkEnd) or link.end.background_id in entries)
        )
        if left != self.links:
            self.links = left
            self.changed.emit()
