# SPDX-License-Identifier: MIT
"""Habits of pages that part a source from what stands around it."""

import pytest

from tests.importers.pages import sources_of, sources_of_web_page
from workbench.domain.provenance import SURE
from workbench.importers.reading import draft_of

FERRY = "The ferry sank with the whole of the mail on board, and the ferryman swam ashore."
FROM = "Letter of Ebba Lindqvist, postmistress at Sandvik, 4 March 1872"


def test_a_task_after_the_last_source_is_none_of_its_parts():
    (source,) = sources_of(
        f"Source A\n\n{FERRY}\n\n{FROM}\n\nNow write a paragraph about the ferry.\n"
    )
    assert (source.body, source.attribution, source.author_note) == (FERRY, FROM, None)


def test_a_heading_in_markdown_ends_the_source_above_it():
    (source,) = sources_of(f"### Source A\n\n{FERRY}\n\n{FROM}\n\n## My list\n\n- buy ink\n")
    assert (source.attribution, source.author_note) == (FROM, None)


def test_the_foot_of_a_site_is_no_note():
    foot = "Return to the Sandvik project page\nText typed by members. Report errors to us."
    (source,) = sources_of(f"Source A\n\n{FERRY}\n\n{FROM}\n\n{foot}\n")
    assert (source.attribution, source.author_note) == (FROM, None)


def test_where_an_archive_keeps_a_source_belongs_to_its_attribution():
    (source,) = sources_of(f"Source 1\n\n{FERRY}\n\n{FROM}\nCatalogue ref: SV/12/3\n")
    assert source.attribution == f"{FROM}\nCatalogue ref: SV/12/3"


def test_a_label_before_the_words_is_none_of_them():
    (source,) = sources_of(f"Source A\nProvenance: {FROM}\nContent: {FERRY}\n")
    assert (source.body, source.attribution) == (FERRY, FROM)


def test_a_headnote_in_square_brackets_is_no_part_of_the_text():
    note = "[Sent two days after the storm.]"
    (source,) = sources_of(f"Document 1\n\n{note}\n\n{FERRY}\n\nFrom: {FROM}.\n")
    assert (source.body, source.author_note) == (FERRY, note)


def test_what_the_author_has_done_since_follows_the_attribution():
    told = "Dr Olga Fehr, from a talk given at Bergen in 2009.\nShe has written two books on mail."
    (source,) = sources_of(f"Source A\n\n{told}\n\n{FERRY}\n")
    assert (source.body, source.attribution) == (FERRY, told)


def test_a_mark_or_half_a_bracket_at_the_end_is_no_part_of_the_attribution():
    page = f"*Source 1 – {FROM}*\n\n“{FERRY}”\n\n*Source 2 – {FROM})*\n\n“{FERRY}”\n"
    assert [source.attribution for source in sources_of(page)] == [FROM, FROM]


def test_a_long_attribution_in_brackets_is_one():
    long = (
        "Finding of the court of inquiry held at Sandvik in April 1872 into the loss of the ferry, "
        "its mail and eleven sheep, before which the ferryman, the postmistress and the owner of "
        "the sheep were heard for two days; the court, which sat in the school, rose early, since "
        "the stove had gone out and nobody had brought any wood"
    )
    (source,) = sources_of(f"Source 1\n\nNobody was to blame.\n\n({long})\n")
    assert (source.body, source.attribution) == ("Nobody was to blame.", long)


def test_a_title_beside_the_heading_is_no_attribution_where_one_follows():
    told = "Captain Rolf Aune, master of the ferry, wrote in 1872:"
    (source,) = sources_of(f"Source 2 — A captain’s diary\n{told}\n{FERRY}\n")
    assert (source.title, source.attribution) == ("A captain’s diary", told)


def test_items_of_a_list_head_sources_of_their_own():
    items = "\n".join(
        f"• Source {n} “{FERRY}” (Ebba Lindqvist, postmistress, letter, 187{n})" for n in (1, 2, 3)
    )
    assert [s.label for s in sources_of(f"Card sort\n\n{items}\n")] == ["1", "2", "3"]


def test_cards_that_are_sources_stand_among_the_others():
    sources = "".join(
        f"Source {label}\n\n{FERRY}\n\n{FROM}\n{number} of 4\n\n"
        for label, number in (("A", 2), ("B", 3))
    )
    page = f"The ferry\n\nWhy?\n\n• ice\n• wind\n1 of 4\n\n{sources}Later\n\n• a bridge\n4 of 4\n"
    assert [(s.label, s.body, s.attribution) for s in sources_of(page)] == [
        ("A", FERRY, FROM),
        ("B", FERRY, FROM),
    ]


