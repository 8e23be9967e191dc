# SPDX-License-Identifier: MIT
"""Several sources together: R14, R15, R29, R30, R31."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.domain.checks.finding import WHOLE_ANSWER, WHOLE_PLAN, Found, Place, PlaceKind
from workbench.domain.checks.patterns import either, found, words
from workbench.domain.checks.reading import words_of
from workbench.domain.checks.source_words import SHORT_RUN, SourceWords
from workbench.domain.checks.stems import is_telling, stem
from workbench.domain.checks.study import Study, Writing
from workbench.domain.identifiers import SourceId
from workbench.domain.same_origin import same_origin

_LOPSIDED = 3
_LEAST_WORDS = 25
"""Words about one source before another can be said to have got too few."""

_SUPPORTS = words(
    "support(?:s|ed)?", r"backs? (?:\w+ ){0,3}?up", "backed up", "confirm(?:s|ed)?",
    r"corroborat\w+", "agrees?(?: with)?", "match(?:es)?", "fits? (?:with|in)",
    "both (?:say|show|tell|agree)s?",
    r"both (?:sources? )?\w and (?:source )?\w (?:say|show|tell|agree|mention|describe)",
    "also says?", "say the same", "consistent with",
)  # fmt: skip
_NOT_SUPPORTS = either(
    words("not", "doesnt", "dont", r"contradict\w*", r"disagree\w*", r"independent\w*", "neither",
          "same (?:author|book|place|writer|report|agency|board)", "both come from"),
    "n't",
)  # fmt: skip
_TOGETHER = words(
    "both", "whereas", "unlike", r"similar\w*", r"more \w+ than", r"less \w+ than",
    "than (?:source )?[a-z]", "in contrast", "on the other hand", "by contrast", r"compar\w+",
    r"differ\w*", r"agree\w*", r"disagree\w*", "while", "neither", "together", "likewise", "also",
    r"contradict\w*", r"support\w*", "each other", "the same", "opposite",
    "but (?:source |in )?(?:[a-z]|interpretation)",
)  # fmt: skip
_WHY = words(
    "authors?", "writers?", "historians?", "dates?", "dated", "wrote", "written", "writing",
    "evidence", r"focus\w*", "purpose", "audiences?", "readers?", "background", r"research\w*",
    r"emphasi\w+", "sources? (?:used|they)", "used", "uses?", "records?", "archives?", "aims?",
    "at different times", "look(?:ed|s|ing)? at different", "perspective", "published",
    "wants? to", r"select\w*", "chose", r"concentrat\w+", "scope", "region", "interested in",
    "nationality", "books?", "documents?", "read", "different parts?", "cares?", "deals? with",
    "access", "hindsight", "biased?", "view ?point",
)  # fmt: skip


def r14_source_unused(study: Study) -> Iterator[Found]:
    """Yield sources that the question names and an answer or a plan does without."""
    if len(study.named) < 2:
        return
    if study.paragraphs:
        texts = [each.reading for each in study.paragraphs]
        named = study.sources_named_in(texts)
        said = [word.plain for each in texts for word in each.words]
        for each in study.named:
            if each.source.id not in named and not _uses(each, said):
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
    counts = _words_by_source(study)
    if len(counts) < 2:
        return
    most = max(study.named, key=lambda each: counts[each.source.id])
    fewest = min(
        (each for each in study.named if counts[each.source.id]),
        key=lambda each: counts[each.source.id],
    )
    many, few = counts[most.source.id], counts[fewest.source.id]
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
    for sentence in writing.reading.sentences:
        text = sentence.of(said)
        if not found(_SUPPORTS, text) or found(_NOT_SUPPORTS, text):
            continue
        labels = study.labels_in(writing.reading, sentence)
        about = [study.by_id[study.labels[x].id] for x in labels if x in study.labels]
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
    for place, texts in study.wholes:
        if not any(_holds_together(each, study) for each in texts):
            yield Found(
                "What would one sentence about both sources say?", about="together", place=place
            )


def r31_content_only(study: Study) -> Iterator[Found]:
    """Yield answers on why views differ that say nothing of who wrote them, when and from what."""
    for place, texts in study.wholes:
        names = {
            x.casefold()
            for each in study.in_question
            for name in each.source.provenance.creator
            for x in name.split()
        }
        said = {word.plain.removesuffix("'s") for each in texts for word in each.reading.words}
        if not names & said and not any(found(_WHY, each.reading.unquoted) for each in texts):
            yield Found(
                "What about the writers or their evidence leads them there?",
                about="why",
                place=place,
            )


def _holds_together(writing: Writing, study: Study) -> bool:
    """Tell whether words compare, or one sentence names two sources."""
    if found(_TOGETHER, writing.reading.unquoted):
        return True
    reading = writing.reading
    return any(len(study.labels_in(reading, each)) > 1 for each in reading.sentences)


def _unused(about: SourceWords, place: Place) -> Found:
    name = about.source.name
    return Found(
        f"The question names {name}. Where do you use it?", about=about.source.label, place=place
    )


def _uses(about: SourceWords, said: list[str]) -> bool:
    return any(
        is_telling(stem(each)) for at in about.runs_in(said) for each in said[at : at + SHORT_RUN]
    )


def _words_by_source(study: Study) -> Counter[SourceId]:
    """Return how many words go to each source: a sentence to those it names, else to the last."""
    ids = {each.source.id for each in study.named}
    counts: Counter[SourceId] = Counter()
    for each in study.paragraphs:
        reading, current = each.reading, frozenset[SourceId]()
        for sentence in reading.sentences:
            labels = study.labels_in(reading, sentence)
            current = frozenset(study.labels[x].id for x in labels if x in study.labels) or current
            size = sum(1 for word in reading.words if sentence.start <= word.start < sentence.end)
            for source_id in current & ids:
                counts[source_id] += size // len(current & ids)
    return counts


def _same_place(one: SourceWords, other: SourceWords) -> str | None:
    shared = same_origin(one.source.provenance, other.source.provenance).shared
    place = shared[0].words if shared else _came_through(one, other) or _came_through(other, one)
    if place is None:
        return None
    return (
        f"{one.source.name} and {other.source.name} come from the same place ({place})."
        " Which independent source could you add?"
    )


def _came_through(one: SourceWords, other: SourceWords) -> str | None:
    """Return the maker or publisher of one source through whom the other came to us, or None."""
    given, through = one.source.provenance, other.source.provenance.second_hand
    if through is None:
        return None
    path = f" {' '.join(words_of(through))} "
    names = [*given.creator, given.publisher or ""]
    return next((each for each in names if each and f" {' '.join(words_of(each))} " in path), None)
