# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from tests.factories import a_pack, a_plan, a_source, an_enquiry
from workbench.domain.enquiries import EnquiryInUseError
from workbench.domain.errors import IdTakenError, NotFoundError, UnknownReferenceError
from workbench.domain.provenance import SURE
from workbench.domain.sources import LeftOver, Question, SourceKind
from workbench.services import catalogues
from workbench.services.demonstrating import bundled_pack, keep_example
from workbench.services.enquiring import (
    EnquiringService,
    choices_for,
    chosen,
    enquiries_of_page,
    enquiry_asked,
    page_evidence,
)
from workbench.services.exporting import ExportingService
from workbench.services.importing import (
    ImportingService,
    draft_of_text,
    pack_of_drafts,
    read_pack_file,
)
from workbench.services.keeping import open_library
from workbench.services.planning import PlanningService
from workbench.services.updating import UpdatingService

PAPER = """The tithe war

Source A

No tithe shall be paid in this parish until the tally is read aloud.

  From a notice on a church door, 1831.

Source B

We found the barn empty and the men gone to the hill.

  From the report of a sergeant, 1831.

Source C

My father paid in oats, and in blows.

  From the memoirs of a farmer, 1870.

1 Study Source A. Give two things you can infer from Source A about the tithe. (4)

2 How useful are Sources B and C for an enquiry into the tithe war? (8)

3 Why did the parish pay in the end? (6)
"""

USEFUL = Question("2 How useful is Source A to a historian studying the tithe war? [8 marks]", 8)


@pytest.fixture
def enquiring(library):
    return EnquiringService(library)


@pytest.fixture
def paper(library):
    pack = pack_of_drafts([draft_of_text(PAPER, "paper")])
    return ImportingService(library).keep(pack).result()


class TestOfAPage:
    def test_its_questions_become_enquiries_in_their_order(self, paper, enquiring):
        first, second, third = enquiring.enquiries_of(paper.id)
        assert first.text.startswith("Study Source A. Give two things")
        assert (first.board, first.question, first.marks) == ("edexcel-gcse", "edx3_1", 4)
        assert (first.minutes, first.sources) == (5, ("A",))
        assert (second.question, second.minutes, second.sources) == ("edx3_3a", 12, ("B", "C"))
        assert third.text == "Why did the parish pay in the end?"
        assert (third.board, third.marks, third.minutes, third.confidence) == (None, 6, None, None)

    def test_they_come_and_go_in_one_step_with_their_pack(self, paper, enquiring, library):
        before = enquiring.enquiries_of(paper.id)
        library.undo().result()
        assert enquiring.enquiries_of(paper.id) == ()
        library.redo().result()
        assert enquiring.enquiries_of(paper.id) == before
        ImportingService(library).remove(paper.id).result()
        assert enquiring.enquiries_of(paper.id) == ()

    def test_a_question_that_stands_there_twice_is_one(self):
        pack = a_pack(questions=(USEFUL, replace(USEFUL, text=USEFUL.text.upper()), USEFUL))
        (enquiry,) = enquiries_of_page(pack)
        assert enquiry.text == "How useful is Source A to a historian studying the tithe war?"

    def test_words_that_only_say_what_to_look_at_are_none(self):
        study, look = Question("Study Source A."), Question("Look at Source A.", 4)
        assert [x.text for x in enquiries_of_page(a_pack(questions=(study, look)))] == [look.text]

    def test_what_they_say_holds_for_the_questions_below_until_one_names_its_own(self):
        asked = (
            Question("(a) Study Source B."),
            Question("What can the source tell us about the price of salt? [5]", 5),
            Question("(b) How far do these sources agree about the tax? [7]", 7),
            Question("(c) Is Source A surprising? Explain your answer. [6]", 6),
            Question("(d) Why was the tax hated? [4]", 4),
        )
        pack = a_pack(a_source("A"), a_source("B"), questions=asked)
        found = [each.sources for each in enquiries_of_page(pack)]
        assert found == [("B",), ("B",), ("A",), ()]

    def test_a_question_in_two_lines_is_whole_and_ends_with_its_marks(self):
        page = PAPER + (
            "\n4 How similar are Sources B and C in what they say about the Salt\n"
            "Riots? Explain your answer. [6]\nWhat made the riots end?\n"
        )
        pack = pack_of_drafts([draft_of_text(page, "paper")])
        last = enquiries_of_page(pack)[3]
        assert last.text == (
            "How similar are Sources B and C in what they say about the Salt Riots? "
            "Explain your answer."
        )
        assert (last.marks, last.sources) == (6, ("B", "C"))

    def test_a_doubtful_one_is_put_down_and_marked_so(self):
        (enquiry,) = enquiries_of_page(a_pack(questions=(USEFUL,)))
        assert enquiry.board == "aqa-gcse"
        assert enquiry.is_doubtful

    def test_one_that_several_boards_ask_is_left_open(self):
        pack = a_pack(questions=(Question(USEFUL.text.removesuffix(" [8 marks]")),))
        (enquiry,) = enquiries_of_page(pack)
        assert (enquiry.board, enquiry.question, enquiry.minutes) == (None, None, None)
        assert enquiry.is_doubtful
        boards = catalogues.boards()
        page = page_evidence(pack, boards)
        names = [each.board.short for each in choices_for(enquiry, page, boards)]
        assert {"AQA 8145", "CCEA 4010"} <= set(names)

    @pytest.mark.parametrize(
        "fields",
        [
            {"title": "AQA 8145: the tithe war"},
            {"left_over": (LeftOver("AQA 8145/1B/A", "furniture"),)},
        ],
    )
    def test_a_code_anywhere_on_the_page_makes_it_sure(self, fields):
        (enquiry,) = enquiries_of_page(a_pack(questions=(USEFUL,), **fields))
        assert enquiry.question == "aqa2a1"
        assert enquiry.confidence >= SURE

    def test_sources_are_named_only_where_the_pack_has_them(self):
        views = a_source("1", heading="Interpretation", kind=SourceKind.INTERPRETATION)
        asked = Question("How far do you agree with Interpretation 1? Use Interpretation 2. (16)")
        (enquiry,) = enquiries_of_page(a_pack(a_source("A"), views, questions=(asked,)))
        assert enquiry.sources == ("1",)

    def test_a_page_without_questions_has_none(self):
        assert enquiries_of_page(a_pack()) == ()

    def test_ids_can_be_given(self):
        numbers = count()
        pack = a_pack(questions=(USEFUL, Question("Why?")))
        made = enquiries_of_page(pack, make_id=lambda: f"id-{next(numbers)}")
        assert [each.id for each in made] == ["id-0", "id-1"]


