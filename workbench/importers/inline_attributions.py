# SPDX-License-Identifier: MIT
"""Attributions that share a paragraph with the text of their source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.importers.attribution_cues import NAME, YEAR, score_of, starts_like_one
from workbench.importers.author_notes import tells_more
from workbench.importers.printed_labels import BARE_LABEL, TAIL_LABEL

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Capt|Col|Gen|Lt|Sgt|Sir|[Nn]o|[Vv]ol|ed|eds|pp?|c|ca|"
    r"cf|vs|etc|"
    r"Jr|Sr|Co|Ltd|Inc|Feb|Jan|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|\d)\.$"
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[A-Z“‘\"'\[(0-9—–-])")
_BEFORE_QUOTE = re.compile(r"[:;,.]\s+(?=[“‘\"'])")
_AFTER_YEAR = re.compile(r"\d{4}\)?\s+(?=[“‘\"'A-Z])")
_BEFORE_GAP = re.compile(r"(?<=\w\w)\s+(?=(?:…|\.{3}|\[(?:…|\.{3})\])\s?[\w“‘])")
_TAIL_DASH = re.compile(rf"(?<=[.!?”’\"')…])\s*(?:[—–~]\s?|-\s?)(?={NAME})")
_AFTER_QUOTE = re.compile(r"[”\"’']\s+(?=[A-Z])")
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|_{1,2})(?P<words>[^*_\s].*?)(?P=mark)[.]?")
_MARK_AT_END = re.compile(r"(?<=[\w.)\]”’\"'])(?:[*†‡]{1,3}|(?<=[^\W_])_)$")
_SENTENCE_DONE = re.compile(r"[.!?…][”’\"')\]]*$|[”\"]$")
_TWO_WORDS = re.compile(r"[^\W\d]{2,}[^\w]+[^\W\d]{2,}|[^\W\d]{3,}, ")
_OPENING = ("“", "‘", '"', "'")
_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_AFTER_WHOLE = re.compile(r"[”\"’']\s+(?=[A-Z(\[])|[”\"’']\s?[–—-]\s(?=\S)")
_BEFORE_WHOLE = re.compile(
    r"(?P<told>[^“\"]{8,200}?)(?:\s+[-–—]|:)\s+(?P<quoted>“[^“”]*”|\"[^\"]*\")[.*]?$", re.DOTALL
)
_QUOTED_TO_THE_END = re.compile(r"[”\"]")
_LAST_SIGNS = 3
_LEADING_ON = re.compile(
    r"(?<=[.;!?)]) (?:It (?:reads|says)|"
    r"(?:The )?(?:[Tt]ext|[Ww]ords|[Cc]aption)(?: reads?| says?)?) ?:$"
)
"""Words between an attribution and what is quoted of a leaflet or a poster."""

_DASH_AT_END = re.compile(r"\s+[-–—]$")
_LONGEST_AFTER = 160
_FEWEST_SIGNS = 2
_FEWEST_QUOTED = 3
_LEAST_QUOTED = 20
_DATED = 1.5
_LEAST_AHEAD = 2.0
"""Points by which words behind a dash have to be more like an attribution than those before it."""

_HANGS = re.compile(
    r"(?:\b(?:of|the|an?|to|in|and|by|for|with|from|at|on|as|or|his|her|their|who|which|that|was|"
    r"is|Mr|Mrs|Dr|Sir|Lord|Lady|King|Queen|St)|[,;:&–—-])$"
)
_IN_QUOTES = re.compile(r"(?:^|[\s(])[“‘\"'][^“”‘’\"']*$")
"""The beginning of a title or of spoken words that does not end yet."""

_FROM = ("From ", "Adapted from ", "Taken from ", "Extract from ", "Quoted in ", "Reported in ")
_YEAR_END = re.compile(r"\d{3,4}[)\]]*$")
_OF_MAKER = re.compile(
    r"(?:He|She|They|His|Her|Their|This (?:was|is)|The (?:author|writer|artist|speaker|"
    r"newspaper|paper|magazine|book|speech|letter|cartoon|poster|article|report))\b|[a-z\d(]"
)
_LEAST_BODY = 40
_LONGEST = 320
_SHORTEST_TEXT = 10
_BREAK = 0.75
_MARKED = 0.5
"""Points from which on a place in a paragraph is marked as the start of an attribution."""

_ENOUGH = 3.5
_MOST_ENDS = 6


def shares_its_paragraph(text: str) -> bool:
    """Tell whether a label, a bracket, a dash or a quotation mark parts text and attribution."""
    finders = (
        label_start,
        quotation_end,
        quotation_start,
        bracket_start,
        dash_start,
        sentence_tail,
    )
    return any(find(text) is not None for find in finders)


def head_length(text: str, breaks: Sequence[int] = ()) -> int | None:
    """Return how many characters at the start of a paragraph are its attribution, or None.

    `breaks` are the places in it where lines of the page begin: an attribution often ends a line.
    """
    best, best_points = None, _ENOUGH - 0.5
    for end in _head_ends(text, breaks):
        head, rest = text[:end].rstrip(), text[end:].strip()
        is_break = end in breaks
        is_over = is_break or text[end : end + 1] in "…["
        is_whole = _is_complete(head) or (is_over and not _HANGS.search(head))
        is_whole = is_whole and _IN_QUOTES.search(head) is None
        if len(rest) < _SHORTEST_TEXT or not is_whole or not starts_like_one(head):
            continue
        points = score_of(head) + (_BREAK if is_break else 0) + _further(head)
        if points > best_points:
            best, best_points = end, points
    return best


def line_head(text: str, breaks: Sequence[int]) -> int | None:
    """Return where the text begins below an attribution that fills whole lines, or None.

    In a page of one width the last line of an attribution may happen to be full, and the text below
    then looks like its next words.
    """
    for end in breaks[:_MOST_ENDS]:
        head, rest = text[:end].rstrip(), text[end:]
        is_over = _SENTENCE_DONE.search(head) or _YEAR_END.search(head)
        if end > _LONGEST or not is_over or len(rest) < _LEAST_BODY or _OF_MAKER.match(rest):
            continue
        first = rest[: next(sentence_ends(rest), len(rest))].strip()
        if score_of(head) >= _ENOUGH - 0.5 and starts_like_one(head):
            return None if tells_more(first, head) else end
    return None


def tail_start(text: str, breaks: Sequence[int] = ()) -> tuple[int, bool] | None:
    """Return where in a paragraph the attribution at its end begins, or None.

    The second value says whether a label, a bracket, a dash or a line end marks the place.
    """
    best, best_score = None, _ENOUGH
    lower = max(0, len(text) - _LONGEST)
    for place, bonus in _tail_places(text, lower, breaks):
        tail = text[place:].strip()
        if place == 0 or len(text[:place].strip()) < 3:
            continue
        score = score_of(tail) + bonus
        if score >= best_score:
            best, best_score = (place, bonus >= _MARKED), score
    if best is None and (after := _after_whole_quotation(text)) is not None:
        return after, True
    return best


def bare_attribution(text: str) -> str:
    """Return an attribution without its label, its dash, and brackets all around it."""
    emphasis = _EMPHASIS.fullmatch(text)
    bare = BARE_LABEL.sub("", emphasis["words"] if emphasis else text, count=1)
    closing = {"(": ")", "[": "]"}.get(bare[:1])
    inner = bare.rstrip(". ")
    if closing and inner.endswith(closing) and _last_opening(inner) == 0:
        bare = inner[1:-1].strip()
    elif (
        text[:1] in "(["
        and bare != text
        and inner.endswith((")", "]"))
        and _last_opening(inner) is None
    ):
        bare = inner[:-1].strip()
    return _without_stray_signs(BARE_LABEL.sub("", bare, count=1)) or text


def _without_stray_signs(text: str) -> str:
    """Return an attribution without a note's mark at its end or a bracket without its other."""
    bare = _DASH_AT_END.sub("", _MARK_AT_END.sub("", _LEADING_ON.sub("", text)))
    for opening, closing in ("()", "[]"):
        if bare.count(opening) == bare.count(closing) + 1 and bare.startswith(opening):
            bare = bare[1:].lstrip()
        elif bare.count(closing) == bare.count(opening) + 1 and bare.rstrip(".").endswith(closing):
            bare = bare.rstrip(".")[:-1].rstrip()
    return bare


