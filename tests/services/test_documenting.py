# SPDX-License-Identifier: MIT
from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2 as pdfium
import pytest
from docx import Document

from tests.doubles import Do
from tests.factories import a_link
from workbench.domain.annotations import Reading
from workbench.domain.documents import (
    ExportOptions,
    KnowledgeEvidence,
    NotesPlace,
    SourceEvidence,
)
from workbench.domain.enquiries import Enquiry, Level
from workbench.domain.errors import UnknownReferenceError
from workbench.domain.identifiers import EnquiryId
from workbench.domain.links import LinkKind
from workbench.domain.readings import front_of, with_front
from workbench.services.demonstrating import keep_example
from workbench.services.documenting import plan_document, point_numbers
from workbench.services.exporting import ExportingService

MADE = datetime(2026, 1, 15, 12, tzinfo=UTC)


@pytest.fixture
def material(library):
    return ExportingService(library).material(keep_example(library))


def document_of(material, **options):
    return plan_document(material, options=ExportOptions(**options), made=MADE)


def marks_of_two_sources(material):
    """The first marks of two sources that are printed."""
    sheets = [sheet for sheet in document_of(material).sources if sheet.annotations]
    return sheets[0].annotations[0], sheets[1].annotations[0]


def words_of_pdf(path):
    with contextlib.closing(pdfium.PdfDocument(path)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def words_of_docx(path):
    tables = Document(str(path)).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(cells).split())


class TestPlanDocument:
    def test_evidence_is_looked_up(self, material):
        document = document_of(material)
        evidence = [each for sheet in document.points for each in sheet.evidence]
        quoted = [each for each in evidence if isinstance(each, SourceEvidence)]
        known = [each for each in evidence if isinstance(each, KnowledgeEvidence)]
        assert quoted
        assert known
        for each in quoted:
            anchor = each.annotation.target.anchor
            assert each.words == (anchor.exact if anchor else "")

    def test_the_sources_of_the_question_and_of_the_evidence_go_in(self, material):
        labels = {sheet.source.label for sheet in document_of(material).sources}
        assert set(material.plan.enquiry.sources) <= labels

    def test_only_the_wanted_sources_go_in(self, material):
        document = document_of(replace(material, labels=("B",)))
        assert [sheet.source.label for sheet in document.sources] == ["B"]

    def test_a_source_that_is_not_there_is_named(self, material):
        with pytest.raises(UnknownReferenceError):
            document_of(replace(material, labels=("Z",)))

    def test_each_mark_says_what_it_is_linked_with_in_words(self, material):
        one, other = marks_of_two_sources(material)
        entry = next(material.pack.background.entries())
        links = (
            a_link(one, other, LinkKind.ADDS_TO),
            a_link(one, entry.id, LinkKind.CHALLENGES),
        )
        sheets = document_of(replace(material, links=links)).sources
        words = {name: said for sheet in sheets for name, said in sheet.links.items()}
        challenged = words[one.short_id][1]
        assert words[one.short_id][0] == f"adds to {other.short_id}"
        assert challenged.startswith("is challenged by ‘")
        assert challenged.removeprefix("is challenged by ‘").rstrip("…’") in entry.text
        assert words[other.short_id] == (f"is added to by {one.short_id}",)

    @pytest.mark.parametrize("ending", [".pdf", ".docx"])
    def test_links_are_printed_with_the_notes(self, library, material, tmp_path, ending):
        one, other = marks_of_two_sources(material)
        linked = replace(material, links=(a_link(one, other, LinkKind.CONTRADICTS),))
        path = tmp_path / f"plan{ending}"
        options = ExportOptions(notes=NotesPlace.UNDER)
        ExportingService(library).write_plan(linked, path, options=options, made=MADE)
        words = words_of_pdf(path) if ending == ".pdf" else words_of_docx(path)
        assert f"disagrees with {other.short_id}" in words
        assert f"disagrees with {one.short_id}" in words

    def test_each_mark_knows_the_points_that_use_it(self, material):
        document = document_of(material)
        first = next(x for x in document.points[0].evidence if isinstance(x, SourceEvidence))
        sheet = next(x for x in document.sources if x.source.id == first.source.id)
        assert "1" in sheet.points[first.annotation.short_id]

    def test_the_attachments_are_enough_to_rebuild_everything(self, material):
        attached = {each.name: json.loads(each.data) for each in document_of(material).attachments}
        assert attached["plan.json"]["packs"][0]["id"] == material.pack.id
        assert attached["plan.json"]["annotations"] == attached["annotations.jsonld"]
        assert len(attached["annotations.jsonld"]) == len(material.annotations)

    def test_a_plan_with_a_name_and_a_mark_scheme_of_ones_own_says_both(self, material):
        levels = (Level("Level 1", 1, 6, "says it"), Level("Level 2", 7, 12, "weighs it"))
        plan = replace(material.plan, enquiry=replace(material.plan.enquiry, levels=levels))
        document = document_of(replace(material, plan=replace(plan, name="Second try")))
        assert document.levels == levels
        assert document.title == f"Essay plan: {material.pack.title} – Second try"
        assert document_of(material).title == f"Essay plan: {material.pack.title}"

    def test_without_attachments_there_are_none(self, material):
        assert document_of(material, attachments=False).attachments == ()

    def test_the_levels_are_those_of_the_question(self, material):
        document = document_of(material)
        assert document.board == "AQA GCSE History"
        assert document.levels

    def test_the_date_is_the_day_of_the_export(self, material):
        assert document_of(material).date == "15 January 2026"

    def test_a_mark_that_is_gone_is_named(self, material):
        with pytest.raises(UnknownReferenceError):
            document_of(replace(material, annotations=()))


def test_points_are_numbered_and_the_other_hand_is_not(material):
    names = point_numbers(material.plan)
    assert names[:3] == ("1", "2", "3")
    assert names[-1] == "other hand"

    def test_notes_are_read_for_the_question_of_the_plan(self, library, material):
        other = Enquiry(EnquiryId("other"), "Who paid for it?")
        mark = material.annotations[0]
        asked = Reading(material.plan.enquiry.id, so_what="So the talk was for show.")
        there = Reading(other.id, so_what="So nobody did.")
        pack_id = material.pack.id
        library.perform(Do(lambda unit: unit.enquiries.keep(pack_id, other))).result()
        turned = with_front(with_front(mark, asked), there)
        library.perform(Do(lambda unit: unit.annotations.update(turned))).result()
        read = ExportingService(library).material(material.plan).annotations[0]
        assert front_of(read) == asked
        assert there in read.readings
