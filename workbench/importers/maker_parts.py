# SPDX-License-Identifier: MIT
"""What the rules for makers share: the people in a name, and what somebody was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.importers.genres import GENRE_WORD
from workbench.importers.maker_words import BODY, OFFICE_WORD, PEOPLE, PLACE_WORD, PUBLICATION
from workbench.importers.names import HONORIFIC, NAME, UPPER, is_personal
from workbench.importers.places import KNOWN

ACTS = re.compile(
    r"(?:speaking|writing|recalling|remembering|describing|talking|addressing|looking back|"
    r"reporting|replying|preaching|explaining|recounting|answering|complaining|arguing|lecturing|"
    r"commenting|interviewed|giving|telling|quoted|cited|as recorded|as told|prosecuting|defending|"
    r"in (?:an?|his|her|the|their|evidence|conversation|Parliament|Congress)\b|on |wrote|said|"
    r"spoke|told|describes?|depicts?|from |to |at |who |aged |by |declared|stated|outlines)"
)
"""What somebody does in an attribution, as words after a name."""

_LONGEST_ROLE = 9
_NO_ROLE = re.compile(
    r"(?:\w+(?:ed|ing)|written|drawn|taken|given|sent|made|sung|spoken|told|read|kept|held|then|now|"
    r"who|which|and|in|at|to|for|before|after|during|under|with|age|aged|part|when|where|near|"
    r"et al|eds?|editors?|trans|comp)\b"
)
_MAKER = re.compile(r"\b(?:writer|maker|artist|editor|historian|journalist|officer)\b")
_OFFICE = re.compile(
    r"(?:Prime Minister|Foreign Secretary|Home Secretary|Chancellor|President|MP|Secretary|"
    r"Minister|Bishop|Mayor|Ambassador|Leader|Soviet|British|American|German|French|Russian|"
    r"Professor)\b"
)
_DESCRIBED = re.compile(r"(?:an?|the|one of the|then|former|later) (?![a-z]+ (?:of|in)$)")
_ENDS_ROLE = re.compile(
    r" \(| that (?:the|an?|had|was) | in (?:his|her|their|an?|the) (?=(?:[\w-]+ ){0,4}(?:"
    + GENRE_WORD.pattern
    + rf"|[{UPPER}]))| (?:writing|speaking|talking|recalling|published|written|recorded|"
    r"interviewed)\b",
)
_AT_WORK = re.compile(r" (?:serving|working|living|who|aboard|during|based|stationed|between)\b")
_DIGIT = re.compile(r"\d(?!\d?-year)")
_SMALL_WORDS = frozenset({"of", "the", "in", "for", "to", "and", "at", "on", "de", "von", "van"})
_LOWER_GENRE = re.compile(rf"(?:[a-z]\w* ){{0,2}}(?:{GENRE_WORD.pattern})\b")
_BOTH = re.compile(r",? (?:and|&) ")
_AFTER_NAME = re.compile(r",? (?:MP|KC|QC|VC|OBE|MBE|CBE|JP|TD|MSP|DSO)$")
_OWN_OF = re.compile(rf"(?P<who>(?:{HONORIFIC} )*[{UPPER}][\w.’'-]*(?: [{UPPER}][\w.’'-]*)+) of ")
_AND_ONE = re.compile(rf"(?:and|with) (?P<who>{NAME})$")
_FEWEST_OF_A_NAME = 2


@dataclass(frozen=True, slots=True)
class Named:
    """People found in an attribution, what they were, and the words after that."""

    names: tuple[str, ...]
    role: str | None = None
    rest: str = ""
    confidence: float = 0.0


def people_in(names: str) -> tuple[str, ...]:
    """Return the people in “A. Marsh and B. Pike” one by one; offices and bodies stay whole."""
    names = _AFTER_NAME.sub("", names)
    if BODY.search(names) or " of " in names:
        return (_without_home(names),)
    parts = re.split(r",? (?:and|&) |, (?=[A-Z])", names)
    is_list = all(len(part.split()) > 1 or "." in part for part in parts)
    is_list = is_list or (" & " in names and " and " not in names and len(parts[-1]) > 3)
    return tuple(part.strip() for part in parts) if is_list else (names,)


def _without_home(name: str) -> str:
    """Return “Private Hal Moss” of “Private Hal Moss of the 2nd Foot”; “Otto of Vale” is whole."""
    found = _OWN_OF.match(name)
    if not found or BODY.search(found["who"]) or OFFICE_WORD.search(found["who"].split()[-1]):
        return name
    if re.match(r"(?:Sir|Lord|Lady|Ibn|Abu|Al-?)\b", found["who"]):
        return name  # it belongs to the name
    own = re.sub(rf"^(?:{HONORIFIC} )+", "", found["who"])
    is_full = len(own.split()) >= _FEWEST_OF_A_NAME and is_personal(own)
    return found["who"] if is_full and " and " not in name else name


def list_at_start(name: str, chunks: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Return the names of “A B, C D and E F” and how many of the chunks after the first they take.

    A second person who stands behind what the first one was is found by `second_person`.
    """
    if not is_personal(name) or " of " in name:
        return (), 0
    names = [name]
    for taken, chunk in enumerate(chunks[:6], 1):
        last = re.sub(r"^(?:and|&) ", "", chunk)
        parts = _BOTH.split(last)
        if not all(_is_one_person(part) for part in parts):
            return (), 0
        names.extend(parts)
        if len(parts) > 1 or last != chunk:
            return tuple(names), taken
    return (), 0