def label_start(text: str) -> int | None:
    """Return where a label such as “Provenance:” stands behind other words, or None."""
    lower = max(0, len(text) - _LONGEST)
    if ":" not in text:
        return None
    for found in TAIL_LABEL.finditer(text, lower):
        if found.start() > 0:
            return found.start()
    return None


def quotation_start(text: str) -> int | None:
    """Return where the words begin that are all quoted, behind an attribution and a dash, or None.

    As in “Ned Farrow, docker, 1911 – “They weigh us like cargo.””.
    """
    if _QUOTED_TO_THE_END.search(text, max(0, len(text) - _LAST_SIGNS)) is None:
        return None  # as nearly all are, which is seen at once
    found = _BEFORE_WHOLE.match(text)
    if found is None or len(found["quoted"].split()) < _FEWEST_QUOTED:
        return None
    told = found["told"]
    return found.start("quoted") if score_of(told) >= _ENOUGH and starts_like_one(told) else None


def quotation_end(text: str) -> int | None:
    """Return where the words after a quotation begin that say who is quoted, or None."""
    if text[:1] not in _OPENING:
        return None
    for found in _AFTER_QUOTE.finditer(text, max(1, len(text) - _LONGEST)):
        rest = text[found.end() :]
        is_quoted = len(text[: found.end()].split()) >= _FEWEST_QUOTED
        if is_quoted and score_of(rest) >= _ENOUGH and starts_like_one(rest):
            return found.end()
    return _after_whole_quotation(text)


