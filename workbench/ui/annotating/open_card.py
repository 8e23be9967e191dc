# SPDX-License-Identifier: MIT
"""The note that is open: what is quoted, the three steps, the direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget
from typing_extensions import override

from workbench.domain.annotations import Annotation, Direction, Reading
from workbench.domain.frameworks import Letter
from workbench.domain.identifiers import EnquiryId
from workbench.ui.annotating import wording
from workbench.ui.annotating.direction import DirectionChoice
from workbench.ui.annotating.elsewhere import Elsewhere
from workbench.ui.annotating.menu import NoteMenu
from workbench.ui.annotating.not_kept import NotKept
from workbench.ui.annotating.note_links import NoteLinks
from workbench.ui.annotating.place_notice import PlaceNotice
from workbench.ui.annotating.quotation import Quotation
from workbench.ui.annotating.step import StepBlock
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.debounce import Debounce
from workbench.ui.widgets.directions import DIRECTIONS
from workbench.ui.widgets.focus_ring import NO_RING
from workbench.ui.widgets.lens import Tag
from workbench.ui.widgets.parts import ElidedLabel, column, icon_button, label, row
from workbench.ui.widgets.question_card import QuestionCard
from workbench.ui.widgets.remark_stack import RemarkStack

if TYPE_CHECKING:
    from workbench.domain.checks.finding import Finding

_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}


class OpenCard(QFrame):
    """One card for whichever note is open; what is typed in it wins over what arrives."""

    changed = Signal(object)
    """The whole annotation, with what was typed or chosen."""
    removal_wanted = Signal()
    plan_wanted = Signal()
    versions_wanted = Signal()
    link_wanted = Signal()
    escaped = Signal()
    move_wanted = Signal(int)
    """A key that moves within the list, while the card itself has the focus."""
    fitted = Signal()
    """The card may want another height."""
    step_entered = Signal(object)
    """The widget of the step that got the focus."""
    retry_wanted = Signal()
    copy_wanted = Signal()
    place_accepted = Signal()
    place_denied = Signal()
    place_wanted = Signal()
    """The mark is to be put on the words that are selected."""
    answer_wanted = Signal(object)
    meant = Signal(object, str)
    """A question (Finding) is answered with “I meant this”, and the reason."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._note: Annotation | None = None
        self._letter: Letter | None = None
        self._shown: tuple[object, ...] = ()
        self._letters: tuple[Letter, ...] = ()
        self._typed: set[str] = set()
        self._pause = Debounce(self)
        self._pause.due.connect(self.flush)
        self.setProperty("surface", "card")
        self.setProperty("active", "true")
        self.setProperty(NO_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._tag = Tag(look)
        self._id = label("", Style.ENQUIRY)
        self._where = ElidedLabel("", Style.CAPTION, ink="tertiary")
        self._to_plan = icon_button(look, "list-tree", "To the plan", keys="Ctrl+E")
        self._link = icon_button(look, "link", "Link this mark", keys="Ctrl+L")
        self._more = icon_button(look, "ellipsis", "More about this note", keys="Shift+F10")
        self._quotation = Quotation(look)
        self._steps = [StepBlock(look, step) for step in wording.STEPS]
        self._direction = DirectionChoice(look)
        self.links = NoteLinks(look)
        self._not_kept = NotKept(look)
        self._place_notice = PlaceNotice(look)
        self._elsewhere = Elsewhere(look)
        self._question = QuestionCard(look)
        self.remarks = RemarkStack(look)
        """What a teacher wrote about the open note."""
        self._finding: Finding | None = None
        self._questions: Mapping[EnquiryId, str] = {}
        self._lay_out()
        self._connect()

    @property
    def annotation(self) -> Annotation | None:
        """The note as it was last known or sent."""
        return self._note

    def show_letters(self, letters: Sequence[Letter], *, has_enquiry: bool) -> None:
        """Offer these letters; without an enquiry the last step is about a question to choose."""
        self._letters = tuple(letters)
        caption = wording.STEPS[-1].caption if has_enquiry else wording.WITHOUT_ENQUIRY
        self._steps[-1].show_caption(caption)

    def show_questions(self, questions: Mapping[EnquiryId, str]) -> None:
        """Call the questions that notes are written for by these words."""
        self._questions = questions

    def show_finding(self, finding: Finding | None) -> None:
        """Ask this about the open note, under the step it is about, or with None nothing.

        While that step is being written nothing is asked that was not asked before.
        """
        block = self._block_of(finding) if finding is not None else None
        is_other = finding is not None and finding != self._finding
        if is_other and block is not None and block.field.hasFocus():
            finding = None
        if finding == self._finding:
            return
        self._finding = finding
        self._question.show_question(finding.question if finding else None)
        if finding is not None:
            self._put_question_below(block or self._elsewhere)

    def focus_named(self, field: str) -> None:
        """Go to the step of that name, or else to the first without words."""
        named = next((each for each in self._steps if each.name == field), None)
        if named is not None:
            named.focus()
        else:
            self.focus_step()

    def show_note(
        self,
        annotation: Annotation,
        letter: Letter | None,
        *,
        place: str,
        prompt: str = "",
        starters: Mapping[str, Sequence[str]] = _NONE,
    ) -> None:
        """Show this note; of the note that is shown already only what is not being typed.

        `prompt` is asked in its first step, `starters` are offered by the name of the step.
        """
        shown = (annotation, letter, place, prompt, starters, self._questions)
        if self._note is annotation and shown == self._shown:
            return
        self._shown = shown
        is_other = self._note is None or self._note.id != annotation.id
        if is_other:
            self._pause.settle()
            self._typed.clear()
        self._note, self._letter = annotation, letter
        name = wording.letter_name(annotation, letter)
        weight = f" · {wording.weight_name(annotation.weight)}" if annotation.weight else ""
        self._tag.show_letter(letter)
        self._id.setText(annotation.short_id)
        self._where.show_text(f"{name} · {place}{weight}")
        self.setAccessibleName(wording.spoken_name(annotation, letter, place))
        self._quotation.show_words(annotation.target.quoted or None)
        self._place_notice.show_target(annotation.target)
        self._elsewhere.show_note(annotation, self._questions)
        self._direction.show_direction(annotation.direction)
        self._steps[0].show_step(wording.first_step(annotation))
        for block in self._steps:
            block.show_mark(f"{name}, mark {annotation.short_id}")
            is_description = block.step == wording.ON_PICTURE
            block.show_offer(prompt, () if is_description else starters.get(block.name, ()))
            text = getattr(annotation, block.name)
            if is_other:
                block.start_anew(text)
            elif block.name not in self._typed:
                block.field.show_text(text)

    def leave(self) -> None:
        """Show no note any more."""
        self._pause.settle()
        self._typed.clear()
        self._note = None
        self._not_kept.show_reason(None)

    def pending(self) -> Annotation | None:
        """Return the note with what was typed and not handed on, or None."""
        if self._note is None:
            return None
        note = self._note
        for block in self._steps:
            if block.name in self._typed:
                note = wording.with_step(note, block.name, block.field.text())
        return note if note != self._note else None

    def flush(self) -> None:
        """Hand on at once what was typed."""
        note = self.pending()
        self._pause.settle()
        self._typed.clear()
        if note is not None:
            self._note = note
            self.changed.emit(note)

    def focus_place(self) -> None:
        """Go to the question whether the mark is where it belongs, or else to a step."""
        if self._note is not None and self._note.target.is_doubtful:
            self._place_notice.focus()
        else:
            self.focus_step()

    def focus_step(self) -> None:
        """Go to the first step without words, or to the first of all."""
        empty = (each for each in self._steps if not each.field.text().strip())
        next(empty, self._steps[0]).focus()

    def change_to(self, note: Annotation) -> None:
        """Hand on another weight, letter or direction together with what was typed."""
        if self._note is None:
            return
        changed = replace(
            self.pending() or self._note,
            dimension=note.dimension,
            weight=note.weight,
            direction=note.direction,
        )
        self._pause.settle()
        self._typed.clear()
        if changed != self._note:
            self._note = changed
            self.changed.emit(changed)

    def cycle_direction(self) -> None:
        """Go on to the next direction: adds value, limits it, both, none."""
        if self._note is None:
            return
        ways: list[Direction | None] = [*DIRECTIONS, None]
        following = ways[(ways.index(self._note.direction) + 1) % len(ways)]
        self._choose_direction(following)
        announce(self, DIRECTIONS[following][0] if following else "No direction")

    def say_not_kept(self, reason: str | None) -> None:
        """Say in the card why the note is not kept, or with None nothing."""
        self._not_kept.show_reason(reason)

    def open_menu(self, place: QPoint) -> None:
        """Open the menu of the note at this place of the screen."""
        if self._note is None:
            return
        menu = NoteMenu(self._note, self._letters, parent=self)
        menu.change_wanted.connect(self.change_to)
        menu.plan_wanted.connect(self.plan_wanted)
        menu.versions_wanted.connect(self.versions_wanted)
        menu.removal_wanted.connect(self.removal_wanted)
        menu.popup(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif self.hasFocus() and key in _MOVES:
            self.move_wanted.emit(int(key))
        elif self.hasFocus() and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focus_step()
        elif self.hasFocus() and key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.fitted.emit()
        return is_done

    def _lay_out(self) -> None:
        self._where.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = row(self._tag, self._id, self._where, self._link, self._to_plan, self._more, gap=7)
        layout = column(
            head,
            self._not_kept,
            self._place_notice,
            self._quotation,
            self._elsewhere,
            self._question,
            self.remarks,
            *self._steps,
            self._direction,
            self.links,
            gap=8,
            margins=(12, 8, 12, 10),
        )
        self.setLayout(layout)

    def _connect(self) -> None:
        for number, block in enumerate(self._steps):
            block.typed.connect(lambda name=block.name: self._note_typing(name))
            block.field.entered.connect(lambda at=number: self._enter(at))
            block.field.settled.connect(self.flush)
            block.field.next_wanted.connect(lambda at=number: self._go_to(at + 1))
            block.field.previous_wanted.connect(lambda at=number: self._go_to(at - 1))
            block.field.escaped.connect(self._escape)
            block.field.menu_wanted.connect(self.open_menu)
        self._direction.chosen.connect(self._choose_direction)
        self._elsewhere.taken.connect(self._take_over)
        self._question.answer_wanted.connect(self._answer)
        self._question.meant.connect(self._say_meant)
        self._to_plan.clicked.connect(lambda *_: self.plan_wanted.emit())
        self._link.clicked.connect(lambda *_: self.link_wanted.emit())
        self._more.clicked.connect(
            lambda: self.open_menu(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        )
        self.links.entered.connect(self.step_entered)
        self._not_kept.retry_wanted.connect(self.retry_wanted)
        self._not_kept.copy_wanted.connect(self.copy_wanted)
        self._place_notice.accepted.connect(self.place_accepted)
        self._place_notice.denied.connect(self.place_denied)
        self._place_notice.put_wanted.connect(self.place_wanted)

    def _put_question_below(self, widget: QWidget) -> None:
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)  # noqa: S101 – that is what a column is
        if layout.indexOf(self._question) != layout.indexOf(widget) + 1:
            layout.removeWidget(self._question)
            layout.insertWidget(layout.indexOf(widget) + 1, self._question)

    def _note_typing(self, name: str) -> None:
        self._typed.add(name)
        self._pause.touch()

    def _enter(self, number: int) -> None:
        for at, block in enumerate(self._steps):
            block.show_in_use(at == number)
        self.step_entered.emit(self._steps[number])

    def _go_to(self, number: int) -> None:
        self.flush()
        if number < 0:
            self._more.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif number < len(self._steps):
            self._steps[number].focus()
        else:
            self._direction.focus()

    def _escape(self) -> None:
        self.flush()
        self.escaped.emit()

    def _block_of(self, finding: Finding) -> StepBlock | None:
        return next((each for each in self._steps if each.name == finding.place.field), None)

    def _answer(self) -> None:
        if self._finding is not None:
            self.focus_named(self._finding.place.field)
            self.answer_wanted.emit(self._finding)

    def _say_meant(self, reason: str) -> None:
        finding = self._finding
        if finding is not None:
            self.focus_named(finding.place.field)
            self.meant.emit(finding, reason)

    def _take_over(self, reading: Reading) -> None:
        """Let what the mark means for another question count here as well."""
        self.flush()
        if self._note is not None:
            self._note = replace(
                self._note,
                inference=reading.inference,
                so_what=reading.so_what,
                direction=reading.direction,
                weight=reading.weight,
            )
            self.changed.emit(self._note)
            self.focus_step()

    def _choose_direction(self, direction: Direction | None) -> None:
        if self._note is not None:
            self._direction.show_direction(direction)
            self.change_to(replace(self._note, direction=direction))
