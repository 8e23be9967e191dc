# SPDX-License-Identifier: MIT
"""A page in another alphabet, as a step of checking it."""

from dataclasses import replace

import pytest

from tests.importers.old_pages import BUDAPEST
from tests.services.drafting.pages import deck, lamps
from workbench.importers.editing import set_title
from workbench.importers.reading import read_page
from workbench.services.drafting.contents import rows_of
from workbench.services.drafting.doubts import things_to_check
from workbench.services.drafting.history import Checking, DraftHistory
from workbench.services.drafting.reading_anew import ReadingAnew, page_in_doubt, place_after


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(BUDAPEST.encode("cp1250"))
    return path


def test_a_page_is_asked_about_where_it_stands_among_others(page):
    old = read_page(page)
    now = Checking((lamps(), old, old))
    rows = rows_of(now.drafts)
    assert page_in_doubt(now, None) == 1
    assert page_in_doubt(now, rows[0]) == 1
    assert page_in_doubt(now, rows[-1]) == 2
    assert now.has_choices
    sure = Checking((lamps(), deck()))
    assert not sure.has_choices
    with pytest.raises(ValueError, match="sure"):
        page_in_doubt(sure, None)


def test_it_takes_the_place_of_what_was_corrected_and_undo_brings_that_back(page):
    old, anew = read_page(page), read_page(page, encoding="cp1250")
    begin = Checking((lamps(), old))
    doubt = things_to_check(begin)[0].doubts[0]
    history = DraftHistory(begin)
    history.take("answer", history.now.corrected(0, doubt.answers[0].edit, settles=doubt.id))
    history.take("title", history.now.corrected(1, lambda x: set_title(x, "Hungary")))
    assert history.now.touched == {0, 1}
    corrected = history.now
    wanted = ReadingAnew(1, corrected.drafts[1], "cp1250")
    assert wanted.file == page

    assert history.take(wanted.step, wanted.applied(history.now, anew))

    assert history.now.drafts == (corrected.drafts[0], anew)
    assert history.now.settled == {doubt.id}
    assert history.now.touched == {0}
    assert history.undo_name == "read as Central Europe (Windows)"
    assert history.undo()
    assert history.now == corrected


def test_a_page_that_was_corrected_meanwhile_stays(page):
    old = read_page(page)
    wanted = ReadingAnew(0, old, "cp1250")
    now = Checking((old,)).corrected(0, lambda x: set_title(x, "Hungary"))
    assert wanted.applied(now, read_page(page, encoding="cp1250")) is None
    assert ReadingAnew(3, old, "cp1250").applied(now, old) is None


def test_nothing_is_a_correction_that_changes_nothing(page):
    now = Checking((read_page(page),))
    assert now.corrected(0, lambda draft: draft) == now


def test_the_place_stays_where_letters_take_more_bytes_or_less(page):
    old = read_page(page)
    half = replace(old, page=old.page[: len(old.page) // 2])
    assert place_after(old, old, 40) == 40
    assert place_after(old, half, 40) == 19 or place_after(old, half, 40) == 20
