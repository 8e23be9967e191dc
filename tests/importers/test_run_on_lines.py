# SPDX-License-Identifier: MIT
"""Pages that lost their line ends: texts behind their attribution, feet of pages between them."""

import pytest

from tests.importers.pages import sources_of
from workbench.domain.provenance import SURE
from workbench.importers.draft import PartKind
from workbench.importers.inline_furniture import furniture_cuts
from workbench.importers.reading import draft_of

WEIGHED = "Source: Ines Calder, wool sorter, petition to the town council, 4 March 1847."
LOFT = (
    "We are eleven in the loft and there is one window. This winter two of us were sent home "
    "with the cough and nobody asked after them. The scales are hung by the master himself."
)
REPORT = "Source: Report of the inspector of lofts to the county, Harlow Bay, May 1848."
CLEAN = (
    "I found the rooms dry and swept. The scales were true to the ounce when I tried them, and "
    "the women spoke well of the dinner hour, which had been made longer in the week before."
)
SONG = "Source: The Sorters’ Complaint, a ballad printed by Jonas Wick, Harlow Bay, 1849"
BALLAD = (
    "The fleece is greasy and the light is thin . . . and a pound is never a pound when it is "
    "weighed by him. We sing it low on Mondays, and on Saturdays we sing it not at all."
)
FOOT = (
    "© 2011 The Harlow Board. All rights reserved. Visit www.harlow-board.org (for teachers). "
    "GO ON TO THE NEXT PAGE. "
)


def _told(page):
    return [(source.label, source.attribution, source.body) for source in sources_of(page)]


def _bare(labelled):
    return labelled.removeprefix("Source: ")


def test_a_text_goes_on_right_behind_its_labelled_attribution():
    page = f"Document A\n{WEIGHED} {LOFT}\n\nDocument B\n{REPORT} {CLEAN}\n"
    assert _told(page) == [("A", _bare(WEIGHED), LOFT), ("B", _bare(REPORT), CLEAN)]


def test_a_labelled_attribution_without_a_full_stop_ends_where_a_sentence_begins():
    page = f"Document A\n{WEIGHED} {LOFT}\n\nDocument B\n{SONG} {BALLAD}\n"
    assert _told(page)[1] == ("B", _bare(SONG), BALLAD)


@pytest.mark.parametrize(
    "more",
    [
        "Translated by M. Hollis.",
        "She was elected to speak for the loft.",
        "Harlow Bay, 1847.",
    ],
)
def test_a_sentence_of_the_citation_stays_with_it(more):
    begin = "Source: Ines Calder, wool sorter, petition to the town council."
    told = _told(f"Document A\n{begin} {more} {LOFT}\n\nDocument B\n{REPORT} {CLEAN}\n")
    assert told[0] == ("A", f"{_bare(begin)} {more}", LOFT)


def test_a_labelled_attribution_with_its_text_below_is_not_cut():
    long = f"{WEIGHED} She was elected to speak for the loft, and lost her place a month later."
    told = _told(f"Document A\n{long}\n\n{LOFT}\n\nDocument B\n{REPORT}\n\n{CLEAN}\n")
    assert told == [("A", _bare(long), LOFT), ("B", _bare(REPORT), CLEAN)]


def test_the_foot_of_a_page_in_the_middle_of_a_line_is_left_over():
    page = (
        f"1. Read the documents. {FOOT}-2-Document 1 {WEIGHED} {LOFT} "
        f"Document 2 {REPORT} {CLEAN} {FOOT}-3-Document 3 {SONG} {BALLAD} END OF PART A\n"
    )
    wanted = [(WEIGHED, LOFT), (REPORT, CLEAN), (SONG, BALLAD)]
    assert _told(page) == [(str(n), _bare(a), b) for n, (a, b) in enumerate(wanted, 1)]
    parts = draft_of(page, origin="page.txt").parts
    left = " ".join(part.text for part in parts if part.kind is PartKind.LEFT_OVER)
    assert left.count("The Harlow Board") == 2
    assert "END OF PART A" in left


def test_what_was_cut_out_of_a_long_line_is_never_sure():
    page = f"Document 1 {WEIGHED} {LOFT} Document 2 {REPORT} {CLEAN} Document 3 {SONG} {BALLAD}\n"
    for source in sources_of(page):
        assert source.confidence["body"] < SURE
        assert source.confidence["attribution"] < SURE


def test_a_long_text_beside_its_heading_may_hold_a_title_and_is_never_sure():
    page = f"Source A\n{_bare(WEIGHED)}\n\n{LOFT}\n\nSource B Behind the scales {CLEAN}\n"
    first, second = sources_of(page)
    assert first.confidence["body"] >= SURE
    assert second.confidence["body"] < SURE


def test_a_line_that_kept_its_ends_is_not_cut():
    assert not furniture_cuts("GO ON TO THE NEXT PAGE. -4- Source B")
