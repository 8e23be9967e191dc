# SPDX-License-Identifier: MIT
import unicodedata
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from tests.export.pdf.small import MADE
from workbench.assets import resource
from workbench.domain.text import Span
from workbench.export.pdf.canvas import TaggedCanvas
from workbench.export.pdf.complex_text import complex_paragraphs, shape, write_glyphs
from workbench.export.pdf.finish import Properties, finished
from workbench.export.pdf.fonts import MISSING, Face, font
from workbench.export.pdf.reading import read_structure
from workbench.export.pdf.structure import Element, Role
from workbench.export.pdf.verify import problems

ENGLISH = "The letter says «وعد بلفور» and, in Hebrew, הצהרת בלפור (1917), then stops."
ARABIC = "كتب الوزير رسالة في 2 نوفمبر 1917 إلى اللورد (Rothschild)."
HEBREW = "בַּבֹּקֶר: המכתב היה קצר (67 words) מאד."
LOOSE_MARKS = "q\u0301 and x\u0323\u0308 and м\u0301"
ALL = (ENGLISH, ARABIC, HEBREW, LOOSE_MARKS)


def shaped(text, face=Face.READING):
    return shape(text, Span(0, len(text)), face)


def middle_of(glyph):
    """Return how far right of its origin the middle of a glyph's ink is, in em."""
    outlines = TTFont(resource(f"fonts/{glyph.face.value}.ttf"))
    ink = outlines["glyf"][outlines.getBestCmap()[ord(glyph.char)]]
    return (ink.xMin + ink.xMax) / 2 / outlines["head"].unitsPerEm


def drawn(text):
    """Return a finished file with one paragraph of shaped text."""
    font(Face.PLAIN)
    root = Element(Role.DOCUMENT)
    canvas = TaggedCanvas(root, font=Face.PLAIN.value, pagesize=(800, 100))
    line = shaped(text).line(0, len(text))
    with canvas.mark(root.add(Role.PARAGRAPH).content(), actual_text=text):
        write_glyphs(canvas, line.glyphs(0, len(text)), x=20, y=50, size=12)
    return finished(canvas.drawing(), Properties("Shaped", "", "en", MADE))


def test_only_paragraphs_that_need_it_are_shaped():
    plain = "Ordinary words, café, Мирное сосуществование, ἐν ἀρχῇ."

    assert complex_paragraphs(plain) == []
    text = f"{plain}\n\n{HEBREW}\n{plain}"
    assert [span.of(text) for span in complex_paragraphs(text)] == [HEBREW]


@pytest.mark.parametrize("text", ALL)
def test_every_character_belongs_to_one_cluster(text):
    clusters = shaped(text).clusters

    assert clusters[0].start == 0
    assert clusters[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(clusters))


@given(st.text("aé אבַּ لا بج ()1٢\u0301q", min_size=1, max_size=30))
def test_clusters_cover_any_text_and_lines_are_as_wide_as_they(text):
    paragraph = shaped(text)
    covered = [i for cluster in paragraph.clusters for i in range(cluster.start, cluster.end)]

    assert covered == list(range(len(text)))
    assert len(paragraph.advances()) == len(text)
    assert paragraph.line(0, len(text)).width == pytest.approx(sum(paragraph.advances()))


@pytest.mark.parametrize("text", ALL)
def test_what_is_extracted_is_the_stored_text(text):
    data = drawn(text)

    assert read_structure(data).text == text
    assert problems(data) == []


@pytest.mark.parametrize("text", ALL)
def test_the_file_follows_the_standards(text, violations):
    assert violations(drawn(text)) == []


def test_the_paragraph_begins_where_its_first_letter_asks():
    assert not shaped(ENGLISH).right_to_left
    assert shaped(ARABIC).right_to_left
    assert shaped(HEBREW).right_to_left


def test_hebrew_letters_stand_from_right_to_left():
    line = shaped("אבג").line(0, 3)
    x_of = {glyph.words: glyph.x for glyph in line.glyphs(0, 3)}

    assert x_of["א"] > x_of["ב"] > x_of["ג"] == 0


