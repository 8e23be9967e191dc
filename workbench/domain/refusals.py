# SPDX-License-Identifier: MIT
"""Why the content of a pack is not changed; nothing was changed then."""

from __future__ import annotations

from typing_extensions import override

from workbench.domain.errors import UnreadableFileError, WorkbenchError
from workbench.domain.saying import counted
from workbench.domain.text import one_line


class TextChangedError(WorkbenchError):
    """A text was corrected that is not the one that is kept by now."""

    def __init__(self, source: str, part: str) -> None:
        super().__init__(f"{part} of {source}")
        self.source, self.part = source, part

    @override
    def message(self) -> str:
        """Return why nothing was kept and what to do."""
        return (
            f"The {self.part} of {self.source} was changed meanwhile, so this correction was not "
            "kept; look at it and correct it again."
        )


class ReceivedPackError(WorkbenchError):
    """The content of a pack is to be changed that came from somebody else."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title

    @override
    def message(self) -> str:
        """Return why nothing was changed and what to do."""
        return (
            f"“{self.title}” came from somebody else, so it is not changed here; "
            "“Make it my own copy” lets you change it."
        )


class OlderPackError(WorkbenchError):
    """A pack file holds an older version of a pack than the one that is here."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title

    @override
    def message(self) -> str:
        """Return which version is kept."""
        return (
            f"This file holds an older version of “{self.title}” than the one you have, "
            "so nothing was changed."
        )


class LinkRefusedError(WorkbenchError):
    """Two things are to be joined that cannot be, or are already; `why` is half a sentence."""

    def __init__(self, one: str, other: str, why: str) -> None:
        super().__init__(f"{one}, {other}: {why}")
        self.one, self.other, self.why = one, other, why

    @override
    def message(self) -> str:
        """Return why no link was made and what to do."""
        return f"{self.one} and {self.other} {self.why}."


class OtherPlanError(WorkbenchError):
    """A file is brought back whose plan is not in this library, or is that of somebody else.

    `why` is half a sentence, `remedy` says what to do.
    """

    def __init__(self, name: str, why: str, remedy: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name, self.why, self.remedy = name, why, remedy

    @override
    def message(self) -> str:
        """Return why nothing was taken out of the file and what to do."""
        return f"“{one_line(self.name)}” {self.why}, so nothing was changed; {self.remedy}."


class NoPlanInsideError(UnreadableFileError):
    """A PDF that should be a plan of ours has none inside."""

    def __init__(self, name: str) -> None:
        remedy = "choose the PDF of the plan that your teacher gave back"
        super().__init__(name, "has no plan of this program in it", remedy)


class UnsettledMarksError(WorkbenchError):
    """Two markers differ on some plans, and have not agreed on a mark yet."""

    def __init__(self, count: int) -> None:
        super().__init__(str(count))
        self.count = count

    @override
    def message(self) -> str:
        """Return why nothing goes back to students and what to do."""
        plans = counted(self.count, "plan")
        return (
            f"Two markers differ on {plans}, so nothing was given back; agree on a mark in Review, "
            "or end the moderation there."
        )
