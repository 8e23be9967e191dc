# SPDX-License-Identifier: MIT
"""Which words the glyphs of an embedded font stand for: ToUnicode maps, written and read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_ENTRY = re.compile(rb"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", re.MULTILINE)

# No block may be longer (ISO 32000-1, 9.10.3, by way of Adobe's Technical Note 5014).
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


def unicode_map(words: Mapping[int, str]) -> str:
    """Return the map of a font with one byte for each glyph: code → words."""
    lines = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(words.items())
    ]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return _HEAD + body + _TAIL


def unicode_entries(written: bytes) -> Iterator[tuple[int, str]]:
    """Yield each code of a map as written here, with the words it stands for."""
    for code, value in _ENTRY.findall(written):
        yield int(code, 16), bytes.fromhex(value.decode()).decode("utf-16-be", "surrogatepass")
