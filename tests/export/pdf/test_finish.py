# SPDX-License-Identifier: MIT
import hashlib
import os
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest

from tests.export.pdf.small import (
    ATTACHMENTS,
    FALLBACK,
    FIRST_LINE,
    MADE,
    SECOND_LINE,
    SmallDocument,
    a_highlight,
    a_small_file,
    canonical_form,
)
from workbench.domain.documents import Attachment
from workbench.export.pdf.finish import Properties, finished
from workbench.export.pdf.reading import fonts_of, read_highlights, read_structure
from workbench.export.pdf.structure import LinkTo, Role
from workbench.export.pdf.unicode_maps import unicode_entries
from workbench.export.pdf.verify import problems


@pytest.fixture
def pdf(small_file):
    with pikepdf.open(BytesIO(small_file)) as opened:
        yield opened


def annotations(pdf, kind):
    return [a for page in pdf.pages for a in page.obj.get("/Annots", []) if a.Subtype == kind]


def test_the_file_follows_pdf_ua_and_pdf_a(small_file, violations):
    assert violations(small_file) == []


def test_the_file_is_what_our_own_checks_ask_for(small_file):
    assert problems(small_file) == []


def test_a_file_without_attachments_author_and_marks_follows_the_standards_too(violations):
    data = SmallDocument(marks=[]).finished(attachments=(), author="")

    assert violations(data) == []
    assert problems(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/AF" not in pdf.Root
        assert "/Author" not in pdf.trailer.Info


def test_a_mark_across_pages_becomes_one_annotation_on_each(pdf):
    marks = annotations(pdf, "/Highlight")

    assert [str(mark.NM) for mark in marks] == ["mark-1", "mark-2", "mark-1.2", "mark-2.2"]
    assert [mark.P.objgen for mark in marks[:2]] == [pdf.pages[0].obj.objgen] * 2
    assert [mark.P.objgen for mark in marks[2:]] == [pdf.pages[1].obj.objgen] * 2


def test_a_mark_says_what_whose_and_when(pdf):
    mark = annotations(pdf, "/Highlight")[0]

    assert str(mark.Contents) == "Purpose A1: to calm the council"
    assert (str(mark["/T"]), str(mark.Subj)) == ("A. Student", "Purpose")
    assert str(mark.CreationDate) == str(mark.M) == "D:20260114103000+00'00'"
    assert mark.F == 4
    assert [round(float(part), 2) for part in mark.C] == [1, 0.91, 0.66]
    assert "/Popup" not in mark


def test_the_corners_of_a_mark_go_from_line_to_line_as_viewers_read_them(pdf):
    x0, y0, x1, y1, x2, y2, x3, y3 = map(float, annotations(pdf, "/Highlight")[0].QuadPoints)

    assert (x0, x1) == (x2, x3)
    assert x0 < x1
    assert y0 == y1 > y2 == y3


def test_the_tint_darkens_and_is_in_no_group(pdf):
    appearance = annotations(pdf, "/Highlight")[0].AP.N

    assert "/Group" not in appearance
    assert appearance.Resources.ExtGState.Darkening.BM == "/Darken"
    assert appearance.read_bytes().startswith(b"/Darkening gs 1 0.914 0.659 rg")
    left, bottom, right, top = (float(edge) for edge in appearance.BBox)
    assert right - left > 100
    assert top - bottom == pytest.approx(14)


def test_a_link_leads_to_its_place_and_says_where(pdf):
    (link,) = annotations(pdf, "/Link")

    assert link.Dest[0].objgen == pdf.pages[0].obj.objgen
    assert float(link.Dest[3]) == 800
    assert str(link.Contents) == "Go to the beginning"


def test_a_link_to_nowhere_is_a_mistake_of_ours():
    document = SmallDocument()
    link = LinkTo("nowhere", "Go to nowhere")
    link.cover(0, (0, 0, 1, 1))
    drawing = document.drawn()
    document.root.add(Role.LINK).refer(link)

    with pytest.raises(KeyError):
        finish_again(drawing)


def words_of_glyphs(pdf):
    maps = [font.ToUnicode.read_bytes() for font in fonts_of(pdf)]
    return {words for each in maps for _, words in unicode_entries(each)}


def finish_again(drawing):
    return finished(drawing, Properties("Title", "", "en-GB", MADE))


def test_elements_that_were_never_drawn_are_left_out_but_empty_cells_stay(small_file):
    roles = [element.role for element in read_structure(small_file).walk()]

    assert roles.count("TD") == 2
    assert roles.count("TH") == 1

    drawing = SmallDocument().drawn()
    drawing.root.add(Role.FIGURE, alt="a picture that was left out")
    assert b"a picture that was left out" not in canonical_form(finish_again(drawing))


def test_words_of_every_script_are_what_the_glyphs_say(pdf):
    words = words_of_glyphs(pdf)

    assert {"х", "л", "е", "б", "☭", "😀"} <= words
    assert "\0" not in words


def test_no_block_of_a_unicode_map_has_more_than_a_hundred_entries():
    document = SmallDocument()
    many = "".join(map(chr, range(0x400, 0x460))) + "".join(map(chr, range(0x391, 0x3C9)))
    document.write(document.root.add(Role.PARAGRAPH).content(), many, 60, 500, font=FALLBACK)

    with pikepdf.open(BytesIO(document.finished())) as pdf:
        maps = [font.ToUnicode.read_bytes() for font in fonts_of(pdf)]
    sizes = [
        int(line.split()[0])
        for each in maps
        for line in each.splitlines()
        if b"beginbfchar" in line
    ]
    assert max(sizes) == 100


def test_private_characters_say_what_they_stand_for():
    document = SmallDocument()
    document.canvas.glyph_words["Literata-Regular", "m"] = "mm"

    with pikepdf.open(BytesIO(document.finished())) as pdf:
        words = words_of_glyphs(pdf)
    assert "mm" in words


TITLES = [
    "5 < 6 & 7 > 2",
    "<b>bold</b> ]]> <?xpacket?>",
    "Ж \u2028 \x00\x01\ufffe end",
    "{title} %s",
    "\\(brackets)",
    "😀",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_any_characters_keeps_the_metadata_whole(title, violations):
    data = SmallDocument(heading="Plan").finished(title=title, author=title)

    assert violations(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        expected = "".join("\ufffd" if x in "\x00\x01\ufffe" else x for x in title)
        assert str(pdf.trailer.Info.Title) == expected
        assert pdf.open_metadata()["dc:title"] == expected


def test_attachments_are_listed_with_what_they_are_to_the_document(pdf):
    assert [str(item.UF) for item in pdf.Root.AF] == ["annotations.jsonld", "plan.json"]
    assert [str(item.AFRelationship) for item in pdf.Root.AF] == ["/Supplement", "/Source"]
    for attachment in ATTACHMENTS:
        found = pdf.attachments[attachment.name].get_file()
        assert found.read_bytes() == attachment.data
        assert found.mime_type == attachment.mime
        assert found.size == len(attachment.data)
        assert found.md5 == hashlib.md5(attachment.data, usedforsecurity=False).digest()


def test_a_large_attachment_comes_back_whole():
    data = os.urandom(200_000) + b"\r\n"

    with pikepdf.open(
        BytesIO(a_small_file(attachments=(Attachment("a.bin", "a/b", "Data", "x", data),)))
    ) as pdf:
        assert pdf.attachments["a.bin"].get_file().read_bytes() == data


def test_the_reader_opens_with_the_title_and_the_tab_key_follows_the_structure(pdf):
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.Lang == "en-GB"
    assert all(page.obj.Tabs == "/S" for page in pdf.pages)


def test_the_outline_is_kept(pdf):
    with pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Essay plan: «хлеб» & <bread>"]


SCRIPT = """
import hashlib, sys
from tests.export.pdf.small import a_small_file, canonical_form
data = a_small_file()
print(hashlib.sha256(data).hexdigest(), hashlib.sha256(canonical_form(data)).hexdigest())
"""


def test_two_processes_write_the_same_bytes(repository, small_file):
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=repository,
            env={**os.environ, "PYTHONHASHSEED": seed, "RL_useA85": "1", "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "4711")
    }
    here = hashlib.sha256(small_file).hexdigest()
    canonical = hashlib.sha256(canonical_form(small_file)).hexdigest()

    assert outputs == {f"{here} {canonical}\n"}


def test_the_same_document_after_another_is_the_same_file(small_file):
    SmallDocument(heading="something else", marks=[a_highlight("other")]).finished()

    assert a_small_file() == small_file


def test_the_words_are_those_of_the_lines(small_file):
    words = {mark.name: mark.words for mark in read_highlights(small_file)}

    assert words["mark-1"].strip() == FIRST_LINE.strip()
    assert words["mark-1.2"].strip() == SECOND_LINE
