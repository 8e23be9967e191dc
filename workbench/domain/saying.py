# SPDX-License-Identifier: MIT
"""Numbers and names as they are said in a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: “1 mark”, “3 marks”, “2 boxes”."""
    plural = f"{noun}es" if noun.endswith("x") else f"{noun}s"
    return f"{count} {noun if count == 1 else plural}"


def capitalised(words: str) -> str:
    """Return words as they begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def listed(names: Sequence[str], *, last: str = "and") -> str:
    """Return names as a list: “A, B and C”; `last` stands before the last one."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
