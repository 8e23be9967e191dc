# SPDX-License-Identifier: MIT
"""Pages that are being checked, remembered so that closing the window or a power cut loses none.

They are no part of the library before somebody keeps them, so they stand in the cache folder, by
the library they were read for. What is there but no page as it was read is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.domain.provenance import HistoricalDate
from workbench.domain.sources import SourceKind
from workbench.importers.draft import OverrideValue, PackDraft, Part, PartKind, SourceDraft
from workbench.services import remembering
from workbench.services.drafting.history import Checking, DoubtId

_NAME = "being-checked"
_FORMAT = "being-checked/1"


def remember_unfinished(folder: Path, unfinished: Sequence[Checking]) -> None:
    """Remember what is being checked for the library in `folder`; nothing forgets it."""
    data = {"format": _FORMAT, "unfinished": [_to_json(each) for each in unfinished]}
    remembering.remember(folder, _NAME, data if unfinished else None)


def recall_unfinished(folder: Path) -> tuple[Checking, ...]:
    """Return what was being checked for the library in `folder`, in the order it was given."""
    data = remembering.recall(folder, _NAME)
    try:
        if data is None or data["format"] != _FORMAT:
            return ()
        return tuple(_checking(each) for each in data["unfinished"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()


def _to_json(checking: Checking) -> dict[str, Any]:
    return {
        "drafts": [asdict(each) for each in checking.drafts],
        "settled": sorted([each.page, each.offset, each.what] for each in checking.settled),
    }


def _checking(data: dict[str, Any]) -> Checking:
    """Return the pages in `data`.

    Raises:
        ValueError: a page does not hold together; a missing or strange member raises as well.
    """
    drafts = tuple(_draft(each) for each in data["drafts"])
    if not drafts:
        raise ValueError("no page")
    settled = (DoubtId(int(page), int(offset), str(what)) for page, offset, what in data["settled"])
    return Checking(drafts, frozenset(settled))


def _draft(data: dict[str, Any]) -> PackDraft:
    draft = PackDraft(
        origin=str(data["origin"]),
        title=str(data["title"]),
        page=str(data["page"]),
        parts=tuple(_part(each) for each in data["parts"]),
        sources=tuple(_source(each) for each in data["sources"]),
        encoding=str(data["encoding"]),
        warnings=tuple(map(str, data["warnings"])),
    )
    places = {None, *range(len(draft.sources))}
    is_whole = "".join(part.raw for part in draft.parts) == draft.page
    if not is_whole or any(part.source not in places for part in draft.parts):
        raise ValueError("the parts are not the page")
    return draft


def _part(data: dict[str, Any]) -> Part:
    was = data["was"]
    return Part(
        **{
            **data,
            "kind": PartKind(data["kind"]),
            "was": PartKind(was) if was else None,
            "confidence": float(data["confidence"]),
        }
    )


def _source(data: dict[str, Any]) -> SourceDraft:
    overrides = {str(name): _override(value) for name, value in data["overrides"].items()}
    return SourceDraft(**{**data, "kind": SourceKind(data["kind"]), "overrides": overrides})


def _override(value: Any) -> OverrideValue:  # noqa: ANN401 – JSON
    if isinstance(value, dict):
        return HistoricalDate(**value)
    if isinstance(value, list):
        return tuple(map(str, value))
    if value is None or isinstance(value, str | bool):
        return value
    raise ValueError(value)
