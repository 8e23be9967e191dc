# SPDX-License-Identifier: MIT
"""A pack made by hand, from nothing to a file that can be handed on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import a_pack, a_plan, a_point, an_enquiry
from workbench.domain.annotations import SourcePart
from workbench.domain.background import BackgroundKind
from workbench.domain.background_editing import WrittenEntry
from workbench.domain.frameworks import Dimension
from workbench.domain.plans import BackgroundEvidence
from workbench.domain.refusals import ReceivedPackError
from workbench.domain.sources import Picture, SourceKind
from workbench.domain.text import Span
from workbench.importers.pack_file import ReceivedPack, read_pack_file
from workbench.services.composing import (
    AddSource,
    ComposingService,
    MoveEntry,
    MoveSource,
    Relabel,
    RemoveEntry,
    RemoveSource,
    Rename,
    WriteEntry,
    entry_by_hand,
    next_label,
    source_by_hand,
)
from workbench.services.exporting import ExportingService
from workbench.services.updating import UpdatingService


@pytest.fixture
def composing(library):
    return ComposingService(library)


def typed(label, text="The gates are shut."):
    return source_by_hand(
        label=label,
        heading="Source",
        kind=SourceKind.SOURCE,
        attribution="From a letter by a weaver to her sister, June 1862.",
        text=text,
    )


@pytest.fixture
def own(composing):
    """A pack with three sources and a fact, made by hand."""
    pack = composing.new_pack(" The  strike ").result()
    for label in "ABC":
        pack = composing.change(pack.id, AddSource(typed(label)), "Add").result()
    fact = entry_by_hand(BackgroundKind.FACT, text="Cotton came from one country.")
    return composing.change(pack.id, WriteEntry(fact), "Write").result()


def stored(library, pack):
    return library.read(lambda unit: unit.packs.get(pack.id)).result()


def labels(pack):
    return [(each.label, each.order) for each in pack.sources]


def test_a_new_pack_is_empty_and_undone(library, composing):
    pack = composing.new_pack(" ").result()
    assert (pack.title, pack.sources, pack.is_received) == ("New pack", (), False)
    assert library.undo().result() == "New pack"


def test_a_source_tells_what_its_label_says(own):
    source = own.sources[0]
    assert source.provenance.date.edtf == "1862-06"
    assert source.body == "The gates are shut."


def test_sources_are_moved_called_otherwise_and_removed_one_step_each(library, composing, own):
    last, later = own.sources[2], SourceKind.INTERPRETATION
    steps = (
        (MoveSource(last.id, -2), [("C", 1), ("A", 2), ("B", 3)]),
        (Relabel(last.id, "1", "Document", later), [("1", 1), ("A", 2), ("B", 3)]),
        (RemoveSource(own.sources[0].id), [("1", 1), ("B", 2)]),
    )  # fmt: skip
    before = [own]
    for change, expected in steps:
        pack = composing.change(own.id, change, "Change").result()
        assert labels(pack) == expected
        before.append(pack)
    assert before[3].sources[0].name == "Document 1"
    for pack in reversed(before[:-1]):
        library.undo().result()
        assert stored(library, own) == pack


def test_a_removed_source_takes_its_marks_along_and_undo_brings_them_back(
    library, composing, own, annotating
):
    source = own.sources[0]
    mark = annotating.mark(source, SourcePart.BODY, Span(0, 9), dimension=Dimension.NATURE).result()
    composing.change(own.id, RemoveSource(source.id), "Remove").result()
    assert annotating.annotations_in(own.id) == ()
    library.undo().result()
    assert annotating.annotations_in(own.id) == (mark,)


def test_questions_name_a_source_by_its_new_label_and_marks_keep_their_numbers(
    composing, own, annotating, planning
):
    source = own.sources[0]
    mark = annotating.mark(source, SourcePart.BODY, Span(0, 9), dimension=Dimension.NATURE).result()
    plan = a_plan(own, enquiry=an_enquiry(sources=("A", "C")))
    planning.keep(plan).result()

    composing.change(own.id, Relabel(source.id, "D", "Source", SourceKind.SOURCE), "x").result()

    assert planning.plans_of(own.id)[0].enquiry.sources == ("D", "C")
    assert annotating.annotations_in(own.id) == (mark,)


def test_background_is_written_moved_and_removed_also_from_plans(library, composing, own, planning):
    fact = own.background.facts[0]
    other = entry_by_hand(BackgroundKind.FACT, text="Coal came by river.")
    composing.change(own.id, WriteEntry(other), "Write").result()
    planning.keep(a_plan(own, a_point(evidence=(BackgroundEvidence(fact.id),)))).result()

    moved = composing.change(own.id, MoveEntry(other.id, -1), "Move").result()
    assert [each.id for each in moved.background.facts] == [other.id, fact.id]
    left = composing.change(own.id, RemoveEntry(fact.id), "Remove").result()
    assert [each.id for each in left.background.facts] == [other.id]
    assert planning.plans_of(own.id)[0].points[0].evidence == ()
    library.undo().result()
    assert planning.plans_of(own.id)[0].points[0].evidence == (BackgroundEvidence(fact.id),)


@pytest.mark.parametrize(
    ("date", "edtf", "text"),
    [
        ("May 1955", "1955-05", "Peace."),
        ("", None, "Peace."),
        ("some day", None, "some day: Peace."),
    ],
)
def test_the_date_of_an_event_is_read_where_it_can_be(date, edtf, text):
    entry = entry_by_hand(BackgroundKind.EVENT, text=" Peace. ", heading=date)
    assert (entry.edtf, entry.text, entry.heading) == (edtf, text, "")


def test_a_date_that_was_not_touched_stays_as_it_was():
    known = WrittenEntry(BackgroundKind.EVENT, "e", "Peace.", edtf="1955-05")
    again = entry_by_hand(BackgroundKind.EVENT, text="War.", heading="May 1955", known=known)
    assert (again.id, again.edtf, again.text) == ("e", "1955-05", "War.")


def test_every_change_is_another_version_and_nothing_changed_is_none(library, composing, own):
    assert own.version == 4
    label = library.undo_label
    composing.change(own.id, Rename(own.title), "Rename").result()
    assert stored(library, own).version == 4
    assert library.undo_label == label


def test_a_pack_that_came_from_somebody_else_is_left_as_it_is(library, composing):
    theirs = ReceivedPack(a_pack(title="Theirs"), {})
    pack = UpdatingService(library).receive(theirs).result().pack
    with pytest.raises(ReceivedPackError, match="Theirs"):
        composing.change(pack.id, Rename("Mine"), "Rename").result()
    assert stored(library, pack) == pack


def test_what_was_made_by_hand_is_handed_on(library, own, tmp_path):
    path = tmp_path / "strike.sourcepack"
    ExportingService(library).write_pack(own.id, path)
    assert read_pack_file(path).pack == own


@pytest.mark.parametrize(("there", "following"), [("", "A"), ("AB", "C"), ("13", "4")])
def test_the_next_label_follows_those_that_are_there(composing, there, following):
    pack = composing.new_pack().result()
    for label in there:
        pack = composing.change(pack.id, AddSource(typed(label)), "Add").result()
    assert next_label(pack) == following


def test_a_person_says_later_what_a_picture_shows(composing, own):
    source = replace(typed("P"), picture=Picture(None, "", missing=True))
    pack = composing.change(own.id, AddSource(source), "Add").result()

    def described(words):
        change = Relabel(source.id, "P", "Source", SourceKind.SOURCE, words)
        changed = composing.change(pack.id, change, "Describe").result()
        return changed.source(source.id).picture.alt

    assert described("A wall") == "A wall"
    assert described(None) == "A wall"
    assert described("") == ""
