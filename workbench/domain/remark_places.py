# SPDX-License-Identifier: MIT
"""Where remarks belong: at which mark, point, paragraph or source, and what that is called.

The file tells of most remarks which mark or point they are about (`handed_in.comparing`). What
else lies on words, or beside them, is looked for by these, in the plan and in the sources as they
are now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from workbench.domain.annotations import Annotation, SourcePart, marked_text
from workbench.domain.identifiers import AnnotationId, PointId
from workbench.domain.plan_state import numbers_of_points
from workbench.domain.plans import Plan
from workbench.domain.practising.scripts import ParagraphFinder, Script, paragraph_names
from workbench.domain.remarks import FIELD_NAMES, Remark, RemarkKind, RemarkPlace, Said
from workbench.domain.sources import Pack
from workbench.domain.text import Span

_FEWEST_WORDS, _ENOUGH_WORDS = 3, 4
"""Words in a row by which a place is found: all there are, but no fewer and no more than these."""

_FEWEST_LETTERS = 4
"""Of fewer words those by which a place is found, if they are there only once."""

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\w+(?:\.\d+)?")

_OTHER_HAND_NAME = "On the other hand"

CLAIM, JUDGEMENT, WHOLE_PLAN = "claim", "judgement", "plan"
WHOLE_PLAN_NAME, WHOLE_ANSWER_NAME = "The whole plan", "The whole answer"
_PART_NAMES = {CLAIM: "My claim", JUDGEMENT: "Judgement", WHOLE_PLAN: WHOLE_PLAN_NAME}


@dataclass(frozen=True, slots=True)
class Ground:
    """What remarks may be about: a plan with its pack and all marks in it.

    With a `script` it is the answer to a question of a paper, whose plan has no points.
    """

    plan: Plan
    pack: Pack
    marks: Mapping[AnnotationId, Annotation]
    script: Script | None = None


class PlaceFinder:
    """Tells what is about what, for one plan or answer with its pack and marks."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._by_name = {each.short_id.casefold(): each.id for each in ground.marks.values()}
        script = ground.script
        written = _texts_of_answer(script) if script else _texts_of_plan(ground.plan)
        self._texts = [*written, *_texts_of_sources(ground.pack)]

    def place_of(self, said: Said) -> RemarkPlace:
        """Return what something said is about; nothing where nobody can tell."""
        if said.kind is RemarkKind.FORM:
            return RemarkPlace(part=WHOLE_PLAN)
        if said.place != RemarkPlace():
            return said.place
        wanted = [found.group().casefold() for found in _WORD.finditer(said.words)]
        found = self._at_words(wanted)
        if found is None and said.kind is RemarkKind.MARKING:
            found = self._at_few_words(wanted)
        return found or self._at_mark_named(said.words) or RemarkPlace()

    def _at_words(self, wanted: Sequence[str]) -> RemarkPlace | None:
        """Return the place with most of these words in a row, if there is one such place.

        A line of a page may be that of two columns, and its words another line's at both ends.
        """
        runs = [(text.longest_run(wanted), text) for text in self._texts]
        least = max(_FEWEST_WORDS, min(len(wanted), _ENOUGH_WORDS))
        most = max((run.size for run, _ in runs), default=0)
        best = [(run, text) for run, text in runs if run.size == most]
        if most < least or len({text.place for _, text in best}) > 1:
            return None
        run, text = best[0]
        return self._at(text, text.span_of(run.b, run.size))

    def _at_few_words(self, wanted: Sequence[str]) -> RemarkPlace | None:
        """Return the place of a word or two that were marked, if they are there once in all."""
        if sum(map(len, wanted)) < _FEWEST_LETTERS:
            return None
        places = ((text, at) for text in self._texts for at in text.places_of(wanted))
        first, second = next(places, None), next(places, None)
        if first is None or second is not None:
            return None
        text, at = first
        return self._at(text, text.span_of(at, len(wanted)))

    def _at(self, text: _Text, span: Span) -> RemarkPlace:
        """Return the one mark that lies there, or else the text."""
        marks = [*self._marks_at(text, span)]
        return RemarkPlace(mark=marks[0]) if len(marks) == 1 else text.place

    def _marks_at(self, text: _Text, span: Span) -> Iterator[AnnotationId]:
        for mark in self._ground.marks.values() if text.part is not None else ():
            target = mark.target
            is_here = target.source_id == text.place.source and target.part is text.part
            if is_here and target.anchor is not None and target.anchor.span.overlaps(span):
                yield mark.id

    def _at_mark_named(self, words: str) -> RemarkPlace | None:
        """Return the mark that a line of the page names, as the evidence of a plan does."""
        names = {found.group().casefold() for found in _NAME.finditer(words)}
        marks = {self._by_name[name] for name in names if name in self._by_name}
        return RemarkPlace(mark=marks.pop()) if len(marks) == 1 else None


