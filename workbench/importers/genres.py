# SPDX-License-Identifier: MIT
"""Words for what a source is, as data for the rules that look for attributions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PICTURES = (
    "cartoon",
    "photograph",
    "photo",
    "poster",
    "painting",
    "drawing",
    "engraving",
    "woodcut",
    "illustration",
    "picture",
    "portrait",
    "print",
    "sketch",
    "etching",
    "lithograph",
    "watercolour",
    "tapestry",
    "map",
    "postcard",
    "caricature",
    "mural",
    "stained glass",
    "film still",
    "screenshot",
    "image",
)

LATER_VIEWS = (
    "textbook",
    "school textbook",
    "history book",
    "revision guide",
    "revision book",
    "study guide",
    "encyclopaedia",
    "encyclopedia",
    "biography",
    "historian",
    "modern historian",
    "documentary",
    "history of",
    "website",
    "online article",
    "journal article",
)

TEXTS = (
    "open letter",
    "private letter",
    "letter",
    "radio broadcast",
    "television broadcast",
    "broadcast",
    "radio speech",
    "speech",
    "address",
    "sermon",
    "lecture",
    "diary",
    "diaries",
    "journal",
    "logbook",
    "notebook",
    "account book",
    "ledger",
    "graffiti",
    "newspaper article",
    "newspaper report",
    "newspaper",
    "magazine article",
    "magazine",
    "editorial",
    "leading article",
    "article",
    "advertisement",
    "song-sheet",
    "song sheet",
    "song",
    "ballad",
    "poem",
    "hymn",
    "novel",
    "play",
    "pamphlet",
    "leaflet",
    "handbill",
    "flyer",
    "broadside",
    "notice",
    "placard",
    "bulletin",
    "circular",
    "proclamation",
    "manifesto",
    "declaration",
    "petition",
    "memorandum",
    "memo",
    "telegram",
    "cable",
    "dispatch",
    "despatch",
    "briefing paper",
    "white paper",
    "paper",
    "official report",
    "police report",
    "inspector's report",
    "report",
    "minutes",
    "hansard",
    "parliamentary debate",
    "proceedings",
    "statement",
    "testimony",
    "evidence given",
    "deposition",
    "confession",
    "interview",
    "oral history",
    "recording",
    "memoirs",
    "memoir",
    "autobiography",
    "reminiscences",
    "recollections",
    "account",
    "chronicle",
    "annals",
    "charter",
    "treaty",
    "act of parliament",
    "law",
    "decree",
    "order",
    "resolution",
    "census",
    "statistics",
    "table",
    "graph",
    "chart",
    "figures",
    "will",
    "inventory",
    "receipt",
    "bill",
    "record",
    "register",
    "inscription",
    "newsreel",
    "film",
    "press release",
    "press conference",
    "communiqué",
    "conversation",
    "note",
    "message",
    "instructions",
    "directive",
    "analysis",
    "assessment",
    "survey",
    "study",
    "essay",
    "book",
    "medal",
    "coin",
    "slogan",
    "constitution",
    "toast",
    "remark",
    "summary",
    "verdict",
    "transcript",
    "obituary",
    "evidence",
    "verses",
    "verse",
    "examination",
    "narrative",
    "orders",
    "rules",
    "edict",
    "regulations",
    "handbook",
    "prospectus",
    "custumal",
    "depositions",
    "log",
    "travelogue",
    "questionnaire",
)

_AMBIGUOUS = frozenset(
    {
        "will", "bill", "order", "play", "table", "note", "law", "print", "account", "study",
        "address", "record", "report", "paper", "map", "picture", "figures", "image", "evidence",
        "film", "book", "cable", "remark", "toast", "message", "summary", "chart", "verse", "rules",
        "orders", "log", "examination", "narrative", "regulations",
    }
)  # fmt: skip


_AMBIGUOUS_ALONE = frozenset(
    {"report", "paper", "account", "address", "map", "picture", "print", "book", "film", "study"}
)
_ALL = (*PICTURES, *LATER_VIEWS, *TEXTS)


def _any_of(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered) + ")"


PICTURE_WORD = re.compile(rf"\b{_any_of(PICTURES)}s?\b", re.IGNORECASE)
LATER_VIEW_WORD = re.compile(rf"\b{_any_of(LATER_VIEWS)}s?\b", re.IGNORECASE)
_CLEAR = tuple(word for word in _ALL if word not in _AMBIGUOUS)
GENRE_WORD = re.compile(rf"\b{_any_of(_ALL)}s?\b", re.IGNORECASE)
CLEAR_GENRE_WORD = re.compile(rf"\b{_any_of(_CLEAR)}s?\b", re.IGNORECASE)
GENRE_PHRASE = re.compile(
    rf"(?:an?|the|his|her|their|one of|part of)\s(?:(?:[\w’'-]+,?\s){{0,5}}?"
    rf"{_any_of(tuple(w for w in _ALL if w not in _AMBIGUOUS or w in _AMBIGUOUS_ALONE))}"
    rf"|{_any_of(tuple(_AMBIGUOUS))})s?\b(?!['’])",
    re.IGNORECASE,
)

_FIRST_WORDS = frozenset(
    first + ending
    for word in _ALL
    for first in re.findall(r"[^\W\d_]+", word.lower())[:1]
    for ending in ("", "s")
)
_WORD = re.compile(r"[^\W\d_]+|\d")
_WHOLE_WORD = re.compile(r"\w+")
_LONG_S = "\u017f"
"""The one letter that a pattern takes for another, in small letters as well."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What finds words for kinds of source in a text without trying each of them at each place.

    `whole` are those of one word, `first` the first words of the others.
    """

    pattern: re.Pattern[str]
    whole: frozenset[str]
    first: frozenset[str]

    def is_in(self, text: str) -> bool:
        """Tell whether the pattern is found in a text."""
        words = _WHOLE_WORD.findall(text.lower())
        if not self.whole.isdisjoint(words):
            return True
        if self.first.isdisjoint(words) and _LONG_S not in text:
            return False
        return self.pattern.search(text) is not None


def _named(pattern: re.Pattern[str], words: tuple[str, ...]) -> _Named:
    whole = [word.lower() for word in words if _WHOLE_WORD.fullmatch(word)]
    others = (_WHOLE_WORD.findall(word.lower()) for word in words)
    return _Named(
        pattern,
        frozenset(form for word in whole for form in (word, f"{word}s")),
        frozenset(first for first, *more in others if more),
    )


_ANY_NAMED = _named(GENRE_WORD, _ALL)
_CLEARLY_NAMED = _named(CLEAR_GENRE_WORD, _CLEAR)


def words_in(text: str) -> list[str]:
    """Return the words of a text in small letters, and each of its digits."""
    return _WORD.findall(text.lower())


def may_name_genre(text: str) -> bool:
    """Tell at little cost whether a kind of source can be named in a text."""
    return are_of_genres(words_in(text))


def are_of_genres(words: Iterable[str]) -> bool:
    """Tell whether a word that a kind of source begins with is among those of a text."""
    return not _FIRST_WORDS.isdisjoint(words)


def names_genre(text: str) -> bool:
    """Tell whether a kind of source is named in a text (`GENRE_WORD` is found)."""
    return _ANY_NAMED.is_in(text)


def names_clear_genre(text: str) -> bool:
    """Tell whether a word that only means a kind of source is in it (`CLEAR_GENRE_WORD`)."""
    return _CLEARLY_NAMED.is_in(text)
