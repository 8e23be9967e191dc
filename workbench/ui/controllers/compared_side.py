# SPDX-License-Identifier: MIT
"""One page of Compare: joins its choice, its label and its words to the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.identifiers import AnnotationId, LinkId
from workbench.domain.links import Link
from workbench.domain.sources import Source
from workbench.ui.comparing.compared_page import ComparedPage
from workbench.ui.comparing.link_lines import Join, Spot
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
        self.frame.focus_wanted.connect(self.page.take_focus)
        self.label.be_low(_LABEL_LINES)
        self.page.show_heading(False)
        self._used: MarkedText = self.page.body
        for text in self.texts:
            text.setProperty(NO_RING, True)
        body = self.page.body
        body.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        body.marks_shown.connect(self.moved)
        body.lines_moved.connect(self.moved)

    @property
    def texts(self) -> tuple[MarkedText, MarkedText]:
        """The words and the label."""
        return self.page.body, self.label.text

    def show_source(self, source: Source, others: tuple[Source, ...]) -> None:
        """Show a source of the pack; `others` are those to choose from, it among them."""
        self.source = source
        self.frame.show_choices(others, source)
        self.label.show_framework(self._desk.framework)
        self.page.show_framework(self._desk.framework)
        self.label.show_source(source)
        self._show_picture(source)
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
        for text in self.texts:
            text.point_at(annotation_id)

    def go_to(self, mark: Annotation) -> None:
        """Scroll to a mark."""
        anchor = mark.target.anchor
        if anchor is not None:
            text = self._text_of(mark.target.part)
            text.scroll_to(anchor.span)

    def text_in_use(self) -> MarkedText:
        """Return the text or the label, whichever has the focus or had it last."""
        self._used = next((text for text in self.texts if text.hasFocus()), self._used)
        return self._used

    def mark_on(self, text: MarkedText, marks: Iterable[Annotation]) -> Annotation | None:
        """Return which of these marks is on just the words selected in `text`, or None."""
        part, span = self.part_of(text), text.selection()
        same = (x for x in marks if x.target.part is part and x.target.anchor is not None)
        return next((x for x in same if x.target.anchor and x.target.anchor.span == span), None)

    def part_of(self, text: MarkedText) -> SourcePart:
        """Return what of the source the words of `text` are."""
        is_label = text is self.label.text
        return SourcePart.ATTRIBUTION if is_label else SourcePart.BODY

    def mark_of(self, link: Link) -> Annotation | None:
        """Return the mark of this source that a link joins, or None."""
        marks = (self._desk.mark_with(each) for each in link.marks)
        here = self.source.id if self.source else None
        return next((x for x in marks if x is not None and x.target.source_id == here), None)

    def spot(self, mark: Annotation, beside: QWidget) -> Spot:
        """Return where a mark is, in heights of a widget beside the page."""
        text = self._text_of(mark.target.part)
        height = text.height_of(mark.id) if mark.target.anchor is not None else None
        if height is None or not text.isVisible():
            # The whole source, a picture, words that are gone: the head of the page stands for it.
            top = _height_in(beside, self.frame, 0)
            return Spot(top + 26, top, top + self.frame.height())
        view = text.viewport()
        top = _height_in(beside, view, 0)
        return Spot(top + height, top, top + view.height())

    def _text_of(self, part: SourcePart) -> MarkedText:
        return self.label.text if part is SourcePart.ATTRIBUTION else self.page.body

    def _show_picture(self, source: Source) -> None:
        known = self._pictures.known(source)
        self.page.show_source(source, known)
        self.page.show_heading(False)
        if known is None and source.picture and source.picture.file:

            def arrived(picture: QImage) -> None:
                if self.source is not None and self.source.id == source.id:
                    self.page.show_source(source, picture)

            self._pictures.fetch(source, arrived)


def joins_between(
    left: ComparedSide,
    right: ComparedSide,
    gap: QWidget,
    links: Iterable[Link],
    lit: LinkId | None,
) -> tuple[Join, ...]:
    """Return the links whose marks are on two pages, to be drawn in the gap between them."""
    joins = []
    for link in links:
        one, other = left.mark_of(link), right.mark_of(link)
        if one is not None and other is not None:
            spots = (left.spot(one, gap), right.spot(other, gap))
            joins.append(Join(link.id, link.kind, *spots, is_lit=link.id == lit))
    return tuple(joins)


def _height_in(beside: QWidget, widget: QWidget, height: int) -> float:
    return float(beside.mapFromGlobal(widget.mapToGlobal(QPoint(0, height))).y())
