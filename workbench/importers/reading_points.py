# SPDX-License-Identifier: MIT
"""Points for the ways to read one source: what its paragraphs, its format and its page say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importers.arrangement import ENOUGH, Layout, Usual
from workbench.importers.attribution_cues import score_of
from workbench.importers.author_notes import (
    is_catalogue_reference,
    speaks_of_maker,
    speaks_of_source,
    tells_a_life,
)
from workbench.importers.genres import may_name_genre
from workbench.importers.page import HintKind
from workbench.importers.paragraphs import Paragraph

_USUAL_PLACE = 1.5
_UNUSUAL_PLACE = -0.5
_STRAY_NOTE = 1.0
_LONG_STRAY_NOTE = 2.5
_CAPTION = 3.0
_QUOTED = -3.0
_BESIDE_QUOTED = 1.5
_DATELINE = -3.0
_LONGEST_DATELINE = 60
_GREETING = re.compile(
    r"(?:My )?(?:(?:Dear|Dearest|Beloved|Honoured|Respected|Reverend)\b.{0,50}|Sirs?|Madam|"
    r"Gentlemen|(?:My )?Lords?|Comrades?|Friends?|"
    r"Your (?:Majesty|Excellency|Grace|Honour|Highness).{0,30})"
    r"\s?(?:[,:;.!—–-]{1,2}|…|\.{3})",
    re.IGNORECASE,
)
_SHORT_NOTE = 160


def points_of(paragraph: Paragraph, paragraphs: Sequence[Paragraph]) -> float:
    """Return what speaks for a paragraph, its words and what the format says of it."""
    text = paragraph.text
    # Beside a heading even the first words of an attribution often begin with a small letter.
    is_beside = paragraph.lines[0].is_cut and ". " not in text
    points = score_of(text[:1].upper() + text[1:] if is_beside else text)
    if points > 0 and _is_dateline(paragraph, paragraphs):
        return _DATELINE
    if not paragraph.lines[0].hints and not paragraphs[0].lines[0].hints:
        return points
    if paragraph.is_hinted(HintKind.CAPTION):
        points += _CAPTION
    quoted = sum(other.is_hinted(HintKind.QUOTATION) for other in paragraphs)
    if 0 < quoted < len(paragraphs):
        points += _QUOTED if paragraph.is_hinted(HintKind.QUOTATION) else _BESIDE_QUOTED
    return points


def _is_dateline(paragraph: Paragraph, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether words are the place and day at the head of a letter: a greeting follows."""
    text = paragraph.text
    if len(text) > _LONGEST_DATELINE or text.startswith("From ") or may_name_genre(text):
        return False
    after = paragraphs.index(paragraph) + 1
    return after < len(paragraphs) and is_greeting(paragraphs[after].text)


def is_greeting(text: str) -> bool:
    """Tell whether a line greets whom a letter or speech is for: “Dear Sir,”."""
    return _GREETING.fullmatch(text) is not None


def usual_points(layout: Layout, usual: Usual, text: str, score: float) -> float:
    """Return the points for standing where the other sources have their attribution."""
    if usual.layout is None:
        return 0.0
    if usual.layout is not layout:
        return _UNUSUAL_PLACE if score > 0 else 0.0
    if usual.is_strong and score < ENOUGH - _USUAL_PLACE and _could_be_one(text):
        return ENOUGH - score
    return _USUAL_PLACE if score > 0 else 0.0


def _could_be_one(text: str) -> bool:
    """Tell whether nothing speaks against a short line being an attribution but its few words."""
    return len(text) < _SHORT_NOTE and text[:1].isupper() and score_of(text) >= 0


def strayness(text: str, attribution: str) -> float:
    """Return how badly words fit as a note below an attribution, in points."""
    if speaks_of_source(text) or is_catalogue_reference(text):
        return 0.0
    if tells_a_life(text, attribution) or speaks_of_maker(text, attribution):
        return 0.0
    if score_of(text) >= ENOUGH:
        return 0.5
    return _STRAY_NOTE if len(text) < _SHORT_NOTE else _LONG_STRAY_NOTE
