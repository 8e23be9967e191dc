# SPDX-License-Identifier: MIT
"""A page in, the parts it consists of out: the one place that knows the order of the steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.sources import SourceKind
from workbench.importers.boxes import opens_a_box
from workbench.importers.cards import deck_marks
from workbench.importers.draft import Part, PartKind, SourceDraft
from workbench.importers.marks import Mark, joined_marks, parts_between
from workbench.importers.paragraphs import Paragraph
from workbench.importers.section_headings import heading_words, is_section_heading
from workbench.importers.segmenting import paragraphs_of
from workbench.importers.source_blocks import SourceBlock, collected, marks_of
from workbench.importers.source_layout import NO_CUSTOM, Layout, Usual, is_bare_title
from workbench.importers.story import Story

_LONGEST_TITLE = 120
_FEWEST_VOTES = 2
_CLEAR_MAJORITY = 0.66
_STRONG_MAJORITY = 0.8


@dataclass(slots=True)
class _Stretches:
    """The page in stretches: blocks of sources and the paragraphs between them."""

    blocks: list[SourceBlock] = field(default_factory=list)
    stories: list[list[Paragraph]] = field(default_factory=list)


def recognised(page: str) -> tuple[tuple[Part, ...], tuple[SourceDraft, ...]]:
    """Return the parts of a page and the sources that begin in it, in page order."""
    cards, rest = deck_marks(page)
    paragraphs = [p for p in paragraphs_of(page) if p.start >= rest]
    title, paragraphs = ([], paragraphs) if cards else _title(paragraphs)
    stretches = _stretches(paragraphs)
    usual = _usual_of(stretches.blocks)
    marks = [*cards, *title]
    sources = []
    for place, block in enumerate(stretches.blocks):
        marks += joined_marks(
            sorted(marks_of(block, place, usual, page), key=lambda m: m.start), page
        )
        sources.append(_source_of(block))
    for story in stretches.stories:
        marks += Story(page, story).marks()
    return parts_between(page, _without_empty_headings(marks)), tuple(sources)


def _title(paragraphs: list[Paragraph]) -> tuple[list[Mark], list[Paragraph]]:
    """Take the first line as the title of the page where it looks like one."""
    first = next((p for p in paragraphs if not p.furniture), None)
    if first is None or first.heading or len(first.text) > _LONGEST_TITLE:
        return [], paragraphs
    place = paragraphs.index(first)
    following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
    if following is None or not is_section_heading(first) or opens_a_box(first.text):
        return [], paragraphs
    if following.blank_before == 0 and not following.heading:
        return [], paragraphs
    mark = Mark(first.start, PartKind.TITLE, heading_words(first.text), confidence=0.9)
    return [mark], [*paragraphs[:place], *paragraphs[place + 1 :]]


def _stretches(paragraphs: Sequence[Paragraph]) -> _Stretches:
    found = _Stretches()
    usual_gap = _usual_gap(paragraphs)
    labels: set[tuple[str, str]] = set()
    story: list[Paragraph] = []
    place = 0
    while place < len(paragraphs):
        paragraph = paragraphs[place]
        if paragraph.heading is None or paragraph.heading.is_continued:
            story.append(paragraph)
            place += 1
            continue
        block, end = collected(paragraphs, place, usual_gap)
        if _is_named_again(block, labels):
            story.append(paragraph)
            place += 1
            continue
        place = end
        labels.add((paragraph.heading.noun, paragraph.heading.label))
        if story:
            found.stories.append(story)
            story = []
        found.blocks.append(block)
    if story:
        found.stories.append(story)
    return found


def _is_named_again(block: SourceBlock, labels: set[tuple[str, str]]) -> bool:
    """Tell whether a heading without text only names a source that stood there already."""
    if block.paragraphs or block.placeholders or block.heading.heading is None:
        return False
    return (block.heading.heading.noun, block.heading.heading.label) in labels


def _usual_gap(paragraphs: Sequence[Paragraph]) -> int:
    gaps = sorted(p.blank_before for p in paragraphs if p.blank_before)
    return gaps[len(gaps) // 2] if gaps else 1


def _usual_of(blocks: Sequence[SourceBlock]) -> Usual:
    """Return what most sources of the page do: where their attribution is, and whether titled."""
    votes: Counter[Layout] = Counter()
    for block in blocks:
        votes[block.layout().layout] += 1
    told = votes[Layout.ABOVE] + votes[Layout.BELOW]
    if told < _FEWEST_VOTES:
        return NO_CUSTOM
    layout = Layout.ABOVE if votes[Layout.ABOVE] > votes[Layout.BELOW] else Layout.BELOW
    share = votes[layout] / told
    titled = sum(bool(block.paragraphs) and is_bare_title(block.paragraphs[0]) for block in blocks)
    is_titled = titled >= _FEWEST_VOTES and titled > _CLEAR_MAJORITY * len(blocks)
    if share < _CLEAR_MAJORITY:
        return Usual(is_titled=is_titled)
    is_strong = votes[layout] > _FEWEST_VOTES and share >= _STRONG_MAJORITY
    return Usual(layout, is_strong, is_titled)


def _source_of(block: SourceBlock) -> SourceDraft:
    heading = block.heading.heading
    if heading is None:  # pragma: no cover - a block begins with a heading
        raise ValueError(block.heading.text)
    is_view = heading.noun in {"Interpretation", "View", "Historian"}
    return SourceDraft(
        heading.noun,
        heading.label,
        SourceKind.INTERPRETATION if is_view else SourceKind.SOURCE,
        kind_is_certain=heading.noun == "Interpretation",
        confidence=heading.confidence,
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
