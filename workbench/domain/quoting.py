# SPDX-License-Identifier: MIT
"""Marked words as a quotation that says where they come from, for an essay or an email."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.sources import Source
from workbench.domain.text import Span

Lines = tuple[int, int]
"""First and last line, from 1."""

PART_WORDS: Mapping[SourcePart, str] = MappingProxyType(
    {
        SourcePart.ATTRIBUTION: "label",
        SourcePart.PICTURE: "part of the picture",
        SourcePart.WHOLE: "whole source",
    }
)
"""Where a mark is, said of every part but the text: there its lines are said, or nothing."""


def lines_at(starts: Sequence[int], span: Span) -> Lines:
    """Return the lines on which a span of a text stands; `starts` is where each line begins."""
    return max(1, bisect_right(starts, span.start)), max(1, bisect_right(starts, span.end - 1))


def lines_in_words(lines: Lines) -> str:
    """Return lines as they are said: “line 3”, “lines 3–4”."""
    first, last = lines
    return f"line {first}" if first == last else f"lines {first}–{last}"


def marked(annotation: Annotation) -> str:
    """Return what a mark is on: its ‘words’, or in words which part of its source."""
    words = " ".join(annotation.target.quoted.split())
    return f"‘{words}’" if words else PART_WORDS.get(annotation.target.part, "")


def quotation(annotation: Annotation, source: Source, lines: Lines | None = None) -> str:
    """Return the words of a mark with their source: ‘words’ (Source E, its label, lines 3–4).

    Args:
        annotation: The mark; one on a whole source or a picture has no words to quote.
        source: The source it is on.
        lines: Where its words stand; None where that is not known or means nothing.
    """
    target = annotation.target
    words = " ".join(target.quoted.split())
    label = " ".join((source.attribution or "").split()).rstrip(".")
    place = PART_WORDS.get(target.part, lines_in_words(lines) if lines else "")
    beside = ", ".join(each for each in (source.name, label, place) if each)
    return f"‘{words}’ ({beside})" if words else beside


def as_html(quotations: Iterable[str]) -> str:
    """Return quotations as a piece of HTML, a paragraph each, for the clipboard."""
    from html import escape  # its table of signs is not needed to show anything

    return "".join(f"<p>{escape(each, quote=False)}</p>" for each in quotations)
