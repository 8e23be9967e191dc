# SPDX-License-Identifier: MIT
"""Frameworks: which one is in use, the dimensions that it does not show, and those one makes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from workbench.domain.frameworks import Dimension, Framework, Letter
from workbench.domain.identifiers import new_id
from workbench.domain.own_frameworks import (
    OwnFramework,
    blank_framework,
    copied_framework,
    free_name,
)
from workbench.ui.announcing import announce
from workbench.ui.framework_shelf import FrameworkShelf
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.widgets.menus import show_keys

if TYPE_CHECKING:
    from workbench.ui.controllers.comparing import ComparingController
    from workbench.ui.controllers.markables import Markable, Markables
    from workbench.ui.controllers.practice_paper import PracticePaper
    from workbench.ui.controllers.reading import ReadingController
    from workbench.ui.frame.lens_bar import LensBar
    from workbench.ui.frameworks.view import FrameworksView
    from workbench.ui.modes.read import ReadMode
    from workbench.ui.widgets.choice_list import Choice, ChoiceList
    from workbench.ui.window import Window

_MAKE = object()
"""Chosen to make or change frameworks."""

_SHIPS = "Ships with Source Workbench. Make a copy to change it."
_CAME = "Came with a pack, and is changed only by its next version. Make a copy to change it."


class FrameworksController(QObject):
    """Offers frameworks and dimensions in a list over the window, and keeps what is chosen."""

    def __init__(
        self,
        window: Window,
        read: ReadMode,
        in_use: Callable[[], ReadingController | ComparingController | PracticePaper],
    ) -> None:
        """`in_use` returns whose texts and pictures are marked just now."""
        super().__init__(window)
        self._window, self._read, self._in_use = window, read, in_use
        self._bars: list[LensBar] = []
        self.shelf = FrameworkShelf(window.desk, self)
        self._back: QWidget | None = None
        self._view: FrameworksView | None = None
        self._came_from = "read"
        window.add_mode("frameworks", self._make)
        window.commands.handle(
            {"framework": self.offer, "frameworks": self.open, "mark-other": self.mark_other}
        )
        self.shelf.changed.connect(self._show_view)
        window.places.framework.connect(self.choose)
        window.desk.framework_changed.connect(self._show_view)
        window.session.opened.connect(self._ask_which)
        window.desk.framework_changed.connect(self._remember)
        self.listen_to_bar(read.lens_bar)

    def listen_to(self, parts: Markables) -> None:
        """Answer keys that mark with more than one letter, or with what no letter shows."""
        parts.for_each(self._listen_to)

    def listen_to_bar(self, bar: LensBar) -> None:
        """Offer all frameworks where one asks at the end of a lens bar."""
        self._bars.append(bar)
        bar.framework_pressed.connect(self.offer)
        show_keys(bar.framework, "Choose the framework", self._window.commands["framework"])

    def offer(self, below: QWidget | None = None) -> None:
        """Offer all frameworks, below a widget or at the lens bar."""
        from workbench.ui.widgets.choice_list import Choice

        in_use = self._window.desk.framework
        choices = [
            Choice(each.id, each.name, each.title, is_current=each.id == in_use.id)
            for each in self.shelf.all()
        ]
        choices.append(Choice(_MAKE, "Make or change frameworks…"))
        button = below or next((x.framework for x in self._bars if x.isVisible()), None)
        if button is not None and button.isVisible():
            place = button.mapTo(self._window, QPoint(0, button.height()))
        else:
            place = self._window.modes.mapTo(self._window, QPoint(16, 16))
        self._show("Frameworks", choices, place)

    def choose(self, framework_id: str) -> None:
        """Look at the marks with a framework, here and from now on in this library."""
        session, desk = self._window.session, self._window.desk
        if not self.shelf.choose(framework_id):
            # It came in a moment ago: the library knows it before the desk does.
            session.ask(
                lambda services: services.framing.framework(framework_id), desk.choose_framework
            )
        session.ask(lambda services: services.preferring.choose_framework(framework_id))
        announce(self._window, f"Framework {desk.framework.name}")

    def mark_other(self) -> None:
        """Offer every dimension for the words that are selected, or for the note in use."""
        in_notes = self._read.has_focus_in(self._read.notes)
        parts = self._in_use().parts_in_use()
        if not in_notes and parts.place() is None:
            self._window.toast.say(parts.how_to_select("M"))
            return
        framework = self._window.desk.framework
        choices = [_choice(each, framework.letter_of(each.dimension)) for each in framework.plain]
        # What no letter shows comes first: the others have keys of their own.
        choices.sort(key=lambda each: each.letter is not None)
        anchor, below = (self._read.notes, QPoint(16, 60)) if in_notes else _below(parts.in_use)
        about = "words are" if isinstance(parts.in_use, MarkedText) else "part is"
        self._show(f"What the {about} about", choices, anchor.mapTo(self._window, below))

    @property
    def view(self) -> FrameworksView | None:
        """The view in which frameworks are made, if it was shown."""
        return self._view

    def open(self) -> None:
        """Show all frameworks, to look at them and to make some."""
        if self._window.mode != "frameworks":
            self._came_from = self._window.mode
        self._window.show_mode("frameworks")
        self._show_view()
        if self._view is not None:
            self._view.show_framework(self._window.desk.framework.id)
            self._view.take_focus()

    def has_pending(self) -> bool:
        """Tell whether something was typed about a framework and not handed on."""
        return self._view is not None and self._view.has_pending()

    def flush(self) -> None:
        """Hand on what is being typed."""
        if self._view is not None:
            self._view.commit()

    def _make(self) -> FrameworksView:
        from workbench.ui.frameworks.view import FrameworksView

        view = self._view = FrameworksView(self._window.look)
        view.changed.connect(self._keep)
        view.use_wanted.connect(self.choose)
        view.copy_wanted.connect(self._copy)
        view.blank_wanted.connect(self._begin)
        view.removal_wanted.connect(self._remove)
        view.closed.connect(lambda: self._window.show_mode(self._came_from))
        return view

    def _show_view(self) -> None:
        if self._view is None or self._window.mode != "frameworks":
            return
        from workbench.ui.frameworks.view import Entry

        bundled = [Entry(each, note=_SHIPS) for each in self.shelf.bundled]
        own = [
            Entry(
                each.framework,
                can_change=not each.is_received,
                can_remove=True,
                note=_CAME if each.is_received else "",
            )
            for each in self.shelf.own
        ]
        self._view.show_entries([*own, *bundled], self._window.desk.framework.id)

    def _keep(self, framework: Framework) -> None:
        self.shelf.keep(OwnFramework(framework), merge_key=f"framework:{framework.id}")

    def _begin(self) -> None:
        names = [each.name for each in self.shelf.all()]
        plain = self._window.desk.framework.plain
        self._add(blank_framework(new_id(), plain, free_name("My framework", names)))

    def _copy(self, framework_id: str) -> None:
        found = self.shelf.find(framework_id)
        if found is not None:
            self._add(copied_framework(found, new_id(), [x.name for x in self.shelf.all()]))

    def _add(self, framework: Framework) -> None:
        self.shelf.keep(OwnFramework(framework))
        if self._view is not None and self.shelf.find_own(framework.id) is not None:
            self._view.show_framework(framework.id)
            self._view.name.line.setFocus()
            self._view.name.line.selectAll()

    def _remove(self, framework_id: str) -> None:
        removed = self.shelf.remove(framework_id)
        if removed is not None:
            undo = ("Undo", self._window.keeping.undo)
            self._window.toast.say(f"{removed.framework.name} removed; all marks stay", undo)

    @cached_property
    def _list(self) -> ChoiceList:
        from workbench.ui.widgets.choice_list import ChoiceList

        made = ChoiceList(self._window.look, self._window)
        made.chosen.connect(self._choose)
        made.left.connect(self._go_back)
        return made

    def _show(self, name: str, choices: list[Choice], place: QPoint) -> None:
        self._back = self._window.focusWidget()
        self._list.offer(name, choices, place)

    def _go_back(self) -> None:
        if self._back is not None and self._back is not self._list:
            self._back.setFocus()

    def _choose(self, value: object) -> None:
        if isinstance(value, Dimension):
            letter = self._window.desk.framework.plain_letter(value)
            if self._read.has_focus_in(self._read.notes):
                self._read.notes.change_letter(letter)
            else:
                self._in_use().mark(letter)
        elif value is _MAKE:
            self.open()
        else:
            self.choose(str(value))

    def _listen_to(self, part: Markable) -> None:
        part.other_wanted.connect(self.mark_other)
        part.letter_unclear.connect(self._say_what_it_may_mean)

    def _say_what_it_may_mean(self, letters: tuple[Letter, ...]) -> None:
        """Say which keys mark, where the letter that was pressed begins several tags."""
        window = self._window
        places = {each.letter: at for at, each in enumerate(window.desk.framework.letters, 1)}
        told = [
            f"{window.commands.keys_of(f'mark-{places[each.letter]}')} for {each.name}"
            for each in letters
        ]
        window.toast.say(f"Press {', '.join(told[:-1])} or {told[-1]}.")

    def _ask_which(self) -> None:
        """Look with what was chosen in the library, now that it can be read."""

        def use(framework: Framework) -> None:
            self._window.desk.choose_framework(framework)

        self._window.session.ask(lambda services: services.preferring.framework(), use)

    def _remember(self) -> None:
        """Let the next start know one's own framework before the library is open."""
        window = self._window
        framework = window.desk.framework
        if self.shelf.find_own(framework.id) is not None:
            window.session.ask(lambda services: services.preferring.remember_framework(framework))


def _choice(plain: Letter, shows: Letter | None) -> Choice:
    from workbench.ui.widgets.choice_list import Choice

    is_own = shows is None or shows.dimension is plain.dimension
    detail = "" if is_own or shows is None else f"shown under {shows.name}"
    return Choice(plain.dimension, plain.name, detail, letter=shows)


def _below(text: Markable) -> tuple[QWidget, QPoint]:
    """Return the widget, and the place in it, where a list about what is selected opens."""
    if isinstance(text, MarkedText):
        return text.viewport(), text.cursorRect().bottomLeft() + QPoint(0, 6)
    return text, text.rect().center()
