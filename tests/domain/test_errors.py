# SPDX-License-Identifier: MIT
from __future__ import annotations

import inspect

import pytest

from workbench.domain import errors, refusals

BASES = {errors.WorkbenchError, errors.LibraryError}
ERRORS = [
    each
    for module in (errors, refusals)
    for _, each in inspect.getmembers(module, inspect.isclass)
    if each.__module__ == module.__name__
    and issubclass(each, errors.WorkbenchError)
    and each not in BASES
]


def example_of(kind: type[errors.WorkbenchError]) -> errors.WorkbenchError:
    parameters = list(inspect.signature(kind).parameters)
    values = {name: ("one", "two") if name == "ids" else f"The {name}" for name in parameters}
    return kind(**values)


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_is_told_in_one_plain_sentence(kind):
    message = example_of(kind).message()
    assert message[0].isupper() or message[0] == "“"
    assert message.endswith(".")
    assert ". " not in message
    assert "\n" not in message
    assert not {"failed", "invalid", "error", "!"} & set(message.lower().split())


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_names_what_it_is_about(kind):
    error = example_of(kind)
    assert any(str(value) in error.message() for value in vars(error).values() if value)
