# SPDX-License-Identifier: MIT
"""A program that shows markup of strangers in every place of the real window.

    python markup_viewer.py <folder for a library> [<a folder for what is brought in>]

Whatever in the window took it for markup would ask for the files that it names. With the word
`label` in the place of the folders, one label of Qt's own kind does.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from shiboken6 import isValid

from workbench import assets
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.packs import pack_from_json, pack_to_json
from workbench.services.demonstrating import bundled_pack
from workbench.services.importing import ImportingService
from workbench.services.keeping import open_library

MARK = "zqmark"
"""In the name of every file that nobody may ask for."""

MARKUP = (
    f"<img src='/nowhere/{MARK}.png'>",
    f"<img src='file:///nowhere/{MARK}.png'>",
    f"<img src='//{MARK}/share/x.png'>",
    f"<img src='\\\\{MARK}\\share\\x.png'>",
    f"<img src='http://127.0.0.1:9/{MARK}.png'>",
    f"<link rel='stylesheet' href='/nowhere/{MARK}.css'>",
    f"<p style=\"background-image: url('/nowhere/{MARK}.png')\">x</p>",
    f"<table background='/nowhere/{MARK}.png'><tr><td>x</td></tr></table>",
    f"<html><body background='//{MARK}/share/x.png'>",
    f"<qt><img src='/nowhere/{MARK}.svg'></qt>",
    f"![x](/nowhere/{MARK}.png)",
    f"# [x](file:///nowhere/{MARK}.md) <img src='/nowhere/{MARK}.png'>",
    f"\\\\{MARK}\\share\\x",
    f"file:///nowhere/{MARK}",
    f"<svg xmlns='http://www.w3.org/2000/svg'><image href='/nowhere/{MARK}.png'/></svg>",
    f"<object data='/nowhere/{MARK}.svg'></object><script src='/nowhere/{MARK}.js'></script>",
)
_KEPT = {"format", "id", "label", "kind", "file", "edtf", "original", "address", "url", "date"}


class _Marked:
    """Puts markup before every text of a pack, another one each time."""

    def __init__(self) -> None:
        self._count = 0

    def words(self) -> str:
        self._count += 1
        return MARKUP[self._count % len(MARKUP)]

    def value(self, value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: self.value(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [self.value(each, name) for each in value]
        if isinstance(value, str) and name not in _KEPT and " " in value:
            return f"{self.words()} {value}"
        return value


def keep_markup(folder: Path) -> None:
    """Make a library with a pack in which every text begins with markup."""
    with open_library(folder) as library:
        for path in (assets.resource("packs/thaw") / "media").iterdir():
            library.media.keep(path.read_bytes(), name=path.name)
        data = _Marked().value(pack_to_json(bundled_pack()))
        ImportingService(library).keep(pack_from_json(data, new_id=new_id)).result()


def write_page(folder: Path) -> Path:
    """Write a page whose name and every line are markup, and return it."""
    path = folder / "<img src='page.png'> page.txt"
    blocks = [f"{MARKUP[0]} title"]
    for label, markup in zip("ABCDEFGHIJKLMNOP", MARKUP, strict=True):
        blocks += [f"Source {label}", f"{markup} The gates are shut.", f"From {markup}, 1911."]
        blocks += [f"{label}. What does {markup} say? (4 marks)"]
    blocks += ["Glossary", *(f"{markup}: a word of the time" for markup in MARKUP)]
    path.write_text("\n\n\n".join(blocks) + "\n", encoding="utf-8")
    return path


def look_at_everything() -> int:
    """Ask each widget that can be seen for its tool tip, paint all; return how many there were."""
    seen = 0
    for window in QApplication.topLevelWidgets():
        # A tip that was shown a moment ago may be gone.
        if not isValid(window) or not window.isVisible():
            continue
        for widget in [window, *window.findChildren(QWidget)]:
            if isValid(widget) and widget.isVisible():
                seen += 1
                for place in _places(widget):
                    if not isValid(widget):
                        break
                    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
                    QApplication.sendEvent(widget, event)
                QApplication.processEvents()
        if isValid(window):
            window.grab()
    return seen


def _places(widget: QWidget) -> list[QPoint]:
    view = widget.parent()
    if isinstance(view, QAbstractItemView) and widget is view.viewport():
        return [QPoint(x, y) for y in range(8, widget.height(), 24) for x in (20, 300)]
    return [widget.rect().center()]


def _show_label() -> None:
    """Do what the window must not: the files of the markup are asked for."""
    label = QLabel(MARKUP[0])
    label.show()
    label.grab()


def _show_window(library: Path, pages: Path) -> None:
    from tests.journeys.windows import Student, open_window
    from tests.ui.accessible_states import STATES, leave, read_source

    keep_markup(library)
    window = open_window(library)
    student = Student(window)
    student.until(lambda: window.desk.pack is not None)
    assert MARK in window.desk.pack.title
    read_source(window, "B")
    for letter in "NO":
        student.press("Ctrl+Shift+Right", 4)
        student.press(letter)
        for words in MARKUP[:3]:
            student.copy(words)
            student.press("Ctrl+V")
            student.press("Return")
        student.press("Escape")
    window.desk.begin_plan(f"{MARKUP[0]} Why?")
    student.until(lambda: window.desk.plan is not None)
    student.quiet()
    for name, show in STATES.items():
        read_source(window, "B")
        show(window)
        window.toast.say(MARKUP[0], ("Undo", lambda: None))
        QApplication.processEvents()
        print(name, look_at_everything(), flush=True)  # noqa: T201 – for whoever looks for a fault
        leave(window, name)
    window.wiring.importing.open().begin()
    student.drop_files(window.wiring.importing.mode._choose, write_page(pages))
    check = window.wiring.importing.mode._check
    student.until(lambda: check.isVisible() and "page.png" in check.history.now.drafts[0].origin)
    print("a page", look_at_everything(), flush=True)  # noqa: T201
    window.commands["keep-pages"].trigger()
    student.until(lambda: "page.png" in (window.desk.pack.origin or ""))
    student.quiet()
    print("kept", look_at_everything(), flush=True)  # noqa: T201
    window.close()
    window.end()


def main() -> None:
    """Show it and end without Qt's own end, which would wait for nothing."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = QApplication([])
    if sys.argv[1] == "label":
        _show_label()
    else:
        _show_window(Path(sys.argv[1]), Path(sys.argv[2]))
    application.processEvents()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
