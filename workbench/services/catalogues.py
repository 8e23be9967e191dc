# SPDX-License-Identifier: MIT
"""The frameworks and examination boards that ship with the application.

They are data below `resources/`. Each call reads the file anew: it is asked for once per window or
command, and nothing has to be kept in a module.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from workbench import assets
from workbench.domain.enquiries import Board, Level, QuestionType
from workbench.domain.errors import NotFoundError
from workbench.domain.frameworks import Dimension, Framework, Letter, neutral_letter
from workbench.domain.interchange.frameworks import framework_from_json

DEFAULT_FRAMEWORK = "nopr"


def framework(framework_id: str = DEFAULT_FRAMEWORK) -> Framework:
    """Return the bundled framework with this id.

    Raises:
        NotFoundError: there is no such framework.
    """
    if framework_id not in framework_ids():
        raise NotFoundError("framework", framework_id)
    found = framework_from_json(_read(f"frameworks/{framework_id}.json"))
    return replace(found, plain=plain_letters())


def frameworks() -> tuple[Framework, ...]:
    """Return all bundled frameworks, the usual one first, then by name."""
    found = [framework(each) for each in framework_ids()]
    return tuple(sorted(found, key=lambda x: (x.id != DEFAULT_FRAMEWORK, x.name.casefold())))


def plain_letters() -> tuple[Letter, ...]:
    """Return every dimension as a letter of its own, in the order in which they are offered."""
    return tuple(
        replace(
            neutral_letter(Dimension(each["dimension"]), each["prompt"]),
            name=each["name"],
            starters=tuple(each["starters"]),
            later_starters=tuple(each["later_starters"]),
        )
        for each in _read("dimensions/dimensions.json")["dimensions"]
    )


def framework_ids() -> tuple[str, ...]:
    """Return the ids of all bundled frameworks, in alphabetical order."""
    return tuple(sorted(path.stem for path in assets.resource("frameworks").glob("*.json")))


def boards() -> tuple[Board, ...]:
    """Return the examination boards' courses with their kinds of question."""
    return tuple(
        Board(
            key=each["key"],
            title=each["title"],
            questions=tuple(_question(question) for question in each["questions"]),
            short=each["short"],
            codes=tuple(each["codes"]),
            names=tuple(each["names"]),
        )
        for each in _read("boards/boards.json")["boards"]
    )


def board(key: str | None) -> Board | None:
    """Return the board's course with this key, or None."""
    if key is None:
        return None
    return next((each for each in boards() if each.key == key), None)


def _question(data: dict[str, Any]) -> QuestionType:
    return QuestionType(
        id=data["id"],
        stem=data["stem"],
        marks=data["marks"],
        minutes=data["minutes"],
        levels=tuple(
            Level(each["name"], each["low"], each["high"], each["descriptor"])
            for each in data["levels"]
        ),
        number=data["number"],
        uses=data["uses"],
        cues=tuple(data["cues"]),
        is_certain=data["confidence"] == "H",
    )


def _read(name: str) -> Any:  # noqa: ANN401 – JSON
    return json.loads(assets.resource(name).read_text(encoding="utf-8"))
