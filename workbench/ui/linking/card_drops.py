# SPDX-License-Identifier: MIT
"""What is dragged onto an open note: a card of the background, or a mark of another source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.domain.links import BackgroundEnd, LinkEnd, MarkEnd
from workbench.domain.plans import AnnotationEvidence
from workbench.ui.widgets.dragging import carried_evidence

_DRAGS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class CardDrops(QObject):
    """Takes what is dropped on a card beside its fields, which take words alone."""

    dropped = Signal(object)
    """With the `LinkEnd` that the note is to be linked with."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        card.setAcceptDrops(True)
        card.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Entering and moving are kinds of dropping to Qt.
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        carried = carried_evidence(event.mimeData())
        if carried is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            evidence = carried.evidence
            end: LinkEnd = (
                MarkEnd(evidence.annotation_id)
                if isinstance(evidence, AnnotationEvidence)
                else BackgroundEnd(evidence.background_id)
            )
            self.dropped.emit(end)
        return True
