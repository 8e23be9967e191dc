# SPDX-License-Identifier: MIT
"""Everything on a page between its sources: the story, boxes, lists, links and questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.importers.boxes import fact_heading, is_glossary_heading, term_in
from workbench.importers.draft import PartKind
from workbench.importers.links import is_link, points_elsewhere
from workbench.importers.marks import Mark, place_in
from workbench.importers.paragraphs import BULLET, NUMBERED, Paragraph
from workbench.importers.pictures import is_placeholder
from workbench.importers.questions import (
    is_answer_heading,
    is_numbered,
    is_only_marks,
    is_question,
    is_task_heading,
    marks_of,
)
from workbench.importers.section_headings import heading_words, is_section_heading
from workbench.importers.tasks import is_task_below, opens_tasks

_FACT_GAP = 2
"""Blank lines that end a fact; one blank line only parts its paragraphs."""

_SHORT_ITEM = 120
_FEWEST_ITEMS = 2
_NOTHING_BELOW = "a heading with nothing below it"


class Story:
    """Reads the paragraphs of one stretch without sources, in order."""

    def __init__(self, page: str, paragraphs: Sequence[Paragraph]) -> None:
        self._page = page
        self._paragraphs = paragraphs
        self._marks: list[Mark] = []
        self._place = 0

    def marks(self) -> list[Mark]:
        """Return the parts of the stretch as marks on the page."""
        while self._place < len(self._paragraphs):
            self._read_next()
        return self._marks

    def _read_next(self) -> None:
        if self._read_furniture() or self._read_box():
            return
        paragraph = self._paragraphs[self._place]
        if self._is_list_heading() and self._bullets_after(self._place) >= _FEWEST_ITEMS:
            self._read_list()
        elif BULLET.match(paragraph.text):
            self._read_bullet()
        elif self._is_heading():
            words = heading_words(paragraph.text)
            self._mark(PartKind.SECTION_HEADING, text=words, confidence=0.85)
        else:
            self._mark(PartKind.PARAGRAPH, confidence=0.9)

    def _read_furniture(self) -> bool:
        """Leave out what is no matter of the page; tell whether there was any."""
        paragraph = self._paragraphs[self._place]
        why = paragraph.furniture
        if paragraph.heading:
            why = "a heading named again"
        elif is_task_heading(paragraph.text) or opens_tasks(paragraph.text):
            why = "the heading of questions"
        elif is_placeholder(paragraph.text):
            why = "a picture that is no source"
        if why:
            self._mark(PartKind.LEFT_OVER, why=why)
        return bool(why)

    def _read_box(self) -> bool:
        """Take words, a fact, an answer, a question or a link; tell whether there was one."""
        text = self._paragraphs[self._place].text
        fact = fact_heading(text)
        if is_glossary_heading(text) and self._following_terms():
            self._read_glossary()
        elif fact is not None:
            self._read_fact(fact)
        elif is_answer_heading(text):
            self._read_answer()
        elif is_question(text) or self._goes_on_question() or is_task_below(text):
            self._read_question()
        elif is_link(text):
            self._mark(PartKind.LINK, text=_without_bullet(text), confidence=0.9)
        else:
            return False
        return True

    def _mark(
        self,
        kind: PartKind,
        *,
        text: str | None = None,
        confidence: float = 1.0,
        why: str | None = None,
    ) -> None:
        paragraph = self._paragraphs[self._place]
        words = paragraph.text if text is None else text
        self._marks.append(Mark(paragraph.start, kind, words, None, confidence, why))
        self._place += 1

    def _peek(self, ahead: int = 1) -> Paragraph | None:
        place = self._place + ahead
        return self._paragraphs[place] if place < len(self._paragraphs) else None

    def _goes_on_question(self) -> bool:
        """Tell whether a line belongs to the question above it, which still lacks its marks."""
        before = self._marks[-1] if self._marks else None
        if before is None or before.kind is not PartKind.QUESTION or marks_of(before.text):
            return False
        paragraph = self._paragraphs[self._place]
        is_near = paragraph.blank_before == 0 and not is_numbered(paragraph.text)
        return is_near or is_only_marks(paragraph.text)

    def _read_question(self) -> None:
        """Take a question; what stands in the lines below it up to its marks belongs to it."""
        if not self._goes_on_question():
            self._mark(PartKind.QUESTION, confidence=0.9)
            return
        before, text = self._marks[-1], self._paragraphs[self._place].text
        self._marks[-1] = replace(before, text=f"{before.text} {text}")
        self._place += 1

    def _following_terms(self) -> int:
        count = 0
        while (following := self._peek(count + 1)) and term_in(following.text):
            if following.furniture or following.heading:
                break
            count += 1
        return count

    def _read_glossary(self) -> None:
        count = self._following_terms()
        self._mark(PartKind.GLOSSARY_HEADING)
        for _ in range(count):
            text = self._paragraphs[self._place].text
            self._mark(PartKind.GLOSSARY_TERM, text=_without_bullet(text), confidence=0.95)

    def _read_fact(self, words: str) -> None:
        """Take a box: its heading, and its paragraphs up to a gap or a part of another kind."""
        paragraph = self._paragraphs[self._place]
        if not words:
            following = self._peek()
            if following is None or self._ends_fact(following, is_first=True):
                self._mark(PartKind.LEFT_OVER, why=_NOTHING_BELOW)
                return
            self._mark(PartKind.FACT_HEADING)
            self._mark(PartKind.FACT, confidence=0.95)
        elif words == paragraph.text:
            self._mark(PartKind.FACT, confidence=0.9)
        else:
            raw = self._page[paragraph.start : paragraph.end]
            cut = len(paragraph.text) - len(words)
            heading = paragraph.text[:cut].rstrip()
            self._marks.append(Mark(paragraph.start, PartKind.FACT_HEADING, heading))
            begins = paragraph.start + place_in(raw, paragraph.text, cut)
            self._marks.append(Mark(begins, PartKind.FACT, words, None, 0.9))
            self._place += 1
        while self._place < len(self._paragraphs):
            if self._ends_fact(self._paragraphs[self._place], is_first=False):
                return
            self._mark(PartKind.FACT, confidence=0.85)

    def _ends_fact(self, paragraph: Paragraph, *, is_first: bool) -> bool:
        text = paragraph.text
        if paragraph.furniture or paragraph.heading or is_link(text) or fact_heading(text):
            return True
        if fact_heading(text) is not None or is_glossary_heading(text) or is_answer_heading(text):
            return True
        if is_first:
            return False
        is_far = paragraph.blank_before >= _FACT_GAP
        return (
            is_far
            or bool(NUMBERED.match(text))
            or is_section_heading(paragraph)
            or is_question(text)
        )

    def _read_answer(self) -> None:
        """Leave an answer out: heading and paragraphs up to a question, a heading or a big gap."""
        self._mark(PartKind.LEFT_OVER, why="an answer or a mark scheme")
        while following := self._peek(0):
            text = following.text
            if following.blank_before >= _FACT_GAP or is_question(text):
                return
            if self._is_heading() or fact_heading(text) is not None or is_glossary_heading(text):
                return
            self._mark(PartKind.LEFT_OVER, why="an answer or a mark scheme")

    def _bullets_after(self, place: int) -> int:
        """Return how many bullets follow without a gap and without leading elsewhere."""
        count = 0
        for after in range(place + 1, len(self._paragraphs)):
            paragraph = self._paragraphs[after]
            is_item = BULLET.match(paragraph.text) and not points_elsewhere(paragraph.text)
            if not is_item or paragraph.blank_before >= _FACT_GAP or paragraph.furniture:
                break
            count += 1
        return count

    def _is_list_heading(self) -> bool:
        """Tell whether the line introduces the bullets below it."""
        paragraph = self._paragraphs[self._place]
        following = self._peek()
        if BULLET.match(paragraph.text) or following is None:
            return False
        is_near = following.blank_before < _FACT_GAP
        is_short = len(paragraph.text) <= _SHORT_ITEM
        opens = paragraph.text.endswith(":") or is_section_heading(paragraph)
        return is_near and is_short and opens and not points_elsewhere(following.text)

    def _read_list(self) -> None:
        count = self._bullets_after(self._place)
        self._mark(PartKind.LIST_HEADING, confidence=0.9)
        for _ in range(count):
            text = self._paragraphs[self._place].text
            self._mark(PartKind.LIST_ITEM, text=_without_bullet(text), confidence=0.9)

    def _read_bullet(self) -> None:
        """Take a bullet without a heading: a link where it is short and stands apart."""
        paragraph = self._paragraphs[self._place]
        text = _without_bullet(paragraph.text)
        before = self._marks[-1].kind if self._marks else None
        is_apart = paragraph.blank_before >= _FACT_GAP or before in {PartKind.LINK, None}
        is_title = len(text) <= _SHORT_ITEM and not text.endswith((".", "!", ";", ","))
        if points_elsewhere(text) or (is_apart and is_title):
            sure = 0.8 if points_elsewhere(text) else 0.5
            self._mark(PartKind.LINK, text=text, confidence=sure, why="its address was lost")
        else:
            self._mark(PartKind.PARAGRAPH, text=text, confidence=0.7)

    def _is_heading(self) -> bool:
        """Tell whether a heading stands here: a short line with text below it."""
        paragraph = self._paragraphs[self._place]
        if paragraph.is_section or not is_section_heading(paragraph):
            return paragraph.is_section
        following = self._peek()
        if following is None:
            return True
        return following.blank_before > 0 or len(following.text) > _SHORT_ITEM


def _without_bullet(text: str) -> str:
    found = BULLET.match(text)
    return text[found.end() :].lstrip() if found else text
