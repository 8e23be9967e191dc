# SPDX-License-Identifier: MIT
"""Another alphabet for a page whose letters look wrong: by mouse, by key, and taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.importers.old_pages import BUDAPEST
from tests.services.drafting.pages import lamps
from workbench.domain.comfort import Comfort
from workbench.importers.editing import set_title
from workbench.importers.reading import read_page
from workbench.services.drafting.history import Checking, DraftHistory
from workbench.services.drafting.reading_anew import ReadingAnew
from workbench.ui.importing.alphabets import AlphabetDialog
from workbench.ui.importing.page_view import PageView
from workbench.ui.widgets.entry import EntryButton

Key = Qt.Key
LOSES = "What you corrected on this page is taken back by that. Undo brings it back."


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "budapest.txt"
    path.write_bytes(BUDAPEST.encode("cp1250"))
    return path


@pytest.fixture
def checking(pane, page):
    pane.show_drafts((read_page(page),))
    return pane


def _buttons(widget, words):
    found = widget.findChildren(QAbstractButton)
    return [x for x in found if x.isVisible() and x.text() == words]


def _press(qtbot, widget, words):
    (button,) = _buttons(widget, words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _texts(widget):
    return [x.text() for x in widget.findChildren(QLabel) if x.isVisible()]


def _dialog(qtbot, pane):
    dialog = pane.window().findChild(AlphabetDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def _lines(dialog):
    return [x for x in dialog.findChildren(EntryButton) if x.isVisible()]


def _words(pane):
    model = pane.findChild(PageView).model()
    return " ".join(model.part_at(model.index(x)).text for x in range(model.rowCount()))


def _choose(qtbot, pane, name):
    """Choose an alphabet by mouse and return what is wanted then."""
    _press(qtbot, pane, "Letters look wrong?")
    dialog = _dialog(qtbot, pane)
    line = next(x for x in _lines(dialog) if x.text() == name)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.anew_wanted) as wanted:
        _press(qtbot, dialog, "Read it so")
    assert not dialog.isVisible()
    return wanted.args[0]


def test_a_page_in_unicode_says_nothing_of_alphabets(pane):
    pane.show_drafts((lamps(),))
    assert not pane.has_alphabets
    assert not pane.try_alphabets()
    assert _buttons(pane, "Letters look wrong?") == []
    assert not any("alphabet" in text for text in _texts(pane))


def test_a_page_that_does_not_say_its_alphabet_tells_what_it_was_taken_for(checking):
    assert checking.has_alphabets
    said = "The page does not say its alphabet; it was read as Western Europe (Windows)."
    assert said in _texts(checking)
    (button,) = _buttons(checking, "Letters look wrong?")
    assert button.accessibleDescription()


def test_each_line_shows_and_speaks_the_doubtful_letters(qtbot, checking):
    _press(qtbot, checking, "Letters look wrong?")
    dialog = _dialog(qtbot, checking)
    spoken = [line.accessibleName() for line in _lines(dialog)]
    line = "From the memoirs of Mátyás Hegedûs, 1957."
    assert spoken[0] == f"Western Europe (Windows), as it is now: {line}"
    assert f"Central Europe (Windows): {line.replace('û', 'ű')}" in spoken
    assert dialog.focusWidget() is _lines(dialog)[0]
    assert not _buttons(dialog, "Read it so")[0].isEnabled()
    assert LOSES not in _texts(dialog)


def test_what_is_chosen_by_mouse_is_read_and_shown_and_taken_back(qtbot, checking, page):
    wanted = _choose(qtbot, checking, "Central Europe (Windows)")
    assert (wanted.file, wanted.encoding) == (page, "cp1250")
    checking.show_read_anew(wanted, read_page(page, encoding=wanted.encoding))

    assert "Ernő Gerő spoke on the radio, and in Győr" in _words(checking)
    assert checking.undo_name == "read as Central Europe (Windows)"
    assert checking.has_alphabets
    checking.undo()
    assert "Ernõ Gerõ spoke" in _words(checking)
    checking.redo()
    assert "Ernő Gerő spoke" in _words(checking)


def test_what_is_chosen_by_keys(qtbot, checking):
    assert checking.try_alphabets()
    dialog = _dialog(qtbot, checking)
    names = [line.text() for line in _lines(dialog)]
    place = names.index("Central Europe (Windows)")
    for number in range(place):
        qtbot.keyClick(_lines(dialog)[number], Key.Key_Down)
    assert dialog.focusWidget() is _lines(dialog)[place]
    with qtbot.waitSignal(checking.anew_wanted) as wanted:
        qtbot.keyClick(_lines(dialog)[place], Key.Key_Return)
    assert wanted.args[0].encoding == "cp1250"


def test_leaving_it_changes_nothing(qtbot, checking):
    checking.try_alphabets()
    dialog = _dialog(qtbot, checking)
    qtbot.keyClick(_lines(dialog)[0], Key.Key_Down)
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert checking.has_alphabets
    assert not checking.can_undo


def test_corrections_are_asked_about_first_and_come_back(qtbot, checking, page):
    checking._check._title("Hungary")
    checking.try_alphabets()
    dialog = _dialog(qtbot, checking)
    assert LOSES in _texts(dialog)
    dialog.reject()
    wanted = _choose(qtbot, checking, "Central Europe (Windows)")
    checking.show_read_anew(wanted, read_page(page, encoding="cp1250"))
    assert checking.unfinished[0].title == "Budapest"
    checking.undo()
    assert checking.unfinished[0].title == "Hungary"


def test_what_is_being_typed_when_it_is_asked_counts_as_a_correction(qtbot, checking):
    field = checking._check._details._source.fields["place"].line
    qtbot.keyClicks(field, "Vienna")
    checking.try_alphabets()
    assert LOSES in _texts(_dialog(qtbot, checking))


def test_the_place_stays(qtbot, checking, page):
    view = checking.findChild(PageView)
    last = view.model().index(view.model().rowCount() - 1)
    view.setCurrentIndex(last)
    words = view.model().part_at(last).text
    wanted = _choose(qtbot, checking, "Central Europe (Windows)")
    checking.show_read_anew(wanted, read_page(page, encoding="cp1250"))
    chosen = view.model().part_at(view.currentIndex()).text
    assert words == "From the memoirs of Mátyás Hegedûs, 1957."
    assert chosen == "From the memoirs of Mátyás Hegedűs, 1957."


def test_while_it_is_read_nothing_is_kept_and_it_can_be_stopped(qtbot, checking, page):
    wanted = _choose(qtbot, checking, "Central Europe (Windows)")
    assert _buttons(checking, "Reading…")[0].isEnabled() is False
    assert not checking.has_alphabets
    with qtbot.assertNotEmitted(checking.keep_wanted):
        checking.keep()
    said = "Reading the page as Central Europe (Windows)…"
    qtbot.waitUntil(lambda: said in _texts(checking))
    with qtbot.waitSignal(checking.stopped):
        _press(qtbot, checking, "Stop")
    checking.show_read_anew(wanted, read_page(page, encoding="cp1250"))
    assert "Ernõ" in _words(checking)
    assert _buttons(checking, "Keep 1 source")[0].isEnabled()


def test_what_is_corrected_meanwhile_is_not_lost(qtbot, checking, page):
    wanted = _choose(qtbot, checking, "Central Europe (Windows)")
    checking._check._title("Hungary")
    checking.show_read_anew(wanted, read_page(page, encoding="cp1250"))
    assert "The page was changed meanwhile; choose its alphabet again." in _texts(checking)
    assert checking.unfinished[0].title == "Hungary"
    assert _buttons(checking, "Letters look wrong?")


def test_a_problem_is_said_in_its_place(qtbot, checking):
    _choose(qtbot, checking, "Central Europe (Windows)")
    checking.show_problem("“budapest.txt” cannot be found; check its name and place.")
    assert "“budapest.txt” cannot be found; check its name and place." in _texts(checking)
    assert _buttons(checking, "Keep 1 source")[0].isEnabled()


def test_of_several_pages_the_one_that_is_looked_at_is_named(qtbot, pane, page):
    old = read_page(page)
    pane.show_drafts((lamps(), old, replace(old, origin="other.txt")))
    pane.try_alphabets()
    dialog = _dialog(qtbot, pane)
    assert "Which of these lines in “budapest.txt” reads well?" in _texts(dialog)
    dialog.reject()
    view = pane.findChild(PageView)
    view.setCurrentIndex(view.model().index(view.model().rowCount() - 1))
    pane.try_alphabets()
    assert "Which of these lines in “other.txt” reads well?" in _texts(dialog)


def test_an_answer_for_pages_that_are_gone_goes_nowhere(qtbot, checking, page):
    wanted = _choose(qtbot, checking, "Central Europe (Windows)")
    checking.begin()
    checking.show_read_anew(wanted, read_page(page, encoding="cp1250"))
    assert not checking.is_checking
    checking._go_on()
    checking.show_read_anew(wanted, read_page(page, encoding="cp1250"))
    assert "Ernõ" in _words(checking)


def test_pages_of_the_time_before_are_known_to_be_corrected(page):
    history = DraftHistory(Checking((read_page(page),)))
    wanted = ReadingAnew(0, history.now.drafts[0], "cp1250")
    state = history.now.corrected(0, lambda draft: set_title(draft, "Hungary"))
    assert wanted.applied(state, history.now.drafts[0]) is None


def test_large_letters_leave_room_for_everything(qtbot, look, checking):
    look.choose(Comfort(theme=look.comfort.theme, size=40, motion=False))
    checking.try_alphabets()
    dialog = _dialog(qtbot, checking)
    for words in ("Read it so", "Leave it"):
        (button,) = _buttons(dialog, words)
        assert button.width() >= button.sizeHint().width()
        place = button.mapTo(dialog, button.rect().bottomRight())
        assert dialog.rect().contains(place)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
