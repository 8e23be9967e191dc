# SPDX-License-Identifier: MIT
"""Pages that are being checked, remembered so that closing the window or a power cut loses none.

They are no part of the library before somebody keeps them, so they stand in the cache folder, by
the library they were read for. What is there but no page as it was read is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.importers.draft_json import FAULTS, draft_from_json, draft_to_json
from workbench.services import remembering
from workbench.services.drafting.history import Checking, DoubtId

_NAME = "being-checked"
_FORMAT = "being-checked/4"
_READABLE = frozenset({_FORMAT, "being-checked/3"})


def remember_unfinished(folder: Path, unfinished: Sequence[Checking]) -> None:
    """Remember what is being checked for the library in `folder`; nothing forgets it."""
    data = {"format": _FORMAT, "unfinished": [_to_json(each) for each in unfinished]}
    remembering.remember(folder, _NAME, data if unfinished else None)


def recall_unfinished(folder: Path) -> tuple[Checking, ...]:
    """Return what was being checked for the library in `folder`, in the order it was given."""
    data = remembering.recall(folder, _NAME)
    try:
        if data is None or data["format"] not in _READABLE:
            return ()
        return tuple(_checking(each) for each in data["unfinished"])
    except FAULTS:
        return ()


def _to_json(checking: Checking) -> dict[str, Any]:
    return {
        "drafts": [draft_to_json(each) for each in checking.drafts],
        "is_pack_each": checking.is_pack_each,
        "touched": sorted(checking.touched),
        "settled": sorted([each.page, each.offset, each.what] for each in checking.settled),
    }


def _checking(data: dict[str, Any]) -> Checking:
    """Return the pages in `data`.

    Raises:
        ValueError: a page does not hold together; a missing or strange member raises as well.
    """
    drafts = tuple(draft_from_json(each) for each in data["drafts"])
    if not drafts:
        raise ValueError("no page")
    settled = (DoubtId(int(page), int(offset), str(what)) for page, offset, what in data["settled"])
    touched = frozenset(int(page) for page in data["touched"])
    return Checking(drafts, frozenset(settled), bool(data["is_pack_each"]), touched)
