# SPDX-License-Identifier: MIT
"""The page of one source: heading, words with their marks, picture."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.differing import difference
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import AnnotationId, SourceId
from workbench.domain.sources import Source
from workbench.ui.look.look import Look
from workbench.ui.reading.mark_index import MarkIndex, span_of
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.reading.overview import Overview
from workbench.ui.reading.source_heading import SourceHeading, facts_of, quiet_notes
from workbench.ui.widgets.parts import column, label, surface
from workbench.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from workbench.ui.reading.find_bar import FindBar, LineBar
    from workbench.ui.reading.picture_view import PictureView
    from workbench.ui.reading.text_editor import TextEditor

BarT = TypeVar("BarT", bound="FindBar | LineBar")

_SHOW_LOADING_AFTER = 300


class SourcePage(QFrame):
    """A source as it lies open in the middle of the window."""

    size_wanted = Signal(int)
    """With 1 for larger, -1 for smaller, 0 for the usual size."""
    ruler_toggled = Signal(bool)
    lines_changed = Signal()
    """After which `lines_of` may say something else."""
    picture_made = Signal(object)
    """With the `PictureView`, when a source first needs one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "page")
        self._look = look
        self._source: Source | None = None
        self._has_heading = True
        self._marks: tuple[Annotation, ...] = ()
        self._on_part: Counter[SourcePart] = Counter()
        self._numbered = MarkIndex((), SourcePart.BODY)
        self._lines: dict[AnnotationId, tuple[int, int]] = {}
        self._places: dict[SourceId, tuple[int, int]] = {}
        self.body = MarkedText(look, SourcePart.BODY)
        self._finds_in: tuple[MarkedText, ...] = (self.body,)
        self._framework: Framework | None = None
        self._made_picture: PictureView | None = None
        self._heading = SourceHeading(look)
        self._overview = Overview(self.body)
        self._splitter = Splitter(Qt.Orientation.Vertical, "Height of the picture")
        self._splitter.setObjectName("picture")
        self._splitter.addWidget(self.body)
        self._nothing = self._empty_state()
        self._bars = _LoadingBars(look)
        self._shown = QStackedWidget()
        self._editor_place = QWidget()
        for widget in (self._splitter, self._nothing, self._bars, self._editor_place):
            self._shown.addWidget(widget)
        self._bars_above: list[FindBar | LineBar] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._shown)
        self._loading = QTimer(self)
        self._loading.setSingleShot(True)
        self._loading.setInterval(_SHOW_LOADING_AFTER)
        self._loading.timeout.connect(lambda: self._shown.setCurrentWidget(self._bars))
        self._heading.hide()
        self._heading.size_wanted.connect(self.size_wanted)
        self._heading.ruler_toggled.connect(self.ruler_toggled)
        self.body.size_wanted.connect(self.size_wanted)
        self.body.marks_shown.connect(self.lines_changed)
        self.body.lines_moved.connect(self._follow_body)

    def show_framework(self, framework: Framework) -> None:
        """Show marks with the letters of this framework."""
        self._framework = framework
        self.body.show_framework(framework)
        if self._made_picture is not None:
            self._made_picture.canvas.show_framework(framework)

    @property
    def picture(self) -> PictureView:
        """The picture above the words, made when it is first asked for: few sources have one."""
        if self._made_picture is None:
            from workbench.ui.reading.picture_view import PictureView

            made = self._made_picture = PictureView(self._look)
            made.hide()
            if self._framework is not None:
                made.canvas.show_framework(self._framework)
            self._splitter.insertWidget(0, made)
            self.picture_made.emit(made)
        return self._made_picture

    @property
    def made_picture(self) -> PictureView | None:
        """The view of pictures, if a source needed one."""
        return self._made_picture

    def with_picture(self, join: Callable[[PictureView], object]) -> None:
        """Call `join` with the view of pictures: now, or when a source first needs one."""
        if self._made_picture is not None:
            join(self._made_picture)
        else:
            self.picture_made.connect(join)

    def show_source(self, source: Source, picture: QImage | None = None) -> None:
        """Show a source; where one has been before, its caret and scroll position are the same.

        `picture` is None while it is on its way, and null where it cannot be read.
        """
        self._loading.stop()
        before, self._source = self._source, source
        is_other = before is None or before.id != source.id
        if is_other:
            self._leave(before)
            self._marks, self._on_part = (), Counter()
            self._forget_lines()
        had_focus = self._has_focus()
        self.body.setAccessibleName(f"{source.name}, text")
        self.body.show_text(source.body or "")
        if is_other or before != source:
            self.body.set_footer(quiet_notes(source))
        if source.picture is not None:
            alone = not source.body
            self.picture.show_picture(source.id, source.picture, picture, with_caption=alone)
        if self._shown.currentWidget() is not self._editor_place:
            self._show_parts(source, had_focus=had_focus)
        self._show_heading()
        if is_other:
            self._come_back(source)

    def be_flat(self, is_flat: bool) -> None:
        """Take one row for the heading, or two."""
        self._heading.be_flat(is_flat)

    def show_heading(self, is_shown: bool) -> None:
        """Show the heading, or leave all the room to the source."""
        self._has_heading = is_shown
        self._heading.setVisible(is_shown and self._source is not None)

    def show_marks(self, marks: Sequence[Annotation]) -> None:
        """Show the marks of this source."""
        changed = difference(self._marks, tuple(marks))
        self._marks = tuple(marks)
        self._on_part.subtract(mark.target.part for mark in changed.gone)
        self._on_part.update(mark.target.part for mark in changed.come)
        self.body.show_marks(self._marks)
        has_parts = self._on_part[SourcePart.PICTURE] > 0
        if has_parts or self._made_picture is not None:
            self.picture.canvas.show_marks(self._marks if has_parts else ())
        self._show_heading()

    def set_active(self, annotation_id: AnnotationId | None) -> None:
        """Show which mark has its note open, in the text or on the picture."""
        self.body.set_active(annotation_id)
        if self._made_picture is not None:
            self._made_picture.canvas.set_active(annotation_id)

    def show_paper_lines(self, starts: tuple[int, ...] | None) -> None:
        """Number the lines as on paper, each beginning at one of these positions."""
        if (starts or ()) != self.body.paper_lines:
            self._forget_lines()
            self.body.show_paper_lines(starts or ())

    def show_loading(self) -> None:
        """Keep the place of a source that is being read: grey bars, if it takes long."""
        self._loading.start()

    def lines_of(self) -> Mapping[AnnotationId, tuple[int, int]]:
        """Return the numbers of the first and last line on paper of each mark on the text.

        What is returned follows the marks, as long as the lines are these.
        """
        starts = self.body.paper_lines
        if not starts:
            return {}
        index = self.body.view.index
        gone, come = index.changed_since(self._numbered)
        self._numbered = index
        for key in gone:
            self._lines.pop(key, None)
        for key in come:
            if (mark := index.find(key)) is not None:
                span = span_of(mark)
                first, last = (bisect_right(starts, at) for at in (span.start, span.end - 1))
                self._lines[key] = (max(1, first), max(1, last))
        return MappingProxyType(self._lines)

    def find_also_in(self, label_text: MarkedText) -> None:
        """Have words found in the label as well, which is read before the text."""
        self._finds_in = (label_text, self.body)

    def find_words(self, words: str = "") -> None:
        """Open the row for finding words; these are searched for, or what is selected."""
        text = next((each for each in self._finds_in if each.hasFocus()), self.body)
        selected = text.selection()
        if not words and selected and len(selected) < 80:
            words = selected.of(text.text)
        self._close_bars()
        self._finding.open(" ".join(words.split()))

    def find_next(self) -> bool:
        """Go to the next place found; tell whether there is any."""
        return self._finding.walk()

    def edit_text(self) -> TextEditor:
        """Put the field in which the text is corrected in its place, and return it."""
        self._close_bars()
        self._editor.show()
        self._shown.setCurrentWidget(self._editor_place)
        return self._editor

    def stop_editing(self) -> None:
        """Show the text again."""
        self._editor.hide()
        self._show_content()

    def ask_for_line(self) -> None:
        """Open the row for going to a line."""
        self._close_bars()
        self._line_bar.open()

    @property
    def has_both(self) -> bool:
        """Whether there is a picture above the words."""
        source = self._source
        return source is not None and bool(source.body) and source.picture is not None

    def take_focus(self) -> None:
        """Put the focus on the words, or on what stands in their place."""
        self._focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus_on_picture(self) -> None:
        """Put the focus on the picture, or on the card that stands in its place."""
        self.picture.focus_target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self, source: Source, *, had_focus: bool) -> None:
        """Show words, picture, or that there is neither; the focus goes along."""
        wanted: dict[QWidget, bool] = {self.body: bool(source.body)}
        if self._made_picture is not None:
            wanted[self._made_picture] = source.picture is not None
        for part, is_there in wanted.items():
            if is_there:
                part.show()
        self._shown.setCurrentWidget(self._splitter if any(wanted.values()) else self._nothing)
        if had_focus:
            # Before its place goes: Qt would look for something else in the window.
            self.take_focus()
        for part, is_there in wanted.items():
            if not is_there:
                part.hide()

    def _focus_target(self) -> QWidget:
        source = self._source
        if self._shown.currentWidget() is self._editor_place:
            return self._editor.field
        if source is None or source.body:
            return self.body
        return self._nothing if source.picture is None else self.picture.focus_target

    def _has_focus(self) -> bool:
        """Tell whether words, picture, or what stands in their place have the focus."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self._shown.isAncestorOf(focused)

    def _forget_lines(self) -> None:
        self._numbered, self._lines = MarkIndex((), SourcePart.BODY), {}

    def _show_content(self) -> None:
        if self._source is not None:
            self._show_parts(self._source, had_focus=False)

    def _show_heading(self) -> None:
        if self._source is not None:
            self._heading.setVisible(self._has_heading)
            facts = facts_of(self._source, self._on_part)
            self._heading.show_source(self._source, facts, has_text=bool(self._source.body))

    def _follow_body(self) -> None:
        """Let the heading stand over the words where the page is wide."""
        left = self.body.offset()
        for row in (self._heading, *self._bars_above):
            row.setContentsMargins(left, 0, left, 0)

    @cached_property
    def _finding(self) -> FindBar:
        from workbench.ui.reading.find_bar import FindBar

        return self._with_bar(FindBar(self._look, self._finds_in))

    @cached_property
    def _editor(self) -> TextEditor:
        from workbench.ui.reading.text_editor import TextEditor

        editor = TextEditor(self._look)
        self._editor_place.setLayout(column(editor, margins=(20, 0, 20, 12)))
        return editor

    @cached_property
    def _line_bar(self) -> LineBar:
        from workbench.ui.reading.find_bar import LineBar

        return self._with_bar(LineBar(self._look, self.body))

    def _with_bar(self, bar: BarT) -> BarT:
        self._column.insertWidget(1, bar)
        self._bars_above.append(bar)
        self._follow_body()
        return bar

    def _close_bars(self) -> None:
        for bar in self._bars_above:
            bar.close_quietly()

    def _leave(self, source: Source | None) -> None:
        self._close_bars()
        self.body.show_marks(())
        if source is not None:
            scrolled = self.body.verticalScrollBar().value()
            self._places[source.id] = (self.body.caret(), scrolled)

    def _come_back(self, source: Source) -> None:
        caret, scrolled = self._places.get(source.id, (0, 0))
        self.body.place_caret(caret)
        self.body.verticalScrollBar().setValue(scrolled)

    def _empty_state(self) -> QWidget:
        words = label("There are no words and no picture in this source.", wraps=True)
        more = label("Its label and your notes are still here.", ink="secondary", wraps=True)
        card = surface("gap", column(words, more, gap=4, margins=(20, 16, 20, 16)))
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        card.setAccessibleName(f"{words.text()} {more.text()}")
        holder = QWidget()
        holder.setFocusProxy(card)
        holder.setLayout(column(card, None, margins=(20, 8, 20, 16)))
        return holder


class _LoadingBars(QWidget):
    """Grey bars where lines will be."""

    _WIDTHS = (0.94, 0.9, 0.97, 0.6, 0.0, 0.92, 0.88, 0.95, 0.4)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName("Opening the source")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = self._look.scale
        left, step = 44 * scale, 32 * scale
        width = min(474 * scale, self.width() - left - 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("sunken"))
        for number, share in enumerate(self._WIDTHS):
            place = QRectF(left, 8 + number * step, width * share, 14 * scale)
            painter.drawRoundedRect(place, 4, 4)
