# SPDX-License-Identifier: MIT
"""What each of two markers may see of what the other said, and which marks count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction

from workbench.domain.handed_in.class_table import ClassTable, RowKey
from workbench.domain.moderation.records import Compared, Marker, Moderation, judgement_of
from workbench.domain.review_table import key_of
from workbench.domain.reviews import Review

FEWEST_FOR_AVERAGE = 3

Reviews = Mapping[RowKey, Review]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the marker at work may know of a plan.

    `is_marked` and `is_marked_by_other` tell whether each has given it a mark. `compared` and
    `theirs`, all that the other marker said, are None as long as they are covered.
    """

    is_marked: bool = False
    is_marked_by_other: bool = False
    compared: Compared | None = None
    theirs: Review | None = None

    @property
    def can_be_compared(self) -> bool:
        """Whether both are done and nobody has looked yet."""
        return self.is_marked and self.is_marked_by_other and self.compared is None


@dataclass(frozen=True, slots=True)
class TwoMarkers:
    """All that two markers said about the plans of a folder.

    `versions` are those of the plans as they lie in the folder now: a mark for another version is
    a mark for another work. Only `seen` may be shown of the reviews of the one who is not at work.
    """

    moderation: Moderation = field(default_factory=Moderation)
    first: Reviews = field(default_factory=dict)
    second: Reviews = field(default_factory=dict)
    versions: Mapping[RowKey, str] = field(default_factory=dict)

    def said_by(self, marker: Marker) -> Reviews:
        """Return everything one of them said, covered or not."""
        return self.first if marker is Marker.FIRST else self.second

    @property
    def own(self) -> Reviews:
        """What the marker at work said."""
        return self.said_by(self.moderation.marker)

    def with_review(self, marker: Marker, key: RowKey, review: Review) -> TwoMarkers:
        """Return this with a review of one of them."""
        changed = {**self.said_by(marker), key: review}
        if marker is Marker.FIRST:
            return replace(self, first=changed)
        return replace(self, second=changed)

    def seen(self, key: RowKey) -> Seen:
        """Return what the marker at work may know of a plan."""
        version = self.versions.get(key)
        return Seen() if version is None else self._seen(key, self.moderation.of(key, version))

    def all_seen(self) -> dict[RowKey, Seen]:
        """Return what the marker at work may know of each plan, in the order of the folder."""
        known = {(each.key, each.version): each for each in self.moderation.compared}
        return {
            key: self._seen(key, known.get((key, version)))
            for key, version in self.versions.items()
        }

    def to_compare(self) -> tuple[RowKey, ...]:
        """Return the plans that both have marked and nobody has compared."""
        return tuple(key for key, seen in self.all_seen().items() if seen.can_be_compared)

    def comparing(self, keys: Iterable[RowKey], now: datetime) -> TwoMarkers:
        """Return this with plans compared, `now` in UTC; those that one has not marked stay."""
        compared = tuple(self._compared(keys, now))
        return replace(self, moderation=self.moderation.with_compared(*compared))

    def compared(self) -> tuple[Compared, ...]:
        """Return what was compared of the plans as they are now, in the order of the folder."""
        found = (seen.compared for seen in self.all_seen().values())
        return tuple(each for each in found if each is not None)

    def differences(self) -> tuple[Compared, ...]:
        """Return the plans on which they differ, the largest difference first."""
        tolerance = self.moderation.tolerance
        differing = [each for each in self.compared() if each.differs(tolerance)]
        return tuple(sorted(differing, key=lambda each: (-abs(each.difference), each.key)))

    def unsettled(self) -> tuple[Compared, ...]:
        """Return the differences on which no mark was agreed yet."""
        return tuple(each for each in self.differences() if each.agreed is None)

    def lean(self) -> Fraction | None:
        """Return how many marks the second gives more than the first on average, or None.

        Of fewer than three plans an average says nothing.
        """
        apart = [each.difference for each in self.compared()]
        return Fraction(sum(apart), len(apart)) if len(apart) >= FEWEST_FOR_AVERAGE else None

    def counting(self) -> dict[RowKey, Review]:
        """Return the reviews that count: those of the marker at work, with what was agreed."""
        return dict(self._counting())

    def _seen(self, key: RowKey, compared: Compared | None) -> Seen:
        version, marker = self.versions[key], self.moderation.marker
        own = judgement_of(self.own.get(key), version)
        theirs = self.said_by(marker.other).get(key)
        is_marked, is_marked_by_other = own is not None, judgement_of(theirs, version) is not None
        is_open = is_marked and is_marked_by_other and compared is not None
        return Seen(
            is_marked,
            is_marked_by_other,
            compared if is_open else None,
            theirs if is_open else None,
        )

    def _compared(self, keys: Iterable[RowKey], now: datetime) -> Iterator[Compared]:
        seen = self.all_seen()
        for key in dict.fromkeys(keys):
            version = self.versions.get(key)
            if version is not None and seen[key].can_be_compared:
                first = judgement_of(self.first.get(key), version)
                second = judgement_of(self.second.get(key), version)
                if first is not None and second is not None:
                    yield Compared(key, version, first, second, now)

    def _counting(self) -> Iterator[tuple[RowKey, Review]]:
        seen = self.all_seen()
        for key, review in self.own.items():
            compared = seen[key].compared if key in seen else None
            agreed = compared.agreed if compared is not None else None
            if agreed is None:
                yield key, review
            else:
                yield (
                    key,
                    replace(review, mark=agreed.mark, level=agreed.level, changed=agreed.when),
                )


def versions_of(table: ClassTable) -> dict[RowKey, str]:
    """Return the versions of the plans that lie in a folder."""
    return {key_of(row): row.read.plan.version for row in table.rows if row.read and row.read.plan}
