# SPDX-License-Identifier: MIT
import pytest

from tests.export.pdf.small import ATTACHMENTS, FIRST_LINE, SECOND_LINE
from workbench.export.pdf.reading import (
    page_count,
    read_artifact_text,
    read_attachments,
    read_highlights,
    read_structure,
)


def test_each_highlight_is_found_with_the_words_below_it(small_file):
    found = {mark.name: mark for mark in read_highlights(small_file)}

    assert list(found) == ["mark-1", "mark-2", "mark-1.2", "mark-2.2"]
    assert found["mark-1"].words.strip() == FIRST_LINE.strip()
    assert found["mark-1.2"].words.strip() == SECOND_LINE
    assert (found["mark-1"].page, found["mark-1.2"].page) == (0, 1)
    assert found["mark-1"].author == "A. Student"
    assert found["mark-1"].subject == "Purpose"
    assert found["mark-1"].contents == "Purpose A1: to calm the council"


def test_the_tree_is_read_in_its_order_with_its_words(small_file):
    tree = read_structure(small_file)

    assert [child.role for child in tree.children] == ["H1", "P", "Note", "Table"]
    assert tree.children[0].text == "Essay plan: «хлеб» & <bread>"
    assert tree.children[1].text == FIRST_LINE + SECOND_LINE
    assert tree.children[2].text == "A1 to calm the council ☭ 😀"


def test_page_furniture_is_read_apart(small_file):
    assert read_artifact_text(small_file) == "page 1page 2"
    assert "page 1" not in read_structure(small_file).text


def test_attachments_come_back_as_they_were(small_file):
    expected = {attachment.name: attachment.data for attachment in ATTACHMENTS}

    assert read_attachments(small_file) == expected


def test_pages_are_counted(small_file):
    assert page_count(small_file) == 2


def test_the_box_of_a_highlight_is_around_its_line(small_file):
    mark = read_highlights(small_file)[0]

    assert mark.boxes[0].left == 60
    assert mark.boxes[0].bottom == pytest.approx(737)
    assert mark.boxes[0].top == pytest.approx(749)
