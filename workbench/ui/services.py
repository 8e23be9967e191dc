# SPDX-License-Identifier: MIT
"""Everything that can be done with one open library, for whoever in the window does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.services.annotating import AnnotatingService
from workbench.services.composing import ComposingService
from workbench.services.correcting import CorrectingService
from workbench.services.dismissing import DismissingService
from workbench.services.enquiring import EnquiringService
from workbench.services.exchanging import ExchangingService
from workbench.services.exporting import ExportingService
from workbench.services.exporting_scripts import ScriptExportingService
from workbench.services.finding import FindingService
from workbench.services.framing import FramingService
from workbench.services.importing import ImportingService
from workbench.services.knowing import KnowingService
from workbench.services.linking import LinkingService
from workbench.services.note_history import NoteHistoryService
from workbench.services.plan_history import PlanHistoryService
from workbench.services.planning import PlanningService
from workbench.services.practising import PractisingService
from workbench.services.preferring import PreferringService
from workbench.services.projects import ProjectsService
from workbench.services.remarking import RemarkingService
from workbench.services.retagging import RetaggingService
from workbench.services.revising import RevisingService
from workbench.services.rewriting import RewritingService
from workbench.services.searching import SearchingService
from workbench.services.updating import UpdatingService

if TYPE_CHECKING:
    from workbench.storage.library import Library


@dataclass(frozen=True, slots=True)
class Services:
    """What can be done with one open library."""

    library: Library
    finding: FindingService
    importing: ImportingService
    updating: UpdatingService
    composing: ComposingService
    dismissing: DismissingService
    annotating: AnnotatingService
    retagging: RetaggingService
    note_history: NoteHistoryService
    correcting: CorrectingService
    rewriting: RewritingService
    knowing: KnowingService
    linking: LinkingService
    planning: PlanningService
    plan_history: PlanHistoryService
    enquiring: EnquiringService
    exporting: ExportingService
    preferring: PreferringService
    searching: SearchingService
    exchanging: ExchangingService
    projects: ProjectsService
    framing: FramingService
    remarking: RemarkingService
    practising: PractisingService
    exporting_scripts: ScriptExportingService
    revising: RevisingService

    @classmethod
    def of(cls, library: Library) -> Services:
        """Return the services of a library."""
        return cls(
            library,
            FindingService(library),
            ImportingService(library),
            UpdatingService(library),
            ComposingService(library),
            DismissingService(library),
            AnnotatingService(library),
            RetaggingService(library),
            NoteHistoryService(library),
            CorrectingService(library),
            RewritingService(library),
            KnowingService(library),
            LinkingService(library),
            PlanningService(library),
            PlanHistoryService(library),
            EnquiringService(library),
            ExportingService(library),
            PreferringService(library),
            SearchingService(library),
            ExchangingService(library),
            ProjectsService(library),
            FramingService(library),
            RemarkingService(library),
            PractisingService(library),
            ScriptExportingService(library),
            RevisingService(library),
        )
