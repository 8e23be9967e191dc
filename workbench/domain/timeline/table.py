# SPDX-License-Identifier: MIT
"""A timeline as a table: tab-separated for spreadsheets, HTML for texts, the same cells in both."""

from __future__ import annotations

import html
from collections.abc import Sequence

from workbench.domain.timeline.items import Item, Timeline
from workbench.domain.timeline.knowing import Sign, known_at

_HEADING = ("When", "What", "Name")
_SIGNS = {
    Sign.YES: "could know",
    Sign.PARTLY: "was going on",
    Sign.UNSURE: "perhaps",
    Sign.NO: "could not know",
}


def table_of(timeline: Timeline, chosen: Item | None = None) -> tuple[tuple[str, ...], ...]:
    """Return rows of cells, the heading first.

    Where a source with a date is `chosen`, a last column says what its maker could know.
    """
    known: dict[str, str] = {}
    if chosen is not None and chosen.is_source:
        for group in known_at(chosen, timeline):
            sign = _SIGNS[group.sign]
            known |= {each.key: f"{sign} ({words})" for each, words in group.items}
    heading = (*_HEADING, f"For the maker of {chosen.called}") if known and chosen else _HEADING
    rows = [heading]
    for item in timeline.items:
        what = item.called if item.is_source else "Event"
        row = (item.when, what, item.name)
        rows.append((*row, known.get(item.key, "")) if known else row)
    return tuple(rows)


def as_tabs(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as text, cells parted by tabs."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table of HTML, the first one its heading; words stay words."""

    def line(row: Sequence[str], tag: str) -> str:
        cells = "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row)
        return f"<tr>{cells}</tr>"

    heading, *body = rows
    return (
        f"<table><thead>{line(heading, 'th')}</thead>"
        f"<tbody>{''.join(line(row, 'td') for row in body)}</tbody></table>"
    )
