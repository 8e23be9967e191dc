# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.doubles import Do, FakeClock
from tests.factories import NOON, a_pack, an_annotation
from workbench.domain.annotations import Direction
from workbench.domain.errors import NotFoundError
from workbench.domain.frameworks import Dimension
from workbench.domain.interchange.web_annotations import annotation_from_json, annotation_to_json
from workbench.domain.note_versions import NoteVersion
from workbench.services.annotating import AnnotatingService
from workbench.services.importing import ImportingService
from workbench.services.note_history import NoteHistoryService
from workbench.services.retagging import RetaggingService
from workbench.services.updating import UpdatingService
from workbench.storage.library import Library
from workbench.storage.opening import Options


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def library(tmp_path, clock):
    with Library.open(tmp_path / "library", options=Options(clock=clock)) as library:
        yield library


@pytest.fixture
def pack(library):
    return ImportingService(library).keep(a_pack()).result()


@pytest.fixture
def annotating(library, clock):
    return AnnotatingService(library, clock=clock)


@pytest.fixture
def history(library, clock):
    return NoteHistoryService(library, clock=clock)


@pytest.fixture
def mark(pack, annotating):
    return annotating.add(an_annotation(pack.sources[0])).result()


@pytest.fixture
def write(annotating, clock, mark):
    """Write the first step of the note so many minutes later, and return the note."""

    def write(words, *, minutes=0, **fields):
        clock.go_on(60 * minutes)
        known = annotating.annotations_of(mark.target.source_id)[0]
        return annotating.change(replace(known, feature=words, **fields)).result()

    return write


def said(history, mark):
    return [version.step("feature") for version in history.versions_of(mark.id)]


class TestWhatIsKept:
    def test_writing_in_one_go_keeps_nothing(self, history, write, mark):
        for words in ("The", "The mill", "The mill stood still"):
            write(words, minutes=2)
        assert said(history, mark) == []

    def test_what_stood_for_ten_minutes_is_kept_with_its_date(self, history, write, mark, clock):
        written = write("The mill", minutes=1)
        write("The mill stood", minutes=60)
        (version,) = history.versions_of(mark.id)
        assert (version.made, version.kept) == (written.modified, clock.time)
        assert version.words == mark.target.quoted
        longer = "The mill stood still for eleven whole weeks"
        write(longer, minutes=9)
        assert said(history, mark) == ["The mill"]
        write(f"{longer}.", minutes=1)
        assert said(history, mark) == [longer, "The mill"]

    def test_a_beginning_that_is_just_being_typed_is_not_kept(self, history, write, mark):
        write("T", minutes=60)
        write("The mi", minutes=0.1)
        write("The mill", minutes=0.1)
        assert said(history, mark) == []

    def test_a_step_that_is_emptied_is_kept_at_once_and_only_once(self, history, write, mark):
        words = "The mill stood still for eleven weeks, says the letter."
        write(words)
        for _ in range(3):
            write("")
            write(words)
        assert said(history, mark) == [words]

    def test_a_note_without_words_is_not_kept(self, history, write, mark):
        write("", minutes=30, direction=Direction.BOTH)
        assert said(history, mark) == []

    def test_there_are_at_most_fifty_of_a_note(self, library, history, mark):
        def add(unit):
            for number in range(1, 61):
                made = NOON + timedelta(hours=number)
                document = {"feature": f"Words {number}"}
                unit.note_versions.add(NoteVersion(mark.id, number, made, made, document))

        library.perform(Do(add)).result()
        kept = said(history, mark)
        assert len(kept) == 50
        assert (kept[0], kept[-1]) == ("Words 60", "Words 1")
        library.undo().result()
        assert said(history, mark) == []

    def test_many_marks_changed_together_keep_the_notes_that_have_words(
        self, library, pack, annotating, history, clock
    ):
        marks = [an_annotation(pack.sources[1], number) for number in (1, 2)]
        marks[0] = replace(marks[0], feature="Words")
        first, second = [annotating.add(each).result() for each in marks]
        changed = [replace(each, dimension=Dimension.PURPOSE) for each in (first, second)]
        RetaggingService(library, clock=clock).change(changed).result()
        assert library.undo_label == "Change 2 marks"
        assert [x.dimension for x in history.versions_of(first.id)] == [Dimension.NATURE]
        assert history.versions_of(second.id) == ()

    def test_a_mark_replaced_from_elsewhere_keeps_what_was_here(
        self, annotating, history, pack, write, mark
    ):
        ours = write("Ours")
        theirs = annotation_to_json(replace(ours, feature="Theirs"))
        annotating.take_in(pack, [annotation_from_json(theirs)]).result()
        assert said(history, mark) == ["Ours"]

    def test_of_marks_replaced_together_one_with_fifty_makes_room(
        self, library, annotating, history, pack, write, mark
    ):
        ours = write("Ours")
        beside = annotating.add(an_annotation(pack.sources[1], feature="Beside")).result()

        def fill(unit):
            for number in range(1, 51):
                made = NOON + timedelta(hours=number)
                document = {"feature": f"Words {number}"}
                unit.note_versions.add(NoteVersion(mark.id, number, made, made, document))

        library.perform(Do(fill)).result()
        theirs = [annotation_to_json(replace(x, feature="Theirs")) for x in (ours, beside)]
        annotating.take_in(pack, [annotation_from_json(each) for each in theirs]).result()
        assert said(history, beside) == ["Beside"]
        kept = said(history, mark)
        assert len(kept) == 50
        assert (kept[0], kept[1], kept[-1]) == ("Ours", "Words 50", "Words 1")
        library.undo().result()
        assert said(history, beside) == []
        assert said(history, mark)[0] == "Words 50"


