# SPDX-License-Identifier: MIT
from dataclasses import replace

from tests.factories import NOON
from workbench.domain.handed_in.class_table import Standing, class_table, row_key
from workbench.domain.handed_in.grouping import FoundTree, ReadFile
from workbench.domain.handed_in.placing import FilePath
from workbench.domain.handed_in.reading import (
    DoubtKind,
    HandedIn,
    HandedInPlan,
    PlanCounts,
    Refused,
)
from workbench.domain.plans import Student

ALL = ("Ana Öztürk", "Bo Li", "Cy Dee")


def a_plan(name, **changes):
    student = Student(name, "11B")
    version, counts = f"v-{name}", PlanCounts(marks=2)
    plan = HandedInPlan("plan", "pack", "The thaw", "Why?", student, version, version)
    return replace(plan, **{"counts": counts, **changes})


def a_file(where, name="", *, older=0, refused="", made=NOON, **changes):
    *folders, file_name = where.split("/")
    plan = a_plan(name, **changes) if name or changes else None
    result = Refused(refused) if refused else HandedIn(3, made, plan)
    return ReadFile(FilePath(tuple(folders), file_name), result, older)


def table(*files, folders=(), listed=(), **wishes):
    found = FoundTree(tuple(files), tuple(tuple(x.split("/")) for x in folders), tuple(listed))
    return class_table(found, **wishes)


def rows_of(found):
    return {row.student: row for row in found.rows}


def kinds_of(row):
    return [doubt.kind for doubt in row.doubts]


def the_class(*more):
    return [a_file(f"{name}/Thaw/Version 1/p.pdf", name) for name in ALL] + list(more)


def test_who_handed_in_is_found_and_who_has_an_empty_folder_is_missing():
    found = table(*the_class(), folders=[*ALL, "Di Nobody", "Ana Öztürk/Thaw"])
    rows = rows_of(found)
    assert list(rows) == [*ALL, "Di Nobody"]
    assert [row.standing for row in rows.values()] == [Standing.FOUND] * 3 + [Standing.MISSING]
    assert all(row.assignment == "Thaw" for row in rows.values())
    assert not any(row.doubts for row in rows.values())
    assert (found.count(Standing.FOUND), found.count(Standing.MISSING)) == (3, 1)


def test_the_class_list_says_who_is_missing_and_who_is_not_in_it():
    rows = rows_of(table(a_file("Ozturk_Ana.pdf", "Ana Öztürk"), listed=("Öztürk, Ana", "Ed Fox")))
    assert rows["Öztürk, Ana"].standing is Standing.FOUND
    assert rows["Ed Fox"].standing is Standing.MISSING
    rows = rows_of(table(a_file("x.pdf", "Bo Li"), listed=("Ed Fox",)))
    assert kinds_of(rows["Bo Li"]) == [DoubtKind.NOT_LISTED]


def test_the_highest_version_is_taken_also_when_it_cannot_be_read():
    older = a_file("Ana Öztürk/Thaw/Version 1/p.pdf", "Ana Öztürk")
    broken = a_file("Ana Öztürk/Thaw/Version 2/p.pdf", refused="The file is empty; ask again.")
    row = rows_of(table(*the_class(broken), older))["Ana Öztürk"]
    assert (row.standing, row.version, row.why) == (
        Standing.UNREADABLE,
        2,
        "The file is empty; ask again.",
    )


def test_two_different_files_are_double_and_the_newest_is_taken():
    first = a_file("Ana Öztürk/p.pdf", "Ana Öztürk", version="v1")
    second = a_file("Ana Öztürk/q.pdf", "Ana Öztürk", version="v2", made=NOON.replace(hour=13))
    row = rows_of(table(first, second))["Ana Öztürk"]
    assert (row.standing, row.file.name) == (Standing.DOUBLE, "q.pdf")
    assert row.why == "There is also “p.pdf”; the newest was taken."
    assert [path.name for path in row.also] == ["p.pdf"]


def test_the_same_plan_twice_is_not_double():
    files = [a_file(f"Ana Öztürk/p{end}.pdf", "Ana Öztürk") for end in ("", "_v2")]
    row = rows_of(table(*files))["Ana Öztürk"]
    assert (row.standing, row.file.name) == (Standing.FOUND, "p_v2.pdf")
    assert kinds_of(row) == [DoubtKind.SEVERAL]


