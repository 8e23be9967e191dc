# SPDX-License-Identifier: MIT
"""Projects of other programs: nothing of them is lost, and nothing of them does harm."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.factories import NOON, a_pack, a_source, an_annotation
from tests.importers.projects.others import (
    GUIDS,
    codes,
    coding,
    project,
    selection,
    text,
    written,
)
from workbench.domain.annotations import Direction, SourcePart
from workbench.domain.errors import UnreadableFileError
from workbench.domain.frameworks import Dimension
from workbench.domain.interchange.analysis_projects import dimension_for
from workbench.domain.tables import MarksMaterial
from workbench.export.exchange.project_file import project_file
from workbench.importers.isolated import PageReading
from workbench.importers.picture_files import PictureFolder
from workbench.importers.projects.reading import read_project
from workbench.services import catalogues


def read(folder, document, files=None, **more):
    path = written(folder, document, files, **more)
    return read_project(path, pictures=PictureFolder(folder / "pictures"))


def test_codes_of_others_stay_names_until_somebody_says_what_they_are(tmp_path):
    book = (
        f'<CodeBook><Codes><Code guid="{GUIDS[0]}" name="Bias" isCodable="true">'
        f'<Code guid="{GUIDS[1]}" name="Tone" isCodable="true"/></Code>'
        f'<Code guid="{GUIDS[2]}" name="Unused" isCodable="true"/></Codes></CodeBook>'
    )
    both = f"<Description>He shouts.</Description>{coding(0, 5)}{coding(1, 6)}"
    document = project(f"{book}<Sources>{text('How dare you!', selection(0, 3, both))}</Sources>")
    found = read(tmp_path, document)

    said = [(x.code, x.annotation.dimension, x.annotation.feature) for x in found.marks]
    assert said == [("Bias", "", "He shouts."), ("Bias/Tone", "", "He shouts.")]
    assert {x.annotation.anchor.exact for x in found.marks} == {"How"}
    assert [x.text for x in found.pack.left_over] == ["Unused"]
    assert (found.pack.title, found.pack.sources[0].title) == ("Interviews", "Interview")
    assert found.pack.sources[0].label == "A"


@pytest.mark.parametrize(
    ("code", "dimension"),
    [
        ("tone", Dimension.TONE),
        ("Bias/Tone", Dimension.TONE),
        ("Purpose / Other", Dimension.PURPOSE),
        ("Bias", Dimension.RELIABILITY),
        ("Interview partners", None),
    ],
)
def test_a_code_that_is_called_like_one_of_ours_stands_for_it(code, dimension):
    assert dimension_for(code, catalogues.framework()) is dimension


def test_a_selection_with_a_note_and_no_code_is_a_mark_as_well(tmp_path):
    noted = f'<NoteRef targetGUID="{GUIDS[9]}"/>'
    notes = (
        f'<Notes><Note guid="{{{GUIDS[9].lower()}}}" name="Memo">'
        "<PlainTextContent>Look at this.</PlainTextContent></Note></Notes>"
    )
    sources = f"<Sources>{text('How dare you!', selection(4, 8, noted))}</Sources>"
    found = read(tmp_path, project(sources + notes))

    assert [(x.code, x.annotation.feature) for x in found.marks] == [("", "Look at this.")]
    assert found.pack.background.is_empty


def test_notes_that_lines_lead_to_are_read_as_one_program_writes_them(tmp_path):
    notes = (
        f'<Notes><Note guid="{GUIDS[9]}" plainTextPath="internal://n.txt"/></Notes>'
        f'<Links><Link guid="{GUIDS[8]}" originGUID="{GUIDS[30]}" targetGUID="{GUIDS[9]}"/></Links>'
    )
    document = project(f"<Sources>{text('How dare you!', selection(4, 8))}</Sources>{notes}")
    found = read(tmp_path, document, {"Sources/n.txt": "\ufeffAn annotation."})

    assert [x.annotation.feature for x in found.marks] == ["An annotation."]


def test_notes_and_codes_of_whole_documents_are_marks_on_all_of_it(tmp_path):
    inside = coding(0, 5) + f'<NoteRef targetGUID="{GUIDS[9]}"/>'
    notes = (
        f'<Notes><Note guid="{GUIDS[9]}"><PlainTextContent>Long.</PlainTextContent></Note>'
        f'<Note guid="{GUIDS[10]}" name="Diary"><PlainTextContent>Day 1</PlainTextContent></Note>'
        "</Notes>"
    )
    document = project(f"{codes('Value')}<Sources>{text('Words', inside)}</Sources>{notes}")
    found = read(tmp_path, document)

    said = [(x.annotation.part, x.code, x.annotation.feature) for x in found.marks]
    assert said == [(SourcePart.WHOLE, "Value", ""), (SourcePart.WHOLE, "", "Long.")]
    assert [x.heading for x in found.pack.background.narrative] == ["Diary"]


@pytest.mark.parametrize(
    ("origin", "name", "start"),
    [
        ("MAXQDA", "two", 5),  # counts both characters of a line's end
        ("ATLAS.ti 23", "", 4),  # counts one
        ("Other", "two", 4),  # says so by the name of the selection
    ],
)
def test_ends_of_lines_are_counted_as_the_program_counts_them(tmp_path, origin, name, start):
    marked = selection(start, start + 3, name=name)
    path = f'plainTextPath="internal://{GUIDS[20]}.txt"'
    source = f'<TextSource guid="{GUIDS[20]}" name="x" {path}>{marked}</TextSource>'
    document = project(f"<Sources>{source}</Sources>", origin=origin)
    found = read(tmp_path, document, {f"sources/{GUIDS[20]}.txt": "one\r\ntwo\r\n"})

    assert found.pack.sources[0].body == "one\ntwo\n"
    assert found.marks[0].annotation.anchor.exact == "two"
    assert found.marks[0].annotation.anchor.span.start == 4


@settings(max_examples=60)
@given(st.text("ab\r\n\u2028e\u0301\ufeff\x07🐎", max_size=30), st.integers(0, 29), st.data())
def test_marked_words_are_found_in_the_form_in_which_texts_are_kept(content, start, data):
    from workbench.domain.text import canonical
    from workbench.importers.projects.texts import Place, anchors_at

    if start >= len(content):
        start = 0
    end = data.draw(st.integers(0, len(content)))
    kept, (anchor,) = anchors_at(content, [Place(start, end)])

    assert kept == canonical(content)
    if anchor is not None:
        assert anchor.span.of(kept) == anchor.exact
        assert canonical(content[start:end]) in anchor.exact or anchor.exact


@pytest.mark.parametrize(("start", "end"), [(3, 3), (8, 4), (4, 99), (-1, 2)])
def test_a_selection_that_is_nowhere_becomes_a_mark_on_all_of_it(tmp_path, start, end):
    marked = selection(start, end, coding(0, 5))
    found = read(tmp_path, project(f"{codes('x')}<Sources>{text('Words', marked)}</Sources>"))

    (mark,) = found.marks
    assert mark.annotation.part is SourcePart.WHOLE
    assert "On the characters" in mark.annotation.feature


def test_parts_of_pictures_are_read_in_fractions(tmp_path):
    content = BytesIO()
    Image.new("RGB", (200, 100)).save(content, "JPEG")
    inside = (
        f'<PictureSelection guid="{GUIDS[30]}" firstX="150" firstY="80" secondX="50" secondY="400">'
        f"{coding(0, 5)}</PictureSelection>"
    )
    sources = (
        f'<Sources><PictureSource guid="{GUIDS[20]}" name="Cartoon.jpg" path="internal://c.jpg">'
        f"<Description>A bear</Description>{inside}</PictureSource></Sources>"
    )
    files = {"Sources/C.jpg": content.getvalue()}
    found = read(tmp_path, project(codes("x") + sources), files)

    region = found.marks[0].annotation.region
    assert (region.left, region.top, region.width, region.height) == pytest.approx(
        (0.25, 0.8, 0.5, 0.2)
    )
    assert found.pack.sources[0].picture.alt == "A bear"
    assert (tmp_path / "pictures" / found.pack.sources[0].picture.file).is_file()


def test_what_has_no_place_here_is_told(tmp_path):
    body = (
        f'<Cases><Case guid="{GUIDS[1]}" name="Anna"/></Cases>'
        f"<Sources>{text('Words')}"
        f'<AudioSource guid="{GUIDS[21]}" name="Tape" path="absolute:///C:/tape.mp3"/>'
        f'<TextSource guid="{GUIDS[22]}" name="Far" plainTextPath="relative:///../../etc/passwd"/>'
        f'<PictureSource guid="{GUIDS[23]}" name="Gone.png" path="internal://../secret.png"/>'
        "</Sources>"
        f'<Graphs><Graph guid="{GUIDS[2]}" name="Map"/></Graphs>'
    )
    found = read(tmp_path, project(body))

    assert [x.text for x in found.pack.left_over] == ["Tape", "Far", "Gone.png", "Anna", "Map"]
    assert [x.picture is not None for x in found.pack.sources] == [False, True]


def test_pdfs_are_read_by_the_text_that_goes_with_them(tmp_path):
    page = f'<PDFSelection guid="{GUIDS[31]}" page="2">{coding(0, 6)}</PDFSelection>'
    inner = (
        f'<Representation guid="{GUIDS[21]}"><PlainTextContent>One page.</PlainTextContent>'
        f"{selection(0, 3, coding(0, 5))}</Representation>"
    )
    source = f'<PDFSource guid="{GUIDS[20]}" name="Paper.pdf">{page}{inner}</PDFSource>'
    found = read(tmp_path, project(f"{codes('x')}<Sources>{source}</Sources>"))

    assert [(x.annotation.part, x.annotation.feature) for x in found.marks] == [
        (SourcePart.BODY, ""),
        (SourcePart.WHOLE, "On page 3."),
    ]


def test_what_other_programs_know_of_a_document_stands_in_its_note(tmp_path):
    variable = f'<Variable guid="{GUIDS[1]}" name="Age" typeOfVariable="Integer"/>'
    variables = f"<Variables>{variable}</Variables>"
    value = (
        f'<VariableValue><VariableRef targetGUID="{GUIDS[1]}"/><IntegerValue>7</IntegerValue>'
        "</VariableValue>"
    )
    named = text("Words", value, name="Source C: A child")
    found = read(tmp_path, project(f"{variables}<Sources>{named}</Sources>"))

    source = found.pack.sources[0]
    assert (source.label, source.title, source.author_note) == ("C", "A child", "Age: 7")


def test_our_codes_are_known_by_what_they_say_of_themselves_where_guids_were_changed(tmp_path):
    book = (
        f'<CodeBook><Codes><Code guid="{GUIDS[0]}" name="Whatever" isCodable="true">'
        "<Description>source-workbench:dimension:tone</Description></Code>"
        f'<Code guid="{GUIDS[1]}" name="Limits" isCodable="true">'
        "<Description>source-workbench:direction:limits</Description></Code></Codes></CodeBook>"
    )
    marked = selection(0, 3, coding(0, 5) + coding(1, 6))
    (mark,) = read(tmp_path, project(f"{book}<Sources>{text('Words', marked)}</Sources>")).marks

    assert (mark.annotation.dimension, mark.annotation.direction) == ("tone", Direction.LIMITS)


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<Project xmlns="urn:QDA-XML:project:1.0" name="&b;"/>'
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<Project xmlns="urn:QDA-XML:project:1.0" name="&a;"/>'
)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("", "is damaged"),
        ("<Project", "is damaged"),
        (BOMB, "made to do harm"),
        (OUTSIDE, "made to do harm"),
        (BOMB.encode("utf-16"), "made to do harm"),
        ("<Project/>", "no project"),
        (project(""), "neither texts nor pictures"),
        (project("<x>" * 300 + "</x>" * 300), "is damaged"),
        (project(f"<Sources>{text('x') * 501}</Sources>"), "more than 500 documents"),
        (project("".join(f"<a{n}/>" for n in range(1_000_001))), "far more than"),
    ],
)
def test_a_hostile_document_is_one_sentence(tmp_path, document, words):
    with pytest.raises(UnreadableFileError, match=words) as caught:
        read(tmp_path, document)
    assert caught.value.message().count(".") <= 3


def test_hostile_archives_are_one_sentence(tmp_path):
    odd = {
        "no.qdpx": b"Source A",
        "empty.qdpx": b"",
        "cut.qdpx": written(tmp_path, project(text("x"))).read_bytes()[:-30],
    }
    for name, content in odd.items():
        (tmp_path / name).write_bytes(content)
    written(tmp_path, project(""), {"../../evil.txt": "x"}, name="path.qdpx")
    written(tmp_path, project(""), name="other.qdpx", inside="other.xml")
    huge = {f"sources/{GUIDS[20]}.txt": "a" * 11_000_000}
    far = f'plainTextPath="internal://{GUIDS[20]}.txt"'
    large = project(f'<Sources><TextSource guid="{GUIDS[20]}" name="x" {far}/></Sources>')
    written(tmp_path, large, huge, name="bomb.qdpx")
    for path in sorted(tmp_path.glob("*.qdpx")):
        if path.name != "project.qdpx":
            with pytest.raises(UnreadableFileError):
                read_project(path, pictures=PictureFolder(tmp_path / "pictures"))


def a_good_one():
    source = a_source()
    mark = an_annotation(source, direction=Direction.BOTH, feature="I see.")
    material = MarksMaterial(a_pack(source), (mark,), catalogues.framework())
    return project_file(material, {}, made=NOON)


GOOD = a_good_one()


@settings(max_examples=60)
@given(data=st.data())
def test_a_project_with_other_bytes_in_it_is_read_or_refused(data, tmp_path_factory):
    """Bytes of the document change, the archive around it stays whole."""
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    document = bytearray(entries.pop("project.qde"))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(document) - 1))
        cut = data.draw(st.integers(0, 12))
        document[place : place + cut] = data.draw(
            st.binary(max_size=6)
            | st.sampled_from([b"-", b"9999999999999", b"&#0;", b"\xff", b"{"])
        )
    folder = tmp_path_factory.mktemp("project")
    path = written(folder, bytes(document), entries)
    try:
        found = read_project(path, pictures=PictureFolder(folder))
    except UnreadableFileError:
        return
    assert found.pack.sources
    assert all(mark.annotation.source for mark in found.marks)


def test_a_project_is_read_in_a_process_of_its_own(tmp_path):
    path = tmp_path / "project.qdpx"
    path.write_bytes(GOOD)
    shares = []
    with PageReading(tmp_path / "pictures") as reading:
        found = reading.read_project(path, shares.append)
        with pytest.raises(UnreadableFileError, match="no project"):
            reading.read_project(written(tmp_path, "<x/>", name="other.qdpx"))
        again = reading.read_project(path)
    here = read_project(path, pictures=PictureFolder(tmp_path / "pictures"))
    assert found.marks == again.marks == here.marks
    assert shares


def test_words_of_a_note_never_move_a_mark_that_has_a_place(tmp_path):
    note = "<Description>Outline: rectangle 0.1,0.1 0.5,0.5</Description>"
    marked = selection(4, 8, note + coding(0, 5))
    (mark,) = read(
        tmp_path, project(f"{codes('x')}<Sources>{text('How dare you!', marked)}</Sources>")
    ).marks

    assert mark.annotation.region is None
    assert (mark.annotation.part, mark.annotation.anchor.exact) == (SourcePart.BODY, "dare")


def test_names_of_any_length_and_ids_of_any_kind_are_cut_to_what_can_be_kept(tmp_path):
    from workbench.importers.projects.project_json import project_from_json, project_to_json

    variables = "".join(
        f'<Variable guid="{GUIDS[number]}" name="{name}" typeOfVariable="Text"/>'
        for number, name in enumerate(("Letter", "Called", "When", "When (EDTF)"), 1)
    )
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{GUIDS[number]}"/>'
        f"<TextValue>{'x' * 300}</TextValue></VariableValue>"
        for number in range(1, 5)
    )
    note = f"<Description>Id: {'y' * 400}\nQuestion id: {'z' * 400}</Description>"
    inside = selection(0, 5, note + coding(0, 9)) + values
    sources = f"<Sources>{text('Words', inside)}</Sources>"
    body = f"{codes('x')}<Variables>{variables}</Variables>{sources}"
    found = read(tmp_path, project(body))

    again = project_from_json(project_to_json(found))
    assert again.marks == found.marks
    assert len(again.pack.sources[0].label) == 40
    assert again.pack.sources[0].provenance.date.edtf is None
