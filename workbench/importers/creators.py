# SPDX-License-Identifier: MIT
"""Who made a source, what they were, and the title and publisher printed beside their name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.importers.genres import GENRE_PHRASE, GENRE_WORD

_WORD = r"(?:(?:[A-Z]\.)+(?:[A-ZÀ-Þ][\w’'-]*)?|[A-ZÀ-Þ][\w’'-]*)"
_LINK = r"(?:of|de|du|des|da|di|del|della|van|von|der|den|the|la|le|al|el|ibn|bin|ben|and|&)"
_NAME = rf"{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD})*(?: the (?:younger|elder|Younger|Elder|Great))?"
_NAME_AT_START = re.compile(_NAME)
_PUBLICATION = re.compile(
    r"\b(?:Times|Gazette|Herald|News|Post|Mail|Chronicle|Guardian|Telegraph|Journal|Mirror|Express|"
    r"Punch|Standard|Observer|Review|Magazine|Tribune|Lantern|Advertiser|Mercury|Echo|Argus|Star|"
    r"Sun|Courier|Record|Worker|Pravda|Izvestia|Spectator|Examiner|Bulletin|Globe|Press|Weekly|"
    r"Daily|Evening|Morning|Le Monde|Der|Völkischer|Newspaper|Dispatch|Independent|Economist)\b"
)
_BODY = re.compile(
    r"\b(?:Board|Committee|Office|Ministry|Union|Company|Council|Commission|Government|CIA|KGB|FBI|"
    r"Department|Association|Party|Club|Society|Court|Parliament|Congress|Federation|League|Bureau|"
    r"Agency|Bank|Institute|Cabinet|Army|Navy|Police|Church|Authority|Corporation|BBC|UN|NATO)\b"
)
_PLACE_WORD = re.compile(
    r"\b(?:House of (?:Lords|Commons)|Museum|Library|Archives?|Street|Square|Hall|Palace|Castle|"
    r"Cathedral|Harbour|Docks?|Quay|Town|City|Gaol|Prison|Camp|Hospital)$"
)
_BY = re.compile(
    r"(?<!read )(?<!used )(?<!heard )(?<!seen )(?<!bought )(?<!owned )(?<!watched )(?<!kept )"
    r"(?<!followed )(?<!accompanied )\b(?:by|from the (?:pen|hand) of)\s+(?P<who>(?:an?|"
    r"the|his|her|two|three|one of the)?\s?[^,;(]{2,90}?)"
    r"(?=,|;|\(|\.?$|\.\s|\s(?:to|for|in|on|at|during|published|written|describing|about|from|who|"
    r"which|showing|after|before|titled|called|entitled|and published|giving|explaining|recalling|"
    r"recording|sent|made|addressed|stationed|dated)\b)"
)
_OF = re.compile(
    rf"\b(?:diary|diaries|journal|memoirs?|autobiography|reminiscences|recollections|"
    rf"notebook|logbook|"
    rf"letters?|papers|speech|speeches|testimony|evidence|confession|account|writings|"
    rf"sermons?|will|"
    rf"minutes|records|statement|manifesto|accounts|chronicle|log) of (?P<who>(?:an?|"
    rf"the)?\s?{_NAME}|"
    r"(?:an?|the) [a-z][\w’' -]{2,60}?)(?=,|;|\(|\.?$|\.\s|\s(?:to|for|in|on|at|during|published|"
    r"written|who|from|dated)\b)"
)
_OWN = re.compile(
    rf"(?:^|\bfrom |\bin )(?P<who>{_NAME})['’]s? (?:own )?(?=(?:[\w-]+ "
    rf"){{0,3}}?{GENRE_WORD.pattern})",
    re.IGNORECASE,
)
_SENT_BY = re.compile(rf"\bsent by (?P<who>(?:the )?{_NAME})")
_ACTS = re.compile(
    r"(?:speaking|writing|recalling|remembering|describing|talking|addressing|"
    r"looking back|reporting|"
    r"interviewed|answering|giving|telling|quoted|in (?:an?|his|her|the) |on |wrote|said|from )"
)
_ANONYMOUS = re.compile(r"\b(?:anonymous|unknown|unnamed|unidentified)\b", re.IGNORECASE)
_TITLED = re.compile(r"[“‘\"'*_](?P<title>[A-Z][^”\"*_]{2,120}?)[”’\"'*_](?=[\s,.;()]|$)")
_OPENING_WORDS = re.compile(
    r"(?:Adapted |Taken |Abridged |Translated |[Ee]xtracts? |[Ee]xcerpts? |An? |The )*"
    r"(?:from|From|of)\b "
)
_FROM_BY = re.compile(
    rf"(?:^|\b)[Ff]rom (?P<title>(?:[A-Z0-9][\w’'-]*|of|the|a|an|and|in|to|on|for|from|with|at|–|&)"
    rf"(?:[ ,:]+(?:[A-Z0-9][\w’'-]*|of|the|a|an|and|in|to|on|for|from|with|at|–|"
    rf"&))*),? by (?={_WORD})"
)
_PUBLISHED = re.compile(
    r"\b(?:published|printed|issued|broadcast|appeared|appearing|"
    r"reprinted)(?: first)? (?:in|by|on) "
    r"(?P<who>(?:the )?[A-Z][\w’'&. -]{2,80}?)(?=,|;|\(|\)|\.?$|\.\s| in \d| on \d|"
    r" in [A-Z][a-z]+ \d| (?:for|at|during|as)\b)"
)
_LONGEST_ROLE = 9
"""Words of a role at most."""

_NO_ROLE = re.compile(r"(?:\w+(?:ed|ing)|then|now|who|which|and|in|at|to|for)\b")
_MAKER = re.compile(r"\b(?:writer|maker|artist|editor|historian)\b")
_OFFICE = re.compile(
    r"(?:Prime Minister|Foreign Secretary|Home Secretary|Chancellor|President|MP|Secretary|"
    r"Minister|Bishop|Mayor|Ambassador|Leader|Soviet|British|American|German|French|Russian|Professor)\b"
)
_HONORIFIC = re.compile(
    r"(?:Sir|Lord|Lady|Dame|Captain|Colonel|General|Major|Sergeant|Lieutenant|Private|Constable|"
    r"Inspector|Mr|Mrs|Miss|Ms|Dr|Professor|Reverend|Rev|Bishop|Archbishop|King|Queen|Prince|"
    r"Princess|President|Chancellor|Senator|Admiral|Marshal|Duke|Earl|Count|Father|"
    r"Brother|Sister)\b"
)


@dataclass(frozen=True, slots=True)
class Makers:
    """What an attribution says of the makers; each field with how sure it is."""

    creator: tuple[str, ...] = ()
    role: str | None = None
    title: str | None = None
    publisher: str | None = None
    confidence: float = 0.0


def makers_of(text: str) -> Makers:
    """Return what the words of an attribution, without dates, say of the makers."""
    title = _title(text)
    publisher = _publisher(text)
    if _ANONYMOUS.search(text[:80]):
        return Makers(title=title, publisher=publisher)
    found = _named_at_start(text) or _named_inside(text)
    if not found:
        bare = _OPENING_WORDS.sub("", text, count=1) if _OPENING_WORDS.match(text) else text
        first = bare.partition(",")[0].strip(" .")
        is_paper = _PUBLICATION.search(first) and not GENRE_PHRASE.match(first)
        if publisher is None and is_paper and _NAME_AT_START.match(_without_article(first)):
            publisher = _without_article(first)
        return Makers(title=title, publisher=publisher)
    names, role, rest, confidence = found
    title = title or _title_in_row(rest)
    return Makers(names, role, title, publisher, confidence)


def _named_at_start(text: str) -> tuple[tuple[str, ...], str | None, list[str], float] | None:
    """Read “Name, role, Title” and “Name speaking …”."""
    found = _NAME_AT_START.match(text)
    if not found:
        return None
    name, rest = found[0].rstrip(), text[found.end() :]
    if _OPENING_WORDS.match(text) or _is_genre(name) or _is_article(name):
        return None
    if _PUBLICATION.search(name) and not rest.lstrip().startswith(("speaking", "writing")):
        return None
    acts = _ACTS.match(rest.lstrip())
    if not acts and not rest.startswith((",", ";", " (", ":")) and rest.strip(" ."):
        return None
    chunks = [chunk.strip(" .") for chunk in re.split(r"[,;]", rest) if chunk.strip(" .")]
    role = _role_in(chunks)
    remaining = [chunk for chunk in chunks if chunk != role]
    is_person = acts or role or rest.startswith((",", ";"))
    return _people(name), role, remaining, 0.9 if is_person else 0.8 if " " in name else 0.6


def _named_inside(text: str) -> tuple[tuple[str, ...], str | None, list[str], float] | None:
    """Read “a letter by …”, “the diary of …”, “a note sent by …”, “…’s diary”."""
    for pattern in (_SENT_BY, _BY, _OF, _OWN):
        found = pattern.search(text)
        if not found:
            continue
        who = found["who"].strip(" .")
        rest = text[found.end() :]
        chunks = [chunk.strip(" .") for chunk in re.split(r"[,;]", rest)[1:] if chunk.strip(" .")]
        bare = _without_article(who)
        if not bare or _is_genre(bare):
            continue
        role = _role_in(chunks) if rest.startswith(",") else None
        if bare[0].isupper() or bare[0].isdigit():
            return _people(bare), role, [], 0.85
        return (), bare, [], 0.8
    return _named_in_genre(text)


def _named_in_genre(text: str) -> tuple[tuple[str, ...], str | None, list[str], float] | None:
    """Read the office in “a private Board of Trade paper”, “a top secret CIA briefing paper”."""
    for phrase in GENRE_PHRASE.finditer(text):
        named = re.search(rf"(?<!^)\b{_NAME}", phrase[0])
        if named and _BODY.search(named[0]) and not _is_genre(named[0]):
            return (named[0],), None, [], 0.6
    return None


def _people(names: str) -> tuple[str, ...]:
    """Return the people in “A. Marsh and B. Pike” one by one; offices and bodies stay whole."""
    if _BODY.search(names) or " of " in names:
        return (names,)
    parts = re.split(r",? (?:and|&) |, (?=[A-Z])", names)
    is_list = all(len(part.split()) > 1 or "." in part for part in parts)
    return tuple(part.strip() for part in parts) if is_list else (names,)


def _role_in(chunks: list[str]) -> str | None:
    """Return the chunk after a name that says what the person was."""
    for chunk in chunks[:2]:
        if len(chunk.split()) > _LONGEST_ROLE or any(char.isdigit() for char in chunk):
            continue
        is_other = _NO_ROLE.match(chunk) or _ACTS.match(chunk)
        if is_other or (GENRE_WORD.search(chunk) and not _MAKER.search(chunk)):
            return None
        bare = _without_article(chunk)
        return bare if bare[:1].islower() or _OFFICE.match(chunk) else None
    return None


def _title(text: str) -> str | None:
    found = _FROM_BY.search(text)
    if found and not GENRE_PHRASE.match(found["title"]):
        return found["title"].strip(" ,")
    quoted = _TITLED.search(text)
    if quoted:
        return quoted["title"].strip(" ,.")
    named = re.search(
        r"\b(?:memoirs?|autobiography|book|novel|poem|pamphlet|textbook|biography|study|play|song|"
        r"called|entitled|titled),? (?P<title>[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|a|an|"
        r"and|in|to|"
        r"on|for|from|with|at))*)(?=,|;|\(|\.?$| by)",
        text,
    )
    return named["title"] if named and not _PUBLICATION.search(named["title"]) else None


def _title_in_row(chunks: list[str]) -> str | None:
    """Return the chunk after an author's name that is written like a title."""
    for chunk in chunks[:2]:
        bare = re.sub(r"\s*\(.*$", "", chunk).strip()
        words = bare.split()
        capitals = sum(word[:1].isupper() for word in words)
        is_other = _PLACE_WORD.search(bare) or _PUBLICATION.search(bare) or _BODY.search(bare)
        if len(words) >= 2 and capitals * 2 >= len(words) and words[0][:1].isupper():
            return None if is_other or _HONORIFIC.match(bare) else bare
    return None


def _publisher(text: str) -> str | None:
    found = _PUBLISHED.search(text)
    if found:
        return _without_article(found["who"].strip(" ."))
    named = re.search(rf"\bin (?P<who>(?:the )?{_NAME})", text)
    if named and _PUBLICATION.search(named["who"]):
        return _without_article(named["who"])
    return None


def _without_article(text: str) -> str:
    return re.sub(r"^(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er) ", "", text).strip()


def _is_article(name: str) -> bool:
    return name in {"A", "An", "The", "This", "One", "Part", "Two", "Three", "Some"} or bool(
        re.match(
            r"(?:An?|The|Part|Written|Drawn|Published|Extract|Adapted|Taken|From|Excerpt) ", name
        )
    )


def _is_genre(name: str) -> bool:
    """Tell whether words that look like a name are the kind of source: “Printed notice”."""
    found = GENRE_WORD.search(name)
    return found is not None and (found.end() == len(name) or found.start() == 0)
