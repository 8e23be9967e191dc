# SPDX-License-Identifier: MIT
"""What each choice of what goes in does to the paper, read back as another program reads it."""

import ctypes
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from tests.export.documents import (
    NOPR,
    a_document,
    a_mark,
    a_sheet,
    a_source,
    everything,
    plain_options,
)
from workbench.domain.annotations import SourcePart, Target
from workbench.domain.documents import AskedQuestion, ExportOptions, PointSheet
from workbench.domain.enquiries import Level
from workbench.domain.plans import ExamEntry, PointKind, Student
from workbench.domain.timeline.items import Item, ItemKind, Timeline
from workbench.domain.timeline.moments import moment_of
from workbench.export.pdf.pdfium import opened
from workbench.export.pdf.reading import (
    page_count,
    read_artifact_text,
    read_fields,
    read_highlights,
    read_structure,
)
from workbench.export.pdf.verify import problems
from workbench.export.pdf.writing import unprintable, write_plan


def squeezed(text):
    return "".join(text.split())


def written(document, violations):
    """Return the file of a document, which is sound and follows both standards."""
    data = write_plan(document)
    assert problems(data) == []
    assert violations(data) == []
    return data


def walked(data, role):
    return [element for element in read_structure(data).walk() if element.role == role]


def an_item(name, edtf, *, letter=""):
    kind = ItemKind.SOURCE if letter else ItemKind.EVENT
    moment = moment_of(edtf) if edtf else None
    when = edtf or "no date given"
    return Item(kind, name, name, when, moment, letter, f"Source {letter}" if letter else "")


def a_timeline(events=3):
    dated = [
        an_item("Diary of a weaver", "1893-02-04", letter="A"),
        *(an_item(f"Event {number}", f"{1890 + number % 9}-03") for number in range(events)),
        an_item("A historian writes", "1987", letter="C"),
        an_item("The cold years", "1891/1893"),
    ]
    dated.sort(key=lambda item: item.moment.first)
    return Timeline(tuple(dated), (an_item("A rumour", None),))


QUESTIONS = (
    AskedQuestion("Mark A1 · I notice", "What does that phrase let you infer?"),
    AskedQuestion("Judgement", "Useful for what?", is_meant=True, reason="It is said above."),
    AskedQuestion("", "Did you mean Geneva?", is_meant=True, is_past=True),
)


class TestWithoutMarks:
    @pytest.fixture(scope="class")
    @classmethod
    def data(cls, violations):
        options = plain_options(marks=False, teacher_panel=False, attachments=False)
        sheets = [replace(each, annotations=(), points={}) for each in everything()]
        return written(a_document(*sheets, options=options, attachments=()), violations)

    def test_the_sources_are_all_that_is_there(self, data):
        words = squeezed(read_structure(data).text)
        assert squeezed("The new mill stopped at noon") in words
        assert squeezed("From the diary of a weaver") in words
        for gone in ("Notes on", "Reliability", "mark", "How far do the sources"):
            assert squeezed(gone) not in words
        assert read_highlights(data) == []

    def test_the_margin_is_for_anybodys_notes(self, data):
        furniture = squeezed(read_artifact_text(data))
        assert "Notes" in furniture
        assert squeezed("For your teacher") not in furniture


def sizes_of_words(data):
    """Return the sizes, in points, of all letters that are text."""
    found = set()
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        for page in pdf:
            with closing(page.get_textpage()) as text:
                found |= {
                    round(raw.FPDFText_GetFontSize(text.raw, at), 1)
                    for at in range(text.count_chars())
                    if not chr(raw.FPDFText_GetUnicode(text.raw, at)).isspace()
                }
            page.close()
    return found


def sizes_of_shapes(data):
    """Return the sizes, in points, of all letters that are drawn as shapes."""
    found = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            for operands, _ in pikepdf.parse_content_stream(page, "cm"):
                across, up = float(operands[0]), float(operands[3])
                # The page's own step is 1, and what is wider than high is a picture.
                if across == up > 1.5:
                    found.add(round(across, 1))
    return found


