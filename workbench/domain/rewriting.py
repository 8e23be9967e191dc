# SPDX-License-Identifier: MIT
"""An edit of a text as what was typed, and where marks are after it.

An edit is a sequence of replacements, each in the text that the ones before it left. Marks follow
the replacements themselves and are not looked for afterwards: where a word is typed twice, it is
known which of the two was marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.domain.anchoring import anchor_at, lost
from workbench.domain.annotations import Anchor, Annotation, Target
from workbench.domain.text import Span, canonical

_PIECES = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Replacement:
    """The code points from `start` to `end` become `text`; where both are the same, it is put in.

    Raises:
        ValueError: the stretch ends before it begins, or begins before the text.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a stretch: {self.start}–{self.end}")

    @property
    def growth(self) -> int:
        """How many code points longer the text is afterwards."""
        return len(self.text) - (self.end - self.start)


@dataclass(frozen=True)
class Rewriting:
    """A text and the replacements that were made in it, one after the other.

    Raises:
        ValueError: a replacement reaches beyond the text.
    """

    before: str
    edits: tuple[Replacement, ...]

    def __post_init__(self) -> None:
        length = len(self.before)
        for edit in self.edits:
            if edit.end > length:
                raise ValueError(f"the text ends at {length}, the replacement at {edit.end}")
            length += edit.growth

    @cached_property
    def after(self) -> str:
        """The text afterwards."""
        text = self.before
        for edit in self.edits:
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text

    def canonical(self) -> Rewriting:
        """Return the rewriting that leaves the text in its one form (`domain.text.canonical`).

        Typed letters and accents may join with those beside them. That is one more replacement
        each, so that marks follow that as well.
        """
        edits, text = list(self.edits), self.after
        # What was between two characters may have kept them from joining.
        for _ in range(3):
            joining = list(_canonical_pieces(text))
            if not joining:
                break
            edits += joining
            text = Rewriting(text, tuple(joining)).after
        return Rewriting(self.before, tuple(edits))

    def follow(self, target: Target) -> Target:
        """Return the target of a mark on the text before, in the text afterwards.

        A mark whose words are the same is where they are. One in whose words something was typed
        or removed stretches or shrinks with them, and is in doubt; one whose words were all removed
        is lost. What is typed at the edge of a mark is outside of it.
        """
        anchor = target.anchor
        if anchor is None:
            return target
        extent = _Extent(anchor.span.start, anchor.span.end)
        for edit in self.edits:
            extent = extent.after(edit)
        if extent.is_gone:
            return self._given_back(target, anchor, extent.start) or lost(target)
        span = Span(extent.start, extent.end)
        now = anchor_at(self.after, span)
        if now.exact == anchor.exact:
            return replace(target, anchor=now)
        if not now.exact.strip():
            return lost(target)
        was = target.was or anchor
        return replace(target, anchor=now, was=None if now.exact == was.exact else was)

    def touched(self, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """Return those marks on the text whose words are changed or gone afterwards."""
        return tuple(each for each in annotations if self._touches(each.target))

    def _touches(self, target: Target) -> bool:
        now = self.follow(target)
        return target.anchor is not None and (
            now.anchor is None or now.anchor.exact != target.anchor.exact
        )

    def _given_back(self, target: Target, anchor: Anchor, at: int) -> Target | None:
        """Return the target where words that were removed were put back as they had been."""
        if not anchor.exact or not self.after.startswith(anchor.exact, at):
            return None
        here = anchor_at(self.after, Span(at, at + len(anchor.exact)))
        is_as_before = here.prefix.endswith(anchor.prefix) and here.suffix.startswith(anchor.suffix)
        return replace(target, anchor=here) if is_as_before else None


def joined(edits: Sequence[Replacement], following: Replacement) -> tuple[Replacement, ...]:
    """Return `edits` with one more, as few as say the same: typing on is one replacement."""
    if edits:
        last = edits[-1]
        end = last.start + len(last.text)
        if following.start == following.end == end:
            text = last.text + following.text
            return (*edits[:-1], Replacement(last.start, last.end, text))
        if not last.text and not following.text and following.start <= end <= following.end:
            stretch = last.end - last.start
            return (*edits[:-1], Replacement(following.start, following.end + stretch, ""))
        if last.start <= following.start and following.end <= end:
            kept = last.text[: following.start - last.start]
            rest = last.text[following.end - last.start :]
            text = kept + following.text + rest
            return (*edits[:-1], Replacement(last.start, last.end, text))
    return (*edits, following)


def difference(start: int, words: str, others: str) -> Replacement:
    """Return the smallest replacement that makes `others` of `words`, which begin at `start`."""
    before = _alike(words, others)
    after = _alike(words[before:][::-1], others[before:][::-1])
    end = start + len(words) - after
    return Replacement(start + before, end, others[before : len(others) - after])


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where the words of a mark begin and end; both are the same once none is left."""

    start: int
    end: int

    @property
    def is_gone(self) -> bool:
        return self.start == self.end

    def after(self, edit: Replacement) -> _Extent:
        start, end, growth = self.start, self.end, edit.growth
        if self.is_gone:
            return self._point_after(edit)
        if edit.end <= start or edit.start >= end:
            shift = growth if edit.end <= start else 0
            return _Extent(start + shift, end + shift)
        if edit.start <= start and end <= edit.end:
            return _Extent(edit.start, edit.start)
        if start <= edit.start:
            return _Extent(start, end + growth if edit.end <= end else edit.start)
        return _Extent(edit.start + len(edit.text), end + growth)

    def _point_after(self, edit: Replacement) -> _Extent:
        """Return the place of what is gone; what is typed there may be the words again."""
        at = self.start
        if edit.end <= at and edit.start < at:
            at += edit.growth
        elif edit.start < at:
            at = edit.start
        return _Extent(at, at)


def _canonical_pieces(text: str) -> Iterator[Replacement]:
    """Yield what has to be replaced so that the text is in its one form, word by word."""
    if canonical(text) == text:
        return
    shift = 0
    for found in _PIECES.finditer(text):
        piece, wanted = found.group(), canonical(found.group())
        if piece == wanted:
            continue
        edit = difference(found.start() + shift, piece, wanted)
        shift += edit.growth
        yield edit


def _alike(one: str, other: str) -> int:
    """Return how many characters two words begin with that are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
