# SPDX-License-Identifier: MIT
"""What Compare says, in a student's words."""

from __future__ import annotations

from workbench.domain.links import LinkKind, LinkNote, SourcePair
from workbench.domain.same_origin import Shared, Shares
from workbench.domain.sources import Source

COLUMNS = {
    LinkKind.SUPPORTS: "Agree",
    LinkKind.CONTRADICTS: "Disagree",
    LinkKind.ADDS_TO: "Add",
}
"""The columns of the table of agreements and disagreements."""

NO_LINKS = (
    "Select words on one page and press Ctrl+L, then words on the other page and Ctrl+L again."
)
HOW_TO_GO_ON = "Now select words, or go to a mark, on another page and press Ctrl+L. Escape: stop."
HOW_TO_BEGIN = "Select words or go to a mark, and press Ctrl+L to link it."

_SHARED = {Shares.AUTHOR: "by", Shares.TITLE: "from", Shares.BODY: "issued by"}


def pair_name(pair: SourcePair) -> str:
    """Return how a row of the table is called: “A and E”."""
    return f"{pair.one.label} and {pair.other.label}"


def cell_words(notes: list[LinkNote]) -> str:
    """Return what stands in a cell of the table: “A2–E5, A3–E1”."""
    return ", ".join(f"{note.name}–{note.other_name}" for note in notes)


def question_about(one: Source, other: Source, shared: tuple[Shared, ...]) -> str:
    """Return the question whether two sources that agree are really two; one plain sentence."""
    first = shared[0]
    both = "both" if first.is_certain else "perhaps both"
    origin = f"{one.name} and {other.name} are {both} {_SHARED[first.what]} {first.words}"
    return f"{origin}. Do they support each other, or is it one voice heard twice?"
