# SPDX-License-Identifier: MIT
"""What can be marked of a source, and which of it is in use: text, label or picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.frameworks import Letter
from workbench.domain.regions import Region
from workbench.domain.sources import Source
from workbench.domain.text import Span
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.reading.source_page import SourcePage

if TYPE_CHECKING:
    from typing import TypeAlias

    from workbench.ui.reading.marked_picture import MarkedPicture
    from workbench.ui.reading.picture_view import PictureView

    Markable: TypeAlias = MarkedText | MarkedPicture


class Markables(QObject):
    """The text, the label and the picture of the source that is shown; one of them is in use.

    The picture is among them from the first source on that has one.
    """

    selection_changed = Signal()
    """After something was selected in one of them, or is no longer."""

    def __init__(self, page: SourcePage, label: MarkedText) -> None:
        super().__init__(page)
        self.page = page
        self.body, self.label = page.body, label
        self.texts = (self.body, self.label)
        self._in_use: Markable = self.body
        self._are_letters_on = self.body.letters_on
        self.for_each(lambda each: each.selection_changed.connect(self._listener(each)))
        page.with_picture(self._teach_letters)

    def all(self) -> tuple[Markable, ...]:
        """Return all of them that there are."""
        view = self.page.made_picture
        return self.texts if view is None else (*self.texts, view.canvas)

    def for_each(self, join: Callable[[Markable], object]) -> None:
        """Call `join` with each of them, with the picture as soon as there is one."""
        for text in self.texts:
            join(text)
        self.page.with_picture(lambda view: join(view.canvas))

    @property
    def in_use(self) -> Markable:
        """The one that has the focus or had it last."""
        self._in_use = next((each for each in self.all() if each.hasFocus()), self._in_use)
        return self._in_use

    def begin_with(self, source: Source) -> None:
        """Use what is there first of another source: its words, or else its picture."""
        is_picture = source.picture is not None and not source.body
        self._in_use = self.page.picture.canvas if is_picture else self.body

    def let_letters_mark(self, *, are_on: bool) -> None:
        """Let plain letters mark, or not."""
        self._are_letters_on = are_on
        for each in self.all():
            each.letters_on = are_on

    def place(self) -> Span | Region | None:
        """Return what is selected in the one in use."""
        return self.in_use.selection()

    def words(self) -> str:
        """Return the words that are selected, or none."""
        text = self.in_use
        span = text.selection() if isinstance(text, MarkedText) else None
        return span.of(text.text) if span is not None and isinstance(text, MarkedText) else ""

    def part_of(self, text: Markable) -> SourcePart:
        """Return what of the source is marked there."""
        if not isinstance(text, MarkedText):
            return SourcePart.PICTURE
        return SourcePart.ATTRIBUTION if text is self.label else SourcePart.BODY

    def where(self, mark: Annotation) -> Markable | None:
        """Return where a mark of the source is to be seen, or None where it has no place."""
        if mark.target.anchor is not None:
            return self.label if mark.target.part is SourcePart.ATTRIBUTION else self.body
        view = self.page.made_picture
        return view.canvas if view is not None and mark.target.region is not None else None

    def go_to(self, mark: Annotation) -> None:
        """Go to a mark: put the caret on its first word, or choose its part of the picture."""
        place, anchor = self.where(mark), mark.target.anchor
        if isinstance(place, MarkedText) and anchor is not None:
            place.place_caret(anchor.span.start)
        elif place is not None and not isinstance(place, MarkedText):
            place.go_to(mark.id)

    def take_focus(self) -> None:
        """Put the focus on the one in use, or on what stands in its place."""
        text = self.in_use
        if text is self.label:
            text.setFocus()
        elif isinstance(text, MarkedText):
            self.page.take_focus()
        else:
            self.page.take_focus_on_picture()

    def select_here(self) -> None:
        """Select the sentence at the caret, or draw a part in the middle of the picture."""
        text = self.in_use
        text.select_sentence() if isinstance(text, MarkedText) else text.draw_amid()

    def how_to_select(self, key: str) -> str:
        """Return what to do before a key can mark something."""
        text = self.in_use
        if not isinstance(text, MarkedText):
            if text.has_picture:
                return f"Drag over a part of the picture, or press A, then press {key}."
        elif text.text:
            return f"Select words first, then press {key}."
        return "There are no words to select here. You can write a note on the whole source."

    def make_ready(self, letter: Letter) -> str:
        """Let Enter mark what is selected next with a letter; return what to do."""
        for each in self.all():
            each.ready_letter = letter
        wanted = "Select words" if isinstance(self._in_use, MarkedText) else "Draw a part"
        return f"{wanted} and press Enter to mark as {letter.name}."

    def _teach_letters(self, view: PictureView) -> None:
        view.canvas.letters_on = self._are_letters_on

    def _listener(self, text: Markable) -> Callable[[Span | Region | None], None]:
        def listen(place: Span | Region | None) -> None:
            if place is not None:
                self._in_use = text
                for other in self.all():
                    if other is not text:
                        other.clear_selection()
            self.selection_changed.emit()

        return listen
