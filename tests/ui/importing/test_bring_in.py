# SPDX-License-Identifier: MIT
"""Bring in, step by step: by keyboard, by mouse, and nothing is kept before Keep."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QPlainTextEdit

from tests.services.drafting.pages import deck, is_whole, lamps
from workbench.importers.draft import PackDraft, Part, PartKind
from workbench.importers.reading import draft_of
from workbench.ui.importing.found_item import FoundItem
from workbench.ui.importing.page_view import PageView
from workbench.ui.importing.part_text import PartText
from workbench.ui.importing.question import QuestionBar

Key = Qt.Key


@pytest.fixture
def checking(pane):
    pane.show_drafts((lamps(), deck()))
    return pane


def _buttons(pane, words):
    return [x for x in pane.findChildren(QAbstractButton) if x.isVisible() and x.text() == words]


def _press(qtbot, pane, words):
    (button,) = _buttons(pane, words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _texts(pane):
    return [x.text() for x in pane.findChildren(QLabel) if x.isVisible()]


def _kept(qtbot, pane):
    with qtbot.waitSignal(pane.keep_wanted) as kept:
        pane.keep()
    return kept.args[0].drafts


def _page(pane):
    return pane.findChild(PageView)


def _words(pane):
    return pane.findChild(PartText)


def _choose(pane, words, page=0):
    """Choose the part with these words."""
    view = _page(pane)
    for number in range(view.model().rowCount()):
        index = view.model().index(number)
        part = view.model().part_at(index)
        if words in part.text and part.row.page == page:
            view.setCurrentIndex(index)
            view.scrollTo(index)
            return index
    raise AssertionError(words)


def _kind(qtbot, pane, words, page=0):
    draft = _kept(qtbot, pane)[page]
    assert is_whole(draft)
    return next(part.kind for part in draft.parts if words in part.text)


class TestChoose:
    def test_files_come_first_and_have_the_focus(self, qtbot, pane):
        qtbot.waitUntil(lambda: pane.focusWidget() is not None)
        assert pane.focusWidget().text() == "Choose files"
        with qtbot.waitSignal(pane.files_wanted):
            qtbot.keyClick(pane.focusWidget(), Key.Key_Space)

    def test_a_page_can_be_pasted(self, qtbot, pane):
        _press(qtbot, pane, "Paste a page")
        field = pane.findChild(QPlainTextEdit)
        (use,) = _buttons(pane, "Use this page")
        assert not use.isEnabled()
        field.insertPlainText("Source A\n\nA lamp.")
        with qtbot.waitSignal(pane.text_given) as given:
            _press(qtbot, pane, "Use this page")
        assert given.args == ["Source A\n\nA lamp.", False]

    def test_what_is_pasted_can_be_said_to_be_one_source(self, qtbot, pane):
        _press(qtbot, pane, "Paste a page")
        pane.findChild(QPlainTextEdit).insertPlainText("A lamp.")
        with qtbot.waitSignal(pane.text_given) as given:
            _press(qtbot, pane, "This is one source")
        assert given.args == ["A lamp.", True]

    def test_a_page_of_the_web_is_handed_on_with_all_it_has(self, qtbot, pane):
        _press(qtbot, pane, "Paste a page")
        mime = QMimeData()
        mime.setHtml("<h2>Source A</h2>")
        field = pane.findChild(QPlainTextEdit)
        with qtbot.waitSignal(pane.handed_over) as given:
            field.insertFromMimeData(mime)
        assert given.args[0].html == "<h2>Source A</h2>"
        assert field.toPlainText() == ""

    def test_a_picture_is_handed_on(self, qtbot, pane):
        mime = QMimeData()
        mime.setImageData(QImage(4, 3, QImage.Format.Format_RGB32))
        mime.setText("https://example.org/a.png")
        with qtbot.waitSignal(pane.handed_over) as given:
            _drop(pane, mime)
        assert given.args[0].image.size().width() == 4

    def test_into_words_that_stand_there_only_words_are_pasted(self, pane):
        pane.ask_for_text("Source A\n\n")
        mime = QMimeData()
        mime.setHtml("<b>A lamp.</b>")
        mime.setText("A lamp.")
        field = pane.findChild(QPlainTextEdit)
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.insertFromMimeData(mime)
        assert field.toPlainText() == "Source A\n\nA lamp."

    def test_a_whole_folder_can_be_chosen(self, qtbot, pane):
        with qtbot.waitSignal(pane.folder_wanted):
            _press(qtbot, pane, "Choose a folder")

    def test_what_is_on_the_clipboard_can_be_shown_at_once(self, pane):
        pane.ask_for_text("A page")
        assert pane.findChild(QPlainTextEdit).toPlainText() == "A page"

    def test_the_example_is_one_press_away(self, qtbot, pane):
        with qtbot.waitSignal(pane.example_wanted):
            _press(qtbot, pane, "The example")

    def test_leaving_without_anything_is_possible(self, qtbot, pane):
        with qtbot.waitSignal(pane.cancelled):
            _press(qtbot, pane, "Cancel")

    def test_files_can_be_dropped(self, qtbot, pane, tmp_path):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "page.txt")), QUrl("http://example.org")])
        with qtbot.waitSignal(pane.handed_over) as dropped:
            _drop(pane, mime)
        assert dropped.args[0].paths == (Path(tmp_path / "page.txt"),)

    def test_dropped_words_go_where_a_page_is_pasted(self, pane):
        mime = QMimeData()
        mime.setText("Source A")
        _drop(pane, mime)
        assert pane.findChild(QPlainTextEdit).toPlainText() == "Source A"
        assert pane.findChild(QPlainTextEdit).isVisible()

    def test_a_problem_is_said_in_place_and_all_ways_stay_open(self, pane):
        pane.show_reading("page.docx")
        pane.show_problem("“page.docx” is a Word document; save it as plain text first.")
        assert "“page.docx” is a Word document; save it as plain text first." in _texts(pane)
        assert _buttons(pane, "Choose files")

    def test_reading_says_nothing_at_first_then_can_be_stopped(self, qtbot, pane):
        pane.show_reading("page.txt", number=1, count=2)
        assert not _buttons(pane, "Stop")
        qtbot.waitUntil(lambda: bool(_buttons(pane, "Stop")))
        assert "Working…" in _texts(pane)
        with qtbot.waitSignal(pane.stopped):
            _press(qtbot, pane, "Stop")
        assert _buttons(pane, "Choose files")

    def test_reading_that_lasts_says_how_far_it_is(self, qtbot, pane):
        pane.show_reading("one.txt", number=1, count=2)
        qtbot.waitUntil(lambda: "Reading “one.txt”, file 1 of 2" in _texts(pane))
        pane.show_reading("two.txt", number=2, count=2)
        assert "Reading “two.txt”, file 2 of 2" in _texts(pane)


def _drop(pane, mime):
    target = pane.findChild(QPlainTextEdit).parent().parent().parent().parent()
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)


class TestCheck:
    def test_the_first_thing_to_check_is_chosen_and_asked_about(self, checking):
        assert "3 things to check" in _texts(checking)
        bar = checking.findChild(QuestionBar)
        assert bar.accessibleName() == "Is the last part a note, or the source itself?"
        assert "1 of 3 to check" in _texts(checking)

    def test_y_takes_the_suggestion_and_goes_on(self, qtbot, checking):
        qtbot.keyClick(_page(checking), Key.Key_Y)
        assert "2 things to check" in _texts(checking)
        assert checking.findChild(QuestionBar).accessibleName().startswith("The picture is not")
        for _ in range(3):
            qtbot.keyClick(_page(checking), Key.Key_Y)
        assert "Nothing left to check" in _texts(checking)
        assert not checking.findChild(QuestionBar).isVisible()
        assert [x.label for x in _kept(qtbot, checking)[0].sources] == ["A", "B", "C", "D"]

    def test_y_in_a_field_is_a_letter(self, qtbot, checking):
        field = next(x for x in checking.findChildren(QLineEdit) if x.isVisible())
        qtbot.keyClicks(field, "y")
        assert "3 things to check" in _texts(checking)

    def test_answers_are_buttons(self, qtbot, checking):
        _press(qtbot, checking, "Source text")
        assert _kind(qtbot, checking, "the owl") is PartKind.BODY

    def test_alt_and_arrows_go_from_thing_to_thing(self, checking):
        checking.next_check()
        assert "2 of 3 to check" in _texts(checking)
        checking.previous_check()
        checking.previous_check()
        assert "3 of 3 to check" in _texts(checking)
        _choose(checking, "There was no riot")
        checking.next_check()
        assert "2 of 3 to check" in _texts(checking)
        _choose(checking, "There was no riot")
        checking.previous_check()
        assert "1 of 3 to check" in _texts(checking)

    def test_what_was_found_is_listed_with_its_certainty(self, checking):
        names = [x.accessibleName() for x in checking.findChildren(FoundItem) if x.isVisible()]
        assert names == [
            "Source A: a note follows the label, please check",
            "Source C: picture missing, no label, a guess",
            "Source B: a name used twice, please check",
            "Source B: Letter, 1843, sure",
            "Story: 1 paragraph",
            "New words: 1 word",
            "Did you know: 1 box",
            "Cards: 2 cards",
        ]

    def test_a_line_of_the_list_leads_to_its_part(self, qtbot, checking):
        items = [x for x in checking.findChildren(FoundItem) if x.isVisible()]
        qtbot.mouseClick(items[-1], Qt.MouseButton.LeftButton)
        assert _page(checking).chosen_row().page == 1
        assert "part 2 of 3" in _texts(checking)

    def test_arrows_walk_through_the_list(self, qtbot, checking):
        items = [x for x in checking.findChildren(FoundItem) if x.isVisible()]
        items[0].setFocus()
        qtbot.keyClick(items[0], Key.Key_Down)
        assert items[1].hasFocus()
        assert "2 of 3 to check" in _texts(checking)
        qtbot.keyClick(items[1], Key.Key_Up)
        assert "1 of 3 to check" in _texts(checking)


def _unsorted():
    text = "We saw it burn."
    return PackDraft("p.txt", "P", text, (Part(PartKind.LEFT_OVER, text, text, why="not found"),))


class TestParts:
    def test_a_letter_changes_the_kind_of_a_part(self, qtbot, checking):
        _choose(checking, "the owl")
        qtbot.keyClick(_page(checking), Key.Key_T)
        assert _kind(qtbot, checking, "the owl") is PartKind.BODY

    def test_a_part_is_cut_where_the_caret_is(self, qtbot, checking):
        _choose(checking, "They carried")
        view, words = _page(checking), _words(checking)
        qtbot.keyClick(view, Key.Key_Return)
        qtbot.waitUntil(words.hasFocus)
        for _ in range(28):
            qtbot.keyClick(words, Key.Key_Right)
        qtbot.keyClick(words, Key.Key_Return)
        texts = [part.text for part in _kept(qtbot, checking)[0].parts]
        assert "The lamps went out at nine." in texts
        assert words.hasFocus()
        assert words.toPlainText() == "The lamps went out at nine."
        qtbot.keyClick(words, Key.Key_J)
        assert len(_kept(qtbot, checking)[0].parts) == len(lamps().parts)

    def test_a_sentence_is_moved_to_another_part(self, qtbot, checking):
        _choose(checking, "They carried")
        words = _words(checking)
        qtbot.keyClick(_page(checking), Key.Key_Return)
        qtbot.keyClick(words, Key.Key_Space)
        assert words.words.of(words.toPlainText()) == "The lamps went out at nine."
        qtbot.keyClick(words, Key.Key_L)
        assert _kind(qtbot, checking, "The lamps went out") is PartKind.ATTRIBUTION

    def test_escape_goes_back_to_the_parts(self, qtbot, checking):
        _choose(checking, "They carried")
        words = _words(checking)
        qtbot.keyClick(_page(checking), Key.Key_Return)
        qtbot.keyClick(words, Key.Key_Space)
        qtbot.keyClick(words, Key.Key_Escape)
        assert _page(checking).hasFocus()
        assert words.words is None

    def test_arrows_leave_the_words_at_their_first_and_last_line(self, qtbot, checking):
        _choose(checking, "There was no riot")
        words = _words(checking)
        qtbot.keyClick(_page(checking), Key.Key_Return)
        qtbot.keyClick(words, Key.Key_Down)
        assert "From a letter by the mayor" in words.toPlainText()
        assert words.hasFocus()
        qtbot.keyClick(words, Key.Key_Up)
        assert "no riot" in words.toPlainText()

    def test_delete_leaves_out_and_brings_back(self, qtbot, checking):
        _choose(checking, "no riot")
        qtbot.keyClick(_page(checking), Key.Key_Delete)
        assert _kind(qtbot, checking, "no riot") is PartKind.LEFT_OVER
        qtbot.keyClick(_page(checking), Key.Key_Delete)
        assert _kind(qtbot, checking, "no riot") is PartKind.BODY

    def test_a_whole_source_is_left_out_and_the_button_says_how_many_stay(self, qtbot, checking):
        _choose(checking, "Source A")
        qtbot.keyClick(_page(checking), Key.Key_Delete)
        assert _buttons(checking, "Keep 3 sources")
        assert _buttons(checking, "Bring back Source A")
        _press(qtbot, checking, "Bring back Source A")
        assert _buttons(checking, "Keep 4 sources")

    def test_two_sources_become_one(self, qtbot, checking):
        _choose(checking, "Source C")
        qtbot.keyClick(_page(checking), Key.Key_M)
        assert [x.label for x in _kept(qtbot, checking)[0].sources] == ["A", "B", "B"]

    def test_letters_that_mean_nothing_change_nothing(self, qtbot, checking):
        _choose(checking, "no riot")
        qtbot.keyClick(_page(checking), Key.Key_Z)
        assert not checking.can_undo

    @pytest.mark.qt_log_ignore("plugin does not support")
    def test_a_click_on_the_kind_opens_the_menu_of_the_part(self, qtbot, checking):
        index = _choose(checking, "no riot")
        view = _page(checking)
        place = view.visualRect(index).topLeft() + QPoint(30, 20)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        (menu,) = [x for x in view.findChildren(QMenu) if x.isVisible()]
        menu.close()

    def test_everything_stands_in_the_menu_with_its_key(self, qtbot, checking):
        _choose(checking, "no riot")
        menu = _page(checking).menu_of_part()
        entries = [action.text() for action in menu.actions() if action.text()]
        assert "Join with the next part\tJ" in entries
        assert "Leave out\tDelete" in entries
        assert "Label\tL" in entries
        assert "Heading: a source begins here\tH" in entries
        assert {"Background", "Cards"} <= set(entries)
        next(x for x in menu.actions() if x.text() == "Label\tL").trigger()
        assert _kind(qtbot, checking, "no riot") is PartKind.ATTRIBUTION

    def test_a_click_puts_the_caret_into_the_words(self, qtbot, checking):
        index = _choose(checking, "no riot")
        view = _page(checking)
        _choose(checking, "Source C")
        view.scrollTo(index)
        qtbot.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=view.visualRect(index).topLeft() + QPoint(260, 14),
        )
        assert _words(checking).hasFocus()
        assert 0 < _words(checking).caret < 39

    def test_chevrons_go_from_block_to_block(self, qtbot, checking):
        _choose(checking, "no riot")
        down = next(
            x for x in checking.findChildren(QAbstractButton) if x.accessibleName() == "Part below"
        )
        qtbot.mouseClick(down, Qt.MouseButton.LeftButton)
        assert _words(checking).toPlainText() == "Did you know"
        assert "part 5 of 7" in _texts(checking)

    def test_a_page_on_which_nothing_was_found_can_be_sorted_by_hand(self, qtbot, pane):
        pane.show_drafts((_unsorted(),))
        (keep,) = _buttons(pane, "Nothing to keep")
        assert not keep.isEnabled()
        qtbot.keyClick(_page(pane), Key.Key_H)
        assert _buttons(pane, "Keep 1 source")

    def test_characters_outside_the_first_plane_count_as_one(self, qtbot, pane):
        page = "Source A\n\n𝔄𝔅 lamps burn. They smoke.\n\nFrom a bill, 1840.\n"
        pane.show_drafts((draft_of(page, origin="p.txt"),))
        _choose(pane, "lamps burn")
        qtbot.keyClick(_page(pane), Key.Key_Return)
        for _ in range(15):
            qtbot.keyClick(_words(pane), Key.Key_Right)
        qtbot.keyClick(_words(pane), Key.Key_Return)
        texts = [part.text for part in _kept(qtbot, pane)[0].parts]
        assert "𝔄𝔅 lamps burn." in texts
