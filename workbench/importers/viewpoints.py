# SPDX-License-Identifier: MIT
"""Whether a source is from the time or a later view, as a suggestion with its reason."""

from __future__ import annotations

from workbench.domain.provenance import Provenance
from workbench.domain.sources import SourceKind
from workbench.importers.genres import LATER_VIEW_WORD


def interpretation_note(
    kind: SourceKind, provenance: Provenance, note: str | None
) -> tuple[SourceKind, str | None]:
    """Return the suggested kind and, where it is a suggestion, what speaks for it.

    A heading that says “Interpretation” is no suggestion and is not asked about here.
    """
    words = " ".join(filter(None, (provenance.genre, provenance.role, note)))
    found = LATER_VIEW_WORD.search(words)
    if found is None:
        return kind, None
    reason = f"It may be a later view: it comes from “{found[0]}”."
    return SourceKind.INTERPRETATION, reason
