# SPDX-License-Identifier: MIT
"""The annotations of a PDF, as whoever wrote them left them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import MappingProxyType

import pikepdf

from workbench.domain.handed_in.remarks import BESIDE_NAME, FoundNote, Frame, RemarkKind
from workbench.domain.text import one_line
from workbench.importers.handed_in.objects import (
    FAULTS,
    Found,
    frame_in,
    items_of,
    member,
    name_in,
    number_of,
    text_in,
    time_in,
)

MOST_PAGES = 300
"""Pages that are looked at (section 4.11 of the reliability design)."""

MOST_NOTES = 10_000
"""Annotations that are looked at: our own are up to some thousand."""

_KINDS = MappingProxyType(
    {
        "Text": RemarkKind.COMMENT,
        "Caret": RemarkKind.COMMENT,
        "FreeText": RemarkKind.TYPED,
        "Highlight": RemarkKind.HIGHLIGHT,
        "Underline": RemarkKind.UNDERLINE,
        "Squiggly": RemarkKind.UNDERLINE,
        "StrikeOut": RemarkKind.STRIKE_OUT,
        "Stamp": RemarkKind.STAMP,
        "FileAttachment": RemarkKind.FILE,
        **dict.fromkeys(
            ("Square", "Circle", "Line", "Polygon", "PolyLine", "Ink"), RemarkKind.DRAWING
        ),
    }
)
"""Other kinds are fields, links, windows of notes, films: nothing that is written."""

_LONGEST_NAME = 200

PagedAnnotation = tuple[int, Found]
"""A page, counted from 1, and an annotation on it."""


def annotations_of(pages: Sequence[pikepdf.Page]) -> list[PagedAnnotation]:
    """Return the annotations of the first pages, as many as are looked at."""
    found: list[PagedAnnotation] = []
    for number, page in enumerate(pages[:MOST_PAGES], 1):
        room = MOST_NOTES - len(found)
        annotations = items_of(member(page.obj, "/Annots"), room)
        found.extend((number, each) for each in annotations if isinstance(each, pikepdf.Dictionary))
    return found


def notes_of(annotations: Sequence[PagedAnnotation]) -> tuple[tuple[FoundNote, Found], ...]:
    """Return what is written in annotations, in their order, each with its annotation."""
    kept = [
        (page, each, kind)
        for page, each in annotations
        if (kind := _KINDS.get(name_in(each, "/Subtype"))) is not None
    ]
    keys = _keys([one_line(text_in(each, "/NM"))[:_LONGEST_NAME] for _, each, _ in kept])
    by_number = {
        number: key
        for (_, each, _), key in zip(kept, keys, strict=True)
        if (number := number_of(each)) is not None
    }
    return tuple(
        (_note(page, each, kind, key=key, answers=_answers(each, by_number)), each)
        for (page, each, kind), key in zip(kept, keys, strict=True)
    )


def _note(
    page: int, annotation: Found, kind: RemarkKind, *, key: str, answers: str | None
) -> FoundNote:
    state = text_in(annotation, "/State") if answers is not None else ""
    return FoundNote(
        key,
        RemarkKind.VERDICT if state else kind,
        page,
        text=state or text_in(annotation, "/Contents"),
        author=one_line(text_in(annotation, "/T"))[:_LONGEST_NAME],
        subject=text_in(annotation, "/Subj"),
        time=time_in(annotation, "/M") or time_in(annotation, "/CreationDate"),
        frame=frame_in(annotation, "/Rect"),
        answers=answers,
    )


def _keys(names: Sequence[str]) -> list[str]:
    """Return a key for each annotation: its name, and a number where that is empty or not alone."""
    seen = {""}
    keys = []
    for place, name in enumerate(names):
        keys.append(f"{name}{BESIDE_NAME}{place}" if name in seen else name)
        seen.add(name)
    return keys


def _answers(annotation: Found, by_number: dict[tuple[int, int], str]) -> str | None:
    """Return the key of the note that is answered; empty where that is not there.

    What is only grouped with another annotation (`/RT /Group`), as a caret with a strike-out, does
    not answer it.
    """
    answered = member(annotation, "/IRT")
    if answered is None or name_in(annotation, "/RT") == "Group":
        return None
    number = number_of(answered)
    return by_number.get(number, "") if number is not None else ""


def frames_of(annotation: Found) -> Iterator[Frame]:
    """Yield the frames of the stretches of words that a highlight lies on."""
    corners: list[float] = []
    with suppress(*FAULTS):
        corners = [float(each) for each in items_of(member(annotation, "/QuadPoints"), 8 * 200)]
    for start in range(0, len(corners) - 7, 8):
        across, up = corners[start : start + 8 : 2], corners[start + 1 : start + 8 : 2]
        yield min(across), min(up), max(across), max(up)
