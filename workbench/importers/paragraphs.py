# SPDX-License-Identifier: MIT
"""The paragraphs of a page, with hard-wrapped lines joined again.

A saved page says nowhere which line ends were made by a person and which by the width of a column.
A line goes on in the next where its sentence visibly does, or where the first word of the next
would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.importers.attribution_cues import MONTH, YEAR, score_of
from workbench.importers.headings import Heading
from workbench.importers.lines import Line
from workbench.importers.page import PICTURE, HintKind
from workbench.importers.questions import begins_question, marks_of, names_sources

BULLET = re.compile(r"[•·▪◦●○■□►‣∙\u2043➢✓](?: |(?=\w))|[*–—-] (?=\S)|o (?=[a-z])|[ÜØ] (?=[A-Z])")
"""Signs before the items of a list; the last ones are those of a font of signs, as letters."""

NUMBER_OF_PART = re.compile(r"[IVXL]{1,6}[.)]?")
"""The number alone above a part of a poem or a diary, which heads no story of the page."""

_SAID = re.compile(r"[–—-] ?\S")
NUMBERED = re.compile(
    r"(?:Q(?:uestion)? ?)?\(?(?:\d{1,2}|[a-hj-z]|[ivx]{1,4})[.)](?: |$)|\(\d{1,2}\)|Q\d{1,2}\b"
)
_HARD_START = re.compile(
    r"\ufffc|[•·▪◦●○■□►‣∙\u2043➢✓]|[*–—-] \S|[—–-] ?[A-Z“‘]|[*†‡¹²³⁴⁵⁶⁷⁸⁹]+ ?\w|\[\d\] |"
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\) |\d{1,2}\. [A-Z]|Q(?:uestion )?\d|"
    r"[(\[]?(?i:Source|Provenance|Attribution|Origin|Caption|Note|Answer|Author|Date|"
    r"Glossary|Title)"
    r"\s?:|(?i:Did you know|New words|Key words|Glossary)\b"
)
_ATTRIBUTION_START = re.compile(
    r"[(\[]?(?:From|Adapted from|Taken from|An? extract|An? excerpt|Extract|Excerpt|Written|"
    r"Quoted|Published) [\w‘“]"
)
_WORTH_SCORING = re.compile(
    r"\d|(?i:letter|speech|diary|cartoon|report|photo|interview|memoir|poster|newspaper|century|"
    r"chronicle|minutes|evidence|undated|quoted|testimony|statement|witness|pamphlet|leaflet)"
)
_EXAMINED = re.compile(r"(?:Question|Answer|Q|A)(?:\.? ?[:–—-]|\.) ?\S")
_EXAMINATION = 2
"""Questions from which on what is asked and answered in turn is one text."""

_TERM_START = re.compile(r"\w[^:.!?]{1,40}: \S")
_TERMINAL = re.compile(r"[.!?…:;][”’\"')\]]*$|[”’\"'][.,)]?$|\]$")
_WEAK_END = re.compile(
    r"(?:\b(?:then|of|the|a|an|to|in|and|by|for|with|from|at|on|as|or|his|her|their|its|"
    r"is|was|were|"
    r"that|which|who|but|not|be|had|has|have|our|my|this|these|are|it|he|she|they|we|I|into|than|"
    r"Mr|Mrs|Dr|Sir|Lord|Lady|King|Queen|St)|[,&–—])$"
)
_BEGINS = re.compile(
    r"(?:And|But|The|An?|For|Or|So|To|In|Of|With|From|When|Then|That|Where|We|I)\b"
)
_HYPHEN_END = re.compile(r"[a-zà-ÿ]-$")
_WHOLE_BRACKET = re.compile(r"[(\[][^()\[\]]+[)\]]")
"""All that stands beside a heading: what a text is, whatever its next line begins with."""

_OPEN_TITLE = re.compile(r"\b(?:entitled|titled|called|captioned):? [“‘\"'][^“”‘’\"']{1,50}$")
_LAST_OF_TITLE = 70
"""Characters among which the title of a work begins that goes on in the next line."""

_END_OF_TITLE = re.compile(r"[^“”‘’\"']{1,60}[”’\"']")
_MONTH_START = re.compile(MONTH)
_DAY_END = re.compile(r"(?:^|[ ,])\d{1,2}(?:st|nd|rd|th)?$")
_MONTH_END = re.compile(rf"\b{MONTH},?$")
_YEAR_START = re.compile(r"\(?(?:c\.? ?)?[1-9]\d{2,3}\b")
_MOST_LINES = 6
"""Lines of an attribution at most."""

_LIKE_AN_ATTRIBUTION = 3.0
_SHORTEST_YEAR = 8
_NEARLY_FULL = 0.75
"""Share of the page's width from which on a line of an attribution was hardly ended by hand."""

_LAST_SIGNS = 40
"""Characters among which a sentence ends, with all the brackets and quotation marks behind it."""

