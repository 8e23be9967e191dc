# SPDX-License-Identifier: MIT
"""What is carried when evidence or a point of a plan is dragged: ids, and from where."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from workbench.domain.identifiers import AnnotationId, BackgroundId, PointId
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, Evidence

EVIDENCE_TYPE = "application/x-source-workbench-evidence"
POINT_TYPE = "application/x-source-workbench-point"


@dataclass(frozen=True, slots=True)
class CarriedEvidence:
    """A piece of evidence, and the point it was taken from, if any."""

    evidence: Evidence
    taken_from: PointId | None = None


def carry_evidence(evidence: Evidence, taken_from: PointId | None = None) -> QMimeData:
    """Return a piece of evidence as it is dragged."""
    if isinstance(evidence, AnnotationEvidence):
        fields: dict[str, str | None] = {"annotation": evidence.annotation_id}
    else:
        fields = {"background": evidence.background_id}
    carried = QMimeData()
    carried.setData(EVIDENCE_TYPE, json.dumps({**fields, "from": taken_from}).encode())
    return carried


def carry_point(point_id: PointId) -> QMimeData:
    """Return a point as it is dragged."""
    carried = QMimeData()
    carried.setData(POINT_TYPE, point_id.encode())
    return carried


def carried_evidence(carried: QMimeData) -> CarriedEvidence | None:
    """Return the evidence that is dragged, or None where it is something else."""
    if not carried.hasFormat(EVIDENCE_TYPE):
        return None
    fields = json.loads(carried.data(EVIDENCE_TYPE).toStdString())
    evidence: Evidence
    if "annotation" in fields:
        evidence = AnnotationEvidence(AnnotationId(fields["annotation"]))
    else:
        evidence = BackgroundEvidence(BackgroundId(fields["background"]))
    taken_from = fields["from"]
    return CarriedEvidence(evidence, PointId(taken_from) if taken_from else None)


def carried_point(carried: QMimeData) -> PointId | None:
    """Return the point that is dragged, or None where it is something else."""
    if not carried.hasFormat(POINT_TYPE):
        return None
    return PointId(carried.data(POINT_TYPE).toStdString())