def _after_whole_quotation(text: str) -> int | None:
    """Return where the few words begin that follow a text which is one quotation, or None."""
    closing = _CLOSING.get(text[:1])
    if closing is None:
        return None
    found = [m.start() + 1 for m in _AFTER_WHOLE.finditer(text) if text[m.start()] in closing]
    if not found or sum(text.count(sign) for sign in '“"') > _FEWEST_SIGNS:
        return None
    rest = text[found[-1] :].strip()
    if len(text[: found[-1]].split()) < _FEWEST_QUOTED:
        return None  # the nickname of a maker
    is_short = len(rest) <= _LONGEST_AFTER and next(sentence_ends(rest), None) is None
    if not is_short or rest.endswith("?"):
        return None
    is_bracketed = rest[:1] in "([" and rest.rstrip(".")[-1:] in ")]" and _TWO_WORDS.search(rest)
    is_one = is_bracketed or (YEAR.search(rest) and score_of(rest) >= _DATED)
    return found[-1] if is_one else None


def sentence_tail(text: str) -> int | None:
    """Return where the last sentence says where a text is from: “… at six. From The Echo, 1912”."""
    window = text[-_LONGEST:]
    if "rom " not in window and "ed in " not in window:
        return None  # nowhere do words stand with which such a sentence begins
    ends = list(sentence_ends(window))
    if not ends or not window.startswith(_FROM, ends[-1]) or starts_like_one(text):
        return None
    tail = window[ends[-1] :]
    is_one = YEAR.search(tail) and score_of(tail) >= _ENOUGH
    return len(text) - len(window) + ends[-1] if is_one else None


def dash_start(text: str) -> int | None:
    """Return where an attribution begins behind a whole sentence and a dash, or None."""
    window = text[-_LONGEST:]
    places = list(_TAIL_DASH.finditer(window))
    if not places or not _TWO_WORDS.search(window[places[-1].end() :]):
        return None
    begins = len(text) - len(window) + places[-1].start()
    told = score_of(window[places[-1].end() :])
    return begins if told >= max(_ENOUGH - 0.5, score_of(text[:begins]) + _LEAST_AHEAD) else None


def bracket_start(text: str) -> int | None:
    """Return where an attribution in brackets begins behind a whole sentence, or None."""
    window = text[-_LONGEST:]
    if not window.rstrip(".").endswith((")", "]")):
        return None
    opening = _last_opening(window)
    if not opening or not _SENTENCE_DONE.search(window[:opening].rstrip()[-3:]):
        return None
    inner = window[opening:].strip("()[]. ")
    if score_of(inner) < _ENOUGH - 0.5 or not _TWO_WORDS.search(inner):
        return None
    return len(text) - len(window) + opening


