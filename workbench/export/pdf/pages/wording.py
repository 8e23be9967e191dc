# SPDX-License-Identifier: MIT
"""Words and short phrases of the paper, in the language of the classroom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.domain.annotations import Annotation, SourcePart
from workbench.domain.plans import Student
from workbench.domain.quoting import lines_in_words
from workbench.domain.saying import listed
from workbench.domain.sources import Source, SourceKind
from workbench.domain.text import Span
from workbench.export.pdf.text_layout import LineNumbers

NOT_GIVEN = {
    "creator": "who made it",
    "role": "their position",
    "genre": "what kind it is",
    "title": "its title",
    "publisher": "who published it",
    "date": "when",
    "place": "where",
    "audience": "who it was made for",
    "event": "the occasion",
    "second_hand": "how it came to us",
}
"""What is missing, said so that it ends the sentence “Not given: …”."""

PART_OF_PICTURE = "part of the picture"

_KINDS = {SourceKind.SOURCE: "Source from the time", SourceKind.INTERPRETATION: "Later view"}


def kind_words(source: Source) -> str:
    """Return whether the source is from the time or a later view."""
    return _KINDS[source.kind]


def student_name(student: Student) -> str:
    """Return the name, or the candidate number where the name is kept out."""
    if student.name or not student.candidate:
        return student.name or "No name yet"
    return f"Candidate {student.candidate}"


def joined(parts: Iterable[str | None]) -> str:
    """Return the parts that say something, parted by middle dots."""
    return " · ".join(part for part in parts if part)


def place_words(annotation: Annotation, numbers: LineNumbers) -> str:
    """Return where a mark is: its lines, the label, the whole source, or that it lost its place."""
    target = annotation.target
    if target.is_lost:
        return "lost its place"
    if target.region is not None:
        return PART_OF_PICTURE
    if target.anchor is None:
        return "whole source"
    is_label = target.part is SourcePart.ATTRIBUTION
    place = "label" if is_label else lines_words(target.anchor.span, numbers)
    return f"{place}, please check" if target.is_doubtful else place


def lines_words(span: Span, numbers: LineNumbers) -> str:
    """Return the lines of a span: “line 4”, “lines 4–6”."""
    return lines_in_words(numbers.of_span(span))


def point_words(points: Sequence[str]) -> str:
    """Return in which points of the plan a mark is used; empty where in none."""
    numbers = [point for point in points if point.isdigit()]
    others = [f"the {point}" for point in points if not point.isdigit()]
    said = []
    if numbers:
        said.append(("point " if len(numbers) == 1 else "points ") + listed(numbers))
    return f"used in {listed([*said, *others])}" if said or others else ""


def quoted(words: str, *, at_most: int) -> str:
    """Return `words` in single quotes; beyond `at_most` words the middle is left out."""
    parts = words.split()
    if len(parts) > at_most:
        half = at_most // 2
        parts = [*parts[:half], "[…]", *parts[-half:]]
    return f"‘{' '.join(parts)}’"