class TestLargePrint:
    @pytest.fixture(scope="class", params=[18.0, 24.0])
    @classmethod
    def printed(cls, request, violations):
        options = ExportOptions(text_size=request.param, questions=True, form=True)
        document = a_document(
            options=options,
            timeline=a_timeline(),
            questions=QUESTIONS,
            exam=ExamEntry("12345", "8145/1B"),
            levels=(Level("L1", 1, 4, "says something"), Level("L2", 5, 8, "says why")),
        )
        return request.param, written(document, violations)

    def test_nothing_is_smaller_than_the_words_of_the_sources(self, printed):
        size, data = printed
        assert min(sizes_of_words(data)) >= size
        assert min(sizes_of_shapes(data)) >= size - 0.05

    def test_nothing_stands_in_columns(self, printed):
        size, data = printed
        with opened(data) as seen:
            for page in range(page_count(data)):
                assert not list(side_by_side(seen.characters(page), size)), f"page {page + 1}"

    def test_the_header_is_whole(self, printed):
        _, data = printed
        furniture = squeezed(read_artifact_text(data))
        for words in ("Centre 12345", "8145/1B", "2 March 2026", "page 1 of"):
            assert squeezed(words) in furniture

    def test_every_word_is_still_there(self, printed):
        _, data = printed
        words = squeezed(read_structure(data).text)
        for said in (
            "Diary of a weaver",
            "Event 2",
            "Did you mean Geneva?",
            "says why",
            "A rumour",
        ):
            assert squeezed(said) in words


def side_by_side(characters, size):
    """Yield words that stand far right of other words on their line."""
    lines = defaultdict(list)
    for x, y, character in characters:
        if not character.isspace():
            lines[round(y / 4)].append((x, character))
    for line in map(sorted, lines.values()):
        for at in range(6, len(line) - 6):
            if line[at][0] - line[at - 1][0] > 4 * size and not is_legend(line):
                yield "".join(character for _, character in line[at:])


def is_legend(line):
    """Tell whether a line explains the letters, which stand in a row with their lines."""
    words = "".join(character for _, character in line)
    return any(letter.name in words for letter in NOPR.letters)


class TestOverview:
    def a_plan(self, points=2, **changes):
        source, other = a_source("A"), a_source("B")
        marks = [a_mark(source, words, number) for number, words in enumerate(("mill", "yard"), 1)]
        sheets = (
            a_sheet(source, *marks, points={"A1": ("1", "other hand")}),
            a_sheet(other, a_mark(other, "quiet", 3)),
        )
        plan = [PointSheet(PointKind.POINT, f"Point {n}", (), "", "") for n in range(points)]
        plan.append(PointSheet(PointKind.COUNTER_POINT, "But", (), "", ""))
        return a_document(*sheets, points=tuple(plan), **changes)

    def rows(self, data):
        (table,) = (
            table
            for table in walked(data, "Table")
            if any("Not used" in cell.text for cell in table.walk())
        )
        return [
            [cell.text.strip() for cell in row.children] for row in table.walk() if row.role == "TR"
        ]

    def test_it_tells_which_point_uses_which_mark(self, violations):
        data = written(self.a_plan(), violations)
        assert self.rows(data) == [
            ["Source", "Point 1", "Point 2", "On the other hand", "Not used"],
            ["Source A", "A1\u00a0O".replace("\u00a0", " "), "–", "A1 O", "A2 P"],
            ["Source B", "–", "–", "–", "B3 R"],
        ]

    def test_many_points_stand_below_each_other(self, violations):
        data = written(self.a_plan(points=9), violations)
        source, words = self.rows(data)[0]
        assert source == "Source A"
        assert "Point 1: A1 O" in words
        assert "Point 2:" not in words

    def test_a_source_leads_to_its_page(self):
        links = walked(write_plan(self.a_plan()), "Link")
        assert [each.text.strip() for each in links] == ["Source A", "Source B"]

    def test_it_can_be_left_out(self):
        data = write_plan(self.a_plan(options=ExportOptions(overview=False)))
        assert "Overview" not in [each.text.strip() for each in walked(data, "H1")]


