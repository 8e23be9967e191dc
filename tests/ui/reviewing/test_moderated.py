# SPDX-License-Identifier: MIT
"""What a moderation shows in words, and the strip and the card that show it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.factories import NOON
from workbench.domain.enquiries import Level
from workbench.domain.handed_in.class_table import ClassTable, Row, Standing
from workbench.domain.handed_in.reading import Doubt, DoubtKind, HandedIn, HandedInPlan
from workbench.domain.moderation.markers import TwoMarkers, versions_of
from workbench.domain.moderation.records import Judgement, Marker, Moderation
from workbench.domain.plans import Student
from workbench.domain.remarks import RemarkPlace
from workbench.domain.review_table import key_of
from workbench.domain.reviews import Review, Stamp
from workbench.services.marking import codes
from workbench.ui.reviewing.both import BothMarks
from workbench.ui.reviewing.marking import Marking
from workbench.ui.reviewing.moderated import (
    Shown,
    StripView,
    both_view,
    difference_told,
    moderated_lines,
    numbers_of,
    strip_view,
)
from workbench.ui.reviewing.strip import ModerationStrip

LEVELS = (Level("L2", 5, 8, "Both sides."), Level("L3", 9, 12, "Weighs both."))
STAMP = Stamp("s", RemarkPlace(part="plan"), "Mark A1", "E?", "Evidence.", "which?")


def row(name, task="Thaw"):
    plan = HandedInPlan(name, "pack", "Mills", "How far?", Student(name), "v1", "v1", out_of=16)
    return Row(name, task, Standing.FOUND, read=HandedIn(2, plan=plan))


ANA, BO, CY, DI = (row(name) for name in ("Ana Li", "Bo Fox", "Cy Dee", "Di Eng"))
GONE = Row("Ed Fox", "Thaw", Standing.MISSING, "Nothing was handed in.")
TABLE = ClassTable((ANA, BO, CY, DI, GONE))


def review(of, mark, level="", **said):
    return Review(of.student, of.assignment, of.read.plan.id, "v1", level, mark, 16, **said)


def reviews(*made):
    return {key_of(of): each for of, each in zip((ANA, BO, CY, DI), made, strict=False)}


TWO = TwoMarkers(
    Moderation(is_on=True, second_name="JO"),
    reviews(review(ANA, 9, "L3"), review(BO, 7, "L2"), review(CY, 4), review(DI, None)),
    reviews(review(ANA, 12, "L3", stamps=(STAMP,), target="Say when."), review(BO, 7, "L2")),
    versions_of(TABLE),
)
OPEN = TWO.comparing(TWO.to_compare(), NOON)
DIFFERENT = OPEN.seen(key_of(ANA)).compared


def agreed(two=OPEN, mark=10, reason="Dated."):
    made = DIFFERENT.agreeing(mark, reason, by="JO", when=NOON, levels=LEVELS)
    return replace(two, moderation=two.moderation.with_compared(made))


def spoken(two, shown=Shown.ALL, numbers=None, table=TABLE):
    return [x.spoken for x in moderated_lines(table, two, shown=shown, numbers=numbers)]


class TestLines:
    def test_while_covered_they_say_only_who_is_done(self):
        assert spoken(TWO) == [
            "Ana Li, level L3, mark 9 / 16, both are done",
            "Bo Fox, level L2, mark 7 / 16, both are done",
            "Cy Dee, mark 4 / 16, marked, the other not yet",
            "Di Eng, to mark",
            "Ed Fox, no file found",
        ]

    def test_compared_they_say_both_and_what_counts(self):
        assert spoken(agreed())[:2] == [
            "Ana Li, level L3, mark 10 / 16, 9 and 12, agreed 10",
            "Bo Fox, level L2, mark 7 / 16, both gave 7",
        ]
        near = replace(OPEN, moderation=replace(OPEN.moderation, tolerance=3))
        assert spoken(near)[0].endswith("9 and 12, near enough")

    def test_they_can_be_the_sample_or_the_differences_alone(self):
        sampled = replace(OPEN, moderation=replace(OPEN.moderation, sample=(key_of(BO),)))
        assert spoken(sampled, Shown.SAMPLE) == ["Bo Fox, level L2, mark 7 / 16, both gave 7"]
        assert spoken(sampled)[1].endswith("both gave 7 · in the sample")
        assert spoken(OPEN, Shown.DIFFERENCES) == [
            "Ana Li, level L3, mark 9 / 16, 9 and 12, to agree"
        ]

    def test_without_names_they_are_numbered_in_an_order_of_their_own(self):
        table = ClassTable((*TABLE.rows, row("Ana Li", "Essay")))
        numbers = numbers_of(table, "11B")
        lines = moderated_lines(table, TWO, shown=Shown.ALL, numbers=numbers)
        headings = [each.name for each in lines if each.is_heading]
        told = [int(each.name.removeprefix("Plan ")) for each in lines if not each.is_heading]
        assert headings == ["Thaw", "Essay"]
        assert sorted(told) == [1, 2, 3, 4, 5, 6]
        assert told[:5] == sorted(told[:5])

    def test_what_is_odd_about_a_file_stays_to_be_seen(self):
        odd = replace(ANA, doubts=(Doubt(DoubtKind.COPY, "“Bo” handed in the very same plan."),))
        (line, *_) = moderated_lines(ClassTable((odd,)), TWO, shown=Shown.ALL, numbers=None)
        assert line.icon == "triangle-alert"
        assert line.words == f"both are done · {DoubtKind.COPY.value}"


class TestCard:
    def test_it_says_why_the_other_is_covered_and_nothing_of_what_was_said(self):
        for of, words in ((ANA, "Both have given"), (CY, "“JO” has given none"), (DI, "no mark")):
            view = both_view(TWO, of, LEVELS)
            assert words in view.sentence
            assert (view.compared, view.sides, view.theirs) == (None, (), "")
            assert view.can_compare == (of is ANA)
        assert "Say when" not in str([both_view(TWO, of, LEVELS) for of in TABLE.rows])
        second = replace(TWO, moderation=replace(TWO.moderation, marker=Marker.SECOND))
        assert "The first marker has" not in both_view(second, CY, LEVELS).sentence

    def test_it_shows_both_once_they_were_compared_also_when_moderation_is_over(self):
        view = both_view(OPEN, ANA, LEVELS)
        assert view.sides == (("First marker", "L3 · 9 / 16"), ("Second: JO", "L3 · 12 / 16"))
        assert view.difference == "3 marks apart"
        assert view.theirs == "JO wrote:\nMark A1: E? which?\nOne target: Say when."
        over = replace(OPEN, moderation=replace(OPEN.moderation, is_on=False))
        assert both_view(over, ANA, LEVELS) == view
        assert both_view(over, CY, LEVELS) is None
        assert both_view(OPEN, GONE, LEVELS) is None
        assert both_view(OPEN, BO, ()).theirs == "JO wrote nothing beside the mark."
        assert both_view(agreed(), ANA, ()).settled.endswith("2026, written down by JO.")

    def test_of_a_file_that_says_far_too_much_only_some_is_shown(self):
        stamps = tuple(replace(STAMP, id=f"{n}", comment="word " * 900) for n in range(500))
        much = replace(OPEN.second[key_of(ANA)], stamps=stamps, target="word " * 2_000)
        view = both_view(OPEN.with_review(Marker.SECOND, key_of(ANA), much), ANA, ())
        assert view.theirs.endswith("\n470 codes more.")
        assert len(view.theirs) < 25_000

    @pytest.mark.parametrize(
        ("first", "second", "told"),
        [
            (Judgement(9), Judgement(9), "The same mark"),
            (Judgement(9, 16, "L2"), Judgement(10, 16, "L3"), "1 mark apart, in different levels"),
            (Judgement(9, None, "L2"), Judgement(7), "2 marks apart"),
        ],
    )
    def test_a_difference_is_told_in_words(self, first, second, told):
        assert difference_told(replace(DIFFERENT, first=first, second=second)) == told


def button(place, name):
    found = place.findChildren(QAbstractButton)
    return next(x for x in found if x.accessibleName().startswith(name) and x.isVisibleTo(place))


@pytest.fixture
def card(qtbot, look):
    made = BothMarks(look, lambda: NOON)
    qtbot.addWidget(made)
    made.show()
    made.told = []
    made.agreed.connect(made.told.append)
    made.show_view(both_view(OPEN, ANA, LEVELS))
    return made


def test_a_mark_is_agreed_by_keyboard_and_not_without_a_reason(card):
    card.take_focus()
    QTest.keyClicks(card._mark, "10")
    assert not card.has_pending()
    QTest.keyClick(card._mark, Qt.Key.Key_Return)
    assert card.told == []
    assert card._told.text() == "Say why first: somebody's mark does not stand."
    QTest.keyClicks(card._reason, "Dated.")
    QTest.keyClick(card._reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (made,) = card.told
    assert (made.agreed.mark, made.agreed.level, made.agreed.by) == (10, "L3", "first marker")
    card.show_view(both_view(agreed(), ANA, LEVELS))
    assert not card.has_pending()
    card.flush()
    assert len(card.told) == 1


def test_a_mark_that_does_not_exist_is_not_agreed_on(card):
    QTest.keyClicks(card._mark, "17")
    QTest.keyClick(card._mark, Qt.Key.Key_Return)
    assert card._told.text() == "There is no such mark."
    card._mark.clear()
    button(card, "Agree").click()
    assert card.told == []


def test_what_is_typed_and_not_enough_is_there_again(card):
    QTest.keyClicks(card._mark, "11")
    card.show_view(both_view(OPEN, BO, LEVELS))
    assert card._mark.text() == ""
    card.show_view(both_view(OPEN, CY, LEVELS))
    assert not card.is_compared
    card.show_view(None)
    assert card.isHidden()
    card.show_view(both_view(OPEN, ANA, LEVELS))
    assert card._mark.text() == "11"
    QTest.keyClicks(card._reason, "More than stated.")
    assert card.has_pending()
    card.flush()
    assert card.told[0].agreed.reason == "More than stated."


def test_a_screen_reader_hears_both_marks_where_one_is_agreed_on(card):
    told = card._mark.accessibleDescription()
    assert told == "First marker L3 · 9 / 16, Second: JO L3 · 12 / 16. 3 marks apart"


def test_a_mark_that_was_compared_does_not_change_any_more(qtbot, look):
    panel = Marking(look, codes(), lambda: NOON)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_review(OPEN.first[key_of(ANA)])
    panel.show_both(both_view(TWO, ANA, LEVELS))
    assert panel.judging._field.isVisibleTo(panel)
    panel.show_both(both_view(OPEN, ANA, LEVELS))
    panel.judging.show_levels(LEVELS)
    panel.choose_level(1)
    panel.take_focus()
    panel.judging._entries[0].click()
    panel.flush()
    assert panel.judging.mark == 9
    assert not panel.judging._field.isVisibleTo(panel)
    assert panel.both._mark.hasFocus() or not panel.isActiveWindow()


@pytest.fixture
def strip(qtbot, look):
    made = ModerationStrip(look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_strip_is_one_button_until_somebody_moderates(strip):
    assert [x.text() for x in strip.findChildren(QAbstractButton) if x.isVisible()] == [
        "Moderation"
    ]
    strip.show_view(strip_view(OPEN, Shown.ALL, None))
    names = {x.accessibleName() for x in strip.findChildren(QAbstractButton) if x.isVisible()}
    assert names == {
        "Moderation",
        "I am the first marker",
        "I am the second marker",
        *("All", "Sample 0", "Differences 1"),
    }


def test_a_strip_tells_what_is_chosen_and_typed(qtbot, strip):
    told = []
    strip.marker_chosen.connect(told.append)
    strip.shown_chosen.connect(told.append)
    strip.sample_wanted.connect(told.append)
    strip.tolerance_typed.connect(told.append)
    strip.named.connect(told.append)
    strip.compare_wanted.connect(lambda: told.append("compare"))
    strip.show_view(strip_view(TWO, Shown.DIFFERENCES, None))
    button(strip, "I am the second").click()
    button(strip, "Sample").click()
    button(strip, "Compare 2 plans").click()
    strip._tolerance.setFocus()
    strip._tolerance.selectAll()
    QTest.keyClicks(strip._tolerance, "2")
    QTest.keyClick(strip._tolerance, Qt.Key.Key_Return)
    QTest.keyClicks(strip._name, "KL")
    QTest.keyClick(strip._name, Qt.Key.Key_Return)
    strip.show_view(strip_view(TWO, Shown.SAMPLE, 2))
    QTest.keyClick(strip._size, Qt.Key.Key_Return)
    button(strip, "Choose a sample").click()
    assert told == [Marker.SECOND, Shown.SAMPLE, "compare", 2, "KL", 2, 2]


@pytest.mark.parametrize(
    ("view", "told"),
    [
        (StripView(shown=Shown.ALL), ""),
        (StripView(shown=Shown.SAMPLE), "there are none yet"),
        (StripView(shown=Shown.SAMPLE, marked=5), "Across 5 marks"),
        (StripView(shown=Shown.DIFFERENCES), "Nothing has been compared yet."),
        (StripView(shown=Shown.DIFFERENCES, compared=4), "No differences in 4 compared."),
        (
            StripView(shown=Shown.DIFFERENCES, compared=4, differing=2, lean=Fraction(4, 3)),
            "2 of 4 compared differ, the largest first. On average the second gives 1.3 marks",
        ),
        (
            StripView(shown=Shown.DIFFERENCES, compared=4, lean=Fraction(-1)),
            "the second gives 1 mark fewer.",
        ),
        (
            StripView(shown=Shown.DIFFERENCES, compared=4, lean=Fraction(1, 100)),
            "No differences in 4 compared.",
        ),
    ],
)
def test_a_strip_says_what_there_is_to_know_of_the_list(strip, view, told):
    strip.show_view(replace(view, is_on=True))
    assert told in strip._told.text()
    assert strip._told.isVisible() == bool(told)
