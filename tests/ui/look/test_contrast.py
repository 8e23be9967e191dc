# SPDX-License-Identifier: MIT
"""Every pair of colours in use can be told apart, in three themes and on nine page colours.

The floors are those of WCAG 2.2 (4.5 for text, 3 for lines and controls) and, where the design
promises more, the design's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import pytest

from tests.ui.look.colour_distance import VISIONS, distance
from workbench.domain.frameworks import Dimension, LineStyle, neutral_letter
from workbench.domain.lens_colours import LENS_COLOURS, NEUTRAL
from workbench.ui.look.colours import colours_of, contrast, mixed
from workbench.ui.look.tokens import Theme, tokens

TEXT, LINE = 4.5, 3.0

LOOKS = [
    *(pytest.param(colours_of(Theme.LIGHT, page), id=f"light-{page}") for page in tokens().pages),
    pytest.param(colours_of(Theme.DARK), id="dark"),
    pytest.param(colours_of(Theme.HIGH_CONTRAST), id="high-contrast"),
]

LENSES = tuple(tokens().lenses.values())
"""The colours that letters may have, and that of marks without one."""

GROUNDS = ("window", "rail", "pane", "page", "sunken", "hover")
"""What words and controls stand on."""

QUIET_GROUNDS = tuple(ground for ground in GROUNDS if ground != "hover")


@dataclass(frozen=True)
class Pair:
    ink: str
    ground: str
    least: float


PAIRS = [
    *(Pair("text", ground, 9.9) for ground in GROUNDS),
    *(Pair("text_secondary", ground, 6.1) for ground in GROUNDS),
    *(Pair("text_tertiary", ground, TEXT) for ground in GROUNDS),
    Pair("text", "selection", TEXT),
    Pair("on_primary", "primary", 7.0),
    Pair("on_primary", "text_secondary", TEXT),  # a filled button that is pointed at
    *(Pair("control_border", ground, LINE) for ground in QUIET_GROUNDS),
    *(Pair("focus", ground, LINE) for ground in GROUNDS),
    *(Pair("primary", ground, LINE) for ground in GROUNDS),
    *(Pair("error", ground, TEXT) for ground in ("page", "pane", "window", "error_background")),
    *(Pair("warning", ground, TEXT) for ground in ("page", "pane", "window", "warning_background")),
    Pair("text", "error_background", TEXT),
    Pair("text", "warning_background", TEXT),
]


@pytest.fixture(params=LOOKS)
def colours(request):
    return request.param


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.ink} on {pair.ground}")
def test_ink_can_be_read_on_what_it_stands_on(colours, pair):
    assert contrast(colours[pair.ink], colours[pair.ground]) >= pair.least


@pytest.mark.parametrize("name", LENSES)
def test_a_letter_can_be_seen_as_line_and_read_as_tag(colours, name):
    lens = colours.lens_named(name)
    for ground in ("page", "pane", "window", "rail", "sunken"):
        assert contrast(lens.colour, colours[ground]) >= TEXT
    assert contrast(lens.on_colour, lens.colour) >= TEXT


@pytest.mark.parametrize("name", LENSES)
def test_words_can_be_read_on_marks(colours, name):
    lens = colours.lens_named(name)
    least = 9.0 if colours.theme is Theme.LIGHT else 7.0
    for tint in (lens.tint, lens.active_tint, colours.overlap):
        assert contrast(colours["text"], tint) >= least


@pytest.mark.parametrize("name", LENSES)
def test_the_line_of_a_mark_can_be_seen_on_its_own_tint(colours, name):
    lens = colours.lens_named(name)
    for tint in (lens.tint, lens.active_tint, colours.overlap):
        assert contrast(lens.colour, tint) >= LINE


def test_the_design_keeps_its_promises():
    light, dark, high = (colours_of(theme) for theme in Theme)
    for colours, ink, least in (
        (light, "text", 15.8),
        (dark, "text", 13.1),
        (high, "text", 21.0),
        (light, "control_border", 4.3),
        (dark, "control_border", 4.1),
    ):
        assert round(contrast(colours[ink], colours["page"]), 1) >= least


@pytest.mark.parametrize("page", tokens().pages)
def test_every_page_tint_is_calm_enough(page):
    colours = colours_of(Theme.LIGHT, page)
    assert contrast(colours["text"], colours["page"]) >= 12.8
    assert contrast(colours["control_border"], colours["page"]) >= 3.5
    for name in LENSES:
        lens = colours.lens_named(name)
        assert round(contrast(lens.colour, colours["page"]), 2) >= 4.69
        assert contrast(colours["text"], lens.active_tint) >= 9.2


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0F5BD8", "#0F5BD8") == 1


def test_what_cannot_be_used_is_paler_than_the_palest_text_and_still_there(colours):
    for ground in QUIET_GROUNDS:
        paler = contrast(colours["disabled"], colours[ground])
        assert 2.5 <= paler < 0.75 * contrast(colours["text_tertiary"], colours[ground])


SET = tuple(tokens().lenses[each.colour] for each in LENS_COLOURS)


@pytest.mark.parametrize("theme", Theme)
def test_no_two_letters_are_taken_for_one_another(theme):
    named = colours_of(theme).named
    for (at, one), (other_at, other) in combinations(enumerate(SET), 2):
        assert distance(named[one], named[other]) >= 17, (one, other)
        if at % len(LineStyle) == other_at % len(LineStyle):
            # With the same line style, colour alone is left beside the letter.
            for vision in VISIONS:
                assert distance(named[one], named[other], vision) >= 13, (one, other, vision)


def test_the_set_that_letters_have_is_that_of_the_light_theme():
    assert {each.colour for each in (*LENS_COLOURS, NEUTRAL)} == set(tokens().lenses)
    for each in LENS_COLOURS:
        assert each.tint == mixed(each.colour, "#FFFFFF", 0.10)
    assert contrast(NEUTRAL.colour, NEUTRAL.tint) >= TEXT


def test_a_letter_of_no_known_colour_gets_that_of_its_line(colours):
    strange = replace(neutral_letter(Dimension.TONE), colour="#FFFFFE", line=LineStyle.DASHED)
    assert colours.lens(strange) == colours.lens_named("lens_o")
    assert colours.lens(neutral_letter(Dimension.TONE)).colour == colours["text_tertiary"]
