# SPDX-License-Identifier: MIT
"""What the user or the machine caused and somebody can put right; anything else is a bug.

Each error carries values. `message` turns them into one plain sentence that says what happened and
what to do, in the words of the classroom.
"""

from __future__ import annotations

from typing_extensions import override

from workbench.domain.text import one_line


class WorkbenchError(Exception):
    """Something the user or the machine can put right."""

    def message(self) -> str:
        """Return one plain sentence: what happened and what to do."""
        return str(self)


class UnreadableFileError(WorkbenchError):
    """A file to bring in is missing, locked, empty or not what its name promises."""

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason, self.remedy = name, reason, remedy

    @override
    def message(self) -> str:
        """Return what is wrong with the file and what to do."""
        return f"“{one_line(self.name)}” {self.reason}; {self.remedy}."


class NoSourcesError(WorkbenchError):
    """A page was read but holds nothing that a pack could be made of."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    @override
    def message(self) -> str:
        """Return what was looked for and how such a page should look."""
        return (
            f"“{self.name}” has no sources and no background that could be found; "
            "give each source a line of its own such as “Source A” and bring the page in again."
        )


class InvalidDocumentError(WorkbenchError):
    """A JSON document is not a pack, a plan or annotations as the project defines them."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name, self.problem = name, problem

    @override
    def message(self) -> str:
        """Return which part of which document is wrong."""
        return f"“{self.name}” cannot be used because {self.problem}; nothing was changed."


class NotFoundError(WorkbenchError):
    """Something was asked for by an id or a title that the library does not have."""

    def __init__(self, kind: str, wanted: str) -> None:
        super().__init__(f"{kind} {wanted}")
        self.kind, self.wanted = kind, wanted

    @override
    def message(self) -> str:
        """Return what was not found."""
        return f"There is no {self.kind} “{self.wanted}” in this library; check the name or the id."


class PackKnownError(WorkbenchError):
    """A pack is brought in that the library has already."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title

    @override
    def message(self) -> str:
        """Return that the pack is there already."""
        return f"The pack “{self.title}” is in this library already; nothing was changed."


class IdTakenError(WorkbenchError):
    """Something comes in under an id that the library uses for something else."""

    def __init__(self, kind: str, taken: str) -> None:
        super().__init__(f"{kind} {taken}")
        self.kind, self.taken = kind, taken

    @override
    def message(self) -> str:
        """Return what has that id already."""
        return (
            f"The {self.kind} “{self.taken}” belongs to another pack of this library; "
            "nothing was changed."
        )


class AmbiguousNameError(WorkbenchError):
    """A title fits more than one pack or plan."""

    def __init__(self, kind: str, wanted: str, ids: tuple[str, ...]) -> None:
        super().__init__(f"{kind} {wanted}")
        self.kind, self.wanted, self.ids = kind, wanted, ids

    @override
    def message(self) -> str:
        """Return how to name the right one."""
        ids = ", ".join(self.ids)
        return f"More than one {self.kind} is called “{self.wanted}”; use one of the ids {ids}."


class AnnotationOutsideTextError(WorkbenchError):
    """A mark points to words, or to a part of a picture, that its source does not have."""

    def __init__(self, source_label: str, part: str, wanted: str) -> None:
        super().__init__(f"{source_label} {part}: {wanted}")
        self.source_label, self.part, self.wanted = source_label, part, wanted

    @override
    def message(self) -> str:
        """Return which mark does not fit which text."""
        return (
            f"A mark does not fit the {self.part} of Source {self.source_label}: {self.wanted}; "
            "nothing was changed."
        )


class UnknownReferenceError(WorkbenchError):
    """A plan or an annotation names something that its pack does not have."""

    def __init__(self, what: str, reference: str, where: str) -> None:
        super().__init__(f"{where}: {what} {reference}")
        self.what, self.reference, self.where = what, reference, where

    @override
    def message(self) -> str:
        """Return the reference that leads nowhere."""
        return (
            f"{self.where} names the {self.what} “{self.reference}”, which this pack does not "
            "have; nothing was changed."
        )


class InvalidOptionError(WorkbenchError):
    """A value was asked for that there is no use for."""

    def __init__(self, option: str, value: str, allowed: str) -> None:
        super().__init__(f"{option} {value}")
        self.option, self.value, self.allowed = option, value, allowed

    @override
    def message(self) -> str:
        """Return which values there are."""
        return f"The {self.option} cannot be “{self.value}”; choose {self.allowed}."


class NothingToUndoError(WorkbenchError):
    """The undo journal has no step in the wanted direction."""

    def __init__(self, direction: str) -> None:
        super().__init__(direction)
        self.direction = direction

    @override
    def message(self) -> str:
        """Return that there is nothing left to undo or redo."""
        return f"There is nothing left to {self.direction}."


class LibraryError(WorkbenchError):
    """The library folder cannot be used as it is."""

    def __init__(self, folder: str, detail: str = "") -> None:
        super().__init__(f"{folder}: {detail}" if detail else folder)
        self.folder, self.detail = folder, detail


class LibraryInUseError(LibraryError):
    """Another program has the library open for writing."""

    def __init__(self, folder: str, holder: str) -> None:
        super().__init__(folder, holder)
        self.holder = holder

    @override
    def message(self) -> str:
        """Return who has the library open."""
        return (
            f"Your work in “{self.folder}” is open elsewhere ({self.holder}); "
            "close it there and try again."
        )


class LibraryLeftOpenError(LibraryInUseError):
    """The library was not closed elsewhere, and nobody there has shown a sign of life since."""

    @override
    def message(self) -> str:
        """Return who left it open and the two ways on."""
        return (
            f"Your work in “{self.folder}” was left open elsewhere ({self.holder}); "
            "look at it without changing it, or use “--take-over” if nobody works on it there."
        )


class LibraryReadOnlyError(LibraryError):
    """The place of the library cannot be written to."""

    @override
    def message(self) -> str:
        """Return that nothing can be kept there."""
        return (
            f"“{self.folder}” is read-only, so nothing was changed; "
            "choose a library in a place where you may write."
        )


class LibraryUnwritableError(LibraryError):
    """A change could not be kept although the place can be written to in principle."""

    @override
    def message(self) -> str:
        """Return why the change was not kept."""
        return f"The change was not kept in “{self.folder}”: {self.detail}."


class DiskFullError(LibraryError):
    """There is no room left where a file has to be written."""

    @override
    def message(self) -> str:
        """Return that room is needed."""
        return (
            f"There is no space left for “{self.folder}”, so nothing was changed; "
            "make room or choose another place."
        )


class NewerLibraryError(LibraryError):
    """The library was made by a newer version, whose format is not known here."""

    @override
    def message(self) -> str:
        """Return that a newer version is needed."""
        return (
            f"The library “{self.folder}” was made by a newer version and was not touched; "
            "open it with that version."
        )


class NotALibraryError(LibraryError):
    """The file in the library's place is something else."""

    @override
    def message(self) -> str:
        """Return that the folder holds no library of ours."""
        return (
            f"“{self.folder}” holds a library.db that is not a Source Workbench library "
            "and was not touched; choose another folder."
        )


