# SPDX-License-Identifier: MIT
"""The page as a whole: which of its lines head a source, and what lies between the sources.

A page can be read in more than one way. Headings with an uncommon noun or with a bare letter only
count where most of the blocks below them turn out to have an attribution.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.domain.provenance import SURE
from workbench.importers.arrangement import CLEAR_LEAD, ENOUGH, Layout, Usual
from workbench.importers.attribution_cues import YEAR, is_clear, score_of
from workbench.importers.bare_headings import bare_headings
from workbench.importers.boxes import opens_a_box
from workbench.importers.captions_below import texts_above_captions
from workbench.importers.draft import PartKind
from workbench.importers.headings import NEEDS_PROOF, OF_PICTURES, Heading
from workbench.importers.lines import Line
from workbench.importers.marks import Mark
from workbench.importers.not_sources import without_answers, without_strays
from workbench.importers.page import PICTURE, HintKind, Progress, part_of, untold
from workbench.importers.page_shape import PageReading, usual_of
from workbench.importers.paragraphs import Paragraph
from workbench.importers.pictures import names_picture
from workbench.importers.printed_labels import SURE_LABEL
from workbench.importers.repeated_leads import without_closing_questions, without_repeated_leads
from workbench.importers.role_reading import settle_roles
from workbench.importers.section_headings import heading_words, is_section_heading
from workbench.importers.segmenting import paragraphs_of, pieces_of
from workbench.importers.source_block import SourceBlock
from workbench.importers.source_blocks import captioned, collected
from workbench.importers.source_headings import headings_of, order_of

_LONGEST_TITLE = 120
_HEADED, _CUT = 0.2, 0.5
"""Shares of the work that are done when the headings and then the paragraphs are known."""

_TOP = 12
"""Paragraphs among which the title of a page stands."""

_MOST_PROVED, _LEAST_TOLD = 0.7, 0.4
_MAYBE, _RATHER = 0.5, 0.75
_STRONG = 6.5
_SHORTEST_BRACKET = 12
_CAPTION_AND_MORE = 2
_PAIR = 2
_LONGEST_NAME = 60
_CROWDED = "the heading above it has no text of its own"
_UPSIDE_DOWN = "the texts of this page may stand above their headings"
_CITED = re.compile(r"\b(?:trans|transl|ed|eds|vol|ch|pp?|no|nos|fol|bk)\. ?[A-Z\d]")
"""A place in a printed work: “ch. 44, trans. M. Hollis”."""

_QUOTES = ("“", "‘", '"')
_QUOTATION = re.compile(r"[“‘\"'][^“”\"]{10,}[”’\"']\.?")
_CONTENTS = "line of a list of contents"


def reading_of(
    page: str,
    all_lines: Sequence[Line],
    *,
    has_deck: bool = False,
    progress: Progress = untold,
) -> PageReading:
    """Return how the lines of a page are read; `has_deck` says that others of it are cards."""
    lines = pieces_of(page, all_lines)
    headings = headings_of(page, lines)
    progress(_HEADED)
    reading = _read(page, lines, headings, part_of(progress, _HEADED, 1.0))
    doubted = set(_without_proof(reading.blocks))
    if doubted:
        headings = [h if h and h.noun not in doubted else None for h in headings]
        reading = _read(page, lines, headings)
    if reading.blocks or has_deck:
        without_repeated_leads(reading)
        without_closing_questions(reading)
        reading = without_strays(without_answers(page, reading))
    else:
        bare = bare_headings(page, lines)
        other = _read(page, lines, bare) if bare else reading
        reading = without_strays(other) if _is_proved(other.blocks) else reading
    settle_roles(reading)
    return reading


def _read(
    page: str,
    lines: Sequence[Line],
    headings: Sequence[Heading | None],
    progress: Progress = untold,
) -> PageReading:
    paragraphs = paragraphs_of(page, lines, headings)
    title, paragraphs = _title(paragraphs)
    progress(_CUT)
    return _in_stretches(paragraphs, title, part_of(progress, _CUT, 1.0))


def _without_proof(blocks: Sequence[SourceBlock]) -> Iterator[str]:
    """Yield the uncommon nouns that head too few texts with an attribution."""
    groups: dict[str, list[SourceBlock]] = {}
    for block in blocks:
        if block.noun in NEEDS_PROOF:
            groups.setdefault(block.noun, []).append(block)
    yield from (noun for noun, group in groups.items() if not _is_proved(group))
    yield from _never_told(blocks)


def _never_told(blocks: Sequence[SourceBlock]) -> Iterator[str]:
    """Yield the rare nouns whose texts are hardly ever told where they are from: “Item 1: Read”."""
    groups: dict[str, list[SourceBlock]] = {}
    for block in blocks:
        if block.heading.heading and block.heading.heading.is_rare:
            groups.setdefault(block.noun, []).append(block)
    for noun, group in groups.items():
        told = sum(b.has_picture or b.layout().layout is not Layout.NONE for b in group)
        if noun not in NEEDS_PROOF and told < _LEAST_TOLD * len(group):
            yield noun


def _is_proved(blocks: Sequence[SourceBlock]) -> bool:
    """Tell whether nearly all blocks have a text or picture and an attribution of their own."""
    usual = usual_of(blocks)
    return bool(blocks) and sum(_proof(b, usual) for b in blocks) >= _MOST_PROVED * len(blocks)


def _proof(block: SourceBlock, usual: Usual) -> float:
    """Return 1 where a block has an attribution beyond doubt, less where it may have one."""
    shape = block.layout(usual)
    if shape.layout is Layout.NONE:
        return _MAYBE if block.noun in OF_PICTURES and not block.is_empty else 0.0
    if shape.head or shape.tail:
        place, cut = shape.head or shape.tail or (0, 0)
        text = block.paragraphs[place].text
        told = text[:cut] if shape.head else text[cut:]
        is_said = shape.tail is not None and _QUOTATION.fullmatch(text[:cut].strip())
        is_told = told.strip().startswith(("(", "[")) and shape.is_marked
        is_dated = YEAR.search(told) or _CITED.search(told)
        return 1.0 if is_clear(told) or ((is_said or is_told) and is_dated) else 0.0
    told = " ".join(block.paragraphs[place].text for place in shape.attribution)
    if block.noun in OF_PICTURES and SURE_LABEL.match(told):
        return 1.0
    has_text = len(block.paragraphs) > len(shape.attribution) or block.has_picture
    if not has_text:
        # The picture itself may be lost; alone such lines are a list of pictures.
        return _MAYBE if names_picture(told) and YEAR.search(told) else 0.0
    is_bracketed = told.startswith(("(", "[")) and len(told) > _SHORTEST_BRACKET
    # Above a text such words may be a heading of the story; no heading stands below its text.
    is_below = shape.layout is Layout.BELOW and shape.score >= _STRONG and shape.lead >= CLEAR_LEAD
    is_one = (is_bracketed or is_below) and (YEAR.search(told) or _CITED.search(told))
    return 1.0 if is_clear(told) else _RATHER if is_one else _MAYBE


def _title(paragraphs: list[Paragraph]) -> tuple[Mark | None, list[Paragraph]]:
    """Take the first line as the title of the page where it looks like one, or the format's."""
    known = next((p for p in paragraphs[:_TOP] if p.is_hinted(HintKind.TITLE)), None)
    first = known or next((p for p in paragraphs if not p.furniture), None)
    if first is None or first.heading or len(first.text) > _LONGEST_TITLE:
        return None, paragraphs
    place = paragraphs.index(first)
    following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
    if known is None and not _is_title(first, following):
        return None, paragraphs
    mark = Mark(first.start, PartKind.TITLE, heading_words(first.text), confidence=0.9)
    return mark, [*paragraphs[:place], *paragraphs[place + 1 :]]


