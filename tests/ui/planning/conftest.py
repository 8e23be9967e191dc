# SPDX-License-Identifier: MIT
"""A plan on screen, and a window that answers as the real one does."""

import pytest

from tests.factories import a_pack, a_plan, a_point, a_source, an_annotation
from workbench.domain.background import (
    Background,
    Card,
    CardBlock,
    CardItem,
    GlossaryTerm,
    NarrativeSection,
    Passage,
)
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import new_id
from workbench.domain.plans import AnnotationEvidence, BackgroundEvidence
from workbench.services.catalogues import framework
from workbench.ui.planning.plan_mode import PlanMode

COMPLETE = {"feature": "I see", "inference": "It suggests", "so_what": "So the list mattered."}


class Desk:
    """A plan mode with its material; hands every change back, as the window does."""

    def __init__(self, mode):
        self.mode = mode
        background = Background(
            facts=(Passage(new_id(), "Raw cotton came from one country only."),),
            glossary=(GlossaryTerm(new_id(), "relief", "money or bread for the poor"),),
            narrative=(NarrativeSection("The mills", (Passage(new_id(), "They stopped."),)),),
            cards=(
                Card(2, 3, "Bread", (CardBlock(None, (CardItem(new_id(), "Queues formed."),)),)),
            ),
        )
        self.pack = a_pack(a_source("A"), a_source("B", order=2), background=background)
        one, two = self.pack.sources
        self.marks = [
            an_annotation(one, 1, **COMPLETE),
            an_annotation(one, 2, start=30, end=36, dimension=Dimension.PURPOSE, **COMPLETE),
            an_annotation(two, 1, dimension=Dimension.RELIABILITY, **COMPLETE),
            an_annotation(two, 2, feature="unfinished"),
        ]
        self.facts = [each.id for each in background.entries()]
        self.quoted = [AnnotationEvidence(mark.id) for mark in self.marks]
        self.known = [BackgroundEvidence(each) for each in self.facts]
        self.first = a_point(evidence=(self.quoted[0], self.known[0]))
        self.second = a_point(point="The town gave unequally.")
        self.plan = a_plan(self.pack, self.first, self.second)
        self.kept = []
        self.keys = []
        mode.plan_changed.connect(self._keep)

    def _keep(self, plan, key):
        self.kept.append(plan)
        self.keys.append(key)
        self.show(plan)

    def show(self, plan="same", marks=None):
        self.plan = self.plan if plan == "same" else plan
        self.marks = self.marks if marks is None else marks
        self.mode.show_plan(self.plan, self.pack, self.marks, framework())

    def card(self, at=0):
        return self.mode.sheet.cards()[at]

    def body(self, at=0):
        self.mode.sheet.opened(self.card(at).point_id)
        return self.card(at).body


@pytest.fixture
def empty_desk(look, qtbot):
    """A plan mode that has been shown nothing yet, in a window of its own that is active."""
    mode = PlanMode(look)
    qtbot.addWidget(mode)
    mode.resize(1286, 712)
    with qtbot.waitActive(mode):
        mode.show()
        mode.activateWindow()
    return Desk(mode)


@pytest.fixture
def desk(empty_desk):
    """A plan of two points on screen, the first of them open."""
    empty_desk.show()
    return empty_desk
