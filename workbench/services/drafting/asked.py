# SPDX-License-Identifier: MIT
"""What a question on a page that is being checked was recognised as, in a few words."""

from __future__ import annotations

from workbench.domain.provenance import SURE
from workbench.domain.recognising import candidates, evidence_of, recognised
from workbench.importers.draft import PackDraft, PartKind
from workbench.services import catalogues

_MOST_NAMED = 3


def asked_in(draft: PackDraft, part: int) -> str | None:
    """Return which exam's question a part of a page is, as far as the page tells.

    None where the part is no question.
    """
    if draft.parts[part].kind is not PartKind.QUESTION:
        return None
    text = draft.parts[part].text
    boards = catalogues.boards()
    asked = [each.text for each in draft.parts if each.kind is PartKind.QUESTION]
    page = evidence_of([draft.title, draft.origin, draft.page], asked, boards)
    found = candidates(text, None, page, boards)
    best = recognised(found)
    if best is not None:
        doubt = "" if best.confidence >= SURE else ", please check"
        return f"{best.board.short}, {best.question.number}{doubt}"
    if found:
        names = [each.board.short for each in found[:_MOST_NAMED]]
        return f"{' or '.join(names)}: choose it in the library"
    return "Own question"
