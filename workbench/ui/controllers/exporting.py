# SPDX-License-Identifier: MIT
"""Export: opens the dialog, writes the file the student asked for, prints."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from workbench.domain.identifiers import AnnotationId
from workbench.domain.plans import names_of_plans
from workbench.ui.frame.saved import ask_where, say_saved
from workbench.ui.widgets.focus_ring import FocusRing
from workbench.ui.widgets.moments import here_and_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.builds import CopyWish
    from workbench.domain.documents import ExportOptions
    from workbench.domain.errors import WorkbenchError
    from workbench.domain.practising.attempts import Attempt
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
        self._wish: CopyWish | None = None
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
        framework_id = window.desk.framework.id

        def look_up(services: Services) -> tuple[PlanMaterial, ExportOptions]:
            signed = services.preferring.signed(plan)
            material = services.exporting.material(signed, framework_id=framework_id)
            return material, services.preferring.preferences().paper

        self._open_on(look_up)

    def open_script(self, attempt: Attempt, number: int) -> None:
        """Open the dialog on an answer that was written in practice, counted from 0."""
        framework_id = self._window.desk.framework.id

        def look_up(services: Services) -> tuple[PlanMaterial, ExportOptions]:
            from workbench.services.practice_documents import script_material

            scripts, chosen = services.exporting_scripts, services.preferring.preferences()
            material = scripts.material(attempt, framework_id=framework_id)
            return script_material(material, number), chosen.paper

        self._open_on(look_up)

    def _open_on(self, look_up: Callable[[Services], tuple[PlanMaterial, ExportOptions]]) -> None:
        if self._dialog is None:
            self._window.session.ask(look_up, self._show)

    def save(self, copy: Copy, path: Path) -> None:
        """Write a copy to `path` and say so; the dialog stays open when that was not possible."""
        from workbench.services.exporting import write_file

        self._window.jobs.run(lambda: write_file(path, copy.data), self._tell, self._tell_problem)

    def _show(self, found: tuple[PlanMaterial, ExportOptions]) -> None:
        from workbench.domain.builds import CopyWish
        from workbench.ui.exporting.dialog import ExportDialog

        window = self._window
        material, paper = found
        self._material = material
        self._made = here_and_now()
        dialog = self._dialog = ExportDialog(window.look, self._make, window.jobs, window)
        signature = (material.plan.student, material.exam)
        wish = self._wish or CopyWish(paper, None, *signature)
        plans = window.desk.plans
        if sum(each.enquiry.id == material.plan.enquiry.id for each in plans) > 1:
            name = names_of_plans(plans).get(material.plan.id, material.plan.name)
            dialog.setWindowTitle(f"{dialog.windowTitle()}: {name}")
        dialog.show_signature(*signature)
        dialog.show_options(wish.options)
        self._show_subject(wish.options)
        dialog.save_wanted.connect(self._ask_where)
        dialog.print_wanted.connect(self._print)
        dialog.wish_changed.connect(self._follow_wish)
        dialog.note_wanted.connect(lambda mark: window.places.mark.emit(AnnotationId(mark)))
        dialog.finished.connect(self._forget)
        FocusRing(window.look, dialog)
        dialog.open()

    def _make(self, wish: CopyWish, job: Job) -> Copy:
        from workbench.services.previewing import JobStopped, as_wished, make_copy

        # Work that begins when the dialog is closed already is not wanted by anybody.
        looked_up = self._material
        if looked_up is None:
            raise JobStopped
        material = as_wished(looked_up, wish)
        return make_copy(material, wish.options, job, made=self._made)

    def save_for_word(self, wish: CopyWish, path: Path) -> None:
        """Write a Word file to `path`; the dialog stays open when that was not possible."""
        from workbench.services.exporting import write_plan_file
        from workbench.services.previewing import as_wished

        material = self._material
        if material is None:
            return
        wished = as_wished(material, wish)
        self._window.jobs.run(
            lambda: write_plan_file(wished, path, options=wish.options, made=self._made),
            self._tell,
            self._tell_problem,
        )

    def _ask_where(self, wish: CopyWish, name: str) -> None:
        dialog = self._dialog
        copy = dialog.copy if dialog else None
        if dialog is None or copy is None:
            return
        is_word = name.endswith(".docx")
        title, kind, ending = (
            ("Save for Word", "Word (*.docx)", ".docx")
            if is_word
            else ("Save as PDF", "PDF (*.pdf)", ".pdf")
        )
        path = ask_where(dialog, title, self._folder / name, {kind: ending})
        if path is None:
            return
        self._folder = path.parent
        if is_word:
            self.save_for_word(wish, path)
        else:
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
        self._printing.went_on.connect(self._tell_printing)
        self._printing.ended.connect(self._tell_printed)
        self._printing.start()

    def _tell_printing(self, page: int, of: int) -> None:
        if self._printing is not None:
            self._window.toast.say(f"Printing page {page} of {of}", ("Stop", self._printing.stop))

    def _tell_printed(self, went_well: bool) -> None:
        said = "The printer did not take it; the pages are not printed."
        if went_well:
            said = "Printed"
        elif self._printing is not None and self._printing.is_stopped:
            said = "Stopped. Pages that were on their way may still be printed."
        self._window.toast.say(said)

    def _follow_wish(self, wish: CopyWish) -> None:
        """Say what the copy is called now, and remember what is wished and whose work it is."""
        from workbench.services.previewing import as_wished

        material = self._material
        if material is None:
            return
        student, exam = wish.student, wish.exam
        is_new = (student, exam) != (material.plan.student, material.exam)
        if is_new and not self._window.session.is_read_only:
            self._window.session.ask(
                lambda services: services.preferring.choose_student(asdict(student), asdict(exam))
            )
        self._material = replace(as_wished(material, wish), labels=material.labels)
        self._wish = replace(wish, labels=None)
        self._show_subject(wish.options, wish.labels)

    def _show_subject(self, options: ExportOptions, labels: tuple[str, ...] | None = None) -> None:
        if self._dialog is None or self._material is None:
            return
        from workbench.services.previewing import export_subject

        material = replace(self._material, labels=labels)
        subject = export_subject(material, made=self._made, is_by_candidate=options.as_candidate)
        self._dialog.show_subject(subject)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
        self._material = None