_LINES_OF_VERSE = 12
_SHORTEST_WRAP = 25
_WIDEST_WRAP = 130


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the page: its lines and their words joined.

    `blank_before` counts the blank lines above it. `heading` says that a source begins here and
    nothing else stands in it. `block` numbers the groups of lines without a blank line in between.
    `is_section` says that something new begins here for certain, such as the next slide.
    """

    lines: tuple[Line, ...]
    text: str
    blank_before: int
    block: int
    heading: Heading | None = None
    furniture: str | None = field(default=None)
    is_section: bool = False

    @property
    def start(self) -> int:
        """The place on the page where the paragraph begins, in code points."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """The place on the page where the paragraph ends, its line end included."""
        return self.lines[-1].end

    @property
    def is_hard(self) -> bool:
        """Whether a no-break space stands before the first word."""
        return self.lines[0].is_hard

    @property
    def indent(self) -> int:
        """The number of blanks before the first word."""
        return self.lines[0].indent

    @property
    def breaks(self) -> tuple[int, ...]:
        """The places in `text` where a line of the page begins, without the first."""
        places, length = [], 0
        for above, line in pairwise(self.lines):
            is_broken = _HYPHEN_END.search(above.text) and line.text[:1].islower()
            length += len(above.text) + (-1 if is_broken else 1)
            places.append(length)
        return tuple(places)

    def is_hinted(self, kind: HintKind) -> bool:
        """Tell whether the format says that the paragraph is of a kind."""
        return self.lines[0].hint(kind) is not None


def joined(texts: Sequence[str]) -> str:
    """Return wrapped lines as one text; a word broken in small letters is put together again."""
    pieces: list[str] = []
    for text in texts:
        if pieces and _is_broken(pieces[-1], text):
            pieces[-1] = pieces[-1][:-1]
        elif pieces:
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)


def _is_broken(line: str, following: str) -> bool:
    """Tell whether a word begins at the end of a line and ends in the one that follows."""
    return following[:1].islower() and _HYPHEN_END.search(line) is not None


def is_talk(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether a line behind a dash is what somebody says in talk: another answers beside it.

    In a list of questions every line asks; in talk the lines around a question tell something.
    """
    if not _SAID.match(paragraphs[place].text):
        return False
    above, below = paragraphs[max(0, place - 1) : place], paragraphs[place + 1 : place + 2]
    beside = [*(above if not paragraphs[place].blank_before else ()), *below]
    return any(_SAID.match(each.text) and not each.text.endswith("?") for each in beside)