def test_each_picture_above_a_heading_goes_with_the_caption_below_it():
    page = (
        "\ufffc\nSource A: The ferry\nPhotograph by Nils Aas, 1871\n\n"
        "\ufffc\nSource B: The quay\nPostcard printed at Sandvik in 1873\n"
    )
    assert [(s.title, s.attribution, s.picture is not None) for s in sources_of(page)] == [
        ("The ferry", "Photograph by Nils Aas, 1871", True),
        ("The quay", "Postcard printed at Sandvik in 1873", True),
    ]


def test_few_words_after_a_text_that_is_one_quotation_are_its_attribution():
    (source,) = sources_of(f"Source A\n\n“{FERRY}” Harbour board returns, printed 1873\n")
    assert (source.body, source.attribution) == (
        f"“{FERRY}”",
        "Harbour board returns, printed 1873",
    )


def test_the_heading_of_a_transcript_parts_attribution_and_text():
    told = "Signal from the pilot at Sandvik to the harbour office (HB 12/40)"
    (source,) = sources_of(f"Source 1\n\n{told}\n\nTranscript\n\n{FERRY}\n")
    assert (source.body, source.attribution) == (FERRY, told)


def test_numbers_in_threes_beside_the_lines_are_none_of_the_text():
    lines = [
        "The ferry left the quay at six with the mail, the sheep and two ladies,",
        "of whom one was the wife of the pilot and would not sit down because of",
        "the sheep, which stood between her and the only bench that was dry,      3",
        "and it is her opinion that the ferryman was singing when the ice came up",
        "under the bow and lifted it, and that he did not stop at once, for he",
        "finished the verse and only then asked whether anybody could swim.       6",
    ]
    (source,) = sources_of("Source A\n\n" + FROM + "\n\n" + "\n".join(lines) + "\n")
    assert source.body is not None
    assert not any(char.isdigit() for char in source.body)


def test_the_last_figures_of_a_table_are_no_numbers_in_the_margin():
    rows = "Year\tSheep\n1870\t1 300\n1871\t1 100\n1872\t900"
    (source,) = sources_of(f"Source A\n\nHarbour Office, figures, published in 1873.\n\n{rows}\n")
    assert source.body is not None
    assert source.body.endswith("1872 900")


def test_what_examiners_say_about_answers_is_no_source():
    page = (
        "Examiners’ report\n\nMost candidates knew the ferry.\n\nSource C\n"
        "Weaker responses told its story. Stronger ones asked who wrote.\n\nQuestion 3\n"
        "Interpretation 1: candidates generally saw the point.\nThis response gains Level 2.\n"
    )
    draft = draft_of(page, origin="page.txt")
    assert draft.sources == ()


def test_headings_in_a_row_without_any_words_are_nosources_of():
    page = f"Source A\n\n{FROM}\n\n{FERRY}\n\nSource B\nSource C\nSource D\nSource E\n"
    assert [source.label for source in sources_of(page)] == ["A"]


def test_a_heading_with_nothing_below_it_is_doubtful():
    page = f"Source A\n\n{FROM}\n\n{FERRY}\n\nSource B\n"
    assert sources_of(page)[-1].confidence["label"] < 0.75


def test_a_story_that_goes_on_below_the_attribution_is_no_note():
    story = (
        "Few people in the valley believed a word of this, and by the autumn the rope had been "
        "sold, the bell had been melted and the quay had been left to the gulls."
    )
    one, two = f"Source 1\n\n“{FERRY}”\n{FROM}\n", f"Source 2\n\n“{FERRY}”\n{FROM}\n"
    page = f"{one}\n{story}\n\n{two}\n"
    assert [source.author_note for source in sources_of(page)] == [None, None]


def test_words_explained_in_one_line_are_a_gloss():
    page = f"Document A\n\n{FROM}\n\n{FERRY}\n\nVocabulary: ferry – a boat that crosses water\n"
    (source,) = sources_of(page)
    assert (source.body, len(source.glosses)) == (FERRY, 1)


def test_lines_that_say_who_and_when_are_the_attribution():
    form = "Type: Letter\nWho: Ebba Lindqvist, postmistress\nWhen: 4 March 1872"
    (source,) = sources_of(f"Source A\n\n{form}\n\n“{FERRY}”\n")
    assert (source.body, source.attribution) == (f"“{FERRY}”", form)


