# SPDX-License-Identifier: MIT
"""The title of a source or of the book it is from, as its attribution prints it."""

from __future__ import annotations

import re

from workbench.domain.text import Span
from workbench.importers.genres import GENRE_PHRASE, GENRE_WORD
from workbench.importers.maker_words import BODY, PLACE_WORD, PUBLICATION
from workbench.importers.names import UPPER, has_title
from workbench.importers.places import KNOWN

_SMALL = (
    r"(?:of|the|an?|and|in|to|on|for|from|with|at|under|among|into|&|after|before|through|during|"
    r"between)\b"
)
_BIG = rf"(?:[{UPPER}0-9][\w’'.–-]*[\w’']|[{UPPER}0-9](?!\.))"
_RUN = re.compile(rf"{_BIG}(?:(?:,|:| [-–—])? (?:{_BIG}|{_SMALL}))*")
_LAST_SMALL = re.compile(rf"(?:[,:]? (?:{_SMALL}|[-–—]))+$")
_TITLED = re.compile(
    r"(?<!\w)[“‘\"'*_](?P<title>[A-Z0-9][^”\"*_]{2,120}?)[”’\"'*_](?=[\s,.;:()]|$)"
)
_FROM_BY = re.compile(
    r"\b(?:[Ff]ro?m|[Qq]uoted in|[Tt]aken in) ?:? (?P<title>"
    rf"(?:{_BIG}|{_SMALL})(?:(?:,|:| [-–—])? (?:{_BIG}|{_SMALL}))*),? by (?=(?:the )?[{UPPER}])"
)
_NAMED = re.compile(
    r"\b(?:memoirs?|autobiography|books?|novel|poem|pamphlet|textbook|biography|study|play|song|"
    r"mural|painting|called|entitled|titled)(?: for (?:[\w-]+ )?(?:students|pupils|schools|"
    rf"children|readers))?,? (?=[{UPPER}])"
)
_IN_OWN_WORK = re.compile(rf"\bin (?:his|her|their) (?=[{UPPER}])")
_BEFORE_BRACKET = re.compile(r" ?(?:\(|by\b)")
_NUMBERED = re.compile(r"(?:Book|Part|Chapter|Section|Article|Volume) (?:[IVXLC]+|\d+)$")
_NO_TITLE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?= \d)|\d+$"
)
_LOWER_SUBTITLE = re.compile(r" [a-z][^,.;:()]{3,100}(?= \(|\.?$)")
_RUNS_ON = re.compile(r" (?!by\b|[a-z]+ed\b)[a-z]")
_FEWEST_WORDS = 2


def title_spans(text: str) -> list[Span]:
    """Return where titles stand that quotes, italics, or the words around them show."""
    found = [*_TITLED.finditer(text), *_FROM_BY.finditer(text)]
    spans = [
        Span(m.start("title"), m.end("title")) for m in found if not GENRE_PHRASE.match(m["title"])
    ]
    for named in (*_NAMED.finditer(text), *_IN_OWN_WORK.finditer(text)):
        span = _run(text, named.end(), is_whole=True)
        if span:
            spans.append(span)
    return spans


def title_of(text: str) -> str | None:
    """Return the title that quotes, italics, or the words around it show, or None."""
    found = _FROM_BY.search(text)
    if found and not GENRE_PHRASE.match(found["title"]):
        return found["title"].strip(" ,")
    quoted = _TITLED.search(text)
    if quoted and not is_quoted_paper(text, quoted):
        return quoted["title"].strip(" ,.")
    for pattern in (_NAMED, _IN_OWN_WORK):
        named = pattern.search(text)
        span = _run(text, named.end(), is_whole=True) if named else None
        title = span.of(text) if span else None
        if title and not PUBLICATION.search(title):
            return title
    return None


def is_quoted_paper(text: str, quoted: re.Match[str]) -> bool:
    """Tell whether words in quotes are a paper that acts: “The Echo” published this."""
    is_acting = re.match(r" (?:published|printed|reported|wrote)\b", text[quoted.end() :])
    return is_acting is not None and PUBLICATION.search(quoted["title"]) is not None


def title_in_row(rest: str, *, is_sure: bool) -> str | None:
    """Return what is written like a title after an author's name, or None.

    `is_sure` says that the words before name a person and what they were.
    """
    for start in (m.end() for m in list(re.finditer(r"(?:^|[,;:.])\s*", rest))[:4]):
        span = _run(rest, start, is_whole=False)
        if span is None:
            continue
        title = span.of(rest)
        words = title.split()
        capitals = sum(not word[0].islower() for word in words)
        is_long = len(words) >= _FEWEST_WORDS and capitals * 2 >= len(words)
        if not is_long or _NUMBERED.match(title):
            continue
        is_broad = title.startswith(("The ", "A ")) and (is_sure or " and " in title)
        is_work = is_broad or " History" in f" {title}"
        is_other = (BODY.search(title) or PUBLICATION.search(title)) and not is_work
        return None if is_other or PLACE_WORD.search(title) or has_title(title) else title
    return None


def _run(text: str, start: int, *, is_whole: bool) -> Span | None:
    """Return the words written like a title from a place on.

    Commas belong to it in a list, and, where `is_whole`, if a bracket or “by” ends it.
    """
    found = _RUN.match(text, start)
    if not found or _NO_TITLE.match(text, start):
        return None
    more = _LOWER_SUBTITLE.match(text, found.end()) if is_whole and ": A" in found[0] else None
    if more:
        return Span(start, more.end())
    title = _LAST_SMALL.sub("", found[0])
    after = text[start + len(title) :]
    if not is_whole and _RUNS_ON.match(after):
        title = title.rpartition(", ")[0]
    if not (is_whole and _ends_whole(title, after)):
        title = _without_what_follows(title)
    return Span(start, start + len(title)) if title else None


def _ends_whole(title: str, after: str) -> bool:
    """Tell whether commas before the end of such words belong to them."""
    last = title.rpartition(", ")[2]
    is_other = BODY.search(last) or PUBLICATION.search(last) or KNOWN.fullmatch(last)
    return bool(_BEFORE_BRACKET.match(after)) or (not after.strip(" .") and not is_other)


def _without_what_follows(title: str) -> str:
    """Return a title up to its first comma, unless the commas are those of a list in it."""
    first, *more = title.split(", ")
    lists = [place for place, piece in enumerate(more, 1) if re.search(r"^and | and ", piece)]
    is_list = lists and lists[0] <= 2 and not GENRE_WORD.search(more[0])
    return ", ".join([first, *more[: lists[0]]]) if is_list else first
