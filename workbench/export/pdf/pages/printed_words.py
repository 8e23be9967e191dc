# SPDX-License-Identifier: MIT
"""Every word of a document that somebody wrote, with the place where it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workbench.domain.documents import (
    KnowledgeEvidence,
    PlanDocument,
    PointSheet,
    ScriptSheet,
    SourceSheet,
)
from workbench.domain.plans import ExamEntry, PointKind
from workbench.domain.provenance import FIELDS
from workbench.export.pdf.fonts import Face


class PrintedWords(NamedTuple):
    """Words, the face they are set in, and where they stand, as a student would say it."""

    place: str
    face: Face
    words: str


def printed_words(document: PlanDocument) -> Iterator[PrintedWords]:
    """Yield all words of the document in reading order; empty ones are left out."""
    for place, face, words in _all_words(document):
        if words:
            yield PrintedWords(place, face, words)


_Found = tuple[str, Face, str | None]


def _all_words(document: PlanDocument) -> Iterator[_Found]:
    yield from _furniture(document)
    if document.options.plan:
        yield "the question", Face.PLAIN_STRONG, document.enquiry.text
        yield "the question", Face.PLAIN, document.board
        yield from _script(document.script) if document.script else _plan(document)
    if document.timeline is not None:
        for item in document.timeline.items:
            yield "the timeline", Face.PLAIN_STRONG, item.name
            yield "the timeline", Face.PLAIN, item.when
    if document.options.sources:
        for source_sheet in document.sources:
            yield from _source(source_sheet)
    for asked in document.questions:
        for words in (asked.place, asked.question, asked.reason):
            yield "the questions", Face.PLAIN, words
    if document.options.teacher_panel:
        for level in document.levels:
            yield "the levels", Face.PLAIN_STRONG, level.name
            yield "the levels", Face.PLAIN, level.descriptor


def _furniture(document: PlanDocument) -> Iterator[_Found]:
    student, exam = document.student, document.exam or ExamEntry()
    for words in (
        student.name,
        student.candidate,
        student.class_name,
        student.teacher,
        exam.centre,
        exam.component,
        document.task,
        document.title,
        document.date,
    ):
        yield "the header", Face.PLAIN, words


def _plan(document: PlanDocument) -> Iterator[_Found]:
    yield "the claim", Face.PLAIN, document.claim
    number = 0
    for sheet in document.points:
        is_point = sheet.kind is PointKind.POINT
        number += is_point
        yield from _point(sheet, f"point {number}" if is_point else "the other hand")
    yield "the judgement", Face.PLAIN, document.judgement


def _script(script: ScriptSheet) -> Iterator[_Found]:
    for words in (*script.paragraphs, *script.added):
        yield "the answer", Face.PLAIN, words
    for _, words in script.judged:
        yield "the self-mark", Face.PLAIN, words
    for words in script.plan:
        yield "the plan", Face.PLAIN, words


def _point(sheet: PointSheet, place: str) -> Iterator[_Found]:
    for words in (sheet.point, sheet.explanation, sheet.link):
        yield place, Face.PLAIN, words
    for evidence in sheet.evidence:
        if isinstance(evidence, KnowledgeEvidence):
            yield place, Face.PLAIN, evidence.entry.heading
            yield place, Face.PLAIN, evidence.entry.text
        else:
            yield place, Face.READING, evidence.words
            yield place, Face.PLAIN, evidence.annotation.so_what


def _source(sheet: SourceSheet) -> Iterator[_Found]:
    source = sheet.source
    place = source.name
    yield place, Face.PLAIN_BOLD, source.name
    yield place, Face.PLAIN_BOLD, source.title
    for words in (source.attribution, source.author_note, source.interpretation_note, source.body):
        yield place, Face.READING, words
    for name in FIELDS:
        yield place, Face.PLAIN, source.provenance.value_of(name)
    if source.picture is not None:
        yield place, Face.PLAIN, source.picture.alt
    for gloss in source.glosses:
        yield place, Face.PLAIN, f"{gloss.mark} {gloss.text}"
    for annotation in sheet.annotations:
        if annotation.target.is_lost:
            yield f"note {annotation.short_id}", Face.READING, annotation.target.quoted
        for words in (annotation.feature, annotation.inference, annotation.so_what):
            yield f"note {annotation.short_id}", Face.PLAIN, words
