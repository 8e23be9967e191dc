# SPDX-License-Identifier: MIT
"""The question in a frame, with what is known of it."""

from __future__ import annotations

from typing import NamedTuple

from workbench.domain.documents import PlanDocument
from workbench.domain.saying import counted, listed
from workbench.export.pdf.flow.blocks import Block, Framed, Gap, Piece, Stack, Text
from workbench.export.pdf.flow.notes import NOTHING_YET
from workbench.export.pdf.flow.paper import Paper, Style
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.pages.wording import joined
from workbench.export.pdf.structure import Element, Role


class Label(NamedTuple):
    """What stands above the question: its words, how they are set, and their element."""

    words: str
    style: Style
    element: Element


class QuestionBox:
    """Makes the frame around a question."""

    def __init__(
        self, document: PlanDocument, paper: Paper, width: float, *, number: str = ""
    ) -> None:
        """Be ready to make the frame.

        Args:
            document: Whose question it is.
            paper: What it stands on.
            width: How wide the frame is, in points.
            number: The number of the question, where that is not told elsewhere.
        """
        self._document, self._paper, self._width = document, paper, width
        self._number = number
        self._styles = TypeStyles.on(paper)

    def block(self, label: Label, part: Element, last: str = "") -> Block:
        """Return the frame; its words are added to `part`, and `last` is its last line."""
        styles, enquiry, scale = self._styles, self._document.enquiry, self._paper.scale
        padding = 11 * scale
        width = self._width - 2 * padding
        above = Text(label.words, label.style, width, content=label.element.content())
        pieces = [Piece(above)]
        words = part.add(Role.PARAGRAPH)
        if enquiry.text.strip():
            question: Block = Text(enquiry.text, styles.question, width, content=words.content())
        else:
            question = Gap(NOTHING_YET, styles.body, width, content=words.content())
        pieces.append(Piece(question, 2 * scale))
        for line in filter(None, (self._facts(), last)):
            content = part.add(Role.PARAGRAPH).content()
            pieces.append(Piece(Text(line, styles.caption, width, content=content), 5))
        # A question is read as a whole, unless it is so large that it has no room on a page.
        whole = Stack(pieces)
        if whole.height + 2 * padding < 0.8 * self._paper.height:
            whole = Stack(pieces, keeps_together=True)
        return Framed(whole, self._width, padding=padding)

    def _facts(self) -> str:
        enquiry, sources = self._document.enquiry, self._document.enquiry.sources
        return joined(
            [
                self._document.board,
                f"question {self._number}" if self._number else None,
                counted(enquiry.marks, "mark") if enquiry.marks is not None else None,
                counted(enquiry.minutes, "minute") if enquiry.minutes is not None else None,
                f"Source {sources[0]}" if len(sources) == 1 else None,
                f"Sources {listed(sources)}" if len(sources) > 1 else None,
            ]
        )
