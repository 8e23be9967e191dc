# SPDX-License-Identifier: MIT
"""Every correction can be taken back and done again; fields are typed and cleared."""

import pytest

from tests.services.drafting.pages import deck, is_whole, lamps, place_of
from workbench.domain.provenance import HistoricalDate
from workbench.domain.sources import SourceKind
from workbench.importers.draft import PartKind
from workbench.importers.editing import change_kind, drop_source, set_source_kind
from workbench.services.drafting import history as drafting_history
from workbench.services.drafting.certainty import Certainty, certainty_of
from workbench.services.drafting.history import Checking, DoubtId, DraftHistory
from workbench.services.drafting.source_fields import as_on_the_page, renamed, sheet_of, typed


@pytest.fixture
def history():
    return DraftHistory(Checking((lamps(), deck())))


def _to_text(draft):
    return change_kind(draft, place_of(draft, "the owl"), PartKind.BODY)


def test_a_correction_is_taken_back_and_done_again(history):
    before = history.now
    assert history.take("change to text", before.corrected(0, _to_text))
    after = history.now
    assert (history.undo_name, history.redo_name) == ("change to text", None)
    assert history.undo()
    assert history.now == before
    assert (history.undo_name, history.redo_name) == (None, "change to text")
    assert history.redo()
    assert history.now == after
    assert is_whole(after.drafts[0])


def test_what_changes_nothing_is_no_step(history):
    assert not history.take("nothing", history.now.corrected(0, lambda draft: draft))
    assert not history.undo()
    assert not history.redo()


def test_a_new_correction_forgets_what_was_undone(history):
    history.take("one", history.now.corrected(0, _to_text))
    history.undo()
    history.take("two", history.now.titled("Lamps"))
    assert history.redo_name is None


def test_settling_a_doubt_is_a_step_of_its_own(history):
    doubt = DoubtId(0, 0, "no label")
    assert history.take("answer", history.now.corrected(0, lambda x: x, settles=doubt))
    assert doubt in history.now.settled
    history.undo()
    assert history.now.settled == frozenset()


def test_only_so_many_steps_are_remembered(history):
    for number in range(drafting_history.MOST_STEPS + 5):
        history.take("title", history.now.titled(f"Lamps {number}"))
    steps = 0
    while history.undo():
        steps += 1
    assert steps == drafting_history.MOST_STEPS


def test_without_a_page_there_is_nothing_to_check():
    with pytest.raises(ValueError, match="nothing to check"):
        DraftHistory(Checking(()))


def test_the_pack_is_called_like_the_first_page_with_sources():
    history = DraftHistory(Checking((deck(), lamps())))
    assert history.now.title == "The Lamp Riots"
    assert history.now.titled("Lamps").drafts[1].title == "Lamps"
    assert DraftHistory(Checking((deck(),))).now.title == "Lamps and gas"


def _field(draft, name, place=0):
    return next(each for each in sheet_of(draft, place).fields if each.name == name)


def test_fields_say_how_sure_they_are():
    draft = lamps()
    assert _field(draft, "creator").value == "Tom Hale"
    assert _field(draft, "date").certainty is Certainty.SURE
    assert _field(draft, "audience").certainty is Certainty.NOT_GIVEN
    assert not _field(draft, "audience").is_extra
    assert _field(draft, "event").is_extra


def test_what_is_typed_counts_and_can_be_taken_back():
    draft = typed(0, "creator", "  Ada Hale ;  Tom Hale ")(lamps())
    field = _field(draft, "creator")
    assert (field.value, field.certainty, field.is_typed) == (
        "Ada Hale; Tom Hale",
        Certainty.SURE,
        True,
    )
    assert _field(as_on_the_page(0, "creator")(draft), "creator").value == "Tom Hale"


def test_an_emptied_field_is_not_given():
    field = _field(typed(0, "creator", " ")(lamps()), "creator")
    assert (field.value, field.certainty) == ("", Certainty.NOT_GIVEN)
    assert _field(typed(0, "creator", " ; ")(lamps()), "creator").value == ""


def test_a_typed_date_is_read():
    draft = typed(0, "date", "June 1843")(lamps())
    assert draft.sources[0].overrides["date"] == HistoricalDate("June 1843", "1843-06")
    draft = typed(0, "date", "the summer of the riots")(draft)
    assert draft.sources[0].overrides["date"].text == "the summer of the riots"


@pytest.mark.parametrize(
    ("typed_name", "name"),
    [("Interpretation 2", "Interpretation 2"), (" F ", "Source F"), ("Old map B1", "Old map B1")],
)
def test_a_source_is_called_something_else(typed_name, name):
    assert sheet_of(renamed(0, typed_name)(lamps()), 0).name == name


def test_a_source_without_a_name_is_refused():
    with pytest.raises(ValueError, match="label"):
        renamed(0, "  ")(lamps())


def test_a_suggested_later_view_asks_to_be_checked():
    draft = typed(0, "genre", "school textbook")(lamps())
    sheet = sheet_of(draft, 0)
    assert (sheet.kind, sheet.kind_certainty) == (
        SourceKind.INTERPRETATION,
        Certainty.PLEASE_CHECK,
    )
    assert "textbook" in sheet.kind_reason
    chosen = sheet_of(set_source_kind(draft, 0, SourceKind.SOURCE), 0)
    assert (chosen.kind, chosen.kind_certainty) == (SourceKind.SOURCE, Certainty.SURE)


def test_a_source_that_is_left_out_can_still_be_looked_at():
    sheet = sheet_of(drop_source(lamps(), 1), 1)
    assert (sheet.name, sheet.is_left_out) == ("Source B", True)


@pytest.mark.parametrize(
    ("confidence", "certainty", "boxes"),
    [
        (0.95, Certainty.SURE, 3),
        (0.6, Certainty.PLEASE_CHECK, 2),
        (0.3, Certainty.GUESS, 1),
        (0.0, Certainty.NOT_GIVEN, 0),
    ],
)
def test_certainty_has_words_and_boxes(confidence, certainty, boxes):
    assert certainty_of(confidence) is certainty
    assert certainty.boxes == boxes
