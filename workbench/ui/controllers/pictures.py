# SPDX-License-Identifier: MIT
"""Pictures of sources, read and decoded beside the window."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QImage

from workbench import assets
from workbench.domain.sources import Source
from workbench.ui.jobs import Jobs
from workbench.ui.reading.source_page import SourcePage
from workbench.ui.session import Session

_KEPT = 8
"""Decoded pictures kept in memory: a school PC has 4 GB."""


_LARGEST = 3_000
"""The longer side of a picture in dots, as those that are brought in have it at most."""


class Pictures(QObject):
    """Fetches the picture of a source from the library, or of the example from its folder."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._images: OrderedDict[str, QImage] = OrderedDict()

    def known(self, source: Source) -> QImage | None:
        """Return the picture if it was fetched before."""
        file = source.picture.file if source.picture else None
        return self._images.get(file or "")

    def show_on(self, page: SourcePage, source: Source, now: Callable[[], Source | None]) -> None:
        """Show a source with its picture, which comes later where it has to be fetched first.

        `now` returns the source that the page is to show when it has come, as it is by then.
        """
        known = self.known(source)
        page.show_source(source, known)
        if known is not None:
            return

        def arrived(image: QImage) -> None:
            there = now()
            if there is not None and there.id == source.id:
                page.show_source(there, image)

        self.fetch(source, arrived)

    def fetch(self, source: Source, then: Callable[[QImage], object]) -> None:
        """Call `then` with the picture of the source; a null one where it cannot be read."""
        file = source.picture.file if source.picture else None
        if not file:
            return
        folder = self._session.media_folder

        def arrived(image: QImage) -> None:
            self._images[file] = image
            while len(self._images) > _KEPT:
                self._images.popitem(last=False)
            then(image)

        self._jobs.run(lambda: _decoded(file, folder), arrived)


def _decoded(file: str, folder: Path) -> QImage:
    for place in (folder / file, _bundled(file)):
        try:
            image = QImage.fromData(QByteArray(place.read_bytes()))
        except OSError:
            continue
        return image if image.isNull() else _ready(image)
    return QImage()


def _ready(image: QImage) -> QImage:
    """Return a picture as the window's thread can show it at once: not too large, its own form."""
    if max(image.width(), image.height()) > _LARGEST:
        image = image.scaled(
            _LARGEST,
            _LARGEST,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    has_alpha = image.hasAlphaChannel()
    wanted = QImage.Format.Format_ARGB32_Premultiplied if has_alpha else QImage.Format.Format_RGB32
    return image.convertToFormat(wanted)


def _bundled(file: str) -> Path:
    # Beside the window, and only where a picture is shown.
    from workbench.services.demonstrating import EXAMPLE

    return assets.resource(EXAMPLE) / "media" / file
