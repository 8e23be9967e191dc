# SPDX-License-Identifier: MIT
"""Two plans side by side in words: what each section is called and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.identifiers import PlanId
from workbench.domain.note_versions import Change
from workbench.domain.plan_comparing import Fate, NamedPlan, Row, Section
from workbench.domain.plan_versions import PlanVersion
from workbench.domain.saying import capitalised

NOTHING_KEPT = (
    "This plan has no earlier versions yet. What it says is kept when it is changed after ten "
    "minutes or more, before a big change, and when you keep a version yourself."
)
LEGEND = "Struck through: only on the left. Underlined: only on the right."
SAME = "Both say the same."

_OTHER_HAND = "On the other hand"
_MOST_NAMED = 3
_BE = ("is", "are")


@dataclass(frozen=True, slots=True)
class PlanState:
    """What can be put beside a plan: a version of it, another plan, or the plan as it is now.

    `version` is there for versions alone, `plan_id` for other plans alone.
    """

    name: str
    detail: str
    said: NamedPlan
    version: PlanVersion | None = None
    plan_id: PlanId | None = None

    def is_of(self, other: PlanState) -> bool:
        """Tell whether this is the same version or plan, whatever it is called by now."""
        return (self.version, self.plan_id) == (other.version, other.plan_id)


@dataclass(frozen=True, slots=True)
class Headed:
    """A section under the words that say what it is and what became of it."""

    heading: str
    section: Section


def headed(sections: Sequence[Section], *, is_history: bool) -> tuple[Headed, ...]:
    """Return sections with their headings: “Point 2 – was point 3”, “Point 1 – gone”.

    `is_history` tells that the plan on the right is what became of the one on the left; otherwise
    neither comes first.
    """
    return tuple(Headed(_heading(each, is_history=is_history), each) for each in sections)


def summary(sections: Sequence[Section], *, is_history: bool) -> str:
    """Return in a sentence or two what differs, seen from left to right."""
    told = [each for each in sections if each.fate is not Fate.SAME]
    if not told:
        return SAME
    names: dict[Fate, list[str]] = {fate: [] for fate in Fate}
    for each in told:
        names[each.fate].append(_name(each))
    sentences = (
        _sentence(names[Fate.NEW], *(f"{be} {_end(Fate.NEW, is_history)}" for be in _BE)),
        _sentence(names[Fate.GONE], *(f"{be} {_end(Fate.GONE, is_history)}" for be in _BE)),
        _sentence(names[Fate.CHANGED], "says something else", "say something else"),
        _sentence(names[Fate.MOVED], "stands elsewhere", "stand elsewhere"),
    )
    return " ".join(each for each in sentences if each)


def spoken(sections: Sequence[Section]) -> str:
    """Return what a screen reader says of words that are on one side only."""
    said: list[str] = []
    for each in headed(sections, is_history=False):
        for pair in each.section.pairs:
            for pieces, change, where in (
                (pair.then, Change.GONE, "only on the left"),
                (pair.now, Change.NEW, "only on the right"),
            ):
                words = [" ".join(x.text.split()) for x in pieces if x.change is change]
                if words := [word for word in words if word]:
                    quoted = ", ".join(f"‘{word}’" for word in words)
                    said.append(f"{each.heading}, {pair.row}, {where}: {quoted}.")
    return " ".join(said) or SAME


def _end(fate: Fate, is_history: bool) -> str:
    if is_history:
        return "new" if fate is Fate.NEW else "gone"
    return "only on the right" if fate is Fate.NEW else "only on the left"


def _heading(section: Section, *, is_history: bool) -> str:
    if not section.is_point:
        return section.pairs[0].row.value
    name = _name(section)
    name = capitalised(name)
    if section.fate in {Fate.GONE, Fate.NEW}:
        return f"{name} – {_end(section.fate, is_history)}"
    if section.then_at != section.now_at:
        other = _OTHER_HAND.lower() if section.then_at == 0 else f"point {section.then_at}"
        return f"{name} – {'was' if is_history else 'on the left'} {other}"
    return name


def _name(section: Section) -> str:
    if not section.is_point:
        row = section.pairs[0].row
        return "your claim" if row is Row.CLAIM else "your judgement"
    at = section.then_at if section.now_at is None else section.now_at
    return _OTHER_HAND.lower() if at == 0 else f"point {at}"


def _sentence(names: Sequence[str], one: str, many: str) -> str:
    if not names:
        return ""
    counts = Counter(names)
    shown = list(counts)[:_MOST_NAMED]
    rest = len(names) - sum(counts[name] for name in shown)
    if rest:
        shown.append(f"{rest} more")
    listed = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    return f"{capitalised(listed)} {one if len(names) == 1 else many}."
