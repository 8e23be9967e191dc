# SPDX-License-Identifier: MIT
"""Where a source ends and the page around it goes on."""

import pytest

from tests.importers.pages import sources_of
from workbench.domain.provenance import SURE

WEIR = "The weir gave way at night and the mill stood in the river until the morning."
BOATS = "Two boats were taken from the landing and nobody has asked for them since."
FROM = "From a letter by Ines Aldana, miller, to her brother, 3 March 1868."
LIST = "Report of the river board of Almenar, May 1868."


@pytest.mark.parametrize(
    "words",
    [
        "➤ How does the miller feel about it?",
        "☐ I have read the letter",
        "[ ] I can say who wrote it",
        "How angry was Ines when she wrote?",
        "Hand in on: ________",
        "Share   Print   Copy the address",
        "Compare the sources in a paragraph.",
        "Sources for use with the next part",
        "THINK AGAIN\nWhat else may a miller have lost?",
        "[Source: shortened. Rights on file.]",
    ],
)
def test_what_is_put_to_the_pupil_below_a_text_is_none_of_it(words):
    (source,) = sources_of(f"Source A\n\n{FROM}\n\n{WEIR}\n\n{words}\n")
    assert (source.body, source.attribution, source.author_note) == (WEIR, FROM, None)


@pytest.mark.parametrize(
    "words",
    ["Your loving sister,\nInes", "Long live the river!", "I ask you: who will pay for it?"],
)
def test_the_last_words_of_a_letter_stay_with_it(words):
    (source,) = sources_of(f"Source A\n\n{FROM}\n\n{WEIR}\n\n{words}\n")
    assert source.body.split() == f"{WEIR} {words}".split()


@pytest.mark.parametrize(
    "words", ["• Mills and rivers\n• Floods", "Aldana argues that …", "NB The weir is gone."]
)
def test_below_an_attribution_only_words_about_the_source_belong_to_it(words):
    page = f"Source A\n\n{WEIR}\n\n{FROM}\n\n{words}\n\nSource B\n\n{BOATS}\n\n{LIST}\n"
    first, second = sources_of(page)
    assert (first.body, first.author_note) == (WEIR, None)
    assert (second.body, second.attribution) == (BOATS, LIST)


@pytest.mark.parametrize(
    "words",
    [
        "Aldana was a widow who kept the mill alone.",
        "She later sold the mill to the board.",
        "Written two days after the flood.",
    ],
)
def test_words_about_the_maker_below_an_attribution_are_a_note(words):
    page = f"Source A\n\n{WEIR}\n\n{FROM}\n\n{words}\n\nSource B\n\n{BOATS}\n\n{LIST}\n"
    assert sources_of(page)[0].author_note == words


def test_an_end_in_another_voice_is_not_sure():
    (source,) = sources_of(f"Source A\n\n{FROM}\n\n{WEIR}\n\nYou will not find it on a map.\n")
    assert source.confidence["body"] < SURE


def test_the_labels_of_a_grid_are_part_of_no_source():
    page = (
        f"Source A\nWho made it? {FROM}\nWhat does it say? {WEIR}\n\n"
        f"Source B\nWho made it? {LIST}\nWhat does it say? {BOATS}\n"
    )
    told = [(source.attribution, source.body) for source in sources_of(page)]
    assert told == [(FROM, WEIR), (LIST, BOATS)]


def test_a_second_version_of_a_text_is_left_out():
    (source,) = sources_of(
        f"Source A\n\n{FROM}\n\nTranscript\n\n{WEIR}\n\nSimplified transcript\n\n"
        "The river broke the wall at night.\n"
    )
    assert source.body == WEIR


def test_the_making_of_a_source_goes_on_with_its_attribution():
    more = "It was intended to be read by the whole family."
    (source,) = sources_of(f"Source A\n\n{FROM}\n\n{more}\n\n{WEIR}\n")
    assert source.body == WEIR
    assert more in f"{source.attribution} {source.author_note}"


def test_a_page_that_never_says_where_anything_is_from_has_no_sure_source():
    page = f"Source A: what to look for\n\n{WEIR}\n\nSource B: what to do\n\nMake a list.\n"
    assert all(source.confidence["label"] < SURE for source in sources_of(page))


def test_labels_that_run_backwards_head_no_sure_source():
    page = f"Source 5: copy with gaps\n\n{WEIR}\n\nSource 4: large copy\n\n{FROM}\n\n{BOATS}\n"
    assert all(source.confidence["label"] < SURE for source in sources_of(page))


def test_words_about_a_picture_are_no_text_of_it():
    page = (
        f"Source A\n\n{FROM}\n\n{WEIR}\n\nSource B\n\n{LIST}\n\n{BOATS}\n\n"
        "Source C: A painting of the mill at Almenar, 1869. It was hung in the town hall.\n"
    )
    assert sources_of(page)[2].picture is not None


