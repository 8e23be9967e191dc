# SPDX-License-Identifier: MIT
"""Fields of a Word document to fill in by typing: content controls, named as those of the PDF.

The order of what is in one is that of the schema (ECMA-376, part 1, 17.5.2), which Word insists on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from workbench.export.docx.runs import EMPTY, element, printable, style_id

TYPE_HERE = "Type here"
CHOOSE = "Choose a level"

_LONGEST = 64
"""Characters of a name that Word shows on a field."""

_FIRST_ID = 7_001


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `key` is its name for programs, `name` what a reader hears; one of the `choices`."""

    key: str
    name: str
    choices: tuple[str, ...] = ()
    is_long: bool = False


FIELD_KEYS = ("level", "mark", "www", "ebi", "target", "codes", "initials", "date", "changed")
"""The fields there are, in their order."""


def write_field_to_fill(paragraph: Paragraph, field: Field) -> None:
    """Add a field to a paragraph; what to do stands in it until something is typed."""
    control = element("sdt")
    about = element("sdtPr")
    about.append(element("alias", val=field.name[:_LONGEST]))
    about.append(element("tag", val=field.key))
    about.append(element("id", val=str(_FIRST_ID + FIELD_KEYS.index(field.key))))
    about.append(element("showingPlcHdr"))
    names = _names(field.choices)
    is_long = "1" if field.is_long else "0"
    about.append(_list_of(names) if names else element("text", multiLine=is_long))
    control.append(about)
    content = element("sdtContent")
    run = element("r")
    content.append(run)
    control.append(content)
    paragraph._p.append(control)  # noqa: SLF001
    shown = Run(run, paragraph)
    shown.text = CHOOSE if names else TYPE_HERE
    properties = shown._r.get_or_add_rPr()  # noqa: SLF001
    properties.insert(0, element("rStyle", val=style_id(EMPTY)))


def _names(choices: Sequence[str]) -> tuple[str, ...]:
    """Return what can be chosen, each once: Word takes a file with two of one name for broken."""
    names = (" ".join(printable(each).split()) for each in choices)
    return tuple(dict.fromkeys(filter(None, names)))


def _list_of(names: Sequence[str]) -> BaseOxmlElement:
    choices = element("dropDownList")
    for name in names:
        item = element("listItem")
        item.set(qn("w:displayText"), name)
        item.set(qn("w:value"), name)
        choices.append(item)
    return choices
