# SPDX-License-Identifier: MIT
"""The three panes side by side, and which of them give way where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.look.look import Look
from workbench.ui.planning.evidence_pane import EvidencePane
from workbench.ui.planning.sheet import PlanSheet
from workbench.ui.planning.side_pane import SidePane
from workbench.ui.widgets.parts import button
from workbench.ui.widgets.splitter import Splitter

EVIDENCE, PLAN, SIDE = 292, 710, 284
"""Widths in pixels as designed; at their smallest 240 and 480, and the side folds."""

_EVIDENCE_LEAST, _PLAN_LEAST, _SIDE_LEAST = 240, 480, 240


class Panes(QWidget):
    """Evidence, plan and side; first the side folds to its heading, then one is seen at a time."""

    def __init__(
        self, look: Look, evidence: EvidencePane, sheet: PlanSheet, side: SidePane
    ) -> None:
        super().__init__()
        self._look = look
        self._panes: tuple[QWidget, ...] = (evidence, sheet, side)
        self._evidence, self._sheet, self._side = evidence, sheet, side
        self._is_side_folded = self._is_single = False
        self._single: QWidget = sheet
        self._unfolded = False
        self._fold = button(
            look, "How the plan stands · What I know", kind="ghost", icon="chevron-left"
        )
        self.splitter = Splitter(Qt.Orientation.Horizontal, "Width of the panes")
        self.splitter.setObjectName("plan")
        for pane in self._panes:
            self.splitter.addWidget(pane)
        self._build()
        look.changed.connect(self._set_least)
        self._set_least()

    @override
    def minimumSizeHint(self) -> QSize:
        # Panes give way by themselves; what they would like must not hold the window open.
        return QSize(320, 200)

    def arrange(self, width: int) -> None:
        """Fold what does not fit into `width` pixels."""
        scale = self._look.scale
        all_three = (_EVIDENCE_LEAST + _PLAN_LEAST + _SIDE_LEAST) * scale
        two = (_EVIDENCE_LEAST + _PLAN_LEAST) * scale
        self._is_side_folded = width < all_three
        self._is_single = width < two
        self._show_panes()

    def show_pane(self, pane: QWidget) -> None:
        """Make sure that a pane is seen."""
        self._single = pane
        self._unfolded = pane is self._side
        self._show_panes()

    def focus_next(self, steps: int) -> None:
        """Give the next pane the focus, showing it where it was not seen."""
        focus: QWidget | None = self.window().focusWidget()
        place = next(
            (
                at
                for at, pane in enumerate(self._panes)
                if focus is not None and (pane is focus or pane.isAncestorOf(focus))
            ),
            -1 if steps > 0 else 0,
        )
        pane = self._panes[(place + steps) % len(self._panes)]
        self.show_pane(pane)
        if pane is self._evidence:
            self._evidence.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is self._side:
            self._side.focus_search()
        else:
            self._sheet.focus_plan()

    def _build(self) -> None:
        self._fold.setAccessibleName("Show how the plan stands and what I know")
        self._fold.clicked.connect(self._toggle_side)
        self._fold.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.splitter, 1)
        self.splitter.setSizes([EVIDENCE, PLAN, SIDE])
        self.splitter.setStretchFactor(1, 1)
        for place in (0, 2):
            self.splitter.setStretchFactor(place, 0)

    def _set_least(self) -> None:
        scale = self._look.scale
        least = (_EVIDENCE_LEAST, _PLAN_LEAST, _SIDE_LEAST)
        for pane, width in zip(self._panes, least, strict=True):
            pane.setMinimumWidth(round(width * scale) if not self._is_single else 0)

    def _toggle_side(self) -> None:
        if self._unfolded:
            self.show_pane(self._sheet)
            self._sheet.focus_plan()
        else:
            self.show_pane(self._side)
            self._side.focus_search()

    def _show_panes(self) -> None:
        if self._is_single:
            seen: tuple[QWidget, ...] = (self._single,)
        elif self._is_side_folded:
            first = self._side if self._unfolded else self._evidence
            seen = (first, self._sheet)
        else:
            seen = self._panes
        self._set_least()
        for pane in self._panes:
            pane.setVisible(pane in seen)
        self._fold.setVisible(self._is_side_folded)
        self._fold.set_icon("chevron-right" if self._side in seen else "chevron-left")
