# SPDX-License-Identifier: MIT
"""The fonts as HarfBuzz reads them: for shaping letters that join, and for letters as outlines."""

from __future__ import annotations

from functools import cache

import uharfbuzz

from workbench.assets import resource
from workbench.export.pdf.fonts import Face


@cache
def typeface(face: Face) -> uharfbuzz.Font:
    """Return the HarfBuzz font of a face."""
    blob = uharfbuzz.Blob.from_file_path(str(resource(f"fonts/{face.value}.ttf")))
    return uharfbuzz.Font(uharfbuzz.Face(blob))
