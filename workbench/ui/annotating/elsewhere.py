# SPDX-License-Identifier: MIT
"""What is said where a mark means something for another question, and nothing yet for this one."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from workbench.domain.annotations import Annotation, Reading
from workbench.domain.identifiers import EnquiryId
from workbench.domain.readings import front_of
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import STRETCH, Glyph, button, column, label, row

_QUESTION, _WORDS = 64, 160
"""Characters of the question, and of what was written, that are shown."""

_shorten = partial(textwrap.shorten, placeholder=" …")


class Elsewhere(QFrame):
    """What was written for another question, and the offer to use it here."""

    taken = Signal(object)
    """With the `Reading` that is to count here as well."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self.setProperty("surface", "sunken")
        self._words = label("", Style.SMALL, ink="secondary", wraps=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._take = button(look, "Use it here too", kind="ghost", icon="copy", size="small")
        self._take.clicked.connect(lambda *_: self.taken.emit(self._reading))
        head = row(Glyph(look, "layers", size=18, colour="text_secondary"), self._words, gap=8)
        self.setLayout(column(head, row(self._take, STRETCH), gap=4, margins=(10, 8, 10, 8)))
        self.hide()

    def show_note(self, note: Annotation, questions: Mapping[EnquiryId, str]) -> None:
        """Say what the note means elsewhere, or nothing where it has a meaning here."""
        written = [each for each in note.readings if each.inference.strip() or each.so_what.strip()]
        self._reading = max(written, key=_length, default=None)
        is_asked = self._reading is not None and front_of(note).is_empty
        if self._reading is not None and is_asked:
            question = questions.get(self._reading.enquiry_id) if self._reading.enquiry_id else None
            place = f"‘{_shorten(question, _QUESTION)}’" if question else "another question"
            words = _shorten(self._reading.so_what or self._reading.inference, _WORDS)
            self._words.setText(f"For {place} you wrote: ‘{words}’")
            self._take.setAccessibleDescription(self._words.text())
        self.setVisible(is_asked)


def _length(reading: Reading) -> int:
    return len(reading.inference) + len(reading.so_what)
