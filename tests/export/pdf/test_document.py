# SPDX-License-Identifier: MIT
"""Whole plans, printed and read back as another program reads them."""

import hashlib
import os
import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace

import pypdfium2
import pytest

from tests.export.documents import (
    NOPR,
    a_document,
    a_document_in_doubt,
    a_long_source,
    a_mark,
    a_sheet,
    a_source,
    many_marks,
    plain_options,
)
from tests.export.pdf.small import canonical_form
from workbench.domain.annotations import SourcePart, marked_text
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.frameworks import LineStyle
from workbench.domain.plans import Student
from workbench.export.pdf.reading import (
    read_artifact_text,
    read_attachments,
    read_highlights,
    read_structure,
)
from workbench.export.pdf.verify import problems
from workbench.export.pdf.writing import unprintable, write_plan


def a_crowded_document():
    """Return a document of many pages whose marks overlap and cross page breaks."""
    long = a_long_source()
    crowded = a_source("K")
    words = "I counted the carts that came up the river road"
    return a_document(
        a_sheet(long, *many_marks(long, 40, length=400)),
        a_sheet(crowded, *(a_mark(crowded, words, number) for number in range(1, 10))),
        a_sheet(a_source("M", attribution=None)),
    )


DOCUMENTS = {
    "everything": a_document,
    "many pages": a_crowded_document,
    "notes under the text": lambda: a_document(options=ExportOptions(notes=NotesPlace.UNDER)),
    "no notes, no plan": lambda: a_document(options=plain_options(notes=NotesPlace.NONE)),
    "in colour": lambda: a_document(options=ExportOptions(colour=True)),
    "large print": lambda: a_document(options=ExportOptions(text_size=18.0)),
    "without the teacher": lambda: a_document(
        options=ExportOptions(teacher_margin=False, teacher_panel=False)
    ),
    "in doubt": a_document_in_doubt,
    "plan alone": lambda: a_document(options=ExportOptions(sources=False)),
    "nothing yet": lambda: a_document(
        a_sheet(a_source("E", "Nothing is marked here.")),
        claim="",
        points=(),
        judgement="",
        student=Student(),
        attachments=(),
    ),
}


@pytest.fixture(scope="module", params=DOCUMENTS)
def printed(request):
    """A plan and its file."""
    document = DOCUMENTS[request.param]()
    return document, write_plan(document)


def squeezed(text):
    """Return `text` with its white space taken out: lines are broken anew on paper."""
    return re.sub(r"\s+", "", text)


def has_sources(document):
    return document.options.sources


def test_the_file_follows_pdf_ua_and_pdf_a(printed, violations):
    assert violations(printed[1]) == []


def test_our_own_checks_find_nothing(printed):
    assert problems(printed[1]) == []


def test_each_mark_lies_on_its_words(printed):
    document, data = printed
    found = defaultdict(str)
    for highlight in read_highlights(data):
        found[highlight.name.partition(".")[0]] += highlight.words
    expected = {
        mark.id: squeezed(mark.target.anchor.span.of(marked_text(sheet.source, mark.target.part)))
        for sheet in document.sources
        for mark in sheet.annotations
        if mark.target.anchor is not None and has_sources(document)
    }

    assert {name: squeezed(words) for name, words in found.items()} == expected


def test_each_highlight_says_what_the_student_wrote_and_about_what(printed):
    document, data = printed
    marks = {mark.id: mark for sheet in document.sources for mark in sheet.annotations}
    for highlight in read_highlights(data):
        mark = marks[highlight.name.partition(".")[0]]
        letter = document.framework.letter_of(mark.dimension)
        assert mark.short_id in highlight.contents
        assert squeezed(mark.feature) in squeezed(highlight.contents)
        assert highlight.subject == letter.name
        if document.student.name:
            assert highlight.author == document.student.name


def test_everything_is_read_once_and_in_the_order_of_the_sources(printed):
    document, data = printed
    if not has_sources(document):
        return
    text = squeezed(read_structure(data).text)
    position = 0
    for sheet in document.sources:
        for paragraph in (sheet.source.attribution, *(sheet.source.body or "").split("\n")):
            if paragraph:
                words = squeezed(paragraph)
                position = text.find(words, position)
                assert position >= 0, f"not in its place: {paragraph[:40]}"
                position += len(words)


def test_all_words_of_the_plan_are_there(printed):
    document, data = printed
    if not document.options.plan:
        return
    text = squeezed(read_structure(data).text)
    sheets = document.points
    wanted = [document.enquiry.text, document.claim, document.judgement]
    wanted += [part for sheet in sheets for part in (sheet.point, sheet.explanation, sheet.link)]
    positions = [text.find(squeezed(words)) for words in wanted if words]

    assert -1 not in positions


