# SPDX-License-Identifier: MIT
"""Pages whose headings are torn, hung with signs or underlined, and the rules across them."""

import pytest

from tests.importers.pages import sources_of
from workbench.importers.separators import is_separator, is_underlined

BRIDGE = "The bridge was shut at six and the carts stood in a row as far as the tannery."
TOLL = "No toll was taken on market days, whatever the keeper may say about it now."
KEEPER = "Letter of Jory Penhale, toll keeper, 4 May 1843"
BAKER = "Diary of Ann Tregear, baker, June 1843"


def _told(page):
    return [(source.label, source.body, source.attribution) for source in sources_of(page)]


BOTH = [("A", BRIDGE, KEEPER), ("B", TOLL, BAKER)]


def test_a_label_in_the_line_below_its_noun_heads_a_source():
    page = f"Source\nA\n\n{BRIDGE}\n\n{KEEPER}\n\nSource\nB\n\n{TOLL}\n\n{BAKER}\n"
    assert _told(page) == BOTH


@pytest.mark.parametrize("sign", ["▼ ", "● ", "➤ ", "◆ ", "| ", "\u200b"])
def test_a_sign_before_a_heading_does_not_hide_it(sign):
    page = f"{sign}Source A\n\n{BRIDGE}\n\n{KEEPER}\n\n{sign}Source B\n\n{TOLL}\n\n{BAKER}\n"
    assert _told(page) == BOTH


@pytest.mark.parametrize("rule", ["-----", "=====", "* * *", "~~~~~~~~", "---- cut here ----"])
def test_a_rule_across_the_page_is_part_of_no_source(rule):
    page = f"Source A\n{rule}\n{KEEPER}\n\n{BRIDGE}\n\n{rule}\n\nSource B\n\n{BAKER}\n\n{TOLL}\n"
    assert _told(page) == BOTH


@pytest.mark.parametrize("text", ["…", "[…]", "...", "(…)", "“", "12 – 14", "— A. B."])
def test_signs_that_stand_in_texts_are_no_rule(text):
    assert not is_separator(text)


def test_only_a_rule_as_long_as_the_words_underlines_them():
    assert is_underlined("Revise", "------")
    assert not is_underlined("Revise", "-------------------")
    assert not is_underlined("Revise", "remake")


def test_a_heading_with_a_rule_below_it_ends_a_source():
    page = f"Source A\n\n{BRIDGE}\n\n{KEEPER}\n\nRevise\n------\nI know when it was shut.\n"
    (source,) = sources_of(page)
    assert (source.body, source.author_note) == (BRIDGE, None)


def test_a_sentence_heads_the_source_that_a_row_lacks():
    page = (
        f"Source A\n\n{KEEPER}\n\n{BRIDGE}\n\nSource B\n\n{BAKER}\n\n{TOLL}\n\n"
        "Source C shows a poster made for the owners of the bridge in about 1850.\n\n"
        "[A keeper bows to a cart.]\n"
    )
    assert [source.label for source in sources_of(page)] == ["A", "B", "C"]
    assert sources_of(page)[2].picture is not None
