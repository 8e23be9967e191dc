# SPDX-License-Identifier: MIT
"""What kind of source an attribution says its source is."""

from __future__ import annotations

import re

from workbench.importers.genres import CLEAR_GENRE_WORD, GENRE_PHRASE, GENRE_WORD
from workbench.importers.maker_words import PUBLICATION
from workbench.importers.titles import title_spans

_WEAK = frozenset(
    {
        "analysis",
        "assessment",
        "account",
        "summary",
        "part",
        "study",
        "evidence",
        "historian",
        "modern historian",
    }
)
_PAPERS = frozenset({"newspaper", "magazine", "journal", "website"})
_NEWS = ("report", "account", "story")
_OF_A_PERSON = re.compile(
    r" (?:reporter|correspondent|editor|owner|seller|printer|writer|maker)s?\b"
)
_IN_A_PAPER = re.compile(
    r" (?:\w+ )?(?P<kind>cartoon|picture|photograph|photo|advertisement|editorial|interview|poster|"
    r"obituary|letter|drawing|illustration|column)\b"
)
_WHERE_PRINTED = re.compile(r"\b(?:in|on|for|by)(?: (?:[\w’'-]+|\([^)]*\))){0,5} $")
_A_FIRM = re.compile(r" (?:Co|Company|Press|Ltd)\b")
_LEAD = re.compile(r"\b(?:an?|the|his|her|their|one of|part of)\s", re.IGNORECASE)
_NUMBERED = re.compile(r" (?:\d|[IVXLC]+\b)")
_DAILY = re.compile(r"\b(?:Daily|Evening|Morning|Weekly|Sunday|News) $")
_BARE = re.compile(
    r"(?:^|[,;:] |['’]s (?:[\w-]+ ){0,2}|\bthis )(?P<kind>report|account|address|note|order|"
    r"message|narrative|paper|examination|Narrative|Address|Report|Account|blog entry|blog post)"
    r"(?= (?:to|on|of|about|from|for|by|regarding|at)\b|[,.]|$)"
)
_BLOG = re.compile(r"\bblog (?:entry|post)\b", re.IGNORECASE)
_REPLY = re.compile(r"(?:Reply|Response|Answer)(?= (?:of|by|from|to) )")
_IN_TITLE = 0.7


def kind_of(
    text: str, title: str | None = None, publisher: str | None = None
) -> tuple[str | None, float]:
    """Return the kind of source and how sure that is; a title may name it where nothing else does.

    It is the bare noun where that is clear, else the noun with its adjectives. That of a journal,
    as in “Journal of the History of …”, is none.
    """
    text = text.replace(publisher, "*") if publisher and " of " in publisher else text
    outside = text
    for span in sorted(title_spans(text), reverse=True):
        outside = outside[: span.start] + "*" + outside[span.end :]
    if title:
        outside = outside.replace(title, "*")
    clear = _BLOG.search(outside) or _REPLY.match(outside)
    if clear:
        return clear[0].lower(), 0.85
    kind, sure = _kind(outside)
    if kind or outside == text:
        return kind, sure
    kind, sure = _kind(text)
    return kind, min(sure, _IN_TITLE) if kind else 0.0


def _kind(text: str) -> tuple[str | None, float]:
    bare = _BARE.search(text)
    paper = None
    for found in CLEAR_GENRE_WORD.finditer(text):
        before, word = text[: found.start()], found[0].casefold().rstrip("s")
        is_other = _OF_A_PERSON.match(text, found.end()) or _DAILY.search(before)
        if word in _WEAK or is_other or (word == "article" and _NUMBERED.match(text, found.end())):
            continue
        if word in _PAPERS:
            pictured = _IN_A_PAPER.match(text, found.end())
            if pictured:
                return pictured["kind"], 0.85
            is_named = found[0][0].isupper() and before.endswith(", ")
            if is_named or _WHERE_PRINTED.search(before):
                paper = paper or found[0]
                continue
        if bare and bare.start() < found.start():
            return bare["kind"].lower(), 0.8
        return _plain(re.sub(r" (?:of|given)$", "", found[0])), 0.85
    if bare:
        return bare["kind"].lower(), 0.8
    return _of_paper(paper, _of_phrase(text)) if paper else _of_phrase(text) or _of_word(text)


def _of_phrase(text: str) -> tuple[str, float] | None:
    phrases = [
        m[0]
        for m in GENRE_PHRASE.finditer(text)
        if not m[0].lower().startswith("the time") and not _A_FIRM.match(text, m.end())
    ]
    kinds = [re.split(r", (?=[A-Z])", _LEAD.split(phrase)[-1])[-1] for phrase in phrases]
    kinds = [kind for kind in kinds if not kind.casefold().endswith("historian")]
    for kind in kinds:
        if kind.casefold() not in _WEAK and kind.casefold() not in _PAPERS:
            return _plain(kind), 0.8
    return (_plain(kinds[0]), 0.7) if kinds else None


def _of_paper(paper: str, phrase: tuple[str, float] | None) -> tuple[str | None, float]:
    """Return the kind of what was printed in a paper; a report in a newspaper is a newspaper’s."""
    if phrase and phrase[0] not in (paper.casefold(), *_NEWS):
        return phrase
    if phrase and phrase[0] in _NEWS:
        return (paper, 0.8) if paper.islower() else phrase
    # “published in the Lantern Magazine” tells where something was printed, and not what it is
    return (paper, 0.6) if paper.islower() else (None, 0.0)


def _of_word(text: str) -> tuple[str | None, float]:
    word = GENRE_WORD.match(text) or CLEAR_GENRE_WORD.search(text)
    return (_plain(word[0]), 0.6) if word else (None, 0.0)


def _plain(genre: str) -> str:
    """Return the noun of a kind of source without what only describes it, in small letters."""
    is_paper = genre.rpartition(" ")[2].casefold() in _PAPERS or PUBLICATION.search(genre)
    if (
        not genre.isupper()
        and not is_paper
        and any(word[0].isupper() for word in genre.split()[1:])
    ):
        return genre  # a name describes it: “Foreign Office paper”
    nouns = [found[0] for found in GENRE_WORD.finditer(genre)]
    bare = nouns[-1] if nouns else genre
    return re.sub(r"^private | (?:of|given)$", "", bare.lower())
