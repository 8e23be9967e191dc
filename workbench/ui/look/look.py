# SPDX-License-Identifier: MIT
"""The one object every part of the window asks how it looks, and which tells when that changes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from workbench import assets
from workbench.domain.comfort import LARGEST, SMALLEST, Comfort, ReadingFace, ThemeChoice
from workbench.domain.frameworks import Letter
from workbench.ui.look import icons, style_sheet
from workbench.ui.look.colours import Colours, Lens, colours_of
from workbench.ui.look.faces import face
from workbench.ui.look.tokens import Style, Theme, tokens

_FONT_FILES = (
    "atkinson-hyperlegible-next-400-normal",
    "atkinson-hyperlegible-next-500-normal",
    "atkinson-hyperlegible-next-600-normal",
    "atkinson-hyperlegible-next-700-normal",
    "literata-400-normal",
    "literata-600-normal",
    "dejavu-sans-400-normal",
)
_FACES = {
    ReadingFace.LEXEND: ("Lexend", "lexend-400-normal.ttf"),
    ReadingFace.OPEN_DYSLEXIC: ("OpenDyslexic", "opendyslexic-400-normal.otf"),
}
"""Faces for reading that are read from their file only where somebody has chosen them."""
_GROWS_FROM = 24
"""Reading size in pixels from which on the interface grows with it."""


class Look(QObject):
    """Colours, faces and icons as the reader has chosen them.

    `changed` is emitted after every change; whoever keeps a colour, font or icon asks again then.
    """

    changed = Signal()

    def __init__(self, comfort: Comfort | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comfort = comfort or Comfort()
        self._colours = colours_of(self._theme(), self._comfort.page)
        self._fonts: dict[tuple[Style, int | None], QFont] = {}
        self._fitted: dict[tuple[str, float, float, int], QFont] = {}
        self._lenses: dict[Letter, Lens] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def comfort(self) -> Comfort:
        """What the reader has chosen."""
        return self._comfort

    @property
    def colours(self) -> Colours:
        """The colours of the theme in use."""
        return self._colours

    @property
    def scale(self) -> float:
        """How much larger than designed the interface is: 1 up to a reading size of 24 pixels."""
        return max(1.0, self._comfort.size / _GROWS_FROM)

    def choose(self, comfort: Comfort) -> None:
        """Look like this from now on."""
        if comfort != self._comfort:
            self._comfort = comfort
            self.put_on()

    def choose_size(self, size: int) -> None:
        """Show sources in this size, in pixels, as far as it is within bounds."""
        self.choose(replace(self._comfort, size=min(LARGEST, max(SMALLEST, size))))

    def put_on(self) -> None:
        """Make the whole application look like this."""
        self.prepare(self._comfort)
        self.dress()
        self.changed.emit()

    def prepare(self, comfort: Comfort) -> None:
        """Give what is made from now on its typeface and colours; the rest comes with `dress`."""
        self._comfort = comfort
        self._colours = colours_of(self._theme(), self._comfort.page)
        for found in (self._fonts, self._fitted, self._lenses):
            found.clear()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(self.font(Style.BODY))
            application.setPalette(self._palette())

    def sheet(self) -> str:
        """Return the style sheet of this look."""
        return style_sheet.sheet_of(self._colours, self.scale)

    def dress(self) -> None:
        """Put the style sheet on the whole application.

        Under a style sheet, Qt goes through all of a widget each time it gets another parent, so
        where many widgets are made at once this is better done after that.
        """
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyleSheet(self.sheet())

    def colour(self, name: str) -> QColor:
        """Return a colour of the design by its name in `tokens.json`."""
        return QColor(self._colours[name])

    def lens(self, letter: Letter) -> Lens:
        """Return the colours of a letter."""
        found = self._lenses.get(letter)
        if found is None:
            found = self._lenses[letter] = self._colours.lens(letter)
        return found

    def px(self, name: str) -> int:
        """Return a length of the design by its name, in logical pixels as large as they are now."""
        return round(tokens().sizes[name] * self.scale)

    def milliseconds(self, name: str) -> int:
        """Return a duration of the design; nothing where movement is not wanted."""
        lasting = tokens().motion[name]
        return lasting if self._comfort.motion or name == "toast_ms" else 0

    def font(self, style: Style, *, weight: int | None = None) -> QFont:
        """Return the interface face in one of the design's sizes."""
        found = self._fonts.get((style, weight))
        if found is None:
            kind = tokens().types[style]
            found = face([tokens().interface_family], kind.px * self.scale)
            found.setWeight(QFont.Weight(weight or kind.weight))
            self._fonts[style, weight] = found
        # Whoever gets it may change it.
        return QFont(found)

    def fitted_font(self, letters: str, *, width: float, size: float, weight: int) -> QFont:
        """Return the interface face `size` pixels large, or less where letters need more `width`.

        It is the same object each time: not to be changed.
        """
        known = (letters, width, size, weight)
        found = self._fitted.get(known)
        if found is None:
            found = self._fitted[known] = self.font(Style.CAPTION, weight=weight)
            found.setPixelSize(max(1, round(size)))
            wide = QFontMetricsF(found).horizontalAdvance(letters)
            if wide > width:
                found.setPixelSize(max(1, round(size * width / wide)))
        return found

    def reading_font(self, share: float = 1.0) -> QFont:
        """Return the face of sources' words, `share` of the reading size large."""
        comfort = self._comfort
        size = comfort.size * share
        font = face([_reading_family(comfort.face)], size)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, comfort.letter_space * size)
        font.setWordSpacing(comfort.word_space * size)
        return font

    def quoting_font(self, style: Style) -> QFont:
        """Return the face of sources' words in one of the interface's sizes."""
        kind = tokens().types[style]
        font = self.reading_font()
        font.setPixelSize(max(1, round(kind.px * self.scale)))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
        font.setWordSpacing(0)
        return font

    def icon(
        self, name: str, *, colour: str = "text_secondary", size: int = 20, room: int = 0
    ) -> QIcon:
        """Return an icon in a colour of the design.

        `size` and the `room` left free at its right, or negative at its left, are in pixels as
        designed.
        """
        ink, pale = self._colours[colour], self._colours["disabled"]
        scale = self.scale
        return icons.icon(name, ink, pale, round(size * scale), room=round(room * scale))

    def pixmap(self, name: str, *, colour: str = "text_secondary", size: int = 20) -> QPixmap:
        """Return a picture of an icon, sharp on every screen in use."""
        ratio = max((s.devicePixelRatio() for s in QGuiApplication.screens()), default=1.0)
        return icons.pixmap(name, self._colours[colour], round(size * self.scale), ratio)

    def _theme(self) -> Theme:
        choice = self._comfort.theme
        if choice is not ThemeChoice.SYSTEM:
            return Theme(choice.value)
        scheme = QGuiApplication.styleHints().colorScheme()
        return Theme.DARK if scheme is Qt.ColorScheme.Dark else Theme.LIGHT

    def _follow_system(self) -> None:
        if self._comfort.theme is ThemeChoice.SYSTEM and self._theme() is not self._colours.theme:
            self.put_on()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.Base: "page",
            QPalette.ColorRole.AlternateBase: "sunken",
            QPalette.ColorRole.Button: "page",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.PlaceholderText: "text_tertiary",
            QPalette.ColorRole.Highlight: "selection",
            QPalette.ColorRole.HighlightedText: "text",
            QPalette.ColorRole.ToolTipBase: "primary",
            QPalette.ColorRole.ToolTipText: "on_primary",
            QPalette.ColorRole.Link: "text",
        }.items():
            palette.setColor(role, self.colour(name))
        return palette


def add_fonts() -> None:
    """Make the project's typefaces known to Qt; once, after the application exists."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(assets.resource(f"fonts/{name}.ttf")))


def reading_files(face: ReadingFace) -> list[str]:
    """Return the files below `resources/` of a face for reading; one of the system has none."""
    if face in _FACES:
        return [f"fonts/{_FACES[face][1]}"]
    names = {ReadingFace.LITERATA: "literata", ReadingFace.ATKINSON: "atkinson-hyperlegible-next"}
    return [f"fonts/{names[face]}-400-normal.ttf"] if face in names else []


def _reading_family(face: ReadingFace) -> str:
    if face is ReadingFace.LITERATA:
        return tokens().reading_family
    if face is ReadingFace.ATKINSON:
        return tokens().interface_family
    if face is ReadingFace.SYSTEM:
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    family, file = _FACES[face]
    if not QFontDatabase.hasFamily(family):
        QFontDatabase.addApplicationFont(str(assets.resource(f"fonts/{file}")))
    return family
