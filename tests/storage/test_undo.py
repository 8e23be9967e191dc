# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter
from contextlib import closing, contextmanager, suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from tests.doubles import Do, FakeClock
from tests.factories import a_pack, a_plan, a_point, an_annotation
from workbench.domain.changes import Changed
from workbench.domain.errors import NothingToUndoError
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence
from workbench.storage import undo, undo_limits
from workbench.storage.checking import check
from workbench.storage.engine import raw
from workbench.storage.fingerprints import content_fingerprint
from workbench.storage.library import Library
from workbench.storage.opening import Options
from workbench.storage.units import UnitOfWork


@pytest.fixture
def pack(keep):
    pack = a_pack()
    keep(lambda unit: unit.packs.add(pack), label="Bring in")
    return pack


@pytest.fixture
def source(pack):
    return pack.sources[0]


def contents(library):
    """Return what the library says, as one number, after a check of every row."""
    connection = library._opened.connection

    def look(_unit):
        assert check(raw(connection)).problems == ()
        return content_fingerprint(raw(connection))

    return library.read(look).result()


def steps(folder):
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        return connection.execute("SELECT label, size FROM undo_step ORDER BY number").fetchall()


class TestUndo:
    def test_it_takes_back_an_import(self, library, ask, pack):
        assert library.undo().result() == "Bring in"
        assert ask(lambda unit: unit.packs.find(pack.id)) is None

    def test_it_brings_back_a_removed_pack_with_all_that_belonged_to_it(
        self, library, keep, ask, pack, source
    ):
        mark = an_annotation(source)
        evidence = (AnnotationEvidence(mark.id), BackgroundEvidence(pack.background.facts[0].id))
        plan = a_plan(pack, a_point(evidence=evidence))
        keep(lambda unit: unit.annotations.add(mark))
        keep(lambda unit: unit.plans.keep(plan))
        before = contents(library)
        keep(lambda unit: unit.packs.remove(pack.id), label="Remove pack")
        library.undo().result()
        assert contents(library) == before
        assert ask(lambda unit: unit.packs.get(pack.id)) == pack
        assert ask(lambda unit: unit.annotations.of_source(source.id)) == (mark,)
        assert ask(lambda unit: unit.plans.get(plan.id)) == plan

    def test_it_says_what_it_touched(self, library, keep, pack, source):
        heard = []
        keep(lambda unit: unit.annotations.add(an_annotation(source)))
        library.subscribe(heard.append)
        library.undo().result()
        library.undo().result()
        everything = Changed.PACKS | Changed.SOURCES | Changed.BACKGROUND
        assert heard == [Changed.ANNOTATIONS, everything]

    def test_there_is_nothing_to_undo_in_a_new_library(self, library):
        assert (library.undo_label, library.redo_label) == (None, None)
        with pytest.raises(NothingToUndoError, match="undo"):
            library.undo().result()
        with pytest.raises(NothingToUndoError, match="redo"):
            library.redo().result()

    def test_an_action_that_changed_nothing_is_no_step(self, library, keep, pack):
        keep(lambda unit: unit.packs.update(pack), label="Nothing new")
        keep(lambda unit: unit.packs.summaries(), label="Only looked")
        assert library.undo_label == "Bring in"

    def test_it_goes_on_after_a_restart(self, library, keep, folder, options, source):
        mark = an_annotation(source)
        keep(lambda unit: unit.annotations.add(mark), label="Mark")
        keep(lambda unit: unit.annotations.remove(mark.id), label="Remove mark")
        library.undo().result()
        library.close()
        with Library.open(folder, options=options) as again:
            assert (again.undo_label, again.redo_label) == ("Mark", "Remove mark")
            assert again.redo().result() == "Remove mark"
            assert [again.undo().result() for _ in range(3)] == ["Remove mark", "Mark", "Bring in"]
            assert (again.undo_label, again.redo_label) == (None, "Bring in")


