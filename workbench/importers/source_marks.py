# SPDX-License-Identifier: MIT
"""The parts of one source as marks on the page, each with how sure it is and what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.importers.arrangement import CLEAR_LEAD, Arrangement, Layout, Usual
from workbench.importers.attribution_cues import YEAR
from workbench.importers.author_notes import heads_note
from workbench.importers.draft import PartKind
from workbench.importers.form_headings import heads_reference, names_form
from workbench.importers.inline_attributions import bare_attribution
from workbench.importers.links import is_link
from workbench.importers.marks import Mark, joined_marks, place_in
from workbench.importers.page_matter import is_other_register, speaks
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.pictures import describes_picture, names_picture
from workbench.importers.reading_points import is_greeting
from workbench.importers.section_headings import is_section_heading
from workbench.importers.source_blocks import SourceBlock
from workbench.importers.source_titles import is_bare_title, names_a_kind_only
from workbench.importers.tasks import may_be_task

_CONTENT_LABEL = re.compile(
    r"(?:(?:the )?(?:content|text|words|transcript|quotation|quote|extract|caption|"
    r"what (?:it|he|she|they|the [a-z]+|[A-Z][\w’'-]+) (?:says?|said|wrote|shows?|tells? us)|"
    r"in (?:his|her|their) own words|(?:source|document) (?:text|content)))\s?:\s+(?=\S)",
    re.IGNORECASE,
)
_QUOTES = ("“", "‘", '"', "'")
_OPENING = (*_QUOTES, "[", "(")
_QUOTED = re.compile(r"[“‘\"'].*[”’\"']\.?", re.DOTALL)
_OF_THE_WRITERS = re.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]his|[Hh]is|[Hh]er) (?:writer|author|poet|speaker|witness|poem|"
    r"letter|diary|song|speech|report)(?:e?s)?\b"
)
_PARAGRAPH_1 = re.compile(
    r"(?:Article|Clause|Section|Item|Rule) (?:1|I|One|the first)\b|(?:1|I|A)[.)] |§ ?1\b"
)
_DOUBTED = 0.5
_SHORTEST_STORY = 100
_SHORTEST_LEAD, _NEAR = 40, 4
_LONGEST_SIGNATURE = 60
_DOUBTED_END = 0.7
_FEWEST_TO_DOUBT = 3
_PAIR = 2
_IN_BRACKETS = re.compile(r"[\[(].*[\])]\.?", re.DOTALL)
_END = "its last words may be those of the page"
_DISPUTED = "it can be read in another way as well"
_LISTED = "it stands in a list apart from the text"
_TORN = "two columns of the page are torn apart here"


def marks_of(block: SourceBlock, source: int, usual: Usual, page: str) -> list[Mark]:
    """Return the parts of a source as marks, in page order."""
    if _is_beyond_repair(block):
        return _left_over(block, source)
    found = _found_marks(block, source, usual, page)
    torn = [p for p in block.paragraphs if any(line.is_torn for line in p.lines)]
    if block.is_disputed:
        found = [_disputed(mark) for mark in found]
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
    if heads_note(text):
        return "heading of the note on its author"
    if heads_reference(text):
        return "heading of the attribution"
    if text.endswith("?"):
        return "asks about the source"
    if is_link(text):
        return "leads to another page"
    return "heading of the text" if names_form(text) else "heading of the explained words"


def _found_marks(block: SourceBlock, source: int, usual: Usual, page: str) -> list[Mark]:
    shape = block.layout(usual)
    marks = [_heading_mark(block, source)]
    doubt = _doubt(shape, usual)
    end = _doubtful_end(block, shape)
    for place, paragraph in enumerate(block.paragraphs):
        marks += _paragraph_marks(block, paragraph, place, shape=shape, source=source, page=page,
                                  doubt=doubt)  # fmt: skip
    is_led = usual.is_led and shape.title == 0 and 1 in shape.notes
    is_led = is_led or (usual.leads_once and _first_of_text(shape) - 1 in shape.notes)
    is_led = is_led or _has_other_beginning(block, shape) or _may_be_titled(block, shape)
    is_led = is_led or block.may_go_on or _only_asks(block, shape) or _ends_in_lines(block, shape)
    if is_led or end is not None or _is_of_picture(block, shape):
        marks = [_doubted(mark) if mark.kind is PartKind.BODY else mark for mark in marks]
    for paragraph in block.placeholders:
        marks.append(Mark(paragraph.start, PartKind.PICTURE, paragraph.text, source))
    for paragraph in block.glosses:
        marks.append(Mark(paragraph.start, PartKind.GLOSS, paragraph.text, source, 0.9))
    for paragraph in block.listed:
        words = bare_attribution(paragraph.text)
        marks.append(
            Mark(paragraph.start, PartKind.ATTRIBUTION, words, source, _DOUBTED_END, _LISTED)
        )
    for paragraph in block.notes:
        marks.append(Mark(paragraph.start, PartKind.AUTHOR_NOTE, paragraph.text, source, 0.9))
    for paragraph in block.furniture:
        why = paragraph.furniture or _aside(paragraph.text)
        marks.append(Mark(paragraph.start, PartKind.LEFT_OVER, paragraph.text, why=why))
    return marks


def _doubtful_end(block: SourceBlock, shape: Arrangement) -> Paragraph | None:
    """Return the last paragraph of a text below its attribution that may be the page's own."""
    if shape.layout is not Layout.ABOVE or len(block.paragraphs) < _FEWEST_TO_DOUBT:
        return None
    last = len(block.paragraphs) - 1
    told = {*shape.attribution, *shape.notes, shape.title}
    is_more = last not in told and last - 1 not in told
    above, paragraph = block.paragraphs[-2:]
    is_other = is_other_register(paragraph.text) or _is_on_next_page(block, above, paragraph)
    is_other = is_other or _is_headed(above, paragraph)
    is_told = YEAR.search(paragraph.text) is not None and not speaks(paragraph.text)
    is_other = is_other or (is_told and speaks(above.text))
    text = block.paragraphs[_first_of_text(shape) : last]
    is_other = is_other or _tells_on(paragraph, text) or _is_below_rows(paragraph, text)
    return paragraph if is_more and is_other else None


