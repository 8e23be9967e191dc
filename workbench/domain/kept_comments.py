# SPDX-License-Identifier: MIT
"""A teacher's own comments, kept to be said again: found by a few letters, most used first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from workbench.domain.folding import folded
from workbench.domain.text import one_line

MOST_COMMENTS = 2_000
LONGEST_COMMENT = 1_000
"""Comments in a bank, and characters in one."""

MOST_OFFERED = 6
_FEWEST_LETTERS = 2
_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class KeptComment:
    """A comment, how often it was said since it was kept, and when last, in UTC."""

    text: str
    used: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class CommentBank:
    """Comments that were kept, each once, however its letters are written."""

    comments: tuple[KeptComment, ...] = ()

    def has(self, text: str) -> bool:
        """Tell whether a comment is kept."""
        return _key(text) in {_key(each.text) for each in self.comments}

    def with_comment(self, text: str) -> CommentBank:
        """Return the bank with one more comment; as it is where there is no room for it."""
        return self.merged(CommentBank((KeptComment(one_line(text)),)))

    def without(self, text: str) -> CommentBank:
        """Return the bank without a comment."""
        return CommentBank(tuple(x for x in self.comments if _key(x.text) != _key(text)))

    def said(self, text: str, now: datetime) -> CommentBank:
        """Return the bank after a comment was said; `now` is in UTC."""
        return CommentBank(
            tuple(
                replace(each, used=each.used + 1, last=now)
                if _key(each.text) == _key(text)
                else each
                for each in self.comments
            )
        )

    def merged(self, other: CommentBank) -> CommentBank:
        """Return the bank with what is new in another; what is known keeps its own count."""
        known = {_key(each.text) for each in self.comments}
        new: dict[str, KeptComment] = {}
        for each in other.comments:
            key = _key(each.text)
            if key and key not in known and len(each.text) <= LONGEST_COMMENT:
                new.setdefault(key, replace(each, used=0, last=None))
        return CommentBank((*self.comments, *new.values())[:MOST_COMMENTS])

    def offers(self, typed: str) -> tuple[KeptComment, ...]:
        """Return the comments that somebody may be typing, most used first.

        Each word that was typed begins a word of the comment. Below two letters, and once the
        whole comment stands there, nothing is offered.
        """
        wanted = _key(typed).split()
        if len("".join(wanted)) < _FEWEST_LETTERS:
            return ()
        found = [each for each in self.comments if _begin(wanted, _key(each.text))]
        found = [each for each in found if _key(each.text) != _key(typed)]
        found.sort(key=lambda each: (each.used, each.last or _BEGINNING), reverse=True)
        return tuple(found[:MOST_OFFERED])


def completed(line: str, comment: str, chosen: str) -> str:
    """Return a line of which `comment` is the end, with a whole comment in its place."""
    line = " ".join(line.split())
    return f"{line.removesuffix(comment)}{chosen}"


def _begin(wanted: Iterable[str], text: str) -> bool:
    words = text.split()
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _key(text: str) -> str:
    return folded(one_line(text)).strip()
