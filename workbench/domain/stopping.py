# SPDX-License-Identifier: MIT
"""What ends before it is done because somebody wished so."""

from __future__ import annotations

from typing_extensions import override

from workbench.domain.errors import WorkbenchError


class ReadingStoppedError(WorkbenchError):
    """Somebody stopped the reading of a file."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    @override
    def message(self) -> str:
        """Return that it was stopped."""
        return f"Reading “{self.name}” was stopped; nothing of it was kept."