def test_points_stand_with_their_letter():
    text = "בָ"
    line = shaped(text).line(0, 2)
    (point,) = (glyph for glyph in line.glyphs(0, 2) if glyph.words == "ָ")

    assert len(shaped(text).clusters) == 1
    assert 0.3 < (point.x + middle_of(point)) / line.width < 0.7


def test_arabic_letters_join():
    alone = [glyph.char for glyph in shaped("ب").line(0, 1).glyphs(0, 1)]
    joined = [glyph.char for glyph in shaped("ببب").line(0, 3).glyphs(0, 3)]

    assert alone == ["ب"]
    assert len(set(joined)) == 3
    assert "ب" not in joined


def test_letters_that_melt_are_one_cluster_that_stands_for_both():
    (cluster,) = shaped("لا").clusters

    assert (cluster.start, cluster.end) == (0, 2)
    assert [glyph.words for glyph in cluster.glyphs] == ["لا"]


def test_brackets_open_towards_what_they_enclose():
    text = "א(ב)"
    line = shaped(text).line(0, len(text))
    drawn_from_left = [glyph.char for glyph in line.glyphs(0, len(text))]

    assert drawn_from_left[0] != ")"
    assert drawn_from_left[2] != "("
    assert [glyph.words for glyph in line.glyphs(0, len(text))] == [")", "ב", "(", "א"]


def test_loose_marks_stand_above_or_below_their_letter():
    line = shaped("q\u0301").line(0, 2)
    glyphs = {glyph.words: glyph for glyph in line.glyphs(0, 2)}

    assert glyphs["q"].face is Face.FALLBACK
    accent = glyphs["\u0301"]
    assert 0.3 < (accent.x + middle_of(accent)) / line.width < 0.7


def test_a_mark_that_melts_into_its_letter_needs_no_other_face():
    text = unicodedata.normalize("NFD", "é")
    (glyph,) = shaped(text).line(0, 2).glyphs(0, 2)

    assert glyph.face is Face.READING
    assert glyph.words == text


def test_words_that_are_neighbours_may_stand_apart():
    text = "abc אבג 123"
    line = shaped(text).line(0, len(text))
    across = line.stretches(2, 6)

    assert len(across) == 2
    assert sum(right - left for left, right in line.stretches(0, len(text))) == pytest.approx(
        line.width
    )


def test_stretches_of_parts_are_those_of_the_whole():
    line = shaped(ENGLISH).line(0, len(ENGLISH))
    for cut in range(1, len(ENGLISH)):
        parts = line.stretches(0, cut) + line.stretches(cut, len(ENGLISH))
        assert sum(right - left for left, right in parts) >= line.width - 1e-6


def test_a_line_of_a_paragraph_is_ordered_by_itself():
    text = "first אבג second דהו"
    whole = shaped(text)
    lines = [whole.line(0, 10), whole.line(10, len(text))]

    assert sum(line.width for line in lines) == pytest.approx(sum(whole.advances()))
    assert [glyph.words for glyph in lines[0].glyphs(0, 10)] == list("first גבא ")


def test_positions_count_in_the_whole_text():
    text = f"An introduction.\n{HEBREW}"
    (span,) = complex_paragraphs(text)
    paragraph = shape(text, span, Face.READING)

    assert paragraph.clusters[0].start == span.start
    assert paragraph.clusters[-1].end == span.end
    line = paragraph.line(span.start, span.end)
    assert line.width == pytest.approx(shaped(HEBREW).line(0, len(HEBREW)).width)


@pytest.mark.parametrize("text", ["देव", "ܐܒ", "漢字", "\ue000", "\u202bا\u2066 ב"])
def test_what_cannot_be_printed_right_is_reported(text):
    paragraph = shaped(f"א {text}")

    assert paragraph.missing
    assert set("".join(paragraph.missing)) <= set(text)


def test_in_the_place_of_what_is_missing_stands_a_sign():
    text = "א 漢"
    glyphs = list(shaped(text).line(0, 3).glyphs(0, 3))

    assert [glyph.char for glyph in glyphs].count(MISSING) == 1
    assert read_structure(drawn(text)).text == text


def test_a_text_that_has_the_sign_itself_misses_nothing():
    assert shaped("א □").missing == ()


def test_shaping_before_leaves_no_trace_in_the_next_file():
    first = drawn(ARABIC)
    drawn(HEBREW)

    assert drawn(ARABIC) == first
