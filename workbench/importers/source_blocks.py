# SPDX-License-Identifier: MIT
"""The block of one source: where it ends on the page and what its paragraphs are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importers.attribution_cues import score_of
from workbench.importers.boxes import fact_heading, gloss_in, is_glossary_heading
from workbench.importers.draft import PartKind
from workbench.importers.inline_attributions import bare_attribution
from workbench.importers.links import is_link, points_elsewhere
from workbench.importers.marks import Mark, place_in
from workbench.importers.paragraphs import BULLET, Paragraph, is_terminal
from workbench.importers.pictures import describes_picture, is_placeholder, names_picture
from workbench.importers.questions import (
    is_answer_heading,
    is_only_marks,
    is_question,
    is_task_heading,
)
from workbench.importers.section_headings import is_section_heading
from workbench.importers.source_layout import (
    CLEAR_LEAD,
    ENOUGH,
    NO_CUSTOM,
    Arrangement,
    Layout,
    Usual,
    arrangement_of,
)

_LONGEST_FORM = 40
_FORM = re.compile(
    r"(?:(?:full |simplified |modern |plain |edited |original |english )*(?:transcript(?:ion)?|"
    r"translation|(?:original |simplified |modern |plain )text|(?:simplified|original|modern) "
    r"(?:version|language|spelling)))\s*[:.]?",
    re.IGNORECASE,
)
_BACK_MATTER = re.compile(
    r"(?:further|suggested|recommended) reading|bibliography|references|works cited|footnotes|"
    r"endnotes|time ?lines?(?: of .{3,30})?|chronology|key (?:people|dates|individuals)|"
    r"(?:useful |external )?links|credits|summary|conclusion|teachers?[’']? notes?|"
    r"what do you think\?|key questions?|background(?: information)?|factfile",
    re.IGNORECASE,
)
_NEAR = 30
_BIG_GAP = 3
"""Blank lines that end a source once its text has begun."""


@dataclass(slots=True)
class SourceBlock:
    """A heading and the paragraphs that belong to its source, still unsorted."""

    heading: Paragraph
    paragraphs: list[Paragraph] = field(default_factory=list)
    placeholders: list[Paragraph] = field(default_factory=list)
    glosses: list[Paragraph] = field(default_factory=list)
    furniture: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of its last paragraphs, near enough for a gloss to speak about them."""
        return " ".join(paragraph.text for paragraph in self.paragraphs[-_NEAR:])

    @property
    def noun(self) -> str:
        """The noun of its heading in classroom spelling."""
        return self.heading.heading.noun if self.heading.heading else ""

    @property
    def key(self) -> tuple[str, str]:
        """Noun and label: what the source is called."""
        return (self.noun, self.heading.heading.label if self.heading.heading else "")

    @property
    def all_paragraphs(self) -> list[Paragraph]:
        """Everything below the heading, in page order."""
        below = (*self.paragraphs, *self.placeholders, *self.glosses, *self.furniture)
        return sorted(below, key=lambda paragraph: paragraph.start)

    @property
    def is_thin(self) -> bool:
        """Whether nothing stands in it but the words of the heading line."""
        if self.placeholders or len(self.paragraphs) > 1:
            return False
        return not self.paragraphs or self.paragraphs[0].lines[0].is_cut

    @property
    def has_picture(self) -> bool:
        """Whether a line stands where a picture stood."""
        return bool(self.placeholders)

    def layout(self, usual: Usual = NO_CUSTOM) -> Arrangement:
        """Return what its paragraphs are, given where the page usually attributes."""
        return arrangement_of(self.paragraphs, usual, has_picture=self.has_picture)


def collected(
    paragraphs: Sequence[Paragraph], place: int, usual_gap: int
) -> tuple[SourceBlock, int]:
    """Return the block of the heading at `place`, and the place after its last paragraph."""
    block = SourceBlock(paragraphs[place])
    for end in range(place + 1, len(paragraphs)):
        if _ends(block, paragraphs[end], paragraphs[end + 1 : end + 3], usual_gap):
            return block, end
        _take(block, paragraphs[end])
    return block, len(paragraphs)


def marks_of(block: SourceBlock, source: int, usual: Usual, page: str) -> list[Mark]:
    """Return the parts of a source as marks on the page."""
    shape = block.layout(usual)
    head = block.heading.heading
    label_confidence = head.confidence if head else 1.0
    words = head.words if head else block.heading.text
    marks = [Mark(block.heading.start, PartKind.SOURCE_HEADING, words, source,
                  label_confidence)]  # fmt: skip
    doubt = _doubt(shape, usual)
    for place, paragraph in enumerate(block.paragraphs):
        marks += _paragraph_marks(block, paragraph, place, shape=shape, source=source, page=page,
                                  doubt=doubt)  # fmt: skip
    for paragraph in block.placeholders:
        marks.append(Mark(paragraph.start, PartKind.PICTURE, paragraph.text, source))
    for paragraph in block.glosses:
        marks.append(Mark(paragraph.start, PartKind.GLOSS, paragraph.text, source, 0.9))
    for paragraph in block.furniture:
        why = paragraph.furniture or _heading_of(paragraph.text)
        marks.append(Mark(paragraph.start, PartKind.LEFT_OVER, paragraph.text, why=why))
    return marks


