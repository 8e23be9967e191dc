# SPDX-License-Identifier: MIT
"""Library: shows the packs and opens what the student chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.identifiers import EnquiryId, PackId, PlanId, SourceId

if TYPE_CHECKING:
    from workbench.domain.sources import Pack
    from workbench.ui.controllers.enquiries import EnquiriesController
    from workbench.ui.library.mode import LibraryMode
    from workbench.ui.window import Window


class LibraryController(QObject):
    """Joins the library mode, which is made when it is first shown, to the desk."""

    made = Signal(object)
    """With the `LibraryMode`, once, when it is first shown."""

    def __init__(self, window: Window, enquiries: EnquiriesController) -> None:
        super().__init__(window)
        self._window, self._enquiries = window, enquiries
        self._mode: LibraryMode | None = None
        window.add_mode("library", self._make)
        desk = window.desk
        for changed in (
            desk.packs_changed,
            desk.pack_changed,
            desk.plan_changed,
            desk.marks_changed,
            desk.enquiries_changed,
            desk.framework_changed,
        ):
            changed.connect(self.show_packs)
        window.commands.handle({"library": self.open})
        window.places.exam.connect(self.show_question)

    @property
    def mode(self) -> LibraryMode | None:
        """The library mode if it was made."""
        return self._mode

    def open(self) -> None:
        """Show the library."""
        self._window.show_mode("library")
        self.show_packs()
        if self._mode is not None:
            self._mode.take_focus()

    def show_question(self, enquiry_id: EnquiryId) -> None:
        """Show a question of the open pack with everything about it, to be put right."""
        self.open()
        if self._mode is not None:
            self._mode.open_question(enquiry_id)

    def has_pending(self) -> bool:
        """Tell whether something was typed about a question and not sent."""
        return self._mode is not None and self._mode.has_pending()

    def flush(self) -> None:
        """Send what is being typed."""
        if self._mode is not None:
            self._mode.flush()

    def show_packs(self) -> None:
        """Show what the library has."""
        if self._mode is None or self._window.mode != "library":
            return
        desk = self._window.desk
        self._mode.show_packs(desk.packs, desk.pack.id if desk.pack else None)
        if desk.pack is not None:
            self._mode.show_pack(
                desk.pack,
                desk.plans,
                desk.coverage(),
                questions=self._enquiries.sheets(),
                boards=self._enquiries.boards(),
            )

    def make_own(self) -> None:
        """Make the open pack, which came from somebody else, the student's own."""
        window, pack = self._window, self._window.desk.pack
        if pack is None or not pack.is_received:
            return
        window.keeping.flush()

        def show(own: Pack) -> None:
            window.desk.open_pack(own.id)
            window.toast.say("This is your own copy now", ("Undo", window.keeping.undo))

        window.desk.do(lambda services: services.updating.make_own(pack), show)

    def _make(self) -> LibraryMode:
        from workbench.ui.library.mode import LibraryMode

        window, places = self._window, self._window.places
        mode = self._mode = LibraryMode(window.look)
        mode.pack_opened.connect(lambda pack_id: window.desk.open_pack(PackId(pack_id)))
        mode.source_opened.connect(lambda source_id: places.source.emit(SourceId(source_id)))
        mode.plan_opened.connect(self._open_plan)
        mode.bring_in_wanted.connect(places.bring_in)
        mode.example_wanted.connect(places.example)
        mode.pack_removed.connect(self._remove)
        mode.own_copy_wanted.connect(self.make_own)
        mode.other_library_wanted.connect(places.library)
        mode.new_plan_wanted.connect(lambda _: self._enquiries.begin())
        mode.question_changed.connect(self._enquiries.change)
        mode.question_removed.connect(self._enquiries.remove)
        mode.question_answered.connect(self._enquiries.answer)
        window.mode_shown.connect(self._follow_mode)
        self.made.emit(mode)
        return mode

    def _follow_mode(self, mode: str) -> None:
        if mode == "library":
            self.show_packs()

    def _open_plan(self, plan_id: PlanId) -> None:
        self._window.desk.shelf.open(plan_id)
        self._window.places.plan.emit()

    def _remove(self, pack_id: PackId) -> None:
        window = self._window
        undo = ("Undo", window.keeping.undo)
        window.desk.do(
            lambda services: services.importing.remove(pack_id),
            lambda _: window.toast.say("The pack was removed", undo),
        )