def _is_title(first: Paragraph, following: Paragraph | None) -> bool:
    if following is None or opens_a_box(first.text) or _is_told_of(first.text, following):
        return False
    if not first.is_section and not is_section_heading(first):
        return False
    return following.blank_before > 0 or following.heading is not None


def _is_told_of(words: str, following: Paragraph) -> bool:
    """Tell whether words say where the quotation below them is from."""
    is_quoted = following.is_hinted(HintKind.QUOTATION) or following.text.startswith(
        ("“", "‘", '"')
    )
    return is_quoted and is_clear(words)


def _in_stretches(
    paragraphs: Sequence[Paragraph], title: Mark | None, progress: Progress
) -> PageReading:
    """Return the paragraphs in blocks of sources and the stretches between them."""
    found = PageReading(title)
    usual_gap = _usual_gap(paragraphs)
    above_captions = texts_above_captions(paragraphs)
    story: list[Paragraph] = []
    place = 0
    while place < len(paragraphs):
        paragraph = paragraphs[place]
        if paragraph.heading is None or paragraph.heading.is_continued:
            story.append(paragraph)
            place += 1
            continue
        progress(place / len(paragraphs))
        above = paragraphs[place - 1] if place else None
        if place in above_captions:
            texts = above_captions[place]
            found.blocks.append(captioned(paragraph, paragraphs[place + 1], texts))
            found.stories.append(story[: len(story) - len(texts)])
            story, place = [], place + _CAPTION_AND_MORE
            continue
        block, place = collected(paragraphs, place, usual_gap)
        passed_on = _next_picture(block, paragraphs[place - 1 : place + 1]) if above else None
        if passed_on and above and above.text == PICTURE:
            block.placeholders.remove(passed_on)
        else:
            passed_on = None
        if above and _is_its_picture(above, block):
            block.placeholders.append(above)
            taken = story or (found.blocks[-1].placeholders if found.blocks else [])
            taken[:] = [paragraph for paragraph in taken if paragraph is not above]
        if story:
            found.stories.append(story)
            story = []
        found.blocks.append(block)
        story += [passed_on] if passed_on else []
    if story:
        found.stories.append(story)
    if not above_captions:
        _doubt_upside_down(found, paragraphs)
    _take_out_mentions(found)
    return found


