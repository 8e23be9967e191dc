# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_UNDERLINE
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from tests.export.documents import LOST_WORDS, a_document_in_doubt
from workbench import assets
from workbench.domain.annotations import Annotation, SourcePart, Target
from workbench.domain.documents import (
    ExportOptions,
    KnowledgeEvidence,
    NotesPlace,
    PointSheet,
    SourceEvidence,
)
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, EnquiryId, new_id
from workbench.domain.interchange.packs import pack_from_json
from workbench.domain.interchange.plans import plan_from_json
from workbench.domain.interchange.web_annotations import annotation_from_json
from workbench.domain.plans import PointKind, Student
from workbench.domain.provenance import FIELD_NAMES, FIELDS
from workbench.domain.regions import Spot, framed
from workbench.domain.sources import Picture
from workbench.domain.text import Span
from workbench.export.docx import verify_docx, write_docx
from workbench.export.docx.stretches import stretches_of
from workbench.services import catalogues
from workbench.services.annotating import placed
from workbench.services.documenting import PlanMaterial, plan_document

MADE = datetime(2026, 1, 15, 10, 0, tzinfo=UTC)
HOSTILE = "<w:p/>&amp; ]]> {{x}} =1+1 \x00\x0b\x1b\ufffe\ud800 INCLUDEPICTURE «☭» 𝔘 é"
PRINTED = "<w:p/>&amp; ]]> {{x}} =1+1  INCLUDEPICTURE «☭» 𝔘 é"


@pytest.fixture(scope="module")
def material():
    folder = assets.resource("packs/thaw")

    def read(name):
        return json.loads((folder / name).read_text(encoding="utf-8"))

    pack = pack_from_json(read("pack.json"), new_id=new_id)
    plan = plan_from_json(read("plan.json"), pack_id=pack.id, new_id=new_id)
    received = [annotation_from_json(each) for each in read("annotations.jsonld")]
    return PlanMaterial(
        pack=pack,
        plan=plan,
        annotations=tuple(placed(pack, each, now=MADE) for each in received),
        framework=catalogues.framework(),
        board=catalogues.board(plan.enquiry.board),
        pictures={
            source.id: (folder / "media" / source.picture.file).read_bytes()
            for source in pack.sources
            if source.picture
        },
        labels=tuple(source.label for source in pack.sources),
    )


@pytest.fixture(scope="module")
def document(material):
    return plan_document(material, options=ExportOptions(), made=MADE)


@pytest.fixture(scope="module")
def brief(material):
    """The same plan with one source, to look at options quickly."""
    return plan_document(replace(material, labels=("A",)), options=ExportOptions(), made=MADE)


@pytest.fixture(scope="module")
def word(document):
    return read_back(document)


def read_back(document, **options):
    document = replace(document, options=replace(document.options, **options))
    return docx.Document(BytesIO(write_docx(document)))


def texts_of(word):
    """All text of the body in order, a string for each paragraph."""
    paragraphs = word.element.body.iter(qn("w:p"))
    return ["".join(run.text for run in each.iter(qn("w:r"))) for each in paragraphs]


def text_of(word):
    return "\n".join(texts_of(word))


def words_of(word):
    """The text without the ids that stand at marks."""
    tags = [run for run in word.element.body.iter(qn("w:r")) if is_tag(run)]
    copy = docx.Document(BytesIO(saved(word)))
    for run in [each for each in copy.element.body.iter(qn("w:r")) if is_tag(each)]:
        run.getparent().remove(run)
    assert tags
    return text_of(copy)


def saved(word):
    data = BytesIO()
    word.save(data)
    return data.getvalue()


def is_tag(run):
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return style is not None and style.get(qn("w:val")).startswith("Tag")


def headings_of(word):
    return [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]


def table_after(word, heading):
    """The rows of the first table below a heading."""
    elements = list(word.element.body)
    place = next(
        i
        for i, each in enumerate(elements)
        if "".join(piece.text for piece in each.iter(qn("w:t"))) == heading
    )
    table = next(each for each in elements[place:] if each.tag == qn("w:tbl"))
    return next(each for each in word.tables if each._tbl is table)


