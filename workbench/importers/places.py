# SPDX-License-Identifier: MIT
"""Where a source was made, as far as its attribution tells.

A name after “in” may as well be a newspaper, a book, or where somebody else lived. So only a name
that is well known, or that goes with an act (speaking, preached, sent …), is given as sure.
"""

from __future__ import annotations

import re

from workbench.importers.genres import GENRE_WORD
from workbench.importers.maker_words import BODY, PEOPLE
from workbench.importers.names import UPPER

_PROPER = rf"[{UPPER}][\w’'-]*(?: (?:of |on |upon |and |the )?[{UPPER}][\w’'-]*)*"
_WHERE = re.compile(
    rf"\b(?P<how>in|at|to|near|outside|from|off) (?P<where>(?:the )?{_PROPER}"
    r"(?: (?:docks?|quay|harbour|town|city|castle|palace|prison|camp|square|station|market|church|"
    r"gates?|jail|gaol|steps|assembly rooms|workhouse|hospital|barracks|front))?)"
)
KNOWN = re.compile(
    r"(?:the )?(?:Great |Northern |Southern |West |East |North |South |New |Nazi |Soviet )*"
    r"(?:Britain|England|Scotland|Wales|Ireland|Germany|France|Italy|Spain|Russia|Union|Poland|"
    r"Austria|Hungary|Europe|America|USA|US|USSR|UK|United States|United Kingdom|China|Japan|"
    r"India|Africa|Australia|Zealand|Canada|Vietnam|Korea|Cuba|Israel|Egypt|Turkey|Greece|"
    r"Netherlands|Belgium|Portugal|Sweden|Norway|Denmark|Finland|Switzerland|Mexico|Brazil|"
    r"London|Paris|Berlin|Moscow|Petrograd|Leningrad|St Petersburg|Rome|Vienna|Madrid|Dublin|"
    r"Edinburgh|Glasgow|Manchester|Birmingham|Liverpool|Leeds|Belfast|Cardiff|York|Oxford|"
    r"Cambridge|Washington|Chicago|Boston|Philadelphia|Beijing|Tokyo|Delhi|Calcutta|Cairo|"
    r"Jerusalem|Istanbul|Constantinople|Budapest|Warsaw|Prague|Munich|Hamburg|Geneva|Amsterdam|"
    r"Brussels|Alabama|California|Texas|Georgia|Virginia|Mississippi|Parliament|"
    r"House of (?:Lords|Commons))$"
)
_ACTING = re.compile(
    r"\b(?:speaking|speech|preach\w*|sermon|address\w*|meeting|rally|given|delivered|sent|written|"
    r"writing|taken|recorded|broadcast|interview\w*|posted|put up|drawn|painted|photograph\w*|"
    r"talking|telling|replying|question|stationed|signed|made|lecture|trial|conference|found|"
    r"announce\w*|broadcast|held|adopted|issued|leaflet|poster|crowd|house|letter)\b[^,;()]{0,40}$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\bto (?:an?|the|his|her|their|my) (?!question)[\w’' -]{2,40}$|"
    r"\b(?:who|which|whose|when|where)\b[^,;]*$|\b(?:visited|lived|born|came|went|"
    r"moved|worked|soldier|nurse|inspector|teacher|worker|doctor|priest|inmate|wife|brother|sister|"
    r"mother|father|uncle|aunt|friend|servant|student|politician|lawyer|refugee|prisoner|queen|king|"
    r"demonstrat\w+|events|places|shows?|showing|of the [a-z]+|life|conditions)$",
    re.IGNORECASE,
)
_JOURNEY = re.compile(r"\b(?:visit|trip|tour|voyage)$")
_SENT = re.compile(r"\b(?:sent|written|broadcast|letter|speaking|telegram|report|cable|dispatch)$")
_IN_PRINT = re.compile(
    r"\b(?:article|cartoon|published|printed|appeared|quoted|cited|reprinted|reproduced|translated"
    r"(?: by [\w. -]+)?|book|memoir|essay|story|poem|advertisement|column|report|editorial|who "
    r"[\w ]+|letter|autobiography)[ ,]*$"
)
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Spring|Summer|Autumn|Winter|Christmas|Easter|Parliament Act|King|Queen|President|Prime|Lord|"
    r"Lady|Sir|Mr|Mrs|Captain|General|World War|First World|Second World|Cold War|English|German|"
    r"French|Russian|Latin|Congress|Twentieth|Punch|Adapted|Taken|An?|The|I|His|Her|Professor|Dr|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Vol|Book|Chapter|Part|No|"
    r"Government|Action|Mein|HQ)\b|[A-Z]{2,5}$"
)
_NOT_A_PLACE = re.compile(
    r"\b(?:War|Wars|Ages|Age|Rising|Rebellion|Revolution|Crisis|Congress|Company|Society|Regiment|"
    r"Battalion|Brigade|Corps|Command|Committee|Council|Government|Dictionary|Encyclop\w+|"
    r"Migrations?|Treaty|Act|Pact|Party|Union of|Nations|Inquirer|Century|Press|Sons|Ltd|Co|Book|"
    r"Assembly|Programme|Movement|Biography)$|-based$"
)
_ADJECTIVE = re.compile(rf"(?:{PEOPLE}(?: |$))+")
_PAPER = re.compile(
    r"\b(?:Times|Gazette|Herald|News|Post|Mail|Chronicle|Guardian|Telegraph|Journal|Mirror|Express|"
    r"Standard|Observer|Review|Magazine|Tribune|Lantern|Punch|Pravda|History|Life|Memoirs|Lamp|"
    r"Advertiser|Echo|Argus|Courier|Examiner|Argus|Star|Sun|Press|Readings)\b|['’]s$"
)
_TOLD_OF = re.compile(
    r"\b(?:explaining|explains|about|outlines|outlining|(?:history|study|origins|causes) of)\b"
    r"(?:(?! published| written| printed)[^,;.])*$"
)
_NAME_BEFORE = re.compile(rf"(?:^|[,:;] |by |of )(?:[{UPPER}][\w.’'-]* ){{1,4}}$")
_OWN_PLACE = re.compile(
    rf"(?:House of (?:Lords|Commons)|{_PROPER}(?: (?:quay|docks?|harbour|branch|town))?)$"
)


