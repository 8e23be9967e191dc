# SPDX-License-Identifier: MIT
"""All that the checks look at: a question, its sources, and what a student wrote."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.domain.annotations import Annotation
from workbench.domain.background import Background
from workbench.domain.checks.kinds import Asked
from workbench.domain.enquiries import Enquiry
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import SourceId
from workbench.domain.plans import Plan
from workbench.domain.sources import Source


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer written in practice.

    `is_past_half` says that half of the time or more is over, so that its length can be looked at.
    """

    paragraphs: tuple[str, ...] = ()
    is_past_half: bool = True


@dataclass(frozen=True, slots=True)
class Material:
    """What is checked together.

    Texts are canonical (`domain.text`), as the library keeps them. `asked` overrules what the
    question asks for by its id or its words. `supports` are pairs of sources whose marks the
    student linked because the one supports the other. Without `enquiry` that of the plan counts.
    """

    enquiry: Enquiry | None = None
    asked: Asked | None = None
    sources: tuple[Source, ...] = ()
    background: Background = field(default_factory=Background)
    annotations: tuple[Annotation, ...] = ()
    plan: Plan | None = None
    supports: tuple[tuple[SourceId, SourceId], ...] = ()
    answer: Answer | None = None
    framework: Framework | None = None
