# SPDX-License-Identifier: MIT
"""The head of a source page: letter, title, what it is, and how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QMenu, QSizePolicy, QWidget

from workbench.domain.annotations import SourcePart
from workbench.domain.sources import Source, SourceKind
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.parts import ElidedLabel, icon_button, label, row, turn

_SHARES = (3, 2)
"""How title and facts share one row."""


class SourceHeading(QFrame):
    """Letter, title and one line of facts; at the right text size and ruler."""

    size_wanted = Signal(int)
    """With 1 for larger, -1 for smaller, 0 for the usual size."""
    ruler_toggled = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_flat = False
        self._badge = label("", Style.DIALOG_TITLE, ink="on_primary")
        self._badge.setProperty("surface", "badge")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = ElidedLabel("", Style.PAGE_TITLE)
        self._facts = ElidedLabel("", Style.CAPTION, ink="tertiary")
        self._size = icon_button(look, "a-large-small", "Text size", keys="Ctrl++, Ctrl+−")
        self._ruler = icon_button(look, "ruler", "Reading ruler")
        self._ruler.setCheckable(True)
        self._menu = self._size_menu()
        self._size.clicked.connect(self._open_menu)
        self._ruler.clicked.connect(self.ruler_toggled)
        words = QWidget()
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom, words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.addWidget(self._title)
        self._words.addWidget(self._facts)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for button in (self._size, self._ruler):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = row(self._badge, 4, words, self._size, self._ruler, gap=6)
        self.setLayout(self._row)
        look.changed.connect(self._follow_look)
        self._follow_look()

    def show_source(self, source: Source, facts: str, *, has_text: bool) -> None:
        """Show what a source is called and what there is to say of it in one line."""
        title = source.title or source.name
        self._badge.setText(source.label[:3])
        self._title.show_text(title)
        self._title.setAccessibleName(f"{source.name}: {title}" if source.title else title)
        self._facts.show_text(facts)
        self._size.setVisible(has_text)
        self._ruler.setVisible(has_text)

    def be_flat(self, is_flat: bool) -> None:
        """Take one row for title and facts, or two."""
        if is_flat != self._is_flat:
            self._is_flat = is_flat
            self._follow_look()

    def _size_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, step in (("Larger text", 1), ("Smaller text", -1), ("Usual text size", 0)):
            menu.addAction(text).triggered.connect(
                lambda _=False, step=step: self.size_wanted.emit(step)
            )
        return menu

    def _open_menu(self) -> None:
        self._menu.popup(self._size.mapToGlobal(self._size.rect().bottomLeft()))

    def _follow_look(self) -> None:
        turn(self._words, is_wide=self._is_flat)
        self._words.setSpacing(12 if self._is_flat else 1)
        for place, share in enumerate(_SHARES):
            self._words.setStretch(place, share if self._is_flat else 0)
        self._row.setContentsMargins(20, *((4, 14, 4) if self._is_flat else (14, 14, 8)))
        side = self._look.px("source_badge") - round(8 * self._look.scale) * self._is_flat
        self._badge.setFixedSize(side, side)
        is_on = self._look.comfort.ruler
        self._ruler.setChecked(is_on)
        self._ruler.setAccessibleName(f"Reading ruler, {'on' if is_on else 'off'}")


def facts_of(source: Source, marked: Mapping[SourcePart, int]) -> str:
    """Return one line on what a source is, how long it is and how many marks are on which part."""
    date = source.provenance.date
    kind = "Source from the time"
    if source.kind is SourceKind.INTERPRETATION:
        kind = f"Later view, {date.text}" if date else "Later view"
    facts = ["No longer in the pack", kind] if source.is_withdrawn else [kind]
    if source.body:
        facts.append(_counted(_paragraphs(source.body), "paragraph"))
    if source.picture is not None:
        facts.append("with a picture" if source.body else "picture")
    places = [
        (number, words)
        for part, words in (
            (SourcePart.ATTRIBUTION, "its label"),
            (SourcePart.PICTURE, "the picture"),
            (SourcePart.BODY, "the text"),
            (SourcePart.WHOLE, "the whole source"),
        )
        if (number := marked.get(part, 0))
    ]
    if not places:
        return " · ".join([*facts, "no marks yet"])
    (first, where), *others = places
    said = f"{_counted(first, 'mark')} on {where}"
    return " · ".join([*facts, ", ".join([said, *(f"{n} on {words}" for n, words in others)])])


@lru_cache(maxsize=8)
def _paragraphs(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())


def quiet_notes(source: Source) -> QLabel | None:
    """Return what the page printed under a source, words explained and about the maker, or None."""
    lines = [f"{gloss.mark} {gloss.text}".strip() for gloss in source.glosses]
    if source.author_note:
        lines.append(source.author_note)
    if not lines:
        return None
    made = label("\n".join(lines), Style.SMALL, ink="secondary", wraps=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
