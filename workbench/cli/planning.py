# SPDX-License-Identifier: MIT
"""`plan`, `plans` and `show-plan`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.opening import library_of
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.plans import plan_from_json, plan_to_json
from workbench.services import receiving
from workbench.services.finding import FindingService
from workbench.services.planning import PlanningService
from workbench.services.preferring import PreferringService

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output


def take_in(arguments: argparse.Namespace, output: Output) -> None:
    """Take in an essay plan; one with a known id takes the place of the old one."""
    received = receiving.received_plan(Path(arguments.file))
    with library_of(arguments) as library:
        pack = FindingService(library).pack(arguments.pack)
        plan = PreferringService(library).signed(
            plan_from_json(received, pack_id=pack.id, new_id=new_id)
        )
        kept = PlanningService(library).keep(plan).result()
    output.show([f"Kept as plan {kept.id}: {kept.enquiry.text}"], plan_to_json(kept))


def plans(arguments: argparse.Namespace, output: Output) -> None:
    """List the plans of a pack."""
    with library_of(arguments, read_only=True) as library:
        pack = FindingService(library).pack(arguments.pack)
        found = PlanningService(library).plans_of(pack.id)
    lines = [
        f"{each.id}  {each.student.name or 'No name'}: {each.enquiry.text}"
        + (f" ({each.name})" if each.name else "")
        for each in found
    ]
    output.show(lines or ["No plans yet."], [plan_to_json(each) for each in found])


def show(arguments: argparse.Namespace, output: Output) -> None:
    """Print one plan as JSON."""
    with library_of(arguments, read_only=True) as library:
        found = FindingService(library).plan(arguments.plan)
    output.show_json(plan_to_json(found))