class TestCorrect:
    def test_a_chosen_board_brings_its_minutes_and_is_no_longer_doubtful(self):
        (doubtful,) = enquiries_of_page(a_pack(questions=(USEFUL,)))
        enquiry = chosen(doubtful, catalogues.board("ccea-gcse"), "ccea_u")
        assert (enquiry.board, enquiry.question, enquiry.minutes) == ("ccea-gcse", "ccea_u", 7)
        assert enquiry.marks == 8
        assert not enquiry.is_doubtful

    def test_marks_that_were_not_printed_are_the_boards(self):
        bare = an_enquiry()
        assert chosen(bare, catalogues.board("ccea-gcse"), "ccea_u").marks == 5

    def test_ones_own_question_has_no_board(self):
        (doubtful,) = enquiries_of_page(a_pack(questions=(USEFUL,)))
        enquiry = chosen(doubtful, None)
        assert (enquiry.board, enquiry.question, enquiry.minutes) == (None, None, None)
        assert enquiry.marks == 8
        assert not enquiry.is_doubtful

    def test_what_was_corrected_is_kept_where_it_stood_and_can_be_undone(
        self, paper, enquiring, library
    ):
        before = enquiring.enquiries_of(paper.id)
        changed = replace(before[1], text="How useful are they?", marks=7, sources=("C",))
        enquiring.keep(paper.id, changed).result()
        assert enquiring.enquiries_of(paper.id) == (before[0], changed, before[2])
        library.undo().result()
        assert enquiring.enquiries_of(paper.id) == before

    def test_a_new_one_stands_last(self, paper, enquiring):
        added = enquiring.keep(paper.id, an_enquiry(text="Who paid?")).result()
        assert enquiring.enquiries_of(paper.id)[-1] == added

    @pytest.mark.parametrize(
        "fields",
        [{"board": "nowhere"}, {"board": "ib", "question": "nothing"}, {"sources": ("X",)}],
    )
    def test_what_is_not_there_cannot_be_named(self, paper, enquiring, fields):
        with pytest.raises(UnknownReferenceError):
            enquiring.keep(paper.id, an_enquiry(**fields)).result()

    def test_a_question_stays_with_its_pack(self, paper, enquiring, library):
        other = ImportingService(library).keep(bundled_pack()).result()
        with pytest.raises(IdTakenError):
            enquiring.keep(other.id, enquiring.enquiries_of(paper.id)[0]).result()


