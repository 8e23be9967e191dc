# SPDX-License-Identifier: MIT
"""What is drawn, looked at pixel by pixel where it says something."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from tests.factories import BODY, a_source, an_annotation
from workbench.domain.comfort import ThemeChoice
from workbench.domain.frameworks import Dimension
from workbench.domain.text import Span
from workbench.ui.reading.mark_index import span_of

DIMENSIONS = (Dimension.NATURE, Dimension.ORIGIN, Dimension.PURPOSE, Dimension.RELIABILITY)


class Seen(Counter):
    """How many pixels of each colour there are."""

    def __getitem__(self, colour):
        """Return how many pixels have this colour."""
        return self.near(colour, 3)

    def near(self, colour, distance):
        """Return how many pixels have nearly this colour, as where edges are smoothed."""
        wanted = QColor(colour).getRgb()
        return sum(
            count
            for name, count in self.items()
            if max(abs(a - b) for a, b in zip(QColor(name).getRgb(), wanted, strict=True))
            < distance
        )


def picture_of(text):
    """The viewport as it is seen, with the page behind it."""
    corner = text.viewport().mapTo(text.page, text.viewport().rect().topLeft())
    return text.page.grab(text.viewport().rect().translated(corner)).toImage()


def colours_at(text, span):
    """What is on and under some words in one line."""
    image = picture_of(text)
    start, end = text.shown.places_of(span)
    line = text.lines.at(start)
    piece = next(line.pieces(start, end))
    top = round(piece.top) - text.verticalScrollBar().value()
    found = Seen()
    for x in range(round(piece.left) + 2, round(piece.right) - 2):
        for y in range(top, top + round(piece.height) + 6):
            found.update([QColor(image.pixel(x, y)).name()])
    return found


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_each_letter_has_its_line_and_its_tint(look, text, mark, framework, dimension):
    chapel = mark("chapel", 1, dimension)
    text.show_marks([chapel])
    lens = look.lens(framework.letter_of(dimension))
    found = colours_at(text, span_of(chapel))
    assert found[lens.tint.lower()] > 200
    assert found.near(lens.colour, 60) > 10


def test_words_without_marks_have_neither(look, text):
    found = colours_at(text, Span(BODY.index("chapel"), BODY.index("chapel") + 6))
    assert found["#ffffff"] > 200
    assert found[look.colours.lens_named("lens_n").colour] == 0


def test_two_marks_on_a_word_share_one_neutral_tint(look, text, mark):
    text.show_marks([mark("chapel door"), mark("chapel", 2, Dimension.ORIGIN)])
    found = colours_at(text, Span(BODY.index("chapel"), BODY.index("chapel") + 6))
    assert found[look.colours.overlap.lower()] > 200


def test_the_active_mark_is_stronger(look, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    text.set_active(chapel.id)
    blue = look.colours.lens_named("lens_n")
    assert colours_at(text, span_of(chapel))[blue.active_tint.lower()] > 200


def test_what_a_note_points_at_is_as_strong(look, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    text.point_at(chapel.id)
    blue = look.colours.lens_named("lens_n")
    assert colours_at(text, span_of(chapel))[blue.active_tint.lower()] > 200
    text.point_at(None)
    assert colours_at(text, span_of(chapel))[blue.tint.lower()] > 200


def test_tints_can_be_off_while_lines_stay(look, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    look.choose(replace(look.comfort, tints=False))
    lens, found = look.colours.lens_named("lens_n"), colours_at(text, span_of(chapel))
    assert found[lens.tint.lower()] == 0
    assert found[lens.colour.lower()] > 10


def test_high_contrast_has_thicker_lines_and_no_tints(look, text, mark):
    chapel = mark("chapel")
    text.show_marks([chapel])
    thin = colours_at(text, span_of(chapel))[look.colours.lens_named("lens_n").colour.lower()]
    look.choose(replace(look.comfort, theme=ThemeChoice.HIGH_CONTRAST))
    found = colours_at(text, span_of(chapel))
    assert found["#000000"] > 200
    assert found[look.colours.lens_named("lens_n").colour.lower()] > 1.4 * thin


def test_a_mark_the_framework_has_no_letter_for_is_quiet_and_there(look, text, mark):
    tone = mark("chapel", 1, Dimension.TONE)
    text.show_framework(replace(text_framework(text), letters=()))
    text.show_marks([tone])
    assert colours_at(text, span_of(tone))[look.colour("text_tertiary").name()] > 10


def text_framework(text):
    return text.view.letter_of.__self__


def test_the_ruler_dims_every_line_but_the_one_with_the_caret(look, text):
    words = Span(BODY.index("chapel"), BODY.index("chapel") + 6)
    look.choose(replace(look.comfort, ruler=True))
    text.place_caret(words.start)
    assert min(colours_at(text, words)) < "#303030"
    text.place_caret(len(BODY))
    text.clearFocus()
    assert min(colours_at(text, words)) > "#606060"


def test_every_fifth_line_of_the_paper_is_numbered(look, text):
    starts = tuple(range(0, 100, 10))

    def marked_rows():
        image = picture_of(text)
        left, _ = text.text_room()
        return {
            y
            for y in range(image.height())
            if any(QColor(image.pixel(x, y)).name() != "#ffffff" for x in range(left - 4))
        }

    assert marked_rows() == set()
    text.show_paper_lines(starts)
    line = text.lines.at(text.shown.place_of(40))
    assert any(line.top <= y <= line.top + line.height for y in marked_rows())


def test_sixty_marks_twelve_on_a_line_never_touch_in_their_lanes(qtbot, look, text):
    body = "\n".join("word " * 10 for _ in range(60))
    source = a_source("A", body=body)
    marks = [
        an_annotation(source, number, start=start, end=start + 4)
        for number, start in enumerate([*range(0, 48, 4), *range(100, 100 + 48 * 50, 50)], 1)
    ]
    before = text.text_room()
    text.show_text(body)
    text.show_marks(marks)
    assert text.text_room() == before
    painter = text._beside
    lines = tuple(text.lines.between(0, 1e9))
    boxes = [
        painter._frame(box).adjusted(1, 4, -1, -4)
        for box, _ in painter._boxes(painter._marks_on(lines, text.view), text.view)
    ]
    tags = [box.place for box in painter._overflow(marks, text.view)]
    for one, other in combinations([*boxes, *tags], 2):
        assert not one.intersects(other) or one in tags or other in tags
    lowest = [box for box in boxes if box.bottom() > 0]
    assert len(lowest) + sum(len(box.marks) for box in painter._overflow(marks, text.view)) == 60


def test_every_one_of_sixty_marks_is_reached_and_opened_by_key(qtbot, text):
    body = "\n".join("word " * 10 for _ in range(60))
    source = a_source("A", body=body)
    marks = [
        an_annotation(source, number, start=start, end=start + 4)
        for number, start in enumerate([*range(0, 48, 4), *range(100, 100 + 48 * 50, 50)], 1)
    ]
    text.show_text(body)
    text.show_marks(marks)
    opened = []
    text.mark_opened.connect(opened.append)
    text.place_caret(0)
    while text.next_mark():
        text.open_mark()
    assert opened == [mark.id for mark in marks]


def test_words_that_are_explained_have_a_hairline_and_words_a_field_is_from_a_frame(look, text):
    words = Span(BODY.index("chapel"), BODY.index("chapel") + 6)
    ink = look.colour("text_secondary").name()
    bare, plain = picture_of(text), colours_at(text, words)
    text.show_terms([words])
    assert colours_at(text, words).near(ink, 40) > plain.near(ink, 40) + 20
    text.show_terms(())
    assert picture_of(text) == bare
    text.tell(words)
    assert picture_of(text) != bare
    text.tell(None)
    assert picture_of(text) == bare
