# SPDX-License-Identifier: MIT
"""What the words of a question say about themselves: its marks, and the sources it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.sources import Source, SourceKind

MOST_MARKS = 100
"""No question of any board is worth more; a higher number is no tariff."""

NOUNS = "source|interpretation|extract|document|passage|text|item"
"""What a page calls the things it asks about, in the singular."""

_LATER = frozenset({"interpretation", "extract", "passage"})
"""Nouns that mean later views where a page has views from both times."""

_MOST_IN_A_RANGE = 26
_TAIL = 120
"""Characters at the end of a question in which its marks stand."""

_SUM = r"\d{1,3}(?:\s?\+\s?\d{1,2})*"
_TOTAL = r"(?:total(?:\s+for\s+(?:question|q)\.?\s?[\w()]{1,8})?\s?[:=]?\s?)?"
_LANGUAGE = r"(?:SPaG|SPG|spelling\b[^\])]{0,60})"
_DIGIT = re.compile(r"\d")
_EXTRA = re.compile(
    rf"[\s\[(+]*(?:(?:total for )?{_LANGUAGE}\s?[:=]?\s?(?P<after>\d{{1,2}})(?:\s?marks?)?|"
    rf"\+?\s?(?P<before>\d{{1,2}})(?:\s?marks?)?\s?(?:for\s)?{_LANGUAGE}|"
    r"(?<=marks)\s?\+\s?(?P<bare>\d{1,2}))[\])]*\.?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"[\[(]\s?{_TOTAL}(?P<sum>{_SUM})\s?(?:marks?|points?|pts\.?)?\s?[\])]?\.?$", re.IGNORECASE
)
_BARE = re.compile(rf"\b{_TOTAL}(?P<sum>{_SUM})\s?marks?\.?$", re.IGNORECASE)
_INCLUDING = re.compile(
    rf"[\[(]\s?{_TOTAL}(?P<sum>\d{{1,3}})\s?marks?,?\s(?:including|plus|with|of which)\b.*$",
    re.IGNORECASE,
)
_MARGIN = re.compile(r"(?<!p\. )(?<=[.?!”’\"'] )(?P<sum>\d{1,2})$")

_NUMBER = re.compile(
    r"(?:(?:Q(?:uestion)?\.? ?)?\(?(?:0 ?\d|\d{1,2})(?: ?\(?[a-h]\))?[.):]*|\(?[a-h][.)]|"
    r"\([ivx]{1,4}\))(?: ?\([a-hivx]{1,4}\))? (?=[A-Z‘“'\"(])"
)

_BULLET = re.compile(r"^[-–*•·▪◦●○■□] ")

_LABEL = r"(?:[A-Z]|\d{1,2}|[IVX]{2,4})(?!\w)"
_JOINT = r"(?:\s?,\s?(?:and\s|or\s)?|\s?(?:–|—|-|&|/)\s?|\s(?:and|or|to)\s)"
_NAMED = re.compile(rf"\b(?P<noun>(?i:{NOUNS}))s?\s(?P<labels>{_LABEL}(?:{_JOINT}{_LABEL})*)")
_RANGE = re.compile(rf"(?P<first>{_LABEL})(?:\s?(?:–|—|-)\s?|\sto\s)(?P<last>{_LABEL})")
_INSTRUCTION = re.compile(
    r"(?:Study|Read|Re-?read|Look(?: carefully)? at|Refer to|Turn to)\b[^.?!]*[.:]?$|"
    rf"Use (?:all |both )?(?:of )?(?:the |these )?(?:{NOUNS})s?\b.{{0,20}}[.:]?$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:both|all|these|those|the|two|three|four|either|which|each)\s(?:of\s)?"
    r"(?:the\s|these\s|those\s)?(?:two\s|three\s|four\s|five\s|six\s|seven\s)?"
    rf"(?P<noun>{NOUNS})s\b",
    re.IGNORECASE,
)
_ONE = re.compile(rf"\b(?:the|this|that)\s(?P<noun>{NOUNS})\b(?!s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedMarks:
    """The marks of a question as printed; `extra` are those for spelling and grammar on top."""

    marks: int
    extra: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """Sources named in a question: the noun in the singular and lower case, and their labels.

    Without labels all that are called so are meant.
    """

    noun: str
    labels: tuple[str, ...] = ()


def printed_marks(text: str) -> PrintedMarks | None:
    """Return the marks printed at the end of a question, or None.

    “[4]”, “(8 marks)”, “[4+4]”, “(16 marks + 3 SPaG)”, “(Total for Question 1 = 4 marks)”,
    “12 marks”, and a number in the margin behind the last full stop.
    """
    tail, extra = text[-_TAIL:].rstrip(), 0
    if not _DIGIT.search(tail):
        return None  # most texts that are asked about are no questions at all
    if language := _EXTRA.search(tail):
        extra = int(language["after"] or language["before"] or language["bare"])
        tail = tail[: language.start()].rstrip()
    for pattern in (_BRACKETED, _INCLUDING, _BARE, _MARGIN):
        if found := pattern.search(tail):
            marks = sum(int(number) for number in re.findall(r"\d+", found["sum"]))
            return PrintedMarks(marks, extra) if 0 < marks <= MOST_MARKS else None
    return None


def asked_words(text: str) -> str:
    """Return the words of a question without its number and its marks."""
    words = _BULLET.sub("", " ".join(text.split()))
    if found := _NUMBER.match(words):
        words = words[found.end() :]
    if language := _EXTRA.search(words[-_TAIL:]):
        words = words[: len(words) - len(words[-_TAIL:]) + language.start()].rstrip()
    for pattern in (_BRACKETED, _INCLUDING, _BARE, _MARGIN):
        tail = words[-_TAIL:]
        found = pattern.search(tail)
        if found and (rest := words[: len(words) - len(tail) + found.start()].rstrip()):
            return rest
    return words


def is_instruction(text: str) -> bool:
    """Tell whether words only say what to look at, such as “Study Source A.”, and ask nothing."""
    words = asked_words(text)
    return bool(_INSTRUCTION.match(words)) and "?" not in words and printed_marks(text) is None


def same_words(text: str) -> str:
    """Return the form in which two questions are compared: neither number, marks nor capitals."""
    return asked_words(text).casefold().rstrip(" .?!")


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Return the sources a question names, in its order; “both sources” only where none is named.

    A range is given in full: “Sources A–C” are A, B and C.
    """
    words = " ".join(text.split())
    named = tuple(
        Mention(found["noun"].lower(), tuple(_in_full(found["labels"])))
        for found in _NAMED.finditer(words)
    )
    if named:
        return named
    return tuple(Mention(found["noun"].lower()) for found in _ALL.finditer(words))


