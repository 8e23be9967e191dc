# SPDX-License-Identifier: MIT
"""Whatever a teacher has is brought in through the real window: documents, web pages, pictures."""

from io import BytesIO

import docx
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from reportlab.pdfgen.canvas import Canvas

from workbench.ui.handing_over import handed_over

TITLE = "The Harrowmere strike"
LABEL = "From a letter by a docker's wife to her sister, May 1911."
WORDS = "We have eaten the hens. There has been no wage since Easter."
LINES = (TITLE, "Source A", WORDS, LABEL, "Source B")
CAPTION = "A cartoon published in the Harrowmere Lantern, June 1911."


def _png(colour="navy"):
    content = BytesIO()
    Image.new("RGB", (320, 200), colour).save(content, "PNG")
    return content.getvalue()


def _web_page(folder):
    (folder / "strike_files").mkdir()
    (folder / "strike_files" / "cartoon.png").write_bytes(_png())
    body = f"<h1>{TITLE}</h1><h2>Source A</h2><p>{WORDS}</p><p><i>{LABEL}</i></p>"
    figure = '<figure><img src="strike_files/cartoon.png" alt="A scarecrow with banknotes">'
    page = f"{body}<h2>Source B</h2>{figure}<figcaption>{CAPTION}</figcaption></figure>"
    path = folder / "strike.html"
    path.write_text(f"<html><body>{page}<script>alert(1)</script></body></html>", encoding="utf-8")
    return path


def _document(folder):
    made = docx.Document()
    made.add_heading(TITLE, 0)
    for line in LINES[1:]:
        made.add_paragraph(line)
    made.add_picture(BytesIO(_png()))
    made.add_paragraph(CAPTION)
    path = folder / "strike.docx"
    made.save(path)
    return path


def _paper(folder):
    path = folder / "strike.pdf"
    canvas = Canvas(str(path))
    for number, line in enumerate(LINES):
        canvas.drawString(60 + 14 * (line == LABEL), 780 - 40 * number, line)
    drawing = folder / "cartoon.png"
    drawing.write_bytes(_png())
    canvas.drawImage(str(drawing), 60, 380, 320, 200)
    canvas.drawString(60, 360, CAPTION)
    canvas.save()
    return path


@pytest.fixture
def importing(window):
    return window.wiring.importing


def _kept(student, importing, sources):
    """Wait for the pages, keep them, and return the pack as it lies open then."""
    before = student.window.desk.pack.id
    student.until(lambda: importing.mode and importing.mode.is_checking)
    words = f"Keep {sources} sources" if sources > 1 else "Keep 1 source"
    student.click(student.button(words, importing.mode))
    student.until(lambda: student.window.desk.pack.id != before)
    student.quiet()
    return student.window.desk.pack


@pytest.mark.parametrize("make", [_web_page, _document, _paper])
def test_words_pictures_and_labels_come_in_from_every_kind_of_file(
    student, importing, tmp_path, make
):
    importing.read([make(tmp_path)])
    pack = _kept(student, importing, 2)

    a, b = pack.sources
    assert (a.name, a.body, a.attribution) == ("Source A", WORDS, LABEL)
    assert b.attribution == CAPTION
    assert b.picture is not None
    assert not b.picture.missing
    library = student.window.session.services.library
    assert library.media.read(b.picture.file).startswith(b"\x89PNG")
    if make is _web_page:
        assert b.picture.alt == "A scarecrow with banknotes"


def test_pictures_become_sources_with_letters_and_what_they_show_is_asked_for(
    student, importing, tmp_path
):
    paths = [tmp_path / "poster.png", tmp_path / "map.png"]
    for path, colour in zip(paths, ("red", "green"), strict=True):
        path.write_bytes(_png(colour))
    importing.read(paths)
    student.until(lambda: importing.mode and importing.mode.is_checking)
    assert "not described" in {x.words for x in importing.mode._check._things[0].doubts}
    importing.mode._check._details.described.emit("A raised fist")
    pack = _kept(student, importing, 2)

    assert [source.label for source in pack.sources] == ["A", "B"]
    assert [source.picture.alt for source in pack.sources] == ["A raised fist", ""]
    student.window.commands["undo"].trigger()
    student.until(lambda: student.window.desk.pack.id != pack.id)


def test_a_page_of_the_web_is_pasted_with_its_structure(student, importing):
    mime = QMimeData()
    mime.setHtml(f"<h2>Source A</h2><p>{WORDS}</p><p>{LABEL}</p>")
    mime.setText("something else")
    importing.take(handed_over(mime))
    (source,) = _kept(student, importing, 1).sources
    assert (source.body, source.attribution) == (WORDS, LABEL)


def test_a_copied_picture_is_pasted_as_a_source(student, importing):
    mime = QMimeData()
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    mime.setImageData(image)
    importing.take(handed_over(mime))
    (source,) = _kept(student, importing, 1).sources
    assert source.picture.file


def test_text_can_be_said_to_be_one_source(student, importing):
    importing.read_text(f"{WORDS}\n\n{LABEL}\n", is_one_source=True)
    (source,) = _kept(student, importing, 1).sources
    assert (source.name, source.body, source.attribution) == ("Source A", WORDS, LABEL)
