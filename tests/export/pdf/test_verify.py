# SPDX-License-Identifier: MIT
"""A good file is broken the way an exporter would break it; each fault has to be seen."""

import re
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.export.pdf.small import FIRST_LINE, SmallDocument
from workbench.export.pdf.reading import fonts_of, kids_of
from workbench.export.pdf.structure import Role
from workbench.export.pdf.verify import problems


def broken(data, mutate):
    """Return what is found wrong with `data` after `mutate` has changed it."""
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        mutate(pdf)
        pdf.save(target)
    return problems(target.getvalue())


def edit(pdf, old, new, page=0):
    """Replace the first `old` in the code of a page."""
    code = pdf.pages[page].Contents.read_bytes()
    changed = re.sub(old, new, code, count=1)
    assert changed != code
    pdf.pages[page].Contents.write(changed)


def elements(pdf):
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop(0)
        yield element
        waiting += [
            kid
            for kid in kids_of(element)
            if isinstance(kid, Dictionary) and kid.get("/Type") == "/StructElem"
        ]


def marks(pdf):
    return [x for page in pdf.pages for x in page.obj.get("/Annots", []) if "/NM" in x]


def test_a_sound_file_has_no_problems(small_file):
    assert problems(small_file) == []


def test_a_file_saved_again_by_another_program_is_still_sound(small_file):
    assert broken(small_file, lambda _: None) == []


def test_exchanged_parents_are_found(small_file):
    def exchange(pdf):
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[3]
        first, second = owners[0], owners[1]
        owners[0], owners[1] = second, first

    assert "Page 2: mark 0 has a parent that does not know it." in broken(small_file, exchange)


def test_a_number_used_twice_is_found(small_file):
    found = broken(small_file, lambda pdf: edit(pdf, rb"/MCID 1>>", rb"/MCID 0>>"))

    assert "Page 1: the numbers of the marks are not 0, 1, 2 …, each once (1)." in found
    assert "Page 1: an element refers to mark 1, which is not drawn." in found


def test_words_that_no_element_refers_to_are_found(small_file):
    def lose(pdf):
        heading = next(element for element in elements(pdf) if element.S == "/H1")
        del heading["/K"]

    assert "Page 1: mark 0 belongs to 0 elements." in broken(small_file, lose)


def test_words_claimed_twice_are_found(small_file):
    def claim(pdf):
        heading = next(element for element in elements(pdf) if element.S == "/H1")
        heading.K = Array([0, 0])

    assert "Page 1: mark 0 belongs to 2 elements." in broken(small_file, claim)


@pytest.mark.parametrize("kind", [b"/Artifact BMC", b"/Artifact <</Type /Layout>> BDC"])
def test_words_taken_for_an_artifact_are_found(small_file, kind):
    found = broken(small_file, lambda pdf: edit(pdf, rb"/H1 <</MCID 0>> BDC", kind))

    assert "Page 1: text that is no page furniture was left out of the reading order (1)." in found


def test_words_forgotten_by_the_drawing_are_found():
    document = SmallDocument()
    document.canvas.drawString(60, 500, FIRST_LINE)

    assert problems(document.finished()) == [
        "Page 1: text that is no page furniture was left out of the reading order (1)."
    ]


def test_a_mark_that_cannot_be_seen_is_found(small_file):
    def remove(pdf):
        del marks(pdf)[0]["/AP"]

    def empty(pdf):
        marks(pdf)[0].AP.N.write(b" ")

    for mutate in (remove, empty):
        assert broken(small_file, mutate) == ["Page 1: the Highlight mark-1 has no appearance."]


def test_a_mark_in_a_group_is_found(small_file):
    def group(pdf):
        marks(pdf)[0].AP.N.Group = Dictionary(S=Name.Transparency, I=True)

    (found,) = broken(small_file, group)
    assert "transparency group" in found


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("/Contents", None, "has no Contents"),
        ("/Contents", String(""), "has no Contents"),
        ("/Subj", None, "has no Subj"),
        ("/M", None, "has no M"),
        ("/T", None, "does not say whose it is"),
        ("/C", Array([]), "has no C"),
        ("/QuadPoints", Array([1, 2, 3]), "has corners that form no rectangles"),
        ("/F", 0, "is not simply printed"),
    ],
)
def test_an_incomplete_mark_is_found(small_file, key, value, fault):
    def change(pdf):
        mark = marks(pdf)[0]
        if value is None:
            del mark[key]
        else:
            mark[key] = value

    assert broken(small_file, change) == [f"Page 1: the Highlight mark-1 {fault}."]