def test_every_word_of_the_plan_is_there(word, document):
    text = text_of(word)
    assert document.enquiry.text in text
    assert document.claim in text
    assert document.judgement in text
    for point in document.points:
        assert point.point in text
        assert point.explanation in text
        assert point.link in text
        for evidence in point.evidence:
            if isinstance(evidence, KnowledgeEvidence):
                assert evidence.entry.text in text
            else:
                assert f"‘{evidence.words}’" in text


def test_every_source_is_there_word_for_word(word, document):
    text = words_of(word)
    for sheet in document.sources:
        source = sheet.source
        assert f"{source.name}: {source.title}" in headings_of(word)
        for paragraph in (source.body or "").split("\n\n"):
            assert paragraph in text
        assert source.attribution in text
        for note in (source.author_note, source.interpretation_note):
            assert (note or "") in text
        for gloss in source.glosses:
            assert f"{gloss.mark} {gloss.text}" in text


def test_every_note_stands_in_the_table_of_its_source(word, document):
    for sheet in document.sources:
        table = table_after(word, f"Notes on {sheet.source.name}")
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows[0] == ["Mark", "Words", "Note", "In the plan"]
        assert [row[0].split("\n")[0] for row in rows[1:]] == [
            each.short_id for each in sheet.annotations
        ]
        for annotation, (_, words, note, _) in zip(sheet.annotations, rows[1:], strict=True):
            for step in (annotation.feature, annotation.inference, annotation.so_what):
                assert step in note
            anchor = annotation.target.anchor
            assert (anchor.exact if anchor else "the whole source") in words


def test_a_lost_mark_stands_in_the_table_alone_and_one_in_doubt_says_so():
    document = a_document_in_doubt(
        options=ExportOptions(plan=True, teacher_panel=False, notes=NotesPlace.NONE)
    )
    word = read_back(document)

    rows = [[x.text for x in row.cells] for row in table_after(word, "Notes on Source A").rows]
    words = {row[0].split("\n")[0]: row[1] for row in rows[1:]}
    assert words["A2"] == "‘no coal before Friday’\nmoved – please check"
    assert words["A3"] == f"‘{LOST_WORDS.exact}’\nlost its place"
    tags = [run.text for run in word.element.body.iter(qn("w:r")) if is_tag(run)]
    assert any("A2" in each for each in tags)
    assert not any("A3" in each for each in tags)


def test_known_fields_are_told_and_absent_ones_are_not_given(word, document):
    for sheet in document.sources:
        heading = f"{sheet.source.name}: {sheet.source.title}"
        cells = {row.cells[0].text: row.cells[1].text for row in table_after(word, heading).rows}
        for field in FIELDS:
            value = sheet.source.provenance.value_of(field)
            is_absent = field in sheet.source.provenance.not_given
            expected = value or ("not given" if is_absent else None)
            assert cells.get(FIELD_NAMES[field]) == expected


def test_marked_words_have_the_line_of_their_letter_and_the_id_at_their_start(word):
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs if run.text]
    place = next(i for i, run in enumerate(runs) if run.text == "Nobody in this hall")
    assert [run.text for run in runs[place - 2 : place + 2]] == [
        "A1\u00a0P\u203a",
        "A2\u00a0P\u203a",
        "Nobody in this hall",
        "\u2039A2",
    ]
    assert all(is_tag(runs[i]._r) for i in (place - 2, place - 1, place + 1))
    assert runs[place].underline is WD_UNDERLINE.DOTTED
    tag = word.styles["Tag of a mark"].font
    assert (tag.bold, tag.superscript) == (True, True)


def test_each_letter_has_a_line_of_its_own(word):
    legend = next(p for p in word.paragraphs if p.text.startswith("N Nature"))
    lines = {run.text: run.underline for run in legend.runs if run.underline}
    assert lines == {
        "Nature": True,
        "Origin": WD_UNDERLINE.DASH,
        "Purpose": WD_UNDERLINE.DOTTED,
        "Reliability": WD_UNDERLINE.DOUBLE,
    }


