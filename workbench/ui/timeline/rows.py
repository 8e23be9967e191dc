# SPDX-License-Identifier: MIT
"""What stands in the lists of the timeline, line by line; nothing here knows the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.timeline.items import Item, Timeline
from workbench.domain.timeline.knowing import Group, Sign

SIGN_WORDS = {
    Sign.YES: "could know",
    Sign.PARTLY: "was going on",
    Sign.UNSURE: "we cannot tell",
    Sign.NO: "could not know",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a heading, or an item with words about its time, and a sign where it has one."""

    text: str
    note: str = ""
    item: Item | None = None
    sign: Sign | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it stands above others and cannot be chosen."""
        return self.item is None

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        if self.item is None:
            return self.text
        if self.sign is None:
            return self.item.spoken
        return f"{self.text}, {self.note}. {SIGN_WORDS[self.sign]}"


def name_of(item: Item) -> str:
    """Return what an item is called in a list: a source by its letter and maker."""
    return f"{item.called}, {item.name}" if item.is_source else item.name


def rows_of(timeline: Timeline) -> tuple[Row, ...]:
    """Return everything in the order of time, and below a heading what has no date."""
    dated = tuple(_row(each) for each in timeline.dated)
    undated = tuple(_row(each) for each in timeline.undated)
    return (*dated, Row("No date, or no year"), *undated) if undated else dated


def rows_of_groups(groups: Sequence[Group]) -> tuple[Row, ...]:
    """Return what could be known and what could not, under their headings."""
    return tuple(_rows_of_groups(groups))


def _rows_of_groups(groups: Sequence[Group]) -> Iterator[Row]:
    for group in groups:
        yield Row(group.title)
        for item, words in group.items:
            yield Row(name_of(item), words, item, group.sign)


def _row(item: Item) -> Row:
    question = item.question
    doubt = " · two dates?" if question is not None and question.is_open else ""
    # The letter of a source stands before its name already.
    return Row(item.name, f"{item.when}{doubt}", item)
