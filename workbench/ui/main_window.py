# SPDX-License-Identifier: MIT
"""The window with everything in it: what it shows first, and what it remembers.

What is imported here is waited for before anything can be seen, see `workbench.ui.beginning`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QMargins, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication

from workbench.overriding import override
from workbench.services import opened_before, remembering
from workbench.services.last_sight import (
    first_sight,
    forget_last_sight,
    keep_last_sight,
    keep_words_seen,
    last_sight,
    words_seen_last,
)
from workbench.ui.beginning import Beginning
from workbench.ui.last_sight import (
    LastSight,
    as_png,
    fits,
    picture_in,
    picture_of,
    prepare_font,
    seen_now,
)
from workbench.ui.window import USUAL, Window

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbench.domain.frameworks import Framework
    from workbench.services.first_view import FirstView
    from workbench.ui.dropping import FileDrops
    from workbench.ui.wiring import Wiring

_STATE = "window"
_TITLE_BAR = 40
"""Pixels a title bar takes at most; nobody can say before the window is shown."""


class MainWindow(Window):
    """One window on one library."""

    wiring: Wiring
    _beginning: Beginning
    _drops: FileDrops
    _scheme: QtCore.Qt.ColorScheme

    def __init__(self) -> None:
        super().__init__()
        self._is_closed = False
        self._picture: tuple[Future[bytes], FirstView | None] | None = None
        self._seen = seen_now()

    def begin(self, folder: Path | None = None, *, room: QSize | None = None) -> None:
        """Show the window as it was left, or the words that were read last; the rest follows.

        Words can be marked as soon as they are to be seen. What is done before everything is there
        waits, and is done then. What is shown is of the library in `folder`; without it, of the
        one to go on with. Where several are known on this computer, the student is asked which.
        A library that does not exist yet begins with the example.

        `room` is what the screen has for windows: one that has no place yet, and would not fit into
        that, fills it.
        """
        chosen = folder or opened_before.library_to_begin_with()
        state = _remembered(chosen) if chosen else {}
        self._restore_place(state)
        if room is not None and not state.get("geometry"):
            self._fit(room)
        sight = self._sight_of(chosen, room) if chosen else LastSight(None)
        prepare_font()
        self.show_sight(sight)
        self._beginning = Beginning(sight, lambda: self._build(chosen, sight), self)
        self.show()

    def keep_at_once(self) -> None:
        """Have everything on the disk now; this waits."""
        if self.is_whole:
            self.keeping.keep_at_once()

    def takes_drops(self) -> bool:
        """Tell whether files dropped on the window are taken: none while a paper is sat."""
        return not self.wiring.practising.is_exam and self.wiring.importing.takes_drops()

    def change_library(self, folder: Path) -> None:
        """Close this library and open the one in `folder`."""
        self._remember()
        self.wiring.closing.begin(lambda: self._change_to(folder))

    @override
    def end(self) -> None:
        if self.is_whole:
            self.keeping.flush()
            self.wiring.closing.stop()
            self.wiring.reviewing.copies.stop()
        super().end()
        self._is_closed = True
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_closed or not self.is_whole:
            self._beginning.stop()
            super().closeEvent(event)
            return
        # Keeping may take a while on a slow drive: the window goes when that is done.
        event.ignore()
        self._look_back()
        self._remember()
        # Qt takes no second wish to close while it answers the first.
        self.wiring.closing.begin(lambda: QTimer.singleShot(0, self, self._close_at_last))

    def _sight_of(self, folder: Path, room: QSize | None) -> LastSight:
        """Return what can be shown of the window that is going to be there."""
        left = picture_in(last_sight(folder, self._seen))
        words = words_seen_last(folder, self._seen, here=left is not None)
        if left is not None:
            return LastSight(left, words)
        size = self.size()
        if room is not None and self.isMaximized():
            size = room.shrunkBy(QMargins(0, _TITLE_BAR, 0, 0))
        if not fits(size.width(), size.height(), self.devicePixelRatio()):
            return LastSight(None, words)
        return LastSight(picture_in(first_sight(folder, self._seen)), words, can_be_lower=True)

    def _build(self, folder: Path | None, sight: LastSight) -> Iterator[None]:
        """Build everything under `sight`, in steps, and open the library in `folder`."""
        from workbench.services import first_view
        from workbench.ui.furnishing import furnish
        from workbench.ui.reading.source_page import SourcePage
        from workbench.ui.wiring import Wiring

        self._dress(folder)
        view = first_view.opening_view(folder) if folder else None
        yield
        page = SourcePage(self.look)
        yield
        furnish(self)
        yield
        self.wiring = Wiring(self, page)
        yield
        self.be_whole()
        try:
            self._let_work(folder, view, sight)
        finally:
            # Whatever went wrong, what is there can be used.
            self.show_sight(None)

    def _let_work(self, folder: Path | None, view: FirstView | None, sight: LastSight) -> None:
        """Let the parts of the window answer, and do what was done before they could."""
        from workbench.domain.identifiers import SourceId
        from workbench.ui.catching_up import CatchingUp
        from workbench.ui.dropping import FileDrops

        self.keeping.remembering.connect(self._remember_words)
        self.show_mode("read")
        self.look.dress()
        self.wiring.opening.library_chosen.connect(self.change_library)
        self.wiring.opening.nothing_chosen.connect(self.close)
        self._drops = FileDrops(self, self.takes_drops)
        self._drops.dropped.connect(self.wiring.remarks.take_drops)
        self._drops.listen()
        if folder is None:
            self.wiring.read.hide()
            self.wiring.opening.choose()
        else:
            self._begin_with(folder, view)
            texts = self.wiring.read.texts
            if not CatchingUp(self, self.desk, texts).do(sight.deeds, SourceId(sight.source_id)):
                self.toast.say(
                    "These words are others by now: what you did meanwhile was not done."
                )

    def _dress(self, folder: Path | None) -> None:
        """Give the window the look that was chosen for the library in `folder`."""
        from workbench.services import preferring
        from workbench.ui.look.look import Look, add_fonts

        self._scheme = QGuiApplication.styleHints().colorScheme()
        add_fonts()
        self.look = Look()
        chosen = preferring.preferences_in(folder).comfort if folder else self.look.comfort
        self.look.prepare(chosen)

    def _change_to(self, folder: Path) -> None:
        from workbench.services import first_view

        self.desk.clear()
        self._restore_place(_remembered(folder))
        self._begin_with(folder, first_view.opening_view(folder))

    def _begin_with(self, folder: Path, view: FirstView | None) -> None:
        """Show `view` until the library in `folder` is open."""
        from workbench.services import keeping, preferring
        from workbench.ui.widgets.after_paint import after_paint

        self.session.folder = folder
        self.wiring.read.show()
        chosen = preferring.preferences_in(folder)
        self.look.choose(chosen.comfort)
        self.wiring.helping.use_keys(chosen.keys)
        self.wiring.asking.use_off(chosen.checks_off)
        self.desk.choose_framework(_framework_in(folder))
        self.wiring.restore(_remembered(folder))
        is_new = keeping.is_new(folder)
        if view is not None:
            self.desk.lay_out(view)
        else:
            self.wiring.read.page.show_loading()
        self.show_mode("read")
        if self.mode == "read":
            self.wiring.read.focus_text()
        # The library costs more to import than the window: it waits until the window is painted.
        opening = self.wiring.opening
        after_paint(self.modes, lambda: opening.open(folder, with_example=is_new))

    def _close_at_last(self) -> None:
        png, shown = self._picture or (None, None)
        # While closing waited for a slow drive, work may have gone on.
        if png is not None and not png.cancelled() and shown == self.desk.view():
            keep_last_sight(self.session.folder, png.result(), self._seen)
        self._is_closed = True
        self.close()

    def _look_back(self) -> None:
        """Take a picture of what is to be seen, where the next start is going to begin with it."""
        self._picture = None
        forget_last_sight(self.session.folder)
        content = self.centralWidget()
        is_same_light = self._scheme is QGuiApplication.styleHints().colorScheme()
        is_plain = self.mode == "read" and not self.drawers.opened and not self.toast.isVisible()
        if (
            is_plain
            and is_same_light
            and content is not None
            and self.session.services is not None
            and self.session.refusal is None
        ):
            picture = picture_of(content)
            self._picture = (self.jobs.run(lambda: as_png(picture)), self.desk.view())

    def _remember_words(self) -> None:
        """Remember where the words are, for the next start to show them before all else."""
        from workbench.ui.seen_words import words_seen

        source, read = self.desk.source, self.wiring.read
        if source is not None and not self.drawers.opened:
            texts = tuple(each for each in read.texts if each.isVisibleTo(read))
            words = words_seen(self, source.id, texts, self.look, self.desk.framework)
            folder, seen = self.session.folder, self._seen
            self.jobs.run(lambda: keep_words_seen(folder, words, seen))

    def _remember(self) -> None:
        state = {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "mode": self.mode,
            **self.wiring.state(),
        }
        remembering.remember(self.session.folder, _STATE, state)

    def _fit(self, room: QSize) -> None:
        least = QSize(USUAL[0], USUAL[1] + _TITLE_BAR)
        if room.boundedTo(least) != least:
            self.setWindowState(QtCore.Qt.WindowState.WindowMaximized)

    def _restore_place(self, state: dict[str, Any]) -> None:
        geometry = str(state.get("geometry", "")).encode("ascii", "ignore")
        self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry)))


def _remembered(folder: Path) -> dict[str, Any]:
    state = remembering.recall(folder, _STATE)
    return state if isinstance(state, dict) else {}


def _framework_in(folder: Path) -> Framework:
    from workbench.services import preferring

    return preferring.framework_in_use(folder)
