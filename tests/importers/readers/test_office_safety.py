# SPDX-License-Identifier: MIT
"""Office files that are damaged or made to do harm: one sentence, in bounded time and memory."""

from __future__ import annotations

import stat
import subprocess
import sys
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from tests.importers.readers.office_files import (
    ODF_NAMES,
    WORD_NAMES,
    odf_file,
    odf_parts,
    opened,
    paragraph,
    png,
    run,
    word_file,
    word_parts,
    word_xml,
    zipped,
)
from workbench.domain.errors import UnreadableFileError
from workbench.domain.text import is_canonical
from workbench.importers.page import PICTURE
from workbench.importers.readers.docx import word_page
from workbench.importers.readers.odt import open_document_page
from workbench.importers.readers.pptx import slides_page

MAIN = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def slides():
    content = BytesIO()
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Source A"
    slide.placeholders[1].text = "The port is open.\nThe gates are not."
    slide.notes_slide.notes_text_frame.text = "Answer"
    deck.save(content)
    return content.getvalue()


SLIDES = slides()
WORD = word_file(
    paragraph("Source A")
    + f"<w:tbl><w:tr><w:tc>{paragraph('The port is open.')}</w:tc></w:tr></w:tbl>"
)
ODT = odf_file(
    "<text:p>Source A</text:p><text:list><text:list-item><text:p>x</text:p></text:list-item>"
    "</text:list>"
)
READERS = {"docx": word_page, "pptx": slides_page, "odt": open_document_page}
GOOD = {"docx": WORD, "pptx": SLIDES, "odt": ODT}


