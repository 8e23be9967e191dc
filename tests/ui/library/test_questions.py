# SPDX-License-Identifier: MIT
"""Questions of a pack: where they are from, the choice where that is doubtful, putting right."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.factories import a_pack, an_enquiry
from workbench.domain.sources import Question
from workbench.services import catalogues
from workbench.services.enquiring import choices_for, enquiries_of_page, page_evidence
from workbench.ui.library.question_wording import QuestionSheet, question_in_words
from workbench.ui.library.questions import Questions

BOARDS = catalogues.boards()
Key = Qt.Key


@pytest.fixture
def pack():
    texts = (
        "How useful is Source A to a historian studying the famine? [8 marks]",
        "Why did the mills close? (6)",
        "Evaluate the usefulness of Source B as evidence of the famine.",
    )
    return a_pack(questions=tuple(Question(text) for text in texts))


@pytest.fixture
def sheets(pack):
    page = page_evidence(pack, BOARDS)
    return [
        QuestionSheet(each, choices_for(each, page, BOARDS) if each.is_doubtful else ())
        for each in enquiries_of_page(pack)
    ]


@pytest.fixture
def shown(qtbot, look, sheets):
    made = Questions(look)
    qtbot.addWidget(made)
    made.resize(620, 700)
    made.show_questions(sheets, ["A", "B"], BOARDS)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _buttons(place):
    return [x for x in place.findChildren(QAbstractButton) if x.isVisible()]


def _button(place, name):
    return next(x for x in _buttons(place) if x.accessibleName().startswith(name))


def _press(qtbot, place, name):
    qtbot.mouseClick(_button(place, name), Qt.MouseButton.LeftButton)


class TestLines:
    def test_each_says_its_exam_marks_minutes_and_sources(self, shown, sheets):
        names = [x.accessibleName() for x in _buttons(shown)]
        assert any(
            name.endswith("AQA 8145, please check · 8 marks · 11 min · about A") for name in names
        )
        assert "Why did the mills close?: Own question" in " ".join(names)

    def test_one_without_marks_or_board_says_what_it_is_about(self, sheets):
        assert question_in_words(sheets[2], BOARDS) == "About B"
        has_plan = replace(sheets[1], has_plan=True)
        assert question_in_words(has_plan, BOARDS) == "Own question · 6 marks · has a plan"

    def test_several_exams_are_offered_for_a_doubtful_one(self, shown):
        texts = [x.text() for x in _buttons(shown)]
        assert {"SQA National 5", "SQA Higher", "Own question"} <= set(texts)

    def test_choosing_an_exam_settles_it(self, qtbot, shown, sheets):
        with qtbot.waitSignal(shown.changed) as changed:
            _press(qtbot, shown, "Which exam is this? SQA National 5")
        (enquiry,) = changed.args
        assert (enquiry.id, enquiry.question) == (sheets[2].enquiry.id, "n5_use")
        assert (enquiry.marks, enquiry.minutes, enquiry.confidence) == (5, 9, None)

    def test_choosing_ones_own_settles_it_too(self, qtbot, shown):
        with qtbot.waitSignal(shown.changed) as changed:
            _press(qtbot, shown, "Which exam is this? Own question")
        assert (changed.args[0].board, changed.args[0].is_doubtful) == (None, False)

    def test_a_settled_one_offers_nothing(self, shown, sheets):
        settled = [replace(x, enquiry=replace(x.enquiry, confidence=None)) for x in sheets]
        shown.show_questions(settled, ["A", "B"], BOARDS)
        assert not [x for x in _buttons(shown) if x.text() == "Own question"]

    def test_arrows_walk_from_question_to_question(self, qtbot, shown):
        first = _button(shown, "How useful")
        first.setFocus()
        qtbot.keyClick(first, Key.Key_Down)
        assert QApplication.focusWidget() is _button(shown, "Why did")

    def test_the_doubtful_one_can_be_gone_to(self, shown, sheets):
        settled = replace(sheets[0], enquiry=replace(sheets[0].enquiry, confidence=None))
        shown.show_questions([settled, *sheets[1:]], ["A", "B"], BOARDS)
        shown.open_doubtful()
        assert QApplication.focusWidget() is _button(shown, "Evaluate")

    def test_a_question_that_is_gone_leaves_no_line(self, shown, sheets):
        shown.open_question(sheets[2].enquiry.id)
        shown.show_questions(sheets[:1], ["A", "B"], BOARDS)
        assert not [x for x in _buttons(shown) if x.accessibleName().startswith("Evaluate")]
        assert not shown.has_pending()


class TestPuttingRight:
    @pytest.fixture
    def editor(self, shown, sheets):
        shown.open_question(sheets[1].enquiry.id)
        return shown._editor

    def test_it_opens_with_the_focus_in_the_words(self, editor):
        assert editor.isVisible()
        assert QApplication.focusWidget() is editor.words
        assert editor.words.toPlainText() == "Why did the mills close?"

    def test_words_count_when_they_are_left(self, qtbot, shown, editor):
        editor.words.setPlainText("Why did the\nmills really close?")
        assert shown.has_pending()
        with qtbot.waitSignal(shown.changed) as changed:
            editor.marks.setFocus()
        assert changed.args[0].text == "Why did the mills really close?"
        assert not shown.has_pending()

    def test_no_words_at_all_are_not_taken(self, qtbot, shown, editor):
        editor.words.setPlainText("  ")
        with qtbot.assertNotEmitted(shown.changed):
            shown.flush()

    def test_marks_and_minutes_are_numbers_or_nothing(self, qtbot, shown, editor):
        for typed, marks in (("12", 12), ("", None)):
            editor.marks.setText(typed)
            with qtbot.waitSignal(shown.changed) as changed:
                shown.flush()
            assert changed.args[0].marks == marks
        editor.minutes.setText("15")
        with qtbot.waitSignal(shown.changed) as changed:
            shown.flush()
        assert changed.args[0].minutes == 15

    def test_a_board_and_then_its_kind_are_chosen(self, qtbot, shown, sheets, editor):
        names = [editor.exam.itemText(place) for place in range(editor.exam.count())]
        assert names[0] == "Own question"
        assert len(names) == len(BOARDS) + 1
        with qtbot.waitSignal(shown.changed) as changed:
            editor.exam.activated.emit(1)
        board = changed.args[0]
        assert (board.board, board.question) == (BOARDS[0].key, None)
        shown.show_questions([sheets[0], QuestionSheet(board), sheets[2]], ["A", "B"], BOARDS)
        assert editor.kind.isVisible()
        assert "{" not in editor.kind.itemText(1)
        with qtbot.waitSignal(shown.changed) as changed:
            editor.kind.activated.emit(1)
        assert changed.args[0].question == BOARDS[0].questions[0].id

    def test_sources_are_named_in_the_order_in_which_they_are_chosen(self, qtbot, shown, editor):
        for name in ("Names source B", "Names source A"):
            with qtbot.waitSignal(shown.changed) as changed:
                _press(qtbot, editor, name)
        assert changed.args[0].sources == ("B", "A")
        with qtbot.waitSignal(shown.changed) as changed:
            _press(qtbot, editor, "Names source B")
        assert changed.args[0].sources == ("A",)

    def test_escape_keeps_and_goes_back_to_the_line(self, qtbot, shown, editor):
        editor.words.setPlainText("Who closed the mills?")
        with qtbot.waitSignal(shown.changed):
            qtbot.keyClick(editor.words, Key.Key_Escape)
        assert not editor.isVisible()
        assert QApplication.focusWidget() is _button(shown, "Why did")

    def test_it_can_be_answered_or_removed(self, qtbot, shown, sheets, editor):
        with qtbot.waitSignal(shown.plan_wanted) as wanted:
            _press(qtbot, editor, "Plan an answer")
        assert wanted.args == [sheets[1].enquiry.id]
        with qtbot.waitSignal(shown.removed) as removed:
            _press(qtbot, editor, "Remove question")
        assert removed.args == [sheets[1].enquiry.id]

    def test_one_with_a_plan_leads_there_and_cannot_be_removed(self, shown, sheets, editor):
        shown.show_questions([sheets[0], replace(sheets[1], has_plan=True)], ["A"], BOARDS)
        names = [x.text() for x in _buttons(editor)]
        assert "To its plan" in names
        assert "Remove question" not in names

    def test_the_wheel_scrolls_the_page_and_chooses_no_other_exam(self, editor):
        before = editor.exam.currentIndex()
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(editor.exam, wheel)
        assert editor.exam.currentIndex() == before


def test_a_question_of_ones_own_says_so():
    assert question_in_words(QuestionSheet(an_enquiry(marks=1)), BOARDS) == "Own question · 1 mark"
