# SPDX-License-Identifier: MIT
from dataclasses import replace

from workbench.domain.comfort import (
    LETTER_SPACES,
    LINES,
    PRESETS,
    WORD_SPACES,
    Comfort,
    ThemeChoice,
    preset_of,
    with_preset,
)

MINE = Comfort(theme=ThemeChoice.DARK, page="cream", tints=False, motion=False, letters=True)


def test_a_preset_leaves_what_it_does_not_decide():
    clear = with_preset(MINE, "Extra clear")
    assert clear.size == 22
    assert clear.ruler
    assert (clear.theme, clear.page, clear.tints) == (ThemeChoice.DARK, "cream", False)
    assert (clear.motion, clear.letters) == (False, True)


def test_what_is_chosen_is_known_by_its_preset():
    for name in PRESETS:
        assert preset_of(with_preset(MINE, name)) == name
    assert preset_of(replace(MINE, size=19)) is None


def test_presets_are_within_bounds():
    for preset in PRESETS.values():
        assert LINES[0] <= preset.line <= LINES[1]
        assert LETTER_SPACES[0] <= preset.letter_space <= LETTER_SPACES[1]
        assert WORD_SPACES[0] <= preset.word_space <= WORD_SPACES[1]