def _tells_on(paragraph: Paragraph, text: Sequence[Paragraph]) -> bool:
    """Tell whether a paragraph may be the story of the page: only those above it say “I”."""
    is_told = len(paragraph.text) >= _SHORTEST_STORY and is_terminal(paragraph.text)
    is_apart = paragraph.blank_before > 0 and paragraph.text[:1] not in _OPENING
    is_own = any(speaks(each.text) or each.text[:1] in _QUOTES for each in text)
    return is_told and is_apart and is_own and not speaks(paragraph.text)


def _is_below_rows(paragraph: Paragraph, text: Sequence[Paragraph]) -> bool:
    """Tell whether a sentence stands apart below lines of which none ends like one."""
    is_sentence = paragraph.blank_before > 0 and is_terminal(paragraph.text)
    are_rows = len(text) > 1 and not any(is_terminal(each.text) for each in text)
    return is_sentence and are_rows and not speaks(paragraph.text)


def _is_headed(above: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether a line as short as a heading stands right above a paragraph."""
    is_close = above.blank_before > 0 and paragraph.blank_before == 0
    return is_close and is_section_heading(above) and is_terminal(paragraph.text)


def _is_on_next_page(block: SourceBlock, above: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph below a whole sentence stands on another page of the paper."""
    is_parted = any(above.start < other.start < paragraph.start for other in block.furniture)
    return is_parted and is_terminal(above.text)


def _is_of_picture(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether the only words beside the attribution of a picture may be about the picture."""
    text = _text_of(block, shape)
    told = " ".join(block.paragraphs[place].text for place in shape.attribution)
    notes = (block.paragraphs[place].text for place in shape.notes)
    if names_picture(told) or any(map(names_picture, notes)):
        return not any(speaks(each) or each.startswith(_QUOTES) for each in text)
    return len(text) == 1 and _IN_BRACKETS.fullmatch(text[0]) is not None


def _has_other_beginning(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether the first paragraph of a text may introduce it: only the others say “I”."""
    text = _text_of(block, shape)
    if shape.layout is not Layout.BELOW or len(text) < _PAIR:
        return False
    first, others = text[0], " ".join(text[1:_NEAR])
    if is_terminal(first) and not speaks(first) and _PARAGRAPH_1.match(text[1]):
        return True  # what stands above the first article of a treaty may introduce it
    is_about = len(first) >= _SHORTEST_LEAD or _OF_THE_WRITERS.search(first) is not None
    return is_about and not speaks(first) and speaks(others) and is_terminal(first)


def _may_be_titled(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether the first line of a text, which is attributed below, may be a title above it."""
    if shape.layout is Layout.ABOVE or shape.title is not None or len(block.paragraphs) < _PAIR:
        return False
    place = _first_of_text(shape)
    if place + 1 >= len(block.paragraphs) or place + 1 in {*shape.attribution, *shape.notes}:
        return False
    first, below = block.paragraphs[place : place + 2]
    is_line = is_bare_title(first) or names_a_kind_only(first)
    is_line = is_line and not is_greeting(first.text)
    is_apart = below.blank_before > 0 or is_terminal(below.text)
    return is_line and is_apart and not is_terminal(first.text)


def _only_asks(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether a text is nothing but a question that nobody asks for themselves."""
    text = _text_of(block, shape)
    return len(text) == 1 and text[0].endswith("?") and not speaks(text[0])


def _ends_in_lines(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether a short line between a text and its attribution may be of either."""
    place = shape.attribution[0] if shape.attribution else 0
    if shape.layout is not Layout.BELOW or place < _PAIR or block.paragraphs[place].blank_before:
        return False
    above, first = block.paragraphs[place - 1], block.paragraphs[_first_of_text(shape)]
    is_line = len(above.text) <= _LONGEST_SIGNATURE and not is_terminal(above.text)
    return is_line and len(first.text) > _SHORTEST_STORY and is_terminal(first.text)


def _text_of(block: SourceBlock, shape: Arrangement) -> list[str]:
    others = {*shape.attribution, *shape.notes, shape.title}
    return [p.text for place, p in enumerate(block.paragraphs) if place not in others]


def _doubted(mark: Mark) -> Mark:
    return replace(mark, confidence=min(mark.confidence, _DOUBTED_END), why=mark.why or _END)


def _disputed(mark: Mark) -> Mark:
    if mark.kind not in {PartKind.BODY, PartKind.ATTRIBUTION}:
        return mark
    sure = min(mark.confidence, _DOUBTED_END)
    return replace(mark, confidence=sure, why=mark.why or _DISPUTED)


def _doubt(shape: Arrangement, usual: Usual) -> str | None:
    if shape.layout is Layout.NONE:
        return "no attribution was found"
    if shape.layout is Layout.INLINE:
        return "text and attribution stand in one paragraph"
    if shape.is_unclear:
        return "it names neither a date nor a kind of source"
    if shape.lead < CLEAR_LEAD:
        return "other lines may be the attribution as well"
    if usual.layout and shape.layout is not usual.layout:
        return "the other sources of the page have their attribution elsewhere"
    return None


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
        if kind is PartKind.BODY and place == _first_of_text(shape):
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


def _first_of_text(shape: Arrangement) -> int:
    """Return the place of the paragraph with which the text begins."""
    above = {*shape.attribution, *shape.notes, shape.title}
    place = 0
    while place in above:
        place += 1
    return place


def _may_hold_more(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether the end of a text looks like something of the page below it."""
    last = len(block.paragraphs) - 1
    if shape.layout is not Layout.ABOVE or last - len(shape.attribution) < 1:
        return False
    if last in {*shape.attribution, *shape.notes}:
        return False
    begins = block.paragraphs[_first_of_text(shape)].text
    above, text = block.paragraphs[last - 1].text, block.paragraphs[last].text
    if may_be_task(text) or (_QUOTED.fullmatch(begins) and text[:1] not in _OPENING):
        return True
    is_signed = above.endswith((",", "–", "—")) or len(text) <= _LONGEST_SIGNATURE
    return is_terminal(begins) and not is_terminal(text) and not is_signed


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
        return PartKind.PICTURE, _DOUBTED_END
    sure = 0.95 if shape.confidence >= 0.75 and not _may_hold_more(block, shape) else 0.7
    return PartKind.BODY, 0.5 if shape.layout is Layout.NONE and names_picture(text) else sure
