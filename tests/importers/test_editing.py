# SPDX-License-Identifier: MIT
"""Corrections of a draft: each one does what it says, and none of them loses a character."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.sources import SourceKind
from workbench.domain.text import Span
from workbench.importers import editing
from workbench.importers.assembly import pack_of
from workbench.importers.draft import OF_A_SOURCE, PartKind
from workbench.importers.marks import place_in
from workbench.importers.reading import draft_of

PAGE = """The Lamp Riots

Nobody had asked the lamplighters.

Source A

The lamps went out at nine. I saw two men
running. They carried a ladder.

From the notebook of a night watchman, 1843.

He could not write before he was thirty.

Source B: From a letter by the mayor, 1843.

There was no riot. There was a meeting.

Did you know

A lamp cost four shillings.
"""


@pytest.fixture
def draft():
    return draft_of(PAGE, origin="lamps.txt")


def _place(draft, words):
    return next(i for i, part in enumerate(draft.parts) if words in part.text)


def _pack(draft):
    numbers = count(1)
    return pack_of(draft, new_id=lambda: f"id{next(numbers)}")


def _is_whole(draft):
    return "".join(part.raw for part in draft.parts) == draft.page


def test_a_sentence_moves_from_the_text_to_the_note(draft):
    part = _place(draft, "They carried")
    start = draft.parts[part].text.index("They carried")
    moved = editing.move_span(
        draft, part, Span(start, len(draft.parts[part].text)), PartKind.AUTHOR_NOTE
    )
    source = _pack(moved).sources[0]
    assert source.body == "The lamps went out at nine. I saw two men running."
    assert source.author_note.startswith("They carried a ladder.")
    assert _is_whole(moved)


def test_words_in_the_middle_of_a_wrapped_line_move_alone(draft):
    part = _place(draft, "They carried")
    start = draft.parts[part].text.index("I saw")
    span = Span(start, draft.parts[part].text.index(" They"))
    moved = editing.move_span(draft, part, span, PartKind.ATTRIBUTION)
    source = _pack(moved).sources[0]
    assert source.body == "The lamps went out at nine.\nThey carried a ladder."
    assert "I saw two men running." in source.attribution
    assert _is_whole(moved)


def test_a_note_becomes_text_again(draft):
    changed = editing.change_kind(draft, _place(draft, "He could not"), PartKind.BODY)
    assert _pack(changed).sources[0].body.endswith("before he was thirty.")
    assert _pack(changed).sources[0].author_note is None


def test_a_paragraph_of_the_story_joins_the_source_above_it(draft):
    changed = editing.change_kind(draft, _place(draft, "four shillings"), PartKind.AUTHOR_NOTE)
    assert _pack(changed).sources[1].author_note == "A lamp cost four shillings."


def test_a_part_is_split_and_joined_to_what_it_was(draft):
    part = _place(draft, "There was no riot")
    split = editing.split_part(draft, part, draft.parts[part].text.index("There was a"))
    assert [p.text for p in split.parts[part : part + 2]] == [
        "There was no riot.",
        "There was a meeting.",
    ]
    joined = editing.join_with_next(split, part)
    assert joined.parts[part].text == draft.parts[part].text
    assert _is_whole(split)
    assert _is_whole(joined)


@pytest.mark.parametrize("position", [-1, 0, 10_000])
def test_a_part_is_not_split_outside_its_words(draft, position):
    with pytest.raises(ValueError, match="no words"):
        editing.split_part(draft, 1, position)


def test_a_source_heading_is_not_joined_to_the_part_above(draft):
    heading = next(i for i, p in enumerate(draft.parts) if p.kind is PartKind.SOURCE_HEADING)
    with pytest.raises(ValueError, match="a source begins"):
        editing.join_with_next(draft, heading - 1)
    with pytest.raises(ValueError, match="no part after"):
        editing.join_with_next(draft, len(draft.parts) - 1)


def test_two_sources_become_one(draft):
    merged = editing.merge_sources(draft, 0, 1)
    pack = _pack(merged)
    assert [source.label for source in pack.sources] == ["A"]
    assert pack.sources[0].body.endswith("There was a meeting.")
    assert any("merged" in item.why for item in pack.left_over)
    with pytest.raises(ValueError, match="itself"):
        editing.merge_sources(draft, 1, 1)


def test_a_source_is_split_at_a_part(draft):
    split = editing.begin_source(draft, _place(draft, "From the notebook"), label="A2")
    pack = _pack(split)
    assert [source.label for source in pack.sources] == ["A", "A2", "B"]
    assert pack.sources[0].attribution is None
    assert pack.sources[1].attribution.startswith("From the notebook")
    assert pack.sources[2].body == "There was no riot. There was a meeting."


def test_a_source_that_was_missed_begins_with_its_words_and_takes_its_label_along():
    words = "It rained.\n\nWe have eaten the hens.\n\nFrom a letter, 1911.\n\nIt ended.\n"
    page = f"The strike\n\n\n{words}"
    draft = draft_of(page, origin="strike.txt")
    (source,) = _pack(editing.begin_source(draft, _place(draft, "hens"))).sources
    assert (source.name, source.body) == ("Source A", "We have eaten the hens.")
    assert source.attribution == "From a letter, 1911."
    (titled,) = _pack(editing.begin_source(draft, 0)).sources
    assert titled.title == "The strike"


def test_a_new_source_has_the_next_free_label():
    draft = draft_of("Source 2\n\nOne.\n\nA bill, 1840.\n\nAnd so on.\n", origin="p.txt")
    begun = editing.begin_source(draft, _place(draft, "And so"))
    assert [source.label for source in begun.sources] == ["2", "3"]


def test_a_paragraph_can_become_the_heading_of_a_source(draft):
    changed = editing.change_kind(draft, _place(draft, "Nobody had asked"), PartKind.SOURCE_HEADING)
    assert [source.label for source in _pack(changed).sources] == ["C", "A", "B"]
    assert _is_whole(changed)


def test_a_heading_that_is_none_gives_its_text_to_the_source_above(draft):
    part = _place(draft, "Source B")
    changed = editing.change_kind(draft, part, PartKind.BODY)
    pack = _pack(changed)
    assert [source.label for source in pack.sources] == ["A"]
    assert "There was no riot." in pack.sources[0].body


def test_the_first_heading_that_is_none_gives_its_text_to_the_story(draft):
    changed = editing.change_kind(draft, _place(draft, "Source A"), PartKind.PARAGRAPH)
    pack = _pack(changed)
    assert [source.label for source in pack.sources] == ["B"]
    assert any("lamps went out" in p.text for p in pack.background.introduction)


def test_a_source_is_relabelled(draft):
    pack = _pack(editing.relabel(draft, 1, " C ", heading="Extract"))
    assert pack.sources[1].name == "Extract C"
    with pytest.raises(ValueError, match="label"):
        editing.relabel(draft, 1, " ")


def test_a_dropped_source_is_left_over_and_comes_back(draft):
    dropped = editing.drop_source(draft, 0)
    pack = _pack(dropped)
    assert [(source.label, source.order) for source in pack.sources] == [("B", 1)]
    assert any("ladder" in item.text for item in pack.left_over)
    assert editing.restore_source(dropped, 0) == draft


def test_a_dropped_part_is_left_over_and_comes_back(draft):
    part = _place(draft, "He could not")
    dropped = editing.drop_part(draft, part)
    assert _pack(dropped).sources[0].author_note is None
    assert any(item.why == editing.LEFT_OUT for item in _pack(dropped).left_over)
    assert _pack(editing.restore_part(dropped, part)) == _pack(draft)
    assert editing.drop_part(dropped, part) == dropped
    assert editing.restore_part(draft, part) == draft


def test_a_heading_is_not_dropped_without_its_source(draft):
    with pytest.raises(ValueError, match="a source begins"):
        editing.drop_part(draft, _place(draft, "Source A"))


def test_the_title_can_be_changed(draft):
    assert _pack(editing.set_title(draft, "  Lamps\nand riots ")).title == "Lamps and riots"
    with pytest.raises(ValueError, match="title"):
        editing.set_title(draft, " ")


def test_a_person_decides_whether_a_source_is_a_later_view(draft):
    changed = editing.set_source_kind(draft, 0, SourceKind.INTERPRETATION)
    assert _pack(changed).sources[0].kind is SourceKind.INTERPRETATION
    assert _pack(changed).sources[0].interpretation_note is None


def test_a_provenance_field_is_overruled_and_given_back(draft):
    changed = editing.set_provenance(draft, 0, "creator", ("Amos Tull",))
    changed = editing.set_provenance(changed, 0, "date", None)
    provenance = _pack(changed).sources[0].provenance
    assert provenance.creator == ("Amos Tull",)
    assert provenance.date is None
    assert "date" in provenance.not_given
    assert "creator" not in provenance.not_given
    assert provenance.confidence["creator"] == 1.0
    back = editing.clear_provenance(editing.clear_provenance(changed, 0, "date"), 0, "creator")
    assert _pack(back) == _pack(draft)
    with pytest.raises(KeyError):
        editing.set_provenance(draft, 0, "weather", "dry")


def test_a_page_without_sources_has_nothing_a_note_could_belong_to():
    draft = draft_of("A page.\n\nAnd nothing else in it.\n", origin="page.txt")
    with pytest.raises(ValueError, match="no source"):
        editing.change_kind(draft, 0, PartKind.AUTHOR_NOTE)


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["split", "join", "kind", "move", "merge", "begin", "drop", "restore"]),
        st.integers(0, 40),
        st.integers(0, 120),
        st.sampled_from(list(PartKind)),
    ),
    max_size=12,
)


def _apply(draft, name, first, second, kind):
    part = first % len(draft.parts)
    source = first % max(1, len(draft.sources))
    actions = {
        "split": lambda: editing.split_part(draft, part, second),
        "join": lambda: editing.join_with_next(draft, part),
        "kind": lambda: editing.change_kind(draft, part, kind),
        "move": lambda: editing.move_span(draft, part, Span(second, second + 15), kind),
        "merge": lambda: editing.merge_sources(draft, source, second % len(draft.sources)),
        "begin": lambda: editing.begin_source(draft, part),
        "drop": lambda: editing.drop_part(draft, part),
        "restore": lambda: editing.restore_part(draft, part),
    }
    try:
        return actions[name]()
    except (ValueError, ZeroDivisionError):
        return draft


@given(OPERATIONS)
def test_no_sequence_of_corrections_loses_or_invents_a_character(operations):
    draft = draft_of(PAGE, origin="lamps.txt")
    for operation in operations:
        draft = _apply(draft, *operation)
        assert _is_whole(draft)
        assert all(part.source is None or part.source < len(draft.sources) for part in draft.parts)
        assert all(part.source is not None for part in draft.parts if part.kind in OF_A_SOURCE)
        for part in draft.parts:
            assert place_in(part.raw, part.text, 0) >= 0
    pack = _pack(draft)
    assert len(pack.sources) == len(draft.sources)
