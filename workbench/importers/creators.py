# SPDX-License-Identifier: MIT
"""Who made a source, what they were, and the title and publisher printed beside their name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.importers.genres import GENRE_PHRASE, GENRE_WORD
from workbench.importers.names import NAME, UPPER, has_title, is_personal
from workbench.importers.places import KNOWN

_NAME_AT_START = re.compile(NAME)
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
_ENDS_WHO = (
    r"(?=,|;|\(|:|\.?$|(?<!\bRev)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)(?<!\bCapt)(?<!\bCol)"
    r"(?<!\bGen)(?<!\bLt)(?<!\bSgt)(?<!\bProf)(?<!\bRevd)(?<!\bHon)(?<!\b[A-Z])\.\s|\s(?:to|for|in|on|at|during|published|printed|written|describing|about|"
    r"from|who|which|showing|after|before|titled|called|entitled|and published|giving|explaining|"
    r"recalling|recorded|recording|sent|made|addressed|stationed|dated|read|taken|kept|describes?|"
    r"depicts?|against|concerning|with|as|into)\b)"
)
_BY = re.compile(
    r"(?<!read )(?<!used )(?<!heard )(?<!seen )(?<!bought )(?<!owned )(?<!watched )(?<!kept )"
    r"(?<!followed )(?<!accompanied )(?<!recorded )(?<!translated )(?<!edited )(?<!taken down )"
    r"(?<!adapted )(?<!put )\b(?:by|from the (?:pen|hand) of)\s+(?P<who>(?:an?|the|his|her|"
    rf"two|three|one of the)?\s?[^,;(]{{2,90}}?){_ENDS_WHO}"
)
_OF = re.compile(
    rf"\b(?i:diary|diaries|journal|memoirs?|memories|autobiography|reminiscences|recollections|notebook|"
    rf"logbook|letters?|papers|speech|speeches|testimony|evidence|confession|account|writings|"
    rf"sermons?|will|records|statement|manifesto|accounts|chronicle|log|depositions?|examination|"
    rf"petition|words|verses|poems?|report|dispatch|telegram|note|memorandum|message|narrative|"
    rf"proclamation|complaint|confessions|travels|annals|song|ballad|article|book|"
    rf"answers?) (?:written )?(?:of|from|by) "
    rf"(?P<who>(?:an?|the)?\s?{NAME}|(?:an?|the) [a-z][\w’' -]{{2,60}}?|"
    rf"(?:[a-z][\w’'-]+ ){{1,3}}?{NAME}){_ENDS_WHO}",
)
_WITH = re.compile(
    rf"\b[Ii]nterviews? (?:given by|with|of) (?P<who>(?:an?|the)?\s?(?:[a-z][\w’'-]+ )*{NAME}|"
    rf"(?:an?|the) [a-z][\w’' -]{{2,60}}?){_ENDS_WHO}"
)
_OWN = re.compile(
    rf"(?:^|\bfrom |\bin )(?P<who>{NAME})['’]s? (?:own )?(?=(?:[\w-]+ "
    rf"){{0,3}}?{GENRE_WORD.pattern})",
    re.IGNORECASE,
)
_SENT_BY = re.compile(rf"\b(?:sent|signed|dictated|kept(?! by the)) by (?P<who>(?:the )?{NAME})")
_ACTS = re.compile(
    r"(?:speaking|writing|recalling|remembering|describing|talking|addressing|looking back|"
    r"reporting|replying|preaching|explaining|recounting|answering|complaining|arguing|lecturing|"
    r"commenting|interviewed|giving|telling|quoted|cited|as recorded|as told|"
    r"in (?:an?|his|her|the|their|evidence|conversation|Parliament|Congress)\b|on |wrote|said|"
    r"spoke|told|describes?|depicts?|from |to |at |who |aged |by )"
)
_DESCRIBED = re.compile(
    rf"(?:(?:an?|the) )?(?P<role>(?!the |an? |his |her )[a-z][\w’' -]{{2,60}}?) (?P<name>{NAME})$"
)
_ANONYMOUS = re.compile(r"\b(?:anonymous|unknown|unnamed|unidentified)\b", re.IGNORECASE)
_TITLED = re.compile(r"[“‘\"'*_](?P<title>[A-Z][^”\"*_]{2,120}?)[”’\"'*_](?=[\s,.;()]|$)")
_OPENING_WORDS = re.compile(
    r"(?:(?:Adapted|Taken|Abridged|Translated|Edited|Quoted|Summarised|Reproduced|[Ee]xtracts?|"
    r"[Ee]xcerpts?|Extracted|An?|The|Part|Source|From) ?)*(?:(?:from|From|of|in|by) ?:?|:) "
)
_FROM_BY = re.compile(
    rf"(?:^|\b)[Ff]rom (?P<title>(?:[A-Z0-9][\w’'-]*|of|the|a|an|and|in|to|on|for|from|with|at|–|&)"
    rf"(?:[ ,:]+(?:[A-Z0-9][\w’'-]*|of|the|a|an|and|in|to|on|for|from|with|at|–|"
    rf"&))*),? by (?=[{UPPER}])"
)
_PUBLISHED = re.compile(
    r"\b(?:published|printed|issued|broadcast|appeared|appearing|"
    r"reprinted)(?: first)? (?:in|by|on) "
    r"(?P<who>(?:the )?[A-Z][\w’'&. -]{2,80}?)(?=,|;|\(|\)|\.?$|\.\s| in \d| on \d|"
    r" in [A-Z][a-z]+ \d| (?:for|at|during|as)\b)"
)
_LONGEST_ROLE = 9
"""Words of a role at most."""

_NO_ROLE = re.compile(
    r"(?:\w+(?:ed|ing)|written|drawn|taken|given|sent|made|sung|spoken|told|read|kept|held|then|now|who|which|and|in|at|to|for)\b"
)
_NO_NAME = re.compile(
    r"(?:Cartulary|Archives?|Accounts?|Minutes|Records?|Register|Rolls?|Proceedings|Transactions|Acts?|"
    r"Statutes?|Laws?|Rules?|Orders?|Books?|Annals|Calendar|Charter|Entry|Entries|Extracts?|Proverb|"
    r"Sentence|Accusation|Text|Words|Lines|Notes?|Lists?|Table|View|Plan|Population|Written|Printed|"
    r"Drawn|Painted|Published|Issued|Recorded|Spoken|Composed|Sent|Found|Posted|Inscription|Motto|"
    r"Graffit[io]|Headline|Slogan|Advert\w*|Comments?|Instructions|Recollections|Memories|Figures|"
    r"Unknown|Anonymous|Market|Annual|Official|Statistics|Handbill|Petition|Resolutions?)\b"
)
_A_KIND = re.compile(r".*\b(?:newspaper|magazine|paper|journal|weekly|monthly|daily)\b")
_A_PAPER = re.compile(r"an? [^,]{0,40}\b(?:newspaper|magazine|paper|journal|periodical|weekly)\b")
_NOBODY = re.compile(
    r"(?:semaphore|telegraph|radio|wireless|telephone|letter|bicycle|rail|hand|which|whom|that|means|night|day|sea|land|order|law|post|request)\b"
)
_OFFICE_OF = re.compile(r"\b(?:of|for|to|in|at)$|['’]s$")
_MAKER = re.compile(r"\b(?:writer|maker|artist|editor|historian)\b")
_MADE_BY = re.compile(
    rf"\b(?:painted|drawn|engraved|sketched|photographed|etched|which) (?:by )?(?P<who>{NAME})"
    rf"(?=,? (?:[a-z][^,]{{0,60}}, )?wrote\b|(?<=by )|[,;.( ]|$)"
)
_TRADE = re.compile(
    rf"(?:The |An? )?(?P<role>(?:[a-z]+ ){{0,2}}(?:historian|journalist|reporter|novelist|poet|"
    rf"economist|biographer|politician|philosopher|traveller|soldier|campaigner))"
    rf" (?P<who>{NAME})(?=,|:| (?:writing|speaking|wrote|in )|$)"
)
_OFFICE_AT_START = re.compile(
    rf"The (?P<role>(?:[{UPPER}][\w’'-]+ ){{0,3}}?(?:Commissioner|Bishop|Archbishop|Mayor|Minister|"
    rf"Secretary|Chancellor|King|Queen|Governor|President|Superintendent|Inspector|Surveyor|"
    rf"Ambassador|Consul|Abbot|Prior|Sheriff|Steward|Manager|Director|Chief|Officer|Emperor|Tsar|"
    rf"Pope|Duke|Earl|Viceroy|Speaker|Marshal|Admiral|General|Vicar|Rector|Dean|Prefect)"
    rf"(?: (?:of|for|to) (?:the )?[{UPPER}][\w’'-]+(?: (?:of |and |the )*[{UPPER}][\w’'-]+)*)?)"
    r"(?=,| (?:in|to|writing|speaking|addressing|preaching|replying|reporting)\b)"
)
_OFFICE = re.compile(
    r"(?:Prime Minister|Foreign Secretary|Home Secretary|Chancellor|President|MP|Secretary|"
    r"Minister|Bishop|Mayor|Ambassador|Leader|Soviet|British|American|German|French|Russian|Professor)\b"
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
    found = (
        _made_by(text)
        or _described_at_start(text)
        or _named_at_start(text)
        or _office_at_start(text)
        or _named_inside(text)
    )
    if found and _ANONYMOUS.search(text[:80]) and not is_personal(" ".join(found.names)):
        found = None
    if not found:
        bare = _without_opening(text)
        first = bare.partition(",")[0].strip(" .")
        after = bare.partition(",")[2].strip()
        is_paper = bool(_PUBLICATION.search(first) or _A_PAPER.match(after))
        is_paper = is_paper and not GENRE_PHRASE.match(first)
        if publisher is None and is_paper and _NAME_AT_START.match(_without_article(first)):
            publisher = _without_article(first)
        return Makers(title=title, publisher=publisher)
    title = title or _title_in_row(found.rest)
    return Makers(found.names, found.role, title, publisher, found.confidence)


@dataclass(frozen=True, slots=True)
class _Named:
    """People found in an attribution, what they were, and the words after that."""

    names: tuple[str, ...]
    role: str | None = None
    rest: tuple[str, ...] = ()
    confidence: float = 0.0


def _without_opening(text: str) -> str:
    opening = _OPENING_WORDS.match(text)
    return text[opening.end() :] if opening else text


def _made_by(text: str) -> _Named | None:
    """Read “The Old Mill, a watercolour painted by Name”: the words before are a title."""
    found = _MADE_BY.search(text)
    if not found or not is_personal(found["who"]) or _TRADE.match(text):
        return None
    return _Named(_people(found["who"].rstrip()), None, (), 0.85)


def _described_at_start(text: str) -> _Named | None:
    """Read “The historian Name, writing …”."""
    found = _TRADE.match(text)
    if not found or not is_personal(found["who"]):
        return None
    return _Named(_people(found["who"].rstrip()), found["role"], (), 0.85)


def _named_at_start(text: str) -> _Named | None:
    """Read “Name, role, Title”, “Name speaking …”, “Adapted from Name, Title”."""
    bare = _without_opening(text)
    found = _NAME_AT_START.match(bare)
    if not found:
        return None
    name, rest = found[0].rstrip(), bare[found.end() :]
    if _is_nobody(name, rest):
        return None
    acts = _ACTS.match(rest.lstrip(" ,"))
    is_opened = bare != text
    if is_opened and not (is_personal(name) and rest.startswith((",", " (", ":"))):
        return None
    ends = rest.startswith((",", ";", " (", ":", ".")) or not rest.strip(" .")
    if not ends and not (acts and rest.startswith(" ")):
        return None
    chunks = [chunk.strip(" .") for chunk in re.split(r"[,;:]", rest) if chunk.strip(" .")]
    if chunks and _A_PAPER.match(chunks[0]):
        return None
    role = _role_in(chunks)
    remaining = tuple(chunk for chunk in chunks if chunk != role)
    return _Named(
        _people(name),
        role,
        remaining,
        _sureness(name, is_acting=bool(acts or role), is_opened=is_opened),
    )


def _is_nobody(name: str, rest: str) -> bool:
    """Tell whether words in capitals are a kind of source or a newspaper, and no name."""
    if _is_genre(name) or _is_article(name) or _NO_NAME.match(name):
        return True
    is_acting = rest.lstrip().startswith(("speaking", "writing"))
    return bool(_PUBLICATION.search(name)) and not is_acting


def _office_at_start(text: str) -> _Named | None:
    """Read “The Commissioner of Police, in a telegram …”: an office without a name."""
    found = _OFFICE_AT_START.match(text)
    return _Named((), found["role"], (), 0.8) if found else None


def _sureness(name: str, *, is_acting: bool, is_opened: bool) -> float:
    """Return how sure words at the start are the name of the maker."""
    if not is_personal(name):
        return 0.7 if is_acting else 0.6
    if is_opened:
        return 0.85 if has_title(name) or "." in name else 0.75
    return 0.9


def _named_inside(text: str) -> _Named | None:
    """Read “a letter by …”, “the diary of …”, “a note sent by …”, “…’s diary”."""
    found = [found for pattern in (_SENT_BY, _OF, _WITH, _BY) if (found := pattern.search(text))]
    found.sort(key=lambda match: match.start("who"))
    for match in (*found, *filter(None, (_OWN.search(text),))):
        named = _named_by(match, text)
        if named:
            return named
    return _named_in_genre(text)


def _named_by(found: re.Match[str], text: str) -> _Named | None:
    who, rest = found["who"].strip(" ."), text[found.end() :]
    chunks = [chunk.strip(" .") for chunk in re.split(r"[,;]", rest)[1:] if chunk.strip(" .")]
    bare = _without_article(who)
    described = _DESCRIBED.match(who)
    if described and is_personal(described["name"]) and not _OFFICE_OF.search(described["role"]):
        return _Named(_people(described["name"]), described["role"], (), 0.85)
    if not bare or _is_genre(bare):
        return None
    role = _role_in(chunks) if rest.startswith(",") else None
    if bare[0].isupper():
        name = _NAME_AT_START.match(bare)
        bare = (
            name[0]
            if name and len(name[0]) > 2 and not bare[len(name[0]) :].startswith(" of")
            else bare
        )
        if who.startswith("the ") and not _BODY.search(bare) and not _PUBLICATION.search(bare):
            return _Named((), bare, (), 0.75)
        is_person = is_personal(bare) or role is not None or _BODY.search(bare)
        if found.re is _OF and " " not in bare and not is_person and " from " in found[0]:
            return None
        return _Named(_people(bare), role, (), 0.85 if is_person else 0.6)
    return None if _NOBODY.match(bare) else _Named((), bare, (), 0.75)


_NAME_WITHIN = re.compile(rf"(?<!^)\b{NAME}")
_IN_A_WORK = re.compile(rf"\bin (?P<who>(?:the )?{NAME})")


def _named_in_genre(text: str) -> _Named | None:
    """Read the office in “a private Board of Trade paper”, “a top secret CIA briefing paper”."""
    for phrase in GENRE_PHRASE.finditer(text):
        named = _NAME_WITHIN.search(phrase[0])
        if named and _BODY.search(named[0]) and not _is_genre(named[0]):
            return _Named((named[0],), None, (), 0.6)
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


def _title_in_row(chunks: Sequence[str]) -> str | None:
    """Return the chunk after an author's name that is written like a title."""
    for chunk in chunks[:2]:
        bare = re.sub(r"\s*\(.*$", "", chunk).strip()
        words = bare.split()
        capitals = sum(word[:1].isupper() for word in words)
        is_other = _PLACE_WORD.search(bare) or _PUBLICATION.search(bare) or _BODY.search(bare)
        if len(words) >= 2 and capitals * 2 >= len(words) and words[0][:1].isupper():
            return None if is_other or has_title(bare) else bare
    return None


