# SPDX-License-Identifier: MIT
"""What the checks ask about an answer that was written in practice, once its time is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.background import Background
from workbench.domain.checks.looking import findings
from workbench.domain.checks.material import Answer, Material
from workbench.domain.checks.place_names import place_name
from workbench.domain.frameworks import Framework
from workbench.domain.practising.attempts import Attempt
from workbench.domain.sources import Pack, Source

MOST = 8
"""Questions that are shown at once; more are not read."""


@dataclass(frozen=True, slots=True)
class AskedAfter:
    """A question of a check: the id of its rule, where it belongs in words, and what it asks."""

    rule: str
    place: str
    question: str


def questions_about(
    attempt: Attempt,
    number: int,
    framework: Framework,
    background: Background | None = None,
    pack: Pack | None = None,
) -> tuple[AskedAfter, ...]:
    """Return what the checks ask about an answer, the most important first.

    They look at the answer and the marks for one question of the paper, counted from 0. What was
    covered meanwhile counts now: the background, and what is known of where the sources come from,
    as far as `pack` still has them as they were printed.
    """
    paper = attempt.paper
    sources = tuple(_as_known(paper.sources_for(number), pack))
    ids = {source.id for source in sources}
    marks = tuple(mark for mark in attempt.marks if mark.target.source_id in ids)
    paragraphs = tuple(each for each in attempt.answers[number].text.split("\n") if each.strip())
    material = Material(
        enquiry=paper.questions[number],
        sources=sources,
        background=background or Background(),
        annotations=marks,
        answer=Answer(paragraphs) if paragraphs else None,
        framework=framework,
    )
    by_id = {source.id: source for source in sources}
    by_mark = {mark.id: mark for mark in marks}
    found = findings(material)[:MOST]
    return tuple(
        AskedAfter(each.rule, place_name(each.place, by_mark, by_id, None), each.question)
        for each in found
    )


def _as_known(printed: Iterable[Source], pack: Pack | None) -> Iterable[Source]:
    for source in printed:
        known = pack.source(source.id) if pack is not None else None
        is_same = known is not None and (known.body, known.attribution) == (
            source.body,
            source.attribution,
        )
        yield known if known is not None and is_same else source
