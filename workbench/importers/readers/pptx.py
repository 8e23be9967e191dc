# SPDX-License-Identifier: MIT
"""PowerPoint presentations as pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.importers.page import Document, HintKind, Page
from workbench.importers.page_building import PageBuilder
from workbench.importers.readers.office.blocks import TextBlock
from workbench.importers.readers.office.drawing_names import R
from workbench.importers.readers.office.margins import write_blocks
from workbench.importers.readers.office.package import Package, opened_package, other_package
from workbench.importers.readers.office.pages import add_furniture, checked, lines_in
from workbench.importers.readers.office.pictures import PictureParts
from workbench.importers.readers.slides.frames import plain_text
from workbench.importers.readers.slides.layouts import Layouts, placeholder_of
from workbench.importers.readers.slides.names import TEXT_BODY, P
from workbench.importers.readers.slides.shapes import Box, SlideReader

_KIND = "a PowerPoint presentation"
_REMEDY = "save it as .pptx"
_EVERY_SLIDE = "stands on every slide"
_NOTES = "notes for the speaker"
_HIDDEN = "Slides that are hidden in the presentation were left away."
_LONGEST_RUNNING = 120
_LEAST_REPEATS = 3


@dataclass(frozen=True, slots=True)
class _Slide:
    """A slide: its boxes in reading order and the speaker's notes to it."""

    boxes: Sequence[Box]
    notes: str


def slides_page(document: Document) -> Page:
    """Return the page in a presentation, slide after slide, each with its title first.

    Frames come column by column between those that reach across the slide. What stands on every
    slide and the notes for the speaker come once at the end: they may hold the answers, and a
    source often goes on from one slide to the next. Numbers of slides, hidden slides, empty
    placeholders and macros are left away.

    Raises:
        UnreadableFileError: it is no presentation, locked, damaged, or made to do harm.
    """
    with opened_package(document, _KIND, _REMEDY) as package:
        part = package.main_part(_KIND)
        builder = PageBuilder()
        shown = list(_slide_parts(package, part))
        slides = []
        pictures, layouts = PictureParts(document, package), Layouts(package)
        for place, each in enumerate(shown):
            slide = _slide(package, each, pictures, layouts)
            if slide is None:
                builder.warn(_HIDDEN)
            else:
                slides.append((place + 1, slide))
            document.progress(0.9 * (place + 1) / len(shown))
        running = _running_texts([slide for _, slide in slides])
        for place, slide in slides:
            _write(builder, slide, running, is_first=place == 1)
        add_furniture(builder, running, _EVERY_SLIDE)
        noted = (f"Notes to slide {place}\n{slide.notes}" for place, slide in slides if slide.notes)
        add_furniture(builder, noted, _NOTES)
    document.progress(1.0)
    return checked(builder, package.name)


def _slide_parts(package: Package, part: str) -> Iterator[str]:
    root = package.xml(part)
    if root.tag != f"{P}presentation":
        raise other_package(package, _KIND)
    relations = package.relations(part)
    seen = set()
    for each in root.iter(f"{P}sldId"):
        relation = relations.get(each.get(f"{R}id") or "")
        slide = relation.part if relation else None
        if slide is not None and slide not in seen and package.has(slide):
            seen.add(slide)
            yield slide


def _slide(package: Package, part: str, pictures: PictureParts, layouts: Layouts) -> _Slide | None:
    """Return a slide, or None where it is hidden."""
    root = package.xml(part)
    if root.get("show") in {"0", "false"}:
        return None
    relations = package.relations(part)
    tree = root.find(f"{P}cSld/{P}spTree")
    boxes = (
        SlideReader(package, relations, pictures, layouts).boxes(tree) if tree is not None else ()
    )
    notes = package.related(relations, "notesSlide")
    return _Slide(boxes, _notes_in(package, notes) if notes is not None else "")


def _notes_in(package: Package, part: str) -> str:
    texts = []
    for shape in package.xml(part).iter(f"{P}sp"):
        placeholder = placeholder_of(shape)
        body = shape.find(TEXT_BODY)
        if placeholder is not None and placeholder.kind == "body" and body is not None:
            texts.append(plain_text(body))
    return "\n".join(text for text in texts if text)


def _running_texts(slides: Sequence[_Slide]) -> list[str]:
    """Return what stands on most slides, or in a place that is made for it."""
    counts: Counter[str] = Counter()
    running: dict[str, None] = {}
    for slide in slides:
        counts.update({_text_of(box) for box in slide.boxes if not box.is_title})
        running.update(dict.fromkeys(_text_of(b) for b in slide.boxes if b.is_running))
    least = max(_LEAST_REPEATS, len(slides) / 2)
    often = [text for text, count in counts.items() if text and count >= least]
    running.update(dict.fromkeys(t for t in often if len(t) <= _LONGEST_RUNNING))
    return list(running)


def _text_of(box: Box) -> str:
    """Return the words of a box that holds nothing else."""
    is_text = all(isinstance(block, TextBlock) for block in box.blocks)
    return "\n".join(lines_in(box.blocks)) if is_text else ""


def _write(builder: PageBuilder, slide: _Slide, running: Sequence[str], *, is_first: bool) -> None:
    for box in slide.boxes:
        if box.is_running or _text_of(box) in running:
            continue
        blocks = list(box.blocks)
        first = blocks[0]
        if is_first and box.is_title and isinstance(first, TextBlock):
            blocks[0] = replace(first, kind=HintKind.TITLE, level=0)
        write_blocks(builder, blocks)
