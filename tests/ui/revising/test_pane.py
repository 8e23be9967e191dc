# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.domain.revising.material import PACK
from tests.ui.accessible import faults_of_text, faults_of_tree, faults_of_widgets
from workbench.domain.revising.cards import CardKind
from workbench.domain.revising.days import day_of
from workbench.domain.revising.making import flash_cards_of
from workbench.domain.revising.pile import DailyPile
from workbench.domain.revising.schedules import Grade, Offer
from workbench.ui.revising.pane import RevisePane
from workbench.ui.revising.wording import Scope, ending_of, progress

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = day_of(NOON, UTC)
CARDS = {card.key.kind: card for card in flash_cards_of(PACK)}
WORD = next(card for card in flash_cards_of(PACK) if card.key.kind is CardKind.WORD)
OFFERS = tuple(map(Offer, Grade, (0, 1, 6, 21)))


@pytest.fixture
def pane(qtbot, look):
    made = RevisePane(look)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.take_focus()
    made.show_left_out((), {})
    made.show_most(20)
    made.show_card(WORD, OFFERS)
    return made


@pytest.fixture
def told(pane):
    """What the pane asked for, in order."""
    heard = []
    pane.graded.connect(heard.append)
    pane.leave_out_wanted.connect(lambda: heard.append("leave out"))
    pane.closed.connect(lambda: heard.append("closed"))
    pane.back_wanted.connect(heard.append)
    pane.scope_chosen.connect(heard.append)
    pane.most_chosen.connect(heard.append)
    pane.page_wanted.connect(lambda: heard.append("page"))
    return heard


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


class TestACard:
    def test_the_answer_is_hidden_until_a_key_shows_it(self, pane):
        assert pane.face.accessibleName() == WORD.spoken_front
        assert not pane.face.answer.isVisible()
        press(Qt.Key.Key_Space)
        assert pane.face.answer.isVisible()
        assert pane.face.accessibleName() == f"Answer: {WORD.spoken_back}"
        assert QApplication.focusWidget() is pane.face

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
    def test_enter_does_the_same(self, pane, key):
        press(key)
        assert pane.face.is_turned

    def test_digits_say_how_it_went_once_the_answer_is_shown(self, pane, told):
        press(Qt.Key.Key_3)
        assert told == []
        press(Qt.Key.Key_Space)
        for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
            press(key)
        assert told == list(Grade)

    def test_each_grade_says_when_the_card_comes_again(self, pane):
        said = [each.text() for each in pane.answers.grades.values()]
        assert said == [
            "1  Again\nlater today",
            "2  Hard\ntomorrow",
            "3  Good\nin 6 days",
            "4  Easy\nin 3 weeks",
        ]
        pane.show_offers(())
        assert pane.answers.grades[Grade.GOOD].accessibleName() == "Good"

    def test_buttons_do_what_keys_do(self, pane, told):
        pane.answers.turn.click()
        pane.answers.grades[Grade.HARD].click()
        pane._leave.click()
        assert told == [Grade.HARD, "leave out"]

    def test_a_press_on_the_card_turns_it(self, pane):
        QTest.mouseClick(pane.face, Qt.MouseButton.LeftButton)
        assert pane.face.is_turned

    def test_the_next_card_shows_its_front_again_and_has_the_focus(self, pane):
        press(Qt.Key.Key_Space)
        pane.answers.grades[Grade.GOOD].setFocus()
        pane.show_card(CARDS[CardKind.ORDER], OFFERS)
        assert not pane.face.is_turned
        assert QApplication.focusWidget() is pane.face
        assert pane.answers.turn.isVisible()

    def test_escape_and_l_ask_for_what_they_say(self, pane, told):
        press(Qt.Key.Key_L)
        press(Qt.Key.Key_Escape)
        assert told == ["leave out", "closed"]

    def test_digits_in_the_field_are_a_number_and_no_answer(self, pane, told):
        press(Qt.Key.Key_Space)
        pane.most.setFocus()
        pane.most.selectAll()
        QTest.keyClicks(pane.most, "31")
        assert pane.has_pending()
        press(Qt.Key.Key_Return)
        assert told == [31]
        pane.most.selectAll()
        press(Qt.Key.Key_Backspace)
        pane.flush()
        assert told == [31]
        assert pane.most.text() == "20"

    def test_points_stand_below_one_another(self, pane):
        pane.show_card(CARDS[CardKind.POINTS])
        pane.turn()
        lines = [each for each in pane.face._back.lines if each.isVisible()]
        assert [x.words.text() for x in lines] == ["Guardians", "Committees: with bread"]
        assert all(each.bullet.isVisible() for each in lines)
        pane.show_card(WORD)
        pane.turn()
        (line,) = [each for each in pane.face._back.lines if each.isVisible()]
        assert line.words.text() == WORD.back
        assert not line.bullet.isVisible()

    def test_a_long_card_scrolls_to_its_answer_and_on_with_the_arrow_keys(self, pane):
        pane.resize(832, 300)
        long = replace(CARDS[CardKind.POINTS], front="word " * 120, back="point\n" * 9 + "end")
        pane.show_card(long, OFFERS)
        QApplication.processEvents()
        bar = pane._asking.area.verticalScrollBar()
        assert bar.value() == 0
        press(Qt.Key.Key_Space)
        QApplication.processEvents()
        top = pane.face.answer.mapTo(
            pane._asking.area.viewport(), pane.face.answer.rect().topLeft()
        )
        assert 0 <= top.y() < pane._asking.area.viewport().height()
        before = bar.value()
        press(Qt.Key.Key_Down)
        assert bar.value() > before
        press(Qt.Key.Key_PageUp)
        assert bar.value() < before


