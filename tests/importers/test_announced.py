# SPDX-License-Identifier: MIT
"""Sources without a heading that a worksheet announces: “Study both accounts of the night.”."""

from tests.importers.pages import sources_of
from workbench.domain.provenance import SURE

FIRE = (
    "The fire began behind the tannery a little after four. It was out by six, and nothing was "
    "lost but a shed and the hay that stood in it."
)
OTHER = (
    "We carried water until the well was dry, and then we carried sand. The shed was a house, and "
    "there were nine people in it. Nobody has asked me for their names."
)
THIRD = (
    "Towns of timber burn, and towns that burn are built of brick. It takes one fire to teach a "
    "council what three petitions could not."
)
MAKER = "Signe Bruun, laundress in Mill Lane."


def _told(page):
    return [(source.attribution, source.body) for source in sources_of(page)]


def test_a_report_below_words_that_hand_over_to_it_and_one_with_its_maker_at_the_end():
    lead = "In the morning The Lund Post printed the following:"
    page = (
        "Study both accounts of the night, and say whom you believe.\n\n"
        f"{lead}\n\n{FIRE}\n\nIn Mill Lane they told it in another way:\n\n{OTHER} {MAKER}\n\n"
        "Why do the reports differ?\n"
    )
    assert _told(page) == [(lead, FIRE), (MAKER, OTHER)]


def test_views_below_the_names_of_those_who_hold_them():
    page = (
        "Compare these views on what the fire was good for.\n\n"
        f"Karin Wedel\n{FIRE}\n\nPoul Ahl\n{THIRD}\n\nR. T. Sand\n{OTHER}\n"
    )
    assert _told(page) == [("Karin Wedel", FIRE), ("Poul Ahl", THIRD), ("R. T. Sand", OTHER)]


def test_one_long_quotation_in_a_line_that_lost_its_ends():
    told = "Karin Wedel, a historian, Brick and Timber, published in 1974"
    page = (
        f"Examine the passage and do all that is asked. “{OTHER} {THIRD}” {told} "
        "1.a) Name one cause of the fire. b) Name one of its results.\n"
    )
    assert _told(page) == [(told, f"“{OTHER} {THIRD}”")]


def test_what_is_announced_is_never_sure():
    page = (
        f"Study the two accounts.\n\nKarin Wedel wrote:\n\n{FIRE}\n\nPoul Ahl replied:\n\n{THIRD}\n"
    )
    sources = sources_of(page)
    assert [source.label for source in sources] == ["A", "B"]
    assert all(source.confidence["label"] < SURE for source in sources)


def test_notes_on_people_are_no_sources_though_texts_are_announced():
    page = (
        "Read the two letters in your booklet.\n\nKarin Wedel\nWedel was born at Lund and wrote on "
        "towns of timber and of brick, mostly for newspapers.\n\nPoul Ahl\nHe sat in the council "
        "for thirty years and signed the order that forbade roofs of straw.\n"
    )
    assert not sources_of(page)


def test_nothing_is_announced_where_only_a_source_is_named():
    page = f"Study the source C again.\n\nKarin Wedel\n{FIRE}\n\nPoul Ahl\n{THIRD}\n"
    assert not sources_of(page)


def test_few_voices_in_a_long_story_are_no_sources():
    years = range(1810, 1818)
    story = "\n\n".join(
        f"In the year {year} the town was built anew, and the council paid for half of every roof."
        for year in years
    )
    voices = f"Karin Wedel\n{FIRE}\n\nPoul Ahl\n{THIRD}"
    page = f"Read the two accounts in your book.\n\n{voices}\n\n{story}\n"
    assert not sources_of(page)
