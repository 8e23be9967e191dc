# SPDX-License-Identifier: MIT
"""Questions for you: has the checks look at what was written, and shows what they ask.

They look beside the window, some time after the last change, and never while the words in question
are being typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbench.domain.dismissals import Dismissal
from workbench.domain.links import LinkKind
from workbench.ui.announcing import announce

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from workbench.domain.checks.finding import Finding
    from workbench.domain.checks.looking import Checks
    from workbench.domain.checks.material import Material
    from workbench.domain.identifiers import PackId, SourceId
    from workbench.domain.sources import Pack
    from workbench.services.looking_up import PackContents
    from workbench.ui.asking.drawer import AskingDrawer
    from workbench.ui.controllers.planning import PlanningController
    from workbench.ui.link_shelf import LinkShelf
    from workbench.ui.modes.read import ReadMode
    from workbench.ui.window import Window

AFTER = 900
"""Milliseconds without a change after which the checks look."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked about one pack."""

    pack_id: PackId | None = None
    findings: tuple[Finding, ...] = ()


class _Eyes:
    """The checks, imported when they look for the first time; one look at a time."""

    def __init__(self) -> None:
        self._checks: Checks | None = None

    def look(self, material: Material) -> tuple[Finding, ...]:
        from workbench.domain.checks.looking import Checks

        if self._checks is None:
            self._checks = Checks()
        return self._checks.findings(material)


