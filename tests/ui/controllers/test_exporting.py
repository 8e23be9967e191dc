# SPDX-License-Identifier: MIT
"""Copies out of a real window: whose they are, what they are called, the way back to a note."""

from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from PySide6.QtWidgets import QLineEdit, QRadioButton

from tests.ui.controllers.windows_on import mark
from workbench.domain.documents import PageSpot
from workbench.export.pdf.reading import read_artifact_text
from workbench.ui.exporting.preview import PagePreview

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def copying(student):
    """A window with a mark, and the dialog with a finished copy of it."""
    desk = student.window.desk
    student.until(lambda: bool(desk.packs))
    mark(student)
    student.until(lambda: len(desk.marks_of_source()) == 1)
    desk.begin_plan("How far did anything change?")
    student.until(lambda: desk.plan is not None)
    opened(student)
    return student


def opened(student):
    exporting = student.window.wiring.exporting
    student.window.commands["export"].trigger()
    student.until(lambda: exporting.dialog is not None and exporting.dialog.copy is not None)
    return exporting.dialog


def dialog_of(student):
    return student.window.wiring.exporting.dialog


def named(dialog, kind, name):
    (found,) = (x for x in dialog.findChildren(kind) if name in {x.accessibleName(), x.text()})
    return found


def test_a_name_is_typed_once_and_stands_on_every_copy_from_then_on(copying):
    dialog = dialog_of(copying)
    field = named(dialog, QLineEdit, "Name")
    field.setFocus()
    field.insert("Ada Byron")
    field.textEdited.emit(field.text())
    copying.until(lambda: dialog.wish.student.name == "Ada Byron" and dialog.copy is not None)
    copying.until(lambda: "AdaByron" in header(dialog))
    assert named(dialog, QLineEdit, "File name").text().startswith("Ada_Byron_")
    preferring = copying.window.session.services.preferring
    copying.until(lambda: preferring.preferences().student.name == "Ada Byron")
    dialog.reject()
    copying.until(lambda: dialog_of(copying) is None)
    assert named(opened(copying), QLineEdit, "Name").text() == "Ada Byron"


def header(dialog):
    copy = dialog.copy
    return "".join(read_artifact_text(copy.data).split()) if copy else ""


def test_a_choice_is_there_again(copying):
    named(dialog_of(copying), QRadioButton, "Plan only").click()
    dialog_of(copying).reject()
    copying.until(lambda: dialog_of(copying) is None)
    assert named(opened(copying), QRadioButton, "Plan only").isChecked()


def test_a_mark_on_a_page_leads_to_its_note(copying):
    (made,) = copying.window.desk.marks_of_source()
    dialog = dialog_of(copying)
    preview = dialog.findChild(PagePreview)
    copying.until(lambda: preview.step_mark(1))
    preview.show_spot(PageSpot(made.id), at_once=True)
    copying.until(lambda: dialog_of(copying) is None)
    notes = copying.window.wiring.read.notes
    copying.until(lambda: notes.isVisible() and notes.opened() == made.id)


def test_a_file_of_the_same_name_stays(copying, tmp_path):
    there = tmp_path / "plan.pdf"
    there.write_bytes(b"somebody's")
    copying.choose_file(there)
    exporting = copying.window.wiring.exporting
    dialog_of(copying).save_wanted.emit(dialog_of(copying).wish, "plan.pdf")
    copying.until(lambda: exporting.dialog is None)
    assert there.read_bytes() == b"somebody's"
    assert (tmp_path / "plan_v2.pdf").read_bytes().startswith(b"%PDF")


def test_a_word_file_is_written_for_the_essay(copying, tmp_path):
    wanted = tmp_path / "plan.docx"
    copying.choose_file(wanted)
    exporting = copying.window.wiring.exporting
    dialog = dialog_of(copying)
    copying.click(copying.button("Word file", dialog))
    dialog.show_options(replace(dialog.wish.options, form=True))
    copying.until(lambda: dialog.copy)
    dialog.save_wanted.emit(dialog.wish, "plan.docx")
    copying.until(lambda: exporting.dialog is None)
    word = docx.Document(str(wanted))
    words = [each.text for each in word.paragraphs]
    assert {"The plan", "Overview", "Which mark is used where"} <= set(words)
    assert len(list(word.element.body.iter(qn("w:sdt")))) == 9
