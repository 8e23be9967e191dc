# SPDX-License-Identifier: MIT
"""What two sources share of where they come from: author, title, issuing body.

Two sources that say the same support each other only if they are independent. Whether they are is
for the student to judge; what is found here is the reason to ask. So it is careful in both
directions: words that name nobody (“a soldier”, “unknown”) and titles that any text might have
(“Letter”) never match, and a match that needed more than the same words says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workbench.domain.provenance import Provenance

_NAMES_NOBODY = frozenset(
    {"anonymous", "anon", "unknown", "unnamed", "unidentified", "untitled", "none"}
    | {"not given", "no author", "no title", "not known", "author unknown", "artist unknown"}
)
_ANY_TITLE = re.compile(
    r"(?:account|address|article|autobiography|cartoon|chronicle|declaration|diary|document|"
    r"essay|extract|interview|journal|leaflet|letter|letters|map|memoir|memoirs|memorandum|"
    r"minutes|notes|petition|photograph|poem|poster|proclamation|report|song|source|speech|"
    r"statement|statistics|telegram|testimony|treaty)"
)
_FORMS_OF_ADDRESS = re.compile(
    r"(?:sir|lord|lady|dame|captain|capt|colonel|col|general|gen|major|maj|sergeant|sgt|"
    r"lieutenant|lt|private|pte|corporal|cpl|constable|inspector|councillor|alderman|mr|"
    r"mrs|miss|ms|dr|doctor|professor|prof|reverend|rev|revd|bishop|archbishop|cardinal|"
    r"pope|saint|st|king|queen|prince|princess|emperor|empress|tsar|tsarina|sultan|"
    r"president|chancellor|senator|judge|justice|admiral|marshal|field|commander|duke|"
    r"duchess|earl|count|countess|baron|baroness|viscount|father|brother|sister|mother|"
    r"abbot|friar|comrade|chief|governor|ambassador|consul|nurse|the|hon|herr|frau|"
    r"monsieur|madame|rabbi|imam|sheikh|premier|secretary|prime|minister)"
)
_ADDRESSED_BY_SEX = ({"mr", "sir", "lord", "king"}, {"mrs", "miss", "ms", "lady", "dame", "queen"})
_PARTICLES = re.compile(r"(?:of|de|la|du|des|da|dos|di|del|della|van|den|der|von|zu|ter|ten|ibn)")
_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|[ivx]+|the (?:younger|elder|great|venerable))$")
_BODY = re.compile(
    r"\b(?:agency|army|assembly|association|authority|bank|board|bureau|cabinet|church|club|"
    r"commission|committee|company|congress|corporation|council|court|department|federation|"
    r"government|gazette|herald|institute|league|library|ministry|museum|navy|news|office|"
    r"parliament|party|police|post|press|senate|service|society|times|trust|union|university)\b"
)
_COMPANY_ENDING = re.compile(r"(?: (?:ltd|limited|inc|co|company|plc|and sons|publishers))+$")
_SMALL_WORDS = re.compile(r"(?:of|the|and|for|in|on|to|a|an)")
# Letters that are letters of their own and not one with an accent, so that Unicode keeps them.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "&": " and "}
)


class Shares(StrEnum):
    """What of their origin two sources have in common."""

    AUTHOR = "author"
    TITLE = "title"
    BODY = "issuing body"


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing that two sources share: the words of the one and of the other, as printed.

    `is_certain` says that both say the same but for capitals, accents and points; without it a
    match needed initials, a surname alone, a short form or a title without its subtitle.
    """

    what: Shares
    words: str
    other_words: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class SameOrigin:
    """All that two sources share of where they come from; nothing where `shared` is empty."""

    shared: tuple[Shared, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shared)


def same_origin(one: Provenance, other: Provenance) -> SameOrigin:
    """Return what two sources share: authors first, then title, then issuing body.

    Creators are held against each other one by one. A body that wrote the one and published the
    other issued both, and so did a newspaper, whether it is named as title or as publisher.
    """
    found = [
        *_matches(Shares.AUTHOR, _people(one), _people(other)),
        *_matches(Shares.TITLE, _titles(one), _titles(other)),
        *_matches(Shares.BODY, _bodies(one), _bodies(other)),
    ]
    # A newspaper may be title, maker and publisher of the same article: told once.
    told: dict[str, Shared] = {}
    for each in found:
        told.setdefault(_plain(each.words), each)
    return SameOrigin(tuple(told.values()))


def _people(provenance: Provenance) -> list[str]:
    return [name for name in _creators(provenance) if not _BODY.search(_plain(name))]


def _titles(provenance: Provenance) -> list[str]:
    titles = _said(provenance, "title")
    return [title for title in titles if not _ANY_TITLE.fullmatch(_without_article(title))]