class TestRedo:
    def test_it_does_again_what_was_taken_back(self, library, keep, ask, source):
        mark = an_annotation(source)
        keep(lambda unit: unit.annotations.add(mark), label="Mark")
        library.undo().result()
        assert library.redo_label == "Mark"
        assert library.redo().result() == "Mark"
        assert ask(lambda unit: unit.annotations.of_source(source.id)) == (mark,)

    def test_the_next_action_ends_it(self, library, keep, folder, source):
        keep(lambda unit: unit.annotations.add(an_annotation(source, 1)), label="First")
        library.undo().result()
        keep(lambda unit: unit.annotations.add(an_annotation(source, 2)), label="Second")
        assert (library.undo_label, library.redo_label) == ("Second", None)
        assert [label for label, _ in steps(folder)] == ["Bring in", "Second"]


class TestMerging:
    @pytest.fixture
    def mark(self, keep, source):
        mark = an_annotation(source)
        keep(lambda unit: unit.annotations.add(mark), label="Mark")
        return mark

    def test_letters_typed_into_one_field_are_one_step(self, library, keep, ask, clock, mark):
        for text in ("T", "Th", "The mill"):
            changed = replace(mark, feature=text)
            keep(lambda unit, x=changed: unit.annotations.update(x), label="Write", merge_key="f")
            clock.go_on(3)
        library.undo().result()
        assert ask(lambda unit: unit.annotations.find(mark.id)) == mark
        library.redo().result()
        assert ask(lambda unit: unit.annotations.find(mark.id)).feature == "The mill"

    @pytest.fixture
    def type_twice(self, keep, clock, mark):
        """Change a mark twice and return it as it was in between."""

        def type_twice(*, keys, seconds):
            for key, text in zip(keys, ("One", "Two"), strict=True):
                changed = replace(mark, feature=text)
                keep(lambda unit, x=changed: unit.annotations.update(x), merge_key=key)
                clock.go_on(seconds)
            return replace(mark, feature="One")

        return type_twice

    @pytest.mark.parametrize(
        ("keys", "seconds"), [(("f", "other"), 1), (("f", "f"), 11), ((None, None), 1)]
    )
    def test_another_field_or_a_pause_begins_a_new_step(
        self, library, ask, type_twice, keys, seconds
    ):
        between = type_twice(keys=keys, seconds=seconds)
        library.undo().result()
        assert ask(lambda unit: unit.annotations.find(between.id)) == between

    def test_what_was_typed_and_deleted_again_is_no_step(self, library, keep, mark):
        keep(lambda unit: unit.annotations.update(replace(mark, feature="No")), merge_key="f")
        keep(lambda unit: unit.annotations.update(mark), merge_key="f")
        assert library.undo_label == "Mark"

    def test_a_row_made_and_changed_in_one_step_goes_as_a_whole(self, library, keep, ask, source):
        mark = an_annotation(source)
        keep(lambda unit: unit.annotations.add(mark), merge_key="f")
        keep(lambda unit: unit.annotations.update(replace(mark, feature="x")), merge_key="f")
        library.undo().result()
        assert ask(lambda unit: unit.annotations.find(mark.id)) is None
        library.redo().result()
        keep(lambda unit: unit.annotations.remove(mark.id))
        library.undo().result()
        assert ask(lambda unit: unit.annotations.find(mark.id)).feature == "x"

    def test_a_row_changed_and_removed_in_one_step_comes_back_as_it_was(
        self, library, keep, ask, clock, mark
    ):
        clock.go_on(60)
        keep(lambda unit: unit.annotations.update(replace(mark, feature="x")), merge_key="f")
        keep(lambda unit: unit.annotations.remove(mark.id), merge_key="f")
        library.undo().result()
        assert ask(lambda unit: unit.annotations.find(mark.id)) == mark


@contextmanager
def at_once(folder, clock):
    """Give what does actions in the file of a closed library, with one wait for the disk for all.

    Each is a unit of work of its own and a step of its own, as in a library that is open.
    """
    engine = create_engine(f"sqlite:///{folder / 'library.db'}")
    with engine.begin() as connection:

        def act(work, label):
            unit = UnitOfWork(connection, clock())
            done = Do(work, label=label)
            done.apply(unit)
            return unit.journal.keep(done)

        yield act
    engine.dispose()


