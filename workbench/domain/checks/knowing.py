# SPDX-License-Identifier: MIT
"""What comes from outside the sources, and when things were: R16, R17, R26, R27, R39."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.checks.finding import WHOLE_ANSWER, WHOLE_PLAN, Found, PlaceKind
from workbench.domain.checks.knowledge import OutsideFact
from workbench.domain.checks.patterns import found, pattern
from workbench.domain.checks.source_words import SourceWords
from workbench.domain.checks.study import Study, Writing
from workbench.domain.dates import bounds, in_words
from workbench.domain.plans import BackgroundEvidence
from workbench.domain.sources import SourceKind
from workbench.domain.text import Span

_FAR, _NEAR = 5, 2
"""Years after which nothing was made “at the time”, and before which nobody has hindsight."""

_TIED = (
    r"\b(?:support\w*|fits?|match\w*|agree\w*|back(?:s|ed)? (?:this |that |it |the source )?up|"
    r"contradict\w*|"
    r"explain\w*|because|cos|since|so|therefore|shows?|means?|this is why|however|but|although|"
    r"though|"
    r"whereas|unlike|confirm\w*|suggest\w*|when|which|challenge\w*|clash\w*|goes against|"
    r"as (?:he|she|it|they|the)|consistent|corroborat\w*|link\w*|like|prove\w*|after|before)\b"
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_YEAR = r"(?:1\d{3}|20\d\d)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_DATE = rf"\b(?:{_DAY} (?:of )?)?({_MONTH})(?: {_DAY})?,? (?:of |in )?({_YEAR})\b"
_OPEN_DATE = rf"\b(?:{_DAY} (?:of )?)?({_MONTH})(?: {_DAY}\b)?(?!,? (?:of )?{_YEAR})"
_REASONED = (
    r"\b(?:because|probably|since|perhaps|must have|fits|no year|does(?: not|n't|nt) (?:say|"
    r"give)|assum\w*|likely|guess\w*|work(?:ed)? out|infer\w*)\b"
)
_WAS_THERE = (
    r"\b(?:he|she|they|who|(?:the )?(?:author|writer|historian)|[a-z]+) (?:was|"
    r"were) (?:actually |also )?(?:there\b|an eye-?witness)|"
    r"\bsaw (?:it|this|them|that) (?:with|for|happen)\b|\beye-?witness\b|\bwith (?:his|her|"
    r"their) own eyes\b"
)
_AT_THE_TIME = (
    r"\b(?:written|wrote|writes|made|drawn|published|produced|said|spoken|printed|comes?|is|"
    r"was)\b(?: \w+){0,2} (?:at|from) (?:the|that) time\b|"
    r"^\s*at the time (?:people|they|everybody) (?:read|saw|heard) (?:this|it)\b"
)
_OTHERS_THEN = r"\b(?:what|people|those|letters|sources|nobody|anyone|not|n't|others)\b"
_HINDSIGHT = r"\b(?:hindsight|look(?:s|ing|ed)? back)\b"
_NOT_SO = r"\b(?:not|never|nobody|no one|without|n't|wasnt|werent|if|unlike|had)\b|n't\b"
_PRIMARY = (
    r"\b(?:a|as|is|was|this|it's|its|\.|^)\s*(?:a |an |really |just |only )*primary (?:source|"
    r"evidence|account|document)|^\s*(?:a )?primary source|\b(?:is|are) primary\b(?! (?:aim|"
    r"school|purpose|goal))"
)
_SECONDARY = (
    r"\b(?:a|as|is|was|this|it's|its) (?:a |an |really |just |only )*secondary (?:source|"
    r"evidence|account|document)|^\s*(?:a )?secondary source|\b(?:is|"
    r"are) secondary\b(?! (?:aim|school|purpose|goal))"
)
_KIND_DENIED = r"\b(?:not|no|never|isnt|unlike|based on|uses?|used|like)\b|n't\b"


def outside_facts(study: Study) -> tuple[tuple[Writing, OutsideFact], ...]:
    """Return what answer and plan say from outside the sources: to tick, with where it is from."""
    texts = (*study.in_plan, *study.paragraphs)
    return tuple((each, fact) for each in texts for fact in _outside(each, study))


def r16_nothing_from_outside(study: Study) -> Iterator[Found]:
    """Yield an answer, or a plan with a judgement, that rests on its sources alone."""
    question = "Which fact from outside would test what the source says?"
    for place, texts in ((WHOLE_ANSWER, study.paragraphs), (WHOLE_PLAN, study.in_plan)):
        if not texts or any(_outside(each, study) for each in texts):
            continue
        plan = study.material.plan
        if place is WHOLE_PLAN and (
            plan is None
            or not plan.judgement.strip()
            or any(isinstance(each, BackgroundEvidence) for _, each in plan.evidence())
        ):
            continue
        yield Found(question, about="outside", place=place)


def r17_loose_fact(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield facts from outside in sentences that do not tie them to anything."""
    if writing.is_carried_on or not writing.reading.own_words:
        return
    asked: set[Span] = set()
    for fact in _outside(writing, study):
        sentence = writing.reading.sentence_at(fact.span.start)
        if sentence is None or sentence in asked:
            continue
        asked.add(sentence)
        if not found(_TIED, sentence.of(writing.reading.unquoted)):
            question = "Does this fact back the source up, or not?"
            if fact.origin:
                question = f"Does this fact (also in “{fact.origin}”) back the source up, or not?"
            yield Found(question, sentence)


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
    if not found(rf"{_WAS_THERE}|{_AT_THE_TIME}|{_HINDSIGHT}", said):
        return
    for sentence in writing.reading.sentences:
        about = study.meant_at(writing, sentence)
        made = _years_of(about)
        if about is None or made is None or about.source.provenance.date is None:
            continue
        then = _years_in(sentence.of(said)) or study_period(study)
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
    if not (hits := list(pattern(_DATE).finditer(said))):
        return
    for hit in hits:
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


