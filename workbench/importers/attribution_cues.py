# SPDX-License-Identifier: MIT
"""Points for what makes a paragraph of a source its attribution, as data.

The points begin where the project's catalogue of page shapes put them and were tuned on pages in
those shapes. They are only given inside the block of a source: elsewhere a line such as “Geneva
Summit (July 1955)” would score as high as a real attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from workbench.importers.genres import (
    CLEAR_GENRE_WORD,
    GENRE_PHRASE,
    are_of_genres,
    may_name_genre,
    names_clear_genre,
    names_genre,
    words_in,
)
from workbench.importers.printed_labels import LABEL, SURE_LABEL, SURE_LABEL_START
from workbench.importers.rows import is_row

# Begins with the digit that has to be there: nothing is looked for as fast as one of some signs.
YEAR = re.compile(
    r"[125-9](?<![\d,£$.].)(?:(?<=[5-9])\d\d|(?<=1)\d{3}|(?<=2)0[0-4]\d)(?!\d|,\d|\.\d| ?%)"
    r"(?=s?\b)"
)
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_NAME_WORD = r"[A-ZÀ-Þ][\w’'.-]*"
NAME = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|de|du|van|von|der|of|the|la|le|al|ibn|bin|and|&))*"
LATE = 600
"""Characters of a paragraph that are looked at: no attribution is longer by much."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, the points it is worth, and whether it has to stand at the start.

    One of `words` stands wherever the pattern does, if there are any: most texts have none of them.
    """

    points: float
    pattern: re.Pattern[str]
    at_start: bool = False
    words: frozenset[str] = frozenset()


def _start(points: float, pattern: str, flags: int = 0) -> Cue:
    return Cue(points, re.compile(pattern, flags), at_start=True)


def _anywhere(points: float, pattern: str, flags: int = 0, *, words: str = "") -> Cue:
    return Cue(points, re.compile(pattern, flags), words=_first_words(words))


def _said(points: float, verbs: str, prepositions: str) -> Cue:
    return _anywhere(points, rf"\b(?:{verbs}) (?:{prepositions})\b", words=verbs)


def _one_of(words: str) -> Cue:
    return _anywhere(-1, rf"\b(?:{words})\b", words=words)


def _first_words(alternatives: str) -> frozenset[str]:
    """Return the first word of each of these alternatives, as `words_in` has it."""
    return frozenset(words_in(each)[0] for each in alternatives.split("|") if each)


_I = re.IGNORECASE
_OF_A_YEAR = "1|2|5|6|7|8|9"
_OPENER = r"[—–\-(\[“\"'‘*_]*\s*"

CUES: tuple[Cue, ...] = (
    _start(5, SURE_LABEL_START, _I),
    _start(
        4,
        rf"{_OPENER}An? (?:adapted |edited |short |brief |translated )?(?:extracts?|excerpts?|"
        rf"passages?)\b",
        _I,
    ),
    _start(4, rf"{_OPENER}(?:Extracts?|Excerpts?|Extracted|Excerpted) (?:from|of)\b", _I),
    _start(
        3,
        rf"{_OPENER}(?:[Aa]s )?(?:[Aa]dapted|[Tt]aken|[Qq]uoted|Translated|Abridged|Reported|"
        rf"Reproduced|Based|Edited|Summarised) (?:from|by|in|on)\b",
    ),
    _start(
        2.5,
        rf"{_OPENER}From\b(?! (?:now|then|there|here|that moment|the moment|time to time|"
        rf"this moment|morning|dawn|my|our|what I))",
    ),
    _start(3, r"from (?:an?|the|his|her|their) "),
    _start(3, rf"{_OPENER}(?:Attributed|Credited|Ascribed|Courtesy of|Reportedly said)\b"),
    _start(
        4.5,
        r"(?:This|The following|Here|Below)\b[^.]{0,40}?\b(?:is|are|was|were|comes)\b[^.]{0,30}?"
        r"\b(?:from|extracts?|excerpts?|adapted|taken|part of|written by)\b",
    ),
    _start(
        6,
        r"(?:This|These|Here) (?:is|are|was|were) (?:what|some of|part of|how)\b[^?!]{0,120}?"
        r"\b(?:wrote|writing|said|told|reported|described|recorded|remembered|sent|made|given|heard|"
        r"published|recalled)\b",
    ),
    _start(2.5, rf"{_OPENER}Part of (?:an?|the|his|her)\b"),
    _start(
        3.5,
        r"(?:The following (?:[\w-]+ )?(?:source|extract|excerpt|passage|document|cartoon|"
        r"photograph|poster|speech|letter|statement|article|is|was)\b|"
        r"(?:The|In the|This) (?:source|extract|excerpt|passage|document|cartoon|photograph|poster|"
        r"speech|letter|statement|article) below\b)",
    ),
    _anywhere(
        4.5,
        r"(?:^|[.!?] )(?:This|The following) (?:[\w-]+ )?(?:excerpt|extract|passage|selection|"
        r"letter|speech|document|account|song|poem|article|report|testimony|interview|statement) "
        r"(?:is|was|comes|appeared|has been)\b[^.]{0,30}?\b(?:from|adapted|taken|part of|written|"
        r"recorded|published|printed|sung|collected|given|made|translated|told|in) ",
        words="this|following",
    ),
    _said(
        1,
        "noted|wrote|said|told|observed|reported|complained|replied|remembered|testified",
        "in|on|at|to|by|about|during|after|shortly|soon",
    ),
    _start(
        3,
        rf"{_OPENER}(?:(?:Description|Data|Figures|Table|Map|Chart|Graph|Text) )?"
        rf"(?:(?i:compiled|adapted|simplified)|Written|Published|Issued|Drawn|Painted|Spoken|Recorded|Broadcast|"
        rf"Produced|Printed|Photographed|Told|Sent|Said|Sung|Performed|Preached|Delivered|Copied|"
        rf"Carved|Chalked|Posted|Circulated|Made|Collected) (?:as|by|for|in|to|at|on|during|from|"
        rf"just|shortly)\b",
    ),
    _start(2.5, rf"(?:[—–~]\s?|-\s?){NAME}"),
    _start(2, rf"{_OPENER}{NAME},\s"),
    _start(1.5, rf"{_OPENER}{NAME} \((?:c\.? ?)?\d{{3,4}}"),
    _start(
        2.5,
        rf"{_OPENER}{NAME}(?:, [^.]{{1,80}},)? (?:speaking|writing|recalling|remembering|"
        rf"describing|talking|addressing|looking back|reporting|interviewed|in (?:an?|his|her|"
        rf"the) [\w ]{{0,30}}(?:speech|letter|interview|diary|memoirs?|book|autobiography|"
        rf"broadcast))\b",
    ),
    _start(
        2,
        rf"{_OPENER}(?:An?|The|One of the) [\w ,’'-]{{2,70}}? (?:remembering|recalling|describing|"
        rf"speaking|writing|interviewed|looking back|talking|giving evidence|explaining|telling|"
        rf"replying|reporting|complaining)\b",
    ),
    _start(
        1.5,
        rf"{_OPENER}(?:An?|The|One of|Two|Three|Some|Part of) (?:[\w’'-]+,? ){{0,6}}(?:from|by|"
        rf"in|of|to|on|about|written|published|issued|sent|drawn|made|produced|given|taken|"
        rf"painted|printed|showing|used|kept|called|entitled)\b",
    ),
    _anywhere(2, r"\((?:[^()]{0,40}[ ,])?(?:c\.? ?)?\d{4}(?:[-–/]\d{2,4})?s?\)"),
    _anywhere(
        2,
        r"\b(?:[5-9]\d\d|1\d{3}|20[0-4]\d)s?(?:[-–/]\d{2,4})?[)\]]?[.:]?[)\]*]?$",
        words=_OF_A_YEAR,
    ),
    _anywhere(
        1.5,
        rf"\b(?:{MONTH}|spring|summer|autumn|winter) (?:\d{{1,2}}(?:st|nd|rd|"
        rf"th)?, )?(?:[5-9]\d\d|1\d{{3}}|20[0-4]\d)\b",
        words=_OF_A_YEAR,
    ),
    _said(
        2,
        "published|quoted|broadcast|drawn|printed|issued|cited|reprinted|reproduced|"
        "recalled|interviewed|delivered|recorded|painted",
        "in|by|on|at|to|for|from|shortly|as",
    ),
    _said(
        1,
        "writing|written|speaking|recalling|remembering|addressed|sent|given",
        "in|by|on|at|to|for|shortly|after|about|from|during",
    ),
    _anywhere(
        1,
        r"\b(?:n\.d\.|undated|no date|date unknown|anonymous|unknown (?:artist|author))",
        _I,
        words="n|undated|no|date|anonymous|anonymously|unknown",
    ),
    _anywhere(1.5, r"\b(?:AD|CE) ?\d{1,4}\b|\b\d{1,4} ?(?:BCE|BC|CE|AD)\b", words="AD|CE|BCE|BC"),
    _said(1, "found|excavated|discovered|dug up", "at|in|near"),
    _anywhere(
        1,
        r"\b(?:c\.|circa|ca\.) ?\d{3,4}\b|\b\d{1,2}(?:st|nd|rd|th) century\b",
        _I,
        words="c|circa|ca|century",
    ),
    _anywhere(1, r"\bby (?:an? |the )?(?:[\w-]+ ){0,3}[A-Z]\w+", words="by"),
    _anywhere(
        0.5,
        r"\b(?:University Press|Press|Times|Gazette|Herald|Lantern|Chronicle|Archive|Museum|"
        r"Library|ed\.|eds\.|pp?\. ?\d+|vol\.)",
    ),
    _anywhere(1.5, r"[(\[][A-Z]{1,5}[ /]\d{1,5}(?:[ /.]\d{1,5})*[)\]]\.?$"),
    _anywhere(
        1.5,
        r"\b(?:writer|author|maker|artist|date|speaker|origin) (?:is )?(?:unknown|not known)\b",
        words="unknown|known",
    ),
    # What speaks against it.
    _start(
        -6,
        r"[(\[]?(?:(?:Loud|Renewed|Prolonged|Great|General) )?(?:Applause|Cheers|Cheering|Laughter|"
        r"Hear,? hear|Interruption|Uproar|A voice|Hisses|Continued|Silence|Pause)\b",
        _I,
    ),
    _start(
        -6,
        r"(?:Students?|Candidates?|Pupils?|Answers?|Responses?|Weaker|Stronger|Better|Some) "
        r"(?:might|may|should|will|could|can|answers?|responses?)\b",
    ),
    _start(-3, r"[“‘\"'](?!.{0,80}[”’\"'],? (?:by|an?|from|in|\(|[A-Z]))"),
    _start(-2, r"(?!(?:as )?(?:adapted|taken|quoted) (?:from|in)|by [A-Z])[a-z]"),
    _start(2.5, rf"[Bb]y {NAME}(?: (?:for|in) (?:the |The )?{NAME}|, [^.]{{3,60}})?\.?$"),
    _start(
        -2,
        r"(?:I|We|You|They|He|She|It|There|But|And|So|My|Our|When|If|This is|These|Those|Not|"
        r"No) ",
    ),
    _anywhere(-5, r"[?\[(](?:(?<=\?)[”’\"')]*|(?<!\?)\d{1,2}(?: marks?)?[\])])$"),
    _anywhere(-2, r"![”’\"')]*$"),
)
"""What is looked for in each paragraph that may be an attribution."""

_GENRE_CUES: tuple[Cue, ...] = (
    _start(2, rf"{_OPENER}{GENRE_PHRASE.pattern}", _I),
    _start(1.5, rf"{_OPENER}(?:[A-Z][\w’'-]*,? ){{0,4}}?{CLEAR_GENRE_WORD.pattern}", _I),
)
_NAMED = 1.0
"""Points for a kind of source that is named anywhere, and again where the word means no other."""

_START_CUES = tuple(cue for cue in CUES if cue.at_start)
_WITHIN_CUES = tuple(cue for cue in CUES if not cue.at_start)


def _any_of(cues: Iterable[Cue]) -> re.Pattern[str]:
    """Return one pattern for all of these cues that speak for an attribution at its start."""
    return re.compile("|".join(_as_group(cue) for cue in cues if cue.points > 0))


def _as_group(cue: Cue) -> str:
    return f"(?{'i' if cue.pattern.flags & re.IGNORECASE else ''}:{cue.pattern.pattern})"


_STARTS = re.compile("".join(f"(?:(?={_as_group(cue)})()|)" for cue in _START_CUES))
"""Matches everything, with a group for each cue: one question instead of many."""

_ANY_START = _any_of(_START_CUES)
_ANY_GENRE_START = _any_of(_GENRE_CUES)
_FIRST_WORDS = 9
"""Words among which the kind of source stands that an attribution begins with."""

_LEAST_BEGINNING = 1.5
STATEMENT = re.compile(
    r"(?:[^,;(:.]|\.(?! +[A-Z])){0,90}?(?<!who )(?<!which )(?<!that )"
    r"\b(?:is|are|was|were|has|have|had|(?<!the )(?<!last )(?<!his )(?<!her )will|would|did|"
    r"does|do|can|could|must|should|rose|fell|went|came|said)\b"
)
_TELLS_ITS_ORIGIN = re.compile(
    r"(?:^|[.!?] )(?:This|The following) (?:[\w-]+ )?(?:excerpt|extract|passage|selection|letter|"
    r"speech|document|account|song|poem|article|report|testimony|interview|statement|source) "
    r"(?:is|was|comes|appeared|has been|consists)\b|^(?:This|These|Here) (?:is|are|was|were) "
    r"(?:what|some of|part of|how)\b|^The following (?:is|was) |^[^.]{0,20}\bbelow\b"
)
_FIRST_PERSON = _one_of("I|we|our|my|us|you|your")
_OWN_WORDS = _one_of(
    "must|cannot|can’t|can't|don’t|don't|didn’t|didn't|won’t|won't|wasn’t|wasn't|couldn’t|couldn't|"
    "shall|would|could|never"
)
_BEYOND_DOUBT = 3.5
_FROM_START = re.compile(
    r"[—–\-(\[]?\s*(?:(?:Adapted |Taken |Translated |An? )?(?:[Ee]xtracts? |[Ee]xcerpts? )?"
    r"(?:from|From|of)|Written|Published|Drawn|Issued) \w"
)
_MAKER_START = re.compile(
    rf"[—–\-(\[]?\s*(?!The |A |An )(?:(?:[A-Z]\. ?)+[A-Z]|{_NAME_WORD} {_NAME_WORD})[\w’' .-]*[,(]"
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')]* +(?=[A-Z“‘\"'(])")
_TWO_NAMES = re.compile(rf"{_NAME_WORD},? (?:(?:of|the|and|de|von) )?{_NAME_WORD}")
_A_SENTENCE = 0.5
_TOO_LONG = 260
"""Characters beyond which a paragraph is rarely an attribution."""

_MOST_PARAGRAPHS = 131_072
"""Paragraphs remembered: with fewer than a page has, none would be remembered when it is asked."""


@lru_cache(maxsize=_MOST_PARAGRAPHS)
def score_of(text: str) -> float:
    """Return how much speaks for a paragraph of a source being its attribution; 3 is a yes."""
    # Each paragraph is asked for twice: once to see how the page does it, once to do it.
    seen = text[:LATE].strip("*_ ")
    is_long = len(text) > _TOO_LONG and not (_is_bracketed(seen) and len(text) <= LATE)
    points = _points_for_start(seen)
    if is_long and points < _LEAST_BEGINNING:
        # A long paragraph that does not even begin like one is none, whatever is in it.
        return min(points, 0.0) - 3
    words = frozenset(words_in(seen))
    points += sum(cue.points for cue in _WITHIN_CUES if _stands(cue, seen, words))
    points += _points_for_genres(seen, words)
    has_year = bool(YEAR.search(seen))
    points += has_year
    if STATEMENT.match(seen) and not _TELLS_ITS_ORIGIN.search(seen):
        points -= 3.5
    first_person = _count(_FIRST_PERSON, seen, words)
    if first_person:
        points -= (1 if has_year else 2) + (first_person > 2)
    points -= min(2, _count(_OWN_WORDS, seen, words))
    if is_long:
        points -= 3 if not LABEL.match(seen) else 1
    sentences = len(_SENTENCE_END.findall(seen))
    if sentences >= 2:
        points -= _A_SENTENCE * (sentences - 1) + (not has_year)
    if is_row(seen):
        points -= 4
    if _is_bracketed(seen):
        points += 3 if has_year else 1
    return points


def _points_for_start(text: str) -> float:
    found = _STARTS.match(text)
    groups = found.groups() if found else ()
    both = zip(_START_CUES, groups, strict=True)
    return sum(cue.points for cue, group in both if group is not None)


def _points_for_genres(text: str, words: frozenset[str]) -> float:
    if not are_of_genres(words):
        return 0.0
    points = sum(cue.points for cue in _GENRE_CUES if cue.pattern.match(text))
    return points + _NAMED * (names_genre(text) + names_clear_genre(text))


def _stands(cue: Cue, text: str, words: frozenset[str]) -> bool:
    """Tell whether a cue is anywhere in a text of these words."""
    may_stand = not cue.words or not cue.words.isdisjoint(words)
    return may_stand and cue.pattern.search(text) is not None


def _count(cue: Cue, text: str, words: frozenset[str]) -> int:
    return 0 if cue.words.isdisjoint(words) else len(cue.pattern.findall(text))


def starts_like_one(text: str) -> bool:
    """Tell whether the first words of a text are those with which attributions begin."""
    seen = text[:LATE]
    if _ANY_START.match(seen):
        return True
    begins = " ".join(seen.split(None, _FIRST_WORDS)[:_FIRST_WORDS])
    return may_name_genre(begins) and _ANY_GENRE_START.match(seen) is not None


def is_clear(text: str) -> bool:
    """Tell whether words are an attribution beyond doubt, wherever they stand.

    A heading of a story, such as “The Munich Agreement, September 1938”, is none: it names neither
    a kind of source nor a maker.
    """
    text = text.strip("*_ ")
    if score_of(text) < _BEYOND_DOUBT:
        return False
    if SURE_LABEL.match(text) or _FROM_START.match(text):
        return True
    return bool(_MAKER_START.match(text) and YEAR.search(text)) or names_clear_genre(text)


def is_empty_label(text: str) -> bool:
    """Tell whether a label such as “Source:” is followed by no name, year or kind of source."""
    label = SURE_LABEL.match(text)
    if label is None:
        return False
    words = text[label.end() - 1 :]
    is_said = (
        words.startswith(("http", "www."))
        or YEAR.search(words)
        or names_clear_genre(words)
        or _TWO_NAMES.search(words)
    )
    return not is_said


def _is_bracketed(text: str) -> bool:
    return text.startswith(("(", "[")) and text.rstrip(".").endswith((")", "]"))
