# SPDX-License-Identifier: MIT
"""The names that documents and slides share for what is drawn in them."""

from __future__ import annotations

from workbench.importers.readers.office.xml_parts import XmlElement

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

ALTERNATE = f"{_MC}AlternateContent"
_CHOICE = f"{_MC}Choice"
_FALLBACK = f"{_MC}Fallback"

POINT = 12_700
"""English metric units in a point."""


def chosen(alternate: XmlElement) -> XmlElement | None:
    """Return the one form that counts of something that a file holds in several.

    The first is the newest, and holds everything; an empty one is only for programs that we know
    nothing of.
    """
    forms = [child for child in alternate if child.tag in {_CHOICE, _FALLBACK}]
    return next((form for form in forms if any(True for _ in form)), None)
