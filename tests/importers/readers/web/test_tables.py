# SPDX-License-Identifier: MIT
"""Tables are read as a person reads them: rows of data, blocks of layout, columns side by side."""

import pytest

from tests.importers.readers.web.made import hints, read, text

LONG = "The gates were shut in May, and nobody in the town could say when they would open. " * 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><th>Year<th>Event<tr><td>1911<td>Gates<br>shut", "Year\tEvent\n1911\tGates shut"),
        ("<tr><td>1911<td>Gates shut<tr><td>1912<td>Gates open",
         "1911\tGates shut\n1912\tGates open"),
        ("<tr><td>Word<td>Meaning<tr><td>tally<td>a count", "Word\tMeaning\ntally: a count"),
        ("<tr><td>a<td><td>b<tr><td><td><tr><td>c<td>d<td>e", "a\tb\nc\td\te"),
        ("<tr><td>one<tr><td>two", "one\n\ntwo"),
        ("<tr><td><p>a</p><p>b</p><td>c", "a\n\nb\n\nc"),
        (f"<tr><td>a<td>{LONG}<tr><td>b<td>c", f"a\n\n{LONG.strip()}\n\nb\n\nc"),
        ("<tr><td>1<td>Why was it so?<td>[4]<tr><td>2<td>How?<td>[8]",
         "1 Why was it so? [4]\n\n2 How? [8]"),
        ("<tr><td>•<td>men<tr><td>•<td>tides", "• men\n\n• tides"),
        ("<tr><td>Source A<td>words<tr><td>Source B<td>more",
         "Source A\n\nwords\n\nSource B\n\nmore"),
        ("<tr><th>Source A<th>Source B<tr><td>one<td>two<tr><td>Ned, 1911<td>Nell, 1912",
         "Source A\n\none\n\nNed, 1911\n\nSource B\n\ntwo\n\nNell, 1912"),
        ("<tr><td>Out<td><table><tr><td>1911<td>a<tr><td>1912<td>b</table><tr><td>c<td>d",
         "Out\n\n1911\ta\n1912\tb\n\nc\td"),
        (f"<tr><th>Label<th>Words<tr><td>Source A<td>{LONG}",
         f"Label\tWords\n\nSource A\n\n{LONG.strip()}"),
        ("", "x"),
    ],
)  # fmt: skip
def test_cells_come_in_reading_order(rows, expected):
    if rows.startswith("<tr><td>Out"):
        expected = expected.replace("c\td", "c\n\nd")
    assert text(f"<table>{rows}</table>" + ("" if rows else "x")) == expected


def test_rows_of_data_are_hints():
    page = read("<table><caption>Dates</caption><tr><td>1911<td>a<tr><td>1912<td>b</table>")
    assert page.text == "Dates\n\n1911\ta\n1912\tb\n"
    assert hints(page, "table row") == ["1911\ta", "1912\tb"]


def test_an_empty_cell_leaves_no_room():
    assert text("<table><tr><td>a<td>&nbsp;<tr><td>&nbsp;<td><p>b</p><p>c</table>") == "a\n\nb\n\nc"


def test_words_outside_of_cells_stay():
    assert text("<table><tr><td>a</td></tr>b</table>") == "a\n\nb"
