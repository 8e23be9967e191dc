# SPDX-License-Identifier: MIT
"""Labels for sources that have none of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from string import ascii_uppercase

from workbench.importers.draft import PackDraft, SourceDraft


def free_label(taken: Collection[str]) -> str:
    """Return the next label in the style of those that are taken: B after A, 3 after 2."""
    if taken and all(label.isdecimal() for label in taken):
        return str(max(map(int, taken)) + 1)
    letters = (letter for letter in ascii_uppercase if letter not in taken)
    return next(letters, None) or _number_after(taken)


def with_free_labels(drafts: Sequence[PackDraft]) -> tuple[PackDraft, ...]:
    """Return drafts that become one pack, in which labels that nobody gave give way to others.

    Several pictures brought in together are A, B and C, and a picture that goes with a page of
    three sources is D.
    """
    taken: dict[str, list[str]] = {}
    for draft in drafts:
        for source in draft.sources:
            if not source.has_free_label and not source.is_left_out:
                taken.setdefault(source.heading, []).append(source.label)
    return tuple(
        replace(draft, sources=tuple(_labelled(source, taken) for source in draft.sources))
        for draft in drafts
    )


def _labelled(source: SourceDraft, taken: dict[str, list[str]]) -> SourceDraft:
    if not source.has_free_label or source.is_left_out:
        return source
    labels = taken.setdefault(source.heading, [])
    label = free_label(labels)
    labels.append(label)
    return replace(source, label=label)


def _number_after(taken: Collection[str]) -> str:
    """Return a number that is no label yet, where all letters are."""
    numbers = [int(label) for label in taken if label.isdecimal()]
    return str(max([len(ascii_uppercase), *numbers]) + 1)
