# SPDX-License-Identifier: MIT
"""The lines of a page at which its sources begin: those that hold in the company of the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from string import ascii_uppercase

from workbench.importers.heading_slips import slipped_heading_in
from workbench.importers.headings import NUMBER_WORDS, Heading, heading_in, leads_into, speaks_on
from workbench.importers.lines import Line
from workbench.importers.paragraphs import BULLET, NUMBERED, is_terminal
from workbench.importers.questions import is_question
from workbench.importers.separators import is_separator

FIRST_LABELS = (
    frozenset("Aa1I")
    | {"One", "one", "ONE", "1A", "1a"}
    | {f"{letter}1" for letter in ascii_uppercase}
)

_IN_GROUP = re.compile(r"\s*[A-Z]\d(?:[.:)]?\s+|\s*$)(?=[“‘\"'A-Z]|$)")
_IN_ROW = 0.8
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LONGEST_LINE_ABOVE = 50
_WIDEST_WRAP = 160
"""Characters beyond which no line was wrapped: each is a paragraph."""

_LINES_TOLD = 8
_OF_SEVERAL = re.compile(r"(?:Sources|Interpretations|Extracts) [A-Z\d]")
_NUMBERED_TASK = re.compile(
    r"\(?\d{1,2}[.)] (?:Explain|Describe|Evaluate|Compare|Why|How|What|To what extent|Assess)\b"
)
_FEWEST = 2
_WIDEST_STEP = 2
_SPEAKS_OF_SOURCES = re.compile(
    r"\b(?:(?:this|the|these|both) (?:sources?|interpretations?|extracts?|cartoonist|author)\b"
    r"(?! (?:of|was born))|useful|reliab|utility|limitations?|we can (?:see|infer|tell|learn)|"
    r"can be inferred|historian (?:studying|could)|provenance|biased|my own knowledge|"
    r"(?:source|interpretation|extract) [A-Z]\b)",
    re.IGNORECASE,
)


def headings_of(page: str, lines: Sequence[Line]) -> list[Heading | None]:
    """Return the heading with which each line begins, or None where it begins no source."""
    candidates = [_candidate(page, lines, place) for place in range(len(lines))]
    holds = _holding(candidates)
    headings = [heading if heading and holds(heading) else None for heading in candidates]
    for place, heading in _numbered_below_letters(page, lines, headings):
        headings[place] = heading
    return headings


def _numbered_below_letters(
    page: str, lines: Sequence[Line], headings: Sequence[Heading | None]
) -> Iterator[tuple[int, Heading]]:
    """Yield the lines “A1 …”, “A2 …” below a heading “Source A”, which then only heads these."""
    group: Heading | None = None
    last = 0
    for place, (line, heading) in enumerate(zip(lines, headings, strict=True)):
        if heading:
            group, last = heading if heading.label.isupper() else None, 0
        elif group and line.text.startswith(f"{group.label}{last + 1}"):
            found = _IN_GROUP.match(page, line.start, line.end)
            if found and (place == 0 or not lines[place - 1].text or last == 0):
                last += 1
                label = f"{group.label}{last}"
                end = found.end() - line.start
                yield place, Heading(group.noun, label, label, end, _IN_ROW, is_sure=False)


def order_of(label: str) -> int | None:
    """Return the place of a label in its row (A, 1, I and One are all 1), or None."""
    if label.isdigit():
        return int(label)
    if label.casefold() in NUMBER_WORDS:
        return NUMBER_WORDS.index(label.casefold()) + 1
    if len(label) == 1:
        return ord(label.upper()) - 64
    if set(label) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in label]
        return sum(
            -v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)
        )
    return None


def _candidate(page: str, lines: Sequence[Line], place: int) -> Heading | None:
    line = lines[place]
    if not line.text:
        return None
    raw = page[line.start : line.end].replace("\n", " ")
    heading = heading_in(raw) or slipped_heading_in(raw)
    if heading is None or (line.is_cut and place == 0):
        return heading
    has_words = bool(raw[heading.end :].strip())
    if (heading.is_told and _is_essay(lines, place)) or _is_sentence(lines, place, has_words):
        return None
    above = lines[place - 1].text if place else ""
    is_cell = raw.endswith("\t")
    if not above or line.is_cut or is_cell or is_separator(above):
        return heading
    is_wrapped = _LONGEST_LINE_ABOVE < len(above) <= _WIDEST_WRAP and not is_terminal(above)
    if line.begins_hint or heading_in(above) or BULLET.match(line.text):
        is_wrapped = False
    is_within = has_words and is_wrapped and heading.confidence < 1
    return None if is_within or leads_into(above) else heading


def _is_sentence(lines: Sequence[Line], place: int, has_words: bool) -> bool:
    """Tell whether a heading alone in its line is the beginning of the sentence below it."""
    below = lines[place + 1].text if place + 1 < len(lines) else ""
    return not has_words and speaks_on(below)


def _is_essay(lines: Sequence[Line], place: int) -> bool:
    """Tell whether “Source A is a letter …” goes on to judge the source, as answers do."""
    words: list[str] = []
    for line in lines[place : place + _LINES_TOLD]:
        if not line.text or (words and _is_put_below(line.text)):
            break
        words.append(line.text)
    told = " ".join(words)
    return bool(_SPEAKS_OF_SOURCES.search(told, 12))


def _is_put_below(text: str) -> bool:
    """Tell whether a line below a source asks about it, or is about or begins the next ones."""
    if _OF_SEVERAL.match(text) or is_question(text):
        return True
    if NUMBERED.match(text) and _NUMBERED_TASK.match(text):
        return True
    heading = heading_in(text)
    return heading is not None and heading.is_told


def _holding(candidates: Sequence[Heading | None]) -> Callable[[Heading], bool]:
    """Return a test that a heading holds in the company of the others of its noun."""
    sure: dict[str, set[str]] = {}
    doubtful: dict[str, set[str]] = {}
    told: dict[str, list[str]] = {}
    for heading in filter(None, candidates):
        if heading.is_told:
            told.setdefault(heading.noun, []).append(heading.label)
        else:
            group = sure if heading.is_sure else doubtful
            group.setdefault(heading.noun, set()).add(heading.label)
    in_rows = {noun for noun, labels in told.items() if _is_row(labels)}
    in_rows |= {noun for noun, labels in told.items() if _go_on(labels, sure.get(noun, set()))}

    def holds(heading: Heading) -> bool:
        company = sure.get(heading.noun, set())
        if heading.is_told:
            return heading.noun in in_rows and heading.label not in company
        if not company:
            company = doubtful.get(heading.noun, set())
            return not heading.is_rare and _is_company(company)
        if heading.is_rare:
            others = doubtful.get(heading.noun, set())
            near = _joined_to(company, others)
            is_row = len(company) >= _FEWEST and _is_company(company | near)
            return is_row and (heading.is_sure or heading.label in near)
        return heading.is_sure or bool(company - {heading.label})

    return holds


def _is_company(labels: set[str]) -> bool:
    """Tell whether labels are enough to speak for one another: A and B, or B, C and D."""
    orders = sorted(order_of(label) or 0 for label in labels)
    in_row = sum(b == a + 1 for a, b in pairwise(orders)) + 1
    return len(labels) >= _FEWEST and (bool(labels & FIRST_LABELS) or in_row > _FEWEST)


def _joined_to(company: set[str], others: set[str]) -> set[str]:
    """Return those of the other labels that make one row with the company."""
    near: set[str] = set()
    while more := {n for n in others - near if _is_next_to(n, company | near)}:
        near |= more
    return near


def _is_next_to(label: str, company: set[str]) -> bool:
    """Tell whether a label comes right before or after one of those that are sure."""
    order = order_of(label) or 0
    return any(abs(order - (order_of(other) or 0)) == 1 for other in company - {label})


def _go_on(labels: Sequence[str], company: set[str]) -> bool:
    """Tell whether labels in sentences fill the places that headings of the page leave open."""
    orders = {order_of(label) or 0 for label in company}
    own = [order_of(label) or 0 for label in labels]
    together = sorted(orders.union(own))
    return (
        len(orders) >= _FEWEST
        and len(own) == len(set(own))
        and together == list(range(1, len(together) + 1))
    )


def _is_row(labels: Sequence[str]) -> bool:
    """Tell whether labels come one after the other, as headings do; they may be named again."""
    orders = [order_of(label) or 0 for label in dict.fromkeys(labels)]
    is_begun = len(labels) > 1 or labels[0] in FIRST_LABELS
    return is_begun and all(a < b <= a + _WIDEST_STEP for a, b in pairwise(orders))
