# SPDX-License-Identifier: MIT
"""Pictures decoded, turned upright, scaled, in colours that every program shows.

For pictures from anywhere: a large one is scaled in bands, so that it never lies in memory twice,
and what is wrong with a damaged one is raised and never only warned of.
"""

from __future__ import annotations

import warnings
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from io import BytesIO
from typing import cast

import PIL.Image
from PIL.Image import Image, Resampling, Transpose
from PIL.ImageFile import ImageFile

FAULTS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    PIL.Image.DecompressionBombError,
)
"""Whatever a damaged or malicious picture makes the library raise."""

_READERS = {
    "PNG": "PngImagePlugin.PngImageFile",
    "JPEG": "JpegImagePlugin.JpegImageFile",
    "GIF": "GifImagePlugin.GifImageFile",
    "BMP": "BmpImagePlugin.BmpImageFile",
    "TIFF": "TiffImagePlugin.TiffImageFile",
    "WEBP": "WebPImagePlugin.WebPImageFile",
}

Levels = tuple[float, float] | None

_PLAIN = frozenset({"L", "LA", "RGB", "RGBA"})
_BAND = 256
"""Rows of the scaled picture that are made at a time."""

_REACH = 4
"""Rows around a dot that count for it, in the scale; one more than the filter needs."""

_DEEP = frozenset({"I", "F"})
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What makes a picture upright for each value of Orientation (Exif 2.32, 4.6.4)."""

_QUALITY = 90
_SMALL_PICTURE = 250_000
"""Dots up to which the form makes no difference that matters, so that nothing need be lost."""

_SAMPLE = 256


@contextmanager
def opened(content: bytes, form: str) -> Generator[ImageFile]:
    """Open a picture of the format `form`: its size is known then, and nothing decoded.

    The reader of the one format is called by itself: the general one warns of large pictures, and
    takes a photograph for several where a telephone put a second one behind it.
    """
    module, reader = _READERS[form].split(".")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with getattr(import_module(f"PIL.{module}"), reader)(BytesIO(content)) as picture:
            yield picture


def scaled(picture: Image, longest: int) -> Image:
    """Return a picture in plain colours, its longer side at most `longest` dots."""
    factor = max(1.0, max(picture.size) / longest)
    width, height = (max(1, round(side / factor)) for side in picture.size)
    if factor == 1:
        return plain(picture)
    levels = _levels(picture)
    across, down = picture.width / width, picture.height / height
    target: Image | None = None
    for top in range(0, height, _BAND):
        rows = min(_BAND, height - top)
        first = max(0, int(top * down - _REACH * down) - 1)
        last = min(picture.height, int((top + rows) * down + _REACH * down) + 2)
        band = plain(picture.crop((0, first, picture.width, last)), levels)
        small = band.resize(
            (width, rows),
            Resampling.BICUBIC,
            box=(0, top * down - first, width * across, min((top + rows) * down, last) - first),
        )
        target = target or PIL.Image.new(small.mode, (width, height))
        target.paste(small, (0, top))
    return target or plain(picture)


def plain(picture: Image, levels: Levels = None) -> Image:
    """Return a picture in grey or in red, green and blue, with what is see-through in it.

    `levels` are the darkest and the lightest value, for pictures that have more than 256.
    """
    if picture.mode in _PLAIN and "transparency" not in picture.info:
        return picture
    if picture.mode.startswith(("I;16", "I", "F")):
        return _grey(picture, levels)
    if "transparency" in picture.info or picture.mode in {"PA", "RGBa", "La"}:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode == "1" else "RGB")


def upright(picture: Image, orientation: int) -> Image:
    """Return a picture as it is to be seen; `orientation` is what its file says of it."""
    turn = _TURNS.get(orientation)
    return picture if turn is None else picture.transpose(turn)


def encoded(picture: Image, *, is_photograph: bool = False) -> tuple[bytes, str]:
    """Return a picture as a file with its ending: what is drawn as PNG, photographs as JPEG.

    What the file that it came from told besides is left away, but for what its colours mean.
    """
    profile = picture.info.get("icc_profile")
    colours = {"icc_profile": profile} if profile and picture.mode in {"RGB", "RGBA"} else {}
    picture.info = {}
    is_opaque = picture.mode in {"L", "RGB"}
    target = BytesIO()
    if is_opaque and (is_photograph or _is_smaller_as_photograph(picture)):
        picture.save(target, "JPEG", quality=_QUALITY, **colours)
        return target.getvalue(), "jpg"
    picture.save(target, "PNG", compress_level=4, **colours)
    return target.getvalue(), "png"


def _is_smaller_as_photograph(picture: Image) -> bool:
    """Tell by a few parts of a picture in which form it takes less room by far."""
    if picture.width * picture.height < _SMALL_PICTURE:
        return False
    sample = PIL.Image.new(picture.mode, (2 * _SAMPLE, 2 * _SAMPLE))
    for x in (0, 1):
        for y in (0, 1):
            left = (picture.width - _SAMPLE) * (1 + 2 * x) // 4
            top = (picture.height - _SAMPLE) * (1 + 2 * y) // 4
            part = picture.crop((left, top, left + _SAMPLE, top + _SAMPLE))
            sample.paste(part, (x * _SAMPLE, y * _SAMPLE))
    drawing, photograph = BytesIO(), BytesIO()
    sample.save(drawing, "PNG", compress_level=4)
    sample.save(photograph, "JPEG", quality=_QUALITY)
    return photograph.tell() * 2 < drawing.tell()


def _grey(picture: Image, levels: Levels) -> Image:
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(_of_sixteen_bits).convert("L")
    low, high = levels or _levels(picture) or (0.0, 255.0)
    step = 255 / (high - low) if high > low else 0.0
    return picture.convert("F").point(lambda level: level * step - low * step).convert("L")


def _levels(picture: Image) -> Levels:
    """Return the darkest and the lightest value of a picture that has more than 256."""
    if picture.mode not in _DEEP:
        return None
    # One channel has one pair of numbers; the type of the library allows for several.
    low, high = cast("tuple[float, float]", picture.getextrema())
    return low, high


def _of_sixteen_bits(level: float) -> float:
    return level * (1 / 257) + 0.5
