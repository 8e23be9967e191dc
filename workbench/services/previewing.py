# SPDX-License-Identifier: MIT
"""Make the copy that would be saved or printed, and show its pages beforehand."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Event

from workbench.domain.builds import (
    CopyWish,
    ExportSubject,
    suggested_file_name,
    suggested_script_name,
)
from workbench.domain.documents import (
    ExportOptions,
    MarkOnPage,
    PageArea,
    PagePicture,
    PageSpot,
    PlanDocument,
)
from workbench.domain.practising.scripts import names_of_questions
from workbench.services.documenting import (
    PlanMaterial,
    labels_that_go_in,
    plan_document,
    without_name,
)

_LOG = logging.getLogger(__name__)

_ONLY_PDF = "An answer from practice is saved as a PDF alone, so that it stays as it was written."


class JobStopped(Exception):  # noqa: N818 – no error: somebody wished it
    """A job ended early because it was asked to."""


class Job:
    """A piece of work in another thread: it says how far it is, and others can stop it."""

    def __init__(self) -> None:
        self._stopped = Event()
        self.stage, self.done, self.total = "", 0, 0

    def stop(self) -> None:
        """Ask the work to end as soon as it can."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Whether somebody has asked the work to end."""
        return self._stopped.is_set()

    def reached(self, stage: str, done: int, total: int) -> None:
        """Say that number `done` of `total` is being worked on; `stage` says of what: “page”.

        Raises:
            JobStopped: the work is to end.
        """
        if self.is_stopped:
            raise JobStopped
        self.stage, self.done, self.total = stage, done, total


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished PDF with all that can be said of it before it is saved.

    `unprintable` are sentences: which characters of what cannot be printed.
    """

    data: bytes
    pages: int
    unprintable: tuple[str, ...] = ()
    can_be_read_aloud: bool = True

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return len(self.data)

    def page(self, number: int, *, width: int, is_grey: bool = False) -> PagePicture:
        """Return what a page looks like, `width` pixels wide; pages count from 0."""
        from workbench.export.pdf.pdfium import page_picture

        return page_picture(self.data, number, width=width, is_grey=is_grey)

    def find(self, words: str) -> tuple[tuple[PageArea, ...], ...]:
        """Return each place where `words` stand, capitals or not, with an area for each line."""
        from workbench.export.pdf.looking import find_words

        return find_words(self.data, words)

    def marks(self) -> tuple[MarkOnPage, ...]:
        """Return the marks in the order of the pages, from top to bottom."""
        from workbench.export.pdf.looking import marks_on_pages

        return marks_on_pages(self.data)

    def spot(self, number: int, x: float, y: float) -> PageSpot:
        """Return what is at a place of a page, in fractions of it from the top left."""
        from workbench.export.pdf.looking import spot_at

        return spot_at(self.data, number, x, y)


def make_copy(material: PlanMaterial, options: ExportOptions, job: Job, *, made: datetime) -> Copy:
    """Return the PDF of a plan as it would be saved; `made` is the time of export in UTC.

    Raises:
        JobStopped: the job was stopped.
        UnknownReferenceError: the plan points to something that is not there.
    """
    return copy_of(plan_document(material, options=options, made=made), job)


def copy_of(document: PlanDocument, job: Job) -> Copy:
    """Return the PDF of a document as it would be saved.

    Raises:
        JobStopped: the job was stopped.
    """
    from workbench.export.pdf import verify
    from workbench.export.pdf.reading import page_count
    from workbench.export.pdf.writing import unprintable, write_plan

    missing = tuple(each.message() for each in unprintable(document))
    data = write_plan(document, job.reached)
    problems = verify.problems(data)
    for problem in problems:
        _LOG.error("An exported PDF is not as it should be: %s", problem)
    return Copy(data, page_count(data), missing, not problems)


def as_wished(material: PlanMaterial, wish: CopyWish) -> PlanMaterial:
    """Return the material with whose work it is and which sources go in."""
    plan = replace(material.plan, student=wish.student)
    labels = wish.labels or material.labels
    return replace(material, plan=plan, exam=wish.exam, labels=labels)


def export_subject(
    material: PlanMaterial, *, made: datetime, is_by_candidate: bool = False
) -> ExportSubject:
    """Return what can go into a copy and what its file is called, on the day of `made`."""
    if is_by_candidate:
        material = without_name(material)
    chosen = labels_that_go_in(material)
    labels = tuple(source.label for source in material.pack.sources)
    return ExportSubject(
        tuple(label for label in labels if label in chosen),
        labels,
        _file_name(material, made.date()),
        _ONLY_PDF if material.script is not None else "",
    )


def _file_name(material: PlanMaterial, day: date) -> str:
    plan, script = material.plan, material.script
    task = " ".join(filter(None, (material.pack.title, plan.name)))
    if script is None:
        return suggested_file_name(plan.student, task, day)
    # A paper's only question needs no number, unless one is printed.
    is_told = len(script.names) > 1 or script.names != names_of_questions(1)
    return suggested_script_name(plan.student, task, day, script.name if is_told else "")