def _publisher(text: str) -> str | None:
    found = _PUBLISHED.search(text)
    if found and not KNOWN.fullmatch(found["who"].strip(" .")) and _is_publisher(found, text):
        return _without_article(found["who"].strip(" ."))
    named = _IN_A_WORK.search(text)
    if named and (_PUBLICATION.search(named["who"]) or _A_PAPER.match(text[named.end() + 2 :])):
        return _without_article(named["who"])
    return None


def _is_publisher(found: re.Match[str], text: str) -> bool:
    """Tell whether words after “published in” name a paper or a press and not a town."""
    who, after = found["who"], text[found.end() :]
    if " by " in found[0] and not who.startswith(("the ", "The ")):
        return True
    is_named = _PUBLICATION.search(who) or _BODY.search(who) or who.startswith("The ")
    return bool(is_named or _A_PAPER.match(after.lstrip(", ")) or _A_KIND.match(who))


def _without_article(text: str) -> str:
    return re.sub(r"^(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er) ", "", text).strip()


def _is_article(name: str) -> bool:
    return name in {"As", "A", "An", "The", "This", "One", "Part", "Two", "Three", "Some"} or bool(
        re.match(
            r"(?:An?|The|Part|Written|Drawn|Published|Extract|Adapted|Taken|From|Excerpt) ", name
        )
    )


def _is_genre(name: str) -> bool:
    """Tell whether words that look like a name are the kind of source: “Printed notice”."""
    found = GENRE_WORD.search(name)
    return found is not None and (found.end() == len(name) or found.start() == 0)