class TestTakingBack:
    def test_the_earlier_words_are_the_present_ones_and_those_a_version(
        self, library, history, annotating, write, mark
    ):
        write("First", minutes=1, direction=Direction.LIMITS)
        now = write("Second", minutes=20, direction=None)
        (version,) = history.versions_of(mark.id)
        back = history.take_back(now, version).result()
        assert (back.feature, back.direction) == ("First", Direction.LIMITS)
        assert back.target == now.target
        assert annotating.annotations_of(mark.target.source_id) == (back,)
        assert said(history, mark) == ["Second", "First"]
        assert library.undo().result() == "Take back an earlier version of A1"
        assert annotating.annotations_of(mark.target.source_id) == (now,)
        assert said(history, mark) == ["First"]
        library.redo().result()
        assert said(history, mark) == ["Second", "First"]

    def test_members_of_a_later_program_stay_and_do_no_harm(self, library, history, write, mark):
        now = write("First")
        document = {"feature": "Later", "weight": "huge", "readings": [1]}
        later = NoteVersion(mark.id, 1, NOON, NOON, document)
        library.perform(Do(lambda unit: unit.note_versions.add(later))).result()
        (version,) = history.versions_of(mark.id)
        assert version == later
        back = history.take_back(now, version).result()
        assert (back.feature, back.weight) == ("Later", None)
        assert library.check().result().is_sound

    def test_of_a_mark_that_is_gone_it_is_refused(self, history, annotating, write, mark):
        write("First")
        now = write("Second", minutes=20)
        (version,) = history.versions_of(mark.id)
        annotating.remove(now).result()
        with pytest.raises(NotFoundError):
            history.take_back(now, version).result()


class TestWithTheMark:
    @pytest.fixture
    def now(self, write):
        write("First")
        return write("Second", minutes=20)

    def test_versions_go_and_come_back_with_it(self, library, history, annotating, now):
        before = history.versions_of(now.id)
        annotating.remove(now).result()
        assert history.versions_of(now.id) == ()
        library.undo().result()
        assert history.versions_of(now.id) == before

    def test_versions_go_and_come_back_with_its_pack(self, library, history, pack, now):
        before = history.versions_of(now.id)
        ImportingService(library).remove(pack.id).result()
        assert history.versions_of(now.id) == ()
        library.undo().result()
        assert history.versions_of(now.id) == before

    def test_a_pack_made_ones_own_takes_them_along(self, library, history, pack, now):
        before = history.versions_of(now.id)
        UpdatingService(library).make_own(pack).result()
        assert history.versions_of(now.id) == before
        assert library.check().result().is_sound
