# SPDX-License-Identifier: MIT
"""What the student knows besides the sources, as it lies on the desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from workbench.domain.background import OwnKnowledge
from workbench.domain.identifiers import BackgroundId, SourceId
from workbench.domain.plans import BackgroundEvidence

if TYPE_CHECKING:
    from workbench.domain.background import Background
    from workbench.domain.sources import Pack
    from workbench.ui.plan_shelf import PlanShelf
    from workbench.ui.services import Services


class _Desk(Protocol):
    """What of the desk a shelf asks for."""

    pack: Pack | None
    shelf: PlanShelf

    def refuses(self) -> bool: ...

    def keep(self, change: Callable[[Services], Future[Any]]) -> None: ...

    def show_background(self, background: Background) -> None: ...


class KnowledgeShelf:
    """Cards of own knowledge; a change shows at once and is kept beside that."""

    def __init__(self, desk: _Desk) -> None:
        self._desk = desk

    def by_source(self) -> Mapping[SourceId, int]:
        """Return how many cards are tied to each source."""
        own = self._desk.pack.background.own if self._desk.pack else ()
        return Counter(each.source_id for each in own if each.source_id is not None)

    def keep(self, knowledge: OwnKnowledge) -> None:
        """Keep a card as it is now, new or known; while it is typed that is one step of undo."""
        pack = self._desk.pack
        if pack is not None and not self._desk.refuses():
            own = {each.id: each for each in pack.background.own}
            own[knowledge.id] = knowledge
            self._show(pack, own.values())
            key = knowledge.id
            self._desk.keep(
                lambda services: services.knowing.keep(pack.id, knowledge, merge_key=key)
            )

    def remove(self, knowledge_id: BackgroundId) -> None:
        """Remove a card, also from the plans."""
        pack = self._desk.pack
        if pack is not None and not self._desk.refuses():
            self._show(pack, (each for each in pack.background.own if each.id != knowledge_id))
            self._desk.shelf.take_out(BackgroundEvidence(knowledge_id))
            self._desk.keep(lambda services: services.knowing.remove(pack.id, knowledge_id))

    def _show(self, pack: Pack, own: Iterable[OwnKnowledge]) -> None:
        self._desk.show_background(replace(pack.background, own=tuple(own)))
