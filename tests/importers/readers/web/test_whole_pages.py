# SPDX-License-Identifier: MIT
"""Pages as sites really write them come out as sources with their words and where they are from."""

from pathlib import Path

import pytest

from tests.importers.readers.web.made import png
from workbench.importers.assembly import pack_of
from workbench.importers.draft import PartKind
from workbench.importers.picture_files import PictureFolder
from workbench.importers.reading import read_page

PAGES = Path(__file__).parent / "data"

EXPECTED = {
    "revision-site.htm": [
        ("A", "We shall not go back", "Ned Farrow speaking at Harrowmere docks in 1911."),
        ("B", "The port is open.", "Sir Giles Penhallow speaking in 1911."),
        ("C", "", ""),
    ],
    "columns.htm": [
        ("1", "The strike was a quarrel", "From Harbour and Hunger by P. Quillan"),
        ("2", "Wages fell by a fifth", "From The Price of a Tide by M. Oduya"),
        ("D", "I counted eleven ships", "Ellen Pike, diary, 3 May 1911"),
        ("E", "The Government regrets", "Lord Ashby, House of Lords, June 1911"),
    ],
    "blog.html": [
        ("1", "There has been no wage", "Letter from a docker’s wife"),
        ("2", "Not one ship has missed", "From a statement by the harbour master, 1911"),
    ],
    "word.htm": [("A", "There has been no wage", "From a letter written by a docker’s wife")],
    "components.html": [("A", "“We stood in the rain", "A docker remembers the morning call")],
    "archive-lesson.html": [
        ("1", "", "Poster issued by the Dockers’ Union, May 1911"),
        ("2", "Gates shut.", "Extract from a telegram"),
    ],
    "document-copied.html": [
        ("A", "I was told to stand", "Extract from the diary of Constable Edwin Rook"),
        ("B", "Stand firm until", "From a leaflet handed out by strikers, 1911."),
    ],
    "lines-in-divs.html": [
        ("A", "The secretary reported", "An extract from the minutes"),
        ("B", "Trade is at a stand", "From the Harrowmere Lantern, 6 May 1911"),
    ],
    "fonts-and-breaks.html": [
        ("1", '"They weigh us like cargo', "From a speech by Ned Farrow, 1911"),
        ("2", "No man is obliged", "From a notice put up by the company, June 1911"),
    ],
    "document-table.html": [
        ("1", "They weigh us like cargo", "Ned Farrow, dock labourer, speech to strikers, 1911."),
        ("2", "Not one ship has missed", "Statement by the harbour master, 1911."),
    ],
    "course-page.html": [
        ("1", "The strike was about dignity", "Adapted from P Quillan, Harbour and Hunger, 1984"),
        ("2", "Wages fell by a fifth.", "Adapted from M Oduya, The Price of a Tide, 2006"),
    ],
    "semantic.html": [
        ("A", "They call it waste", "Ballad sung at Ely, 1638"),
        ("B", "The works were thrown down", "Letter from a commissioner to the Privy Council"),
    ],
}


def _words(draft, source, kind):
    return "\n".join(
        part.text for part in draft.parts if part.source == source and part.kind is kind
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_the_sources_of_a_page_are_found_with_their_words_and_origin(name):
    draft = read_page(PAGES / name)
    found = [
        (source.label, _words(draft, n, PartKind.BODY), _words(draft, n, PartKind.ATTRIBUTION))
        for n, source in enumerate(draft.sources)
    ][: len(EXPECTED[name])]
    for (label, body, origin), (wanted, begin, attribution) in zip(
        found, EXPECTED[name], strict=True
    ):
        assert label == wanted
        assert body.startswith(begin)
        assert origin.startswith(attribution)
    assert "".join(part.raw for part in draft.parts) == draft.page


def test_every_stored_page_is_expected_to_hold_something():
    assert {path.name for path in PAGES.iterdir()} == set(EXPECTED)


def test_a_page_with_its_folder_becomes_a_pack_with_the_picture_of_its_source(tmp_path):
    (tmp_path / "Lesson.html").write_bytes((PAGES / "archive-lesson.html").read_bytes())
    (tmp_path / "na_files").mkdir()
    (tmp_path / "na_files/s1.jpg").write_bytes(png())
    draft = read_page(tmp_path / "Lesson.html", pictures=PictureFolder(tmp_path / "aside"))
    pack = pack_of(draft, new_id=iter("abcdefghijklmnopqrstuvwxyz").__next__)

    assert draft.pictures[0].file
    assert draft.pictures[0].alt == "Poster: Stand firm"
    assert (tmp_path / "aside" / draft.pictures[0].file).is_file()
    assert pack.title == "Harrowmere strike"
    assert [source.label for source in pack.sources] == ["1", "2"]
