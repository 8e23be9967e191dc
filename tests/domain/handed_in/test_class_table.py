# SPDX-License-Identifier: MIT
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON
from workbench.domain.folding import folded
from workbench.domain.handed_in.class_table import Standing, class_table, row_key
from workbench.domain.handed_in.grouping import FoundTree, ReadFile
from workbench.domain.handed_in.names import key_of
from workbench.domain.handed_in.placing import FilePath
from workbench.domain.handed_in.reading import (
    NO_PDF,
    DoubtKind,
    HandedIn,
    HandedInPlan,
    PlanCounts,
    Refused,
)
from workbench.domain.plans import Student
from workbench.domain.reviews import Review

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


def a_copy(where, name):
    file = a_file(where, name)
    return replace(file, result=replace(file.result, review=Review(name, "", "plan", "v")))


class TestMarkedCopies:
    def test_they_are_told_at_the_plan_they_are_copies_of_and_are_nobodys_hand_in(self):
        found = table(
            *the_class(
                a_copy("Bo Li/Thaw/Version 1/p_marked.pdf", "Bo Li"),
                a_copy("given back/Cy_marked.pdf", "Cy Dee"),
            ),
            folders=[*ALL, "given back"],
        )
        rows = rows_of(found)
        assert list(rows) == list(ALL)
        assert all(row.standing is Standing.FOUND and not row.also for row in found.rows)
        assert [kinds_of(row) for row in found.rows] == [[], *[[DoubtKind.MARKED_COPY]] * 2]
        assert "“Cy_marked.pdf” is a marked copy" in rows["Cy Dee"].doubts[0].sentence

    def test_who_has_nothing_else_is_missing(self):
        copies = (a_copy("Bo Li/Thaw/p_marked.pdf", "Bo Li"), a_copy("out/x.pdf", "Di Eng"))
        found = table(*the_class()[:1], *copies, folders=("Ana Öztürk", "Bo Li", "out"))
        rows = rows_of(found)
        assert list(rows) == ["Ana Öztürk", "Bo Li", "Di Eng"]
        for name in ("Bo Li", "Di Eng"):
            assert rows[name].standing is Standing.MISSING
            assert rows[name].doubts[0].sentence.endswith("the plan itself is not here.")
            assert rows[name].assignment == "Thaw"
        assert rows_of(table(*the_class()[:1], *copies, assignment="Thaw")).keys() == {"Ana Öztürk"}

    def test_a_folder_of_copies_alone_has_their_students_missing(self):
        copies = (a_copy("x.pdf", "Bo Li"), a_copy("y.pdf", "Cy Dee"), a_copy("z.pdf", ""))
        found = table(*copies)
        assert [row.student for row in found.rows] == ["Bo Li", "Cy Dee", "z.pdf"]
        assert found.count(Standing.MISSING) == 3


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


def test_what_keeps_a_pdf_company_is_not_told_but_alone_it_is():
    pdf, text = a_file("Ana Öztürk/p.pdf", "Ana Öztürk"), FilePath(("Ana Öztürk",), "z.docx")
    other = ReadFile(FilePath(("Bo Li",), "z.docx"), NO_PDF)
    rows = rows_of(table(pdf, ReadFile(text, NO_PDF), other))
    assert (rows["Ana Öztürk"].doubts, rows["Ana Öztürk"].also) == ((), ())
    assert (rows["Bo Li"].standing, rows["Bo Li"].why) == (
        Standing.UNREADABLE,
        NO_PDF.sentence,
    )
    broken = a_file("Ana Öztürk/p.pdf", refused="The file is empty; ask for it again.")
    row = rows_of(table(broken, ReadFile(text, NO_PDF), other))["Ana Öztürk"]
    assert row.why == "The file is empty; ask for it again."


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


def numbered(number, name="", **changes):
    return {"student": Student(name, "11B", number), **changes}


def sentences_of(row):
    return [doubt.sentence for doubt in row.doubts]


