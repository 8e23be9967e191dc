# SPDX-License-Identifier: MIT
"""The question whether two sources that are linked are really two."""

from __future__ import annotations

from workbench.domain.annotations import Annotation
from workbench.domain.sources import Pack


def question_about_marks(
    pack: Pack | None, one: Annotation | None, other: Annotation | None
) -> str:
    """Return the question about the sources of two marks, or nothing where they share nothing."""
    from workbench.domain.same_origin import same_origin
    from workbench.ui.comparing.wording import question_about

    if pack is None or one is None or other is None:
        return ""
    first, second = pack.source(one.target.source_id), pack.source(other.target.source_id)
    if first is None or second is None:
        return ""
    shared = same_origin(first.provenance, second.provenance).shared
    return question_about(first, second, shared) if shared else ""
