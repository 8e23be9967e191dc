# SPDX-License-Identifier: MIT
"""All marks of a pack in one table: 10,000 of them filtered by words and by what was chosen.

The floor looks for the same words in the same texts, folded beforehand, and does nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import material
from measuring import Case

from workbench.domain.annotations import Annotation, Direction
from workbench.domain.folding import folded
from workbench.domain.mark_list import MarkFilter, MarkOrder, MarkRow, WordIndex, listed, rows_of
from workbench.services import catalogues

_MARKS = 10_000


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases; nothing is written."""
    del folder
    writer = material.Writer(seed=11)
    (source,) = material.pack(1, words=100_000).sources
    marks = tuple(
        replace(
            mark,
            feature=writer.sentence(),
            inference=writer.sentence(),
            direction=Direction.LIMITS if number % 3 else Direction.ADDS_VALUE,
        )
        for number, mark in enumerate(material.marks(source, _MARKS))
    )
    rows = rows_of((source,), lambda _: marks, catalogues.framework(), {})
    index, order = WordIndex(), MarkOrder()
    texts = [index.words_of(mark) for mark in marks]
    word = folded(marks[0].feature.split()[0])

    def by_words() -> tuple[MarkRow, ...]:
        return listed(rows, MarkFilter(words=word), order, index)

    def by_direction() -> tuple[MarkRow, ...]:
        return listed(rows, MarkFilter(direction=Direction.LIMITS), order, index)

    def looked_through() -> list[str]:
        return [text for text in texts if word in text]

    def compared() -> list[Annotation]:
        return [mark for mark in marks if mark.direction is Direction.LIMITS]

    yield Case(
        f"filter {_MARKS:,} marks by a word",
        product=by_words,
        floor=looked_through,
        floor_is="the same word looked for in the same texts, folded beforehand",
        repeats=5,
        describe=_count,
    )
    yield Case(
        f"filter {_MARKS:,} marks by direction",
        product=by_direction,
        floor=compared,
        floor_is="the same directions compared in a list",
        repeats=5,
        describe=_count,
    )


def _count(found: tuple[MarkRow, ...]) -> str:
    return f"{len(found):,} marks"