def test_a_broken_file_beside_a_good_one_is_told():
    files = [
        a_file("Ana Öztürk/p.pdf", "Ana Öztürk"),
        a_file("Ana Öztürk/q.pdf", refused="The file is empty; ask for it again."),
    ]
    row = rows_of(table(*files))["Ana Öztürk"]
    assert row.standing is Standing.FOUND
    assert row.doubts[0].sentence == "Another file, “q.pdf”: The file is empty; ask for it again."


def test_a_plan_of_somebody_else_in_a_folder_is_told():
    odd = a_file("Ed Fox/Thaw/Version 1/p.pdf", "Bo Li", work="other")
    row = rows_of(table(*the_class(odd)))["Ed Fox"]
    assert kinds_of(row) == [DoubtKind.OTHER_STUDENT]
    assert "“Bo Li”" in row.doubts[0].sentence
    assert "“Ed Fox”" in row.doubts[0].sentence


def test_a_file_that_is_called_after_somebody_else_is_told():
    files = [a_file("Ana_Ozturk_Thaw.pdf", "Ana Öztürk"), a_file("Ana_Ozturk_2.pdf", "Bo Li")]
    assert kinds_of(rows_of(table(*files))["Bo Li"]) == [DoubtKind.OTHER_STUDENT]


def test_a_plan_unlike_those_of_the_class_is_told():
    odd = a_file("Ed Fox/Thaw/Version 1/p.pdf", "Ed Fox", question="Another?")
    row = rows_of(table(*the_class(odd)))["Ed Fox"]
    assert kinds_of(row) == [DoubtKind.OTHER_TASK]
    two = table(a_file("Ana/p.pdf", "Ana", question="1?"), a_file("Bo/p.pdf", "Bo", question="2?"))
    assert not any(row.doubts for row in two.rows)


def test_the_very_plan_of_another_student_is_told_to_both():
    files = [a_file("Ana.pdf", "Ana", work="w"), a_file("Bo.pdf", "Bo", work="w")]
    rows = rows_of(table(*files))
    assert kinds_of(rows["Ana"]) == kinds_of(rows["Bo"]) == [DoubtKind.COPY]


def test_two_plans_in_which_nothing_is_written_are_no_copies():
    empty = {"work": "w", "counts": PlanCounts(sources=7)}
    rows = rows_of(table(a_file("Ana.pdf", "Ana", **empty), a_file("Bo.pdf", "Bo", **empty)))
    assert not any(map(kinds_of, rows.values()))


def test_a_plan_without_a_name_goes_by_its_file_and_is_told():
    files = [a_file("Ana_Ozturk.pdf", question="Why?"), a_file("x.pdf", "Ana Öztürk")]
    row = rows_of(table(*files))["Ana Öztürk"]
    assert row.standing is Standing.DOUBLE
    assert DoubtKind.UNNAMED in kinds_of(rows_of(table(files[0]))["Ana Ozturk"])


def test_an_unreadable_file_is_put_to_the_student_in_its_name():
    rows = rows_of(
        table(
            a_file("Li_Bo_11B_Thaw.pdf", refused="The file is damaged; ask for it again."),
            a_file("Ana.pdf", "Ana Öztürk"),
            listed=("Bo Li", "Ana Öztürk"),
        )
    )
    assert rows["Bo Li"].standing is Standing.UNREADABLE
    assert set(rows) == {"Bo Li", "Ana Öztürk"}


def test_each_assignment_has_its_rows_and_one_alone_can_be_asked_for():
    second = [a_file("Ana Öztürk/Essay 2/Version 1/p.pdf", "Ana Öztürk", question="2?")]
    found = table(*the_class(), *second)
    assert [(row.assignment, row.standing.value) for row in found.rows] == [
        *[("Thaw", "found")] * 3,
        ("Essay 2", "found"),
        *[("Essay 2", "missing")] * 2,
    ]
    assert len(table(*the_class(), *second, assignment="essay 2").rows) == 3
    assert table(*the_class(), assignment="Essay 3").rows == ()


def test_a_plan_that_is_another_than_in_an_earlier_table_is_told():
    earlier = {row_key("thaw", "ÖZTÜRK, Ana"): "v-Ana Öztürk", row_key("Thaw", "Bo Li"): "v-old"}
    rows = rows_of(table(*the_class(), earlier=earlier))
    assert [rows[name].standing for name in ALL] == [
        Standing.FOUND,
        Standing.CHANGED,
        Standing.FOUND,
    ]
    assert "v-old" in rows["Bo Li"].why


def test_an_empty_folder_is_an_empty_table():
    assert table().rows == ()
