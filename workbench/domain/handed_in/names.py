# SPDX-License-Identifier: MIT
"""Whether two ways of writing a name mean one student.

“Öztürk, Ana”, “Ana Öztürk (10B)” and “Ozturk_Ana_10B_Thaw.pdf” do. Hand-in systems turn names
around, put numbers behind them and lose their accents, so a name is what its words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.domain.folding import folded
from workbench.domain.text import one_line

NameKey = frozenset[str]
"""The words of a name as they are compared."""

_WORD = re.compile(r"[^\W_]+")
_IN_A_WORD = re.compile(r"(?<=\w)['’](?=\w)")
_UMLAUT = re.compile(r"(?<=[aou])e")
_ADDED = re.compile(r"_\d+_assignsubmission_\w*$", re.IGNORECASE)
"""What Moodle puts behind a name (“Ana Ozturk_12345_assignsubmission_file_”)."""

_NOT_A_NAME = frozenset({"candidate"})


def shown_name(text: str) -> str:
    """Return a name as a table shows it: in one line, without what a hand-in system put behind."""
    return one_line(_ADDED.sub("", text))


def key_of(name: str) -> NameKey:
    """Return the words of a name; empty where it has none."""
    plain = _IN_A_WORD.sub("", folded(_ADDED.sub("", name)))
    return frozenset(_UMLAUT.sub("", each) for each in _WORD.findall(plain)) - _NOT_A_NAME


def number_key(number: str) -> str:
    """Return a candidate number as it is compared: “42” is “0042”; empty where there is none."""
    plain = "".join(_WORD.findall(folded(number)))
    return plain.lstrip("0") or plain if plain.isdigit() else plain


def is_same_student(one: NameKey, other: NameKey) -> bool:
    """Tell whether all words of one name are among those of the other."""
    return bool(one and other) and (one <= other or other <= one)


def the_one_in(key: NameKey, known: Iterable[NameKey]) -> NameKey | None:
    """Return which of some students a name means; None where it is none, or could be several.

    The very name comes first. Of those whose whole name is among the words, as in a file name, the
    longest counts, so that “Ana Maria” is not taken for “Ana”.
    """
    students = set(known)
    if key in students:
        return key
    within = [each for each in students if each and each < key]
    longest = [each for each in within if len(each) == max(map(len, within))]
    # A name cut short (“Ana” for “Ana Ozturk”) means somebody only where it fits nobody else.
    found = longest or [each for each in students if key and key < each]
    return found[0] if len(found) == 1 else None
