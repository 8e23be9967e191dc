# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.factories import NOON, a_source, an_annotation
from tests.ui.accessible import faults_of_text, faults_of_tree, faults_of_widgets
from workbench.domain.annotations import Direction, Reading, Weight
from workbench.domain.note_versions import NoteVersion, document_of
from workbench.domain.readings import with_front
from workbench.services import catalogues
from workbench.ui.versions.box import VersionsBox

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOPR = catalogues.framework("nopr")
NOTE = an_annotation(
    a_source("E"),
    7,
    feature="He saw the <b>mill</b>",
    so_what="It counts",
    direction=Direction.LIMITS,
)


def a_version(number, days, **members):
    made = NOON - timedelta(days=days)
    return NoteVersion(NOTE.id, number, made, NOON, {**document_of(NOTE), **members})


VERSIONS = (
    a_version(2, 1, feature="He saw an old mill"),
    a_version(1, 3, feature="", inference="Rubbish", so_what="", weight="low", words="wheel"),
)


@pytest.fixture
def place(qtbot, look):
    made = QWidget()
    made.resize(1000, 600)
    QVBoxLayout(made).addWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.findChild(QLineEdit).setFocus()
    return made


@pytest.fixture
def box(place, look):
    made = VersionsBox(look, place, now=lambda: NOON)
    made.show_versions(NOTE, VERSIONS, NOPR, can_change=True)
    return made


def dates(box):
    return [line.shown.splitlines()[0] for line in box.list.lines]


def runs(edit, test):
    """Return the words whose format passes a test."""
    found, block = [], edit.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if test(fragment.charFormat().font()):
                found.append(fragment.text())
            fragments += 1
        block = block.next()
    return found


def test_dates_are_listed_in_words_the_newest_first(box):
    assert dates(box) == ["yesterday 12:00", "Friday 12:00"]
    assert box.list.hasFocus()
    assert box.accessibleName() == "Earlier versions of E7"


def test_words_that_are_gone_are_struck_through_and_new_ones_underlined(box):
    assert runs(box.then, QFont.strikeOut) == ["an old "]
    assert runs(box.present, QFont.underline) == ["the <b>", "</b>"]
    assert box.then.accessibleDescription() == "Not there now: ‘an old’"
    assert box.present.accessibleDescription() == "New since then: ‘the <b>’, ‘</b>’"


def test_the_arrows_show_another_version_with_all_that_was_otherwise(box):
    QTest.keyClick(box.list, Qt.Key.Key_Down)
    said = box.then.toPlainText()
    assert said.startswith("Nature · limits it · low weight")
    assert "I notice\nNothing yet" in said
    assert "This was on the words ‘wheel’." in said
    assert runs(box.then, QFont.strikeOut) == [" · low weight", "Rubbish"]
    assert "It counts" in runs(box.present, QFont.underline)


def test_the_one_that_was_looked_at_stays_in_use_when_the_note_changes(box):
    QTest.keyClick(box.list, Qt.Key.Key_Down)
    newer = a_version(3, 0, feature="He saw a mill")
    box.take_back.setFocus()
    box.show_versions(replace(NOTE, feature="Else"), (newer, *VERSIONS), NOPR, can_change=True)
    assert box.list.place() == 2
    assert "wheel" in box.then.toPlainText()
    assert "Else" in box.present.toPlainText()
    assert box.take_back.hasFocus()


def test_one_is_taken_back_with_its_note(box):
    told = []
    box.taken_back.connect(lambda *each: told.append(each))
    QTest.keyClick(box.list, Qt.Key.Key_Down)
    box.take_back.click()
    assert told == [(NOTE, VERSIONS[1])]
    assert not box.isVisible()


def test_escape_gives_the_focus_back(box, place):
    QTest.keyClick(box.list, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert place.findChild(QLineEdit).hasFocus()


def test_without_versions_it_says_when_there_will_be_some(box):
    box.close_box()
    box.show_versions(NOTE, (), NOPR, can_change=True)
    assert box._nothing.isVisible()
    assert "ten minutes" in box._nothing.text()
    assert not box.take_back.isVisible()
    assert box._close.hasFocus()


def test_where_nothing_can_be_changed_it_only_shows(box):
    box.show_versions(NOTE, VERSIONS, NOPR, can_change=False)
    assert not box.take_back.isEnabled()


def test_everything_is_named_and_plain_at_any_size(box, place):
    for size in ((1000, 600), (420, 300)):
        place.resize(*size)
        for faults in (faults_of_tree, faults_of_widgets, faults_of_text):
            assert faults(box) == []
        assert place.rect().contains(box.geometry())
    assert not box._legend.isVisible()


def test_a_note_without_a_letter_here_is_called_by_what_it_is_about(box):
    few = replace(NOPR, letters=NOPR.letters[1:])
    box.show_versions(
        replace(NOTE, weight=Weight.LOW, direction=None), VERSIONS, few, can_change=True
    )
    assert box.present.toPlainText().startswith("Nature · no direction · low weight")
    assert runs(box.present, QFont.underline)[0] == "no direction · low weight"


def test_a_version_stands_beside_what_the_note_says_now_for_the_same_enquiry(box):
    note = replace(NOTE, enquiry_id="first")
    version = replace(VERSIONS[0], document={**document_of(note), "inference": "Rubbish"})
    other = Reading("second", so_what="It does not count")
    box.show_versions(with_front(note, other), (version,), NOPR, can_change=True)
    assert "It counts" in box.present.toPlainText()
    assert runs(box.then, QFont.strikeOut) == ["Rubbish"]
    assert runs(box.present, QFont.underline) == []
