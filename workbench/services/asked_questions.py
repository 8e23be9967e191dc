# SPDX-License-Identifier: MIT
"""What the checks asked of a plan and its marks, and what the student said to it, for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbench.domain.annotations import Annotation
from workbench.domain.dismissals import Dismissal
from workbench.domain.documents import AskedQuestion
from workbench.domain.identifiers import SourceId
from workbench.domain.links import Link, LinkKind

if TYPE_CHECKING:
    from workbench.domain.checks.material import Material


def asked_questions(
    material: Material, dismissals: Iterable[Dismissal], off: Iterable[str]
) -> tuple[AskedQuestion, ...]:
    """Return the questions in the order of their weight, those that are past last.

    Open ones and those that were answered with “I meant this” are asked of what is there now. A
    question whose words were changed after it was answered is past; its place is not known any
    more.

    Args:
        material: What is looked at.
        dismissals: The questions that were answered.
        off: The rules that ask nothing, by their ids.
    """
    from workbench.domain.checks.looking import findings
    from workbench.domain.checks.place_names import place_name
    from workbench.domain.checks.rules import RuleId

    marks = {each.id: each for each in material.annotations}
    sources = {each.id: each for each in material.sources}
    meant = {each.fingerprint: each for each in dismissals}
    asked: list[AskedQuestion] = []
    for finding in findings(material, off=frozenset(map(RuleId, off))):
        place = place_name(finding.place, marks, sources, material.plan)
        answer = meant.pop(finding.fingerprint, None)
        reason = answer.reason if answer else ""
        asked.append(AskedQuestion(place, finding.question, answer is not None, reason))
    asked += (AskedQuestion("", each.question, True, each.reason, True) for each in meant.values())
    return tuple(asked)


def supporting(
    links: Iterable[Link], annotations: Iterable[Annotation]
) -> Iterator[tuple[SourceId, SourceId]]:
    """Yield the sources of which a mark agrees with a mark of the other."""
    of_mark = {each.id: each.target.source_id for each in annotations}
    for link in links:
        ends = [of_mark[each] for each in link.marks if each in of_mark]
        if link.kind is LinkKind.SUPPORTS and len(ends) == 2:
            yield ends[0], ends[1]
