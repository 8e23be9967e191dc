# SPDX-License-Identifier: MIT
"""What is remembered of the words of a window, so that they can be marked before it is built."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import SourceId
from workbench.domain.text import Span
from workbench.ui.look.look import Look, reading_files
from workbench.ui.reading.mark_index import span_of
from workbench.ui.reading.marked_text import MarkedText
from workbench.ui.reading.shown_text import showable

_DEEPEST = 1_600
"""Pixels of a text, from the first visible line on, that are remembered: a window may be higher
next time."""

Seen = dict[str, Any]
"""Words as they were seen, as JSON; `words_seen` says what is in it."""


def words_seen(
    window: QWidget,
    source_id: SourceId,
    texts: tuple[MarkedText, ...],
    look: Look,
    framework: Framework,
) -> Seen:
    """Return where the words of a source that are in view are in a window, as JSON.

    Returns:
        `source`, the id; `colours`, by name; `faces`, the files of the typefaces; and `texts`. Each
        of these has its `part`, `name` and `place` in the window (from the left, from the top,
        width, and from the bottom, in pixels); its `lines` (position in the stored text, pixels
        from the top, words); its `marks` (start, end, colour); how it is set; where the `caret` is;
        and the `letters` that mark, by their key: what each is called, and its colours.
    """
    return {
        "source": source_id,
        "colours": {
            name: look.colour(name).name() for name in ("window", "page", "text", "selection")
        },
        "faces": reading_files(look.comfort.face),
        "texts": [_text_seen(window, each, framework) for each in texts if each.text],
    }


def _text_seen(window: QWidget, text: MarkedText, framework: Framework) -> Seen:
    view, font = text.viewport(), text.font()
    place = view.mapTo(window, QPoint())
    lines = list(_lines(text))
    return {
        "part": text.part.value,
        "name": text.accessibleName(),
        "place": [
            place.x(),
            place.y(),
            view.width(),
            window.height() - place.y() - view.height(),
        ],
        "families": font.families(),
        "size": font.pixelSize(),
        "letter_space": font.letterSpacing(),
        "word_space": font.wordSpacing(),
        "line": text.line_height,
        "left": text.text_room()[0],
        "lines": lines,
        "marks": list(_marks(text, lines)),
        "caret": text.caret(),
        "letters": _letters(text.look, framework) if text.letters_on else {},
    }


def _lines(text: MarkedText) -> Iterator[list[Any]]:
    seen_from = text.verticalScrollBar().value()
    for line in text.lines.between(seen_from, seen_from + _DEEPEST):
        if line.top < seen_from:
            continue
        start, end = (text.shown.position_of(at) for at in (line.start, line.end))
        yield [start, round(line.top - seen_from), showable(text.text[start:end]).rstrip("\n")]


def _marks(text: MarkedText, lines: list[list[Any]]) -> Iterator[list[Any]]:
    """Yield the marks on these lines: there may be thousands elsewhere."""
    if not lines:
        return
    last, _, words = lines[-1]
    for mark in text.view.index.between(lines[0][0], last + len(words)):
        letter = text.letter(mark)
        if letter is not None:
            span: Span = span_of(mark)
            yield [span.start, span.end, text.look.lens(letter).tint]


def _letters(look: Look, framework: Framework) -> dict[str, list[str]]:
    """Return the keys that mark and can mean one letter only."""
    found = {}
    for key, letters in framework.by_key().items():
        if len(letters) == 1:
            lens = look.lens(letters[0])
            found[key] = [letters[0].letter, lens.tint, lens.colour, lens.on_colour]
    return found
