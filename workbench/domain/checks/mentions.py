# SPDX-License-Identifier: MIT
"""Which source a student speaks of: “Source A”, “sources a and e”, “E is secret”.

Small letters and bare letters are how students write, but “a” is a word and “I” is, too; those are
taken for a source only where what follows or precedes leaves no doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.domain.checks.patterns import found, pattern
from workbench.domain.checks.reading import Reading
from workbench.domain.question_text import NOUNS
from workbench.domain.sources import Source
from workbench.domain.text import Span

_LABEL = r"(?:[a-z]|\d{1,2}|[ivx]{2,4})(?![\w'])"
_JOINT = r"(?:\s?,\s?(?:and\s|or\s)?|\s?[&/]\s?|\s(?:and|or|with|to)\s|\s?-\s?)"
_NAMED = rf"\b(?:{NOUNS})s?\s({_LABEL}(?:{_JOINT}(?:(?:{NOUNS})s?\s)?{_LABEL})*)"
_SINGLE = rf"(?<![\w'])({_LABEL})"
_RANGE = rf"({_LABEL})(?:\s?-\s?|\sto\s)({_LABEL})"
_GOES_ON = (
    r"\s*(?:[.,;:!?)\]]|$|\b(?:is|was|are|were|and|or|but|says?|said|shows?|tells?|suggests?|"
    r"has|had|have|"
    r"because|as|also|which|would|does|do|did|doesnt|doesn't|isnt|isn't|gives?|seems?|could|"
    r"can|will|"
    r"that|helps?|agrees?|by|on|to|from|talks?|mentions?|more|less|than|with|it|he|she|they|makes?|"
    r"supports?|backs?|argues?|claims?|calls?|goes|needs?|who|while|whereas|so|since|both|only|"
    r"praises?|blames?|flatters?|speaks?|uses?|matches?|fits?|proves?|prooves?)\b)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name sources, and the labels they name, in small letters, known or not."""

    span: Span
    labels: tuple[str, ...]


def mentions_in(reading: Reading, labels: Mapping[str, Source]) -> tuple[Mention, ...]:
    """Return where the student's own words name sources, in order.

    Args:
        reading: The text.
        labels: The sources there are by their labels in small letters; a letter that is none of
            them counts only where it is a capital behind “Source”.
    """
    named = list(_named(reading, labels))
    taken = [each.span for each in named]
    bare = [each for each in _bare(reading, labels) if not any(map(each.span.overlaps, taken))]
    return tuple(sorted([*named, *bare], key=lambda each: each.span))


def _named(reading: Reading, labels: Mapping[str, Source]) -> Iterator[Mention]:
    text = reading.unquoted
    for each in pattern(_NAMED).finditer(text):
        start, end = each.span(1)
        said = list(_in_full(text, start, end))
        good = [
            label for label, at in said if _is_meant(reading, label, at, is_known=label in labels)
        ]
        if good:
            yield Mention(Span(each.start(), end), tuple(dict.fromkeys(good)))


def _in_full(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    for each in pattern(_SINGLE).finditer(text, start, end):
        yield each[1], each.start(1)
    for each in pattern(_RANGE).finditer(text, start, end):
        first, last = each[1], each[2]
        if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
            for code in range(ord(first) + 1, ord(last)):
                yield chr(code), each.start(2)


def _is_meant(reading: Reading, label: str, at: int, *, is_known: bool) -> bool:
    is_capital = reading.text[at].isupper() or label.isdigit()
    if not is_known:
        # “the source I would use” names nobody.
        return is_capital and label not in {"i", "a"}
    if label == "i":
        return (
            is_capital
            and _goes_on(reading, at + 1)
            and not found(
                r"\s*(?:would|think|can|could|will|have|had|also|use|do|did)\b",
                reading.plain[at + 1 :],
            )
        )
    return label != "a" or is_capital or _goes_on(reading, at + 1)


def _goes_on(reading: Reading, at: int) -> bool:
    return pattern(_GOES_ON).match(reading.plain, at) is not None


def _bare(reading: Reading, labels: Mapping[str, Source]) -> Iterator[Mention]:
    text, said = reading.text, reading.unquoted
    for label in labels:
        if len(label) != 1 or not label.isalpha() or label == "i":
            continue
        capital = label.upper()
        if capital not in text:
            continue
        for each in pattern(rf"(?<![\w'.-]){label}(?![\w'\-]|\.\w)").finditer(said):
            at = each.start()
            if text[at] != capital:
                continue
            # Inside a sentence a capital is no article.
            is_inside = not found(r"(?:^|[.!?…:\"'(\[]\s*|\n\s*)$", reading.plain[:at])
            if label != "a" or is_inside or _goes_on(reading, at + 1):
                yield Mention(Span(at, at + 1), (label,))