def _doubt_upside_down(found: PageReading, paragraphs: Sequence[Paragraph]) -> None:
    """Doubt all texts where a quotation stands right above the first heading: is it its text?"""
    first = next((place for place, p in enumerate(paragraphs) if p.heading), 0)
    above = paragraphs[first - 1].text if first else ""
    if _QUOTATION.fullmatch(above) and not paragraphs[first].blank_before:
        for block in found.blocks:
            block.doubt = _UPSIDE_DOWN


def _next_picture(block: SourceBlock, around: Sequence[Paragraph]) -> Paragraph | None:
    """Return the picture at the end of a block that may be that of the next heading, or None."""
    if len(around) < _CAPTION_AND_MORE or len(block.placeholders) != 1 or not around[1].heading:
        return None
    return around[0] if around[0].text == PICTURE and block.placeholders[0] is around[0] else None


def _is_its_picture(above: Paragraph, block: SourceBlock) -> bool:
    """Tell whether the picture right above a heading is that of the source below."""
    if above.text != PICTURE or block.has_picture or len(block.paragraphs) > _CAPTION_AND_MORE:
        return False
    return any(names_picture(paragraph.text) for paragraph in block.paragraphs)


def _take_out_mentions(found: PageReading) -> None:
    """Take out headings that only name a source which stands elsewhere, as contents do."""
    texts = Counter(block.key for block in found.blocks if not block.is_thin)
    often = Counter(block.key for block in found.blocks)
    told = {b.key for b in found.blocks if often[b.key] > 1 and not _is_unsure(b)}
    named: set[tuple[str, str]] = set()
    kept: list[SourceBlock] = []
    _attribute_by_list(found.blocks)
    for block in found.blocks:
        is_again = block.key in named and not block.all_paragraphs
        is_listed = block.key in told and _is_unsure(block) and len(block.text) <= _LONGEST_NAME
        is_thin = block.is_thin and (texts[block.key] or is_again or _heads_others(block, texts))
        is_mention = block.key in named and _is_unsure(block) and not _is_of_second_row(block, kept)
        if is_thin or is_listed or is_mention:
            found.stories.append(list(_as_furniture(block)))
        else:
            is_double = often[block.key] > 1  # nobody asks for the others
            if is_double and (block.layout().layout is not Layout.NONE or block.is_thin):
                named.add(block.key)
            kept.append(block)
    found.blocks = kept
    _doubt_crowded(kept)


def _is_of_second_row(block: SourceBlock, kept: Sequence[SourceBlock]) -> bool:
    """Tell whether labels began anew above a heading and go on with it: A and B, then A and B."""
    if not kept or block.is_thin:
        return False
    above = kept[-1].key
    is_again = any(other.key == above for other in kept[:-1])
    order, before = order_of(block.key[1]), order_of(above[1])
    return is_again and block.noun == above[0] and order == (before or 0) + 1


def _is_unsure(block: SourceBlock) -> bool:
    """Tell whether nothing speaks for an attribution of its own, as where a source is discussed."""
    return block.layout().confidence < SURE or block.layout().layout is Layout.NONE


def _attribute_by_list(blocks: Sequence[SourceBlock]) -> None:
    """Give texts that say nothing of where they come from the line of a key at the end."""
    keys = [block for block in blocks if block.is_thin and block.paragraphs]
    wanted = {block.key for block in keys}
    texts = {
        block.key: block
        for block in reversed(blocks)
        if block.key in wanted and not block.is_thin and block.layout().layout is Layout.NONE
    }
    keys = [block for block in keys if block.key in texts]
    told = [block for block in keys if score_of(block.text) >= ENOUGH]
    if len(told) >= _PAIR and _PAIR * len(told) > len(keys):
        for block in told:
            texts[block.key].listed.append(block.paragraphs.pop())


def _heads_others(block: SourceBlock, texts: Mapping[tuple[str, str], int]) -> bool:
    """Tell whether a heading stands above a group of sources: “Source A” above A1 and A2."""
    noun, label = block.key
    return label.isalpha() and any(
        own == noun and other.startswith(label) and other.removeprefix(label).isdigit()
        for own, other in texts
    )


def _doubt_crowded(blocks: Sequence[SourceBlock]) -> None:
    """Doubt a text whose heading stands right below one that has none: whose text is it?"""
    for above, block in pairwise(blocks):
        is_empty = not above.all_paragraphs and above.noun == block.noun
        if is_empty and not block.is_thin:
            block.doubt = _CROWDED


def _as_furniture(block: SourceBlock) -> Iterator[Paragraph]:
    why = _CONTENTS if block.paragraphs else None
    for paragraph in (block.heading, *block.all_paragraphs):
        yield replace(paragraph, furniture=paragraph.furniture or why)


def _usual_gap(paragraphs: Iterable[Paragraph]) -> int:
    gaps = sorted(p.blank_before for p in paragraphs if p.blank_before)
    return gaps[len(gaps) // 2] if gaps else 1