def test_headings_are_doubtful_where_no_text_of_the_page_has_an_attribution():
    page = "Source A\n\nThis was well known to most.\n\nSource B\n\nIt proved harder.\n"
    assert all(source.confidence["label"] < 0.75 for source in sources_of(page))


def test_the_end_of_a_text_is_doubtful_where_it_is_like_something_of_the_page():
    page = f"Source A\n\n{FROM}\n\n“{FERRY}”\n\nWhat would have become of the mail in summer?\n"
    (source,) = sources_of(page)
    assert source.confidence["body"] < 0.75


def test_a_title_beside_the_heading_is_none_where_the_attribution_stands_below_the_text():
    told = "Ebba Lindqvist, postmistress, to the harbour office, 4 March 1872."
    (source,) = sources_of(f"Document 2: Letter to the office\n{FERRY}\n\n{told}\n")
    assert (source.title, source.attribution) == ("Letter to the office", told)


def test_texts_are_doubtful_where_a_quotation_stands_right_above_the_first_heading():
    other = "“Nobody asked the sheep, who alone had seen the ice and had refused to go on board.”"
    page = f"“{FERRY}”\nSource 1: {FROM}\n\n{other}\nSource 2: {FROM}\n\n{other}\n"
    assert all(source.confidence["body"] < 0.75 for source in sources_of(page))


def test_a_kind_in_brackets_beside_the_heading_is_no_attribution_where_one_stands_below():
    told = "Ebba Lindqvist, Ice and Ink, 1891."
    (source,) = sources_of(f"Source B [a memoir]\n\n{FERRY}\n\n[{told}]\n")
    assert source.attribution == told


def test_what_candidates_are_told_ends_the_source_above_it():
    page = f"Source A\n\n{FROM}\n\n{FERRY}\n\nTotal 20\nThe bell rings at noon.\n"
    (source,) = sources_of(page)
    assert source.body == FERRY


def test_paragraphs_about_whom_a_book_is_about_stay_in_the_text():
    first = "Farrow was appointed harbour master in 1908, and nobody had asked for him by name."
    last = "Farrow had never been to sea himself. The port forgave him that before it forgave him."
    page = f"Extract A\n\nFrom Olga Quillan, Farrow: A Life, 1998.\n\n{first}\n\n{last}\n"
    (source,) = sources_of(page)
    assert (source.body, source.author_note) == (f"{first}\n{last}", None)


def test_a_paragraph_about_the_maker_between_attribution_and_text_is_a_note():
    life = "Quillan kept a shop on the quay and was treasurer of the harbour choir for years."
    page = f"Extract A\n\nFrom the memoirs of Olga Quillan, 1934.\n\n{life}\n\n{FERRY}\n"
    (source,) = sources_of(page)
    assert (source.body, source.author_note) == (FERRY, life)


def test_a_box_about_the_author_is_a_note_and_its_heading_is_not():
    life = "Ebba Lindqvist kept the post office for thirty years."
    for heading in ("About the author", "Who was she?", "Author profile"):
        (source,) = sources_of(f"Source A\n\n{FERRY}\n\n{FROM}\n\n{heading}\n\n{life}\n")
        assert (source.body, source.attribution, source.author_note) == (FERRY, FROM, life)


def test_two_lines_at_the_head_of_each_page_of_paper_are_no_part_of_a_source():
    head = "History/P2          {}          Grade 12\n          Addendum\n"
    page = "".join(
        f"{head.format(number)}\nSource {label}\n\n{FERRY}\n\n{FROM}\n\n"
        for number, label in ((3, "A"), (4, "B"))
    )
    assert [(s.body, s.attribution) for s in sources_of(page)] == [(FERRY, FROM)] * 2


def test_a_running_head_below_the_number_of_a_page_is_no_part_of_a_source():
    head = "   87\nTHE LOSS OF THE FERRY"
    page = f"Source A\n\n{FROM}\n\n{FERRY}\n\n{head}\n\nSource B\n\n{FROM}\n\n{FERRY}\n"
    assert [source.body for source in sources_of(page)] == [FERRY] * 2


def test_a_heading_in_two_languages_is_one():
    page = f"Ffynhonnell A / Source A\n\n{FERRY}\n\nTarddiad / Origin: {FROM}\n"
    ((source),) = sources_of(page)
    assert (source.label, source.body, source.attribution) == ("A", FERRY, FROM)


