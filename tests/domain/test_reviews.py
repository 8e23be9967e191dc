# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON, a_pack, a_plan, a_remark
from workbench.domain.enquiries import Level
from workbench.domain.handed_in.outline import Piece, PlanOutline
from workbench.domain.interchange.reviews import review_from_json, review_to_json
from workbench.domain.practising.scripts import Script, Sitting
from workbench.domain.remarks import RemarkKind, RemarkPlace
from workbench.domain.reviews import (
    Code,
    CodeBank,
    Review,
    Stamp,
    level_at,
    returned_review,
)
from workbench.domain.stamping import stamped, typed_stamp
from workbench.importers.json_documents import check_json

WHOLE = RemarkPlace(part="plan")
EVIDENCE = Code("E?", "evidence is needed here", "pick two words", "evidence")
JUDGED = Code("J+", "a judgement with support")
USE = Code("Rel→Use", "trust is judged", "finish “so…”", typed=("Rel",))
BANK = CodeBank((EVIDENCE, JUDGED, USE))
OUTLINE = PlanOutline(
    (
        Piece(RemarkPlace(part="claim"), "My claim"),
        Piece(RemarkPlace(point="p"), "Point 1"),
        Piece(RemarkPlace(point="q"), "On the other hand"),
        Piece(RemarkPlace(part="judgement"), "Judgement"),
        Piece(RemarkPlace(mark="m"), "Mark A1"),
        Piece(RemarkPlace(mark="n"), "Mark P1"),
    )
)
REVIEW = Review("Bo Li", "The thaw", "plan", "v1")
STAMP = Stamp("s", RemarkPlace(mark="m"), "Mark A1", "E?", EVIDENCE.sentence, "Which?", NOON)


@pytest.mark.parametrize(
    ("line", "where", "code", "comment"),
    [
        ("E?", "The whole plan", EVIDENCE, ""),
        ("a1 e? which word?", "Mark A1", EVIDENCE, "which word?"),
        ("A1: so what?", "Mark A1", None, "so what?"),
        ("point 1 j+", "Point 1", JUDGED, ""),
        ("Point 1: J+", "Point 1", JUDGED, ""),
        ("P1 J+", "Mark P1", JUDGED, ""),
        ("claim Rel say why", "My claim", USE, "say why"),
        ("judgement J+: yes", "Judgement", JUDGED, "yes"),
        ("other hand E?", "On the other hand", EVIDENCE, ""),
        ("Z9 E?", "The whole plan", None, "Z9 E?"),
        ("See me.", "The whole plan", None, "See me."),
    ],
)
def test_a_line_says_what_is_stamped_where(line, where, code, comment):
    typed = typed_stamp(line, OUTLINE, BANK)
    assert (typed.where, typed.code, typed.comment) == (where, code, comment)
    piece = OUTLINE.named(where)
    assert typed.place == (piece.place if piece else WHOLE)


@pytest.mark.parametrize("line", ["", "  ", "A1", "claim", "other hand", "p1"])
def test_a_place_alone_stamps_nothing(line):
    assert typed_stamp(line, OUTLINE, BANK) is None


@settings(max_examples=60)
@given(st.text(st.sampled_from("A1pP.: ?EJ+ointher handcl\n\t¶"), max_size=24))
def test_no_line_is_too_strange(line):
    typed = typed_stamp(line, OUTLINE, BANK)
    if typed is not None:
        assert typed.code or typed.comment
        assert typed.comment in " ".join(line.split())


ANSWER = PlanOutline(
    (
        Piece(RemarkPlace(part="plan", paragraph=1), "Paragraph 1"),
        Piece(RemarkPlace(part="plan", paragraph=2), "Paragraph 2, added"),
        Piece(RemarkPlace(mark="n"), "Mark P1"),
    ),
    script=Script(1, ("Question 1",), Sitting(NOON, NOON, 8, 480, 480)),
)


