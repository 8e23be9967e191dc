# SPDX-License-Identifier: MIT
"""Text of which somebody says that it is one source: only its label is looked for."""

from __future__ import annotations

from dataclasses import replace

from workbench.importers.draft import PackDraft, Part, PartKind
from workbench.importers.editing import merge_sources
from workbench.importers.reading import draft_of

_HEADING = "Source A\n\n"
_STAYS = frozenset({PartKind.QUESTION, PartKind.LEFT_OVER, PartKind.LINK})
_MERGED = "a heading of a merged source"


def one_source_of(text: str, *, origin: str) -> PackDraft:
    """Return a draft in which all of a text is one source, with its label where one was found.

    Text without a heading of its own is called Source A. Questions, links and what surely belongs
    to no source stay what they are.
    """
    draft = draft_of(text, origin=origin)
    if not _begins_with_a_source(draft):
        draft = draft_of(_HEADING + text, origin=origin)
    while len(draft.sources) > 1:
        draft = merge_sources(draft, 0, 1)
    return replace(draft, parts=tuple(_as_part_of_it(part) for part in draft.parts))


def _begins_with_a_source(draft: PackDraft) -> bool:
    first = next((part for part in draft.parts if part.text), None)
    return first is not None and first.kind is PartKind.SOURCE_HEADING


def _as_part_of_it(part: Part) -> Part:
    if part.source is not None or not part.text:
        return part
    if part.why == _MERGED:
        return replace(part, kind=PartKind.BODY, source=0, why=None, was=None)
    if part.kind in _STAYS:
        return part
    kind = PartKind.SOURCE_TITLE if part.kind is PartKind.TITLE else PartKind.BODY
    return replace(part, kind=kind, source=0)
