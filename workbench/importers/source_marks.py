# SPDX-License-Identifier: MIT
"""The parts of one source as marks on the page, each with how sure it is and what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from workbench.domain.provenance import SURE
from workbench.importers.arrangement import Arrangement, Layout, Usual
from workbench.importers.author_notes import heads_note
from workbench.importers.doubts import (
    DOUBTED,
    doubt_of_layout,
    doubts_of_text,
    first_of_text,
    weighed,
)
from workbench.importers.draft import PartKind
from workbench.importers.form_headings import heads_reference, names_form
from workbench.importers.inline_attributions import bare_attribution
from workbench.importers.links import is_link
from workbench.importers.marks import Mark, joined_marks, place_in
from workbench.importers.paragraphs import Paragraph
from workbench.importers.pictures import describes_picture, is_numbered_caption, names_picture
from workbench.importers.questions import is_only_marks
from workbench.importers.source_block import SourceBlock

_CONTENT_LABEL = re.compile(
    r"(?:(?:the )?(?:content|text|words|transcript|quotation|quote|extract|caption|"
    r"what (?:it|he|she|they|the [a-z]+|[A-Z][\w’'-]+) (?:says?|said|wrote|shows?|tells? us)|"
    r"in (?:his|her|their) own words|(?:source|document) (?:text|content)))\s?:\s+(?=\S)",
    re.IGNORECASE,
)
_DOUBTED = 0.5
_ASIDES: tuple[tuple[Callable[[str], bool], str], ...] = (
    (heads_note, "heading of the note on its author"),
    (heads_reference, "heading of the attribution"),
    (is_numbered_caption, "caption of another picture"),
    (lambda text: text.endswith("?"), "asks about the source"),
    (is_only_marks, "marks of a question"),
    (is_link, "leads to another page"),
    (names_form, "heading of the text"),
)
_GOES_ON = "the source goes on below it"
_LISTED = "it stands in a list apart from the text"
_TORN = "two columns of the page are torn apart here"


def marks_of(block: SourceBlock, source: int, usual: Usual, page: str) -> list[Mark]:
    """Return the parts of a source as marks, in page order."""
    if _is_beyond_repair(block):
        return _left_over(block, source)
    found = _found_marks(block, source, usual, page)
    torn = [p for p in block.paragraphs if any(line.is_torn for line in p.lines)]
    doubt = block.doubt or (_TORN if torn else None)
    if doubt:
        found = [replace(m, confidence=min(m.confidence, _DOUBTED), why=doubt) for m in found]
    ordered = sorted(found, key=lambda mark: mark.start)
    return ordered if torn else joined_marks(ordered, page)


def _is_beyond_repair(block: SourceBlock) -> bool:
    """Tell whether the heading stood beside others and the text below is that of all of them."""
    is_beside = block.heading.lines[0].is_torn
    return is_beside and not any(p.lines[0].is_torn for p in block.paragraphs)


def _left_over(block: SourceBlock, source: int) -> list[Mark]:
    heading = _heading_mark(block, source)
    below = [Mark(p.start, PartKind.LEFT_OVER, p.text, why=_TORN) for p in block.all_paragraphs]
    return [replace(heading, confidence=_DOUBTED, why=_TORN), *below]


def _heading_mark(block: SourceBlock, source: int) -> Mark:
    head = block.heading.heading
    words = head.words if head else block.heading.text
    sure = head.confidence if head else 1.0
    return Mark(block.heading.start, PartKind.SOURCE_HEADING, words, source, sure)


def _aside(text: str) -> str:
    """Return what a line is that stands in a source and is no word of it."""
    return next((why for tells, why in _ASIDES if tells(text)), "heading of the explained words")


def _found_marks(block: SourceBlock, source: int, usual: Usual, page: str) -> list[Mark]:
    shape = block.layout(usual)
    marks = [_heading_mark(block, source)]
    doubt, end = doubt_of_layout(shape, usual), doubts_of_text(block, shape, usual)
    shared = {cut[0] for cut in (shape.head, shape.tail) if cut}
    for place, paragraph in enumerate(block.paragraphs):
        found = _paragraph_marks(block, paragraph, place, shape=shape, source=source, page=page,
                                 doubt=doubt)  # fmt: skip
        marks += [weighed(mark, block, shape, end, is_cut=place in shared) for mark in found]
    for paragraph in block.placeholders:
        marks.append(Mark(paragraph.start, PartKind.PICTURE, paragraph.text, source))
    for paragraph in block.glosses:
        marks.append(Mark(paragraph.start, PartKind.GLOSS, paragraph.text, source, 0.9))
    for paragraph in block.listed:
        words = bare_attribution(paragraph.text)
        marks.append(Mark(paragraph.start, PartKind.ATTRIBUTION, words, source, DOUBTED, _LISTED))
    for paragraph in block.notes:
        marks.append(Mark(paragraph.start, PartKind.AUTHOR_NOTE, paragraph.text, source, 0.9))
    for paragraph in block.furniture:
        goes_on = _GOES_ON if paragraph.heading else None
        why = paragraph.furniture or goes_on or _aside(paragraph.text)
        marks.append(Mark(paragraph.start, PartKind.LEFT_OVER, paragraph.text, why=why))
    return marks


def _paragraph_marks(
    block: SourceBlock,
    paragraph: Paragraph,
    place: int,
    *,
    shape: Arrangement,
    source: int,
    page: str,
    doubt: str | None,
) -> list[Mark]:
    text = paragraph.text
    kind, confidence = _kind_of(block, text, place, shape)
    if any(a.end != b.start for a, b in pairwise(paragraph.lines)):
        # The lines of the other column lie in between, so each is a part of its own.
        return [Mark(n.start, kind, n.text, source, confidence, doubt) for n in paragraph.lines]
    cut = shape.head if shape.head and shape.head[0] == place else shape.tail
    if not cut or cut[0] != place:
        words = bare_attribution(text) if kind is PartKind.ATTRIBUTION else text
        if kind is PartKind.BODY and place == first_of_text(shape):
            label = _CONTENT_LABEL.match(text)
            words = text[label.end() :] if label else text
        return [Mark(paragraph.start, kind, words, source, confidence, doubt)]
    raw = page[paragraph.start : paragraph.end]
    middle = paragraph.start + place_in(raw, text, cut[1])
    first, second = text[: cut[1]].rstrip(), text[cut[1] :].strip()
    if cut is shape.tail:
        kinds = (PartKind.BODY, PartKind.ATTRIBUTION)
        second = bare_attribution(second)
    else:
        kinds = (PartKind.ATTRIBUTION, PartKind.BODY)
        first = bare_attribution(first)
    return [
        Mark(paragraph.start, kinds[0], first, source, shape.confidence, doubt),
        Mark(middle, kinds[1], second, source, shape.confidence, doubt),
    ]


def _kind_of(
    block: SourceBlock, text: str, place: int, shape: Arrangement
) -> tuple[PartKind, float]:
    if place in shape.attribution:
        return PartKind.ATTRIBUTION, shape.confidence
    if place == shape.title:
        return PartKind.SOURCE_TITLE, 0.8
    if place in shape.notes:
        return PartKind.AUTHOR_NOTE, 0.85
    if describes_picture(text) and len(block.paragraphs) <= 3:
        return PartKind.PICTURE, DOUBTED
    sure = 0.95 if shape.confidence >= SURE else DOUBTED
    return PartKind.BODY, 0.5 if shape.layout is Layout.NONE and names_picture(text) else sure
