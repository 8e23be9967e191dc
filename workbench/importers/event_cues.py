# SPDX-License-Identifier: MIT
"""Which dates in a sentence say when something happened, and which of its words say what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.saying import capitalised
from workbench.domain.text import Span

_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Sir|Rev|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|c|ca|b|"
    r"d|r|p|pp|vs|etc|e\.g|i\.e))\.$"
)
_SENTENCE_END = re.compile(r"[.!?]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?[A-Z\d]|\s*$)|\n+")
_SEASON_OR_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|spring|summer|autumn|fall|winter)",
    re.IGNORECASE,
)
_IN_NUMBERS = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{3,4}")

_NO_TELLING = re.compile(
    r"(?:From|Adapted from|Taken from|Source:|Published|Copyright|Last (?:updated|modified)|"
    r"Retrieved|Accessed|Image|Photo|Evaluate|Explain|Describe|Discuss|Assess|Analy[sz]e|Compare|"
    r"Study|Using|Write|Imagine|Find|Make|Draw|List|Look|Read|Use)\b|©|\bISBN\b|\b(?:edition|retrieved|accessed)\b|https?:",
)
_CITED = re.compile(r"\((?:[Ss]ee )?[A-Z][\w’'-]+(?:,? (?:and|&) [A-Z][\w’'-]+| et al\.?)?,? ?$")
_OPEN_END = re.compile(
    r"\b(?:by|until|till|since|before|after|prior to|as of|up to|from)\s+"
    r"(?:(?:the )?(?:end|beginning|start|middle|summer|spring|autumn|winter) of |early |"
    r"mid-?|late |the )*$",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?:\bpp?\.?|\bpages?|\bnos?\.?|\bvol\.?|[£$€#])\s?$", re.IGNORECASE)
_LIFE_WORD = re.compile(
    r"(?:\b(?:born|birth(?:day)?|b\.|d\.|r\.|reigned|ruled|lived|aged)\b[^.;]{0,24}|"
    r"\((?:b|d|r|fl)\.? ?)$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w’'-]+\.?|\b[IVX]{1,5}|\bthe Great)\s*$")
_LIFE_IN_BRACKETS = re.compile(r"\(\s*(?:c\. ?)?$")
_PLANNED = re.compile(
    r"\b(?:agreed|plan(?:s|ned)?|hope[sd]?|promised?|want(?:s|ed)?|intend(?:s|ed)?|due|"
    r"expect(?:s|ed)?|scheduled|supposed|insist(?:s|ed)?|demand(?:s|ed)?|should|would|will|"
    r"(?:was|were|is|are|be) to|to be|if|unless|could have|might)\b[^.,;]*$",
    re.IGNORECASE,
)
_TEMPORAL = re.compile(
    r"\b(?:in|during|between|around|about|circa|year|spring|summer|autumn|winter|Christmas|Easter|"
    r"in and after|[Ii]n the year)\s+(?:the )?(?:year )?(?:early |mid-?|late )?$",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r",\d{3}\b")
_FIGURE_BEFORE = re.compile(r"\d[\d,.]*%? \($")
_OR_BEFORE = re.compile(r"\d(?:st|nd|rd|th)? ?(?:or|and|–|-|to) $")
_OR_AFTER = re.compile(r" or (?:in )?(?:\d|[A-Z][a-z]+ \d)")
_AFTERWARDS = re.compile(
    r"(?:\d{1,2}[.)]\s+)?(?:After|Before|Following|Since|Until|When|Once|Although|While)\b[^,;]*$"
)
_NOUN_OF = re.compile(r"\b[A-Z][\w’'-]+ of $")
_COUNTED = re.compile(
    r"\s?(?:%|(?:people|men|women|children|soldiers|troops|tanks|aircraft|planes|ships|tons|tonnes|"
    r"miles|km|kilometres|pounds|dollars|marks|roubles|rubles|francs|deaths|votes|seats|workers|"
    r"prisoners|homes|houses|calories|copies|words|hours|metres|feet|acres|members|guns|jobs)\b)"
)
_DESCRIBES = re.compile(
    r"\s(?:[a-z]+ )?(?:edition|issue|exam|paper|series|specification|syllabus|furniture|model|film|"
    r"census|map|photograph|cartoon|poster|textbook|prices?|values?|style|novel|song)\b"
)
_CLAUSE_END = re.compile(
    r";\s*|\s[–—-]\s|\s—|,\s(?:and|but|while|whereas|then|before|after which|so)\s|:\s"
)
_BETWEEN_DATES = re.compile(r",?\s(?:and|but|while|then)\s|,\s")
_LEAD = re.compile(
    r"(?:(?:[Bb]ut|[Aa]nd|[Tt]hen|[Ss]o|[Hh]owever,?|[Ff]inally,?|[Mm]eanwhile,?|[Aa]lso,?|"
    r"[Ll]ater,?|[Ff]irst,?|\d{1,2}[.)])\s+)?(?:(?:[Ii]n|[Oo]n|[Dd]uring|[Aa]t|[Bb]etween|[Ff]rom)\s+)?"
    r"(?:the\s+)?(?:year\s+)?(?:early\s+|late\s+|mid-?)?$"
)
_TAIL = re.compile(
    r"[\s,]*(?:\(|\b(?:in|on|during|of|around|about|at|from|between)\s+(?:the\s+)?)$"
)
_BLANKS = re.compile(r"[\s,]+$")
_OWN_PREPOSITION = re.compile(r"(?:from|between)\b", re.IGNORECASE)
_ABOUT = re.compile(r"(?:about|around|circa|c)\b", re.IGNORECASE)
_PAUSE = re.compile(r"\s*(?:[,.;)]|$)")
_JOINING = re.compile(r"(?:that|the same)\s+year\b[,\s]*|[\s,:;–—-]+")
_FEWEST_WORDS, _FEWEST_OF_A_PART = 2, 3


def sentences_in(text: str) -> Iterator[Span]:
    """Yield the sentences of a text, without the blanks around them."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if _ABBREVIATED.search(text[start : found.end()]) and found.end() < len(text):
            continue
        yield from _stripped(text, start, found.end())
        start = found.end()
    yield from _stripped(text, start, len(text))


