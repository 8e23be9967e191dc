# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from tests.ui.exporting.copies import BlankCopy, Maker
from workbench.domain.builds import BUILDS, CopyWish, ExportSubject
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.errors import UnknownReferenceError
from workbench.domain.plans import ExamEntry, Student
from workbench.services import catalogues
from workbench.services.documenting import PlanMaterial
from workbench.services.first_view import example_view
from workbench.services.previewing import export_subject, make_copy
from workbench.ui.exporting.dialog import ExportDialog
from workbench.ui.jobs import Jobs

# The platform without a screen says so of every window that has a layout.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SUBJECT = ExportSubject(("A", "C"), ("A", "B", "C"), "Ada_10B_Cotton_Famine_2026-11-24.pdf")


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened(qtbot, look, jobs, window):
    """Open the dialog over a window, with a maker of copies."""
    dialogs = []

    def open_with(maker, subject=SUBJECT):
        dialog = ExportDialog(look, maker, jobs, window)
        dialog.show_subject(subject)
        dialog.show()
        dialogs.append((dialog, maker))
        return dialog

    yield open_with
    for dialog, maker in dialogs:
        if isinstance(maker, Maker):
            maker.go_on()
        dialog.reject()


def ready(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.copy is not None)
    return dialog


def named(dialog, kind, name):
    (found,) = (
        each
        for each in dialog.findChildren(kind)
        if each.accessibleName() == name or getattr(each, "text", str)() == name
    )
    return found


def all_words(dialog):
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_it_opens_with_the_copy_for_the_teacher(qtbot, opened):
    maker = Maker()
    dialog = ready(qtbot, opened(maker))
    assert maker.asked == [ExportOptions()]
    assert named(dialog, QRadioButton, "For my teacher, black and white").isChecked()
    assert "3 pages, about 0.3 MB. Can be read aloud." in all_words(dialog)
    assert "Page 1 of 3" in all_words(dialog)
    qtbot.waitUntil(lambda: maker.copies[0].asked == [0])


def test_a_build_is_chosen_by_keyboard(qtbot, opened):
    maker = Maker()
    dialog = ready(qtbot, opened(maker))
    with qtbot.waitSignal(dialog.wish_changed) as chosen:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert chosen.args[0].options == BUILDS[1].options
    qtbot.waitUntil(lambda: maker.asked[-1] == BUILDS[1].options)
    assert not named(dialog, QCheckBox, "Wide margin for writing by hand").isChecked()


@pytest.mark.parametrize(
    ("box", "options"),
    [
        ("Sources", ExportOptions(sources=False)),
        ("My notes beside the text", ExportOptions(notes=NotesPlace.NONE)),
        ("My marks and notes on them", ExportOptions(marks=False)),
        ("My plan", ExportOptions(plan=False)),
        ("Which mark is used where", ExportOptions(overview=False)),
        ("A timeline of sources and events", ExportOptions(timeline=False)),
        ("Questions I was asked", ExportOptions(questions=True)),
        ("The panel can be filled in on a screen", ExportOptions(form=True)),
        ("Wide margin for writing by hand", ExportOptions(teacher_margin=False)),
        ("A panel for my teacher’s mark and targets", ExportOptions(teacher_panel=False)),
        ("Colours of the letters", ExportOptions(colour=True)),
        ("My work inside the file", ExportOptions(attachments=False)),
    ],
)
def test_each_box_changes_what_is_made(qtbot, opened, box, options):
    maker = Maker()
    dialog = ready(qtbot, opened(maker))
    named(dialog, QPushButton, "More choices").click()
    tick = named(dialog, QCheckBox, box)
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert dialog.wish.options == options
    qtbot.waitUntil(lambda: maker.asked[-1] == options)
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert dialog.wish.options == ExportOptions()


def test_large_print_leaves_nothing_to_choose_beside_the_text(qtbot, opened):
    dialog = ready(qtbot, opened(Maker()))
    named(dialog, QPushButton, "More choices").click()
    named(dialog, QPushButton, "Words of 24 points").click()
    assert named(dialog, QRadioButton, "Large print, 24 point").isChecked()
    for box in ("My notes beside the text", "Wide margin for writing by hand"):
        tick = named(dialog, QCheckBox, box)
        assert not tick.isEnabled()
        assert "no room" in tick.accessibleDescription()
    named(dialog, QPushButton, "Words of 14 points").click()
    assert dialog.wish.options == ExportOptions(text_size=14.0)
    assert named(dialog, QRadioButton, "For my teacher, black and white").isChecked()


