# SPDX-License-Identifier: MIT
"""The answer of a practice on paper: a typed script as exam boards want it, read back."""

from __future__ import annotations

import ctypes
import json
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from pypdfium2 import raw

from tests.attempted import ADDED, ANSWER, MADE, an_attempt, material_of
from tests.export.pdf.test_any_text import texts, visible
from workbench.domain.documents import ExportOptions
from workbench.domain.plans import Student
from workbench.export.pdf.pages.script_pages import ADDED as ADDED_COLOUR
from workbench.export.pdf.pages.script_pages import SINGLE, TIMES
from workbench.export.pdf.reading import read_attachments, read_highlights, read_structure
from workbench.export.pdf.verify import problems
from workbench.export.pdf.writing import unprintable, write_plan
from workbench.services.practice_documents import attempt_document

LONG = "\n".join(f"{number}. {ANSWER.split(chr(10))[0]}" for number in range(1, 16))


def document(attempt=None, number=1, *, material=None, **options):
    made = material or material_of(attempt)
    return attempt_document(made, number, options=ExportOptions(**options), made=MADE)


def pages_of(data):
    """Return the words of each page."""
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def lines_of(data, page, *, size, colour=None):
    """Return baselines and left edges of the lines of one size, in points, from the top down."""
    found = defaultdict(list)
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        text = pdf[page].get_textpage()
        for at in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
            if round(raw.FPDFText_GetFontSize(text.raw, at), 2) != size:
                continue
            parts = [ctypes.c_uint() for _ in range(4)]
            raw.FPDFText_GetFillColor(text.raw, at, *parts)
            if colour in (None, tuple(part.value for part in parts[:3])):
                found[round(y.value, 2)].append(x.value)
    return sorted(((y, min(xs), max(xs)) for y, xs in found.items()), reverse=True)


def apart(lines):
    return [round(above[0] - below[0], 1) for above, below in pairwise(lines)]


def titles(data, role):
    return [x.text.strip() for x in read_structure(data).walk() if x.role == role]


@pytest.fixture(scope="module")
def data(violations):
    written = write_plan(document(an_attempt(answer=LONG)))
    assert problems(written) == []
    assert violations(written) == []
    return written


@pytest.fixture(scope="module")
def pages(data):
    return pages_of(data)


def test_every_page_says_whose_it_is_which_question_and_which_page(pages):
    assert len(pages) > 5
    for number, words in enumerate(pages, 1):
        first = words.splitlines()[0]
        for part in ("Centre 12345", "Candidate 0042", "Component 8145/1B", "Question 2"):
            assert part in first
        assert f"page {number} of {len(pages)}" not in first
        assert f"page {number} of {len(pages)}" in words


def test_the_answer_is_in_twelve_points_double_spaced_and_leaves_a_margin_for_marking(data):
    double = round(2 * SINGLE * 12, 1)
    assert double == 28.8
    lines = lines_of(data, 1, size=12)
    assert len(lines) > 20
    distances = apart(lines)
    # Between paragraphs there is more.
    assert min(distances) == double
    assert distances.count(double) > len(distances) / 2
    assert {round(left) for _, left, _ in lines} == {56}
    assert max(right for _, _, right in lines) < 595 - 36 - 127.56
    # Ragged right: lines end where their words do.
    assert len({round(right) for _, _, right in lines}) > 5


def test_everything_is_read_in_its_order(data):
    words = " ".join(" ".join(x.text for x in read_structure(data).walk()).split())
    order = [
        "How useful are Sources A and E",
        "Answer",
        "1. Source A is useful",
        "15. Source A is useful",
        "Time was up at 13:36 on 2 March 2026. The answer was frozen then.",
        "Written after time was up",
        "I should have said who read it.",
        TIMES,
        "25 minutes: 20 minutes and 25 per cent extra time",
        "My level",
        "8 out of 12",
        "My plan",
        "why then?",
        "A speech in London",
        "Notes on Source A",
        "For your teacher",
    ]
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    assert titles(data, "H1") == [
        "Question 2",
        "Source A: A speech in London",
        "Source E: A secret briefing",
        "For your teacher",
    ]
    assert titles(data, "H2")[:4] == ["Answer", "Written after time was up", TIMES, "My plan"]


