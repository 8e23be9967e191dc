# SPDX-License-Identifier: MIT
"""Sources headed by a letter, a number or a code alone: “A”, “B.”, “2)”, “M3 A judgement”.

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
    rf"[{BLANKS}]*(?P<open>[(\[]|\*\*|#{{1,4}} )?"
    rf"(?P<label>[IVX]{{2,5}}(?![A-Za-z])|[A-Z](?:[1-9]\d?)?|[1-9]\d?)"
    rf"(?P<close>\)|\]|\.|:|\*\*|[{BLANKS}]?[–—-](?=[{BLANKS}]|$))?(?P<gap>[{BLANKS}]*)(?P<words>.*)"
)
_QUOTED = re.compile(r"[“\"‘'].{20,}[”\"’'] ?(?:[–—-]|\(|[A-Z]|$)")
_TOLD = re.compile(r".{30,}[.!?…”\"’'] ?[(\[][^()\[\]]*\d{3,4}s?[)\]]\.?$")

_SHOUTED = re.compile(r"[IVX]{1,5}\. [^a-z]{4,80}")
"""A roman number and a title in capitals: “IV. THE BOY FROM THE LOIRE”."""

_ROMAN = {"I": 1, "V": 5, "X": 10}
_NOUNS_OF_CODES = {"M": "Material"}
"""What the letter of a code such as “M1” stands for, where every schoolbook means the same."""

_LONGEST_TITLE = 80
_FEWEST = 2
_CONFIDENCE = 0.7
_NOUN = "Source"


@dataclass(frozen=True, slots=True)
class _Bare:
    place: int
    style: tuple[str, ...]
    heading: Heading
    is_shouted: bool = False


def bare_headings(page: str, lines: Sequence[Line]) -> list[Heading | None] | None:
    """Return a heading for each line that is one of a row of bare labels, or None without a row."""
    rows: dict[tuple[str, ...], list[_Bare]] = {}
    for bare in _bare_lines(page, lines):
        row = rows.setdefault(bare.style, [])
        order, last = _order_of(bare), _order_of(row[-1]) if row else 0
        # A reader goes on from one week to the next: “IV. A BISHOP’S LETTER” may be its first.
        if order in {last + 1, 1} or (not row and bare.is_shouted):
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
        is_code = len(label) > 1 and label[1:].isdigit() and label[0].isalpha()
        is_joined = has_words and not found["close"] and len(found["gap"]) < _FEWEST
        is_joined = is_joined and not (is_code and _heads(found["words"]))
        if is_joined or (has_words and not found["gap"]):
            continue
        is_shouted = bool(_SHOUTED.fullmatch(raw))
        style = (_kind_of(label, is_code=is_code, is_shouted=is_shouted), found["open"] or "",
                 (found["close"] or "").strip(), str(has_words))  # fmt: skip
        noun = _NOUNS_OF_CODES.get(label[0], _NOUN) if is_code else _NOUN
        heading = Heading(noun, label, label, found.start("words"), _CONFIDENCE, is_sure=False)
        yield _Bare(place, style, heading, is_shouted)


def _kind_of(label: str, *, is_code: bool, is_shouted: bool) -> str:
    """Return what a label is made of; a row has labels of one kind."""
    if is_code:
        return f"code {label[0]}"
    if is_shouted:
        return "roman"  # “V. A TITLE” stands between “IV.” and “VI.”
    return "digit" if label.isdigit() else "letter" if len(label) == 1 else "roman"


def _order_of(bare: _Bare) -> int:
    label = bare.heading.label
    if bare.is_shouted and label in _ROMAN:
        return _ROMAN[label]
    is_code = label[1:].isdigit() and label[0].isalpha()
    return order_of(label[1:] if is_code else label) or 0


def _heads(words: str) -> bool:
    """Tell whether words behind a code are a title and no sentence."""
    is_short = len(words) <= _LONGEST_TITLE and not words.endswith((".", "?", ";", ","))
    return is_short and words[:1].isupper()


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
