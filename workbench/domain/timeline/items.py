# SPDX-License-Identifier: MIT
"""What stands on the timeline of a pack: its sources and the events its background tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.background import Event
from workbench.domain.date_conflicts import DateConflict, Telling, date_conflicts
from workbench.domain.dates import in_words
from workbench.domain.naming import name_without_year
from workbench.domain.sources import Pack, Source
from workbench.domain.timeline.moments import Moment, moment_of

NO_DATE = "no date given"


class ItemKind(StrEnum):
    """What something on the timeline is."""

    SOURCE = "source"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """Another date for the same thing: both in words, and which of them is trusted, if any.

    `is_this_trusted` is None while the student has not said.
    """

    date: str
    other: str
    other_words: str
    is_this_trusted: bool | None = None

    @property
    def is_open(self) -> bool:
        """Whether the student has not said yet."""
        return self.is_this_trusted is None


@dataclass(frozen=True, slots=True)
class Item:
    """A source or an event: its name, its date in words, and its place in time where it has one.

    `id` is a `SourceId` or a `BackgroundId`, told apart by `kind`. Of a source, `letter` stands on
    its badge and `called` is its name on the page (“Source E”).
    """

    kind: ItemKind
    id: str
    name: str
    when: str
    moment: Moment | None = None
    letter: str = ""
    called: str = ""
    question: DateQuestion | None = None

    @property
    def is_source(self) -> bool:
        """Whether it is a source."""
        return self.kind is ItemKind.SOURCE

    @property
    def key(self) -> str:
        """What tells it from every other item: its kind and its id, as in `source:…`."""
        return f"{self.kind}:{self.id}"

    @property
    def spoken(self) -> str:
        """The whole of it in words."""
        name = f"{self.called}, {self.name}" if self.is_source else f"Event: {self.name}"
        doubt = ", two dates, a question for you" if self.question and self.question.is_open else ""
        return f"{self.when}. {name}{doubt}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is on the timeline: `dated` in the order of time, `undated` as on the page."""

    dated: tuple[Item, ...] = ()
    undated: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All of it, what has no date last."""
        return (*self.dated, *self.undated)

    def find(self, key: str | None) -> Item | None:
        """Return the item with this key, or None."""
        return next((each for each in self.items if each.key == key), None)


def timeline_of(pack: Pack) -> Timeline:
    """Return the sources and events of a pack on one axis; sources that were withdrawn stay out."""
    items = [
        *(_of_source(each) for each in pack.sources if not each.is_withdrawn),
        *_of_events(pack),
    ]
    dated = [(each.moment.first, each.moment.last, each) for each in items if each.moment]
    dated.sort(key=lambda each: each[:2])
    return Timeline(
        tuple(each for *_, each in dated), tuple(each for each in items if each.moment is None)
    )


def _of_source(source: Source) -> Item:
    date = source.provenance.date
    return Item(
        ItemKind.SOURCE,
        source.id,
        name_without_year(source),
        date.text if date else NO_DATE,
        moment_of(date.edtf) if date else None,
        letter=source.label,
        called=source.name,
    )


def _of_events(pack: Pack) -> Iterator[Item]:
    questions = _questions(pack)
    for event in pack.background.events:
        yield Item(
            ItemKind.EVENT,
            event.id,
            " ".join(event.text.split()).rstrip(". "),
            in_words(event.edtf) if event.edtf else NO_DATE,
            moment_of(event.edtf),
            question=questions.get(event.id),
        )


def _questions(pack: Pack) -> Mapping[str, DateQuestion]:
    """Return what is asked about the dates of events, the first question of each."""
    events = {each.id: each for each in pack.background.events}
    found: dict[str, DateQuestion] = {}
    for conflict in date_conflicts(pack.background):
        answer = conflict.answer_in(pack.background.date_answers)
        for this, other in _both_ways(conflict):
            if this.is_beside:
                continue
            trusts = answer.trusted == this.event_id if answer and answer.trusted else None
            found.setdefault(this.event_id, _question(events[this.event_id], other, trusts))
    return found


def _both_ways(conflict: DateConflict) -> Iterator[tuple[Telling, Telling]]:
    yield conflict.first, conflict.second
    yield conflict.second, conflict.first


def _question(event: Event, other: Telling, is_trusted: bool | None) -> DateQuestion:
    return DateQuestion(in_words(event.edtf or ""), other.date, other.text, is_trusted)
