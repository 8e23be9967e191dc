# SPDX-License-Identifier: MIT
"""Which first words of a source are a title, a headline or a name above a work.

None of them is the attribution, but each stands where one may stand, so the readings of
`source_layout` ask here before they take the words for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importers.arrangement import ENOUGH, Layout, Usual
from workbench.importers.attribution_cues import NAME, YEAR, score_of
from workbench.importers.page_matter import speaks
from workbench.importers.paragraphs import Paragraph, is_terminal

_LONGEST_NAME = 60
_LONGEST_KIND = 90
_WORDS_OF_A_HEADLINE = 8
_PAIR = 2
_LONGEST_SIGN = 3
_NAME_LINE = re.compile(rf"(?!The |A |An ){NAME}(?:, [\w’' -]{{3,40}})?,?")


_BYLINE = re.compile(rf"[Bb]y {NAME}(?: (?:for|in|of) (?:the |The )?{NAME}|, .{{3,60}})?\.?")
_TITLE_CASE = re.compile(
    r"(?:The|An?|To|[A-Z][\w’'-]+)(?: (?:of|the|and|for|in|on|to|a|an|at|by|with|from))*"
    r"(?: [A-Z][\w’'-]+(?: (?:of|the|and|for|in|on|to|a|an|at|by|with|from))*){1,6}[!?]?"
)
_MORE_THAN_A_KIND = re.compile(r"\d|,|(?<=[a-z] )[A-Z]|^(?:From|By) ")
_ADDRESS = re.compile(r"To (?:the|my|our|all|every|his|her|their|Mr|Mrs|Sir|Lord|Lady)\b")
_OPENING = ("“", "‘", '"', "'")
_QUOTED_TITLE = re.compile(r"[“‘\"'](?:[\w’-]+,? ){1,7}[\w’-]+[”’\"']")


def is_name_and_work(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether a name stands in a line of its own right above what it made and when."""
    if place + 1 >= len(paragraphs) or paragraphs[place + 1].blank_before:
        return False
    name, work = paragraphs[place].text, paragraphs[place + 1].text
    if place and paragraphs[place - 1].text.endswith(","):
        return False  # the signature of a letter
    is_name = len(name) <= _LONGEST_NAME and _NAME_LINE.fullmatch(name)
    return bool(is_name) and score_of(work) >= ENOUGH


def first_of_lines(paragraphs: Sequence[Paragraph], place: int) -> int:
    """Return where lines apart begin that end at `place` and name a maker, then roles and a work.

    It is `place` itself where no such lines stand above it.
    """
    begins = place
    while begins > 1 and not paragraphs[begins].blank_before and _is_line(paragraphs[begins - 1]):
        begins -= 1
    is_apart = begins < place and paragraphs[begins].blank_before > 0
    is_name = is_apart and _NAME_LINE.fullmatch(paragraphs[begins].text)
    return begins if is_name and is_terminal(paragraphs[begins - 1].text) else place


def _is_line(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) <= _LONGEST_NAME and not is_terminal(text) and not text.endswith(",")


def is_titled(paragraphs: Sequence[Paragraph], usual: Usual) -> bool:
    """Tell whether the first words of a source are a title above its text."""
    first = paragraphs[0]
    if _ADDRESS.match(first.text) and _speaks_at_once(paragraphs):
        return False  # whom a petition or an open letter is for
    if first.text.isupper() and any(_is_capitals(p.text) for p in paragraphs[1:]):
        return False  # one of the headlines of a cutting, or of the lists in a text
    if first.lines[0].is_cut:
        return is_title(first) and not _is_verse(paragraphs)
    if is_bare_title(first) and len(paragraphs) > 1 and _BYLINE.fullmatch(paragraphs[1].text):
        return True
    is_one = is_bare_title(first) or _asks_as_title(first)
    is_one = is_one or (usual.layout is not Layout.ABOVE and names_a_kind_only(first))
    return (usual.is_titled or first.is_section) and is_one and not is_name_and_work(paragraphs, 0)


def _speaks_at_once(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether somebody speaks with the first words below a line: “We, the undersigned”."""
    return len(paragraphs) > 1 and speaks(paragraphs[1].text[:_LONGEST_NAME])


def _is_capitals(text: str) -> bool:
    return len(text) > _LONGEST_SIGN and text.isupper()


def _asks_as_title(paragraph: Paragraph) -> bool:
    """Tell whether a short question stands in a line of its own, as titles may."""
    is_line = len(paragraph.lines) == 1 and len(paragraph.text) <= _LONGEST_NAME
    return is_line and paragraph.text.endswith("?")


def _is_verse(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether the first words are a line of verse: the next follows, with a capital."""
    if len(paragraphs) < _PAIR or not paragraphs[0].text.endswith((",", ";")):
        return False
    return paragraphs[1].blank_before == 0 and paragraphs[1].text[:1].isupper()


def is_headline(first: Paragraph) -> bool:
    """Tell whether a few words in the heading line name no year and no maker, as titles do."""
    if not first.lines[0].is_cut:
        return False
    text = first.text.strip("()[] ")
    is_short = len(text.split()) <= _WORDS_OF_A_HEADLINE and not is_terminal(text)
    return is_short and not YEAR.search(text) and "," not in text


def names_a_kind_only(paragraph: Paragraph) -> bool:
    """Tell whether a line says what a text is, and neither whose nor when: “A weaver’s petition”.

    Where nothing below a text says more, this is its attribution.
    """
    text = paragraph.text
    if len(text) > _LONGEST_KIND:
        return False
    is_line = len(paragraph.lines) == 1 and len(text.split()) <= _WORDS_OF_A_HEADLINE
    is_bare = not _MORE_THAN_A_KIND.search(text) and not is_terminal(text)
    return is_line and is_bare and text[:1].isupper()


def is_bare_title(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph in a line of its own may be the title of a source."""
    text = paragraph.text
    if text.startswith(_OPENING) and _QUOTED_TITLE.fullmatch(text):
        return True
    is_short = len(paragraph.lines) == 1 and 3 < len(text) <= 70 and text[0].isupper()
    if is_short and _TITLE_CASE.fullmatch(text):
        return True
    return is_short and not is_terminal(text) and not text.endswith(",") and score_of(text) < ENOUGH


def is_title(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is short enough for a title and no long sentence."""
    text = paragraph.text
    return len(text) <= 160 and not (is_terminal(text) and len(text.split()) > 14)
