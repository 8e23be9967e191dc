# SPDX-License-Identifier: MIT
"""At random moments the file is frozen: the top bar never calls kept what is not in it.

A second connection that may only read holds a shared lock. As long as it does, no transaction of
the window can end, and what the connection sees is all that a power cut would leave.
"""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.domain.text import Span
from workbench.ui.frame.top_bar import KEPT

MOMENTS = 150
MARKS = "SELECT id, feature, inference, so_what, direction FROM annotation"
KNOWN = "SELECT text FROM background_item WHERE kind = 'own'"
CLAIMS = "SELECT id, claim FROM plan"

pytestmark = pytest.mark.reliability


class Onlooker:
    """Reads the window and the file, and compares."""

    def __init__(self, window, student, connection) -> None:
        self.window, self.student, self.connection = window, student, connection
        self.looks = self.called_kept = self.held_back = 0

    def freeze(self, actions) -> None:
        """Do `actions` while nothing can reach the file, and look after each of them."""
        self.connection.execute("BEGIN")
        in_file = self.in_file()
        try:
            for act in actions:
                act()
                for _ in range(4):
                    QApplication.processEvents()
                    QTest.qSleep(1)
                    self.look(in_file)
        finally:
            self.connection.execute("COMMIT")

    def look(self, in_file) -> None:
        """Compare what the top bar says with what is true."""
        self.looks += 1
        on_screen = self.on_screen()
        self.held_back += on_screen != in_file
        if self.window.top_bar.state() == KEPT:
            self.called_kept += 1
            for shown, found in zip(on_screen, in_file, strict=True):
                assert shown == found

    def in_file(self):
        """Return what somebody would find who opened the file now."""
        rows = self.connection.execute(MARKS).fetchall()
        known = self.connection.execute(KNOWN).fetchall()
        claims = self.connection.execute(CLAIMS).fetchall()
        return {row[0]: row[1:] for row in rows}, {x for (x,) in known}, dict(claims)

    def on_screen(self):
        """Return what the window shows, with the words in its fields."""
        desk, wiring = self.window.desk, self.window.wiring
        open_note = wiring.read.notes.pending()
        marks = {x.id: x for x in desk.marks()}
        if open_note is not None:
            marks[open_note.id] = open_note
        shown = {
            x.id: (x.feature, x.inference, x.so_what, x.direction.value if x.direction else None)
            for x in marks.values()
        }
        known = {x.text for x in desk.pack.background.own}
        mode = wiring.planning.mode
        claim = mode.sheet.claim.field.text() if mode else desk.plan.claim
        return shown, known, {desk.plan.id: claim}


def actions(window, student, chance):
    """Yield one thing after the other that a student does, for ever."""
    body, commands = window.wiring.read.page.body, window.commands

    def mark():
        commands["read"].trigger()
        start = chance.randrange(len(body.text) - 9)
        body.select(Span(start, start + 8))
        commands[f"mark-{chance.randint(1, 4)}"].trigger()

    def write():
        if window.mode == "read" and window.wiring.read.notes.opened() is None:
            mark()
        student.type(chance.choice(["care ", "so ", "1955 "]))

    def claim():
        commands["plan"].trigger()
        window.wiring.planning.mode.focus_claim()

    def know():
        commands["read"].trigger()
        commands["i-know"].trigger()
        student.type(f"fact {chance.random()}")
        student.press("Return")

    def remove():
        window.wiring.reading.remove_mark(chance.choice(window.desk.marks()).id)

    ways = [mark, claim, know, remove, *[write] * 5]
    ways += [commands["direction"].trigger, lambda: None, window.keeping.flush]
    while True:
        yield chance.choice(ways)


def test_it_never_says_kept_when_it_is_not(window, student, library_folder):
    student.quiet()
    chance = random.Random(MOMENTS)  # noqa: S311
    doing = actions(window, student, chance)
    uri = f"{(library_folder / 'library.db').as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        onlooker = Onlooker(window, student, connection)
        for _ in range(MOMENTS):
            for _ in range(chance.randrange(4)):
                next(doing)()
                QApplication.processEvents()
            if chance.random() < 0.3:
                student.quiet()
                window.commands[chance.choice(["undo", "undo", "redo"])].trigger()
                student.quiet()
                # What only the library knows is read from there and then shown.
                student.until(lambda: onlooker.on_screen() == onlooker.in_file())
            onlooker.freeze([next(doing) for _ in range(chance.randint(1, 3))])
    student.quiet()
    assert onlooker.called_kept > 10
    assert onlooker.held_back > MOMENTS
