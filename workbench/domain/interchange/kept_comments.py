# SPDX-License-Identifier: MIT
"""A teacher's own comments as JSON, format `reviewcomments/1`."""

from __future__ import annotations

from typing import Any

from workbench.domain.interchange.values import time_of, time_to_json
from workbench.domain.kept_comments import CommentBank, KeptComment
from workbench.domain.text import one_line

FORMAT = "reviewcomments/1"

JsonObject = dict[str, Any]


def comments_to_json(bank: CommentBank, *, is_counted: bool) -> JsonObject:
    """Return a bank as JSON; without `is_counted` nothing is told of how often it was used."""
    return {
        "format": FORMAT,
        "comments": [
            {
                "text": each.text,
                "used": each.used if is_counted else 0,
                "last": time_to_json(each.last) if is_counted and each.last else None,
            }
            for each in bank.comments
        ],
    }


def comments_from_json(data: JsonObject) -> CommentBank:
    """Return the bank in JSON that fits `reviewcomments-1.json`; each comment is there once."""
    found: dict[str, KeptComment] = {}
    for each in data["comments"]:
        text = one_line(each["text"])
        if text:
            found.setdefault(text, KeptComment(text, each["used"], time_of(each, "last")))
    return CommentBank(tuple(found.values()))
