# SPDX-License-Identifier: MIT
from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, a_mark_on_a_picture, a_pack, a_source
from workbench import assets
from workbench.domain.annotations import SourcePart
from workbench.domain.changes import Changed
from workbench.domain.enquiries import Enquiry
from workbench.domain.errors import NotFoundError
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import new_id
from workbench.domain.practising.attempts import Conditions, Phase, begun_attempt
from workbench.domain.practising.clock import Moment
from workbench.domain.practising.papers import paper_of
from workbench.domain.practising.setting import paper_from_attempt
from workbench.domain.text import Span
from workbench.services.exporting import ExportingService
from workbench.services.importing import ImportingService, read_pack_file
from workbench.services.keeping import open_library
from workbench.services.practising import PractisingService
from workbench.services.updating import Receipt, UpdatingService
from workbench.storage.checking import check_library


def at(seconds):
    return Moment(float(seconds), NOON + timedelta(seconds=seconds))


@pytest.fixture
def practising(library):
    return PractisingService(library)


@pytest.fixture
def attempt(pack, practising):
    question = Enquiry(new_id(), "How useful is it?", "aqa-gcse", "aqa1b2", 12, 15)
    attempt = begun_attempt(new_id(), pack.id, paper_of(pack, [question]), Conditions(), at(0))
    return practising.keep(attempt).result()


def test_what_is_kept_is_found_again_and_told_in_short(attempt, practising):
    written = attempt.ticked(at(9)).turned_to(0, Phase.WRITE).written(text="It is useful because")
    practising.keep(written.finished(at(10)).judged("Level 2", 5)).result()
    assert practising.attempt(attempt.id).answer.text == "It is useful because"
    (short,) = practising.attempts()
    assert (short.mark, short.out_of, short.is_over) == (5, 12, True)
    assert (short.seconds, short.allowed) == (10, 900)
    assert short.kinds == (("aqa-gcse", "aqa1b2"),)
    assert practising.attempt(new_id()) is None


def test_the_conditions_of_the_newest_attempt_are_offered_again(attempt, practising):
    assert practising.last_conditions() == attempt.conditions
    practising.remove(attempt.id).result()
    assert practising.last_conditions() is None


def test_undo_neither_reaches_an_exam_nor_is_kept_from_what_was_done_before(
    attempt, practising, library, pack
):
    renamed = library.undo_label
    practising.keep(attempt.ticked(at(7))).result()
    assert library.undo_label == renamed
    library.undo().result()
    assert practising.attempt(attempt.id).clock.used == 7
    library.redo().result()
    assert library.read(lambda unit: unit.packs.find(pack.id)).result() == pack
    assert check_library(library.folder / "library.db").is_sound


def test_who_listens_is_told_and_the_counter_by_which_copies_are_told_apart_goes_on(
    attempt, practising, library
):
    told = []
    library.subscribe(told.append)

    def counter():
        with closing(sqlite3.connect(library.folder / "library.db")) as file:
            return file.execute("SELECT counter FROM library_meta").fetchone()[0]

    before = counter()
    practising.keep(attempt.ticked(at(3))).result()
    assert told == [Changed.ATTEMPTS]
    assert counter() == before + 1


def test_an_attempt_that_is_removed_comes_back_with_undo(attempt, practising, library):
    practising.remove(attempt.id).result()
    assert practising.attempts() == ()
    with pytest.raises(NotFoundError):
        practising.remove(attempt.id).result()
    library.undo().result()
    assert practising.attempt(attempt.id) == attempt


def test_practice_goes_with_its_pack_and_comes_back_with_it(attempt, practising, library, pack):
    ImportingService(library).remove(pack.id).result()
    assert practising.attempts() == ()
    library.undo().result()
    assert practising.attempt(attempt.id) == attempt


def test_practice_moves_to_ones_own_copy_and_undo_keeps_what_was_written_since(
    attempt, practising, library, pack
):
    own = UpdatingService(library).make_own(pack).result()
    assert practising.attempt(attempt.id).pack_id == own.id
    later = practising.attempt(attempt.id).ticked(at(8)).written(text="Later")
    practising.keep(later).result()
    library.undo().result()
    found = practising.attempt(attempt.id)
    assert found.pack_id == pack.id
    assert found.answer.text == "Later"
    assert check_library(library.folder / "library.db").is_sound


