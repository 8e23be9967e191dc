# SPDX-License-Identifier: MIT
"""Elements of a project of analysis, written so that their order and attributes are the standard's.

REFI-QDA 1.0, “Project exchange”, release of 18 March 2019.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from workbench.domain.annotations import Annotation
from workbench.domain.interchange.analysis_projects import (
    DIMENSION,
    DIRECTION,
    NAMESPACE,
    WEIGHT,
    code_guid,
    guid_of,
    id_of,
)
from workbench.domain.interchange.values import time_to_json
from workbench.export.exchange.project_codes import Code

Element = Any
"""An element of lxml, which has no types."""

# What XML 1.0 cannot hold at all (section 2.2).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def added(parent: Element, tag: str, /, **attributes: str | None) -> Element:
    """Return a new element below `parent`; attributes that are None are left out."""
    given = {key: xml_text(value) for key, value in attributes.items() if value is not None}
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", given)


def root_of(**attributes: str) -> Element:
    """Return the element that everything stands in."""
    given = {key: xml_text(value) for key, value in attributes.items()}
    return etree.Element(f"{{{NAMESPACE}}}Project", given, nsmap={None: NAMESPACE})


def add_text(parent: Element, name: str, text: str | None) -> None:
    """Add an element with this text, if there is any."""
    if text:
        added(parent, name).text = xml_text(text)


def xml_text(text: str) -> str:
    """Return a text as XML can hold it: each character it cannot hold is U+FFFD."""
    return _NO_XML.sub("\ufffd", text)


def written(root: Element) -> bytes:
    """Return the document, the same bytes for the same content."""
    result: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return result


def add_codes(parent: Element, codes: Iterable[Code]) -> None:
    """Add codes with those below them."""
    for code in codes:
        element = added(
            parent,
            "Code",
            guid=code.guid,
            name=code.name,
            isCodable="true" if code.is_codable else "false",
            color=code.colour or None,
        )
        add_text(element, "Description", code.description)
        add_codes(element, code.children)


def add_codings(parent: Element, mark: Annotation, *, user: str, note: str | None = None) -> None:
    """Add what a mark says by codes: its dimension, its direction, its weight.

    Args:
        parent: A selection, or a source where the mark is on all of it.
        mark: The mark.
        user: The GUID of who made it.
        note: The GUID of its note, where that belongs to the coding and not to a selection. The
            coding has the mark's own GUID then.
    """
    codes = [(DIMENSION, mark.dimension.value)]
    codes += [(DIRECTION, mark.direction.value)] if mark.direction else []
    codes += [(WEIGHT, mark.weight.value)] if mark.weight else []
    own = guid_of(mark.id)
    for kind, value in codes:
        is_mark = note is not None and kind == DIMENSION
        coding = added(
            parent,
            "Coding",
            guid=own if is_mark else guid_of(id_of(own), kind),
            creatingUser=user,
            creationDateTime=time_to_json(mark.created),
        )
        added(coding, "CodeRef", targetGUID=code_guid(kind, value))
        if note is not None and is_mark:
            added(coding, "NoteRef", targetGUID=note)


def authored(mark: Annotation, user: str) -> dict[str, str]:
    """Return who made a mark and changed it, and when, as attributes."""
    return {
        "creatingUser": user,
        "creationDateTime": time_to_json(mark.created),
        "modifyingUser": user,
        "modifiedDateTime": time_to_json(mark.modified),
    }


def add_values(parent: Element, values: Mapping[str, str | bool], guids: Mapping[str, str]) -> None:
    """Add values of variables; `guids` are those of the variables by name."""
    for name, value in values.items():
        element = added(parent, "VariableValue")
        added(element, "VariableRef", targetGUID=guids[name])
        if isinstance(value, bool):
            add_text(element, "BooleanValue", "true" if value else "false")
        else:
            add_text(element, "TextValue", value)
