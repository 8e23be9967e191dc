# SPDX-License-Identifier: MIT
"""Everything that can be done to a part of a page, with its words and its key.

The window makes its menu and its keys from this list, so that neither can do more than the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from workbench.domain.text import Span
from workbench.importers.draft import OF_A_SOURCE, PackDraft, PartKind
from workbench.importers.editing import (
    begin_source,
    change_kind,
    drop_part,
    drop_source,
    join_with_next,
    merge_sources,
    move_span,
    restore_part,
    restore_source,
    split_part,
    stands_for_picture,
)
from workbench.importers.ordering import can_move, is_sorted, move_source, sort_by_label
from workbench.services.drafting.contents import name_of
from workbench.services.drafting.history import Edit
from workbench.services.drafting.kinds import KIND_GROUPS, KIND_NAMES, kind_for, letter_of


class Key(StrEnum):
    """The keys besides the letters of the kinds."""

    SPLIT = "Enter"
    JOIN = "J"
    MERGE = "M"
    DELETE = "Delete"
    DELETE_SOURCE = "Backspace"
    EARLIER = "Alt+Up"
    LATER = "Alt+Down"
    SORT = "Alt+L"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be done: `words` stand in the menu, `name` after “Undo:”."""

    words: str
    name: str
    key: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen on a page: a part, and in it the caret or some words, in code points."""

    part: int
    caret: int = 0
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class OperationGroup:
    """Operations of one sort; those that make a part another kind have a title."""

    title: str
    operations: tuple[Operation, ...]


def operations_on(draft: PackDraft, chosen: Chosen) -> tuple[OperationGroup, ...]:
    """Return what can be done: cut and join, leave out and bring back, then the kinds."""
    groups = [
        OperationGroup("", (*_splits(draft, chosen), *_joins(draft, chosen.part))),
        OperationGroup("", tuple(_leavings(draft, chosen))),
        OperationGroup("", tuple(_moves(draft, chosen.part))),
    ]
    for title, kinds in KIND_GROUPS.items():
        possible = (
            _made(draft, chosen, kind) for kind in kinds if _can_become(draft, chosen, kind)
        )
        groups.append(OperationGroup(title, tuple(possible)))
    return tuple(group for group in groups if group.operations)


def operation_for(draft: PackDraft, chosen: Chosen, key: str) -> Operation | None:
    """Return what a key does, or None; the letter of several kinds gives them in turn."""
    kind = kind_for(key, draft.parts[chosen.part].kind) if len(key) == 1 else None
    if kind is not None:
        return _made(draft, chosen, kind) if _can_become(draft, chosen, kind) else None
    others = (
        *_splits(draft, chosen),
        *_joins(draft, chosen.part),
        *_leavings(draft, chosen),
        *_moves(draft, chosen.part),
    )
    return next((each for each in others if each.key == key), None)


def confirmed(draft: PackDraft, *places: int) -> PackDraft:
    """Return the draft with parts that are what they were taken for, beyond doubt."""
    parts = list(draft.parts)
    for place in places:
        why = parts[place].why if parts[place].kind is PartKind.LEFT_OVER else None
        parts[place] = replace(parts[place], confidence=1.0, why=why)
    return replace(draft, parts=tuple(parts))


def _can_become(draft: PackDraft, chosen: Chosen, kind: PartKind) -> bool:
    part = draft.parts[chosen.part]
    if stands_for_picture(part):
        joins = kind is PartKind.PICTURE is not part.kind and bool(draft.sources)
        return joins or kind is PartKind.SOURCE_HEADING
    if not part.text.strip():
        return False
    if part.kind is kind and not _is_some(part.text, chosen.words):
        return False
    return kind is PartKind.SOURCE_HEADING or kind not in OF_A_SOURCE or bool(draft.sources)


def _is_some(text: str, words: Span | None) -> bool:
    """Tell whether words are chosen, and fewer than all."""
    return words is not None and bool(words.of(text).strip()) and words.of(text) != text


def _made(draft: PackDraft, chosen: Chosen, kind: PartKind) -> Operation:
    text = draft.parts[chosen.part].text
    words, what = KIND_NAMES[kind], KIND_NAMES[kind].lower()
    if kind is PartKind.SOURCE_HEADING:
        words, what = "Heading: a source begins here", "a new source"
    span = chosen.words
    if span is not None and _is_some(text, span):
        return Operation(
            words,
            f"move words to {what}",
            letter_of(kind),
            lambda draft: move_span(draft, chosen.part, span, kind),
        )
    return Operation(
        words,
        f"change to {what}",
        letter_of(kind),
        lambda draft: _changed(draft, chosen.part, kind),
    )


def _changed(draft: PackDraft, part: int, kind: PartKind) -> PackDraft:
    if kind is PartKind.SOURCE_HEADING:
        return begin_source(draft, part)
    return change_kind(draft, part, kind)


def _splits(draft: PackDraft, chosen: Chosen) -> Iterator[Operation]:
    text = draft.parts[chosen.part].text
    if text[: chosen.caret].strip() and text[chosen.caret :].strip():
        yield Operation(
            "Cut in two here",
            "cut in two",
            Key.SPLIT,
            lambda draft: split_part(draft, chosen.part, chosen.caret),
        )


def _joins(draft: PackDraft, part: int) -> Iterator[Operation]:
    following = draft.parts[part + 1 : part + 2]
    if following and following[0].kind is not PartKind.SOURCE_HEADING:
        yield Operation(
            "Join with the next part",
            "join two parts",
            Key.JOIN,
            lambda draft: join_with_next(draft, part),
        )
    mine = draft.parts[part].source
    if mine and all(each.source != mine for each in draft.parts[:part]):
        above = mine - 1
        yield Operation(
            f"Merge with {name_of(draft, above)}",
            "merge two sources",
            Key.MERGE,
            lambda draft: merge_sources(draft, above, mine),
        )


def _moves(draft: PackDraft, part: int) -> Iterator[Operation]:
    """Yield what changes the order in which sources are kept."""
    source = draft.parts[part].source
    if source is not None and not draft.sources[source].is_left_out:
        name = name_of(draft, source)
        for step, word, key in ((-1, "earlier", Key.EARLIER), (1, "later", Key.LATER)):
            if can_move(draft, source, step):
                yield Operation(
                    f"Move {name} {word} in the pack",
                    f"move {name} {word}",
                    key,
                    partial(move_source, source=source, step=step),
                )
    if not is_sorted(draft):
        yield Operation(
            "Put the sources in the order of their labels", "sort sources", Key.SORT, sort_by_label
        )


def _leavings(draft: PackDraft, chosen: Chosen) -> Iterator[Operation]:
    part, here = chosen.part, draft.parts[chosen.part]
    source = here.source
    key = Key.DELETE if here.kind is PartKind.SOURCE_HEADING else Key.DELETE_SOURCE
    if source is not None and draft.sources[source].is_left_out:
        name = name_of(draft, source)
        yield Operation(
            f"Bring back {name}",
            f"bring back {name}",
            key,
            lambda draft: restore_source(draft, source),
        )
        return
    if here.kind is PartKind.LEFT_OVER:
        if here.was is not None:
            yield Operation(
                "Bring back", "bring back", Key.DELETE, lambda draft: restore_part(draft, part)
            )
        return
    if here.kind is not PartKind.SOURCE_HEADING:
        yield _left_out(chosen, here.text)
    if source is not None:
        name = name_of(draft, source)
        yield Operation(
            f"Leave out {name}", f"leave out {name}", key, lambda draft: drop_source(draft, source)
        )


def _left_out(chosen: Chosen, text: str) -> Operation:
    part, span = chosen.part, chosen.words
    if span is not None and _is_some(text, span):
        return Operation(
            "Leave out these words",
            "leave out words",
            Key.DELETE,
            lambda draft: _without(draft, part, span),
        )
    return Operation(
        "Leave out", "leave out a part", Key.DELETE, lambda draft: drop_part(draft, part)
    )


def _without(draft: PackDraft, part: int, span: Span) -> PackDraft:
    """Leave out some words in a way that remembers what they were."""
    kind = draft.parts[part].kind
    moved = move_span(draft, part, span, PartKind.LEFT_OVER)
    before = bool(draft.parts[part].text[: span.start].strip())
    place = part + before
    parts = list(moved.parts)
    parts[place] = replace(parts[place], was=kind, source=draft.parts[part].source)
    return replace(moved, parts=tuple(parts))
