# SPDX-License-Identifier: MIT
"""Readings of a mark for other enquiries as JSON, in a Web Annotation and in the library alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.domain.annotations import Direction, Reading, Weight
from workbench.domain.identifiers import EnquiryId
from workbench.domain.interchange.values import given


def readings_to_json(readings: Iterable[Reading]) -> list[dict[str, str]]:
    """Return readings as objects; what is not written or chosen is left out."""
    return [
        {
            name: value
            for name, value in (
                ("enquiry", each.enquiry_id),
                ("inference", each.inference),
                ("so_what", each.so_what),
                ("direction", each.direction.value if each.direction else None),
                ("weight", each.weight.value if each.weight else None),
            )
            if value
        }
        for each in readings
    ]


def readings_from_json(data: Iterable[Mapping[str, Any]]) -> tuple[Reading, ...]:
    """Return the readings that objects describe, one for each enquiry, in the order of their ids.

    Expects data that fits the schema `annotation.json`; of two for one enquiry the first counts.
    Texts are taken as they are.
    """
    readings: dict[EnquiryId | None, Reading] = {}
    for each in data:
        enquiry = EnquiryId(each["enquiry"]) if given(each, "enquiry") else None
        reading = Reading(
            enquiry,
            each.get("inference") or "",
            each.get("so_what") or "",
            Direction(each["direction"]) if given(each, "direction") else None,
            Weight(each["weight"]) if given(each, "weight") else None,
        )
        if not reading.is_empty:
            readings.setdefault(enquiry, reading)
    return tuple(readings[key] for key in sorted(readings, key=lambda key: key or ""))
