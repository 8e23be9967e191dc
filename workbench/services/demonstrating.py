# SPDX-License-Identifier: MIT
"""The bundled pack with its finished example."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench import assets
from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import OperationId, PackId, new_id
from workbench.domain.interchange.packs import pack_from_json
from workbench.domain.interchange.plans import plan_from_json
from workbench.domain.interchange.web_annotations import ReceivedAnnotation, annotation_from_json
from workbench.domain.plans import Plan
from workbench.domain.sources import Pack
from workbench.services.annotating import AddAnnotations, placed
from workbench.services.enquiring import enquiries_of_page
from workbench.services.importing import KeepPack
from workbench.services.linking import make_waiting_links
from workbench.services.planning import KeepPlan

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

EXAMPLE = "packs/thaw"


@dataclass(frozen=True, slots=True)
class Example:
    """The bundled pack with the marks and the plan of its finished example."""

    pack: Pack
    annotations: tuple[ReceivedAnnotation, ...]
    plan: Plan


def bundled_example() -> Example:
    """Return the finished example that ships with the application."""
    pack = bundled_pack()
    received = tuple(annotation_from_json(each) for each in _read("annotations.jsonld"))
    return Example(pack, received, _bundled_plan(pack.id))


def bundled_pack() -> Pack:
    """Return the pack that ships with the application."""
    return pack_from_json(_read("pack.json"), new_id=new_id)


@dataclass(frozen=True, slots=True)
class KeepExample:
    """The edit behind “the example”: pack, marks and plan in one step that undo takes back."""

    operation: OperationId
    example: Example
    label: str = "Bring in the example"
    merge_key: str | None = None
    enquiries: tuple[Enquiry, ...] = ()

    def apply(self, unit: UnitOfWork) -> Plan:
        """Store what the library does not have yet and return the plan."""
        pack, plan = self.example.pack, self.example.plan
        if unit.packs.find(pack.id) is None:
            KeepPack(self.operation, pack, enquiries=self.enquiries).apply(unit)
            now = unit.now
            marks = tuple(placed(pack, each, now=now) for each in self.example.annotations)
            AddAnnotations(self.operation, marks).apply(unit)
            make_waiting_links(unit, pack.id)
        known = unit.plans.find(plan.id)
        return known or KeepPlan(self.operation, plan).apply(unit)


def keep_example(library: Library) -> Plan:
    """Keep the bundled pack with its marks and its plan in `library` and return the plan.

    What the library has already stays as it is.
    """
    example = bundled_example()
    for source in example.pack.sources:
        if source.picture and source.picture.file:
            picture = assets.resource(f"{EXAMPLE}/media/{source.picture.file}")
            library.media.keep(picture.read_bytes(), name=picture.name)
    enquiries = enquiries_of_page(example.pack)
    edit = KeepExample(OperationId(new_id()), example, enquiries=enquiries)
    return library.perform(edit).result()


def _bundled_plan(pack_id: PackId) -> Plan:
    return plan_from_json(_read("plan.json"), pack_id=pack_id, new_id=new_id)


def _read(name: str) -> Any:  # noqa: ANN401 – JSON
    return json.loads(assets.resource(f"{EXAMPLE}/{name}").read_text(encoding="utf-8"))
