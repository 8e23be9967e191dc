# SPDX-License-Identifier: MIT
"""One look at the whole: which mark is used where, and what came before what."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.documents import PlanDocument, SourceSheet
from workbench.domain.mark_uses import (
    MOST_COLUMNS,
    column_words,
    columns_of,
    has_uses,
    marks_used,
)
from workbench.domain.timeline.items import Item, Timeline
from workbench.domain.timeline.picture import Picture
from workbench.export.pdf.flow.blocks import Block, Landmark, Linked, Text
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.pages import Section
from workbench.export.pdf.flow.paper import PIXEL, Style
from workbench.export.pdf.flow.tables import (
    Grid,
    Table,
    column_header,
    row_header,
    strong,
    table_element,
)
from workbench.export.pdf.flow.timeline import TimelineBlock, picture_on_paper
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.structure import Element, LinkTo, Role

_NOTHING = "–"

_ABOVE_TIMELINE, _BELOW_TIMELINE, _LISTED = 26.0, 32.0, 17.0
"""Of a timeline that fills a page: its heading, the heading below it, and each line there."""

_TRIES = 4
"""Times that a timeline is made lower, so that it and what has no name on it fit one page."""


class OverviewPages:
    """Makes the section with the table of uses and the timeline."""

    def __init__(self, document: PlanDocument, look: Look) -> None:
        self._document, self._look = document, look
        self._styles = TypeStyles.on(look.paper)
        self._width, self._scale = look.paper.whole_width, look.paper.scale

    @property
    def has_anything(self) -> bool:
        """Whether there is a table or a timeline to be shown."""
        return has_uses(self._document) or self._document.timeline is not None

    def section(self, root: Element) -> Section:
        """Add the overview to the tree and return its blocks."""
        part = root.add(Role.SECTION, title="Overview")
        section = Section()
        title = self._text("Overview", self._styles.title, part.add(Role.H1))
        section.add(Landmark(title, "overview", title="Overview"), keeps_with_next=True)
        if has_uses(self._document):
            self._heading(section, part, "Which mark is used where")
            section.add(self._table(part), before=5 * self._scale)
        if self._document.timeline is not None:
            self._heading(section, part, "What was before what")
            self._timeline(section, part, self._document.timeline)
        return section

    def _heading(self, section: Section, part: Element, name: str) -> None:
        heading = self._text(name, self._styles.heading, part.add(Role.H2))
        section.add(heading, before=16 * self._scale, keeps_with_next=True)

    # The table

    def _table(self, part: Element) -> Block:
        names = columns_of(self._document)
        is_stacked = self._look.paper.is_large_print or len(names) >= MOST_COLUMNS
        element = table_element(part, "The marks of each source by the points that use them")
        grid = self._grid(len(names), is_stacked=is_stacked)
        header = None if is_stacked else self._header(element, grid, names)
        body = element.add(Role.TABLE_BODY)
        rows = [
            self._row(body.add(Role.ROW), sheet, grid, names) for sheet in self._document.sources
        ]
        return Table(grid, rows, header=header)

    def _grid(self, columns: int, *, is_stacked: bool) -> Grid:
        scale = self._scale
        first = 0.0 if is_stacked else 96 * scale
        count = 1 if is_stacked else columns
        widths = (first, *([(self._width - first) / count] * count))
        return Grid(widths, 4.2 * scale, 7 * scale, is_stacked=is_stacked)

    def _header(self, element: Element, grid: Grid, names: Sequence[str]) -> Block:
        row = element.add(Role.TABLE_HEAD).add(Role.ROW)
        return grid.row(
            [
                Text(
                    name,
                    strong(self._styles.table),
                    grid.inner(column),
                    content=column_header(row).content(),
                    repeats=True,
                )
                for column, name in enumerate(("Source", *map(column_words, names)))
            ]
        )

    def _row(self, row: Element, sheet: SourceSheet, grid: Grid, names: Sequence[str]) -> Block:
        cells: list[Block] = [self._source(row_header(row), sheet, grid.inner(0))]
        uses = {name: self._marks(sheet, name) for name in names}
        if grid.is_stacked:
            said = [f"{column_words(name)}: {ids}" for name, ids in uses.items() if ids]
            content = row.add(Role.CELL).content()
            words = "\n".join(said) or "no marks yet"
            cells.append(Text(words, self._styles.table, grid.inner(1), content=content))
            return grid.row(cells)
        for column, ids in enumerate(uses.values(), 1):
            content = row.add(Role.CELL).content()
            words = ids or _NOTHING
            cells.append(Text(words, self._styles.table, grid.inner(column), content=content))
        return grid.row(cells)

    def _source(self, cell: Element, sheet: SourceSheet, width: float) -> Block:
        source = sheet.source
        link = LinkTo(f"source-{source.id}", f"Go to {source.name}")
        element = cell.add(Role.LINK)
        text = Text(source.name, self._styles.table_strong, width, content=element.content())
        element.refer(link)
        return Linked(text, text.ink_width, link)

    def _marks(self, sheet: SourceSheet, name: str) -> str:
        """Return the marks that a point uses, each with its letter: “A1 N, A4 R”."""
        signs = self._look.signs
        used = marks_used(sheet, name)
        # A space that is no end of a line keeps the letter with its mark.
        return ", ".join(f"{x.short_id}\u00a0{signs.of(x.dimension).letter}" for x in used)

    # The timeline

    def _timeline(self, section: Section, part: Element, timeline: Timeline) -> None:
        if self._look.paper.is_large_print:
            section.add(self._list(part, timeline.items), before=5 * self._scale)
            return
        said = ". ".join(each.spoken.rstrip(".") for each in timeline.items)
        figure = part.add(Role.FIGURE, alt=f"A timeline. {said}.")
        picture = self._picture(timeline)
        section.add(TimelineBlock(picture, figure, self._scale), before=6 * self._scale)
        if picture.unnamed:
            heading = self._text("Also on it", self._styles.label, part.add(Role.H2))
            section.add(heading, before=10 * self._scale, keeps_with_next=True)
            section.add(self._list(part, picture.unnamed), before=3 * self._scale)

    def _picture(self, timeline: Timeline) -> Picture:
        """Return the picture, so high that it stands on a page with what has no name on it."""
        room = self._look.paper.height - _ABOVE_TIMELINE * self._scale
        picture = picture_on_paper(timeline, (self._width, room), self._scale)
        for _ in range(_TRIES):
            below = _BELOW_TIMELINE + _LISTED * len(picture.unnamed) if picture.unnamed else 0.0
            left = room - below * self._scale
            if picture.height * PIXEL * self._scale <= left:
                break
            # A lower picture names fewer, so that more are listed.
            picture = picture_on_paper(timeline, (self._width, left), self._scale)
        return picture

    def _list(self, part: Element, items: Sequence[Item]) -> Block:
        is_stacked = self._look.paper.is_large_print
        first = 0.0 if is_stacked else 96 * self._scale
        element = table_element(part, "Sources and events in the order of time")
        grid = Grid(
            (first, self._width - first),
            2.5 * self._scale,
            7 * self._scale,
            is_stacked=is_stacked,
        )
        rows = []
        for item in items:
            row = element.add(Role.ROW)
            name = f"{item.called}: {item.name}" if item.is_source else item.name
            when = strong(self._styles.table)
            header = Text(item.when, when, grid.inner(0), content=row_header(row).content())
            content = row.add(Role.CELL).content()
            words = Text(name, self._styles.table, grid.inner(1), content=content)
            rows.append(grid.row([header, words]))
        return Table(grid, rows)

    def _text(self, words: str, style: Style, element: Element) -> Text:
        return Text(words, style, self._width, content=element.content())
