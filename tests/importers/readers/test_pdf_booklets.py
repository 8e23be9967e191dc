# SPDX-License-Identifier: MIT
"""Source pages as boards, schools and scanners make them: from the file to the sources."""

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit

from tests.export.documents import a_document, everything
from tests.importers.readers.paper import (
    CONSTABLE,
    HEIGHT,
    HENS,
    INQUIRY,
    WIDTH,
    Kept,
    Paper,
    cartoon,
    pack_from,
    page_of,
)
from workbench.domain.errors import UnreadableFileError
from workbench.export.pdf.writing import write_plan
from workbench.importers.reading import read_page

REPORT = "Lionel Marsh, The Harrowmere Inquiry (1979)"
LETTER = "From a letter by a docker's wife, May 1911."
DIARY = "From the diary of Constable Edwin Rook, 3 May 1911."


def _written(tmp_path, paper, name="booklet.pdf"):
    path = tmp_path / name
    path.write_bytes(paper if isinstance(paper, bytes) else paper.done())
    return path


def _found(pack):
    return [(source.label, source.attribution, source.body) for source in pack.sources]


def test_attributions_set_in_below_their_texts(tmp_path):
    paper = Paper()
    paper.line(60, 790, "The Harrowmere Strike", "Helvetica-Bold", 18)
    below = 750
    for label, text, attribution in (("A", INQUIRY, REPORT), ("B", HENS, LETTER)):
        below = paper.line(60, below, f"Source {label}", "Helvetica-Bold", 12)
        below = paper.text(60, below, text, 475)
        below = paper.line(110, below - 4, attribution, "Times-Italic") - 20
    pack = pack_from(_written(tmp_path, paper))

    assert _found(pack) == [("A", REPORT, INQUIRY), ("B", LETTER, HENS)]
    assert pack.title == "The Harrowmere Strike"


def test_two_columns_of_sources(tmp_path):
    paper = Paper()
    columns = {60: [("A", INQUIRY, DIARY), ("B", HENS, LETTER)], 315: [("C", CONSTABLE, DIARY)]}
    for x, sources in columns.items():
        below = 780
        for label, text, attribution in sources:
            below = paper.line(x, below, f"Source {label}", "Helvetica-Bold")
            below = paper.text(x, below, attribution, 220, "Times-Italic") - 6
            below = paper.text(x, below, text, 220) - 14
    pack = pack_from(_written(tmp_path, paper))
    assert _found(pack) == [("A", DIARY, INQUIRY), ("B", LETTER, HENS), ("C", DIARY, CONSTABLE)]


def test_an_insert_with_a_cartoon_a_song_and_a_question(tmp_path):
    paper = Paper()
    named = "A cartoon published in the Harrowmere Lantern, a newspaper, May 1911."
    song = "From a song-sheet sold outside the dock gates, 1911."
    for y, label, words in ((780, "A", named), (460, "B", song)):
        paper.line(60, y, f"Source {label}", "Helvetica-Bold")
        paper.line(125, y, words, "Helvetica")
    paper.picture(cartoon(), 60, 500, 320, 240)
    paper.line(60, 430, "O the tide goes out and the tide comes in", "Helvetica")
    paper.line(60, 416, "And the tallyman counts us thin.", "Helvetica")
    paper.line(60, 370, "How useful is Source A? [8 marks]", "Helvetica")
    kept = Kept()
    pack = pack_from(_written(tmp_path, paper), kept)
    first, second = pack.sources

    assert (first.attribution, first.body) == (named, None)
    assert first.picture.file is not None
    assert len(kept.contents) == 1
    assert second.attribution == song
    assert second.body.startswith("O the tide goes out and the tide comes in")
    assert second.picture is None
    assert [question.text for question in pack.questions] == ["How useful is Source A? [8 marks]"]


