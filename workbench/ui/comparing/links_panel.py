# SPDX-License-Identifier: MIT
"""The column on the right of Compare: the link in the making, all links, what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.domain.links import LinkKind, LinkNote, SourcePair
from workbench.domain.saying import capitalised
from workbench.ui.comparing.agreement_table import AgreementTable
from workbench.ui.comparing.link_list import LinkList
from workbench.ui.comparing.wording import NO_LINKS, question_about
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.link_form import LinkForm
from workbench.ui.widgets.parts import (
    STRETCH,
    Button,
    ElidedLabel,
    Glyph,
    clear,
    column,
    icon_button,
    label,
    row,
    surface,
)

WIDTH = 300
"""Pixels as designed."""

_MOST_QUESTIONS = 2


class LinksPanel(QFrame):
    """Links as a list and as a table; `form` tells one link while it is made or changed."""

    third_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "pane")
        self.setProperty("edge", "left")
        self.setAccessibleName("Links")
        self._count = label("", Style.SMALL, ink="secondary")
        self.third: Button = icon_button(look, "columns-2", "A third source", keys="Ctrl+Shift+T")
        self.third.clicked.connect(lambda *_: self.third_wanted.emit())
        self._ends = label("", Style.BODY_STRONG)
        self._quoted = [ElidedLabel("", Style.SMALL, ink="secondary") for _ in range(2)]
        self._warning = _Question(look)
        self.form = LinkForm(look)
        self._card = surface(
            "card",
            column(
                self._ends, *self._quoted, self.form, self._warning, gap=6,
                margins=(12, 10, 12, 10),
            ),
        )  # fmt: skip
        self._card.setProperty("active", "true")
        self._card.setAccessibleName("The link in the making")
        self._card.hide()
        self._empty = surface(
            "gap",
            column(label(NO_LINKS, ink="secondary", wraps=True), margins=(14, 12, 14, 12)),
        )
        self._empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._empty.setAccessibleName(f"No links yet. {NO_LINKS}")
        self.list = LinkList(look)
        self._table_head = label("Agreements and disagreements", Style.BODY_STRONG)
        self.table = AgreementTable(look)
        self._questions = QWidget()
        self._question_rows = QVBoxLayout(self._questions)
        self._question_rows.setContentsMargins(0, 0, 0, 0)
        head = row(label("Links", Style.PANE_TITLE), STRETCH, self._count, self.third, gap=8)
        self._layout = column(
            head, self._card, self._empty, self.list, self._table_head, self.table,
            self._questions, gap=10, margins=(16, 12, 12, 12),
        )  # fmt: skip
        self.setLayout(self._layout)

    def show_links(self, notes: Sequence[LinkNote], pairs: Sequence[SourcePair]) -> None:
        """Show all links of the pack, and what they come to for each two sources."""
        self._count.setText(str(len(notes)) if notes else "")
        self._empty.setVisible(not notes)
        self.list.setVisible(bool(notes))
        self.list.show_notes(notes)
        self._table_head.setVisible(bool(pairs))
        self.table.show_pairs(pairs, {note.link.id: note for note in notes})
        self._layout.setAlignment(self._empty, Qt.AlignmentFlag.AlignTop)
        clear(self._question_rows)
        shared = ((pair, pair.shared_origin) for pair in pairs)
        asked = [(pair, origin) for pair, origin in shared if origin][:_MOST_QUESTIONS]
        for pair, origin in asked:
            shown = _Question(self._look)
            # In its place first: what is shown without one is a window of its own.
            self._question_rows.addWidget(shown)
            shown.ask(question_about(pair.one, pair.other, origin.shared))
        self._questions.setVisible(bool(asked))

    def ask(self, names: tuple[str, str], words: Sequence[str], question: str) -> None:
        """Open the form about two ends, with what each is on; who asks has shown the ways in it."""
        self._ends.setText(f"{names[0]} and {names[1]}")
        for place, said in zip(self._quoted, words, strict=True):
            place.show_text(capitalised(said))
            place.setVisible(bool(said))
        self._warning.ask(question)
        self._card.show()
        self.form.focus()

    def close_form(self) -> None:
        """Put the form away."""
        self.form.flush()
        self._card.hide()

    @property
    def is_asking(self) -> bool:
        """Whether the form is open."""
        return not self._card.isHidden()

    def show_form(self, kinds: Sequence[LinkKind], kind: LinkKind | None, sentence: str) -> None:
        """Show these ways and this sentence in the form."""
        self.form.show_link(kinds, kind, sentence)

    def take_focus(self) -> None:
        """Give the focus to the form, to the list, or to what stands in its place."""
        if self.is_asking:
            self.form.focus()
        else:
            target = self._empty if self.list.isHidden() else self.list
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Question(QFrame):
    """A question for the student: an icon and one or two sentences."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = label("", Style.SMALL, wraps=True)
        glyph = Glyph(look, "message-circle-question-mark", size=18)
        self.setProperty("surface", "gap")
        layout = row(glyph, self._words, gap=8, margins=(10, 8, 10, 8))
        layout.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.hide()

    def ask(self, question: str) -> None:
        """Ask this; nothing is asked with nothing."""
        self._words.setText(question)
        self.setAccessibleName(f"A question for you: {question}")
        self.setVisible(bool(question))
