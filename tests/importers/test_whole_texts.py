# SPDX-License-Identifier: MIT
"""Texts of a form of their own stay whole, and end where the page begins to speak again."""

import pytest

from tests.importers.pages import sources_of, sources_of_web_page
from workbench.domain.provenance import SURE

LAMP = "The lamp was out for nine nights, and the keeper had signed for oil on each of them."
FROM = "Letter of Signe Aaberg, keeper's daughter, 8 October 1881"
LOG = "Log of the lighthouse at Skarvholm, 1881"


def test_questions_in_talk_behind_dashes_are_words_of_the_text():
    talk = "– Is it lit?\n– Not yet.\n– Have you oil?\n– I have signed for it."
    (source,) = sources_of(f"Source A: {FROM}\n\n{talk}\n")
    assert source.body == talk


def test_questions_in_a_list_that_ends_a_sentence_are_words_of_the_text(tmp_path):
    (source,) = sources_of_web_page(
        f"<h2>Source A</h2><p>{FROM}</p><p>Shall we mend the lamp by:</p>"
        "<ul><li>sending to town?</li><li>asking the pilots?</li></ul><p>Nobody knows.</p>",
        tmp_path,
    )
    assert source.body.endswith("• asking the pilots?\nNobody knows.")


def test_the_third_item_of_a_list_is_no_sign_of_copyright():
    items = (
        "We find:\n(a) that the lamp was out;\n(b) that oil was paid for;\n(c) that it was sold."
    )
    (source,) = sources_of(f"Source A: {LOG}\n\n{items}\n")
    assert source.body == items


def test_the_sum_below_rows_is_the_last_of_them_and_apart_it_is_that_of_a_paper():
    rows = "Wrecked   4\nSaved   11\nTotal   15"
    (source,) = sources_of(f"Source A: {LOG}\n\n{rows}\n\nTotal 15\n")
    assert source.body.split() == rows.split()


def test_a_raised_number_behind_a_comma_marks_a_word():
    text = f"He kept the book of the oil,¹ and nobody else did. {LAMP}"
    (source,) = sources_of(f"Source A\n\n{text}\n\n¹ now in the county museum\n\n{FROM}\n")
    assert (source.body, [gloss.mark for gloss in source.glosses]) == (text, ["¹"])


def test_a_label_in_italics_explains_no_word():
    text = f"{LAMP} We called it *the eye*."
    (source,) = sources_of(f"### Source A\n\n{text}\n\n*{FROM}*\n")
    assert (source.body, source.attribution, source.glosses) == (text, FROM, ())


def test_lines_of_a_name_a_role_and_a_work_are_one_attribution():
    lines = "Signe Aaberg\nkeeper's daughter\nnotes made in 1881"
    first, second = sources_of(f"Source 1\n\n{LAMP}\n\n{lines}\n\nSource 2\n\n{LAMP}\n\n{FROM}\n")
    assert (first.body, first.attribution.split()) == (LAMP, lines.split())
    assert second.attribution == FROM


def test_the_first_of_several_headlines_is_no_title():
    lines = "ALL SAVED\n\nLAMP WAS LIT\n\nNobody was hurt, and the mail is dry."
    (source,) = sources_of(f"Source A\n\n{lines}\n\n{FROM}\n")
    assert (source.title, source.body.split()) == (None, lines.split())


def test_whom_a_petition_is_for_is_no_title():
    page = (
        f"Source A\n\nTo the Board of Lights\n\nWe ask for oil.\n\n{FROM}\n\n"
        f"Source B\n\nThe oil\n\n{LAMP}\n\n{FROM}\n\nSource C\n\nThe lamp\n\n{LAMP}\n\n{FROM}\n"
    )
    petition, other, _ = sources_of(page)
    assert (petition.title, other.title) == (None, "The oil")
    assert petition.body.startswith("To the Board of Lights")


