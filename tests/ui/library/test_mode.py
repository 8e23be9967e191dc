# SPDX-License-Identifier: MIT
"""Library mode: packs, enquiries, sources, what is left to do; and the library before any pack."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.factories import NOON, a_pack, a_plan, a_point, a_source, an_annotation
from workbench.domain.background import Background, Card, Passage
from workbench.domain.coverage import coverage_of
from workbench.domain.identifiers import new_id
from workbench.domain.plans import AnnotationEvidence, PointKind
from workbench.domain.sources import LeftOver, Picture, SourceKind
from workbench.services.catalogues import framework
from workbench.storage.repositories.packs import PackSummary
from workbench.ui.library.mode import LibraryMode
from workbench.ui.library.remaining import MOST, left_to_do
from workbench.ui.library.wording import background_in_words, plan_in_words

Key = Qt.Key


def _summary(pack, **fields):
    defaults = {"created": NOON, "annotations": 0, "plans": 0}
    return PackSummary(
        id=pack.id,
        title=pack.title,
        origin=pack.origin,
        sources=len(pack.sources),
        **{**defaults, **fields},
    )


def _coverage(pack, *marks):
    return coverage_of(pack.sources, marks, framework())


def _shown(mode, pack, plans=(), marks=(), others=()):
    mode.show_packs([_summary(pack, annotations=len(marks)), *map(_summary, others)], pack.id)
    mode.show_pack(pack, plans, _coverage(pack, *marks))


@pytest.fixture
def mode(qtbot, look):
    made = LibraryMode(look)
    qtbot.addWidget(made)
    made.resize(1286, 712)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _lines(mode):
    """Return what can be pressed, from above to below."""
    shown = [x for x in mode.findChildren(QAbstractButton) if x.isVisible()]
    return sorted(shown, key=lambda x: x.mapTo(mode, x.rect().topLeft()).y())


def _line(mode, words):
    return next(x for x in _lines(mode) if x.accessibleName().startswith(words))


def _press(qtbot, mode, words):
    qtbot.mouseClick(_line(mode, words), Qt.MouseButton.LeftButton)


def _texts(mode):
    return [x.text() for x in mode.findChildren(QLabel) if x.isVisible()]


class TestWithoutPacks:
    def test_one_sentence_and_three_ways_with_the_focus_on_the_first(self, qtbot, mode):
        mode.show_packs([], None)
        mode.setFocus()
        assert "Bring in a page, a file or a picture. Or try the example." in _texts(mode)
        assert [x.text() for x in _lines(mode)] == ["Bring in", "The example", "Another library"]
        assert mode.window().focusWidget().text() == "Bring in"

    @pytest.mark.parametrize(
        ("words", "signal"),
        [
            ("Bring in", "bring_in_wanted"),
            ("The example", "example_wanted"),
            ("Another library", "other_library_wanted"),
        ],
    )
    @pytest.mark.parametrize("has_pack", [False, True])
    def test_the_ways_are_there_with_and_without_packs(self, qtbot, mode, words, signal, has_pack):
        if has_pack:
            _shown(mode, a_pack())
        else:
            mode.show_packs([], None)
        with qtbot.waitSignal(getattr(mode, signal)):
            _press(qtbot, mode, words)

    def test_when_the_last_pack_goes_the_focus_goes_to_bring_in(self, mode):
        _shown(mode, a_pack())
        mode.show_packs([], None)
        assert mode.window().focusWidget().text() == "Bring in"


class TestPacks:
    def test_packs_are_listed_and_opened(self, qtbot, mode):
        here, other = a_pack(), a_pack(title="The lamp riots")
        _shown(mode, here, others=[other])
        assert _line(mode, "The cotton famine: 2 sources · 0 marks").isChecked()
        with qtbot.waitSignal(mode.pack_opened) as opened:
            _press(qtbot, mode, "The lamp riots")
        assert opened.args == [other.id]

    def test_enquiries_stand_below_their_pack(self, qtbot, mode):
        pack = a_pack()
        plan = a_plan(pack, a_point())
        _shown(mode, pack, [plan])
        with qtbot.waitSignal(mode.plan_opened) as opened:
            _press(qtbot, mode, "How far did the famine divide the town?: 1 point, judgement")
        assert opened.args == [plan.id]
        with qtbot.waitSignal(mode.new_plan_wanted) as wanted:
            _press(qtbot, mode, "New question")
        assert wanted.args == [pack.id]

    def test_lines_are_used_again_when_other_packs_come(self, qtbot, mode):
        here, other = a_pack(), a_pack(title="The lamp riots")
        _shown(mode, here, [a_plan(here), a_plan(here)], others=[other])
        _shown(mode, other, [a_plan(other)], others=[here])
        wanted = ["The lamp riots", "How far did the famine divide the town?", "New question",
                  "The cotton famine"]  # fmt: skip

        def names():
            found = [x.accessibleName().split(":")[0] for x in _lines(mode)]
            return [name for name in found if name in wanted]

        qtbot.waitUntil(lambda: names() == wanted)

    def test_arrows_walk_through_the_list(self, qtbot, mode):
        _shown(mode, a_pack(), others=[a_pack(title="The lamp riots")])
        mode.take_focus()
        qtbot.keyClick(mode.window().focusWidget(), Key.Key_Down)
        assert mode.window().focusWidget().accessibleName() == "New question"

    def test_a_pack_is_removed_without_a_question(self, qtbot, mode):
        pack = a_pack()
        _shown(mode, pack)
        with qtbot.waitSignal(mode.pack_removed) as removed:
            _press(qtbot, mode, "Remove this pack")
        assert removed.args == [pack.id]

    def test_there_may_be_packs_and_none_of_them_open(self, mode):
        mode.show_packs([_summary(a_pack())], None)
        assert not [x for x in _lines(mode) if x.accessibleName() == "Remove this pack"]

    def test_the_other_pane_gets_the_focus(self, mode):
        _shown(mode, a_pack())
        mode.take_focus()
        mode.next_pane()
        assert mode.window().focusWidget().accessibleName().startswith("Source A")
        mode.previous_pane()
        assert mode.window().focusWidget().accessibleName().startswith("The cotton famine")


class TestOpenPack:
    def test_sources_say_who_when_and_what_has_been_said_about_them(self, qtbot, mode):
        pack = a_pack()
        mark = an_annotation(pack.sources[0], feature="f", inference="i", so_what="s")
        _shown(mode, pack, marks=[mark])
        line = _line(mode, "Source A")
        assert line.accessibleName() == (
            "Source A, Text, undated. From the time. Nature complete, Origin nothing yet, "
            "Purpose nothing yet, Reliability nothing yet."
        )
        with qtbot.waitSignal(mode.source_opened) as opened:
            qtbot.keyClick(line, Key.Key_Return)
        assert opened.args == [pack.sources[0].id]

    def test_what_a_source_lacks_is_said(self, mode):
        source = a_source(
            "D",
            body=None,
            attribution=None,
            title="Thin ice",
            kind=SourceKind.INTERPRETATION,
            picture=Picture(None, "This cartoon shows ice.", missing=True),
        )
        _shown(mode, a_pack(source))
        name = _line(mode, "Source D").accessibleName()
        assert "Later view · Thin ice · picture missing · no label" in name

    def test_sources_are_walked_with_arrows(self, qtbot, mode):
        _shown(mode, a_pack())
        line = _line(mode, "Source A")
        line.setFocus()
        qtbot.keyClick(line, Key.Key_Down)
        assert _line(mode, "Source B").hasFocus()
        qtbot.keyClick(_line(mode, "Source B"), Key.Key_Up)
        assert line.hasFocus()

    def test_background_is_counted(self, qtbot, mode):
        _shown(mode, a_pack())
        qtbot.waitUntil(lambda: {"Did you know", "1 box"} <= set(_texts(mode)))

    def test_what_the_import_left_over_is_said(self, qtbot, mode):
        pack = a_pack(
            warnings=("Some characters could not be read.",),
            left_over=tuple(LeftOver(f"line {n}", "not placed") for n in range(14)),
        )
        _shown(mode, pack)
        qtbot.waitUntil(lambda: "Some characters could not be read." in _texts(mode))
        assert "‘line 0’ – not placed" in _texts(mode)
        assert "and 2 more lines" in _texts(mode)
        _shown(mode, a_pack())
        assert "Some characters could not be read." not in _texts(mode)

    def test_what_is_left_to_do_leads_to_where_it_is_done(self, qtbot, mode):
        pack = a_pack()
        mark = an_annotation(pack.sources[0])
        plan = a_plan(pack)
        _shown(mode, pack, [plan], [mark])
        with qtbot.waitSignal(mode.source_opened) as opened:
            _press(qtbot, mode, "1 note is not finished: A1.")
        assert opened.args == [pack.sources[0].id]
        with qtbot.waitSignal(mode.plan_opened):
            _press(qtbot, mode, "The plan has no point or other side yet.")
        _shown(mode, pack)
        with qtbot.waitSignal(mode.new_plan_wanted):
            _press(qtbot, mode, "Choose a question to answer.")

    def test_when_nothing_is_left_that_is_said(self, mode):
        _shown(mode, a_pack(sources=()))
        assert "Nothing that has to be done." in _texts(mode)

    def test_in_a_narrow_window_the_side_stands_below(self, qtbot, mode):
        _shown(mode, a_pack())
        mode.resize(831, 440)
        source = _line(mode, "Source A")
        task = _line(mode, "Choose a question")
        qtbot.waitUntil(
            lambda: (
                task.mapTo(mode, task.rect().topLeft()).y()
                > source.mapTo(mode, source.rect().bottomLeft()).y()
            )
        )

    def test_every_control_has_a_name(self, mode):
        _shown(mode, a_pack(), [a_plan(a_pack())])
        unnamed = [
            x
            for x in _lines(mode)
            if not QAccessible.queryAccessibleInterface(x).text(QAccessible.Text.Name)
        ]
        assert unnamed == []


class TestLeftToDo:
    def _texts(self, pack, plans=(), *marks):
        return [each.text for each in left_to_do(pack, plans, _coverage(pack, *marks))]

    def test_a_new_pack_asks_for_a_question_and_for_marks(self):
        assert self._texts(a_pack()) == [
            "Choose a question to answer.",
            "Source A and Source B have no marks yet.",
        ]

    def test_a_pack_without_sources_asks_for_nothing(self):
        assert self._texts(a_pack(sources=())) == []

    def test_only_sources_of_the_question_are_named(self):
        pack = a_pack()
        plan = a_plan(pack)
        plan = replace(plan, enquiry=replace(plan.enquiry, sources=("B",)))
        assert "Source B has no marks yet." in self._texts(pack, [plan])

    def test_many_are_not_all_named(self):
        pack = a_pack(*(a_source(letter) for letter in "ABCDEF"))
        assert "Source A, Source B, Source C and 3 more have no marks yet." in self._texts(pack)

    def test_what_a_plan_lacks_is_named_once(self):
        pack = a_pack()
        marks = [an_annotation(each, feature="f", inference="i", so_what="s")
                 for each in pack.sources]  # fmt: skip
        empty = replace(a_plan(pack), claim="", judgement=" ")
        assert self._texts(pack, [empty], *marks) == [
            "The plan has no claim, point, other side or judgement yet."
        ]
        done = a_plan(
            pack,
            a_point(evidence=(AnnotationEvidence(marks[0].id),)),
            a_point(kind=PointKind.COUNTER_POINT),
            a_point(),
        )
        assert self._texts(pack, [done], *marks) == ["Point 2 of the plan has no evidence yet."]

    def test_of_several_plans_each_is_named(self):
        pack = a_pack()
        texts = self._texts(pack, [replace(a_plan(pack), claim=""), a_plan(pack)])
        assert any(text.startswith("The plan “How far did") for text in texts)

    def test_never_more_than_five_are_named(self):
        pack = a_pack()
        plan = a_plan(pack, *(a_point() for _ in range(9)))
        assert len(self._texts(pack, [plan])) == MOST


def test_a_plan_is_summed_up_in_a_few_words():
    pack = a_pack()
    assert plan_in_words(replace(a_plan(pack), claim="")) == "not started"
    plan = replace(a_plan(pack, a_point(), a_point()), judgement="")
    assert plan_in_words(plan) == "2 points, no judgement yet"


def test_only_background_that_is_there_is_listed():
    background = Background(introduction=(Passage(new_id(), "x"),), cards=(Card(1, 1, "c", ()),))
    assert [each[1:] for each in background_in_words(background)] == [
        ("Story", "1 paragraph"),
        ("Cards", "1 card"),
    ]
