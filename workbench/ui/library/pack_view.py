# SPDX-License-Identifier: MIT
"""Right in the library: the open pack with its sources, its background, and what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.domain.coverage import Coverage
from workbench.domain.enquiries import Board
from workbench.domain.identifiers import PackId
from workbench.domain.plans import Plan
from workbench.domain.saying import counted
from workbench.domain.sources import Pack, Source
from workbench.services.composing import next_label
from workbench.ui.library.question_wording import QuestionSheet
from workbench.ui.library.questions import Questions
from workbench.ui.library.remaining import LeftToDo, left_to_do
from workbench.ui.library.source_form import SourceForm, TypedSource
from workbench.ui.library.source_list import SourceList
from workbench.ui.library.wording import background_in_words, origin_in_words
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.entry import EntryButton
from workbench.ui.widgets.parts import (
    Glyph,
    button,
    clear,
    label,
    row,
    scrolling,
    surface,
    turn,
)

LEAST_WIDTH = 420
_BESIDE = 760
"""Width in pixels from which what is left to do stands beside the sources."""
_SIDE = 300
_NO_LIMIT = 16_777_215
"""What Qt calls no limit to a width."""
_MOST_LEFT_OVER = 12
_AROUND_FOCUS = 48
"""Pixels that are kept in view above and below what has the focus."""


class PackView(QWidget):
    """One pack."""

    source_opened = Signal(object)
    """With the `SourceId`."""
    plan_opened = Signal(object)
    """With the `PlanId`."""
    new_plan_wanted = Signal(object)
    """With the `PackId`."""
    pack_removed = Signal(object)
    """With the `PackId`."""
    renamed = Signal(str)
    source_added = Signal(object)
    """With a `TypedSource`."""
    source_renamed = Signal(object, object)
    """With the `Source`, and a `TypedSource` that says how it is called."""
    hand_on_wanted = Signal()
    own_copy_wanted = Signal()
    """The pack, which came from somebody else, is to be the student's own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pack_id: PackId | None = None
        self._shown: tuple[object, ...] = ()
        self._pack: Pack | None = None
        self._renamed: Source | None = None
        self._tasks: list[_Task] = []
        self._title = label("", Style.DIALOG_TITLE, wraps=True)
        self._origin = label("", Style.SMALL, ink="secondary", wraps=True)
        self._title_field = QLineEdit()
        self._title_field.setAccessibleName("Title of this pack, edit")
        self._title_field.hide()
        self._rename = button(look, "Change the title", kind="ghost", icon="pencil", size="small")
        self.sources = SourceList(look)
        self._form = SourceForm(look)
        self._add = button(look, "Add a source", kind="ghost", icon="plus", size="small")
        self._hand_on = button(look, "Hand on…", icon="file-down", size="small")
        self.questions = Questions(look)
        self._to_do = QVBoxLayout()
        self._background = QVBoxLayout()
        self._notices = QVBoxLayout()
        self._nothing_left = label("Nothing that has to be done.", Style.BODY, ink="secondary")
        self._remove = button(look, "Remove this pack", kind="ghost", icon="trash-2", size="small")
        self._remove.clicked.connect(self._ask_removal)
        self._received = self._made_received()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.setMinimumWidth(LEAST_WIDTH)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def show_pack(
        self,
        pack: Pack,
        plans: Sequence[Plan],
        coverage: Coverage,
        *,
        questions: Sequence[QuestionSheet] = (),
        boards: Sequence[Board] = (),
    ) -> None:
        """Show a pack as it is now, with its questions and the boards they may be from."""
        self._pack_id = pack.id
        self._title.setText(pack.title)
        self._origin.setText(origin_in_words(pack))
        self._received.setVisible(pack.is_received)
        self._pack = pack
        self._show_sources(pack, coverage)
        labels = [source.label for source in pack.sources]
        self.questions.show_questions(questions, labels, boards)
        self._questions_card.setVisible(bool(questions))
        doubtful = sum(each.enquiry.is_doubtful for each in questions)
        self._show_tasks(left_to_do(pack, plans, coverage, doubtful=doubtful))
        if self._shown != (pack.id, pack.background, pack.warnings, pack.left_over):
            self._shown = (pack.id, pack.background, pack.warnings, pack.left_over)
            self._show_background(pack)
            self._show_notices(pack)

    def take_focus(self) -> None:
        """Put the focus on the first source, or on what is left to do."""
        lines = (*self.sources.rows, *self._tasks)
        first = next((each for each in lines if each.isVisible()), None)
        (first or self._remove).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= round(_BESIDE * self._look.scale)
        turn(self._columns, is_wide=is_wide)
        side = round(_SIDE * self._look.scale)
        self._side.setMinimumWidth(side if is_wide else 0)
        self._side.setMaximumWidth(side if is_wide else _NO_LIMIT)

    def _show_sources(self, pack: Pack, coverage: Coverage) -> None:
        self.sources.show_sources(coverage, can_change=not pack.is_received)
        self._sources_card.setVisible(bool(coverage.rows))
        for each in (self._add, self._rename):
            each.setVisible(not pack.is_received)
        if pack.is_received:
            self._leave_form()

    def _add_source(self) -> None:
        if self._pack is not None:
            self._renamed = None
            self._form.begin_new(next_label(self._pack))

    def _rename_source(self, source: Source) -> None:
        self._renamed = source
        self._form.begin(source)

    def _keep_source(self, typed: TypedSource) -> None:
        if self._renamed is not None:
            self.source_renamed.emit(self._renamed, typed)
        else:
            self.source_added.emit(typed)
        self._leave_form()

    def _leave_form(self) -> None:
        if not self._form.isHidden():
            self._form.hide()
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit_title(self) -> None:
        self._title_field.setText(self._title.text())
        self._title.hide()
        self._title_field.show()
        self._title_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title_field.selectAll()

    def _keep_title(self) -> None:
        if self._title_field.isHidden():
            return
        self._title_field.hide()
        self._title.show()
        words = self._title_field.text().strip()
        if words and words != self._title.text():
            self.renamed.emit(words)

    def _show_tasks(self, tasks: Sequence[LeftToDo]) -> None:
        while len(self._tasks) < len(tasks):
            made = _Task(self._look)
            made.clicked.connect(lambda _=False, line=made: self._follow(line))
            made.stepped.connect(lambda step, line=made: self._step_task(line, step))
            self._tasks.append(made)
            self._to_do.addWidget(made)
        for line, task in zip(self._tasks, tasks, strict=False):
            line.show_task(task)
        for number, line in enumerate(self._tasks):
            line.setVisible(number < len(tasks))
        self._nothing_left.setVisible(not tasks)

    def _show_background(self, pack: Pack) -> None:
        clear(self._background)
        for icon, name, amount in background_in_words(pack.background):
            words = label(amount, Style.SMALL, ink="secondary")
            self._background.addLayout(
                row(Glyph(self._look, icon, size=18), 2, label(name), None, words)
            )
        self._background_card.setVisible(self._background.count() > 0)

    def _show_notices(self, pack: Pack) -> None:
        clear(self._notices)
        if pack.warnings:
            self._add_notices("Please check", list(pack.warnings), "triangle-alert")
        if pack.left_over:
            lines = [f"‘{each.text}’ – {each.why}" for each in pack.left_over[:_MOST_LEFT_OVER]]
            rest = len(pack.left_over) - len(lines)
            if rest:
                lines.append(f"and {counted(rest, 'more line')}")
            self._add_notices("Left over when it was brought in", lines, "scissors")

    def _add_notices(self, title: str, lines: Sequence[str], icon: str) -> None:
        heading = row(
            Glyph(self._look, icon, size=18), label(title, Style.BODY_STRONG), None, gap=8
        )
        self._notices.addLayout(heading)
        for line in lines:
            words = label(line, Style.SMALL, ink="secondary", wraps=True)
            words.setIndent(0)
            self._notices.addWidget(words)

    def _follow(self, line: _Task) -> None:
        task = line.task
        if task is None:
            return
        if task.source_id is not None:
            self.source_opened.emit(task.source_id)
        elif task.plan_id is not None:
            self.plan_opened.emit(task.plan_id)
        elif task.is_about_exams:
            self.questions.open_doubtful()
        else:
            self.new_plan_wanted.emit(self._pack_id)

    def _follow_focus(self, _: QWidget | None, focused: QWidget | None) -> None:
        inside = self._area.widget()
        if focused is not None and inside is not None and inside.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused, 0, _AROUND_FOCUS)

    def _ask_removal(self) -> None:
        if self._pack_id is not None:
            self.pack_removed.emit(self._pack_id)

    def _step_task(self, line: _Task, step: int) -> None:
        _step_among([each for each in self._tasks if each.isVisible()], line, step)

    def _lay_out(self) -> None:
        inside_card = QVBoxLayout()
        inside_card.setContentsMargins(0, 0, 0, 0)
        inside_card.addWidget(self.sources)
        self._sources_card = surface("card", inside_card)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._sources_card)
        left.addWidget(self._form)
        left.addLayout(row(self._add, None))
        self._questions_card = surface("card", _alone(self.questions))
        self._questions_card.hide()
        left.addWidget(self._questions_card)
        left.addStretch(1)
        self._side = self._made_side()
        self._columns.setSpacing(20)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._title_field, 1)
        head.addWidget(self._rename)
        column.addLayout(head)
        column.addWidget(self._origin)
        column.addWidget(self._received)
        column.addSpacing(12)
        column.addLayout(self._columns)
        self._notices.setSpacing(6)
        column.addSpacing(12)
        column.addLayout(self._notices)
        column.addSpacing(12)
        column.addLayout(row(self._hand_on, self._remove, None))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(inside)
        outer.addWidget(self._area)

    def _connect(self) -> None:
        self.sources.opened.connect(self.source_opened)
        self.sources.rename_wanted.connect(self._rename_source)
        self._add.clicked.connect(lambda *_: self._add_source())
        self._form.kept.connect(self._keep_source)
        self._form.left.connect(self._leave_form)
        self._rename.clicked.connect(lambda *_: self._edit_title())
        self._title_field.editingFinished.connect(self._keep_title)
        self._hand_on.clicked.connect(lambda *_: self.hand_on_wanted.emit())

    def _made_received(self) -> QFrame:
        words = label(
            "This pack came from somebody else. You mark it and answer about it; its texts, labels "
            "and background are theirs.",
            Style.SMALL,
            wraps=True,
        )
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        own = button(self._look, "Make it my own copy", icon="copy", size="small")
        own.clicked.connect(lambda *_: self.own_copy_wanted.emit())
        lock = Glyph(self._look, "lock", size=18)
        return surface("sunken", row(lock, words, own, gap=10, margins=(12, 8, 12, 8)))

    def _made_side(self) -> QWidget:
        self._to_do.setSpacing(0)
        self._background.setSpacing(8)
        tasks = QVBoxLayout()
        tasks.setContentsMargins(6, 12, 6, 8)
        tasks.setSpacing(4)
        heading = label("What is left to do", Style.PANE_TITLE)
        heading.setContentsMargins(10, 0, 0, 0)
        self._nothing_left.setContentsMargins(10, 0, 0, 4)
        tasks.addWidget(heading)
        tasks.addWidget(self._nothing_left)
        tasks.addLayout(self._to_do)
        known = QVBoxLayout()
        known.setContentsMargins(16, 12, 16, 12)
        known.setSpacing(10)
        known.addWidget(label("Background", Style.PANE_TITLE))
        known.addLayout(self._background)
        self._background_card: QFrame = surface("card", known)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(surface("card", tasks))
        column.addWidget(self._background_card)
        column.addStretch(1)
        return side


class _Task(EntryButton):
    """A sentence that leads to where it can be done."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, lines=4)
        self.setCheckable(False)
        self.task: LeftToDo | None = None

    def show_task(self, task: LeftToDo) -> None:
        """Say what could be done."""
        self.task = task
        self.show_words("circle-dashed", task.text, "", is_chosen=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _alone(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    return column


def _step_among(lines: Sequence[EntryButton], line: EntryButton, step: int) -> None:
    place = lines.index(line) + step
    if 0 <= place < len(lines):
        lines[place].setFocus(Qt.FocusReason.OtherFocusReason)
