# SPDX-License-Identifier: MIT
import pytest

from workbench.export.pdf.bidi_levels import levels
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.shaping import shaped_clusters


def shaped(text, **options):
    return list(shaped_clusters(text, levels(text), Face.READING, **options))


def test_latin_words_are_as_wide_as_letter_by_letter():
    word = "office fjord AVAIL"

    together = sum(cluster.width for cluster in shaped(word))

    assert together == pytest.approx(sum(shaped(char)[0].width for char in word))
    assert len(shaped(word)) == len(word)


def test_letters_that_join_have_other_shapes_than_alone():
    def shapes(text):
        return [glyph.char for cluster in shaped(text) for glyph in cluster.glyphs]

    assert shapes("ب") == ["ب"]
    assert "ب" not in shapes("ببب")


def test_spaces_do_not_part_words_of_one_script():
    faces = {glyph.face for cluster in shaped("כתב השר") for glyph in cluster.glyphs}

    assert faces == {Face.FALLBACK}


def test_doubtful_characters_are_not_printed():
    clusters = shaped("aבc", doubtful=frozenset("ב"))

    assert [cluster.is_printable for cluster in clusters] == [True, False, True]


def test_white_space_is_drawn_as_a_space():
    (cluster,) = shaped("\u202f")

    assert cluster.width > 0
    assert cluster.is_printable
