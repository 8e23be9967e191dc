# SPDX-License-Identifier: MIT
"""The plan inside a PDF, checked against the schemas and rebuilt."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from workbench.domain.annotations import Annotation
from workbench.domain.errors import InvalidDocumentError
from workbench.domain.handed_in.outline import PlanOutline, outline_of
from workbench.domain.handed_in.reading import (
    Asked,
    HandedInPlan,
    PaperPlace,
    counts_of,
    version_named,
)
from workbench.domain.handed_in.remarks import Exported
from workbench.domain.identifiers import AnnotationId, new_id
from workbench.domain.interchange.packs import pack_from_json
from workbench.domain.interchange.plans import plan_from_json
from workbench.domain.interchange.scripts import MEMBER, script_from_json
from workbench.domain.interchange.web_annotations import annotation_as_stored
from workbench.domain.plans import Plan
from workbench.domain.practising.scripts import Script
from workbench.domain.sources import Pack
from workbench.domain.text import one_line
from workbench.importers.handed_in.attached import AttachedFile, checksum_of, content_of
from workbench.importers.json_documents import check_json, well_formed

_LONGEST_QUESTION = 5_000


@dataclass(frozen=True, slots=True)
class WholePlan:
    """A plan with its pack and marks, as it travelled inside a file.

    `printed` are the marks on the pages; None where the file does not say. `script` is the answer
    of a practice, where the file is one.
    """

    plan: Plan
    pack: Pack
    annotations: tuple[Annotation, ...]
    printed: frozenset[AnnotationId] | None
    version: str
    work: str
    exported_version: str | None
    script: Script | None = None

    @property
    def in_short(self) -> HandedInPlan:
        """The plan as a table shows it."""
        return HandedInPlan(
            id=self.plan.id,
            pack_id=self.pack.id,
            pack_title=one_line(self.pack.title),
            question=self.plan.enquiry.text[:_LONGEST_QUESTION],
            student=self.plan.student,
            version=self.version,
            work=self.work,
            exported=self.exported_version,
            out_of=self.plan.enquiry.marks,
            counts=counts_of(self.pack, self.plan, self.annotations, self.script),
            answers=self._answers,
            written=self.script.known_by if self.script else None,
        )

    @property
    def _answers(self) -> PaperPlace | None:
        script = self.script
        return PaperPlace(script.number, len(script.names), script.name) if script else None

    @property
    def exported(self) -> Exported:
        """What the export wrote of it into the PDF."""
        script = self.script
        paragraphs = (*script.paragraphs, *script.paragraphs_added) if script else ()
        return Exported(self.annotations, self.plan.points, self.printed, paragraphs)

    @property
    def outline(self) -> PlanOutline:
        """What it can be taken apart into."""
        return outline_of(self.plan, self.annotations, self.script)

    def asked(self) -> tuple[Asked, ...] | None:
        """Return what the checks ask of the plan: each rule once, the most important first.

        An answer is not asked about: in an exam nobody asks.
        """
        if self.script is not None:
            return None
        from workbench.domain.checks.looking import findings
        from workbench.domain.checks.material import Material
        from workbench.domain.checks.rules import rule

        material = Material(
            sources=self.pack.sources,
            background=self.pack.background,
            annotations=self.annotations,
            plan=self.plan,
        )
        times = Counter(each.rule for each in findings(material))
        return tuple(Asked(key, rule(key).title, count) for key, count in times.items())


class PlanReader:
    """Reads plans one after the other.

    Those of a class come with the same pack, so the last one is kept: what is equal to a pack that
    was checked needs no second look.
    """

    def __init__(self) -> None:
        self._packs: object = None
        self._pack: Pack | None = None

    def read(self, file: AttachedFile) -> WholePlan:
        """Return the plan in a file of JSON.

        Raises:
            InvalidDocumentError: it holds no plan with its pack and marks.
        """
        content = content_of(file)
        value = well_formed(content, name=file.name)
        if not isinstance(value, dict):
            raise InvalidDocumentError(file.name, "it is no plan")
        pack = self._pack_in(value.pop("packs", None), file.name)
        marks, printed = value.pop("annotations", []), value.pop("printed", None)
        check_json(value, "sourceplan-1.json", name=file.name)
        try:
            return WholePlan(
                plan_from_json(value, pack_id=pack.id, new_id=new_id),
                pack,
                _marks_in(marks, pack, file.name),
                _printed_in(printed),
                version_named(checksum_of(content)),
                _work_of(value, marks),
                version_named(file.checksum) if file.checksum else None,
                script_from_json(value[MEMBER]) if value.get(MEMBER) else None,
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InvalidDocumentError(file.name, "its parts do not fit together") from error

    def _pack_in(self, packs: Any, name: str) -> Pack:  # noqa: ANN401 – JSON
        if self._pack is None or packs != self._packs:
            if not isinstance(packs, list) or len(packs) != 1:
                raise InvalidDocumentError(name, "there is no pack in it")
            check_json(packs[0], "sourcepack-1.json", name=name)
            self._pack, self._packs = pack_from_json(packs[0], new_id=new_id), packs
        return self._pack


def _work_of(plan: dict[str, Any], marks: Any) -> str:  # noqa: ANN401 – JSON
    """Return a name for what was written: the same for a copy under another name."""
    written = [plan.get("claim"), plan.get("points"), plan.get("judgement"), marks]
    practice = plan.get(MEMBER) or {}
    written += [practice.get(name) for name in ("answer", "added", "plan")] if practice else []
    return version_named(checksum_of(json.dumps(written, sort_keys=True).encode()))


def _marks_in(marks: Any, pack: Pack, name: str) -> tuple[Annotation, ...]:  # noqa: ANN401 – JSON
    if not isinstance(marks, list):
        raise InvalidDocumentError(name, "its marks are no list")
    check_json(marks, "annotations.json", name=name)
    found = tuple(annotation_as_stored(each) for each in marks)
    sources = {source.id for source in pack.sources}
    if any(mark.target.source_id not in sources for mark in found):
        raise InvalidDocumentError(name, "a mark is on a source that it does not have")
    return found


def _printed_in(value: Any) -> frozenset[AnnotationId] | None:  # noqa: ANN401 – JSON
    if not isinstance(value, list):
        return None
    return frozenset(AnnotationId(each) for each in value if isinstance(each, str))