def test_a_booklet_with_boxes_and_line_numbers(tmp_path):
    paper = Paper()
    below = 760
    for label, text, attribution in (("A", INQUIRY, DIARY), ("B", HENS, LETTER)):
        below = paper.line(60, below, f"Source {label}", "Times-Bold")
        below = paper.text(60, below - 2, attribution, 475) - 8
        top = below + 14
        for place, line in enumerate(simpleSplit(text, "Times-Roman", 11, 260)):
            paper.line(100, below, line)
            if place == 4:
                paper.line(75, below, "5", size=8)
            below -= 14
        paper.canvas.rect(60, below + 6, 475, top - below - 6)
        below -= 30
    pack = pack_from(_written(tmp_path, paper))
    assert [(label, attribution) for label, attribution, _ in _found(pack)] == [
        ("A", DIARY),
        ("B", LETTER),
    ]
    assert [" ".join(source.body.split()) for source in pack.sources] == [INQUIRY, HENS]


def test_a_cartoon_with_its_caption_below(tmp_path):
    paper = Paper()
    caption = "A cartoon from the Harrowmere Lantern, drawn by E. Pike, June 1911."
    paper.text(60, 790, CONSTABLE, 475)
    paper.line(60, 730, "Source F", "Helvetica-Bold", 12)
    paper.picture(cartoon(), 60, 470, 320, 240)
    paper.line(60, 456, caption, "Helvetica", 8)
    (source,) = pack_from(_written(tmp_path, paper)).sources
    assert (source.label, source.attribution) == ("F", caption)
    assert source.picture.file is not None


def test_a_scanned_page_leaves_its_picture_for_the_student(tmp_path):
    paper = Paper()
    paper.picture(cartoon(600, 800), 0, 0, WIDTH, HEIGHT)
    draft = read_page(_written(tmp_path, paper), pictures=Kept())

    assert draft.warnings == ("Page 1 is a picture without text.",)
    assert [picture.file is not None for picture in draft.pictures] == [True]
    assert "".join(part.raw for part in draft.parts) == draft.page


def test_a_locked_file_is_refused_in_a_sentence(tmp_path):
    for password in ("secret", "s" * 300):
        paper = Paper(encrypt=StandardEncryption(password, ownerPassword="owner", strength=128))
        paper.line(60, 780, "Source A")
        with pytest.raises(UnreadableFileError, match="locked with a password") as caught:
            read_page(_written(tmp_path, paper))
        assert "\n" not in caught.value.message()


def test_a_file_that_anybody_may_read_is_read_whatever_else_it_forbids(tmp_path):
    paper = Paper(encrypt=StandardEncryption("", ownerPassword="owner", canCopy=0, strength=128))
    paper.line(60, 780, "Source A")
    assert read_page(_written(tmp_path, paper)).page == "Source A\n"


def test_other_files_are_called_what_they_are(tmp_path):
    for data, kind in ((b"PK\x03\x04", "a packed file"), (b"Source A", "is no PDF")):
        with pytest.raises(UnreadableFileError, match=kind):
            read_page(_written(tmp_path, data))


def test_a_long_file_is_read_up_to_three_hundred_pages():
    paper = Paper()
    for number in range(305):
        paper.line(60, 500, f"Leaf {number} is short.")
        paper.next()
    page = page_of(paper.done())
    assert page.warnings == ("The PDF has 305 pages; only the first 300 were brought in.",)
    assert page.text.endswith("Leaf 299 is short.\n")


def test_progress_is_told_and_never_goes_back():
    told = []
    paper = Paper()
    for _ in range(20):
        paper.text(60, 780, INQUIRY, 475)
        paper.next()
    page_of(paper.done(), progress=told.append)
    assert len(told) >= 40
    assert told == sorted(told)
    assert told[0] >= 0
    assert told[-1] <= 1


def test_a_plan_of_our_own_can_be_brought_in(shared, tmp_path):
    draft = read_page(shared / "pdf" / "plan_demo.pdf", pictures=Kept())
    assert "breakdown of the wartime alliance" in draft.page
    assert [source.label for source in draft.sources][:2] == ["A", "B"]


def test_a_plan_from_this_program_can_be_brought_in(tmp_path):
    document = a_document(*everything())
    draft = read_page(_written(tmp_path, write_plan(document)), pictures=Kept())
    for sheet in document.sources:
        assert f"{sheet.source.heading} {sheet.source.label}" in draft.page
        assert " ".join((sheet.source.body or "").split()[:4]) in " ".join(draft.page.split())