class _Text:
    """A text in which a remark may stand, word by word; `part` is that of a source."""

    def __init__(self, text: str, place: RemarkPlace, part: SourcePart | None = None) -> None:
        self.place, self.part = place, part
        self._spans = [Span(*found.span()) for found in _WORD.finditer(text)]
        self._words = [span.of(text).casefold() for span in self._spans]
        self._matcher = SequenceMatcher(None, b=self._words, autojunk=False)

    def longest_run(self, wanted: Sequence[str]) -> Match:
        """Return where most of the wanted words stand in a row."""
        self._matcher.set_seq1(wanted)
        return self._matcher.find_longest_match()

    def places_of(self, wanted: Sequence[str]) -> Iterator[int]:
        """Yield the numbers of the words at which all the wanted ones stand in a row."""
        for at in range(len(self._words) - len(wanted) + 1):
            if self._words[at : at + len(wanted)] == list(wanted):
                yield at

    def span_of(self, first: int, count: int) -> Span:
        """Return where in the text words in a row stand."""
        return Span(self._spans[first].start, self._spans[first + count - 1].end)


def has_place(remark: Remark, ground: Ground) -> bool:
    """Tell whether what a remark is about is there, as it is now."""
    return bool(place_name(remark, ground))


def place_name(remark: Remark, ground: Ground) -> str:
    """Return what the place of a remark is called, or nothing where it is not there."""
    said, place = remark.said, remark.said.place
    if said.kind is RemarkKind.FORM:
        return FIELD_NAMES.get(said.field, said.field)
    if place.mark is not None:
        mark = ground.marks.get(place.mark)
        return f"Mark {mark.short_id}" if mark else ""
    if place.source is not None:
        source = ground.pack.source(place.source)
        return source.name if source else ""
    return _part_of_answer(said, ground.script) if ground.script else _part_of_plan(said, ground)


def paragraph_now(said: Said, script: Script) -> int | None:
    """Return the number of the paragraph, from 1, that something said is about; None where gone.

    What was written in the time never changes. What came after it may: that is known by its words.
    """
    number, frozen = said.place.paragraph, len(script.paragraphs)
    if number is None or number <= frozen:
        return number
    found = ParagraphFinder(script.paragraphs_added).number_of(said.words)
    return None if found is None else frozen + found


def _part_of_answer(said: Said, script: Script) -> str:
    if said.place.paragraph is None:
        return WHOLE_ANSWER_NAME if said.place.part == WHOLE_PLAN else ""
    number = paragraph_now(said, script)
    return "" if number is None else paragraph_names(number)[number > len(script.paragraphs)]


def _part_of_plan(said: Said, ground: Ground) -> str:
    place = said.place
    if place.point is not None:
        return _names_of_points(ground.plan).get(place.point, "")
    return _PART_NAMES.get(place.part, "")


def _names_of_points(plan: Plan) -> dict[PointId, str]:
    numbered = zip(plan.points, numbers_of_points(plan.points), strict=True)
    return {
        point.id: f"Point {number}" if number is not None else _OTHER_HAND_NAME
        for point, number in numbered
    }


def _texts_of_plan(plan: Plan) -> Iterator[_Text]:
    for point in plan.points:
        for text in (point.point, point.explanation, point.link):
            yield _Text(text, RemarkPlace(point=point.id))
    yield _Text(plan.claim, RemarkPlace(part=CLAIM))
    yield _Text(plan.judgement, RemarkPlace(part=JUDGEMENT))


def _texts_of_answer(script: Script) -> Iterator[_Text]:
    for number, text in enumerate((*script.paragraphs, *script.paragraphs_added), 1):
        yield _Text(text, RemarkPlace(part=WHOLE_PLAN, paragraph=number))


def _texts_of_sources(pack: Pack) -> Iterator[_Text]:
    for source in pack.sources:
        for part in (SourcePart.BODY, SourcePart.ATTRIBUTION):
            yield _Text(marked_text(source, part) or "", RemarkPlace(source=source.id), part)
