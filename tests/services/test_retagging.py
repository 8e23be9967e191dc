# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.doubles import Do
from tests.factories import a_plan, a_point, an_annotation
from workbench.domain.annotations import Weight
from workbench.domain.errors import NotFoundError
from workbench.domain.frameworks import Dimension
from workbench.domain.plans import AnnotationEvidence
from workbench.services.retagging import RetaggingService


@pytest.fixture
def marks(annotating, pack):
    source = pack.sources[1]
    return [annotating.add(an_annotation(source, number)).result() for number in range(1, 5)]


@pytest.fixture
def retagging(library):
    return RetaggingService(library)


def test_marks_changed_together_are_one_step(library, annotating, retagging, pack, marks):
    wanted = [replace(x, dimension=Dimension.PURPOSE, weight=Weight.STRONG) for x in marks[:3]]
    kept = retagging.change(wanted).result()
    now = {each.id: each for each in annotating.annotations_in(pack.id)}
    assert [now[each.id] for each in wanted] == list(kept)
    assert {each.dimension for each in kept} == {Dimension.PURPOSE}
    assert now[marks[3].id] == marks[3]
    assert library.undo().result() == "Change 3 marks"
    assert {each.id: each for each in annotating.annotations_in(pack.id)} == {
        each.id: each for each in marks
    }


def test_one_mark_alone_is_called_by_its_number(library, retagging, marks):
    retagging.change([replace(marks[0], weight=Weight.LOW)]).result()
    assert library.undo_label == f"Change {marks[0].short_id}"
    retagging.remove(marks[:1]).result()
    assert library.undo_label == f"Remove {marks[0].short_id}"


def test_marks_removed_together_leave_the_plans_and_come_back_to_them(
    library, annotating, planning, retagging, pack, marks
):
    evidence = tuple(AnnotationEvidence(each.id) for each in marks[:2])
    plan = planning.keep(a_plan(pack, a_point(evidence=evidence))).result()
    retagging.remove(marks[1:]).result()
    assert annotating.annotations_in(pack.id) == (marks[0],)
    assert planning.plans_of(pack.id)[0].points[0].evidence == evidence[:1]
    assert library.undo().result() == "Remove 3 marks"
    assert planning.plans_of(pack.id) == (plan,)
    assert len(annotating.annotations_in(pack.id)) == 4


def test_all_are_changed_or_none(library, annotating, retagging, pack, marks):
    gone = marks[2]
    annotating.remove(gone).result()
    with pytest.raises(NotFoundError):
        retagging.change([replace(x, weight=Weight.LOW) for x in marks]).result()
    with pytest.raises(NotFoundError):
        retagging.remove(marks).result()
    assert {x.weight for x in annotating.annotations_in(pack.id)} == {None}
    assert len(annotating.annotations_in(pack.id)) == 3
    assert library.undo_label == f"Remove {gone.short_id}"


def test_more_marks_than_one_statement_takes_are_one_step(library, annotating, retagging, pack):
    source = pack.sources[0]
    many = tuple(an_annotation(source, number) for number in range(1, 602))

    library.perform(Do(lambda unit: unit.annotations.add_all(many))).result()
    retagging.change([replace(x, dimension=Dimension.ORIGIN) for x in many]).result()
    assert library.undo().result() == "Change 601 marks"
    assert {x.dimension for x in annotating.annotations_of(source.id)} == {Dimension.NATURE}
