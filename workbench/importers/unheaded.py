# SPDX-License-Identifier: MIT
"""Sources that no heading announces: words of somebody, and above or below them whose they are.

Only pages without any heading of a source are looked at. What is quoted, by its signs or by the
format, with a clear attribution beside it is one; other texts are where nearly all that the page
says stands above an attribution. That something found like this is a source is never sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.importers.attribution_cues import YEAR, is_clear, score_of
from workbench.importers.author_notes import is_catalogue_reference
from workbench.importers.back_matter import is_of_the_page
from workbench.importers.draft import PartKind
from workbench.importers.inline_attributions import bare_attribution
from workbench.importers.marks import Mark
from workbench.importers.page import HintKind
from workbench.importers.paragraphs import Paragraph, is_terminal
from workbench.importers.tasks import is_task

SURE_AS, _BESIDE = 0.6, 0.8
"""How sure it is that such words are a source, and that what is quoted is told about beside it."""

WHY = "no heading says that this is a source"
"""Why somebody should look at what was found."""

_OPENING, _CLOSING = ("“", "‘", '"', "'"), ("”", "’", '"', "'")
_LONGEST, _SHORTEST = 320, 80
_LEAST_SCORE = 4.0
_CITED = re.compile(r"[^.?!“”\"]{5,160},? \(?(?:c\. ?)?\d{3,4}\)?(?:[.;]|$)")
"""A maker, a work and its year, as below what the format knows as quoted."""

_BOX = re.compile(r"\W*(?:the )?(?:primary |historical )source\W*", re.IGNORECASE)
_MOST_TOLD = 3

_FEWEST, _NEARLY_ALL = 2, 0.6


@dataclass(frozen=True, slots=True)
class Unheaded:
    """The paragraphs of one source, and which of them say where it is from."""

    text: tuple[Paragraph, ...]
    told: tuple[Paragraph, ...]
    is_quoted: bool

    def marks(self, source: int) -> Iterator[Mark]:
        """Yield its parts as marks; `source` is its number on the page."""
        is_clear_one = self.is_quoted and all(is_clear(each.text) for each in self.told)
        sure, why = (_BESIDE, None) if is_clear_one else (SURE_AS, WHY)
        for paragraph in self.text:
            yield Mark(paragraph.start, PartKind.BODY, paragraph.text, source, sure, why)
        for paragraph in self.told:
            words = bare_attribution(paragraph.text)
            yield Mark(paragraph.start, PartKind.ATTRIBUTION, words, source, sure, why)


def take_unheaded(stories: list[list[Paragraph]]) -> list[Unheaded]:
    """Take the sources without a heading out of the stories of a page, in page order."""
    paragraphs = [p for story in stories for p in story if not p.furniture]
    paragraphs.sort(key=lambda paragraph: paragraph.start)
    found = list(_found(paragraphs))
    if not all(each.is_quoted for each in found):
        long = sum(len(p.text) >= _SHORTEST and is_terminal(p.text) for p in paragraphs)
        taken = sum(len(each.text) for each in found)
        if len(found) < _FEWEST or taken < _NEARLY_ALL * long:
            found = [each for each in found if each.is_quoted]
    take_out(stories, (p for each in found for p in (*each.text, *each.told)))
    return found


def take_out(stories: list[list[Paragraph]], taken: Iterable[Paragraph]) -> None:
    """Take paragraphs out of the stories of a page."""
    gone = {id(paragraph) for paragraph in taken}
    for story in stories:
        story[:] = [paragraph for paragraph in story if id(paragraph) not in gone]


def _found(paragraphs: Sequence[Paragraph]) -> Iterator[Unheaded]:
    above = 0
    """The first paragraph that no source above has taken."""
    for place, paragraph in enumerate(paragraphs):
        boxed = _boxed(paragraphs, place) if place >= above else None
        if boxed is not None:
            above = boxed[1]
            told = tuple(paragraphs[place + 1 : boxed[0]])
            yield Unheaded(tuple(paragraphs[boxed[0] : boxed[1]]), told, True)
            continue
        is_below = place > 0 and paragraphs[place - 1].is_hinted(HintKind.QUOTATION)
        is_cited = is_below and _CITED.match(paragraph.text)
        if place < above or not (_is_attribution(paragraph) or is_cited):
            continue
        begins = _begin_of_quoted(paragraphs, place, above)
        ends = _end_of_quoted(paragraphs, place + 1)
        if begins < place:
            last = place + 1
            while last < len(paragraphs) and is_catalogue_reference(paragraphs[last].text):
                last += 1
            yield Unheaded(tuple(paragraphs[begins:place]), tuple(paragraphs[place:last]), True)
            above = last
        elif ends > place + 1:
            yield Unheaded(tuple(paragraphs[place + 1 : ends]), (paragraph,), True)
            above = ends
        elif place > above and _is_text(paragraphs[place - 1]):
            yield Unheaded((paragraphs[place - 1],), (paragraph,), False)
            above = place + 1


def _boxed(paragraphs: Sequence[Paragraph], place: int) -> tuple[int, int] | None:
    """Return where a quotation begins and ends that stands in a box headed “Primary source”.

    Between the heading and the quotation there are only few words, on where it is from.
    """
    if not _BOX.fullmatch(paragraphs[place].text):
        return None
    for begins in range(place + 2, min(place + 2 + _MOST_TOLD, len(paragraphs))):
        ends = _end_of_quoted(paragraphs, begins)
        if ends > begins:
            return begins, ends
        if len(paragraphs[begins - 1].text) > _LONGEST:
            return None
    return None


def _is_attribution(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if not 0 < len(text) <= _LONGEST or text.startswith(_OPENING) or text.endswith("?"):
        return False
    if paragraph.is_hinted(HintKind.QUOTATION) or is_of_the_page(text) or is_task(text):
        return False
    return is_clear(text) or (score_of(text) >= _LEAST_SCORE and YEAR.search(text) is not None)


def _is_text(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) >= _SHORTEST and is_terminal(text) and not _is_attribution(paragraph)


def _begin_of_quoted(paragraphs: Sequence[Paragraph], end: int, first: int) -> int:
    """Return where the quotation begins that ends above `end`; that is `end` without one."""
    begins = end
    while begins > first and paragraphs[begins - 1].is_hinted(HintKind.QUOTATION):
        begins -= 1
    if begins < end:
        return begins
    if end == first or not _ends_quoted(paragraphs[end - 1].text):
        return end
    for begins in range(end - 1, first - 1, -1):
        text = paragraphs[begins].text
        is_one = begins == end - 1 or not _ends_quoted(text)
        if is_one and text.startswith(_OPENING):
            # Each paragraph of a long quotation is opened, and only the last is closed.
            above = paragraphs[begins - 1].text if begins > first else ""
            if not above.startswith(_OPENING) or _ends_quoted(above):
                return begins
        elif not (is_one and is_terminal(text)):
            break
    return end


def _end_of_quoted(paragraphs: Sequence[Paragraph], begin: int) -> int:
    """Return where the quotation ends that begins at `begin`; that is `begin` without one."""
    end = begin
    while end < len(paragraphs) and paragraphs[end].is_hinted(HintKind.QUOTATION):
        end += 1
    if end > begin:
        return end
    while end < len(paragraphs) and paragraphs[end].text.startswith(_OPENING):
        end += 1
    is_closed = end > begin and _ends_quoted(paragraphs[end - 1].text)
    return end if is_closed else begin


def _ends_quoted(text: str) -> bool:
    return text.rstrip(".").endswith(_CLOSING)
