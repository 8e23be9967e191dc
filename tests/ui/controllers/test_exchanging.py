# SPDX-License-Identifier: MIT
"""Marks and projects through the real window: handed on, brought in, taken back."""

import json

from tests.importers.projects.others import codes, coding, project, selection, text, written
from tests.ui.controllers.windows_on import mark, titles
from workbench.domain.interchange.web_annotations import annotations_to_json


def test_marks_are_handed_on_and_brought_in_again_in_one_step(student, tmp_path):
    window = student.window
    exchanging = window.wiring.exchanging
    student.until(lambda: window.desk.pack is not None)
    mark(student)
    student.until(lambda: not window.session.waiting)

    window.commands["hand-on-marks"].trigger()
    assert exchanging.dialog.isVisible()
    exchanging.save(tmp_path / "nowhere" / "marks.jsonld")
    student.until(lambda: "its folder does not exist" in exchanging.dialog.words())
    path = tmp_path / "marks.jsonld"
    exchanging.save(path)
    student.until(lambda: exchanging.dialog is None)
    assert window.toast.text() == "Saved as “marks.jsonld”"
    assert json.loads(path.read_bytes()) == annotations_to_json(window.desk.marks())

    kept = window.desk.marks()
    window.desk.remove_mark(kept[0].id)
    documents = json.loads(path.read_bytes())
    strange = {**documents[0], "id": "x", "target": {"source": "Z#source"}}
    path.write_text(json.dumps([*documents, strange]), encoding="utf-8")
    student.until(lambda: not window.session.waiting)
    exchanging.bring_in(path)
    student.until(lambda: len(window.desk.marks()) == 1)
    said = "1 mark came in; 1 did not fit, because there is no source “Z” here"
    assert window.toast.text() == said
    assert window.desk.marks()[0].target == kept[0].target

    window.commands["undo"].trigger()
    student.until(lambda: window.desk.marks() == ())
    path.write_text(json.dumps([strange]), encoding="utf-8")
    exchanging.bring_in(path)
    student.until(lambda: window.toast.text().startswith("0 marks came in"))
    path.write_text("no JSON", encoding="utf-8")
    exchanging.bring_in(path)
    student.until(lambda: "0 marks" not in window.toast.text())


def test_a_project_is_read_asked_about_and_kept_with_its_marks(student, tmp_path):
    window = student.window
    importing = window.wiring.importing
    marked = selection(0, 3, coding(0, 5))
    document = project(f"{codes('Bias')}<Sources>{text('How dare you!', marked)}</Sources>")
    path = written(tmp_path, document)

    importing.read([path])
    student.until(lambda: importing.projects.dialog is not None)
    importing.projects.dialog.reject()
    student.until(lambda: window.toast.text() == "Nothing was kept")
    assert "Interviews" not in titles(window)

    importing.read([path])
    student.until(lambda: importing.projects.dialog is not None)
    dialog = importing.projects.dialog
    dialog.fields[0].setCurrentText("Tone")
    dialog.go_on.click()
    student.until(lambda: window.desk.pack.title == "Interviews")
    student.until(lambda: len(window.desk.marks()) == 1)
    assert window.toast.text() == "Brought in: Interviews, 1 source, 1 mark"
    (kept,) = window.desk.marks()
    assert (kept.dimension, kept.feature) == ("tone", "Code: Bias")

    window.commands["undo"].trigger()
    student.until(lambda: "Interviews" not in titles(window))


def test_a_project_that_cannot_be_read_is_told_in_place(student, tmp_path):
    importing = student.window.wiring.importing
    path = tmp_path / "odd.qdpx"
    path.write_bytes(b"PK\x03\x04")
    importing.read([path])
    student.until(lambda: importing.mode is not None and "is damaged" in _shown(importing.mode))


def _shown(mode):
    from PySide6.QtWidgets import QLabel

    return " ".join(x.text() for x in mode.findChildren(QLabel) if x.isVisible())
