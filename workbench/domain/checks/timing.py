# SPDX-License-Identifier: MIT
"""When things were, and when sources were made: R26, R27, R39."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.checks.finding import Found
from workbench.domain.checks.patterns import either, found, pattern, words
from workbench.domain.checks.source_words import SourceWords
from workbench.domain.checks.study import Study, Writing
from workbench.domain.dates import bounds, in_words
from workbench.domain.sources import SourceKind
from workbench.domain.text import Span

_FAR, _NEAR = 5, 2
"""Years after which nothing was made “at the time”, and before which nobody has hindsight."""

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_YEAR = r"(?:1\d{3}|20\d\d)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_DATE = rf"\b(?:{_DAY} (?:of )?)?({_MONTH})(?: {_DAY})?,? (?:of |in )?({_YEAR})\b"
_OPEN_DATE = rf"\b(?:{_DAY} (?:of )?)?({_MONTH})(?: {_DAY}\b)?(?!,? (?:of )?{_YEAR})"
_DAY_FAR_FROM_YEAR = rf"\b{_DAY} (?:of )?({_MONTH})\b(?! {_YEAR})[^.!?]{{1,30}}?\b({_YEAR})\b"
_REASONED = words(
    "because", "probably", "since", "perhaps", "must have", "fits", "no year", r"assum\w*",
    "does(?: not|n't|nt) (?:say|give)", "likely", r"guess\w*", "work(?:ed)? out", r"infer\w*",
)  # fmt: skip
_WAS_THERE = words(
    r"\w+ (?:was|were) (?:actually |also )?there", r"\w+ (?:was|were) an eye-?witness",
    "eye-?witness", "(?:he|she|they|author|writer|historian) lived through (?:it|this|that)",
    r"saw (?:it|this|them|that|the \w+)(?: \w+)? (?:with|for|happen|close)",
    "with (?:his|her|their) own eyes",
)  # fmt: skip
_MADE = "(?:written|wrote|writes|made|drawn|published|produced|said|spoken|printed|comes?|is|was)"
_AT_THE_TIME = either(
    rf"\b{_MADE}\b(?: \w+){{0,2}} (?:at|from) (?:the|that) time\b",
    r"^\s*at the time (?:people|they|everybody) (?:read|saw|heard) (?:this|it)\b",
)
_HINTS_26 = ("there", "witness", "lived", "saw ", "eyes", " time", "hindsight", "look")
"""One of these is in every claim of time; looking for them is far quicker than for a pattern."""

_OTHERS_THEN = words("what", "people", "those", "letters", "sources", "nobody", "anyone", "others")
_HINDSIGHT = words("hindsight", "look(?:s|ing|ed)? back")
_NOT_SO = either(
    words("not", "never", "nobody", "no one", "without", "wasnt", "werent", "if", "unlike", "had"),
    "n't",
)
_CALLED = r"(?:^\s*|\b(?:a|as|is|are|was|this|it's|its|only|just|really) )(?:a )?"
_NO_SOURCE = "(?: (?:aim|school|purpose|goal))"
_PRIMARY = rf"{_CALLED}primary(?: (?:source|evidence|account|document)\b|\b(?!{_NO_SOURCE}|\s\w))"
_SECONDARY = _PRIMARY.replace("primary", "secondary")
_KIND_DENIED = either(
    words("not", "no", "never", "isnt", "unlike", "based on", "uses?", "used", "like", "many"),
    "n't",
)


def r26_time_claim(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield claims of time that the dates do not bear out."""
    for each in study.bank.other_dates(writing.reading):
        where = f"“{each.telling.origin}”" if each.telling.origin else "what you brought in"
        yield Found(
            f"You have {in_words(each.said)} for this; {where} has {each.telling.date}. Which do"
            " you trust, and why?",
            each.span,
        )
    said = writing.reading.unquoted
    if not any(each in said for each in _HINTS_26):
        return
    for sentence in writing.reading.sentences:
        about = study.meant_at(writing, sentence)
        made = _years_of(about)
        if about is None or made is None or about.source.provenance.date is None:
            continue
        then = _years_in(sentence.of(said), but=made) or _period(study)
        if then is None or not _clashes(sentence.of(said), made, then):
            continue
        date = about.source.provenance.date.text
        years = str(then[0]) if then[0] == then[1] else f"{then[0]}–{then[1]}"
        yield Found(
            f"{about.source.name} was made in {date}, and that was {years}. Do the dates fit?",
            sentence,
        )


