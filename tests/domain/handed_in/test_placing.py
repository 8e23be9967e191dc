# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.handed_in.placing import (
    FilePath,
    Placed,
    newest_versions,
    placed,
    student_level,
    version_of,
)

NAMED = "Ana Öztürk"


def path(text):
    *folders, name = text.split("/")
    return FilePath(tuple(folders), name)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("Ana Öztürk/Thaw/Version 2/plan.pdf", Placed(NAMED, "Thaw", 2)),
        (
            "Student work/Submitted files/Ana Öztürk/Thaw/Version 11/plan.pdf",
            Placed(NAMED, "Thaw", 11),
        ),
        ("Ana Öztürk/plan.pdf", Placed(NAMED, "", None)),
        ("10B/Ana Öztürk/plan.pdf", Placed(NAMED, "10B", None)),
        ("Öztürk, Ana/Thaw/plan.pdf", Placed("Öztürk, Ana", "Thaw", None)),
        (
            "Ana Ozturk_88_assignsubmission_file_/plan.pdf",
            Placed("Ana Ozturk", "", None),
        ),
        ("plan.pdf", Placed("", "", None)),
        ("Thaw essay/Ozturk_Ana.pdf", Placed("", "Thaw essay", None)),
    ],
)
def test_the_folder_that_agrees_with_the_plan_is_the_student(where, expected):
    found = path(where)
    assert placed(found, student_level([found], [NAMED])) == expected


def test_most_files_decide_which_folders_are_students():
    paths = [path(f"{name}/Essay/p.pdf") for name in ("Ana A", "Bo B", "Cy C")]
    assert student_level(paths, ["Ana A", "Bo B", "Somebody Else"]) == 0
    assert placed(paths[2], 0).student == "Cy C"


def test_the_class_list_decides_where_no_plan_names_anybody():
    paths = [path("Essay/Ana A/p.pdf"), path("Essay/Bo B/p.pdf")]
    assert student_level(paths, ["", ""], [frozenset({"bo", "b"})]) == 1


def test_without_any_name_the_shape_of_the_tree_decides():
    assert student_level([path("x/Ana/Essay/Version 1/p.pdf")], [""]) == 1
    assert student_level([path("x/Ana/p.pdf"), path("x/Bo/p.pdf")], ["", ""]) == 1
    assert student_level([path("p.pdf"), path("q.pdf")], ["", ""]) is None


def test_of_versions_beside_each_other_only_the_highest_is_looked_at():
    paths = [path(f"Ana/Thaw/Version {n}/plan.pdf") for n in (1, 2, 10)]
    others = [path("Ana/Thaw/early.pdf"), path("Bo/Thaw/Version 1/plan.pdf")]
    assert newest_versions([*paths, *others]) == ((paths[2], 3), (others[1], 0))


@pytest.mark.parametrize(
    ("folder", "number"),
    [("Version 3", 3), ("version_12", 12), ("v2", 2), ("Version", None), ("Vera 3", None)],
)
def test_a_folder_of_a_version_is_known_by_its_name(folder, number):
    assert version_of(folder) == number


@pytest.mark.parametrize(
    ("name", "copy"), [("p.pdf", 1), ("p_v3.pdf", 3), ("p (2).pdf", 2), ("p(4).pdf", 4)]
)
def test_a_copy_is_known_by_the_end_of_its_name(name, copy):
    assert path(name).copy == copy


_names = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=12)
_paths = st.builds(FilePath, st.lists(_names, max_size=5).map(tuple), _names)


@given(st.lists(_paths, max_size=6), st.data())
def test_any_names_of_folders_and_files_have_a_place(paths, data):
    named = [data.draw(st.sampled_from(["", *each.folders, "Ana"])) for each in paths]
    level = student_level(paths, named)
    for each in paths:
        place = placed(each, level)
        for text in (place.student, place.assignment, each.shown):
            text.encode()
            assert "\n" not in text
        assert each.version is None or each.version >= 0
    kept = newest_versions(paths)
    assert sum(older for _, older in kept) >= len(paths) - len(kept)
    assert {each for each, _ in kept} <= set(paths)