def _head_ends(text: str, breaks: Sequence[int]) -> Iterator[int]:
    """Yield where an attribution at the start of a paragraph may end, each place once."""
    seen: set[int] = set()
    begins = text[: _LONGEST + 40]
    ends = (
        (end for end in breaks if text[end : end + 1] in _OPENING or text[end : end + 1].isupper()),
        sentence_ends(begins),
        _places(_BEFORE_QUOTE, text),
        _places(_AFTER_YEAR, text),
        _places(_BEFORE_GAP, text),
    )
    for group in ends:
        for count, end in enumerate(group):
            if count == _MOST_ENDS or end > _LONGEST + 40:
                break
            if end not in seen:
                seen.add(end)
                yield end


def _further(head: str) -> float:
    """Return the points for sentences after the first: they have to speak of the maker."""
    first, *more = [head[a:b].strip() for a, b in pairwise([0, *sentence_ends(head), len(head)])]
    return sum(0.5 if tells_more(sentence, first) else -2.0 for sentence in more if sentence)


def _tail_places(text: str, lower: int, breaks: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Yield where an attribution may begin, with points for what marks the place."""
    window = text[lower:]
    if ":" in window:
        for found in TAIL_LABEL.finditer(window):
            yield lower + found.start(), 3.0
    if window.rstrip(".").endswith((")", "]")):
        opening = _last_opening(window)
        if opening is not None and _TWO_WORDS.search(window[opening:]):
            is_apart = _SENTENCE_DONE.search(window[:opening].rstrip()) is not None
            is_dated = is_apart and YEAR.search(window, opening) is not None
            yield lower + opening, _DATED if is_dated else _MARKED
    for found in _TAIL_DASH.finditer(window):
        yield lower + found.start(), 1.0
    yield from _unmarked_places(text, lower, breaks)


def _unmarked_places(text: str, lower: int, breaks: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Yield where words begin like an attribution after a line, a quotation or a sentence."""
    window = text[lower:]
    for place in breaks:
        if place <= lower:
            continue
        before = text[:place].rstrip()
        if not _HANGS.search(before):
            is_marked = starts_like_one(text[place:]) and _SENTENCE_DONE.search(before)
            yield place, _MARKED if is_marked else 0.0
    after_quote = [found.end() for found in _AFTER_QUOTE.finditer(window) if _is_long(found)]
    after_sentence = list(sentence_ends(window))[-3:]
    for places, points in ((after_quote, _MARKED), (after_sentence, 0.0)):
        for place in places:
            tail = window[place:]
            if (
                starts_like_one(tail)
                and _TWO_WORDS.search(tail)
                and (points or tail.startswith(_FROM) or YEAR.search(tail))
            ):
                yield lower + place, points


def _is_long(closing: re.Match[str]) -> bool:
    """Tell whether more than a name or a few words stand before the end of a quotation."""
    before = closing.string[: closing.start()]
    if closing.string[closing.start()] == "’" and "‘" not in before:
        return False  # that of a genitive: “the Carters’ Almanac”
    opening = max((before.rfind(sign) for sign in _OPENING[:3]), default=-1)
    return closing.start() - opening >= _LEAST_QUOTED


def _last_opening(window: str) -> int | None:
    """Return where the bracket opens that closes at the end of the text."""
    depth = 0
    for place in range(len(window) - 1, -1, -1):
        if window[place] in ")]":
            depth += 1
        elif window[place] in "([":
            depth -= 1
            if depth == 0:
                return place
    return None


def sentence_ends(text: str) -> Iterator[int]:
    """Yield where sentences begin behind the end of another; an abbreviation ends none."""
    for found in _SENTENCE_END.finditer(text):
        stop = text[max(0, found.start() - 12) : found.start() + 1]
        is_year = bool(YEAR.search(stop[-6:]))
        if is_year or not _ABBREVIATION.search(stop):
            yield found.end()


def _places(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    return (found.end() for found in pattern.finditer(text[: _LONGEST + 40]))


def _is_complete(head: str) -> bool:
    """Tell whether an attribution has said when, or has ended its sentence."""
    return bool(YEAR.search(head)) or head.endswith((".", ":"))
