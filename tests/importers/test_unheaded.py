# SPDX-License-Identifier: MIT
"""Sources on pages that head none: what is quoted, with the words that say whose it is."""

import pytest

from tests.importers.pages import sources_of, sources_of_web_page
from workbench.domain.provenance import SURE
from workbench.importers.reading import draft_of

FIRST = "“I paid the ferryman twice, once to go over and once not to speak of it.”"
SECOND = "“Nobody crossed that night. I had the only boat, and it lay upside down in my yard.”"
TOLD = "From a letter by Marit Lund to her cousin, 1809"
ALSO_TOLD = "Evidence of the ferryman to the court at Aalborg, June 1809"
STORY = "The river was the border for eleven years, and most people on both banks were related."


def test_quotations_with_an_attribution_below_are_sources():
    first, second = sources_of(f"{STORY}\n\n{FIRST}\n\n{TOLD}\n\n{SECOND}\n\n{ALSO_TOLD}\n")
    assert (first.body, first.attribution) == (FIRST, TOLD)
    assert (second.body, second.attribution) == (SECOND, ALSO_TOLD)


def test_quotations_with_an_attribution_above_are_sources():
    first, second = sources_of(f"{TOLD}\n\n{FIRST}\n\n{ALSO_TOLD}\n\n{SECOND}\n")
    assert (first.body, first.attribution) == (FIRST, TOLD)
    assert (second.body, second.attribution) == (SECOND, ALSO_TOLD)


def test_a_quotation_of_several_paragraphs_is_one_source():
    (source,) = sources_of(f"{STORY}\n\n“I paid him twice.\n\n“I would do so again.”\n\n{TOLD}\n")
    assert source.body == "“I paid him twice.\n“I would do so again.”"


def test_what_the_format_knows_as_quoted_needs_no_signs(tmp_path):
    page = (
        f"<html><body><p>{STORY}</p><p><em>{TOLD}</em></p><blockquote><p>I paid him twice.</p>"
        "<p>I would do so again.</p></blockquote></body></html>"
    )
    (source,) = sources_of_web_page(page, tmp_path)
    assert source.attribution == TOLD
    assert source.body == "I paid him twice.\nI would do so again."


def test_texts_without_signs_count_where_nearly_all_of_the_page_is_attributed():
    first, second = (words.strip("“”") for words in (FIRST, SECOND))
    first = f"{first} He took the money and looked at the water."
    page = f"{first}\n\n{TOLD}\n\n{second}\n\n{ALSO_TOLD}\n"
    assert [source.body for source in sources_of(page)] == [first, second]
    assert sources_of(f"{page}\n{STORY}\n\n{STORY}\n\n{STORY}\n\n{STORY}\n") == ()


def test_that_they_are_sources_is_never_sure_and_their_labels_are_the_first_free_ones():
    draft = draft_of(f"{FIRST}\n\n{TOLD}\n\n{SECOND}\n\n{ALSO_TOLD}\n", origin="page")
    assert [source.label for source in draft.sources] == ["A", "B"]
    assert all(source.has_free_label and source.confidence < SURE for source in draft.sources)
    assert "".join(part.raw for part in draft.parts) == draft.page


@pytest.mark.parametrize(
    "page",
    [
        f"{STORY}\n\nThe treaty of June 1809\n\n{STORY}\n",
        f"{STORY}\n\n“Nobody crossed,” people say.\n\n{STORY}\n",
        f"{STORY}\n\n{TOLD}\n\n{STORY}\n",
        f"{FIRST}\n\nWhat does Marit Lund say in her letter of 1809?\n",
    ],
)
def test_a_story_is_none(page):
    assert sources_of(page) == ()


def test_a_page_that_heads_a_source_has_no_others():
    page = f"{FIRST}\n\n{ALSO_TOLD}\n\nSource A\n\n{TOLD}\n\n{SECOND}\n"
    assert [source.label for source in sources_of(page)] == ["A"]


def test_a_box_headed_primary_source_holds_one():
    page = (
        f"{STORY}\n\nPRIMARY SOURCE\n\nThe Ferry Book, chapter 4 (shortened)\n\n"
        f"Translated by K. Holm, 1902.\n\n{SECOND}\n\nTHINK ABOUT IT\n\n{STORY}\n"
    )
    (source,) = sources_of(page)
    assert source.body == SECOND
    assert source.attribution.startswith("The Ferry Book, chapter 4")
    assert source.attribution.endswith("K. Holm, 1902.")
    assert sources_of(f"{STORY}\n\nPRIMARY SOURCE\n\n{STORY}\n\n{STORY}\n") == ()
