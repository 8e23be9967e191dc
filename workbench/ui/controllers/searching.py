# SPDX-License-Identifier: MIT
"""Search everything: asks while it is typed, goes to what is chosen, keeps the index up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbench.domain.annotations import SourcePart, marked_text
from workbench.domain.identifiers import AnnotationId, BackgroundId, PlanId, SourceId
from workbench.domain.text import Span

if TYPE_CHECKING:
    from workbench.domain.searching import Found, Hit
    from workbench.services.looking_up import PackContents
    from workbench.ui.searching.search_box import SearchBox
    from workbench.ui.window import Window

_PAUSE_MS = 2_000
"""Milliseconds after the last change, or after the library was opened, until it is caught up."""
_NEXT_MS = 20
"""Milliseconds between two steps of catching up."""


class SearchingController(QObject):
    """Makes the field when it is first asked for."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._box: SearchBox | None = None
        self._number = 0
        self._is_catching_up = self._is_looking = False
        self._to_go: Hit | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._next = QTimer(self, singleShot=True, interval=_NEXT_MS)
        self._pause.timeout.connect(self._catch_up)
        self._next.timeout.connect(self._catch_up)
        window.session.opened.connect(self._follow_library)
        window.session.changed.connect(lambda _: self._rest())
        window.desk.contents_read.connect(self._arrive)
        window.commands.handle({"search": self.search})

    @property
    def box(self) -> SearchBox | None:
        """The field with its list, if it was made."""
        return self._box

    def search(self) -> None:
        """Ask what to search for."""
        if self._box is None:
            from workbench.ui.searching.search_box import SearchBox

            box = self._box = SearchBox(self._window.look, self._window.modes)
            box.asked.connect(self._ask)
            box.chosen.connect(self.go_to)
            box.left.connect(self._forget)
            self._window.mode_shown.connect(box.hide)
        self._window.keeping.flush()
        self._catch_up()
        self._box.ask()

    def go_to(self, hit: Hit) -> None:
        """Show what was found, in another pack if it is there."""
        from workbench.domain.searching import HitKind

        self._forget()
        desk = self._window.desk
        if desk.pack is not None and desk.pack.id == hit.pack_id:
            self._show(hit)
            return
        self._to_go = hit
        source_id = SourceId(hit.target) if hit.kind is HitKind.SOURCE else None
        desk.open_pack(hit.pack_id, source_id=source_id)

    def _ask(self, words: str) -> None:
        """Look for words; what is still looked for of others is given up."""
        from workbench.services.searching import OpenPack

        self._number += 1
        number, desk = self._number, self._window.desk
        is_kept = not self._window.session.waiting
        opened = OpenPack(desk.pack, desk.marks(), desk.plans, is_kept) if desk.pack else None
        here = desk.pack.id if desk.pack else None

        def is_wanted() -> bool:
            return number == self._number

        def show(found: Found) -> None:
            if is_wanted() and self._box is not None and self._box.isVisible():
                self._is_looking = not found.is_complete
                self._box.show_found(found, here, is_looking=self._is_looking)
                if self._is_looking:
                    self._catch_up()

        self._window.session.ask(
            lambda services: services.searching.find(words, opened=opened, is_wanted=is_wanted),
            show,
        )

    def _forget(self) -> None:
        """Wait for no answer any more."""
        self._number += 1
        self._to_go = None

    def _follow_library(self) -> None:
        self._is_catching_up = False
        self._forget()
        self._pause.start()

    def _catch_up(self) -> None:
        """Put into the index what is new, a moment at a time, so that others get their turn."""
        session, pack = self._window.session, self._window.desk.pack
        if self._is_catching_up or session.services is None:
            return
        if session.waiting:
            # What somebody has done goes first, all the more where it cannot be kept just now.
            (self._next if self._is_awaited() else self._pause).start()
            return
        self._is_catching_up = True
        first = pack.id if pack else None
        session.ask(
            lambda services: services.searching.catch_up(first=first),
            self._end_step,
            # The window tells by itself when a library cannot be read.
            lambda _: self._end_step(is_all=True),
        )

    def _rest(self) -> None:
        """Leave the processor to whoever has just done something, and will do the next thing."""
        self._pause.start()
        if not self._is_awaited():
            self._next.stop()

    def _is_awaited(self) -> bool:
        return self._box is not None and self._box.isVisible()

    def _end_step(self, is_all: bool) -> None:
        self._is_catching_up = False
        if not is_all:
            if self._is_awaited() or not self._pause.isActive():
                self._next.start()
        elif self._is_looking and self._box is not None and self._box.isVisible():
            self._is_looking = False
            self._ask(self._box.words())

    def _arrive(self, contents: PackContents) -> None:
        hit = self._to_go
        if hit is None:
            return
        if contents.pack is not None and contents.pack.id == hit.pack_id:
            self._to_go = None
            # Once everybody has been told of the pack.
            QTimer.singleShot(0, self, lambda: self._show(hit))
        elif all(each.id != hit.pack_id for each in contents.packs):
            self._to_go = None
            self._window.toast.say("That pack is no longer in the library")

    def _show(self, hit: Hit) -> None:
        from workbench.domain.searching import HitKind

        places, target = self._window.places, hit.target
        if hit.kind is HitKind.MARK:
            places.mark.emit(AnnotationId(target))
        elif hit.kind is HitKind.SOURCE:
            is_label = hit.part is SourcePart.ATTRIBUTION
            way = places.label_words if is_label else places.words
            way.emit(SourceId(target), self._place_of(hit))
        elif hit.kind is HitKind.BACKGROUND:
            places.entry.emit(BackgroundId(target))
        else:
            self._window.desk.shelf.open(PlanId(target))
            places.plan.emit()

    def _place_of(self, hit: Hit) -> Span | None:
        """Return where the words are, unless the text was changed since they were found."""
        pack = self._window.desk.pack
        source = pack.source(SourceId(hit.target)) if pack else None
        text = marked_text(source, hit.part) if source and hit.part else None
        return hit.span if text and hit.span and hit.span.end <= len(text) else None
