# SPDX-License-Identifier: MIT
"""Why the content of a pack is not changed; nothing was changed then."""

from __future__ import annotations

from typing_extensions import override

from workbench.domain.errors import WorkbenchError


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
