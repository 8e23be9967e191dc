# SPDX-License-Identifier: MIT
"""Sources headed by a letter or a number alone: “A”, “B.”, “2)”.

Such lines head lists and questions far more often. So they are only looked for on pages without any
other heading of a source, as a row that counts up in one style; whoever asks has to see whether
texts with attributions stand below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.importers.headings import Heading
from workbench.importers.lines import BLANKS, Line
from workbench.importers.source_headings import order_of

_BARE = re.compile(
    rf"[{BLANKS}]*(?P<open>[(\[]|\*\*|#{{1,4}} )?(?P<label>[A-Z]|[1-9]\d?|[IVX]{{1,5}})"
    rf"(?P<close>\)|\]|\.|:|\*\*|[{BLANKS}]?[–—-](?=[{BLANKS}]|$))?(?P<gap>[{BLANKS}]*)(?P<words>.*)"
)
_QUOTED = re.compile(r"[“\"‘'].{20,}[”\"’'] ?(?:[–—-]|\(|[A-Z]|$)")
_TOLD = re.compile(r".{30,}[.!?…”\"’'] ?[(\[][^()\[\]]*\d{3,4}s?[)\]]\.?$")

_FEWEST = 2
_CONFIDENCE = 0.7
_NOUN = "Source"


@dataclass(frozen=True, slots=True)
class _Bare:
    place: int
    style: tuple[str, ...]
    heading: Heading


def bare_headings(page: str, lines: Sequence[Line]) -> list[Heading | None] | None:
    """Return a heading for each line that is one of a row of bare labels, or None without a row."""
    rows: dict[tuple[str, ...], list[_Bare]] = {}
    for bare in _bare_lines(page, lines):
        row = rows.setdefault(bare.style, [])
        order = order_of(bare.heading.label)
        last = order_of(row[-1].heading.label) if row else 0
        if order in {(last or 0) + 1, 1}:
            row.append(bare)
    best = max(rows.values(), key=len, default=[])
    if len({bare.heading.label for bare in best}) < _FEWEST:
        return None
    headings: list[Heading | None] = [None] * len(lines)
    for bare in best:
        headings[bare.place] = bare.heading
    return headings


def _bare_lines(page: str, lines: Sequence[Line]) -> Iterator[_Bare]:
    for place, line in enumerate(lines):
        if not line.text or not _begins_like_one(line.text):
            continue
        raw = page[line.start : line.end].rstrip()
        found = _BARE.fullmatch(raw)
        above = lines[place - 1].text if place else ""
        if found is None or (above and found["words"] and not _is_voice(found["words"])):
            continue
        has_words, label = bool(found["words"]), found["label"]
        is_joined = has_words and not found["close"] and len(found["gap"]) < _FEWEST
        if is_joined or (has_words and not found["gap"]):
            continue
        kind = "digit" if label.isdigit() else "letter" if len(label) == 1 else "roman"
        style = (kind, found["open"] or "", (found["close"] or "").strip(), str(has_words))
        heading = Heading(_NOUN, label, label, found.start("words"), _CONFIDENCE, is_sure=False)
        yield _Bare(place, style, heading)


def _is_voice(words: str) -> bool:
    """Tell whether somebody is quoted or a dated attribution stands behind: no point of a list."""
    return _QUOTED.match(words) is not None or _TOLD.match(words) is not None


def _begins_like_one(text: str) -> bool:
    """Tell at little cost whether a line can begin with a bare label."""
    bare = text.lstrip("([*# ")
    end = bare[1:2]
    return (not end or not end.isalpha() or (bare[:1] in "IVX" and bare[1:2] in "IVX")) and bare[
        :1
    ].isalnum()
