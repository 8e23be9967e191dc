# SPDX-License-Identifier: MIT
"""The list of what was found, to be walked with the arrows; headings are passed over."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.searching import Hit
from workbench.ui.look.look import Look
from workbench.ui.searching.hit_painting import HitDelegate
from workbench.ui.searching.rows import Row
from workbench.ui.widgets.row_list import HeadedModel, RowView


class HitList(RowView[Row]):
    """Shows hits under their headings; the first one is chosen."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, HeadedModel[Row](), kind="found", name="What was found")
        self.setItemDelegate(HitDelegate(look, self))

    def show_rows(self, rows: Sequence[Row], *, keeps_choice: bool) -> None:
        """Show these lines; what was chosen stays so if it is there and is to be kept."""
        chosen = self.chosen() if keeps_choice else None
        self.lines.show_rows(rows)
        hits = [(place, row.hit) for place, row in enumerate(rows) if row.hit]
        same = (place for place, hit in hits if chosen is not None and hit.target == chosen.target)
        place = next(same, hits[0][0] if hits else None)
        if place is not None:
            self.setCurrentIndex(self.lines.index(place))
        if place is not None and place == (hits[0][0] if hits else None):
            # With the heading above it.
            self.scrollToTop()

    def chosen(self) -> Hit | None:
        """Return the chosen hit, or None."""
        row = self.current()
        return row.hit if row is not None else None
