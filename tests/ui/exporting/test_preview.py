# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QScrollArea

from tests.ui.exporting.copies import BlankCopy
from workbench.domain.documents import MarkOnPage, PageArea, PageSpot
from workbench.domain.identifiers import AnnotationId
from workbench.ui.exporting.paper import Paper
from workbench.ui.exporting.preview import PagePreview
from workbench.ui.exporting.thumbnails import Thumbnails

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MARKS = (
    MarkOnPage(AnnotationId("one"), "Nature A1", (PageArea(0, 0.2, 0.3, 0.1, 0.02),)),
    MarkOnPage(AnnotationId("two"), "Origin B2", (PageArea(2, 0.2, 0.3, 0.1, 0.02),)),
)
PICTURE = Qt.ItemDataRole.DecorationRole
FOUND = tuple((PageArea(page, 0.5, 0.5, 0.1, 0.02),) for page in (0, 1, 1, 2))


@pytest.fixture
def preview(qtbot, look):
    """A preview of three pages, which are shown as soon as they are wanted."""
    made = PagePreview(look)
    made.copy = BlankCopy(pages=3)
    made.resize(640, 560)
    qtbot.addWidget(made)

    def show(number, width):
        made.show_page(number, made.copy.page(number, width=width))

    made.page_wanted.connect(show)
    made.show()
    made.show_copy(3)
    made.show_marks(MARKS)
    return made


def test_another_file_is_shown_from_its_first_page_with_nothing_of_the_last_one(preview):
    preview.show_found(FOUND)
    preview.turn(2)
    small = preview.findChild(Thumbnails)
    preview.show_small(1, preview.copy.page(1, width=64))
    wanted = []
    preview.page_wanted.disconnect()
    preview.page_wanted.connect(lambda *each: wanted.append(each[0]))
    preview.show_other(4)
    assert (preview.page, wanted) == (0, [0])
    assert small.pages == 4
    # All are white again.
    first, second = (small.model().data(small.model().index(at), PICTURE) for at in (0, 1))
    assert first.cacheKey() == second.cacheKey()
    assert not preview.step_hit(1)
    assert not preview.step_mark(1)


def named(preview, kind, name):
    (found,) = (x for x in preview.findChildren(kind) if x.accessibleName() == name)
    return found


def words(preview):
    return " ".join(each.text() for each in preview.findChildren(QLabel) if each.isVisible())


def paper_of(preview):
    return preview.findChild(Paper)


class TestPagesInSmall:
    def test_they_are_asked_for_after_the_page_that_is_looked_at(self, qtbot, look):
        order = []
        made = PagePreview(look)
        qtbot.addWidget(made)
        made.resize(640, 560)
        made.page_wanted.connect(lambda *_: order.append("page"))
        made.small_wanted.connect(lambda _: order.append("small"))
        made.show()
        made.show_copy(2)
        assert set(order) == {"page"}
        made.show_page(0, BlankCopy().page(0, width=300))
        assert order[-1] == "small"

    def test_each_has_a_name_and_leads_to_its_page(self, qtbot, preview):
        pages = named(preview, QListView, "Pages")
        spoken = Qt.ItemDataRole.AccessibleTextRole
        assert [pages.model().index(row, 0).data(spoken) for row in range(3)] == [
            "Page 1",
            "Page 2",
            "Page 3",
        ]
        pages.setFocus()
        qtbot.keyClick(pages, Qt.Key.Key_Down)
        assert preview.page == 1
        preview.turn(1)
        assert pages.currentIndex().row() == 2

    def test_they_go_where_there_is_no_room(self, preview):
        assert named(preview, QListView, "Pages").isVisible()
        preview.resize(360, 500)
        assert not named(preview, QListView, "Pages").isVisible()


class TestNearer:
    def test_the_page_is_made_anew_as_large_as_it_is_shown(self, preview):
        whole = preview.copy.widths[-1]
        named(preview, QPushButton, "Larger").click()
        named(preview, QPushButton, "Larger").click()
        assert preview.zoom == 1.5
        assert preview.copy.widths[-1] == pytest.approx(whole * 1.5, rel=0.05)
        assert preview.findChild(QScrollArea).verticalScrollBar().maximum() > 0
        preview.step_zoom(0)
        assert preview.copy.widths[-1] == whole
        assert not named(preview, QPushButton, "Smaller").isEnabled()

    def test_it_says_how_near(self, preview):
        larger = named(preview, QPushButton, "Larger")
        assert larger.accessibleDescription() == "the whole page"
        preview.step_zoom(3)
        assert larger.accessibleDescription() == "200% of it"
        preview.step_zoom(99)
        assert not larger.isEnabled()


