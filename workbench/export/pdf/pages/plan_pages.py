# SPDX-License-Identifier: MIT
"""The plan: question, claim, points with their evidence, judgement.

What is empty is printed as an empty box, so that a teacher sees what is still to come and a student
can fill it in by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from workbench.domain.documents import (
    KnowledgeEvidence,
    PlanDocument,
    PointSheet,
    SourceEvidence,
)
from workbench.domain.plans import PointKind
from workbench.export.pdf.flow.blocks import (
    Block,
    Columns,
    Gap,
    Landmark,
    Linked,
    Piece,
    Stack,
    Text,
)
from workbench.export.pdf.flow.labels import Badge
from workbench.export.pdf.flow.look import Look
from workbench.export.pdf.flow.notes import NOTHING_YET
from workbench.export.pdf.flow.pages import Section
from workbench.export.pdf.flow.paper import Style
from workbench.export.pdf.flow.tables import Grid, Table, row_header, table_element
from workbench.export.pdf.pages.question_box import Label, QuestionBox
from workbench.export.pdf.pages.texts import SourceTexts
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.pages.wording import joined, place_words, quoted
from workbench.export.pdf.structure import Element, LinkTo, Role

_ROW_HEADERS = 58.0
_WORDS_QUOTED = 40
_TIME_USED = "Time used: ______   Extra time: ______   Rest breaks: ______"
_EMPTY_POINT = PointSheet(PointKind.POINT, "", (), "", "")


class PlanPages:
    """Makes the section of the plan."""

    def __init__(self, document: PlanDocument, look: Look, texts: SourceTexts) -> None:
        self._document, self._look, self._texts = document, look, texts
        self._styles = TypeStyles.on(look.paper)
        paper, for_teacher = look.paper, document.options.teacher_margin
        self._width = paper.width if for_teacher else paper.whole_width
        self._scale = look.paper.scale

    def section(self, root: Element) -> Section:
        """Add the plan to the tree and return its blocks."""
        document, styles, scale = self._document, self._styles, self._scale
        part = root.add(Role.SECTION, title="Essay plan")
        section = Section(for_writing=document.options.teacher_margin)
        title = self._text("Essay plan", styles.title, part.add(Role.H1))
        section.add(Landmark(title, "plan", title="Essay plan", level=0), keeps_with_next=True)
        section.add(self._question(part), before=8 * scale)
        self._slot(section, part, "My claim", document.claim, style=styles.claim)
        number = 0
        for sheet in _with_empty_slots(document.points):
            if sheet.kind is PointKind.POINT:
                number += 1
            is_point = sheet.kind is PointKind.POINT
            name = f"Point {number}" if is_point else "On the other hand"
            self._point(section, part, name, sheet)
        self._slot(section, part, "Judgement", document.judgement, style=styles.claim)
        return section

    def _question(self, part: Element) -> Block:
        document = self._document
        label = Label("Question", self._styles.caption, part.add(Role.H2))
        box = QuestionBox(document, self._look.paper, self._width, number=document.number)
        time = _TIME_USED if document.enquiry.minutes is not None else ""
        return box.block(label, part, time)

    def _slot(
        self, section: Section, part: Element, name: str, words: str, *, style: Style
    ) -> None:
        heading = self._text(name, self._styles.heading, part.add(Role.H2))
        section.add(heading, before=18 * self._scale, keeps_with_next=True)
        height = 3 * style.leading
        block = self._words_or_gap(
            words, style, self._width, element=part.add(Role.PARAGRAPH), height=height
        )
        section.add(block, before=4 * self._scale)

    def _point(self, section: Section, part: Element, name: str, sheet: PointSheet) -> None:
        heading = self._text(name, self._styles.heading, part.add(Role.H2))
        key = f"plan-{len(section.items)}"
        section.add(
            Landmark(heading, key, title=name, level=1),
            before=20 * self._scale,
            keeps_with_next=True,
        )
        table = table_element(part, f"{name}: point, evidence, own knowledge, explanation, link")
        is_stacked = self._look.paper.is_large_print
        first = 0.0 if is_stacked else _ROW_HEADERS * self._scale
        grid = Grid(
            (first, self._width - first), 5 * self._scale, 8 * self._scale, is_stacked=is_stacked
        )
        sources = [each for each in sheet.evidence if isinstance(each, SourceEvidence)]
        known = [each for each in sheet.evidence if isinstance(each, KnowledgeEvidence)]
        rows = []
        makers: tuple[tuple[str, Callable[[Element], Block]], ...] = (
            ("Point", partial(self._cell_words, sheet.point, grid)),
            ("Evidence", partial(self._evidence, sources, grid)),
            ("I know", partial(self._knowledge, known, grid)),
            ("Explain", partial(self._cell_words, sheet.explanation, grid)),
            ("Link", partial(self._cell_words, sheet.link, grid)),
        )
        for label, make in makers:
            row = table.add(Role.ROW)
            header = Text(
                label, self._styles.label, grid.inner(0), content=row_header(row).content()
            )
            rows.append(grid.row([header, make(row.add(Role.CELL))]))
        section.add(Table(grid, rows), before=5 * self._scale)

    def _cell_words(self, words: str, grid: Grid, cell: Element) -> Block:
        return self._words_or_gap(words, self._styles.body, grid.inner(1), element=cell)

    def _evidence(self, evidence: Sequence[SourceEvidence], grid: Grid, cell: Element) -> Block:
        if not evidence:
            return self._cell_words("", grid, cell)
        return Stack(
            [
                Piece(self._quotation(each, grid.inner(1), cell), 9 * self._scale * bool(number))
                for number, each in enumerate(evidence)
            ]
        )

    def _quotation(self, evidence: SourceEvidence, width: float, cell: Element) -> Block:
        """Return the source's words with their id, and what the student makes of them."""
        styles, annotation = self._styles, evidence.annotation
        sign = self._look.signs.of(annotation.dimension)
        leading = styles.quotation.leading
        side = self._look.paper.sign_side(0.72 * leading)
        indent = side + 6 * self._scale
        inner = width - indent
        words = evidence.words or evidence.without_words
        said = quoted(words, at_most=_WORDS_QUOTED) if evidence.words else words
        style = styles.quotation if evidence.words else styles.body
        quotation = Text(said, style, inner, content=cell.add(Role.PARAGRAPH).content())
        reference = self._reference(evidence, sign.name, inner, cell)
        so_what = self._words_or_gap(
            annotation.so_what, styles.body, inner, element=cell.add(Role.PARAGRAPH)
        )
        pieces = [Piece(quotation), Piece(reference, 1), Piece(so_what, 3)]
        stack = Stack(pieces, keeps_together=_is_short(pieces, self._scale))
        return Columns([(0.0, Badge(sign, side=side, leading=leading)), (indent, stack)])

    def _reference(
        self, evidence: SourceEvidence, dimension: str, width: float, cell: Element
    ) -> Block:
        annotation, source = evidence.annotation, evidence.source
        where = place_words(annotation, self._texts.numbers(source))
        said = joined([annotation.short_id, f"{source.name}, {where}", dimension])
        key = self._look.mark_keys.get(annotation.id)
        if key is None:
            content = cell.add(Role.PARAGRAPH).content()
            return Text(said, self._styles.caption, width, content=content)
        link = LinkTo(key, f"Go to {annotation.short_id} in {source.name}")
        element = cell.add(Role.PARAGRAPH).add(Role.LINK)
        text = Text(said, self._styles.caption, width, content=element.content())
        element.refer(link)
        return Linked(text, text.ink_width, link)

    def _knowledge(self, known: Sequence[KnowledgeEvidence], grid: Grid, cell: Element) -> Block:
        if not known:
            return self._cell_words("", grid, cell)
        pieces: list[Piece] = []
        for each in known:
            content = cell.add(Role.PARAGRAPH).content()
            heading = (each.entry.heading or "").rstrip(" :")
            said = f"{heading}: {each.entry.text}" if heading else each.entry.text
            text = Text(said, self._styles.body, grid.inner(1), content=content)
            pieces.append(Piece(text, 5 * self._scale * bool(pieces)))
        return Stack(pieces)

    def _words_or_gap(
        self, words: str, style: Style, width: float, *, element: Element, height: float = 0.0
    ) -> Block:
        if words.strip():
            return Text(words, style, width, content=element.content())
        quiet = self._styles.caption
        room = max(height, 2 * style.leading)
        return Gap(NOTHING_YET, quiet, width, content=element.content(), height=room)

    def _text(self, words: str, style: Style, element: Element) -> Text:
        return Text(words, style, self._width, content=element.content())


def _is_short(pieces: Sequence[Piece], scale: float) -> bool:
    """Tell whether a quotation and its “so what” are better kept on one page."""
    return sum(piece.block.height for piece in pieces) <= 120 * scale


def _with_empty_slots(points: Sequence[PointSheet]) -> list[PointSheet]:
    """Return the points, with an empty point and an empty counter-point where there is none."""
    sheets = list(points)
    if not any(sheet.kind is PointKind.POINT for sheet in sheets):
        sheets.insert(0, _EMPTY_POINT)
    if not any(sheet.kind is PointKind.COUNTER_POINT for sheet in sheets):
        sheets.append(PointSheet(PointKind.COUNTER_POINT, "", (), "", ""))
    return sheets
