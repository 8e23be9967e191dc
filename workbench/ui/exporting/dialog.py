# SPDX-License-Identifier: MIT
"""The dialog in which a plan is saved or printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget
from typing_extensions import override

from workbench.domain.builds import CopyWish, ExportSubject
from workbench.domain.documents import ExportOptions, PagePicture
from workbench.domain.errors import WorkbenchError
from workbench.domain.plans import ExamEntry, Student
from workbench.services.previewing import Copy, Job
from workbench.ui.announcing import announce
from workbench.ui.exporting.contents import Contents
from workbench.ui.exporting.foot import Foot
from workbench.ui.exporting.making import CopyMaker, Make
from workbench.ui.exporting.preview import PagePreview
from workbench.ui.exporting.scrim import Scrim
from workbench.ui.jobs import Jobs
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import column, label, scrolling, surface

_WIDTH, _HEIGHT = 1180, 720
_LEFT = 424
_SHADOW = 16
_OF_WORD = "A Word file to go on writing in. Notes are comments; the pages show the PDF."


class ExportDialog(QDialog):
    """Chooses what goes into a copy, shows its pages, and asks for it to be saved or printed.

    `save_wanted` brings the wish and a file name, `print_wanted` the finished copy, `wish_changed`
    the wish whenever it is another, so that it can be remembered, and `note_wanted` the id of a
    mark whose note is to be opened.
    """

    save_wanted = Signal(object, str)
    print_wanted = Signal(object)
    wish_changed = Signal(object)
    note_wanted = Signal(str)

    def __init__(self, look: Look, make: Make, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        # X11 cannot be trusted to let anything shine through: there the corners are cut instead.
        self._shadow = 0 if QGuiApplication.platformName() == "xcb" else _SHADOW
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, self._shadow > 0)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Save as PDF")
        self._look = look
        self._copy: Copy | None = None
        self._looks = 0
        self._waits_to_save = False
        self._scrim: Scrim | None = None
        self._maker = CopyMaker(make, jobs, self)
        self._contents = Contents(look)
        self._foot = Foot(look)
        self._preview = PagePreview(look)
        self._build_up()
        self._connect()

    @property
    def wish(self) -> CopyWish:
        """What is chosen."""
        return self._contents.wish

    @property
    def copy(self) -> Copy | None:
        """The finished copy of just what is chosen, or None while there is none."""
        return None if self._maker.is_at_work else self._copy

    def show_subject(self, subject: ExportSubject) -> None:
        """Say which sources there are and suggest a file name, unless one was typed."""
        self._contents.show_subject(subject)
        self._foot.offer_word(unless=subject.only_pdf)
        self._foot.suggest_name(subject.file_name)

    def show_options(self, options: ExportOptions) -> None:
        """Show these options as chosen and make a copy with them."""
        self._contents.show_options(options)
        self._make()

    def show_signature(self, student: Student, exam: ExamEntry) -> None:
        """Show whose work it is; the next copy says so."""
        self._contents.show_signature(student, exam)

    def show_problem(self, words: str) -> None:
        """Say what keeps the copy from being saved or printed, and what can be done."""
        self._foot.show_problem(words)
        if words:
            announce(self, words)

    def next_page(self) -> bool:
        """Show the next page; tell whether there is one."""
        return self._preview.turn(1)

    def previous_page(self) -> bool:
        """Show the page before; tell whether there is one."""
        return self._preview.turn(-1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._preview_key(event):
            super().keyPressEvent(event)

    def _preview_key(self, event: QKeyEvent) -> bool:
        """Do what a key does to the pages, wherever the keyboard is; tell whether it is one."""
        keys, held = Qt.Key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        key = Qt.Key(event.key())
        preview = self._preview
        ways: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (keys.Key_PageDown, Qt.KeyboardModifier.AltModifier): lambda: preview.turn(1),
            (keys.Key_PageUp, Qt.KeyboardModifier.AltModifier): lambda: preview.turn(-1),
            (keys.Key_Plus, control): lambda: preview.step_zoom(1),
            (keys.Key_Plus, control | shift): lambda: preview.step_zoom(1),
            (keys.Key_Equal, control): lambda: preview.step_zoom(1),
            (keys.Key_Minus, control): lambda: preview.step_zoom(-1),
            (keys.Key_0, control): lambda: preview.step_zoom(0),
            (keys.Key_F, control): preview.look_for,
            (keys.Key_F3, Qt.KeyboardModifier.NoModifier): lambda: preview.step_hit(1),
            (keys.Key_F3, shift): lambda: preview.step_hit(-1),
            (keys.Key_F8, Qt.KeyboardModifier.NoModifier): lambda: preview.step_mark(1),
            (keys.Key_F8, shift): lambda: preview.step_mark(-1),
        }
        way = ways.get((key, held))
        if way is not None:
            way()
        return way is not None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()
        self._contents.focus_first()
        if self._copy is None and not self._maker.is_at_work:
            self._make()

    @override
    def done(self, result: int) -> None:
        self._maker.stop()
        if self._scrim is not None:
            self._scrim.deleteLater()
            self._scrim = None
        super().done(result)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side = self._shadow
        card = QRectF(self.rect()).adjusted(side, side, -side, -side)
        for away in range(side, 0, -2):
            painter.setBrush(QColor(0, 0, 0, 5))
            painter.drawRoundedRect(
                card.adjusted(-away, -away + 4, away, away), 12 + away, 12 + away
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._shadow:
            radius = self._look.px("radius_dialog")
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), radius, radius)
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def _build_up(self) -> None:
        chosen = QWidget()
        chosen.setLayout(
            column(
                label("Save as PDF", Style.DIALOG_TITLE),
                label(
                    "A copy to hand in or print. Your own work stays here.",
                    ink="secondary",
                    wraps=True,
                ),
                4,
                self._contents,
                None,
                gap=7,
                margins=(28, 20, 24, 8),
            )
        )
        left = QWidget()
        left.setLayout(column(scrolling(chosen), self._foot, gap=0))
        # Scroll areas fill what they are given; the card shows through.
        chosen.setAutoFillBackground(False)
        left.setFixedWidth(round(_LEFT * self._look.scale))
        right = surface("preview", column(self._preview, gap=0))
        inner = surface("dialog")
        layout = QHBoxLayout(inner)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(left)
        layout.addWidget(right, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(self._shadow, self._shadow, self._shadow, self._shadow)
        outer.addWidget(inner)

    def _connect(self) -> None:
        self._contents.changed.connect(self._follow_wish)
        self._maker.made.connect(self._show_copy)
        self._maker.failed.connect(self._show_failure)
        self._maker.pictured.connect(self._show_page)
        self._maker.went_on.connect(self._show_progress)
        self._preview.page_wanted.connect(self._picture)
        self._preview.stop_wanted.connect(self._stop)
        self._preview.again_wanted.connect(self._make)
        self._preview.small_wanted.connect(self._picture_in_small)
        self._preview.find_wanted.connect(self._find)
        self._preview.spot_wanted.connect(self._look_at)
        self._preview.note_wanted.connect(self._go_to_note)
        self._maker.in_small.connect(self._preview.show_small)
        self._foot.name_edited.connect(self._show_what_can_be_done)
        self._foot.kind_changed.connect(self._follow_kind)
        self._foot.cancel_pressed.connect(self.reject)
        self._foot.print_pressed.connect(self._ask_to_print)
        self._foot.save_pressed.connect(self._ask_to_save)

    def _settle(self) -> None:
        """Stand in the middle of the window, over a veil, no larger than the window."""
        scale = self._look.scale
        parent = self.parentWidget()
        room = parent.window().geometry() if parent else self.screen().availableGeometry()
        width = min(round(_WIDTH * scale) + 2 * self._shadow, room.width())
        height = min(round(_HEIGHT * scale) + 2 * self._shadow, room.height())
        place = QRect(0, 0, width, height)
        place.moveCenter(room.center())
        self.setGeometry(place)
        if parent is not None and self._scrim is None:
            self._scrim = Scrim(self._look, parent.window())

    def _follow_wish(self, wish: CopyWish) -> None:
        self._make()
        self.wish_changed.emit(wish)

    def _make(self) -> None:
        self._waits_to_save = False
        self._looks = 0
        self._copy = None
        self.show_problem("")
        if self.wish.is_empty:
            self._maker.stop()
            self._foot.say("Choose something that goes in.", icon="circle-dashed")
        else:
            self._maker.want(self.wish)
        self._preview.show_waiting()
        self._show_what_can_be_done()

    def _stop(self) -> None:
        self._maker.stop()
        self._waits_to_save = False
        self._preview.show_stopped("Stopped. This is the page as it was before.")

    def _show_copy(self, copy: Copy) -> None:
        self._copy = copy
        self._say_facts()
        self.show_problem(" ".join(copy.unprintable))
        self._preview.show_copy(copy.pages)
        self._maker.ask("marks", copy.marks, self._preview.show_marks)
        self._show_what_can_be_done()
        announce(self, self._foot.facts)
        if self._waits_to_save and not copy.unprintable:
            self._ask_to_save()
        self._waits_to_save = False

    def _show_failure(self, error: WorkbenchError) -> None:
        self._waits_to_save = False
        self._preview.show_stopped(error.message())

    def _show_page(self, number: int, picture: PagePicture) -> None:
        self._preview.show_page(number, picture)

    def _show_progress(self, job: Job) -> None:
        self._looks += 1
        self._preview.show_progress(job, self._looks)

    def _picture(self, number: int, width: int) -> None:
        if self._copy is not None:
            self._maker.picture(self._copy, number, width=width)

    def _picture_in_small(self, width: int) -> None:
        if self._copy is not None:
            self._maker.picture_in_small(self._copy, width=width)

    def _find(self, words: str) -> None:
        copy = self._copy
        if copy is not None:
            self._maker.ask("words", lambda: copy.find(words), self._preview.show_found)

    def _look_at(self, number: int, x: float, y: float, at_once: bool) -> None:
        copy = self._copy
        if copy is not None:
            self._maker.ask(
                "spot",
                lambda: copy.spot(number, x, y),
                lambda spot: self._preview.show_spot(spot, at_once=at_once),
            )

    def _go_to_note(self, mark: str) -> None:
        self.reject()
        self.note_wanted.emit(mark)

    def _ask_to_save(self) -> None:
        name = self._foot.tidied_name()
        if self.copy is not None:
            self.save_wanted.emit(self.wish, name)
            return
        # What cannot be printed has to be said first, so the wish waits for the copy.
        if not self._maker.is_at_work:
            self._make()
        self._waits_to_save = True

    def _ask_to_print(self) -> None:
        if self._copy is not None:
            self.print_wanted.emit(self._copy)

    def _follow_kind(self) -> None:
        self._contents.show_kind(is_word=self._foot.is_word)
        self._say_facts()

    def _say_facts(self) -> None:
        if self._copy is not None:
            self._foot.say(_OF_WORD if self._foot.is_word else _facts_of(self._copy), icon="check")

    def _show_what_can_be_done(self) -> None:
        self._foot.show_what_can_be_done(
            can_save=not self.wish.is_empty and self._foot.has_name,
            can_print=self._copy is not None,
        )


def _facts_of(copy: Copy) -> str:
    pages = "1 page" if copy.pages == 1 else f"{copy.pages} pages"
    size = max(0.1, copy.size / 1_000_000)
    aloud = " Can be read aloud." if copy.can_be_read_aloud else ""
    return f"{pages}, about {size:.1f} MB.{aloud}"
