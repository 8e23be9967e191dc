# SPDX-License-Identifier: MIT
"""Asking all rules of a material: the one door to the checks.

A rule looks at one text, at one mark, or at all of it. What a text is asked depends on nothing but
the text, its place and what the material knows, so `Checks` keeps it while somebody types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from workbench.domain.annotations import Annotation
from workbench.domain.checks import (
    belonging,
    boxes,
    comparing,
    composing,
    following_up,
    judging,
    knowing,
    one_sided,
    planning,
    quoting,
    timing,
)
from workbench.domain.checks.finding import (
    MOST_AT_ONCE,
    WHOLE_ANSWER,
    Finding,
    Found,
    Place,
    fingerprint_of,
)
from workbench.domain.checks.ground import Ground
from workbench.domain.checks.material import Material
from workbench.domain.checks.rules import RuleId, rule
from workbench.domain.checks.study import Study, Writing
from workbench.domain.frameworks import Dimension
from workbench.domain.identifiers import AnnotationId, SourceId

_Key = tuple[str, Place, Dimension | None, str, tuple[SourceId, ...]]
_OfText = Callable[[Writing, Study], Iterator[Found]]
_OfMark = Callable[[Annotation, Study], Iterator[Found]]
_OfAll = Callable[[Study], Iterator[Found]]


def _ids(
    looks: Mapping[int, Callable[..., Iterator[Found]]],
) -> dict[RuleId, Callable[..., Iterator[Found]]]:
    return {RuleId(f"R{number:02}"): look for number, look in looks.items()}


_OF_TEXT: Mapping[RuleId, _OfText] = _ids(
    {
        1: one_sided.r01_set_aside,
        2: one_sided.r02_bare_bias,
        3: one_sided.r03_stock_phrase,
        4: belonging.r04_swap,
        9: belonging.r09_label_copied,
        11: quoting.r11_long_quotation,
        12: quoting.r12_misquoted,
        13: quoting.r13_left_alone,
        17: knowing.r17_loose_fact,
        19: one_sided.r19_fence,
        21: one_sided.r21_absolutes,
        22: boxes.r22_empty_purpose,
        23: boxes.r23_modern_audience,
        25: boxes.r25_gap_without_weight,
        26: timing.r26_time_claim,
        27: timing.r27_kind_mixed_up,
        28: quoting.r28_wrong_source,
        29: comparing.r29_same_origin,
        32: composing.r32_story,
        34: composing.r34_slips,
        37: boxes.r37_letters,
        39: timing.r39_year_supplied,
        40: quoting.r40_copied,
    }
)
_OF_MARK: Mapping[RuleId, _OfMark] = _ids({24: boxes.r24_wrong_box})
_OF_ALL: Mapping[RuleId, _OfAll] = _ids(
    {
        5: judging.r05_no_use,
        6: judging.r06_reliability_instead,
        7: judging.r07_enquiry_lost,
        8: belonging.r08_no_provenance,
        10: quoting.r10_no_evidence,
        14: comparing.r14_source_unused,
        15: comparing.r15_lopsided,
        16: knowing.r16_nothing_from_outside,
        18: judging.r18_no_decision,
        20: judging.r20_one_side,
        29: comparing.r29_linked,
        30: comparing.r30_no_comparison,
        31: comparing.r31_content_only,
        33: following_up.r33_rows,
        35: composing.r35_length,
        36: planning.r36_plan,
        38: belonging.r38_not_given,
    }
)


class Checks:
    """The checks of one pack while somebody works on it.

    What notes and plan were asked is kept by their words, so that after a change only what is new
    is looked at. One that looked at another question, other sources or another background begins
    anew. Not to be shared by threads.
    """

    def __init__(self) -> None:
        self._ground: Ground | None = None
        self._off: frozenset[RuleId] = frozenset()
        self._asked: dict[_Key, tuple[Finding, ...]] = {}

    def findings(
        self,
        material: Material,
        *,
        off: frozenset[RuleId] = frozenset(),
        dismissed: frozenset[str] = frozenset(),
    ) -> tuple[Finding, ...]:
        """Return all questions to the student, as the function `findings` does."""
        study = Study(material, self._ground)
        if study.ground is not self._ground or off != self._off:
            self._ground, self._off, self._asked = study.ground, off, {}
        looks = _looks_at_texts(study, off)
        asked: dict[_Key, tuple[Finding, ...]] = {}
        found: list[Finding] = []
        for writing in (*study.in_marks, *study.in_plan):
            key = _key(writing)
            kept = self._asked.get(key)
            asked[key] = tuple(_found_in(writing, study, looks)) if kept is None else kept
            found.extend(asked[key])
        for writing in study.paragraphs:
            # What an answer is asked hangs on all of it.
            found.extend(_found_in(writing, study, looks))
        # What is gone is forgotten, so that this stays as large as what is there.
        self._asked = asked
        return _in_order([*found, *_found_in_all(study, off)], study, dismissed)


def findings(
    material: Material,
    *,
    off: frozenset[RuleId] = frozenset(),
    dismissed: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Return all questions to the student, the most important first, then as they would be read.

    Args:
        material: What is looked at.
        off: Rules that a teacher has turned off.
        dismissed: Fingerprints of questions that were answered with “I meant this”.
    """
    return Checks().findings(material, off=off, dismissed=dismissed)


