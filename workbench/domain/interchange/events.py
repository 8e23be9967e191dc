# SPDX-License-Identifier: MIT
"""Dated events as JSON: `edtf`, `text` and `from`, and where in the background the words are.

`date_answers` say which of two events that exclude each other a student trusts, and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.domain.background import DateAnswer, Event
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


def answer_to_json(answer: DateAnswer) -> JsonObject:
    """Return an answer as it stands in the list `date_answers` of a background."""
    return {"events": list(answer.events), "trusted": answer.trusted, "why": answer.why}


def answer_from_json(data: Mapping[str, Any]) -> DateAnswer:
    """Return the answer that a JSON object describes."""
    first, second = data["events"]
    trusted = given(data, "trusted")
    return DateAnswer(
        (BackgroundId(first), BackgroundId(second)),
        BackgroundId(trusted) if trusted else None,
        text_of(data, "why") or "",
    )
