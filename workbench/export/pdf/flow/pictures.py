# SPDX-License-Identifier: MIT
"""The picture of a source: decoded with a limit, made small enough for paper, without alpha."""

from __future__ import annotations

from PIL import Image
from reportlab.lib.utils import ImageReader
from typing_extensions import override

from workbench.export.pdf.flow.blocks import Block
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.structure import Box, Element, Placement
from workbench.pixels import FAULTS, opened, scaled

PIXELS_ON_PAPER = 1600
"""The longer side of a printed picture at most; on A4 that is more than 200 dots an inch."""

PIXELS_READ = 40_000_000
"""A picture with more pixels is not opened: it would take more memory than a school PC has."""

_FORMATS = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"))
"""What a library keeps, by its first bytes."""


class PictureBlock(Block):
    """A picture, as wide as `width` allows, at most `height` high, and never enlarged much."""

    def __init__(
        self, image: Image.Image, element: Element, *, width: float, height: float
    ) -> None:
        self._image, self._element = image, element
        self._content = element.content()
        # 96 dots an inch: a small picture is shown as big as on a screen.
        scale = min(width / image.width, height / image.height, 72 / 96 * 1.5)
        self.width, self.height = image.width * scale, image.height * scale

    @override
    def draw(self, ink: Ink, x: float, top: float) -> None:
        bottom = top - self.height
        with ink.mark(self._content):
            ink.drawImage(ImageReader(self._image), x, bottom, self.width, self.height)
        box = Box(x, bottom, x + self.width, top)
        self._element.attributes.append(Placement(box))


def decoded(data: bytes) -> Image.Image | None:
    """Return the picture in `data`, ready for paper, or None where it cannot be shown."""
    form = next((form for sign, form in _FORMATS if data.startswith(sign)), None)
    if form is None:
        return None
    try:
        with opened(data, form) as image:
            if image.width * image.height > PIXELS_READ:
                return None
            image.draft(None, (PIXELS_ON_PAPER, PIXELS_ON_PAPER))
            image.load()
            return _on_white(scaled(image, PIXELS_ON_PAPER))
    except FAULTS:
        return None


def _on_white(image: Image.Image) -> Image.Image:
    """Return the picture without alpha, which PDF/A-3a files here do not carry."""
    if image.mode in {"L", "RGB"}:
        return image.copy()
    with_alpha = image.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return white
