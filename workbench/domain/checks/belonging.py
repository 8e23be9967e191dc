# SPDX-License-Identifier: MIT
"""Whether what is said belongs to this source: R04, R08, R09, R38."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.checks.finding import WHOLE_ANSWER, Found, Place, PlaceKind
from workbench.domain.checks.patterns import either, found, pattern, words
from workbench.domain.checks.reading import words_of
from workbench.domain.checks.source_words import LONG_RUN, SourceWords
from workbench.domain.checks.stems import is_telling, stem
from workbench.domain.checks.study import Study, Writing
from workbench.domain.identifiers import SourceId
from workbench.domain.question_text import NOUNS
from workbench.domain.text import Span

_LEAST_WORDS = 8
_JUDGES = words(r"use?ful+", "reliable", "valuable", "limited", "trustworthy", "helpful")
_MAKES_SOMETHING_OF_IT = words(
    "because", "cos", "so", "this means", "that means", "which (?:made|makes|means|meant|matters?)",
    "since", "therefore", "thus", "matters?", "suggests?", "shows?", "implies", "hence",
    "as (?:he|she|they|it)", "being",
)  # fmt: skip
_NAMED = rf"\b(?:{NOUNS}) (?:[a-z]|\d{{1,2}})\b"
_TOLD = "(?:told|given|say|said|know|knows|known|named|stated|clear|sure|tell|provided)"
_NOT_TOLD = either(
    rf"(?:\b(?:not|dont|doesnt|isnt|arent|never|nobody|no[- ]one)|n't) (?:\w+ ){{0,3}}?{_TOLD}\b",
    words("(?:nobody|no[- ]one) knows", "unknown", "unnamed", "anonymous", "anon", "undated",
          "unclear", "missing", "without (?:a |an )?(?:date|author|name|artist)",
          r"no (?:\w+ )?(?:date|author|artist|name|paper|year|attribution|provenance|label)"),
    r"(?:\bnot|n't|doesnt) have (?:a |an |any )?(?:date|author|name|artist|year)\b",
    r"\bwho (?:drew|made|wrote) (?:it|this)\?",
)  # fmt: skip
_WORDS_OF_LABELS = frozenset(
    """speech speaker spoke speaking spoken said letter report diary cartoon cartoonist poster
    photograph photo photographer newspaper article memoir interview poem song book textbook
    author artist parliament audience public private secret official published printed drawn
    eyewitness mp minister government propaganda map painting""".split()  # noqa: SIM905
)
_MONTHS = frozenset(
    """january february march april may june july august september october november
    december""".split()  # noqa: SIM905
)
_WHO, _WHEN = "creator", "date"


def r04_swap(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield sentences that judge and have no word of the source, the question or what is known."""
    said = writing.reading.plain
    if not found(_JUDGES, said):
        return
    for sentence in writing.reading.sentences:
        text = sentence.of(said)
        # “Source E is” would make any short sentence long enough.
        spoken = words_of(pattern(_NAMED).sub("", text))
        if not found(_JUDGES, text) or len(spoken) < _LEAST_WORDS:
            continue
        known = study.ground.known_stems
        is_tied = any(is_telling(each) and stem(each) in known for each in spoken)
        if not is_tied and not any(each in _WORDS_OF_LABELS for each in spoken):
            yield Found(
                "Swap in another source: is the sentence still true? Which detail makes it belong"
                " here?",
                sentence,
            )


def r08_no_provenance(study: Study) -> Iterator[Found]:
    """Yield sources in the answer of whose maker, date, place, kind or readers nothing is said."""
    if not study.paragraphs:
        return
    texts = [each.reading for each in study.paragraphs]
    spoken = frozenset(word.plain for each in texts for word in each.words)
    stems = frozenset(stem(each) for each in spoken if is_telling(each) or each in _MONTHS)
    remarked = any(found(_NOT_TOLD, each.plain) for each in texts)
    named = study.sources_named_in(texts)
    for each in study.in_question:
        about = each.source
        if len(study.in_question) > 1 and about.id not in named:
            # Rule R14 asks about a source that is not there at all.
            continue
        own = {stem(x) for x in (*each.label, *each.fields) if is_telling(x) or x in _MONTHS}
        own |= {x for x in (*each.label, *each.fields) if x.isdigit()}
        is_there = bool(own & (stems | spoken)) or bool(_WORDS_OF_LABELS & spoken)
        if not is_there and not (remarked and about.provenance.not_given):
            yield Found(
                f"Who made {about.name}, when, or for whom? Which of these changes how you use it?",
                about=about.label,
                place=WHOLE_ANSWER,
            )


def r09_label_copied(writing: Writing, _study: Study) -> Iterator[Found]:
    """Yield where the words of a label are repeated and nothing is made of them."""
    spoken = writing.reading.words
    if len(spoken) < LONG_RUN or not writing.sources or writing.is_carried_on:
        return
    plains = tuple(each.plain for each in spoken)
    for at in range(len(plains) - LONG_RUN + 1):
        run = plains[at : at + LONG_RUN]
        if any(run in each.label_runs for each in writing.sources):
            span = Span(spoken[at].start, spoken[at + LONG_RUN - 1].end)
            around = writing.reading.sentence_at(span.start) or span
            end = len(writing.reading.plain) if writing.is_answer else around.end
            said = writing.reading.plain[around.start : end]
            if not found(_MAKES_SOMETHING_OF_IT, said):
                yield Found("You have told us who and when. So what?", span)
            return


def r38_not_given(study: Study) -> Iterator[Found]:
    """Yield sources whose label does not say who or when, where nothing is said about that."""
    lacking = {
        each.source.id: [x for x in (_WHO, _WHEN) if x in each.source.provenance.not_given]
        for each in study.by_id.values()
    }
    written: dict[SourceId, list[str]] = {}
    for step in study.in_marks:
        if step.source and lacking[step.source.source.id]:
            written.setdefault(step.source.source.id, []).append(step.reading.plain)
    answer = [each.reading for each in study.paragraphs]
    named = study.sources_named_in(answer)
    for each in study.by_id.values():
        about, missing = each.source, lacking[each.source.id]
        texts = list(written.get(about.id, ()))
        is_only_one = len(study.named) == 1 and study.named[0] is each
        if about.id in named or (is_only_one and answer):
            texts += [reading.plain for reading in answer]
        if not missing or not texts or any(found(_NOT_TOLD, text) for text in texts):
            continue
        yield Found(
            f"We are not told {_what(missing, each)}. Does that matter here?",
            about=" ".join(missing),
            place=Place(PlaceKind.SOURCE, source=about.id),
        )


def _what(missing: list[str], about: SourceWords) -> str:
    made = "who made" if _WHO in missing else ""
    when = "when" if _WHEN in missing else ""
    name = about.source.name
    if made and when:
        return f"who made {name}, or when"
    return f"{made} {name}" if made else f"when {name} was made"
