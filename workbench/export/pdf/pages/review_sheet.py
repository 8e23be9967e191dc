# SPDX-License-Identifier: MIT
"""The last page of a marked copy: how the plan was judged, and what each code on its pages means.

The student answers on it by hand, so there are lines to write on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from workbench.domain.marked_copies import FeedbackSheet, NumberedStamp
from workbench.domain.remarks import FIELD_NAMES, FormField
from workbench.export.pdf.flow.blocks import Block, Landmark, Piece, Stack, Text
from workbench.export.pdf.flow.labels import WritingLines
from workbench.export.pdf.flow.pages import Section
from workbench.export.pdf.flow.paper import Paper
from workbench.export.pdf.flow.tables import (
    Grid,
    Table,
    column_header,
    row_header,
    strong,
    table_element,
)
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.pages.printed_words import PrintedWords
from workbench.export.pdf.pages.type_styles import TypeStyles
from workbench.export.pdf.pages.wording import joined
from workbench.export.pdf.pages.words_on_pages import WordsOnPages
from workbench.export.pdf.structure import Element, Role

SHEET_TITLE = "Feedback"
ON_THE_PAGES = "On your pages"
ANSWER = "What I changed"
NOTHING_THERE = "Nothing was said at single marks or points."

_LINES = 4
_COLUMNS = ("Number", "About", "What your teacher says")
_SHARES = (0.15, 0.23, 0.62)


class ReviewPages(WordsOnPages):
    """Makes the section of the sheet."""

    def __init__(self, sheet: FeedbackSheet, paper: Paper) -> None:
        self._sheet, self._paper = sheet, paper
        self._styles = TypeStyles.on(paper)
        super().__init__(paper.whole_width)

    def section(self, root: Element) -> Section:
        """Add the sheet to the tree and return its blocks."""
        sheet, styles, scale = self._sheet, self._styles, self._paper.scale
        section = Section()
        part = root.add(Role.SECTION, title=SHEET_TITLE)
        title = self._text(SHEET_TITLE, styles.title, part, Role.H1)
        section.add(Landmark(title, "feedback", title=SHEET_TITLE), keeps_with_next=True)
        who = joined([sheet.student, sheet.class_name])
        if who:
            section.add(self._text(who, styles.body, part), before=4 * scale)
        if sheet.question:
            section.add(self._text(sheet.question, styles.question, part), before=8 * scale)
        if judged := judgement_in_words(sheet):
            section.add(self._text(judged, styles.heading, part), before=16 * scale)
        self._add_words(section, part)
        self._add_stamps(section, root)
        self._add_answer(section, root)
        return section

    def _add_words(self, section: Section, part: Element) -> None:
        review, styles, scale = self._sheet.review, self._styles, self._paper.scale
        for field, words in (
            (FormField.WENT_WELL, review.went_well),
            (FormField.EVEN_BETTER, review.even_better),
            (FormField.TARGET, review.target),
        ):
            if words:
                label = self._text(FIELD_NAMES[field], styles.label, part, Role.H2)
                section.add(label, before=12 * scale, keeps_with_next=True)
                section.add(self._text(words, styles.claim, part), before=1 * scale)

    def _add_stamps(self, section: Section, root: Element) -> None:
        stamps, styles, scale = self._sheet.stamps, self._styles, self._paper.scale
        part = root.add(Role.SECTION, title=ON_THE_PAGES)
        heading = self._text(ON_THE_PAGES, styles.heading, part, Role.H2)
        section.add(heading, before=20 * scale, keeps_with_next=True)
        if not stamps:
            section.add(self._text(NOTHING_THERE, styles.body, part), before=4 * scale)
            return
        element = table_element(part, "Each number on the pages, what it is about, what it says")
        is_stacked = self._paper.is_large_print
        widths = [share * self._width for share in _SHARES]
        grid = Grid(widths, 3.5 * scale, 8 * scale, is_stacked=is_stacked)
        header = None
        if not is_stacked:
            head = element.add(Role.TABLE_HEAD).add(Role.ROW)
            header = grid.row(
                [
                    Text(
                        name,
                        strong(styles.table),
                        grid.inner(column),
                        content=column_header(head).content(),
                        repeats=True,
                    )
                    for column, name in enumerate(_COLUMNS)
                ]
            )
        body = element.add(Role.TABLE_BODY)
        rows = [self._row(body, grid, each) for each in stamps]
        section.add(Table(grid, rows, header=header), before=6 * scale)

    def _row(self, body: Element, grid: Grid, each: NumberedStamp) -> Block:
        row, styles, stamp = body.add(Role.ROW), self._styles, each.stamp
        number = joined([f"{each.number}", stamp.code])
        first = Text(number, styles.table_strong, grid.inner(0), content=row_header(row).content())
        about = Text(
            place_in_words(each), styles.body, grid.inner(1), content=row.add(Role.CELL).content()
        )
        cell = row.add(Role.CELL)
        said = [
            Piece(self._text(words, style, cell, width=grid.inner(2)), 1)
            for words, style in ((stamp.says, styles.body), (stamp.comment, styles.claim))
            if words
        ]
        return grid.row([first, about, Stack(said)])

    def _add_answer(self, section: Section, root: Element) -> None:
        part = root.add(Role.SECTION, title=ANSWER)
        heading = self._text(ANSWER, self._styles.heading, part, Role.H2)
        lines = WritingLines(_LINES, self._width, apart=22 * self._paper.scale)
        block = Stack([Piece(heading), Piece(lines, 2)], keeps_together=True)
        drop = partial(root.children.remove, part)
        section.add(block, before=20 * self._paper.scale, when_left_out=drop)


def judgement_in_words(sheet: FeedbackSheet) -> str:
    """Return level and mark in one line; empty where neither was given."""
    review = sheet.review
    mark = None
    if review.mark is not None:
        out_of = f" out of {review.out_of}" if review.out_of is not None else ""
        mark = f"Mark: {review.mark}{out_of}"
    return joined([f"Level: {review.level}" if review.level else None, mark])


def place_in_words(each: NumberedStamp) -> str:
    """Return what a stamp is about, with the page where it is on one."""
    page = f"page\u00a0{each.place.page + 1}" if each.place is not None else None
    return ", ".join(x for x in (each.stamp.where, page) if x)


def sheet_words(sheet: FeedbackSheet) -> Iterator[PrintedWords]:
    """Yield all words of a sheet that somebody wrote, and where they stand."""
    review = sheet.review
    for words in (sheet.student, sheet.class_name, sheet.author):
        yield PrintedWords("the names", Face.PLAIN, words)
    yield PrintedWords("the question", Face.PLAIN_STRONG, sheet.question)
    yield PrintedWords("the level", Face.PLAIN_BOLD, review.level)
    for words in (review.went_well, review.even_better, review.target):
        yield PrintedWords("your own words", Face.PLAIN, words)
    for each in sheet.stamps:
        stamp = each.stamp
        yield PrintedWords("the codes", Face.PLAIN_BOLD, stamp.code)
        yield PrintedWords("your own words", Face.PLAIN, f"{stamp.where} {stamp.says}")
        yield PrintedWords("your own words", Face.PLAIN, stamp.comment)
