# SPDX-License-Identifier: MIT
"""What a teacher wrote, shown in a window without being kept."""

from __future__ import annotations

from tests.factories import a_remark, a_said
from workbench.domain.remarks import RemarkPlace
from workbench.ui.main_window import MainWindow


def show_remarks(window: MainWindow, words: str) -> MainWindow:
    """Say these words about a mark, about a source and about nothing, and show it all."""
    desk, remarks = window.desk, window.wiring.remarks
    mark, source, plan = desk.marks()[0], desk.pack.sources[0], desk.plan
    places = (RemarkPlace(mark=mark.id), RemarkPlace(source=source.id), RemarkPlace())
    said = [a_said(words, key=str(at), place=place) for at, place in enumerate(places)]
    remarks.shelf.remarks = tuple(a_remark(plan, each) for each in said)
    if window.drawers.opened != "remarks":
        window.commands["remarks"].trigger()
    window.wiring.go_to_mark(mark.id)
    remarks.show_remarks()
    return window


def forget_remarks(window: MainWindow) -> None:
    """Show nothing of a teacher any more."""
    window.wiring.remarks.shelf.remarks = ()
    window.wiring.remarks.show_remarks()
