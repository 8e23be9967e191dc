# SPDX-License-Identifier: MIT
"""Which words the glyphs of the embedded fonts stand for.

WORKAROUND for ReportLab 5.1: its ToUnicode maps give unused slots U+0000, put more than the allowed
100 entries in one block, and write characters above U+FFFF with five digits, so that PDF/UA is
broken and such characters are extracted as others. May go when its `makeToUnicodeCMap` does better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Dictionary, Stream

_ENTRY = re.compile(r"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", re.MULTILINE)

_BLOCK = 100

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""

_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def repair_unicode_maps(pdf: pikepdf.Pdf, glyph_words: Mapping[tuple[str, str], str]) -> None:
    """Write the ToUnicode map of every font anew.

    Args:
        pdf: the file, changed in place.
        glyph_words: what a private character of a font stands for.
    """
    for font in fonts_of(pdf):
        if "/ToUnicode" not in font:
            continue
        name = str(font.BaseFont).rpartition("+")[2]
        words = {
            code: glyph_words.get((name, chr(point))) or chr(point)
            for code, point in _code_points(font.ToUnicode)
            if point
        }
        font.ToUnicode = pdf.make_indirect(Stream(pdf, _map(words).encode("ascii")))


def fonts_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return each font that the pages of `pdf` may use, once."""
    seen: dict[tuple[int, int], pikepdf.Object] = {}
    resources: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        if fonts.is_indirect and fonts.objgen in resources:
            continue
        resources.add(fonts.objgen)
        seen.update((font.objgen, font) for _, font in fonts.items())
    return [seen[key] for key in sorted(seen)]


def unicode_entries(unicode_map: pikepdf.Object) -> Iterator[tuple[int, str]]:
    """Yield each code of a ToUnicode map, as written here, with the words it stands for."""
    for code, value in _ENTRY.findall(unicode_map.read_bytes().decode("latin-1")):
        yield int(code, 16), bytes.fromhex(value).decode("utf-16-be", "surrogatepass")


def _code_points(unicode_map: pikepdf.Object) -> Iterator[tuple[int, int]]:
    """Yield each code of a map as ReportLab writes it: the code point as a plain number."""
    for code, value in _ENTRY.findall(unicode_map.read_bytes().decode("latin-1")):
        yield int(code, 16), int(value, 16)


def _map(words: Mapping[int, str]) -> str:
    lines = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(words.items())
    ]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return _HEAD + body + _TAIL
