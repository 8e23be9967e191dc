# SPDX-License-Identifier: MIT
"""Two markers of one folder of real exports: side by side on one computer, by file between two."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON
from tests.returned import export_of
from workbench.domain.errors import (
    InvalidDocumentError,
    InvalidOptionError,
    OutputUnwritableError,
    UnreadableFileError,
)
from workbench.domain.moderation.handing_over import HandedMarks, handed_over, taken
from workbench.domain.moderation.markers import TwoMarkers, versions_of
from workbench.domain.moderation.records import Marker, Moderation
from workbench.domain.review_table import key_of
from workbench.domain.reviews import Review
from workbench.services.marking import write_moderated_marks
from workbench.services.moderating import (
    MARKS_FILE,
    ClassKeeper,
    read_handed_marks,
    read_moderation,
    write_handed_marks,
)
from workbench.services.reviewing import review

NAMES = ("Ana Li", "Bo Fox", "Cy Dee")


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """What three students handed in, and its table."""
    folder = tmp_path_factory.mktemp("school") / "11B"
    for name in NAMES:
        place = folder / "Submitted files" / name / "The thaw" / "Version 1"
        place.mkdir(parents=True)
        (place / "plan.pdf").write_bytes(export_of(name))
    return folder, review(folder)


def judged(row, mark, **said):
    plan = row.read.plan
    return Review(
        row.student, row.assignment, plan.id, plan.version, "", mark, 16, changed=NOON, **said
    )


def two_markers(keeper, table):
    known = keeper.read()
    return TwoMarkers(
        known.moderation, known.first.reviews, known.second.reviews, versions_of(table)
    )


def mark_all(keeper, table, marker, *marks, **said):
    for row, mark in zip(table.rows, marks, strict=True):
        keeper.keep(judged(row, mark, **said), marker).result()


def test_two_on_one_computer_never_write_over_one_another(handed_in, tmp_path):
    folder, table = handed_in
    before = sorted(folder.rglob("*"))
    keeper = ClassKeeper(tmp_path, folder)
    mark_all(keeper, table, Marker.FIRST, 9, 7, 12)
    first = {x: x.read_bytes() for x in tmp_path.rglob("*.json")}
    mark_all(keeper, table, Marker.SECOND, 12, 7, 4)
    assert {x: x.read_bytes() for x in first} == first
    two = two_markers(ClassKeeper(tmp_path, folder), table)
    assert [two.first[key_of(row)].mark for row in table.rows] == [9, 7, 12]
    assert [two.second[key_of(row)].mark for row in table.rows] == [12, 7, 4]
    assert sorted(folder.rglob("*")) == before


def test_what_was_compared_and_agreed_is_there_again_and_in_the_table(handed_in, tmp_path):
    folder, table = handed_in
    keeper = ClassKeeper(tmp_path / "own", folder)
    assert keeper.read().moderation == Moderation()
    mark_all(keeper, table, Marker.FIRST, 9, 7, 12)
    mark_all(keeper, table, Marker.SECOND, 12, 7, None)
    two = two_markers(keeper, table)
    two = two.comparing(two.to_compare(), NOON)
    (ana,) = two.differences()
    agreed = ana.agreeing(10, "Point 2 is dated.", by="JO", when=NOON)
    keeper.keep_moderation(two.moderation.with_compared(agreed)).result()
    again = two_markers(ClassKeeper(tmp_path / "own", folder), table)
    path = tmp_path / "marks.csv"
    write_moderated_marks(table, again, path, folder=folder)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    told = ("Mark", "First mark", "Second mark", "Difference", "Agreed mark", "Reason")
    assert [[row[name] for name in told] for row in rows] == [
        ["10", "9", "12", "3", "10", "Point 2 is dated."],
        ["7", "7", "7", "0", "", ""],
        ["12", "12", "", "", "", ""],
    ]
    numbers = {key_of(row): at for at, row in enumerate(table.rows, 1)}
    write_moderated_marks(table, again, path, folder=folder, numbers=numbers)
    assert not any(name in path.read_text("utf-8-sig") for name in NAMES)
    with pytest.raises(InvalidOptionError):
        write_moderated_marks(table, again, folder / "marks.csv", folder=folder)


def test_marks_travel_to_another_computer_and_back(handed_in, tmp_path):
    folder, table = handed_in
    here = ClassKeeper(tmp_path / "here", folder)
    there = ClassKeeper(tmp_path / "there", folder)
    mark_all(here, table, Marker.FIRST, 9, 7, 12)
    mark_all(there, table, Marker.SECOND, 12, 7, None, target="Say when.")
    second = two_markers(there, table)
    as_second = Moderation(marker=Marker.SECOND, second_name="JO")
    path = tmp_path / f"marks{MARKS_FILE}"
    marks = handed_over(replace(second, moderation=as_second), folder.name)
    write_handed_marks(marks, path, folder=folder)
    assert read_handed_marks(path) == marks
    found = taken(read_handed_marks(path), table, two_markers(here, table))
    for each in found.reviews.values():
        here.keep(each, Marker.SECOND).result()
    two = two_markers(here, table)
    assert {key: each.mark for key, each in two.second.items()} == {
        key_of(table.rows[0]): 12,
        key_of(table.rows[1]): 7,
        key_of(table.rows[2]): None,
    }
    assert two.seen(key_of(table.rows[0])).theirs is None
    with pytest.raises(InvalidOptionError):
        write_handed_marks(marks, folder / "marks.sourcemarks", folder=folder)


def test_a_record_that_cannot_be_read_is_told_and_put_aside_not_written_over(handed_in, tmp_path):
    folder, table = handed_in
    keeper = ClassKeeper(tmp_path, folder)
    mark_all(keeper, table, Marker.FIRST, 9, 7, 12)
    keeper.keep_moderation(Moderation(is_on=True)).result()
    keeper.record.write_text("{")
    known = keeper.read()
    assert (known.moderation, known.unreadable) == (Moderation(), (keeper.record.name,))
    assert len(known.first.reviews) == 3
    keeper.keep_moderation(Moderation(tolerance=2)).result()
    assert read_moderation(keeper.record).tolerance == 2
    assert [x.read_text() for x in keeper.record.parent.glob("*.unreadable")] == ["{"]
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputUnwritableError):
        ClassKeeper(tmp_path / "file", folder).keep_moderation(Moderation()).result()


def strange(**changed):
    plain = {"format": "reviewmarks/1", "name": "JO", "folder": "11B", "marker": "first"}
    return {**plain, "compared": [], "reviews": [], **changed}


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"format": "reviewmarks/1"},
        strange(format="planreview/1"),
        strange(name=7),
        strange(name="x" * 61),
        strange(reviews=[{}]),
        strange(reviews=[None]),
        strange(reviews={}),
        strange(marker="third"),
        strange(compared=[{}]),
        strange(compared=None),
    ],
)
def test_a_strange_file_is_refused_in_a_sentence(tmp_path, data):
    path = tmp_path / f"theirs{MARKS_FILE}"
    path.write_text(json.dumps(data))
    with pytest.raises(InvalidDocumentError):
        read_handed_marks(path)


def test_marks_that_cannot_be_given_and_too_many_are_refused(tmp_path, handed_in):
    _, table = handed_in
    path = tmp_path / f"theirs{MARKS_FILE}"
    marks = HandedMarks("JO", "11B", (judged(table.rows[0], 9),))
    write_handed_marks(marks, path, folder=tmp_path / "class")
    data = json.loads(path.read_text())
    for change in ({"mark": -1}, {"mark": 10**9}, {"mark": True}, {"stamps": [{}]}):
        path.write_text(json.dumps({**data, "reviews": [{**data["reviews"][0], **change}]}))
        with pytest.raises(InvalidDocumentError):
            read_handed_marks(path)
    path.write_text(json.dumps({**data, "reviews": data["reviews"] * 5_001}))
    with pytest.raises(InvalidDocumentError):
        read_handed_marks(path)
    path.write_text(json.dumps(strange()))
    with pytest.raises(UnreadableFileError):
        read_handed_marks(path)
    path.write_text(json.dumps(data).replace("“", "")[:-20])
    with pytest.raises(InvalidDocumentError):
        read_handed_marks(path)


def test_the_newest_of_several_is_kept_whatever_the_speed(handed_in, tmp_path):
    folder, table = handed_in
    keeper = ClassKeeper(tmp_path, folder)
    waiting = [
        keeper.keep(replace(judged(table.rows[0], mark), changed=NOON + timedelta(mark)))
        for mark in range(16)
    ]
    for each in waiting:
        each.result()
    assert keeper.read().first.reviews[key_of(table.rows[0])].mark == 15
