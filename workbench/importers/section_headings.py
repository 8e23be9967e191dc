# SPDX-License-Identifier: MIT
"""Headings of the story between the sources: short lines that end like no sentence."""

from __future__ import annotations

import re

from workbench.importers.page_matter import speaks
from workbench.importers.paragraphs import BULLET, NUMBER_OF_PART, NUMBERED, Paragraph, is_terminal

_LONGEST = 80
_MOST_WORDS = 11
_ENDS_OPEN = re.compile(r"[.;:,…!]$|[.!?…][”’\"']$|[”\"]$")
_ASKS = re.compile(r"(?:Why|How|What|Who|When|Where|Which|Was|Were|Did|Could|Should)\b")
_EXPLAINS = re.compile(r"[^:]{2,50}: [a-z]")
_DECORATION = re.compile(r"^(?:#{1,6} |\*\*|={2,} ?)|(?:\*\*| ?={2,})$")
_DECORATED = re.compile(r"#{1,6} \S|={2,}|\*\*[^*]+\*\*$")
_NUMBERED_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}|[A-H])[.)]? (?=[A-Z])")


_NUMBERED_SECTION = re.compile(r"\d{1,2}\.\d{1,2}\.? [A-Z]")
_SHORTEST_STORY = 80


def is_numbered_section(paragraph: Paragraph) -> bool:
    """Tell whether a line apart begins with the number of a section: “1.2 The new pier”."""
    return paragraph.blank_before > 0 and bool(_NUMBERED_SECTION.match(paragraph.text))


def heads_story(heading: Paragraph, below: Paragraph) -> bool:
    """Tell whether the story of a page goes on in the line right below a heading apart."""
    is_story = len(below.text) >= _SHORTEST_STORY and is_terminal(below.text)
    return heading.blank_before > 0 and is_story and not speaks(below.text)


def heading_words(text: str) -> str:
    """Return the words of a heading without the signs that mark it as one in plain text."""
    return _DECORATION.sub("", text) or text


def is_section_heading(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph looks like a heading; what stands around it decides as well."""
    text = paragraph.text
    if len(paragraph.lines) > 2 or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    if _DECORATED.match(text):
        return True
    if NUMBER_OF_PART.fullmatch(text) or (text.endswith("?") and not _ASKS.match(text)):
        return False
    if BULLET.match(text) or _ENDS_OPEN.search(text) or _EXPLAINS.match(text):
        return False
    if NUMBERED.match(text) and not _NUMBERED_HEADING.match(text):
        return False
    letter = next((char for char in text if char.isalpha()), "")
    return bool(letter) and (letter.isupper() or not letter.islower())
