# SPDX-License-Identifier: MIT
"""Take words by their position and find them again by their quotation.

Positions are exact as long as a text stays as it is, and stored texts do. A mark that comes from
elsewhere carries position, quotation and context (W3C `TextPositionSelector` and
`TextQuoteSelector`); where the position does not fit, the quotation with its context decides, and
only when it decides for one place.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.annotations import Anchor
from workbench.domain.text import Span

CONTEXT = 32
"""Code points of context kept on either side of a mark, as the annotator Hypothesis keeps."""


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


def found_again(text: str, anchor: Anchor) -> Anchor | None:
    """Return the anchor in `text` of the words that `anchor` quotes, or None.

    The words at the old position count when they are the quoted ones. Otherwise every place with
    the quoted words is compared by its context, and the best place counts if no other is as good.
    """
    if is_exactly_at(text, anchor):
        return anchor_at(text, anchor.span)
    places = [(_agreement(text, place, anchor), place) for place in _places(text, anchor.exact)]
    if not places:
        return None
    best = max(score for score, _ in places)
    winners = [place for score, place in places if score == best]
    if len(winners) > 1:
        return None
    return anchor_at(text, winners[0])


def is_exactly_at(text: str, anchor: Anchor) -> bool:
    """Tell whether the quoted words stand in `text` just where the anchor says."""
    return anchor.span.end <= len(text) and anchor.span.of(text) == anchor.exact


def _places(text: str, words: str) -> Iterator[Span]:
    if not words:
        return
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _agreement(text: str, place: Span, anchor: Anchor) -> int:
    before = text[max(0, place.start - len(anchor.prefix)) : place.start]
    after = text[place.end : place.end + len(anchor.suffix)]
    return _shared(reversed(before), reversed(anchor.prefix)) + _shared(after, anchor.suffix)


def _shared(one: Iterator[str] | str, other: Iterator[str] | str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
