# SPDX-License-Identifier: MIT
"""The answer of a practice is read back like any plan, with what others wrote beside it."""

from __future__ import annotations

import json
from contextlib import closing
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from tests.attempted import ADDED, ANSWER, an_attempt, answer_of
from tests.returned import attach, changed, comment_in_pdfium, export_of, in_pdfium
from workbench.domain.handed_in.outline import LONGEST_PARAGRAPH
from workbench.domain.handed_in.reading import DoubtKind, PaperPlace
from workbench.domain.handed_in.remarks import RemarkState
from workbench.domain.practising.scripts import script_of
from workbench.importers.handed_in.answers import handed_in_from_json, handed_in_to_json
from workbench.importers.handed_in.reading import HandedInReader


@pytest.fixture
def read(tmp_path):
    reader = HandedInReader()

    def reading(data, **wishes):
        path = tmp_path / "answer.pdf"
        path.write_bytes(data)
        found = reader.read(path, **wishes)
        assert handed_in_from_json(json.loads(json.dumps(handed_in_to_json(found)))) == found
        return found

    return reading


def plan_in(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return json.loads(pdf.attachments["plan.json"].get_file().read_bytes())


def test_an_answer_says_whose_it_is_to_which_question_and_how_much_is_in_it(read):
    found = read(answer_of(), is_asked=True, is_outlined=True)
    plan = found.plan
    assert (plan.who, plan.student.class_name, plan.out_of) == ("Candidate 0042", "11B", 12)
    assert plan.answers == PaperPlace(2, 2, "Question 2")
    assert plan.part == "Question 2"
    assert (plan.counts.words, plan.counts.marks, plan.counts.sources) == (96, 3, 2)
    # In an exam nobody asks, and there is no plan to be asked about.
    assert (found.remarks, found.doubts, found.asked) == ((), (), None)
    assert not plan.is_edited


def test_it_is_taken_apart_into_its_paragraphs_and_marks(read):
    outline = read(answer_of(), is_outlined=True).outline
    assert [each.name for each in outline.pieces] == [
        "Paragraph 1",
        "Paragraph 2",
        "Paragraph 3",
        "Paragraph 4, added",
        "Paragraph 5, added",
        "Mark A1",
        "Mark A2",
        "Mark A3",
    ]
    assert outline.pieces[0].words == ANSWER.splitlines()[0]
    assert [each.place.paragraph for each in outline.pieces[:5]] == [1, 2, 3, 4, 5]
    assert (outline.board, outline.question) == ("aqa-gcse", "aqa1b2")
    assert outline.script == script_of(an_attempt(), 1)
    assert outline.whole_name == "The whole answer"


def test_a_plan_is_no_answer(read):
    found = read(export_of(), is_asked=True, is_outlined=True)
    assert (found.plan.answers, found.plan.part, found.outline.script) == (None, "", None)
    assert found.asked is not None
    assert found.outline.whole_name == "The whole plan"


def test_a_paper_with_one_question_has_no_parts(read):
    found = read(answer_of(0, questions=1))
    assert (found.plan.answers, found.plan.part) == (PaperPlace(1, 1, "Question 08"), "")


def test_a_comment_in_another_viewer_is_told_with_the_paragraph_it_is_about(read):
    data = answer_of()
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        text = pdf[0].get_textpage()
        hit = text.search("a claim that no other source").get_next()
        frame = text.get_charbox(hit[0])
        last = text.get_charbox(hit[0] + hit[1] - 1)
    middle = round((frame[1] + frame[3]) / 2)

    def write(document):
        with closing(document[0]) as page:
            beside = (500, middle - 8, 516, middle + 8)
            comment_in_pdfium(page, "Which other sources?", frame=beside)
            over = (round(frame[0]), middle - 6, round(last[2]), middle + 6)
            comment_in_pdfium(page, "Yes", kind=raw.FPDF_ANNOT_HIGHLIGHT, frame=over, words=True)
            comment_in_pdfium(page, "Well sat", frame=(500, 60, 516, 76))
            comment_in_pdfium(page, "Para. 3: so?", frame=(500, 60, 516, 76))
            comment_in_pdfium(page, "Paragraph 9 is missing", frame=(500, 60, 516, 76))

    remarks = {each.text: each for each in read(in_pdfium(data, write)).remarks}
    assert {text: each.paragraph for text, each in remarks.items()} == {
        "Which other sources?": 2,
        "Yes": 2,
        "Well sat": None,
        "Para. 3: so?": 3,
        "Paragraph 9 is missing": None,
    }
    assert {each.state for each in remarks.values()} == {RemarkState.NEW}
    assert "no other source" in remarks["Yes"].words


def test_two_who_wrote_the_same_are_told_and_two_who_did_not_are_not(read):
    same = read(answer_of()).plan
    other = read(answer_of(answer="Something else.")).plan
    added = read(answer_of(added="More.")).plan
    assert len({same.work, other.work, added.work}) == 3
    assert read(answer_of(text_size=12.0)).plan.work == same.work


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("number", 7),
        ("number", "one"),
        ("questions", []),
        ("sitting", {}),
        ("spent", {"sleep": 5}),
        ("answer", ["no", "text"]),
    ],
)
def test_an_answer_whose_parts_do_not_fit_is_refused_and_the_pages_are_there(read, member, value):
    plan = plan_in(answer_of())
    plan["practice"][member] = value
    odd = changed(answer_of(), lambda pdf: attach(pdf, "plan.json", json.dumps(plan).encode()))
    found = read(odd, is_outlined=True)
    assert found.plan is None
    assert [each.kind for each in found.doubts] == [DoubtKind.NO_PLAN]
    assert found.pages > 3


def test_an_answer_that_was_changed_inside_the_file_is_told(read):
    plan = plan_in(answer_of())
    plan["practice"]["answer"] += " And more, in my own time."
    odd = changed(answer_of(), lambda pdf: attach(pdf, "plan.json", json.dumps(plan).encode()))
    found = read(odd)
    assert found.plan is not None
    assert found.plan.version != read(answer_of()).plan.version


def test_an_endless_paragraph_is_told_as_far_as_anybody_reads(read):
    long = "word " * 5_000
    outline = read(answer_of(answer=long), is_outlined=True).outline
    assert len(outline.pieces[0].words) == LONGEST_PARAGRAPH - 1
    assert outline.script.words == 5_000
    assert outline.script.paragraphs_added == tuple(ADDED.splitlines())
