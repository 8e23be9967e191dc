# SPDX-License-Identifier: MIT
"""Lines at which a source begins, told apart from lines that only speak of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from workbench.importers.genres import GENRE_PHRASE
from workbench.importers.lines import BLANKS

NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                "eleven", "twelve")  # fmt: skip

NOUNS = "Source|Document|Interpretation|Extract|Excerpt|Passage"
_RARE_NOUNS = "Doc|Item|Exhibit|Evidence|Text|View|Historian|Account|Material|Resource"
NEEDS_PROOF = frozenset(
    {"Figure", "Picture", "Photograph", "Photo", "Cartoon", "Poster", "Image", "Map", "Painting",
     "Quotation", "Quote", "Statement", "Testimony", "Witness", "Viewpoint", "Opinion", "Reading",
     "Selection", "Fig", "Letter", "Speech", "Perspective", "Voice", "Speaker", "Stimulus",
     "Artefact", "Artifact", "Clue", "Handout"}
)  # fmt: skip
"""Nouns that head a source only where most of them have an attribution below."""

OF_PICTURES = frozenset({"Picture", "Photograph", "Cartoon", "Poster", "Image", "Painting"})
"""Nouns that by themselves say that the source is a picture."""

_UNPROVED_NOUNS = "|".join(sorted(NEEDS_PROOF, key=len, reverse=True))

_LABEL = (
    r"(?:[A-Z](?:\.?[1-9]\d?|\([ivx]{1,4}\))?|[1-9]\d? ?\([a-h]\)(?=\s*:)|"
    r"[1-9]\d?(?:(?:\.[1-9]\d?){1,2}|[a-zA-Z]|\d)?|[IVX]{1,5}|"
    + "|".join(f"{word}|{word.capitalize()}|{word.upper()}" for word in NUMBER_WORDS)
    + ")"
)
_GLUED = r"(?<=\d)(?=(?:From|Adapted|Extract|Part|Taken|Written|An?|The|By|Source)\s)"
"""Where the blank between a number and the words after it was lost in copying."""

_NUMBER_SIGN = r"(?:(?i:no\.? ?|number )|# ?)?"
_ORNAMENT = rf"[^\w\s{BLANKS}“”‘’\"',;:.!?…&£$%/-]+"
# Between two ornaments there must be a blank: a run that can be cut in many ways is tried in all.
_DECORATION = rf"[{BLANKS}]*(?:{_ORNAMENT}(?:[{BLANKS}]+{_ORNAMENT}){{0,3}}[{BLANKS}]*)?"
_SORT = r"(?:(?i:primary|secondary|written|visual|contemporary|historical|modern) )?"
_HEADING = re.compile(
    rf"(?P<decoration>(?:[-–—] )?{_DECORATION})(?P<number>\d{{1,3}}[.)]?[{BLANKS}]{{1,4}})?{_SORT}"
    rf"(?P<noun>(?i:{NOUNS}|{_RARE_NOUNS}|{_UNPROVED_NOUNS}))"
    r"(?:(?<=[Ss]ource) (?:[Mm]aterial|[Cc]ard))?"
    rf"(?:\.?[{BLANKS}]{{1,3}}{_NUMBER_SIGN}|:[{BLANKS}](?=(?:[A-Z]|\d{{1,2}})[{BLANKS}]*$)|"
    rf"(?=(?:[A-H]|\d{{1,2}}|I{{1,3}}|IV|VI{{0,3}})[{BLANKS}]*(?:$|[:\n])|"
    rf"\d{{1,2}}[{BLANKS}]+[A-Z]))"
    rf"[“‘\"'(]?(?P<label>{_LABEL}|(?<=\()[a-h](?=\)))(?:(?![\w’'])|{_GLUED})[”’\"']?"
    rf"(?: of \d{{1,2}}(?=[{BLANKS}]*(?:$|[:–—\n-])))?(?P<after>[*_\])]*)"
)
_IN_TWO_LANGUAGES = re.compile(r"[^\W\d_]{3,20} (?P<label>[A-Z]|\d{1,2}) ?/ ?")
"""A heading in another language before ours: “Ffynhonnell A / Source A”."""

_LETTERED = re.compile(rf"[{BLANKS}]*[(\[]?(?P<label>[A-Z])[.)\]][{BLANKS}]{{1,3}}(?=[A-Z])")
"""The label alone before the heading: “(A) Source A”."""

_OTHER_LANGUAGE = re.compile(r" ?/ ?[^\W\d_]{3,20} (?P<label>[A-Z]|\d{1,2}) ?:?\s*$")
_BETWEEN_DASHES = re.compile(
    rf"(?P<before>[{BLANKS}]*[=~–—-]{{1,3}}[{BLANKS}]?)(?P<words>\w[^=~–—-]{{2,40}}?)"
    rf"[{BLANKS}]?[=~–—-]{{1,3}}\s*$"
)
_SIGN_AT_END = re.compile(rf"[{BLANKS}]+(?:[utqp]|[▲▶►▼◀◄△▷▽◁])\s*$")
"""An arrow that points at the picture, or the letter that it was in a font of signs."""

_ONLY_FORMS = re.compile(rf"(?i:[{BLANKS}]*(?:transcript|useful notes|image|audio|\[edit\]))+\s*$")
_TOPIC = re.compile(
    rf"[{BLANKS}](?:on|about) (?!its\b|their\b|the (?:other|one|contrary)\b)[^.?!;:]{{3,80}}$"
)
_PLURAL_IN_CAPITALS = re.compile(r"(?:SOURCE|DOCUMENT|EXTRACT|PASSAGE)[SD]\b")
_RANGE = re.compile(
    r"[–—-](?:[A-Z]|\d{1,2})(?![\w.’'])| ?[–—-] ?(?:[A-Z]|\d{1,2})(?=\s*(?:$|[:,)]|and\b))"
)
_SEPARATOR = re.compile(
    rf"[{BLANKS}]*(?:[:.;–—−|\t~]|-(?=[{BLANKS}]|$)|[)\]]|/(?=[{BLANKS}][A-Z][\w’']+ \w))+"
    rf"[{BLANKS}]*[:–—-]?"
)
_FROM = re.compile(r"from (?:an?|the|his|her|[A-Z]\S+) ")
_COMMA = re.compile(rf",[{BLANKS}]+(?=[A-Zaf])")
_IS_PHRASE = re.compile(
    rf"[{BLANKS}](?:is|was|comes|are|shows)[{BLANKS}]"
    r"(?=(?:(?:an? )?(?:extract|excerpt|passage|part|adapted|taken|written|quoted|translated|drawn|"
    r"published|part of)\b)|from\b|by\b|about\b)"
)
_IS_GENRE = re.compile(rf"[{BLANKS}](?:is|was|shows)[{BLANKS}]")
_CUE = re.compile(
    r"(?:From|Adapted|Taken|Extract|Extracts|Excerpt|Part of|Written|Quoted|Published|Translated|"
    r"Drawn|Painted|Photographed?|An? [\w-]|The [\w-]|By )"
)
_OPINION = re.compile(
    r"\b(?:useful|reliable|unreliable|biased|limited|because|suggests?|implies|however|therefore|"
    r"agree|disagree|supports?|convincing|trustworthy|shows? that|tells? us)\b",
    re.IGNORECASE,
)
_SPEAKS_ON = re.compile(
    r"(?:and|or|to|is|was|are|in|by(?! [A-Z])|as|has|have|does|do|did|can|could|would|should|"
    r"will|may|might|"
    r"also|both|says?|said|shows?|suggests?|states?|tells?|gives?|makes?|agrees?|supports?|implies|"
    r"describes?|argues?|claims?|explains?|mentions?|talks?|seems?|with|for|on|at|which|that|who|"
    r"because|when|but|only|provides?|indicates?|demonstrates?|proves?|refers?|helps?|contains?|"
    r"portrays?|depicts?|presents?|reveals?|contradicts?|disagrees?|differs?|however|then|"
    r"from the)\b"
)
_LEADS_INTO = re.compile(
    r"\b(?:study|studying|in|from|of|and|or|using|use|with|see|to|than|by|both|that|"
    r"compare|does|do|"
    r"did|how|read|look at|at|for|on|while|whereas|but|like|unlike|is|are|between|consider|examine|"
    r"against|about|under|refer|as)\s*[(\[]?$|[,(–—-]$",
    re.IGNORECASE,
)
_STATES = re.compile(r", (?:is|was|says?|shows?|does|do|has|gives|tells|makes|argues|states)\b")
_CONTENTS_TAIL = re.compile(r"(?:\.{3,}|…{2,}|[\s._]{5,}|\s{2,})\s*(?:[Pp](?:age|\.)?\s?)?\d{1,3}$")
_CONTINUED = re.compile(
    r"[\s(\[:–—-]*(?:continued|cont(?:inue)?[’']?d\.?|contd\.?)[)\].]*\s*$", re.I
)
_FULL_NOUNS = {"Doc": "Document", "Fig": "Figure", "Photo": "Photograph", "Quote": "Quotation"}
_LONGEST_TITLE = 110
_WIDE_GAP = 2
"""Blanks that part a heading from the words after it as well as a colon does."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a source begins: the noun in classroom spelling, the label as printed.

    `words` are noun and label as they stand on the page, `end` is the place in the line, in code
    points, where the words after the heading begin. `is_sure` is False where only the company of
    other headings speaks for it, `is_rare` where the noun is seldom used for sources. `number` is
    that of a slide, printed before the noun; `is_told` marks a sentence: “Source A is from …”.
    """

    noun: str
    label: str
    words: str
    end: int
    confidence: float = 1.0
    is_sure: bool = True
    is_rare: bool = False
    is_continued: bool = False
    number: int | None = None
    is_told: bool = False


def heading_in(raw: str) -> Heading | None:
    """Return the heading with which a line of the page begins, or None where it has none."""
    other = _IN_TWO_LANGUAGES.match(raw, 0, 80) or _LETTERED.match(raw, 0, 12)
    if other and (inner := heading_in(raw[other.end() :])) and inner.label == other["label"]:
        return replace(inner, words=other[0] + inner.words, end=other.end() + inner.end)
    dashed = _BETWEEN_DASHES.match(raw, 0, 80)
    inner = heading_in(dashed["words"]) if dashed else None
    if dashed and inner and inner.end == len(dashed["words"]):
        return replace(inner, end=len(raw))
    found = _HEADING.match(raw, 0, 400)
    if not found or _PLURAL_IN_CAPITALS.match(found[0].strip()):
        return None
    noun = found["noun"].capitalize()
    rest = raw[found.end() :].rstrip()
    again = _OTHER_LANGUAGE.match(rest)
    is_said_twice = again is not None and again["label"] == found["label"]
    is_continued = bool(_CONTINUED.match(rest))
    is_all = is_said_twice or is_continued
    shape = (len(rest), 1.0, True) if is_all else _shape_of_rest(rest)
    if shape is None or (noun == "Historian" and _is_high(found["label"])):
        return None
    length, confidence, is_sure = shape
    end = found.end() + length
    while end < len(raw) and raw[end] in " \t\u00a0*":
        end += 1
    number = found["number"]
    return Heading(
        _FULL_NOUNS.get(noun, noun),
        found["label"],
        f"{found['noun']} {found['label']}",
        len(raw) if is_continued else end,
        min(confidence, 0.85) if number else confidence,
        is_sure and not number,
        noun not in NOUNS.split("|"),
        is_continued,
        int(re.sub(r"\D", "", number)) if number else None,
        is_told=bool(_IS_GENRE.match(rest) or _IS_PHRASE.match(rest)),
    )


def _is_high(label: str) -> bool:
    return label.isdigit() and len(label) > 1


def is_contents_line(raw: str) -> bool:
    """Tell whether a heading line belongs to a list of contents: it ends in a page number."""
    return bool(_CONTENTS_TAIL.search(raw.rstrip()[-60:]))


@cache
def _labels(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{noun})s? (?:[A-Z]|\d{{1,2}})(?![\w’'])(?P<colon> ?:)?")


def names_a_label(noun: str, text: str) -> bool:
    """Tell whether words name a source by its label and are no heading: “as Source B says”."""
    found = _labels(noun).search(text)
    return found is not None and not (found["colon"] is not None and found.start() == 0)


def leads_into(text: str) -> bool:
    """Tell whether words are cut off in the middle, so that what follows goes on with them."""
    return bool(_LEADS_INTO.search(text[-20:]))


def speaks_on(text: str) -> bool:
    """Tell whether words go on with a sentence that began with the name of a source."""
    return bool(_SPEAKS_ON.match(text))


def _shape_of_rest(rest: str) -> tuple[int, float, bool] | None:
    """Return where the words after the label begin, how sure this is a heading, or None."""
    if whole := _whole_rest(rest):
        return whole
    if _RANGE.match(rest):
        return None
    if comma := _COMMA.match(rest):
        return _after_comma(rest, comma)
    if separator := _SEPARATOR.match(rest):
        return _after_separator(rest, separator)
    if phrase := _IS_PHRASE.match(rest) or _IS_GENRE.match(rest):
        return _after_verb(rest, phrase)
    return _after_blank(rest)


def _whole_rest(rest: str) -> tuple[int, float, bool] | None:
    """Return the shape of a rest that is nothing but part of the heading, or None."""
    if not rest.strip():
        return len(rest), 1.0, True
    if _SIGN_AT_END.match(rest) or _ONLY_FORMS.match(rest):
        return len(rest), 0.9, True
    return (len(rest), 0.8, False) if _TOPIC.match(rest) else None


def _after_comma(rest: str, comma: re.Match[str]) -> tuple[int, float, bool] | None:
    """Read “Source A, from a letter …”, and not “Source A, a letter, suggests …”."""
    words = rest[comma.end() :]
    is_told = _CUE.match(words) or words.startswith(("from ", "a ", "an "))
    if not is_told or _OPINION.search(words[:300]) or _STATES.search(words[:300]):
        return None
    return comma.end(), 0.7, False


def _after_verb(rest: str, phrase: re.Match[str]) -> tuple[int, float, bool] | None:
    """Read “Source A is from a letter”, and not “Source A is useful”."""
    words = rest[phrase.end() :]
    is_told = phrase.re is _IS_PHRASE or GENRE_PHRASE.match(words[:120])
    if not is_told or _OPINION.search(_first_sentence(words)):
        return None
    return phrase.end(), 0.9, True


def _after_blank(rest: str) -> tuple[int, float, bool] | None:
    words = rest.lstrip()
    gap = len(rest) - len(words)
    if words.startswith(("(", "[")):
        return gap, 0.9, len(words) < 200 and not _SPEAKS_ON.match(words.rpartition(")")[2].strip())
    if gap >= _WIDE_GAP and _FROM.match(words):
        return gap, 0.9, True
    if _SPEAKS_ON.match(words) or not (words[0].isupper() or words[0] in "“‘\"'"):
        return None
    is_told = _CUE.match(words) and not _OPINION.search(_first_sentence(words))
    if gap >= _WIDE_GAP or is_told:
        return gap, 0.95 if gap >= _WIDE_GAP else 0.9, True
    return gap, 0.6, False


def _after_separator(rest: str, separator: re.Match[str]) -> tuple[int, float, bool] | None:
    words = rest[separator.end() :].lstrip()
    mark = separator[0].strip()
    if mark.startswith((".", ")", "]")) and words and words[0].islower():
        return None
    if not words or mark.startswith((":", "|")):
        return separator.end(), 1.0, True
    return separator.end(), 0.9, bool(_CUE.match(words)) or len(words) <= _LONGEST_TITLE


def _first_sentence(text: str) -> str:
    return text[:300].partition(". ")[0]
