# SPDX-License-Identifier: MIT
"""The block of one source: where it ends on the page and what its paragraphs are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importers.arrangement import ENOUGH, NO_CUSTOM, Arrangement, Usual
from workbench.importers.attribution_cues import YEAR, score_of
from workbench.importers.author_notes import heads_note
from workbench.importers.back_matter import is_of_the_page, numbers_question
from workbench.importers.boxes import (
    explains_word,
    gloss_in,
    is_glossary_heading,
    lists_words,
    may_be_gloss,
)
from workbench.importers.field_lines import is_field
from workbench.importers.form_headings import heads_reference, names_form, told_by_headings
from workbench.importers.furniture import END_OF_SOURCES, INSTRUCTION, is_notice
from workbench.importers.headings import names_a_label
from workbench.importers.links import is_link
from workbench.importers.page import HintKind
from workbench.importers.paragraphs import BULLET, Paragraph, is_talk, is_terminal
from workbench.importers.pictures import is_placeholder
from workbench.importers.section_headings import (
    heads_story,
    is_numbered_section,
    is_section_heading,
)
from workbench.importers.separators import is_separator
from workbench.importers.source_layout import arrangement_of
from workbench.importers.tasks import is_task, is_task_below, opens_tasks

_MARKDOWN = re.compile(r"(#{1,6}) \S")
_NEAR = 30
_PAIR = 2
_BIG_GAP = 3
"""Blank lines that end a source once its text has begun."""


@dataclass(slots=True)
class SourceBlock:
    """A heading and the paragraphs that belong to its source, still unsorted.

    `doubt` says why all that was found below the heading may be wrong, `last_taken` is the
    paragraph that was added last. `listed` is an attribution that stands elsewhere on the page.
    `may_go_on` says that what was parted from its end may be of its text after all, `is_disputed`
    that more speaks for another reading. `settled` is the layout that holds in any case.
    """

    heading: Paragraph
    paragraphs: list[Paragraph] = field(default_factory=list)
    placeholders: list[Paragraph] = field(default_factory=list)
    glosses: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    listed: list[Paragraph] = field(default_factory=list)
    furniture: list[Paragraph] = field(default_factory=list)
    doubt: str | None = None
    may_go_on: bool = False
    settled: Arrangement | None = None
    is_disputed: bool = False
    last_taken: Paragraph | None = None
    _seen: int = 0
    _attributed: bool = False
    _sentence: bool = False
    _layouts: dict[tuple[Usual, int], Arrangement] = field(default_factory=dict)

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
        others = (*self.placeholders, *self.glosses, *self.notes, *self.furniture)
        below = (*self.paragraphs, *others)
        return sorted(below, key=lambda paragraph: paragraph.start)

    @property
    def is_attributed(self) -> bool:
        """Whether one of its paragraphs is most likely an attribution."""
        self._look()
        return self._attributed

    @property
    def has_sentence(self) -> bool:
        """Whether one of the paragraphs of its text ends as a sentence does."""
        self._look()
        return self._sentence

    @property
    def is_complete(self) -> bool:
        """Whether an attribution stands in it, and below or above that a text or a picture."""
        return self.is_attributed and (len(self.paragraphs) > 1 or self.has_picture)

    def _look(self) -> None:
        # Asked for after each paragraph, so only the new ones are looked at.
        if self._seen == len(self.paragraphs):
            return
        for paragraph in self.paragraphs[self._seen :]:
            is_like_one = score_of(paragraph.text) >= ENOUGH
            self._attributed = self._attributed or is_like_one
            self._sentence = self._sentence or (not is_like_one and is_terminal(paragraph.text))
        self._seen = len(self.paragraphs)

    @property
    def is_empty(self) -> bool:
        """Whether neither words nor a picture stand below its heading."""
        return not self.paragraphs and not self.placeholders

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

    @property
    def picture_ends(self) -> int | None:
        """Where on the page the first line ends that stands for a picture, or None."""
        return min((placeholder.end for placeholder in self.placeholders), default=None)

    def layout(self, usual: Usual = NO_CUSTOM) -> Arrangement:
        """Return what its paragraphs are, given where the page usually attributes."""
        if self.settled is not None:
            return self.settled
        key = (usual, len(self.paragraphs))
        shape = self._layouts.get(key)
        if shape is None:
            told = told_by_headings(self.paragraphs, self.furniture)
            shape = self._layouts[key] = told or arrangement_of(
                self.paragraphs,
                usual,
                has_picture=self.has_picture,
                is_parted=self._is_parted,
                is_told=self.heading.heading is not None and self.heading.heading.is_told,
            )
        return shape

    @property
    def _is_parted(self) -> bool:
        """Whether the heading of the text stands between the first two paragraphs."""
        if len(self.paragraphs) < _PAIR or not self.furniture:
            return False
        first, second = self.paragraphs[:_PAIR]
        return any(
            names_form(p.text) for p in self.furniture if first.start < p.start < second.start
        )


def collected(
    paragraphs: Sequence[Paragraph], place: int, usual_gap: int
) -> tuple[SourceBlock, int]:
    """Return the block of the heading at `place`, and the place after its last paragraph."""
    block = SourceBlock(paragraphs[place])
    rule = paragraphs[place - 1].text if place and is_separator(paragraphs[place - 1].text) else ""
    for end in range(place + 1, len(paragraphs)):
        paragraph = paragraphs[end]
        if rule and paragraph.text == rule and block.has_sentence:
            return block, end  # the same rule as above the heading: the source is framed by both
        asks = _is_listed_question(paragraph.text) and not is_talk(paragraphs, end)
        if _ends(block, paragraph, paragraphs[end + 1 : end + 3], usual_gap, asks=asks):
            block.may_go_on = _is_cut_short(block, paragraphs, end)
            return block, end
        _take(block, paragraph, asks=asks)
    return block, len(paragraphs)


def _is_cut_short(block: SourceBlock, paragraphs: Sequence[Paragraph], end: int) -> bool:
    """Tell whether a text, attributed above, may go on where something ended it.

    That stands close below words which are not its attribution, or it is a heading by its form
    alone, as a text may have within it, and other sources follow.
    """
    paragraph, above = paragraphs[end], block.last_taken
    if paragraph.heading or above is None or above not in block.paragraphs:
        return False
    if not paragraph.blank_before:
        return not is_terminal(above.text) or (
            len(block.paragraphs) > 1 and not block.is_attributed
        )
    is_known = paragraph.lines[0].hints or is_of_the_page(paragraph.text)
    is_known = is_known or opens_tasks(paragraph.text) or score_of(above.text) >= ENOUGH
    if is_known or not is_section_heading(paragraph):
        return False
    return any(paragraphs[place].heading for place in range(end, len(paragraphs)))


def captioned(heading: Paragraph, caption: Paragraph, texts: Sequence[Paragraph]) -> SourceBlock:
    """Return the block of a source whose text stands above its heading and attribution."""
    block = SourceBlock(heading)
    for paragraph in (caption, *texts):
        _take(block, paragraph, asks=_is_listed_question(paragraph.text))
    return block


def _is_caption(text: str) -> bool:
    """Tell whether the words in brackets where a picture stood say where it is from."""
    return score_of(text) >= ENOUGH + 1 and YEAR.search(text) is not None


def _ends(
    block: SourceBlock,
    paragraph: Paragraph,
    after: Sequence[Paragraph],
    usual_gap: int,
    *,
    asks: bool,
) -> bool:
    text = paragraph.text
    if paragraph.heading:
        # Named once more before it is complete: the words for its picture.
        is_for_picture = not block.is_complete and not paragraph.heading.is_told
        goes_on = paragraph.heading.is_continued or is_for_picture
        return not (goes_on and block.paragraphs and _is_same(block, paragraph))
    if paragraph.furniture or (paragraph.is_section and not _titles(block, paragraph, after)):
        is_told = paragraph.furniture == INSTRUCTION and block.is_complete
        return paragraph.is_section or is_told or paragraph.furniture == END_OF_SOURCES
    if is_glossary_heading(text):
        body = block.text
        return not (after and body and gloss_in(after[0].text, body))
    is_page = is_of_the_page(text) or _speaks_of_another(block, text)
    is_page = is_page or (block.has_sentence and asks)
    is_page = is_page and not _asks_above(text, after)
    if is_page or _is_link_below(block, text) or numbers_question(text, after):
        return True
    if not block.paragraphs:
        return False
    is_far = paragraph.blank_before >= _BIG_GAP and paragraph.blank_before > usual_gap
    is_apart = is_far and not _completes(block, paragraph)
    is_apart = is_apart or (names_form(text) and block.is_complete and _has_form(block))
    is_over = is_apart or (block.is_attributed and _is_notice(paragraph))
    is_over = is_over or _gives_a_task(block, paragraph) or _outranks(block, text)
    return is_over or _is_next_section(block, paragraph, after)


def _titles(block: SourceBlock, paragraph: Paragraph, after: Sequence[Paragraph]) -> bool:
    """Tell whether a heading right below that of a source is the title of it."""
    has_text = bool(after) and not (after[0].heading or after[0].is_section or after[0].furniture)
    is_of_page = is_of_the_page(paragraph.text) or opens_tasks(paragraph.text)
    return not block.all_paragraphs and has_text and not is_of_page


def _asks_above(text: str, after: Sequence[Paragraph]) -> bool:
    """Tell whether a question stands in a list right above the transcript that it asks about."""
    return _is_listed_question(text) and any(names_form(each.text) for each in after)


def _is_listed_question(text: str) -> bool:
    item = BULLET.match(text) if text.endswith("?") else None
    # In small letters an item goes on with the sentence above the list, whoever speaks it.
    return item is not None and not text[item.end() : item.end() + 1].islower()


def _is_link_below(block: SourceBlock, text: str) -> bool:
    """Tell whether a link ends a source; above its text one only leads to a recording of it."""
    return is_link(text) and (block.is_attributed or block.has_sentence)


def _is_notice(paragraph: Paragraph) -> bool:
    return is_notice(paragraph.text) and not paragraph.is_hinted(HintKind.QUOTATION)


def _has_form(block: SourceBlock) -> bool:
    """Tell whether a text stands already below a heading such as “Transcript”."""
    start = block.paragraphs[-1].start
    return any(
        names_form(paragraph.text) and paragraph.start < start for paragraph in block.furniture
    )


def _gives_a_task(block: SourceBlock, paragraph: Paragraph) -> bool:
    """Tell whether a task begins below the text of a source."""
    text = paragraph.text
    if opens_tasks(text) or is_task(text):
        return True
    return block.is_complete and is_task_below(text)


def _outranks(block: SourceBlock, text: str) -> bool:
    """Tell whether a heading in Markdown stands as high as that of the source, or higher."""
    found = _MARKDOWN.match(text)
    if found is None or names_form(text.strip("# ")):
        return False
    own = _MARKDOWN.match(block.heading.text)
    return own is None or len(found[1]) <= len(own[1])


def _speaks_of_another(block: SourceBlock, text: str) -> bool:
    """Tell whether words name a source by its label, as only the page itself does."""
    head = block.heading.heading
    if head is None or not block.paragraphs or head.noun.casefold() not in text.casefold():
        return False
    return names_a_label(head.noun, text) and score_of(text) < ENOUGH


def _is_same(block: SourceBlock, paragraph: Paragraph) -> bool:
    mine, other = block.heading.heading, paragraph.heading
    if mine is None or other is None:
        return False
    return (mine.noun, mine.label) == (other.noun, other.label)


def _completes(block: SourceBlock, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph far below is the attribution its source still lacks."""
    return not block.is_attributed and (score_of(paragraph.text) >= ENOUGH + 1 or paragraph.is_hard)