def test_every_step_of_every_note_is_in_the_table(printed):
    document, data = printed
    if not has_sources(document):
        return
    tables = [element for element in read_structure(data).walk() if element.role == "Table"]
    text = squeezed("".join(table.text for table in tables))
    for sheet in document.sources:
        for mark in sheet.annotations:
            for step in (mark.feature, mark.inference, mark.so_what):
                assert squeezed(step) in text


def test_a_lost_mark_is_listed_with_its_words_and_drawn_nowhere():
    document = a_document_in_doubt()
    content = write_plan(document)

    highlights = [each.name for each in read_highlights(content)]
    assert highlights == ["mark-A-1", "mark-A-2"]
    said = squeezed(read_structure(content).text)
    for words in ("lost its place", "the seventh cart was empty", "please check"):
        assert squeezed(words) in said


def test_artifacts_hold_page_furniture_alone(printed):
    document, data = printed
    words = squeezed(read_artifact_text(data))

    for sheet in document.sources:
        assert squeezed(sheet.source.body or "\0")[:30] not in words


def test_attachments_are_those_of_the_document(printed):
    document, data = printed
    expected = {each.name: each.data for each in document.attachments}

    assert read_attachments(data) == expected


def test_the_same_document_is_the_same_file(printed):
    document, data = printed

    assert write_plan(document) == data


SCRIPT = """
import hashlib
from tests.export.documents import a_document
from tests.export.pdf.small import canonical_form
from workbench.export.pdf.writing import write_plan
data = write_plan(a_document())
print(hashlib.sha256(data).hexdigest(), hashlib.sha256(canonical_form(data)).hexdigest())
"""


