# SPDX-License-Identifier: MIT
"""Take words by their position and find them again by their quotation.

Positions are exact as long as a text stays as it is. Where a text was typed anew, or a mark comes
from elsewhere, the quotation with its context decides (W3C `TextPositionSelector` and
`TextQuoteSelector`), and says how surely: the same words in the same surroundings are the marked
ones; the same words elsewhere, or words a little different in their old surroundings, are probably
them, and somebody should look; anything else is not taken for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.domain.annotations import Anchor, SourcePart, Target, marked_text
from workbench.domain.regions import Region
from workbench.domain.rewording import reworded
from workbench.domain.sources import Source
from workbench.domain.text import Span

CONTEXT = 32
"""Code points of context kept on either side of a mark, as the annotator Hypothesis keeps."""

NEAR = 16
"""Code points of context that must be the same on either side for a place to be sure."""

_CLEAR = 4
"""Code points of context that a place needs beyond any other one to be chosen."""

_ENOUGH = 8
"""Code points of words and context that tell a place, where less than half of them is left."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where quoted words are in a text, and whether that is beyond doubt."""

    anchor: Anchor
    is_sure: bool


def anchor_at(text: str, span: Span) -> Anchor:
    """Return the anchor of the words of `text` below `span`.

    Raises:
        ValueError: the span reaches beyond the text.
    """
    if span.end > len(text):
        raise ValueError(f"the text ends at {len(text)}, the span at {span.end}")
    return Anchor(
        span=span,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def target_on(source: Source, part: SourcePart, place: Span | Region | None) -> Target:
    """Return the target of a mark on words, on a part of the picture, or on the whole source.

    Raises:
        ValueError: the text has no such words, or `place` is nothing that `part` can have.
    """
    if isinstance(place, Region):
        return Target(source.id, part, region=place)
    anchor = anchor_at(marked_text(source, part) or "", place) if place else None
    return Target(source.id, part, anchor)


def found_again(text: str, anchor: Anchor) -> Found | None:
    """Return where in `text` the words are that `anchor` quotes, or None.

    It is sure where words, position and context are all as they were, or where one place alone has
    the words with the context next to them. Of several places with the words the context has to
    choose one clearly; where the words are nowhere, their surroundings may tell what they became.
    """
    if not anchor.exact:
        return None
    if is_exactly_at(text, anchor):
        here = _Place.at(text, anchor.span, anchor)
        if here.shared == len(anchor.prefix) + len(anchor.suffix):
            return Found(anchor_at(text, anchor.span), is_sure=True)
    places = [_Place.at(text, span, anchor) for span in _spans(text, anchor.exact)]
    sure = [place for place in places if place.is_in_its_context]
    if len(sure) == 1:
        return Found(anchor_at(text, sure[0].span), is_sure=True)
    probable = _clearly_best(places, anchor) if places else reworded(text, anchor)
    return Found(anchor_at(text, probable), is_sure=False) if probable else None


def placed_in(text: str | None, target: Target) -> Target:
    """Return the target of a mark in what its text has become; None is no text any more.

    As long as the place is in doubt, the words as they were marked are looked for. So it does not
    matter by what steps the text came to what it says, and a lost mark is back when its words are.
    """
    marked = target.marked
    if marked is None:
        return target
    found = found_again(text, marked) if text else None
    if found is None:
        return lost(target)
    return replace(target, anchor=found.anchor, was=None if found.is_sure else marked)


def accepted(target: Target) -> Target:
    """Return the target of a mark at whose place somebody has looked: it is where it belongs.

    Raises:
        ValueError: the mark has no place.
    """
    if target.anchor is None:
        raise ValueError("there is no place to accept")
    return replace(target, was=None)


def lost(target: Target) -> Target:
    """Return the target of a mark whose place somebody has looked at: it is not where it belongs.

    Raises:
        ValueError: the mark is on the whole source.
    """
    if target.marked is None:
        raise ValueError("a mark on the whole source cannot lose its place")
    return replace(target, anchor=None, was=target.marked)


def is_exactly_at(text: str, anchor: Anchor) -> bool:
    """Tell whether the quoted words stand in `text` just where the anchor says."""
    return anchor.span.end <= len(text) and anchor.span.of(text) == anchor.exact


@dataclass(frozen=True, slots=True)
class _Place:
    """A place with the quoted words, and how many code points of context it shares."""

    span: Span
    shared: int
    is_in_its_context: bool

    @classmethod
    def at(cls, text: str, span: Span, anchor: Anchor) -> _Place:
        before = text[max(0, span.start - len(anchor.prefix)) : span.start]
        after = text[span.end : span.end + len(anchor.suffix)]
        left = _shared(reversed(before), reversed(anchor.prefix))
        right = _shared(after, anchor.suffix)
        contradicts = left < min(NEAR, len(anchor.prefix)) or right < min(NEAR, len(anchor.suffix))
        is_all_there_was = left == span.start and right == len(text) - span.end
        is_telling = left + right >= NEAR or is_all_there_was
        return cls(span, left + right, is_telling and not contradicts)


def _clearly_best(places: Iterable[_Place], anchor: Anchor) -> Span | None:
    """Return the place whose context is clearly the most like the old one, or None."""
    ranked = sorted(places, key=lambda place: _likeness(place, anchor), reverse=True)
    best = ranked[0]
    if len(ranked) > 1 and _likeness(best, anchor) - _likeness(ranked[1], anchor) < _CLEAR:
        return None
    there = len(anchor.exact) + best.shared
    known = len(anchor.exact) + len(anchor.prefix) + len(anchor.suffix)
    return best.span if there >= _ENOUGH or 2 * there >= known else None


def _likeness(place: _Place, anchor: Anchor) -> int:
    return place.shared + (_CLEAR if place.span == anchor.span else 0)


def _spans(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _shared(one: Iterator[str] | str, other: Iterator[str] | str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
