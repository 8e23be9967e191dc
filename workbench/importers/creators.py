# SPDX-License-Identifier: MIT
"""Who made a source, what they were, and the title and publisher printed beside their name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.importers.genres import GENRE_PHRASE, GENRE_WORD
from workbench.importers.maker_parts import (
    ACTS,
    Named,
    is_article,
    is_genre,
    list_at_start,
    people_in,
    role_in,
    second_person,
    without_article,
)
from workbench.importers.maker_words import BODY, PEOPLE, PUBLICATION
from workbench.importers.makers_inside import named_inside
from workbench.importers.names import NAME, SHORT_NAME, UPPER, has_title, is_personal, names_a_work
from workbench.importers.publishers import A_PAPER, publisher_of
from workbench.importers.titles import title_in_row, title_of

_NAME_AT_START = re.compile(NAME)
_ANONYMOUS = re.compile(r"\b(?:anonymous|unknown|unnamed|unidentified)\b", re.IGNORECASE)
_OPENING_WORDS = re.compile(
    r"(?:(?:FROM|Adapted|Taken|Abridged|Translated|Edited|Quoted|Summarised|Reproduced|[Ee]xtracts?|"
    r"[Ee]xcerpts?|Selections?|Extracted|An?|The|Part|Source|From) ?)*"
    r"(?:(?:from|From|FROM|of|in|by) ?:?|:) "
)
_NO_NAME = re.compile(
    r"(?:Cartulary|Archives?|Accounts?|Minutes|Records?|Register|Rolls?|Proceedings|Transactions|Acts?|"
    r"Statutes?|Laws?|Rules?|Orders?|Books?|Annals|Calendar|Charter|Entry|Entries|Extracts?|Proverb|"
    r"Sentence|Accusation|Text|Words|Lines|Notes?|Lists?|Table|View|Plan|Population|Written|Printed|"
    r"Drawn|Painted|Published|Issued|Recorded|Spoken|Composed|Sent|Found|Posted|Inscription|Motto|"
    r"Graffit[io]|Headline|Slogan|Advert\w*|Comments?|Instructions|Recollections?|Memories|Recording|Figures|"
    r"Unknown|Anonymous|Market|Annual|Official|Statistics|Handbill|Petition|Resolutions?|Reply|"
    r"Response|Selections?|Excerpts?|From|After|During|Before|Following|Compiled|Description|"
    r"Traditional|Contemporary|Memorial|In|On|At|By|When)\b"
)
_MADE_BY = re.compile(
    rf"\b(?:painted|drawn|engraved|sketched|photographed|etched|which) (?:by )?(?P<who>{NAME})"
    rf"(?=,? (?:[a-z][^,]{{0,60}}, )?wrote\b|(?<=by )|[,;.( ]|$)"
)
_TRADES = (
    r"(?:[Hh]istorian|[Jj]ournalist|[Rr]eporter|[Nn]ovelist|[Pp]oet|[Ee]conomist|[Bb]iographer|"
    r"[Pp]olitician|[Pp]hilosopher|[Tt]raveller|[Ss]oldier|[Cc]ampaigner|[Ss]cholar|[Pp]hysician|"
    r"[Mm]issionary|[Mm]erchant|[Cc]hronicler|[Ww]riter|[Aa]uthor|[Mm]onk|[Aa]rchaeologist)"
)
_TRADE = re.compile(
    rf"(?:The |An? )?(?P<role>(?:{PEOPLE} )?(?:[a-z]+ ){{0,2}}{_TRADES}) (?P<who>{NAME})"
    rf"(?=,|:| ?\(| (?:writing|speaking|wrote|in|on|argues|writes|describes|explains)\b|$)"
)
_ROLE_THEN_NAME = re.compile(
    rf"(?:An?|The|One|Another) (?P<role>(?:[{UPPER}][\w’'-]+ ){{0,2}}[a-z][\w’' -]{{2,60}}), "
    rf"(?P<who>(?:the )?{NAME})(?=,| (?:writing|speaking|wrote|in)\b|$)"
)
_OFFICE_AT_START = re.compile(
    rf"The (?P<role>(?:[{UPPER}][\w’'-]+ ){{0,3}}?(?:Commissioner|Bishop|Archbishop|Mayor|Minister|"
    rf"Secretary|Chancellor|King|Queen|Governor|President|Superintendent|Inspector|Surveyor|"
    rf"Ambassador|Consul|Abbot|Prior|Sheriff|Steward|Manager|Director|Chief|Officer|Emperor|Tsar|"
    rf"Pope|Duke|Earl|Viceroy|Speaker|Marshal|Admiral|General|Vicar|Rector|Dean|Prefect)"
    rf"(?: (?:of|for|to) (?:the )?[{UPPER}][\w’'-]+(?: (?:of |and |the )*[{UPPER}][\w’'-]+)*)?)"
    r"(?=,| (?:in|to|writing|speaking|addressing|preaching|replying|reporting)\b)"
)
_SAYING = (
    r"(?:wrote|said|described|declared|told|stated|reported|recalled|explained|remembered|noted|"
    r"argued|complained|announced|warned|recorded|claimed|observed|recalls|describes|writes|"
    r"explains|remembers|says|argues|tells|gives)\b"
)
_SAYS_LATER = re.compile(
    rf"(?:In|On|At|After|During|Before|When|Following|While|By)\b[^.;]{{3,160}}?, "
    rf"(?:(?:an?|the) [a-z][^,]{{3,60}}, )?(?P<who>(?:the )?{NAME})(?:, [^,]{{2,90}},|,)? {_SAYING}"
)
_SAYS = re.compile(rf"[Tt]he (?P<role>{SHORT_NAME}) {_SAYING}")
_AFTER_TITLE = re.compile(rf"(?P<title>[^.]{{4,80}})\. (?P<who>{SHORT_NAME})(?=\.? ?$)")
_BODY_IN_ROW = re.compile(r"[^,]{8,}, (?P<who>(?:the )?[A-Z][\w’' -]{3,60})$")
_KEPT = re.compile(r"\b(?:Record Office|Library|Archives?|Museum|Press|Collection|University)\b")
_ITS_MAKER_FOLLOWS = re.compile(
    rf",(?: an?)?(?: (?:[a-z][\w-]* ){{0,3}}{GENRE_WORD.pattern})? by (?=[{UPPER}])"
)
_OWN_THING = re.compile(rf"['’]s [{UPPER}]")
_AND_OTHERS = re.compile(r",? e[lt] al\b\.?,?")
_SURNAME_FIRST = re.compile(
    rf"(?:[{UPPER}][\w’'-]+), [{UPPER}](?:\.|(?=[ ,(:]|$))"
    rf"(?:[ -]?[{UPPER}](?:\.|(?=[ ,(:]|$)))*"
    r"(?=,| \(|:| [A-Z]|$)|"
    rf"[{UPPER}][\w’'-]+, [{UPPER}][a-z]+(?: [{UPPER}]\.)?(?=\. [{UPPER}“])"
)
_NICKNAME = re.compile(rf" [(“\"'‘][{UPPER}][\w’'. -]{{0,15}}[)”\"'’] (?P<more>{SHORT_NAME})")


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
    title = title_of(text)
    publisher = _without_cover(publisher_of(text))
    text = _AND_OTHERS.sub(",", text).replace(",,", ",")
    found = (
        _made_by(text)
        or _described_at_start(text)
        or _surname_first(text)
        or _named_at_start(text, title)
        or _office_at_start(text)
        or _said(text)
        or named_inside(text)
        or _after_title(text)
        or _body_in_row(text)
    )
    if found and _ANONYMOUS.search(text[:80]) and not is_personal(" ".join(found.names)):
        found = None
    if not found:
        return Makers(title=title, publisher=publisher or _without_cover(_paper_at_start(text)))
    if publisher and any(name in publisher or publisher in name for name in found.names):
        publisher = None if publisher.startswith(found.names[0].split()[0]) else publisher
    if title in found.names:
        title = None  # “a monk called Name”
    if title is None and found.rest:
        title = title_in_row(found.rest, is_sure=found.role is not None)
    return Makers(found.names, found.role, title, publisher, found.confidence)


def _without_cover(publisher: str | None) -> str | None:
    return re.sub(r"^(?:Front )?(?:Cover|Page) of (?:the )?", "", publisher) if publisher else None


def _paper_at_start(text: str) -> str | None:
    bare = _without_opening(text)
    first = bare.partition(",")[0].strip(" .")
    after = bare.partition(",")[2].strip()
    is_paper = bool(PUBLICATION.search(first) or A_PAPER.match(after))
    is_name = not GENRE_PHRASE.match(first) and _NAME_AT_START.match(without_article(first))
    return without_article(first) if is_paper and is_name else None


def _without_opening(text: str) -> str:
    opening = _OPENING_WORDS.match(text)
    return text[opening.end() :] if opening else text


def _made_by(text: str) -> Named | None:
    """Read “The Old Mill, a watercolour painted by Name”: the words before are a title."""
    found = _MADE_BY.search(text)
    if not found or not is_personal(found["who"]) or _TRADE.match(text):
        return None
    return Named(people_in(found["who"].rstrip()), None, "", 0.85)


def _described_at_start(text: str) -> Named | None:
    """Read “The historian Name, writing …”."""
    bare = _without_opening(text) if text.startswith("From") else text
    found = _TRADE.match(bare)
    if found is None:
        found = _ROLE_THEN_NAME.match(text)
        if found and (GENRE_WORD.search(found["role"]) or is_genre(found["who"])):
            return None
    if not found or not is_personal(found["who"]):
        return None
    return Named(people_in(found["who"].rstrip()), found["role"], "", 0.85)


def _surname_first(text: str) -> Named | None:
    """Read “Marsh, A. B. (1984) Title”, as lists of books have it."""
    bare = _without_opening(text)
    found = _SURNAME_FIRST.match(bare)
    if not found or is_genre(found[0].partition(",")[0]) or BODY.search(found[0]):
        return None
    return Named((found[0].strip(" ,"),), None, bare[found.end() :], 0.8)


def _named_at_start(text: str, title: str | None) -> Named | None:
    """Read “Name, role, Title”, “Name speaking …”, “Adapted from Name, Title”."""
    bare = re.sub(r"^The (?=(?:Rev|Hon|Marquis|Comte|Vicomte|Abbé)\b)", "", _without_opening(text))
    text = text.removeprefix("The ") if bare == text.removeprefix("The ") else text
    found = _NAME_AT_START.match(bare)
    if not found:
        return None
    name, rest = found[0].rstrip(), bare[found.end() :]
    more = _NICKNAME.match(rest)
    if more and is_personal(name):
        name, rest = bare[: found.end() + more.end()].rstrip(), rest[more.end() :]
    is_title = title is not None and title.startswith(name) and bare != text
    if is_title or _ITS_MAKER_FOLLOWS.match(rest) or _is_nobody(name, rest):
        return None
    is_acting = ACTS.match(rest.lstrip(" ,")) is not None
    is_opened = bare != text
    if is_opened and not (is_personal(name) and rest.startswith((",", " (", ":"))):
        return None
    ends = rest.startswith((",", ";", " (", ":", ".", " - ", " – ", " — ")) or not rest.strip(" .")
    if not ends and not (is_acting and rest.startswith(" ")):
        return None
    return _with_role(name, rest, is_acting=is_acting, is_opened=is_opened)


def _with_role(name: str, rest: str, *, is_acting: bool, is_opened: bool) -> Named | None:
    chunks = [chunk.strip(" .") for chunk in re.split(r"[,;:]", rest) if chunk.strip(" .")]
    if chunks and A_PAPER.match(chunks[0]):
        return None
    names, taken = list_at_start(name, chunks)
    told = role_in(chunks[taken:])
    role = told[0] if told else None
    other = second_person(chunks) if role and not names else None
    if other:
        names = (*people_in(name), other[0])
        second = role_in(chunks[other[1] + 1 :])
        if second:
            role = f"{role}; {second[0]}"
            told = second
    behind = (told[1] if told else None) or (chunks[taken - 1] if taken else None)
    after = rest.partition(behind)[2] if behind else rest
    sureness = _sureness(name, is_acting=bool(is_acting or role), is_opened=is_opened)
    if names and not role and not is_acting and taken:
        sureness = min(sureness, 0.7)
    return Named(names or people_in(name), role, after, sureness)


def _is_nobody(name: str, rest: str) -> bool:
    """Tell whether words in capitals are a kind of source, a work or a newspaper, and no name."""
    if is_genre(name) or is_article(name) or _NO_NAME.match(name) or PUBLICATION.fullmatch(name):
        return True
    if (names_a_work(name) or _OWN_THING.search(name)) and not BODY.search(name):
        return True
    is_acting = rest.lstrip().startswith(("speaking", "writing"))
    return bool(PUBLICATION.search(name)) and not is_acting


def _office_at_start(text: str) -> Named | None:
    """Read “The Commissioner of Police, in a telegram …”: an office without a name."""
    found = _OFFICE_AT_START.match(text)
    return Named((), found["role"], "", 0.8) if found else None


def _said(text: str) -> Named | None:
    """Read “After the fire, Name wrote to …” and “the Elder of Vale said this”."""
    found = _SAYS_LATER.match(text)
    if found and not is_genre(found["who"]):
        who = found["who"]
        if who.startswith("the ") and not BODY.search(who):
            return Named((), without_article(who), "", 0.75)
        return Named(people_in(without_article(who)), None, "", 0.8 if is_personal(who) else 0.7)
    office = _SAYS.match(text)
    if office and not PUBLICATION.search(office["role"]) and not BODY.search(office["role"]):
        return Named((), office["role"], "", 0.75)
    return None


def _after_title(text: str) -> Named | None:
    """Read “The road has two ends. Name. 1980”: a title, and whose it is."""
    found = _AFTER_TITLE.match(text)
    if not found or not is_personal(found["who"]) or is_genre(found["who"]):
        return None
    is_name = is_personal(found["title"]) or BODY.search(found["who"])
    return (
        None
        if is_name or PUBLICATION.search(found["who"])
        else Named((found["who"].strip(" ."),), None, "", 0.6)
    )


def _body_in_row(text: str) -> Named | None:
    """Read “Declaration on …, Harbour Congress”: the body that stands last issued it."""
    found = _BODY_IN_ROW.match(text.strip(" ."))
    if not found or not is_genre(found.string.partition(",")[0].split(" ")[0]):
        return None
    who = without_article(found["who"])
    is_body = BODY.search(who) and not _KEPT.search(who) and not PUBLICATION.search(who)
    return Named((who,), None, "", 0.6) if is_body else None


def _sureness(name: str, *, is_acting: bool, is_opened: bool) -> float:
    """Return how sure words at the start are the name of the maker."""
    if not is_personal(name):
        return 0.7 if is_acting else 0.6
    if is_opened:
        return 0.85 if has_title(name) or "." in name else 0.75
    return 0.9