def test_two_marks_of_one_name_are_found(small_file):
    def rename(pdf):
        marks(pdf)[1].NM = String("mark-1")

    assert broken(small_file, rename) == ["2 highlights are called mark-1."]


def test_a_pop_up_is_found(small_file):
    def add(pdf):
        popup = Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=Array([0, 0, 1, 1]))
        pdf.pages[0].Annots.append(pdf.make_indirect(popup))

    assert "Page 1: the Popup without a name must not be there." in broken(small_file, add)


def test_an_annotation_outside_the_reading_order_is_found(small_file):
    def cut(pdf):
        element = next(element for element in elements(pdf) if element.S == "/Annot")
        del element["/K"]

    assert "Page 1: the annotation mark-1 belongs to 0 elements." in broken(small_file, cut)


def test_an_annotation_that_names_another_parent_is_found(small_file):
    def exchange(pdf):
        first, second = marks(pdf)[:2]
        first.StructParent, second.StructParent = second.StructParent, first.StructParent

    assert "Page 1: the annotation mark-1 has a parent that does not know it." in broken(
        small_file, exchange
    )


def test_a_link_that_does_not_say_where_it_leads_is_found(small_file):
    def silence(pdf):
        link = next(x for page in pdf.pages for x in page.Annots if x.Subtype == "/Link")
        del link["/Contents"]

    (found,) = broken(small_file, silence)
    assert found == "Page 2: the Link without a name does not say what it is."


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (rb"\nEMC", b"", "marked content is nested"),
        (rb"/H1 <</MCID 0>> BDC\n", b"", "a mark ends that never began"),
        (rb"/H1 <</MCID 0>> BDC((?:.|\n)*?)EMC", rb"\1", "something is painted outside every mark"),
        (rb"EMC((?:(?!EMC)(?:.|\n))*)$", rb"\1", "a mark never ends"),
    ],
)
def test_unbalanced_marks_are_found(small_file, old, new, fault):
    found = broken(small_file, lambda pdf: edit(pdf, old, new))

    assert any(problem.startswith(f"Page 1: {fault}") for problem in found)


def test_a_character_without_a_shape_is_found():
    document = SmallDocument()
    document.write(document.root.add(Role.PARAGRAPH).content(), "漢", 60, 500)

    assert "Page 1: a character is printed as an empty box (1)." in problems(document.finished())


def test_a_font_that_is_not_embedded_is_found():
    document = SmallDocument()
    document.write(document.root.add(Role.PARAGRAPH).content(), "a", 60, 500, font="Helvetica")

    found = problems(document.finished())

    assert "The font Helvetica is not embedded." in found


@pytest.mark.parametrize("value", [b"0000", b"D83D", b"E001", b"DBB8DC01"])
def test_a_glyph_that_stands_for_no_character_is_found(small_file, value):
    def change(pdf):
        unicode_map = fonts_of(pdf)[0].ToUnicode
        code = unicode_map.read_bytes()
        changed = re.sub(rb"<61> <0061>", b"<61> <" + value + b">", code)
        assert changed != code
        unicode_map.write(changed)

    (found,) = broken(small_file, change)
    assert found.endswith("gives no real character for its glyph 97.")


def test_an_identifier_given_twice_is_found(small_file):
    def repeat(pdf):
        for element in elements(pdf):
            if element.S in ("/H1", "/Note"):
                element.ID = String("same")

    assert broken(small_file, repeat) == ["The identifier same is given to 2 elements."]


def test_a_file_without_structure_is_found(small_file):
    def strip(pdf):
        del pdf.Root["/StructTreeRoot"]

    assert "The file has no logical structure." in broken(small_file, strip)
