# SPDX-License-Identifier: MIT
r"""Bytes in, the page in its one form out.

What happens to the characters of a page, in this order, and nothing else:

1. A byte-order mark names the encoding; without one, bytes that are UTF-8 are UTF-8, bytes with a
   zero in every other place are UTF-16, and everything else is Windows-1252, unless another
   encoding is clearly more plausible (`encoding_choices`). That is a guess, and somebody can choose
   another one.
2. Text that was read in the wrong encoding once before (`â€™` for `’`) is repaired line by line.
   Quotes, dashes, widths and everything else that is no such damage stay as they are.
3. `ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ` become the letters they stand for; blanks and joiners without width and the
   marks of direction that stand alone (U+200B, U+2060, U+200E, U+200F) go.
4. `domain.text.canonical`: line ends become `\n`; control characters, soft hyphens and byte-order
   marks go; lone surrogates become U+FFFD; Unicode normal form C.
5. Words of more than 2,000 and lines of more than 20,000 characters are broken.

The result is `PackDraft.page`. Blanks, no-break spaces and indents stay in it: they are often the
only trace of an attribution. In the words that are kept of a part (`Part.text`), every run of
blanks, no-break spaces and tabs is one space, blanks at both ends are gone, lines that were only
wrapped are joined with a space, and paragraphs are joined with one `\n`.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from ftfy import fix_encoding

from workbench.domain.errors import UnreadableFileError
from workbench.domain.text import canonical
from workbench.importers.encoding_choices import (
    choices_of,
    doubtful_lines,
    guess_of,
    is_damaged,
    readings_of,
)
from workbench.importers.encodings import words_for
from workbench.importers.page import EncodingChoice, Page

LARGEST_PAGE = 10_000_000
"""Bytes of a page of plain text that are read at most."""

LONGEST_LINE = 20_000
LONGEST_WORD = 2_000

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\u200b\u2060\u200e\u200f", "")
)
_REPLACED = re.compile(f"[{''.join(map(chr, _LIGATURES))}]")
_MOJIBAKE_LEADS = re.compile(r"[ÂÃâÄÅÐÑÎÏ\u0080-\u009f]")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_MULTI_BYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_LEAST_ZEROS = 0.05
_MOST_ALPHABETS = 12
_MOST_DAMAGE = 0.01
_LEAST_NOISE = 0.3
_CONTROLS = bytes((*range(9), *range(14, 32), *range(127, 160)))


@dataclass(frozen=True, slots=True)
class Characters:
    """What the bytes of a file say, their encoding, sentences about both, and other encodings.

    `choices` are those of `Page`.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    choices: tuple[EncodingChoice, ...] = ()


def page_of(data: bytes, name: str, *, chosen: str | None = None) -> Page:
    """Return the page that the bytes of a file hold, read in the encoding that somebody chose.

    Raises:
        UnreadableFileError: there is nothing in it, too much, or no text.
    """
    if len(data) > LARGEST_PAGE:
        raise UnreadableFileError(
            name,
            "is larger than 10 MB, which no page of sources is",
            "bring in the part with the sources only",
        )
    read = characters_of(data, name, chosen=chosen)
    text, repairs = normalised(read.text)
    return Page(text, read.encoding, (*read.warnings, *repairs), choices=read.choices)


def characters_of(
    data: bytes, name: str, *, declared: str | None = None, chosen: str | None = None
) -> Characters:
    """Return what the bytes of a file say (step 1).

    Args:
        data: The bytes.
        name: What the file is called.
        declared: The encoding that the file itself names, as Python calls it. It is believed where
            the bytes do not say otherwise.
        chosen: The encoding that a person names. It is believed before everything but a byte-order
            mark.

    Raises:
        UnreadableFileError: there is nothing in it, no text, or nothing that can be read in the
            encoding that was chosen.
    """
    read = _decoded(data, declared, chosen)
    if not read.text.strip("\ufeff\0 \t\r\n\u00a0"):
        raise UnreadableFileError(name, "is empty", "choose a file with the sources in it")
    if read.encoding == chosen and is_damaged(read.text, data):
        raise UnreadableFileError(
            name, f"cannot be read as {words_for(chosen)}", "choose another alphabet"
        )
    if _is_noise(read.text):
        raise UnreadableFileError(
            name, "is not a text page", "open it in its own program and save it as plain text"
        )
    if read.choices:
        told = f"The page does not say its alphabet; it was read as {words_for(read.encoding)}."
    elif read.encoding in {"utf-8", "ascii", declared}:
        return read
    else:
        told = f"The page was read as {words_for(read.encoding)}."
    return replace(read, warnings=(*read.warnings, told))


