# SPDX-License-Identifier: MIT
"""A teacher's codes stand beside what they are about, on empty paper and never on each other."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.marked_copies import (
    ROW,
    CopyPaper,
    FeedbackSheet,
    NumberedStamp,
    PagePlace,
    PageRoom,
)
from workbench.domain.remarks import RemarkPlace
from workbench.domain.reviews import Review, Stamp
from workbench.export.pdf.copy_labels import stamps_on_pages

WIDTH, HEIGHT = 595.0, 842.0
NOW = datetime(2026, 3, 9, tzinfo=UTC)
_BOX = re.compile(r"0\.8 w ([-\d.]+) ([-\d.]+) ([\d.]+)\s+([\d.]+) re B")
_SCALE = re.compile(r"([\d.]+) 0 0 [\d.]+ 0 0 cm")


def drawn(*stamps, edges=(), size=10.5, places=None):
    """Return the labels of stamps, each at so many points from the top of the one page."""
    rows = tuple(edges) or (0.0,) * int(HEIGHT / ROW)
    places = places or [PagePlace(0, 200.0, 212.0)] * len(stamps)
    numbered = tuple(
        NumberedStamp(at, each, place)
        for at, (each, place) in enumerate(zip(stamps, places, strict=True), 1)
    )
    review = Review("Bo", "", "p", "v1")
    sheet = FeedbackSheet("Bo", "", "", review, numbered, "Ms Okoro", NOW, size)
    return stamps_on_pages(sheet, CopyPaper((PageRoom(WIDTH, HEIGHT, rows),)))


def a_stamp(code="E?", says="Evidence needed.", comment="", at="s"):
    return Stamp(at, RemarkPlace(part="claim"), "My claim", code, says, comment)


def box_of(label):
    """Return where the box of a label stands: left, top, right, bottom from the top left."""
    x, y, width, height = map(float, _BOX.search(label.code.replace("\n", "")).groups())
    scale = float(_SCALE.search(label.code)[1])
    left, _, _, bottom = label.frame
    low = bottom - y * scale
    return left + x * scale, low - height * scale, left + (x + width) * scale, low


def test_a_label_stands_at_the_height_of_what_it_is_about():
    (label,) = drawn(a_stamp())
    left, top, right, bottom = box_of(label)
    assert top < 206 < bottom
    assert right < WIDTH - 10
    assert 50 < right - left < 122


def test_where_only_the_margin_is_free_there_is_the_code_alone():
    edges = [WIDTH - 36] * int(HEIGHT / ROW)
    (label,) = drawn(a_stamp(comment="Which?"), edges=edges)
    left, _, right, _ = box_of(label)
    assert left > WIDTH - 36
    assert right < WIDTH - 10


@pytest.mark.parametrize("code", ["E?", "Rel→Use", "", "Ünïcode‑länger", "한국", "שלום"])
def test_any_code_finds_room_in_a_margin(code):
    edges = [WIDTH - 36] * int(HEIGHT / ROW)
    assert len(drawn(a_stamp(code, "", "See me."), edges=edges)) == 1


def test_a_page_that_is_full_has_no_label():
    assert drawn(a_stamp(), edges=[WIDTH] * int(HEIGHT / ROW)) == ()


def test_a_stamp_whose_place_nobody_knows_has_no_label():
    assert drawn(a_stamp(), places=[None]) == ()


def test_words_of_scripts_that_join_their_letters_are_left_to_the_page_of_feedback():
    (plain,) = drawn(a_stamp(comment="x"))
    (joined,) = drawn(a_stamp(comment="كتاب مفتوح على الطاولة"))
    assert box_of(joined)[3] - box_of(joined)[1] < box_of(plain)[3] - box_of(plain)[1]


def test_a_code_of_such_a_script_leaves_its_number():
    (label,) = drawn(a_stamp("שלום", "", ""))
    left, _, right, _ = box_of(label)
    assert right - left < 12


def test_many_at_one_place_fill_the_page_and_no_more():
    labels = drawn(*(a_stamp(at=f"{at}") for at in range(500)))
    assert 25 < len(labels) < 60
    assert len({box_of(each)[1] for each in labels}) == len(labels)


def test_a_long_comment_is_cut():
    (label,) = drawn(a_stamp(comment="why " * 300))
    assert box_of(label)[3] - box_of(label)[1] < 100
    (label,) = drawn(a_stamp(comment="w" * 300))
    assert box_of(label)[2] < WIDTH - 10


def test_labels_are_larger_in_large_print():
    (usual,), (large,) = drawn(a_stamp()), drawn(a_stamp(), size=24)
    assert box_of(large)[3] - box_of(large)[1] > 1.4 * (box_of(usual)[3] - box_of(usual)[1])


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.floats(-20, 900), st.sampled_from(["E?", "Rel→Use", ""])), max_size=14),
    st.lists(st.sampled_from([0.0, 300.0, 440.0, 560.0, 595.0]), min_size=6, max_size=6),
    st.sampled_from([10.5, 24.0]),
)
def test_no_label_lies_on_anything(stamps, parts, size):
    rows = int(HEIGHT / ROW)
    edges = [parts[row * len(parts) // rows] for row in range(rows)]
    made = [a_stamp(code, comment="so what?", at=f"{at}") for at, (_, code) in enumerate(stamps)]
    places = [PagePlace(0, top, top + 12) for top, _ in stamps]
    boxes = [box_of(each) for each in drawn(*made, edges=edges, size=size, places=places)]
    room = PageRoom(WIDTH, HEIGHT, tuple(edges))
    for at, (left, top, right, bottom) in enumerate(boxes):
        assert 0 < top < bottom < HEIGHT
        assert right < WIDTH
        assert room.edge(top, bottom) < left
        for _, other_top, _, other_bottom in boxes[at + 1 :]:
            assert bottom <= other_top + 0.1 or other_bottom <= top + 0.1
