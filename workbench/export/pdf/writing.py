# SPDX-License-Identifier: MIT
"""Write a plan as a PDF, and say beforehand what cannot be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Lock

from workbench.domain.documents import PlanDocument
from workbench.export.pdf.finish import Properties, finished
from workbench.export.pdf.finish.attachments import Packed, packed
from workbench.export.pdf.flow.pages import compose, draw
from workbench.export.pdf.fonts import MISSING, metrics
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.pages.printed_words import printed_words
from workbench.export.pdf.pages.wording import author_name
from workbench.export.pdf.story import story_of
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
    found: dict[str, dict[str, None]] = {}
    for place, face, words in printed_words(document):
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


def _unnoticed(_stage: str, _number: int, _total: int) -> None:
    """Take no notice of how far the work is."""


def _written(document: PlanDocument, attachments: Iterable[Packed], reached: Reached) -> bytes:
    # A function of its own, so that all it made is gone before garbage is looked for again.
    story = story_of(document, reached=partial(reached, "source"))
    ink = Ink(story.root)
    draw(
        compose(story.sections, story.paper),
        ink,
        story.paper,
        story.furniture,
        reached=partial(reached, "page"),
    )
    properties = Properties(
        title=document.title,
        author=author_name(document),
        language=document.language,
        made=document.made,
        attachments=attachments,
    )
    return finished(ink.drawing(), properties)
