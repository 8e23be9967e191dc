# SPDX-License-Identifier: MIT
"""My codes: a teacher's list of codes, in order, with more of them and with other meanings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from workbench.domain.own_codes import BUTTONS, LONGEST_CODE, LONGEST_MEANING, OwnCodes
from workbench.domain.reviews import Code, CodeBank
from workbench.domain.text import one_line
from workbench.ui.announcing import announce
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.choices import TickBox
from workbench.ui.widgets.focus_ring import FocusRing
from workbench.ui.widgets.form_fields import FormLine, is_finishing
from workbench.ui.widgets.parts import button, column, label, row
from workbench.ui.widgets.text_list import TextLine, TextList

_LINE = 28
_SIZE = (720, 640)
_ABOUT = (
    f"What you type to stamp a passage. The first {BUTTONS} have a button. What was stamped before "
    "keeps the words it was stamped with."
)
_NEW = "A new code"
_MOST_BACK = 50


class CodesDialog(QDialog):
    """Lists all codes; the one in use can be moved, hidden, and given another meaning.

    Signals:
        changed: the codes are to be kept as they are now (OwnCodes).
        save_wanted, bring_in_wanted: they are to be handed on; a file with some is to be brought.
    """

    changed = Signal(object)
    save_wanted = Signal()
    bring_in_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget, given: CodeBank, codes: OwnCodes) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("My codes")
        self._look, self._given = look, given
        self._past: list[OwnCodes] = []
        self._shown: Code | None = None
        self.codes = codes
        """As they are now."""
        self.list = _CodeList(look)
        self._code = FormLine("Voc", "Code")
        self._meaning = FormLine("a stronger word is there", "What it means")
        self._step = FormLine("may stay empty", "What to do next")
        self._praise = TickBox(look, "Praise: there is nothing to do about it")
        self._keep = button(look, "Add", kind="primary", icon="plus", size="small")
        self._new = button(look, "New code", icon="plus", size="small")
        self._up = button(look, "Move up", icon="chevron-up", size="small")
        self._down = button(look, "Move down", icon="chevron-down", size="small")
        self._hide = button(look, "Hide", icon="eye-off", size="small")
        self._remove = button(look, "Take away", icon="trash-2", size="small")
        self._undo = button(look, "Undo", icon="undo-2", size="small")
        self._save = button(look, "Save for colleagues…", kind="ghost", icon="save", size="small")
        self._bring = button(look, "Bring in…", kind="ghost", icon="file-plus", size="small")
        self._close = button(look, "Close", size="small")
        self._words = label("", Style.SMALL, ink="secondary", wraps=True)
        self._ring = FocusRing(look, self)
        self._build()
        self._connect()
        self._show(0)

    def words(self) -> str:
        """Return what is said below."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say something below."""
        self._words.setText(words)
        if words:
            announce(self, words)

    def put(self, codes: OwnCodes, words: str) -> None:
        """Have these codes from now on, and say what became of them; one can go back."""
        if codes != self.codes:
            self._past = [*self._past[1 - _MOST_BACK :], self.codes]
            self.codes = codes
            self._show(self.list.place())
            self.changed.emit(codes)
        self.say(words)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        room = parent.window().geometry() if parent else self.screen().availableGeometry()
        width, height = (round(each * self._look.scale) for each in _SIZE)
        self.resize(min(width, room.width()), min(height, room.height()))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_finishing(event):
            self._keep_code()
        elif is_control and event.key() == Qt.Key.Key_Z:
            self._go_back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # A dialog would press one of its buttons.
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def done(self, result: int) -> None:
        """Leave; what is typed is kept, or why it cannot be is said. Escape leaves all the same."""
        if self._is_typed():
            refusal = self._refusal()
            if refusal and result == QDialog.DialogCode.Accepted:
                self._refuse(refusal)
                return
            if not refusal:
                self._keep_typed()
        super().done(result)

    # What is chosen

    def _chosen(self) -> Code | None:
        line = self.list.line()
        return line.value if line is not None and isinstance(line.value, Code) else None

    def _show(self, place: int) -> None:
        codes = self.codes.everything(self._given)
        hidden = set(self.codes.hidden)
        with_button = [each.code for each in codes if each.code not in hidden][:BUTTONS]
        lines = [self._line(each, hidden, with_button) for each in codes]
        lines.append(TextLine(_NEW, _NEW))
        self.list.show_lines(lines, place=max(0, min(place, len(lines) - 1)))
        self._show_chosen()

    def _line(self, code: Code, hidden: set[str], with_button: list[str]) -> TextLine:
        about = []
        if code.is_own:
            is_given = code.code in {each.code for each in self._given.codes}
            about.append("changed by you" if is_given else "yours")
        if code.code in hidden:
            about.append("hidden")
        elif code.code in with_button:
            about.append("button")
        more = f" ({', '.join(about)})" if about else ""
        return TextLine(
            f"{code.code}   {code.meaning}{more}", f"{code.code}: {code.meaning}{more}", code
        )

    def _go_on(self) -> None:
        """Keep what is typed about the code before, then show the one that is chosen."""
        if self._is_typed() and not self._refusal():
            chosen = self._chosen()
            self._keep_typed()
            self._choose(chosen.code if chosen else "")
        else:
            self._show_chosen()

    def _show_chosen(self) -> None:
        code = self._shown = self._chosen()
        is_given = code is not None and code.code in {each.code for each in self._given.codes}
        self._code.setText(code.code if code else "")
        self._code.setReadOnly(code is not None)
        self._meaning.setText(code.meaning if code else "")
        self._step.setText(code.next_step if code else "")
        self._praise.setChecked(code.praises if code else False)
        self._keep.setText("Keep what it means" if code else "Add")
        is_hidden = code is not None and code.code in self.codes.hidden
        self._hide.setText("Show again" if is_hidden else "Hide")
        self._remove.setText("As it was given" if is_given else "Take away")
        for each in (self._keep, self._hide, self._remove):
            each.setAccessibleName(each.text())
        self._up.setEnabled(code is not None and self.list.place() > 0)
        self._down.setEnabled(code is not None and self.list.place() < len(self.list.lines) - 2)
        self._hide.setEnabled(code is not None)
        self._remove.setEnabled(code is not None and code.is_own)
        self._undo.setEnabled(bool(self._past))
        self._praise.setEnabled(not self._step.text().strip())

    # What is done

    def _typed(self) -> Code:
        """Return the code that stands in the fields."""
        fields = (self._code, self._meaning, self._step)
        word, meaning, step = (one_line(each.text()) for each in fields)
        asks = not step and not self._praise.isChecked()
        return Code(word, meaning, step, asks=asks)

    def _is_typed(self) -> bool:
        """Tell whether something stands in the fields that is not kept."""
        typed, shown = self._typed(), self._shown
        if shown is None:
            return bool(typed.code or typed.meaning or typed.next_step)
        kept = (shown.meaning, shown.next_step, shown.praises)
        return kept != (typed.meaning, typed.next_step, typed.praises)

    def _refusal(self) -> str:
        """Return why what is typed cannot be kept; empty where it can."""
        typed = self._typed()
        refusal = "" if self._shown else self.codes.refusal(typed.code, self._given)
        if not refusal and not typed.meaning:
            refusal = f"Say what “{typed.code}” means: your students read it."
        return refusal

    def _refuse(self, refusal: str) -> None:
        self.say(refusal)
        is_new = self._shown is None and self.codes.refusal(self._typed().code, self._given)
        field = self._code if is_new else self._meaning
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_code(self) -> None:
        refusal = self._refusal()
        if refusal:
            self._refuse(refusal)
        else:
            self._choose(self._keep_typed())
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_typed(self) -> str:
        """Keep the code that stands in the fields, and return its name."""
        typed = self._typed()
        self.put(self.codes.with_code(typed, self._given), f"{typed.code}: {typed.sentence}")
        return typed.code

    def _choose(self, name: str) -> None:
        names = [
            each.value.code if isinstance(each.value, Code) else "" for each in self.list.lines
        ]
        if name in names:
            self.list.blockSignals(True)
            self.list.choose(names.index(name))
            self.list.blockSignals(False)
            self._show_chosen()

    def _begin_new(self) -> None:
        self.list.choose(len(self.list.lines) - 1)
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        code = self._chosen()
        if code is not None:
            codes = self.codes.moved(code.code, by, self._given)
            at = [each.code for each in codes.everything(self._given)].index(code.code) + 1
            self.put(codes, f"{code.code} is number {at} now.")
            self._choose(code.code)

    def _turn_hidden(self) -> None:
        code = self._chosen()
        if code is not None:
            hides = code.code not in self.codes.hidden
            told = "is not offered any more." if hides else "is offered again."
            self.put(self.codes.with_hidden(code.code, is_hidden=hides), f"{code.code} {told}")

    def _take_away(self) -> None:
        code = self._chosen()
        if code is not None and code.is_own:
            codes = self.codes.without(code.code)
            stays = code.code in {each.code for each in codes.everything(self._given)}
            told = f"{code.code} means again what it did." if stays else f"Taken away: {code.code}"
            self.put(codes, told)

    def _go_back(self) -> None:
        if self._past:
            self.codes = self._past.pop()
            self._show(self.list.place())
            self.changed.emit(self.codes)
            self.say("As it was before")

    # How it is laid out

    def _build(self) -> None:
        for field, longest in (
            (self._code, LONGEST_CODE),
            (self._meaning, LONGEST_MEANING),
            (self._step, LONGEST_MEANING),
        ):
            field.setMaxLength(longest)
        for each in self.findChildren(QWidget):
            if hasattr(each, "setAutoDefault"):
                each.setAutoDefault(False)
        fields: list[QWidget] = []
        for field in (self._code, self._meaning, self._step):
            fields += [label(field.accessibleName(), Style.LABEL, ink="secondary"), field]
        form = QWidget()
        form.setLayout(column(*fields, self._praise, row(self._keep, None), gap=4))
        self.setLayout(
            column(
                label("My codes", Style.DIALOG_TITLE, wraps=True),
                label(_ABOUT, ink="secondary", wraps=True),
                self.list,
                row(self._new, self._up, self._down, self._hide, self._remove, None, self._undo),
                form,
                self._words,
                row(self._save, self._bring, None, self._close),
                gap=10,
                margins=(24, 20, 24, 20),
            )
        )

    def _connect(self) -> None:
        self.list.line_changed.connect(lambda _: self._go_on())
        self.list.moved.connect(self._move)
        self.list.removal_wanted.connect(self._take_away)
        self.list.edit_wanted.connect(self._edit)
        self._step.textEdited.connect(lambda text: self._praise.setEnabled(not text.strip()))
        for field in (self._code, self._meaning, self._step):
            field.returnPressed.connect(self._keep_code)
        self._keep.clicked.connect(lambda *_: self._keep_code())
        self._new.clicked.connect(lambda *_: self._begin_new())
        self._up.clicked.connect(lambda *_: self._move(-1))
        self._down.clicked.connect(lambda *_: self._move(1))
        self._hide.clicked.connect(lambda *_: self._turn_hidden())
        self._remove.clicked.connect(lambda *_: self._take_away())
        self._undo.clicked.connect(lambda *_: self._go_back())
        self._save.clicked.connect(lambda *_: self.save_wanted.emit())
        self._bring.clicked.connect(lambda *_: self.bring_in_wanted.emit())
        self._close.clicked.connect(lambda *_: self.accept())

    def _edit(self) -> None:
        (self._meaning if self._chosen() else self._code).setFocus(Qt.FocusReason.OtherFocusReason)


class _CodeList(TextList):
    """Alt with an arrow moves a code, Delete takes an own one away, Enter goes to its words."""

    moved = Signal(int)
    removal_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, height=_LINE)
        self.setAccessibleName("Codes in their order")
        self.setAccessibleDescription(
            "Alt with up or down moves a code, Delete takes one of yours away, Enter changes it."
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if held == Qt.KeyboardModifier.AltModifier and key in steps:
            self.moved.emit(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Delete and not held:
            self.removal_wanted.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)
