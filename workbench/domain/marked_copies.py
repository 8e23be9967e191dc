# SPDX-License-Identifier: MIT
"""A marked copy: the student's pages, with what a teacher said drawn beside what it is about.

What was said travels inside the copy as well, as a review. Each stamp on the pages has a name and
words that can be worked out of that review, so that whoever opens the copy can tell them from what
somebody else wrote onto it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workbench.domain.documents import LARGE_PRINT, NORMAL_SIZE
from workbench.domain.identifiers import AnnotationId
from workbench.domain.remark_places import WHOLE_ANSWER_NAME, WHOLE_PLAN
from workbench.domain.reviews import Review, Stamp
from workbench.domain.text import one_line

REVIEW_INSIDE = "review.json"
"""What the review is called inside a marked copy."""

TITLE_OF_PLAN, TITLE_OF_ANSWER = "Essay plan", "Answer"
"""The headings of a plan and of an answer on the pages: what is said of the whole stands there."""

ROW = 2.0
"""Points: the height of a row of `PageRoom.edges`."""

_TITLE_SIZE, _TITLE_HEIGHT = 21.0, 18.25
"""Points: the title of a plan as it is usually printed, and how high its letters reach."""

_CAPITAL = 0.68
"""The height of a capital in sizes of its words; the title of an answer is as large as those."""

_LARGEST = 36.0
_SURELY_IN_A_LINE = 18
"""Characters: large print has few more in a line."""

_PREFIX = "stamp-"
_MARK = "Mark "


@dataclass(frozen=True, slots=True)
class PageRoom:
    """A page as it is shown, in points, and what of it is taken.

    `edges` tell for each row, from the top, how far from the left of the page the last thing on it
    stands; there are none where nobody looked.
    """

    width: float
    height: float
    edges: tuple[float, ...] = ()

    def edge(self, top: float, bottom: float) -> float:
        """Return how far from the left something stands between two heights, from the top."""
        first = max(0, int(top // ROW))
        rows = self.edges[first : max(first, int(bottom // ROW)) + 1]
        return max(rows, default=0.0)


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where something stands: a page, counted from 0, and heights in points from its top."""

    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class CopyPaper:
    """The pages of a handed-in file, and where on them stands what was asked for.

    `names` are those of parts of the plan, such as “Point 1”.
    """

    pages: tuple[PageRoom, ...]
    marks: Mapping[AnnotationId, PagePlace] = field(default_factory=dict)
    names: Mapping[str, PagePlace] = field(default_factory=dict)

    def place_of(self, stamp: Stamp) -> PagePlace | None:
        """Return where stands what a stamp is about; None where it is not on the pages."""
        if stamp.place.mark is not None:
            return self.marks.get(stamp.place.mark) or self.names.get(stamp.where)
        return self.names.get(_name_on_paper(stamp))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for on the pages, and how its place is called.

    With `words` it is the line that begins with them, the one of that `number` where there are
    several; else what is headed by the name.
    """

    name: str
    words: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class NumberedStamp:
    """A stamp with its number in the copy, from 1, and where it belongs, where that is known."""

    number: int
    stamp: Stamp
    place: PagePlace | None


@dataclass(frozen=True, slots=True)
class StampOnPage:
    """A stamp as it is drawn on a page, counted from 0.

    `frame` is left, top, right and bottom in points from the top left of what is shown; `code` is
    page code of the size of that frame, its origin at the lower left. `name` and `words`
    are those of the annotation, `written` is in UTC.
    """

    page: int
    frame: tuple[float, float, float, float]
    code: str
    name: str
    words: str
    author: str = ""
    written: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedbackSheet:
    """The last page of a marked copy: whose plan it is, how it was judged, each stamp in words.

    `author` is the teacher, empty where nobody is named; `made` is in UTC. `text_size` is that of
    the plan's words in points.
    """

    student: str
    class_name: str
    question: str
    review: Review
    stamps: tuple[NumberedStamp, ...]
    author: str
    made: datetime
    text_size: float = NORMAL_SIZE


def places_wanted(review: Review, paragraphs: Mapping[str, str]) -> tuple[Wanted, ...]:
    """Return what is to be looked for on the pages, each once.

    `paragraphs` are the words of an answer by the names of its paragraphs, in their order.
    """
    beginnings: dict[str, Wanted] = {}
    times: Counter[str] = Counter()
    for name, words in paragraphs.items():
        beginning = _beginning(words)
        times[beginning] += 1
        beginnings[name] = Wanted(name, beginning, times[beginning])
    titles = (TITLE_OF_PLAN, TITLE_OF_ANSWER)
    names = dict.fromkeys((*titles, *map(_name_on_paper, review.stamps)))
    return tuple(beginnings.get(name) or Wanted(name) for name in names)


def text_size_of(paper: CopyPaper) -> float:
    """Return how large the words of a plan or an answer are in points, as its title tells.

    Whoever needs large print needs it for what is said as well.
    """
    plan, answer = (paper.names.get(name) for name in (TITLE_OF_PLAN, TITLE_OF_ANSWER))
    grown = 0.0
    if plan is not None:
        height = plan.bottom - plan.top
        grown = height / _TITLE_HEIGHT * _TITLE_SIZE - (_TITLE_SIZE - NORMAL_SIZE)
    elif answer is not None:
        grown = (answer.bottom - answer.top) / _CAPITAL
    return min(grown, _LARGEST) if grown >= LARGE_PRINT else NORMAL_SIZE


def numbered(review: Review, paper: CopyPaper) -> tuple[NumberedStamp, ...]:
    """Return the stamps in the order of the pages; those that stand nowhere come last."""
    placed = [(paper.place_of(each), each) for each in review.stamps]
    last = len(paper.pages)

    def order(at: tuple[PagePlace | None, Stamp]) -> tuple[int, float]:
        place, _ = at
        return (last, 0.0) if place is None else (place.page, place.top)

    in_order = sorted(placed, key=order)
    return tuple(NumberedStamp(at, each, place) for at, (place, each) in enumerate(in_order, 1))


def stamp_name(stamp: Stamp) -> str:
    """Return the name (`/NM`) of the annotation of a stamp."""
    return f"{_PREFIX}{stamp.id}"


def stamp_words(stamp: Stamp) -> str:
    """Return what the annotation of a stamp says.

    The name of the place comes first: a reader without the page hears what it is about, and a plan
    that lost its review on the way still gets the words to where they belong.
    """
    return f"{one_line(stamp.where).removeprefix(_MARK)}: {stamp.told}"


def _name_on_paper(stamp: Stamp) -> str:
    where = one_line(stamp.where)
    if stamp.place.part != WHOLE_PLAN or stamp.place.paragraph is not None:
        return where
    return TITLE_OF_ANSWER if where == WHOLE_ANSWER_NAME else TITLE_OF_PLAN


def _beginning(words: str) -> str:
    """Return the first words of a paragraph, as many as stand in one line for sure."""
    kept = ""
    for word in words.split():
        if kept and len(kept) + 1 + len(word) > _SURELY_IN_A_LINE:
            break
        kept = f"{kept} {word}".strip()
    return kept
