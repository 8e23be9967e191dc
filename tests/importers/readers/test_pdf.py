# SPDX-License-Identifier: MIT
"""Words of a PDF come in reading order, as paragraphs, without what stands on every page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importers.readers.paper import (
    CONSTABLE,
    HENS,
    INQUIRY,
    WIDTH,
    Paper,
    furniture,
    hints,
    page_of,
    paragraphs,
)
from workbench.importers.page import HintKind

SET_IN = "\u00a0\u00a0"


def _words(text):
    return " ".join(text.split())


def _texts(paper):
    return [_words(text) for text in paragraphs(page_of(paper.done()))]


def test_lines_are_kept_and_paragraphs_stand_apart():
    paper = Paper()
    below = paper.text(60, 780, INQUIRY, 470)
    paper.text(60, below - 10, HENS, 470)
    one, other = paragraphs(page_of(paper.done()))

    assert (_words(one), _words(other)) == (INQUIRY, HENS)
    assert one.count("\n") == 2


def test_a_line_below_that_is_set_in_begins_with_hard_spaces():
    paper = Paper()
    below = paper.text(60, 780, INQUIRY, 470)
    below = paper.line(110, below, "Lionel Marsh, The Inquiry (1979)")
    below = paper.text(60, below - 10, HENS, 470)
    paper.canvas.drawRightString(528, below, "A letter, 1911")
    found = paragraphs(page_of(paper.done()))

    assert found[1] == f"{SET_IN}Lionel Marsh, The Inquiry (1979)"
    assert found[3] == f"{SET_IN}A letter, 1911"


def test_a_text_that_is_set_in_as_a_whole_has_no_hard_spaces():
    paper = Paper()
    below = paper.line(60, 780, "From the minutes of the union, 4 May 1911")
    below = paper.text(95, below - 8, INQUIRY, 400)
    paper.text(95, below - 8, HENS, 400)
    assert "\u00a0" not in page_of(paper.done()).text


def test_paragraphs_that_only_begin_further_in_stand_apart():
    paper = Paper()
    below = 780
    for text in (CONSTABLE, HENS, CONSTABLE):
        below = paper.text(60, below, text, 440, first=14)
    found = paragraphs(page_of(paper.done()))

    assert [_words(text) for text in found] == [CONSTABLE, HENS, CONSTABLE]
    assert not any(text.startswith("\u00a0") for text in found)


def test_two_columns_are_read_one_after_the_other_below_their_heading():
    paper = Paper()
    paper.line(60, 790, "One strike in the words of four people who saw it all", "Times-Bold", 14)
    for x, texts in ((60, (INQUIRY, HENS)), (315, (CONSTABLE, INQUIRY))):
        below = 750
        for text in texts:
            below = paper.text(x, below, text, 220) - 10
    page = page_of(paper.done())

    assert [_words(text) for text in paragraphs(page)[1:]] == [INQUIRY, HENS, CONSTABLE, INQUIRY]
    assert page.warnings == ()


def test_columns_with_lines_at_other_heights_and_text_across_below():
    paper = Paper()
    paper.text(60, 780, INQUIRY, 210, size=10)
    paper.text(300, 775, HENS, 210, size=12)
    paper.text(60, 600, CONSTABLE * 2, 470)
    assert _texts(paper) == [INQUIRY, HENS, CONSTABLE * 2]


def test_three_columns_are_read_from_left_to_right():
    paper = Paper()
    for x, text in ((40, INQUIRY), (220, HENS), (400, CONSTABLE)):
        paper.text(x, 780, text, 150)
    assert _texts(paper) == [INQUIRY, HENS, CONSTABLE]


def test_a_box_beside_the_text_is_read_apart_from_it():
    paper = Paper()
    fact = "Did you know that the hut of the tallyman was burned down twice in a week?"
    paper.canvas.rect(380, 640, 155, 150)
    paper.text(388, 770, fact, 140)
    paper.text(60, 780, f"{CONSTABLE} {INQUIRY}", 300)
    assert _texts(paper) == [f"{CONSTABLE} {INQUIRY}", fact]


def test_a_heading_below_the_left_column_belongs_to_what_follows():
    paper = Paper()
    left = paper.text(60, 780, INQUIRY, 220)
    paper.text(315, 780, CONSTABLE, 220)
    paper.line(60, left - 30, "Source C")
    paper.text(60, left - 46, HENS, 475)
    assert _texts(paper) == [INQUIRY, CONSTABLE, f"Source C {HENS}"]


def test_cells_that_stand_level_are_rows_of_a_table():
    paper = Paper()
    rows = [("May 1911", "Gates shut", "No trade"), ("June 1911", "Kitchen opened", "Bread")]
    rows += [("March 1912", "Strike ended", "Men went back")]
    for place, cells in enumerate(rows):
        for x, cell in zip((60, 220, 400), cells, strict=True):
            paper.line(x, 700 - 16 * place, cell)
    page = page_of(paper.done())

    assert hints(page, HintKind.TABLE_ROW) == ["  ".join(cells) for cells in rows]
    assert page.warnings == ()


def test_columns_of_few_words_that_may_be_cells_are_said_to_be_unsure():
    paper = Paper()
    left = ["The men stood", "at the gate", "all the night", "and in the", "morning they went"]
    right = ["Ships lay there", "with no crew", "to take out", "the corn that", "rotted in holds"]
    for place, (one, other) in enumerate(zip(left, right, strict=True)):
        paper.line(60, 700 - 14 * place, one)
        paper.line(160, 700 - 14 * place, other)
    page = page_of(paper.done())

    assert page.warnings == (
        "Page 1: its columns could not be told apart for certain; check the order of the words.",
    )
    assert sorted(page.text.split()) == sorted(" ".join([*left, *right]).split())


def test_words_drawn_in_any_order_are_read_as_they_stand():
    paper = Paper()
    lines = ["Source A", "The tally is wrong and", "all the men know it.", "A leaflet, 1911."]
    places = []
    for number, line in enumerate(lines):
        x = 60
        for word in line.split():
            places.append((x, 780 - 14 * number, word))
            x += paper.canvas.stringWidth(f"{word} ", "Times-Roman", 11)
    for x, y, word in sorted(places, key=lambda place: place[2]):
        paper.line(x, y, word)
    assert page_of(paper.done()).text == "\n".join(lines) + "\n"


@settings(max_examples=15)
@given(st.permutations(range(9)))
def test_the_order_of_drawing_never_matters(order):
    lines = [f"line {number} of the poem about the tide" for number in range(9)]
    paper = Paper()
    for number in order:
        paper.line(60, 780 - 14 * number, lines[number])
    assert page_of(paper.done()).text.split("\n")[:9] == lines


def test_headers_footers_and_page_numbers_are_furniture_and_stand_at_the_end():
    paper = Paper()
    for number in range(1, 5):
        paper.line(60, 815, "Harrowmere History Booklet", "Helvetica", 8)
        paper.canvas.drawCentredString(WIDTH / 2, 22, str(number))
        paper.canvas.drawRightString(535, 36, f"Harbour paper {number}")
        paper.line(60, 770, f"Source {number}", "Helvetica-Bold", 12)
        paper.text(60, 750, (INQUIRY, HENS, CONSTABLE, "None.")[number - 1], 475)
        paper.next()
    page = page_of(paper.done())

    assert furniture(page) == {
        "Harrowmere History Booklet": "stands at the head of the pages",
        "Harbour paper 1": "stands at the foot of the pages",
        "1 2 3 4": "a page number",
    }
    assert hints(page, HintKind.HEADING) == [f"Source {number}" for number in range(1, 5)]
    assert page.text.index("Harrowmere") > page.text.index("None.")


def test_questions_that_count_up_at_the_head_of_pages_are_no_furniture():
    paper = Paper()
    for number in range(1, 5):
        paper.line(60, 800, f"Question {number}", "Helvetica-Bold", 12)
        paper.text(60, 770, (INQUIRY, HENS, CONSTABLE, "None.")[number - 1], 475)
        paper.next()
    assert furniture(page_of(paper.done())) == {}


def test_one_page_has_no_furniture_but_its_number():
    paper = Paper()
    paper.line(60, 815, "Harrowmere History Booklet")
    paper.text(60, 770, INQUIRY, 475)
    paper.line(300, 30, "7")
    assert furniture(page_of(paper.done())) == {"7": "a page number"}


def test_a_paragraph_goes_on_across_pages_and_columns():
    paper = Paper()
    paper.line(60, 815, "Harrowmere History Booklet", "Helvetica", 8)
    paper.line(60, 100, "The gates were shut in May and the men stood before them with their")
    paper.next()
    paper.line(60, 815, "Harrowmere History Booklet", "Helvetica", 8)
    paper.line(60, 780, "children until the autumn came and the first of them went back.")
    page = page_of(paper.done())
    assert "with their\nchildren until" in page.text


def _numbered(paper, x, numbers, *, beside=90, size=8):
    lines = [
        "the rates were fixed in London by men who had",
        "never seen the quay and who could not have said",
        "what a tally was or why anybody should be angry",
        "about it, which is a thing that they did say then",
        "in so many words to a clerk who wrote them down",
        "and kept them for thirty years in a biscuit tin",
        "that his daughter gave to the town when he died",
    ]
    for place, line in enumerate(lines):
        paper.line(beside, 700 - 14 * place, line)
        if place + 1 in numbers:
            paper.line(x, 700 - 14 * place, str(place + 1), size=size)
    return lines


def test_numbers_of_lines_in_the_margin_are_no_words():
    for x, numbers in ((62, range(1, 8)), (62, (5,)), (480, (5,)), (480, range(1, 8)), (78, (5,))):
        paper = Paper()
        lines = _numbered(paper, x, numbers)
        assert page_of(paper.done()).text == "\n".join(lines) + "\n"


def test_numbers_of_questions_stay():
    paper = Paper()
    for number in range(1, 6):
        paper.line(60, 700 - 16 * number, str(number))
        paper.line(90, 700 - 16 * number, f"Study Source {number}. What does it tell? [4]")
    text = page_of(paper.done()).text
    assert [line[:1] for line in text.splitlines()] == ["1", "2", "3", "4", "5"]


def test_a_word_broken_at_the_end_of_a_line_keeps_its_hyphen():
    paper = Paper()
    paper.line(60, 780, "Trade is at a stand, but good order is main-")
    paper.line(60, 766, "tained. The public may have every confid\u00ad")
    paper.line(60, 752, "ence that it will be.")
    assert page_of(paper.done()).text.splitlines() == [
        "Trade is at a stand, but good order is main-",
        "tained. The public may have every confid-",
        "ence that it will be.",
    ]


def test_large_and_bold_lines_are_headings_by_their_size():
    paper = Paper()
    paper.line(60, 790, "The Strike", "Helvetica", 22)
    paper.line(60, 755, "Hard times", "Helvetica", 15)
    below = paper.text(60, 735, INQUIRY, 475)
    paper.line(60, below - 8, "Source A", "Times-Bold")
    paper.text(60, below - 22, HENS, 475)
    page = page_of(paper.done())

    found = [(hint.level, hint.span.of(page.text)) for hint in page.hints]
    assert found == [(1, "The Strike"), (2, "Hard times"), (3, "Source A")]
    assert "Source A\n\nWe have" in page.text


def test_small_notes_at_the_foot_are_footnotes_and_raised_numbers_stay_marks():
    paper = Paper()
    paper.text(60, 780, INQUIRY, 475)
    words = "and the tallyman"
    paper.line(60, 700, words)
    width = paper.canvas.stringWidth(words, "Times-Roman", 11)
    paper.line(60 + width, 704, "1", size=7)
    paper.line(68 + width, 700, "paid them.")
    paper.line(60, 80, "1 tallyman: the person who chose the workers of the day", size=8)
    paper.line(60, 70, "* gate: of the docks", size=8)
    page = page_of(paper.done())

    assert "and the tallyman¹ paid them." in page.text
    assert hints(page, HintKind.FOOTNOTE) == [
        "1 tallyman: the person who chose the workers of the day",
        "* gate: of the docks",
    ]


def test_bullets_are_items_of_a_list():
    paper = Paper()
    paper.text(60, 780, INQUIRY, 475)
    for place, item in enumerate(("chosen each morning", "paid by the half day")):
        paper.line(70, 700 - 14 * place, f"• {item}", "Helvetica")
    page = page_of(paper.done())
    assert hints(page, HintKind.LIST_ITEM) == ["• chosen each morning", "• paid by the half day"]


def test_words_beside_the_text_come_after_it():
    paper = Paper()
    paper.canvas.saveState()
    paper.canvas.translate(25, 300)
    paper.canvas.rotate(90)
    paper.line(0, 0, "Do not write in this margin", size=8)
    paper.canvas.restoreState()
    paper.text(60, 780, INQUIRY, 470)
    assert _texts(paper) == [INQUIRY, "Do not write in this margin"]


def test_a_page_is_read_upright_however_it_is_turned():
    for degrees in (0, 90, 180, 270):
        paper = Paper()
        paper.canvas.setPageRotation(degrees)
        paper.text(60, 580, INQUIRY, 400)
        paper.text(60, 400, HENS, 400)
        assert _texts(paper) == [INQUIRY, HENS], degrees


def test_words_that_run_upwards_on_a_whole_page_are_read_like_others():
    paper = Paper()
    paper.canvas.rotate(90)
    paper.text(60, -100, INQUIRY, 400)
    paper.text(60, -250, HENS, 400)
    assert _texts(paper) == [INQUIRY, HENS]


def test_words_printed_twice_to_be_bold_are_there_once():
    paper = Paper()
    for shift in (0, 0.4):
        paper.line(60 + shift, 780, "Printed twice to be bold")
    assert page_of(paper.done()).text == "Printed twice to be bold\n"


def test_letters_set_apart_and_large_first_letters_make_words():
    paper = Paper()
    spaced = paper.canvas.beginText(60, 780)
    spaced.setFont("Times-Bold", 12)
    spaced.setCharSpace(3)
    spaced.textOut("SOURCE A")
    spaced.setCharSpace(0)
    paper.canvas.drawText(spaced)
    paper.line(60, 727, "W", size=36)
    paper.line(98, 744, "e stood in the rain until he pointed at")
    paper.line(98, 730, "one of us, and then all of us ran for it")
    assert page_of(paper.done()).text.splitlines() == [
        "SOURCE A",
        "",
        "We stood in the rain until he pointed at",
        "one of us, and then all of us ran for it",
    ]


def test_words_nobody_can_see_beside_the_page_are_left_away():
    paper = Paper()
    paper.line(60, 780, "Seen.")
    paper.line(60, 2000, "Above the page.")
    paper.line(-500, 700, "Left of it.")
    assert page_of(paper.done()).text == "Seen.\n"
