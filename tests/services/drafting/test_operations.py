# SPDX-License-Identifier: MIT
"""What can be done to a part: everything has words and a key, and the page stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.drafting.pages import deck, is_whole, lamps, place_of
from workbench.domain.text import Span
from workbench.importers.draft import PartKind
from workbench.importers.editing import drop_part, drop_source
from workbench.importers.reading import draft_of
from workbench.services.drafting.contents import (
    found_background,
    found_left_over,
    found_sources,
    rows_of,
)
from workbench.services.drafting.kinds import KIND_GROUPS, KIND_NAMES, kind_for, letter_of
from workbench.services.drafting.operations import Chosen, Key, operation_for, operations_on
from workbench.services.drafting.sentences import sentence_at


def _done(draft, part, key, **chosen):
    at = place_of(draft, part)
    operation = operation_for(draft, Chosen(at, **chosen), key)
    return operation.edit(draft)


def _kinds(draft, words):
    return [part.kind for part in draft.parts if words in part.text]


@st.composite
def _chosen(draw):
    draft = draw(st.sampled_from([lamps(), deck(), drop_source(drop_part(lamps(), 5), 1)]))
    part = draw(st.integers(0, len(draft.parts) - 1))
    length = len(draft.parts[part].text)
    start = draw(st.integers(0, length))
    end = draw(st.integers(start, length))
    return draft, Chosen(part, start, Span(start, end) if start < end else None)


@given(_chosen())
def test_every_operation_is_possible_and_leaves_the_page_whole(case):
    draft, chosen = case
    for group in operations_on(draft, chosen):
        for operation in group.operations:
            assert operation.key
            assert is_whole(operation.edit(draft))


@given(_chosen(), st.sampled_from([*Key, *"ABCDHLNPQSTWZ5"]))
def test_a_key_does_what_stands_beside_it_in_the_menu(case, key):
    draft, chosen = case
    operation = operation_for(draft, chosen, key)
    if operation is not None:
        listed = [each for group in operations_on(draft, chosen) for each in group.operations]
        assert (operation.words, operation.key) in [(each.words, each.key) for each in listed]


def test_a_letter_makes_a_part_the_kind_that_begins_with_it():
    assert _kinds(_done(lamps(), "the owl", "t"), "the owl") == [PartKind.BODY]
    assert _kinds(_done(lamps(), "the owl", "L"), "the owl") == [PartKind.ATTRIBUTION]


def test_the_same_letter_again_gives_the_next_kind_that_begins_with_it():
    once = _done(lamps(), "the owl", "t")
    assert _kinds(_done(once, "the owl", "t"), "the owl") == [PartKind.SOURCE_TITLE]
    assert kind_for("T", PartKind.SOURCE_TITLE) is PartKind.BODY
    assert kind_for("Z", PartKind.BODY) is None


def test_every_kind_can_be_reached_by_a_letter():
    for group in KIND_GROUPS.values():
        for kind in group:
            now = PartKind.LEFT_OVER
            for _ in range(9):
                now = kind_for(letter_of(kind), now)
                if now is kind:
                    break
            assert now is kind
    assert {kind for group in KIND_GROUPS.values() for kind in group} | {PartKind.LEFT_OVER} == set(
        PartKind
    )
    assert set(KIND_NAMES) == set(PartKind)


def test_some_words_of_a_part_move_alone():
    draft = lamps()
    text = draft.parts[place_of(draft, "They carried")].text
    sentence = sentence_at(text, text.index("They"))
    moved = _done(draft, "They carried", "A", words=sentence)
    assert next(part.text for part in moved.parts if part.kind is PartKind.AUTHOR_NOTE) == (
        "They carried a ladder."
    )


def test_a_part_is_cut_at_the_caret_and_joined_again():
    draft = lamps()
    position = draft.parts[place_of(draft, "They carried")].text.index("They")
    cut = _done(draft, "They carried", Key.SPLIT, caret=position)
    assert _kinds(cut, "They carried") == [PartKind.BODY]
    assert len(cut.parts) == len(draft.parts) + 1
    assert len(_done(cut, "The lamps went", Key.JOIN).parts) == len(draft.parts)


def test_without_words_on_both_sides_of_the_caret_nothing_is_cut():
    draft = lamps()
    assert operation_for(draft, Chosen(place_of(draft, "They carried")), Key.SPLIT) is None


def test_what_was_left_out_comes_back_as_it_was():
    draft = _done(lamps(), "no riot", Key.DELETE)
    assert _kinds(draft, "no riot") == [PartKind.LEFT_OVER]
    assert _kinds(_done(draft, "no riot", Key.DELETE), "no riot") == [PartKind.BODY]


def test_some_words_are_left_out_and_come_back():
    draft = lamps()
    span = sentence_at(draft.parts[place_of(draft, "no riot")].text, 0)
    left = _done(draft, "no riot", Key.DELETE, words=span)
    assert _kinds(left, "no riot") == [PartKind.LEFT_OVER]
    assert _kinds(left, "a meeting") == [PartKind.BODY]
    assert _kinds(_done(left, "no riot", Key.DELETE), "no riot") == [PartKind.BODY]


def test_a_source_is_left_out_from_any_of_its_parts_and_comes_back():
    out = _done(lamps(), "no riot", Key.DELETE_SOURCE)
    assert out.sources[1].is_left_out
    assert not _done(out, "no riot", Key.DELETE_SOURCE).sources[1].is_left_out
    heading = _done(lamps(), "Source C", Key.DELETE)
    assert heading.sources[2].is_left_out


def test_two_sources_become_one():
    merged = _done(lamps(), "Source C", Key.MERGE)
    assert [source.label for source in merged.sources] == ["A", "B", "B"]


def test_a_page_on_which_nothing_was_found_can_be_sorted_by_hand():
    draft = draft_of("We saw it burn. It was dark.", origin="plain.txt")
    letters = {each.key for group in operations_on(draft, Chosen(0)) for each in group.operations}
    assert "H" in letters
    assert "T" not in letters
    assert len(_done(draft, "We saw", "H").sources) == 1


def test_the_list_tells_what_was_found():
    drafts = (lamps(), deck())
    rows = rows_of(drafts)
    assert [each.name for each in found_sources(drafts, rows)] == [
        "Source A", "Source B", "Source C", "Source B",
    ]  # fmt: skip
    assert found_sources(drafts, rows)[0].short_name == "Tom Hale, 1843"
    assert [(each.name, each.amount) for each in found_background(drafts, rows)] == [
        ("Story", "1 paragraph"),
        ("New words", "1 word"),
        ("Did you know", "1 box"),
        ("Cards", "2 cards"),
    ]
    assert found_left_over(drafts, rows) == ()


def test_the_list_tells_why_something_is_left_over():
    drafts = (drop_part(lamps(), 1), drop_source(lamps(), 0))
    rows = rows_of(drafts)
    (left_over,) = found_left_over(drafts, rows)
    assert (left_over.name, left_over.amount) == ("Left out", "1 line")
    assert [each.is_left_out for each in found_sources(drafts, rows)].count(True) == 1


def test_parts_that_belong_together_stand_in_one_block():
    rows = rows_of((lamps(),))
    blocks = {}
    for row in rows:
        blocks.setdefault(row.block, []).append(row.part)
    assert list(blocks.values()) == [
        [0, 1], [2, 3], [4, 5, 6, 7], [8, 9, 10], [11, 12], [13, 14], [15, 16, 17],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("position", "sentence"),
    [(0, "One."), (5, "Two ‘three.’"), (20, "Four"), (99, "Four")],
)
def test_a_sentence_is_found_around_a_position(position, sentence):
    text = "One. Two ‘three.’ Four"
    assert sentence_at(text, position).of(text) == sentence


@given(st.text("a. \n", max_size=30), st.integers(0, 30))
def test_a_sentence_never_begins_or_ends_with_a_blank(text, position):
    found = sentence_at(text, position)
    assert found is None or found.of(text) == found.of(text).strip() != ""
