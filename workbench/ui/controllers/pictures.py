# SPDX-License-Identifier: MIT
"""Pictures of sources, read and decoded beside the window."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtGui import QImage

from workbench import assets
from workbench.domain.sources import Source
from workbench.services.demonstrating import EXAMPLE
from workbench.ui.jobs import Jobs
from workbench.ui.session import Session

_KEPT = 8
"""Decoded pictures kept in memory: a school PC has 4 GB."""


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
            return QImage.fromData(QByteArray(place.read_bytes()))
        except OSError:
            continue
    return QImage()


def _bundled(file: str) -> Path:
    return assets.resource(EXAMPLE) / "media" / file