def test_a_box_beside_another_that_was_copied_behind_a_tab_is_apart():
    page = (
        f"Source 1\n{FERRY}\n{FROM}\tSource 2\n{FERRY}\n{FROM}\n"
        f"Source 3\n{FERRY}\t1. What happened to the ferry?\n2. Who lost the mail?\n"
    )
    sources = sources_of(page)
    assert [source.label for source in sources] == ["1", "2", "3"]
    assert [source.body for source in sources] == [FERRY] * 3
    assert [source.attribution for source in sources[:2]] == [FROM] * 2


def test_a_form_above_a_text_is_its_attribution_line_by_line():
    form = "Type: Letter\nWriter: Ebba Lindqvist\nWritten: 4 March 1872\nHeld by: Sandvik, box 3"
    (source, _) = sources_of(f"Item 1\n{form}\n\n{FERRY}\n\nItem 2\n{form}\n\n{FERRY}\n")
    assert (source.body, source.attribution) == (FERRY, form)


def test_the_number_of_a_row_copied_below_the_text_is_no_word_of_it():
    lines = "\n".join(FERRY.replace(" and", "\nand").replace(" of", "\nof").split("\n") * 2)
    (source,) = sources_of(f"Source A: {FROM}\n\n{lines}\n5\n\nQuestions\n")
    assert not source.body.endswith("5")


def test_a_citation_below_a_text_goes_before_what_introduced_it():
    leads = "The source below explains how the mail of the island was lost."
    (source,) = sources_of(f"Source 1A\n\n{leads}\n\n{FERRY}\n\n[From: {FROM}]\n")
    assert (source.body, source.attribution) == (FERRY, f"From: {FROM}")


def test_a_group_heading_above_numbered_sources_is_no_source():
    page = (
        f"SOURCE A: THE FERRY\n\nSOURCE A1\n{FERRY}\nSource: {FROM}\n\n"
        f"SOURCE A2\n{FERRY}\nSource: {FROM}\n"
    )
    assert [source.label for source in sources_of(page)] == ["A1", "A2"]


def test_a_story_that_goes_on_below_a_gap_is_no_part_of_a_text_close_to_its_attribution():
    story = "By 1880 a steamer went to the island each week, and the ferryman had become its cook."
    page = "".join(f"Source {label}\n{FROM}\n{FERRY}\n\n" for label in "ABC")
    sources = sources_of(page.replace("Source C", f"{story}\n\nSource C"))
    assert [source.body for source in sources] == [FERRY] * 3


def test_numbered_quotations_with_those_who_said_them_are_sources():
    said = "“{}” – Ebba Lindqvist, postmistress, in a letter of {}"
    words = (
        "The mail is lost.",
        "The sheep swam better than the ferryman.",
        "Send ink and a boat.",
    )
    page = "\n".join(
        f"{number}. {said.format(text, 1871 + number)}" for number, text in enumerate(words, 1)
    )
    assert [source.label for source in sources_of(f"VOICES FROM SANDVIK\n\n{page}\n")] == list(
        "123"
    )


def test_a_heading_glued_to_its_attribution_is_one():
    page = "".join(
        f"Source {n}From a letter of Ebba Lindqvist, 187{n}\n{FERRY}\n\n" for n in (1, 2)
    )
    assert [(s.label, s.body) for s in sources_of(page)] == [("1", FERRY), ("2", FERRY)]


def test_the_words_of_a_story_below_a_picture_are_not_on_it():
    story = "The ferry had been built in 1840 for sheep, and nobody had mended it since that year."
    page = f"Source A\n\nPhotograph of the ferry at Sandvik, 1871\n\n[image]\n\n{story}\n"
    (source,) = sources_of(page)
    assert source.body is None
    assert source.picture is not None


def test_the_beginning_of_a_mail_parts_a_source_from_what_was_answered():
    mail = "From: Tom Okafor\nSent: 13 March 2023 21:05\nTo: Helen Marsh\nSubject: RE: sources"
    page = f"Source A\n\n{FERRY}\n\n{FROM}\n\n----- Original Message -----\n{mail}\n\nI like it.\n"
    (source,) = sources_of(page)
    assert (source.body, source.attribution) == (FERRY, FROM)


