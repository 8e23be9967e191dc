# SPDX-License-Identifier: MIT
"""Papers that a teacher sets: they go along with a pack, and their model opens afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.domain.annotations import Annotation
from workbench.domain.enquiries import Enquiry
from workbench.domain.identifiers import PaperId, SourceId
from workbench.domain.practising.attempts import Attempt
from workbench.domain.practising.papers import Extra, Model, Paper, paper_of
from workbench.domain.sources import Pack

MOST_PAPERS = 50
"""Papers that a pack carries at most."""


@dataclass(frozen=True, slots=True)
class SetPaper:
    """A paper of a pack: its questions in their order, its minutes, what is left out, its model.

    Minutes are without extra time. The marks of the model are on sources of the pack.
    """

    id: PaperId
    title: str
    questions: tuple[Enquiry, ...]
    minutes: int
    component: str = ""
    hides: frozenset[Extra] = frozenset()
    model: Model = field(default_factory=Model)

    def on_pack(self, pack: Pack) -> Paper:
        """Return the paper as it is sat."""
        printed = paper_of(
            pack, self.questions, minutes=self.minutes, model=self.model, hides=self.hides
        )
        return replace(printed, title=self.title, component=self.component)

    def with_source_ids(self, new_ids: Mapping[SourceId, SourceId]) -> SetPaper:
        """Return the paper on sources that have got other ids."""

        def moved(mark: Annotation) -> Annotation:
            source_id = new_ids.get(mark.target.source_id, mark.target.source_id)
            return replace(mark, target=replace(mark.target, source_id=source_id))

        model = replace(self.model, annotations=tuple(map(moved, self.model.annotations)))
        return replace(self, model=model)


def paper_from_attempt(attempt: Attempt, paper_id: PaperId, title: str) -> SetPaper:
    """Return a paper to be set, with what its teacher has marked and answered as the model.

    What was written after the time belongs to the model as well: a teacher need not hurry.
    """
    answers = tuple(
        "\n".join(filter(None, (answer.text, answer.added))) for answer in attempt.answers
    )
    return SetPaper(
        paper_id,
        title,
        attempt.paper.questions,
        attempt.paper.minutes,
        attempt.exam.component or attempt.paper.component,
        attempt.paper.hides,
        Model(attempt.marks, answers),
    )
