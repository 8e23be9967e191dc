# SPDX-License-Identifier: MIT
"""What Revise says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from workbench.domain.revising.days import Day, how_far
from workbench.domain.revising.pile import DailyPile
from workbench.domain.revising.schedules import Grade, Offer
from workbench.domain.saying import capitalised, counted

GRADES = {
    Grade.AGAIN: "Again",
    Grade.HARD: "Hard",
    Grade.GOOD: "Good",
    Grade.EASY: "Easy",
}
NO_CARDS = "There are no cards yet"
NO_CARDS_WHY = (
    "Cards are made from words, facts, events and revision cards, and from sources with their "
    "labels. Bring in a page that has some."
)
NOTHING_LEFT_OUT = "No card is left out."


class Scope(Enum):
    """Whose cards are asked."""

    HERE = "This pack"
    EVERYWHERE = "All packs"


@dataclass(frozen=True, slots=True)
class Ending:
    """What is said where there is no card to ask: a heading, and a few sentences below it."""

    title: str
    sentences: tuple[str, ...] = ()
    wants_page: bool = False
    """Whether bringing in a page is the way on."""


def ending_of(pile: DailyPile, day: Day, most: int) -> Ending:
    """Return what is said at the end of a pile: what was done, and when it goes on."""
    if not pile.total:
        return Ending(NO_CARDS, (NO_CARDS_WHY,), wants_page=True)
    done = counted(pile.done, "card")
    said = [f"You looked at {done} today." if pile.done else "Nothing is due today."]
    if pile.waiting:
        more = f"{counted(pile.waiting, 'card')} more {'is' if pile.waiting == 1 else 'are'} due"
        said.append(f"{more}: you chose at most {most} a day, so the rest can wait for tomorrow.")
    elif pile.unseen:
        said.append(f"New cards come tomorrow; {pile.unseen} were never asked.")
    if pile.next_due is not None and not pile.waiting:
        when = how_far(day.days_to(pile.next_due))
        come = "comes" if pile.next_count == 1 else "come"
        said.append(f"{capitalised(counted(pile.next_count, 'card'))} {come} again {when}.")
    return Ending("That is all for today" if pile.done else "Nothing to do today", tuple(said))


def progress(left: int, done: int) -> str:
    """Return how far the pile of today is."""
    if not done:
        return f"{counted(left, 'card')} for today" if left else ""
    return f"{left} to go · {done} done today" if left else f"{done} done today"


def scope_words(scope: Scope, left: int) -> str:
    """Return what is on the button of a scope."""
    return f"{scope.value} · {left}"


def grade_words(grade: Grade, offer: Offer | None) -> str:
    """Return what is on the button of a grade: its key and name, and when the card comes again."""
    when = f"\n{how_far(offer.days)}" if offer is not None else "\n"
    return f"{grade.value}  {GRADES[grade]}{when}"


def spoken_grade(grade: Grade, offer: Offer | None) -> str:
    """Return the name of the button of a grade."""
    when = f", {how_far(offer.days)}" if offer is not None else ""
    return f"{GRADES[grade]}{when}"


def spoken_offers(offers: tuple[Offer, ...]) -> str:
    """Return what can be pressed once the answer is shown, with what comes of it."""
    return ", ".join(f"{x.grade.value} {GRADES[x.grade]}, {how_far(x.days)}" for x in offers)