def _is_one_person(text: str) -> bool:
    is_name = re.fullmatch(NAME, text) is not None and is_personal(text)
    return is_name and not (
        GENRE_WORD.search(text) or PUBLICATION.search(text) or BODY.search(text)
    )


def second_person(chunks: Sequence[str]) -> tuple[str, int] | None:
    """Return the second of “Name, a writer, and Name, a lawyer” and the chunk with the name."""
    for place, chunk in enumerate(chunks[1:3], 1):
        found = _AND_ONE.match(chunk)
        if found and _is_one_person(found["who"]):
            return found["who"], place
    return None


def role_in(chunks: Sequence[str]) -> tuple[str, str] | None:
    """Return what the person before these chunks was, and the chunk that says so."""
    for place, chunk in enumerate(chunks[:2]):
        said = _ENDS_ROLE.split(chunk)[0].strip()
        is_described = _DESCRIBED.match(said) is not None
        if is_described and len(said.split()) > _LONGEST_ROLE:
            said = _AT_WORK.split(said)[0]
        if len(said.split()) > _LONGEST_ROLE + is_described or not said:
            continue
        if _DIGIT.search(said) and not is_described:
            continue
        is_other = _NO_ROLE.match(said) or ACTS.match(said)
        if is_other or (GENRE_WORD.search(said) and not _MAKER.search(said)):
            return None
        bare = without_article(said)
        is_role = is_described or bare[:1].islower() or _OFFICE.match(bare)
        if is_role or (place == 0 and _is_office_before_act(bare, chunks[1:])):
            return bare, chunk
        return None
    return None


def _is_office_before_act(said: str, after: Sequence[str]) -> bool:
    """Tell whether words in capitals say what somebody was: “Second Lord of Trade, in a letter”."""
    words = said.split()
    is_place = KNOWN.fullmatch(said) or PLACE_WORD.search(said) or PUBLICATION.search(said)
    if len(words) < _FEWEST_OF_A_NAME or is_place:
        return False
    nouns = [word for word in words if word[0].islower() and word not in _SMALL_WORDS]
    is_of_people = re.match(rf"(?:{PEOPLE}|[{UPPER}][\w-]+['’]s) [a-z]", said) is not None
    is_office = bool(nouns) or OFFICE_WORD.search(said) is not None
    is_acting = bool(after) and (ACTS.match(after[0]) or _LOWER_GENRE.match(after[0])) is not None
    return is_of_people or (is_office and is_acting)


def without_article(text: str) -> str:
    """Return words without the article or “his” before them."""
    return re.sub(r"^(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er) ", "", text).strip()


def is_article(name: str) -> bool:
    """Tell whether words in capitals are only the beginning of a sentence."""
    return name in {"As", "A", "An", "The", "This", "One", "Part", "Two", "Three", "Some"} or bool(
        re.match(
            r"(?:An?|The|Part|Written|Drawn|Published|Extract|Adapted|Taken|From|Excerpts?|"
            r"Selections?) ",
            name,
        )
    )


_GIVEN_NAMES = re.compile(rf"(?:Will|Bill|Mark|Page|Paige|Chart|Graph) [{UPPER}][a-z]+$")
_OBJECT = re.compile(
    r"\b(?:Cards?|Tickets?|Certificates?|Forms?|Stamps?|Badges?|Coupons?|Passports?|Licen[cs]es?|"
    r"Orders?|Acts?|Treaty|Bull|Reply|Response|Agreement|Pact|Regulations?|Injunctions|Programme|"
    r"Program|Petition|Protocol|Convention)$"
)
_SHAPED_LIKE_A_NAME = re.compile(
    rf"(?!Ration|Postal|Identity|Trade|Tax|Union|Party|Papal|Peace)[{UPPER}][a-z]+ [{UPPER}][a-z]+"
)
_HEAD_ENDS = re.compile(r" (?:[Oo]f|[Aa]gainst|[Ff]or|[Tt]o|[Oo]n|[Cc]oncerning)\b")


def is_genre(name: str) -> bool:
    """Tell whether words that look like a name are the kind of source: “Printed notice”."""
    if _GIVEN_NAMES.match(name):
        return False
    head = _HEAD_ENDS.split(name)[0]
    if _OBJECT.search(head) and not _SHAPED_LIKE_A_NAME.fullmatch(name):
        return True
    found = [*GENRE_WORD.finditer(head)]
    return any(each.end() == len(head) or each.start() == 0 for each in found)