class TestRemove:
    def test_a_question_goes_and_undo_brings_it_back(self, paper, enquiring, library):
        before = enquiring.enquiries_of(paper.id)
        enquiring.remove(before[0].id).result()
        assert enquiring.enquiries_of(paper.id) == before[1:]
        library.undo().result()
        assert enquiring.enquiries_of(paper.id) == before

    def test_one_with_a_plan_stays(self, paper, enquiring, library):
        enquiry = enquiring.enquiries_of(paper.id)[0]
        PlanningService(library).keep(a_plan(paper, enquiry=enquiry)).result()
        with pytest.raises(EnquiryInUseError) as caught:
            enquiring.remove(enquiry.id).result()
        assert "Study Source A" in caught.value.message()

    def test_one_that_is_gone_is_named(self, paper, enquiring):
        with pytest.raises(NotFoundError):
            enquiring.remove("nowhere").result()


class TestWithPlans:
    def test_a_plan_for_the_same_words_takes_the_question_over(self, paper, enquiring, library):
        before = enquiring.enquiries_of(paper.id)
        asked = an_enquiry(text=f"{before[2].text} (6)")
        PlanningService(library).keep(a_plan(paper, enquiry=asked)).result()
        assert {each.id for each in enquiring.enquiries_of(paper.id)} == {
            before[0].id,
            before[1].id,
            asked.id,
        }
        library.undo().result()
        assert enquiring.enquiries_of(paper.id) == before

    def test_the_example_has_each_question_once(self, enquiring, library):
        plan = keep_example(library)
        texts = [each.text for each in enquiring.enquiries_of(plan.pack_id)]
        assert plan.enquiry.text in texts
        assert len(set(texts)) == len(texts)


class TestHandedOn:
    @pytest.fixture
    def received(self, paper, enquiring, library, tmp_path):
        third = enquiring.enquiries_of(paper.id)[2]
        corrected = chosen(third, catalogues.board("ccea-gcse"), "ccea_r")
        enquiring.keep(paper.id, corrected).result()
        path = tmp_path / "paper.sourcepack"
        ExportingService(library).write_pack(paper.id, path)
        return read_pack_file(path)

    def test_what_a_teacher_corrected_travels_with_the_pack(self, received, tmp_path):
        with open_library(tmp_path / "another") as other:
            pack = UpdatingService(other).receive(received).result().pack
            found = EnquiringService(other).enquiries_of(pack.id)
        assert [each.question for each in found] == ["edx3_1", "edx3_3a", "ccea_r"]
        assert [each.is_doubtful for each in found][2] is False

    def test_a_board_that_is_not_known_here_is_recognised_anew(self, received, tmp_path):
        strange = tuple(replace(each, board="future") for each in received.enquiries)
        with open_library(tmp_path / "another") as other:
            pack = (
                UpdatingService(other).receive(replace(received, enquiries=strange)).result().pack
            )
            found = EnquiringService(other).enquiries_of(pack.id)
        assert [each.question for each in found] == ["edx3_1", "edx3_3a", None]


class TestWhatSomebodyTypes:
    BOARDS = catalogues.boards()

    def test_an_official_question_is_recognised_and_its_marks_are_taken_from_its_words(self):
        pack = a_pack(a_source("A"), a_source("B", order=2))
        text = "02 How useful are Sources A and B to a historian studying bread? [12 marks]"
        made = enquiry_asked(text, pack, self.BOARDS)
        assert made.text == "How useful are Sources A and B to a historian studying bread?"
        assert (made.marks, made.sources) == (12, ("A", "B"))
        assert made.is_doubtful

    def test_ones_own_question_is_about_all_sources(self):
        pack = a_pack(a_source("A"), a_source("B", order=2))
        made = enquiry_asked("Who paid for the bread?", pack, self.BOARDS)
        assert (made.board, made.marks, made.confidence) == (None, None, None)
        assert made.sources == ("A", "B")
