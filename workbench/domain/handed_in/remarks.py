# SPDX-License-Identifier: MIT
"""What others wrote into a PDF, told from what the export wrote.

Each mark of ours has its id as the name of its annotation, and says a sentence that can be worked
out from the mark (`note_words.spoken_note`). So what is new, changed, deleted or a reply needs
nothing but the marks; it does not matter which viewer was used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import AnnotationId, PointId
from workbench.domain.plans import Point
from workbench.domain.reviews import Stamp

Frame = tuple[float, float, float, float]
"""Left, bottom, right and top on the page in points, from its lower left corner."""


BESIDE_NAME = "\n"
"""What stands between a name and something that tells its key from others: a name is one line."""


class RemarkKind(StrEnum):
    """In which form something was written into a PDF."""

    COMMENT = "comment"
    TYPED = "typed on the page"
    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    STRIKE_OUT = "strike-out"
    DRAWING = "drawing"
    STAMP = "stamp"
    FILE = "attached file"
    VERDICT = "review state"
    FIELD = "form field"


class RemarkState(StrEnum):
    """How a remark stands to what the export wrote."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class FoundNote:
    """An annotation as it stands in a PDF, whoever made it.

    `key` is its name in one line, with `BESIDE_NAME` and something of its own where it has none, or
    not alone: names are told apart on one page only (ISO 32000-1, table 164). `answers` is the key
    of the note it replies to, empty where that is not there, None where it replies to nothing.
    Pages count from 1, `time` is in UTC. `words` are those of the page below it.
    """

    key: str
    kind: RemarkKind
    page: int
    text: str = ""
    author: str = ""
    subject: str = ""
    time: datetime | None = None
    frame: Frame | None = None
    answers: str | None = None
    words: str = ""

    @property
    def name(self) -> str:
        """The name of the annotation; empty where it has none."""
        return name_in_key(self.key)


def name_in_key(key: str) -> str:
    """Return the name of an annotation with this key."""
    return key.partition(BESIDE_NAME)[0]


@dataclass(frozen=True, slots=True)
class FormValue:
    """A field of a form that is filled in."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was written into a PDF after its export.

    `mark` and `point` are what it belongs to, where that can be told. `was` is what a changed or
    deleted note of the student says. `name` is that of the annotation, or of the field in a form;
    `answers` is the name of the note a reply is to; empty where there is none. `paragraph` is the
    number, from 1, of that of an answer it belongs to. The rest is as in `FoundNote`.
    """

    state: RemarkState
    kind: RemarkKind
    text: str
    author: str = ""
    time: datetime | None = None
    page: int | None = None
    mark: AnnotationId | None = None
    short_id: str = ""
    point: PointId | None = None
    was: str = ""
    words: str = ""
    name: str = ""
    answers: str = ""
    frame: Frame | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What the export wrote: the marks of the plan, its points, and which marks are on its pages.

    `printed` is None where nobody knows, so that nothing can be called deleted. `paragraphs` are
    those of an answer, with those that were added; `stamps` those of the review in a marked copy.
    """

    marks: tuple[Annotation, ...] = ()
    points: tuple[Point, ...] = ()
    printed: frozenset[AnnotationId] | None = None
    paragraphs: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()


def counted(remarks: Iterable[Remark]) -> Mapping[RemarkState, int]:
    """Return how many remarks there are in each state, every state named."""
    found = dict.fromkeys(RemarkState, 0)
    for each in remarks:
        found[each.state] += 1
    return found
