# SPDX-License-Identifier: MIT
"""What is said when a library does not open: what happened, what is safe, what one can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from workbench.domain.errors import (
    BrokenLibraryError,
    DiskFullError,
    LibraryChangedElsewhereError,
    LibraryError,
    LibraryInUseError,
    LibraryLeftOpenError,
    LibraryMissingError,
    LibraryReadOnlyError,
    LibraryUnwritableError,
    NewerLibraryError,
    NoLibraryHereError,
    NotALibraryError,
    NotPublishedError,
    OtherLibraryError,
)


class Way(StrEnum):
    """What one can do; the value is what stands on the button."""

    NEARBY = "Open that library"
    MAKE = "Make a new library here"
    LOOK = "Look without changing"
    AGAIN = "Try again"
    TAKE_OVER = "Take over"
    RESTORE = "Continue with this copy"
    RESCUE = "Save what can be read"
    SET_ASIDE = "Open what is there"
    OTHER = "Choose another folder"
    SHOW_FOLDER = "Show me the folder"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem in a student's words; the first way on is the one that is suggested.

    `details` is for whoever helps: the kind of the error, the folder, what the system said.
    """

    happened: str
    safe: str
    ways: tuple[Way, ...]
    details: str = ""


def problem_of(error: LibraryError) -> Problem:
    """Return what to say about a library that cannot be opened or written to."""
    if isinstance(error, LibraryInUseError):
        found = _in_use(error)
    elif isinstance(error, NoLibraryHereError):
        found = _none_here(error)
    else:
        kind = next((each for each in type(error).__mro__ if each in _PROBLEMS), LibraryError)
        found = _PROBLEMS[kind]
        if kind is LibraryError:
            found = replace(found, happened=error.message())
    return replace(found, details=_details(error))


def _in_use(error: LibraryInUseError) -> Problem:
    if isinstance(error, LibraryLeftOpenError):
        return Problem(
            f"Your work was left open elsewhere ({error.holder}).",
            "Nobody has worked on it there for a while, and nothing was changed here. If it is "
            "still open on that computer, close it there first: two at once could mix it up.",
            (Way.LOOK, Way.TAKE_OVER, Way.AGAIN, Way.OTHER),
        )
    return Problem(
        f"Your work is open elsewhere ({error.holder}).",
        "Two at once could mix it up, so nothing was changed here. Close it there, or look at it "
        "without changing anything.",
        (Way.LOOK, Way.AGAIN, Way.OTHER),
    )


def _none_here(error: NoLibraryHereError) -> Problem:
    folder, nearby = Path(error.folder), Path(error.nearby)
    if error.nearby:
        return Problem(
            f"There is no library in “{folder.name}” itself, but there is one in “{nearby.name}”.",
            "Nothing was changed.",
            (Way.NEARBY, Way.OTHER, Way.MAKE),
        )
    return Problem(
        f"There is no library in “{folder.name or folder}”.",
        "Nothing was changed. If your library is elsewhere, choose its folder. A new one begins "
        "with the example; where there are other files, it gets a folder of its own.",
        (Way.OTHER, Way.MAKE),
    )


def _details(error: LibraryError) -> str:
    lines = [type(error).__name__, f"Folder: {error.folder}"]
    if error.detail:
        lines.append(f"Detail: {error.detail}")
    cause = error.__cause__
    if cause is not None:
        lines.append(f"Cause: {type(cause).__name__}: {cause}")
    return "\n".join(lines)


_PROBLEMS: Mapping[type, Problem] = MappingProxyType(
    {
        LibraryError: Problem(
            "The library could not be opened.",
            "Nothing in it was changed.",
            (Way.AGAIN, Way.OTHER, Way.SHOW_FOLDER),
        ),
        LibraryReadOnlyError: Problem(
            "This place is read-only.",
            "Your work there is as it was. You can look at it; to go on working, use a library in "
            "a place where you may write.",
            (Way.LOOK, Way.OTHER, Way.AGAIN),
        ),
        LibraryUnwritableError: Problem(
            "The drive did not take the change.",
            "What was kept before is safe. If the drive is a share or a stick, check that it is "
            "still there.",
            (Way.AGAIN, Way.LOOK, Way.OTHER),
        ),
        DiskFullError: Problem(
            "There is no space left where your work is kept.",
            "What was kept before is safe. Delete something you do not need there, such as old "
            "downloads, and try again.",
            (Way.AGAIN, Way.LOOK, Way.OTHER),
        ),
        NewerLibraryError: Problem(
            "This library was made by a newer version of the program.",
            "It was not touched. Open it with that version, or ask for a newer one here.",
            (Way.OTHER, Way.SHOW_FOLDER),
        ),
        NotALibraryError: Problem(
            "There is a file where the library should be, but it is something else.",
            "It was not touched. Choose the folder in which your library is.",
            (Way.OTHER, Way.RESTORE, Way.SHOW_FOLDER),
        ),
        BrokenLibraryError: Problem(
            "The library file is damaged, perhaps by a power cut or a stick pulled out.",
            "It was not touched, and going on with a copy deletes nothing: the damaged file is "
            "put aside.",
            (Way.RESTORE, Way.RESCUE, Way.OTHER, Way.SHOW_FOLDER),
        ),
        LibraryMissingError: Problem(
            "The library file is missing, but its copies are there.",
            "Perhaps it was moved or deleted. Going on with a copy deletes nothing.",
            (Way.RESTORE, Way.AGAIN, Way.OTHER, Way.SHOW_FOLDER),
        ),
        LibraryChangedElsewhereError: Problem(
            "The library was moved or changed by another program while it was open.",
            "To be on the safe side, nothing more is written to it. Open it again to see how it "
            "stands now.",
            (Way.AGAIN, Way.OTHER, Way.SHOW_FOLDER),
        ),
        NotPublishedError: Problem(
            "Your newest work is kept on this PC and not yet in its own place.",
            "It is safe. It goes there by itself as soon as that is possible, also when you open "
            "the library the next time.",
            (Way.AGAIN, Way.SHOW_FOLDER),
        ),
        OtherLibraryError: Problem(
            "There is another library in this place than the one you worked on here.",
            "Neither of them was changed. Bring the right folder or stick; or open what is there, "
            "and the other work is put beside it.",
            (Way.OTHER, Way.SET_ASIDE, Way.AGAIN, Way.SHOW_FOLDER),
        ),
    }
)
