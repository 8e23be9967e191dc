# SPDX-License-Identifier: MIT
"""A file that comes back broken, or made to do harm, is one plain sentence."""

import json
import sys
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from tests.fuzzing.seeds import handed_in
from tests.importers.readers.hostile_pdfs import hostile_pdfs
from tests.returned import add, attach, changed, export_of
from workbench.domain.errors import UnreadableFileError
from workbench.domain.handed_in.reading import DoubtKind
from workbench.importers.asked_process import Patience
from workbench.importers.handed_in.isolated import HandedInReading
from workbench.importers.handed_in.reading import LONGEST_TEXT, MOST_REMARKS, HandedInReader

HOSTILE = hostile_pdfs()


@pytest.fixture(scope="module")
def reading():
    with HandedInReading() as found:
        yield found


def _locked():
    return changed(export_of(), lambda _: None, encryption=pikepdf.Encryption(owner="x", user="y"))


def _without_pages(pdf):
    del pdf.Root.Pages


@pytest.fixture(scope="module")
def reader():
    """What the process with limits uses, here: for files that only are not what they should be."""
    return HandedInReader()


BROKEN = {
    "empty": (lambda: b"", "is empty"),
    "blank": (lambda: b" \n" * 10, "is empty"),
    "text": (lambda: b"hello" * 100, "is no PDF"),
    "document": (lambda: b"PK\x03\x04" + bytes(100), "not a PDF"),
    "cut in the middle": (lambda: export_of()[: len(export_of()) // 2], "is cut off"),
    "cut at the end": (lambda: export_of()[:-200], "is cut off"),
    "locked": (_locked, "is locked with a password"),
    "no pages": (
        lambda: changed(export_of(), lambda pdf: pdf.Root.__delitem__("/Pages")),
        "is damaged",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_a_sentence(name, reader, tmp_path):
    make, words = BROKEN[name]
    path = tmp_path / "plan.pdf"
    path.write_bytes(make())
    with pytest.raises(UnreadableFileError) as caught:
        reader.read(path)
    assert words in caught.value.reason
    assert caught.value.message().endswith(".")


def test_what_is_wrong_is_said_by_the_process_with_limits_in_the_same_words(reading, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(_locked())
    with pytest.raises(UnreadableFileError, match="is locked with a password"):
        reading.read(path)
    path.write_bytes(_bomb())
    assert [doubt.kind for doubt in reading.read(path).doubts] == [DoubtKind.NO_PLAN]


def test_what_is_no_file_is_a_sentence(reader, tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    for name in ("nowhere.pdf", "folder.pdf"):
        with pytest.raises(UnreadableFileError):
            reader.read(tmp_path / name)


def test_a_file_larger_than_any_plan_is_refused(reader, tmp_path):
    path = tmp_path / "plan.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(60_000_000)
    with pytest.raises(UnreadableFileError, match="larger than 50 MB"):
        reader.read(path)


def _with_plan(content, **members):
    def swap(pdf):
        stream = pdf.attachments["plan.json"].obj.EF.F
        if isinstance(content, bytes):
            stream.write(content, **members)
        else:
            stream.write(json.dumps(content).encode())

    return changed(export_of(), swap)


def _bomb():
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(40)) + packer.flush()
    return _with_plan(packed, filter=Name.FlateDecode)


def _plan(**changes):
    with pikepdf.open(BytesIO(export_of())) as pdf:
        plan = json.loads(pdf.attachments["plan.json"].get_file().read_bytes())
    return {**plan, **changes}


BAD_PLANS = {
    "bomb": _bomb,
    "noise": lambda: _with_plan(b"\xff\xfe{"),
    "packed in another way": lambda: _with_plan(b"00>", filter=Name.ASCIIHexDecode),
    "damaged": lambda: _with_plan(b"x\x9cnoise", filter=Name.FlateDecode),
    "a list": lambda: _with_plan([1]),
    "nested": lambda: _with_plan(b"[" * 100_000),
    "nested a little less": lambda: _with_plan(
        b'{"enquiry":{"text":""},"x":' + b"[" * 90 + b"]" * 90 + b"}"
    ),
    "a long number": lambda: _with_plan(b'{"enquiry":' + b"9" * 500_000 + b"}"),
    "a number too large": lambda: _with_plan(_plan(more=[2**60])),
    "no pack": lambda: _with_plan(_plan(packs=[])),
    "another pack": lambda: _with_plan(_plan(packs=[{"format": "sourcepack/1"}])),
    "no question": lambda: _with_plan(_plan(enquiry=7)),
    "marks that are none": lambda: _with_plan(_plan(annotations=[{"id": "x"}])),
    "marks that are words": lambda: _with_plan(_plan(annotations="x")),
    "marks of no source": lambda: _with_plan(
        _plan(annotations=[{**each, "target": "nowhere#body"} for each in _plan()["annotations"]])
    ),
    "half a character": lambda: _with_plan(_plan(claim="\ud800")),
}


@pytest.mark.parametrize("name", BAD_PLANS)
def test_a_plan_that_is_none_leaves_the_pages_and_a_sentence(name, reader, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(BAD_PLANS[name]())
    found = reader.read(path)
    assert found.plan is None
    assert found.pages > 3
    kinds = [doubt.kind for doubt in found.doubts]
    assert kinds == [DoubtKind.NO_PLAN]
    assert found.doubts[0].sentence.startswith("The plan inside the PDF cannot be used, because ")


def test_circles_in_names_fields_replies_and_actions_end(reader, tmp_path):
    def tie(pdf):
        tree = pdf.Root.Names.EmbeddedFiles
        tree.Kids = Array([tree])
        pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(tree)
        pdf.Root.Names.EmbeddedFiles.Kids = Array([pdf.Root.Names.EmbeddedFiles])
        loop = pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx, V=String("x")))
        loop.Kids = Array([loop])
        pdf.Root.AcroForm = Dictionary(Fields=Array([loop, pdf.Root]))
        one = add(pdf, 0, Contents=String("one"), NM=String("1"))
        two = add(pdf, 0, Contents=String("two"), NM=String("2"), IRT=one)
        one.IRT = two
        action = pdf.make_indirect(Dictionary(S=Name.JavaScript))
        action.Next = action
        one.A = action

    path = tmp_path / "plan.pdf"
    path.write_bytes(changed(export_of(), tie))
    found = reader.read(path)
    assert found.plan is not None
    assert [remark.text for remark in found.remarks] == ["one", "two"]


def test_objects_that_are_not_what_they_should_be_are_passed_over(reader, tmp_path):
    def spoil(pdf):
        add(pdf, 0, Subtype=Name.Text, Contents=Name.Words, Rect=String("x"), NM=Array(), T=7)
        add(pdf, 0, Subtype=Name.Highlight, QuadPoints=Array([Name.X] * 8), Contents=String("q"))
        add(
            pdf,
            0,
            Rect=Array([9_999_999_999, 0, 1, 1]),
            M=String("D:99999999"),
            Contents=String("late"),
        )
        add(pdf, 0, Subtype=String("Text"))
        pdf.pages[0].obj.Annots.append(7)
        pdf.pages[1].obj.Annots = Name.Nothing
        pdf.Root.AcroForm = Array()
        pdf.Root.AA = String("x")

    path = tmp_path / "plan.pdf"
    path.write_bytes(changed(export_of(), spoil))
    found = reader.read(path)
    new = [remark for remark in found.remarks if remark.state == "new"]
    assert [remark.text for remark in new] == ["", "q", "late"]
    assert {remark.frame for remark in new[::2]} == {None}
    assert new[2].time is None


def test_a_remark_without_end_is_cut_and_told(reader, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(changed(export_of(), lambda pdf: add(pdf, 0, Contents=String("x" * 50_000))))
    found = reader.read(path)
    assert found.remarks[0].text == "x" * LONGEST_TEXT
    assert [doubt.kind for doubt in found.doubts] == [DoubtKind.SHORTENED]


def test_files_that_are_not_ours_are_named_in_one_line(reader, tmp_path):
    def add_file(pdf):
        attach(pdf, "a\n\u202egpj.exe" + "x" * 300, b"MZ")

    path = tmp_path / "plan.pdf"
    path.write_bytes(changed(export_of(), add_file))
    (doubt,) = reader.read(path).doubts
    assert doubt.kind is DoubtKind.ACTIVE
    assert doubt.sentence.isprintable()
    assert len(doubt.sentence) < 200


@pytest.mark.parametrize("name", HOSTILE)
def test_a_pdf_made_to_do_harm_is_read_or_refused(name, reading, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(HOSTILE[name])
    found, said = _read_or_refused(reading, path)
    assert said.endswith(".") if found is None else found.plan is None
    assert [child.name for child in tmp_path.iterdir()] == ["plan.pdf"]


def _read_or_refused(reader, path):
    try:
        return reader.read(path), ""
    except UnreadableFileError as error:
        return None, error.message()


ANSWERS = {
    "nothing": {},
    "no plan": {"handed_in": {"pages": 1}},
    "a doubt of no kind": {"doubts": [["x", "y"]]},
    "a count below nothing": {"pages": -1},
    "a remark of no state": {"remarks": [{"state": "x"}]},
    "a time for pages": {"pages": "noon"},
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_does_not_hold_together_is_refused(name, tmp_path):
    whole = {"pages": 1, "made": None, "plan": None, "remarks": [], "doubts": [], "asked": None}
    answer = ANSWERS[name]
    if answer and "handed_in" not in answer:
        answer = {"handed_in": {**whole, **answer}}
    script = f"import time; input(); print({json.dumps(answer)!r}, flush=True); time.sleep(60)"
    soon = Patience(silence=5, beginning=5, in_all=5)
    path = tmp_path / "plan.pdf"
    path.touch()
    with (
        HandedInReading(patience=soon, command=(sys.executable, "-c", script)) as reading,
        pytest.raises(UnreadableFileError, match="more memory or time"),
    ):
        reading.read(path)


@settings(max_examples=60)
@given(data=st.data())
def test_any_damage_is_read_or_refused(data, tmp_path_factory):
    whole = bytearray(export_of())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    path = tmp_path_factory.getbasetemp() / "damaged.pdf"
    path.write_bytes(whole)
    found, said = _read_or_refused(HandedInReader(), path)
    assert said.endswith(".") if found is None else found.pages > 0


def _long(pages, notes):
    content = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        for number in range(notes):
            add(pdf, number % pages, Contents=String(f"note {number}"))
        pdf.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: _long(301, 1), "301 pages"),
        (lambda: _long(1, MOST_REMARKS + 1), "the first 2,000 are shown"),
        (lambda: handed_in().partition(b"\nxref")[0], "The end of the PDF is missing"),
    ],
)
def test_what_was_not_read_whole_is_told(make, words, reader, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(make())
    found = reader.read(path)
    told = [x.sentence for x in found.doubts if x.kind is DoubtKind.SHORTENED]
    assert len(told) == 1
    assert words in told[0]
    assert 0 < len(found.remarks) <= MOST_REMARKS


def test_a_plan_that_unpacks_to_too_much_is_named(reader, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(_bomb())
    assert "larger than 20 MB" in reader.read(path).doubts[0].sentence
