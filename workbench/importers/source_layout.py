# SPDX-License-Identifier: MIT
"""Which words of a source are its text and which say where it comes from.

Booklets put the attribution above the text, school sites and textbooks below it, worksheets into
brackets, behind a dash or after a label. Each place is scored with the cues of `attribution_cues`;
what the other sources of the page do counts as well, because a page keeps to one layout.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.importers.attribution_cues import LABEL, NAME, SURE_LABEL, YEAR, score_of
from workbench.importers.genres import PICTURE_WORD
from workbench.importers.inline_attributions import (
    bracket_start,
    head_length,
    label_start,
    quotation_end,
    tail_start,
)
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.pictures import describes_picture

ENOUGH = 3.0
"""The score from which on a paragraph is taken for an attribution."""

_SURE = 3.0
_HARD_SPACE = 3.0
_LAST = 1.0
_HEADING_LINE = 1.0
_USUAL_PLACE = 1.5
_CANDIDATES_BELOW = 4
_PAIR = 2
_LONGEST_NAME = 60
_NAME_LINE = re.compile(rf"{NAME}(?:, [\w’' -]{{3,40}})?")
_GOES_ON_ABOVE = re.compile(
    r"(?:Adapted|Taken|Abridged|Translated|Edited|Published|Written|Quoted|Reproduced) "
    r"(?:from|by|in|for|as)\b|(?:Note|Context|Background) ?:|"
    r"(?:The|This) (?:poster|cartoon|letter|book|article|speech|report|diary|newspaper|magazine|"
    r"photograph|painting|pamphlet|extract) (?:was|is|supported|had been) ?|"
    r"It was (?:published|written|drawn|printed|sent|made|issued|produced|broadcast|given)\b",
)
_LIFE = re.compile(
    r"(?:(?:He|She|They|The (?:author|writer|speaker|artist|cartoonist|photographer|historian|"
    r"diarist))|(?P<name>(?:(?:Mr|Mrs|Dr|Sir|Lord|Lady)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)) "
    r"(?:later |also |then |himself |herself )?"
    r"(?:(?:was|were|is|had been|became) (?:later |also |then |born|elected|appointed|arrested|"
    r"imprisoned|executed|exiled|known|responsible|an?\b|the\b|one of|in charge|head|chief|editor|"
    r"Prime|President|Minister|King|Queen|present|member)|became |worked |served |lived |wrote |"
    r"joined |fought |died |had (?:been|fought|served|worked|lived|spent|joined|left)\b|"
    r"(?:strongly )?(?:supported|opposed)\b)"
)
_LONGEST_LIFE = 260
_NOTE = re.compile(
    r"(?:Written|Published|Drawn|Produced|Printed) (?:as|by|for|in|to)\b|(?:Author|"
    r"Editor)?(?:’s|'s)? ?"
    r"(?:Note|Background|Context|About the (?:author|source|artist|writer)) ?:|"
    r"The (?:author|writer|speaker|artist|cartoonist|photographer|historian|diarist) "
    r"(?:was|is|had|has|worked|lived|wrote|served|became)\b"
)


class Layout(StrEnum):
    """Where the attribution of a source stands."""

    ABOVE = "above"
    BELOW = "below"
    INLINE = "inline"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the paragraphs of a source are, as places in their list.

    `head` and `tail` are set where the attribution shares a paragraph with the text: the length of
    the attribution at the start of paragraph `head[0]`, or where it begins in `tail[0]`.
    """

    layout: Layout
    attribution: tuple[int, ...] = ()
    title: int | None = None
    notes: tuple[int, ...] = ()
    head: tuple[int, int] | None = None
    tail: tuple[int, int] | None = None
    score: float = 0.0

    @property
    def confidence(self) -> float:
        """How sure the attribution is, between 0 and 1."""
        sure = min(0.97, max(0.3, 0.42 + 0.075 * self.score))
        return round(min(sure, 0.6) if self.layout is Layout.INLINE else sure, 2)


