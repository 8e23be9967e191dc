# SPDX-License-Identifier: MIT
"""Both marks of one plan beside one another, and the mark that is agreed on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from typing_extensions import override

from workbench.domain.handed_in.class_table import RowKey
from workbench.domain.moderation.records import Compared, Marker
from workbench.domain.reviews import HIGHEST_MARK
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.reviewing.moderated import BothView, highest_of
from workbench.ui.widgets.form_fields import FormLine, FormText, is_finishing
from workbench.ui.widgets.parts import Glyph, button, column, label, row

_MARK_WIDTH, _REASON_HEIGHT = 52, 56
_WHY = "Why this mark: what both saw in the plan"
_NO_REASON = "Say why first: somebody's mark does not stand."
_TOO_HIGH = "There is no such mark."


class BothMarks(QFrame):
    """Says that the other marker is covered and why, or shows both and asks for an agreed mark.

    What is typed and not enough for an agreement stays until its plan is shown again.

    Signals:
        compare_wanted: this plan's marks are to be uncovered.
        agreed: what was compared, with the mark that was agreed on (Compared).
    """

    compare_wanted = Signal()
    agreed = Signal(object)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        self._view: BothView | None = None
        self._drafts: dict[RowKey, tuple[str, str]] = {}
        self._glyph = Glyph(look, "eye-off", size=16)
        self._sentence = label("", Style.SMALL, ink="secondary", wraps=True)
        self._compare = button(look, "Compare this plan", icon="users", size="small")
        self._names = tuple(label("", Style.LABEL, ink="secondary", wraps=True) for _ in Marker)
        self._judged = tuple(label("", Style.BODY_STRONG, wraps=True) for _ in Marker)
        self._difference = label("", Style.BODY, wraps=True)
        self._theirs = label("", Style.SMALL, wraps=True)
        self._mark = FormLine("", "Agreed mark")
        self._of = label("", Style.BODY, ink="secondary")
        self._reason = FormText(_WHY, "Reason for the agreed mark")
        self._agree = button(look, "Agree", icon="check", size="small")
        self._told = label("", Style.SMALL, ink="secondary", wraps=True)
        self._build()
        self._connect()
        self.show_view(None)

    @property
    def is_compared(self) -> bool:
        """Whether both marks are to be seen."""
        return self._view is not None and self._view.compared is not None

    def show_view(self, view: BothView | None) -> None:
        """Show how a plan stands; None where nothing is moderated."""
        self._keep_draft()
        is_news = self._is_news(view)
        self._view = view
        self.setVisible(view is not None)
        if view is None:
            return
        self._glyph.show_icon(view.icon)
        self._sentence.setText(view.sentence)
        self._compare.setVisible(view.can_compare)
        self._shown.setVisible(view.compared is not None)
        for side, name, judged in zip(view.sides, self._names, self._judged, strict=False):
            name.setText(side[0])
            judged.setText(side[1])
        self._difference.setText(view.difference)
        self._theirs.setText(view.theirs)
        self._of.setText(highest_of(view.compared))
        self._fill(view)
        sides = ", ".join(f"{name} {judged}" for name, judged in view.sides)
        self._mark.setAccessibleDescription(f"{sides}. {view.difference}" if sides else "")
        if is_news:
            announce(self, f"{sides}. {view.difference}")

    def has_pending(self) -> bool:
        """Tell whether a mark stands there that could be agreed on and was not."""
        return self._typed() is not None

    def flush(self) -> None:
        """Agree on what stands there, if it is enough."""
        typed = self._typed()
        if typed is not None:
            self._drafts.pop(typed.key, None)
            self.agreed.emit(typed)

    def take_focus(self) -> None:
        """Put the focus on the agreed mark, or on what uncovers the other one."""
        place: QWidget = self._mark if self.is_compared else self._compare
        if not place.isHidden():
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._mark.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_finishing(event) and self.is_compared:
            self._finish()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        """Agree, or say what is missing."""
        problem = self._problem()
        self._told.setText(problem or self._settled())
        self._told.setVisible(bool(self._told.text()))
        if problem:
            announce(self, problem)
            field = self._reason if problem == _NO_REASON else self._mark
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.flush()

    def _problem(self) -> str:
        compared = self._view.compared if self._view is not None else None
        if compared is None:
            return ""
        text = self._mark.text()
        if not text or int(text) > compared.out_of:
            return _TOO_HIGH
        needs_one = compared.needs_reason(int(text)) and not self._reason.toPlainText().strip()
        return _NO_REASON if needs_one else ""

    def _typed(self) -> Compared | None:
        """Return what is agreed by what stands there; None where that is nothing new."""
        view, text = self._view, self._mark.text()
        if view is None or view.compared is None or not text:
            return None
        reason = self._reason.toPlainText().strip()
        before = view.compared.agreed
        if before is not None and (before.mark, before.reason) == (int(text), reason):
            return None
        return view.compared.agreeing(
            int(text), reason, by=view.by, when=self._now(), levels=view.levels
        )

    def _fill(self, view: BothView) -> None:
        agreed = view.compared.agreed if view.compared is not None else None
        kept = (f"{agreed.mark}", agreed.reason) if agreed is not None else ("", "")
        mark, reason = self._drafts.pop(view.key, kept)
        if self._mark.text() != mark:
            self._mark.setText(mark)
        if self._reason.toPlainText().strip() != reason:
            self._reason.setPlainText(reason)
        self._told.setText(view.settled)
        self._told.setVisible(bool(view.settled))

    def _keep_draft(self) -> None:
        view = self._view
        if view is None or view.compared is None:
            return
        agreed = view.compared.agreed
        kept = (f"{agreed.mark}", agreed.reason) if agreed is not None else ("", "")
        typed = (self._mark.text(), self._reason.toPlainText().strip())
        if typed != kept:
            self._drafts[view.key] = typed

    def _is_news(self, view: BothView | None) -> bool:
        """Tell whether the same plan was covered a moment ago and is no more."""
        before = self._view
        return (
            view is not None
            and before is not None
            and view.key == before.key
            and before.compared is None
            and view.compared is not None
        )

    def _settled(self) -> str:
        return self._view.settled if self._view is not None else ""

    def _build(self) -> None:
        self.setProperty("surface", "card")
        self.setAccessibleName("Moderation")
        self._mark.setValidator(QIntValidator(0, HIGHEST_MARK, self))
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mark.setFixedWidth(round(_MARK_WIDTH * self._look.scale))
        self._reason.setFixedHeight(round(_REASON_HEIGHT * self._look.scale))
        sides = QGridLayout()
        sides.setHorizontalSpacing(16)
        sides.setVerticalSpacing(2)
        for at, (name, judged) in enumerate(zip(self._names, self._judged, strict=True)):
            sides.addWidget(name, 0, at)
            sides.addWidget(judged, 1, at)
            sides.setColumnStretch(at, 1)
        agreed = row(
            label("Agreed mark", Style.BODY), self._mark, self._of, None, self._agree, gap=6
        )
        self._shown = QWidget()
        self._shown.setLayout(
            column(sides, self._difference, self._theirs, agreed, self._reason, self._told, gap=6)
        )
        head = row(self._glyph, label("Moderation", Style.BODY_STRONG), None, gap=6)
        whole = column(
            head, self._sentence, self._compare, self._shown, gap=6, margins=(12, 10, 12, 12)
        )
        self.setLayout(whole)

    def _connect(self) -> None:
        self._compare.clicked.connect(lambda *_: self.compare_wanted.emit())
        self._agree.clicked.connect(lambda *_: self._finish())
        self._mark.returnPressed.connect(self._finish)
