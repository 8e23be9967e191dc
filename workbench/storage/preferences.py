# SPDX-License-Identifier: MIT
"""What a student has chosen, in `settings.json` of the library folder.

The file is small and can be read and mended by hand. One that cannot be read never stops anybody
from working: it is put aside, and the defaults hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from workbench import files
from workbench.domain.comfort import (
    LARGEST,
    LETTER_SPACES,
    LINES,
    SMALLEST,
    WORD_SPACES,
    Comfort,
    ReadingFace,
    ThemeChoice,
)
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.plans import ExamEntry, Student
from workbench.domain.revising.cards_a_day import FEWEST, MOST, USUAL
from workbench.storage.location import SETTINGS

NAME = SETTINGS
BROKEN_NAME = "settings.broken.json"

_FORMAT = "settings/1"

_CHOICES: Mapping[str, type[ThemeChoice | ReadingFace]] = MappingProxyType(
    {"theme": ThemeChoice, "face": ReadingFace}
)
_BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "size": (SMALLEST, LARGEST),
        "line": LINES,
        "letter_space": LETTER_SPACES,
        "word_space": WORD_SPACES,
    }
)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Who works here, with which framework, in which language, on which paper, how comfortably.

    `keys` are those that were chosen in place of the usual ones, by the id of what they do;
    `checks_off` are the rules that ask nothing here. `cards_a_day` are the flash cards of a day at
    most.
    """

    student: Student = field(default_factory=Student)
    framework: str = "nopr"
    language: str = "en-GB"
    paper: ExportOptions = field(default_factory=ExportOptions)
    comfort: Comfort = field(default_factory=Comfort)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checks_off: tuple[str, ...] = ()
    exam: ExamEntry = field(default_factory=ExamEntry)
    cards_a_day: int = USUAL


def load_preferences(folder: Path) -> Preferences:
    """Return what was chosen in the library `folder`; the defaults where nothing was.

    A file that is broken is moved aside. A member that is missing, unknown or of another kind does
    not spoil the others.
    """
    path = folder / NAME
    try:
        return _preferences_of(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError, RecursionError):
        _put_aside(path)
        return Preferences()


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep what was chosen; whatever interrupts, there is the old file or the new one.

    Raises:
        LibraryError: the file could not be written.
    """
    data = {"format": _FORMAT, **asdict(preferences)}
    text = json.dumps(data, ensure_ascii=False, indent=2)
    try:
        files.write_durably(folder / NAME, f"{text}\n".encode())
    except OSError as error:
        from workbench.storage.faults import translated

        raise translated(error, folder) from error


def _preferences_of(data: object) -> Preferences:
    if not isinstance(data, dict):
        raise ValueError("settings are a JSON object")  # noqa: TRY004 – as the parser says it
    paper = _known(ExportOptions(), data.get("paper"))
    return Preferences(
        student=Student(**_known(Student(), data.get("student"))),
        paper=ExportOptions(**_with_notes(paper)),
        comfort=_comfort_of(data.get("comfort")),
        keys=_keys_of(data.get("keys")),
        checks_off=_names_of(data.get("checks_off")),
        exam=ExamEntry(**_known(ExamEntry(), data.get("exam"))),
        **{
            name: value
            for name, value in _known(Preferences(), data).items()
            if name in {"framework", "language"} or (name == "cards_a_day" and _is_a_day(value))
        },
    )


def _known(defaults: Any, data: object) -> dict[str, Any]:  # noqa: ANN401 – any dataclass
    """Return those members of `data` that the dataclass of `defaults` has and that fit it."""
    if not isinstance(data, Mapping):
        return {}
    return {
        each.name: data[each.name]
        for each in fields(defaults)
        if each.name in data and _fits(getattr(defaults, each.name), data[each.name])
    }


def _fits(default: object, value: object) -> bool:
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str) if isinstance(default, str) else type(value) is type(default)


def _comfort_of(data: object) -> Comfort:
    chosen: dict[str, Any] = {
        name: _CHOICES[name](value) if name in _CHOICES else value
        for name, value in _known(Comfort(), data).items()
        if _makes_sense(name, value)
    }
    letters = data.get("letters") if isinstance(data, Mapping) else None
    return Comfort(**chosen, letters=letters if isinstance(letters, bool) else None)


def _makes_sense(name: str, value: Any) -> bool:  # noqa: ANN401 – a member of a JSON object
    if name in _CHOICES:
        return value in set(_CHOICES[name])
    low, high = _BOUNDS.get(name, (None, None))
    return name != "letters" and (low is None or high is None or low <= value <= high)


def _is_a_day(cards: int) -> bool:
    return FEWEST <= cards <= MOST


def _keys_of(data: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(data, Mapping):
        return {}
    return {
        name: tuple(keys)
        for name, keys in data.items()
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys)
    }


def _names_of(data: object) -> tuple[str, ...]:
    names = data if isinstance(data, list) else ()
    return tuple(each for each in names if isinstance(each, str))


def _with_notes(paper: dict[str, Any]) -> dict[str, Any]:
    if "notes" not in paper:
        return paper
    known = {place.value: place for place in NotesPlace}
    return {**paper, "notes": known.get(paper["notes"], ExportOptions().notes)}


def _put_aside(path: Path) -> None:
    try:
        files.move(path, path.with_name(BROKEN_NAME))
    except OSError:
        # It stays where it is and is met again; the defaults hold meanwhile.
        return
