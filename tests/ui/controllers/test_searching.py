# SPDX-License-Identifier: MIT
"""Searching everything and finding in a source in the real window, by keyboard alone."""

import pytest

from tests.factories import a_pack, a_plan, a_point, a_source, an_annotation
from tests.ui.controllers.windows_on import opened
from workbench.domain.annotations import SourcePart
from workbench.domain.background import Background, Passage
from workbench.domain.identifiers import OperationId, new_id
from workbench.services.annotating import AddAnnotations
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library
from workbench.services.planning import PlanningService

BODY = "Die Straße war leer. Nobody on the STRASSE spoke of bread; the strasse was long."
LABEL = "A note found in the Bergstraße, 1947."


@pytest.fixture(scope="module")
def opened_window(qapp, fonts, tmp_path_factory):
    """A window on two packs, of which the second was open last; shared by all tests here."""
    place = tmp_path_factory.mktemp("searching") / "library"
    first = a_pack(
        a_source("A", body="Nothing here.", attribution="By a zoologist in 1911."),
        a_source("B", body="Words before the zeppelin came.", order=2),
        title="First",
        background=Background(facts=(Passage(new_id(), "Quinine was dear."),)),
    )
    second = a_pack(a_source("A", body=BODY, attribution=LABEL), title="Second")
    mark = an_annotation(first.sources[1], 7, feature="They were ashamed.")
    with open_library(place) as library:
        for pack in (first, second):
            ImportingService(library).keep(pack).result()
        library.perform(AddAnnotations(OperationId(new_id()), (mark,))).result()
        plan = a_plan(first, a_point(point="Gunpowder made it worse."))
        PlanningService(library).keep(plan).result()
    with opened(place) as made:
        made.until_open()
        made.until(lambda: made.window.desk.source is not None)
        yield made


@pytest.fixture
def student(opened_window):
    """The focus is in the text of the second pack's source, which has no marks."""
    made, window = opened_window, opened_window.window
    window.drawers.close_drawer()
    second = next(each for each in window.desk.packs if each.title == "Second")
    window.desk.open_pack(second.id)
    made.until(lambda: window.desk.pack.title == "Second")
    window.show_mode("read")
    window.activateWindow()
    made.until(window.isActiveWindow)
    window.wiring.read.focus_text()
    yield made
    for mark in window.desk.marks():
        if window.desk.pack.title == "Second":
            window.desk.remove_mark(mark.id)
    made.quiet()


def box(student):
    return student.window.wiring.searching.box


def search(student, words):
    """Search for words, until the answer is there."""
    student.press("Ctrl+K")
    student.type(words)
    student.until(lambda: box(student).is_answered)


def is_at(student, title, label):
    desk = student.window.desk
    return desk.pack.title == title and desk.source.label == label


def test_words_of_another_pack_are_gone_to_and_selected(student):
    search(student, "zeppelin")
    student.press("Return")
    body = student.window.wiring.read.page.body
    student.until(lambda: is_at(student, "First", "B") and body.selection() is not None)
    assert body.selection().of(body.text) == "zeppelin"
    assert student.window.focusWidget() is body
    student.press("N")
    student.until(lambda: len(student.window.desk.marks_of_source()) == 2)


def test_words_of_a_label_are_selected_there(student):
    search(student, "zoolo")
    student.press("Return")
    label = student.window.wiring.read.label.text
    student.until(lambda: is_at(student, "First", "A") and label.selection() is not None)
    assert label.selection().of(label.text) == "zoolo"
    assert student.window.focusWidget() is label


@pytest.mark.parametrize(
    ("words", "is_there"),
    [
        ("ashamed", lambda window: window.wiring.read.notes.isVisible() and window.mode == "read"),
        ("quinine", lambda window: window.drawers.opened == "background"),
        ("gunpowder", lambda window: window.mode == "plan"),
    ],
)
def test_marks_background_and_plans_of_another_pack_are_gone_to(student, words, is_there):
    search(student, words)
    student.press("Return")
    student.until(lambda: student.window.desk.pack.title == "First" and is_there(student.window))


def test_what_was_just_typed_is_found_and_escape_goes_back(student):
    window = student.window
    student.press("Ctrl+Home")
    student.press("Shift+Right", 10)
    student.press("R")
    student.type("An empty platypus")
    field = window.focusWidget()
    search(student, "platypus")
    assert box(student).list.chosen().title == "A1"
    student.press("Escape")
    assert not box(student).isVisible()
    assert window.focusWidget() is field
    student.press("Escape")


def test_an_older_answer_never_takes_the_place_of_a_newer_one(student):
    controller, shown = student.window.wiring.searching, []
    student.press("Ctrl+K")
    lines = box(student).list.lines
    lines.modelReset.connect(lambda: shown.extend(row.spoken for row in lines.rows if row.hit))
    for letters in ("ze", "zepp", "zeppelin"):
        controller._ask(letters)
    box(student).field.setText("zoologist")
    student.until(lambda: box(student).is_answered)
    assert box(student).list.chosen().excerpt == "By a zoologist in 1911."
    assert not any("zeppelin" in each for each in shown)
    student.press("Escape")


def test_finding_walks_through_label_and_text_and_its_hit_is_marked_by_key(student):
    page, label = student.window.wiring.read.page, student.window.wiring.read.label.text
    student.press("Ctrl+Home")
    student.press("Ctrl+F")
    student.type("strasse")
    bar = page._finding
    assert bar.count.text() == "2 of 4"
    student.press("Return", 2)
    assert bar.count.text() == "4 of 4"
    student.press("Return")
    assert bar.count.text() == "1 of 4, in the label"
    assert label.view.current_hit == 0
    assert page.body.view.current_hit is None
    student.press("Ctrl+Return")
    assert label.selection().of(label.text) == "straße"
    student.press("O")
    student.until(lambda: len(student.window.desk.marks_of_source()) == 1)
    (mark,) = student.window.desk.marks_of_source()
    assert mark.target.part is SourcePart.ATTRIBUTION
    assert mark.target.quoted == "straße"


def test_f3_goes_on_from_the_field_through_both(student):
    page = student.window.wiring.read.page
    student.press("Ctrl+F")
    student.type("STRASSE")
    said = []
    for _ in range(4):
        student.press("F3")
        said.append(page._finding.count.text())
    assert sorted(said) == ["1 of 4, in the label", "2 of 4", "3 of 4", "4 of 4"]
    student.press("Escape")
    assert student.window.focusWidget() in {page.body, student.window.wiring.read.label.text}
    assert page.body.view.hits == ()


def test_a_pack_that_went_meanwhile_is_told_of(student):
    search(student, "zeppelin")
    hit = box(student).list.chosen()
    services = student.window.session.services
    services.importing.remove(hit.pack_id).result()
    student.press("Return")
    toast = student.window.toast
    student.until(toast.isVisible)
    assert student.window.desk.pack.title == "Second"
    services.library.undo().result()
    student.window.desk.read_again()
    student.until(lambda: len(student.window.desk.packs) == 2)