def is_examined(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether a line belongs to an examination: “Question: …” and “Answer: …” in turn.

    What is asked about sources, or for marks, is asked of the pupil.
    """
    if not _EXAMINED.match(paragraphs[place].text):
        return False
    first = last = place
    while first and _EXAMINED.match(paragraphs[first - 1].text):
        first -= 1
    while last + 1 < len(paragraphs) and _EXAMINED.match(paragraphs[last + 1].text):
        last += 1
    run = [paragraphs[at].text for at in range(first, last + 1)]
    asked = [text for text in run if text.startswith("Q")]
    in_turn = all(a[0] != b[0] for a, b in pairwise(run))
    is_of_pupils = any(names_sources(text) or marks_of(text) is not None for text in asked)
    return in_turn and len(asked) >= _EXAMINATION and len(run) > len(asked) and not is_of_pupils


def page_width(blocks: Sequence[Sequence[Line]]) -> int:
    """Return the column at which the page was wrapped, or 0 where it was not."""
    widths = sorted(
        max(line.width for line in block)
        for block in blocks
        if any(goes_on(a.text, b.text) for a, b in pairwise(block))
    )
    wide = widths[int(0.8 * (len(widths) - 1))] if widths else 0
    return wide if wide <= _WIDEST_WRAP else 0


def wrapped_groups(block: Sequence[Line], width_of_page: int) -> Iterator[list[Line]]:
    """Yield the lines of a block in groups that were one paragraph before wrapping."""
    if len(block) == 1:
        yield list(block)
        return
    limit = _limit_of(block, width_of_page)
    group: list[Line] = []
    for line in block:
        is_one = not group or _belongs_together(group, line, limit)
        if not is_one and line is block[-1]:
            is_one = _ends_attribution(group, line, width_of_page)
        if not is_one:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def is_terminal(text: str) -> bool:
    """Tell whether words end as a sentence or a quotation does."""
    return bool(_TERMINAL.search(text, max(0, len(text) - _LAST_SIGNS)))


def _limit_of(block: Sequence[Line], width_of_page: int) -> int:
    """Return the column up to which words fitted, or 0 where lines were ended by hand."""
    before_last = sorted(line.width for line in block[:-1])
    if not before_last:
        return 0
    wrapped = sum(goes_on(a.text, b.text) for a, b in pairwise(block))
    typical = before_last[round(0.8 * (len(before_last) - 1))]
    if wrapped and len(block) > 2 and typical <= _WIDEST_WRAP:
        return typical
    # Verse begins every line with a capital letter and ends well before the page's own width.
    return width_of_page if width_of_page and typical >= 0.8 * width_of_page else 0


def goes_on(text: str, following: str) -> bool:
    """Tell whether a sentence visibly goes on in the next line."""
    if _HYPHEN_END.search(text) and following[:1].islower():
        return True
    if _parts_date(text, following):
        return True
    both_terms = _TERM_START.match(text) and _TERM_START.match(following)
    return (
        following[:1].islower()
        and not both_terms
        and len(text) >= _SHORTEST_WRAP
        and (not is_terminal(text) or text.endswith((";", ")", ",")))
    )


def _parts_date(text: str, following: str) -> bool:
    """Tell whether the end of a line falls into a date: “3 ⏎ May 1911”, “May ⏎ 1911”."""
    if following[:1].isdigit() or following[:2] == "(1":
        is_year = _YEAR_START.match(following)
        return bool(is_year and (text.endswith((",", " in", " c.")) or _MONTH_END.search(text)))
    return bool(_MONTH_START.match(following) and _DAY_END.search(text))


def _belongs_together(group: Sequence[Line], line: Line, limit: int) -> bool:
    above = group[-1]
    is_question = begins_question(group[0].text)
    is_whole = (above.is_cut and _WHOLE_BRACKET.fullmatch(above.text)) or (
        is_question and marks_of(above.text) is not None
    )
    if is_whole or _begins_anew(above, line):
        return False
    is_long = len(above.text) >= _SHORTEST_WRAP
    asks_on = is_question and _asks_on(above, line)
    if (
        asks_on
        or goes_on(above.text, line.text)
        or (is_long and is_in_bracket(above.text, line.text))
    ):
        return True
    if is_terminal(above.text) and _begins_attribution(line.text):
        return False
    if line.text.startswith("(") and is_long and not is_terminal(above.text):
        return True
    if _WEAK_END.search(above.text) and is_long and not is_verse(group):
        is_hung = above.text.endswith((",", "–", "—")) or _BEGINS.match(line.text)
        return limit > 0 or not is_hung
    return _did_not_fit(group, line, limit)


def _asks_on(above: Line, line: Line) -> bool:
    """Tell whether a question goes on in a line that ends with its marks."""
    is_end = marks_of(line.text) is not None and not begins_question(line.text)
    return is_end and not is_terminal(above.text)


def is_in_bracket(text: str, following: str) -> bool:
    """Tell whether a bracket, or the title of a work, opens in one line and closes in the next."""
    if _OPEN_TITLE.search(text, max(0, len(text) - _LAST_OF_TITLE)) and _END_OF_TITLE.match(
        following
    ):
        return True
    if text.rfind("(") <= text.rfind(")"):
        return False
    inner, closing, _ = following.partition(")")
    return bool(closing) and "(" not in inner


def _ends_attribution(group: Sequence[Line], line: Line, width_of_page: int) -> bool:
    """Tell whether the last line of a block is the rest of an attribution that is not whole."""
    above = group[-1]
    if len(group) >= _MOST_LINES or _begins_anew(above, line):
        return False
    told = joined([each.text for each in group])
    is_open = not is_terminal(told) and not YEAR.search(told[-_SHORTEST_YEAR:])
    if not is_open or len(line.text) > len(above.text) or score_of(told) < _LIKE_AN_ATTRIBUTION:
        return False
    is_full = width_of_page > 0 and above.width >= _NEARLY_FULL * width_of_page
    return is_full or bool(_WEAK_END.search(told))


def _begins_anew(above: Line, line: Line) -> bool:
    """Tell whether a line cannot go on with the one above it."""
    if above.text == PICTURE or line.is_hard or line.begins_hint or (above.is_cut and line.is_cut):
        return True
    return bool(_HARD_START.match(line.text))


def _did_not_fit(group: Sequence[Line], line: Line, limit: int) -> bool:
    """Tell whether the first word of a line had no room in the line above it."""
    above = group[-1]
    is_item = BULLET.match(group[0].text) or NUMBERED.match(group[0].text)
    if line.indent > above.indent and not is_item:
        return False
    if not limit or above.width > limit * 1.3 or _is_whole_attribution(group):
        return False
    first_word = line.text.partition(" ")[0]
    return above.width + 1 + len(first_word) > limit - 2


def _begins_attribution(text: str) -> bool:
    if _ATTRIBUTION_START.match(text):
        return True
    # Nearly every line of a long page ends here, so that only a few have to be scored.
    return bool(_WORTH_SCORING.search(text)) and score_of(text) >= _LIKE_AN_ATTRIBUTION


def is_verse(group: Sequence[Line]) -> bool:
    """Tell whether several short lines were ended by hand: each begins with a capital letter."""
    return len(group) > 2 and all(line.text[:1].isupper() for line in group[-_LINES_OF_VERSE:])


def _is_whole_attribution(group: Sequence[Line]) -> bool:
    if len(group) > _MOST_LINES:
        return False
    text = joined([line.text for line in group])
    ends_in_year = YEAR.search(text[-_SHORTEST_YEAR:])
    return bool(ends_in_year) and score_of(text) >= 4
