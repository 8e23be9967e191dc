# SPDX-License-Identifier: MIT
"""What may be wrong with what was found in a source, and what it takes to be sure all the same.

Rules say what looks doubtful; each has a share. Where `role_model` gives the paragraphs that were
taken at least that share of all that is likely, there is no doubt any more; where it gives them
next to none, there is one that no rule saw. The shares were measured on pages that were left out
when the weights were: no text and no attribution that was wrong there reached the share it needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.domain.provenance import SURE
from workbench.importers.arrangement import CLEAR_LEAD, Arrangement, Layout, Usual
from workbench.importers.attribution_cues import YEAR
from workbench.importers.draft import PartKind
from workbench.importers.marks import Mark
from workbench.importers.page_matter import is_other_register, speaks
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.pictures import names_picture
from workbench.importers.reading_points import is_greeting
from workbench.importers.section_headings import is_section_heading
from workbench.importers.source_block import SourceBlock
from workbench.importers.source_titles import is_bare_title, names_a_kind_only
from workbench.importers.tasks import may_be_task

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
_SHORTEST_STORY, _SHORTEST_TELLING = 100, 50
_SHORTEST_LEAD, _NEAR = 40, 4
_LONGEST_SIGNATURE = 60
_FEWEST_TO_DOUBT = 3
_LONG_ALONE = 600
"""Characters of a paragraph that may well hold the attribution that was not found."""

_PAIR = 2
_IN_BRACKETS = re.compile(r"[\[(].*[\])]\.?", re.DOTALL)

DOUBTED = 0.7
"""How sure a part is that may be another."""

_WEIGHED = 0.8
"""How sure a part is about which a rule has a doubt that is outweighed."""

_DOUBTED_LAYOUT = 0.5
_END = "its last words may be those of the page"
_DISPUTED = "it can be read in another way as well"

_UNCLEAR = "it names neither a date nor a kind of source"
_OTHERS = "other lines may be the attribution as well"
_ELSEWHERE = "the other sources of the page have their attribution elsewhere"

_NEVER = 2.0
_PLACE, _WORDS, _ANY, _END_OF_TEXT, _STORY, _PICTURE = 0.8, 0.9, 0.95, 0.75, 0.95, 0.98
"""Shares that outweigh a doubt: which lines are the attribution, whether these words are one,
whether there is any, where a text begins or ends, whether that is the story of the page, and
whether words only describe a picture."""

_NEEDED: Mapping[str | None, float] = {_OTHERS: _PLACE, _ELSEWHERE: _PLACE, _UNCLEAR: _WORDS}

_LOST_ENDS = "the lines of this page ran together"
_LONGEST_CELL = 100
_LONGEST_BESIDE = 160
"""Characters in the line of a heading from which on lines have lost their ends."""

_LEAST_TEXT, _LEAST_ATTRIBUTION, _LEAST_TOLD = 0.3, 0.5, 0.05
"""Shares below which a text or an attribution is doubted, whatever the rules say, and that of the
attribution below which its text is doubted as well."""


def weighed(
    mark: Mark, block: SourceBlock, shape: Arrangement, end: float, *, is_cut: bool
) -> Mark:
    """Return a part of a source as surely as it is known.

    `end` is what `doubts_of_text` tells, `is_cut` says that text and attribution share a paragraph.
    """
    if mark.kind not in {PartKind.BODY, PartKind.ATTRIBUTION}:
        return mark
    is_text = mark.kind is PartKind.BODY
    if _is_out_of_long_line(block):
        mark = replace(mark, confidence=min(mark.confidence, DOUBTED), why=mark.why or _LOST_ENDS)
    if is_text and end:
        mark = replace(mark, confidence=min(mark.confidence, DOUBTED), why=mark.why or _END)
    shares = block.shares
    if shares is None:
        return mark
    share, least = (
        (shares.text, _LEAST_TEXT) if is_text else (shares.attribution, _LEAST_ATTRIBUTION)
    )
    if block.is_overruled and (is_text or shape.lead < CLEAR_LEAD or share < _PLACE):
        return _disputed(mark)
    if mark.confidence >= SURE:
        is_likely = share >= least and shares.attribution >= _LEAST_TOLD
        return mark if is_likely else _disputed(mark)
    is_fixed = mark.confidence <= _DOUBTED_LAYOUT or is_cut or (end and not shares.is_whole)
    is_fixed = is_fixed or (shape.layout is Layout.NONE and len(mark.text) > _LONG_ALONE)
    is_outweighed = not is_fixed and share >= _needed(mark, end)
    return replace(mark, confidence=_WEIGHED, why=None) if is_outweighed else mark


def _is_out_of_long_line(block: SourceBlock) -> bool:
    """Tell whether a source, its heading included, was cut out of a line that lost its ends."""
    first = block.paragraphs[0] if block.paragraphs else None
    is_cut = block.heading.lines[0].is_cut and first is not None and first.lines[0].is_cut
    return is_cut and first is not None and len(first.text) > _LONGEST_CELL


def _needed(mark: Mark, end: float) -> float:
    if mark.kind is PartKind.BODY and end and mark.why == _END:
        return end
    return max(end, _NEEDED.get(mark.why, _ANY))


def _disputed(mark: Mark) -> Mark:
    return replace(mark, confidence=min(mark.confidence, DOUBTED), why=mark.why or _DISPUTED)


def doubt_of_layout(shape: Arrangement, usual: Usual) -> str | None:
    """Return why the attribution of a source may be another one, or None."""
    if shape.layout is Layout.NONE:
        return "no attribution was found"
    if shape.layout is Layout.INLINE:
        return "text and attribution stand in one paragraph"
    if shape.is_unclear:
        return _UNCLEAR
    if shape.lead < CLEAR_LEAD:
        return _OTHERS
    if usual.layout and shape.layout is not usual.layout:
        return _ELSEWHERE
    return None


def doubts_of_text(block: SourceBlock, shape: Arrangement, usual: Usual) -> float:
    """Return the share that a text needs whose beginning or end looks doubtful, or 0."""
    is_led = usual.is_led and shape.title == 0 and 1 in shape.notes
    is_led = is_led or (usual.leads_once and first_of_text(shape) - 1 in shape.notes)
    is_story = _is_story_at_end(block, shape)
    needed = [
        (_NEVER, _has_other_beginning(block, shape) or _begins_beside_heading(block, shape)),
        (_NEVER, shape.lead < CLEAR_LEAD and is_story),
        (_PICTURE, _is_of_picture(block, shape)),
        (_STORY, is_story),
        (_END_OF_TEXT, is_led or _may_be_titled(block, shape) or block.may_go_on),
        (_END_OF_TEXT, _only_asks(block, shape) or _ends_in_lines(block, shape)),
        (_END_OF_TEXT, _is_other_at_end(block, shape) or _may_hold_more(block, shape)),
    ]
    return next((share for share, is_so in needed if is_so), 0.0)


def _is_story_at_end(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether the last paragraph of a text, attributed above, may be the page's story."""
    if not _may_end_early(block, shape):
        return False
    above, last = block.paragraphs[-2:]
    is_told = YEAR.search(last.text) is not None and not speaks(last.text)
    return (is_told and speaks(above.text)) or _tells_on(last, _above_the_last(block, shape))


