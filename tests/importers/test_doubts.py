# SPDX-License-Identifier: MIT
"""What is doubted in a source: by a rule, by the weights, or by neither."""

from dataclasses import replace

import pytest

from workbench.domain.provenance import SURE
from workbench.importers.arrangement import NO_RIVAL, Arrangement, Layout, Shares, Usual
from workbench.importers.doubts import doubt_of_layout, weighed
from workbench.importers.draft import PartKind
from workbench.importers.lines import lines_of
from workbench.importers.marks import Mark
from workbench.importers.page_reading import reading_of
from workbench.importers.reading import draft_of

TEXT = "The ferry was late again. I stood on the pier and counted the lamps, and there were none."
ABOVE = Arrangement(Layout.ABOVE, (0,), score=6.0)
END = 0.75
BODY = Mark(0, PartKind.BODY, TEXT, 0, 0.95)
TOLD = Mark(0, PartKind.ATTRIBUTION, "A letter", 0, 0.9)


@pytest.fixture
def block():
    page = f"Source A\n\nFrom a letter by a porter, 1902.\n\n{TEXT}\n"
    (found,) = reading_of(page, lines_of(page)).blocks
    return found


def sure(mark, block, shares, *, end=0.0, shape=ABOVE, is_cut=False):
    block.shares = shares
    return weighed(mark, block, shape, end, is_cut=is_cut)


def test_a_likely_text_without_a_doubt_is_as_sure_as_the_rules_are(block):
    assert sure(BODY, block, Shares(0.9, 0.9)) == BODY


def test_an_unlikely_text_or_attribution_is_doubted_though_no_rule_does(block):
    text, told = (sure(mark, block, Shares(0.1, 0.1)) for mark in (BODY, TOLD))
    assert max(text.confidence, told.confidence) < SURE
    assert text.why == told.why == "it can be read in another way as well"


def test_a_doubtful_end_is_outweighed_where_the_text_is_likely_enough(block):
    doubted = sure(BODY, block, Shares(0.7, 0.9), end=END)
    assert doubted.confidence < SURE
    assert doubted.why == "its last words may be those of the page"
    settled = sure(BODY, block, Shares(0.8, 0.9), end=END)
    assert settled.confidence >= SURE
    assert settled.why is None


def test_nothing_outweighs_a_doubt_about_an_end_that_was_not_looked_at(block):
    found = sure(BODY, block, Shares(0.99, 0.9, is_whole=False), end=END)
    assert found.confidence < SURE


def test_words_that_share_a_paragraph_stay_doubtful(block):
    mark = replace(BODY, confidence=0.6, why="text and attribution stand in one paragraph")
    assert sure(mark, block, Shares(1.0, 1.0), is_cut=True) == mark


def test_a_text_that_only_the_weights_found_is_never_sure(block):
    block.is_overruled = True
    assert sure(BODY, block, Shares(1.0, 1.0)).confidence < SURE
    assert sure(TOLD, block, Shares(1.0, 1.0)).confidence >= SURE
    found = replace(ABOVE, lead=1.0)
    assert sure(TOLD, block, Shares(1.0, 1.0), shape=found).confidence < SURE


def test_what_was_never_weighed_is_as_the_rules_have_it(block):
    assert sure(BODY, block, None) == BODY
    assert sure(BODY, block, None, end=END).confidence < SURE


@pytest.mark.parametrize(
    ("shape", "doubt"),
    [
        (Arrangement(Layout.NONE), "no attribution was found"),
        (Arrangement(Layout.INLINE, head=(0, 4)), "text and attribution stand in one paragraph"),
        (replace(ABOVE, is_unclear=True), "it names neither a date nor a kind of source"),
        (replace(ABOVE, lead=1.0), "other lines may be the attribution as well"),
        (ABOVE, "the other sources of the page have their attribution elsewhere"),
        (Arrangement(Layout.BELOW, (1,), lead=NO_RIVAL), None),
    ],
)
def test_every_doubt_about_a_layout_has_its_sentence(shape, doubt):
    assert doubt_of_layout(shape, Usual(Layout.BELOW)) == doubt


def test_bare_letters_are_sure_where_a_row_of_them_heads_texts_with_attributions():
    rows = [
        f"({letter})\n{TEXT}\nFrom a letter by a porter to his brother, 190{n}.\n"
        for n, letter in enumerate("ABCD")
    ]
    labels = [source.confidence for source in draft_of("\n".join(rows), origin="p").sources]
    assert len(labels) == len(rows)
    assert min(labels) >= SURE
