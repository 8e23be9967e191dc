# SPDX-License-Identifier: MIT
"""The names that Word gives to elements and attributes."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = f"{W}val"
PARAGRAPH = f"{W}p"
PARAGRAPH_LOOK = f"{W}pPr"
RUN_LOOK = f"{W}rPr"
TABLE = f"{W}tbl"
BOX = f"{W}txbxContent"