class AskingController(QObject):
    """Joins checks, open note, plan and drawer."""

    def __init__(
        self, window: Window, read: ReadMode, planning: PlanningController, links: LinkShelf
    ) -> None:
        super().__init__(window)
        self._window, self._read, self._planning = window, read, planning
        self._links = links
        self._drawer: AskingDrawer | None = None
        self._asked = _Asked()
        self._meant: tuple[Dismissal, ...] = ()
        self._off: frozenset[str] = frozenset()
        self._eyes = _Eyes()
        self._looking: Future[tuple[Finding, ...]] | None = None
        self._pause = QTimer(self, singleShot=True, interval=AFTER)
        self._pause.timeout.connect(self.look)
        window.drawers.add("questions", self._make_drawer)
        window.commands.handle({"questions": lambda: window.drawers.toggle("questions")})
        desk = window.desk
        desk.contents_read.connect(self._take_contents)
        for changed in (
            desk.pack_changed,
            desk.marks_changed,
            desk.plan_changed,
            desk.framework_changed,
            links.changed,
        ):
            changed.connect(self._pause.start)
        desk.source_changed.connect(self._show)
        window.mode_shown.connect(lambda _: self._show())
        read.notes.card.answer_wanted.connect(self._announce_question)
        read.notes.card.meant.connect(self._say_meant)
        planning.made.connect(self._join_plan)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is asked now, the most important first."""
        desk = self._window.desk
        is_here = desk.pack is not None and desk.pack.id == self._asked.pack_id
        meant = {each.fingerprint for each in self._meant}
        found = self._asked.findings if is_here else ()
        return tuple(x for x in found if x.fingerprint not in meant and x.rule not in self._off)

    def use_off(self, rules: Iterable[str]) -> None:
        """Ask nothing by these rules, as was chosen in this library."""
        self._off = frozenset(rules)
        self._show_rules()
        self._show()

    def look(self) -> None:
        """Have the checks look at what lies on the desk, beside the window."""
        pack = self._window.desk.pack
        if pack is None:
            return
        if self._looking is not None and not self._looking.done():
            # What they keep of one look for the next is not to be shared by two.
            self._pause.start()
            return
        material = self._material(pack)
        self._looking = self._window.jobs.run(
            lambda: self._eyes.look(material), partial(self._take_findings, pack.id)
        )

    def _material(self, pack: Pack) -> Material:
        from workbench.domain.checks.material import Material

        return Material(
            sources=pack.sources,
            background=pack.background,
            annotations=self._window.desk.marks(),
            plan=self._window.desk.plan,
            framework=self._window.desk.framework,
            supports=tuple(self._supports()),
        )

    def _supports(self) -> Iterator[tuple[SourceId, SourceId]]:
        """Yield the sources of which a mark agrees with a mark of the other."""
        for link in self._links.links:
            found = [self._window.desk.mark_with(each) for each in link.marks]
            marks = [each for each in found if each is not None]
            if link.kind is LinkKind.SUPPORTS and len(marks) == 2:
                yield marks[0].target.source_id, marks[1].target.source_id

    def _take_findings(self, pack_id: PackId, findings: tuple[Finding, ...]) -> None:
        self._asked = _Asked(pack_id, findings)
        self._show()

    def _take_contents(self, contents: PackContents) -> None:
        self._meant = contents.dismissals
        self._show()

    # What is shown

    def _show(self) -> None:
        found = self.findings
        self._read.notes.show_findings(found)
        if self._planning.mode is not None:
            self._planning.mode.show_findings(found)
        if self._drawer is not None:
            self._drawer.show_findings(found, self._name_of)
            self._drawer.show_meant(self._meant)

    def _show_rules(self) -> None:
        if self._drawer is not None:
            from workbench.domain.checks.rules import RULES

            self._drawer.show_rules(RULES, self._off)

    def _make_drawer(self) -> AskingDrawer:
        from workbench.ui.asking.drawer import AskingDrawer

        drawer = self._drawer = AskingDrawer(self._window.look)
        drawer.closed.connect(self._window.drawers.close_drawer)
        drawer.answer_wanted.connect(self._go_to)
        drawer.meant.connect(self._say_meant)
        drawer.again_wanted.connect(self._ask_again)
        drawer.off_changed.connect(self._switch_off)
        self._show_rules()
        self._show()
        return drawer

    def _name_of(self, finding: Finding) -> str:
        from workbench.ui.widgets.question_place import place_name

        desk = self._window.desk
        sources = {each.id: each for each in desk.pack.sources} if desk.pack else {}
        mark = desk.mark_with(finding.place.mark) if finding.place.mark else None
        return place_name(finding.place, {mark.id: mark} if mark else {}, sources, desk.plan)

    def _join_plan(self) -> None:
        mode = self._planning.mode
        if mode is not None:
            mode.meant.connect(self._say_meant)
            mode.show_findings(self.findings)

    # What is done

    def _go_to(self, finding: Finding) -> None:
        window, place = self._window, finding.place
        if place.mark is not None:
            window.places.mark.emit(place.mark)
            self._read.notes.card.focus_named(place.field)
        elif place.source is not None:
            window.places.source.emit(place.source)
        else:
            self._planning.open()
            if self._planning.mode is not None:
                self._planning.mode.go_to_question(finding)

    def _announce_question(self, finding: Finding) -> None:
        announce(self._read.notes, finding.question)

    def _say_meant(self, finding: Finding, reason: str) -> None:
        desk = self._window.desk
        pack = desk.pack
        if pack is None or desk.refuses():
            return
        made = Dismissal(
            finding.fingerprint, finding.rule, finding.question, datetime.now(UTC), reason
        )
        self._meant = (*self._meant, made)
        self._show()
        desk.keep(lambda services: services.dismissing.dismiss(pack.id, made))
        announce(self._window, "This is not asked again.")

    def _ask_again(self, fingerprint: str) -> None:
        desk = self._window.desk
        pack = desk.pack
        if pack is None or desk.refuses():
            return
        self._meant = tuple(each for each in self._meant if each.fingerprint != fingerprint)
        self._show()
        desk.keep(lambda services: services.dismissing.ask_again(pack.id, fingerprint))

    def _switch_off(self, off: frozenset[str]) -> None:
        self.use_off(off)
        self._window.session.ask(lambda services: services.preferring.choose_checks_off(off))
