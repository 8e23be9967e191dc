# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import files
from workbench.domain.builds import (
    BUILDS,
    build_with,
    suggested_file_name,
    suggested_script_name,
)
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.plans import Student

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("student", "title", "expected"),
    [
        (Student("Farouk, Sami", "11B"), "Thaw", "Farouk_Sami_11B_Thaw_2026-11-24.pdf"),
        (Student("Ada", "10 B"), "The cotton famine", "Ada_10_B_Cotton_Famine_2026-11-24.pdf"),
        (
            Student("Sami Farouk", "11B"),
            "The thaw in the Cold War, 1953–61",
            "Sami_Farouk_11B_Thaw_Cold_War_2026-11-24.pdf",
        ),
        (
            Student(candidate="0042"),
            "Causes of the First World War and its course",
            "0042_Causes_First.pdf",
        ),
        (Student("Øyvind Þór"), "Оттепель", "Oyvind_Thor_Оттепель_2026-11-24.pdf"),
        (Student("Nóra O’Brien"), "हिन्दी", "Nora_OBrien_हिन्दी_2026-11-24.pdf"),
        (Student("ŁUKASZ Weiß", "ÉS1"), "Çà", "LUKASZ_Weiss_ES1_Ca_2026-11-24.pdf"),
        (
            Student("A" * 90, "11B"),
            "Thaw",
            f"{'A' * 65}_2026-11-24.pdf",
        ),
        (Student("../..\\CON", "<>"), "a/b: c", "CON_B_C_2026-11-24.pdf"),
        (Student(), "", "2026-11-24.pdf"),
    ],
)
def test_a_copy_is_named_after_who_made_it_what_it_is_about_and_the_day(student, title, expected):
    assert suggested_file_name(student, title, DAY) == expected


@given(st.builds(Student, st.text(), st.text(), st.text()), st.text())
def test_every_system_takes_the_name(student, title):
    name = suggested_file_name(student, title, DAY)
    stem = name.removesuffix(".pdf")
    assert name.endswith(".pdf")
    assert files.safe_file_name(stem) == stem
    assert len(name) <= 80


def test_a_build_is_known_by_what_it_makes_and_not_by_the_size_of_its_words():
    for build in BUILDS:
        assert build_with(build.options) is build
        assert build_with(replace(build.options, as_candidate=True)) is build
    teacher = named("teacher")
    assert build_with(replace(teacher.options, text_size=14.0)) is teacher
    assert build_with(ExportOptions(notes=NotesPlace.NONE)) is None


def test_large_print_is_a_build_of_its_own():
    teacher, revision = named("teacher").options, named("revision").options
    assert build_with(replace(teacher, text_size=18.0)) is named("large-18")
    assert build_with(replace(teacher, text_size=24.0)) is named("large-24")
    assert build_with(replace(revision, text_size=18.0)) is None
    assert named("large-24").options.is_large_print


def test_the_builds_make_what_they_say():
    teacher, revision = named("teacher").options, named("revision").options
    assert not teacher.colour
    assert teacher.teacher_margin
    assert revision.colour
    assert not revision.teacher_margin
    assert named("plan").options.plan
    assert not named("plan").options.sources
    sources = named("sources").options
    assert sources.sources
    assert not any((sources.plan, sources.marks, sources.attachments, sources.teacher_panel))


def named(key):
    (found,) = (build for build in BUILDS if build.key == key)
    return found


def test_the_file_of_an_answer_has_the_number_of_its_question_however_long_the_names_are():
    sami = Student("Farouk Sami", "11B", "0042")
    named = suggested_script_name(sami, "The thaw", DAY, "Question 6(a)")
    assert named == "Farouk_Sami_11B_Thaw_Q6a_2026-11-24.pdf"
    long = suggested_script_name(replace(sami, name="Sami " * 40), "The thaw", DAY, "Question 03")
    assert long.endswith("_Q03_2026-11-24.pdf")
    assert len(long) <= 80
    assert suggested_script_name(replace(sami, name=""), "The thaw", DAY, "Question 03") == (
        "0042_Thaw_Q03.pdf"
    )
    assert suggested_script_name(sami, "The thaw", DAY, "") == suggested_file_name(
        sami, "The thaw", DAY
    )