def mark_many(act, source, count, name):
    for number in range(1, count + 1):
        mark = an_annotation(source, number)
        act(lambda unit, x=mark: unit.annotations.add(x), f"{name} {number}")


def taken_back(act):
    """Undo all there is and return the names of the steps, the newest first."""
    names = []
    with suppress(NothingToUndoError):
        while True:
            act(lambda unit: names.append(unit.journal.undo()), "Undo")
    return names


class TestSize:
    def test_work_in_one_pack_leaves_another_its_last_two_hundred_steps(
        self, library, folder, options, clock, pack
    ):
        source = pack.sources[0]
        other = a_pack(title="Another")
        library.close()
        with at_once(folder, clock) as act:
            act(lambda unit: unit.packs.add(other), "Bring in another")
            mark_many(act, source, 300, "First")
            mark_many(act, other.sources[0], 700, "Second")
        with Library.open(folder, options=options) as again:
            assert again.undo().result() == "Second 700"
            assert again.redo().result() == "Second 700"
        with at_once(folder, clock) as act:
            names = taken_back(act)
        first = [name for name in names if name.startswith("First")]
        second = [name for name in names if name.startswith("Second")]
        assert first[:200] == [f"First {number}" for number in range(300, 100, -1)]
        assert second[:500] == [f"Second {number}" for number in range(700, 200, -1)]
        assert len(first) < 200 + undo.TRIMMED_EVERY
        assert len(second) < 500 + undo.TRIMMED_EVERY
        with Library.open(folder, options=options) as again:
            left = again.read(lambda unit: unit.annotations.of_pack(pack.id)).result()
            assert len(left) == 300 - len(first)
            assert (again.undo_label, again.redo_label) == (None, names[-1])

    def test_a_pack_that_is_gone_keeps_no_place_of_its_own(self, library, keep, folder, clock):
        packs = [a_pack(title=str(number)) for number in range(3)]
        for pack in packs:
            keep(lambda unit, x=pack: unit.packs.add(x), label="Bring in")
        library.close()
        with at_once(folder, clock) as act:
            for pack in packs[:2]:
                mark_many(act, pack.sources[0], 250, pack.title)
                act(lambda unit, x=pack: unit.packs.remove(x.id), f"Remove {pack.title}")
            mark_many(act, packs[2].sources[0], 550, "2")
        kept = Counter(label.split()[0] for label, _ in steps(folder))
        assert kept["2"] >= undo_limits.NEWEST
        assert kept["0"] == 0
        assert kept["1"] + kept["Remove"] <= undo_limits.OF_A_PACK + undo.TRIMMED_EVERY

    def test_the_oldest_steps_go_with_their_bytes_but_never_the_newest(self, library, keep, folder):
        chance = random.Random(1)  # noqa: S311 – repeatable
        pack = a_pack()
        keep(lambda unit: unit.packs.add(pack), label="Bring in")

        def write(label, length):
            noise = chance.randbytes(length).hex()
            keep(lambda unit: unit.packs.update(replace(pack, title=noise)), label=label)

        for number in range(4):
            write(f"Change {number}", 1_700_000)
        kept = steps(folder)
        assert [label for label, _ in kept] == ["Change 2", "Change 3"]
        assert sum(size for _, size in kept) <= undo_limits.OF_A_PACK_BYTES
        write("Huge", 7_500_000)
        assert [label for label, _ in steps(folder)] == ["Huge"]
        assert library.undo().result() == "Huge"

    def test_a_step_knows_the_packs_of_its_rows(self, library, keep, folder, pack, source):
        mark = an_annotation(source)
        plan = a_plan(pack, a_point(evidence=(AnnotationEvidence(mark.id),)))
        other = a_pack()

        def known(work):
            keep(work)
            with closing(sqlite3.connect(folder / "library.db")) as connection:
                newest = "SELECT packs FROM undo_step ORDER BY number DESC LIMIT 1"
                return set(json.loads(connection.execute(newest).fetchone()[0]))

        assert known(lambda unit: unit.annotations.add(mark)) == {pack.id}
        assert known(lambda unit: unit.plans.keep(plan)) == {pack.id}
        assert known(lambda unit: unit.annotations.remove(mark.id)) == {pack.id}
        assert known(lambda unit: unit.packs.add(other)) == {other.id}

        def both(unit):
            unit.annotations.add(an_annotation(source, 2))
            unit.packs.remove(other.id)

        assert known(both) == {pack.id, other.id}


