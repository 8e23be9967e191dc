# SPDX-License-Identifier: MIT
"""Switching the framework loses nothing: every mark is somewhere, under whichever letters."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation
from workbench.domain.annotations import Completeness
from workbench.domain.coverage import coverage_of
from workbench.domain.frameworks import OTHERS, Dimension
from workbench.domain.gaps import gaps_of
from workbench.services.catalogues import framework, frameworks

FRAMEWORKS = frameworks()
SOURCE = a_source()


def marks_about(dimensions):
    return [
        an_annotation(SOURCE, number, dimension=each) for number, each in enumerate(dimensions, 1)
    ]


def marks_in(coverage):
    return {mark.id: mark for _, cells in coverage.rows for x in cells for mark in x.annotations}


dimensions = st.lists(st.sampled_from(Dimension), max_size=12)


@given(dimensions, st.lists(st.sampled_from(FRAMEWORKS), min_size=1, max_size=4))
def test_through_any_frameworks_and_back_every_mark_is_what_it_was(about, way):
    marks = marks_about(about)
    first = coverage_of([SOURCE], marks, way[0])
    for each in way:
        seen = coverage_of([SOURCE], marks, each)
        assert marks_in(seen) == {mark.id: mark for mark in marks}
        for _, cells in seen.rows:
            for cell in cells:
                shown = {mark.dimension for mark in cell.annotations}
                assert all((each.letter_of(x) or OTHERS) == cell.letter for x in shown)
    assert coverage_of([SOURCE], marks, way[0]) == first


@given(dimensions, st.sampled_from(FRAMEWORKS), st.sampled_from(Dimension))
def test_one_mark_more_less_or_about_something_else_is_as_if_all_were_counted_anew(
    about, chosen, dimension
):
    *before, new = marks_about([*about, dimension])
    first, second = (coverage_of([SOURCE], each, chosen) for each in (before, [*before, new]))
    assert first.changed(None, new) == second
    assert second.changed(new, None) == first
    other = replace(new, dimension=Dimension.NATURE)
    assert second.changed(new, other) == coverage_of([SOURCE], [*before, other], chosen)


def test_others_are_counted_only_where_there_are_any():
    nopr = framework("nopr")
    without = coverage_of([SOURCE], marks_about([Dimension.NATURE]), nopr)
    assert without.letters == nopr.letters
    found = coverage_of([SOURCE], marks_about([Dimension.NATURE, Dimension.TONE]), nopr)
    assert found.letters == (*nopr.letters, OTHERS)
    cell = found.cell(SOURCE.label, OTHERS.letter)
    assert cell.state is Completeness.NOTHING_YET or len(cell.annotations) == 1


def test_nobody_is_asked_to_fill_the_column_of_others():
    other = a_source(id="other", label="Z")
    marks = marks_about([Dimension.NATURE, Dimension.TONE])
    gaps = gaps_of(coverage_of([SOURCE, other], marks, framework("nopr")))
    assert gaps
    assert not any(gap.title == "Others is empty" for gap in gaps)


@pytest.mark.parametrize("chosen", FRAMEWORKS, ids=lambda each: each.id)
def test_a_key_means_one_letter_or_asks(chosen):
    by_key = chosen.by_key()
    assert sum(map(len, by_key.values())) == len(chosen.letters)
    assert all(x.letter.casefold().startswith(key) for key, y in by_key.items() for x in y)
