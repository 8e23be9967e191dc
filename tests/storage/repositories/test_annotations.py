# SPDX-License-Identifier: MIT
from __future__ import annotations

import gc
import random
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.factories import a_mark_on_a_picture, a_pack, a_plan, a_point, a_source, an_annotation
from workbench.domain.annotations import SourcePart, Target, in_reading_order
from workbench.domain.background import Background, Passage
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence
from workbench.domain.regions import Spot, framed


@pytest.fixture
def pack(keep):
    pack = a_pack()
    keep(lambda unit: unit.packs.add(pack))
    return pack


@pytest.fixture
def source(pack):
    return pack.sources[0]


@pytest.fixture(autouse=True)
def marks_elsewhere(keep, pack):
    """Rows that a query without its condition would return."""
    mark = an_annotation(pack.sources[1])
    keep(lambda unit: unit.annotations.add(mark))
    return mark


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.data())
def test_it_gives_back_any_mark_as_it_was_kept(keep, ask, source, data):
    annotation = data.draw(factories.annotations(st.just(source.id)))
    keep(lambda unit: unit.annotations.add(annotation))
    assert ask(lambda unit: unit.annotations.find(annotation.id)) == annotation
    other = data.draw(factories.annotations(st.just(source.id)))
    other = replace(other, id=annotation.id)
    keep(lambda unit: unit.annotations.update(other))
    assert ask(lambda unit: unit.annotations.find(annotation.id)) == other


def test_marks_come_in_reading_order_however_they_were_kept(keep, ask, source):
    marks = [an_annotation(source, n, start=n % 5, end=6 + n % 3) for n in range(1, 25)]
    whole = Target(source.id, SourcePart.WHOLE)
    marks.append(replace(an_annotation(source, 25), target=whole))
    label = Target(source.id, SourcePart.ATTRIBUTION, marks[0].target.anchor)
    marks.append(replace(an_annotation(source, 26), target=label))
    random.Random(1).shuffle(marks)  # noqa: S311 – repeatable
    keep(lambda unit: unit.annotations.add_all(marks))
    assert ask(lambda unit: unit.annotations.of_source(source.id)) == in_reading_order(marks)


def test_parts_of_a_picture_come_from_top_to_bottom_then_from_left_to_right(
    keep, ask, pack, source, marks_elsewhere
):
    corners = [(0.5, 0.6), (0.5, 0.1), (0.2, 0.6)]
    marks = [
        a_mark_on_a_picture(source, n, region=framed(Spot(x, y), Spot(x + 0.3, y + 0.3)))
        for n, (x, y) in enumerate(corners, 1)
    ]
    words = an_annotation(source, 4)
    keep(lambda unit: unit.annotations.add_all((words, *marks)))
    in_order = (marks[1], marks[2], marks[0], words)
    assert ask(lambda unit: unit.annotations.of_source(source.id)) == in_order
    assert ask(lambda unit: unit.annotations.of_pack(pack.id)) == (*in_order, marks_elsewhere)
    assert in_order == in_reading_order([*marks, words])


@pytest.mark.parametrize(
    "change",
    [
        "region = NULL",
        "part = 'body'",
        "start_offset = 1, end_offset = 2, exact = 'x'",
        "was = '{}'",
    ],
)
def test_the_library_keeps_no_part_of_a_picture_that_is_none(keep, library, source, change):
    mark = a_mark_on_a_picture(source)
    keep(lambda unit: unit.annotations.add(mark))
    with (
        closing(sqlite3.connect(library.folder / "library.db", timeout=0.1)) as other,
        pytest.raises(sqlite3.IntegrityError, match="ck_annotation_span"),
    ):
        other.execute(f"UPDATE annotation SET {change} WHERE id = ?", (mark.id,))  # noqa: S608


def test_marks_of_a_pack_come_source_by_source(keep, ask, pack, marks_elsewhere):
    marks = [an_annotation(pack.sources[0], n, start=9 - n, end=20) for n in (1, 2)]
    keep(lambda unit: unit.annotations.add_all(marks))
    found = ask(lambda unit: unit.annotations.of_pack(pack.id))
    assert found == (marks[1], marks[0], marks_elsewhere)


def test_a_number_is_never_given_again(keep, ask, library, source):
    def last_number():
        return ask(lambda unit: unit.annotations.last_number(source.id))

    assert last_number() == 0
    marks = [an_annotation(source, number) for number in (1, 7, 3)]
    keep(lambda unit: unit.annotations.add_all(marks))
    assert last_number() == 7
    keep(lambda unit: unit.annotations.remove(marks[1].id))
    library.undo().result()
    library.undo().result()
    assert last_number() == 7


def test_a_number_outlives_the_pack_it_was_given_in(keep, ask, library):
    pack = a_pack()
    mark = an_annotation(pack.sources[0], 4)
    keep(lambda unit: unit.packs.add(pack))
    keep(lambda unit: unit.annotations.add(mark))
    library.undo().result()
    library.undo().result()
    library.redo().result()
    assert ask(lambda unit: unit.annotations.last_number(pack.sources[0].id)) == 4


def test_a_removed_mark_leaves_the_points_that_rested_on_it(keep, ask, source):
    fact = Passage("fact", "Words")
    pack = a_pack(a_source("C"), background=Background(facts=(fact,)))
    mark, other = an_annotation(pack.sources[0], 1), an_annotation(pack.sources[0], 2)
    evidence = (
        AnnotationEvidence(mark.id),
        BackgroundEvidence(fact.id),
        AnnotationEvidence(other.id),
    )
    plan = a_plan(pack, a_point(evidence=evidence))
    keep(lambda unit: unit.packs.add(pack))
    keep(lambda unit: unit.annotations.add_all((mark, other)))
    keep(lambda unit: unit.plans.keep(plan))
    keep(lambda unit: unit.annotations.remove(mark.id))
    (point,) = ask(lambda unit: unit.plans.get(plan.id)).points
    assert point.evidence == evidence[1:]


def test_the_sources_of_any_number_of_marks_are_told_of_those_that_are_there(
    keep, ask, source, marks_elsewhere
):
    marks = [an_annotation(source, number) for number in range(1, 1_002)]
    keep(lambda unit: unit.annotations.add_all(marks))
    ids = ["nowhere", marks_elsewhere.id, *(each.id for each in marks)]
    found = ask(lambda unit: unit.annotations.sources_of(ids))
    assert found.pop(marks_elsewhere.id) == marks_elsewhere.target.source_id
    assert found == {each.id: source.id for each in marks}
    assert ask(lambda unit: unit.annotations.sources_of([])) == {}


def test_no_marks_are_no_change(library, keep):
    label = library.undo_label
    keep(lambda unit: unit.annotations.add_all(()), label="Nothing")
    assert library.undo_label == label


def test_reading_leaves_the_collector_as_it_was(ask, source):
    gc.disable()
    try:
        ask(lambda unit: unit.annotations.of_source(source.id))
        assert not gc.isenabled()
    finally:
        gc.enable()
    ask(lambda unit: unit.annotations.of_source(source.id))
    assert gc.isenabled()


def test_a_time_without_a_zone_is_refused(keep, source):
    naive = an_annotation(source, created=factories.NOON.replace(tzinfo=None))
    with pytest.raises(ValueError, match="without a zone"):
        keep(lambda unit: unit.annotations.add(naive))
