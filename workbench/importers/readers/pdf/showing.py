# SPDX-License-Identifier: MIT
"""Pictures of a page as it looks: the whole of it, or the part where a picture stands.

What a page shows is right whatever the file did to it: masks, inks of printing, strips, turns. Only
a photograph that lies in the file just as the page shows it is taken from there, whole and sharp.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from contextlib import closing
from time import monotonic
from typing import Any

import PIL.Image
import pypdfium2
from PIL import ImageChops, ImageStat
from PIL.Image import Image as Bitmap
from pypdfium2 import raw

from workbench.domain.errors import UnreadableFileError
from workbench.importers.picture_files import BYTES_LIMIT, SHOWN_SIDE, opened
from workbench.importers.readers.pdf.geometry import Box, Sheet
from workbench.importers.readers.pdf.images import Image, photograph
from workbench.pixels import encoded

PAGE_SIDE = 1_600
"""Dots of the longer side of a whole page: enough to read what a scanned page says."""

_LONGEST = 8.0
"""Seconds after which drawing is given up."""

_BREATH = 0.3
"""Seconds after which is told that drawing still goes on."""

_LEAST_SCALE = 100 / 72
_COMPARED = (24, 24)
_ALIKE = 10.0
"""How far two small pictures of the same thing differ on average, of 255."""

_WHITE = 250


def page_content(page: Any, sheet: Sheet, tell: Callable[[], None]) -> bytes | None:  # noqa: ANN401
    """Return a whole page as a picture file, or None where it is blank.

    Raises:
        TimeoutError: drawing it takes too long.
    """
    scale = PAGE_SIDE / max(sheet.width, sheet.height, 1)
    whole = Box(0, 0, sheet.width, sheet.height)
    shown = _drawn(page, sheet, whole, min(scale, 300 / 72), tell)
    return None if _is_blank(shown) else _encoded(shown)


def image_content(
    page: Any,  # noqa: ANN401
    sheet: Sheet,
    image: Image,
    *,
    has_words: bool,
    tell: Callable[[], None],
) -> bytes | None:
    """Return a picture on a page as a file, or None where it is blank.

    `has_words` says that words of the page stand in it.

    Raises:
        TimeoutError: drawing it takes too long.
    """
    longer = max(image.box.width, image.box.height, 1)
    scale = min(max(image.scale, _LEAST_SCALE), SHOWN_SIDE / longer)
    if not has_words and image.place is not None:
        content = photograph(raw.FPDFPage_GetObject(page.raw, image.place), BYTES_LIMIT)
        if content and _shows(content, _drawn(page, sheet, image.box, 200 / longer, tell)):
            return content
    shown = _drawn(page, sheet, image.box, scale, tell)
    return None if _is_blank(shown) else _encoded(shown)


def _drawn(
    page: Any,  # noqa: ANN401
    sheet: Sheet,
    box: Box,
    scale: float,
    tell: Callable[[], None],
) -> Bitmap:
    """Return a part of a page as it looks."""
    width, height = (max(1, round(side * scale)) for side in (box.width, box.height))
    with closing(
        pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    ) as bitmap:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        place = (
            -round(box.left * scale),
            -round(box.top * scale),
            max(1, round(sheet.width * scale)),
            max(1, round(sheet.height * scale)),
        )
        if not _painted(bitmap, page, (*place, sheet.turn), tell):
            raise TimeoutError
        shown: Bitmap = bitmap.to_pil().copy()
        return shown


def _painted(
    bitmap: Any,  # noqa: ANN401
    page: Any,  # noqa: ANN401
    place: tuple[int, int, int, int, int],
    tell: Callable[[], None],
) -> bool:
    """Paint a page bit by bit; tell whether it could be finished."""
    started = paused = monotonic()

    def is_to_pause(_: object) -> int:
        return monotonic() - paused > _BREATH

    pause = raw.IFSDK_PAUSE(version=1)
    # ctypes keeps no reference to a callback: it has to live as long as drawing goes on.
    callback = type(pause.NeedToPauseNow)(is_to_pause)
    pause.NeedToPauseNow = callback
    flags = raw.FPDF_REVERSE_BYTE_ORDER
    state = raw.FPDF_RenderPageBitmap_Start(
        bitmap.raw, page.raw, *place, flags, ctypes.byref(pause)
    )
    try:
        while state == raw.FPDF_RENDER_TOBECONTINUED and monotonic() - started < _LONGEST:
            tell()
            paused = monotonic()
            state = raw.FPDF_RenderPage_Continue(page.raw, ctypes.byref(pause))
    finally:
        raw.FPDF_RenderPage_Close(page.raw)
    return bool(state == raw.FPDF_RENDER_DONE)


def _shows(content: bytes, shown: Bitmap) -> bool:
    """Tell whether a photograph in the file looks as the page shows it."""
    try:
        with opened(content, "") as photograph:
            ratio = photograph.width / photograph.height
            if abs(ratio - shown.width / shown.height) > ratio / 20:
                return False
            photograph.draft("RGB", (200, 200))
            small = photograph.convert("RGB").resize(_COMPARED, PIL.Image.Resampling.BOX)
            is_plain = photograph.mode in {"L", "RGB"}
    except UnreadableFileError:
        return False
    other = shown.convert("RGB").resize(_COMPARED, PIL.Image.Resampling.BOX)
    difference = ImageStat.Stat(ImageChops.difference(small, other))
    return is_plain and max(difference.mean) < _ALIKE


def _is_blank(shown: Bitmap) -> bool:
    return shown.convert("L").point(_dark).getbbox() is None


def _dark(level: int) -> int:
    return 255 if level < _WHITE else 0


def _encoded(shown: Bitmap) -> bytes:
    """Return a picture as a file, in grey where it has no colours."""
    red, green, blue = (shown.getchannel(band) for band in shown.getbands()[:3])
    is_grey = not (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox()
    )
    content, _ = encoded(red if is_grey else shown.convert("RGB"))
    return content
