# SPDX-License-Identifier: MIT
"""Everything about one pack, read in one go, so that all of it is from the same moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.annotations import Annotation
from workbench.domain.dismissals import Dismissal
from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import PackId, SourceId
from workbench.domain.links import Link
from workbench.domain.own_frameworks import OwnFramework
from workbench.domain.plans import Plan
from workbench.domain.sources import Pack
from workbench.services.framing import own_frameworks

if TYPE_CHECKING:
    from workbench.domain.remarks import Remark
    from workbench.storage.library import Library
    from workbench.storage.repositories.packs import PackSummary
    from workbench.storage.units import UnitOfWork


@dataclass(frozen=True, slots=True)
class PackContents:
    """A pack with its marks, plans, questions, links and remarks, and all packs in short.

    `last_numbers` are the highest numbers that marks of each source ever had.
    """

    packs: tuple[PackSummary, ...] = ()
    pack: Pack | None = None
    annotations: tuple[Annotation, ...] = ()
    plans: tuple[Plan, ...] = ()
    last_numbers: Mapping[SourceId, int] = field(default_factory=dict)
    enquiries: tuple[Enquiry, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    links: tuple[Link, ...] = ()
    frameworks: tuple[OwnFramework, ...] = ()
    """Those of the library, whichever pack is open."""
    remarks: tuple[Remark, ...] = ()


def contents_of(library: Library, pack_id: PackId | None) -> PackContents:
    """Return what the library has about a pack; where that is gone or None, about the newest."""

    def read(unit: UnitOfWork) -> PackContents:
        packs, frameworks = unit.packs.summaries(), own_frameworks(unit)
        pack = unit.packs.find(pack_id) if pack_id else None
        if pack is None and packs:
            pack = unit.packs.get(packs[-1].id)
        if pack is None:
            return PackContents(packs, frameworks=frameworks)
        return PackContents(
            packs,
            pack,
            unit.annotations.of_pack(pack.id),
            unit.plans.of_pack(pack.id),
            {source.id: unit.annotations.last_number(source.id) for source in pack.sources},
            unit.enquiries.of_pack(pack.id),
            unit.dismissals.of_pack(pack.id),
            unit.links.of_pack(pack.id),
            frameworks,
            unit.remarks.of_pack(pack.id),
        )

    return library.read(read).result()
