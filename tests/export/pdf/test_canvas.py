# SPDX-License-Identifier: MIT
from io import BytesIO

import pikepdf
import pytest
from reportlab import rl_config

from tests.export.pdf.small import PAGE, WORDS, drawn_file, register_fonts
from workbench.export.pdf.canvas import ArtifactKind, Destination, TaggedCanvas
from workbench.export.pdf.structure import Box, Element, Role


@pytest.fixture
def root():
    return Element(Role.DOCUMENT)


@pytest.fixture
def canvas(root):
    register_fonts()
    return TaggedCanvas(root, font=WORDS, pagesize=PAGE)


def operators(canvas, page=0):
    """Return the operators of a page that mark or paint, with what opens in brackets."""
    with pikepdf.open(BytesIO(drawn_file(canvas))) as pdf:
        found = []
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[page]):
            name = str(operator)
            if name in {"BDC", "BMC"}:
                found.append(f"[{str(operands[0])[1:]}")
            elif name == "EMC":
                found.append("]")
            elif name in {"S", "f", "f*", "B", "Do", "Tj", "n", "re", "l", "m"}:
                found.append(name)
        return "".join(f"{x} " if x[0] != "[" else x for x in found).strip()


def test_a_mark_knows_its_page_and_number(canvas, root):
    first, second = root.add(Role.PARAGRAPH).content(), root.add(Role.H2).content()
    with canvas.mark(first):
        canvas.drawString(10, 10, "a")
    canvas.showPage()
    with canvas.mark(second):
        canvas.drawString(10, 10, "b")
    with canvas.mark(first):
        canvas.drawString(10, 30, "c")

    assert first.marks == [(0, 0), (1, 1)]
    assert second.marks == [(1, 0)]
    assert operators(canvas, 1) == "[H2Tj ] [PTj ]"


def test_what_is_painted_outside_every_mark_becomes_an_artifact(canvas, root):
    canvas.line(0, 0, 10, 10)
    with canvas.mark(root.content()):
        canvas.drawString(10, 10, "a")
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, 5, 5, fill=1, stroke=0)

    assert operators(canvas) == "[Artifactn m l S ] [DocumentTj ] [Artifactn re f* ]"


def test_settings_alone_are_not_wrapped(canvas, root):
    canvas.saveState()
    canvas.translate(10, 10)
    canvas.setFont(WORDS, 9)
    canvas.setLineWidth(2)
    canvas.setDash([1, 2])
    canvas.setLineCap(1)
    canvas.setStrokeColorRGB(0, 0, 0)
    with canvas.mark(root.content()):
        canvas.drawString(10, 10, "a")
    canvas.restoreState()

    assert operators(canvas) == "[DocumentTj ]"


def test_a_path_is_never_parted_by_a_mark(canvas, root):
    path = canvas.beginPath()
    path.moveTo(0, 0)
    path.lineTo(5, 5)
    canvas.drawPath(path)
    canvas.roundRect(0, 0, 20, 20, 3)
    canvas.lines([(0, 0, 1, 1), (2, 2, 3, 3)])
    canvas.drawString(0, 0, "forgotten")

    found = operators(canvas)

    assert found.startswith("[Artifact")
    assert found.endswith("Tj ]")
    assert found.count("[") == 1


def test_artifacts_say_what_they_are_and_may_nest(canvas):
    with canvas.artifact(ArtifactKind.PAGINATION), canvas.artifact():
        canvas.drawString(0, 0, "page 1")

    with pikepdf.open(BytesIO(drawn_file(canvas))) as pdf:
        code = pdf.pages[0].Contents.read_bytes()
    assert code.count(b"/Artifact") == 1
    assert b"/Artifact <</Type /Pagination>> BDC" in code


def test_marks_do_not_nest(canvas, root):
    with canvas.mark(root.content()):
        with pytest.raises(RuntimeError, match="nest"), canvas.mark(root.content()):
            pass
        with pytest.raises(RuntimeError, match="nest"), canvas.artifact():
            pass
    with canvas.artifact(), pytest.raises(RuntimeError, match="nest"), canvas.mark(root.content()):
        pass


def test_page_code_is_put_into_a_mark_of_its_own(canvas, root):
    first, second = root.add(Role.PARAGRAPH).content(), root.add(Role.H2).content()
    canvas.put(first, "0 0 5 5 re f")
    canvas.put(second, "0 0 9 9 re f")
    canvas.rect(0, 0, 1, 1)

    assert (first.marks, second.marks) == ([(0, 0)], [(0, 1)])
    assert operators(canvas) == "[Pre f ] [H2re f ] [Artifactn re S ]"


def test_page_code_is_not_put_into_what_is_open(canvas, root):
    with canvas.artifact(), pytest.raises(RuntimeError, match="nest"):
        canvas.put(root.content(), "0 0 5 5 re f")


def test_a_page_cannot_end_within_a_mark(canvas, root):
    with pytest.raises(RuntimeError, match="still open"), canvas.mark(root.content()):
        canvas.showPage()


def test_a_mark_may_say_what_it_stands_for(canvas, root):
    with canvas.mark(root.content(), actual_text="שלום)"):
        canvas.drawString(0, 0, "x")

    with pikepdf.open(BytesIO(drawn_file(canvas))) as pdf:
        instruction = pikepdf.parse_content_stream(pdf.pages[0], "BDC")[0]
    assert str(instruction.operands[1]["/ActualText"]) == "שלום)"


def test_boxes_and_destinations_are_those_of_the_page(canvas):
    canvas.translate(100, 50)
    canvas.scale(2, 2)
    canvas.destination("here", 10)
    canvas.outline("Здесь", "here", 0)

    assert canvas.absolute(Box(0, 0, 10, 20)) == pytest.approx((100, 50, 120, 90))
    drawing = canvas.drawing()
    assert drawing.destinations == {"here": Destination(0, 70)}
    with pikepdf.open(BytesIO(drawn_file(canvas))) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Здесь"]


def test_a_second_pass_begins_with_an_empty_tree(canvas, root):
    content = root.content()
    with canvas.mark(content):
        canvas.drawString(0, 0, "a")

    TaggedCanvas(root, font=WORDS, pagesize=PAGE)

    assert content.marks == []


def test_a_document_is_closed_once(canvas, root):
    with canvas.mark(root.content()):
        canvas.drawString(0, 0, "a")

    assert canvas.drawing() is canvas.drawing()


def test_settings_of_the_machine_do_not_count(monkeypatch, root):
    monkeypatch.setattr(rl_config, "useA85", 1)
    monkeypatch.setattr(rl_config, "trustedHosts", ["localhost"])
    register_fonts()

    canvas = TaggedCanvas(root, font=WORDS, pagesize=PAGE)
    canvas.drawString(0, 0, "a")

    assert b"ASCII85" not in drawn_file(canvas)
    assert rl_config.trustedHosts is None
