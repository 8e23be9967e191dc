# SPDX-License-Identifier: MIT
"""Readings of a source in which no paragraph by itself is clearly the attribution.

It may share a paragraph with the text, be the words of the heading line, or lead in to what
somebody says; what is found here is never sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importers.arrangement import ENOUGH, Arrangement, Layout, Usual
from workbench.importers.attribution_cues import YEAR, is_clear, score_of
from workbench.importers.author_notes import is_catalogue_reference, is_note, leads_in
from workbench.importers.genres import PICTURE_WORD
from workbench.importers.inline_attributions import head_length, quotation_start, tail_start
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.pictures import (
    LONGEST_CAPTION,
    introduces_picture,
    names_picture,
    says_of_picture,
)
from workbench.importers.source_titles import is_titled

_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{12,}[)\]]")
_SHORT_NOTE = 160
_LONGEST_NAME = 4
"""Words before a bracket in the line of a heading that are a name and no text of a source."""


def without_own_paragraph(
    paragraphs: Sequence[Paragraph], usual: Usual, *, has_picture: bool, is_told: bool
) -> Arrangement:
    """Look for an attribution that shares a paragraph with the text, then for a heading's words.

    `usual` says where the page usually attributes.
    """
    first, last = paragraphs[0], len(paragraphs) - 1
    shared = _tail_of(paragraphs, usual)
    if shared is not None:
        return shared
    length = quotation_start(first.text) or head_length(first.text, first.breaks)
    if length is not None:
        score = score_of(first.text[:length])
        rest = first.text[length:].strip()
        is_whole = last == 0 and (
            says_of_picture(first.text, length) or is_catalogue_reference(rest)
        )
        return (
            Arrangement(Layout.ABOVE, (0,), score=score, lead=0)
            if is_whole
            else Arrangement(Layout.INLINE, head=(0, length), score=score)
        )
    weak = score_of(first.text)
    is_weak = (
        weak >= 1 or PICTURE_WORD.search(first.text[:80]) or _IN_BRACKETS.fullmatch(first.text)
    )
    if last > 0 and (is_told or leads_in(first.text) or (first.lines[0].is_cut and is_weak)):
        return Arrangement(Layout.ABOVE, (0,), score=max(weak, 0), lead=0)
    if last > 0 and is_titled(paragraphs, usual):
        return Arrangement(Layout.NONE, title=0)
    is_of_picture = has_picture and len(first.text) <= LONGEST_CAPTION and weak >= 0
    is_of_picture |= names_picture(first.text) and not is_terminal(first.text)
    is_of_picture |= introduces_picture(first.text)
    if last == 0 and is_of_picture:
        return Arrangement(Layout.ABOVE, (0,), score=1, lead=0)
    return Arrangement(Layout.NONE)


def _is_whole(told: str) -> bool:
    """Tell whether words are an attribution whatever stands below them."""
    return is_clear(told) or (YEAR.search(told) is not None and score_of(told) >= ENOUGH + 1)


def _tail_of(paragraphs: Sequence[Paragraph], usual: Usual) -> Arrangement | None:
    """Return the reading in which the attribution ends one of the last paragraphs, or None."""
    last = len(paragraphs) - 1
    for place in range(last, max(-1, last - 3), -1):
        text = paragraphs[place].text
        found = tail_start(text, paragraphs[place].breaks)
        after = [paragraph.text for paragraph in paragraphs[place + 1 :]]
        if found is None:
            continue
        start, is_marked = found
        is_page = any(not is_note(t) and len(t) > _SHORT_NOTE for t in after)
        if is_page and not (is_marked and _is_whole(text[start:].strip("()[]–—- "))):
            continue
        score = score_of(text[start:])
        before = text[:start]
        is_name = len(before.split()) <= _LONGEST_NAME and before[:1].isalpha()
        if last == 0 and paragraphs[0].lines[0].is_cut and is_name:
            return Arrangement(Layout.ABOVE, (0,), score=score, lead=0)
        return Arrangement(
            Layout.INLINE,
            title=0 if place > 0 and is_titled(paragraphs, usual) else None,
            notes=tuple(range(place + 1, last + 1)),
            tail=(place, start),
            score=score,
            is_marked=is_marked and len(text) - start <= _SHORT_NOTE,
        )
    return None