class TestTimeline:
    def test_it_is_a_figure_whose_words_can_be_heard_and_found(self, violations):
        data = written(a_document(timeline=a_timeline()), violations)
        (figure,) = (x for x in walked(data, "Figure") if x.alt.startswith("A timeline."))
        for item in a_timeline().items:
            assert item.name in figure.alt
        words = squeezed(figure.text)
        for said in ("Diary of a weaver", "Event 0", "source, month known", "No date:", "A rumour"):
            assert squeezed(said) in words

    def test_what_has_no_room_is_listed_below_it(self, violations):
        timeline = a_timeline(events=160)
        data = written(a_document(timeline=timeline), violations)
        words = read_structure(data).text
        _, _, below = words.partition("Also on it")
        assert "The cold years" in below
        for item in timeline.items:
            assert squeezed(item.name) in squeezed(words)

    def test_a_name_that_no_font_has_is_said_beforehand(self):
        timeline = Timeline((an_item("Meeting at 漢口", "1893"),))
        (missing,) = unprintable(a_document(timeline=timeline))
        assert missing.place == "the timeline"


class TestQuestions:
    def test_each_is_told_with_its_place_and_what_was_said_to_it(self, violations):
        options = ExportOptions(questions=True)
        data = written(a_document(options=options, questions=QUESTIONS), violations)
        (table,) = (x for x in walked(data, "Table") if "What I said" in x.text)
        rows = [
            [cell.text.strip() for cell in row.children] for row in table.walk() if row.role == "TR"
        ]
        assert rows[1:] == [
            ["Mark A1 · I notice", "What does that phrase let you infer?", "still open"],
            ["Judgement", "Useful for what?", "I meant this: It is said above."],
            ["earlier", "Did you mean Geneva?", "I meant this; the words were changed since"],
        ]

    def test_it_is_said_where_nothing_was_asked(self):
        data = write_plan(a_document(options=ExportOptions(questions=True)))
        assert "Nothing was asked." in read_structure(data).text

    def test_they_are_only_there_where_they_are_wanted(self):
        data = write_plan(a_document(questions=QUESTIONS))
        assert "Questions I was asked" not in read_structure(data).text


class TestCandidate:
    @pytest.fixture(scope="class")
    @classmethod
    def document(cls):
        return a_document(
            student=Student(candidate="0042"),
            exam=ExamEntry("12345", "8145/1B/B"),
            number="06(a)",
            options=ExportOptions(as_candidate=True),
        )

    def test_centre_candidate_and_component_are_on_every_page(self, document, violations):
        data = written(document, violations)
        with closing(pypdfium2.PdfDocument(data)) as pdf:
            for page in pdf:
                with closing(page.get_textpage()) as text:
                    words = text.get_text_range()
                for said in ("Centre 12345", "Candidate 0042", "8145/1B/B", " of "):
                    assert said in words
                page.close()
        assert "question 06(a)" in read_structure(data).text

    def test_the_highlights_are_the_candidates(self, document):
        assert {each.author for each in read_highlights(write_plan(document))} == {"Candidate 0042"}

    def test_what_is_not_known_yet_is_said(self, document):
        unknown = replace(document, student=Student(), exam=ExamEntry())
        furniture = read_artifact_text(write_plan(unknown))
        for said in ("No centre number yet", "No candidate number yet", "No component code yet"):
            assert squeezed(said) in squeezed(furniture)


FORM = ExportOptions(form=True, sources=False)
TYPED = {"mark": "11", "www": "“Öztürk” – précis,\nЛёд", "ebi": "Why?", "level": "L2"}


