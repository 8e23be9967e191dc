# SPDX-License-Identifier: MIT
"""Every pair of colours in use can be told apart, in three themes and on nine page colours.

The floors are those of WCAG 2.2 (4.5 for text, 3 for lines and controls) and, where the design
promises more, the design's own.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from workbench.domain.frameworks import LineStyle
from workbench.ui.look.colours import colours_of, contrast
from workbench.ui.look.tokens import Theme, tokens

TEXT, LINE = 4.5, 3.0

LOOKS = [
    *(pytest.param(colours_of(Theme.LIGHT, page), id=f"light-{page}") for page in tokens().pages),
    pytest.param(colours_of(Theme.DARK), id="dark"),
    pytest.param(colours_of(Theme.HIGH_CONTRAST), id="high-contrast"),
]

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


@pytest.mark.parametrize("line", LineStyle)
def test_a_letter_can_be_seen_as_line_and_read_as_tag(colours, line):
    lens = colours.lens(line)
    for ground in ("page", "pane", "window", "rail", "sunken"):
        assert contrast(lens.colour, colours[ground]) >= TEXT
    assert contrast(lens.on_colour, lens.colour) >= TEXT


@pytest.mark.parametrize("line", LineStyle)
def test_words_can_be_read_on_marks(colours, line):
    lens = colours.lens(line)
    least = 9.0 if colours.theme is Theme.LIGHT else 7.0
    for tint in (lens.tint, lens.active_tint, colours.overlap):
        assert contrast(colours["text"], tint) >= least


@pytest.mark.parametrize("line", LineStyle)
def test_the_line_of_a_mark_can_be_seen_on_its_own_tint(colours, line):
    lens = colours.lens(line)
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
    for line in LineStyle:
        lens = colours.lens(line)
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