def named_sources(text: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the labels of the sources a question names, in its order, each once.

    Only labels that are among `sources` are given. “Both sources” are all of that kind; “the
    source” is the only one there is.
    """
    labels: list[str] = []
    for mention in mentions_in(text):
        meant = _called(mention.noun, sources)
        if mention.labels:
            known = [source.label for source in sources]
            labels.extend(label for label in mention.labels if label in known)
        else:
            labels.extend(source.label for source in meant)
    if not labels and (one := _ONE.search(" ".join(text.split()))):
        meant = _called(one["noun"].lower(), sources)
        labels = [source.label for source in meant] if len(meant) == 1 else []
    return tuple(dict.fromkeys(labels))


def _called(noun: str, sources: Sequence[Source]) -> list[Source]:
    """Return the sources that a noun stands for: those headed so, or else those of its kind."""
    headed = [source for source in sources if source.heading.casefold() == noun]
    if headed:
        return headed
    kind = SourceKind.INTERPRETATION if noun in _LATER else SourceKind.SOURCE
    return [source for source in sources if source.kind is kind]


def _in_full(labels: str) -> Iterator[str]:
    place = 0
    for found in _RANGE.finditer(labels):
        yield from _single(labels[place : found.start()])
        yield from _between(found["first"], found["last"])
        place = found.end()
    yield from _single(labels[place:])


def _single(labels: str) -> Iterable[str]:
    return re.findall(_LABEL, labels)


def _between(first: str, last: str) -> Iterator[str]:
    """Yield the labels from the first to the last; where that is no range, only these two."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < _MOST_IN_A_RANGE:
        yield from (str(number) for number in range(int(first), int(last) + 1))
    elif len(first) == len(last) == 1 and first.isalpha() and last.isalpha() and first < last:
        yield from (chr(code) for code in range(ord(first), ord(last) + 1))
    else:
        yield from (first, last)
