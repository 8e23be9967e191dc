# SPDX-License-Identifier: MIT
import pytest

from tests.factories import a_mark_on_a_picture, a_source, an_annotation
from workbench.ui.annotating.wording import first_step, place_of, with_step


def test_one_line_and_several():
    mark = an_annotation(a_source())

    assert place_of(mark, (4, 4)) == "line 4"
    assert place_of(mark, (4, 6)) == "lines 4–6"
    assert place_of(mark, None) == "text"


def test_only_steps_can_be_written():
    mark = an_annotation(a_source())

    assert with_step(mark, "so_what", "x").so_what == "x"
    with pytest.raises(KeyError):
        with_step(mark, "short_id", "x")


def test_a_mark_on_a_picture_asks_first_what_the_part_shows():
    mark = a_mark_on_a_picture(a_source())

    assert place_of(mark, None) == "part of the picture"
    assert first_step(mark).caption == "What this part shows"
    assert first_step(an_annotation(a_source())).caption == "I notice"