@pytest.mark.parametrize(
    ("line", "where", "paragraph"),
    [
        ("paragraph 1 E?", "Paragraph 1", 1),
        ("Paragraph 1: E?", "Paragraph 1", 1),
        ("para. 2 E?", "Paragraph 2, added", 2),
        ("¶2 E?", "Paragraph 2, added", 2),
        ("p2 E?", "Paragraph 2, added", 2),
        ("p1 E?", "Mark P1", None),
        ("E?", "The whole answer", None),
        ("paragraph 7 E?", "The whole answer", None),
    ],
)
def test_codes_are_stamped_at_the_paragraphs_of_an_answer(line, where, paragraph):
    typed = typed_stamp(line, ANSWER, BANK)
    assert (typed.where, typed.place.paragraph) == (where, paragraph)
    made = stamped(typed, "s", NOON)
    data = review_to_json(replace(REVIEW, stamps=(made,)))
    check_json(data, "planreview-1.json", name="review")
    assert review_from_json(data).stamps == (made,)
    # Who reads reviews and knows no paragraphs takes it for one of the whole.
    assert data["stamps"][0]["part"] == ("" if where == "Mark P1" else "plan")


def test_a_level_is_found_by_a_mark():
    levels = (Level("L1", 1, 4, ""), Level("L2", 5, 8, ""))
    assert [level_at(levels, mark) for mark in (0, 4, 5, 9)] == [None, *levels, None]


def test_a_code_tells_what_it_means_and_what_to_do():
    assert EVIDENCE.sentence == "Evidence is needed here. Pick two words."
    assert JUDGED.sentence == "A judgement with support."
    assert USE.sentence == "Trust is judged. Finish “so…”"
    assert STAMP.told == "E?: Evidence is needed here. Pick two words. Which?"
    assert Stamp("s", WHOLE, "", comment="See me.").told == "See me."


def test_what_is_judged_and_stamped_is_said_at_its_place():
    review = replace(REVIEW, level="L2", mark=7, out_of=8, target="Dates.", stamps=(STAMP,))
    said = returned_review(review, name="plan.sourcereview").said
    assert [(each.kind, each.text) for each in said] == [
        (RemarkKind.FORM, "L2"),
        (RemarkKind.FORM, "7 / 8"),
        (RemarkKind.FORM, "Dates."),
        (RemarkKind.NOTE, STAMP.told),
    ]
    assert said[-1].place == RemarkPlace(mark="m")
    assert len({each.key for each in said}) == 4


@pytest.mark.parametrize(
    ("line", "asks"),
    [("A1 J+", False), ("A1 J+ well put", False), ("A1 E?", True), ("A1 See me.", True)],
)
def test_a_code_of_praise_is_said_and_gives_the_student_nothing_to_do(line, asks):
    stamp = stamped(typed_stamp(line, OUTLINE, BANK), "s", NOON)
    kept = review_from_json(review_to_json(replace(REVIEW, stamps=(stamp,))))
    (said,) = returned_review(kept, name="plan.sourcereview").said
    remark = a_remark(a_plan(a_pack()), said)
    assert (remark.asks, remark.is_praise) == (asks, not asks)
    assert remark.is_said_at_its_place


def test_a_review_from_before_praise_was_told_is_read():
    data = review_to_json(replace(REVIEW, stamps=(STAMP,)))
    del data["stamps"][0]["praises"]
    check_json(data, "planreview-1.json", name="review")
    assert review_from_json(data).stamps == (STAMP,)


def test_a_review_file_takes_nothing_away_that_a_pdf_said():
    assert returned_review(REVIEW, name="x").hand_in != REVIEW.version


def test_it_is_begun_with_anything_and_marked_with_level_or_mark():
    assert not REVIEW.is_begun
    assert replace(REVIEW, stamps=(STAMP,)).is_begun
    assert not replace(REVIEW, stamps=(STAMP,)).is_marked
    assert replace(REVIEW, mark=0).is_marked
    twice = replace(REVIEW, stamps=(STAMP, replace(STAMP, id="t"), Stamp("u", WHOLE, "", "J+")))
    assert twice.codes == ("E?", "J+")


def test_json_says_the_same_and_fits_its_schema():
    whole = Stamp("w", WHOLE, "The whole plan", comment="See me.")
    at_point = Stamp("p", RemarkPlace(point="p"), "Point 1", "J+", "Good.", "", NOON)
    review = replace(
        REVIEW,
        level="L2",
        mark=7,
        out_of=8,
        went_well="Two\nlines",
        even_better="Dates",
        target="One",
        stamps=(STAMP, at_point, whole),
        changed=NOON,
    )
    data = review_to_json(review)
    check_json(data, "planreview-1.json", name="review")
    assert review_from_json(data) == review
    check_json(review_to_json(REVIEW), "planreview-1.json", name="review")
    assert review_from_json(review_to_json(REVIEW)) == REVIEW
