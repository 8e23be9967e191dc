# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, a_pack, a_plan, a_point, a_remark, a_said, an_annotation
from workbench.domain.remark_lines import RemarkLine, remark_list
from workbench.domain.remark_places import Ground
from workbench.domain.remarks import PRAISE, FormField, RemarkKind, RemarkPlace

PACK = a_pack()
MARK = an_annotation(PACK.sources[0])
PLAN = a_plan(PACK, a_point())
GROUND = Ground(PLAN, PACK, {MARK.id: MARK})


def a_form(field, **fields):
    return a_remark(PLAN, a_said("3", kind=RemarkKind.FORM, field=field, page=None), **fields)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (a_said("Why?"), "Why?"),
        (a_said("", kind=RemarkKind.MARKING, field="underline"), "Underlined, without words"),
        (a_said("", kind=RemarkKind.MARKING, field="circle"), "Marked, without words"),
        (
            a_said("", kind=RemarkKind.DELETION),
            "This mark was deleted from the page. Here it is as you made it.",
        ),
    ],
)
def test_a_line_says_what_was_said_or_done(said, words):
    assert RemarkLine(a_remark(PLAN, said), "").words == words


def test_a_line_is_heard_with_all_that_is_seen():
    said = a_said("Say when.", written=NOON, page=4)
    line = RemarkLine(a_remark(PLAN, said, earlier="When?", done=NOON), "Mark A1")
    spoken = "Mark A1. Say when. Mr Reed · page 4 · 2 March. Before it said: When?. Done"
    assert line.spoken == spoken
    assert RemarkLine(a_remark(PLAN, a_said("Why?")), "").spoken.startswith("Belongs nowhere. Why?")
    gone = RemarkLine(replace(line.remark, taken_away=NOON), "Mark A1")
    assert gone.spoken.endswith("Taken away")


def test_each_remark_is_in_one_list_the_form_first_then_page_by_page():
    level, old_level = a_form(FormField.LEVEL), a_form(FormField.LEVEL, hand_in="older")
    old_level = replace(old_level, received=NOON - timedelta(days=9))
    target, better = a_form(FormField.TARGET), a_form(FormField.EVEN_BETTER)
    late = a_remark(PLAN, a_said(page=9, place=RemarkPlace(mark=MARK.id)), done=NOON)
    early = a_remark(PLAN, a_said(page=2, place=RemarkPlace(source=PACK.sources[0].id)))
    lost = a_remark(PLAN, a_said(place=RemarkPlace(point="gone")))
    gone = a_remark(PLAN, a_said(), taken_away=NOON)
    good = a_remark(PLAN, a_said("E+", field=PRAISE, place=RemarkPlace(mark=MARK.id)))
    other = a_remark(a_plan(PACK))
    listed = remark_list(
        (late, gone, lost, target, other, old_level, early, level, good, better), GROUND
    )
    ids = [[line.remark for line in lines] for lines in (listed.judgement, listed.to_do)]
    assert ids == [[level], [better, target, early, late]]
    assert [line.remark for line in listed.unplaced] == [lost]
    assert [(line.place, line.remark) for line in listed.praise] == [("Mark A1", good)]
    assert [line.remark for line in listed.taken_away] == [gone]
    assert (listed.asked, listed.done, listed.is_empty) == (5, 1, False)
    assert remark_list((other,), GROUND).is_empty