def at_most_three(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the first `MOST_AT_ONCE` of some findings, of each mark, point or source one."""
    cards: set[str] = set()
    chosen: list[Finding] = []
    for each in found:
        card = each.place.card
        if len(chosen) == MOST_AT_ONCE:
            break
        if card is None or card not in cards:
            chosen.append(each)
        if card is not None:
            cards.add(card)
    return tuple(chosen)


def _found_in_all(study: Study, off: frozenset[RuleId]) -> Iterator[Finding]:
    for rule_id, of_mark in _OF_MARK.items():
        if _is_asked(rule_id, study, off):
            for mark in study.marks:
                for each in of_mark(mark, study):
                    yield _finding(rule_id, each, each.place or WHOLE_ANSWER, mark.feature)
    texts = {each.place: each.reading.text for each in (*study.in_plan, *study.paragraphs)}
    for rule_id, of_all in _OF_ALL.items():
        if _is_asked(rule_id, study, off):
            for each in of_all(study):
                place = each.place or WHOLE_ANSWER
                yield _finding(rule_id, each, place, texts.get(place, ""))


def _looks_at_texts(study: Study, off: frozenset[RuleId]) -> tuple[tuple[RuleId, _OfText], ...]:
    return tuple(each for each in _OF_TEXT.items() if _is_asked(each[0], study, off))


def _found_in(
    writing: Writing, study: Study, looks: Iterable[tuple[RuleId, _OfText]]
) -> Iterator[Finding]:
    for rule_id, look in looks:
        for each in look(writing, study):
            place = each.place or writing.place
            yield _finding(rule_id, each, place, writing.reading.text)


def _is_asked(rule_id: RuleId, study: Study, off: frozenset[RuleId]) -> bool:
    asked = study.asked
    # Rule R30 also looks at questions that compare besides asking something else.
    is_its_kind = rule(rule_id).looks_at(asked.kind) or (rule_id == "R30" and asked.compares)
    return rule_id not in off and rule_id not in asked.off and is_its_kind


def _key(writing: Writing) -> _Key:
    ids = tuple(each.source.id for each in writing.sources)
    return writing.reading.text, writing.place, writing.dimension, writing.later, ids


def _finding(rule_id: RuleId, found: Found, place: Place, text: str) -> Finding:
    words = found.about or (found.span.of(text) if found.span else text)
    return Finding(
        rule_id, found.question, place, found.span, fingerprint_of(rule_id, place, words)
    )


def _in_order(
    found: Iterable[Finding], study: Study, dismissed: frozenset[str]
) -> tuple[Finding, ...]:
    by_print: dict[str, Finding] = {}
    for each in found:
        if each.fingerprint not in dismissed:
            by_print.setdefault(each.fingerprint, each)
    marks: Mapping[AnnotationId, int] = {each.id: at for at, each in enumerate(study.marks)}
    sources = {each: at for at, each in enumerate(study.by_id)}
    plan = study.material.plan
    points = {each.id: at for at, each in enumerate(plan.points if plan else ())}

    def key(each: Finding) -> tuple[int, str, int, int, str, int, str]:
        place = each.place
        at = -1
        if place.mark:
            at = marks.get(place.mark, -1)
        elif place.point:
            at = points.get(place.point, -1)
        elif place.source:
            at = sources.get(place.source, -1)
        paragraph = -1 if place.paragraph is None else place.paragraph
        start = each.span.start if each.span else -1
        weight = rule(each.rule).importance
        return weight, place.kind, at, paragraph, place.field, start, each.fingerprint

    return tuple(sorted(by_print.values(), key=key))
