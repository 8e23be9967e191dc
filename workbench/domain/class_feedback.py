# SPDX-License-Identifier: MIT
"""What a whole class is told: how the plans did, which codes were frequent, what to do next.

Nobody is named, and words of a teacher's own are told only where more than one student got them:
what was said to one is between the teacher and that student.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from workbench.domain.folding import folded
from workbench.domain.reviews import Code, CodeBank, Review, Stamp

FEWEST_FOR_SPREAD = 3
"""Marks from which a spread is told: the lowest of two would point at somebody."""

MOST_FREQUENT = 3
"""Next steps for a class, and praise; more than these nobody takes in."""

MOST_SHARED = 5

_SHARED_BY = 2
_AT_ENDS = " .;,–-"


@dataclass(frozen=True, slots=True)
class CodeCount:
    """A code, in how many plans it stands, and how often in all of them together.

    `meaning` is what it tells; `next_step` is empty for praise, and where nobody knows the code.
    """

    code: str
    meaning: str
    next_step: str
    plans: int
    times: int
    is_praise: bool = False


@dataclass(frozen=True, slots=True)
class LevelCount:
    """A level, and how many plans reached it."""

    name: str
    plans: int


@dataclass(frozen=True, slots=True)
class MarkSpread:
    """How marks out of the same number are spread; `out_of` is None where nobody said it.

    `counts` are the marks that were given, the lowest first, each with the number of plans.
    """

    out_of: int | None
    counts: tuple[tuple[int, int], ...]

    @property
    def plans(self) -> int:
        """How many plans have such a mark."""
        return sum(plans for _, plans in self.counts)

    @property
    def lowest(self) -> int:
        """The lowest mark."""
        return self.counts[0][0]

    @property
    def highest(self) -> int:
        """The highest mark."""
        return self.counts[-1][0]

    @property
    def middle(self) -> float:
        """The median: half of the marks are not above it, half are not below."""
        return median(mark for mark, plans in self.counts for _ in range(plans))

    @property
    def is_told(self) -> bool:
        """Whether there are enough marks for a spread that points at nobody."""
        return self.plans >= FEWEST_FOR_SPREAD


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Words of the teacher's own that several students got, and how many of them."""

    words: str
    plans: int


@dataclass(frozen=True, slots=True)
class ClassFeedback:
    """What a class is told about one assignment.

    Args:
        class_name: what the folder of the class is called.
        assignment: the name of the assignment; empty where folders have none.
        question: the question most plans are about.
        handed_in: how many students handed something in that can be read.
        missing: how many handed in nothing.
        reviewed: how many plans something was said about.
        levels: levels with their plans, the lowest first.
        spreads: the marks, those out of the commonest number first.
        codes: all codes that were used, those in most plans first.
        targets: targets that several students got.
        even_better: “even better if” that several got.
        went_well: “what went well” that several got.
    """

    class_name: str
    assignment: str = ""
    question: str = ""
    handed_in: int = 0
    missing: int = 0
    reviewed: int = 0
    levels: tuple[LevelCount, ...] = ()
    spreads: tuple[MarkSpread, ...] = ()
    codes: tuple[CodeCount, ...] = ()
    targets: tuple[SharedWords, ...] = ()
    even_better: tuple[SharedWords, ...] = ()
    went_well: tuple[SharedWords, ...] = ()

    @property
    def praise(self) -> tuple[CodeCount, ...]:
        """The codes that praise."""
        return tuple(each for each in self.codes if each.is_praise)

    @property
    def to_do(self) -> tuple[CodeCount, ...]:
        """All other codes."""
        return tuple(each for each in self.codes if not each.is_praise)

    @property
    def next_steps(self) -> tuple[CodeCount, ...]:
        """The codes whose next step most students need; not what only one of several needs."""
        return self._frequent(each for each in self.codes if each.next_step)

    @property
    def frequent_praise(self) -> tuple[CodeCount, ...]:
        """The praise that most students got; not what only one of several got."""
        return self._frequent(self.praise)

    def _frequent(self, codes: Iterable[CodeCount]) -> tuple[CodeCount, ...]:
        least = min(_SHARED_BY, self.reviewed)
        return tuple(each for each in codes if each.plans >= least)[:MOST_FREQUENT]


