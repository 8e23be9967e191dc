# SPDX-License-Identifier: MIT
"""Plain text that is written in Markdown, as notes, course pages and converted PDFs are.

The signs are not part of what the page says: they are taken away, and what they mean goes with the
text as hints. Markup in angle brackets stays words. Lines that are only indented are no code, since
booklets indent attributions, and a line of dashes below another makes no heading of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.importers.headings import heading_in
from workbench.importers.page import HintKind, Page, PagePicture
from workbench.importers.page_building import PageBuilder

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^ {0,3}!\[[^\]\n]*\]\([^)\n]*\)", re.MULTILINE),
    re.compile(r"^<!-- ?\w+ ?-->$", re.MULTILINE),
    re.compile(r"^\|(?: ?:?-{3,}:? ?\|)+$", re.MULTILINE),
    re.compile(r"^\{\d+\}-{5,}$", re.MULTILINE),
    re.compile(r"^ {0,3}> \S", re.MULTILINE),
    re.compile(r"\*\*[^*\s][^*\n]*\*\*"),
)
_HEADING, _FEWEST_HEADINGS, _FEWEST_KINDS = 0, 3, 2
_PAGE_MARK = re.compile(r"^\{\d+\}-{5,}$", re.MULTILINE)
_COMMENT = re.compile(r"<!-- ?(?P<word>[^>]*?) ?-->")
_PICTURE_WORD = re.compile(r"image|picture|figure|photo", re.IGNORECASE)
_NOT_THERE = "The page only says that there was a picture."
_STRAY_STAR = re.compile(r"(?<=[\w.)])\*(?=[,.;:)]|$)")
"""What is left where a converter set emphasis before a comma: “*Ann Dee,* The Mill*, p. 3.*”."""

_BOLD = ["strong_open", "text", "strong_close"]
_SHORT = 80
"""Characters that the cells of a row may have to be read as one line."""

_LONGEST, _MOST_BRACKETS = 1_000_000, 2_000
"""Characters of a page, and brackets in it, beyond which the signs are left as they are.

No notes are as long, and the parser looks for the end of each bracket.
"""

_TOO_DEEP = re.compile(r"^(?:[ \t]{0,3}>[ \t]?){20}|^[ \t]{60}", re.MULTILINE)
"""The parser loses what stands deeper than it goes."""


def is_markdown(text: str) -> bool:
    """Tell whether headings with number signs and other signs of Markdown stand on a page."""
    if len(text) > _LONGEST or text.count("[") > _MOST_BRACKETS or _TOO_DEEP.search(text):
        return False
    if _PAGE_MARK.search(text):
        return True
    if not _SIGNS[_HEADING].search(text):
        return False
    kinds = sum(sign.search(text) is not None for sign in _SIGNS)
    headings = sum(1 for _ in _SIGNS[_HEADING].finditer(text))
    return kinds >= _FEWEST_KINDS or headings >= _FEWEST_HEADINGS


def without_signs(page: Page) -> Page:
    """Return a page written in Markdown as what it says."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
    parser.disable(["code", "lheading", "html_block", "html_inline", "reference", "entity"])
    writer = _Writer()
    writer.write(parser.parse(_PAGE_MARK.sub("", page.text)))
    found = writer.builder.page(page.encoding)
    if not found.text:
        return page
    return replace(found, warnings=(*page.warnings, *found.warnings), choices=page.choices)


class _Writer:
    """Adds what the parser found to a page, block by block."""

    def __init__(self) -> None:
        self.builder = PageBuilder()
        self._marks: list[str] = []
        self._quoted_since: list[int] = []
        self._heading = 0
        self._row: list[str] | None = None
        self._is_tight = False

    def write(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type == "inline":
                self._inline(token)
            elif token.type == "fence":
                self.builder.paragraph(token.content)
            elif token.type == "hr":
                self.builder.paragraph("---")
            else:
                self._block(token)

    def _block(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "blockquote_open":
                self._quoted_since.append(self.builder.position)
            case "blockquote_close":
                self.builder.hint(HintKind.QUOTATION, self._quoted_since.pop())
            case "list_item_open":
                self._marks.append(f"{token.info}{token.markup}" if token.info else "•")
            case "list_item_close":
                self._marks.pop()
            case "paragraph_open":
                self._is_tight = token.hidden
            case "tr_open":
                self._row = []
            case "tr_close":
                self._write_row(self._row or [])
                self._row = None

    def _inline(self, token: Token) -> None:
        pieces = list(_pieces(token.children or ()))
        if self._row is not None:
            self._row.append(" ".join(piece for piece in pieces if isinstance(piece, str)))
            return
        for piece in pieces:
            if isinstance(piece, PagePicture):
                self.builder.picture(piece)
            elif self._heading:
                self.builder.paragraph(piece, HintKind.HEADING, level=self._heading)
            elif self._marks:
                self._item(piece)
            else:
                self.builder.paragraph(piece)

    def _item(self, words: str) -> None:
        mark, self._marks[-1] = self._marks[-1], ""
        text, gap = f"{mark} {words}" if mark else words, 0 if self._is_tight else 1
        self.builder.paragraph(
            text, HintKind.LIST_ITEM if mark else None, level=len(self._marks), blank_lines=gap
        )

    def _write_row(self, cells: Sequence[str]) -> None:
        # Cells that were one in the table are written out again for each column.
        filled = [cell for cell, _ in groupby(filter(None, cells))]
        is_line = all(len(cell) <= _SHORT for cell in filled)
        if is_line and not (filled and heading_in(filled[0])):
            self.builder.paragraph("\t".join(filled), HintKind.TABLE_ROW, blank_lines=0)
            return
        for cell in filled:
            self.builder.paragraph(cell)


def _with_labels_apart(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens of a paragraph, with a bold label that it ends in as one of its own.

    A converter that goes on from column to column runs the label of a box into the text above it.
    """
    tokens = tokens[
        : -1 if tokens and tokens[-1].type == "text" and not tokens[-1].content else None
    ]
    bold = tokens[-3:]
    if len(tokens) <= len(bold) or [token.type for token in bold] != _BOLD or not bold[1].content:
        return tokens
    heading = heading_in(bold[1].content)
    if heading is None or heading.end < len(bold[1].content):
        return tokens
    return [*tokens[:-3], replace(bold[1], type="label")]


def _pieces(tokens: Sequence[Token]) -> Iterator[str | PagePicture]:
    """Yield the words of a paragraph and the pictures among them, in their order."""
    words: list[str] = []
    tokens = _with_labels_apart(tokens)
    is_emphasised = any(token.type == "em_open" for token in tokens)
    for token in tokens:
        if token.type == "image":
            yield from _told("".join(words))
            words = []
            yield PagePicture(None, alt=token.content, why=_NOT_THERE)
        elif token.type == "label":
            yield from _told("".join(words))
            words = []
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        else:
            text = token.content
            words.append(_STRAY_STAR.sub("", text) if is_emphasised else text)
    yield from _told("".join(words))


def _told(words: str) -> Iterator[str | PagePicture]:
    """Yield words without comments; one that says so stands for a picture."""
    start = 0
    for comment in _COMMENT.finditer(words):
        if before := words[start : comment.start()].strip():
            yield before
        start = comment.end()
        if _PICTURE_WORD.search(comment["word"]):
            yield PagePicture(None, why=_NOT_THERE)
    if after := words[start:].strip("\n "):
        yield after