def test_colour_is_used_only_where_it_was_asked_for(brief):
    def colours(word):
        found = {each.get(qn("w:fill")) for each in word.element.body.iter(qn("w:shd"))}
        return found | {each.get(qn("w:color")) for each in word.element.body.iter(qn("w:u"))}

    def is_grey(colour):
        return colour[:2] == colour[2:4] == colour[4:]

    letters = brief.framework.letters
    assert all(is_grey(each) for each in colours(read_back(brief)))
    in_colour = colours(read_back(brief, colour=True))
    assert {each.tint.lstrip("#") for each in letters} <= in_colour
    assert {each.colour.lstrip("#") for each in letters} <= in_colour


def test_the_header_tells_whose_work_it_is_and_which_page(word):
    first, second = word.sections[0].header.paragraphs
    assert first.text == "Sami Farouk · 11B · Ms Okoro\t15 January 2026"
    assert second.text.startswith("The thaw in the Cold War, 1953–61\tPage ")
    fields = [each.text.strip() for each in second._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert all(section.header.is_linked_to_previous for section in list(word.sections)[1:])


def test_the_candidate_number_stands_for_a_name_that_is_hidden(brief):
    word = read_back(replace(brief, student=Student(candidate="4711")))
    assert word.sections[0].header.paragraphs[0].text == "4711\t15 January 2026"
    assert word.core_properties.author == "4711"


def test_language_and_properties_are_set(word):
    properties = word.core_properties
    assert properties.title == "Essay plan: The thaw in the Cold War, 1953–61"
    assert properties.author == properties.last_modified_by == "Sami Farouk"
    assert properties.language == "en-GB"
    assert properties.comments == ""
    assert properties.created == properties.modified == MADE
    languages = [each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))]
    assert set(languages) == {"en-GB"}


def test_headings_lead_through_the_document(word):
    levels = [
        (int(p.style.name[-1]), p.text)
        for p in word.paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert [text for level, text in levels if level == 1] == [
        "The plan",
        "Overview",
        "The sources",
        "For your teacher",
    ]
    assert all(after - before <= 1 for (before, _), (after, _) in pairwise(levels))
    parts = ["Claim", "Point 1", "Point 2", "Point 3", "On the other hand", "Judgement"]
    assert [text for level, text in levels if level == 2][: len(parts)] == parts


def test_header_rows_of_tables_are_repeated_and_tables_have_names(word):
    for table in word.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        has_header = table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        assert bool(list(table.rows[0]._tr.iter(qn("w:tblHeader")))) is has_header
    assert "1" in {t._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) for t in word.tables}


def test_every_style_that_is_used_is_one_of_the_file(word):
    used = {x.get(qn("w:val")) for x in word.element.iter(qn("w:pStyle"), qn("w:rStyle"))}
    known = {style.style_id: style.name for style in word.styles}
    # Word knows by itself how the sign of a comment looks.
    names = {known[each] for each in used - {"CommentReference"}}
    assert names >= {"Heading 1", "Source words", "Text in a table", "Tag of a mark"}


def test_a_picture_is_there_with_its_description(word, document):
    source = next(sheet.source for sheet in document.sources if sheet.source.picture)
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == source.picture.alt
    assert shape.width <= word.sections[0].page_width - word.sections[0].right_margin


def test_marked_parts_of_a_picture_are_named_with_what_they_show(document):
    sheet = next(sheet for sheet in document.sources if sheet.source.picture)
    region = framed(Spot(0.1, 0.1), Spot(0.5, 0.5))
    target = Target(sheet.source.id, SourcePart.PICTURE, region=region)
    mark = replace(
        document.sources[0].annotations[0],
        target=target,
        short_id="D9",
        dimension=Dimension.PURPOSE,
        feature="A man with a pickaxe",
        inference="",
        so_what="",
    )
    other = replace(mark, id="other", short_id="D10", feature="")
    points = (PointSheet(PointKind.POINT, "", (SourceEvidence(sheet.source, mark, ""),), "", ""),)
    marked = replace(sheet, annotations=(mark, other))
    word = read_back(replace(document, sources=(marked,), points=points))
    text = text_of(word)
    assert "Parts of the picture: D9 P A man with a pickaxe; D10 P not described yet" in text
    assert "Part of the picture of Source D: A man with a pickaxe" in text
    assert text.count("What this part shows: ") == 2
    assert "the whole source" not in text
    assert [each.text.splitlines()[1] for each in word.comments] == [
        "What this part shows: A man with a pickaxe",
        "What this part shows: nothing yet",
    ]


