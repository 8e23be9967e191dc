# SPDX-License-Identifier: MIT
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.widgets.entry import EntryButton


def test_a_name_that_wraps_gets_the_height_that_it_needs(qtbot, look):
    narrow = QWidget()
    qtbot.addWidget(narrow)
    entry = EntryButton(look, lines=12)
    entry.show_words(
        "library-big", "How far did the talks of these years change " * 3, "3", is_chosen=True
    )
    column = QVBoxLayout(narrow)
    column.addWidget(entry)
    column.addStretch(1)
    narrow.resize(180, 900)
    narrow.show()
    qtbot.waitUntil(lambda: entry.height() == entry.heightForWidth(entry.width()))
    assert entry.height() > entry.heightForWidth(400)
