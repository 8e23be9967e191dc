# SPDX-License-Identifier: MIT
"""Bold words at the beginning of a paragraph that name a source."""

from __future__ import annotations

from workbench.importers.headings import heading_in

_PUNCTUATION = frozenset(":.;,–—-)\t\n")
_GAP = "  "


def gap_after(lead: str, following: str) -> str:
    """Return what stands between bold words and plain ones that follow.

    In “**Source A** We waited” only the letters tell where the heading ends; in text without
    letters a wide gap does, and the text rules know it.
    """
    words = lead.strip()
    heading = heading_in(words) if following[:1] not in _PUNCTUATION else None
    return _GAP if heading is not None and heading.end >= len(words) else ""
