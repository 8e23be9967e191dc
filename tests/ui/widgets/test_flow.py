# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtWidgets import QWidget

from workbench.ui.widgets.flow import FlowLayout

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def holder(qtbot, look):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def boxes(count):
    made = [QWidget() for _ in range(count)]
    for each in made:
        each.setFixedSize(40, 20)
    return made


def test_what_does_not_fit_goes_below(holder):
    layout = FlowLayout(holder, gap=5)
    widgets = boxes(3)
    for each in widgets:
        layout.addWidget(each)
    holder.resize(90, 100)
    holder.show()

    assert [(each.x(), each.y()) for each in widgets] == [(0, 0), (45, 0), (0, 25)]
    assert layout.heightForWidth(90) == 45
    assert layout.heightForWidth(200) == 20
    assert layout.minimumSize().width() == 40


def test_a_widget_can_be_put_in_between_and_moved(holder):
    layout = FlowLayout(holder)
    first, second, third = boxes(3)
    layout.addWidget(first)
    layout.insert_widget(0, second)
    layout.insert_widget(1, third)
    layout.insert_widget(0, first)

    assert [layout.indexOf(each) for each in (first, second, third)] == [0, 1, 2]


def test_hidden_widgets_take_no_room(holder):
    layout = FlowLayout(holder, gap=5)
    first, second = boxes(2)
    for each in (first, second):
        layout.addWidget(each)
    first.hide()
    holder.resize(200, 50)
    holder.show()

    assert second.x() == 0
