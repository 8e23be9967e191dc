# SPDX-License-Identifier: MIT
"""Read a JSON document from outside: bounded, and checked against the project's schemas.

Such a file is hostile until proven otherwise. It may be huge, nested without end, hold numbers of a
million digits, or simply be something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from workbench import assets
from workbench.domain.errors import InvalidDocumentError, UnreadableFileError

SIZE_LIMIT = 20 * 1024 * 1024
"""Bytes: room for 10,000 marks with long notes."""

DEPTH_LIMIT = 50

LARGEST_NUMBER = 2**53
"""Whole numbers up to here are the same in every JSON reader."""

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_json_document(path: Path, schema: str) -> Any:  # noqa: ANN401 – JSON
    """Return the content of a JSON file that fits `schema`, a name below `resources/schemas`.

    Raises:
        UnreadableFileError: the file is missing, locked, empty, too large or not UTF-8.
        InvalidDocumentError: the file is no JSON or does not fit the schema.
    """
    return parse_json_document(_bytes_of(path), schema, name=path.name)


def parse_json_document(data: bytes, schema: str, *, name: str) -> Any:  # noqa: ANN401 – JSON
    """Return JSON that arrived as bytes and fits `schema`; `name` is used in messages.

    Raises:
        InvalidDocumentError: the bytes are no JSON or do not fit the schema.
    """
    value = well_formed(data, name=name)
    check_json(value, schema, name=name)
    return value


def well_formed(data: bytes, *, name: str) -> Any:  # noqa: ANN401 – JSON
    """Return JSON that arrived as bytes; what is in it is still to be checked by `check_json`.

    Raises:
        InvalidDocumentError: the bytes are no JSON.
    """
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise InvalidDocumentError(name, "it is not well-formed JSON in UTF-8") from error


def check_json(value: Any, schema: str, *, name: str) -> None:  # noqa: ANN401 – JSON
    """Check that JSON can be kept and fits `schema`.

    Raises:
        InvalidDocumentError: it cannot, or does not.
    """
    fault = _fault_in(value)
    if fault is not None:
        raise InvalidDocumentError(name, fault)
    _check(value, schema, name)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise UnreadableFileError(path.name, "was not found", "check its name") from error
    except OSError as error:
        raise UnreadableFileError(
            path.name, "cannot be read", "close it in other programs or copy it elsewhere"
        ) from error
    if len(data) > SIZE_LIMIT:
        raise UnreadableFileError(path.name, "is larger than 20 MB", "choose a smaller file")
    if not data.strip():
        raise UnreadableFileError(path.name, "is empty", "choose another file")
    return data


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _fault_in(value: Any) -> str | None:  # noqa: ANN401 – JSON
    """Return why a value cannot be kept although it is JSON, or None where it can."""
    level: list[Any] = [[value]]
    for _ in range(DEPTH_LIMIT):
        inner: list[Any] = []
        for holder in level:
            for each in _children_of(holder):
                kind = type(each)
                if kind is str:
                    if not each.isascii() and _LONE_SURROGATE.search(each):
                        return "it holds half a character"
                elif kind is int:
                    if abs(each) > LARGEST_NUMBER:
                        return "it holds a number that is too large"
                elif kind is dict or kind is list:
                    inner.append(each)
        if not inner:
            return None
        level = inner
    return "it is nested too deeply"


def _children_of(holder: Any) -> Iterable[Any]:  # noqa: ANN401 – JSON
    return chain(holder, holder.values()) if type(holder) is dict else holder


def _check(value: Any, schema: str, name: str) -> None:  # noqa: ANN401 – JSON
    # Imported here because it is slow to import and only needed for files from outside.
    import fastjsonschema

    try:
        _validator(schema, is_told_where=False)(value)
    except fastjsonschema.JsonSchemaValueException:
        _refuse(value, schema, name)


def _refuse(value: Any, schema: str, name: str) -> NoReturn:  # noqa: ANN401 – JSON
    """Say where and why a value does not fit, which takes longer than to see that."""
    import fastjsonschema

    try:
        _validator(schema, is_told_where=True)(value)
    except fastjsonschema.JsonSchemaValueException as error:
        place = str(error.name).removeprefix("data").lstrip(".") or "the document"
        problem = str(error.message).removeprefix(str(error.name)).strip()
        raise InvalidDocumentError(name, f"{place} {problem}") from error
    raise InvalidDocumentError(name, "its parts do not fit together")


@cache
def _validator(schema: str, *, is_told_where: bool) -> Callable[[Any], Any]:
    """Return what checks JSON against a schema.

    Most that fits is tried against alternatives first that it does not fit: to say of each where
    and why takes two thirds of the time. With `const` in a schema fastjsonschema 2.22 cannot leave
    that out, so ours have an `enum` with one value instead.
    """
    import fastjsonschema

    compiled: Callable[[Any], Any] = fastjsonschema.compile(
        _schema(schema),
        use_default=False,
        handlers={"": _schema},
        detailed_exceptions=is_told_where,
    )
    return compiled


def _schema(reference: str) -> Any:  # noqa: ANN401 – JSON
    text = assets.resource(f"schemas/{reference}").read_text(encoding="utf-8")
    return json.loads(text, object_hook=_without_words)


def _without_words(definition: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is written for people: it would stand in the code beside every rule."""
    return {
        name: value
        for name, value in definition.items()
        if name not in {"title", "description"} or not isinstance(value, str)
    }