@pytest.mark.parametrize(
    ("without", "boxes"),
    [
        ("Sources", ("My marks and notes on them", "Which mark is used where")),
        ("My plan", ("Which mark is used where",)),
        ("My marks and notes on them", ("My notes beside the text", "Which mark is used where")),
        ("A panel for my teacher’s mark and targets", ("The panel can be filled in on a screen",)),
    ],
)
def test_what_would_change_nothing_cannot_be_chosen(qtbot, opened, without, boxes):
    dialog = ready(qtbot, opened(Maker()))
    named(dialog, QPushButton, "More choices").click()
    assert all(named(dialog, QCheckBox, box).isEnabled() for box in boxes)
    named(dialog, QCheckBox, without).click()
    assert not any(named(dialog, QCheckBox, box).isEnabled() for box in boxes)


def test_single_sources_are_left_out_and_taken_in(qtbot, opened):
    maker = Maker()
    dialog = ready(qtbot, opened(maker))
    letter = named(dialog, QPushButton, "Source B goes in")
    assert not letter.isChecked()
    letter.setFocus()
    qtbot.keyClick(letter, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: maker.wishes[-1].labels == ("A", "B", "C"))
    for name in "ABC":
        named(dialog, QPushButton, f"Source {name} goes in").click()
    assert not dialog.wish.options.sources


def typed(qtbot, dialog, name, words):
    field = named(dialog, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def test_whose_work_it_is_stands_on_the_next_copy(qtbot, opened):
    maker = Maker()
    dialog = ready(qtbot, opened(maker))
    dialog.show_signature(Student("Ada", "10B", "", "Mr Reed"), ExamEntry())
    typed(qtbot, dialog, "Name", "Ada Byron")
    qtbot.waitUntil(lambda: maker.wishes[-1].student == Student("Ada Byron", "10B", "", "Mr Reed"))
    assert not named(dialog, QLineEdit, "Candidate number").isVisible()


def test_an_exam_board_gets_numbers_and_no_name(qtbot, opened):
    maker = Maker()
    dialog = ready(qtbot, opened(maker))
    named(dialog, QCheckBox, "Numbers instead of my name").click()
    assert not named(dialog, QLineEdit, "Name").isVisible()
    typed(qtbot, dialog, "Candidate number", "0042")
    typed(qtbot, dialog, "Centre number", "12345")
    typed(qtbot, dialog, "Component code", "8145/1B/B")
    qtbot.waitUntil(lambda: maker.wishes[-1].exam == ExamEntry("12345", "8145/1B/B"))
    assert maker.wishes[-1].student.candidate == "0042"
    assert maker.asked[-1] == ExportOptions(as_candidate=True)
    named(dialog, QRadioButton, "Plan only").click()
    assert dialog.wish.options.as_candidate


def test_what_was_typed_last_is_not_lost_when_somebody_saves_at_once(qtbot, opened):
    dialog = ready(qtbot, opened(Maker()))
    typed(qtbot, dialog, "Class", "11B")
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        named(dialog, QPushButton, "Save PDF").setFocus()
        qtbot.keyClick(named(dialog, QPushButton, "Save PDF"), Qt.Key.Key_Space)
    assert wanted.args[0].student.class_name == "11B"


def test_with_other_choices_no_build_is_chosen(qtbot, opened):
    dialog = ready(qtbot, opened(Maker()))
    named(dialog, QCheckBox, "My plan").click()
    assert not any(each.isChecked() for each in dialog.findChildren(QRadioButton))


def test_it_says_which_sources_go_in(qtbot, opened):
    dialog = opened(Maker())
    assert named(dialog, QCheckBox, "Sources").accessibleDescription() == "2 of 3: A, C"


def test_pages_are_turned_by_key_and_button(qtbot, opened):
    maker = Maker(BlankCopy(pages=3))
    dialog = ready(qtbot, opened(maker))
    field = named(dialog, QLineEdit, "File name")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert "Page 2 of 3" in all_words(dialog)
    named(dialog, QPushButton, "Next page").click()
    assert "Page 3 of 3" in all_words(dialog)
    assert not dialog.next_page()
    qtbot.waitUntil(lambda: maker.copies[0].asked[-1] == 2)
    qtbot.keyClick(dialog, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert dialog.previous_page()
    assert not dialog.previous_page()


def test_a_shorter_copy_shows_its_last_page(qtbot, opened):
    dialog = ready(qtbot, opened(Maker(BlankCopy(pages=3), BlankCopy(pages=2))))
    dialog.next_page()
    dialog.next_page()
    named(dialog, QRadioButton, "Plan only").click()
    ready(qtbot, dialog)
    assert "Page 2 of 2" in all_words(dialog)


def test_the_latest_choice_counts_and_older_work_is_stopped(qtbot, opened):
    maker = Maker(BlankCopy(pages=1), BlankCopy(pages=2), BlankCopy(pages=3), holds=True)
    dialog = opened(maker)
    named(dialog, QRadioButton, "My revision copy").click()
    named(dialog, QRadioButton, "Plan only").click()
    qtbot.waitUntil(lambda: len(maker.jobs) == 3)
    assert [job.is_stopped for job in maker.jobs] == [True, True, False]
    maker.go_on()
    ready(qtbot, dialog)
    assert "Page 1 of 3" in all_words(dialog)


def test_long_work_is_counted_and_can_be_stopped(qtbot, opened):
    maker = Maker(holds=True)
    dialog = opened(maker)
    qtbot.waitUntil(lambda: "Drawing page 2 of 5" in all_words(dialog))
    named(dialog, QPushButton, "Stop").click()
    assert maker.jobs[0].is_stopped
    assert "Stopped." in all_words(dialog)
    assert dialog.copy is None
    maker.go_on()
    named(dialog, QPushButton, "Make it again").click()
    ready(qtbot, dialog)
    assert "Stopped." not in all_words(dialog)


def test_saving_says_what_and_where(qtbot, opened):
    dialog = ready(qtbot, opened(Maker()))
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        qtbot.keyClick(named(dialog, QLineEdit, "File name"), Qt.Key.Key_Return)
    assert wanted.args == [CopyWish(), SUBJECT.file_name]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("my plan", "my plan.pdf"),
        ("../x/plan.PDF", "plan.pdf"),
        ("a:b?.pdf", "a b.pdf"),
        ("con", "con_.pdf"),
    ],
)
def test_a_file_name_is_made_one_that_every_system_takes(qtbot, opened, typed, name):
    dialog = ready(qtbot, opened(Maker()))
    field = named(dialog, QLineEdit, "File name")
    field.selectAll()
    qtbot.keyClicks(field, typed)
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        named(dialog, QPushButton, "Save PDF").click()
    assert wanted.args[1] == name
    dialog.show_subject(SUBJECT)
    assert field.text() == name


