# SPDX-License-Identifier: MIT
"""What is written down of a moderation: who marked, what was compared, what was agreed and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from workbench.domain.enquiries import Level
from workbench.domain.handed_in.class_table import RowKey
from workbench.domain.reviews import HIGHEST_MARK, Review, level_at
from workbench.domain.text import one_line

USUAL_TOLERANCE = 0
"""Marks that two markers may be apart without anything having to be agreed.

Boards set this number anew for each component (NCFE, “Moderation review”: “a specified number of
marks, specific to each component”), and none of them prints one for an essay out of 16. So nothing
is passed over until a department has set its own.
"""

LONGEST_NAME = 60
LONGEST_REASON = 1_000
MOST_COMPARED = 20_000


class Marker(StrEnum):
    """The two who mark."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> Marker:
        """The one who is not this one."""
        return Marker.SECOND if self is Marker.FIRST else Marker.FIRST

    @property
    def called(self) -> str:
        """What the marker is called who has given no name."""
        return f"{self.value} marker"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A mark out of `out_of`, which is None where nobody knows it; `level` may be empty."""

    mark: int
    out_of: int | None = None
    level: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The mark two markers agreed on, and why; `by` is who wrote it down, `when` is in UTC."""

    mark: int
    level: str
    reason: str
    by: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Compared:
    """Both marks of one version of a plan, as they were when they were uncovered, in UTC."""

    key: RowKey
    version: str
    first: Judgement
    second: Judgement
    when: datetime
    agreed: Agreed | None = None

    @property
    def difference(self) -> int:
        """How many marks the second marker gave more than the first; negative where fewer."""
        return self.second.mark - self.first.mark

    @property
    def has_other_level(self) -> bool:
        """Whether both chose a level, and not the same."""
        return bool(self.first.level and self.second.level) and (
            self.first.level != self.second.level
        )

    @property
    def out_of(self) -> int:
        """The highest mark that can be agreed on."""
        known = [each.out_of for each in (self.first, self.second) if each.out_of is not None]
        return max(known, default=HIGHEST_MARK)

    def differs(self, tolerance: int) -> bool:
        """Tell whether the marks are further apart than `tolerance`, or, at none, the levels are.

        A tolerance is in marks, as the boards' is: within it a mark on the other side of a border
        of levels is the same judgement.
        """
        return abs(self.difference) > tolerance or (tolerance == 0 and self.has_other_level)

    def needs_reason(self, mark: int) -> bool:
        """Tell whether agreeing on `mark` has to be explained.

        It has to wherever somebody's mark does not stand: both may be asked for the reason by a
        student or a moderator. Where both gave this very mark there is nothing to explain.
        """
        return not self.first.mark == self.second.mark == mark

    def level_of(self, mark: int, levels: Sequence[Level]) -> str:
        """Return the level of a mark: as the scheme has it, else as a marker who gave it chose."""
        level = level_at(levels, mark)
        if level is not None:
            return level.name
        given = (each.level for each in (self.first, self.second) if each.mark == mark)
        return next(filter(None, given), "")

    def agreeing(
        self, mark: int, reason: str, *, by: str, when: datetime, levels: Sequence[Level] = ()
    ) -> Compared | None:
        """Return this with a mark agreed on; None where it is none, or a reason is missing.

        Args:
            mark: The mark, of those that can be given.
            reason: Why, in one line or several.
            by: Who writes it down.
            when: The time in UTC.
            levels: Those of the question, where they are known.
        """
        reason = reason.strip()[:LONGEST_REASON]
        if not 0 <= mark <= self.out_of or (self.needs_reason(mark) and not reason):
            return None
        level = self.level_of(mark, levels)
        return replace(self, agreed=Agreed(mark, level, reason, by, when))


@dataclass(frozen=True, slots=True)
class Moderation:
    """What is known of the moderation of one folder.

    `marker` is who marks at this place now. `tolerance` is in marks. `sample` are the plans the
    second marker is to look at, in no order that means anything.
    """

    is_on: bool = False
    marker: Marker = Marker.FIRST
    first_name: str = ""
    second_name: str = ""
    tolerance: int = USUAL_TOLERANCE
    sample: tuple[RowKey, ...] = ()
    compared: tuple[Compared, ...] = ()

    def given_name(self, marker: Marker) -> str:
        """Return the name or initials that were typed for a marker; may be empty."""
        return self.first_name if marker is Marker.FIRST else self.second_name

    def name_of(self, marker: Marker) -> str:
        """Return what a marker is called."""
        return self.given_name(marker) or marker.called

    def with_name(self, marker: Marker, name: str) -> Moderation:
        """Return this with another name of a marker."""
        name = one_line(name)[:LONGEST_NAME]
        if marker is Marker.FIRST:
            return replace(self, first_name=name)
        return replace(self, second_name=name)

    def of(self, key: RowKey, version: str) -> Compared | None:
        """Return what was compared of this version of a plan, or None."""
        found = (each for each in self.compared if (each.key, each.version) == (key, version))
        return next(found, None)

    def with_compared(self, *compared: Compared) -> Moderation:
        """Return this with plans compared; what was known of the same versions is replaced."""
        replaced = {(each.key, each.version) for each in compared}
        kept = (each for each in self.compared if (each.key, each.version) not in replaced)
        return replace(self, compared=(*kept, *compared)[-MOST_COMPARED:])


def judgement_of(review: Review | None, version: str) -> Judgement | None:
    """Return what a marker gave this version of a plan; None as long as it has no mark."""
    if review is None or review.mark is None or review.version != version:
        return None
    return Judgement(review.mark, review.out_of, review.level)