class TestForm:
    @pytest.fixture(scope="class")
    @classmethod
    def data(cls, violations):
        levels = (Level("L1", 1, 4, "says something"), Level("L2", 5, 8, "says why"))
        return written(a_document(options=FORM, levels=levels), violations)

    def test_every_field_has_a_name_to_be_heard(self, data):
        fields = {each.name: each.label for each in read_fields(data)}
        assert fields == {
            "mark": "Mark out of 16",
            "level": "Level",
            "www": "What went well",
            "ebi": "Even better if",
            "target": "One target",
            "codes": "Codes",
            "initials": "Initials",
            "date": "Date",
            "changed": "What I changed",
        }
        assert len(walked(data, "Form")) == len(fields)

    def test_a_level_is_chosen(self, data):
        (level,) = (each for each in read_fields(data) if each.name == "level")
        assert level.choices == ("", "L1", "L2")

    def test_what_a_browser_fills_in_is_read_back(self, data):
        filled = {each.name: each.value for each in read_fields(filled_in(data, TYPED))}
        assert {name: filled[name] for name in TYPED} == TYPED

    @pytest.mark.parametrize(
        ("name", "words"), [("ebi", 90), ("target", 40), ("mark", 4), ("date", 4)]
    )
    def test_no_word_that_is_filled_in_is_cut_off_on_paper(self, data, name, words):
        typed = [f"word{number}" for number in range(words)]
        assert printed_in(data, name, typed) == typed

    @pytest.mark.parametrize("size", [18.0, 24.0])
    def test_nor_is_a_remark_of_some_length_in_large_print(self, size):
        data = write_plan(a_document(options=replace(FORM, text_size=size)))
        typed = [f"word{number}" for number in range(40)]
        assert printed_in(data, "ebi", typed) == typed

    def test_in_large_print_it_is_filled_in_no_smaller_than_the_rest(self):
        options = replace(FORM, text_size=18.0)
        with pikepdf.open(BytesIO(write_plan(a_document(options=options)))) as pdf:
            sizes = {float(str(x.DA).split()[1]) for x in pdf.Root.AcroForm.Fields}
        assert sizes == {18.0}

    def test_viewers_can_ask_for_appearances_that_they_cannot_make(self, data):
        with pikepdf.open(BytesIO(data)) as pdf:
            assert pdf.Root.AcroForm.is_indirect

    def test_without_it_there_is_nothing_to_fill_in(self):
        assert read_fields(write_plan(a_document())) == []


def printed_in(data, name, words):
    """Return the words that are printed in a field after somebody typed `words` into it."""
    (field,) = (each for each in read_fields(data) if each.name == name)
    with closing(pypdfium2.PdfDocument(filled_in(data, {name: " ".join(words)}))) as pdf:
        page = pdf[field.page]
        assert raw.FPDFPage_Flatten(page, raw.FLAT_PRINT) == raw.FLATTEN_SUCCESS
        page.close()
        with closing(pdf[field.page]) as printed, closing(printed.get_textpage()) as text:
            box = field.box
            return text.get_text_bounded(box.left, box.bottom, box.right, box.top).split()


def filled_in(data, typed):
    """Return the file after somebody typed into it with PDFium, the engine of Chrome and Edge."""
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        pdf.init_forms()
        form = pdf.formenv
        for field in read_fields(data):
            if field.name not in typed:
                continue
            page = pdf[field.page]
            x, y = (field.box.left + field.box.right) / 2, field.box.top - 6
            left = field.box.left + 8
            raw.FORM_OnMouseMove(form.raw, page.raw, 0, left, y)
            raw.FORM_OnLButtonDown(form.raw, page.raw, 0, left if not field.choices else x, y)
            raw.FORM_OnLButtonUp(form.raw, page.raw, 0, left if not field.choices else x, y)
            if field.choices:
                at = field.choices.index(typed[field.name])
                raw.FORM_SetIndexSelected(form.raw, page.raw, at, True)
            else:
                words = typed[field.name].replace("\n", "\r")
                units = ctypes.create_string_buffer(words.encode("utf-16-le") + b"\0\0")
                text = ctypes.cast(units, ctypes.POINTER(ctypes.c_ushort))
                raw.FORM_ReplaceSelection(form.raw, page.raw, text)
            raw.FORM_ForceToKillFocus(form.raw)
            page.close()
        saved = BytesIO()
        pdf.save(saved)
    return saved.getvalue()


def test_a_question_that_is_higher_than_a_page_goes_on_on_the_next(violations):
    words = "How far do the sources let us know what happened in the yard? " * 12
    document = a_document(options=ExportOptions(text_size=36.0, sources=False))
    document = replace(document, enquiry=replace(document.enquiry, text=words))
    data = written(document, violations)
    with opened(data) as seen:
        for page in range(page_count(data)):
            assert min(y for _, y, _ in seen.characters(page)) > 20


def test_a_mark_on_the_whole_source_keeps_its_place_without_a_column(violations):
    source = a_source("A")
    whole = replace(a_mark(source, "mill", 1), target=Target(source.id, SourcePart.WHOLE))
    options = ExportOptions(text_size=24.0)
    data = written(a_document(a_sheet(source, whole), options=options), violations)
    assert "On the whole source" in read_structure(data).text
