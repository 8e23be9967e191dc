# SPDX-License-Identifier: MIT
"""A page in, the parts it consists of out: the one place that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.domain.sources import SourceKind
from workbench.importers.announced import take_announced
from workbench.importers.arrangement import Layout, Usual
from workbench.importers.cards import deck_marks
from workbench.importers.double_spaced import without_gaps
from workbench.importers.draft import Part, PartKind, SourceDraft
from workbench.importers.hints import hinted
from workbench.importers.labelling import free_label
from workbench.importers.lines import lines_of
from workbench.importers.marks import Mark, parts_between
from workbench.importers.page import Page, Progress, part_of, untold
from workbench.importers.page_reading import reading_of
from workbench.importers.page_shape import usual_of
from workbench.importers.pictures import names_picture
from workbench.importers.source_block import SourceBlock
from workbench.importers.source_headings import FIRST_LABELS, order_of
from workbench.importers.source_marks import marks_of
from workbench.importers.story import Story
from workbench.importers.unheaded import SURE_AS, take_unheaded

_BARE = 0.7
"""How sure a heading is at most where no text of the page has an attribution."""

_OF_A_ROW = 0.8
"""How sure a heading is at least that is one of a row with texts and attributions."""

_ROW, _MOST_LIKELY, _LIKELY = 3, 0.7, 0.5
"""Headings of a row, the share of them that `role_model` reads in the same way, and how surely."""

_SORTED = 0.6
"""Share of the work that is done when it is known which paragraph belongs to which source."""

_EMPTY = 0.4
"""How sure it is that a heading with nothing below it begins a source."""


def recognised(
    page: Page, progress: Progress = untold
) -> tuple[tuple[Part, ...], tuple[SourceDraft, ...]]:
    """Return the parts of a page and the sources that begin in it, in page order."""
    text = page.text
    lines = hinted(without_gaps(text, lines_of(text)), page.hints)
    cards, rest = deck_marks(text, lines)
    reading = reading_of(text, rest, has_deck=bool(cards), progress=part_of(progress, 0, _SORTED))
    usual = usual_of(reading.blocks)
    marks = [*cards, *([] if cards or reading.title is None else [reading.title])]
    torn_rows = set(_nouns_out_of_order(reading.blocks))
    sources = []
    proved = set(_nouns_of_rows(reading.blocks))
    is_bare = all(_is_bare(block, usual) for block in reading.blocks)
    tell = part_of(progress, _SORTED, 1)
    for place, block in enumerate(reading.blocks):
        tell(place / len(reading.blocks))
        marks += marks_of(block, place, usual, text)
        is_alone = (
            is_bare
            or (block.noun in torn_rows and block.noun not in proved)
            or _is_told_only(block, usual)
        )
        sources.append(_source_of(block, is_alone=is_alone, is_one_of_many=block.noun in proved))
    if not reading.blocks and not cards:
        unheaded = take_unheaded(reading.stories)
        found_marks = [found.marks(place) for place, found in enumerate(unheaded)]
        if not unheaded:
            announced = take_announced(reading.stories)
            found_marks = [found.marks(text, place) for place, found in enumerate(announced)]
        for each in found_marks:
            marks += each
            label = free_label([source.label for source in sources])
            sources.append(SourceDraft("Source", label, confidence=SURE_AS, has_free_label=True))
    for story in reading.stories:
        marks += Story(text, story).marks()
    return parts_between(text, _without_empty_headings(marks)), tuple(sources)


def _is_bare(block: SourceBlock, usual: Usual) -> bool:
    """Tell whether nothing but a heading says that a text is a source."""
    return block.layout(usual).layout is Layout.NONE and not block.has_picture


def _is_told_only(block: SourceBlock, usual: Usual) -> bool:
    """Tell whether neither text nor picture stands below a heading, though words on its origin."""
    told = block.layout(usual).attribution
    if block.has_picture or block.is_empty or len(told) < len(block.paragraphs):
        return False
    return not names_picture(" ".join(block.paragraphs[place].text for place in told))


def _nouns_out_of_order(blocks: Sequence[SourceBlock]) -> Iterator[str]:
    """Yield the nouns whose labels neither begin with the first nor count up, as in notes."""
    labels: dict[str, list[str]] = {}
    for block in blocks:
        labels.setdefault(block.noun, []).append(block.key[1])
    for noun, row in labels.items():
        orders = [order_of(label) or 0 for label in row]
        is_ascending = all(a < b for a, b in pairwise(orders))
        if FIRST_LABELS.isdisjoint(row) and (not is_ascending or len(row) == 1):
            yield noun


def _nouns_of_rows(blocks: Sequence[SourceBlock]) -> Iterator[str]:
    """Yield the nouns that head several texts, in order, each most likely as it was read."""
    rows: dict[str, list[SourceBlock]] = {}
    for block in blocks:
        rows.setdefault(block.noun, []).append(block)
    for noun, row in rows.items():
        orders = [order_of(block.key[1]) or 0 for block in row]
        is_ascending = all(a < b for a, b in pairwise(orders))
        likely = sum(_is_likely(block) for block in row)
        if len(row) >= _ROW and is_ascending and likely >= _MOST_LIKELY * len(row):
            yield noun


def _is_likely(block: SourceBlock) -> bool:
    shares = block.shares
    return shares is not None and min(shares.text, shares.attribution) >= _LIKELY


def _source_of(block: SourceBlock, *, is_alone: bool, is_one_of_many: bool) -> SourceDraft:
    heading = block.heading.heading
    if heading is None:  # pragma: no cover - a block begins with a heading
        raise ValueError(block.heading.text)
    most = _EMPTY if block.is_empty else _BARE if is_alone else 1.0
    sure = heading.confidence
    if is_one_of_many and _is_likely(block) and block.layout().layout is not Layout.NONE:
        sure = max(sure, _OF_A_ROW)
    is_view = heading.noun in {"Interpretation", "View", "Historian"}
    return SourceDraft(
        heading.noun,
        heading.label,
        SourceKind.INTERPRETATION if is_view else SourceKind.SOURCE,
        kind_is_certain=heading.noun == "Interpretation",
        confidence=min(sure, most),
    )


def _without_empty_headings(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks in page order; headings with no text below them are left over."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    story = {PartKind.PARAGRAPH, PartKind.LIST_HEADING, PartKind.LIST_ITEM, PartKind.FACT_HEADING,
             PartKind.GLOSSARY_HEADING, PartKind.FACT}  # fmt: skip
    kept: list[Mark] = []
    for place, mark in enumerate(ordered):
        after = ordered[place + 1].kind if place + 1 < len(ordered) else None
        if mark.kind is PartKind.SECTION_HEADING and after not in story:
            why = "a heading with nothing below it"
            mark = replace(mark, kind=PartKind.LEFT_OVER, why=why)  # noqa: PLW2901
        kept.append(mark)
    return kept
