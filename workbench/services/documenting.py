# SPDX-License-Identifier: MIT
"""Decide what an exported plan says, before any layout."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from workbench.domain.annotations import Annotation, in_reading_order, marked_words
from workbench.domain.background import BackgroundEntry
from workbench.domain.dismissals import Dismissal
from workbench.domain.documents import (
    AskedQuestion,
    Attachment,
    ExportOptions,
    KnowledgeEvidence,
    PlanDocument,
    PointSheet,
    ScriptSheet,
    SourceEvidence,
    SourceSheet,
)
from workbench.domain.enquiries import Board
from workbench.domain.errors import UnknownReferenceError
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import AnnotationId, SourceId
from workbench.domain.interchange.packs import pack_to_json
from workbench.domain.interchange.plans import plan_to_json
from workbench.domain.interchange.scripts import MEMBER, script_to_json
from workbench.domain.interchange.web_annotations import annotations_to_json
from workbench.domain.links import BackgroundEnd, Link, LinkEnd, MarkEnd
from workbench.domain.plans import (
    AnnotationEvidence,
    Evidence,
    ExamEntry,
    Plan,
    PointKind,
    Student,
)
from workbench.domain.practising.scripts import Script, paragraphs_of
from workbench.domain.practising.telling import (
    added_title,
    frozen_sentence,
    judged_told,
    times_told,
)
from workbench.domain.sources import Pack
from workbench.services.asked_questions import asked_questions, supporting

if TYPE_CHECKING:
    from workbench.domain.timeline.items import Timeline

LANGUAGE = "en-GB"

_WORDS_OF_BACKGROUND = 8


@dataclass(frozen=True, slots=True)
class PlanMaterial:
    """Everything a plan's document is made from, as it was at one moment.

    `pictures` are file contents by source. `labels` limits the sources that go in; None means the
    sources of the enquiry and those with marks, or all of them where that is none. `dismissals` are
    the questions answered with “I meant this”, `checks_off` the rules that ask nothing. With a
    `script` it is the answer of a practice, whose times are told as they were in `zone`: by
    default that of this computer.
    """

    pack: Pack
    plan: Plan
    annotations: tuple[Annotation, ...]
    framework: Framework
    board: Board | None = None
    pictures: Mapping[SourceId, bytes] = field(default_factory=dict)
    labels: tuple[str, ...] | None = None
    links: tuple[Link, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    checks_off: tuple[str, ...] = ()
    exam: ExamEntry = field(default_factory=ExamEntry)
    script: Script | None = None
    zone: tzinfo | None = None


def plan_document(
    material: PlanMaterial, *, options: ExportOptions, made: datetime
) -> PlanDocument:
    """Return what the exported plan says.

    `made` is the time of export in UTC; the printed date is that time's day.

    Raises:
        UnknownReferenceError: the plan points to a mark, a piece of background or a source that
            is not there.
    """
    if options.as_candidate:
        material = without_name(material)
    if material.script is not None:
        # An answer has no points, and nobody dated or asked anything while it was written.
        options = replace(options, overview=False, timeline=False, questions=False)
    pack, plan, board = material.pack, material.plan, material.board
    points = _PointSheets(material).sheets()
    sources = _source_sheets(material, points, marks=options.marks)
    question = board.question(plan.enquiry.question) if board and plan.enquiry.question else None
    return PlanDocument(
        title=_title(material, options),
        task=pack.title,
        language=LANGUAGE,
        made=made,
        date=f"{made.day} {made:%B %Y}",
        student=plan.student,
        enquiry=plan.enquiry,
        board=board.title if board else None,
        levels=plan.enquiry.levels or (question.levels if question else ()),
        framework=material.framework,
        claim=plan.claim,
        points=points,
        judgement=plan.judgement,
        sources=sources,
        attachments=_attachments(material, sources, options) if options.attachments else (),
        options=options,
        number=question.printed_number if question else "",
        exam=material.exam if options.as_candidate or material.script else None,
        timeline=_timeline(material, points) if options.timeline else None,
        questions=_questions(material) if options.questions else (),
        script=_script_sheet(material),
    )


def _title(material: PlanMaterial, options: ExportOptions) -> str:
    what, which = "Essay plan", material.plan.name
    if material.script is not None:
        what, which = "Answer", material.script.name
    if not options.plan:
        what, which = "Sources", ""
    return f"{what}: {' – '.join(filter(None, (material.pack.title, which)))}"


def _script_sheet(material: PlanMaterial) -> ScriptSheet | None:
    script, zone = material.script, material.zone
    if script is None:
        return None
    return ScriptSheet(
        script.name,
        frozen_sentence(script, zone),
        script.paragraphs,
        added_title(script),
        script.paragraphs_added,
        times_told(script, zone),
        judged_told(script, material.plan.enquiry.marks),
        paragraphs_of(script.plan),
    )


def without_name(material: PlanMaterial) -> PlanMaterial:
    """Return the material with nothing of the student but the candidate number.

    What other programs said of a mark goes as well: it may tell who made it.
    """
    student = Student(candidate=material.plan.student.candidate)
    return replace(
        material,
        plan=replace(material.plan, student=student),
        annotations=tuple(replace(each, foreign={}) for each in material.annotations),
    )


def point_numbers(plan: Plan) -> tuple[str, ...]:
    """Return how each point is called in the document: 1, 2 … and “other hand”."""
    names: list[str] = []
    for point in plan.points:
        if point.kind is PointKind.COUNTER_POINT:
            names.append("other hand")
        else:
            names.append(str(sum(name != "other hand" for name in names) + 1))
    return tuple(names)


def labels_that_go_in(material: PlanMaterial) -> set[str]:
    """Return the labels of the sources that the document has.

    Raises:
        UnknownReferenceError: the plan points to something, or a label was asked for, that is not
            there.
    """
    return _labels(material, _PointSheets(material).sheets())


class _PointSheets:
    """Looks up what the points of a plan rest on."""

    def __init__(self, material: PlanMaterial) -> None:
        self._material = material
        self._annotations = {each.id: each for each in material.annotations}
        self._entries = {each.id: each for each in material.pack.background.entries()}

    def sheets(self) -> tuple[PointSheet, ...]:
        return tuple(
            PointSheet(
                kind=point.kind,
                point=point.point,
                evidence=tuple(self._looked_up(evidence) for evidence in point.evidence),
                explanation=point.explanation,
                link=point.link,
            )
            for point in self._material.plan.points
        )

    def _looked_up(self, evidence: Evidence) -> SourceEvidence | KnowledgeEvidence:
        if isinstance(evidence, AnnotationEvidence):
            return self._quoted(evidence.annotation_id)
        entry: BackgroundEntry | None = self._entries.get(evidence.background_id)
        if entry is None:
            raise UnknownReferenceError("background", evidence.background_id, "The plan")
        return KnowledgeEvidence(entry)

    def _quoted(self, annotation_id: AnnotationId) -> SourceEvidence:
        annotation = self._annotations.get(annotation_id)
        if annotation is None:
            raise UnknownReferenceError("mark", annotation_id, "The plan")
        source = self._material.pack.source(annotation.target.source_id)
        if source is None:
            raise UnknownReferenceError("source", annotation.target.source_id, "A mark")
        return SourceEvidence(source, annotation, marked_words(source, annotation.target))


def _questions(material: PlanMaterial) -> tuple[AskedQuestion, ...]:
    from workbench.domain.checks.material import Material

    looked_at = Material(
        sources=material.pack.sources,
        background=material.pack.background,
        annotations=material.annotations,
        plan=material.plan,
        framework=material.framework,
        supports=tuple(supporting(material.links, material.annotations)),
    )
    return asked_questions(looked_at, material.dismissals, material.checks_off)


def _timeline(material: PlanMaterial, points: Sequence[PointSheet]) -> Timeline | None:
    """Return what is dated of the sources that go in and of the background, or None."""
    from workbench.domain.timeline.items import Timeline, timeline_of

    labels = _labels(material, points)
    whole = timeline_of(material.pack)
    shown = Timeline(
        *(
            tuple(each for each in items if not each.is_source or each.letter in labels)
            for items in (whole.dated, whole.undated)
        )
    )
    return shown if shown.dated else None


def _source_sheets(
    material: PlanMaterial, points: Sequence[PointSheet], *, marks: bool
) -> tuple[SourceSheet, ...]:
    labels = _labels(material, points)
    if not marks:
        return tuple(
            SourceSheet(source, (), picture=material.pictures.get(source.id))
            for source in material.pack.sources
            if source.label in labels
        )
    by_source: dict[SourceId, list[Annotation]] = {}
    for annotation in material.annotations:
        by_source.setdefault(annotation.target.source_id, []).append(annotation)
    used: dict[AnnotationId, list[str]] = {}
    for name, sheet in zip(point_numbers(material.plan), points, strict=True):
        for evidence in sheet.evidence:
            if isinstance(evidence, SourceEvidence):
                used.setdefault(evidence.annotation.id, []).append(name)
    link_words = _link_words(material)
    return tuple(
        SourceSheet(
            source=source,
            annotations=in_reading_order(by_source.get(source.id, ())),
            points={
                each.short_id: tuple(used[each.id])
                for each in by_source.get(source.id, ())
                if each.id in used
            },
            picture=material.pictures.get(source.id),
            links={
                each.short_id: tuple(link_words[each.id])
                for each in by_source.get(source.id, ())
                if each.id in link_words
            },
        )
        for source in material.pack.sources
        if source.label in labels
    )


def _link_words(material: PlanMaterial) -> dict[AnnotationId, list[str]]:
    """Return for each mark with links what these say, one by one."""
    names: dict[LinkEnd, str] = {MarkEnd(each.id): each.short_id for each in material.annotations}
    for entry in material.pack.background.entries():
        text = entry.text.split()
        more = "…" if len(text) > _WORDS_OF_BACKGROUND else ""
        names[BackgroundEnd(entry.id)] = f"‘{' '.join(text[:_WORDS_OF_BACKGROUND])}{more}’"
    said: dict[AnnotationId, list[str]] = {}
    for link in material.links:
        for mark in link.marks:
            other = link.other_end(mark)
            if other in names:
                words = f"{link.words_from(MarkEnd(mark))} {names[other]}"
                said.setdefault(mark, []).append(words)
    return said


def _labels(material: PlanMaterial, points: Sequence[PointSheet]) -> set[str]:
    pack = material.pack
    if material.labels is not None:
        for label in material.labels:
            if pack.source_labelled(label) is None:
                raise UnknownReferenceError("source", label, "The export")
        return set(material.labels)
    quoted = {
        evidence.source.label
        for sheet in points
        for evidence in sheet.evidence
        if isinstance(evidence, SourceEvidence)
    }
    asked = {label for label in material.plan.enquiry.sources if pack.source_labelled(label)}
    marked_ids = {annotation.target.source_id for annotation in material.annotations}
    marked = {source.label for source in pack.sources if source.id in marked_ids}
    return quoted | asked | marked or {source.label for source in pack.sources}


def plan_bundle(material: PlanMaterial) -> dict[str, Any]:
    """Return a plan as JSON with its pack and marks: enough to rebuild everything."""
    return {
        **plan_to_json(material.plan),
        **({MEMBER: script_to_json(material.script)} if material.script else {}),
        "packs": [pack_to_json(material.pack)],
        "annotations": annotations_to_json(material.annotations, material.links),
    }


def _printed(sheets: Sequence[SourceSheet]) -> list[str]:
    """Return the ids of the marks that are seen on paper: what is missing later was deleted."""
    return [mark.id for sheet in sheets for mark in sheet.annotations if _is_seen(sheet, mark)]


def _is_seen(sheet: SourceSheet, mark: Annotation) -> bool:
    if mark.target.region is not None:
        return sheet.picture is not None
    return mark.target.has_place and bool(marked_words(sheet.source, mark.target).strip())


def _attachments(
    material: PlanMaterial, sheets: Sequence[SourceSheet], options: ExportOptions
) -> tuple[Attachment, ...]:
    bundle = {**plan_bundle(material), "printed": _printed(sheets) if options.sources else []}
    return (
        Attachment(
            name="plan.json",
            mime="application/json",
            relationship="Source",
            description="The plan with its pack and marks, to open in Source Workbench",
            data=_json_bytes(bundle),
        ),
        Attachment(
            name="annotations.jsonld",
            mime="application/ld+json",
            relationship="Supplement",
            description="The marks as W3C Web Annotations",
            data=_json_bytes(annotations_to_json(material.annotations, material.links)),
        ),
    )


def _json_bytes(value: Any) -> bytes:  # noqa: ANN401 – JSON
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
