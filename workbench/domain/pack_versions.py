# SPDX-License-Identifier: MIT
"""What becomes of a pack when a newer version of it comes in.

The newer version says what the sources and the background are. What the student made stays: own
knowledge, answers about where a source comes from, and every source and piece of background that
marks, links, own knowledge or a plan rest on.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from workbench.domain.background import Background, OwnKnowledge
from workbench.domain.identifiers import BackgroundId, SourceId
from workbench.domain.provenance import LABEL
from workbench.domain.sources import Pack, Source


def newer_version(
    kept: Pack,
    newer: Pack,
    *,
    marked: Collection[SourceId],
    used: Collection[BackgroundId],
) -> Pack:
    """Return the pack `kept` as `newer` has it.

    Args:
        kept: The pack as it is here.
        newer: Another version of it.
        marked: The sources with marks.
        used: The pieces of background that plans use and marks are linked with.
    """
    known = {source.id: source for source in kept.sources}
    sources = [
        _with_answers(source, known[source.id])
        if kept.is_received and source.id in known
        else source
        for source in newer.sources
    ]
    new_ids = {source.id for source in newer.sources}
    needed = {*marked, *(own.source_id for own in kept.background.own if own.source_id)}
    sources += [
        replace(source, is_withdrawn=True)
        for source in kept.sources
        if source.id not in new_ids and source.id in needed
    ]
    return replace(
        newer,
        sources=tuple(sources),
        background=_background(kept.background, newer.background, used),
        is_received=kept.is_received,
    )


def as_received(pack: Pack) -> Pack:
    """Return a pack that came from somebody else: what they typed is its content."""
    sources = tuple(
        replace(each, provenance=replace(each.provenance, typed=())) for each in pack.sources
    )
    return replace(pack, sources=sources, is_received=True)


def _with_answers(source: Source, known: Source) -> Source:
    """Return a source of a newer version with what the student typed about the one before."""
    typed = [name for name in known.provenance.typed if name != LABEL]
    values: dict[str, Any] = {name: getattr(known.provenance, name) for name in typed}
    confidence = {
        **source.provenance.confidence,
        **{name: known.provenance.confidence.get(name, 1.0) for name in typed},
    }
    not_given = tuple(name for name in source.provenance.not_given if name not in typed)
    is_label_typed = LABEL in known.provenance.typed and not source.attribution
    provenance = replace(
        source.provenance,
        **values,
        confidence=confidence,
        not_given=not_given,
        typed=(LABEL, *typed) if is_label_typed else tuple(typed),
    )
    attribution = known.attribution if is_label_typed else source.attribution
    return replace(source, provenance=provenance, attribution=attribution)


def _background(kept: Background, newer: Background, used: Collection[BackgroundId]) -> Background:
    """Return the newer background with own knowledge; what is used and it lacks becomes that."""
    own = {each.id: each for each in (*newer.own, *kept.own)}
    there = {each.id for each in newer.entries()}
    for entry in kept.entries():
        if entry.id in used and entry.id not in there and entry.id not in own:
            heading = (entry.heading or "").rstrip(" :")
            text = f"{heading}: {entry.text}" if heading else entry.text
            own[entry.id] = OwnKnowledge(entry.id, text)
    events = {event.id for event in newer.events}
    answers = tuple(each for each in kept.date_answers if events.issuperset(each.events))
    return replace(newer, own=tuple(own.values()), date_answers=answers or newer.date_answers)