def r27_kind_mixed_up(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield where a later view is called primary, or a source from the time secondary."""
    said = writing.reading.unquoted
    if "primary" not in said and "secondary" not in said:
        return
    for sentence in writing.reading.sentences:
        about = study.meant_at(writing, sentence)
        if about is None:
            continue
        is_later = about.source.kind is SourceKind.INTERPRETATION
        text = sentence.of(said)
        hit = found(_PRIMARY if is_later else _SECONDARY, text)
        if hit is None or found(_KIND_DENIED, text[: hit.end()]):
            continue
        date = about.source.provenance.date
        asked = f"{about.source.name} was made in {date.text}." if date else "When was it made?"
        last = "Was that at the time?" if is_later else "Was that later, or at the time?"
        span = Span(sentence.start + hit.start(), sentence.start + hit.end())
        yield Found(f"{asked} {last}", span)


def r39_year_supplied(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield days and months with a year that the source itself leaves open."""
    said = writing.reading.unquoted
    if not found(r"\d{4}", said):
        return
    for hit in pattern(_DATE).finditer(said):
        span = Span(*hit.span())
        sentence = writing.reading.sentence_at(span.start) or span
        about = study.meant_at(writing, span)
        for each in (about,) if about else writing.sources:
            if _leaves_open(each, hit[1] or hit[3], hit[2], hit[4]) and not found(
                _REASONED, sentence.of(said)
            ):
                yield Found(f"{each.source.name} does not give that year. How do you know?", span)
                break
    yield from _year_elsewhere(writing, study)


def _period(study: Study) -> tuple[int, int] | None:
    """Return the first and last year of what the background dates, or None."""
    years = [
        reach
        for each in study.material.background.events
        if each.edtf and (reach := bounds(each.edtf)) and reach[0] > 0 and reach[1] < 90_000_000
    ]
    if not years:
        return None
    return min(first for first, _ in years) // 10_000, max(last for _, last in years) // 10_000


def _years_of(about: SourceWords | None) -> tuple[int, int] | None:
    date = about.source.provenance.date if about else None
    reach = bounds(date.edtf) if date and date.edtf else None
    return (reach[0] // 10_000, reach[1] // 10_000) if reach else None


def _years_in(text: str, *, but: tuple[int, int]) -> tuple[int, int] | None:
    """Return the first and last year a text names besides those in which a source was made."""
    years = [int(each) for each in pattern(rf"(?<![\w,.]){_YEAR}(?!\w)").findall(text)]
    years = [each for each in years if not but[0] <= each <= but[1]]
    return (min(years), max(years)) if years else None


def _clashes(text: str, made: tuple[int, int], then: tuple[int, int]) -> bool:
    is_later = made[0] - then[1] > _FAR
    for claim in (_WAS_THERE, _AT_THE_TIME):
        hit = found(claim, text)
        if hit and is_later and not found(rf"{_NOT_SO}|{_OTHERS_THEN}", _before(text, hit)):
            return True
    hit = found(_HINDSIGHT, text)
    is_near = made[0] - then[1] < _NEAR
    return hit is not None and is_near and not found(_NOT_SO, text[: hit.start()])


def _before(text: str, hit: re.Match[str]) -> str:
    """Return what stands before a claim, and who it is made of: “people were there”."""
    return text[: hit.end()] if hit[0].endswith("there") else text[: hit.start()]


def _leaves_open(about: SourceWords, day: str | None, month: str, year: str) -> bool:
    """Tell whether the source's text has this day or month without a year, and nowhere with it."""
    body, label = " ".join(about.body), " ".join((*about.label, *about.fields))
    if found(rf"\b{month}(?: \d{{1,2}})? {year}\b", f"{body} {label}"):
        return False
    for hit in pattern(_OPEN_DATE).finditer(body):
        same_day = day is None or (hit[1] or hit[3]) in {None, day}
        if hit[2] == month and same_day and (hit[1] or hit[3] or day is None):
            return True
    return False


def _year_elsewhere(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield “10 August in 1861”, where something stands between day and year."""
    said = writing.reading.unquoted
    for hit in pattern(_DAY_FAR_FROM_YEAR).finditer(said):
        span = Span(*hit.span())
        sentence = writing.reading.sentence_at(span.start) or span
        about = study.meant_at(writing, span)
        is_same = pattern(_DATE).match(said, span.start) or found(_REASONED, sentence.of(said))
        if about and not is_same and _leaves_open(about, hit[1], hit[2], hit[3]):
            yield Found(f"{about.source.name} does not give that year. How do you know?", span)