def test_comments_of_a_shared_document_and_their_marks_are_no_part_of_a_source():
    page = f"Source A\n\n{FERRY}[a]\n\n{FROM}\n\n[a]Is this the right ferry?\n"
    (source,) = sources_of(page)
    assert (source.body, source.attribution, source.author_note) == (FERRY, FROM, None)


def test_a_word_in_square_brackets_stays_where_nobody_commented():
    text = FERRY.replace("the mail", "[a] mail")
    (source,) = sources_of(f"Source A\n\n{text}\n\n{FROM}\n")
    assert source.body == text


def test_what_markers_are_told_about_a_source_is_no_source():
    page = (
        "MARK SCHEME\n\nLevel 1: one mark for each point\n\nLevel 2: both\n\nIndicative content\n\n"
        "Source C\nStudents might refer to the date (May 1970) or to the tone of the leaflet.\n\n"
        f"Source D\n\n{FERRY}\n\n{FROM}\n"
    )
    assert [source.label for source in sources_of(page)] == ["D"]


def test_a_collection_may_have_more_than_a_hundred_documents():
    documents = [f"Document {n}\n\n{FERRY}\n\n{FROM}" for n in range(98, 103)]
    found = sources_of("Letters from the coast\n\n" + "\n\n".join(documents) + "\n")
    assert [source.label for source in found] == ["98", "99", "100", "101", "102"]


def test_years_and_numbers_of_things_head_no_source():
    assert not sources_of(
        "The harbour museum\n\nItem 412\n\nA brass lamp from the pilots' table.\n\n"
        "Source 1914 is lost.\n\nSource 200 years later nobody remembers.\n"
    )


def test_what_a_text_is_about_is_a_note_and_no_attribution():
    told = "The extract below explains how the postmistress lost her trust in the ferry in 1872."
    other = (
        "Two men were sent to the pier by the board, and both of them came back without an answer."
    )
    first, second = sources_of(
        f"SOURCE 1A\n{told}\n{FERRY}\n\nSOURCE 1B\n{told}\n{other} [{FROM}]\n"
    )
    assert (first.body, first.attribution, first.author_note) == (FERRY, None, told)
    assert (second.body, second.attribution) == (other, FROM)


def test_a_greeting_in_capitals_begins_a_letter_and_no_box():
    head = "Letter of the postmistress to the board of the ferry (Modified)"
    (source,) = sources_of(
        f"Document A: {head}\n\nSandvik, October 27, 1872.\n\nDEAR MR. KNUTSEN,\n\n{FERRY}\n"
    )
    assert source.attribution == head
    assert source.body == f"Sandvik, October 27, 1872.\nDEAR MR. KNUTSEN,\n{FERRY}"


def test_a_name_in_capitals_under_a_letter_belongs_to_it():
    text = "I have lost my ferry and my good name."
    (source,) = sources_of(f"Source A\n\n{FROM}\n\n{text}\n\nJ. H. MÖRNER\n")
    assert source.body == f"{text}\nJ. H. MÖRNER"


def test_the_title_of_a_picture_is_none_of_its_words():
    caption = "Cartoon from The Southern Lantern, December 1881."
    (source,) = sources_of(f"SOURCE B2: The view from the pier\n\nSource (adapted): {caption}\n")
    assert (source.title, source.body) == ("The view from the pier", None)
    assert source.picture
    assert source.picture.missing


def test_what_leads_to_a_picture_is_its_attribution():
    told = "The following photograph shows a postmistress on the pier of Sandvik in 1956."
    (source,) = sources_of(f"SOURCE C\n\n{told}\n\nQuestion 1\n\nWhat can you see? (2 marks)\n")
    assert (source.body, source.attribution) == (None, told)


@pytest.mark.parametrize(
    ("opens", "closes", "mark"), [("“", "”", "▲ SOURCE 3.1.{}"), ("    ", "", "SOURCE {}")]
)
def test_in_some_textbooks_label_and_attribution_stand_below_the_text(opens, closes, mark):
    other = "I have sold stamps for thirty years, and never one to a sheep."
    one, two = mark.format(1), mark.format(2)
    page = (
        "3.1  The loss of the ferry\n\nThe ferry was the only way to the island until 1880.\n\n"
        f"{opens}{FERRY}{closes}\n\n{one}   {FROM}\n\n"
        "The inquiry was short. Nobody had seen the sheep go on board that morning.\n\n"
        f"{opens}{other}{closes}\n\n{two}   From a speech by the postmistress, 1873.\n\n"
        f"{mark.format(3)}   Photograph of the pier at Sandvik, taken in 1874.\n\n"
        "The pier was taken down in 1901, and nothing can be seen of it today.\n"
    )
    first, second, third = sources_of(page)
    assert [first.body, second.body] == [
        f"{opens}{FERRY}{closes}".strip(),
        f"{opens}{other}{closes}".strip(),
    ]
    assert (first.attribution, third.body) == (FROM, None)
    assert third.attribution == "Photograph of the pier at Sandvik, taken in 1874."


