# SPDX-License-Identifier: MIT
"""What is quoted, how much, how exactly and what for: R10, R11, R12, R13, R28, R40."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.checks.finding import WHOLE_ANSWER, Found, PlaceKind
from workbench.domain.checks.patterns import found, words
from workbench.domain.checks.reading import count_words, words_of
from workbench.domain.checks.source_words import SHORT_RUN, SourceWords
from workbench.domain.checks.stems import is_telling, stem
from workbench.domain.checks.study import Study, Writing
from workbench.domain.saying import listed
from workbench.domain.text import Span

_LONG, _MUCH = 15, 0.4
_LEAST_OF_ANSWER = 30
"""Words of an answer before the share of its quotations says anything."""

_LEAST_QUOTED = 3
"""Words of a quotation that is looked for in sources: fewer are scare quotes as often."""

_ONE_LINE = 20
"""Words of a source that may be quoted whole."""

_LEAST_COPIED, _LEAST_RUN, _COPIED, _SHORT_SOURCE = 8, 7, 0.6, 20
"""Words of a note, words copied in it, their share, words of the source: no rule below these."""

_DRAWN = words(
    "show(?:s|n|ing)?", "dr(?:awn?|ew|aws)", r"depict\w*", r"portray\w*", "sits?", "sitting",
    "stands?", "standing", "holds?", "holding", r"wear\w*", "looks?", "pictured?",
    "we (?:can )?see",
)  # fmt: skip
_INFERS = words(
    r"suggest\w*", "impl(?:y|ies|ied|ying)", "infers?", "inferred", "shows?", "showing", "because",
    "cos", "this", "which", "so", "tells?", r"indicat\w*", "hints?", "mean(?:s|ing)?", "makes?",
    "therefore", "gives (?:the|an|you|us)", "reveals?", "reflects?", r"emphasi\w*", "since",
    "as (?:he|she|it|they)", r"stress\w*", "strong", r"flatter\w*", "whereas", "unlike",
    "hard word", "to make", "sounds? (?:as|like)",
)  # fmt: skip
_MOST_SHOWN = 10
_FOLLOWING = 2
"""Sentences after a quotation in which something may follow from it."""


def r10_no_evidence(study: Study) -> Iterator[Found]:
    """Yield sources of the question of which the answer has no words and no detail."""
    texts = [each.reading for each in study.paragraphs]
    if not texts:
        return
    named = study.sources_named_in(texts)
    whole = " ".join(each.plain for each in texts)
    said = [word.plain for each in texts for word in each.words]
    quoted = [span.of(each.text) for each in texts for span in each.quotations]
    for about in study.in_question:
        source = about.source
        if len(study.in_question) > 1 and source.id not in named:
            continue
        if source.picture is not None and not source.body:
            is_there = found(_DRAWN, whole) is not None and _shares_a_detail(about, said)
        else:
            is_there = any(about.has(each) for each in quoted) or _shares_a_run(about, said)
        if not is_there:
            verb = "details" if source.picture is not None and not source.body else "words"
            yield Found(
                f"Which two to six {verb} of {source.name} carry your point?",
                about=source.label,
                place=WHOLE_ANSWER,
            )


def r11_long_quotation(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield quotations over 15 words, and answers that are two fifths quotation."""
    reading = writing.reading
    for quoted in reading.quotations:
        size = count_words(quoted.of(reading.plain))
        if size > _LONG and not _may_be_long(writing, study, quoted):
            yield Found("Which of these words matter most? Could the rest go?", quoted)
    if not writing.is_answer or writing.place.paragraph != study.paragraphs[0].place.paragraph:
        return
    texts = [each.reading for each in study.paragraphs]
    total = sum(len(each.words) for each in texts)
    quoted_words = sum(
        count_words(span.of(each.plain))
        for each, one in zip(texts, study.paragraphs, strict=True)
        for span in each.quotations
        if not _may_be_long(one, study, span)
    )
    if total >= _LEAST_OF_ANSWER and quoted_words > _MUCH * total:
        yield Found(
            "Much of this answer is quotation. Which words matter most? Could the rest go?",
            about="share",
            place=WHOLE_ANSWER,
        )


