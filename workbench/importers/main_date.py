# SPDX-License-Identifier: MIT
"""When a source was made, out of the dates that its attribution prints.

Others are those of a life, of an office held, of what the source tells or its title names, of a
later edition, or of the day on which somebody looked at a website.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.domain.text import Span
from workbench.importers.author_notes import tells_a_life
from workbench.importers.dates import FoundDate, dates_in
from workbench.importers.genres import GENRE_WORD
from workbench.importers.maker_words import BODY, OFFICE_WORD, PLACE_WORD
from workbench.importers.names import UPPER

_NO_DATE = -9.0
_CLEAR_DATE = 0.75
_UNCLEAR_DATE = 0.6
_NOT_ITS_DATE = -2.9
_LATER_EDITION = 1.5
_IN_A_TITLE = 4.0
_FEWEST_CAPITALS = 2
_LONGEST_MAKING = 60
"""Years: a longer range is a life, or what a book is about."""

_NEXT_SENTENCE = re.compile(r"(?<=[a-z0-9)]{2})\. (?=[A-Z])")
_SHORTENED = re.compile(
    r"\b(?:Rev|Revd|Lt|Sgt|Capt|Col|Gen|Maj|Cpl|Pte|Dr|Mr|Mrs|Ms|Prof|St|Hon|Jr|Sr|No|Nos|vol|vols|"
    r"ed|eds|pp|ch|esp|trans|repr|al)\.$"
)
_WHEN_MADE = re.compile(
    r"(?<!not )(?P<how>published|written|drawn|printed|broadcast|interview(?:ed)?|recorded|issued|"
    r"made|produced|painted|delivered|given|spoken|speaking|writing|speech|recalling|sent|dated|"
    r"taken|preached|told|talking|replying|addressing|composed|filmed|photographed|wrote)\b"
    r"[^,;.]{0,60}$"
)
_PUT_OUT = frozenset({"published", "printed", "broadcast", "issued"})
_TOLD_OF = re.compile(
    r"\b(?:events|describing|about|history|account|story|memories|recalling|remembering|battle|"
    r"chronicle) [^,;.]{0,40}\b(?:of|in|from|during|for|the) ?(?:the )?"
    r"(?:years? |period |events of )?$"
)
_EDITION = re.compile(
    r"(?:\b(?:translated|printed|reprinted|edited|first published|ed\.|eds\.)|\(eds?\.?\))[^;]*$",
    re.IGNORECASE,
)
_IN_WHO = re.compile(r"\bwho(?:se)? [^,;.]*$")
_REMEMBERED = re.compile(r"\b(?:remembering|recalling|describing) $")
_PRINTED_AT = re.compile(rf"\([{UPPER}][^()]*(?:: [^()]*|, )$|\b[Tt]rans\. [^;]*$")
_TRANSLATOR = re.compile(rf"\b[Tt]rans\.? (?:by )?(?:[{UPPER}][\w.’'-]* ?)+,? $")
_ABOUT = re.compile(
    r"\b(?:of|about|describing|the|on|concerning|during|for|until|since|before|after)"
    r"(?: the)?(?: \w+)? ?$|\b(?:who|which|whose|where|when)\b[^,;.]*$"
)
_HELD = re.compile(
    r"\bwho\b[^,;.]*\b(?:served|was|lived|worked|ruled|reigned|governed|fought|led|had been)\b"
    r"[^,;.]*$"
)
_LOOKED_AT = re.compile(
    r"\b(?:accessed|retrieved|last viewed|visited on|consulted)\b[^,;.)]{0,20}$", re.IGNORECASE
)
_CONTENT = re.compile(
    r"\b(?:about|explaining|describing|describes|explains|illustrates|illustrating|discussing|"
    r"history of|study of|origins of)\b[^;.(]*$"
)
_DIRECTLY_OF = re.compile(
    r"\b(?:letter|speech|poster|cartoon|report|despatch|dispatch|minute|article|poem|leaflet|telegram|"
    r"photograph|act|law|treaty|note|memorandum|decree|pamphlet|petition|painting) (?:of|from) $",
    re.IGNORECASE,
)
_MADE_FIRST = re.compile(
    r"(?:(?:[\w’'-]+ ){1,4}?(?:was|were|is|has been) (?:\w+ )?|(?:He|She|They|It|This) (?:\w+ )?)?"
    r"(?i:published|written|wrote|drawn|printed|broadcast|interview(?:ed)?|recorded|issued|made|"
    r"produced|painted|delivered|given|spoken|sent|dated|taken|composed|compiled|filmed|"
    r"photographed)\b"
)
_PUT_OUT_LATER = re.compile(r"(?:published|printed|broadcast|issued)$", re.IGNORECASE)
_CENTURY = re.compile(r"\bcentury\b", re.IGNORECASE)
_SMALL_BEFORE = re.compile(r"\b(?:of|in|since|to|and|before|after) (?:the )?$")
_IN_CAPITALS = re.compile(rf" [{UPPER}]|(?:, \d{{4}}[-–]\d{{2,4}})? \(\d{{4}}\)?$")
_YEAR_OF_BOOK = re.compile(r" \((?P<where>[^()]{0,60}?(?:, |: ))?\d{4}(?:\)|$)")
_CAPITAL_BEFORE = re.compile(rf"(?<![,;(]) [{UPPER}][\w’'-]+ $")
_HARVARD = re.compile(rf"[{UPPER}][\w’'-]+,(?: [{UPPER}]\.?)+,? \(?$")
_BEFORE_DATE = re.compile(r"\s?(?:\b(?:[Ii]n|[Oo]n|dated|of|from|circa|c\.))? ?$")
_EMPTY_BETWEEN = re.compile(rf"\s*\(\s*\)\s+(?=[{UPPER}])")
_EMPTIED = re.compile(r"\(\s*\)|\s+(?=[,.)])|(?<=,)\s*,|\(\s*$")
_LAST_COMMA = re.compile(r"[ ,]*,\.$")
_LETTER_OR_DIGIT = re.compile(r"\w")
_MONTH_OR_DAY = re.compile(r"[A-Z][a-z]+ \d|\d [A-Z][a-z]")
_A_LIST = re.compile(r"\b(?:statistics|figures|table|graph|chart|census|records)\b", re.IGNORECASE)


def first_sentence_end(text: str) -> int:
    """Return where the first sentence ends; “Rev. Silas” does not end one."""
    for found in _NEXT_SENTENCE.finditer(text):
        if not _SHORTENED.search(text[: found.start() + 1]):
            return found.start()
    return len(text)


def main_date(text: str, titles: Sequence[Span] = ()) -> FoundDate | None:
    """Return when a source was made: not the years of a life or of what it speaks about."""
    best, best_points, second = None, _NO_DATE, _NO_DATE
    sentence_end = first_sentence_end(text)
    for place, found in enumerate(dates_in(text)):
        points = 0.1 * place + _date_points(text, found, sentence_end)
        before = text[: found.span.start]
        if place and (_EDITION.search(before) or _PRINTED_AT.search(before)):
            points -= _LATER_EDITION
        if _is_of_title(text, found, titles):
            points -= _IN_A_TITLE
        if points > best_points:
            best, best_points, second = found, points, best_points
        else:
            second = max(second, points)
    if best is None or best_points <= _NOT_ITS_DATE:
        return None
    before = text[: best.span.start]
    is_late = best.span.start > sentence_end or bool(_EDITION.search(before))
    if best_points - second >= _CLEAR_DATE and best_points >= 0 and not is_late:
        return best
    return replace(best, confidence=min(best.confidence, _UNCLEAR_DATE))


def without_dates(text: str, titles: Sequence[Span] = ()) -> str:
    """Return the words without dates, so that no month is taken for a place.

    What belongs to a title stays in it, as “Twentieth Century” does.
    """
    pieces, last = [], 0
    for found in dates_in(text):
        if _is_of_title(text, found, titles):
            continue
        pieces.append(_BEFORE_DATE.sub("", text[last : found.span.start]))
        last = found.span.end
    rest = "".join((*pieces, text[last:]))
    rest = _EMPTY_BETWEEN.sub(", ", rest)
    return _LAST_COMMA.sub("", " ".join(_EMPTIED.sub("", rest).split())).strip(" ,;(")


def _is_of_title(text: str, found: FoundDate, titles: Sequence[Span]) -> bool:
    """Tell whether a date is part of a title: in one, or “Twentieth Century Mills”."""
    before, after = text[: found.span.start], text[found.span.end :]
    for title in titles:
        if title.start <= found.span.start and found.span.end <= title.end:
            rest = text[found.span.end : title.end]
            is_last = not _LETTER_OR_DIGIT.search(rest) and ")" not in rest
            is_apart = is_last and before.endswith(", ") and title.start < found.span.start
            return not is_apart
    if _CENTURY.search(found.date.text):
        is_capital = "Century" in found.date.text
        return is_capital and _IN_CAPITALS.match(after) is not None
    if _is_before_year_of_book(before, after, found):
        return True
    return _ends_a_title(before, found)


def _is_before_year_of_book(before: str, after: str, found: FoundDate) -> bool:
    """Tell whether years end a title behind which the book has its own: “Vale 1889–1936 (1998)”."""
    bracket = _YEAR_OF_BOOK.match(after)
    if bracket is None or _MONTH_OR_DAY.search(found.date.text):
        return False
    is_range = "/" in (found.date.edtf or "")
    is_in_run = _CAPITAL_BEFORE.search(before) is not None
    return is_in_run or (is_range and not bracket["where"])


def _ends_a_title(before: str, found: FoundDate) -> bool:
    """Tell whether a year ends words in capitals after a name: “Name, On the Eve of 1911.”."""
    chunk = re.split(r"[,;:.(]\s", before)[-1]
    if chunk == before or not chunk[:1].isupper() or _MONTH_OR_DAY.search(found.date.text):
        return False
    capitals = sum(word[0].isupper() for word in chunk.split())
    bare = _SMALL_BEFORE.sub("", chunk)
    is_other = GENRE_WORD.search(chunk) or PLACE_WORD.search(bare) or BODY.search(bare)
    is_run = bare != chunk and capitals >= _FEWEST_CAPITALS
    return is_run and not is_other and not OFFICE_WORD.search(bare)


def _date_points(text: str, found: FoundDate, sentence_end: int) -> float:
    """Return what speaks for a date being that of the source."""
    before, after = text[: found.span.start], text[found.span.end :]
    made = None if _IN_WHO.search(before) else _WHEN_MADE.search(before[-80:].lower())
    points = 0.0
    if made:
        points += 2 if made["how"] in _PUT_OUT else 2.5
    is_last = after[: max(0, sentence_end - found.span.end)].strip(" .)]") == ""
    if after.strip(" .)]") == "" or (is_last and found.span.end <= sentence_end):
        points += 1
    is_of_kind = _DIRECTLY_OF.search(before) is not None
    if is_of_kind or _HARVARD.search(before):
        points += 2
    elif _ABOUT.search(before) and not _WHEN_MADE.search(before[-30:].lower()):
        points -= 1.5
    if found.span.start > sentence_end:
        points += _points_of_later_sentence(text, found, sentence_end)
    if _is_life(text, found):
        points -= 3
    if _TOLD_OF.search(before[-60:].lower()) and not _WHEN_MADE.search(before[-20:].lower()):
        points -= 2.5
    if not made:
        points -= _content_points(before, found)
    if any(pattern.search(before) for pattern in (_LOOKED_AT, _TRANSLATOR, _REMEMBERED)):
        points -= 4
    return points - (0.5 if found.date.edtf is None else 0)


def _points_of_later_sentence(text: str, found: FoundDate, sentence_end: int) -> float:
    before = text[sentence_end : found.span.start].lstrip(" .")
    if tells_a_life(before, text):
        return -1 if _WHEN_MADE.search(before[-80:].lower()) else -4
    last = before[first_sentence_end(before) :].lstrip(" .") or before
    made = _MADE_FIRST.match(last)
    if made:
        return -2.5 if _PUT_OUT_LATER.search(made[0]) else -1
    return -3.5 if _WHEN_MADE.search(last[-80:].lower()) else -2


def _content_points(before: str, found: FoundDate) -> float:
    """Return what speaks for a stretch of time being what the source or its maker tells of."""
    edtf = found.date.edtf or ""
    years = [int(year) for year in re.findall(r"(?<!\d)(\d{4})(?!\d)", edtf)]
    is_long = "X" in edtf or "/" in edtf
    points = 0.0
    if is_long and _HELD.search(before):
        points += 3
    if _CONTENT.search(before):
        points += 4 if is_long else 1.5
    is_too_long = len(years) > 1 and years[-1] - years[0] > _LONGEST_MAKING
    return points + (4 if is_too_long and not _A_LIST.search(before) else 0)


def _is_life(text: str, found: FoundDate) -> bool:
    """Tell whether years are those of a person's life: “(1874–1965)”, “born 1900”."""
    is_range = bool(found.date.edtf and "/" in found.date.edtf)
    before = text[: found.span.start]
    if re.search(r"\b(?:born|b\.|died|d\.)(?: in)? ?$", before):
        return True
    is_bracketed = before.endswith("(") and text[found.span.end :].startswith(")")
    return is_range and is_bracketed and text[found.span.end + 1 :].strip(" .") != ""
