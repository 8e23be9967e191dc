# SPDX-License-Identifier: MIT
"""A teacher's own codes beside the given ones: more of them, other meanings, another order.

A given code keeps its name: none of a teacher's own can be called the same. What was stamped keeps
the words that it was stamped with, whatever is changed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.domain.folding import folded
from workbench.domain.reviews import Code, CodeBank
from workbench.domain.saying import listed
from workbench.domain.text import one_line

MOST_CODES = 100
LONGEST_CODE = 12
LONGEST_MEANING = 200
"""Codes of one's own, characters in one, and in its meaning or its next step."""

BUTTONS = 8
"""Codes in front of the list that have a button."""

_ON_A_BUTTON = 16
"""Characters that a button has room for, the code among them."""

_PLACES = re.compile(
    r"(?:claim|judge?ment|p\.?|point|para\.?|paragraph)|.*\d", re.IGNORECASE | re.DOTALL
)
"""What is read as a place where it stands in front of a code: “claim”, “A1”, “p2”."""

_ENDS = (":", ".", ",")


@dataclass(frozen=True, slots=True)
class OwnCodes:
    """What a teacher made of the codes.

    `own` are more codes, `changed` given ones with another meaning, `hidden` the names of those
    that are not offered. `order` are names as they are listed; what is in none stands behind.
    """

    own: tuple[Code, ...] = ()
    changed: tuple[Code, ...] = ()
    hidden: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    def everything(self, given: CodeBank) -> tuple[Code, ...]:
        """Return all codes as they are listed, also those that are hidden.

        One of a teacher's own that is called like a given one is left out.
        """
        changed = {each.code: each for each in self.changed}
        taken = _names(given)
        codes = [
            _as_changed(each, changed[each.code]) if each.code in changed else each
            for each in given.listed
        ]
        codes += [
            replace(each, is_own=True, short=_short(each))
            for each in self.own
            if folded(each.code) not in taken
        ]
        places = {name: at for at, name in enumerate(self.order)}
        behind = len(places)
        return tuple(sorted(codes, key=lambda each: places.get(each.code, behind)))

    def arranged(self, given: CodeBank) -> CodeBank:
        """Return the codes as they are offered to this teacher."""
        if self == OwnCodes():
            return given
        everything = self.everything(given)
        hidden = set(self.hidden)
        codes = tuple(each for each in everything if each.code not in hidden)
        rest = tuple(each for each in everything if each.code in hidden)
        return CodeBank(codes, codes[:BUTTONS], rest)

    def refusal(self, word: str, given: CodeBank) -> str:
        """Return why `word` can be no new code, as a sentence; empty where it can."""
        reason = unfit(word)
        if reason:
            return reason
        if folded(word) in _names(given):
            return f"“{word}” is there already: choose it in the list to change what it means."
        if folded(word) in {folded(each.code) for each in self.own}:
            return f"You have a code “{word}” already: choose it in the list to change it."
        if len(self.own) >= MOST_CODES:
            return f"There is room for {MOST_CODES} codes of your own; take one away first."
        return ""

    def with_code(self, code: Code, given: CodeBank) -> OwnCodes:
        """Return them with a code that is new, or that means something else from now on."""
        plain = replace(code, short="", typed=(), is_own=False)
        before = next((each for each in given.codes if each.code == code.code), None)
        if before is not None:
            others = tuple(each for each in self.changed if each.code != code.code)
            same = (before.sentence, before.praises) == (code.sentence, code.praises)
            return replace(self, changed=others if same else (*others, plain))
        own = {each.code: each for each in self.own}
        own[code.code] = plain
        return replace(self, own=tuple(own.values()))

    def without(self, name: str) -> OwnCodes:
        """Return them without a code of one's own, or with a given one that means what it did."""
        is_own = name in {each.code for each in self.own}
        return replace(
            self,
            own=tuple(each for each in self.own if each.code != name),
            changed=tuple(each for each in self.changed if each.code != name),
            hidden=tuple(each for each in self.hidden if each != name or not is_own),
        )

    def with_hidden(self, name: str, *, is_hidden: bool) -> OwnCodes:
        """Return them with a code that is not offered, or is offered again."""
        hidden = tuple(each for each in self.hidden if each != name)
        return replace(self, hidden=(*hidden, name) if is_hidden else hidden)

    def moved(self, name: str, by: int, given: CodeBank) -> OwnCodes:
        """Return them with a code so many places further on in the list, as far as it goes."""
        names = [each.code for each in self.everything(given)]
        if name not in names:
            return self
        at = names.index(name)
        to = max(0, min(at + by, len(names) - 1))
        names.insert(to, names.pop(at))
        return self if to == at else replace(self, order=tuple(names))

    def merged(self, other: OwnCodes, given: CodeBank) -> Merged:
        """Return them with what is new in a colleague's; whatever is known keeps its meaning.

        What a colleague hides, and the order, are taken over where nothing of one's own is there.
        """
        own, left = self._with_new(other.own, given)
        changed, kept = self._with_meanings(other.changed, given)
        left += kept
        new, meanings = len(own) - len(self.own), len(changed) - len(self.changed)
        merged = replace(self, own=tuple(own), changed=tuple(changed))
        if self == OwnCodes():
            merged = replace(merged, hidden=other.hidden, order=other.order)
        is_arranged = (self.hidden, self.order) != (merged.hidden, merged.order)
        return Merged(merged, new, meanings, tuple(left), is_arranged=is_arranged)

    def _with_new(self, codes: Iterable[Code], given: CodeBank) -> tuple[list[Code], list[str]]:
        """Return the codes of one's own with others, and the names of those that were left."""
        own, left, taken = list(self.own), [], _names(given)
        known = {folded(each.code): each for each in own}
        for each in codes:
            key = folded(each.code)
            if key in known and _says(known[key]) == _says(each):
                continue
            if key in known or key in taken or len(own) >= MOST_CODES:
                left.append(each.code)
            else:
                own.append(each)
                known[key] = each
        return own, left

    def _with_meanings(
        self, codes: Iterable[Code], given: CodeBank
    ) -> tuple[list[Code], list[str]]:
        """Return the changed meanings with others, and the names of those that were left."""
        changed, left = list(self.changed), []
        mine = {each.code: each for each in changed}
        for each in codes:
            before = next((x for x in given.codes if x.code == each.code), None)
            here = mine.get(each.code, before)
            if here is None or _says(here) == _says(each):
                continue
            if each.code in mine:
                left.append(each.code)
            else:
                changed.append(each)
                mine[each.code] = each
        return changed, left


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of bringing codes in: how many are new, how many given ones mean something else.

    `left` are codes that were left as they are here, because they mean something else in the file.
    `is_arranged` tells that the order and what is hidden were taken over.
    """

    codes: OwnCodes
    new: int
    changed: int
    left: tuple[str, ...]
    is_arranged: bool = False

    @property
    def sentence(self) -> str:
        """What is said about it."""
        parts: list[str] = []
        if self.new:
            parts.append("1 new code" if self.new == 1 else f"{self.new} new codes")
        if self.changed:
            parts.append("1 new meaning" if self.changed == 1 else f"{self.changed} new meanings")
        if self.is_arranged:
            parts.append("the order of the list and what is hidden")
        told = f"Brought in: {listed(parts)}." if parts else "Nothing in it is new here."
        if self.left:
            names = ", ".join(f"“{each}”" for each in self.left[:5])
            more = f" and {len(self.left) - 5} more" if len(self.left) > 5 else ""
            stay = "means" if len(self.left) == 1 else "mean"
            told = f"{told} {names}{more} {stay} something else here and stayed as before."
        return told


def unfit(word: str) -> str:
    """Return why a word can be no code whatever else there is, as a sentence; empty where it can.

    A code is one short word that nobody takes for a place in the plan.
    """
    if not word or word != one_line(word) or not word.isprintable() or " " in word:
        return "A code is one short word, such as “Voc”."
    if len(word) > LONGEST_CODE:
        return f"A code has at most {LONGEST_CODE} characters."
    if word.endswith(_ENDS):
        return "A code cannot end in a colon, a full stop or a comma."
    if _PLACES.fullmatch(word):
        return f"“{word}” would be read as a place in the plan; a code needs another name."
    return ""


def _as_changed(given: Code, changed: Code) -> Code:
    return replace(
        given,
        meaning=changed.meaning,
        next_step=changed.next_step,
        asks=changed.asks,
        short=_short(changed),
        is_own=True,
    )


def _says(code: Code) -> tuple[str, bool]:
    return code.sentence, code.praises


def _short(code: Code) -> str:
    """Return the beginning of a meaning that has room on a button, in whole words."""
    room = _ON_A_BUTTON - len(code.code)
    words: list[str] = []
    for word in code.meaning.split():
        if len(" ".join((*words, word))) > room:
            break
        words.append(word)
    return " ".join(words)


def _names(bank: CodeBank) -> set[str]:
    return {folded(name) for each in bank.codes for name in (each.code, *each.typed)}
