# SPDX-License-Identifier: MIT
"""Steps through a text by letter, word and sentence, in code points."""

from __future__ import annotations

import re

from PySide6.QtCore import QTextBoundaryFinder

from workbench.domain.text import Span, Utf16Index

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_NEAR = 300
"""Characters that are looked at: longer words and sentences than that end there."""


def next_letter(text: str, position: int) -> int:
    """Return the end of the character, with all that belongs to it, that begins at `position`."""
    return _step(text[position : position + 32], 0, forward=True) + position


def previous_letter(text: str, position: int) -> int:
    """Return the beginning of the character that ends at `position`."""
    start = max(0, position - 32)
    return _step(text[start:position], position - start, forward=False) + start


def next_word_end(text: str, position: int) -> int:
    """Return the end of the word that `position` is in or before."""
    for found in _WORD.finditer(text, position, min(len(text), position + _NEAR)):
        if found.end() > position:
            return found.end()
    return len(text[: position + _NEAR].rstrip()) if text[position:].strip() else position


def previous_word_end(text: str, position: int) -> int:
    """Return the end of the last word that ends before `position`."""
    ends = [each.end() for each in _WORD.finditer(text, max(0, position - _NEAR), position)]
    return next((end for end in reversed(ends) if end < position), position)


def next_word_start(text: str, position: int) -> int:
    """Return the beginning of the first word that begins after `position`."""
    start = max(0, position - _NEAR)
    for found in _WORD.finditer(text, start, min(len(text), position + _NEAR)):
        if found.start() > position:
            return found.start()
    return position


def previous_word_start(text: str, position: int) -> int:
    """Return the beginning of the word that `position` is in or behind."""
    start = max(0, position - _NEAR)
    starts = [each.start() for each in _WORD.finditer(text, start, position)]
    return starts[-1] if starts else start


def word_at(text: str, position: int) -> Span | None:
    """Return the word that the character at `position` is in, or that ends there."""
    start = max(0, position - _NEAR)
    for found in _WORD.finditer(text, start, min(len(text), position + _NEAR)):
        if found.start() <= position <= found.end():
            return Span(*found.span())
    return None


def sentence_at(text: str, position: int) -> Span | None:
    """Return the sentence around `position`, or None between paragraphs."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    paragraph = text[start : end if end >= 0 else len(text)]
    index = Utf16Index.of(paragraph)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, paragraph)
    finder.setPosition(index.to_utf16(min(position - start + 1, len(paragraph))))
    first = finder.toPreviousBoundary()
    last = finder.toNextBoundary()
    if first < 0 or last <= first:
        return None
    return trimmed(text, index.from_utf16(first) + start, index.from_utf16(last) + start)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without white space at its ends, or None where there is nothing else."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None


def _step(text: str, position: int, *, forward: bool) -> int:
    index = Utf16Index.of(text)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.setPosition(index.to_utf16(position))
    found = finder.toNextBoundary() if forward else finder.toPreviousBoundary()
    return position if found < 0 else index.from_utf16(found)
