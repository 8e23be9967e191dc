# SPDX-License-Identifier: MIT
"""Export: opens the dialog, writes the file the student asked for, prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from workbench.ui.frame.saved import ask_where, say_saved
from workbench.ui.widgets.focus_ring import FocusRing
from workbench.ui.widgets.moments import here_and_now

if TYPE_CHECKING:
    from workbench.domain.documents import ExportOptions
    from workbench.domain.errors import WorkbenchError
    from workbench.services.documenting import PlanMaterial
    from workbench.services.exporting import Written
    from workbench.services.previewing import Copy, Job
    from workbench.ui.exporting.dialog import ExportDialog
    from workbench.ui.exporting.printing import Printing
    from workbench.ui.services import Services
    from workbench.ui.window import Window


class ExportingController(QObject):
    """Joins the export dialog to the services."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ExportDialog | None = None
        self._material: PlanMaterial | None = None
        self._options: ExportOptions | None = None
        self._folder = Path.home()
        self._printing: Printing | None = None
        window.commands.handle({"export": self.open})

    @property
    def dialog(self) -> ExportDialog | None:
        """The dialog while it is open."""
        return self._dialog

    def open(self) -> None:
        """Look up what the plan says and open the dialog on it."""
        window = self._window
        window.keeping.flush()
        plan = window.desk.plan
        if plan is None:
            window.toast.say("Choose a question first: a plan is what is exported.")
            return
        if self._dialog is not None:
            return
        framework_id = window.desk.framework.id

        def look_up(services: Services) -> PlanMaterial:
            signed = services.preferring.signed(plan)
            return services.exporting.material(signed, framework_id=framework_id)

        window.session.ask(look_up, self._show)

    def save(self, copy: Copy, path: Path) -> None:
        """Write a copy to `path` and say so; the dialog stays open when that was not possible."""
        from workbench.services.exporting import write_file

        self._window.jobs.run(lambda: write_file(path, copy.data), self._tell, self._tell_problem)

    def _show(self, material: PlanMaterial) -> None:
        from workbench.services.previewing import export_subject
        from workbench.ui.exporting.dialog import ExportDialog

        window = self._window
        self._material = material
        self._made = here_and_now()
        dialog = self._dialog = ExportDialog(window.look, self._make, window.jobs, window)
        dialog.show_subject(export_subject(material, made=self._made))
        if self._options is not None:
            dialog.show_options(self._options)
        dialog.save_wanted.connect(self._ask_where)
        dialog.print_wanted.connect(self._print)
        dialog.options_chosen.connect(self._remember)
        dialog.finished.connect(self._forget)
        FocusRing(window.look, dialog)
        dialog.open()

    def _make(self, options: ExportOptions, job: Job) -> Copy:
        if self._material is None:
            raise RuntimeError("the dialog is closed")
        from workbench.services.previewing import make_copy

        return make_copy(self._material, options, job, made=self._made)

    def _ask_where(self, _options: ExportOptions, name: str) -> None:
        dialog = self._dialog
        copy = dialog.copy if dialog else None
        if dialog is None or copy is None:
            return
        suggested = self._folder / name
        path = ask_where(dialog, "Save as PDF", suggested, {"PDF (*.pdf)": ".pdf"})
        if path is not None:
            self._folder = path.parent
            self.save(copy, path)

    def _tell(self, written: Written) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        say_saved(self._window.toast, written.path)

    def _tell_problem(self, error: WorkbenchError) -> None:
        if self._dialog is not None:
            self._dialog.show_problem(f"{error.message()} Your work is safe in the program.")

    def _print(self, copy: Copy) -> None:
        from workbench.ui.exporting.printing import Printing, a4_printer, printer_dialog

        printer = a4_printer()
        if printer_dialog(printer, copy, self._window).exec() != QDialog.DialogCode.Accepted:
            return
        self._printing = Printing(copy, printer, self._window.jobs, parent=self)
        self._printing.went_on.connect(
            lambda page, of: self._window.toast.say(f"Printing page {page} of {of}")
        )
        self._printing.ended.connect(self._tell_printed)
        self._printing.start()

    def _tell_printed(self, went_well: bool) -> None:
        said = "Printed" if went_well else "The printer did not take it; the pages are not printed."
        self._window.toast.say(said)

    def _remember(self, options: ExportOptions) -> None:
        self._options = options

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
        self._material = None
