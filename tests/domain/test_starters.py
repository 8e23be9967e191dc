# SPDX-License-Identifier: MIT
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation
from workbench.domain.annotations import Direction
from workbench.domain.frameworks import MOST_STARTERS
from workbench.domain.provenance import HistoricalDate, Provenance
from workbench.domain.sources import SourceKind
from workbench.domain.starters import gaps_in, starters_by_step, starters_for
from workbench.services.catalogues import framework, framework_ids

SURE_OF_ALL = {"creator": 1.0, "date": 1.0, "audience": 1.0, "event": 1.0}


def starters_of(letter, **fields):
    return starters_for(letter, a_source(**fields))


@pytest.fixture
def origin():
    return framework("nopr").letters[1]


def test_what_the_label_tells_stands_in_a_starter(origin):
    known = Provenance(
        creator=("the mill’s owner",),
        date=HistoricalDate("June 1862", "1862-06"),
        event="the closing of the mill",
        confidence=SURE_OF_ALL,
    )

    assert starters_of(origin, provenance=known) == (
        "The mill’s owner could know about … because …",
        "Coming [how long] after the closing of the mill, it …",
        "Dating from June 1862, it cannot reflect …",
    )


def test_what_it_does_not_tell_is_a_gap_with_a_name(origin):
    offered = starters_of(origin, provenance=Provenance())

    assert offered[0] == "[Author] could know about … because …"
    assert offered[1] == "Coming [how long] after [event], it …"


def test_several_makers_are_named_as_in_a_sentence(origin):
    known = Provenance(creator=("A. Holt", "B. Marsh", "C. Lee"), confidence=SURE_OF_ALL)

    assert starters_of(origin, provenance=known)[0].startswith("A. Holt, B. Marsh and C. Lee could")


@pytest.mark.parametrize(("sureness", "typed"), [({}, ()), ({"creator": 0.6}, ())])
def test_a_guess_is_not_put_into_the_student_s_mouth(origin, sureness, typed):
    known = Provenance(creator=("A. Holt",), confidence=sureness, typed=typed)

    assert starters_of(origin, provenance=known)[0].startswith("[Author]")


def test_what_the_student_typed_counts_as_known(origin):
    known = Provenance(creator=("A. Holt",), typed=("creator",))

    assert starters_of(origin, provenance=known)[0].startswith("A. Holt could")


def test_words_that_name_no_date_do_not_fill_one(origin):
    known = Provenance(date=HistoricalDate("two months later"), confidence=SURE_OF_ALL)

    assert starters_of(origin, provenance=known)[2].startswith("Dating from [date]")


def test_a_later_view_has_starters_of_its_own(origin):
    offered = starters_of(origin, kind=SourceKind.INTERPRETATION, provenance=Provenance())

    assert offered[0].startswith("[Author] could look back")


@pytest.mark.parametrize("name", framework_ids())
@pytest.mark.parametrize("kind", SourceKind)
def test_no_bundled_starter_shows_braces_and_each_leaves_something_to_do(name, kind):
    for letter in framework(name).letters:
        offered = starters_of(letter, kind=kind, provenance=Provenance())
        assert offered
        assert not any("{" in each or "}" in each for each in offered)
        assert all(gaps_in(each) for each in offered)


@given(st.text(alphabet="ab …[]{}", max_size=40))
def test_gaps_never_overlap_and_are_what_is_to_be_filled_in(starter):
    gaps = gaps_in(starter)
    words = [gap.of(starter) for gap in gaps]

    assert all(one.end <= other.start for one, other in pairwise(gaps))
    assert all(each == "…" or each[0] + each[-1] == "[]" for each in words)
    assert starter.count("…") <= len(words) + "".join(words).count("…")


class TestWhatANoteLacks:
    @pytest.fixture
    def source(self):
        return a_source(provenance=Provenance(not_given=("creator",)))

    def by_step(self, letter, source, **fields):
        return starters_by_step(letter, source, an_annotation(source, **fields))

    def test_what_the_label_keeps_back_is_asked_about(self, origin, source):
        offered = starters_for(origin, source)
        assert "Nobody is named as its maker, which matters because …" in offered
        assert not any("[Author]" in each for each in offered)

    def test_what_the_label_tells_comes_first(self, origin):
        known = Provenance(date=HistoricalDate("June 1862", "1862-06"), confidence=SURE_OF_ALL)
        assert starters_of(origin, provenance=known)[0].startswith("Dating from June 1862")

    def test_the_second_step_goes_on_with_what_was_not_begun_with(self, origin, source):
        first = starters_for(origin, source)[0]
        begun = first.partition("…")[0] + "it was printed in Leeds."
        offered = self.by_step(origin, source, feature=begun)["inference"]
        assert offered[0].startswith("From this a historian might infer")
        assert first not in offered

    @pytest.mark.parametrize(
        ("direction", "beginning"),
        [
            (None, "This helps with my question"),
            (Direction.ADDS_VALUE, "This helps with my question"),
            (Direction.LIMITS, "It cannot tell us"),
            (Direction.BOTH, "It is most useful for"),
        ],
    )
    def test_the_last_step_begins_as_the_mark_counts(self, origin, source, direction, beginning):
        offered = self.by_step(origin, source, direction=direction)["so_what"]
        assert offered[0].startswith(beginning)

    @pytest.mark.parametrize("name", framework_ids())
    @pytest.mark.parametrize("kind", SourceKind)
    def test_never_more_than_three_and_never_a_finished_sentence(self, name, kind):
        source = a_source(kind=kind, provenance=Provenance(not_given=("creator", "date", "place")))
        chosen = framework(name)
        for letter in (*chosen.letters, *chosen.plain):
            for offered in self.by_step(letter, source).values():
                assert 1 <= len(offered) <= MOST_STARTERS
                assert all(gaps_in(each) for each in offered)