def test_a_word_file_is_offered_with_only_what_it_can_have(qtbot, opened):
    dialog = ready(qtbot, opened(Maker()))
    named(dialog, QPushButton, "More choices").click()
    named(dialog, QPushButton, "Word file").click()
    assert not named(dialog, QCheckBox, "My work inside the file").isEnabled()
    for box in (
        "A timeline of sources and events",
        "Which mark is used where",
        "Questions I was asked",
        "The panel can be filled in on a screen",
    ):
        assert named(dialog, QCheckBox, box).isEnabled()
    assert "Notes are comments" in all_words(dialog)
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        named(dialog, QPushButton, "Save for Word").click()
    assert wanted.args[1] == SUBJECT.file_name.replace(".pdf", ".docx")
    named(dialog, QPushButton, "PDF file").click()
    assert named(dialog, QLineEdit, "File name").text() == SUBJECT.file_name
    assert named(dialog, QCheckBox, "My work inside the file").isEnabled()


def test_what_can_be_no_word_file_says_why(qtbot, opened):
    why = "An answer from practice is saved as a PDF alone."
    dialog = ready(qtbot, opened(Maker(), replace(SUBJECT, only_pdf=why)))
    word = named(dialog, QPushButton, "Word file")
    assert not word.isEnabled()
    assert word.accessibleDescription() == why
    assert named(dialog, QPushButton, "PDF file").accessibleDescription() == why
    assert why in all_words(dialog)
    dialog.show_subject(SUBJECT)
    assert word.isEnabled()
    assert why not in all_words(dialog)