class BrokenLibraryError(LibraryError):
    """The library file is damaged."""

    @override
    def message(self) -> str:
        """Return that a copy has to be put back."""
        return (
            f"The library in “{self.folder}” is damaged and was not touched; "
            "put back a copy with “restore”."
        )


class LibraryMissingError(LibraryError):
    """The folder was a library, but its file is gone."""

    @override
    def message(self) -> str:
        """Return that a copy has to be put back."""
        return (
            f"The library.db in “{self.folder}” is missing although its copies are there; "
            "put back a copy with “restore”."
        )


class NoLibraryHereError(LibraryError):
    """A folder was chosen in which there is no library; `nearby` is the folder of one, or empty."""

    def __init__(self, folder: str, nearby: str = "") -> None:
        super().__init__(folder, f"one is in {nearby}" if nearby else "")
        self.nearby = nearby

    @override
    def message(self) -> str:
        """Return where there is none, and where there is one."""
        if self.nearby:
            return f"There is no library in “{self.folder}”, but one in “{self.nearby}”."
        return f"There is no library in “{self.folder}”; choose another folder, or make one there."


class LibraryChangedElsewhereError(LibraryError):
    """Another program wrote to, moved or replaced the library file while it was open."""

    @override
    def message(self) -> str:
        """Return that the file is no longer the one that was opened."""
        return (
            f"The library in “{self.folder}” was moved or changed by another program; "
            "close it and open it again."
        )


class NotPublishedError(LibraryError):
    """What is kept on this PC could not be put where the library belongs yet."""

    @override
    def message(self) -> str:
        """Return where the newest work is and that nothing has to be done for it."""
        return (
            f"Your newest work is kept on this PC and not yet in “{self.folder}” because "
            f"{self.detail}; it goes there by itself as soon as that is possible, also when you "
            "open it the next time."
        )


class OtherLibraryError(LibraryError):
    """A folder holds one library, and work that belongs there is of another."""

    @override
    def message(self) -> str:
        """Return the two ways on."""
        return (
            f"“{self.folder}” holds another library than {self.detail}; bring the right folder or "
            "stick, or use “--set-aside” to open what is there and keep the other work beside it."
        )


class OnlyLookingError(WorkbenchError):
    """A change is asked for where nothing can be changed: only looked at, or not open at all."""

    def __init__(self, library: str, *, is_open: bool) -> None:
        super().__init__(library)
        self.library, self.is_open = library, is_open

    @override
    def message(self) -> str:
        """Return why nothing can be changed and what to do."""
        if self.is_open:
            return (
                f"You are only looking at “{self.library}”, so nothing was changed; "
                "“Try again” opens it for changes when that is possible."
            )
        return (
            f"“{self.library}” is not open, so nothing was changed; "
            "“Try again” opens it when that is possible."
        )


class BackupUnusableError(WorkbenchError):
    """A copy of a library is not complete or was changed after it was made."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name, self.detail = name, detail

    @override
    def message(self) -> str:
        """Return why the copy cannot be put back."""
        return f"The copy “{self.name}” cannot be put back because {self.detail}; choose another."


class OutputUnwritableError(WorkbenchError):
    """A file could not be written; what stood there before still stands there."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason

    @override
    def message(self) -> str:
        """Return why the file was not written."""
        return (
            f"“{self.name}” was not written because {self.reason}; your work is safe in the "
            "library, so choose another place and try again."
        )