def _bodies(provenance: Provenance) -> list[str]:
    # Of creators all, because “CIA”, “Pravda” and “Penguin” look like anybody's names.
    newspapers = [title for title in _titles(provenance) if _BODY.search(_plain(title))]
    return [*_said(provenance, "publisher"), *_creators(provenance), *newspapers]


def _creators(provenance: Provenance) -> list[str]:
    if "creator" in provenance.not_given:
        return []
    return [name for name in provenance.creator if _names_somebody(name)]


def _said(provenance: Provenance, field: str) -> list[str]:
    value = provenance.value_of(field)
    if field in provenance.not_given or not value or _plain(value) in _NAMES_NOBODY:
        return []
    return [value]


def _names_somebody(name: str) -> bool:
    """Tell whether words name a person or body and do not only describe one (“a soldier”)."""
    plain = _plain(name)
    is_described = plain.startswith(("a ", "an ")) or name.islower()
    return bool(plain) and plain not in _NAMES_NOBODY and not is_described


def _matches(what: Shares, ones: Iterable[str], others: Iterable[str]) -> Iterator[Shared]:
    others = tuple(others)
    for one in ones:
        best: Shared | None = None
        for other in others:
            is_certain = _agree(what, one, other)
            if is_certain is not None and (best is None or is_certain):
                best = Shared(what, one, other, is_certain)
                if is_certain:
                    break
        if best is not None:
            yield best


def _agree(what: Shares, one: str, other: str) -> bool | None:
    """Tell whether two wordings mean the same for sure, probably (False), or not (None)."""
    if what is Shares.AUTHOR:
        return _same_person(one, other)
    if _without_article(one) == _without_article(other):
        return True
    if what is Shares.TITLE:
        main, other_main = _main_title(one), _main_title(other)
        return False if main == other_main and " " in main else None
    is_same_body = _without_ending(one) == _without_ending(other) or _is_short_for(one, other)
    return False if is_same_body or _is_short_for(other, one) else None


def _main_title(title: str) -> str:
    return _without_article(re.split(r"[:;–—]", title, maxsplit=1)[0])


def _without_ending(name: str) -> str:
    plain = _without_article(name)
    return _COMPANY_ENDING.sub("", plain) or plain


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether `short` is made of the first letters of `name`: CIA, or C.I.A."""
    letters = short.replace(".", "").replace(" ", "").removeprefix("the")
    initials = "".join(word[0] for word in _plain(name).split() if not _SMALL_WORDS.fullmatch(word))
    return 2 < len(letters) <= 6 and letters.isupper() and letters.casefold() == initials


@dataclass(frozen=True, slots=True)
class _Person:
    address: frozenset[str]
    given: tuple[str, ...]
    surname: str
    suffix: str


def _same_person(one: str, other: str) -> bool | None:
    first, second = _person(one), _person(other)
    if (first.surname, first.suffix) != (second.surname, second.suffix) or not first.surname:
        return None
    if any(
        first.address & side and second.address & opposite
        for side, opposite in (_ADDRESSED_BY_SEX, _ADDRESSED_BY_SEX[::-1])
    ):
        return None
    if first.given and second.given:
        if not _given_names_agree(first.given, second.given):
            return None
        return first.given == second.given and len(first.given[0]) > 1
    if first.given == second.given:
        is_same_address = first.address == second.address
        return (
            is_same_address if is_same_address or not (first.address and second.address) else None
        )
    return False


def _given_names_agree(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether names in order are the same, or initials of them; later ones may be left out."""
    return all(
        one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
        for one, other in zip(ones, others, strict=False)
    )


@lru_cache(maxsize=1024)
def _person(name: str) -> _Person:
    last, comma, first = name.partition(",")
    if comma and "," not in first and 0 < len(first.split()) <= 3:
        name = f"{first} {last}"
    # Initials printed together (J.R.) are read one by one.
    plain = _plain(re.sub(r"\b(\w)\.(?=\w)", r"\1. ", name))
    suffix = _SUFFIX.search(plain)
    is_suffix = suffix is not None and suffix.start() > 0 and plain[suffix.start() - 1] == " "
    told = suffix.group() if suffix is not None and is_suffix else ""
    words = plain.removesuffix(told).split()
    address = []
    while len(words) > 1 and _FORMS_OF_ADDRESS.fullmatch(words[0]):
        address.append(words.pop(0))
    particles = [place for place, word in enumerate(words) if place and _PARTICLES.fullmatch(word)]
    start = particles[0] if particles else len(words) - 1
    given, surname = tuple(words[:start]), " ".join(words[start:])
    return _Person(frozenset(address), given, surname, told)


def _without_article(text: str) -> str:
    plain = _plain(text)
    return re.sub(r"^(?:the|an?) (?=.)", "", plain)


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Return words without capitals, accents and signs between them."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN_LETTERS))
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", re.sub(r"['’]", "", letters)).split())