def _heading_of(text: str) -> str:
    return "heading of the text" if _names_form(text) else "heading of the explained words"


def _ends(
    block: SourceBlock, paragraph: Paragraph, after: Sequence[Paragraph], usual_gap: int
) -> bool:
    text = paragraph.text
    if paragraph.heading:
        return not (paragraph.heading.is_continued and _is_same(block, paragraph))
    if paragraph.furniture or paragraph.is_section:
        return paragraph.is_section
    if is_glossary_heading(text):
        body = block.text
        return not (after and body and gloss_in(after[0].text, body))
    if _is_of_the_page(text) or _speaks_of_another(block, text):
        return True
    if not block.paragraphs:
        return False
    is_far = paragraph.blank_before >= _BIG_GAP and paragraph.blank_before > usual_gap
    return (is_far and not _completes(block, paragraph)) or _is_next_section(
        block, paragraph, after
    )


def _speaks_of_another(block: SourceBlock, text: str) -> bool:
    """Tell whether words name a source by its label, as only the page itself does."""
    head = block.heading.heading
    if head is None or not block.paragraphs or head.noun not in text.title():
        return False
    found = re.search(rf"\b(?i:{head.noun})s? (?:[A-Z]|\d{{1,2}})(?![\w’'])(?! ?:)", text)
    return found is not None and score_of(text) < ENOUGH


def _is_of_the_page(text: str) -> bool:
    """Tell whether words are put to the reader of the page and stand in no source."""
    if len(text) <= _LONGEST_FORM and _BACK_MATTER.fullmatch(text):
        return True
    if is_question(text, in_source=True) or is_only_marks(text):
        return True
    if is_answer_heading(text) or is_task_heading(text) or fact_heading(text) is not None:
        return True
    is_link_bullet = BULLET.match(text) and points_elsewhere(text) and score_of(text) < ENOUGH
    return is_link(text) or bool(is_link_bullet)


def _is_same(block: SourceBlock, paragraph: Paragraph) -> bool:
    mine, other = block.heading.heading, paragraph.heading
    if mine is None or other is None:
        return False
    return (mine.noun, mine.label) == (other.noun, other.label)


def _completes(block: SourceBlock, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph far below is the attribution its source still lacks."""
    has_one = any(score_of(p.text) >= ENOUGH for p in block.paragraphs)
    return not has_one and (score_of(paragraph.text) >= ENOUGH + 1 or paragraph.is_hard)


def _is_next_section(block: SourceBlock, paragraph: Paragraph, after: Sequence[Paragraph]) -> bool:
    """Tell whether the story of the page goes on here under a heading of its own."""
    if not is_section_heading(paragraph) or score_of(paragraph.text) >= 2:
        return False
    if not after or after[0].heading or after[0].blank_before == 0 or not _may_end(block):
        return False
    only_first = len(block.paragraphs) == 1 and score_of(block.paragraphs[0].text) >= ENOUGH
    return not only_first and score_of(after[0].text) < ENOUGH and len(after[0].text) > 30


def _may_end(block: SourceBlock) -> bool:
    """Tell whether a source has a whole text already and does not stop before a signature."""
    last = block.paragraphs[-1].text
    return not last.endswith(",") and any(is_terminal(p.text) for p in block.paragraphs)


def _take(block: SourceBlock, paragraph: Paragraph) -> None:
    text = paragraph.text
    if paragraph.furniture or paragraph.heading or is_glossary_heading(text) or _names_form(text):
        block.furniture.append(paragraph)
    elif is_placeholder(paragraph.text):
        block.placeholders.append(paragraph)
    elif block.paragraphs and gloss_in(paragraph.text, block.text):
        block.glosses.append(paragraph)
    else:
        block.paragraphs.append(paragraph)


def _names_form(text: str) -> bool:
    """Tell whether a line only says in which form the text stands below it: “Transcript”."""
    return len(text) <= _LONGEST_FORM and bool(_FORM.fullmatch(text))


def _doubt(shape: Arrangement, usual: Usual) -> str | None:
    if shape.layout is Layout.NONE:
        return "no attribution was found"
    if shape.layout is Layout.INLINE:
        return "text and attribution stand in one paragraph"
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
    cut = shape.head if shape.head and shape.head[0] == place else shape.tail
    if not cut or cut[0] != place:
        words = bare_attribution(text) if kind is PartKind.ATTRIBUTION else text
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
        return PartKind.PICTURE, 0.8
    sure = 0.95 if shape.confidence >= 0.75 else 0.7
    return PartKind.BODY, 0.5 if shape.layout is Layout.NONE and names_picture(text) else sure