def test_what_was_added_is_blue_and_the_answer_is_black(data, pages):
    page = next(n for n, words in enumerate(pages) if "Written after time was up" in words)
    blue = tuple(round(255 * part) for part in ADDED_COLOUR)
    added = lines_of(data, page, size=12, colour=blue)
    assert len(added) == len(ADDED.splitlines())
    # Beside a bar: further in than the answer.
    assert {round(left) for _, left, _ in added} == {67}
    black = lines_of(data, page, size=12, colour=(0, 0, 0))
    assert all(y > added[0][0] for y, _, _ in black)


def test_the_marks_are_those_of_the_attempt_and_travel_with_the_answer(data):
    highlights = read_highlights(data)
    assert {each.subject for each in highlights} == {"Origin", "Purpose", "Nature"}
    assert {each.author for each in highlights} == {"Candidate 0042"}
    plan = json.loads(read_attachments(data)["plan.json"])
    assert plan["points"] == []
    assert plan["practice"]["answer"] == LONG
    assert plan["practice"]["added"] == ADDED
    assert [each["label"] for each in plan["packs"][0]["sources"]] == ["A", "E"]
    assert len(plan["printed"]) == 3
    assert "Öztürk" not in json.dumps(plan)


def test_the_same_attempt_makes_the_same_file(data):
    assert write_plan(document(an_attempt(answer=LONG))) == data


def test_an_answer_that_was_finished_early_with_nothing_in_it_says_so(violations):
    attempt = an_attempt(questions=1, answer="", added="", student=Student("Ana Öztürk"))
    early = attempt.clock.allowed - 130.4
    end = replace(attempt.clock.events[-1], kind="finished", at=MADE - timedelta(days=1))
    clock = replace(attempt.clock, used=early, events=(*attempt.clock.events[:-1], end))
    bare = replace(attempt, clock=clock, exam=replace(attempt.exam, centre=""), targets=())
    data = write_plan(document(bare, 0, teacher_panel=False))
    assert violations(data) == []
    words = " ".join(" ".join(pages_of(data)).split())
    assert "No centre number yet · Ana Öztürk · Component 8145/1B · Question 08 ·" in words
    assert "Nothing was written in the time." in words
    assert "Finished early at 09:15 on 2 March 2026, with 2 minutes 10 seconds left." in words
    assert "Written after" not in words
    assert "My targets not said" in words
    assert "For your teacher" in words
    assert "For each" not in words


def test_as_a_candidate_only_the_number_is_told(violations):
    named = an_attempt(student=Student("Ana Öztürk", "11B", "0042"))
    both = pages_of(write_plan(document(named)))[0].splitlines()[0]
    assert "Candidate 0042 · Ana Öztürk" in both
    data = write_plan(document(named, as_candidate=True))
    assert all("Öztürk" not in words for words in pages_of(data))
    assert "Öztürk" not in read_attachments(data)["plan.json"].decode()


@pytest.mark.parametrize("size", [18.0, 24.0])
def test_large_print_is_as_large_as_asked_and_double_spaced(size, violations):
    data = write_plan(document(an_attempt(answer=LONG), text_size=size))
    assert problems(data) == []
    assert violations(data) == []
    lines = lines_of(data, 1, size=size)
    # Of that size are the words of the header as well.
    answer = [line for line in lines if round(line[1]) > 60]
    assert min(apart(answer)) == round(2 * SINGLE * size, 1)
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        for page in pdf:
            text = page.get_textpage()
            sizes = {raw.FPDFText_GetFontSize(text.raw, at) for at in range(text.count_chars())}
            assert min(sizes - {1.0, 0.0}) >= size


def test_words_in_other_scripts_are_printed_in_the_same_colour_and_told_where_they_cannot_be():
    attempt = an_attempt(added="مرحبا بالعالم мир")
    sheet = document(attempt)
    assert unprintable(sheet) == ()
    words = " ".join(pages_of(write_plan(sheet)))
    assert "мир" in words
    (odd,) = unprintable(document(an_attempt(answer="An odd one: \U0001f9ff\U000e0fff")))
    assert "the answer" in odd.message()


@settings(max_examples=8)
@given(texts, texts)
def test_whatever_was_typed_is_in_the_file(answer, added):
    made = document(an_attempt(answer=answer, added=added), sources=False, teacher_panel=False)
    data = write_plan(made)
    assert problems(data) == []
    read = visible("".join(x.text for x in read_structure(data).walk() if x.role == "P"))
    if not unprintable(made):
        for words in (*made.script.paragraphs, *made.script.added):
            assert visible(words) in read
