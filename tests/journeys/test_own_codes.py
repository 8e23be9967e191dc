# SPDX-License-Identifier: MIT
"""A department's own codes in the real window: added, stamped, shared, told to students."""

from __future__ import annotations

import json

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.journeys.test_marked_copy import told
from tests.journeys.test_review import handed_in, open_class, pupil  # noqa: F401 – fixtures
from tests.journeys.windows import Student, open_window
from workbench.domain.own_codes import OwnCodes
from workbench.domain.reviews import Code
from workbench.services.keeping_codes import CODES_FILE, CodeStore, read_codes, write_codes
from workbench.services.marking import REVIEW_FILE, codes, read_review

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

GIVEN = codes()


def open_codes(teacher):
    keeping = teacher.window.wiring.reviewing.codes
    teacher.menu_entry("own-codes")
    teacher.until(lambda: keeping.dialog is not None)
    teacher.until(keeping.dialog.list.hasFocus)
    return keeping.dialog


def has_button(mode, name):
    found = mode.marking.stamping.findChildren(QAbstractButton)
    return name in [each.accessibleName() for each in found if each.isVisible()]


def add_code(teacher, dialog):
    teacher.click(teacher.button("New code", dialog))
    for words in ("Voc", "a stronger word is there", "look it up"):
        teacher.type(words)
        teacher.press("Tab")
    teacher.click(teacher.button("Add", dialog))


def the_class_and_the_copy_say_it(teacher, mode, place):
    """The sheet for the class and a marked copy tell what the code means and what to do next."""
    sheet, copies = place / "sheet.pdf", place / "copies"
    copies.mkdir()
    teacher.choose_file(sheet)
    teacher.click(teacher.button("Save class feedback…", mode))
    teacher.until(lambda: "Saved as “sheet.pdf”" in teacher.window.toast.text())
    words = words_of(sheet)
    assert "Voc A stronger word is there" in words
    assert "Look it up" in words
    teacher.choose_file(copies)
    teacher.click(teacher.button("Marked copy…", mode))
    told(teacher, mode, "Saved 1 marked copy in “copies”.")
    assert "A stronger word is there. Look it up. which one?" in words_of(next(copies.iterdir()))


def words_of(path):
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return " ".join(" ".join(pages).split())


def test_an_own_code_is_stamped_counted_and_told_to_the_student(
    pupil,  # noqa: F811
    handed_in,  # noqa: F811
    library_folder,
    tmp_path,
):
    window = pupil.window
    mode = open_class(pupil, handed_in)
    dialog = open_codes(pupil)
    add_code(pupil, dialog)
    for _ in range(len(GIVEN.codes)):
        QTest.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    pupil.click(pupil.button("Close", dialog))
    place = window.session.services.library.place
    pupil.until(lambda: CodeStore(place).read().own)
    pupil.until(lambda: has_button(mode, "Voc: a stronger word is there"))
    stamping = mode.marking.stamping
    window.activateWindow()
    pupil.until(window.isActiveWindow)
    stamping.take_focus()
    pupil.type("voc which one?")
    pupil.press("Return")
    pupil.until(lambda: not window.wiring.reviewing.has_pending())
    assert mode.list.lines.rows[0].spoken == "Sami Farouk, Voc"
    menu = stamping.codes_menu()
    entry = next(x for x in menu.actions() if x.text().startswith("Voc"))
    entry.trigger()
    assert stamping._line.text() == "Voc "
    stamping._line.clear()
    menu.close()
    (tmp_path / "back").mkdir()
    the_class_and_the_copy_say_it(pupil, mode, tmp_path)
    window.wiring.reviewing.saving.write_files(tmp_path / "back")
    pupil.until(lambda: "Plan.sourcereview" in window.toast.text())
    review = read_review(tmp_path / "back" / f"Farouk_Sami_Plan{REVIEW_FILE}")
    assert review.stamps[0].told == "Voc: A stronger word is there. Look it up. which one?"
    window.close()
    window.end()
    again = Student(open_window(library_folder))
    try:
        mode = open_class(again, handed_in)
        again.until(lambda: has_button(mode, "Voc: a stronger word is there"))
    finally:
        again.window.close()
        again.window.end()


def test_codes_are_shared_and_a_clash_or_a_hostile_file_changes_nothing_here(
    pupil,  # noqa: F811
    tmp_path,
):
    window = pupil.window
    window.wiring.reviewing.open()
    dialog = open_codes(pupil)
    keeping = window.wiring.reviewing.codes
    add_code(pupil, dialog)
    keeping.write(tmp_path / f"ours{CODES_FILE}")
    pupil.until(lambda: dialog.words() == f"Saved as “ours{CODES_FILE}”")
    mine = read_codes(tmp_path / f"ours{CODES_FILE}")
    assert mine.own == (Code("Voc", "a stronger word is there", "look it up"),)
    theirs = tmp_path / f"theirs{CODES_FILE}"
    write_codes(OwnCodes((Code("Voc", "wrong word", "x"), Code("Cap", "capitals", "x"))), theirs)
    keeping.bring_in(theirs)
    pupil.until(lambda: "Brought in" in dialog.words())
    assert dialog.words() == (
        "Brought in: 1 new code. “Voc” means something else here and stayed as before."
    )
    before = dialog.codes
    hostile = json.loads(theirs.read_text())
    hostile["codes"][0]["meaning"] = ["<b>"] * 9
    theirs.write_text(json.dumps(hostile))
    keeping.bring_in(theirs)
    pupil.until(lambda: "nothing was changed" in dialog.words())
    assert dialog.codes == before
    pupil.click(pupil.button("Undo", dialog))
    assert [each.code for each in dialog.codes.own] == ["Voc"]
    store = CodeStore(window.session.services.library.place)
    pupil.until(lambda: store.read() == dialog.codes)
    pupil.click(pupil.button("Close", dialog))
    pupil.quiet()
