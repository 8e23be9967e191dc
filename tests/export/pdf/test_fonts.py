# SPDX-License-Identifier: MIT
"""Which face draws what, and how wide it is there."""

import subprocess
import sys

import pytest
from reportlab.pdfbase import pdfmetrics

from workbench.export.pdf.fonts import MISSING, Face, face_for, font, metrics


@pytest.mark.parametrize("face", list(Face))
def test_every_face_is_known_to_reportlab_by_its_own_name(face):
    assert font(face) is pdfmetrics.getFont(face.value)


@pytest.mark.parametrize("face", list(Face))
def test_every_face_has_english_and_its_punctuation(face):
    assert metrics(face).plain.issuperset("The clerk wrote: ‘no coal’ – “not yet” … £5 · ½\n")


def test_widths_are_those_reportlab_draws_with():
    words = "The new mill stopped at noon."
    measured = sum(metrics(Face.READING).advances[char] for char in words)
    assert measured * 1000 == pytest.approx(pdfmetrics.stringWidth(words, Face.READING.value, 1000))


def test_cyrillic_is_set_in_the_face_of_the_sources():
    assert face_for("Д", Face.READING) is Face.READING


def test_a_character_the_face_lacks_is_drawn_by_the_fallback_of_the_same_weight():
    assert face_for("→", Face.PLAIN) is Face.FALLBACK
    assert face_for("→", Face.PLAIN_BOLD) is Face.FALLBACK_STRONG


def test_a_cluster_is_drawn_in_one_face():
    assert face_for("x\u0302", Face.PLAIN) is Face.FALLBACK


def test_what_no_face_has_has_no_face():
    assert face_for("\ue000", Face.PLAIN) is None
    assert face_for("漢", Face.READING) is None


def test_the_sign_for_missing_characters_can_always_be_drawn():
    assert all(face_for(MISSING, face) for face in Face)


def test_invisible_characters_need_no_glyph():
    assert face_for("a\u200d", Face.PLAIN) is Face.PLAIN


def test_white_space_is_as_wide_as_a_space():
    advances = metrics(Face.PLAIN).advances
    assert {advances[char] for char in " \u00a0\n\t"} == {advances[" "]}


def test_a_baseline_lies_within_its_line():
    assert 0 < metrics(Face.READING).baseline(10.5, 18.7) < 18.7


def test_threads_that_need_a_face_first_get_the_same_font():
    """In a process of its own, where no face was loaded before."""
    program = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from threading import Barrier\n"
        "from workbench.export.pdf.fonts import Face, font\n"
        "together = Barrier(4)\n"
        "def ask(_):\n"
        "    together.wait()\n"
        "    return font(Face.READING)\n"
        "with ThreadPoolExecutor(4) as pool:\n"
        "    assert len({id(each) for each in pool.map(ask, range(4))}) == 1\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