def arrangement_of(
    paragraphs: Sequence[Paragraph], usual: Layout | None, *, has_picture: bool = False
) -> Arrangement:
    """Return what the paragraphs of one source are, given where the page usually attributes."""
    if not paragraphs:
        return Arrangement(Layout.NONE)
    labelled = _labelled(paragraphs)
    if labelled is not None:
        return _attributed_by_label(paragraphs, labelled, has_picture=has_picture)
    above = _score_above(paragraphs, usual, has_picture=has_picture)
    if _is_name_and_work(paragraphs, 0) and len(paragraphs) + has_picture > _PAIR:
        return Arrangement(Layout.ABOVE, (0, 1), score=score_of(paragraphs[1].text))
    place, below = _best_below(paragraphs, usual)
    if max(above, below) < ENOUGH:
        return _without_own_paragraph(paragraphs)
    if below > above + (0.5 if above >= ENOUGH else 0):
        return _attributed_below(paragraphs, place, below)
    return _attributed_above(paragraphs, above, has_picture=has_picture)


def is_note_about(text: str, attribution: str) -> bool:
    """Tell whether a paragraph speaks about the maker of a source and not with their voice."""
    if _NOTE.match(text):
        return True
    subject = re.match(
        rf"(?:(?:Mr|Mrs|Dr|Sir|Lord|Lady)\.? )?({NAME}) (?:was|is|had|became)\b", text
    )
    if subject is None:
        return False
    return any(word in attribution for word in subject[1].split() if len(word) > 3)


def _score_above(
    paragraphs: Sequence[Paragraph], usual: Layout | None, *, has_picture: bool
) -> float:
    first = paragraphs[0]
    if describes_picture(first.text) or _shares_its_paragraph(first.text):
        return 0.0
    score = score_of(first.text)
    if first.lines[0].is_cut:
        score += _HEADING_LINE if score > 1 else 0
    if len(paragraphs) == 1 and not has_picture:
        # Alone it is the attribution of a picture, or text and attribution in one paragraph.
        is_whole = score >= ENOUGH and head_length(first.text) is None
        return score if is_whole and tail_start(first.text) is None else 0.0
    return score + _usual(Layout.ABOVE, usual, score)


def _best_below(paragraphs: Sequence[Paragraph], usual: Layout | None) -> tuple[int, float]:
    """Return the place and score of the paragraph most like an attribution below the text."""
    best, best_score = 0, 0.0
    depth = min((p.indent for p in paragraphs[:-1]), default=0)
    first = max(1, len(paragraphs) - _CANDIDATES_BELOW)
    for place in range(first, len(paragraphs)):
        paragraph = paragraphs[place]
        score = 0.0 if _shares_its_paragraph(paragraph.text) else score_of(paragraph.text)
        if paragraph.is_hard or (paragraph.indent > depth + 1 and score > 0):
            score += _HARD_SPACE if len(paragraph.text) < 300 else 1
        score += _LAST if place == len(paragraphs) - 1 and score > 0 else 0
        score += _usual(Layout.BELOW, usual, score)
        is_note = best_score >= ENOUGH and not YEAR.search(paragraph.text)
        if score > best_score + (4 if is_note else 0):
            best, best_score = place, score
    return best, best_score


def _shares_its_paragraph(text: str) -> bool:
    """Tell whether a label or a closing quotation mark parts text and attribution within it."""
    finders = (label_start, quotation_end, bracket_start)
    return any(find(text) is not None for find in finders)


def _usual(layout: Layout, usual: Layout | None, score: float) -> float:
    if usual is None or score <= 0:
        return 0.0
    return _USUAL_PLACE if layout is usual else -0.5


