# SPDX-License-Identifier: MIT
"""Packs made by hand: joins what the library asks for to the services, and hands packs on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from workbench.domain.identifiers import BackgroundId, SourceId
from workbench.domain.naming import short_name
from workbench.domain.sources import Pack, Source
from workbench.domain.text import one_line
from workbench.files import safe_file_name
from workbench.services.composing import (
    AddSource,
    MoveEntry,
    MoveSource,
    PackChange,
    Relabel,
    RemoveEntry,
    RemoveSource,
    Rename,
    WriteEntry,
    entry_by_hand,
    source_by_hand,
)
from workbench.ui.frame.saved import ask_where

if TYPE_CHECKING:
    from workbench.services.exporting import Written
    from workbench.ui.background.drawer import BackgroundDrawer
    from workbench.ui.background.entry_form import TypedEntry
    from workbench.ui.controllers.library import LibraryController
    from workbench.ui.frame.toast import Offer
    from workbench.ui.library.mode import LibraryMode
    from workbench.ui.library.source_form import TypedSource
    from workbench.ui.window import Window


class ComposingController(QObject):
    """Changes the open pack as the student or the teacher asks; each change is undone by one."""

    def __init__(self, window: Window, library: LibraryController) -> None:
        super().__init__(window)
        self._window, self._library = window, library
        self._folder = Path.home()
        library.made.connect(self._listen)
        window.commands.handle({"new-pack": self.new_pack, "hand-on": self.hand_on})

    def new_pack(self) -> None:
        """Make an empty pack and show it."""
        window = self._window

        def show(pack: Pack) -> None:
            window.desk.open_pack(pack.id)
            window.toast.say("A new pack: give it a title and add sources", self._undo())

        self._library.open()
        window.desk.do(lambda services: services.composing.new_pack(), show)

    def change(self, change: PackChange, label: str, said: str = "") -> None:
        """Change the open pack; `said` is told afterwards, with the way back."""
        window, pack = self._window, self._window.desk.pack
        if pack is None:
            return
        window.keeping.flush()

        def tell(_: Pack) -> None:
            if said:
                window.toast.say(said, self._undo())

        window.desk.do(lambda services: services.composing.change(pack.id, change, label), tell)

    def hand_on(self) -> None:
        """Ask where to, and write the open pack as a file to hand on."""
        from workbench.services.importing import PACK_FILE

        window, pack = self._window, self._window.desk.pack
        if pack is None:
            window.toast.say("Open a pack first: a pack is what is handed on.")
            return
        window.keeping.flush()
        suggested = self._folder / f"{safe_file_name(pack.title)}{PACK_FILE}"
        kinds = {f"Packs (*{PACK_FILE})": PACK_FILE}
        target = ask_where(window, "Hand on this pack", suggested, kinds)
        if target is None:
            return
        self._folder = target.parent
        window.session.ask(
            lambda services: services.exporting.write_pack(pack.id, target),
            self._tell_written,
            window.keeping.tell,
        )

    def listen_to_background(self, drawer: BackgroundDrawer) -> None:
        """Keep what is written, moved and removed in the drawer."""
        drawer.editing.entry_typed.connect(lambda typed: self._write(typed, drawer))
        drawer.editing.move_wanted.connect(self._move_entry)
        drawer.editing.removal_wanted.connect(self._remove_entry)

    def _write(self, typed: TypedEntry, drawer: BackgroundDrawer) -> None:
        entry = entry_by_hand(typed.kind, text=typed.text, heading=typed.heading, known=typed.known)
        name = typed.kind.value
        drawer.await_entry(entry.id)
        label = f"Change {name}" if typed.known else f"Write {name}"
        self.change(WriteEntry(entry), label)

    def _move_entry(self, entry_id: BackgroundId, step: int, is_card: bool) -> None:
        self.change(MoveEntry(entry_id, step, is_card), "Move background")

    def _remove_entry(self, entry_id: BackgroundId, is_card: bool) -> None:
        said = "The card was removed" if is_card else "Removed from the background"
        self.change(RemoveEntry(entry_id, is_card), "Remove from the background", said)

    def _listen(self, mode: LibraryMode) -> None:
        mode.new_pack_wanted.connect(self.new_pack)
        mode.hand_on_wanted.connect(self.hand_on)
        mode.pack_renamed.connect(lambda title: self.change(Rename(one_line(title)), "Rename pack"))
        mode.source_added.connect(self._add)
        mode.source_renamed.connect(self._relabel)
        mode.source_moved.connect(self._move)
        mode.source_removed.connect(self._remove)

    def _add(self, typed: TypedSource) -> None:
        source = source_by_hand(
            label=typed.label,
            heading=typed.heading,
            kind=typed.kind,
            attribution=typed.attribution,
            text=typed.text,
        )
        self.change(AddSource(source), f"Add {source.name}", f"{source.name} was added")

    def _relabel(self, source: Source, typed: TypedSource) -> None:
        described = typed.description
        change = Relabel(
            source.id,
            one_line(typed.label),
            one_line(typed.heading) or "Source",
            typed.kind,
            None if described is None else one_line(described),
        )
        self.change(change, f"Rename {source.name}")

    def _move(self, source_id: SourceId, step: int) -> None:
        self.change(MoveSource(source_id, step), "Move source")

    def _remove(self, source: Source) -> None:
        marks = len(self._window.desk.marks_of(source.id))
        taken = f" with {marks} mark{'' if marks == 1 else 's'}" if marks else ""
        said = f"{source.name}, {short_name(source)}, was removed{taken}"
        self.change(RemoveSource(source.id), f"Remove {source.name}", said)

    def _undo(self) -> Offer:
        return ("Undo", self._window.keeping.undo)

    def _tell_written(self, written: Written) -> None:
        folder = QUrl.fromLocalFile(str(written.path.parent))
        self._window.toast.say(
            f"Saved as “{written.path.name}”",
            ("Show in folder", lambda: QDesktopServices.openUrl(folder)),
        )
