# SPDX-License-Identifier: MIT
"""Lines in a source that only say what stands below them."""

import pytest

from tests.importers.pages import sources_of

FERRY = "The ferry sank with the whole of the mail on board, and the ferryman swam ashore."
FROM = "Lindqvist, E 1872, letter to the Board of Ferries, 4 March, State Archives."
CONTEXT = "Ebba Lindqvist kept the post office at Sandvik and had a brother on board."


@pytest.mark.parametrize("label", ["Reference", "Reference:", "Full citation", "Provenance"])
def test_what_stands_below_the_word_reference_is_the_attribution(label):
    (source,) = sources_of(f"Source 1\nExcerpt from a letter\n\n{FERRY}\n\n{label}\n{FROM}\n")
    assert (source.title, source.body) == ("Excerpt from a letter", FERRY)
    assert source.attribution == FROM


def test_what_the_context_tells_is_a_note_where_the_reference_is_given_apart():
    page = f"Source 1\nExcerpt from a letter\n\nContext statement\n{CONTEXT}\n\n{FERRY}\n\n"
    (source,) = sources_of(f"{page}Reference\n{FROM}\n")
    assert (source.body, source.author_note, source.attribution) == (FERRY, CONTEXT, FROM)


def test_a_reference_above_the_text_is_one_as_well():
    (source,) = sources_of(f"Source 1\n\nReference:\n{FROM}\n\n{FERRY}\n")
    assert (source.body, source.attribution) == (FERRY, FROM)


def test_what_a_mark_scheme_lists_below_the_word_provenance_is_no_attribution():
    scheme = f"Source 1\n\n{FERRY}\n\n{FROM}\n\nProvenance\n• private, so there is no need to lie\n"
    (source,) = sources_of(scheme)
    assert (source.body, source.attribution) == (FERRY, FROM)