def feedback_of(
    reviews: Iterable[Review],
    bank: CodeBank,
    *,
    class_name: str,
    assignment: str = "",
    question: str = "",
    handed_in: int = 0,
    missing: int = 0,
) -> ClassFeedback:
    """Return what a class is told, from the reviews of one assignment.

    Reviews that say nothing are left out; the same reviews in any order give the same.
    """
    begun = [each for each in reviews if each.is_begun]
    return ClassFeedback(
        class_name,
        assignment,
        question,
        handed_in,
        missing,
        len(begun),
        tuple(_levels(begun)),
        tuple(_spreads(begun)),
        tuple(_codes(begun, bank)),
        _shared(begun, lambda review: review.target),
        _shared(begun, lambda review: review.even_better),
        _shared(begun, lambda review: review.went_well),
    )


def _levels(reviews: Sequence[Review]) -> Iterator[LevelCount]:
    """Yield levels in the order of the lowest marks that were given in them, then by name."""
    plans = Counter(each.level for each in reviews if each.level)
    lowest: dict[str, int] = {}
    for each in reviews:
        if each.level and each.mark is not None:
            lowest[each.level] = min(each.mark, lowest.get(each.level, each.mark))
    unmarked = max(lowest.values(), default=0) + 1
    for name in sorted(plans, key=lambda name: (lowest.get(name, unmarked), name)):
        yield LevelCount(name, plans[name])


def _spreads(reviews: Sequence[Review]) -> Iterator[MarkSpread]:
    by_most: dict[int | None, Counter[int]] = {}
    for each in reviews:
        if each.mark is not None:
            by_most.setdefault(each.out_of, Counter())[each.mark] += 1
    for out_of in sorted(by_most, key=lambda most: (-by_most[most].total(), most or 0)):
        yield MarkSpread(out_of, tuple(sorted(by_most[out_of].items())))


def _codes(reviews: Sequence[Review], bank: CodeBank) -> Iterator[CodeCount]:
    banked = (*bank.codes, *bank.hidden)
    known = {each.code: (place, each) for place, each in enumerate(banked)}
    stamped = [
        (at, _meant(stamp, known.get(stamp.code, (0, None))[1]))
        for at, review in enumerate(reviews)
        for stamp in review.stamps
        if stamp.code
    ]
    plans = Counter(code for _, code in dict.fromkeys(stamped))
    times = Counter(code for _, code in stamped)
    after_all = len(known)

    def rank(code: Code) -> tuple[int, int, int, str, str]:
        place = known[code.code][0] if code.code in known else after_all
        return -plans[code], -times[code], place, code.code, code.meaning

    for code in sorted(plans, key=rank):
        yield CodeCount(
            code.code, code.meaning, code.next_step, plans[code], times[code], code.praises
        )


def _meant(stamp: Stamp, known: Code | None) -> Code:
    """Return the code that a stamp has, as it was meant.

    Words of a given code may have been said better since. But one of a teacher's own may mean
    something else today, or to a colleague: what was stamped keeps its words.
    """
    if known is not None and (not known.is_own or stamp.says in {"", known.sentence}):
        return known
    # What it asks for is not known apart from what it means.
    return Code(stamp.code, stamp.says.removesuffix("."), asks=not stamp.praises)


def _shared(
    reviews: Sequence[Review], words_in: Callable[[Review], str]
) -> tuple[SharedWords, ...]:
    """Return the lines that several students got, however their letters are written."""
    plans: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for review in reviews:
        seen: set[str] = set()
        for line in words_in(review).splitlines():
            words = " ".join(line.split())
            compared = folded(words).strip(_AT_ENDS)
            if compared and compared not in seen:
                seen.add(compared)
                plans[compared] += 1
                spellings.setdefault(compared, Counter())[words] += 1
    shared = [each for each in plans if plans[each] >= _SHARED_BY]
    shared.sort(key=lambda each: (-plans[each], each))
    return tuple(
        SharedWords(_commonest(spellings[each]), plans[each]) for each in shared[:MOST_SHARED]
    )


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda words: (-spellings[words], words))
