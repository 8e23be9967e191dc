# SPDX-License-Identifier: MIT
"""Make, change and remove frameworks of one's own, and find any framework by its id.

A framework is a view on dimensions, so nothing here touches a mark.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import NotFoundError
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import OperationId, new_id
from workbench.domain.own_frameworks import OwnFramework
from workbench.services import catalogues

if TYPE_CHECKING:
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeepFramework:
    """The edit behind a framework, new or changed."""

    operation: OperationId
    own: OwnFramework
    label: str = "Change framework"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> OwnFramework:
        """Store the framework."""
        unit.frameworks.keep(self.own)
        return self.own


@dataclass(frozen=True, slots=True)
class RemoveFramework:
    """The edit behind removing a framework; marks stay what they are."""

    operation: OperationId
    framework_id: str
    label: str = "Remove framework"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the framework out of the library.

        Raises:
            NotFoundError: there is no such framework.
        """
        if unit.frameworks.find(self.framework_id) is None:
            raise NotFoundError("framework", self.framework_id)
        unit.frameworks.remove(self.framework_id)


class FramingService:
    """Keep and remove frameworks, and return them by their ids."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def own(self) -> tuple[OwnFramework, ...]:
        """Return the frameworks of the library, oldest first."""
        return self._library.read(own_frameworks).result()

    def framework(self, framework_id: str) -> Framework:
        """Return a framework, bundled or of the library.

        Raises:
            NotFoundError: there is none with this id or this name.
        """
        return self._library.read(lambda unit: framework_in(unit, framework_id)).result()

    def keep(self, own: OwnFramework, *, merge_key: str | None = None) -> Future[OwnFramework]:
        """Keep a framework as it is now, new or known; changes with one `merge_key` undo as one."""
        operation = OperationId(new_id())
        return self._library.perform(KeepFramework(operation, own, merge_key=merge_key))

    def remove(self, framework_id: str) -> Future[None]:
        """Remove a framework."""
        return self._library.perform(RemoveFramework(OperationId(new_id()), framework_id))


def own_frameworks(unit: UnitOfWork) -> tuple[OwnFramework, ...]:
    """Return the frameworks of a library, each with every dimension as a letter of its own."""
    kept = unit.frameworks.all()
    if not kept:
        return ()
    plain = catalogues.plain_letters()
    return tuple(replace(each, framework=replace(each.framework, plain=plain)) for each in kept)


def framework_in(unit: UnitOfWork, framework_id: str) -> Framework:
    """Return a framework, bundled or of the library; one of the library also by its name.

    Raises:
        NotFoundError: there is no such framework.
    """
    if framework_id in catalogues.framework_ids():
        return catalogues.framework(framework_id)
    for each in (own.framework for own in own_frameworks(unit)):
        if framework_id in {each.id, each.name}:
            return each
    raise NotFoundError("framework", framework_id)


def receive_frameworks(
    unit: UnitOfWork, frameworks: tuple[Framework, ...]
) -> tuple[Framework, ...]:
    """Keep frameworks that came with a pack, and return those that are new here.

    One that was made here stays as it is here; one that came before is as it came last. What claims
    the id of a bundled one is left out.
    """
    new: list[Framework] = []
    bundled = set(catalogues.framework_ids())
    for each in frameworks:
        known = unit.frameworks.find(each.id)
        if each.id in bundled or (known is not None and not known.is_received):
            continue
        if known is None:
            new.append(each)
        unit.frameworks.keep(OwnFramework(each, is_received=True))
    return tuple(new)
