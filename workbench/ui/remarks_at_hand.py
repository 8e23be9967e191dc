# SPDX-License-Identifier: MIT
"""Remarks that are shown, and ticked off and answered where they are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.text import canonical

if TYPE_CHECKING:
    from workbench.domain.identifiers import RemarkId
    from workbench.domain.remarks import Remark
    from workbench.ui.desk import Desk


class RemarksAtHand(QObject):
    """The remarks; a change shows at once and is kept beside that.

    Signals:
        changed: other remarks are to be shown, or what was done about one is not as it was.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.remarks: tuple[Remark, ...] = ()
        """The remarks that are at hand."""

    def tick(self, remark_id: RemarkId, *, is_done: bool) -> None:
        """Tick a remark off, or take the tick back."""
        remark = self._find(remark_id)
        if remark is None or (remark.done is not None) == is_done:
            return
        done = datetime.now(UTC) if is_done else None
        if self._put(replace(remark, done=done)):
            self._desk.keep(lambda services: services.remarking.tick(remark, is_done=is_done))

    def answer(self, remark_id: RemarkId, words: str) -> None:
        """Keep what was changed for a remark; what is typed for one is undone as one."""
        remark, words = self._find(remark_id), canonical(words)
        if remark is None or remark.answer == words:
            return
        if self._put(replace(remark, answer=words)):
            key = f"remark:{remark_id}"
            self._desk.keep(
                lambda services: services.remarking.answer(remark, words, merge_key=key)
            )

    def take_in(self, remarks: tuple[Remark, ...]) -> None:
        """Have the remarks as the library has them."""
        if remarks != self.remarks:
            self.remarks = remarks
            self.changed.emit()

    def _find(self, remark_id: RemarkId) -> Remark | None:
        return next((each for each in self.remarks if each.id == remark_id), None)

    def _put(self, remark: Remark) -> bool:
        if self._desk.refuses():
            # Whatever shows the remark is to show it as it is.
            self.changed.emit()
            return False
        self.remarks = tuple(remark if each.id == remark.id else each for each in self.remarks)
        self.changed.emit()
        return True
