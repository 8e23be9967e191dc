# SPDX-License-Identifier: MIT
"""Which way each character of a paragraph runs, and in which order a line shows them.

The steps are those of the Unicode bidirectional algorithm (UAX #9) as python-bidi has them; the
rule for paired brackets (N0), which it lacks, and the reordering of a line, of which it tells only
the result, are here. Even levels run from left to right, odd ones from right to left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

_LEFT_ISOLATE, _RIGHT_ISOLATE, _FIRST_ISOLATE, _END_OF_ISOLATE = "\u2066\u2067\u2068\u2069"
_ISOLATE_STARTS = frozenset({_LEFT_ISOLATE, _RIGHT_ISOLATE, _FIRST_ISOLATE})

ISOLATES = _ISOLATE_STARTS | {_END_OF_ISOLATE}
"""Characters that set words apart from the direction of what stands around them."""

# From outside, an isolate is one character without direction (rule BD9 and X5a to X6a).
_NEUTRAL = "\ufffc"

# White space and format characters, which at the end of a line run the paragraph's way (L1).
_TRAILING = frozenset(
    {"WS", "S", "B", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
)

_DEEPEST = 125
"""The deepest level (BD2); what is nested deeper has no order of its own."""

_BRACKET_DEPTH = 63
"""Openers remembered at a time (BD16)."""


def base_level(paragraph: str) -> int:
    """Return 1 where the first letter of a paragraph runs from right to left, else 0."""
    from bidi import algorithm

    return int(algorithm.get_base_level(_outside(paragraph)))


def levels(paragraph: str) -> list[int]:
    """Return the level of each character of a paragraph."""
    return _levels(paragraph, base_level(paragraph))


def line_levels(line: str, known: Sequence[int], base: int) -> list[int]:
    """Return the levels of one line of a paragraph, with those of its end reset (rule L1)."""
    found = list(known)
    is_trailing = True
    for position in range(len(line) - 1, -1, -1):
        kind = unicodedata.bidirectional(line[position])
        is_trailing = kind in {"S", "B"} or (is_trailing and kind in _TRAILING)
        if is_trailing:
            found[position] = base
    return found


def visual_order(known: Sequence[int]) -> list[int]:
    """Return the indexes of things with these levels in the order from left to right (rule L2)."""
    order = list(range(len(known)))
    odd = [level for level in known if level % 2]
    for level in range(max(known, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and known[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start) + 1
    return order


def is_certain(paragraph: str, known: Sequence[int]) -> bool:
    """Tell whether the levels of a paragraph are beyond doubt.

    Where it has isolates, they are if an implementation that knows isolates shows the same.
    """
    if ISOLATES.isdisjoint(paragraph):
        return True
    from bidi import get_display

    base = base_level(paragraph)
    order = visual_order(line_levels(paragraph, known, base))
    shown = get_display(paragraph, base_dir="LR"[base])
    return _visible(paragraph[index] for index in order) == _visible(shown)


def _visible(characters: Iterable[str]) -> list[str]:
    return [char for char in characters if unicodedata.category(char) != "Cf"]


def _levels(text: str, base: int) -> list[int]:
    """Return the levels of a text that stands at the level `base`, its isolates apart."""
    if base > _DEEPEST:
        return [base] * len(text)
    outside = iter(_levels_without_isolates(_outside(text), base))
    found: list[int] = []
    for start, end in _isolates(text):
        found.extend(islice(outside, start - len(found)))
        own = next(outside)
        inside = text[start + 1 : end]
        found += [own, *_levels(inside, _isolate_level(text[start], inside, base))]
        if end < len(text):
            found.append(own)
    return [*found, *outside]


def _isolate_level(kind: str, inside: str, base: int) -> int:
    """Return the next level above `base` that runs the isolate's way."""
    way = base_level(inside) if kind == _FIRST_ISOLATE else int(kind == _RIGHT_ISOLATE)
    return base + 1 if (base + 1) % 2 == way else base + 2


def _isolates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each outermost isolate starts, and where its end is or the text's."""
    start, depth = 0, 0
    for position, char in enumerate(text):
        if char in _ISOLATE_STARTS:
            start = start if depth else position
            depth += 1
        elif char == _END_OF_ISOLATE and depth:
            depth -= 1
            if not depth:
                yield start, position
    if depth:
        yield start, len(text)


def _outside(text: str) -> str:
    """Return `text` with one neutral character for each of its isolates."""
    parts, position = [], 0
    for start, end in _isolates(text):
        parts += [text[position:start], _NEUTRAL]
        position = end + 1
    rest = "".join([*parts, text[position:]])
    return rest.replace(_END_OF_ISOLATE, _NEUTRAL)


def _levels_without_isolates(text: str, base: int) -> list[int]:
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base % 2]
    algorithm.get_embedding_levels(text, storage)
    for char in storage["chars"]:
        # Unassigned characters have no type in Python's tables, and the algorithm wants one.
        char["type"] = char["orig"] = char["type"] or "L"
    for position, char in enumerate(storage["chars"]):
        char["position"] = position
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        chars = storage["chars"][run["start"] : run["start"] + run["length"]]
        _resolve_brackets(chars, run["sor"])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    known = {char["position"]: int(char["level"]) for char in storage["chars"]}
    found: list[int] = []
    for position in range(len(text)):
        found.append(known.get(position, found[-1] if found else base))
    return found


def _resolve_brackets(chars: list[dict[str, Any]], before: str) -> None:
    """Give paired brackets the direction of what they enclose or stand in (rule N0)."""
    for opener, closer in _pairs(chars):
        own = "LR"[chars[opener]["level"] % 2]
        inside = {_strong(char["type"]) for char in chars[opener + 1 : closer]} - {None}
        if not inside:
            continue
        direction = own
        if own not in inside:
            context = (_strong(char["type"]) for char in reversed(chars[:opener]))
            direction = next((found for found in context if found), before)
        for position in (opener, closer):
            _set_with_marks(chars, position, direction)


def _set_with_marks(chars: list[dict[str, Any]], position: int, direction: str) -> None:
    chars[position]["type"] = direction
    for char in chars[position + 1 :]:
        if char["orig"] != "NSM":
            break
        char["type"] = direction


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return the paired brackets among `chars` by their openers (BD16)."""
    from bidi.mirror import MIRRORED

    openers: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for position, char in enumerate(chars):
        if char["type"] != "ON" or char["ch"] not in MIRRORED:
            continue
        category = unicodedata.category(char["ch"])
        if category == "Ps":
            if len(openers) == _BRACKET_DEPTH:
                break
            openers.append((MIRRORED[char["ch"]], position))
        elif category == "Pe":
            depth = next(
                (at for at in range(len(openers) - 1, -1, -1) if openers[at][0] == char["ch"]), None
            )
            if depth is not None:
                pairs.append((openers[depth][1], position))
                del openers[depth:]
    return sorted(pairs)


def _strong(kind: str) -> str | None:
    """Return the direction that a type counts for; numbers count as right to left."""
    if kind in {"R", "EN", "AN"}:
        return "R"
    return "L" if kind == "L" else None
