# SPDX-License-Identifier: MIT
"""How text gets into a Word document, and the XML that python-docx has no words for.

Every text of a user goes through `write`. It is text and never markup.
"""

from __future__ import annotations

import re

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

NOTHING_YET = "nothing yet"
"""What stands where a student has not written anything."""

NOT_GIVEN = "not given"
"""What stands where a source does not say something about itself."""

IN_TABLE = "Text in a table"
"""The style of paragraphs in a table."""

EMPTY = "Nothing yet"
"""The style of both."""

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Return `text` without the characters that XML 1.0 cannot hold."""
    return _NO_XML.sub("", text)


def write(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    """Add `text` to a paragraph, in a character style; line ends and tabs stay what they are."""
    run = paragraph.add_run(printable(text))
    if style:
        run._r.style = style_id(style)  # noqa: SLF001
    return run


def write_or_say(paragraph: Paragraph, text: str | None, instead: str = NOTHING_YET) -> Run:
    """Add `text`, or where there is none the words `instead`."""
    if text and text.strip():
        return write(paragraph, text)
    return write(paragraph, instead, EMPTY)


def paragraph_in(cell: Cell, style: str = IN_TABLE) -> Paragraph:
    """Return a new paragraph of a cell: the one that every cell has, or one more."""
    paragraph: Paragraph = cell.paragraphs[-1]
    if paragraph.runs:
        paragraph = cell.add_paragraph()
    set_style(paragraph, style)
    return paragraph


def set_style(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph the style of this name.

    It has to be there: python-docx would look for it among all styles of the file, every time.
    """
    paragraph._p.style = style_id(style)  # noqa: SLF001


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of WordprocessingML with its attributes."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def write_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that Word works out itself, such as `PAGE` or `NUMPAGES`."""
    for kind in ("begin", "separate", "end"):
        paragraph.add_run()._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001
        if kind == "begin":
            code = element("instrText")
            code.text = f" {instruction} "
            paragraph.add_run()._r.append(code)  # noqa: SLF001
        elif kind == "separate":
            paragraph.add_run("1")


def style_id(style: str) -> str:
    """Return the id that python-docx gives a style of this name."""
    return style.replace(" ", "")
