# SPDX-License-Identifier: MIT
"""What decides between readings of a source, asked of its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.importers.arrangement import ENOUGH, Arrangement, Layout, Usual
from workbench.importers.attribution_cues import YEAR, is_clear, score_of
from workbench.importers.author_notes import (
    is_catalogue_reference,
    is_note,
    is_note_about,
    speaks_of_maker,
)
from workbench.importers.inline_attributions import head_length, tail_start
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.second_attributions import is_second_attribution

_LONGEST_CLEAR = 360
"""Characters beyond which an attribution may well hold words of the text."""

_LONGEST_NAME = 60
_PAIR = 2


def is_unclear(told: str) -> bool:
    """Tell whether words name neither a date nor a maker or kind, or too much besides."""
    is_vague = bool(told) and not YEAR.search(told) and not is_clear(told)
    return is_vague or len(told) > _LONGEST_CLEAR


def is_rival(other: Arrangement, best: Arrangement, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether a reading takes other words for the attribution, and not only a note as well."""
    extra = set(other.attribution) - set(best.attribution)
    if not extra:
        return other.attribution != best.attribution
    return any(i not in best.notes or not is_note(paragraphs[i].text) for i in extra)


def is_name_below(paragraphs: Sequence[Paragraph], last: int, above: str) -> bool:
    """Tell whether the last line only says who made the work that the line above it names."""
    words = paragraphs[last].text
    is_line = not paragraphs[last].blank_before and len(words) <= _LONGEST_NAME
    is_name = is_line and words[:1].isupper() and not is_terminal(words) and ":" not in words
    return is_name and is_second_attribution(paragraphs[last - 1].text, above=above)


def is_about(text: str, told: str) -> bool:
    """Tell whether the last paragraph speaks about a source, which is attributed above its text."""
    return is_note_about(text, told) or speaks_of_maker(text, told)


def goes_on(below: Paragraph) -> bool:
    """Tell whether a line right below an attribution is the rest of it."""
    is_rest = below.blank_before == 0 and below.text[:1].islower()
    return is_rest or is_catalogue_reference(below.text)


def shares_nothing(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph has no attribution at one of its ends."""
    text, breaks = paragraph.text, paragraph.breaks
    return head_length(text, breaks) is None and tail_start(text, breaks) is None


def is_attributed_elsewhere(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether the second or the last paragraph is like an attribution and has a text."""
    if len(paragraphs) == 1:
        return False
    second, last = paragraphs[1].text, paragraphs[-1].text
    is_last = score_of(last) >= ENOUGH and (YEAR.search(last) is not None or is_clear(last))
    return is_last or (len(paragraphs) > _PAIR and score_of(second) >= ENOUGH)


def is_sentence(first: Paragraph, usual: Usual) -> bool:
    """Tell whether words beside a heading are a whole text: the others are attributed below."""
    return usual.layout is Layout.BELOW and first.text.endswith(".")
