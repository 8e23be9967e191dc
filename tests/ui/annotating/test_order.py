# SPDX-License-Identifier: MIT
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_source, an_annotation
from workbench.domain.annotations import in_reading_order
from workbench.domain.frameworks import Dimension
from workbench.services.catalogues import framework
from workbench.ui.annotating.listing import Listing

SOURCE = a_source("E")
FRAMEWORK = framework("nopr")
WITHOUT_PURPOSE = replace(FRAMEWORK, letters=FRAMEWORK.letters[:2])

marks = st.builds(
    lambda number, start, length, dimension, feature: an_annotation(
        SOURCE,
        number,
        id=f"mark {number}",
        start=start,
        end=start + length,
        dimension=dimension,
        feature=feature,
    ),
    st.integers(1, 12),
    st.integers(0, 20),
    st.integers(1, 9),
    st.sampled_from((Dimension.NATURE, Dimension.ORIGIN, Dimension.PURPOSE)),
    st.sampled_from(("", "x")),
)
several = st.lists(marks, max_size=9, unique_by=lambda each: each.id)


def expected(annotations, letters):
    ordered = in_reading_order(annotations)
    return sorted(ordered, key=lambda each: letters.letter_of(each.dimension) is None)


@given(st.lists(several, min_size=1, max_size=5))
def test_after_any_changes_the_order_is_that_of_sorting_anew(states):
    listing = Listing()
    listing.use(WITHOUT_PURPOSE)
    for state in states:
        listing.show(state)

        shown = [each.annotation for each in listing.notes]
        assert shown == expected(state, WITHOUT_PURPOSE)
        assert listing.counts().all == len(state)
        assert all(listing.find(each.id) == each for each in state)


@given(several, several)
def test_one_changed_note_finds_its_place(state, changes):
    listing = Listing()
    listing.use(FRAMEWORK)
    listing.show(state)
    known = {each.id: each for each in state}
    for change in changes:
        if change.id in known:
            known[change.id] = change
            listing.change(change)

    assert [each.annotation for each in listing.notes] == expected(known.values(), FRAMEWORK)


def test_nothing_new_leaves_the_same_listing():
    listing = Listing()
    listing.use(FRAMEWORK)
    state = [an_annotation(SOURCE, 1), an_annotation(SOURCE, 2)]
    listing.show(state)
    before = listing.notes

    listing.show([replace(each) for each in state])

    assert listing.notes is before


def test_counts_follow_letters_and_steps():
    listing = Listing()
    listing.use(WITHOUT_PURPOSE)
    whole = {"feature": "a", "inference": "b", "so_what": "c"}
    listing.show(
        [
            an_annotation(SOURCE, 1),
            an_annotation(SOURCE, 2, dimension=Dimension.CONTENT, **whole),
            an_annotation(SOURCE, 3, dimension=Dimension.PURPOSE),
        ]
    )

    counts = listing.counts()

    assert (counts.all, counts.unfinished) == (3, 2)
    assert counts.by_letter == {"N": 1, "•": 2}
