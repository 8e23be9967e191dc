# SPDX-License-Identifier: MIT
"""Make pictures of the real window with the example in it.

Without arguments the pictures of the README are written into `docs/pictures`, and those that a new
library begins with into `resources/first-sight`. With a folder every
mode and state is written into it in all sizes and themes, to be looked at after a change; further
arguments are the only names to be written:

    uv run docs/make_pictures.py
    uv run docs/make_pictures.py /tmp/pictures
    uv run docs/make_pictures.py /tmp/pictures read plan
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from workbench import app
from workbench.domain.comfort import PRESETS, Comfort, ThemeChoice
from workbench.domain.practising.attempts import Phase
from workbench.domain.text import Span
from workbench.importers.normalise import page_of
from workbench.services.keeping import open_library
from workbench.ui.knowing.know_box import KnowBox
from workbench.ui.last_sight import FIRST_SIZE, as_png, picture_of
from workbench.ui.main_window import MainWindow
from workbench.ui.seen_words import words_seen
from workbench.ui.widgets.choices import TickBox

HERE = Path(__file__).resolve().parent / "pictures"
PAGE = HERE.parents[1] / "tests" / "journeys" / "data" / "harrowmere.txt"
"""A page with sources, as a student might be given it."""
FIRST_SIGHT = HERE.parents[1] / "resources" / "first-sight"
SIZES = ((1366, 768), (1366, 690), (1920, 1080), (911, 460))
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST)
COMFORTS = {
    "200-percent": Comfort(theme=ThemeChoice.LIGHT, size=40),
    "smallest": Comfort(theme=ThemeChoice.LIGHT, size=14, line=1.4),
    "extra-clear": replace(PRESETS["Extra clear"], theme=ThemeChoice.LIGHT, page="cream"),
    "blue": Comfort(theme=ThemeChoice.LIGHT, page="blue"),
}
"""Ways to look, each with the page open, the plan and Comfort itself."""
ANSWER = (
    "Source A is useful because it shows how peaceful co-existence was presented to people abroad. "
    "The speaker talks of machines and trade and not of ideas, which suggests that he wants buyers "
    "and quiet more than friends.\n\nSource E helps in another way, because"
)
PATIENCE = 20.0
"""Seconds until something is shown or given up."""

Show = Callable[[], QWidget]


def main() -> None:
    """Write what the arguments ask for."""
    application = QApplication([])
    QCursor.setPos(-1, -1)
    with tempfile.TemporaryDirectory() as folder:
        window = app.open_window(Path(folder) / "library")
        wait(
            lambda: (
                window.is_whole
                and window.session.services is not None
                and window.desk.plan is not None
            )
        )
        settle()
        if len(sys.argv) > 1:
            everything(window, Path(sys.argv[1]), set(sys.argv[2:]))
        else:
            first_sight(window)
            readme(window)
        window.close()
        window.end()
    application.quit()


def settle(seconds: float = 0.5) -> None:
    """Let the window do what it has to do beside."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def wait(is_there: Callable[[], object]) -> None:
    """Go on when something is there.

    Raises:
        TimeoutError: it did not come.
    """
    end = time.monotonic() + PATIENCE
    while not is_there():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.01)


def everything(window: MainWindow, folder: Path, only: set[str]) -> None:
    """Write every mode and state in all sizes and themes, or those of `only`."""
    folder.mkdir(parents=True, exist_ok=True)
    for scenes in (modes(window), states(window), emptiness(window)):
        wanted = [(name, show) for name, show in scenes.items() if not only or name in only]
        _write(window, wanted, folder)
        if scenes.keys() >= {"read", "plan", "comfort"}:
            _write_comforts(window, scenes, folder, only)


def first_sight(window: MainWindow) -> None:
    """Write the pictures that stand in for the window on a new library until it is built."""
    FIRST_SIGHT.mkdir(exist_ok=True)
    window.resize(*FIRST_SIZE)
    for theme in THEMES[:2]:
        window.look.choose(replace(window.look.comfort, theme=theme))
        settle()
        path = FIRST_SIGHT / f"{theme.value}.png"
        path.write_bytes(as_png(picture_of(window.centralWidget())))
        # Soft edges of letters have thousands of shades; nobody sees that they become 256.
        with Image.open(path) as picture:
            fewer = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        fewer.save(path, optimize=True)
        desk, texts = window.desk, window.wiring.read.texts
        words = words_seen(window, desk.source.id, texts, window.look, desk.framework)
        told = json.dumps(words, ensure_ascii=False, indent=1)
        path.with_suffix(".json").write_text(f"{told}\n", encoding="utf-8")


def readme(window: MainWindow) -> None:
    """Write the pictures of the README."""
    HERE.mkdir(exist_ok=True)
    window.resize(1366, 768)
    shown = modes(window)
    for theme in THEMES[:2]:
        window.look.choose(replace(window.look.comfort, theme=theme))
        for name in ("read", "plan"):
            _save(window, shown[name], HERE / f"{name}-{theme.value}.png")
    window.look.choose(replace(window.look.comfort, theme=THEMES[0]))
    _save(window, lambda: paper(window), HERE / "practise-light.png")


