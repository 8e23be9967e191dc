# SPDX-License-Identifier: MIT
"""Pages of textbooks on which the label of a source stands below its text, as a caption does.

There a text is set apart from the story, by quotation marks around it or by its indent, and the
line of label and attribution follows: “▲ Source 3 From a letter …”. On other pages a quotation may
stand right above a heading as well, and is the text of the source before. The first and the last
heading tell which: above the first there is a text, and below the last there is none.

Where every such line follows close on a text and a blank line follows on it, and no sentence stands
below the last, nothing more is asked of the texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.importers.arrangement import ENOUGH
from workbench.importers.attribution_cues import score_of
from workbench.importers.page import HintKind
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.pictures import is_placeholder, names_picture

_FEWEST = 2
_MOST_PARAGRAPHS = 6
_DEEPER = 2
_CAPTION = 2
_OPENS = re.compile(r"[“‘\"']")
_CLOSES = re.compile(r"[”’\"'][.,]?$")


def texts_above_captions(
    paragraphs: Sequence[Paragraph],
) -> Mapping[int, Sequence[Paragraph]]:
    """Return the text of each source by the place of its heading, if those stand below texts.

    A heading below a picture has the line that stands for it, or nothing. On any other page the
    answer is empty.
    """
    headings = [place for place, paragraph in enumerate(paragraphs) if paragraph.heading]
    if len(headings) < _FEWEST or not all(_is_caption(paragraphs, place) for place in headings):
        return {}
    ends = not any(is_terminal(p.text) for p in _below(paragraphs, headings[-1]))
    if ends and all(_is_close_caption(paragraphs, place) for place in headings):
        return {place: _close_above(paragraphs, place) for place in headings}
    depth = min(paragraph.indent for paragraph in paragraphs)
    found = {place: _set_apart_above(paragraphs, place, depth) for place in headings}
    told = [place for place in headings if any(not is_placeholder(p.text) for p in found[place])]
    if len(told) < _FEWEST or not all(
        place in told or names_picture(paragraphs[place + 1].text) for place in headings
    ):
        return {}
    taken = {id(paragraph) for above in found.values() for paragraph in above}
    below = [p for place in headings for p in _below(paragraphs, place)]
    is_other_way = any(_is_set_apart(p, depth) and id(p) not in taken for p in below)
    return {} if is_other_way else found


def _is_caption(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether the line of a heading goes on with words, and no text is right below it."""
    after = paragraphs[place + 1 : place + 1 + _CAPTION]
    is_line = bool(after) and after[0].lines[0].is_cut
    return is_line and (len(after) < _CAPTION or after[1].blank_before > 0)


def _is_close_caption(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether a caption that is an attribution stands right below the words of a text."""
    if place == 0 or paragraphs[place].blank_before or not _is_of_text(paragraphs[place - 1]):
        return False
    is_told = score_of(paragraphs[place + 1].text) >= ENOUGH
    return is_told and is_terminal(paragraphs[place - 1].text)


def _close_above(paragraphs: Sequence[Paragraph], place: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs above a heading, up to the nearest blank line."""
    first = place - 1
    while first and not paragraphs[first].blank_before and _is_of_text(paragraphs[first - 1]):
        first -= 1
    return tuple(paragraphs[first:place])


def _is_of_text(paragraph: Paragraph) -> bool:
    is_of_page = paragraph.furniture or paragraph.heading or paragraph.is_section
    return not (is_of_page or paragraph.lines[0].is_cut)


def _below(paragraphs: Sequence[Paragraph], place: int) -> Sequence[Paragraph]:
    """Return the first paragraph below a caption that is no running head, if there is one."""
    after = map(paragraphs.__getitem__, range(place + _CAPTION, len(paragraphs)))
    first = next((p for p in after if not p.furniture), None)
    return () if first is None or first.heading else (first,)


def _set_apart_above(
    paragraphs: Sequence[Paragraph], place: int, depth: int
) -> tuple[Paragraph, ...]:
    """Return the paragraphs right above a heading that are set apart from the story."""
    found: list[Paragraph] = []
    for paragraph in reversed(paragraphs[max(0, place - _MOST_PARAGRAPHS) : place]):
        is_other = paragraph.furniture or paragraph.heading or paragraph.lines[0].is_cut
        if is_other or not _is_set_apart(paragraph, depth):
            break
        found.insert(0, paragraph)
        if _is_quoted(paragraph) or is_placeholder(paragraph.text):
            break
    return tuple(found)


def _is_set_apart(paragraph: Paragraph, depth: int) -> bool:
    is_deep = paragraph.indent >= depth + _DEEPER or paragraph.is_hinted(HintKind.QUOTATION)
    return is_deep or _is_quoted(paragraph) or is_placeholder(paragraph.text)


def _is_quoted(paragraph: Paragraph) -> bool:
    return bool(_OPENS.match(paragraph.text) and _CLOSES.search(paragraph.text))
