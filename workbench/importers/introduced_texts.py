# SPDX-License-Identifier: MIT
"""Sources in the boxes of textbooks: a heading of their own, an introduction, then the text.

The introduction is the textbook's and may be longer than any attribution. It ends by handing over:
“This is how he later described the meeting:”. Below the text there may be a short citation; where
there is none, the introduction is all that says where the text comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from workbench.importers.arrangement import ENOUGH, Arrangement, Layout
from workbench.importers.attribution_cues import is_clear, score_of
from workbench.importers.author_notes import hands_over, is_of_first_person
from workbench.importers.inline_attributions import shares_its_paragraph
from workbench.importers.page import HintKind
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.printed_labels import SURE_LABEL

_MOST = 3
"""Paragraphs of an introduction at most."""

_LONGEST, _LONGEST_CITATION, _LONGEST_TITLE = 1200, 200, 160
_CITES = re.compile(
    r"\b(?:pp?\.|vol\.|no\.|fol\.|file no\.?|ch\.) ?\w|\(eds?\.?\)|\beds?\.|\btrans\.",
    re.IGNORECASE,
)
_OF_ONE_PERSON = re.compile(r"\b(?:I|my|me)\b")
_CITED = 1.5
_SCORE = 3.5
"""That of an attribution that is only the introduction to a text: never sure."""

_Layout = Callable[[Sequence[Paragraph]], Arrangement]


def introduced(paragraphs: Sequence[Paragraph], arrange: _Layout) -> Arrangement | None:
    """Return the reading of a text that a heading or an introduction stands above, or None.

    `arrange` says how the paragraphs below are read.
    """
    first = paragraphs[0]
    if len(paragraphs) > 1 and _is_title(first):
        rest = arrange(paragraphs[1:])
        if rest.layout is not Layout.NONE or score_of(first.text) < ENOUGH:
            return rest.below_a_title()
    count = _introduction(paragraphs)
    if count is None:
        return None
    below = paragraphs[count:]
    rest = _cited(below) or arrange(below)
    if _is_told_below(below, rest):
        for _ in range(count):
            rest = rest.below_a_note()
        return rest
    return Arrangement(Layout.ABOVE, tuple(range(count)), score=_SCORE, lead=0.0)


def _is_told_below(paragraphs: Sequence[Paragraph], rest: Arrangement) -> bool:
    """Tell whether a text that was introduced has an attribution of its own as well.

    Below words that the format quotes the story of the page may go on.
    """
    if rest.tail is not None:
        return True
    told = " ".join(paragraphs[place].text for place in rest.attribution)
    is_quoted = paragraphs[0].is_hinted(HintKind.QUOTATION)
    is_sure = is_clear(told) or not is_quoted
    return rest.layout is Layout.BELOW and (is_sure or _CITES.search(told) is not None)


def _is_title(first: Paragraph) -> bool:
    """Tell whether the format makes the first words of a source a heading and no attribution."""
    is_heading = first.is_section or first.is_hinted(HintKind.HEADING)
    if not is_heading or len(first.text) > _LONGEST_TITLE or SURE_LABEL.match(first.text):
        return False
    return not is_clear(first.text) and not hands_over(first.text)


def _introduction(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return how many paragraphs introduce a text, the last of which hands over to it, or None."""
    above = paragraphs[: min(_MOST, len(paragraphs) - 1)]
    if not any(hands_over(paragraph.text) for paragraph in above):
        return None  # as nearly everywhere, which is seen at once
    for place, paragraph in enumerate(above):
        text = paragraph.text
        if len(text) > _LONGEST or _OF_ONE_PERSON.search(text) or shares_its_paragraph(text):
            return None
        if hands_over(text) and not is_of_first_person(text):
            return place + 1
        if not is_terminal(text) or score_of(text) >= ENOUGH or text[:1] in "“‘\"'":
            return None
    return None


def _cited(paragraphs: Sequence[Paragraph]) -> Arrangement | None:
    """Return the reading with a citation at the end that names a place in a work, or None."""
    last = len(paragraphs) - 1
    text = paragraphs[last].text
    if last < 1 or len(text) > _LONGEST_CITATION or not _CITES.search(text):
        return None
    score = score_of(text)
    if not _CITED <= score < ENOUGH or is_of_first_person(text):
        return None
    return Arrangement(Layout.BELOW, (last,), score=ENOUGH, lead=1.0)
