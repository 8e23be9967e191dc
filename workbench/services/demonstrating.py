# SPDX-License-Identifier: MIT
"""The bundled pack with its finished example."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench import assets
from workbench.domain.identifiers import PackId, new_id
from workbench.domain.interchange.packs import pack_from_json
from workbench.domain.interchange.plans import plan_from_json
from workbench.domain.interchange.web_annotations import annotation_from_json
from workbench.domain.plans import Plan
from workbench.domain.sources import Pack
from workbench.services.annotating import AnnotatingService
from workbench.services.importing import ImportingService
from workbench.services.planning import PlanningService

if TYPE_CHECKING:
    from workbench.storage.library import Library

EXAMPLE = "packs/thaw"


def bundled_pack() -> Pack:
    """Return the pack that ships with the application."""
    return pack_from_json(_read("pack.json"), new_id=new_id)


def keep_example(library: Library) -> Plan:
    """Keep the bundled pack with its marks and its plan in `library` and return the plan.

    What the library has already stays as it is.
    """
    pack = bundled_pack()
    if library.read(lambda unit: unit.packs.find(pack.id)).result() is None:
        for source in pack.sources:
            if source.picture and source.picture.file:
                picture = assets.resource(f"{EXAMPLE}/media/{source.picture.file}")
                library.media.keep(picture.read_bytes(), name=picture.name)
        ImportingService(library).keep(pack).result()
        received = [annotation_from_json(each) for each in _read("annotations.jsonld")]
        AnnotatingService(library).take_in(pack, received).result()
    plan = _bundled_plan(pack.id)
    known = library.read(lambda unit: unit.plans.find(plan.id)).result()
    return known or PlanningService(library).keep(plan).result()


def _bundled_plan(pack_id: PackId) -> Plan:
    return plan_from_json(_read("plan.json"), pack_id=pack_id, new_id=new_id)


def _read(name: str) -> Any:  # noqa: ANN401 – JSON
    return json.loads(assets.resource(f"{EXAMPLE}/{name}").read_text(encoding="utf-8"))
