# SPDX-License-Identifier: MIT
"""What quoted words became in a text where they were changed a little.

Where they begin is told by what stood before them, or by their own beginning; where they end by
what stood after them, or by their own end. One of the two has to be their old surroundings, so that
a sentence that only sounds alike is not taken for the one that was marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.domain.annotations import Anchor
from workbench.domain.text import Span

_SIMILAR = 0.75
"""Share of characters that are the same (`difflib`) from which words are the same ones changed."""

_RIVAL = 0.1
"""Another place this much less like the words makes it doubtful which of the two is meant."""

_PIECE = 16
"""Code points of words or context that are looked for."""

_TELLING = 4
"""Code points below which a piece stands in every sentence."""

_OFTEN = 64
"""Places of a piece beyond which it tells nothing."""

_LONGEST = 2_000
"""Code points beyond which comparing words would be felt."""


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where words may begin or end: by their surroundings, and by their own characters."""

    by_context: frozenset[int]
    by_words: frozenset[int]


def reworded(text: str, anchor: Anchor) -> Span | None:
    """Return where in `text` the words of `anchor` are that were changed a little, or None."""
    words = anchor.exact
    if len(words) > _LONGEST:
        return None
    likeness = {span: _likeness(words, span.of(text)) for span in _candidates(text, anchor)}
    best = max(likeness, key=lambda span: (likeness[span], -span.start), default=None)
    if best is None or likeness[best] < _SIMILAR:
        return None
    rivals = (like for span, like in likeness.items() if not span.overlaps(best))
    return None if max(rivals, default=0.0) > likeness[best] - _RIVAL else best


def _candidates(text: str, anchor: Anchor) -> Iterator[Span]:
    starts, ends = _starts(text, anchor), _stops(text, anchor)
    slack = max(_TELLING, len(anchor.exact) // 2)
    for start in starts.by_context | starts.by_words:
        for end in ends.by_context | ends.by_words:
            is_in_context = start in starts.by_context or end in ends.by_context
            is_as_long = abs(end - start - len(anchor.exact)) <= slack
            if start < end and is_in_context and is_as_long:
                yield Span(start, end)


def _starts(text: str, anchor: Anchor) -> _Ends:
    before, head = anchor.prefix[-_PIECE:], anchor.exact[:_PIECE]
    by_context = {at + len(before) for at in _places(text, before)}
    if len(anchor.prefix) < _PIECE and text.startswith(anchor.prefix):
        by_context.add(len(anchor.prefix))
    return _Ends(frozenset(by_context), frozenset(_places(text, head[: len(head) // 2])))


def _stops(text: str, anchor: Anchor) -> _Ends:
    after, tail = anchor.suffix[:_PIECE], anchor.exact[-_PIECE:]
    by_context = set(_places(text, after))
    if len(anchor.suffix) < _PIECE and text.endswith(anchor.suffix):
        by_context.add(len(text) - len(anchor.suffix))
    tail = tail[len(tail) // 2 :]
    return _Ends(frozenset(by_context), frozenset(at + len(tail) for at in _places(text, tail)))


def _places(text: str, piece: str) -> list[int]:
    """Return where a piece stands, or nothing where it is too short or too frequent to tell."""
    if len(piece) < _TELLING:
        return []
    found: list[int] = []
    at = text.find(piece)
    while at >= 0 and len(found) <= _OFTEN:
        found.append(at)
        at = text.find(piece, at + 1)
    return found if len(found) <= _OFTEN else []


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return 0.0 if matcher.real_quick_ratio() < _SIMILAR else matcher.ratio()