def test_a_kind_of_text_is_a_title_where_the_attribution_stands_below():
    page = (
        f"Source 1\nA keeper's petition\n\n{LAMP}\n\n{FROM}\n\n"
        f"Source 2\nMinutes of the board\n\n{LAMP}\n\n{LOG}\n"
    )
    assert [source.title for source in sources_of(page)] == [
        "A keeper's petition",
        "Minutes of the board",
    ]


def test_a_sentence_that_says_who_wrote_what_stands_below_is_the_attribution():
    told = "This is what a clerk called Signe Aaberg wrote about the lamp."
    (source,) = sources_of(f"Source A\n{told}\n\n{LAMP}\n")
    assert (source.attribution, source.body) == (told, LAMP)


def test_a_sentence_in_square_brackets_above_a_text_is_no_word_of_it():
    told = "[The keeper had been dead for a week when this was found.]"
    (source,) = sources_of(f"Source A\n{told}\n{LAMP}\n{FROM}\n")
    assert (source.body, source.author_note) == (LAMP, told)


@pytest.mark.parametrize("sign", ["#1", "No. 1", "no 1"])
def test_a_label_may_have_a_sign_for_number_before_it(sign):
    (source,) = sources_of(f"Source {sign}\nby Signe Aaberg, letter home, 1881\n{LAMP}\n")
    assert (source.label, source.body) == ("1", LAMP)


def test_headings_in_small_letters_are_found_in_company_only():
    page = f"source a ({LOG.lower()})\n{LAMP.lower()}\n\nsource b ({FROM.lower()})\nit was dark.\n"
    first, second = sources_of(page)
    assert (first.body, second.body) == (LAMP.lower(), "it was dark.")
    assert all(source.confidence["label"] < SURE for source in (first, second))
    assert not sources_of(f"The story\n\nsource a\n\n{LAMP}\n")


def test_a_call_that_comes_back_below_every_text_is_the_pages():
    page = "".join(
        f"Source {label}: {FROM}\n\n{LAMP}\nIt was dark.\n\nLook closely! {call}\n\n"
        for label, call in (("A", "Who is missing?"), ("B", "Stand by the door."))
    )
    assert [source.body for source in sources_of(page)] == [f"{LAMP}\nIt was dark."] * 2


def test_headings_that_count_the_parts_of_a_page_end_the_sources_between_them():
    page = "".join(
        f"ROOM {number}: THE {name}\n\nSource {number}: {FROM}\n\n{LAMP}\n\n"
        for number, name in ((1, "LAMP"), (2, "OIL"), (3, "STAIR"))
    )
    assert [source.body for source in sources_of(page)] == [LAMP] * 3


def test_articles_that_count_up_within_a_source_do_not_end_it():
    articles = "Article 1: The light is the King's.\nArticle 2: So is the oil."
    (source,) = sources_of(f"Source A: {LOG}\n\n{articles}\n")
    assert source.body == articles


def test_a_rule_as_above_the_heading_ends_a_source():
    rule = "- - - - - - - - - -"
    page = (
        f"{rule}\nSource 1\n{FROM}\n{LAMP}\n{rule}\nSource 2\n{LOG}\n{LAMP}\n{rule}\nSort them.\n"
    )
    assert [source.body for source in sources_of(page)] == [LAMP] * 2


@pytest.mark.parametrize(
    "question",
    [
        "Look back: which of these people had most to lose?",
        "Which of the four sources would a keeper use who\n(a) was honest\n(b) was not?",
        "Do you think that they knew?",
        "Rank them: which is the angriest?",
        "Copy and complete:\nSource\tWho is angry?\n1\n2",
    ],
)
def test_what_is_asked_of_several_texts_is_none_of_the_last(question):
    page = f"Source 1: {LOG}\n\n{LAMP}\n\nSource 2: {FROM}\n\n{LAMP}\n\n{question}\n"
    assert [source.body for source in sources_of(page)] == [LAMP] * 2


def test_what_stands_behind_a_quotation_and_a_dash_is_its_attribution():
    quoted = '"We paid for oil, and we sat in the dark."'
    (source,) = sources_of(f"Source 1  {quoted} – resolution of a parish council in 1881\n")
    assert source.body == quoted
    assert source.attribution == "resolution of a parish council in 1881"