def r12_misquoted(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield quotations that are nearly words of a source, with the words it has."""
    for quoted in _long_enough(writing):
        spoken = quoted.of(writing.reading.text)
        if any(each.has(spoken) for each in study.by_id.values()):
            continue
        meant = study.meant_at(writing, quoted)
        for about in (meant,) if meant else writing.sources:
            if nearest := about.nearest(spoken):
                name, shown = about.source.name, _around_difference(nearest, spoken)
                yield Found(f"{name} has “{shown}”. Is that what you meant to quote?", quoted)
                break


def r13_left_alone(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield quotations from which nothing follows within two sentences."""
    if writing.is_carried_on or writing.place.kind in {PlaceKind.CLAIM, PlaceKind.JUDGEMENT}:
        return
    reading = writing.reading
    for quoted in reading.quotations:
        spoken = quoted.of(reading.text)
        pool = writing.sources or tuple(study.by_id.values())
        if not any(each.has(spoken) for each in pool):
            continue
        if found(r"\([^)]*$", reading.plain[: quoted.start]):
            # In brackets it is itself the proof of what was said before.
            continue
        if count_words(spoken) < 2 and not _introduced(reading.plain[: quoted.start]):
            continue
        place = next(
            (at for at, each in enumerate(reading.sentences) if each.contains(quoted)), None
        )
        if place is None:
            continue
        near = reading.sentences[place : place + 1 + _FOLLOWING]
        text = reading.unquoted[near[0].start : near[-1].end]
        if not found(_INFERS, text):
            yield Found("What does that phrase let you infer?", quoted)
            return


def r28_wrong_source(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield quotations from another source, and letters that no source has."""
    reading = writing.reading
    for mention in study.mentions(reading):
        for label in mention.labels:
            if label not in study.labels and study.labels:
                noun = mention.span.of(reading.text).split()[0].removesuffix("s").capitalize()
                there = listed([each.source.label for each in study.by_id.values()])
                yield Found(
                    f"There is no {noun} {label.upper()} here, only {there}. Which do you mean?",
                    mention.span,
                )
    for quoted in _long_enough(writing):
        spoken = quoted.of(reading.text)
        meant = study.meant_at(writing, quoted)
        pool = (meant,) if meant else writing.sources
        if not pool or any(each.has(spoken) for each in pool):
            continue
        other = next((each for each in study.by_id.values() if each.has(spoken)), None)
        if other is not None:
            yield Found(f"“{spoken}” is in {other.source.name}. Did you mean that one?", quoted)


def r40_copied(writing: Writing, _study: Study) -> Iterator[Found]:
    """Yield steps of a note that are mostly the source's own words, without quotation marks."""
    about = writing.source
    if writing.place.kind is not PlaceKind.MARK or about is None:
        return
    own = writing.reading.own_words
    if len(own) < _LEAST_COPIED or len(about.body) < _SHORT_SOURCE:
        return
    said = tuple(each.plain for each in own)
    copied: set[int] = set()
    for at in about.runs_in(said):
        copied.update(range(at, at + SHORT_RUN))
    if len(copied) >= max(_LEAST_RUN, _COPIED * len(writing.reading.words)):
        span = Span(own[min(copied)].start, own[max(copied)].end)
        yield Found("How would you say it in your own words? Or is it a quotation?", span)


def _long_enough(writing: Writing) -> Iterator[Span]:
    for quoted in writing.reading.quotations:
        if count_words(quoted.of(writing.reading.plain)) >= _LEAST_QUOTED:
            yield quoted


def _around_difference(printed: str, quoted: str) -> str:
    """Return the words of the source; of many only those around the first that is another one."""
    there, said = printed.split(), words_of(quoted)
    if len(there) <= _MOST_SHOWN:
        return printed
    pairs = zip(words_of(printed), said, strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    first = max(0, min(at - _MOST_SHOWN // 2, len(there) - _MOST_SHOWN))
    last = first + _MOST_SHOWN
    before, after = "… " if first else "", " …" if last < len(there) else ""
    return f"{before}{' '.join(there[first:last])}{after}"


def _may_be_long(writing: Writing, study: Study, quoted: Span) -> bool:
    """Tell whether the quotation is of a poem, or of a source of one line."""
    spoken = quoted.of(writing.reading.text)
    for about in study.by_id.values():
        source = about.source
        is_poem = "poem" in (source.provenance.genre or "").casefold()
        if (is_poem or len(about.body) <= _ONE_LINE) and about.has(spoken.replace("/", " ")):
            return True
    return False


def _introduced(before: str) -> bool:
    """Tell whether what stands before a quotation of one word says that it is one."""
    return (
        found(
            r"(?:\b(?:says?|said|word|words|phrase|quote|it|the|guardians?|writes?) )[\"']$", before
        )
        is not None
    )


def _shares_a_run(about: SourceWords, said: list[str]) -> bool:
    return any(is_telling(each) for at in about.runs_in(said) for each in said[at : at + SHORT_RUN])


def _shares_a_detail(about: SourceWords, said: list[str]) -> bool:
    body = {stem(each) for each in about.body if is_telling(each)}
    return not body or any(stem(each) in body for each in said)
