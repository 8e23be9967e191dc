# SPDX-License-Identifier: MIT
"""Links in the real window: made in Compare and in Read, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.journeys.windows import Student, one_window
from tests.ui.accessible import (
    Heard,
    faults_of_text,
    faults_of_tree,
    faults_of_widgets,
    tree,
)
from workbench.domain.annotations import SourcePart
from workbench.domain.links import BackgroundEnd, LinkKind, MarkEnd
from workbench.domain.plans import BackgroundEvidence
from workbench.domain.regions import Spot, framed
from workbench.domain.text import Span
from workbench.services.linking import new_link
from workbench.ui.annotating.field import StepField
from workbench.ui.widgets.dragging import carry_evidence


@pytest.fixture(scope="module")
def window(qapp, fonts, tmp_path_factory):
    """A screen reader is there."""
    QAccessible.setActive(True)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    with one_window(tmp_path_factory.mktemp("comparing") / "library") as made:
        made.resize(1366, 690)
        student = Student(made)
        student.until(lambda: made.desk.plan)
        let_letters_mark(made, are_on=True)
        # Each test makes its own.
        for link in made.wiring.links.links:
            made.wiring.links.remove(link.id)
        student.quiet()
        yield made
    QAccessible.setActive(False)


def let_letters_mark(window, *, are_on):
    window.look.choose(replace(window.look.comfort, letters=are_on))


@pytest.fixture
def student(window):
    window.activateWindow()
    return Student(window)


@pytest.fixture
def shelf(window, student):
    """The links; what a test made is taken out again."""
    shelf = window.wiring.links
    before = {link.id for link in shelf.links}
    yield shelf
    if window.wiring.comparing.mode is not None:
        window.wiring.comparing._making.stop()
    for link in shelf.links:
        if link.id not in before:
            shelf.remove(link.id)
    student.quiet()


@pytest.fixture
def compare(window, student):
    """Compare with the sources A and E, the focus in A."""
    window.places.source.emit(window.desk.pack.source_labelled("A").id)
    student.press("Alt+3")
    controller = window.wiring.comparing
    show(controller, "A", "E")
    controller.mode.pages[0].focus_wanted.emit()
    controller.parts_in_use().page.body.place_caret(0)
    controller.mode.pages[1].focus_wanted.emit()
    controller.parts_in_use().page.body.place_caret(0)
    controller.mode.pages[0].focus_wanted.emit()
    return controller


@pytest.fixture
def on_no_words(window, student):
    """Marks of source E: on all of it, on a part of a picture, and on one that was described."""
    desk = window.desk
    source, letter = desk.pack.source_labelled("E"), desk.framework.letters[0]
    regions = [framed(Spot(at, 0.2), Spot(0.75, 0.6)) for at in (0.25, 0.5)]
    made = [
        desk.mark(SourcePart.WHOLE, None, letter, source),
        *(desk.mark(SourcePart.PICTURE, each, letter, source) for each in regions),
    ]
    desk.change_mark(replace(made[-1], feature="a man with a pickaxe"))
    yield made
    window.desk.remove_marks(each.id for each in made)
    student.quiet()


def show(controller, *labels):
    pack = controller._window.desk.pack
    for place, label in enumerate(labels):
        controller._choose(place, pack.source_labelled(label).id)


def mark(window, short_id):
    return next(each for each in window.desk.marks() if each.short_id == short_id)


def kept(window):
    """The links as the library has them."""
    linking = window.session.services.linking
    return linking.links_in(window.desk.pack.id)


def panel(compare):
    return compare.mode.panel


class TestByKeyboard:
    def test_two_marks_are_linked_with_a_way_and_a_sentence(self, window, student, compare, shelf):
        student.press("F8")
        student.press("Ctrl+L")
        assert compare.mode._guide_words.text().startswith("Link A1.")
        student.press("F6")
        student.press("F8")
        student.press("Ctrl+L")
        assert panel(compare).is_asking
        student.press("Right")
        student.press("Return")
        student.type("She counts fewer of them.")
        student.press("Return")
        student.quiet()
        (link,) = kept(window)
        assert (link.start, link.end) == (
            mark(window, "A1").id,
            MarkEnd(mark(window, "E2").id),
        )
        assert link.kind is LinkKind.CONTRADICTS
        assert link.sentence == "She counts fewer of them."
        assert QApplication.focusWidget() is compare.text_in_use()
        assert not panel(compare).is_asking

    def test_words_without_a_mark_get_one_first_by_one_letter(
        self, window, student, compare, shelf
    ):
        count = len(window.desk.marks())
        student.press("Ctrl+Shift+Right", 2)
        student.press("Ctrl+L")
        assert len(window.desk.marks()) == count
        student.press("N")
        student.press("F6")
        student.press("F8")
        student.press("Ctrl+L")
        student.press("Return")
        student.press("Escape")
        student.quiet()
        (link,) = kept(window)
        made = window.desk.mark_with(link.start)
        assert made.target.anchor.span.start == 0
        assert link.kind is LinkKind.SUPPORTS
        assert len(window.desk.marks()) == count + 1
        window.desk.remove_mark(made.id)
        assert shelf.links == ()
        student.quiet()

    def test_a_link_is_undone_and_done_again(self, window, student, compare, shelf):
        assert shelf.keep(link_between(window, "A1", "E2"))
        student.quiet()
        student.press("Ctrl+Z")
        student.until(lambda: shelf.links == ())
        student.press("Ctrl+Y")
        student.until(lambda: len(shelf.links) == 1)

    def test_escape_makes_no_link_of_what_was_begun(self, student, compare, shelf):
        student.press("F8")
        student.press("Ctrl+L")
        assert compare._making.begun is not None
        student.press("Escape")
        assert compare._making.begun is None
        assert shelf.links == ()

    def test_marks_of_one_source_are_not_linked(self, window, student, compare, shelf):
        student.press("F8")
        student.press("Ctrl+L")
        student.press("F8")
        student.press("Ctrl+L")
        assert "of one source" in window.toast.text()
        assert not panel(compare).is_asking

    def test_of_a_card_only_its_name_is_said(self, window, student, compare, shelf):
        entry = next(iter(window.desk.pack.background.entries()))
        shelf.keep(new_link(mark(window, "A1").id, BackgroundEnd(entry.id), LinkKind.CONFIRMS, ""))
        compare._making.change(shelf.notes()[-1])
        assert [each.isVisible() for each in panel(compare)._quoted] == [True, False]

    def test_the_list_is_walked_changed_and_emptied(self, window, student, compare, shelf):
        for one, other in (("A1", "E2"), ("A6", "E4")):
            assert shelf.keep(link_between(window, one, other))
        student.press("F6", 2)
        listed = panel(compare).list
        assert QApplication.focusWidget() is listed
        student.press("Down")
        assert listed.current().said == "A6 agrees with E4"
        student.press("F2")
        student.press("Shift+Tab")
        student.press("Right", 2)
        student.press("Return")
        student.type("More of it.")
        student.press("Return")
        assert QApplication.focusWidget() is listed
        assert listed.current().spoken == "A6 adds to E4: More of it."
        student.press("Delete")
        assert [note.said for note in shelf.notes()] == ["A1 agrees with E2"]
        student.quiet()
        assert len(kept(window)) == 1

    def test_pages_are_turned_where_the_focus_is(self, window, student, compare):
        student.press("Ctrl+PgDown")
        assert [side.source.label for side in compare._sides] == ["B", "E"]
        student.press("F6")
        student.press("Ctrl+PgUp")
        assert [side.source.label for side in compare._sides] == ["B", "D"]

    def test_marking_and_removing_act_on_the_page_in_use(self, window, student, compare):
        student.press("F6")
        count = len(window.desk.marks())
        student.press("Ctrl+Shift+Right", 2)
        student.press("R")
        made = max(window.desk.marks(), key=lambda each: each.created)
        assert len(window.desk.marks()) == count + 1
        assert window.desk.pack.source(made.target.source_id).label == "E"
        assert window.mode == "compare"
        student.press("Delete")
        assert len(window.desk.marks()) == count
        student.quiet()


def link_between(window, one, other, kind=LinkKind.SUPPORTS, sentence=""):
    start, end = mark(window, one), mark(window, other)
    return new_link(start.id, MarkEnd(end.id), kind, sentence)


class TestWhatIsShown:
    def test_linked_passages_are_joined_and_the_lines_follow(self, window, student, compare, shelf):
        shelf.keep(link_between(window, "A6", "E2"))
        QApplication.processEvents()
        gap = compare.mode.gaps[0]
        student.until(lambda: len(gap.joins) == 1)
        before = gap.joins[0]
        assert (before.left.way, before.right.way) == (0, 0)
        body = compare._sides[0].page.body
        body.verticalScrollBar().setValue(60)
        student.until(lambda: gap.joins[0] != before)
        assert gap.joins[0].left.height == before.left.height - 60
        body.verticalScrollBar().setValue(0)

    def test_a_passage_out_of_sight_is_told_by_the_edge_it_is_behind(
        self, window, student, compare, shelf
    ):
        shelf.keep(link_between(window, "A5", "E4"))
        gap = compare.mode.gaps[0]
        student.until(lambda: len(gap.joins) == 1)
        right = gap.joins[0].right
        assert right.way == 1
        assert right.shown < right.bottom < right.height

    def test_a_link_with_background_is_listed_and_not_drawn(self, window, student, compare, shelf):
        entry = next(window.desk.pack.background.entries())
        start = mark(window, "A4")
        shelf.keep(new_link(start.id, BackgroundEnd(entry.id), LinkKind.CONFIRMS, ""))
        assert compare.mode.gaps[0].joins == ()
        assert shelf.notes()[0].said.startswith("A4 is confirmed by ‘")

    def test_the_table_and_the_list_say_what_the_lines_show(self, window, compare, shelf):
        shelf.keep(link_between(window, "A6", "E2", sentence="Both say so."))
        shelf.keep(link_between(window, "E4", "A5", LinkKind.CONTRADICTS))
        QApplication.processEvents()
        names = {each.name for each in tree(window)}
        assert "A6 agrees with E2: Both say so." in names
        assert "E4 disagrees with A5" in names
        table = panel(compare).table
        cells = [
            table.model().index(0, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)
        ]
        assert cells == [
            "A and E, agree: A6–E2",
            "A and E, disagree: E4–A5",
            "A and E, add: nothing yet",
        ]

    def test_showing_both_opens_their_sources(self, window, compare, shelf):
        shelf.keep(link_between(window, "B3", "C1"))
        note = next(note for note in shelf.notes())
        compare._show_both(note)
        assert {side.source.label for side in compare._sides} == {"B", "C"}

    def test_sources_of_one_origin_that_agree_are_asked_about(
        self, window, student, compare, shelf
    ):
        pack = window.desk.pack
        one, other = pack.source_labelled("A"), pack.source_labelled("E")
        made_by = ("Ada Marsh",)
        changed = tuple(
            replace(each, provenance=replace(each.provenance, creator=made_by, not_given=()))
            if each.id in {one.id, other.id}
            else each
            for each in pack.sources
        )
        window.desk.pack = replace(pack, sources=changed)
        try:
            shelf.keep(link_between(window, "A6", "E2"))
            names = [each.name for each in tree(window)]
            asked = "Source A and Source E are both by Ada Marsh."
            assert any(asked in name for name in names)
            window.places.mark.emit(mark(window, "A6").id)
            student.press("Ctrl+L")
            student.type("E5")
            student.press("Return")
            assert any(asked in each.name for each in tree(window))
            student.press("Escape")
        finally:
            window.desk.pack = pack

    def test_a_third_page_has_room_in_a_wide_window(self, window, student, compare, shelf):
        student.press("Ctrl+Shift+T")
        assert len(compare._sides) == 2
        assert "no room" in window.toast.text()
        window.resize(1600, 690)
        QApplication.processEvents()
        student.press("Ctrl+Shift+T")
        assert [page.isVisible() for page in compare.mode.pages] == [True] * 3
        self.assert_lines_go_behind_the_middle_page(window, student, compare, shelf)
        student.press("Ctrl+Shift+T")
        assert len(compare.mode.pages) == 2
        window.resize(1366, 690)
        QApplication.processEvents()

    def assert_lines_go_behind_the_middle_page(self, window, student, compare, shelf):
        show(compare, "A", "B", "E")
        link = link_between(window, "A6", "E2")
        assert shelf.keep(link)
        assert shelf.keep(link_between(window, "A1", "B2"))
        first, last = compare.mode.gaps
        student.until(lambda: len(first.joins) == 2 and len(last.joins) == 1)
        one = next(each for each in first.joins if each.link_id == link.id)
        (other,) = last.joins
        assert (one.left.beyond, one.right.beyond) == ("", "E")
        assert (other.left.beyond, other.right.beyond) == ("A", "")
        assert one.right.shown == other.left.shown
        assert min(one.left.shown, other.right.shown) <= one.right.shown
        assert one.right.shown <= max(one.left.shown, other.right.shown)

    def test_one_pane_at_a_time_in_a_small_window(self, window, student, compare):
        window.resize(880, 440)
        QApplication.processEvents()
        mode = compare.mode
        assert [page.isVisible() for page in mode.pages] == [True, False]
        student.press("F6")
        assert [page.isVisible() for page in mode.pages] == [False, True]
        assert mode.pages[1].isAncestorOf(QApplication.focusWidget())
        student.press("F6")
        assert mode.panel.isVisible()
        window.resize(1366, 690)
        QApplication.processEvents()


class TestInRead:
    @pytest.fixture
    def reading(self, window, student):
        window.drawers.close_drawer()
        window.places.mark.emit(mark(window, "A6").id)
        QApplication.processEvents()
        return window.wiring.read

    def test_a_note_is_linked_with_a_mark_that_was_looked_for(
        self, window, student, reading, shelf
    ):
        student.press("Ctrl+L")
        student.type("E2 secret")
        student.press("Return")
        student.press("Return")
        student.type("Same aim.")
        student.press("Return")
        student.quiet()
        (link,) = kept(window)
        assert link.end == MarkEnd(mark(window, "E2").id)
        assert (link.kind, link.sentence) == (LinkKind.SUPPORTS, "Same aim.")
        assert reading.has_focus_in(reading.notes)
        assert "A6 agrees with E2: Same aim." in {each.name for each in tree(window)}

    def test_what_a_part_of_a_picture_shows_is_told_and_looked_for(
        self, window, student, reading, shelf, on_no_words
    ):
        student.press("Ctrl+L")
        listed = window.wiring.linking._picker.list
        ends = [MarkEnd(each.id) for each in on_no_words]
        said = [each.shown.partition("\n")[2] for each in listed.lines if each.value in ends]
        assert said == [
            "the whole source",
            "part of the picture",
            "a man with a pickaxe",
        ]
        student.type("pickaxe")
        assert len(listed.lines) == 1
        student.press("Escape")

    @pytest.mark.parametrize("on_field", [False, True], ids=["beside its fields", "on a field"])
    def test_a_card_that_is_dropped_on_the_open_note_is_linked_with_it(
        self, window, student, reading, shelf, on_field
    ):
        entry = list(window.desk.pack.background.entries())[3]
        card = reading.notes.card
        field = next(each for each in card.findChildren(StepField) if each.isVisible())
        before = len(shelf.links)
        said = field.text()
        carried = carry_evidence(BackgroundEvidence(entry.id))
        student.drop(field if on_field else card, carried, QPoint(4, 4))
        assert field.text() == said
        student.press("Right")
        student.press("Return")
        student.type("It was so.")
        student.press("Return")
        student.quiet()
        (link,) = shelf.links[before:]
        assert link.end == BackgroundEnd(entry.id)
        assert link.sentence == "It was so."

    def test_a_mark_at_the_caret_is_linked_with_a_card(self, window, student, reading, shelf):
        student.press("Escape")
        reading.page.body.place_caret(mark(window, "A4").target.anchor.span.start)
        entry = list(window.desk.pack.background.entries())[3]
        student.press("Ctrl+L")
        student.type(" ".join(entry.text.split()[:6]))
        student.press("Return")
        student.press("Right")
        student.press("Return")
        student.press("Escape")
        student.quiet()
        (link,) = kept(window)
        assert isinstance(link.end, BackgroundEnd)
        assert link.kind is LinkKind.CHALLENGES
        assert QApplication.focusWidget() is reading.page.body

    def test_a_link_of_the_open_note_leads_there_and_is_removed(
        self, window, student, reading, shelf
    ):
        shelf.keep(link_between(window, "E2", "A6", LinkKind.ADDS_TO, "The limits."))
        links = reading.notes.card.links
        assert links.isVisible()
        links.focus()
        line = QApplication.focusWidget()
        assert not line.visibleRegion().isEmpty()
        assert line.accessibleName() == "A6 is added to by E2: The limits."
        student.press("Return")
        assert window.desk.source.label == "E"
        window.places.mark.emit(mark(window, "A6").id)
        links.focus()
        student.press("Delete")
        assert shelf.links == ()

    def test_without_a_mark_it_is_said_what_to_do(self, window, student, reading, shelf):
        student.press("Escape")
        body = reading.page.body
        body.place_caret(0)
        assert body.mark_here() is None
        student.press("Ctrl+L")
        assert "mark first" in window.toast.text()


class TestByEar:
    """As `tests/ui/test_accessibility.py` does it for everything else."""

    MARKUP = "<b>bold</b> & <img src='x'>"

    def faults(self, window):
        QApplication.processEvents()
        return [
            *faults_of_tree(window),
            *faults_of_widgets(window),
            *faults_of_text(window),
        ]

    def test_everything_in_compare_is_named_told_apart_and_plain(self, window, compare, shelf):
        assert self.faults(window) == []
        shelf.keep(link_between(window, "A1", "E2", sentence=self.MARKUP))
        shelf.keep(link_between(window, "A6", "E4", LinkKind.CONTRADICTS))
        assert self.faults(window) == []
        for each in ("A4", "E3"):
            compare._making.take(mark(window, each))
        assert self.faults(window) == []

    def test_choosing_what_to_link_is_named_and_plain(self, window, student, shelf):
        window.places.mark.emit(mark(window, "A6").id)
        shelf.keep(link_between(window, "A6", "E4", sentence=self.MARKUP))
        student.press("Ctrl+L")
        assert self.faults(window) == []
        student.press("Return")
        assert self.faults(window) == []
        student.press("Escape")

    def test_a_link_in_the_making_is_spoken_step_by_step(self, window, compare, shelf):
        heard = Heard()
        for each in ("A1", "E2"):
            compare._making.take(mark(window, each))
        compare._making._make(LinkKind.SUPPORTS)
        compare.mode.panel.form.left.emit()
        heard.stop()
        begun, asked, kept = [x for x in heard.texts if "A1" in x and not x.startswith("mark")]
        assert begun.startswith("Link A1. Now select")
        assert asked == "A1 and E2. In which way?"
        assert kept == "A1 agrees with E2. Kept."


def test_a_whole_source_is_linked_from_the_head_of_its_page(window, student, compare, shelf):
    letter = window.desk.framework.letters[0]
    source = window.desk.pack.source_labelled("A")
    whole = window.desk.mark(SourcePart.WHOLE, None, letter, source)
    shelf.keep(new_link(whole.id, MarkEnd(mark(window, "E2").id), LinkKind.SAME_ORIGIN, ""))
    gap = compare.mode.gaps[0]
    student.until(lambda: len(gap.joins) == 1)
    assert gap.joins[0].left.way == 0
    window.desk.remove_mark(whole.id)
    student.quiet()
    assert kept(window) == ()


def test_plain_letters_mark_only_where_they_are_on(window, student, compare):
    let_letters_mark(window, are_on=False)
    try:
        compare.parts_in_use().page.body.select(Span(0, 7))
        count = len(window.desk.marks())
        student.press("N")
        assert len(window.desk.marks()) == count
        student.press("Ctrl+1")
        assert len(window.desk.marks()) == count + 1
        student.press("Delete")
    finally:
        let_letters_mark(window, are_on=True)
    student.quiet()


def test_the_compared_sources_are_remembered(window, compare):
    show(compare, "C", "F")
    state = window.wiring.state()
    show(compare, "A", "E")
    window.wiring.restore(state)
    compare.show_sources()
    assert [side.source.label for side in compare._sides] == ["C", "F"]
    window.wiring.restore({"compare": ["nothing that is here", 7]})
    compare.show_sources()
    assert len({side.source.label for side in compare._sides}) == 2


def test_a_sentence_that_is_being_typed_is_not_said_to_be_kept(window, student, compare, shelf):
    shelf.keep(link_between(window, "A1", "E2"))
    student.quiet()
    compare._making.change(shelf.notes()[0])
    student.type("Both count")
    assert window.wiring.comparing.pending() == "Both count"
    window.keeping.flush()
    student.quiet()
    assert [link.sentence for link in kept(window)] == ["Both count"]


def test_a_pack_with_one_source_says_that_there_is_no_other(window, student, compare):
    pack = window.desk.pack
    window.desk.pack = replace(pack, sources=pack.sources[:1])
    try:
        compare.show_sources()
        assert [side.source is None for side in compare._sides] == [False, True]
        student.press("F6")
        student.press("Ctrl+PgDown")
        student.press("Ctrl+L")
        names = {each.name for each in tree(window)}
        assert "There is no other source in this pack." in names
    finally:
        window.desk.pack = pack
        compare.show_sources()
    assert all(side.source for side in compare._sides)
