# SPDX-License-Identifier: MIT
"""Corrections of a draft by a person, before anything is stored.

Every function takes a draft and returns another one; the page stays whole in all of them. Parts and
sources are named by their place in `PackDraft.parts` and `PackDraft.sources`. What a person decided
is certain: its confidence becomes 1 and its doubt goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.domain.sources import SourceKind
from workbench.domain.text import Span, one_line
from workbench.importers.arrangement import ENOUGH
from workbench.importers.attribution_cues import score_of
from workbench.importers.draft import (
    OF_A_SOURCE,
    OverrideValue,
    PackDraft,
    Part,
    PartKind,
    SourceDraft,
)
from workbench.importers.headings import heading_in
from workbench.importers.labelling import free_label
from workbench.importers.marks import place_in
from workbench.importers.overrides import OVERRIDABLE
from workbench.importers.page import PICTURE
from workbench.importers.paragraphs import is_terminal

_LONGEST_TITLE = 80
"""Characters of a line that may be the title of a source."""

LEFT_OUT = "left out"
"""Why a part is left over that a person dropped."""


def split_part(draft: PackDraft, part: int, position: int) -> PackDraft:
    """Return the draft with a part cut in two before the character at `position` of its text.

    Raises:
        ValueError: the position is not within the words of the part.
    """
    whole = draft.parts[part]
    before, after = whole.text[:position].rstrip(), whole.text[position:].lstrip()
    if position < 0 or not before or not after:
        raise ValueError(f"no words on both sides of {position}")
    middle = place_in(whole.raw, whole.text, len(whole.text) - len(after))
    halves = (
        replace(whole, raw=whole.raw[:middle], text=before),
        replace(whole, raw=whole.raw[middle:], text=after),
    )
    return _with_parts(draft, part, 1, *halves)


def join_with_next(draft: PackDraft, part: int) -> PackDraft:
    """Return the draft with a part and the next one as one part of the first one's kind.

    Raises:
        ValueError: it is the last part, or a source begins with the next.
    """
    if not 0 <= part < len(draft.parts) - 1:
        raise ValueError("there is no part after this one")
    first, second = draft.parts[part : part + 2]
    if second.kind is PartKind.SOURCE_HEADING:
        raise ValueError("a source begins with the next part")
    between = "\n" if "\n\n" in first.raw[len(first.raw.rstrip()) :] else " "
    text = between.join(text for text in (first.text, second.text) if text)
    joined = replace(first, raw=first.raw + second.raw, text=text, confidence=1.0, why=None)
    return _with_parts(draft, part, 2, joined)


def change_kind(draft: PackDraft, part: int, kind: PartKind) -> PackDraft:
    """Return the draft with a part as another kind; what needs a source gets the nearest one.

    A part that becomes a source heading begins a source; one that is no source heading any longer
    gives what stands below it to the source above.

    Raises:
        ValueError: the kind needs a source and the page has none.
    """
    old = draft.parts[part]
    if old.kind is kind:
        return draft
    if kind is PartKind.SOURCE_HEADING:
        return begin_source(draft, part)
    if old.kind is PartKind.SOURCE_HEADING:
        draft = _without_heading(draft, part)
        old = draft.parts[part]
    source = _nearest_source(draft, part) if kind in OF_A_SOURCE else None
    why = LEFT_OUT if kind is PartKind.LEFT_OVER else None
    changed = replace(old, kind=kind, source=source, confidence=1.0, why=why, was=None)
    return _with_parts(draft, part, 1, changed)


def move_span(draft: PackDraft, part: int, span: Span, kind: PartKind) -> PackDraft:
    """Return the draft with some words of a part as a part of their own, of another kind.

    Raises:
        ValueError: there are no words in the span, or the kind needs a source and there is none.
    """
    text = draft.parts[part].text
    words = span.of(text)
    if not words.strip():
        raise ValueError("no words in the span")
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    if text[end:].strip():
        draft = split_part(draft, part, end)
    if text[:start].strip():
        draft = split_part(draft, part, start)
        part += 1
    return change_kind(draft, part, kind)


def begin_source(
    draft: PackDraft, part: int, *, heading: str = "Source", label: str | None = None
) -> PackDraft:
    """Return the draft with a source that begins at a part; the source before it ends there.

    Noun and label are read from the words of the part where it is a heading; such a part becomes a
    source heading. Any other keeps its words as text of the new source, or a short line as its
    title; the label is then the next free one, and a part below that is clearly an attribution and
    belongs to no source yet is taken along.
    """
    old = draft.parts[part]
    read = heading_in(old.text)
    above = _source_above(draft, part)
    place = 0 if above is None else above + 1
    new = SourceDraft(
        read.noun if read else heading,
        label or (read.label if read else _label_in(draft, heading)),
    )
    draft = _renumbered(draft, lambda source: source + (source >= place))
    kind = PartKind.SOURCE_HEADING if read else _kind_in_new_source(old)
    parts = list(draft.parts)
    for index in range(part, len(parts)):
        belongs = old.source is not None and parts[index].source == above
        if index == part or belongs:
            parts[index] = replace(parts[index], source=place)
    parts[part] = replace(parts[part], kind=kind, confidence=1.0, why=None, was=None)
    below = parts[part + 1] if part + 1 < len(parts) else None
    if not read and below and below.source is None and score_of(below.text) >= ENOUGH:
        parts[part + 1] = replace(
            below, kind=PartKind.ATTRIBUTION, source=place, why=None, was=None
        )
    sources = (*draft.sources[:place], new, *draft.sources[place:])
    return replace(draft, parts=tuple(parts), sources=sources)


def merge_sources(draft: PackDraft, source: int, other: int) -> PackDraft:
    """Return the draft with everything of `other` belonging to `source`; its heading is left over.

    Raises:
        ValueError: it is the same source.
    """
    if source == other:
        raise ValueError("a source cannot be merged with itself")
    parts = tuple(
        _as_left_over(part, "a heading of a merged source")
        if part.source == other and part.kind is PartKind.SOURCE_HEADING
        else replace(part, source=source)
        if part.source == other
        else part
        for part in draft.parts
    )
    return _without_source(replace(draft, parts=parts), other)


def relabel(draft: PackDraft, source: int, label: str, *, heading: str | None = None) -> PackDraft:
    """Return the draft with another label, and another noun before it where one is given.

    Raises:
        ValueError: the label is empty.
    """
    if not label.strip():
        raise ValueError("a source needs a label")
    old = draft.sources[source]
    return _with_source(
        draft,
        source,
        replace(
            old,
            label=label.strip(),
            heading=heading or old.heading,
            confidence=1.0,
            has_free_label=False,
        ),
    )


def drop_source(draft: PackDraft, source: int) -> PackDraft:
    """Return the draft with a source left out; it can be restored."""
    return _with_source(draft, source, replace(draft.sources[source], is_left_out=True))


def restore_source(draft: PackDraft, source: int) -> PackDraft:
    """Return the draft with a source that was left out taken in again."""
    return _with_source(draft, source, replace(draft.sources[source], is_left_out=False))


def drop_part(draft: PackDraft, part: int) -> PackDraft:
    """Return the draft with a part left over; it can be restored.

    Raises:
        ValueError: a source begins with the part; the whole source can be dropped instead.
    """
    old = draft.parts[part]
    if old.kind is PartKind.SOURCE_HEADING:
        raise ValueError("a source begins with this part")
    if old.kind is PartKind.LEFT_OVER:
        return draft
    dropped = replace(old, kind=PartKind.LEFT_OVER, why=LEFT_OUT, was=old.kind)
    return _with_parts(draft, part, 1, dropped)


def restore_part(draft: PackDraft, part: int) -> PackDraft:
    """Return the draft with a dropped part as what it was before."""
    old = draft.parts[part]
    if old.was is None:
        return draft
    return _with_parts(draft, part, 1, replace(old, kind=old.was, why=None, was=None))


def describe_picture(draft: PackDraft, source: int, words: str) -> PackDraft:
    """Return the draft with what a person says the picture of a source shows."""
    description = " ".join(words.split())
    return _with_source(draft, source, replace(draft.sources[source], description=description))


def stands_for_picture(part: Part) -> bool:
    """Tell whether a part is a picture and has no words of its own."""
    return PICTURE in part.raw and not part.text.strip(f"{PICTURE} \n")


def set_title(draft: PackDraft, title: str) -> PackDraft:
    """Return the draft with another title.

    Raises:
        ValueError: the title is empty.
    """
    words = one_line(title)
    if not words:
        raise ValueError("a pack needs a title")
    return replace(draft, title=words)


def set_source_kind(draft: PackDraft, source: int, kind: SourceKind) -> PackDraft:
    """Return the draft with a source that is from the time, or a later view, beyond doubt."""
    return _with_source(
        draft, source, replace(draft.sources[source], kind=kind, kind_is_certain=True)
    )


def set_provenance(draft: PackDraft, source: int, name: str, value: OverrideValue) -> PackDraft:
    """Return the draft with a field of the provenance overruled; None says “not given”.

    Raises:
        KeyError: there is no such field.
    """
    if name not in OVERRIDABLE:
        raise KeyError(name)
    old = draft.sources[source]
    return _with_source(draft, source, replace(old, overrides={**old.overrides, name: value}))


def clear_provenance(draft: PackDraft, source: int, name: str) -> PackDraft:
    """Return the draft with a field of the provenance as the page gives it again."""
    old = draft.sources[source]
    rest = {key: value for key, value in old.overrides.items() if key != name}
    return _with_source(draft, source, replace(old, overrides=rest))


def _with_parts(draft: PackDraft, place: int, count: int, *parts: Part) -> PackDraft:
    return replace(draft, parts=(*draft.parts[:place], *parts, *draft.parts[place + count :]))


def _with_source(draft: PackDraft, place: int, source: SourceDraft) -> PackDraft:
    sources = list(draft.sources)
    sources[place] = source
    return replace(draft, sources=tuple(sources))


def _as_left_over(part: Part, why: str) -> Part:
    return replace(part, kind=PartKind.LEFT_OVER, source=None, confidence=1.0, why=why, was=None)


def _source_above(draft: PackDraft, part: int) -> int | None:
    """Return the last source that begins before a part or goes on in it."""
    seen = [p.source for p in draft.parts[: part + 1] if p.source is not None]
    own = draft.parts[part].source
    return own if own is not None else max(seen, default=None)


def _kind_in_new_source(part: Part) -> PartKind:
    """Return what a part that is no heading is in the source that begins with it."""
    if stands_for_picture(part):
        return PartKind.PICTURE
    if part.kind in OF_A_SOURCE and part.kind is not PartKind.SOURCE_HEADING:
        return part.kind
    is_line = len(part.text) <= _LONGEST_TITLE and not is_terminal(part.text)
    return PartKind.SOURCE_TITLE if is_line else PartKind.BODY


def _label_in(draft: PackDraft, heading: str) -> str:
    return free_label([source.label for source in draft.sources if source.heading == heading])


def _nearest_source(draft: PackDraft, part: int) -> int:
    own = draft.parts[part].source
    if own is not None:
        return own
    for other in (*reversed(draft.parts[:part]), *draft.parts[part + 1 :]):
        if other.source is not None:
            return other.source
    raise ValueError("the page has no source this could belong to")


def _renumbered(draft: PackDraft, number: Callable[[int], int]) -> PackDraft:
    return replace(
        draft,
        parts=tuple(
            part if part.source is None else replace(part, source=number(part.source))
            for part in draft.parts
        ),
    )


def _without_source(draft: PackDraft, place: int) -> PackDraft:
    """Return the draft without a source to which no part belongs any longer."""
    sources = (*draft.sources[:place], *draft.sources[place + 1 :])
    draft = _renumbered(draft, lambda source: source - (source > place))
    return replace(draft, sources=sources)


def _without_heading(draft: PackDraft, part: int) -> PackDraft:
    """Give what stands below a heading to the source above, or to the story where there is none."""
    source = draft.parts[part].source
    if source is None:
        return draft
    above = source - 1
    parts = tuple(
        p
        if p.source != source
        else replace(p, source=above)
        if above >= 0
        else replace(p, source=None, kind=PartKind.PARAGRAPH)
        for p in draft.parts
    )
    return _without_source(replace(draft, parts=parts), source)