_PART_OF = re.compile(
    r"\b(?:on|in|at|from) the (?:streets|outskirts|docks|port|town|city|village|ruins) of "
    rf"(?P<where>{_PROPER})"
)
_SHORTEST = 3


def place_of(text: str, taken: str) -> tuple[str | None, float]:
    """Return where a source was made and how sure that is; `taken` are words with another sense."""
    best: tuple[str | None, float] = (None, 0.0)
    for found in _WHERE.finditer(text):
        where = re.sub(r"^the ", "", found["where"])
        sure = _sureness(found, text, where) if _may_be_one(where, taken) else 0.0
        if sure > best[1]:
            best = where, sure
    if best[0]:
        return best
    part = _PART_OF.search(text)
    if part and _may_be_one(part["where"], taken):
        return part["where"], 0.7
    chunks = [chunk.strip(" .") for chunk in re.split(r"[,(]", text)[1:]]
    for place, where in reversed([*enumerate(chunks)]):
        is_name = _OWN_PLACE.fullmatch(where) and not GENRE_WORD.search(where)
        if is_name and len(where.split()) <= 4 and _may_be_one(where, taken):
            is_last = place == len(chunks) - 1
            return where, 0.8 if KNOWN.fullmatch(where) else 0.6 if is_last else 0.5
    return None, 0.0


def _may_be_one(where: str, taken: str) -> bool:
    if len(where) < _SHORTEST:
        return False
    if _ADJECTIVE.fullmatch(where) or _NOT_A_PLACE.search(where):
        return False
    return where not in taken and not _NO_PLACE.match(where) and not _PAPER.search(where)


def _goes_on(found: re.Match[str], text: str, where: str) -> bool:
    """Tell whether words in capitals are those of a title: “Journeys in Vale”, “Lumen in …”.

    A name that only describes a noun behind it, as in “in British waters”, is no place either.
    """
    words = text[: found.start()].split()
    last = words[-1] if words else ""
    is_run = last[:1].isupper() and last[-1:].isalpha() and not GENRE_WORD.fullmatch(last)
    is_run = is_run and not BODY.search(" ".join(words[-2:]))
    is_title = is_run and (len(words) == 1 or not _NAME_BEFORE.search(text[: found.start()]))
    is_adjective = _ADJECTIVE.match(where) is not None and re.match(r" [a-z]", text[found.end() :])
    is_foreign = (
        re.match(rf" (?!to|in|on|at|by|of|or)[a-z]{{1,2}} [{UPPER}]", text[found.end() :])
        is not None
    )
    return is_title or is_foreign or bool(is_adjective)


def _sureness(found: re.Match[str], text: str, where: str) -> float:
    """Return how sure a name is where the source was made: 0 for that of a person or a paper."""
    before, how = text[: found.start()].rstrip(), found["how"]
    is_other = _goes_on(found, text, where) or _TOLD_OF.search(before)
    if is_other or how == "to":
        return 0.8 if not is_other and _JOURNEY.search(before) else 0.0
    if how == "from":
        is_person = text.startswith(" to ", found.end()) and not KNOWN.fullmatch(where)
        return 0.7 if _SENT.search(before) and not is_person else 0.0
    if _OF_OTHERS.search(before):
        return 0.4
    if KNOWN.fullmatch(where):
        return 0.85
    if how == "in" and _IN_PRINT.search(before):
        return 0.5 if " " not in where else 0.0
    return 0.8 if _ACTING.search(before) else 0.55