def test_bare_numbers_are_labels_where_one_text_is_a_picture_that_is_lost():
    page = (
        f"The lamp\n\n1\n{LAMP}\nHansard, House of Commons debate, 14 March 1881\n\n"
        "2\nPostcard sold at Skarvholm, about 1880\n\n"
        f"3\nIt was dark, and it was meant to be.\n{FROM}\n"
    )
    assert [source.label for source in sources_of(page)] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "Oil, 4 casks\nWick, 9 yards\n\nThe keeper was sent to town and asked what he could do.",
        "It had been agreed on the quay.\nArticle 1. The light is free.\nArticle 2. So is the oil.",
    ],
)
def test_a_text_of_two_forms_is_doubtful(text):
    layout = "Source A: {0}\n\n{1}\n" if "casks" in text else "Source A\n\n{1}\n\n{0}\n"
    (source,) = sources_of(layout.format(FROM, text))
    assert source.confidence["body"] < SURE


def test_a_single_source_that_is_not_the_first_of_a_row_is_doubtful():
    (source,) = sources_of("Source skills\n\nSource B: a poster. Nature: a poster.\n")
    assert source.confidence["label"] < SURE


def test_a_title_that_may_be_the_attribution_makes_it_doubtful():
    title = "Treaty with the Board of Lights, 1881"
    page = f"Document 3\n{title}\n\n{LAMP}\n\nSource: Board Papers, box 9, 1890.\n"
    (source,) = sources_of(page)
    assert source.confidence["attribution"] < SURE


def test_they_are_not_the_one_who_wrote_a_text():
    told = "S. Aaberg, Nine Dark Nights, 1931"
    words = "They wrote as they rowed, with their backs to where they were going."
    page = f"Source 1: {FROM}\n\n{LAMP}\n\nSource 2: {told}\n\n{words}\n\nIt was dark.\n"
    assert sources_of(page)[1].attribution == told


def test_parts_of_a_text_may_be_numbered():
    parts = f"I\n\n{LAMP}\n\nII\n\nTwelve at the oars today. We sang as we went.\n\nIII\n\nFour."
    first, _ = sources_of(f"Source 1\n{FROM}\n\n{parts}\n\nSource 2\n{LOG}\n\n{LAMP}\n")
    assert first.body.split() == parts.split()


def test_dots_that_lead_to_a_fine_are_no_room_for_an_answer():
    fines = "Asleep at the lamp ........ 1s\nSinging ................... 6d"
    (source,) = sources_of(f"Source A / {LOG}\n{fines}\n")
    assert (source.body, source.attribution) == (fines, LOG)


def test_an_attribution_beside_its_heading_may_begin_with_a_small_letter():
    told = "from a letter of the keepers to the board, 1881"
    first, second = sources_of(f"Source A  {told}\n\n{LAMP}\n\nSource B  {told}\n\n{LAMP}\n")
    assert (first.attribution, second.body) == (told, LAMP)


def test_a_heading_by_its_form_alone_makes_the_end_of_a_text_doubtful():
    page = f"Source 1\n{FROM}\n\n{LAMP}\n\nThe second night\n\nThe wind went round to the west.\n"
    first, _ = sources_of(f"{page}\nSource 2\n{LOG}\n\n{LAMP}\n")
    assert first.confidence["body"] < SURE


@pytest.mark.parametrize(
    "page",
    [
        f"Source A: {FROM}\n\nWhat do you notice about the lamp?\n",
        f"Source A\n\n{LAMP} {LAMP}\n\nthe harbour clerk\n{FROM}\n",
        f"Source A\n\nA keeper's petition\n\n{LAMP}\n\n{FROM}\n",
    ],
)
def test_a_text_is_doubtful_where_a_line_at_its_edge_may_be_no_word_of_it(page):
    (source,) = sources_of(page)
    assert source.confidence["body"] < SURE