class TestSetPapers:
    @pytest.fixture
    def pack(self, library):
        pack = a_pack(sources=(a_source("A"), a_source("B")))
        return ImportingService(library).keep(pack).result()

    @pytest.fixture
    def paper(self, attempt, pack):
        source = attempt.paper.sources[0]
        marked, _ = attempt.marked(
            source, SourcePart.BODY, Span(0, 9), Dimension.ORIGIN, mark_id=new_id(), now=NOON
        )
        return paper_from_attempt(marked.written(text="A model."), new_id(), "Mock")

    def test_a_paper_goes_along_with_its_pack_and_is_sat_there(
        self, practising, paper, pack, library, tmp_path
    ):
        practising.set_paper(pack.id, paper).result()
        file = tmp_path / "pack.sourcepack"
        ExportingService(library).write_pack(pack.id, file)
        with open_library(tmp_path / "other") as other:
            updating = UpdatingService(other)
            updating.receive(updating.take_pictures(read_pack_file(file))).result()
            there = other.read(lambda unit: unit.packs.get(pack.id)).result()
            (received,) = PractisingService(other).papers_of(there)
            assert received.title == "Mock"
            sat = received.on_pack(there)
            assert sat.model.answers == ("A model.",)
            assert [mark.target.quoted for mark in sat.model.annotations] == [
                paper.model.annotations[0].target.quoted
            ]
            own = updating.make_own(there).result()
            (copied,) = PractisingService(other).papers_of(own)
            assert copied.model.annotations[0].target.source_id in {x.id for x in own.sources}
            again = updating.receive(read_pack_file(file)).result()
            assert again.receipt is Receipt.NEW

    def test_a_newer_version_brings_its_papers(self, practising, paper, pack, library, tmp_path):
        file = tmp_path / "pack.sourcepack"
        ExportingService(library).write_pack(pack.id, file)
        with open_library(tmp_path / "other") as other:
            updating = UpdatingService(other)
            updating.receive(updating.take_pictures(read_pack_file(file))).result()
            practising.set_paper(pack.id, paper).result()
            ExportingService(library).write_pack(pack.id, file)
            assert updating.receive(read_pack_file(file)).result().receipt is Receipt.UPDATED
            assert updating.receive(read_pack_file(file)).result().receipt is Receipt.UNCHANGED
            there = other.read(lambda unit: unit.packs.get(pack.id)).result()
            assert [x.title for x in PractisingService(other).papers_of(there)] == ["Mock"]

    def test_a_paper_that_is_removed_comes_back_with_undo(self, practising, paper, pack, library):
        practising.set_paper(pack.id, paper).result()
        practising.remove_paper(pack.id, paper.id).result()
        assert practising.papers_of(pack) == ()
        with pytest.raises(NotFoundError):
            practising.remove_paper(pack.id, paper.id).result()
        library.undo().result()
        assert [x.title for x in practising.papers_of(pack)] == ["Mock"]
        ImportingService(library).remove(pack.id).result()
        library.undo().result()
        assert [x.title for x in practising.papers_of(pack)] == ["Mock"]


def test_marks_of_a_model_on_pictures_go_along(practising, attempt, library, tmp_path):
    for path in assets.resource("packs/thaw/media").iterdir():
        library.media.keep(path.read_bytes(), name=path.name)
    pack = library.read(lambda unit: unit.packs.get(attempt.pack_id)).result()
    source = next(each for each in pack.sources if each.picture is not None)
    drawn = a_mark_on_a_picture(source, feature="the smile")
    paper = paper_from_attempt(replace(attempt, marks=(drawn,)), new_id(), "Mock")
    practising.set_paper(pack.id, paper).result()
    (kept,) = practising.papers_of(pack)
    assert [mark.target for mark in kept.model.annotations] == [drawn.target]
    file = tmp_path / "pack.sourcepack"
    ExportingService(library).write_pack(pack.id, file)
    with open_library(tmp_path / "other") as other:
        updating = UpdatingService(other)
        updating.receive(updating.take_pictures(read_pack_file(file))).result()
        there = other.read(lambda unit: unit.packs.get(pack.id)).result()
        (received,) = PractisingService(other).papers_of(there)
    assert [mark.target for mark in received.model.annotations] == [drawn.target]
    assert received.model.annotations[0].feature == "the smile"