def test_a_quotation_above_the_first_heading_alone_is_no_text_of_it():
    other = "“I have sold stamps for thirty years, and never one to a sheep.”"
    page = (
        f"The loss of the ferry\n\n“The sea gives and takes.”\n\nSource A   {FROM}\n\n“{FERRY}”\n\n"
        f"Source B   From a speech by the postmistress, 1873.\n\n{other}\n"
    )
    assert [source.body for source in sources_of(page)] == [f"“{FERRY}”", other]


def test_a_name_and_a_date_in_brackets_beside_a_label_say_where_it_is_from():
    (source,) = sources_of(
        "Source 1 — Sandvik Pier (court case, 1872)\n\nQuestions (student):\n\n  1. What is it?\n"
    )
    assert (source.body, source.attribution) == (None, "Sandvik Pier (court case, 1872)")


def test_words_that_lead_to_a_picture_are_none_of_a_text():
    told = (
        "The cartoon below by J. Lind appeared in The Southern Lantern. It shows a crab in a hat."
    )
    (source,) = sources_of(f"SOURCE 2D\n\n{told}\n\n[From: The Southern Lantern, 1872]\n")
    assert (source.body, source.author_note) == (None, told)
    assert source.picture


def test_a_text_is_doubtful_that_begins_with_words_about_its_writers():
    about = "Many had to wait on the pier. The writers of this book never gave their names."
    (source,) = sources_of(
        f"Document C: {FROM}\n\n{about}\n\nI have waited since May.\n\nSource: {FROM}\n"
    )
    assert source.confidence["body"] < SURE


@pytest.mark.parametrize(
    "line",
    [
        "CHALLENGE!!! ★★★",
        "EXT: which card would you throw away, and why?",
        "Now do it: write a claim.",
    ],
)
def test_a_challenge_below_the_last_source_is_no_part_of_it(line):
    (source,) = sources_of(f"Source A\n\n{FERRY} – {FROM}\n\n{line}\n")
    assert (source.body, source.author_note) == (FERRY, None)


def test_words_explained_below_a_text_are_no_part_of_it():
    words = "yellow dues: a tax on boats that carry mail\npickets: workers who stand at the gate"
    (source,) = sources_of(f"Source A: {FROM}\n\n{FERRY}\n\n{words}\n")
    assert source.body == FERRY
    assert len(source.glosses) == 2


def test_a_heading_right_below_a_label_is_the_title_of_the_source(tmp_path):
    page = (
        "<h1>The pier of Sandvik</h1><p><b>Document 1</b></p><h4>The guardians run out of rope</h4>"
        f"<p>{FERRY}</p><p><small>{FROM}</small></p><h2>Discuss</h2><p>What does it tell us?</p>"
    )
    (source,) = sources_of_web_page(page, tmp_path)
    assert (source.title, source.body) == ("The guardians run out of rope", FERRY)


def test_the_day_before_a_month_is_no_number_in_the_margin():
    lines = "first line\nsecond line of words\nthird line of words\nfourth line\nfifth of them.\n"
    told = "From a speech to the cadets of the pier,\n15 September 1872."
    (source,) = sources_of(f"SOURCE 2\nThe {lines}{told}\n")
    assert source.attribution == told.replace("\n", " ")


def test_a_word_explained_behind_a_star_is_no_part_of_the_text():
    text = "The Duce was not on the ferry, I am glad to say, nor was his horse."
    (source,) = sources_of(f"Source I: {FROM}\n\n{text}\n\n* Duce: title of a leader\n")
    assert (source.body, source.glosses[0].text) == (text, "Duce: title of a leader")


def test_a_text_is_doubtful_that_goes_on_below_a_line_like_a_heading():
    story = "Winners and losers\nNot everybody lost a sheep. Those who kept none slept well."
    (source,) = sources_of(f"Source C: {FROM}\n\nI lost mine.\n\n{story}\n")
    assert source.confidence["body"] < SURE
