# SPDX-License-Identifier: MIT
"""The names that PowerPoint gives to elements."""

from __future__ import annotations

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

SHAPE = f"{P}sp"
PICTURE = f"{P}pic"
FRAME = f"{P}graphicFrame"
GROUP = f"{P}grpSp"
TEXT_BODY = f"{P}txBody"