def study_period(study: Study) -> tuple[int, int] | None:
    """Return the first and last year of what the background dates, or None."""
    years = [
        reach
        for each in study.material.background.events
        if each.edtf and (reach := bounds(each.edtf)) and reach[0] > 0 and reach[1] < 90_000_000
    ]
    if not years:
        return None
    return min(first for first, _ in years) // 10_000, max(last for _, last in years) // 10_000


def _outside(writing: Writing, study: Study) -> tuple[OutsideFact, ...]:
    question = study.enquiry.text if study.enquiry else ""
    # Of a mark or a point only its own sources; of anything else whatever source is there.
    is_whole = writing.place.kind in {PlaceKind.ANSWER, PlaceKind.CLAIM, PlaceKind.JUDGEMENT}
    sources = tuple(study.by_id.values()) if is_whole and not study.named else writing.sources
    return study.bank.outside(writing.reading, sources, question)


def _years_of(about: SourceWords | None) -> tuple[int, int] | None:
    date = about.source.provenance.date if about else None
    reach = bounds(date.edtf) if date and date.edtf else None
    return (reach[0] // 10_000, reach[1] // 10_000) if reach else None


def _years_in(text: str) -> tuple[int, int] | None:
    years = [int(each) for each in pattern(rf"(?<![\w,.]){_YEAR}(?!\w)").findall(text)]
    return (min(years), max(years)) if years else None


def _clashes(text: str, made: tuple[int, int], then: tuple[int, int]) -> bool:
    is_later = made[0] - then[1] > _FAR
    for words in (_WAS_THERE, _AT_THE_TIME):
        hit = found(words, text)
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
    """Yield “10 August in 1861” where something stands between day and year."""
    said = writing.reading.unquoted
    for hit in pattern(
        rf"\b{_DAY} (?:of )?({_MONTH})\b(?! {_YEAR})[^.!?]{{1,30}}?\b({_YEAR})\b"
    ).finditer(said):
        if pattern(_DATE).match(said, hit.start()):
            continue
        about = study.meant_at(writing, Span(*hit.span()))
        sentence = writing.reading.sentence_at(hit.start()) or Span(*hit.span())
        if (
            about
            and _leaves_open(about, hit[1], hit[2], hit[3])
            and not found(_REASONED, sentence.of(said))
        ):
            yield Found(
                f"{about.source.name} does not give that year. How do you know?", Span(*hit.span())
            )
