# SPDX-License-Identifier: MIT
"""What is known of a moderation as JSON, `planmoderation/1`, and marks on their way.

One marker's marks for the other are of the format `reviewmarks/1`, what came of comparing two such
files is `comparedmarks/1`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from workbench.domain.handed_in.class_table import ClassTable, RowKey
from workbench.domain.interchange.reviews import review_from_json, review_to_json
from workbench.domain.interchange.values import time_of, time_to_json
from workbench.domain.moderation.handing_over import HandedMarks
from workbench.domain.moderation.markers import TwoMarkers
from workbench.domain.moderation.records import (
    LONGEST_NAME,
    LONGEST_REASON,
    Agreed,
    Compared,
    Judgement,
    Marker,
    Moderation,
)
from workbench.domain.review_table import key_of
from workbench.domain.text import canonical, one_line

FORMAT = "planmoderation/1"
MARKS_FORMAT = "reviewmarks/1"
COMPARED_FORMAT = "comparedmarks/1"

JsonObject = dict[str, Any]

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a time that cannot be read."""


def moderation_to_json(moderation: Moderation) -> JsonObject:
    """Return a moderation as JSON."""
    return {
        "format": FORMAT,
        "on": moderation.is_on,
        "marker": moderation.marker.value,
        "first": moderation.first_name,
        "second": moderation.second_name,
        "tolerance": moderation.tolerance,
        "sample": [_key_to_json(each) for each in moderation.sample],
        "compared": [_compared_to_json(each) for each in moderation.compared],
    }


def moderation_from_json(data: JsonObject) -> Moderation:
    """Return the moderation in JSON that fits `planmoderation-1.json`."""
    return Moderation(
        is_on=data["on"],
        marker=Marker(data["marker"]),
        first_name=_name(data["first"]),
        second_name=_name(data["second"]),
        tolerance=data["tolerance"],
        sample=tuple(map(_key_from_json, data["sample"])),
        compared=tuple(map(_compared_from_json, data["compared"])),
    )


def marks_to_json(marks: HandedMarks) -> JsonObject:
    """Return one marker's marks as JSON."""
    return {
        "format": MARKS_FORMAT,
        "name": marks.name,
        "folder": marks.folder,
        "marker": marks.marker.value,
        "compared": [_compared_to_json(each) for each in marks.compared],
        "reviews": [review_to_json(each) for each in marks.reviews],
    }


def marks_from_json(data: JsonObject) -> HandedMarks:
    """Return the marks in JSON that fits `reviewmarks-1.json`."""
    reviews = tuple(map(review_from_json, data["reviews"]))
    return HandedMarks(
        name=_name(data["name"]),
        folder=one_line(data["folder"]),
        reviews=reviews,
        marker=Marker(data["marker"]),
        compared=tuple(map(_compared_from_json, data["compared"])),
    )


def compared_marks_to_json(table: ClassTable, two: TwoMarkers, *, folder: str) -> JsonObject:
    """Return the marks of a folder that were compared; `folder` is the one that was opened."""
    names = {key_of(row): row for row in table.rows}
    moderation = two.moderation
    return {
        "format": COMPARED_FORMAT,
        "folder": folder,
        "first": moderation.first_name,
        "second": moderation.second_name,
        "tolerance": moderation.tolerance,
        "plans": len(two.versions),
        "compared": [
            {
                "student": names[each.key].student,
                "assignment": names[each.key].assignment,
                "version": each.version,
                "first": _judgement_to_json(each.first),
                "second": _judgement_to_json(each.second),
                "difference": each.difference,
                "differs": each.differs(moderation.tolerance),
            }
            for each in two.compared()
        ],
    }


def _key_to_json(key: RowKey) -> JsonObject:
    return {"assignment": key[0], "student": key[1]}


def _key_from_json(data: JsonObject) -> RowKey:
    return data["assignment"], data["student"]


def _compared_to_json(compared: Compared) -> JsonObject:
    agreed = compared.agreed
    return {
        **_key_to_json(compared.key),
        "version": compared.version,
        "first": _judgement_to_json(compared.first),
        "second": _judgement_to_json(compared.second),
        "when": time_to_json(compared.when),
        "agreed": None if agreed is None else _agreed_to_json(agreed),
    }


def _compared_from_json(data: JsonObject) -> Compared:
    agreed = data["agreed"]
    return Compared(
        key=_key_from_json(data),
        version=one_line(data["version"]),
        first=_judgement_from_json(data["first"]),
        second=_judgement_from_json(data["second"]),
        when=time_of(data, "when") or _LONG_AGO,
        agreed=None if agreed is None else _agreed_from_json(agreed),
    )


def _judgement_to_json(judgement: Judgement) -> JsonObject:
    return {"mark": judgement.mark, "out_of": judgement.out_of, "level": judgement.level}


def _judgement_from_json(data: JsonObject) -> Judgement:
    return Judgement(data["mark"], data["out_of"], one_line(data["level"]))


def _agreed_to_json(agreed: Agreed) -> JsonObject:
    return {
        "mark": agreed.mark,
        "level": agreed.level,
        "reason": agreed.reason,
        "by": agreed.by,
        "when": time_to_json(agreed.when),
    }


def _agreed_from_json(data: JsonObject) -> Agreed:
    return Agreed(
        mark=data["mark"],
        level=one_line(data["level"]),
        reason=canonical(data["reason"])[:LONGEST_REASON],
        by=_name(data["by"]),
        when=time_of(data, "when") or _LONG_AGO,
    )


def _name(text: str) -> str:
    return one_line(text)[:LONGEST_NAME]
