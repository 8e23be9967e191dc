# SPDX-License-Identifier: MIT
"""The tables of a library, one module per noun, in the order in which they build on each other.

What holds for all of them:

* A row holds what stands in the file and nothing else: text, whole numbers, fractions, nothing.
  Times, lists and enumerations are turned into text by the repositories. So the undo journal, the
  checksums and a plain `sqlite3` all see the same values.
* Rows with a student's work carry a `checksum` over their other columns (`checking.row_checksum`).
* References never cascade. Whatever hangs on a deleted row is deleted by the repository, which the
  undo journal sees; a forgotten child is refused at commit instead of being lost. References are
  checked at commit, so the order of writes within one action does not matter.
"""

from __future__ import annotations

from workbench.storage.tables.annotations import AnnotationRow, RunningNumberRow
from workbench.storage.tables.attempts import AttemptRow, SetPaperRow
from workbench.storage.tables.background import BackgroundRow
from workbench.storage.tables.base import Base, table_of
from workbench.storage.tables.dismissals import DismissalRow
from workbench.storage.tables.enquiries import EnquiryRow
from workbench.storage.tables.frameworks import FrameworkRow
from workbench.storage.tables.journal import OperationRow, UndoStepRow
from workbench.storage.tables.library import LibraryRow
from workbench.storage.tables.links import LinkRow
from workbench.storage.tables.note_versions import NoteVersionRow
from workbench.storage.tables.packs import LeftOverRow, PackRow, QuestionRow
from workbench.storage.tables.plan_versions import PlanVersionRow
from workbench.storage.tables.plans import EvidenceRow, PlanRow, PointRow
from workbench.storage.tables.remarks import AnswerRemarkRow, RemarkRow
from workbench.storage.tables.schedules import CardReviewRow, CardScheduleRow
from workbench.storage.tables.sources import SourceRow

__all__ = [
    "AnnotationRow",
    "AnswerRemarkRow",
    "AttemptRow",
    "BackgroundRow",
    "Base",
    "CardReviewRow",
    "CardScheduleRow",
    "DismissalRow",
    "EnquiryRow",
    "EvidenceRow",
    "FrameworkRow",
    "LeftOverRow",
    "LibraryRow",
    "LinkRow",
    "NoteVersionRow",
    "OperationRow",
    "PackRow",
    "PlanRow",
    "PlanVersionRow",
    "PointRow",
    "QuestionRow",
    "RemarkRow",
    "RunningNumberRow",
    "SetPaperRow",
    "SourceRow",
    "UndoStepRow",
    "table_of",
]