def test_one_candidate_number_under_several_students_is_told_to_each():
    found = table(
        a_file("Ana Öztürk/Thaw/p.pdf", **numbered("0042", work="a")),
        a_file("Bo Li/Thaw/p.pdf", **numbered("42", "Bo Li", work="b")),
        a_file("Cy Dee/Docks/p.pdf", **numbered("0043", "Cy Dee", work="c")),
        a_file("Di Eng/Docks/p.pdf", **numbered("0042", "Di Eng", work="d")),
    )
    rows = {(row.student, row.assignment): row for row in found.rows if row.file}
    assert sentences_of(rows["Ana Öztürk", "Thaw"]) == [
        "“Bo Li” and 1 more have the same candidate number, 0042."
    ]
    assert sentences_of(rows["Di Eng", "Docks"])[-1] == (
        "“Ana Öztürk” and 1 more have the same candidate number, 0042."
    )
    assert DoubtKind.SAME_NUMBER not in kinds_of(rows["Cy Dee", "Docks"])


def test_two_different_plans_of_one_number_and_no_name_are_told():
    found = table(
        a_file("one.pdf", **numbered("0042", id="p1", version="v1")),
        a_file("two.pdf", **numbered("0042", id="p2", version="v2")),
    )
    (row,) = found.rows
    assert (row.student, row.standing) == ("Candidate 0042", Standing.DOUBLE)
    assert sentences_of(row) == [
        "2 different plans have the candidate number 0042; they may be of 2 students."
    ]
    again = table(
        a_file("one.pdf", **numbered("0042", version="v1")),
        a_file("two.pdf", **numbered("0042", version="v2")),
    )
    assert again.rows[0].doubts == ()


def test_a_student_with_one_number_in_several_assignments_is_nothing_to_speak_of():
    found = table(
        a_file("Bo Li/Thaw/p.pdf", **numbered("0042")),
        a_file("Bo Li/Docks/p.pdf", **numbered("0042")),
    )
    assert [row.doubts for row in found.rows] == [(), ()]


def test_a_number_without_a_name_is_not_another_student_than_the_folder_names():
    by_number = a_file("Di Eng/Thaw/Version 1/p.pdf", **numbered("0042"))
    assert rows_of(table(*the_class(by_number)))["Di Eng"].doubts == ()
    other = a_file("Candidate 0043/Thaw/Version 1/p.pdf", **numbered("0042"))
    assert kinds_of(rows_of(table(*the_class(other)))["Candidate 0043"]) == [
        DoubtKind.OTHER_STUDENT
    ]


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


def test_a_folder_of_a_version_is_no_student():
    files = [*the_class(), a_file("Version 3/p.pdf", "Ed Fox", work="w")]
    folders = ["Version 3", "x/Version 4", *ALL]
    rows = rows_of(table(*files, folders=folders))
    assert "Version 3" not in rows
    assert "Ed Fox" in rows


def test_a_name_within_another_is_of_another_student():
    names = ("Ana Silva", "Ana Maria Silva")
    folders = table(*(a_file(f"{name}/p.pdf", name) for name in names))
    flat = table(*(a_file(f"{at}.pdf", name) for at, name in enumerate(names)))
    listed = table(*(a_file(f"{name}/p.pdf", name) for name in names), listed=("Silva, Ana",))
    assert [row.standing for row in folders.rows] == [Standing.FOUND] * 2
    assert [row.standing for row in flat.rows] == [Standing.FOUND] * 2
    rows = rows_of(listed)
    assert set(rows) == {"Silva, Ana", "Ana Maria Silva"}
    assert kinds_of(rows["Ana Maria Silva"]) == [DoubtKind.NOT_LISTED]


def test_a_name_cut_short_leads_to_whom_it_fits_alone():
    rows = rows_of(table(a_file("x.pdf", "Wei"), listed=("Ana Silva", "Li Wei")))
    assert rows["Li Wei"].standing is Standing.FOUND


_names = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=8)


@given(st.lists(_names, min_size=1, max_size=5, unique_by=lambda x: (key_of(x), folded(x))))
def test_however_folders_are_called_each_student_keeps_their_own_row(names):
    files = [a_file(f"{name}/p.pdf", version=f"v{at}") for at, name in enumerate(names)]
    folders = [tuple(each.path.folders) for each in files]
    found = class_table(FoundTree(tuple(files), tuple(folders)))
    taken = [row.file for row in found.rows if row.file]
    also = [path for row in found.rows for path in row.also]
    assert sorted(path.shown for path in (*taken, *also)) == sorted(x.path.shown for x in files)
    assert all(row.student.isprintable() or row.student for row in found.rows)
