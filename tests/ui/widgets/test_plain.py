# SPDX-License-Identifier: MIT
from PySide6.QtCore import Qt

from workbench.ui.widgets.menus import plain_tip
from workbench.ui.widgets.parts import ElidedLabel, label
from workbench.ui.widgets.plain import DIRECTION_MARK, PlainLabel, shown

TURNED = "a\u202egnp.exe\u202c \u2067b\u2069"
SEEN = "a⇄gnp.exe⇄ ⇄b⇄"


def test_what_turns_the_direction_is_seen_and_turns_nothing(look):
    made = [PlainLabel(TURNED), label(TURNED), ElidedLabel(TURNED)]
    made[0].setText(TURNED)
    assert [each.text() for each in made] == [SEEN] * 3
    assert made[2].accessibleName() == SEEN
    assert plain_tip(TURNED) == SEEN


def test_the_marks_of_ordinary_arabic_and_hebrew_stay_unseen():
    assert shown("שלום\u200f! א\u200e\u061c") == "שלום\u200f! א\u200e\u061c"


def test_nothing_moves_because_a_mark_is_shown():
    assert len(shown(TURNED)) == len(TURNED)
    assert len(DIRECTION_MARK.encode("utf-16-le")) == 2


def test_no_label_reads_markup(look):
    for made in (PlainLabel("<b>x</b>"), label("<b>x</b>"), ElidedLabel("<b>x</b>")):
        assert made.textFormat() is Qt.TextFormat.PlainText
        assert made.text() == "<b>x</b>"


def test_a_tool_tip_shows_markup_as_it_stands():
    assert plain_tip("<img src=x>") == "<qt>&lt;img src=x&gt;</qt>"
    assert plain_tip("plain") == "plain"
