# SPDX-License-Identifier: MIT
"""Several sources together: R14, R15, R29, R30, R31."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.domain.checks.finding import WHOLE_ANSWER, WHOLE_PLAN, Found, Place, PlaceKind
from workbench.domain.checks.patterns import found
from workbench.domain.checks.source_words import SHORT_RUN, SourceWords
from workbench.domain.checks.stems import is_telling, stem
from workbench.domain.checks.study import Study, Writing
from workbench.domain.identifiers import SourceId
from workbench.domain.same_origin import same_origin

_LOPSIDED = 3
_LEAST_WORDS = 25
"""Words about one source before another can be said to have got too few."""

_SUPPORTS = (
    r"\b(?:support(?:s|ed)?|backs? (?:\w+ ){0,3}?up|backed up|confirm(?:s|ed)?|corroborat\w+|"
    r"agree(?:s)?(?: with)?|"
    r"match(?:es)?|fits? (?:with|in)|both (?:say|show|tell|agree)s?|also says?|say the same|"
    r"consistent with)\b"
)
_NOT_SUPPORTS = (
    r"\b(?:not|n't|doesnt|dont|contradict\w*|disagree\w*|same (?:author|book|place|writer|"
    r"report|agency|board)|"
    r"independent\w*|both come from|neither)\b|n't\b"
)
_TOGETHER = (
    r"\b(?:both|whereas|unlike|similar\w*|more \w+ than|less \w+ than|than (?:source )?[a-z]\b|"
    r"in contrast|on the other hand|"
    r"by contrast|compar\w+|differ\w*|agree\w*|disagree\w*|while|neither|together|likewise|also|"
    r"contradict\w*|support\w*|each other|the same|opposite|but (?:source |in )?(?:[a-z]\b|"
    r"interpretation))\b"
)
_WHY = (
    r"\b(?:authors?|writers?|historians?|dates?|dated|wrote|written|writing|evidence|focus\w*|"
    r"purpose|audiences?|"
    r"readers?|background|research\w*|emphasi\w+|sources? (?:used|they)|used|uses?|records?|"
    r"archives?|"
    r"aims?|at different times|look(?:ed|s|ing)? at different|perspective|published|wants? to|"
    r"select\w*|chose|"
    r"concentrat\w+|scope|region|interested in|nationality|access|hindsight|biased?|view ?point)\b"
)


def r14_source_unused(study: Study) -> Iterator[Found]:
    """Yield sources that the question names and an answer or a plan does without."""
    if len(study.named) < 2:
        return
    if study.paragraphs:
        texts = [each.reading for each in study.paragraphs]
        named = study.sources_named_in(texts)
        words = [word.plain for each in texts for word in each.words]
        for each in study.named:
            if each.source.id not in named and not _uses(each, words):
                yield _unused(each, WHOLE_ANSWER)
    plan = study.material.plan
    state = study.plan_state
    if plan is not None and state is not None and any(x.evidence for x in plan.points):
        named = study.sources_named_in(each.reading for each in study.in_plan)
        for each in study.named:
            is_unused = state.sources_are_named and each.source.label in state.unused
            if is_unused and each.source.id not in named:
                yield _unused(each, WHOLE_PLAN)


def r15_lopsided(study: Study) -> Iterator[Found]:
    """Yield where one source of the question has over three times the words of another."""
    if len(study.named) < 2 or not study.paragraphs:
        return
    words = _words_by_source(study)
    if len(words) < 2:
        return
    most = max(study.named, key=lambda each: words[each.source.id])
    fewest = min(
        (each for each in study.named if words[each.source.id]),
        key=lambda each: words[each.source.id],
    )
    many, few = words[most.source.id], words[fewest.source.id]
    if many >= _LEAST_WORDS and many > _LOPSIDED * few:
        one, other = most.source.name, fewest.source.name
        yield Found(
            f"{one} gets most of your words. What could you add on {other}?",
            about=f"{most.source.label} {fewest.source.label}",
            place=WHOLE_ANSWER,
        )


def r29_same_origin(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield where a text says that two sources from one place support each other."""
    said = writing.reading.unquoted
    if not found(_SUPPORTS, said):
        return
    mentions = study.mentions(writing.reading)
    for sentence in writing.reading.sentences:
        text = sentence.of(said)
        if not found(_SUPPORTS, text) or found(_NOT_SUPPORTS, text):
            continue
        labels = [
            label for each in mentions if sentence.contains(each.span) for label in each.labels
        ]
        about = [
            study.by_id[study.labels[x].id] for x in dict.fromkeys(labels) if x in study.labels
        ]
        if len(about) == 1 and writing.source and writing.source is not about[0]:
            about.append(writing.source)
        if len(about) == 2 and (question := _same_place(about[0], about[1])):
            yield Found(question, sentence)