def test_only_the_latest_operations_are_remembered(library, keep, folder, options):
    library.close()
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        known = [(f"operation {number}", "2026") for number in range(2500)]
        connection.executemany("INSERT INTO operation VALUES (?, ?)", known)
        connection.execute("UPDATE library_meta SET counter = 999")
        connection.commit()
    with Library.open(folder, options=options) as again:
        again.perform(Do(lambda unit: unit.packs.add(a_pack()))).result()
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        found = connection.execute("SELECT count(*), min(rowid) FROM operation").fetchone()
    assert found == (1000, 1502)


class TestAnySequence:
    """Whatever is done, taking everything back and doing it again changes nothing."""

    ACTIONS = ("add", "change", "type", "remove", "plan", "new pack", "remove pack", "undo", "redo")

    @settings(
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        max_examples=15,
    )
    @given(actions=st.lists(st.sampled_from(ACTIONS), min_size=4, max_size=25), data=st.data())
    def test_all_taken_back_and_all_done_again_is_the_same(self, tmp_path_factory, actions, data):
        folder = tmp_path_factory.mktemp("library")
        clock = FakeClock()
        options = Options(clock=clock, waits=(0.0,), give_up_after=0.0)
        with Library.open(folder, options=options) as library:
            empty = contents(library)
            for number, action in enumerate(actions, start=1):
                clock.go_on(data.draw(st.integers(0, 7)))
                act(library, action, number, data.draw(st.integers(0, 99)))
            done = contents(library)
        with Library.open(folder, options=options) as library:
            while library.redo_label:
                library.redo().result()
            done = contents(library)
            taken_back = 0
            while library.undo_label:
                library.undo().result()
                taken_back += 1
            assert contents(library) == empty
        with Library.open(folder, options=options) as library:
            for _ in range(taken_back):
                library.redo().result()
            assert contents(library) == done
            assert library.redo_label is None


def act(library, action, number, choice):
    """Do one thing that a student could do next, or nothing where it is not possible."""
    if action in {"undo", "redo"}:
        if getattr(library, f"{action}_label"):
            getattr(library, action)().result()
        return
    library.perform(Do(lambda unit: _apply(unit, action, number, choice), merge_key=_key(action)))


def _key(action):
    return "typing" if action == "type" else None


def _apply(unit, action, number, choice):
    packs = [unit.packs.get(each.id) for each in unit.packs.summaries()]
    if action == "new pack" or not packs:
        unit.packs.add(a_pack(title=f"Pack {number}"))
        return
    pack = packs[choice % len(packs)]
    marks = unit.annotations.of_pack(pack.id)
    if action == "add" or (not marks and action in {"change", "type", "remove"}):
        unit.annotations.add(an_annotation(pack.sources[choice % 2], number))
    elif action in {"change", "type"}:
        mark = marks[choice % len(marks)]
        unit.annotations.update(replace(mark, feature=f"{mark.feature} {number}"))
    elif action == "remove":
        unit.annotations.remove(marks[choice % len(marks)].id)
    elif action == "plan":
        _plan(unit, pack, marks)
    else:
        unit.packs.remove(pack.id)


def _plan(unit, pack, marks):
    point = a_point(evidence=tuple(AnnotationEvidence(mark.id) for mark in marks))
    known = unit.plans.of_pack(pack.id)
    if known:
        unit.plans.keep(replace(known[0], points=(*known[0].points[-1:], point)))
    else:
        unit.plans.keep(a_plan(pack, point))
