# SPDX-License-Identifier: MIT
"""Words on their way from a file into a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

HIDDEN = "Words that are hidden in the document were left away."
"""Is said where a document holds words that nobody sees: teachers hide answers that way."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are read; a line feed ends a line."""

    text: str
    is_bold: bool = False
