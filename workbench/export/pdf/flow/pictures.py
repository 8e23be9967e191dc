# SPDX-License-Identifier: MIT
"""The picture of a source on a page."""

from __future__ import annotations

from PIL import Image
from reportlab.lib.utils import ImageReader
from typing_extensions import override

from workbench.export.pdf.flow.blocks import Block
from workbench.export.pdf.ink import Ink
from workbench.export.pdf.structure import Box, Element, Placement


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
