# SPDX-License-Identifier: MIT
"""Lines that only part other lines: rules, rows of signs, and where to cut the paper."""

from __future__ import annotations

import re

SEPARATOR = "line that only parts others"
"""The reason for leaving out such a line."""

_LONGEST = 200
_RUN = r"(?:([-–—=_*~#+.·•])(?:\s?\1){3,})"
_SIGNS = re.compile(r"(?=.*[^\s.…\[\]()?!“”‘’\"'])[^\w\s](?:\s?[^\w\s]){2,}")
_LONE = re.compile(r"\\? ?[-–—•▪○|\\]")
"""A bullet whose words are lost, or a stroke."""

_BETWEEN = re.compile(rf"\W*{_RUN}\s?[^.!?]{{1,24}}?\s?{_RUN.replace('1', '2')}\W*")
_UNDERLINE = re.compile(r"([-=~_*^])\1{2,}")
_LONGEST_UNDERLINED = 80
_SAME_LENGTH = 3


def is_separator(text: str) -> bool:
    """Tell whether a line is made of signs, or of a few words amid a rule across the paper.

    Dots and brackets alone say that words were left out, and belong to a text.
    """
    if len(text) > _LONGEST:
        return False
    return bool(_LONE.fullmatch(text) or _SIGNS.fullmatch(text) or _BETWEEN.fullmatch(text))


def is_underlined(text: str, below: str) -> bool:
    """Tell whether the line below is a rule about as long as the words, as under a heading."""
    is_rule = len(text) <= _LONGEST_UNDERLINED and _UNDERLINE.fullmatch(below)
    return bool(is_rule) and abs(len(text) - len(below)) <= _SAME_LENGTH
