# SPDX-License-Identifier: MIT
"""What somebody pastes or drops, taken out of Qt's parcel while it is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Files, a page as the web has it, plain words, a picture: whatever the parcel held."""

    paths: tuple[Path, ...] = ()
    html: str = ""
    text: str = ""
    image: QImage | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that can be brought in."""
        return self == HandedOver()

    @property
    def is_words(self) -> bool:
        """Whether it is nothing but plain words."""
        return bool(self.text) and not (self.paths or self.html or self.image)


def handed_over(mime: QMimeData) -> HandedOver:
    """Return what a parcel holds.

    A copied picture often comes with the address it has on the web as words; the picture counts.
    """
    paths = local_files(mime)
    if paths:
        return HandedOver(paths)
    text = mime.text() if mime.hasText() else ""
    html = mime.html() if mime.hasHtml() else ""
    image = mime.imageData() if mime.hasImage() else None
    is_picture = isinstance(image, QImage) and not image.isNull()
    if is_picture and len(text.split()) <= 1:
        return HandedOver(image=image)
    return HandedOver(html=html if html.strip() else "", text=text if text.strip() else "")


def local_files(mime: QMimeData) -> tuple[Path, ...]:
    """Return the files on this computer that a parcel names."""
    urls = mime.urls() if mime.hasUrls() else []
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def as_png(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file; takes a while for a large one."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
