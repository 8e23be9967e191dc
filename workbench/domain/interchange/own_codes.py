# SPDX-License-Identifier: MIT
"""A teacher's own codes as JSON, format `owncodes/1`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbench.domain.own_codes import OwnCodes
from workbench.domain.reviews import Code
from workbench.domain.text import one_line

FORMAT = "owncodes/1"

JsonObject = dict[str, Any]


def own_codes_to_json(codes: OwnCodes) -> JsonObject:
    """Return a teacher's codes as JSON."""
    return {
        "format": FORMAT,
        "codes": [_to_json(each) for each in codes.own],
        "changed": [_to_json(each) for each in codes.changed],
        "hidden": list(codes.hidden),
        "order": list(codes.order),
    }


def own_codes_from_json(data: JsonObject) -> OwnCodes:
    """Return the codes in JSON that fits `owncodes-1.json`; each is there once."""
    return OwnCodes(
        _codes(data["codes"]),
        _codes(data["changed"]),
        _names(data["hidden"]),
        _names(data["order"]),
    )


def _to_json(code: Code) -> JsonObject:
    return {
        "code": code.code,
        "meaning": code.meaning,
        "next": code.next_step,
        "praise": code.praises,
    }


def _codes(data: Iterable[JsonObject]) -> tuple[Code, ...]:
    found: dict[str, Code] = {}
    for each in data:
        name, meaning, step = (one_line(each[key]) for key in ("code", "meaning", "next"))
        if name and meaning:
            is_praise = each["praise"] and not step
            found.setdefault(name, Code(name, meaning, step, asks=not is_praise and not step))
    return tuple(found.values())


def _names(data: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in data if (name := one_line(each))))
