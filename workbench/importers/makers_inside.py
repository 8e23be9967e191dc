# SPDX-License-Identifier: MIT
"""Makers named behind the kind of source: “a letter by …”, “the diary of …”, “…’s diary”."""

from __future__ import annotations

import re

from workbench.importers.genres import GENRE_PHRASE, GENRE_WORD, PICTURE_WORD
from workbench.importers.maker_parts import Named, is_genre, people_in, role_in
from workbench.importers.maker_words import BODY, PEOPLE, PUBLICATION
from workbench.importers.names import HONORIFIC, NAME, SHORT_NAME, UPPER, has_title, is_personal
from workbench.importers.places import KNOWN

_NAME_AT_START = re.compile(NAME)
_ENDS_WHO = (
    r"(?=,|;| ?\(|:|\.?$|(?<!\bRev)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)(?<!\bCapt)(?<!\bCol)"
    r"(?<!\bGen)(?<!\bLt)(?<!\bSgt)(?<!\bProf)(?<!\bRevd)(?<!\bHon)(?<!\b[A-Z])\.\s|\s(?:to|for|in|"
    r"on|at|during|published|printed|written|describing|about|"
    r"from|who|which|showing|after|before|titled|called|entitled|and published|giving|explaining|"
    r"recalling|recorded|recording|sent|made|addressed|stationed|dated|read|taken|kept|describes?|"
    r"depicts?|against|concerning|with|as|into|serving|living|working|near|following|conducted|wrote)\b)"
)
_MAKING = (
    r"written|published|drawn|made|produced|painted|taken|given|delivered|sent|issued|printed|"
    r"composed|created|designed|spoken|told|dictated|signed|compiled|commissioned|dropped|"
    r"transmitted|passed|preached|photographed|engraved|released|presented|sung|recalled|reported|"
    r"described|carved|chalked|posted|sculpted|performed|directed|filmed|adopted|prepared|"
    r"sponsored|illustrated|quoted|cited|etched|sketched|remembered|submitted|proposed|"
    r"ordered|announced|proclaimed|granted|broadcast|circulated|distributed|displayed|collected|"
    r"conducted|addressed|authored|penned|introduced|enacted|agreed|erected|struck|minted|woven|"
    r"embroidered|contributed|handed out|put up|put out|put forward|set up"
)
_NO_MAKING = re.compile(
    rf"(?<!\w)(?!(?i:{_MAKING})\b)\w+(?:ed|en) $|"
    r"\btranslated (?:from|into) [\w ]{2,30} $|\b(?:led|worn|held|run|won|heard|read|kept|bought) $"
)
_BY = re.compile(
    r"(?<!put )(?<!taken down )\b(?:[Bb]y|from the (?:pen|hand) of)\s+"
    rf"(?P<who>(?:an?|the|his|her|two|three|one of the)?\s?[^,;(]{{2,90}}?){_ENDS_WHO}"
)
_KINDS = (
    r"(?i:diary|diaries|journal|memoirs?|memories|autobiography|reminiscences|recollections|notebook|"
    r"logbook|letters?|papers|speech|speeches|testimony|evidence|confession|account|writings|"
    r"sermons?|will|records|statement|manifesto|accounts|chronicle|log|depositions?|examination|"
    r"petition|words|verses|poems?|report|dispatch|telegram|note|memorandum|message|narrative|"
    r"proclamation|complaint|confessions|travels|annals|song|ballad|article|book|reply|response|"
    r"answers?|pamphlet|leaflet|postcard|recording|recollections?|apology|order|lecture|talk)"
)
_SOMEBODY = (
    rf"(?:an?|the|two|three|some|several|one of the) "
    rf"(?:[{UPPER}][\w’'-]+ ){{0,2}}[a-z0-9][\w’' -]{{2,60}}?"
)
_OF = re.compile(
    rf"\b{_KINDS} (?:written )?(?:of|from|by) (?P<who>(?:an?|the)?\s?{NAME}|{_SOMEBODY}|"
    rf"(?:[a-z][\w’'-]+ ){{1,3}}?{NAME}){_ENDS_WHO}",
)
_TO_FROM = re.compile(
    rf"\b{_KINDS} to [^,;.()]{{2,60}}? from (?P<who>(?:the )?{NAME}|{_SOMEBODY}){_ENDS_WHO}"
)
_FROM_TO = re.compile(rf"\b{_KINDS} (?:sent )?from (?P<who>[{UPPER}][\w’'-]+) to ")
_WITH = re.compile(
    rf"\b[Ii]nterviews? (?:given by|with|of) (?P<who>(?:an?|the)?\s?(?:[a-z][\w’'-]+ )*{NAME}|"
    rf"(?:an?|the) [a-z][\w’' -]{{2,60}}?){_ENDS_WHO}"
)
_NOT_OPENING = r"(?!(?:From|Extracts?|Excerpts?|Source|Taken|Adapted|In|On|At|An?|The) )"
_OWN = re.compile(
    rf"(?:^|\b[Ff]rom |\b[Ii]n |\bof )(?P<who>{_NOT_OPENING}{SHORT_NAME})"
    r"(?:['’]s|(?<=s)['’]) (?:own )?"
    rf"(?:series of )?(?=[“‘\"']?(?:[\w-]+ ){{0,4}}?(?i:{GENRE_WORD.pattern}))",
)
_OWN_ANY = re.compile(
    rf"(?:^|\b[Ff]rom )(?P<who>{_NOT_OPENING}{SHORT_NAME})(?:['’]s|(?<=s)['’]) (?=[{UPPER}])"
)
_OWN_ROLE = re.compile(
    rf"(?:^|\b[Ff]rom )an? (?P<who>(?:(?:{PEOPLE}|[{UPPER}][\w-]+) )?[a-z][\w-]*"
    rf"(?: [a-z][\w-]*)?)['’]s? "
    rf"(?:own )?(?=(?:[\w-]+ ){{0,3}}?(?i:{GENRE_WORD.pattern}))"
)
_CALLED = re.compile(
    rf"\bby an? (?P<role>[a-z][\w’' -]{{2,40}}?) (?:called|named) (?P<who>{SHORT_NAME})"
)
_QUOTED_OF = re.compile(rf"[”\"’'] (?:of|by) (?P<who>{HONORIFIC} {SHORT_NAME})")
_SENT_BY = re.compile(rf"\b(?:sent|signed|dictated|kept(?! by the)) by (?P<who>(?:the )?{NAME})")
_DESCRIBED = re.compile(
    rf"(?:(?:an?|the) )?(?P<role>(?!the |an? |his |her )(?:{PEOPLE} )?[a-z][\w’' -]{{2,60}}?|"
    rf"{PEOPLE} (?:(?:Prime|Foreign|Home|Defence|Finance) )?(?:Minister|Secretary|President|"
    rf"Chancellor|Ambassador|Premier|Emperor|General|Governor|Leader|Chairman)) (?P<name>{NAME})$"
)
_OF_PICTURED = re.compile(rf"(?P<who>{SHORT_NAME}) of (?=[{UPPER}])")
_FOR_THEM = re.compile(rf" for (?:the )?[{UPPER}][\w’'-]+")
_NOBODY = re.compile(
    r"(?:semaphore|telegraph|radio|wireless|telephone|letter|bicycle|rail|hand|which|whom|that|means|"
    r"night|day|sea|land|order|law|post|request)\b"
)
_OFFICE_OF = re.compile(r"\b(?:of|for|to|in|at|from|by|with|on|and)(?: the| an?)?$|['’]s$")
_TRADED = re.compile(
    rf"\b[Ff]rom an? (?P<who>(?:{PEOPLE} )?(?:[a-z][\w-]* ){{0,2}}(?:historian|journalist|soldier|"
    rf"teacher|nurse|worker|journalist|eyewitness))(?= on\b| in\b|,| writing| who| describing|\.?$)"
)
_NAME_WITHIN = re.compile(rf"(?<!^)\b{SHORT_NAME}")
_REVEREND = re.compile(r"(?:Rev|Revd|Reverend|Hon|Honourable|Right Honourable|Venerable)\b")
_THAT = re.compile(
    rf"\b(?:that|which) (?P<who>{SHORT_NAME})(?:, [^,]{{2,40}},)? "
    r"(?:wrote|sent|gave|made|delivered)\b"
)
_TELLS_OF = re.compile(r"(?i:report|account|narrative|chronicle|book|song|story) of ")
_HISTORIAN = re.compile(r"\bhistorians?$")
_FEWEST_LETTERS = 3