def test_a_picture_that_is_missing_is_told(document):
    sheet = next(sheet for sheet in document.sources if sheet.source.picture)
    source = replace(sheet.source, picture=Picture(None, "Two men on ice.", missing=True))
    lost = replace(sheet, source=source, picture=None)
    text = text_of(read_back(replace(document, sources=(lost,))))
    assert "The picture is missing. What it shows: Two men on ice." in text


def test_lines_of_sources_are_counted_and_nothing_else(word):
    counting = [len(list(each._sectPr.iter(qn("w:lnNumType")))) for each in word.sections]
    assert counting == [0, 0, 1, 1, 1, 1, 1, 1, 1, 0]

    def suppressed(style):
        return style.element.pPr.find(qn("w:suppressLineNumbers")).get(qn("w:val"))

    assert suppressed(word.styles["Normal"]) == "1"
    assert suppressed(word.styles["Source words"]) == "0"


def test_notes_in_the_margin_are_comments_on_their_words(word, document):
    comments = {each.text.split(" ")[0]: each for each in word.comments}
    marks = [each for sheet in document.sources for each in sheet.annotations]
    assert set(comments) == {each.short_id for each in marks}
    for mark in marks:
        comment = comments[mark.short_id]
        assert f"I notice: {mark.feature}" in comment.text
        assert (comment.author, comment.initials) == ("Sami Farouk", "SF")
        assert comment.timestamp == MADE


@pytest.mark.parametrize("place", [NotesPlace.UNDER, NotesPlace.NONE])
def test_without_notes_in_the_margin_the_table_is_still_complete(brief, place):
    word = read_back(brief, notes=place)
    assert not list(word.comments)
    assert all(x.so_what in text_of(word) for sheet in brief.sources for x in sheet.annotations)


def test_what_was_not_asked_for_is_left_out(brief):
    assert "The sources" not in headings_of(read_back(brief, sources=False))
    without_plan = read_back(brief, plan=False)
    assert "The plan" not in headings_of(without_plan)
    assert brief.enquiry.text in text_of(without_plan)
    assert "For your teacher" not in headings_of(read_back(brief, teacher_panel=False))


def test_the_margin_for_the_teacher_is_45_mm_where_it_was_asked_for(brief, word):
    assert round(word.sections[0].right_margin.mm) == 45
    assert round(read_back(brief, teacher_margin=False).sections[0].right_margin.mm) == 20


def test_the_teacher_finds_levels_and_room_for_targets(word, document):
    names = [row.cells[0].text for row in table_after(word, "For your teacher").rows]
    assert names[:4] == ["Level", "Mark out of 12", "What went well", "Even better if"]
    rows = table_after(word, "Levels of this question").rows
    assert [row.cells[2].text for row in rows][1:] == [x.descriptor for x in document.levels]


def test_an_empty_plan_is_a_plan_of_empty_boxes(brief):
    empty = PointSheet(PointKind.POINT, "", (), "", "")
    enquiry = Enquiry(EnquiryId("e"), "")
    bare = replace(
        brief, enquiry=enquiry, levels=(), claim="", points=(empty,), judgement=" ", sources=()
    )
    texts = texts_of(read_back(bare))
    # The question, the claim, five slots of the point, the other hand, the judgement.
    assert texts.count("nothing yet") == 9
    assert "On the other hand" in texts


def test_in_large_print_nothing_is_smaller_than_the_words_of_the_sources(brief):
    word = read_back(brief, text_size=18.0)
    sizes = [style.font.size.pt for style in word.styles if style.type == 1 and style.font.size]
    used = {p.style.name for p in word.paragraphs} | {"Small print", "Header", "Text in a table"}
    assert sizes
    assert all(word.styles[name].font.size.pt >= 18 for name in used)
    notes = table_after(word, "Notes on Source A")
    assert len(notes.columns) == 2


