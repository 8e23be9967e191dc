# SPDX-License-Identifier: MIT
"""The order of an exported plan, and what goes into it."""

from dataclasses import replace

from tests.export.documents import (
    a_document,
    a_long_source,
    a_mark,
    a_sheet,
    a_source,
    everything,
    many_marks,
)
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.plans import Student
from workbench.export.pdf.flow.pages import compose
from workbench.export.pdf.story import story_of
from workbench.export.pdf.structure import Highlight, LinkTo, Reference, Role


def elements(story, role):
    return [element for element in story.root.walk() if element.role is role]


def annotations(story, kind):
    return [
        child.annotation
        for element in story.root.walk()
        for child in element.children
        if isinstance(child, Reference) and isinstance(child.annotation, kind)
    ]


def parts(story):
    return [element.title for element in story.root.children]


def with_options(**changes):
    return a_document(options=ExportOptions(**changes))


def test_the_plan_comes_first_then_the_sources_in_page_order_then_the_teacher():
    assert parts(story_of(a_document())) == [
        "Essay plan",
        "Overview",
        "Source A",
        "Document B",
        "Interpretation C",
        "Source D",
        "For your teacher",
    ]


def test_parts_can_be_left_out():
    assert parts(story_of(with_options(sources=False))) == ["Essay plan", "For your teacher"]
    assert parts(story_of(with_options(plan=False, teacher_panel=False)))[0] == "Source A"


def test_a_document_of_nothing_still_has_a_page():
    story = story_of(with_options(plan=False, sources=False, teacher_panel=False))
    assert compose(story.sections, story.paper)


def test_every_mark_on_words_is_in_the_reading_order_once():
    story = story_of(a_document())
    expected = [
        each.id
        for sheet in everything()
        for each in sheet.annotations
        if each.target.anchor is not None
    ]
    assert [each.name for each in annotations(story, Highlight)] == expected


def test_a_highlight_says_what_the_mark_is_about_and_what_follows():
    source = a_source()
    mark = a_mark(source, "the whole yard was full", 1, inference="")
    (highlight,) = annotations(story_of(a_document(a_sheet(source, mark))), Highlight)
    assert highlight.contents == (
        "Origin A1: the words are chosen with care (A1) → so it shows what could be said aloud"
    )
    assert (highlight.author, highlight.subject) == ("Ana Öztürk", "Origin")


def test_a_mark_on_a_line_break_alone_is_only_in_the_table():
    source = a_source(body="One line.\nAnother line.")
    mark = a_mark(source, "\n", 1)
    assert annotations(story_of(a_document(a_sheet(source, mark))), Highlight) == []


def test_evidence_leads_to_its_mark():
    links = annotations(story_of(with_options(overview=False)), LinkTo)
    assert "mark-mark-A-9" in {link.destination for link in links}
    assert all(link.contents.startswith("Go to A") for link in links)


def test_without_sources_evidence_leads_nowhere():
    assert annotations(story_of(with_options(sources=False)), LinkTo) == []


def test_a_candidate_number_stands_where_there_is_no_name():
    def header(student):
        return story_of(replace(a_document(), student=student, levels=())).furniture.header

    rest = " · 10B · Ms Okafor · Winter assessment · 2 March 2026"
    assert header(Student("Ana Öztürk", "10B", "4711", "Ms Okafor")) == f"Ana Öztürk{rest}"
    assert header(Student("", "10B", "4711", "Ms Okafor")) == f"Candidate 4711{rest}"


def test_colours_are_used_only_where_they_were_asked_for():
    grey = annotations(story_of(a_document()), Highlight)
    coloured = annotations(story_of(with_options(colour=True)), Highlight)
    assert {each.tint for each in grey} == {"#E8E8E8"}
    assert {each.tint for each in coloured} >= {"#E7EFFB", "#F3EFE6"}


class TestNotes:
    def test_notes_follow_the_paragraph_in_which_their_marks_begin(self):
        source = a_source()
        marks = [a_mark(source, "stopped at noon", 1), a_mark(source, "quiet", 2)]
        story = story_of(a_document(a_sheet(source, *marks)))
        (part,) = [element for element in story.root.children if element.title == "Source A"]
        roles = [
            "¶" if element.role is Role.PARAGRAPH else element.identifier
            for element in part.children
            if element.role in {Role.PARAGRAPH, Role.NOTE}
        ]
        first, second = roles.index("note-mark-A-1"), roles.index("note-mark-A-2")
        assert roles[first + 1 : second] == ["¶", "¶"]

    def test_under_the_text_means_a_list_under_the_text(self):
        story = story_of(with_options(notes=NotesPlace.UNDER))
        assert "Notes in short" in _headings(story)
        assert _beside(story) == 0

    def test_no_notes_means_the_table_alone(self):
        story = story_of(with_options(notes=NotesPlace.NONE))
        assert "Notes in short" not in _headings(story)
        assert _beside(story) == 0

    def test_more_notes_than_a_page_can_hold_are_left_to_the_table(self):
        source = a_long_source()
        few, many = many_marks(source, 8), many_marks(source, 90)
        assert _beside(story_of(a_document(a_sheet(source, *few)))) == 8
        assert _beside(story_of(a_document(a_sheet(source, *many)))) == 0

    def test_long_notes_that_stand_close_are_shortened(self):
        source = a_source()
        long = many_marks(source, 11, note="a very long note " * 40)
        story = story_of(a_document(a_sheet(source, *long)))
        pages = compose(story.sections, story.paper)
        assert _beside(story) == 11
        assert all(page.note_room(story.paper) >= 0 for page in pages)

    def test_large_print_has_no_column(self):
        story = story_of(with_options(text_size=18))
        assert not story.paper.has_column
        assert _beside(story) == 0


class TestPages:
    def test_short_sources_share_a_page(self):
        first, second = a_source("A", "A short one."), a_source("B", "Another short one.")
        options = ExportOptions(plan=False, teacher_panel=False)
        story = story_of(a_document(a_sheet(first), a_sheet(second), options=options))
        assert len(compose(story.sections, story.paper)) == 1

    def test_a_page_that_continues_a_source_says_so(self):
        source = a_long_source()
        story = story_of(a_document(a_sheet(source), options=ExportOptions(plan=False)))
        pages = compose(story.sections, story.paper)
        assert len(pages) > 3
        assert all(len(page.blocks) >= 2 for page in pages[:-1])

    def test_nothing_reaches_below_the_end_of_a_page(self):
        for size in (10.5, 12, 18, 24):
            story = story_of(with_options(text_size=size))
            for page in compose(story.sections, story.paper):
                for depth, block in page.blocks:
                    assert depth + block.height <= story.paper.height + 0.5


def _headings(story):
    """Return the titles of level 2, which are known only once they are drawn."""

    from tests.export.documents import MADE
    from workbench.export.pdf.finish import Properties, finished
    from workbench.export.pdf.flow.pages import draw
    from workbench.export.pdf.ink import Ink
    from workbench.export.pdf.reading import read_structure

    ink = Ink(story.root)
    draw(compose(story.sections, story.paper), ink, story.paper, story.furniture)
    data = finished(ink.drawing(), Properties("t", "a", "en-GB", MADE))
    return [each.text.strip() for each in read_structure(data).walk() if each.role == "H2"]


def _beside(story):
    pages = compose(story.sections, story.paper)
    return sum(len(page.notes) for page in pages)
