# SPDX-License-Identifier: MIT
"""What teachers wrote into the plans of the pack on the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.ui.remarks_at_hand import RemarksAtHand

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from workbench.domain.identifiers import AnnotationId, PointId, SourceId
    from workbench.domain.plans import Plan
    from workbench.domain.remark_lines import RemarkLine, RemarkList
    from workbench.domain.remark_places import Ground
    from workbench.domain.remarks import Remark
    from workbench.ui.desk import Desk


class RemarkShelf(RemarksAtHand):
    """The remarks on all plans of the pack, and where they stand.

    Remarks on a plan that is gone are gone as well: the library does the same.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        desk.contents_read.connect(lambda contents: self.take_in(contents.remarks))
        for moved in (desk.plan_changed, desk.marks_changed):
            moved.connect(self._tell)

    def listed(self) -> RemarkList:
        """Return the remarks on the plan that is worked on."""
        from workbench.domain.remark_lines import RemarkList, remark_list

        plan = self._desk.plan
        ground = self._ground(plan) if plan is not None else None
        return remark_list(self.remarks, ground) if ground is not None else RemarkList()

    def at_mark(self, annotation_id: AnnotationId) -> tuple[RemarkLine, ...]:
        """Return what is said about a mark, on whichever plan."""
        return self._lines(x for x in self.remarks if x.said.place.mark == annotation_id)

    def at_source(self, source_id: SourceId) -> tuple[RemarkLine, ...]:
        """Return what is said about a source as a whole, on whichever plan."""
        return self._lines(x for x in self.remarks if x.said.place.source == source_id)

    def at_point(self, point_id: PointId) -> tuple[RemarkLine, ...]:
        """Return what is said about a point of the plan that is worked on."""
        return self._lines(x for x in self.remarks if x.said.place.point == point_id)

    def at_part(self, part: str) -> tuple[RemarkLine, ...]:
        """Return what is said about a part of the plan that is worked on: claim, judgement."""
        plan = self._desk.plan
        return self._lines(
            x
            for x in self.remarks
            if plan is not None and x.plan_id == plan.id and x.said.place.part == part
        )

    def _lines(self, remarks: Iterable[Remark]) -> tuple[RemarkLine, ...]:
        said = [each for each in remarks if each.is_said_at_its_place]
        if not said:
            return ()
        from workbench.domain.remark_lines import remark_lines

        lines: list[RemarkLine] = []
        for plan in self._desk.plans:
            ground = self._ground(plan)
            on_plan = [each for each in said if each.plan_id == plan.id]
            lines += remark_lines(on_plan, ground) if ground is not None else ()
        return tuple(lines)

    def _ground(self, plan: Plan) -> Ground | None:
        pack = self._desk.pack
        if not self.remarks or pack is None:
            return None
        from workbench.domain.remark_places import Ground

        about = (each.said.place.mark for each in self.remarks)
        found = (self._desk.mark_with(each) for each in about if each is not None)
        return Ground(plan, pack, {each.id: each for each in found if each is not None})

    def _tell(self) -> None:
        """Places may have another name, or be gone, or there again."""
        if self.remarks:
            self.changed.emit()