class TestWords:
    def look_for(self, qtbot, preview, typed):
        field = named(preview, QLineEdit, "Find on the pages")
        preview.look_for()
        with qtbot.waitSignal(preview.find_wanted) as wanted:
            qtbot.keyClicks(field, typed)
        assert wanted.args == [typed]
        return field

    def test_the_first_from_here_on_is_shown(self, qtbot, preview):
        preview.turn(1)
        self.look_for(qtbot, preview, "coal")
        preview.show_found(FOUND)
        assert preview.page == 1
        assert "2 of 4" in words(preview)

    def test_enter_goes_on_and_shift_enter_back(self, qtbot, preview):
        field = self.look_for(qtbot, preview, "coal")
        preview.show_found(FOUND)
        for key, page, said in (
            (Qt.KeyboardModifier.NoModifier, 1, "2 of 4"),
            (Qt.KeyboardModifier.ShiftModifier, 0, "1 of 4"),
            (Qt.KeyboardModifier.ShiftModifier, 2, "4 of 4"),
        ):
            qtbot.keyClick(field, Qt.Key.Key_Return, key)
            assert preview.page == page
            assert said in words(preview)

    def test_what_is_not_there_is_said(self, qtbot, preview):
        self.look_for(qtbot, preview, "coal")
        preview.show_found(())
        assert "not found" in words(preview)
        assert not preview.step_hit(1)

    def test_a_new_copy_is_searched_for_the_same_words(self, qtbot, preview):
        self.look_for(qtbot, preview, "coal")
        with qtbot.waitSignal(preview.find_wanted) as wanted:
            preview.show_copy(2)
        assert wanted.args == ["coal"]


class TestMarks:
    def test_a_click_tells_its_place_on_the_page(self, qtbot, preview):
        paper = paper_of(preview)
        sheet = paper.sheet().toRect()
        place = sheet.topLeft() + QPoint(sheet.width() // 4, sheet.height() // 2)
        with qtbot.waitSignal(preview.spot_wanted) as wanted:
            qtbot.mouseClick(paper, Qt.MouseButton.LeftButton, pos=place)
        number, x, y, at_once = wanted.args
        assert (number, at_once) == (0, False)
        assert (x, y) == (pytest.approx(0.25, abs=0.01), pytest.approx(0.5, abs=0.01))

    def test_a_click_on_a_mark_offers_the_way_to_its_note(self, qtbot, preview):
        preview.show_spot(PageSpot(AnnotationId("one")), at_once=False)
        assert "Mark Nature A1" in words(preview)
        with qtbot.waitSignal(preview.note_wanted) as wanted:
            named(preview, QPushButton, "Go to its note").click()
        assert wanted.args == ["one"]
        preview.show_spot(PageSpot(), at_once=False)
        assert "Mark Nature A1" not in words(preview)

    def test_a_double_click_goes_there_at_once(self, qtbot, preview):
        with qtbot.waitSignal(preview.note_wanted) as wanted:
            preview.show_spot(PageSpot(AnnotationId("two")), at_once=True)
        assert wanted.args == ["two"]

    def test_a_link_is_followed(self, preview):
        preview.show_spot(PageSpot(goes_to=PageArea(2, 0, 0.4, 1, 0)), at_once=False)
        assert preview.page == 2

    def test_marks_are_walked_through_by_key(self, qtbot, preview):
        assert preview.step_mark(1)
        assert "Mark Nature A1" in words(preview)
        assert preview.step_mark(1)
        assert preview.page == 2
        assert "Mark Origin B2" in words(preview)
        paper_of(preview).setFocus()
        with qtbot.waitSignal(preview.note_wanted) as wanted:
            qtbot.keyClick(paper_of(preview), Qt.Key.Key_Return)
        assert wanted.args == ["two"]
        preview.step_mark(-1)
        assert preview.page == 0

    def test_without_marks_there_is_nowhere_to_go(self, preview):
        preview.show_marks(())
        assert not preview.step_mark(1)
