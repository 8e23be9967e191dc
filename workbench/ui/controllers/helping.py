# SPDX-License-Identifier: MIT
"""The helpers at the side: background, comfort, help."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from workbench.domain.background import Background, DateAnswer, OwnKnowledge
from workbench.domain.comfort import Comfort
from workbench.domain.identifiers import BackgroundId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.ui.background.drawer import BackgroundDrawer
    from workbench.ui.comfort.drawer import ComfortDrawer
    from workbench.ui.comfort.help_drawer import HelpDrawer
    from workbench.ui.window import Window


_ASKED = "You are asked this as a card from now on: Revise with cards."
_NOT_ASKED = "You are not asked this any more."
_NO_QUESTION = (
    "There is nothing to ask for in it. Write one date with its year, one number, or one quotation "
    "into it, or write it about words of a source."
)


class HelpingController(QObject):
    """Makes the drawers when they are opened first and fills them."""

    evidence_wanted = Signal(object)
    """With the `BackgroundId` that is to go to the plan."""
    background_made = Signal(object)
    """With the `BackgroundDrawer`, once, when it is first opened."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._background: BackgroundDrawer | None = None
        self._comfort: ComfortDrawer | None = None
        self._help: HelpDrawer | None = None
        self._keys: Mapping[str, tuple[str, ...]] = {}
        drawers = window.drawers
        drawers.add("background", self._make_background)
        drawers.add("comfort", self._make_comfort)
        drawers.add("help", self._make_help)
        window.desk.pack_changed.connect(self._show_background)
        window.desk.framework_changed.connect(self._show_letters)
        window.commands.handle(
            {
                "background": lambda: drawers.toggle("background"),
                "comfort": lambda: drawers.toggle("comfort"),
                "help": self._toggle_help,
                "keys": self._toggle_help,
                "print-keys": self.print_keys,
            }
        )
        window.keeping.watch(self.has_pending, self.flush)
        self._show_letters()

    def has_pending(self) -> bool:
        """Tell whether something was typed about dates and not sent."""
        return self._background is not None and self._background.conflict.has_pending()

    def flush(self) -> None:
        """Send what is being typed."""
        if self._background is not None:
            self._background.conflict.commit()

    def show_entry(self, background_id: BackgroundId) -> None:
        """Open the background at one of its entries."""
        self._window.drawers.open_drawer("background")
        if self._background is not None:
            self._background.show_entry(background_id)

    def _make_background(self) -> BackgroundDrawer:
        from workbench.ui.background.drawer import BackgroundDrawer

        drawer = self._background = BackgroundDrawer(self._window.look)
        drawer.closed.connect(self._window.drawers.close_drawer)
        drawer.send_wanted.connect(self.evidence_wanted)
        drawer.dates_answered.connect(self._answer_dates)
        drawer.cards_wanted.connect(self._window.places.revise)
        drawer.card_toggled.connect(self._toggle_card)
        self.background_made.emit(drawer)
        self._show_background()
        return drawer

    def _show_background(self) -> None:
        pack = self._window.desk.pack
        if self._background is not None:
            self._background.show_background(
                pack.background if pack else Background(),
                can_change=pack is not None and not pack.is_received,
            )

    def _answer_dates(self, answer: DateAnswer) -> None:
        pack = self._window.desk.pack
        if pack is not None:
            self._window.desk.do(lambda services: services.knowing.answer_dates(pack.id, answer))

    def _toggle_card(self, known: OwnKnowledge) -> None:
        """Have own knowledge asked as a card, where that can be, or no more."""
        from workbench.domain.revising.from_background import cards_of_known

        window, pack = self._window, self._window.desk.pack
        if pack is None:
            return
        if not known.is_asked and not any(cards_of_known(pack.id, known)):
            window.toast.say(_NO_QUESTION)
            return
        asked = replace(known, is_asked=not known.is_asked)
        if not window.desk.refuses():
            window.desk.known.keep(asked)
            window.toast.say(_ASKED if asked.is_asked else _NOT_ASKED)

    def _make_comfort(self) -> ComfortDrawer:
        from workbench.ui.comfort.drawer import ComfortDrawer

        drawer = self._comfort = ComfortDrawer(self._window.look)
        drawer.closed.connect(self._window.drawers.close_drawer)
        drawer.comfort_changed.connect(self._keep_comfort)
        drawer.keys_changed.connect(self._keep_keys)
        drawer.print_keys_wanted.connect(self.print_keys)
        drawer.show_keys(self._window.commands.specs, self._keys)
        return drawer

    def _keep_comfort(self, comfort: Comfort) -> None:
        window = self._window
        window.session.ask(lambda services: services.preferring.choose_comfort(comfort))

    def use_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Use the keys that were chosen in this library."""
        self._keys = keys
        self._window.commands.use_keys(keys)
        self._show_help()

    def print_keys(self) -> None:
        """Ask where to, and write all keys on one page."""
        from workbench.ui.comfort.key_page import save_key_page

        window, specs = self._window, self._window.commands.specs
        name, _ = QFileDialog.getSaveFileName(
            window, "Print my keys", str(Path.home() / "keys.pdf"), "PDF (*.pdf)"
        )
        if name:
            path = Path(name)
            window.jobs.run(
                lambda: save_key_page(path, specs, self._keys),
                lambda _: window.toast.say(f"Saved as “{path.name}”"),
            )

    def _keep_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self.use_keys(keys)
        self._window.session.ask(lambda services: services.preferring.choose_keys(keys))

    def _show_letters(self) -> None:
        """Call marking by the names of the letters in use: in menus, in the help, on paper."""
        commands = self._window.commands
        commands.show_letters(self._window.desk.framework)
        if self._comfort is not None:
            self._comfort.show_keys(commands.specs, self._keys)
        self._show_help()

    def _make_help(self) -> HelpDrawer:
        from workbench.ui.comfort.help_drawer import HelpDrawer

        drawer = self._help = HelpDrawer(self._window.look)
        drawer.closed.connect(self._window.drawers.close_drawer)
        return drawer

    def _toggle_help(self) -> None:
        self._window.drawers.toggle("help")
        self._show_help()

    def _show_help(self) -> None:
        if self._help is not None:
            window = self._window
            self._help.show_place(window.mode, window.commands.specs, self._keys)
