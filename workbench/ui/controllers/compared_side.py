# SPDX-License-Identifier: MIT
"""One page of Compare: joins its choice, its label, its words and its picture to the desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, LinkId
from workbench.domain.links import Link
from workbench.domain.regions import Region
from workbench.domain.sources import Source
from workbench.domain.text import Span
from workbench.ui.comparing.compared_page import ComparedPage
from workbench.ui.comparing.link_lines import Join, Spot
from workbench.ui.controllers.markables import Markables
from workbench.ui.controllers.pictures import Pictures
from workbench.ui.reading.label_card import LabelCard
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.reading.source_page import SourcePage
from workbench.ui.widgets.focus_ring import NO_RING

if TYPE_CHECKING:
    from workbench.ui.window import Window

_LABEL_LINES = 2


class ComparedSide(QObject):
    """A source on one of the pages."""

    moved = Signal()
    """Its passages may stand elsewhere: it was scrolled, or laid out anew."""

    def __init__(self, window: Window, place: int, pictures: Pictures) -> None:
        super().__init__(window)
        look = window.look
        self._desk, self._pictures = window.desk, pictures
        self.source: Source | None = None
        self.label = LabelCard(look)
        self.page = SourcePage(look)
        self.frame = ComparedPage(look, place, self.label, self.page)
        self.parts = Markables(self.page, self.label.text)
        self.frame.focus_wanted.connect(self.page.take_focus)
        self.label.be_low(_LABEL_LINES)
        self.page.show_heading(False)
        for text in self.parts.texts:
            text.setProperty(NO_RING, True)
        body = self.page.body
        body.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        body.marks_shown.connect(self.moved)
        body.lines_moved.connect(self.moved)
        self.page.with_picture(lambda view: view.canvas.moved.connect(self.moved))

    @property
    def name(self) -> str:
        """The label of the source, or nothing."""
        return self.source.label if self.source else ""

    def show_source(self, source: Source, others: tuple[Source, ...]) -> None:
        """Show a source of the pack; `others` are those to choose from, it among them."""
        is_other = self.source is None or self.source.id != source.id
        self.source = source
        self.frame.show_choices(others, source)
        self.label.show_framework(self._desk.framework)
        self.page.show_framework(self._desk.framework)
        self.label.show_source(source)
        if is_other:
            self.parts.begin_with(source)
        self._pictures.show_on(self.page, source, lambda: self.source)
        self.show_marks()

    def show_nothing(self) -> None:
        """Say that there is no source for this page."""
        self.source = None
        self.frame.show_nothing()

    def end(self) -> None:
        """Show no source any more: the page is going to be taken away."""
        self.source = None
        self.blockSignals(True)
        self.deleteLater()

    def show_marks(self) -> None:
        """Show the marks of the source."""
        marks = self._desk.marks_of(self.source.id) if self.source else ()
        self.page.show_marks(marks)
        self.label.show_marks(marks)

    def point_at(self, annotation_id: AnnotationId | None) -> None:
        """Draw a mark as the one that is meant."""
        for part in self.parts.all():
            part.point_at(annotation_id)

    def bring(self, mark: Annotation) -> None:
        """Let a mark be seen: scroll to its words, or move the picture to its part."""
        place, anchor = self.parts.where(mark), mark.target.anchor
        if isinstance(place, MarkedText) and anchor is not None:
            place.scroll_to(anchor.span)
        elif place is not None and not isinstance(place, MarkedText):
            place.bring_mark(mark)

    def mark_on(self, place: Span | Region) -> Annotation | None:
        """Return the mark that is on just these words, or this part, of the one in use, or None."""
        part = self.parts.part_of(self.parts.in_use)
        marks = self._desk.marks_of(self.source.id) if self.source else ()
        found = (x for x in marks if x.target.part is part and _place_of(x) == place)
        return next(found, None)

    def mark_of(self, link: Link) -> Annotation | None:
        """Return the mark of this source that a link joins, or None."""
        marks = (self._desk.mark_with(each) for each in link.marks)
        here = self.source.id if self.source else None
        return next((x for x in marks if x is not None and x.target.source_id == here), None)

    def spot(self, mark: Annotation, beside: QWidget) -> Spot:
        """Return where a mark is, in heights of a widget beside the page."""
        place = self.parts.where(mark)
        height = place.height_of(mark.id) if place is not None and place.isVisible() else None
        if place is None or height is None:
            # The whole source, words that are gone: the head of the page stands for it.
            top = _height_in(beside, self.frame, 0)
            return Spot(top + 26, top, top + self.frame.height())
        view = place.viewport() if isinstance(place, MarkedText) else place
        top = _height_in(beside, view, 0)
        return Spot(top + height, top, top + view.height())


def joins_in_gaps(
    sides: Sequence[ComparedSide],
    gaps: Sequence[QWidget],
    links: Iterable[Link],
    lit: LinkId | None,
) -> list[list[Join]]:
    """Return for each gap between pages the links to be drawn in it.

    A link of the first page with the last of three is in both gaps and goes behind the page between
    them.
    """
    found: list[list[Join]] = [[] for _ in gaps]
    for link in links:
        marks = [(at, side.mark_of(link)) for at, side in enumerate(sides)]
        ends = [(at, mark) for at, mark in marks if mark is not None]
        if len(ends) != 2:
            continue
        (one, start), (other, end) = ends
        left = sides[one].spot(start, gaps[one])
        right = sides[other].spot(end, gaps[other - 1])
        if other - one == 1:
            spots = [(left, right)]
        else:
            spots = [
                (left, left.going_on(right, sides[other].name)),
                (right.going_on(left, sides[one].name), right),
            ]
        for gap, (start_spot, end_spot) in enumerate(spots, one):
            is_lit = link.id == lit
            found[gap].append(Join(link.id, link.kind, start_spot, end_spot, is_lit=is_lit))
    return found


def _place_of(mark: Annotation) -> Span | Region | None:
    anchor = mark.target.anchor
    return anchor.span if anchor is not None else mark.target.region


def _height_in(beside: QWidget, widget: QWidget, height: int) -> float:
    return float(beside.mapFromGlobal(widget.mapToGlobal(QPoint(0, height))).y())
