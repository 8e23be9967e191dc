# SPDX-License-Identifier: MIT
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.services import catalogues
from workbench.ui.actions import ACTIONS, Actions, Place


@pytest.fixture
def actions(qtbot, look):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = Actions(look, owner)
    made.owner = owner
    return made


def test_ids_and_names_are_given_once():
    for counted in (Counter(x.id for x in ACTIONS), Counter(x.text for x in ACTIONS)):
        assert max(counted.values()) == 1


def test_every_key_is_one_that_qt_knows():
    for spec in ACTIONS:
        for key in spec.keys:
            assert QKeySequence(key).toString() == key.replace("=", "="), spec.id


_TOGETHER = [{Place.EVERYWHERE, Place.SOURCE, Place.NOTE}, {Place.EVERYWHERE, Place.PLAN}]


@pytest.mark.parametrize("places", _TOGETHER)
def test_no_key_does_two_things_at_once(places):
    keys = Counter(key for spec in ACTIONS if spec.place in places for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_that_readers_and_keyboards_need_stay_free():
    taken = {key for spec in ACTIONS for key in spec.keys}
    for key in taken:
        assert not key.startswith("Ctrl+Alt"), key
        assert key not in {"Ctrl+Shift+0", "Insert", "CapsLock"}


def test_an_action_does_what_its_handler_does(actions):
    done = []
    actions.handle({"undo": lambda: done.append("undo")})
    actions["undo"].trigger()
    assert done == ["undo"]


def test_keys_can_be_changed_and_given_back(actions):
    actions.use_keys({"undo": ("Ctrl+U",)})
    assert actions["undo"].shortcut().toString() == "Ctrl+U"
    actions.use_keys({})
    assert actions["undo"].shortcut().toString() == "Ctrl+Z"


def test_only_the_actions_of_the_place_act(actions):
    actions.enable((Place.PLAN,))
    assert actions["new-point"].isEnabled()
    assert actions["undo"].isEnabled()
    assert not actions["done"].isEnabled()


def test_marking_is_called_by_the_names_of_the_letters(actions):
    framework = catalogues.framework("opvl")
    actions.show_letters(replace(framework, letters=framework.letters[:3]))
    names = [f"Mark as {letter.name}" for letter in framework.letters[:3]]
    assert [actions[each].text() for each in actions.marks] == names
    assert [x.text for x in actions.specs if x.id in actions.marks] == names
    assert [x.letter for x in actions.specs if x.id in actions.marks] == ["O", "P", "V"]
    assert not actions["mark-4"].isVisible()
    assert len(actions.specs) == len(ACTIONS) - 7


def test_a_key_of_sources_alone_is_named_though_it_is_no_shortcut(actions):
    assert actions["remove-mark"].text() == "Remove the mark\tDelete"
    assert actions["remove-mark"].shortcut().isEmpty()
    actions.use_keys({"remove-mark": ("Ctrl+U",)})
    assert actions["remove-mark"].text() == "Remove the mark"


def test_a_plain_key_that_may_mean_several_letters_means_none(actions):
    actions.show_letters(catalogues.framework("happy"))
    keys = {spec.text: spec.letter for spec in actions.specs}
    assert keys["Mark as Historical situation"] == "H"
    assert keys["Mark as Purpose"] == keys["Mark as Point of view"] == ""
    assert actions.keys_of("mark-5") == "Ctrl+5"


def test_where_a_letter_clashes_the_framework_has_it(actions):
    actions.show_letters(catalogues.framework("iop-cam"))
    keys = {spec.id: spec.letter for spec in actions.specs}
    assert (keys["mark-5"], keys["sentence"]) == ("A", "")
    assert (keys["mark-6"], keys["mark-other"]) == ("M", "")
    assert (keys["i-know"], keys["open-note"]) == ("K", "Enter")
    actions.show_letters(catalogues.framework())
    assert {spec.id: spec.letter for spec in actions.specs}["sentence"] == "A"
