# SPDX-License-Identifier: MIT
"""Files of older programs in the real window, read anew in another alphabet."""

import pytest
from PySide6.QtWidgets import QLabel

from tests.importers.old_pages import BUDAPEST, MOSCOW, PARIS
from tests.ui.controllers.windows_on import words_in
from workbench.services.drafting.unfinished import recall_unfinished
from workbench.ui.importing.alphabets import AlphabetDialog
from workbench.ui.widgets.entry import EntryButton

# So few letters that nobody can tell what they are.
LETTER = "Alphabets\n\nSource A\n\nThe poster showed the letter я alone.\n\nFrom a diary, 1920.\n"
HEAT = "The heat\n\nSource A\n\nIt was 40° – nobody slept.\n\nFrom a diary, 1921.\n"


@pytest.fixture
def bring_in(student, tmp_path):
    """Bring in a page that was saved in an encoding, until it is being checked."""

    def bring(text, encoding, name="page.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        importing = student.window.wiring.importing
        importing.read([path])
        student.until(lambda: importing.mode is not None and importing.mode.is_checking)
        return importing.mode

    return bring


def _page(mode):
    return mode.unfinished[-1].drafts[0].page


def _texts(mode):
    return [x.text() for x in mode.findChildren(QLabel) if x.isVisible()]


def _choose(student, mode, name):
    """Choose an alphabet as the menu offers it, with keys alone."""
    student.window.commands["try-alphabets"].trigger()
    dialog = student.window.findChild(AlphabetDialog)
    student.until(dialog.isVisible)
    lines = [x for x in dialog.findChildren(EntryButton) if x.isVisible()]
    dialog.activateWindow()
    student.until(dialog.isActiveWindow)
    student.press("Down", [line.text() for line in lines].index(name))
    student.press("Return")
    student.until(lambda: "Reading…" not in words_in(mode) and not dialog.isVisible())


@pytest.mark.parametrize(
    ("text", "encoding", "name", "read"),
    [
        (BUDAPEST, "cp1250", "Central Europe (Windows)", ("Ernõ", "Ernő")),
        (LETTER, "cp1251", "Cyrillic (Windows)", ("the letter ÿ", "the letter я")),
        (HEAT, "mac-roman", "Western Europe (Mac)", ("40¡ Ð nobody", "40° – nobody")),
    ],
)
def test_a_page_is_read_as_chosen_and_as_before_after_undo(
    student, bring_in, text, encoding, name, read
):
    wrong, right = read
    mode = bring_in(text, encoding)
    before = _page(mode)
    assert wrong in before
    _choose(student, mode, name)
    after = _page(mode)
    assert right in after
    assert mode.unfinished[-1].drafts[0].encoding == encoding
    undo = student.window.commands["undo"]
    assert undo.text() == f"Undo: read as {name}"
    undo.trigger()
    assert _page(mode) == before
    student.window.commands["redo"].trigger()
    assert _page(mode) == after
    mode.keep()
    desk = student.window.desk
    student.until(lambda: desk.pack is not None and desk.pack.title == text.split("\n")[0])
    assert any(right in (source.body or "") for source in desk.pack.sources)


@pytest.mark.parametrize(("text", "encoding"), [(MOSCOW, "cp1251"), (PARIS, "mac-roman")])
def test_letters_that_leave_no_doubt_are_right_at_once(bring_in, text, encoding):
    assert _page(bring_in(text, encoding)) == text


def test_the_menu_has_it_only_where_there_is_a_choice(student, bring_in):
    action = student.window.commands["try-alphabets"]
    assert not action.isVisible()
    mode = bring_in(BUDAPEST, "utf-8")
    assert not action.isVisible()
    assert "Letters look wrong?" not in words_in(mode)
    mode = bring_in(BUDAPEST, "cp1250", "other.txt")
    assert action.isVisible()
    assert "Letters look wrong?" in words_in(mode)
    assert action.shortcut().toString() == "Ctrl+L"
    mode.keep()
    student.until(lambda: student.window.mode == "read")
    assert not action.isVisible()


def test_a_large_page_is_read_beside_the_window(student, bring_in):
    mode = bring_in(BUDAPEST + "It rained on and on.\n\n" * 12_000, "cp1250")
    _choose(student, mode, "Central Europe (Windows)")
    student.until(lambda: "Ernő" in _page(mode))


def test_a_file_that_is_gone_is_one_sentence(student, bring_in, tmp_path):
    mode = bring_in(BUDAPEST, "cp1250")
    (tmp_path / "page.txt").unlink()
    _choose(student, mode, "Central Europe (Windows)")
    said = "“page.txt” cannot be found; check its name and place."
    student.until(lambda: said in _texts(mode))
    assert "Ernõ" in _page(mode)
    assert "Letters look wrong?" in words_in(mode)


def test_a_file_that_became_a_folder_is_one_sentence(student, bring_in, tmp_path):
    mode = bring_in(BUDAPEST, "cp1250")
    (tmp_path / "page.txt").unlink()
    (tmp_path / "page.txt").mkdir()
    _choose(student, mode, "Central Europe (Windows)")
    student.until(lambda: any("cannot be read anew" in text for text in _texts(mode)))


def test_the_choice_is_there_again_at_the_next_start(look_at, folder, student, bring_in):
    bring_in(BUDAPEST, "cp1250")
    student.window.close()
    student.until(lambda: not student.window.isVisible())
    (remembered,) = recall_unfinished(folder)
    assert remembered.has_choices

    again = look_at(folder)
    again.until_open()
    mode = again.window.wiring.importing.open()
    again.until(lambda: "Go on" in words_in(mode))
    again.click(again.button("Go on with “Budapest”", mode))
    _choose(again, mode, "Central Europe (Windows)")
    again.until(lambda: "Ernő" in _page(mode))
