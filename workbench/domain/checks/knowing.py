# SPDX-License-Identifier: MIT
"""What an answer or a note brings from outside its sources: R16, R17."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.checks.finding import WHOLE_PLAN, Found, PlaceKind
from workbench.domain.checks.knowledge import FactKind, OutsideFact
from workbench.domain.checks.patterns import either, found, words
from workbench.domain.checks.reading import plain
from workbench.domain.checks.study import Study, Writing
from workbench.domain.frameworks import Dimension
from workbench.domain.plans import BackgroundEvidence
from workbench.domain.text import Span

_TIED = words(
    r"support\w*", "fits?", r"match\w*", r"agree\w*", r"contradict\w*", r"explain\w*",
    r"confirm\w*", "back(?:s|ed)? (?:this |that |it |the source )?up", r"suggest\w*",
    r"challenge\w*", r"clash\w*", "goes against", "consistent", r"corroborat\w*", r"link\w*",
    "like", r"prove\w*", "sign that",
    "because", "cos", "since", "so", "therefore", "shows?", "means?", "however", "but", "although",
    "though", "whereas", "unlike", "when", "which", "after", "before", "as (?:he|she|it|they|the)",
    "leaves? out", "omits?", r"use?ful\w*", r"reliab\w*", "valuable",
)  # fmt: skip
_TAKEN_UP = either(
    r"^\s*(?:this|that|these|so|therefore|which|it)\b", words("therefore", "this (?:shows|means)")
)
_NAMES_BELONG = frozenset(
    {Dimension.NATURE, Dimension.ORIGIN, Dimension.AUTHOR, Dimension.DATE, Dimension.PLACE,
     Dimension.PURPOSE, Dimension.AUDIENCE, Dimension.TONE}
)  # fmt: skip
"""What a note with a name or a year in it answers by just that."""

_REACH = 60
"""Characters of the next sentence in which a fact may be taken up."""

_PEOPLE = r"(?:ans?|ish|ese|ians?|viets?)$"
"""How names of peoples end: they are adjectives as often as facts."""


def r16_nothing_from_outside(study: Study) -> Iterator[Found]:
    """Yield an answer, or a plan with a judgement, that rests on its sources alone."""
    question = "Which fact from outside would test what the source says?"
    plan = study.material.plan
    has_linked = plan is not None and any(
        isinstance(each, BackgroundEvidence) for _, each in plan.evidence()
    )
    for place, texts in study.wholes:
        is_linked = place is WHOLE_PLAN and has_linked
        if not is_linked and not any(_outside(each, study) for each in texts):
            yield Found(question, about="outside", place=place)


def r17_loose_fact(writing: Writing, study: Study) -> Iterator[Found]:
    """Yield facts from outside in sentences that do not tie them to anything."""
    if writing.is_carried_on or writing.dimension in _NAMES_BELONG:
        return
    asked: set[Span] = set()
    for fact in _outside(writing, study):
        if not _is_fact(fact, study):
            continue
        sentence = writing.reading.sentence_at(fact.span.start)
        if sentence is None or sentence in asked:
            continue
        asked.add(sentence)
        said = writing.reading.unquoted
        after = said[sentence.end : sentence.end + _REACH]
        if not found(_TIED, sentence.of(said)) and not found(_TAKEN_UP, after):
            question = "Does this fact back the source up, or not?"
            if fact.origin:
                question = f"Does this fact (also in “{fact.origin}”) back the source up, or not?"
            yield Found(question, sentence)


def _outside(writing: Writing, study: Study) -> tuple[OutsideFact, ...]:
    question = study.enquiry.text if study.enquiry else ""
    # Of a mark or a point only its own sources; of anything else whatever source is there.
    is_whole = writing.place.kind in {PlaceKind.ANSWER, PlaceKind.CLAIM, PlaceKind.JUDGEMENT}
    sources = tuple(study.by_id.values()) if is_whole and not study.named else writing.sources
    return study.bank.outside(writing.reading, sources, question)


def _is_fact(fact: OutsideFact, study: Study) -> bool:
    """Tell whether it is more than a name in passing: a year, a term, or a name brought in."""
    if fact.kind is not FactKind.NAME:
        return True
    name = plain(fact.words).removesuffix("'s")
    return name in study.bank.names and not found(_PEOPLE, name)