def normalised(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text in the form of a page (steps 2 to 5), and what was repaired as sentences."""
    warnings = []
    repaired, count = _without_mojibake(text)
    if count:
        lines = "line" if count == 1 else "lines"
        warnings.append(f"Garbled characters in {count} {lines} were put right.")
    if _REPLACED.search(repaired):
        repaired = repaired.translate(_LIGATURES)
    kept = canonical(repaired)
    broken = _with_soft_breaks(kept)
    if broken != kept:
        warnings.append("Lines or words of extreme length were broken so that they can be shown.")
    return broken, tuple(warnings)


def _decoded(data: bytes, declared: str | None, chosen: str | None) -> Characters:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _read_as(data[len(mark) :], encoding)
    without_mark = _utf16_order(data)
    if without_mark and not chosen:
        return _read_as(data, without_mark)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _read_with_doubt(data, declared, chosen)
    return _read_as(data, chosen) if chosen else Characters(text, "utf-8")


def _read_with_doubt(data: bytes, declared: str | None, chosen: str | None) -> Characters:
    """Read bytes that are not Unicode; unless they name their encoding there are others."""
    if declared and declared != "utf-8" and not chosen:
        return _read_as(data, declared)
    lines = doubtful_lines(data)
    readings = readings_of(lines)
    encoding = chosen or ("utf-8" if _is_damaged_utf8(data) else guess_of(lines, readings))
    return replace(_read_as(data, encoding), choices=choices_of(lines, encoding, readings))


def _is_damaged_utf8(data: bytes) -> bool:
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    return bad <= _MOST_DAMAGE * len(damaged) and len(_MULTI_BYTE.findall(data)) >= bad


def _read_as(data: bytes, encoding: str) -> Characters:
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    if not bad:
        return Characters(text, encoding)
    places = "character" if bad == 1 else "characters"
    return Characters(text, encoding, (f"{bad} {places} could not be read and became �.",))


def _utf16_order(data: bytes) -> str | None:
    """Tell from the zero bytes of Latin letters, blanks and line ends how UTF-16 is laid out."""
    sample = data[:20_000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    least = len(sample) // 2 * _LEAST_ZEROS
    for order, zeros, other, high in (
        ("utf-16-le", odd, even, sample[1::2]),
        ("utf-16-be", even, odd, sample[::2]),
    ):
        if zeros > least and zeros > 8 * other and len(set(high)) <= _MOST_ALPHABETS:
            return order
    return None


def _is_noise(text: str) -> bool:
    """Tell whether too many characters are control characters or could not be read at all."""
    signs = text.encode("latin-1", "replace")
    unwanted = len(signs) - len(signs.translate(None, _CONTROLS)) + text.count("\ufffd")
    return unwanted >= _LEAST_NOISE * len(text)


def _without_mojibake(text: str) -> tuple[str, int]:
    if not _MOJIBAKE_LEADS.search(text):
        return text, 0
    lines = text.split("\n")
    count = 0
    for place, line in enumerate(lines):
        if _MOJIBAKE_LEADS.search(line):
            repaired = fix_encoding(line)
            count += repaired != line
            lines[place] = repaired
    return "\n".join(lines), count


def _with_soft_breaks(text: str) -> str:
    if len(text) <= LONGEST_WORD:
        return text
    return "\n".join(
        line if len(line) <= LONGEST_WORD else _with_short_words(line) for line in text.split("\n")
    )


def _with_short_words(line: str) -> str:
    short = _LONG_WORD.sub(lambda found: found[0] + "\n", line)
    return "\n".join(map(_broken, short.split("\n")))


def _broken(line: str) -> str:
    pieces = []
    start = 0
    while len(line) - start > LONGEST_LINE:
        # The blank stays at the end of the line, so that no character of the page is lost.
        end = start + LONGEST_LINE
        cut = line.rfind(" ", start, end) + 1 or end
        pieces.append(line[start:cut])
        start = cut
    return "\n".join((*pieces, line[start:]))
