# SPDX-License-Identifier: MIT
"""Lines that end a source wherever they stand: questions, tasks, and what closes a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importers.arrangement import ENOUGH
from workbench.importers.attribution_cues import score_of
from workbench.importers.boxes import fact_heading
from workbench.importers.links import points_elsewhere
from workbench.importers.paragraphs import BULLET, Paragraph
from workbench.importers.questions import (
    is_answer_heading,
    is_only_marks,
    is_question,
    is_task_heading,
)

_LONGEST_DIVISION = 90
_LONGEST_NUMBER = 14
_NUMBER = re.compile(
    r"(?:Q(?:uestion)? ?)?\(?(?:\d{1,2}|[a-h]|[ivx]{1,4}|0 ?\d)[.)]?(?: ?\([a-h]\))?"
)
_BACK_MATTER = re.compile(
    r"(?:further|suggested|recommended) reading|bibliography|references|works cited|footnotes|"
    r"endnotes|time ?lines?(?: of .{3,30})?|chronology|key (?:people|dates|individuals)|"
    r"(?:useful |external )?links|credits|summary|conclusion|teachers?[’']? notes?|"
    r"what do you think\?|(?:key|guiding|discussion|comprehension|source|sourcing|essay|exam|"
    r"practice|follow.?up|extension) questions?|background(?: information)?|factfile|vocabulary|"
    r"(?:about|notes on|who were) the (?:authors|writers|historians|speakers|people|makers)|"
    r"over to you|(?:part|section|option|topic|unit|lesson|paper|study) "
    r"(?:\(?[a-z]\)?|\d{1,2}[a-z]?(?:\.\d{1,2})?|[ivx]{1,4})(?:[ :.–—-].{0,80})?|"
    r"questions?(?: \d{1,2}\b.{0,40})?|"
    r"(?:exam |top |revision )?(?:tips?|hints?)(?: (?:for|on) (?:the )?(?:answers?|(?:sub-?)?"
    r"questions?)\b.{0,30})?|how to answer\b.{0,60}",
    re.IGNORECASE,
)


def is_of_the_page(text: str) -> bool:
    """Tell whether words are put to the reader of the page and stand in no source."""
    if heads_back_matter(text):
        return True
    if is_question(text) or is_only_marks(text):
        return True
    if is_answer_heading(text) or is_task_heading(text) or fact_heading(text) is not None:
        return True
    is_link_bullet = BULLET.match(text) and points_elsewhere(text) and score_of(text) < ENOUGH
    return bool(is_link_bullet)


def heads_back_matter(text: str) -> bool:
    """Tell whether a line heads what no source holds, such as “Further reading” or “Part B”."""
    return len(text) <= _LONGEST_DIVISION and bool(_BACK_MATTER.fullmatch(text.strip("*#_=: ")))


def numbers_question(text: str, after: Sequence[Paragraph]) -> bool:
    """Tell whether a line is only the number of the question below it."""
    is_number = len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text)
    return bool(is_number and after) and is_question(after[0].text)


def is_listed_question(text: str) -> bool:
    """Tell whether a question is an item of a list, and not only the end of the sentence above."""
    item = BULLET.match(text) if text.endswith("?") else None
    # In small letters an item goes on with the sentence above the list, whoever speaks it.
    return item is not None and not text[item.end() : item.end() + 1].islower()