def said_of(data, ending="docx"):
    """The sentence with which a file is refused."""
    with pytest.raises(UnreadableFileError) as raised:
        READERS[ending](opened(data, f"page.{ending}"))
    said = raised.value.message()
    assert said.startswith(f"“page.{ending}” ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


def is_read_or_refused(data, ending):
    try:
        page = READERS[ending](opened(data, f"page.{ending}"))
    except UnreadableFileError as error:
        return error.message().endswith(".")
    return is_canonical(page.text)


def with_parts(**changed):
    parts = word_parts(paragraph("Source A"))
    return zipped({**parts, **{name.replace("__", "/"): part for name, part in changed.items()}})


def document(xml):
    return zipped({**word_parts(""), MAIN: xml})


def locked():
    """A good file whose entries say that they are encrypted."""
    data = bytearray(WORD)
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 4
    return bytes(data)


def with_link():
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        link = zipfile.ZipInfo("word/media/image1.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return content.getvalue()


def doctype(inner, root=f"<w:document {WORD_NAMES}><w:body>&x;</w:body></w:document>"):
    return f"<!DOCTYPE x [{inner}]>{root}"


LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghix")
)

REFUSED = {
    "nothing": (b"", "is empty"),
    "text": (b"Source A", "is something else and not a Word document"),
    "a PDF": (b"%PDF-1.7", "is a PDF and not a Word document"),
    "a locked document": (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "an old document": (OLE, "of an old kind; open it in its own program and save it as .docx"),
    "a presentation": (SLIDES, "is a PowerPoint presentation and not a Word document; give"),
    "an OpenDocument text": (ODT, "is an OpenDocument file and not a Word document; give"),
    "some archive": (zipped({"a.txt": "x"}), "is a packed file and not a Word document"),
    "half a file": (WORD[: len(WORD) // 2], "is damaged"),
    "encrypted entries": (locked(), "locked with a password"),
    "a link": (with_link(), "holds a link"),
    "a name that climbs": (zipped({"../../evil.xml": "x"}), "holds files that no document has"),
    "a name from the root": (zipped({"/etc/passwd": "x"}), "holds files that no document has"),
    "a name on a drive": (zipped({"C:\\x.xml": "x"}), "holds files that no document has"),
    "a name with a stream": (zipped({"a.xml:evil": "x"}), "holds files that no document has"),
    "a name read backwards": (zipped({"a\u202ecod.exe": "x"}), "holds files that no document has"),
    "the same name twice": (with_parts(**{"WORD__document.xml": "x"}), "two files of the same"),
    "many entries": (zipped({f"{n}.xml": "" for n in range(2001)}), "more than 2000 files"),
    "a bomb": (document(b"<a>" + b" " * 21_000_000), "far too large when unpacked"),
    "another body": (document(f"<w:document {WORD_NAMES}/>"), "Word document"),
    "no XML": (document("Source A"), "is damaged"),
    "XML cut off": (document("<w:document"), "is damaged"),
    "nesting": (document("<a>" * 300 + "</a>" * 300), "is damaged"),
    "2 million elements": (document("<a>" + "<b/>" * 2_000_000 + "</a>"), "far "),
    "2 million attributes": (document("<a>" + "<b c='' d=''/>" * 999_990 + "</a>"), "far "),
    "50,001 paragraphs": (word_file("<w:p/>" * 50_001), "far more than a page of sources"),
    "laughs": (document(doctype('<!ENTITY a "ha">' + LAUGHS)), "made to do harm"),
    "a file of this computer": (
        document(doctype('<!ENTITY x SYSTEM "file:///etc/passwd">')),
        "made to do harm",
    ),
    "a document type in UTF-16": (
        document(doctype('<!ENTITY x "y">').encode("utf-16")),
        "made to do harm",
    ),
    "a document type in styles": (
        word_file(paragraph("x"), styles=doctype('<!ENTITY x "y">')),
        "made to do harm",
    ),
    "no words": (word_file(paragraph()), "is empty; choose a file with the sources in it"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_a_word_file_that_cannot_be_read_is_refused_in_one_sentence(what):
    data, reason = REFUSED[what]
    assert reason in said_of(data)


@pytest.mark.parametrize(
    ("data", "ending", "reason"),
    [
        (WORD, "pptx", "is a Word document and not a PowerPoint presentation; give its name"),
        (WORD, "odt", "is a Word document and not an OpenDocument text; give its name"),
        (SLIDES, "odt", "is a PowerPoint presentation and not an OpenDocument text"),
        (OLE, "pptx", "save it as .pptx"),
        (OLE, "odt", "save it as .odt"),
        (zipped({**odf_parts(""), "content.xml": doctype("")}), "odt", "made to do harm"),
        (odf_file("<text:p/>" * 50_001), "odt", "far more than a page of sources"),
        (
            zipped({"content.xml": f"<office:document-content {ODF_NAMES}/>"}),
            "odt",
            "is an OpenDocument file and not an OpenDocument text",
        ),
    ],
)
def test_other_files_are_refused_too(data, ending, reason):
    assert reason in said_of(data, ending)


def test_what_nobody_reads_may_be_large():
    film = {"word/media/film.mp4": b"\0" * 50_000_000}
    data = zipped({**word_parts(paragraph("Source A")), **film})
    assert word_page(opened(data, "page.docx")).text == "Source A\n"


def test_a_picture_that_would_be_far_too_large_is_missing_and_the_rest_is_read(tmp_path):
    blip = '<pic:pic><pic:blipFill><a:blip r:embed="image1"/></pic:blipFill></pic:pic>'
    shape = f"<w:drawing><wp:inline>{blip}</wp:inline></w:drawing>"
    data = word_file(f"<w:p>{run(shape)}</w:p>", image1=png() + b"\0" * 19_000_000)
    page = word_page(opened(data, "page.docx", tmp_path))
    assert page.text == f"{PICTURE}\n"
    assert page.pictures[0].why == "The picture is damaged or larger than 20 MB."


def test_only_so_many_pictures_are_put_aside(tmp_path):
    names = [f"image{number}" for number in range(302)]
    shapes = "".join(
        run(
            "<w:drawing><wp:inline><pic:pic><pic:blipFill>"
            f'<a:blip r:embed="{name}"/></pic:blipFill></pic:pic></wp:inline></w:drawing>'
        )
        for name in names
    )
    data = word_file(f"<w:p>{shapes}</w:p>", **dict.fromkeys(names, png()))
    page = word_page(opened(data, "page.docx", tmp_path))
    assert [picture.file is None for picture in page.pictures] == [False] * 300 + [True] * 2
    assert page.pictures[-1].why == "The file holds more than 300 pictures."


def test_parts_that_together_hold_too_much_are_refused():
    many = f"<x>{'<y/>' * 900_000}</x>"
    parts = dict.fromkeys(("styles", "numbering", "footnotes"), many)
    data = zipped(word_parts(paragraph("x"), **parts), zipfile.ZIP_STORED)
    assert "holds far more than a page" in said_of(data)


def test_parts_that_point_at_themselves_come_to_an_end():
    point = '<w:footnoteReference w:id="1"/>'
    notes = word_xml(
        "footnotes", f'<w:footnote w:id="1"><w:p>{run(point + "<w:t>n</w:t>")}</w:p></w:footnote>'
    )
    styles = word_xml(
        "styles",
        "".join(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{other}"/></w:style>'
            for name, other in ("ab", "bc", "ca")
        ),
    )
    body = paragraph("x", '<w:pStyle w:val="a"/>') + f"<w:p>{run(point)}</w:p>" * 3
    page = word_page(opened(word_file(body, footnotes=notes, styles=styles), "page.docx"))
    assert page.text.count("n") == 1


def test_absurd_numbers_stay_small():
    numbering = word_xml(
        "numbering",
        "".join(
            f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%1%1%1%1"/></w:lvl></w:abstractNum>'
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
            for n, form in enumerate(("lowerLetter", "upperRoman", "decimalZero"), 1)
        ),
    )
    body = "".join(paragraph("x", f'<w:numPr><w:numId w:val="{n}"/></w:numPr>') for n in (1, 2, 3))
    page = word_page(opened(word_file(body, numbering=numbering), "page.docx"))
    assert len(page.text) < 200


def test_nothing_outside_the_file_is_asked_for():
    parts = word_parts(paragraph("Source A") + '<w:altChunk r:id="away"/>')
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="away" Type="x/attachedTemplate" Target="//server.example/share/x.dotm" '
        'TargetMode="External"/><Relationship Id="s" Type="x/styles" '
        'Target="../../../../../etc/passwd"/></Relationships>'
    )
    asked = []

    def record(event, arguments):
        if event in {"open", "socket.connect", "socket.getaddrinfo"}:
            asked.append((event, str(arguments[0])))

    sys.addaudithook(record)
    page = word_page(opened(zipped(parts), "page.docx"))
    seen = list(asked)
    assert page.text == "Source A\n"
    assert [each for each in seen if "server" in each[1] or "passwd" in each[1]] == []
    assert [each for each in seen if each[0] != "open"] == []


WITHIN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import Document
from workbench.importers.picture_files import PictureFolder
from workbench.importers.readers.docx import word_page
from pathlib import Path
path = Path(sys.argv[1])
try:
    page = word_page(Document(path.name, path.read_bytes(), None, PictureFolder(path.parent)))
except UnreadableFileError as error:
    print(error.message())
else:
    print("read", len(page.text))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be limited here")
@pytest.mark.parametrize(
    "body",
    [
        paragraph("word " * 1_900_000),
        paragraph("word " * 200) * 10_000,
        "<w:p>" + "<w:r/>" * 990_000 + "</w:p>",
        "<w:p>" + "<w:r a='b' c='d'/>" * 490_000 + "</w:p>",
        "<w:p>" + "<w:r><w:tab/><w:tab/><w:br/></w:r>" * 190_000 + "</w:p>",
        f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * 49_000}</w:tbl>",
        "<w:tbl><w:tr><w:tc>" * 80 + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * 80,
        "<w:sdt><w:sdtContent>" * 120 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 120,
    ],
    ids=["one line", "long", "runs", "attributes", "tabs", "rows", "tables", "controls"],
)
def test_the_largest_documents_fit_into_the_memory_that_reading_has(tmp_path, repository, body):
    path = tmp_path / "page.docx"
    path.write_bytes(zipped(word_parts(body), zipfile.ZIP_STORED))
    done = subprocess.run(
        [sys.executable, "-c", WITHIN, str(path)],
        cwd=repository,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.startswith(("read", "“page.docx” "))
    assert [each.name for each in tmp_path.iterdir()] == ["page.docx"]


@pytest.mark.parametrize("ending", READERS)
@given(
    st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), max_size=12),
    st.integers(0, 2**20),
)
@settings(max_examples=100, deadline=None)
def test_whatever_happens_to_a_file_only_plain_sentences_come_out(ending, changes, cut):
    data = bytearray(GOOD[ending])
    for place, value in changes:
        data[place % len(data)] = value
    if cut % 3 == 0:
        del data[cut % len(data) :]
    assert is_read_or_refused(bytes(data), ending)


@pytest.mark.parametrize("ending", READERS)
@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_the_parts_only_plain_sentences_come_out(ending, data):
    """Bytes of the XML itself are changed, which the checksums of an archive would hide."""
    with zipfile.ZipFile(BytesIO(GOOD[ending])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels")) and parts[name]]
    name = data.draw(st.sampled_from(names))
    part = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(part) - 1))
        piece = data.draw(st.sampled_from([b"<", b">", b'"', b"9", b"-", b"w", b"/", b"", b"\0"]))
        part[place : place + 1] = piece
        if not part:
            break
    assert is_read_or_refused(zipped({**parts, name: bytes(part)}), ending)


def test_a_wrong_checksum_is_damage():
    data = bytearray(zipped(word_parts(paragraph("Source A")), zipfile.ZIP_STORED))
    place = data.find(b"Source A")
    assert zlib.crc32(bytes(data[place : place + 8]))
    data[place] ^= 1
    assert "is damaged" in said_of(bytes(data))
