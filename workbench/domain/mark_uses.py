# SPDX-License-Identifier: MIT
"""Which mark is used where: the points of a plan against the marks of its sources."""

from __future__ import annotations

from workbench.domain.annotations import Annotation
from workbench.domain.documents import PlanDocument, SourceSheet
from workbench.domain.plans import PointKind

OTHER_HAND = "other hand"
NOT_USED = "not used"

MOST_COLUMNS = 8
"""More columns than this would be narrower than the ids in them."""


def has_uses(document: PlanDocument) -> bool:
    """Tell whether the table of uses is wanted and would have anything in it."""
    options = document.options
    is_wanted = options.overview and options.plan and options.sources and options.marks
    return is_wanted and any(sheet.annotations for sheet in document.sources)


def columns_of(document: PlanDocument) -> tuple[str, ...]:
    """Return the points as they are called in `SourceSheet.points`, then what no point uses."""
    names: list[str] = []
    for sheet in document.points:
        if sheet.kind is PointKind.POINT:
            names.append(str(sum(name != OTHER_HAND for name in names) + 1))
        elif OTHER_HAND not in names:
            names.append(OTHER_HAND)
    return (*names, NOT_USED)


def column_words(name: str) -> str:
    """Return the heading of a column."""
    if name.isdigit():
        return f"Point {name}"
    return "On the other hand" if name == OTHER_HAND else "Not used"


def marks_used(sheet: SourceSheet, name: str) -> tuple[Annotation, ...]:
    """Return the marks of a source that stand in a column."""
    return tuple(
        each
        for each in sheet.annotations
        if (name in sheet.points.get(each.short_id, ()))
        or (name == NOT_USED and not sheet.points.get(each.short_id))
    )
