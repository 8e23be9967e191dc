# SPDX-License-Identifier: MIT
"""Where the block of a source ends on the page, and what of it is text, gloss or aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importers.arrangement import ENOUGH
from workbench.importers.attribution_cues import YEAR, score_of
from workbench.importers.author_notes import hands_over, heads_note
from workbench.importers.back_matter import is_listed_question, is_of_the_page, numbers_question
from workbench.importers.boxes import (
    explains_word,
    gloss_in,
    is_glossary_heading,
    lists_words,
    may_be_gloss,
)
from workbench.importers.field_lines import is_field
from workbench.importers.form_headings import heads_reference, names_form
from workbench.importers.furniture import END_OF_SOURCES, INSTRUCTION, is_notice
from workbench.importers.headings import names_a_label
from workbench.importers.links import is_link
from workbench.importers.page import HintKind
from workbench.importers.paragraphs import BULLET, Paragraph, is_examined, is_talk, is_terminal
from workbench.importers.pictures import is_numbered_caption, is_placeholder
from workbench.importers.questions import is_only_marks
from workbench.importers.second_attributions import only_says_adapted
from workbench.importers.section_headings import (
    heads_story,
    is_numbered_section,
    is_section_heading,
)
from workbench.importers.separators import is_separator
from workbench.importers.source_block import SourceBlock
from workbench.importers.tasks import is_task, is_task_below, opens_tasks

_MARKDOWN = re.compile(r"(#{1,6}) \S")
_LONGEST_VERSE = 60
_ROW_OF_NUMBERS = re.compile(r"\d[\d,.%]*\s+\d[\d,.%]*$")
_BIG_GAP = 3
"""Blank lines that end a source once its text has begun."""


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
        if block.paragraphs and is_examined(paragraphs, end):
            block.paragraphs.append(paragraph)
            continue
        asks = is_listed_question(paragraph.text) and not is_talk(paragraphs, end)
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
        _take(block, paragraph, asks=is_listed_question(paragraph.text))
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
    is_page = is_page and not (_asks_above(text, after) or _is_stray(block, text))
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
    """Tell whether a heading right below that of a source is its title, or hands over to it."""
    text = paragraph.text
    if not after or after[0].heading or after[0].furniture or block.has_sentence:
        return False
    if hands_over(text):
        return True
    is_above_text = not after[0].is_section or hands_over(after[0].text)
    is_of_page = is_of_the_page(text) or opens_tasks(text)
    return not block.all_paragraphs and is_above_text and not is_of_page


def _asks_above(text: str, after: Sequence[Paragraph]) -> bool:
    """Tell whether a question stands in a list right above the transcript that it asks about."""
    return is_listed_question(text) and any(names_form(each.text) for each in after)


def _is_stray(block: SourceBlock, text: str) -> bool:
    """Tell whether marks of a question above were torn off it into a source that begins here."""
    return not block.paragraphs and is_only_marks(text)


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
    is_like_one = is_like_one and not _ROW_OF_NUMBERS.search(paragraph.text)
    if not is_like_one or heads_note(paragraph.text) or score_of(paragraph.text) >= 2:
        return False
    if not after or after[0].heading or _is_verse(paragraph, after):
        return False
    if is_numbered_section(paragraph):
        return is_terminal(after[0].text)
    if not _may_end(block) or _heads_something(paragraph.text):
        return False
    if after[0].blank_before == 0:
        return block.is_complete and heads_story(paragraph, after[0])
    only_first = len(block.paragraphs) == 1 and score_of(block.paragraphs[0].text) >= ENOUGH
    return not only_first and score_of(after[0].text) < ENOUGH and len(after[0].text) > 30


def _is_verse(line: Paragraph, after: Sequence[Paragraph]) -> bool:
    """Tell whether a short line and those below it, all apart, are lines of a poem."""
    row = (line, *after)
    is_even = len(after) > 1 and len({paragraph.blank_before for paragraph in row}) == 1
    are_lines = all(len(p.text) <= _LONGEST_VERSE and p.heading is None for p in row)
    return is_even and are_lines and not any(BULLET.match(p.text) or p.furniture for p in row)


def _may_end(block: SourceBlock) -> bool:
    """Tell whether a source has a whole text already and does not stop before a name."""
    last = block.paragraphs[-1].text
    return not last.endswith(",") and block.has_sentence and not only_says_adapted(last)


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
    elif asks or _is_stray(block, text) or (block.paragraphs and is_numbered_caption(text)):
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
