# SPDX-License-Identifier: MIT
"""Plan: evidence on the left, the plan in the middle, how it stands and own knowledge right.

The plan on screen is ahead of the kept one. What is handed on is remembered until it comes back,
so that an echo of an earlier change never undoes a later one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial, reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import AnnotationId, PlanId, PointId, new_id
from workbench.domain.plan_budget import budget_of
from workbench.domain.plan_state import state_of_plan
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence, Evidence, Plan
from workbench.domain.sources import Pack
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.planning import editing, wording
from workbench.ui.planning.choosing import QuestionChooser
from workbench.ui.planning.editing import Slots, TextPart, TextPlace
from workbench.ui.planning.evidence_pane import EvidencePane
from workbench.ui.planning.material import Material
from workbench.ui.planning.panes import Panes
from workbench.ui.planning.sheet import PlanSheet
from workbench.ui.planning.side_pane import SidePane, SideView
from workbench.ui.planning.wording import PlanEntry
from workbench.ui.widgets.debounce import Debounce

if TYPE_CHECKING:
    from workbench.domain.checks.finding import Finding

_REMEMBERED = 50
"""Changes that may be on their way at once; typing makes two in a second at most."""


class PlanMode(QWidget):
    """The plan of one answer, made out of marks and own knowledge.

    Signals:
        plan_changed: the plan after a change (Plan), and a key that is the same for words typed
            in one place, None for any other change (str | None).
        source_wanted: the mark whose source should be shown (AnnotationId).
        card_opened: the piece of background that should be shown (BackgroundId).
        new_plan_wanted: the question to make a plan for (str).
        export_wanted: the plan should be exported.
        meant: a question about the plan is answered with “I meant this” (Finding, the reason).
    """

    plan_changed = Signal(object, object)
    source_wanted = Signal(object)
    card_opened = Signal(object)
    new_plan_wanted = Signal(str)
    export_wanted = Signal()
    meant = Signal(object, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._plan: Plan | None = None
        self._material: Material | None = None
        self._slots = Slots.unused()
        self._typed: dict[TextPlace, str] = {}
        self._sent: list[Plan] = []
        self._seen: Plan | None = None
        self.evidence = EvidencePane(look)
        self.sheet = PlanSheet(look)
        self.side = SidePane(look)
        self.panes = Panes(look, self.evidence, self.sheet, self.side)
        self.chooser = QuestionChooser(look)
        self._pause = Debounce(self)
        self._go_back: Callable[[], None] = self.sheet.focus_plan
        self._build()
        self._connect()

    def show_plan(
        self,
        plan: Plan | None,
        pack: Pack,
        annotations: Sequence[Annotation],
        framework: Framework,
    ) -> None:
        """Show a plan, or ask for a question where there is none.

        What has the focus, the open point and words being typed stay as they are.
        """
        material = Material(pack, annotations, framework)
        is_same_material = material.is_same_as(self._material)
        if not is_same_material:
            self._material = material
        is_other_plan = (plan.id if plan else None) != (self._plan.id if self._plan else None)
        if is_other_plan or plan is None:
            self._begin(plan)
        elif not self._is_echo(plan):
            self._plan = plan
        self._layers.setCurrentWidget(self.panes if plan is not None else self.chooser)
        self._show(is_other_plan=is_other_plan)

    def show_plans(self, plans: Sequence[PlanEntry], current: PlanId) -> None:
        """Show which plans there are for the question, and which of them is open."""
        self.sheet.bar.show_plans(plans, current)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Ask what these say about the plan, three at most."""
        self.side.questions.show_findings(findings, self._plan)

    def go_to_question(self, finding: Finding) -> None:
        """Give the focus to the place that a question is about."""
        place = finding.place
        if place.point is None:
            is_judgement = place.kind.value == TextPart.JUDGEMENT.value
            self.sheet.focus_judgement() if is_judgement else self.focus_claim()
        else:
            self.panes.show_pane(self.sheet)
            self.sheet.focus_field(place.point, place.field)

    def pending(self) -> Plan | None:
        """Return the plan with what has been typed and not handed on yet, or None."""
        return self._handed_out(self._current()) if self._typed and self._plan else None

    def flush(self) -> None:
        """Hand on at once what has been typed."""
        self._pause.settle()
        if not self._typed or self._plan is None:
            return
        places = tuple(self._typed)
        key = f"{self._plan.id}:{places[0]}" if len(places) == 1 else None
        self._hand_on(self._current(), key)

    def put_evidence(self) -> bool:
        """Put the chosen card into the open point and tell whether there were both."""
        chosen = self.side.chosen() if self.side.has_focus() else self.evidence.chosen()
        return chosen is not None and self._put(chosen)

    def put_marks(self, *evidence: AnnotationEvidence) -> bool:
        """Put marks into the open point, or into the last one, in one step.

        Returns:
            Whether they were put.
        """
        return self._put_from_elsewhere(*evidence)

    def put_knowledge(self, evidence: BackgroundEvidence) -> bool:
        """Put own knowledge into the open point, or into the last one."""
        return self._put_from_elsewhere(evidence)

    def move_up(self) -> bool:
        """Move the chosen evidence, or else the point with the focus, one place up."""
        return self._move(-1)

    def move_down(self) -> bool:
        """Move the chosen evidence, or else the point with the focus, one place down."""
        return self._move(1)

    def new_point(self) -> bool:
        """Make a point below the one in use, open it, and wait for its first words."""
        if self._plan is None:
            return False
        point_id = PointId(new_id())
        self.sheet.show_as_page(is_page=False)
        after = self.sheet.point_with_focus() or self.sheet.open_point()
        self._edit(lambda plan: editing.with_new_point(plan, point_id, after))
        self.sheet.opened(point_id)
        card = self.sheet.card(point_id)
        if card is not None and card.body is not None:
            card.body.focus_first_gap()
        return True

    def remove_chosen(self) -> bool:
        """Take the chosen evidence out, or remove the point whose heading has the focus."""
        chosen = self.sheet.evidence_with_focus()
        if chosen is not None:
            point_id, evidence = chosen
            return self._edit(lambda plan: editing.without_evidence(plan, point_id, evidence))
        card = self.sheet.card(self.sheet.point_with_focus())
        if card is not None and card.heading.hasFocus():
            return self._edit(lambda plan: editing.without_point(plan, card.point_id))
        return False

    def focus_claim(self) -> None:
        """Give the claim the focus, or the question's field where there is no plan."""
        if self._plan is None:
            self.chooser.focus_question()
        else:
            self.panes.show_pane(self.sheet)
            self.sheet.focus_claim()

    def come_back(self) -> None:
        """Give the focus to the evidence from which a source was shown, or else to the plan."""
        if self._plan is None:
            self.chooser.focus_question()
            return
        go_back, self._go_back = self._go_back, self.sheet.focus_plan
        go_back()

    def show_side(self, view: SideView) -> None:
        """Show how the plan stands, how long it may be, or its levels, and go there."""
        self.panes.show_pane(self.side)
        self.side.show_view(view)
        self.side.views[view].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self, steps: int = 1) -> None:
        """Give the next pane the focus; the pane before where `steps` is -1."""
        self.panes.focus_next(steps)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.arrange(self.width())

    def _build(self) -> None:
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.panes)
        self._layers.addWidget(self.chooser)
        self._layers.setCurrentWidget(self.chooser)

    def _connect(self) -> None:
        self._pause.due.connect(self.flush)
        self.side.questions.answer_wanted.connect(self.go_to_question)
        self.side.questions.meant.connect(self.meant)
        sheet = self.sheet
        sheet.edit_wanted.connect(self._edit)
        sheet.typed.connect(self._on_typed)
        sheet.left.connect(self.flush)
        sheet.source_wanted.connect(self._show_source_of_quotation)
        sheet.card_opened.connect(self.card_opened)
        sheet.evidence_wanted.connect(self._put_chosen_evidence)
        sheet.knowledge_wanted.connect(self._look_for_knowledge)
        sheet.new_point_wanted.connect(self.new_point)
        sheet.export_wanted.connect(self.export_wanted)
        self.evidence.source_wanted.connect(self._show_source_of_card)
        self.evidence.put_wanted.connect(self._put)
        self.side.put_wanted.connect(self._put)
        self.side.card_opened.connect(self.card_opened)
        self.chooser.chosen.connect(self.new_plan_wanted)

    def _begin(self, plan: Plan | None) -> None:
        self._plan = self._seen = plan
        self._pause.settle()
        self._slots = Slots.unused()
        self._typed.clear()
        self._sent.clear()
        self.sheet.take_as_kept()

    def _is_echo(self, plan: Plan) -> bool:
        """Tell whether `plan` is an earlier state of what is on screen, still on its way."""
        if plan in self._sent:
            self._seen = plan
            del self._sent[: self._sent.index(plan) + 1]
            return bool(self._sent)
        if self._sent and plan == self._seen:
            return True
        self._sent.clear()
        self._seen = plan
        return False

    def _show(self, *, is_other_plan: bool) -> None:
        material = self._material
        if material is None:
            return
        self.side.show_knowledge(material)
        self.evidence.show_evidence(self._plan, material)
        if self._plan is None:
            self.chooser.show_pack(material.pack)
            return
        shown = editing.with_slots(self._current(), self._slots)
        self.sheet.show_plan(shown, material)
        if is_other_plan:
            self.sheet.opened(shown.points[0].id)
        self._show_state()

    def _show_state(self) -> None:
        if self._material is not None and self._plan is not None:
            plan = self._handed_out(self._current())
            state = state_of_plan(plan, self._material.pack, self._material.annotations)
            self.side.show_state(state)
            self._show_length()

    def _show_length(self) -> None:
        plan = self._current()
        budget = budget_of(plan)
        self.side.length.show_budget(budget, plan.enquiry, wording.names_of_points(plan))
        self.sheet.bar.show_length(wording.length_in_words(budget))

    def _current(self) -> Plan:
        """Return the plan as it is on screen, with the places in which nothing stands yet."""
        if self._plan is None:
            raise ValueError("there is no plan")
        current = editing.with_slots(self._plan, self._slots)
        for place, text in self._typed.items():
            current = editing.with_text(current, place, text)
        return current

    def _handed_out(self, plan: Plan) -> Plan:
        return editing.without_empty_slots(plan, self._slots)

    def _hand_on(self, plan: Plan, key: str | None) -> None:
        before, plan = self._plan, self._handed_out(plan)
        self._typed.clear()
        self.sheet.take_as_kept()
        self._plan = plan
        self._show(is_other_plan=False)
        if plan != before:
            self._sent = [*self._sent[-_REMEMBERED:], plan]
            self.plan_changed.emit(plan, key)

    def _edit(self, change: Callable[[Plan], Plan]) -> bool:
        if self._plan is None:
            return False
        self._pause.settle()
        before = self._current()
        after = change(before)
        if after == before and not self._typed:
            return False
        self._hand_on(after, None)
        return after != before

    def _on_typed(self, place: TextPlace, text: str) -> None:
        self._typed[place] = text
        self._pause.touch()

    def _put_chosen_evidence(self) -> None:
        chosen = self.evidence.chosen()
        if chosen is not None:
            self._put(chosen)
        else:
            self.panes.show_pane(self.evidence)
            self.evidence.list.setFocus()

    def _put(self, *evidence: Evidence) -> bool:
        point_id = self.sheet.open_point()
        if point_id is None:
            announce(self, "Open a point first.")
            return False
        is_put = self._edit(
            lambda plan: reduce(
                lambda now, each: editing.with_evidence(now, point_id, each), evidence, plan
            )
        )
        if is_put:
            card, point = self.sheet.card(point_id), editing.point_of(self._current(), point_id)
            also = wording.used_elsewhere(self._current(), point) if point else {}
            told = f"; it is {also[evidence[-1]]}" if evidence[-1] in also else ""
            announce(self, f"Put into {card.heading.title if card else 'the plan'}{told}.")
        return is_put

    def _show_source_of_quotation(self, annotation_id: AnnotationId) -> None:
        place = self.sheet.evidence_with_focus()
        if place is not None:
            self._go_back = partial(self.sheet.focus_evidence, *place)
        self.source_wanted.emit(annotation_id)

    def _show_source_of_card(self, annotation_id: AnnotationId) -> None:
        self._go_back = self.evidence.list.setFocus
        self.source_wanted.emit(annotation_id)

    def _put_from_elsewhere(self, *evidence: Evidence) -> bool:
        if self._plan is None:
            return False
        if self.sheet.open_point() is None:
            own = [card for card in self.sheet.cards() if not card.is_counter_point]
            self.sheet.opened(own[-1].point_id)
        is_put = self._put(*evidence)
        point_id = self.sheet.open_point()
        if point_id is not None:
            self.sheet.focus_evidence(point_id, evidence[-1])
        return is_put

    def _move(self, steps: int) -> bool:
        chosen = self.sheet.evidence_with_focus()
        if chosen is not None:
            at, evidence = chosen
            is_moved = self._edit(
                lambda plan: editing.with_evidence_moved(plan, at, evidence, steps)
            )
        else:
            point_id = self.sheet.point_with_focus()
            if point_id is None:
                return False
            is_moved = self._edit(lambda plan: editing.with_point_moved(plan, point_id, steps))
        if is_moved:
            announce(self, "Moved up." if steps < 0 else "Moved down.")
        return is_moved

    def _look_for_knowledge(self) -> None:
        self.panes.show_pane(self.side)
        self.side.focus_search()
