# SPDX-License-Identifier: MIT
"""How an answer is put together and spelt: R32, R34, R35."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.checks.finding import WHOLE_ANSWER, Found, PlaceKind
from workbench.domain.checks.patterns import found
from workbench.domain.checks.stems import COMMON, stem
from workbench.domain.checks.study import Study, Writing
from workbench.domain.text import Span

_LONG_PARAGRAPH = 80
_EXPLAINS = (
    r"\b(?:because|cos|so|therefore|suggest\w*|however|although|implies|shows?|means|thus|"
    r"hence|this is why)\b"
)
_IS_BIAS = (
    r"\b(?:is|was|are|were|very|quite|be|being|so|seems?|looks?|too) (?:very |quite |a bit |"
    r"so )?bias\b(?! (?:towards?|against|in))"
)
_FOR_PROOF = r"\b(?:gives?|is|as|no|any|some|more|the|of|have|has|this is) prove\b"
_WHICH_IS_BIAS = r"\bwhich is bias\b"
_LEAST_NAME, _LONG_NAME = 5, 8
"""Letters of a name that one slip, and two slips, may be in."""


def r32_story(writing: Writing, _study: Study) -> Iterator[Found]:
    """Yield long paragraphs of an answer, or steps of a note, that explain nothing."""
    is_note = writing.place.kind is PlaceKind.MARK
    if not (writing.is_answer or is_note) or len(writing.reading.words) <= _LONG_PARAGRAPH:
        return
    if not found(_EXPLAINS, writing.reading.unquoted):
        yield Found(
            "You are telling what happened. Why does it matter here?",
            about=writing.reading.plain,
        )


def r34_slips(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield names that are nearly known ones, and two slips of the trade."""
    reading = writing.reading
    said = reading.unquoted
    if "bias" in said and (hit := found(_IS_BIAS, said)) and not found(_WHICH_IS_BIAS, said):
        yield Found("Did you mean “biased”?", Span(hit.end() - len("bias"), hit.end()))
    if "prove" in said and (hit := found(_FOR_PROOF, said)):
        yield Found("Did you mean “proof”?", Span(hit.end() - len("prove"), hit.end()))
    for word in reading.own_words:
        bare = word.plain.removesuffix("'s").removesuffix("'")
        if len(bare) < _LEAST_NAME or bare in COMMON or bare in study.ground.known_words:
            continue
        if name := _meant(bare, study, is_capital=reading.text[word.start].isupper()):
            yield Found(f"Did you mean {name}?", Span(word.start, word.start + len(bare)))


def r35_length(study: Study) -> Iterator[Found]:
    """Yield answers that are far too short, once half the time is over, or far too long."""
    answer, marks = study.material.answer, study.enquiry.marks if study.enquiry else None
    if answer is None or not marks:
        return
    words = sum(len(each.reading.words) for each in study.paragraphs)
    least, most = study.asked.words_a_mark
    fitting = round(marks * (least + most) / 2 / 10) * 10 or 10
    if words < least * marks and words and answer.is_past_half:
        question = f"About {fitting} words fit {marks} marks. What is missing?"
        yield Found(question, about="short", place=WHOLE_ANSWER)
    elif words > most * marks:
        question = f"About {fitting} words fit {marks} marks. What could go?"
        yield Found(question, about="long", place=WHOLE_ANSWER)


def _meant(word: str, study: Study, *, is_capital: bool) -> str | None:
    """Return the known name that a word nearly is, if it is one of few letters' difference."""
    kept = study.ground.meant
    if (word, is_capital) not in kept:
        names = study.ground.names_of_about(len(word))
        near = (each for each in names if _is_near(word, each, is_capital=is_capital))
        kept[word, is_capital] = next(near, None)
    name = kept[word, is_capital]
    return name.capitalize() if name else None


def _is_near(word: str, name: str, *, is_capital: bool) -> bool:
    slips = 2 if min(len(name), len(word)) >= _LONG_NAME else 1
    if name[0] != word[0] or abs(len(name) - len(word)) > slips:
        return False
    if f"{word}s" == name or word == f"{name}s":
        return False
    if not is_capital and not _may_be_small(word, name):
        return False
    return _slips(word, name, slips) <= slips


def _may_be_small(word: str, name: str) -> bool:
    """Tell whether a word in small letters may be a name: many are words of their own.

    “polite” is no “Police”; a letter too many, too few or changed about is a slip sooner.
    """
    is_other_letter = len(word) == len(name) and sorted(word) != sorted(name)
    is_short = len(word) <= _LEAST_NAME or (is_other_letter and len(word) < _LONG_NAME)
    return not is_short and stem(word) != stem(name)


def _slips(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or changed about; at most `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    older: list[int] = []
    last: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, last, row = last, row, [at]
        for to, mate in enumerate(other, 1):
            cost = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (letter != mate))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == mate:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
