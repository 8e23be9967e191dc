# SPDX-License-Identifier: MIT
"""Papers that were set for packs, as rows."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from workbench.domain.errors import NotFoundError
from workbench.domain.identifiers import PackId, PaperId, new_id
from workbench.domain.interchange.set_papers import set_paper_from_json, set_paper_to_json
from workbench.domain.practising.setting import SetPaper
from workbench.domain.sources import Pack
from workbench.storage import values
from workbench.storage.rows import Rows
from workbench.storage.tables import SetPaperRow, table_of

_PAPERS = table_of(SetPaperRow)


class SetPaperRepository:
    """The papers of all packs."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def of_pack(self, pack: Pack) -> tuple[SetPaper, ...]:
        """Return the papers that were set for a pack, in their order."""
        statement = (
            select(_PAPERS.c.document)
            .where(_PAPERS.c.pack_id == pack.id)
            .order_by(_PAPERS.c.position, _PAPERS.c.id)
        )
        documents = map(values.json_from_text, self._connection.scalars(statement))
        return tuple(set_paper_from_json(each, pack, new_id=new_id) for each in documents)

    def keep_all(self, pack: Pack, papers: Iterable[SetPaper]) -> None:
        """Make these all the papers that are set for a pack."""
        rows: list[values.Row] = [
            {
                "pack_id": pack.id,
                "id": paper.id,
                "position": position,
                "document": values.json_to_text(set_paper_to_json(paper, pack)),
            }
            for position, paper in enumerate(papers)
        ]
        self._rows.replace(_PAPERS, _PAPERS.c.pack_id == pack.id, rows)

    def remove(self, pack_id: PackId, paper_id: PaperId) -> None:
        """Remove a paper.

        Raises:
            NotFoundError: there is no such paper.
        """
        place = (_PAPERS.c.pack_id == pack_id) & (_PAPERS.c.id == paper_id)
        if self._connection.execute(select(_PAPERS.c.id).where(place)).first() is None:
            raise NotFoundError("paper", paper_id)
        self._rows.delete(_PAPERS, place)