def r29_linked(study: Study) -> Iterator[Found]:
    """Yield pairs of sources whose marks are linked as support and that come from one place."""
    seen: set[frozenset[SourceId]] = set()
    for one, other in study.material.supports:
        pair = frozenset((one, other))
        first, second = study.by_id.get(one), study.by_id.get(other)
        if pair in seen or first is None or second is None or first is second:
            continue
        seen.add(pair)
        first, second = sorted((first, second), key=lambda each: each.source.order)
        if question := _same_place(first, second):
            labels = f"{first.source.label} {second.source.label}"
            place = Place(PlaceKind.SOURCE, source=first.source.id)
            yield Found(question, about=labels, place=place)


def r30_no_comparison(study: Study) -> Iterator[Found]:
    """Yield answers and plans to a question that compares, with no word that does."""
    if len(study.in_question) < 2:
        return
    for place, texts in _wholes(study):
        if not any(found(_TOGETHER, each.reading.unquoted) for each in texts):
            yield Found(
                "What would one sentence about both sources say?", about="together", place=place
            )


def r31_content_only(study: Study) -> Iterator[Found]:
    """Yield answers on why views differ that say nothing of who wrote them, when and from what."""
    for place, texts in _wholes(study):
        names = {
            x.casefold()
            for each in study.in_question
            for name in each.source.provenance.creator
            for x in name.split()
        }
        words = {word.plain.removesuffix("'s") for each in texts for word in each.reading.words}
        if not names & words and not any(found(_WHY, each.reading.unquoted) for each in texts):
            yield Found(
                "What about the writers or their evidence leads them there?",
                about="why",
                place=place,
            )


def _wholes(study: Study) -> Iterator[tuple[Place, tuple[Writing, ...]]]:
    if study.paragraphs:
        yield WHOLE_ANSWER, study.paragraphs
    plan = study.material.plan
    if plan is not None and plan.judgement.strip():
        yield WHOLE_PLAN, study.in_plan


def _unused(about: SourceWords, place: Place) -> Found:
    name = about.source.name
    return Found(
        f"The question names {name}. Where do you use it?", about=about.source.label, place=place
    )


def _uses(about: SourceWords, words: list[str]) -> bool:
    return any(
        tuple(words[at : at + SHORT_RUN]) in about.runs
        and any(is_telling(stem(each)) for each in words[at : at + SHORT_RUN])
        for at in range(len(words) - SHORT_RUN + 1)
    )


def _words_by_source(study: Study) -> Counter[SourceId]:
    """Return how many words go to each source: a sentence to those it names, else to the last."""
    ids = {each.source.id for each in study.named}
    words: Counter[SourceId] = Counter()
    for each in study.paragraphs:
        reading, current = each.reading, frozenset[SourceId]()
        mentions = study.mentions(reading)
        for sentence in reading.sentences:
            labels = {x for m in mentions if sentence.contains(m.span) for x in m.labels}
            current = frozenset(study.labels[x].id for x in labels if x in study.labels) or current
            size = sum(1 for word in reading.words if sentence.start <= word.start < sentence.end)
            for source_id in current & ids:
                words[source_id] += size // len(current & ids)
    return words


def _same_place(one: SourceWords, other: SourceWords) -> str | None:
    shared = same_origin(one.source.provenance, other.source.provenance)
    if not shared:
        return None
    first = shared.shared[0]
    return (
        f"{one.source.name} and {other.source.name} come from the same place ({first.words})."
        " Which independent source could you add?"
    )
