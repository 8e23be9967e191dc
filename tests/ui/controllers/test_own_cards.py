# SPDX-License-Identifier: MIT
"""What a student knows becomes a card where they say so, in the real window."""

from __future__ import annotations

import pytest

from tests.journeys.windows import Student, one_window
from workbench.domain.background import OwnKnowledge
from workbench.domain.revising.cards import CardKind
from workbench.ui.background.rows import Tab

DATED = OwnKnowledge("0" * 31 + "1", "The Berlin Wall was built in 1961.")
PLAIN = OwnKnowledge("0" * 31 + "2", "It was feared.")


@pytest.fixture(scope="module")
def window(qapp, tmp_path_factory):
    with one_window(tmp_path_factory.mktemp("own cards") / "library") as made:
        yield made


@pytest.fixture
def student(window):
    return Student(window)


@pytest.fixture
def drawer(window, student):
    for known in (DATED, PLAIN):
        window.desk.known.keep(known)
    student.quiet()
    window.drawers.open_drawer("background")
    drawer = window.wiring.helping._background
    drawer.show_tab(Tab.OWN)
    yield drawer
    for known in (DATED, PLAIN):
        window.desk.known.remove(known.id)
    student.quiet()
    window.drawers.close_drawer()


def own_cards(window):
    revision = window.session.services.revising.revision(window.desk.pack.id)
    cards = [*revision.here.cards, *revision.left_out]
    return [card for card in cards if DATED.id in card.key.things]


def kept(window):
    return {each.id: each for each in window.desk.pack.background.own}


def test_what_one_knows_is_asked_once_one_says_so_and_undo_takes_that_back(window, student, drawer):
    drawer.show_entry(DATED.id)
    student.click(student.button("Ask me as a card", drawer))
    student.until(lambda: "asked this as a card" in window.toast.text())
    student.quiet()
    assert kept(window)[DATED.id].is_asked
    services = window.session.services
    services.preferring.choose_cards_a_day(999)
    (card,) = own_cards(window)
    assert (card.key.kind, card.back, card.where) == (CardKind.GAP, "1961", "From me")
    student.click(student.button("Ask me no more", drawer))
    student.until(lambda: "not asked this any more" in window.toast.text())
    student.quiet()
    assert own_cards(window) == []


def test_what_cannot_be_asked_is_said_in_one_sentence_and_stays_as_it_is(window, student, drawer):
    drawer.show_entry(PLAIN.id)
    student.click(student.button("Ask me as a card", drawer))
    assert window.toast.text().startswith("There is nothing to ask for in it.")
    student.quiet()
    assert kept(window)[PLAIN.id] == PLAIN
