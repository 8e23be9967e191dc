# SPDX-License-Identifier: MIT
"""Dated events as JSON: `edtf`, `text` and `from`, and where in the background the words are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.domain.background import Event
from workbench.domain.identifiers import BackgroundId
from workbench.domain.interchange.values import given, text_of
from workbench.domain.text import Span

JsonObject = dict[str, Any]


def event_to_json(event: Event) -> JsonObject:
    """Return an event as it stands in the list `events` of a background."""
    words = event.words
    return {
        "id": event.id,
        "edtf": event.edtf,
        "text": event.text,
        "from": event.origin,
        **({"entry": event.entry} if event.entry is not None else {}),
        **({"words": {"start": words.start, "end": words.end}} if words is not None else {}),
    }


def event_from_json(data: Mapping[str, Any], event_id: BackgroundId) -> Event:
    """Return the event that a JSON object describes; words that are no stretch are left out."""
    entry, words = given(data, "entry"), data.get("words")
    is_stretch = words is not None and words["start"] < words["end"]
    return Event(
        event_id,
        given(data, "edtf"),
        text_of(data, "text") or "",
        text_of(data, "from"),
        BackgroundId(entry) if entry else None,
        Span(words["start"], words["end"]) if words is not None and is_stretch else None,
    )