def test_saving_waits_for_the_copy(qtbot, opened):
    maker = Maker(holds=True)
    dialog = opened(maker)
    wishes = []
    dialog.save_wanted.connect(lambda *wish: wishes.append(wish))
    named(dialog, QPushButton, "Save PDF").click()
    assert wishes == []
    maker.go_on()
    qtbot.waitUntil(lambda: len(wishes) == 1)


def test_saving_makes_the_copy_that_was_stopped(qtbot, opened):
    maker = Maker(holds=True)
    dialog = opened(maker)
    qtbot.waitUntil(lambda: "Drawing page" in all_words(dialog))
    named(dialog, QPushButton, "Stop").click()
    maker.go_on()
    with qtbot.waitSignal(dialog.save_wanted):
        named(dialog, QPushButton, "Save PDF").click()
    assert dialog.copy is not None


def test_what_cannot_be_printed_is_said_before_saving(qtbot, opened):
    said = "A character of the claim cannot be printed and appears as □: ☭"
    maker = Maker(BlankCopy(unprintable=(said,)), holds=True)
    dialog = opened(maker)
    wishes = []
    dialog.save_wanted.connect(lambda *wish: wishes.append(wish))
    named(dialog, QPushButton, "Save PDF").click()
    maker.go_on()
    ready(qtbot, dialog)
    assert said in all_words(dialog)
    assert wishes == []
    named(dialog, QPushButton, "Save PDF").click()
    assert len(wishes) == 1


def test_nothing_at_all_cannot_be_saved(qtbot, opened):
    maker = Maker()
    dialog = ready(qtbot, opened(maker))
    for box in (
        "Sources",
        "My plan",
        "A timeline of sources and events",
        "A panel for my teacher’s mark and targets",
    ):
        named(dialog, QCheckBox, box).click()
    assert "Choose something that goes in." in all_words(dialog)
    assert not named(dialog, QPushButton, "Save PDF").isEnabled()
    assert not named(dialog, QPushButton, "Print…").isEnabled()


def test_a_fault_is_said_in_its_words(qtbot, opened):
    fault = UnknownReferenceError("mark", "E7", "The plan")
    dialog = opened(Maker(fault=fault))
    qtbot.waitUntil(lambda: fault.message() in all_words(dialog))
    assert not named(dialog, QPushButton, "Print…").isEnabled()


def test_printing_hands_on_the_copy_that_is_shown(qtbot, opened):
    maker = Maker()
    dialog = ready(qtbot, opened(maker))
    with qtbot.waitSignal(dialog.print_wanted) as wanted:
        named(dialog, QPushButton, "Print…").click()
    assert wanted.args == [maker.copies[0]]


def test_escape_closes_it_and_stops_the_work(qtbot, opened, window):
    maker = Maker(holds=True)
    dialog = opened(maker)
    qtbot.waitUntil(lambda: len(maker.jobs) == 1)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert maker.jobs[0].is_stopped


def test_a_dialog_that_is_gone_gets_no_answer(qtbot, look, jobs, window):
    maker = Maker(holds=True)
    dialog = ExportDialog(look, maker, jobs, window)
    dialog.show()
    qtbot.waitUntil(lambda: len(maker.jobs) == 1)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    maker.go_on()
    jobs.close()


@pytest.mark.parametrize("size", [(1366, 768), (1366, 690), (911, 460), (880, 440)])
def test_it_fits_the_window(qtbot, opened, window, size):
    window.resize(*size)
    dialog = opened(Maker())
    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    save = named(dialog, QPushButton, "Save PDF")
    assert dialog.rect().contains(save.mapTo(dialog, save.rect().bottomRight()))


def test_every_control_has_a_name(qtbot, opened):
    dialog = ready(qtbot, opened(Maker()))
    for kind in (QPushButton, QCheckBox, QRadioButton, QLineEdit):
        for control in dialog.findChildren(kind):
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface.text(QAccessible.Text.Name), control


def test_the_real_pages_are_shown(qtbot, opened):
    example = example_view()
    material = PlanMaterial(example.pack, example.plan, example.annotations, catalogues.framework())
    made = datetime(2026, 11, 24, tzinfo=UTC)
    dialog = opened(
        lambda wish, job: make_copy(material, wish.options, job, made=made),
        export_subject(material, made=made),
    )
    qtbot.waitUntil(lambda: dialog.copy is not None, timeout=20_000)
    assert dialog.copy.data.startswith(b"%PDF")
    assert f"Page 1 of {dialog.copy.pages}" in all_words(dialog)
