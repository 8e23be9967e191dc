# SPDX-License-Identifier: MIT
"""A paragraph put together piece by piece, with what hangs on it, whatever the format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

from workbench.importers.headings import heading_in
from workbench.importers.page import Document, HintKind
from workbench.importers.readers.office.blocks import Block, BoxBlock, TextBlock
from workbench.importers.readers.office.labels import BULLET, has_words, item
from workbench.importers.readers.office.leads import gap_after

PARAGRAPHS_LIMIT = 50_000
"""Paragraphs of a document; a long textbook has a fifth of that."""

_STEP = 50
_BEGUN, _DONE = 0.1, 0.9


class ParagraphBuilder:
    """Takes words, pictures, boxes and notes in the order in which the file has them.

    `look` is a block without words that says what the paragraph is; `label` the sign or number
    before it and `level` that of its list, from 1.
    """

    def __init__(self, look: TextBlock, label: str = "", level: int = 1) -> None:
        self._look = look
        self._label = label
        self._level = level
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._hung: list[tuple[float, float, bool, Sequence[Block]]] = []
        self._notes: list[Block] = []
        self._is_lead = True

    def add(self, words: str, *, is_bold: bool = False) -> None:
        """Add words; where bold ones were a source's heading, what follows is set apart."""
        if self._is_lead and not is_bold and words.strip():
            self._text.append(gap_after("".join(self._text), words))
            self._is_lead = False
        self._text.append(words)

    def add_shape(self, blocks: Sequence[Block]) -> None:
        """Add what stands in the line like a word: the text goes on below it."""
        if blocks:
            self.end_text()
            self._blocks += blocks

    def hang(self, blocks: Sequence[Block], top: float, left: float, *, is_above: bool) -> None:
        """Add what is fixed to the paragraph but stands elsewhere.

        `top` and `left` only say which of several such things comes first.
        """
        is_first = is_above or self._look.kind is HintKind.CAPTION
        self._hung.append((top, left, is_first, blocks))

    def add_note(self, mark: str, blocks: Sequence[Block], *, has_own_mark: bool = False) -> None:
        """Add a note; one with a mark of its own has it in the words around it."""
        if not has_own_mark:
            self._text.append(mark)
        lead = "" if has_own_mark else mark
        for block in blocks:
            if isinstance(block, TextBlock):
                text = f"{lead} {block.text.strip()}".strip()
                self._notes.append(TextBlock(text, HintKind.FOOTNOTE))
                lead = ""
            else:
                self._notes.append(block)

    def end_text(self) -> None:
        """End the text that was added so far; what follows stands apart."""
        text = "".join(self._text).strip("\n")
        self._text.clear()
        if text.strip() or has_words(self._label):
            block = replace(self._look, text=text)
            self._blocks.append(labelled(block, self._label, self._level))
            self._label = ""

    def blocks(self) -> list[Block]:
        """Return the paragraph and what hung on it, in reading order."""
        self.end_text()
        hung = sorted(self._hung, key=lambda each: each[:2])
        return [
            *(BoxBlock(blocks) for _, _, is_first, blocks in hung if is_first),
            *self._blocks,
            *self._notes,
            *(BoxBlock(blocks) for _, _, is_first, blocks in hung if not is_first),
        ]


def labelled(block: TextBlock, label: str, level: int) -> TextBlock:
    """Return an item behind its number; a source that was made an item of a list keeps its name."""
    if not label or (label == BULLET and heading_in(block.text) is not None):
        return block
    if block.kind is None and not has_words(label):
        text = item(label, block.text, level)
        return replace(block, text=text, kind=HintKind.LIST_ITEM, level=level)
    return replace(block, text=item(label, block.text, 1).rstrip(" "))


def paragraph_counter(document: Document, total: int) -> Callable[[], None]:
    """Return what is to be called for each paragraph, so that the document tells how far it is."""
    numbers = count(1)

    def passed() -> None:
        number = next(numbers)
        if number % _STEP == 0:
            share = _BEGUN + (_DONE - _BEGUN) * number / max(1, total)
            document.progress(min(_DONE, share))

    return passed
