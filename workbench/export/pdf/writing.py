# SPDX-License-Identifier: MIT
"""Write plans and sheets of feedback as PDFs, and say beforehand what cannot be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Lock

from workbench.domain.class_feedback import ClassFeedback
from workbench.domain.documents import PlanDocument
from workbench.domain.marked_copies import CopyPaper, FeedbackSheet, StampOnPage
from workbench.export.pdf.copy_labels import stamps_on_pages
from workbench.export.pdf.finish import Properties, finished
from workbench.export.pdf.finish.attachments import Packed, packed
from workbench.export.pdf.flow.pages import compose, draw
from workbench.export.pdf.fonts import MISSING, metrics
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.pages.class_feedback import feedback_words
from workbench.export.pdf.pages.printed_words import PrintedWords, printed_words
from workbench.export.pdf.pages.review_sheet import sheet_words
from workbench.export.pdf.pages.wording import author_name
from workbench.export.pdf.story import Story, feedback_story, review_story, story_of
from workbench.export.pdf.text_layout import prepare
from workbench.garbage import nothing_collected

Reached = Callable[[str, int, int], object]

# ReportLab keeps its fonts for the whole process.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Characters that cannot be printed, and where they stand."""

    place: str
    characters: tuple[str, ...]

    def message(self) -> str:
        """Return which characters, where, and what is printed in their place."""
        count = "A character" if len(self.characters) == 1 else f"{len(self.characters)} characters"
        verb = "appears" if len(self.characters) == 1 else "appear"
        shown = " ".join(self.characters)
        return f"{count} of {self.place} cannot be printed and {verb} as {MISSING}: {shown}"


def unprintable(document: PlanDocument) -> tuple[Unprintable, ...]:
    """Return what no font of ours can print, place by place in reading order."""
    return _unprintable(printed_words(document))


def unprintable_feedback(feedback: ClassFeedback) -> tuple[Unprintable, ...]:
    """Return what of the words in a sheet for a class no font of ours can print."""
    return _unprintable(feedback_words(feedback))


def unprintable_review(sheet: FeedbackSheet) -> tuple[Unprintable, ...]:
    """Return what of the words behind a marked copy no font of ours can print."""
    return _unprintable(sheet_words(sheet))


def _unprintable(printed: Iterable[PrintedWords]) -> tuple[Unprintable, ...]:
    found: dict[str, dict[str, None]] = {}
    for place, face, words in printed:
        if not metrics(face).plain.issuperset(words):
            missing = prepare(words, face).missing
            if missing:
                found.setdefault(place, {}).update(dict.fromkeys(missing))
    return tuple(Unprintable(place, tuple(characters)) for place, characters in found.items())


def write_plan(document: PlanDocument, reached: Reached | None = None) -> bytes:
    """Return `document` as a PDF; the same bytes for the same document.

    Args:
        document: What the file says.
        reached: Told before each source that is laid out (“source”) and each page that is drawn
            (“page”) which it is, from 1, and how many there are. What it raises ends the work.
    """
    # Compressing needs a processor but not Python: it costs no time where there are two.
    with _ONE_AT_A_TIME, nothing_collected(), ThreadPoolExecutor(max_workers=1) as beside:
        attachments = beside.map(packed, document.attachments)
        return _written(document, attachments, reached or _unnoticed)


def write_class_feedback(feedback: ClassFeedback, *, made: datetime, language: str) -> bytes:
    """Return the sheet for a class as a PDF; the same bytes for the same feedback.

    Args:
        feedback: What the class is told.
        made: The time of making in UTC.
        language: That of the program's own words (BCP 47).
    """
    with _ONE_AT_A_TIME, nothing_collected():
        story = feedback_story(feedback, made)
        properties = Properties(story.furniture.footer, "", language, made)
        return _drawn(story, properties, _unnoticed)


def write_review(sheet: FeedbackSheet, *, language: str) -> bytes:
    """Return what is put behind a marked copy as a PDF; the same bytes for the same sheet."""
    with _ONE_AT_A_TIME, nothing_collected():
        story = review_story(sheet)
        properties = Properties(story.furniture.footer, sheet.author, language, sheet.made)
        return _drawn(story, properties, _unnoticed)


def draw_stamps(sheet: FeedbackSheet, paper: CopyPaper) -> tuple[StampOnPage, ...]:
    """Return the stamps of a sheet as they are drawn on the pages of a marked copy."""
    with _ONE_AT_A_TIME:
        return stamps_on_pages(sheet, paper)


def _unnoticed(_stage: str, _number: int, _total: int) -> None:
    """Take no notice of how far the work is."""


def _written(document: PlanDocument, attachments: Iterable[Packed], reached: Reached) -> bytes:
    # A function of its own, so that all it made is gone before garbage is looked for again.
    story = story_of(document, reached=partial(reached, "source"))
    properties = Properties(
        title=document.title,
        author=author_name(document),
        language=document.language,
        made=document.made,
        attachments=attachments,
    )
    return _drawn(story, properties, reached)


def _drawn(story: Story, properties: Properties, reached: Reached) -> bytes:
    ink = Ink(story.root)
    draw(
        compose(story.sections, story.paper),
        ink,
        story.paper,
        story.furniture,
        reached=partial(reached, "page"),
    )
    return finished(ink.drawing(), properties)