def _labelled(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the one paragraph that says by a label that it is the attribution, or None."""
    found = [i for i, p in enumerate(paragraphs) if SURE_LABEL.match(p.text)]
    return found[0] if len(found) == 1 else None


def _attributed_by_label(
    paragraphs: Sequence[Paragraph], place: int, *, has_picture: bool
) -> Arrangement:
    score = score_of(paragraphs[place].text) + _SURE
    has_text_below = place < len(paragraphs) - 1 or has_picture
    if place == 0:
        return _attributed_above(paragraphs, score, has_picture=has_picture)
    is_titled = place == 1 and paragraphs[0].lines[0].is_cut and has_text_below
    if is_titled and _is_title(paragraphs[0].text):
        return Arrangement(Layout.ABOVE, (1,), title=0, score=score)
    return _attributed_below(paragraphs, place, score)


def _attributed_below(paragraphs: Sequence[Paragraph], place: int, score: float) -> Arrangement:
    first = paragraphs[0]
    if place == 1 and len(paragraphs) > _PAIR and first.lines[0].is_cut and _is_title(first.text):
        return Arrangement(Layout.ABOVE, (1,), title=0, score=score)
    has_title = first.lines[0].is_cut and place > 1 and _is_title(first.text)
    above = place - 1
    is_run_on = above > 0 and paragraphs[place].blank_before == 0
    is_pair = is_run_on and (
        score_of(paragraphs[above].text) >= ENOUGH + 1 or _is_name_and_work(paragraphs, above)
    )
    return Arrangement(
        Layout.BELOW,
        (above, place) if is_pair else (place,),
        0 if has_title else None,
        tuple(range(place + 1, len(paragraphs))),
        score=score,
    )


def _attributed_above(
    paragraphs: Sequence[Paragraph], score: float, *, has_picture: bool
) -> Arrangement:
    last = len(paragraphs) - 1
    if last + has_picture > 1 and _is_told_next(paragraphs):
        return Arrangement(Layout.ABOVE, (1,), title=0, score=score_of(paragraphs[1].text))
    attribution = [0]
    while len(attribution) < last + has_picture and _goes_on_above(paragraphs, len(attribution)):
        attribution.append(len(attribution))
    notes = []
    while last > len(attribution) and is_note_about(paragraphs[last].text, paragraphs[0].text):
        notes.append(last)
        last -= 1
    if last > len(attribution) and _is_second_attribution(paragraphs[last].text):
        attribution.append(last)
    return Arrangement(Layout.ABOVE, tuple(attribution), notes=tuple(sorted(notes)), score=score)


def _is_told_next(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether the heading's words are a title and the next paragraph says when and who."""
    title, following = paragraphs[0], paragraphs[1]
    is_bare = title.lines[0].is_cut and not YEAR.search(title.text) and _is_title(title.text)
    is_told = YEAR.search(following.text) and score_of(following.text) >= ENOUGH + 1
    return is_bare and bool(is_told)


def _goes_on_above(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether the paragraph at this place still speaks about the origin of the source."""
    text = paragraphs[place].text
    if len(text) > _LONGEST_LIFE:
        return False
    return bool(_GOES_ON_ABOVE.match(text)) or _tells_a_life(text, paragraphs[0].text)


def _tells_a_life(text: str, attribution: str) -> bool:
    """Tell whether words say what the maker of a source was, and not what the source says."""
    found = _LIFE.match(text)
    if found is None:
        return False
    return found["name"] is None or any(
        word in attribution for word in found["name"].split() if len(word) > 3
    )


def _is_second_attribution(text: str) -> bool:
    is_marked = LABEL.match(text) or text.startswith(("(", "[", "—", "–", "- "))
    return len(text) < 200 and bool(is_marked) and score_of(text) >= 5


def _is_name_and_work(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether a name stands in a line of its own right above what it made and when."""
    if place + 1 >= len(paragraphs) or paragraphs[place + 1].blank_before:
        return False
    name, work = paragraphs[place].text, paragraphs[place + 1].text
    is_name = len(name) <= _LONGEST_NAME and _NAME_LINE.fullmatch(name)
    return bool(is_name) and score_of(work) >= ENOUGH


def _is_title(text: str) -> bool:
    return len(text) <= 160 and not (is_terminal(text) and len(text.split()) > 14)


def _without_own_paragraph(paragraphs: Sequence[Paragraph]) -> Arrangement:
    """Look for an attribution that shares a paragraph with the text, then for a heading's words."""
    last = len(paragraphs) - 1
    for place in range(last, max(-1, last - 3), -1):
        start = tail_start(paragraphs[place].text)
        if start is not None:
            notes = tuple(range(place + 1, last + 1))
            title = 0 if paragraphs[0].lines[0].is_cut and place > 0 else None
            score = score_of(paragraphs[place].text[start:])
            if title == 0 and not _is_title(paragraphs[0].text):
                title = None
            return Arrangement(
                Layout.INLINE, title=title, notes=notes, tail=(place, start), score=score
            )
    length = head_length(paragraphs[0].text)
    if length is not None:
        score = score_of(paragraphs[0].text[:length])
        return Arrangement(Layout.INLINE, head=(0, length), score=score)
    first = paragraphs[0]
    if first.lines[0].is_cut and last > 0:
        weak = score_of(first.text)
        if weak >= 1 or PICTURE_WORD.search(first.text[:80]):
            return Arrangement(Layout.ABOVE, (0,), score=max(weak, 0))
        if _is_title(first.text):
            return Arrangement(Layout.NONE, title=0)
    return Arrangement(Layout.NONE)