def test_a_reference_below_an_attribution_is_never_the_text():
    page = (
        f"Source A\n\n{FROM}\n\n{WEIR}\n\nSource B\n\n{LIST}\n\n{BOATS}\n\n"
        "Source C\n\nSurvey of the mill at Almenar, 1870\nCatalogue ref: RB 7/12\n"
    )
    assert sources_of(page)[2].body is None


def test_a_line_in_small_letters_right_below_an_attribution_is_the_rest_of_it():
    rest = "at the fair of Almenar, 1868."
    page = (
        f"Source A\n\n{WEIR}\n\nA leaflet given out by the friends of the mill\n{rest}\n\n"
        f"Source B\n\n{BOATS}\n\n{LIST}\n"
    )
    first = sources_of(page)[0]
    assert first.body == WEIR
    assert first.attribution.endswith(rest)


QUOTED = (
    "“We were told that the dam would hold for a hundred years, and the man who told us so had his "
    "house on the hill. It held for eleven, and then the whole valley heard it go.”"
)


@pytest.mark.parametrize(
    "below",
    [
        "what the flood meant for the valley",
        "The speaker wants the owners to be blamed, so his words are useful for what people felt.",
    ],
)
def test_a_text_between_quotation_marks_ends_with_them(below):
    page = (
        "Source A: Speech by the baker Iwan Prys to the inquiry at Cwm Isaf, 1881.\n"
        f"{QUOTED}\n{below}\n\n"
        f"Source B: From the diary of a miner at Cwm Isaf, 1882.\n{QUOTED}\n"
    )
    first, second = sources_of(page)
    assert (first.body, second.body) == (QUOTED, QUOTED)


def test_what_somebody_says_first_is_not_the_whole_text():
    page = (
        "Source A: From the memoirs of a miner, 1890.\n“It will hold,” he said, “for a hundred "
        "years.”\n“And who says so, if the owners do not live below it, as you and I must do?”\n"
        "Nobody answered him. The lamps went out one after the other.\n"
    )
    (source,) = sources_of(page)
    assert source.body.endswith("one after the other.")


def test_words_of_a_text_are_explained_below_it_in_capitals_too():
    page = (
        "Source A: From the diary of a miner at Cwm Isaf, 1882.\n"
        "The Cadwyn met in the chapel and voted for the strike. The Rhingyll stood at the door and "
        "wrote our names down, every one, in his small black book.\n"
        "Cadwyn — the union of the miners in the valley.\n"
        "Rhingyll — Sergeant of the county police.\n\n"
        "Source B: From a letter of the owner, 1882.\nThey will come back when they are hungry.\n"
    )
    first, second = sources_of(page)
    assert first.body.endswith("in his small black book.")
    assert [gloss.text[:8] for gloss in first.glosses] == ["Cadwyn —", "Rhingyll"]
    assert second.body == "They will come back when they are hungry."


EXAMINED = (
    "Question: How old were you when you went down the pit?\nAnswer: Nine, sir, or near it.\n\n"
    "Question: What did you carry?\nAnswer: The lamp first. Then coal.\n\n"
    "Question: Did you see daylight in the winter?\nAnswer: On Sundays."
)


def test_an_examination_in_questions_and_answers_is_one_text():
    page = (
        "Document 1\nTestimony of Gwen Bevan, aged 14, before the inquiry at Cwm Isaf, 1841.\n"
        f"{EXAMINED}\n\nDocument 2\nFrom a letter of the owner, 1842.\n"
        "They sing at their work and want for nothing.\n"
    )
    first, second = sources_of(page)
    assert first.body.split() == EXAMINED.split()
    assert first.attribution.startswith("Testimony of Gwen Bevan")
    assert second.body == "They sing at their work and want for nothing."


def test_answers_of_a_pupil_about_sources_are_no_text_of_them():
    page = (
        "Source A\nFrom a letter of the owner of Cwm Isaf, 1842.\nThey want for nothing.\n\n"
        "Question: How useful is Source A?\nAnswer: It is useful because he was there.\n\n"
        "Question: Do you trust Source A?\nAnswer: No, he owned the pit.\n"
    )
    (source,) = sources_of(page)
    assert source.body == "They want for nothing."


def test_a_headline_and_the_words_for_its_picture_are_read_alone():
    (source,) = sources_of("SOURCE B: The official view\n[Cartoon showing the dam and its owner]\n")
    assert source.label == "B"


def test_words_that_lead_to_what_a_leaflet_says_are_none_of_its_attribution():
    page = (
        "Source D: A leaflet dropped on Cwm Isaf during the strike of 1882. Text: “Your owners eat "
        "while you go hungry, and they will eat tomorrow as well, as long as you let them.”\n"
    )
    (source,) = sources_of(page)
    assert source.attribution == "A leaflet dropped on Cwm Isaf during the strike of 1882."
    assert source.body.startswith("“Your owners eat")
