# SPDX-License-Identifier: MIT
"""Blocks are put on pages so that nothing is cut off or left alone."""

import pytest

from workbench.export.pdf.flow.blocks import (
    Block,
    Columns,
    Piece,
    Space,
    Stack,
    Text,
    lines_to_keep,
)
from workbench.export.pdf.flow.pages import Furniture, Section, compose, draw
from workbench.export.pdf.flow.paper import Paper, Style
from workbench.export.pdf.flow.tables import Grid, Table
from workbench.export.pdf.fonts import Face
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.structure import Element, Role

PAPER = Paper(10.5, has_column=False)
STYLE = Style(Face.PLAIN, 10, 14)


def a_section(*blocks, **options):
    section = Section(**options)
    for block in blocks:
        section.add(block)
    return section


def heights(pages):
    return [[block.height for _, block in page.blocks] for page in pages]


def a_text(lines):
    return Text("\n".join(["a line of words"] * lines), STYLE, 300)


def test_blocks_that_fit_stand_below_each_other():
    (page,) = compose([a_section(Space(100), Space(50))], PAPER)
    assert [depth for depth, _ in page.blocks] == [0, 100]


def test_each_section_begins_on_a_new_page():
    assert len(compose([a_section(Space(10)), a_section(Space(10))], PAPER)) == 2


def test_room_above_a_block_goes_at_the_top_of_a_page():
    section = Section()
    section.add(Space(PAPER.height - 10))
    section.add(Space(50), before=40)
    assert compose([section], PAPER)[1].blocks[0][0] == 0


def test_a_heading_goes_to_the_page_of_what_it_heads():
    section = Section()
    section.add(Space(PAPER.height - 60))
    section.add(Space(20), keeps_with_next=True)
    section.add(Space(100))
    assert heights(compose([section], PAPER)) == [[PAPER.height - 60], [20, 100]]


def test_a_heading_stays_where_two_lines_follow():
    section = Section()
    section.add(Space(PAPER.height - 60))
    section.add(Space(20), keeps_with_next=True)
    section.add(a_text(30))
    assert heights(compose([section], PAPER))[0] == [PAPER.height - 60, 20, 28]


def test_a_block_higher_than_a_page_is_drawn_rather_than_lost():
    pages = compose([a_section(Space(20), Space(5000), Space(30))], PAPER)
    assert heights(pages) == [[20], [5000], [30]]


def test_what_needs_a_page_of_its_own_can_be_left_out():
    left_out = []
    section = Section()
    section.add(Space(PAPER.height - 10))
    section.add(Space(50), when_left_out=lambda: left_out.append(True))
    assert len(compose([section], PAPER)) == 1
    assert left_out


def test_further_pages_begin_with_what_continues():
    section = a_section(a_text(200), continued=lambda: Space(33))
    pages = compose([section], PAPER)
    assert [page.blocks[0][1].height == 33 for page in pages] == [False] + [True] * (len(pages) - 1)


def test_sections_that_may_share_a_page_do_where_they_fit_whole():
    def short():
        return a_section(Space(200), may_share=True)

    assert len(compose([short(), short(), short()], PAPER)) == 1
    assert len(compose([short(), a_section(Space(200))], PAPER)) == 2


@pytest.mark.parametrize(
    ("count", "fitting", "kept"), [(5, 9, 5), (5, 4, 3), (5, 3, 3), (5, 1, 0), (3, 2, 0), (4, 3, 2)]
)
def test_no_line_of_a_paragraph_stands_alone(count, fitting, kept):
    assert lines_to_keep(count, fitting) == kept


def test_a_stack_is_parted_between_its_pieces():
    stack = Stack([Piece(Space(30)), Piece(Space(40), 10), Piece(Space(50))])
    above, below = stack.split(85)
    assert (above.height, below.height) == (80, 50)


def test_a_stack_that_keeps_together_is_not_parted():
    assert Stack([Piece(Space(30)), Piece(Space(40))], keeps_together=True).split(50) is None


def test_columns_are_parted_at_the_same_height():
    above, below = Columns([(0, a_text(10)), (100, a_text(3))]).split(70)
    assert (above.height, below.height) == (70, 70)


def test_columns_with_a_part_that_cannot_be_parted_go_to_the_next_page():
    assert Columns([(0, Space(100)), (100, a_text(10))]).split(70) is None


class TestTable:
    grid = Grid((100, 200), 4, 6)

    def table(self, *row_heights, header=None):
        rows = [self.grid.row([Space(10), Space(height)]) for height in row_heights]
        return Table(self.grid, rows, header=header)

    def test_rows_go_to_the_next_page_whole(self):
        above, below = self.table(40, 40, 40, 40).split(110)
        assert above.height == pytest.approx(97)
        assert below.height == pytest.approx(97)

    def test_the_last_row_does_not_stand_alone(self):
        above, below = self.table(20, 20, 20, 20).split(90)
        assert above.height < below.height + 1

    def test_a_short_first_row_does_not_stand_alone(self):
        assert self.table(20, 60, 60).split(80) is None

    def test_the_header_stands_on_every_part(self):
        table = self.table(40, 40, 40, 40, header=self.grid.row([Space(12)]))
        above, below = table.split(120)
        assert above.height + below.height == pytest.approx(table.height + 12 + 8 + 1)

    def test_a_very_high_row_is_parted(self):
        table = Table(self.grid, [self.grid.row([a_text(2), a_text(40)])])
        above, below = table.split(200)
        assert above.height <= 200
        assert below.height < table.height - 150

    def test_a_table_without_room_for_a_row_goes_to_the_next_page(self):
        assert self.table(40, 40).split(30) is None


class _Content(Block):
    """Notes on which pages it is drawn."""

    def __init__(self, height, seen):
        self.height, self._seen = height, seen

    def draw(self, ink, x, top):
        self._seen.append((ink.page_index, x, top))


def test_every_block_is_drawn_once_inside_its_page():
    seen = []
    section = a_section(*(_Content(200, seen) for _ in range(5)))
    ink = Ink(Element(Role.DOCUMENT))
    draw(compose([section], PAPER), ink, PAPER, Furniture("header", "footer"))
    assert [page for page, _, _ in seen] == [0, 0, 0, 1, 1]
    assert all(PAPER.bottom <= top - 200 for _, _, top in seen)
