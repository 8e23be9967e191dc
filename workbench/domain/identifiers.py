# SPDX-License-Identifier: MIT
"""Ids of the things a library keeps.

Ids are text made by the application and never by the database, because SQLite gives the number of
a deleted row away again, and an undo would then bring back the wrong thing.
"""

from __future__ import annotations

from typing import NewType

PackId = NewType("PackId", str)
SourceId = NewType("SourceId", str)
BackgroundId = NewType("BackgroundId", str)
AnnotationId = NewType("AnnotationId", str)
EnquiryId = NewType("EnquiryId", str)
PlanId = NewType("PlanId", str)
PointId = NewType("PointId", str)
LinkId = NewType("LinkId", str)
RemarkId = NewType("RemarkId", str)
AttemptId = NewType("AttemptId", str)
PaperId = NewType("PaperId", str)
OperationId = NewType("OperationId", str)


def new_id() -> str:
    """Return an id nobody has used before: 32 hexadecimal digits."""
    # What is only read needs no new ids, and the module takes longer to import than all of this.
    from uuid import uuid4

    return uuid4().hex