def is_event_date(sentence: str, date: Span, *, is_note: bool) -> bool:
    """Tell whether a date says when what its sentence tells happened.

    Args:
        sentence: the sentence.
        date: where the date stands in it.
        is_note: whether it is a note such as a bullet, which may begin with its year.
    """
    before, after = sentence[: date.start], sentence[date.end :]
    words = date.of(sentence)
    is_told = not sentence.rstrip(" ”’\"')").endswith("?") and not _NO_TELLING.search(sentence)
    if not is_told or _is_decade(words) or _is_life(before, words, after):
        return False
    if any(cue.search(before) for cue in (_PAGES, _CITED, _LIFE_WORD, _PLANNED, _AFTERWARDS)):
        return False
    if _is_open(before, words) or _DESCRIBES.match(after):
        return False
    if _is_part_of_more(before, words, after):
        return False
    if _SEASON_OR_MONTH.search(words) or _IN_NUMBERS.search(words):
        return True
    return _is_year_of_something(sentence, date, is_note=is_note)


def clause_around(sentence: str, date: Span, dates: Sequence[Span]) -> Span:
    """Return the part of a sentence that tells what happened on one of its dates.

    It ends where another clause begins; a part that would say too little is the whole sentence.
    """
    start, end = 0, len(sentence)
    for found in _CLAUSE_END.finditer(sentence):
        if _is_in_brackets(sentence, found.start()):
            continue
        if found.end() <= date.start:
            if not (found[0].startswith(":") and found.end() == date.start):
                start = found.end()
        elif found.start() >= date.end and not _is_lead(sentence[start : found.start()], found[0]):
            end = found.start()
            break
    whole = _trimmed(sentence, start, end)
    for other in dates:
        start, end = _parted(sentence, date, other, (start, end))
    clause = _trimmed(sentence, start, end)
    if _says_enough(
        sentence, clause, date, _FEWEST_OF_A_PART if clause != whole else _FEWEST_WORDS
    ):
        return clause
    return whole if _says_enough(sentence, whole, date, _FEWEST_WORDS) else _all_of(sentence)


def told_without_date(clause: str, date: Span) -> str:
    """Return what a clause tells, without its date where that stands before or behind it."""
    before, after = clause[: date.start], clause[date.end :]
    if _LEAD.fullmatch(before):
        rest = after.lstrip(")")
        return as_title(rest[_joint(rest) :])
    ending = _BLANKS if _OWN_PREPOSITION.match(date.of(clause)) else _TAIL
    if (found := ending.search(before)) and not after.strip(" ).,;:!"):
        return as_title(before[: found.start()])
    if before.rstrip().endswith("(") and after.startswith(")"):
        return as_title(before.rstrip()[:-1].rstrip() + after[1:])
    return as_title(clause)


def as_title(text: str) -> str:
    """Return words as the name of an event: with a capital, without the full stop."""
    told = " ".join(text.split()).strip(" ,;:–—-").rstrip(".")
    return capitalised(told)


def _says_enough(sentence: str, clause: Span, date: Span, fewest: int) -> bool:
    within = Span(date.start - clause.start, date.end - clause.start)
    return len(told_without_date(clause.of(sentence), within).split()) >= fewest


def _all_of(sentence: str) -> Span:
    return _trimmed(sentence, 0, len(sentence))