def paper(window: MainWindow) -> QWidget:
    """Sit a paper: some words are marked, and an answer is begun."""
    window.commands["practise"].trigger()
    practising = window.wiring.practising
    start = practising.mode.start
    wait(lambda: [box for box in start.findChildren(TickBox) if "?" in box.text()])
    next(box for box in start.findChildren(TickBox) if "?" in box.text()).click()
    start.extra.setChecked(True)
    practising.begin()
    practising.paper.sides[0].page.body.select(Span(13, 51))
    practising.paper.mark_number(3)
    practising.mode.sitting.bar.phase_chosen.emit(Phase.WRITE)
    practising.mode.sitting.writing.answer.setPlainText(ANSWER)
    return window


def modes(window: MainWindow) -> dict[str, Show]:
    """Return what shows each mode and drawer, by the name of its picture."""

    def read() -> QWidget:
        _open_source(window, "B")
        window.wiring.reading.open_mark(window.desk.marks_of_source()[1].id)
        return window

    def text() -> QWidget:
        _open_source(window, "A")
        window.wiring.read.focus_text()
        return window

    def picture() -> QWidget:
        _open_source(window, "D")
        return window

    def mode(name: str) -> Show:
        def show() -> QWidget:
            if window.mode != name:
                window.commands[name].trigger()
            return window

        return show

    def drawer(name: str) -> Show:
        def show() -> QWidget:
            _open_source(window, "B")
            window.commands[name].trigger()
            return window

        return show

    def export() -> QWidget:
        exporting = window.wiring.exporting
        exporting.open()
        wait(lambda: exporting.dialog is not None)
        wait(lambda: exporting.dialog.copy is not None)
        return exporting.dialog

    return {
        "read": read,
        "text": text,
        "picture": picture,
        **{name: mode(name) for name in ("plan", "coverage", "library")},
        **{name: drawer(name) for name in ("background", "comfort", "help")},
        "export": export,
    }


def states(window: MainWindow) -> dict[str, Show]:
    """Return what shows the states that come and go, by the name of the picture."""

    def over_the_text(act: Callable[[], object]) -> Show:
        def show() -> QWidget:
            _open_source(window, "B")
            window.wiring.read.focus_text()
            act()
            return window

        return show

    def search() -> None:
        window.commands["search"].trigger()
        window.focusWidget().setText("trade")

    def no_label() -> None:
        source = replace(window.desk.source, attribution="")
        window.wiring.read.label.show_source(source)
        window.wiring.read.provenance.show_source(source, ())

    return {
        "toast": over_the_text(lambda: window.toast.say("Mark B2 removed", ("Undo", settle))),
        "not-saved": over_the_text(
            lambda: window.top_bar.show_fault("The memory stick was taken out.")
        ),
        "search": over_the_text(search),
        "know": over_the_text(window.commands["i-know"].trigger),
        "no-label": over_the_text(no_label),
        "no-focus": over_the_text(lambda: window.focusWidget().clearFocus()),
        "whole-note": over_the_text(window.commands["whole-note"].trigger),
    }


def emptiness(window: MainWindow) -> dict[str, Show]:
    """Return what shows a library that begins empty and gets its first page, in this order."""

    def has_page() -> bool:
        return any("Harrowmere" in pack.title for pack in window.desk.packs)

    def empty() -> QWidget:
        if has_page() or not window.desk.packs:
            return window
        new = window.session.folder.with_name("empty")
        open_library(new).close()
        window.change_library(new)
        wait(lambda: window.is_whole and window.session.services is not None)
        return window

    def choose() -> QWidget:
        empty()
        window.wiring.importing.open()
        return window

    def check() -> QWidget:
        empty()
        window.wiring.importing.read_text(page_of(PAGE.read_bytes(), PAGE.name).text)
        return window

    def kept() -> QWidget:
        if not has_page():
            check()
            settle()
            window.wiring.importing.keep()
            wait(lambda: window.desk.packs)
        window.show_mode("read")
        return window

    def plan() -> QWidget:
        kept()
        window.show_mode("plan")
        return window

    return {
        "empty": empty,
        "choose": choose,
        "bring-in": check,
        "without-marks": kept,
        "without-question": plan,
    }


def _open_source(window: MainWindow, letter: str) -> None:
    window.show_mode("read")
    window.toast.hide()
    window.top_bar.show_fault(None)
    know = window.findChild(KnowBox)
    if know is not None:
        know.leave()
    window.wiring.read.focus_text()
    source = window.desk.pack.source_labelled(letter)
    window.desk.open_source(source.id)


def _write(window: MainWindow, scenes: Iterable[tuple[str, Show]], folder: Path) -> None:
    for name, show in scenes:
        for theme in THEMES:
            window.look.choose(Comfort(theme=theme))
            for width, height in SIZES:
                window.resize(width, height)
                _save(window, show, folder / f"{name}-{theme.value}-{width}x{height}.png")


def _write_comforts(
    window: MainWindow, scenes: dict[str, Show], folder: Path, only: set[str]
) -> None:
    for look, comfort in COMFORTS.items():
        for name in ("read", "text", "plan", "library", "comfort"):
            if only and look not in only:
                continue
            for width, height in (SIZES[0], SIZES[-1]):
                window.look.choose(comfort)
                window.resize(width, height)
                _save(window, scenes[name], folder / f"{look}-{name}-{width}x{height}.png")


def _save(window: MainWindow, show: Show, path: Path) -> None:
    shown = show()
    settle()
    picture = shown.grab().toImage()
    picture.save(str(path))
    if path.name.startswith("read-light") and path.parent != HERE:
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        grey.save(str(path.with_name(path.name.replace("light", "grey"))))
    if shown is not window:
        shown.close()
        settle(0.2)
    window.drawers.close_drawer()


if __name__ == "__main__":
    main()