class TestWhereThereIsNoCard:
    def test_keys_of_a_card_do_nothing(self, pane, told):
        pane.show_ending(ending_of(DailyPile(total=3, done=3), TODAY, 20))
        for grade in Grade:
            pane.grade(grade)
        pane.leave_out()
        pane.turn()
        assert told == []
        assert pane.card is None
        assert pane.ending._back.hasFocus()

    def test_the_cards_of_other_packs_are_a_way_on(self, pane, told):
        pane.show_ending(ending_of(DailyPile(total=3, done=3), TODAY, 20), others=4)
        pane.ending._others.click()
        assert told == [Scope.EVERYWHERE]
        assert pane.ending._others.text() == "All packs · 4 to go"

    def test_without_any_card_a_page_is_the_way_on(self, pane, told):
        pane.show_ending(ending_of(DailyPile(), TODAY, 20))
        pane.ending._page.click()
        assert told == ["page"]
        assert pane.ending.spoken.startswith("There are no cards yet. Cards are made from words")

    def test_what_is_left_out_can_be_brought_back(self, pane, told):
        pane.show_left_out([WORD, CARDS[CardKind.WHEN]], {"famine": "The famine"})
        assert pane._list.text() == "Cards left out · 2"
        pane._list.click()
        first, second = pane.left_out._buttons
        assert first.hasFocus()
        assert pane.card is None
        second.click()
        assert told == [CARDS[CardKind.WHEN].key]
        second.setFocus()
        pane.show_left_out([WORD], {})
        assert pane.left_out._buttons[0].hasFocus()
        press(Qt.Key.Key_Escape)
        assert pane.card == WORD
        assert pane.face.hasFocus()
        assert told == [CARDS[CardKind.WHEN].key]

    def test_the_list_stays_when_the_pile_below_it_changes(self, pane):
        pane.show_list(is_shown=True)
        pane.show_card(CARDS[CardKind.WHEN])
        assert pane.left_out.isVisible()
        pane.left_out.close_list.click()
        assert pane.card == CARDS[CardKind.WHEN]


class TestWhatIsSaid:
    def test_the_end_tells_what_was_done_and_when_it_goes_on(self):
        tomorrow = TODAY.ends + timedelta(hours=3)
        pile = DailyPile(done=12, total=40, next_due=tomorrow, next_count=1)
        assert ending_of(pile, TODAY, 20).sentences == (
            "You looked at 12 cards today.",
            "1 card comes again tomorrow.",
        )
        waiting = replace(pile, waiting=3, next_count=2)
        assert ending_of(waiting, TODAY, 20).sentences[1] == (
            "3 cards more are due: you chose at most 20 a day, so the rest can wait for tomorrow."
        )
        unseen = replace(pile, done=0, unseen=5, next_due=tomorrow + timedelta(days=4))
        assert ending_of(unseen, TODAY, 20).sentences == (
            "Nothing is due today.",
            "New cards come tomorrow; 5 were never asked.",
            "1 card comes again in 5 days.",
        )

    def test_how_far_it_is(self):
        assert progress(1, 0) == "1 card for today"
        assert progress(3, 2) == "3 to go · 2 done today"
        assert progress(0, 2) == "2 done today"
        assert progress(0, 0) == ""


@pytest.mark.parametrize("state", ["front", "back", "ending", "list"])
def test_a_screen_reader_finds_everything(pane, state):
    pane.show_left_out([WORD], {"famine": "<b>The</b> famine"})
    pane.show_scope(Scope.HERE, has_pack=True)
    pane.show_progress(3, 1, {Scope.HERE: 3})
    if state == "back":
        pane.turn()
    elif state == "ending":
        pane.show_ending(ending_of(DailyPile(total=3, done=3), TODAY, 20), others=1)
    elif state == "list":
        pane.show_list(is_shown=True)
    assert faults_of_widgets(pane) == []
    assert faults_of_tree(pane) == []
    assert faults_of_text(pane) == []


@pytest.mark.parametrize(("width", "height"), [(1286, 634), (832, 392), (500, 300)])
def test_nothing_is_wider_than_the_room_there_is(pane, width, height):
    pane.resize(width, height)
    for card in CARDS.values():
        pane.show_card(card, OFFERS)
        pane.turn()
        QApplication.processEvents()
        assert pane.width() == width
        assert pane._asking.area.horizontalScrollBar().maximum() == 0
        assert pane.face.width() <= pane._asking.area.viewport().width()
        buttons = [pane.answers.grades[grade].geometry() for grade in Grade]
        assert not any(a.intersects(b) for a, b in combinations(buttons, 2))
        assert pane.answers.rect().contains(buttons[-1])


def test_where_the_foot_takes_too_much_room_it_is_below_the_card(pane, look):
    pane.resize(860, 500)
    QApplication.processEvents()
    assert not pane._asking.isAncestorOf(pane._foot)
    pane.most.setFocus()
    pane.resize(860, 240)
    QApplication.processEvents()
    assert pane._asking.isAncestorOf(pane._foot)
    assert pane.most.hasFocus()
    area = pane._asking.area
    area.ensureWidgetVisible(pane.most)
    at = pane.most.mapTo(area.viewport(), pane.most.rect().center())
    assert area.viewport().rect().contains(at)
    pane.resize(860, 500)
    QApplication.processEvents()
    assert not pane._asking.isAncestorOf(pane._foot)
    assert pane.most.hasFocus()


def test_f6_goes_through_card_foot_and_head(pane):
    pane.show_scope(Scope.EVERYWHERE, has_pack=False)
    stops = []
    for _ in range(4):
        stops.append(QApplication.focusWidget())
        pane.next_pane()
    assert stops == [pane.face, pane._list, pane.scopes[Scope.EVERYWHERE], pane.face]
    pane.previous_pane()
    assert pane.face.hasFocus()