def named_inside(text: str) -> Named | None:
    """Return the makers whom words behind a kind of source name, or what they were."""
    called = _CALLED.search(text)
    if called:
        return Named((called["who"].rstrip(),), called["role"], "", 0.8)
    patterns = (_SENT_BY, _THAT, _OF, _TO_FROM, _FROM_TO, _WITH, _BY)
    found = [m for pattern in patterns for m in _all_of(pattern, text)]
    found.sort(key=lambda match: match.start("who"))
    own = [m for pattern in (_OWN, _OWN_ANY, _QUOTED_OF) if (m := pattern.search(text))]
    for match in (*found, *own):
        named = _named_by(match, text)
        if named:
            return named
    role = _OWN_ROLE.search(text) or _TRADED.search(text)
    if role and not BODY.search(role["who"]):
        return Named((), role["who"], "", 0.75)
    return _named_in_genre(text)


def _all_of(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Return the first match, and of “by” each one behind a word of making."""
    if pattern is not _BY:
        return [found] if (found := pattern.search(text)) else []
    return [m for m in pattern.finditer(text) if not _NO_MAKING.search(text[: m.start()])]


def _named_by(found: re.Match[str], text: str) -> Named | None:
    who, rest = found["who"].strip(" ."), text[found.end() :]
    chunks = [chunk.strip(" .") for chunk in re.split(r"[,;]", rest)[1:] if chunk.strip(" .")]
    if found.re in (_FROM_TO, _OWN_ANY, _QUOTED_OF, _OWN):
        return _named_alone(found.re, who)
    bare = re.sub(r"^(?:an?|the|his|her|The) ", "", who).strip()
    described = _described(who)
    if described:
        return described
    apposed = _apposed(who, chunks) if rest.startswith(",") else None
    if apposed:
        return apposed
    if not bare or (is_genre(bare) and not _HISTORIAN.search(bare)):
        return None
    role = role_in(chunks) if rest.startswith(",") else None
    is_told_of = bare == who and _TELLS_OF.match(found[0]) is not None
    if not bare[0].isupper():
        return None if _NOBODY.match(bare) or is_told_of else Named((), bare, "", 0.75)
    return _named_in_capitals(found, who, bare, rest, role[0] if role else None)


def _named_alone(pattern: re.Pattern[str], who: str) -> Named | None:
    """Read a name that its place in the words shows to be that of a maker."""
    if (
        is_genre(who)
        or KNOWN.fullmatch(who)
        or PUBLICATION.search(who)
        or re.fullmatch(PEOPLE, who)
    ):
        return None
    is_person = is_personal(who) or has_title(who)
    if pattern is _OWN_ANY and not is_person:
        return None
    is_sure = is_person and pattern is not _OWN_ANY
    return Named(people_in(who), None, "", 0.85 if is_sure else 0.7)


def _described(who: str) -> Named | None:
    """Read “the harbour master Name”, “British Prime Minister Name”."""
    found = _DESCRIBED.match(who)
    if not found or _OFFICE_OF.search(found["role"]):
        return None
    name = found["name"]
    if is_personal(name):
        return Named(people_in(name), found["role"], "", 0.85)
    is_single = " " not in name and len(name) > _FEWEST_LETTERS and " " in found["role"]
    is_other = KNOWN.fullmatch(name) or re.fullmatch(PEOPLE, name) or BODY.search(name)
    is_ruler = re.search(
        r"\b(?:emperor|empress|king|queen|sultan|tsar|pope|president|monk)$", found["role"]
    )
    if is_single and is_ruler and not is_other:
        return Named((name,), found["role"], "", 0.7)
    return None


def _apposed(who: str, chunks: list[str]) -> Named | None:
    """Read “by the British artist, Name”, “by Hull’s mayor, Name”."""
    is_role = who.startswith(("the ", "a ", "an ")) or re.search(r"['’]s [\w -]+$", who)
    first = chunks[0] if chunks else ""
    if not is_role or BODY.search(who) or not re.fullmatch(NAME, first) or not is_personal(first):
        return None
    if is_genre(first) or KNOWN.fullmatch(first) or BODY.search(first) or PUBLICATION.search(first):
        return None
    return Named((first,), re.sub(r"^(?:the|an?) ", "", who), "", 0.8)


def _named_in_capitals(
    found: re.Match[str], who: str, bare: str, rest: str, role: str | None
) -> Named | None:
    name = _NAME_AT_START.match(bare)
    whole = bare
    if name and len(name[0]) > 2 and not bare[len(name[0]) :].startswith(" of"):
        bare = name[0].rstrip()
    is_kind_of_person = who.startswith(("a ", "an ")) and whole != bare
    if is_kind_of_person:
        return Named((), whole, "", 0.75)
    if who.startswith("the ") and _REVEREND.match(bare) and is_personal(bare):
        return Named(people_in(bare), role, "", 0.85)
    if who.startswith("the ") and not BODY.search(bare) and not PUBLICATION.search(bare):
        return Named((), whole if re.match(PEOPLE, bare) else bare, "", 0.75)
    if (
        found.re is _BY
        and " " not in bare
        and (more := _FOR_THEM.match(rest))
        and bare.endswith("s")
    ):
        return Named((bare + more[0],), None, "", 0.6)
    pictured = (
        _OF_PICTURED.match(bare) if PICTURE_WORD.search(found.string[: found.start()]) else None
    )
    if pictured and is_personal(pictured["who"]):
        bare = pictured["who"]
    is_person = is_personal(bare) or role is not None or BODY.search(bare) is not None
    if " from " in found[0] and (KNOWN.fullmatch(bare) or (" " not in bare and not is_person)):
        return None
    return Named(people_in(bare), role, "", 0.85 if is_person else 0.6)


def _named_in_genre(text: str) -> Named | None:
    """Read the office in “a private Board of Trade paper”, “a top secret CIA briefing paper”."""
    for phrase in GENRE_PHRASE.finditer(text):
        named = _NAME_WITHIN.search(phrase[0])
        if named and BODY.search(named[0]) and not is_genre(named[0]):
            last = [*BODY.finditer(named[0])][-1].end()
            whole = named[0] if re.match(r" (?:of|for)\b", named[0][last:]) else named[0][:last]
            return Named((whole,), None, "", 0.6)
    return None
