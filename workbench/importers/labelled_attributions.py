# SPDX-License-Identifier: MIT
"""Attributions behind a printed label, such as “Source: …”, and where they end.

A label says for certain where an attribution begins. Where a page lost its line ends the text goes
on right behind it, and only the words tell where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.importers.arrangement import Arrangement, Layout
from workbench.importers.attribution_cues import STATEMENT, YEAR, is_empty_label, score_of
from workbench.importers.author_notes import tells_more
from workbench.importers.inline_attributions import sentence_ends
from workbench.importers.paragraphs import Paragraph
from workbench.importers.printed_labels import SURE_LABEL

_LONGEST_HEAD = 420
_LONGEST_ALONE = 360
"""Characters beyond which a labelled paragraph with others below it holds words of the text."""

_LEAST_BODY = 60
_SHORT = 100
_MORE = re.compile(
    r"(?:Excerpt|Extract|Adapted|Abridged|Translated|Edited|Reprinted|Quoted|Cited|Published|"
    r"Modified|Vol|Pp?\.|Page)\b(?! I\b)[^.]{0,80}\.$"
)
"""A short sentence of a citation: “Translated by M. Hollis.”."""

_TOLD = 2.0
_YEAR_THEN_TEXT = re.compile(
    r"(?<=\d{4})[)\]]?\s+(?=(?:I|We|The|It|In|He|She|They|There|A|An|This|That|These|My|Our|When|"
    r"If|For|But|And|As|On|At|No|Not|To|You|What|All|Let|Sir|Dear)\b|[“‘\"])"
)
"""The end of an attribution without a full stop, where a sentence begins."""

_YEAR_THEN_WORD = re.compile(
    r"(?<=\d{4})[)\]]?,?\s+(?=[\[…]|\. \.|(?!(?:In|By|From|Translated|Edited|Published|Vol|New|"
    r"London|Oxford|Cambridge|Paris|Berlin)\b)[A-Z][a-z]+,? [a-z])"
)
_GAP = re.compile(r"(?<=[.\d)”\"’'])\s+(?:…|\.(?: ?\.){1,3})\s+$")


def labelled(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the one paragraph that says by a label that it is the attribution, or None."""
    found = [i for i, p in enumerate(paragraphs) if SURE_LABEL.match(p.text)]
    found = [i for i in found if i == 0 or not is_empty_label(paragraphs[i].text)]
    return found[0] if len(found) == 1 else None


def run_into_text(paragraphs: Sequence[Paragraph], place: int) -> Arrangement | None:
    """Return the reading of a labelled paragraph that goes on with the text, or None."""
    text = paragraphs[place].text
    is_alone = len(paragraphs) == 1
    if place or not (is_alone or len(text) > _LONGEST_ALONE):
        return None
    end = citation_end(text)
    if end is None:
        return None
    # In a line that was cut out of a longer one the text may end earlier, too.
    is_marked = not paragraphs[place].lines[0].is_cut
    score = score_of(text[:end].rstrip())
    return Arrangement(Layout.INLINE, head=(0, end), score=score, is_marked=is_marked)


def citation_end(text: str) -> int | None:
    """Return where the text begins behind a labelled attribution in one paragraph, or None."""
    window = text[:_LONGEST_HEAD]
    ends = list(sentence_ends(window))
    undotted = next((found.end() for found in _YEAR_THEN_TEXT.finditer(window)), None)
    if undotted is None and not ends:
        undotted = next((found.end() for found in _YEAR_THEN_WORD.finditer(window)), None)
    if undotted is not None and (not ends or undotted < ends[0]):
        ends = [undotted, *(end for end in ends if end > undotted)]
    ends = [_before_gap(text, end) for end in ends]
    for end, following in pairwise([*ends, len(window)]):
        if len(text) - end < _LEAST_BODY:
            return None
        head = text[:end].rstrip()
        if not _goes_on(head, text[end:following].strip()):
            is_one = YEAR.search(head) is not None or score_of(head) >= _TOLD
            return end if is_one else None
    return None


def _before_gap(text: str, end: int) -> int:
    """Return where a sentence begins whose first words were left out: “1873. . . . The boats …”."""
    found = _GAP.search(text[:end])
    return found.end() - len(found[0].lstrip()) if found else end


def _goes_on(head: str, sentence: str) -> bool:
    """Tell whether the sentence behind an attribution still says where a source is from."""
    if tells_more(sentence, head) or _MORE.match(sentence):
        return True
    is_dated = YEAR.search(sentence) is not None and YEAR.search(head) is None
    return is_dated and len(sentence) <= _SHORT and STATEMENT.match(sentence) is None