def _is_next_section(block: SourceBlock, paragraph: Paragraph, after: Sequence[Paragraph]) -> bool:
    """Tell whether the story of the page goes on here under a heading of its own."""
    is_like_one = is_section_heading(paragraph) and not is_field(paragraph.text)
    if not is_like_one or heads_note(paragraph.text) or score_of(paragraph.text) >= 2:
        return False
    if not after or after[0].heading:
        return False
    if is_numbered_section(paragraph):
        return is_terminal(after[0].text)
    if not _may_end(block) or _heads_something(paragraph.text):
        return False
    if after[0].blank_before == 0:
        return block.is_complete and heads_story(paragraph, after[0])
    only_first = len(block.paragraphs) == 1 and score_of(block.paragraphs[0].text) >= ENOUGH
    return not only_first and score_of(after[0].text) < ENOUGH and len(after[0].text) > 30


def _may_end(block: SourceBlock) -> bool:
    """Tell whether a source has a whole text already and does not stop before a signature."""
    last = block.paragraphs[-1].text
    return not last.endswith(",") and block.has_sentence


def _take(block: SourceBlock, paragraph: Paragraph, *, asks: bool) -> None:
    _sort(block, paragraph, asks=asks)
    block.last_taken = paragraph


def _sort(block: SourceBlock, paragraph: Paragraph, *, asks: bool) -> None:
    text = paragraph.text
    if _is_below_note_heading(block, paragraph):
        block.notes.append(paragraph)
    elif paragraph.furniture or paragraph.heading or _heads_something(text):
        block.furniture.append(paragraph)
    elif is_placeholder(text) and not (_is_caption(text) and not block.is_attributed):
        block.placeholders.append(paragraph)
    elif asks:
        block.furniture.append(paragraph)
    elif block.paragraphs and _is_gloss(paragraph, block):
        block.glosses.append(paragraph)
    else:
        block.paragraphs.append(paragraph)


def _heads_something(text: str) -> bool:
    is_form = names_form(text) or heads_reference(text)
    return is_glossary_heading(text) or is_form or heads_note(text) or is_link(text)


def _is_below_note_heading(block: SourceBlock, paragraph: Paragraph) -> bool:
    """Tell whether the line right above says that this paragraph is about the maker."""
    above = block.last_taken
    is_headed = above is not None and above.furniture is None and heads_note(above.text)
    return is_headed and not (paragraph.furniture or paragraph.heading)


def _is_gloss(paragraph: Paragraph, block: SourceBlock) -> bool:
    if paragraph.is_hinted(HintKind.FOOTNOTE):
        return True
    text = paragraph.text
    if lists_words(text):
        return True
    is_below = paragraph.blank_before > 0 or block.last_taken in block.glosses
    has_text = block.has_sentence or len(block.paragraphs) > 1
    if is_below and has_text and explains_word(text):
        return True
    return may_be_gloss(text) and gloss_in(text, block.text) is not None
