# SPDX-License-Identifier: MIT
"""The sheet for a whole class: how the plans did, what to do next, which codes were frequent.

It is shown to the class and handed out, so it names nobody. Charts are tables with bars: number and
meaning stand beside each bar as words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.domain.class_feedback import ClassFeedback, CodeCount, MarkSpread, SharedWords
from workbench.domain.saying import capitalised, counted
from workbench.export.pdf.flow.blocks import Block, Columns, Landmark, Piece, Stack, Text
from workbench.export.pdf.flow.charts import Bar, MarkStrip
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
from workbench.export.pdf.pages.words_on_pages import WordsOnPages
from workbench.export.pdf.structure import Element, Role

TITLE = "Class feedback"
NEXT, PRAISE, CODES = "What to do next", "What went well", "All codes"
NOBODY_YET = "Nothing was said about any plan yet."
NONE_SHARED = "No two plans need the same next step. Look at what is said in your own."

_ROOM_FOR_COUNT = 60.0
_LINES = 3


class _BarRow(NamedTuple):
    """A row of a chart: the words before the bar, the number, and what is said beside it."""

    words: tuple[str, ...]
    plans: int
    beside: str = ""
    is_pale: bool = False


class ClassFeedbackPages(WordsOnPages):
    """Makes the section of the sheet."""

    def __init__(self, feedback: ClassFeedback, paper: Paper) -> None:
        self._feedback = feedback
        self._styles = TypeStyles.on(paper)
        super().__init__(paper.whole_width)

    def sections(self, root: Element) -> tuple[Section, ...]:
        """Add the sheet to the tree and return its blocks; the codes go on where they fit."""
        feedback, section = self._feedback, Section(may_share=True)
        part = root.add(Role.SECTION, title=TITLE)
        title = self._text(TITLE, self._styles.title, part, Role.H1)
        section.add(Landmark(title, "class", title=TITLE), keeps_with_next=True)
        if feedback.question:
            section.add(self._text(feedback.question, self._styles.question, part), before=4)
        section.add(self._text(counts_in_words(feedback), self._styles.body, part), before=6)
        self._add_standing(section, root)
        if feedback.reviewed:
            self._add_next_steps(section, root)
            self._add_praise(section, root)
        last = Section(may_share=True) if feedback.codes else section
        if feedback.codes:
            self._add_codes(last, root)
        if feedback.reviewed:
            self._add_turn(last, root)
        return (section, last) if feedback.codes else (section,)

    def _add_standing(self, section: Section, root: Element) -> None:
        feedback = self._feedback
        spreads = [each for each in feedback.spreads if each.is_told]
        if not feedback.levels and not spreads:
            return
        part = self._heading(section, root, "How the plans did", "standing")
        for spread in spreads:
            words = self._text(spread_in_words(spread), self._styles.body, part)
            section.add(words, before=8, keeps_with_next=True)
            figure = part.add(Role.FIGURE, alt=f"Dots: {marks_in_words(spread)}")
            most = spread.highest if spread.out_of is None else spread.out_of
            style = self._styles.table_caption
            section.add(MarkStrip(spread.counts, most, self._width * 0.7, style, figure), before=6)
        if feedback.levels:
            most = max(each.plans for each in feedback.levels)
            rows = [_BarRow((each.name,), each.plans) for each in feedback.levels]
            element = table_element(part, "How many plans reached each level")
            table = self._chart(element, ("Level",), (0.22,), rows, most)
            section.add(table, before=8)

    def _add_next_steps(self, section: Section, root: Element) -> None:
        feedback = self._feedback
        part = self._heading(section, root, NEXT, "next")
        steps = feedback.next_steps
        if not steps and not feedback.targets and not feedback.even_better:
            section.add(self._text(NONE_SHARED, self._styles.body, part), before=4)
        for number, code in enumerate(steps, 1):
            section.add(self._step(number, code, part), before=5)
        self._add_shared(section, part, "Targets that several of you got", feedback.targets)
        self._add_shared(section, part, "Even better if", feedback.even_better)

    def _add_praise(self, section: Section, root: Element) -> None:
        feedback = self._feedback
        if not feedback.frequent_praise and not feedback.went_well:
            return
        part = self._heading(section, root, PRAISE, "praise")
        for code in feedback.frequent_praise:
            words = (
                f"{capitalised(code.meaning)} ({code.code}): {_of(code.plans, feedback.reviewed)}"
            )
            section.add(self._text(words, self._styles.body, part), before=3)
        self._add_shared(section, part, "Said to several of you", feedback.went_well)

    def _add_codes(self, section: Section, root: Element) -> None:
        feedback = self._feedback
        part = self._heading(section, root, CODES, "codes")
        most = max(each.plans for each in feedback.codes)
        for name, codes in (("To work on", feedback.to_do), ("Praise", feedback.praise)):
            if codes:
                label = self._text(name, self._styles.label, part)
                section.add(label, before=8, keeps_with_next=True)
                table = self._code_table(part, name, codes, most)
                section.add(table, before=3)

    def _code_table(self, part: Element, name: str, codes: Sequence[CodeCount], most: int) -> Block:
        element = table_element(part, f"{name}: codes, their meaning, and in how many plans")
        rows = [
            _BarRow(
                (each.code, capitalised(each.meaning)), each.plans, _times(each), each.is_praise
            )
            for each in codes
        ]
        return self._chart(element, ("Code", "Meaning"), (0.11, 0.43), rows, most)

    def _add_turn(self, section: Section, root: Element) -> None:
        part = root.add(Role.SECTION, title="Your turn")
        styles = self._styles
        heading = self._text("Your turn", styles.heading, part, Role.H2)
        asked = self._text(
            "Which of these is about your plan? Choose one and write what you will change.",
            styles.body,
            part,
        )
        lines = WritingLines(_LINES, self._width, apart=22)
        block = Stack([Piece(heading), Piece(asked, 3), Piece(lines, 2)], keeps_together=True)
        section.add(block, before=18, when_left_out=lambda: root.children.remove(part))

    def _add_shared(
        self, section: Section, part: Element, name: str, shared: Sequence[SharedWords]
    ) -> None:
        if not shared:
            return
        label = self._text(name, self._styles.label, part)
        section.add(label, before=7, keeps_with_next=True)
        for each in shared:
            words = f"{capitalised(each.words)} ({each.plans} plans)"
            section.add(self._text(words, self._styles.body, part), before=2)

    def _step(self, number: int, code: CodeCount, part: Element) -> Block:
        styles, left = self._styles, 18.0
        width = self._width - left
        which = self._text(f"{number}. ", styles.question, part, width=left)
        step = self._text(_sentence(code.next_step), styles.question, part, width=width)
        why = (
            f"{code.code}: {code.meaning}. {capitalised(_of(code.plans, self._feedback.reviewed))}."
        )
        reason = self._text(why, styles.caption, part, width=width)
        words = Stack([Piece(step), Piece(reason, 1)], keeps_together=True)
        return Columns([(0.0, which), (left, words)])

    def _chart(
        self,
        element: Element,
        names: Sequence[str],
        shares: Sequence[float],
        rows: Sequence[_BarRow],
        most: int,
    ) -> Block:
        """Return a table whose last column has a bar before its number."""
        widths = [share * self._width for share in shares]
        grid = Grid([*widths, self._width - sum(widths)], 2.6, 8)
        style = self._styles.table
        head = element.add(Role.TABLE_HEAD).add(Role.ROW)
        header = grid.row(
            [
                Text(
                    name,
                    strong(style),
                    grid.inner(column),
                    content=column_header(head).content(),
                    repeats=True,
                )
                for column, name in enumerate((*names, "Plans"))
            ]
        )
        body = element.add(Role.TABLE_BODY)
        return Table(grid, [self._bar_row(body, grid, row, most) for row in rows], header=header)

    def _bar_row(self, body: Element, grid: Grid, bar: _BarRow, most: int) -> Block:
        row, style = body.add(Role.ROW), self._styles.table
        first = row_header(row).content()
        name, *others = bar.words
        cells: list[Block] = [Text(name, self._styles.table_strong, grid.inner(0), content=first)]
        for column, each in enumerate(others, 1):
            content = row.add(Role.CELL).content()
            cells.append(Text(each, style, grid.inner(column), content=content))
        room, share = grid.inner(len(cells)) - _ROOM_FOR_COUNT, bar.plans / most
        drawn = Bar(share, room, style.leading, is_pale=bar.is_pale)
        content = row.add(Role.CELL).content()
        number = Text(f"{bar.plans}{bar.beside}", style, _ROOM_FOR_COUNT - 6, content=content)
        return grid.row([*cells, Columns([(0.0, drawn), (room * share + 6, number)])])

    def _heading(self, section: Section, root: Element, name: str, key: str) -> Element:
        part = root.add(Role.SECTION, title=name)
        heading = self._text(name, self._styles.heading, part, Role.H2)
        section.add(Landmark(heading, key, title=name, level=1), before=16, keeps_with_next=True)
        return part


def counts_in_words(feedback: ClassFeedback) -> str:
    """Return how many plans there are and how many of them something was said about."""
    if not feedback.reviewed:
        return NOBODY_YET
    count = f"{feedback.reviewed} of {feedback.handed_in}"
    if feedback.handed_in < feedback.reviewed:  # some of them are not there any more
        count = f"{feedback.reviewed}"
    told = [f"{count} {'plan was' if count == '1' else 'plans were'} marked."]
    if feedback.missing:
        told.append(f"{feedback.missing} not handed in.")
    return " ".join(told)


def spread_in_words(spread: MarkSpread) -> str:
    """Return the lowest mark, the highest and the middle one in a sentence."""
    out_of = f" out of {spread.out_of}" if spread.out_of is not None else ""
    if spread.lowest == spread.highest:
        return f"Marks{out_of}: {spread.lowest} for all {spread.plans} plans."
    return (
        f"Marks{out_of}: from {spread.lowest} to {spread.highest}. "
        f"The middle mark of {spread.plans} plans is {spread.middle:g}."
    )


def marks_in_words(spread: MarkSpread) -> str:
    """Return each mark with the number of plans that have it."""
    said = (f"{counted(plans, 'plan')} with {mark}" for mark, plans in spread.counts)
    return f"{', '.join(said)}."


def feedback_words(feedback: ClassFeedback) -> Iterator[PrintedWords]:
    """Yield all words of a sheet that somebody wrote, and where they stand."""
    for words in (feedback.class_name, feedback.assignment, feedback.question):
        yield PrintedWords("the title", Face.PLAIN, words)
    for level in feedback.levels:
        yield PrintedWords("the levels", Face.PLAIN_BOLD, level.name)
    for code in feedback.codes:
        yield PrintedWords("the codes", Face.PLAIN_BOLD, code.code)
        yield PrintedWords("the codes", Face.PLAIN, f"{code.meaning} {code.next_step}")
    for shared in (*feedback.targets, *feedback.even_better, *feedback.went_well):
        yield PrintedWords("your own words", Face.PLAIN, shared.words)


def _times(code: CodeCount) -> str:
    return f" ({code.times} times)" if code.times > code.plans else ""


def _of(plans: int, reviewed: int) -> str:
    return f"in {plans} of {reviewed} plans" if reviewed > 1 else "in one plan"


def _sentence(words: str) -> str:
    said = capitalised(words)
    return f"{said}." if said[-1:].isalnum() else said
