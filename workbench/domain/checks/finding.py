# SPDX-License-Identifier: MIT
"""What a rule found: one question, and the place it belongs to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.checks.rules import RuleId
from workbench.domain.identifiers import AnnotationId, PointId, SourceId
from workbench.domain.text import Span

MOST_AT_ONCE = 3
"""More questions at once would be a list of what is wrong (design, section 4.3)."""


class PlaceKind(StrEnum):
    """What a question stands beside."""

    MARK = "mark"
    POINT = "point"
    CLAIM = "claim"
    JUDGEMENT = "judgement"
    ANSWER = "answer"
    PLAN = "plan"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question belongs.

    `field` names the step of a mark (`feature`, `inference`, `so_what`) or the part of a point
    (`point`, `explanation`, `link`, `evidence`); empty where it is about the whole. `paragraph`
    counts those of an answer from 0; None for the whole answer.
    """

    kind: PlaceKind
    mark: AnnotationId | None = None
    point: PointId | None = None
    source: SourceId | None = None
    field: str = ""
    paragraph: int | None = None

    @property
    def card(self) -> str | None:
        """What may show one question at most: the mark, the point, the source; None elsewhere."""
        key = self.mark or self.point or self.source
        return f"{self.kind}:{key}" if key else None


WHOLE_ANSWER = Place(PlaceKind.ANSWER)
WHOLE_PLAN = Place(PlaceKind.PLAN)


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule hands on: a question, the words it is about, and where they are.

    Without `place` it is the text that was looked at. `about` says what the question hangs on where
    that is not the words under `span`: only when that changes, a dismissed question comes again.
    """

    question: str
    span: Span | None = None
    about: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A question to the student.

    `span` counts code points of the text at `place`, as the student wrote it; None where it is
    about the whole of it. `fingerprint` stays the same while rule, place and the words in question
    do; a dismissal is kept by it.
    """

    rule: RuleId
    question: str
    place: Place
    span: Span | None
    fingerprint: str


def fingerprint_of(rule_id: RuleId, place: Place, words: str) -> str:
    """Return 16 hexadecimal digits for a rule, a place and the words that a question is about.

    Spaces and capitals do not count, and neither does the number of a paragraph, so that an
    answer can grow above a dismissed question.
    """
    said = " ".join(words.casefold().split())
    parts = (rule_id, place.kind, place.mark, place.point, place.source, place.field, said)
    told = "\x1f".join(str(part or "") for part in parts)
    return hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=8).hexdigest()
