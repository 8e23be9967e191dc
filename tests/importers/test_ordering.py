# SPDX-License-Identifier: MIT
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.importers.assembly import pack_of
from workbench.importers.draft import order_of_sources
from workbench.importers.editing import begin_source, drop_source, merge_sources
from workbench.importers.ordering import can_move, is_sorted, move_source, sort_by_label
from workbench.importers.reading import draft_of

PAGE = "".join(
    f"{name}\n\nThe gates were shut on day {number}.\n\n\u00a0 Harrowmere Lantern, 19{number}.\n\n"
    for number, name in enumerate(["Source C", "Source A", "Interpretation 2", "Source B"], 11)
)


@pytest.fixture
def draft():
    return draft_of(PAGE, origin="page.txt")


def kept(draft):
    numbers = count()
    pack = pack_of(draft, new_id=lambda: str(next(numbers)))
    return [(source.label, source.order) for source in pack.sources]


def test_the_order_is_that_of_the_page_until_somebody_changes_it(draft):
    assert kept(draft) == [("C", 1), ("A", 2), ("2", 3), ("B", 4)]


def test_a_source_moves_among_those_that_are_kept_and_its_page_order_stays(draft):
    moved = move_source(drop_source(draft, 2), 1, 1)
    assert kept(moved) == [("C", 1), ("B", 3), ("A", 2)]
    assert moved.page == draft.page
    assert not can_move(draft, 0, -1)
    assert move_source(draft, 0, -1) == draft
    assert move_source(drop_source(draft, 2), 2, 1) == drop_source(draft, 2)


def test_sources_are_sorted_noun_by_noun_and_never_renamed(draft):
    assert not is_sorted(draft)
    done = sort_by_label(draft)
    assert [label for label, _ in kept(done)] == ["A", "B", "C", "2"]
    assert is_sorted(done)


def test_labels_that_count_nothing_stay_behind():
    page = PAGE.replace("Source A", "Source Z9").replace("Source B", "Source 10")
    labels = [label for label, _ in kept(sort_by_label(draft_of(page, origin="p.txt")))]
    assert labels[-1] == "2"
    assert set(labels[:-1]) == {"C", "Z9", "10"}


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from((-1, 1))), max_size=12))
def test_whatever_is_moved_every_source_stays_once(moves):
    draft = draft_of(PAGE, origin="page.txt")
    for source, step in moves:
        draft = move_source(draft, source, step)
    assert sorted(order_of_sources(draft)) == [0, 1, 2, 3]


def test_sources_that_begin_or_are_merged_later_keep_the_order_whole(draft):
    moved = move_source(draft, 3, -1)
    body = next(n for n, part in enumerate(moved.parts) if "day 12" in part.text)
    more = begin_source(moved, body)
    assert sorted(order_of_sources(more)) == [0, 1, 2, 3, 4]
    assert sorted(order_of_sources(merge_sources(more, 0, 1))) == [0, 1, 2, 3]
