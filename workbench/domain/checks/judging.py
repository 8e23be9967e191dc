# SPDX-License-Identifier: MIT
"""Whether a judgement is there, and is about the question: R05, R06, R07, R18, R20."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.annotations import Direction
from workbench.domain.checks.finding import WHOLE_ANSWER, Found, Place, PlaceKind
from workbench.domain.checks.kinds import Kind
from workbench.domain.checks.patterns import either, found, pattern, words
from workbench.domain.checks.reading import words_of
from workbench.domain.checks.study import Study, Writing
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import SourceId

_LEAST_TARIFF = 5
_LEAST_MARKS = 3
"""Marks of one source with a direction before their directions say anything."""

_USEFUL = r"use?ful+"
_USE = words(
    rf"{_USEFUL}(?:ness|ly)?", "uses?", "helps?", "helpful", "valuable", "value", "worth",
    "worthwhile", "limit(?:s|ed|ation|ations)?", "useless", "unhelpful",
)  # fmt: skip
_TRUST = words(
    r"(?:un)?reliab\w+", r"(?:un)?trust\w*", "credib(?:le|ility)", r"truthful\w*",
    "(?:in)?accura(?:te|cy|tely)", "believe",
)  # fmt: skip
_TO_COME = r"(?!,? i (?:will|am going))"
_DECIDES = words(
    f"overall{_TO_COME}", "on balance", "on the whole", "ultimately",
    f"(?:in conclusion|to conclude|to sum up|in sum|therefore){_TO_COME}",
    "i (?:would )?(?:judge|conclude|decide|believe that|think that)",
    rf"(?:more|most|less|least|better|best) (?:{_USEFUL}|valuable|helpful|convincing|reliable|"
    "important|significant)",
    r"to (?:an?|some|a certain|a large|a great|a limited|a small) (?:\w+ )?(?:extent|degree)",
    "carr(?:y|ies) (?:more|most) weight",
    "(?:i would|i'd) (?:use|trust|begin|start|choose|keep|pick|go)",
    "all things considered", "(?:my|the|a) (?:judge?ment|verdict|decision)",
    "deserves (?:more|most)",
    "in the end", "having (?:looked at|weighed|compared|considered)",
    "(?:is|are) (?:the )?(?:better|stronger|best)", "goes further",
    "i (?:mostly |partly |fully |strongly )?(?:dis)?agree",
)  # fmt: skip
_GOOD = words(
    _USEFUL, "helpful", "helps", "valuable", "values?", "strengths?", "great use", "worth",
    "reliable", "strong(?:er|est)?", "good (?:for|at)",
)  # fmt: skip
_NOT_GOOD = (
    r"(?:\b(?:not|isnt|never|less|nor|hardly)|n't)(?: (?:very|that|so|as|really|at all|quite))? "
    rf"(?:{_USEFUL}|helpful|valuable|help|reliable)\b"
)
_BAD = either(
    _NOT_GOOD,
    words(r"limit\w*", r"weak\w*", "however", "but", "although", "though", "on the other hand",
          "does(?: not|nt)", "cannot", "cant", "isnt", "leaves out", "omits?", r"drawback\w*",
          "no (?:numbers|mention|date|figures)", "unreliable", "only (?:one|partly|a)",
          "one[- ]sided", r"bias\w*", "needs care", r"restrict\w*",
          "having said that", "(?:do|did) not", "nothing about", "narrow", r"problem\w*", "partly"),
    "n't",
)  # fmt: skip


def r05_no_use(study: Study) -> Iterator[Found]:
    """Yield where a question of use is answered without a word of use."""
    for place, texts in study.wholes:
        if not any(found(_USE, each.reading.plain) for each in texts):
            yield Found(
                "The question asks how useful. Where do you say so?", about="use", place=place
            )


def r06_reliability_instead(study: Study) -> Iterator[Found]:
    """Yield where words of trust outnumber words of use two to one."""
    for place, texts in study.wholes:
        trust = sum(len(pattern(_TRUST).findall(each.reading.unquoted)) for each in texts)
        use = sum(len(pattern(_USE).findall(each.reading.unquoted)) for each in texts)
        if trust >= 2 and trust >= 2 * use:
            enquiry = study.topic.phrase
            yield Found(
                "You have judged whether to believe it. How does that change its use for"
                f" {enquiry}?",
                about="trust",
                place=place,
            )


def r07_enquiry_lost(study: Study) -> Iterator[Found]:
    """Yield judgements that no word of the question is in."""
    if not study.topic.stems:
        return
    for each in _judgements(study):
        if study.topic.is_in(words_of(each.reading.text)):
            continue
        lead = "Useful" if study.asked.kind is Kind.UTILITY else "How far"
        yield Found(
            f"{lead} for what? Which words would bring back {study.topic.named}?",
            about=each.reading.plain,
            place=each.place,
        )


def r18_no_decision(study: Study) -> Iterator[Found]:
    """Yield where the last paragraph, or the judgement of the plan, decides nothing."""
    marks = study.enquiry.marks if study.enquiry else None
    if marks is not None and marks < _LEAST_TARIFF:
        return
    for each in _last_words(study):
        if not found(_DECIDES, each.reading.unquoted):
            yield Found(
                f"What do you decide about {study.topic.phrase}?",
                about=each.reading.plain,
                place=each.place,
            )


def r20_one_side(study: Study) -> Iterator[Found]:
    """Yield evaluations with only good or only bad in them, of an answer or a source's marks."""
    cap = study.asked.one_sided_cap
    capped = f" Answers with one side get {cap[0]} of {cap[1]} at most." if cap else ""
    text = "\n".join(each.reading.unquoted for each in study.paragraphs)
    if missing := _missing_side(text):
        question = f"What {missing} comes from its origin, purpose or content?{capped}"
        yield Found(question, about=missing, place=WHOLE_ANSWER)
    for source_id, direction in _one_way(study):
        name = study.by_id[source_id].source.name
        question = (
            f"All your marks add value to {name}. What limits it?"
            if direction is Direction.ADDS_VALUE
            else f"All your marks limit {name}. What is it good for?"
        )
        place = Place(PlaceKind.SOURCE, source=source_id)
        yield Found(f"{question}{capped}", about=direction, place=place)


def _one_way(study: Study) -> Iterator[tuple[SourceId, Direction]]:
    """Yield the sources of which several marks have a direction, and all of them the same."""
    by_source: dict[SourceId, list[Direction]] = {}
    for mark in study.marks:
        if mark.direction is not None:
            by_source.setdefault(mark.target.source_id, []).append(mark.direction)
    for source_id, directions in by_source.items():
        first = directions[0]
        is_one = len(set(directions)) == 1 and first is not Direction.BOTH
        if is_one and len(directions) >= _LEAST_MARKS:
            yield source_id, first


def _missing_side(text: str) -> str | None:
    good = found(_GOOD, pattern(_NOT_GOOD).sub("", text)) is not None
    bad = found(_BAD, text) is not None
    if good == bad:
        return None
    return "limit" if good else "value"


def _judgements(study: Study) -> Iterator[Writing]:
    """Yield what judges: the last words of plan and answer, and a mark's last step."""
    yield from _last_words(study)
    for each in study.in_marks:
        if each.dimension is Dimension.JUDGEMENT and each.place.field == "so_what":
            yield each


def _last_words(study: Study) -> Iterator[Writing]:
    """Yield the plan's judgement and an answer's last paragraph, as far as they are written."""
    if study.judgement is not None:
        yield study.judgement
    yield from study.paragraphs[-1:]