def test_the_same_document_is_the_same_bytes(brief):
    data = write_docx(brief)
    assert data == write_docx(replace(brief))
    dates = {entry.date_time for entry in zipfile.ZipFile(BytesIO(data)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert "docProps/thumbnail.jpeg" not in zipfile.ZipFile(BytesIO(data)).namelist()


def test_text_is_never_markup_whatever_it_holds(brief):
    sheet = brief.sources[0]
    mark = Annotation(
        id=AnnotationId("x"),
        short_id="A99",
        target=Target(sheet.source.id, SourcePart.WHOLE),
        dimension=Dimension.TONE,
        created=MADE,
        modified=MADE,
        feature=HOSTILE,
        inference=HOSTILE,
        so_what=HOSTILE,
    )
    source = replace(
        sheet.source,
        title=HOSTILE,
        body=HOSTILE,
        attribution=HOSTILE,
        author_note=HOSTILE,
        picture=Picture(None, HOSTILE, missing=True),
    )
    evidence = SourceEvidence(source, mark, HOSTILE)
    hostile = replace(
        brief,
        title=HOSTILE,
        task=HOSTILE,
        student=Student(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        enquiry=replace(brief.enquiry, text=HOSTILE),
        claim=HOSTILE,
        judgement=HOSTILE,
        points=(PointSheet(PointKind.POINT, HOSTILE, (evidence,), HOSTILE, HOSTILE),),
        sources=(replace(sheet, source=source, annotations=(mark,)),),
    )
    word = read_back(hostile)
    # Title, question, claim, judgement, three slots, quotation and its note, heading, body,
    # label, author note, picture, three steps.
    assert text_of(word).count(PRINTED) == 17
    assert word.sections[0].header.paragraphs[0].text.count(PRINTED) == 3
    assert word.core_properties.title.startswith("<w:p/>&amp;")


def test_marks_of_a_dimension_the_framework_lacks_are_shown(brief):
    framework = replace(brief.framework, letters=brief.framework.letters[:1])
    word = read_back(replace(brief, framework=framework))
    run = next(r for p in word.paragraphs for r in p.runs if r.text == "Nobody in this hall")
    assert run.underline is WD_UNDERLINE.WAVY
    assert "A1 • Purpose" not in text_of(word)
    assert "• Purpose" in text_of(word)


def test_a_file_that_did_not_reach_the_disk_is_found_out(brief, tmp_path):
    data = write_docx(brief)
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    verify_docx(path)
    no_document = BytesIO()
    with zipfile.ZipFile(no_document, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
    for spoiled in (
        b"",
        data[:-50],
        data[:9000] + b"\0" * 50 + data[9050:],
        no_document.getvalue(),
    ):
        path.write_bytes(spoiled)
        with pytest.raises(OSError, match=r"x\.docx"):
            verify_docx(path)


@st.composite
def marked_texts(draw):
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=40))
    starts = st.integers(0, len(text) - 1)
    spans = draw(st.lists(st.tuples(starts, st.integers(1, 40)), max_size=6))
    return text, [Span(start, min(len(text), start + length)) for start, length in spans]


@given(marked_texts())
def test_stretches_hold_the_whole_text_and_each_mark_its_own_words(marked):
    text, spans = marked
    stretches = stretches_of(text, spans)
    paragraphs = [
        "".join(each.text for each in stretches if each.paragraph == number)
        for number in range(1 + max((each.paragraph for each in stretches), default=0))
    ]
    gap = re.compile(r"\n(?:[ \t]*\n)+")
    assert [p for p in paragraphs if p] == [p for p in gap.split(text) if p]
    for mark, span in enumerate(spans):
        words = "".join(each.text for each in stretches if mark in each.marks)
        marked_words = "".join(
            text[i]
            for i in range(span.start, span.end)
            if not any(g.start() <= i < g.end() for g in gap.finditer(text))
        )
        assert words == marked_words
        assert sum(mark in each.begins for each in stretches) == bool(words)
        assert sum(mark in each.ends for each in stretches) == bool(words)


def test_word_processors_can_lay_it_out(brief, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine")
    (tmp_path / "plan.docx").write_bytes(write_docx(brief))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "plan.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pdf = pypdfium2.PdfDocument(tmp_path / "plan.pdf")
    pages = [page.get_textpage().get_text_range() for page in pdf]
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert all(len(text) > 120 for text in pages)  # a header alone has 75
    pdf.close()
