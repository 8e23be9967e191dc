# SPDX-License-Identifier: MIT
"""The paragraphs of a text frame on a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.importers.attribution_cues import is_clear
from workbench.importers.readers.office.blocks import TextBlock
from workbench.importers.readers.office.drawing_names import ALTERNATE, POINT, A, chosen
from workbench.importers.readers.office.labels import BULLET, letters, raised, roman
from workbench.importers.readers.office.leads import gap_after
from workbench.importers.readers.office.paragraph_building import labelled
from workbench.importers.readers.office.symbols import without_private
from workbench.importers.readers.office.wrapping import are_lines
from workbench.importers.readers.office.xml_parts import XmlElement, number

_NUMBER_OF_SLIDE = "slidenum"
_BULLETS = {f"{A}{name}" for name in ("buNone", "buChar", "buAutoNum", "buBlip")}
_LOOKS = {f"{A}{name}" for name in ("pPr", "endParaRPr", "rPr")}
_MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of a frame: its words, its level from 0, and the sign or number before it."""

    block: TextBlock
    level: int
    label: str


def frame_blocks(body: XmlElement, levels: Sequence[XmlElement] = ()) -> list[TextBlock]:
    """Return the paragraphs of a frame; `levels` are the text styles that it inherits.

    A list of one item is none, and neither are the lines of one text that each became an item, nor
    a text with its attribution, which the layout of a slide makes items too.
    """
    own = body.find(f"{A}lstStyle")
    styles = [*([own] if own is not None else []), *levels]
    counts: dict[int, int] = {}
    lines = [
        line
        for paragraph in body
        if paragraph.tag == f"{A}p" and (line := _line_of(paragraph, styles, counts))
    ]
    if are_lines([line.block.text for line in lines]):
        return [replace(line.block, is_close=place > 0) for place, line in enumerate(lines)]
    is_source = is_clear(lines[0].block.text) or is_clear(lines[-1].block.text) if lines else False
    return [
        line.block
        if (len(lines) == 1 or is_source) and line.label == BULLET
        else labelled(line.block, line.label, line.level + 1)
        for line in lines
    ]


def plain_text(body: XmlElement) -> str:
    """Return the words of a frame, a line for each paragraph."""
    return "\n".join(block.text for block in frame_blocks(body))


def _line_of(
    paragraph: XmlElement, styles: Sequence[XmlElement], counts: dict[int, int]
) -> _Line | None:
    look = paragraph.find(f"{A}pPr")
    level = max(0, min(_MOST_LEVELS - 1, number(look.get("lvl") if look is not None else None)))
    looks = [look] if look is not None else []
    looks += [each for s in styles if (each := s.find(f"{A}lvl{level + 1}pPr")) is not None]
    text = "".join(_words(paragraph)).strip("\n")
    if not text.strip():
        return None
    block = TextBlock(
        text,
        indent=number(_first(looks, "marL")) / POINT,
        is_trailing=_first(looks, "algn") == "r",
    )
    return _Line(block, level, _label(looks, level, counts))


def _words(paragraph: XmlElement) -> Iterator[str]:
    """Yield the words of a paragraph; bold ones that name a source are set apart."""
    lead: list[str] | None = []
    for child in paragraph:
        if child.tag in _LOOKS or child.get("type") == _NUMBER_OF_SLIDE:
            continue
        if child.tag == f"{A}br":
            text = "\n"
        elif child.tag == ALTERNATE:
            form = chosen(child)
            text = _all_text(form) if form is not None else ""
        else:
            text = _run_text(child)
        if lead is not None and text.strip():
            if _is_bold(child):
                lead.append(text)
            else:
                yield gap_after("".join(lead), text)
                lead = None
        yield text


def _run_text(run: XmlElement) -> str:
    look = run.find(f"{A}rPr")
    symbols = look.find(f"{A}sym") if look is not None else None
    font = (symbols.get("typeface") or "") if symbols is not None else ""
    text = without_private(_all_text(run).replace("\v", "\n"), font)
    is_raised = look is not None and number(look.get("baseline")) > 0
    return raised(text) if is_raised else text


def _all_text(element: XmlElement) -> str:
    return "".join(each.text or "" for each in element.iter() if each.tag.endswith("}t"))


def _is_bold(run: XmlElement) -> bool:
    look = run.find(f"{A}rPr")
    return look is not None and look.get("b") in {"1", "true"}


def _label(looks: Sequence[XmlElement], level: int, counts: dict[int, int]) -> str:
    """Return what stands before a paragraph, and count it where it is a number."""
    for deeper in [each for each in counts if each > level]:
        del counts[deeper]
    sign = next((child for look in looks for child in look if child.tag in _BULLETS), None)
    if sign is None or sign.tag != f"{A}buAutoNum":
        counts.pop(level, None)
        return "" if sign is None or sign.tag == f"{A}buNone" else BULLET
    counts[level] = counts.get(level, number(sign.get("startAt"), 1) - 1) + 1
    return _printed(counts[level], sign.get("type") or "")


def _printed(value: int, form: str) -> str:
    if form.startswith("roman"):
        text = roman(value)
    elif form.startswith("alpha"):
        text = letters(value)
    else:
        text = str(value)
    text = text.upper() if "Uc" in form else text
    if form.endswith("ParenBoth"):
        return f"({text})"
    return f"{text})" if form.endswith("ParenR") else f"{text}."


def _first(looks: Sequence[XmlElement], name: str) -> str | None:
    return next((value for look in looks if (value := look.get(name)) is not None), None)
