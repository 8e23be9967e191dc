# SPDX-License-Identifier: MIT
"""What the checks asked, as it goes on paper: open, answered, and past."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from workbench.domain.builds import CopyWish
from workbench.domain.checks.looking import findings
from workbench.domain.checks.material import Material
from workbench.domain.dismissals import Dismissal
from workbench.domain.documents import ExportOptions
from workbench.domain.plans import ExamEntry, Student
from workbench.services import catalogues
from workbench.services.documenting import PlanMaterial, plan_document
from workbench.services.first_view import example_view
from workbench.services.previewing import as_wished, export_subject

MADE = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture(scope="module")
def material():
    example = example_view()
    framework = catalogues.framework()
    return PlanMaterial(example.pack, example.plan, example.annotations, framework)


@pytest.fixture(scope="module")
def found(material):
    """The questions that the checks ask of the example."""
    return findings(
        Material(
            sources=material.pack.sources,
            background=material.pack.background,
            annotations=material.annotations,
            plan=material.plan,
            framework=material.framework,
        )
    )


def asked(material):
    return plan_document(material, options=ExportOptions(questions=True), made=MADE).questions


def test_all_questions_are_there_and_not_only_three(material, found):
    assert len(found) > 3
    assert [each.question for each in asked(material)] == [each.question for each in found]
    assert all(each.place and not each.is_meant for each in asked(material))


def test_what_was_meant_is_told_with_its_reason(material, found):
    meant = Dismissal(found[0].fingerprint, found[0].rule, found[0].question, MADE, "It is.")
    answered = [x for x in asked(replace(material, dismissals=(meant,))) if x.is_meant]
    assert [(x.question, x.reason, x.is_past) for x in answered] == [
        (found[0].question, "It is.", False)
    ]


def test_an_answer_whose_words_were_changed_since_comes_last(material):
    old = Dismissal("0123456789abcdef", "R01", "Did you mean Geneva?", MADE, "")
    *_, last = asked(replace(material, dismissals=(old,)))
    assert (last.question, last.is_past, last.place) == ("Did you mean Geneva?", True, "")


def test_a_rule_that_is_off_asks_nothing(material, found):
    off = replace(material, checks_off=(found[0].rule,))
    expected = [each.question for each in found if each.rule != found[0].rule]
    assert [each.question for each in asked(off)] == expected


def test_without_being_wanted_nothing_is_asked(material):
    assert plan_document(material, options=ExportOptions(), made=MADE).questions == ()


class TestAsCandidate:
    def document(self, material):
        wish = CopyWish(
            ExportOptions(as_candidate=True),
            None,
            Student("Sami Farouk", "11B", "0042", "Ms Okoro"),
            ExamEntry("12345", "8145/1B/B"),
        )
        return plan_document(as_wished(material, wish), options=wish.options, made=MADE)

    def test_the_name_is_nowhere_not_even_inside_the_file(self, material):
        document = self.document(material)
        assert document.student == Student(candidate="0042")
        assert document.exam == ExamEntry("12345", "8145/1B/B")
        for attachment in document.attachments:
            for words in ("Farouk", "11B", "Okoro"):
                assert words.encode() not in attachment.data

    def test_the_file_is_named_by_the_number(self, material):
        wish = CopyWish(student=Student("Sami Farouk", "11B", "0042"))
        named = as_wished(material, wish)
        assert export_subject(named, made=MADE).file_name.startswith("Sami_Farouk_11B_")
        subject = export_subject(named, made=MADE, is_by_candidate=True)
        assert subject.file_name == "0042_Thaw_Cold_War.pdf"


def test_sources_without_marks_have_none_even_where_the_plan_uses_them(material):
    document = plan_document(material, options=ExportOptions(marks=False), made=MADE)
    assert document.sources
    assert not any(sheet.annotations or sheet.points for sheet in document.sources)
    assert document.points


def test_the_timeline_has_only_the_sources_that_go_in(material):
    only = replace(material, labels=("A", "C"))
    timeline = plan_document(only, options=ExportOptions(), made=MADE).timeline
    assert {each.letter for each in timeline.items if each.is_source} == {"A", "C"}
    assert any(not each.is_source for each in timeline.items)
    without = ExportOptions(timeline=False)
    assert plan_document(only, options=without, made=MADE).timeline is None
