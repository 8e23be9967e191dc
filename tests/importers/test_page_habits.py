# SPDX-License-Identifier: MIT
"""Habits of pages that part a source from what stands around it."""

import itertools

from workbench.importers.assembly import pack_of
from workbench.importers.reading import draft_of


def _sources(page):
    numbers = itertools.count()
    return pack_of(draft_of(page, origin="page.txt"), new_id=lambda: f"n{next(numbers)}").sources


FERRY = "The ferry sank with the whole of the mail on board, and the ferryman swam ashore."
FROM = "Letter of Ebba Lindqvist, postmistress at Sandvik, 4 March 1872"


def test_a_task_after_the_last_source_is_none_of_its_parts():
    (source,) = _sources(
        f"Source A\n\n{FERRY}\n\n{FROM}\n\nNow write a paragraph about the ferry.\n"
    )
    assert (source.body, source.attribution, source.author_note) == (FERRY, FROM, None)


def test_a_heading_in_markdown_ends_the_source_above_it():
    (source,) = _sources(f"### Source A\n\n{FERRY}\n\n{FROM}\n\n## My list\n\n- buy ink\n")
    assert (source.attribution, source.author_note) == (FROM, None)


def test_the_foot_of_a_site_is_no_note():
    foot = "Return to the Sandvik project page\nText typed by members. Report errors to us."
    (source,) = _sources(f"Source A\n\n{FERRY}\n\n{FROM}\n\n{foot}\n")
    assert (source.attribution, source.author_note) == (FROM, None)


def test_where_an_archive_keeps_a_source_belongs_to_its_attribution():
    (source,) = _sources(f"Source 1\n\n{FERRY}\n\n{FROM}\nCatalogue ref: SV/12/3\n")
    assert source.attribution == f"{FROM}\nCatalogue ref: SV/12/3"


def test_a_label_before_the_words_is_none_of_them():
    (source,) = _sources(f"Source A\nProvenance: {FROM}\nContent: {FERRY}\n")
    assert (source.body, source.attribution) == (FERRY, FROM)


def test_a_headnote_in_square_brackets_is_no_part_of_the_text():
    note = "[Sent two days after the storm.]"
    (source,) = _sources(f"Document 1\n\n{note}\n\n{FERRY}\n\nFrom: {FROM}.\n")
    assert (source.body, source.author_note) == (FERRY, note)


def test_what_the_author_has_done_since_follows_the_attribution():
    told = "Dr Olga Fehr, from a talk given at Bergen in 2009.\nShe has written two books on mail."
    (source,) = _sources(f"Source A\n\n{told}\n\n{FERRY}\n")
    assert (source.body, source.attribution) == (FERRY, told)


def test_a_mark_or_half_a_bracket_at_the_end_is_no_part_of_the_attribution():
    page = f"*Source 1 – {FROM}*\n\n“{FERRY}”\n\n*Source 2 – {FROM})*\n\n“{FERRY}”\n"
    assert [source.attribution for source in _sources(page)] == [FROM, FROM]


def test_a_long_attribution_in_brackets_is_one():
    long = (
        "Finding of the court of inquiry held at Sandvik in April 1872 into the loss of the ferry, "
        "its mail and eleven sheep, before which the ferryman, the postmistress and the owner of "
        "the sheep were heard for two days; the court, which sat in the school, rose early, since "
        "the stove had gone out and nobody had brought any wood"
    )
    (source,) = _sources(f"Source 1\n\nNobody was to blame.\n\n({long})\n")
    assert (source.body, source.attribution) == ("Nobody was to blame.", long)


def test_a_title_beside_the_heading_is_no_attribution_where_one_follows():
    told = "Captain Rolf Aune, master of the ferry, wrote in 1872:"
    (source,) = _sources(f"Source 2 — A captain’s diary\n{told}\n{FERRY}\n")
    assert (source.title, source.attribution) == ("A captain’s diary", told)


def test_items_of_a_list_head_sources_of_their_own():
    items = "\n".join(
        f"• Source {n} “{FERRY}” (Ebba Lindqvist, postmistress, letter, 187{n})" for n in (1, 2, 3)
    )
    assert [s.label for s in _sources(f"Card sort\n\n{items}\n")] == ["1", "2", "3"]


def test_words_explained_in_one_line_are_a_gloss():
    page = f"Document A\n\n{FROM}\n\n{FERRY}\n\nVocabulary: ferry – a boat that crosses water\n"
    (source,) = _sources(page)
    assert (source.body, len(source.glosses)) == (FERRY, 1)
