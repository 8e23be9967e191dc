# SPDX-License-Identifier: MIT
"""The pages of a copy as they will be on paper: in small, whole, nearer, with words to be found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from workbench.domain.documents import MarkOnPage, PageArea, PagePicture, PageSpot
from workbench.services.previewing import Job
from workbench.ui.announcing import announce
from workbench.ui.exporting.chip import TO_NOTE, Chip, Way
from workbench.ui.exporting.paper import RATIO, Paper, image_of
from workbench.ui.exporting.thumbnails import Thumbnails
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import icon_button, label, row
from workbench.ui.widgets.search_field import SearchField

_LOOKS_IN_SILENCE = 3
"""Looks at a job, a tenth of a second apart, before it is said how far it is."""

_TYPING = 250
"""Milliseconds without a key after which words are looked for."""

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""How much nearer a page can be looked at; 1 is the whole of it."""

_WIDEST = 4000
"""Pixels of the widest picture of a page that is made."""

_LEAST_FOR_SMALL = 420
"""Pixels as designed that the preview must be wide to have room for pages in small."""


class PagePreview(QWidget):
    """Shows a page and lets one turn the pages; the old page stays, dimmed, till the new is there.

    Signals:
        page_wanted: number of a page, from 0, and the width in pixels it is needed in.
        small_wanted: the width in pixels in which all pages are needed.
        find_wanted: words to be looked for.
        spot_wanted: number of a page and a place on it, and whether to go there at once.
        note_wanted: the id of a mark with which the `way` is to be gone.
        stop_wanted, again_wanted: the work is to end, or to begin anew.
    """

    page_wanted = Signal(int, int)
    small_wanted = Signal(int)
    find_wanted = Signal(str)
    spot_wanted = Signal(int, float, float, bool)
    note_wanted = Signal(str)
    stop_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, way: Way = TO_NOTE) -> None:
        super().__init__(parent)
        self._look, self._way = look, way
        self._page, self._pages, self._zoom = 0, 0, 0
        self._found: Sequence[Sequence[PageArea]] = ()
        self._hit = -1
        self._marks: Sequence[MarkOnPage] = ()
        self._chosen: MarkOnPage | None = None
        self._has_small = False
        self._back = icon_button(look, "chevron-left", "Previous page", keys="Alt+PgUp")
        self._on = icon_button(look, "chevron-right", "Next page", keys="Alt+PgDn")
        self._number = label("", Style.SMALL, ink="secondary")
        self._smaller = icon_button(look, "zoom-out", "Smaller", keys="Ctrl+-")
        self._larger = icon_button(look, "zoom-in", "Larger", keys="Ctrl++")
        self._search = SearchField("Find on the pages")
        self._hits = label("", Style.SMALL, ink="secondary")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._small = Thumbnails(look)
        self._paper = Paper(look)
        self._room = _room_for(self._paper)
        self._chip = Chip(look, self, way=way)
        self._lay_out()
        self._connect()
        self._show_number()
        self._show_zoom()

    @property
    def page(self) -> int:
        """The number of the page that is shown, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """How much nearer the page is looked at; 1 is the whole of it."""
        return ZOOMS[self._zoom]

    # What is shown

    def show_copy(self, pages: int) -> None:
        """Show a new copy with so many pages, at the page that was shown before if it has one."""
        self._pages = pages
        self._page = max(0, min(self._page, pages - 1))
        self._marks, self._chosen = (), None
        self._chip.hide()
        self._show_number()
        self._small.show_pages(pages, self._page)
        self._has_small = False
        self._ask()
        self._find()

    def show_other(self, pages: int) -> None:
        """Show another file with so many pages from its first on; nothing stays of the last one."""
        self._page, self._found, self._hit = 0, (), -1
        self._room.verticalScrollBar().setValue(0)
        self._paper.clear()
        self._small.clear_pages()
        self.show_copy(pages)

    def show_page(self, number: int, picture: PagePicture) -> None:
        """Show the picture of a page if it is the one wanted."""
        if number == self._page:
            self._paper.show_image(image_of(picture))
            self._paper.setAccessibleName(f"Page {number + 1} of {self._pages} as it is printed")
            self._show_areas()
            if not self._has_small:
                # The page that is looked at comes first, then all in small.
                self._has_small = True
                self.small_wanted.emit(self._small.width_in_pixels)

    def show_small(self, number: int, picture: PagePicture) -> None:
        """Show the picture of a page among the pages in small."""
        self._small.show_page(number, image_of(picture))

    def show_found(self, found: Sequence[Sequence[PageArea]]) -> None:
        """Show where the words are that were looked for; the first from here on is chosen."""
        self._found = found
        after = (at for at, areas in enumerate(found) if areas[0].page >= self._page)
        self._hit = next(after, 0) if found else -1
        self._show_hit()

    def show_marks(self, marks: Sequence[MarkOnPage]) -> None:
        """Know which marks are where, so that they can be walked through."""
        self._marks = marks

    def show_spot(self, spot: PageSpot, *, at_once: bool) -> None:
        """Show what was clicked on: go where a link leads, choose a mark."""
        if spot.goes_to is not None:
            self._go_to(spot.goes_to)
        mark = next((each for each in self._marks if each.mark == spot.mark), None)
        if mark is not None and at_once:
            self.note_wanted.emit(mark.mark)
        elif spot.goes_to is None:
            self._choose(mark)

    def show_waiting(self) -> None:
        """Dim what is shown: it is not what was chosen any more."""
        self._paper.dim()
        self._paper.show_areas((), ())

    def show_progress(self, job: Job, looks: int) -> None:
        """Say how far the work is; `looks` counts how often somebody has asked."""
        if looks >= _LOOKS_IN_SILENCE:
            self._chip.show_progress(job)

    def show_stopped(self, words: str) -> None:
        """Say why there is no new page, and offer to try again."""
        self._chip.show_stopped(words)

    # What can be done

    def turn(self, pages: int) -> bool:
        """Show the page so many further on; tell whether there is one."""
        return self._go(self._page + pages)

    def step_zoom(self, steps: int) -> None:
        """Look at the page so many steps nearer; 0 shows it whole."""
        zoom = max(0, min(self._zoom + steps, len(ZOOMS) - 1)) if steps else 0
        if zoom != self._zoom:
            self._zoom = zoom
            self._fit()
            self._show_zoom()
            announce(self, self._larger.accessibleDescription())

    def step_mark(self, steps: int) -> bool:
        """Choose the mark so many further on; tell whether there are any."""
        if not self._marks:
            return False
        if self._chosen in self._marks:
            at = (self._marks.index(self._chosen) + steps) % len(self._marks)
        else:
            here = (at for at, x in enumerate(self._marks) if x.areas[0].page >= self._page)
            at = next(here, 0) if steps > 0 else len(self._marks) - 1
        self._choose(self._marks[at])
        return True

    def focus_page(self) -> None:
        """Give the page the keyboard: Enter goes the way with the chosen mark."""
        self._paper.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_hit(self, steps: int) -> bool:
        """Show the place so many further on where the words were found; tell whether there is."""
        if not self._found:
            return False
        self._hit = (self._hit + steps) % len(self._found)
        self._show_hit()
        return True

    def look_for(self) -> None:
        """Give the field for words to be found the keyboard."""
        self._search.setFocus()
        self._search.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self._paper.hasFocus() and self._chosen is not None:
            self.note_wanted.emit(self._chosen.mark)
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._small.setVisible(self.width() >= _LEAST_FOR_SMALL * self._look.scale)
        self._chip.settle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if watched is self._search and is_enter:
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.step_hit(-1 if is_back else 1)
                return True
        return super().eventFilter(watched, event)

    # Within

    def _lay_out(self) -> None:
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for each in (self._back, self._on, self._smaller, self._larger):
            each.setAutoDefault(False)
        how = f"F8 goes from mark to mark, Enter {self._way.enter}; a click chooses one"
        self._paper.setAccessibleDescription(how)
        self._paper.setToolTip(plain_tip(how))
        self._search.setToolTip(plain_tip("Ctrl+F; Enter goes on, Shift+Enter back"))
        self._search.setMaximumWidth(round(200 * self._look.scale))
        tools = row(
            self._back,
            self._number,
            self._on,
            None,
            self._smaller,
            self._larger,
            8,
            self._search,
            self._hits,
            gap=4,
        )
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setVerticalSpacing(6)
        layout.setHorizontalSpacing(8)
        layout.addLayout(tools, 0, 0, 1, 2)
        layout.addWidget(self._small, 1, 0)
        layout.addWidget(self._room, 1, 1)
        layout.setRowStretch(1, 1)
        layout.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        self._smaller.clicked.connect(lambda: self.step_zoom(-1))
        self._larger.clicked.connect(lambda: self.step_zoom(1))
        self._small.page_wanted.connect(self._go)
        self._search.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(self._find)
        self._search.installEventFilter(self)
        self._room.viewport().installEventFilter(self)
        self._chip.stop.clicked.connect(self.stop_wanted)
        self._chip.again.clicked.connect(self.again_wanted)
        self._chip.go.clicked.connect(self._go_to_note)
        self._paper.resized.connect(self._ask)
        self._paper.clicked.connect(lambda x, y: self.spot_wanted.emit(self._page, x, y, False))
        self._paper.double_clicked.connect(
            lambda x, y: self.spot_wanted.emit(self._page, x, y, True)
        )

    def _go(self, page: int) -> bool:
        if not 0 <= page < self._pages or page == self._page:
            return False
        self._page = page
        self._show_number()
        self._small.show_current(page)
        self._paper.dim()
        self._show_areas()
        self._room.verticalScrollBar().setValue(0)
        self._ask()
        return True

    def _go_to(self, area: PageArea) -> None:
        self._go(area.page)
        place = self._paper.area(area)
        self._room.ensureVisible(round(place.center().x()), round(place.center().y()))

    def _go_to_note(self) -> None:
        if self._chosen is not None:
            self.note_wanted.emit(self._chosen.mark)

    def _choose(self, mark: MarkOnPage | None) -> None:
        self._chosen = mark
        if mark is None:
            self._chip.hide()
        else:
            self._go_to(mark.areas[0])
            self._chip.show_mark(mark.name)
            page = self._page + 1
            announce(self, f"Mark {mark.name}, page {page}. Enter {self._way.enter}.")
        self._show_areas()

    def _find(self) -> None:
        words = self._search.text().strip()
        if words and self._pages:
            self.find_wanted.emit(words)
            return
        self.show_found(())

    def _show_hit(self) -> None:
        if self._hit >= 0:
            self._go_to(self._found[self._hit][0])
            said = f"{self._hit + 1} of {len(self._found)}"
        else:
            said = "not found" if self._search.text().strip() and self._pages else ""
        self._hits.setText(said)
        if said:
            announce(self, f"{said}, page {self._page + 1}" if self._hit >= 0 else said)
        self._show_areas()

    def _show_areas(self) -> None:
        chosen = [*(self._chosen.areas if self._chosen else ())]
        if self._hit >= 0:
            chosen += self._found[self._hit]
        found = [area for areas in self._found for area in areas]
        self._paper.show_areas(
            [area for area in found if area.page == self._page],
            [area for area in chosen if area.page == self._page],
        )

    def _fit(self) -> None:
        """Make the sheet as large as the room and the zoom ask for."""
        room = self._room.viewport().size()
        width = min(room.width(), int(room.height() / RATIO))
        if self._zoom == 0:
            self._paper.setFixedSize(room)
        else:
            wide = round(width * self.zoom)
            self._paper.setFixedSize(QSize(max(wide, room.width()), round(wide * RATIO)))

    def _ask(self) -> None:
        width = min(_WIDEST, self._paper.width_in_pixels)
        if self._pages and width > 0:
            self.page_wanted.emit(self._page, width)

    def _show_number(self) -> None:
        self._number.setText(f"Page {self._page + 1} of {self._pages}" if self._pages else "Pages")
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < self._pages)

    def _show_zoom(self) -> None:
        said = "the whole page" if self._zoom == 0 else f"{self.zoom:.0%} of it"
        for each in (self._smaller, self._larger):
            each.setAccessibleDescription(said)
        self._smaller.setEnabled(self._zoom > 0)
        self._larger.setEnabled(self._zoom < len(ZOOMS) - 1)


def _room_for(paper: Paper) -> QScrollArea:
    """Return an area in which a page that is larger than it can be moved."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(paper)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    paper.move(QPoint(0, 0))
    return area
