# SPDX-License-Identifier: MIT
"""Cards in the window: a pile by keys alone, taken back, left out, and there again tomorrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel

from tests.doubles import Do
from tests.factories import a_pack
from tests.journeys.windows import Student, one_window, open_window
from workbench.domain.background import Background, GlossaryTerm
from workbench.domain.revising.schedules import Grade
from workbench.services.keeping import open_library
from workbench.services.revising import RevisingService
from workbench.ui.revising.wording import Scope

ROOM = QSize(1366, 690)


@pytest.fixture(scope="module")
def window(qapp, fonts, tmp_path_factory):
    with one_window(tmp_path_factory.mktemp("revising") / "library", room=ROOM) as made:
        yield made


@pytest.fixture
def revising(window):
    """The cards of the example, none of them answered yet."""
    student = Student(window)
    window.activateWindow()
    window.show_mode("read")
    window.wiring.read.focus_text()
    student.press("Ctrl+R")
    revising = window.wiring.revising
    student.until(lambda: revising.mode.card is not None)
    yield revising
    back_to_the_beginning(window, student)


def back_to_the_beginning(window, student):
    student.quiet()
    library = window.session.services.library
    while library.undo_label in {"Answer a card", "Leave a card out", "Bring a card back"}:
        window.commands["undo"].trigger()
        student.quiet()


@pytest.fixture
def student(window):
    return Student(window)


def counted(revising, student):
    """Return how many cards are to go, once all is kept and asked for again."""
    student.quiet()
    student.until(lambda: not revising._is_stale)
    QApplication.processEvents()
    return len(revising._pile)


def answer(student, key="3"):
    student.press("Space")
    student.press(key)


class TestByKeys:
    def test_one_key_leads_there_and_back(self, window, student, revising):
        assert window.mode == "revise"
        assert revising.mode.face.hasFocus()
        assert revising.mode._back.text() == f"Back to {window.desk.source.name}"
        student.press("Escape")
        assert window.mode == "read"
        student.press("Ctrl+R")
        assert window.mode == "revise"
        student.press("Ctrl+R")
        assert window.mode == "read"
        window.places.revise.emit()
        assert window.mode == "revise"

    def test_a_pile_is_answered_from_the_first_card_to_the_last(self, window, student, revising):
        asked, pane = [], revising.mode
        student.until(lambda: counted(revising, student) == 10)
        while pane.card is not None:
            asked.append(pane.card.key)
            answer(student)
            student.until(lambda: pane.card is None or pane.card.key not in asked)
            assert len(asked) <= 10
        student.until(pane.ending.isVisible)
        said = [each.text() for each in pane.ending.findChildren(QLabel)]
        assert said[0] == "That is all for today"
        assert "You looked at 10 cards today." in said[1]
        assert len({*asked}) == 10
        assert pane.ending._back.hasFocus()

    def test_what_was_not_known_comes_again_at_the_end(self, student, revising):
        pane = revising.mode
        first = pane.card
        answer(student, "1")
        assert pane.card != first
        assert counted(revising, student) == 10
        assert revising._pile[-1] == first
        assert pane.answers.grades[Grade.AGAIN].isVisible() is False

    def test_the_ctrl_keys_do_it_from_anywhere_in_the_mode(self, student, revising):
        pane = revising.mode
        first = pane.card
        pane._list.setFocus()
        student.press("Ctrl+3")
        assert pane.card == first
        student.press("Ctrl+Return")
        assert pane.face.is_turned
        pane._list.setFocus()
        student.press("Ctrl+3")
        assert pane.card != first

    def test_the_buttons_say_what_the_next_answer_comes_to(self, student, revising):
        pane = revising.mode
        first = pane.card
        student.press("Space")
        assert pane.answers.grades[Grade.GOOD].text() == "3  Good\nin 2 days"
        student.press("1")
        while pane.card != first:
            answer(student, "4")
        student.until(lambda: "tomorrow" in pane.answers.grades[Grade.GOOD].text())


class TestStepsBack:
    def test_undo_puts_the_last_card_on_top_again(self, window, student, revising):
        pane = revising.mode
        first = pane.card
        answer(student)
        second = pane.card
        answer(student)
        for card in (second, first):
            student.press("Ctrl+Z")
            student.until(lambda card=card: pane.card == card)
            assert not pane.face.is_turned
        assert counted(revising, student) == 10
        assert pane.face.hasFocus()
        student.press("Ctrl+Y")
        student.until(lambda: counted(revising, student) == 9)
        assert pane.card == second

    def test_answers_and_undo_faster_than_the_disk_come_to_the_same(self, student, revising):
        pane = revising.mode
        first = pane.card
        for _ in range(4):
            answer(student)
        for _ in range(4):
            student.press("Ctrl+Z")
        student.until(lambda: counted(revising, student) == 10)
        assert pane.card in revising._pile
        back = revising._pile
        assert first in back

    def test_a_card_is_left_out_listed_and_brought_back(self, window, student, revising):
        pane = revising.mode
        first = pane.card
        student.press("L")
        assert pane.card != first
        student.until(lambda: pane._list.text() == "Cards left out · 1")
        assert first not in revising._pile
        student.press("Ctrl+Shift+L")
        assert pane.left_out._buttons[0].hasFocus()
        assert pane.left_out._buttons[0].accessibleDescription() == first.spoken_front
        student.press("Space")
        student.until(lambda: pane._list.text() == "Cards left out")
        student.press("Escape")
        assert window.mode == "revise"
        assert first in revising._pile
        assert pane.face.hasFocus()

    def test_the_message_takes_a_card_back_that_was_left_out(self, window, student, revising):
        first = revising.mode.card
        student.press("L")
        student.quiet()
        student.button("Undo", window.toast).click()
        student.until(lambda: revising.mode.card == first)

    def test_an_answer_that_cannot_be_kept_is_told_and_the_card_asked_again(
        self, window, student, revising
    ):
        library, asked = window.session.services.library, revising.mode.card
        # As another part of the window would, a moment before.
        library.perform(Do(lambda unit: unit.packs.remove(asked.key.pack_id))).result()
        answer(student)
        student.until(lambda: "pack" in window.toast.text())
        library.undo().result()
        window.desk.read_again()
        student.until(lambda: revising.mode.card == asked)


class TestWhatIsChosen:
    def test_the_number_of_cards_a_day_counts_at_once_and_next_time(
        self, window, student, revising
    ):
        pane = revising.mode
        pane.most.setFocus()
        pane.most.selectAll()
        student.type("4")
        student.press("Return")
        student.until(lambda: counted(revising, student) == 2)
        assert window.session.services.preferring.preferences().cards_a_day == 4
        pane.most.selectAll()
        student.type("20")
        student.press("Return")
        student.until(lambda: counted(revising, student) == 10)

    def test_the_cards_of_all_packs_or_of_this_one(self, window, student, revising):
        pane, services = revising.mode, window.session.services
        terms = (GlossaryTerm("w", "guild", "what a guild is, with its word in it"),)
        words = a_pack(sources=(), background=Background(glossary=terms))
        services.importing.keep(words).result()
        pane.scopes[Scope.EVERYWHERE].click()
        student.until(lambda: words.id in {card.key.pack_id for card in revising._pile})
        assert pane.scopes[Scope.EVERYWHERE].text() == "All packs · 10"
        pane.scopes[Scope.HERE].click()
        student.until(lambda: words.id not in {card.key.pack_id for card in revising._pile})
        services.library.undo().result()

    def test_a_pack_without_cards_shows_those_of_others(self, window, student, revising):
        services = window.session.services
        empty = a_pack(sources=(), background=Background())
        services.importing.keep(empty).result()
        example = window.desk.pack.id
        window.desk.open_pack(empty.id)
        student.until(lambda: window.desk.pack.id == empty.id)
        window.show_mode("library")
        student.press("Ctrl+R")
        student.until(lambda: revising.mode.card is not None)
        assert revising.mode.scopes[Scope.EVERYWHERE].isChecked()
        assert not revising.mode.scopes[Scope.HERE].isEnabled()
        window.desk.open_pack(example)
        student.until(lambda: window.desk.pack.id == example)
        services.library.undo().result()


def test_the_background_leads_to_the_cards(window, student, revising):
    window.show_mode("read")
    window.commands["background"].trigger()
    student.button("Revise", window.drawers).click()
    assert window.mode == "revise"
    window.drawers.close_drawer()


def test_what_was_answered_is_there_after_closing_and_stays_where_it_is_only_looked_at(
    qapp, fonts, tmp_path
):
    folder = tmp_path / "library"
    first = open_window(folder, room=ROOM)
    student = Student(first)
    student.press("Ctrl+R")
    student.until(lambda: first.wiring.revising.mode.card is not None)
    asked = first.wiring.revising.mode.card
    answer(student, "4")
    first.close()
    first.end()
    second = open_window(folder, room=ROOM)
    student = Student(second)
    student.press("Ctrl+R")
    revising = second.wiring.revising
    student.until(lambda: revising.mode.card is not None)
    assert len(revising._pile) == 9
    assert asked not in revising._pile
    assert second.wiring.revising.mode._progress.text() == "9 to go · 1 done today"
    second.session.open(folder, read_only=True)
    student.until(lambda: second.session.is_read_only)
    shown = revising.mode.card
    answer(student, "1")
    student.press("L")
    revising.mode.back_wanted.emit(shown.key)
    assert revising.mode.card == shown
    assert second.toast.text() == second.session.refusal.message()
    second.close()
    second.end()
    with open_library(folder) as library:
        (review,) = RevisingService(library).reviews_of(asked.key)
    assert review.grade is Grade.EASY
