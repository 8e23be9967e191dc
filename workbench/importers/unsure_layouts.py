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
from workbench.importers.author_notes import (
    is_catalogue_reference,
    is_note,
    leads_in,
    speaks_of_source,
)
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
_ENDS_IN_YEAR = re.compile(r"(?<=[.,] )(?:1\d{3}|20\d\d)\.?$")
_SHORT_NOTE = 160
_CAPTION_BEGINS = 40
_LONGEST_CITED = 320
_FEWEST_ROWS, _LONGEST_BELOW = 3, 120
_NUMBERED_ROW = re.compile(r"(?P<number>\d{1,2})[.)]? \S")
_WORK_AND_PLACE = re.compile(r"[A-Z][^.!?:]{3,80}\. [A-Z][\w’'-]*(?: [\w’'-]+){0,5}\.?")
_VIEWED = re.compile(
    r"\b(?:viewed|accessed|retrieved)\b[^.]{0,40}\d{4}|(?:https?://|www\.)\S+$", re.IGNORECASE
)
_TITLE_FOLLOWS = re.compile(r"\b(?:entitled|titled|called|captioned):?\s*$")
_CAPTION_IN_BRACKETS = re.compile(r"[^.!?“”]{8,110}[^.!?“”)\]] [(\[][^()\[\]]{4,60}[)\]]\.?$")
_CAPTION_PARTS = re.compile(
    r"(?:\d{3,4}s? )?(?:[\w’'-]+ ){0,4}[\w’'-]+[;,:] [“‘\"'][^“”]{3,90}[”’\"']"
)
"""A kind of picture and its title: “1840s cartoon; ‘The Heir’”."""

_LONGEST_NAME = 4
"""Words before a bracket in the line of a heading that are a name and no text of a source."""


def without_own_paragraph(
    paragraphs: Sequence[Paragraph], usual: Usual, *, has_picture: bool, is_told: bool
) -> Arrangement:
    """Look for an attribution that shares a paragraph with the text, then for a heading's words.

    `usual` says where the page usually attributes.
    """
    first, last = paragraphs[0], len(paragraphs) - 1
    shared = _whole_caption(paragraphs, is_told=is_told) or _below_a_list(paragraphs)
    shared = shared or _tail_of(paragraphs, usual)
    if shared is not None:
        return shared
    length = quotation_start(first.text) or head_length(first.text, first.breaks)
    if length is not None:
        score = score_of(first.text[:length])
        rest = first.text[length:].strip()
        is_whole = last == 0 and (
            says_of_picture(first.text, length)
            or is_catalogue_reference(rest)
            or (names_picture(first.text[:length]) and _goes_on(first.text[:length], rest))
        )
        return (
            Arrangement(Layout.ABOVE, (0,), score=score, lead=0)
            if is_whole
            else Arrangement(
                Layout.INLINE,
                head=(0, length),
                score=score,
                is_marked=last == 0 and is_clear(first.text[:length]) and _is_quotation(rest),
            )
        )
    weak = score_of(first.text)
    is_weak = (
        weak >= 1
        or _ENDS_IN_YEAR.search(first.text)
        or PICTURE_WORD.search(first.text[:80])
        or _IN_BRACKETS.fullmatch(first.text)
    )
    is_named = (first.lines[0].is_cut and is_weak) or _names_work_and_place(paragraphs)
    if last > 0 and (is_told or leads_in(first.text) or is_named):
        return Arrangement(Layout.ABOVE, (0,), score=max(weak, 0), lead=0)
    if last > 0 and is_titled(paragraphs, usual):
        return Arrangement(Layout.NONE, title=0)
    is_of_picture = has_picture and len(first.text) <= LONGEST_CAPTION and weak >= 0
    is_of_picture |= names_picture(first.text) and not is_terminal(first.text)
    is_of_picture |= introduces_picture(first.text)
    if last == 0 and is_of_picture:
        return Arrangement(Layout.ABOVE, (0,), score=1, lead=0)
    return Arrangement(Layout.NONE)


def _is_quotation(words: str) -> bool:
    """Tell whether words are one quotation from the first sign to the last."""
    closing = {"“": "”", '"': '"'}.get(words[:1], "-")
    return words.endswith(closing) and words.count(closing) == 1 + (closing == words[:1])


def _names_work_and_place(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether a title and where it stands are named above a quotation: “The Rope. Alm Hub”."""
    first = paragraphs[0]
    is_pair = first.lines[0].is_cut and _WORK_AND_PLACE.fullmatch(first.text) is not None
    return is_pair and any(p.text.startswith(("“", "‘", '"', "'")) for p in paragraphs[1:2])


def _goes_on(head: str, rest: str) -> bool:
    """Tell whether words behind those on a picture are its title, what it shows, or a question."""
    return bool(rest[:1].islower() or rest.endswith("?") or _TITLE_FOLLOWS.search(head))


def _below_a_list(paragraphs: Sequence[Paragraph]) -> Arrangement | None:
    """Return the reading in which a line below numbered ones says what they are, or None."""
    last = len(paragraphs) - 1
    text = paragraphs[last].text
    if last < _FEWEST_ROWS or len(text) > _LONGEST_BELOW or text.endswith("?"):
        return None
    numbers = [_NUMBERED_ROW.match(paragraph.text) for paragraph in paragraphs]
    counted = [int(found["number"]) if found else 0 for found in numbers]
    is_list = counted[:last] == list(range(1, last + 1)) and not counted[last]
    return Arrangement(Layout.BELOW, (last,), score=ENOUGH, lead=0) if is_list else None


def _whole_caption(paragraphs: Sequence[Paragraph], *, is_told: bool) -> Arrangement | None:
    """Return the reading in which all below a heading says what a picture is, or None."""
    text = paragraphs[0].text
    if len(paragraphs) > 1 or not PICTURE_WORD.search(text[:_CAPTION_BEGINS]):
        return None
    is_made = speaks_of_source(text) and YEAR.search(text) is not None
    is_one = len(text) <= _SHORT_NOTE and not is_terminal(text.rstrip(")]"))
    is_shaped = _CAPTION_PARTS.match(text) or _CAPTION_IN_BRACKETS.match(text)
    is_titled_so = is_one and score_of(text) >= 1 and is_shaped is not None
    is_cited = len(text) <= _LONGEST_CITED and _VIEWED.search(text) is not None
    if not (is_told or is_made or is_titled_so or is_cited):
        return None
    return Arrangement(Layout.ABOVE, (0,), score=max(score_of(text), 1), lead=0)


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
