# SPDX-License-Identifier: MIT
"""What the window shows before the library is open: the pack, marks and plan it showed last.

Opening a library costs a second on an old PC; reading this costs some milliseconds. It is a copy
in the cache folder, and beside the library for other PCs, replaced by what the library says as soon
as that is there, and may vanish.
Where there is none, a library that does not exist yet begins with the example.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.domain.annotations import Annotation
from workbench.domain.identifiers import SourceId, new_id
from workbench.domain.interchange.links import with_waiting_links
from workbench.domain.interchange.packs import pack_from_json, pack_to_json
from workbench.domain.interchange.plans import plan_from_json, plan_to_json
from workbench.domain.interchange.web_annotations import (
    annotation_as_stored,
    annotations_to_json,
)
from workbench.domain.plans import Plan
from workbench.domain.sources import Pack, Source
from workbench.services import keeping, remembering
from workbench.services.last_sight import WORDS

NAME = "first-view"
"""What a first view is remembered as."""
_FORMAT = "first-view/1"


@dataclass(frozen=True, slots=True)
class FirstView:
    """A pack with its marks, the plan in use, and the source that was looked at."""

    pack: Pack
    annotations: tuple[Annotation, ...] = ()
    plan: Plan | None = None
    source_id: SourceId | None = None

    @property
    def source(self) -> Source | None:
        """The source that was looked at, or the first one."""
        sources = self.pack.sources
        return next((each for each in sources if each.id == self.source_id), None) or next(
            iter(sources), None
        )

    def marks_of(self, source: Source) -> tuple[Annotation, ...]:
        """Return the marks of one of the sources."""
        return tuple(each for each in self.annotations if each.target.source_id == source.id)


def opening_view(folder: Path) -> FirstView | None:
    """Return what to show of the library in `folder` before it is open, or None.

    That is what was shown last; of a library that does not exist yet, the example it is going to
    begin with.
    """
    view = load_first_view(folder)
    return example_view() if view is None and keeping.is_new(folder) else view


def load_first_view(folder: Path) -> FirstView | None:
    """Return what was last shown of the library in `folder`, or None where that is not known."""
    data = remembering.recall_anywhere(folder, NAME)
    try:
        return _view_of(data) if data is not None and data["format"] == _FORMAT else None
    except (ValueError, KeyError, TypeError, AttributeError):
        # A copy that cannot be read is as good as none: the library itself is opened anyway.
        return None


def keep_first_view(folder: Path, view: FirstView | None) -> None:
    """Remember what is shown of the library in `folder`."""
    remembering.remember(folder, NAME, _to_json(view) if view else None)


def leave_for_others(folder: Path) -> None:
    """Leave beside the library in `folder` what another computer is to show of it first."""
    remembering.leave_beside(folder, NAME, WORDS)


def example_view() -> FirstView:
    """Return the bundled pack with its marks and plan, as a new library is going to have them."""
    from workbench.services.annotating import placed
    from workbench.services.demonstrating import bundled_example

    example = bundled_example()
    now = datetime.now(UTC)
    placed_marks = (placed(example.pack, each, now=now) for each in example.annotations)
    # Their links are made when the library has both ends of them.
    marks = tuple(with_waiting_links(each, ()) for each in placed_marks)
    return FirstView(example.pack, marks, example.plan)


def _to_json(view: FirstView) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "pack": pack_to_json(view.pack),
        "annotations": annotations_to_json(view.annotations),
        "plan": plan_to_json(view.plan) if view.plan else None,
        "source": view.source_id,
    }


def _view_of(data: dict[str, Any]) -> FirstView:
    pack = pack_from_json(data["pack"], new_id=new_id)
    plan = data["plan"]
    return FirstView(
        pack,
        tuple(annotation_as_stored(each) for each in data["annotations"]),
        plan_from_json(plan, pack_id=pack.id, new_id=new_id) if plan else None,
        SourceId(data["source"]) if data["source"] else None,
    )
