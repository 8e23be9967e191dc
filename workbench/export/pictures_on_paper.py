# SPDX-License-Identifier: MIT
"""The picture of a source for paper: decoded with a limit, small enough, without alpha."""

from __future__ import annotations

from PIL import Image

from workbench.pixels import FAULTS, opened, scaled

PIXELS_ON_PAPER = 1600
"""The longer side of a printed picture at most; on A4 that is more than 200 dots an inch."""

PIXELS_READ = 40_000_000
"""A picture with more pixels is not opened: it would take more memory than a school PC has."""

_FORMATS = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"))
"""What a library keeps, by its first bytes."""


def decoded(data: bytes) -> Image.Image | None:
    """Return the picture in `data`, ready for paper, or None where it cannot be shown."""
    form = _form_of(data)
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


def is_photograph(data: bytes) -> bool:
    """Whether a picture file is of the form in which photographs are kept."""
    return _form_of(data) == "JPEG"


def _form_of(data: bytes) -> str | None:
    return next((form for sign, form in _FORMATS if data.startswith(sign)), None)


def _on_white(image: Image.Image) -> Image.Image:
    """Return the picture without alpha, which PDF/A-3a files here do not carry."""
    if image.mode in {"L", "RGB"}:
        return image.copy()
    with_alpha = image.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return white
