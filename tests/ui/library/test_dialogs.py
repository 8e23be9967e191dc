# SPDX-License-Identifier: MIT
"""Choosing a library, and what is said when one does not open."""

import inspect
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QRadioButton

from tests.factories import NOON
from workbench.domain import errors
from workbench.domain.errors import (
    BrokenLibraryError,
    DiskFullError,
    LibraryError,
    LibraryInUseError,
    LibraryLeftOpenError,
    LibraryMissingError,
)
from workbench.services.libraries import KnownLibrary, LibraryCopy
from workbench.ui.library.chooser import LibraryChooser
from workbench.ui.library.problem import Way, problem_of
from workbench.ui.library.problem_view import LibraryProblem
from workbench.ui.library.times import when_in_words

LIBRARY_ERRORS = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, LibraryError) and each is not LibraryError
]
COPIES = (
    LibraryCopy(Path("new.bak"), NOON),
    LibraryCopy(Path("old.bak"), NOON - timedelta(days=3), "import"),
)


def _buttons(widget):
    return [x for x in widget.findChildren(QAbstractButton) if x.isVisible()]


def _press(qtbot, widget, words):
    button = next(x for x in _buttons(widget) if x.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _texts(widget):
    return [x.text() for x in widget.findChildren(QLabel) if x.isVisible()]


class TestProblem:
    @pytest.mark.parametrize("kind", LIBRARY_ERRORS)
    def test_every_error_says_what_happened_what_is_safe_and_what_to_do(self, kind):
        problem = problem_of(kind("/docs/Library", "ada on R12-07"))
        assert problem.happened.endswith(".")
        assert problem.safe.endswith(".")
        assert problem.ways
        assert len(set(problem.ways)) == len(problem.ways)
        assert kind.__name__ in problem.details
        assert "/docs/Library" in problem.details
        for words in ("failed", "invalid", "error", "!", "/docs"):
            assert words not in f"{problem.happened} {problem.safe}"

    @pytest.mark.parametrize("kind", LIBRARY_ERRORS)
    def test_every_error_has_words_of_its_own(self, kind):
        problem = problem_of(kind("folder", "detail"))
        others = [problem_of(other("folder", "detail")) for other in LIBRARY_ERRORS
                  if other is not kind]  # fmt: skip
        assert problem.happened not in [other.happened for other in others]

    def test_a_library_open_elsewhere_can_be_looked_at_but_not_taken(self):
        problem = problem_of(LibraryInUseError("folder", "ada on R12-07"))
        assert problem.happened == "Your work is open elsewhere (ada on R12-07)."
        assert problem.ways[0] is Way.LOOK
        assert Way.TAKE_OVER not in problem.ways

    def test_one_that_was_left_open_can_be_taken_over(self):
        problem = problem_of(LibraryLeftOpenError("folder", "ada on R12-07"))
        assert Way.TAKE_OVER in problem.ways

    def test_a_damaged_one_goes_on_with_a_copy_first(self):
        ways = problem_of(BrokenLibraryError("folder")).ways
        assert ways[:2] == (Way.RESTORE, Way.RESCUE)

    def test_an_error_that_is_not_known_here_speaks_for_itself(self):
        class LaterError(LibraryError):
            def message(self):
                return "Something new."

        assert problem_of(LaterError("folder")).happened == "Something new."

    def test_what_the_system_said_is_kept_for_whoever_helps(self):
        error = DiskFullError("folder")
        error.__cause__ = OSError(28, "No space left on device")
        assert "No space left on device" in problem_of(error).details


class TestProblemView:
    @pytest.fixture
    def view(self, qtbot, look):
        made = LibraryProblem(look, now=lambda: NOON)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    @pytest.mark.parametrize(
        ("kind", "words", "signal"),
        [
            (LibraryLeftOpenError, "Look without changing", "look_wanted"),
            (LibraryLeftOpenError, "Take over", "take_over_wanted"),
            (LibraryInUseError, "Try again", "try_again_wanted"),
            (BrokenLibraryError, "Save what can be read", "rescue_wanted"),
            (BrokenLibraryError, "Choose another folder", "other_folder_wanted"),
            (BrokenLibraryError, "Show me the folder", "show_folder_wanted"),
            (errors.OtherLibraryError, "Open what is there", "set_aside_wanted"),
        ],
    )
    def test_each_way_is_a_button(self, qtbot, view, kind, words, signal):
        view.show_problem(kind("folder", "ada on R12-07"), COPIES)
        with qtbot.waitSignal(getattr(view, signal)):
            _press(qtbot, view, words)

    def test_the_suggested_way_has_the_focus(self, view):
        view.show_problem(LibraryInUseError("folder", "ada"))
        view.take_focus()
        assert view.focusWidget().text() == "Look without changing"

    def test_the_latest_copy_is_chosen_and_any_other_can_be(self, qtbot, view):
        view.show_problem(LibraryMissingError("folder"), COPIES)
        with qtbot.waitSignal(view.restore_wanted) as wanted:
            _press(qtbot, view, "Continue with this copy")
        assert wanted.args == [Path("new.bak")]
        older = view.findChildren(QRadioButton)[1]
        assert older.text() == "Copy of 27 February 2026, 12:00"
        assert older.accessibleDescription() == "before something was brought in"
        qtbot.mouseClick(older, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(view.restore_wanted) as wanted:
            _press(qtbot, view, "Continue with this copy")
        assert wanted.args == [Path("old.bak")]

    def test_without_copies_none_is_offered(self, view):
        view.show_problem(BrokenLibraryError("folder"))
        assert "Continue with this copy" not in [x.text() for x in _buttons(view)]
        assert next(x.text() for x in _buttons(view)) == "Save what can be read"

    def test_another_problem_takes_the_place_of_the_first(self, qtbot, view):
        view.show_problem(BrokenLibraryError("folder"), COPIES)
        view.show_problem(LibraryInUseError("folder", "ada"))
        qtbot.waitUntil(lambda: not view.findChildren(QRadioButton))
        assert "Save what can be read" not in [x.text() for x in _buttons(view)]

    def test_details_fold_out_and_can_be_copied(self, qtbot, view):
        view.show_problem(BrokenLibraryError("folder", "row 7"))
        assert not any("row 7" in text for text in _texts(view))
        _press(qtbot, view, "For whoever helps you")
        assert any("row 7" in text for text in _texts(view))
        _press(qtbot, view, "Copy this")
        assert "row 7" in QGuiApplication.clipboard().text()
        _press(qtbot, view, "For whoever helps you")
        assert not any("row 7" in text for text in _texts(view))


class TestChooser:
    HERE, STICK = Path("/docs/Source Workbench"), Path("/stick/History")

    @pytest.fixture
    def chooser(self, qtbot, look):
        made = LibraryChooser(look, now=lambda: NOON)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        made.show_libraries(
            [KnownLibrary(self.HERE, "Ada", NOON), KnownLibrary(self.STICK)], self.HERE
        )
        return made

    def test_each_library_says_whose_it_is_when_it_changed_and_where(self, chooser):
        names = [x.accessibleName() for x in _buttons(chooser)]
        assert names[0] == f"Ada, last change today, 12:00: {self.HERE}"
        assert names[1] == f"History, not there now: {self.STICK}"

    def test_a_library_is_chosen_by_mouse_or_keyboard(self, qtbot, chooser):
        chooser.take_focus()
        assert chooser.focusWidget().isChecked()
        qtbot.keyClick(chooser.focusWidget(), Qt.Key.Key_Down)
        with qtbot.waitSignal(chooser.library_chosen) as chosen:
            qtbot.keyClick(chooser.focusWidget(), Qt.Key.Key_Return)
        assert chosen.args == [self.STICK]

    def test_any_other_folder_can_be_opened(self, qtbot, chooser):
        with qtbot.waitSignal(chooser.other_folder_wanted):
            _press(qtbot, chooser, "Open another folder")
        with qtbot.waitSignal(chooser.cancelled):
            _press(qtbot, chooser, "Cancel")

    def test_without_libraries_that_is_said(self, chooser):
        chooser.show_libraries([], None)
        assert "No library was opened on this computer yet." in _texts(chooser)


def test_moments_are_said_as_one_says_them():
    assert when_in_words(NOON, NOON) == "today, 12:00"
    assert when_in_words(NOON - timedelta(days=1), NOON) == "yesterday, 12:00"
    assert when_in_words(NOON - timedelta(days=400), NOON) == "26 January 2025, 12:00"