def _joint(rest: str) -> int:
    found = _JOINING.match(rest)
    place = found.end() if found else 0
    if found and (again := _JOINING.match(rest, place)):
        place = again.end()
    return place


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    if text[start:end].strip():
        yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    begin = start + len(inside) - len(inside.lstrip(" \t\n\u00a0"))
    return Span(begin, max(begin + 1, start + len(inside.rstrip(" \t\n\u00a0,;"))))


def _is_open(before: str, words: str) -> bool:
    """Tell whether a date only bounds when something happened: “by 1956”, “after 1945”."""
    if re.match(r"(?:before|after|since)\b", words, re.IGNORECASE):
        return True
    found = _OPEN_END.search(before)
    if not found:
        return False
    is_range = bool(re.search(r"[–—-]|\b(?:to|and|until)\b", words))
    return not (is_range and found[0].lower().startswith("from"))


def _is_life(before: str, words: str, after: str) -> bool:
    """Tell whether years in brackets behind a name are those of a life or a reign."""
    years = re.fullmatch(r"(?:c\. ?)?(\d{3,4}) ?[–—-] ?(?:c\. ?)?(\d{2,4})?", words)
    opened = _LIFE_IN_BRACKETS.search(before)
    if not (opened and years and after.lstrip().startswith((")", ";", ","))):
        return False
    name = before[: opened.start()].rstrip()
    if not _NAME_BEFORE.search(name):
        return False
    first, last = years[1], years[2] or ""
    whole = int(first[: len(first) - len(last)] + last) if last else int(first)
    return whole - int(first) >= 18


def _is_part_of_more(before: str, words: str, after: str) -> bool:
    """Tell whether a date is one of several days, choices or figures, or a part of a number."""
    if _THOUSANDS.match(after) or _OR_AFTER.match(after):
        return True
    if _OR_BEFORE.search(before) or _FIGURE_BEFORE.search(before):
        return True
    is_pair = bool(re.search(r"\d ?(?:and|&) ?\d", words))
    is_between = words.lower().startswith("between")
    return is_pair and not is_between and not _SEASON_OR_MONTH.search(words)


def _is_decade(words: str) -> bool:
    return bool(re.search(r"\d0['’]?s\b|centur", words))


def _is_year_of_something(sentence: str, date: Span, *, is_note: bool) -> bool:
    """Tell whether a year without month says when: “in 1955”, “(1955)”, “1955: …”."""
    before, after = sentence[: date.start], sentence[date.end :]
    words = date.of(sentence)
    if _TEMPORAL.search(before) or _NOUN_OF.search(before):
        return not _is_round_count(words, after)
    if _COUNTED.match(after):
        return False
    if _OWN_PREPOSITION.match(words) or _ABOUT.match(words):
        return True
    if not before.strip(" •*-–"):
        is_marked = bool(re.match(r"\s?[:–—-]\s|,\s|\s?\)", after))
        return is_marked or (is_note and bool(re.match(r"\s(?:[a-z]|[A-Z]\w)", after)))
    is_bracketed = before.endswith("(") and after.startswith((")", ";", ","))
    is_range = bool(re.search(r"(?:\(|\bfrom )$", before) and re.search(r"[–—-]|to", words))
    is_set_off = bool(re.search(r"[,;]\s(?:and\s)?$", before) and _PAUSE.match(after))
    return is_bracketed or is_range or is_set_off


def _is_round_count(words: str, after: str) -> bool:
    is_round = words.strip("?").endswith("00")
    return is_round and bool(re.match(r"\s[a-z]+s\b", after))


def _is_in_brackets(sentence: str, place: int) -> bool:
    return sentence.count("(", 0, place) > sentence.count(")", 0, place)


def _is_lead(words: str, joint: str) -> bool:
    """Tell whether a clause so far is only a date: “1953: Stalin dies”."""
    return joint.lstrip().startswith((":", "–", "—", "-")) and len(words.split()) <= 3


def _parted(sentence: str, date: Span, other: Span, part: tuple[int, int]) -> tuple[int, int]:
    """Return a part of a sentence without what another date in it belongs to."""
    start, end = part
    if other == date or other.end <= start or other.start >= end:
        return part
    first, second = (date, other) if date.end <= other.start else (other, date)
    between = sentence[first.end : second.start]
    leads = not sentence[start : first.start].strip() or bool(
        _LEAD.fullmatch(sentence[start : first.start].lstrip())
    )
    joints = [
        found
        for found in _BETWEEN_DATES.finditer(between)
        if leads is False or between[: found.start()].split()
    ]
    if not joints:
        return part
    joint = joints[-1] if leads else joints[0]
    cut = first.end + joint.start()
    return (start, cut) if date is first else (first.end + joint.end(), end)