def _is_other_at_end(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether the last paragraph of a text, attributed above, is unlike those above it."""
    if not _may_end_early(block, shape):
        return False
    above, last = block.paragraphs[-2:]
    is_other = is_other_register(last.text) or _is_on_next_page(block, above, last)
    is_other = is_other or _is_headed(above, last)
    return is_other or _is_below_rows(last, _above_the_last(block, shape))


def _may_end_early(block: SourceBlock, shape: Arrangement) -> bool:
    last = len(block.paragraphs) - 1
    if shape.layout is not Layout.ABOVE or last + 1 < _FEWEST_TO_DOUBT:
        return False
    return {last, last - 1}.isdisjoint({*shape.attribution, *shape.notes, shape.title})


def _above_the_last(block: SourceBlock, shape: Arrangement) -> list[Paragraph]:
    return block.paragraphs[first_of_text(shape) : -1]


def _tells_on(paragraph: Paragraph, text: Sequence[Paragraph]) -> bool:
    """Tell whether a paragraph may be the story of the page: only those above it say “I”."""
    is_told = len(paragraph.text) >= _SHORTEST_TELLING and is_terminal(paragraph.text)
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
    if not is_terminal(first):
        return False
    if _PARAGRAPH_1.match(text[1]) and not speaks(first):
        return True  # what stands above the first article of a treaty may introduce it
    is_about = len(first) >= _SHORTEST_LEAD or _OF_THE_WRITERS.search(first) is not None
    return is_about and speaks(others) and not speaks(first)


def _begins_beside_heading(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether a long text stands in the line of the heading, as where line ends were lost.

    A title, an introduction or a question may stand in that line as well.
    """
    place = first_of_text(shape)
    if place >= len(block.paragraphs):
        return False
    first = block.paragraphs[place]
    return first.lines[0].is_cut and len(first.text) > _LONGEST_BESIDE


def _may_be_titled(block: SourceBlock, shape: Arrangement) -> bool:
    """Tell whether the first line of a text, which is attributed below, may be a title above it."""
    if shape.layout is Layout.ABOVE or shape.title is not None or len(block.paragraphs) < _PAIR:
        return False
    place = first_of_text(shape)
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
    above, first = block.paragraphs[place - 1], block.paragraphs[first_of_text(shape)]
    is_line = len(above.text) <= _LONGEST_SIGNATURE and not is_terminal(above.text)
    return is_line and len(first.text) > _SHORTEST_STORY and is_terminal(first.text)


def _text_of(block: SourceBlock, shape: Arrangement) -> list[str]:
    others = {*shape.attribution, *shape.notes, shape.title}
    return [p.text for place, p in enumerate(block.paragraphs) if place not in others]


def first_of_text(shape: Arrangement) -> int:
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
    begins = block.paragraphs[first_of_text(shape)].text
    above, text = block.paragraphs[last - 1].text, block.paragraphs[last].text
    if may_be_task(text) or (_QUOTED.fullmatch(begins) and text[:1] not in _OPENING):
        return True
    is_signed = above.endswith((",", "–", "—")) or len(text) <= _LONGEST_SIGNATURE
    return is_terminal(begins) and not is_terminal(text) and not is_signed