def test_two_processes_write_the_same_bytes(repository):
    data = write_plan(a_document())
    expected = (
        f"{hashlib.sha256(data).hexdigest()} {hashlib.sha256(canonical_form(data)).hexdigest()}"
    )
    for seed in ("0", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=repository,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == expected


HOSTILE = (
    "5 < 6 & 7 > 2, AT&T",
    "a <b>bold</b> claim",
    "an <b>unclosed claim",
    "<para>words</para> tail",
    '<img src="/etc/passwd"/><img src="file:///etc/passwd"/>',
    '<a href="http://example.org">here</a>',
    '<onDraw name="showPage"/>',
    "<font color=\"[[[getattr(pow, Word('__globals__'))]]]\">x</font>",
    "<" * 300,
    "<![CDATA[ ]]> &amp; &#x41; &lt;",
    "(unbalanced ) brackets ( \\ and \\) \\n",
    "%s {0} {title} $x",
    "EMC /Artifact BMC BT (x) Tj ET endstream endobj",
    "]]> --> <?xpacket end?>",
    "= + - @SUM(A1)",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_are_taken_for_anything_but_words(words):
    source = a_source("A", f"{words} and a few more.", attribution=words, title=words)
    mark = a_mark(source, words, feature=words, inference=words, so_what=words)
    document = a_document(
        a_sheet(source, mark),
        title=words,
        task=words,
        claim=words,
        judgement=words,
        student=Student(words, words, "", words),
    )
    document = replace(
        document,
        enquiry=replace(document.enquiry, text=words),
        points=tuple(replace(x, point=words, explanation=words) for x in document.points),
    )

    data = write_plan(document)

    assert problems(data) == []
    text = squeezed(read_structure(data).text)
    assert text.count(squeezed(words)) >= 8
    (highlight,) = [each for each in read_highlights(data) if each.page]
    assert squeezed(highlight.words) == squeezed(words)
    assert highlight.author == words


SCRIPTS = {
    "Cyrillic": "Мирное сосуществование, ѣ",
    "Greek": "ἐν ἀρχῇ ἦν ὁ λόγος",
    "signs": "→ ✓ ★ ☭ † ① ½ ‰",
    "face": "a 😀 face",
    "Vietnamese": "Hội nghị Giơ-ne-vơ",
    "Polish": "Łódź, żółw, święto",
}


@pytest.mark.parametrize("words", SCRIPTS.values(), ids=SCRIPTS)
def test_words_of_many_scripts_are_extracted_as_they_were_typed(words, violations):
    source = a_source("A", f"Before. {words} After.", attribution=words)
    document = a_document(a_sheet(source, a_mark(source, words)), claim=words)

    data = write_plan(document)

    assert squeezed(words) in squeezed(read_structure(data).text)
    marked = "".join(mark.words for mark in read_highlights(data))
    assert squeezed(marked) == squeezed(words)
    assert problems(data) == []
    assert violations(data) == []


SHAPED = {
    "Hebrew with points": "בַּבֹּקֶר כָּתַב הַשַּׂר מִכְתָּב קָצָר (1917).",
    "Arabic": "كتب الوزير رسالة في 2 نوفمبر 1917 إلى اللورد.",
    "English with Hebrew": "The order said «אין פחם» and (so they say) no more.",
    "loose marks": "stressed: м\u0301олот, q\u0301, x\u0323\u0308",
}


@pytest.mark.parametrize("words", SHAPED.values(), ids=SHAPED)
def test_letters_that_join_or_turn_are_extracted_as_they_were_typed(words, violations):
    body = f"One line before.\n{words} {words} {words}\nOne line after."
    source = a_source("A", body, attribution=words)
    marks = (a_mark(source, words), a_mark(source, words[5:12], 2), a_mark(source, body, 3))
    data = write_plan(a_document(a_sheet(source, *marks), claim=words))

    assert unprintable(a_document(a_sheet(source, *marks), claim=words)) == ()
    assert squeezed(body) in squeezed(read_structure(data).text)
    assert problems(data) == []
    assert violations(data) == []
    boxes = {mark.name: mark.boxes for mark in read_highlights(data)}
    whole = boxes[marks[2].id]
    for small in boxes[marks[1].id]:
        assert any(big.left - 0.5 <= small.left and small.right <= big.right + 0.5 for big in whole)


@pytest.mark.parametrize("words", ["漢字", "한국", "देव", "\ue000"])
def test_what_no_font_has_is_said_beforehand_and_never_printed_as_something_else(words):
    source = a_source("A", f"Before {words} after.")
    document = a_document(a_sheet(source, a_mark(source, "after")))

    (missing,) = unprintable(document)

    assert set("".join(missing.characters)) == set(words)
    assert source.name in missing.message()
    data = write_plan(document)
    assert problems(data) == []
    assert "Before" in read_structure(data).text


def test_nothing_is_ever_read_as_markup(repository):
    # ReportLab's paragraphs read tags, open files and follow addresses.
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (repository / "workbench/export/pdf").rglob("*.py")
    )

    assert "platypus" not in code
    assert "XPreformatted" not in code


def dark_runs(row):
    """Return the lengths of the dark stretches of a row of grey values."""
    runs, length = [], 0
    for value in [*row, 255]:
        if value < 140:
            length += 1
        elif length:
            runs.append(length)
            length = 0
    return runs


def rows_below(page, box, *, scale):
    """Return the rows of grey values from the bottom of a highlight to a little above."""
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
    pixels = bitmap.to_pil()
    height = pixels.height
    left, right = int(box.left * scale) + 2, int(box.right * scale) - 2
    lowest = int(height - (box.bottom - 1.5) * scale)
    highest = int(height - (box.bottom + 2.2) * scale)
    return [[pixels.getpixel((x, y)) for x in range(left, right)] for y in range(highest, lowest)]


def pattern_of(rows):
    """Tell which line style a stretch of rows shows."""
    width = len(rows[0])
    inked = [row for row in rows if sum(dark_runs(row)) > 0.3 * width]
    full = [number for number, row in enumerate(rows) if sum(dark_runs(row)) > 0.9 * width]
    if full:
        return LineStyle.DOUBLE if full[-1] - full[0] >= len(full) else LineStyle.SOLID
    runs = [run for row in inked for run in dark_runs(row)]
    longest = max(runs, default=0)
    if longest == 0:
        return None
    return LineStyle.DASHED if longest > 0.02 * width and longest >= 18 else LineStyle.DOTTED


@pytest.mark.parametrize("letter", NOPR.letters, ids=lambda letter: letter.line)
def test_on_grey_paper_without_tints_the_lines_still_tell_the_letters_apart(letter):
    source = a_source("A", "Only these words here are marked and nothing else is on the page.")
    mark = a_mark(source, "these words here are marked", dimension=letter.dimension)
    data = write_plan(a_document(a_sheet(source, mark), options=plain_options()))
    (highlight,) = read_highlights(data)

    document = pypdfium2.PdfDocument(data)
    rows = rows_below(document[highlight.page], highlight.boxes[0], scale=6)
    document.close()

    assert pattern_of(rows) is letter.line


def test_a_mark_on_the_label_is_on_the_label():
    source = a_source()
    mark = a_mark(source, "a weaver", part=SourcePart.ATTRIBUTION)

    (highlight,) = read_highlights(write_plan(a_document(a_sheet(source, mark))))

    assert squeezed(highlight.words) == "aweaver"
