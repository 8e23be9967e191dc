# SPDX-License-Identifier: MIT
"""`export` and `pack`: write plans and packs to files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.opening import library_of, now
from workbench.domain.builds import BUILDS
from workbench.domain.documents import ExportOptions, NotesPlace
from workbench.domain.errors import InvalidOptionError
from workbench.domain.plans import Plan
from workbench.services.exporting import ExportingService, Written, check_output
from workbench.services.finding import FindingService
from workbench.services.preferring import PreferringService

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output
    from workbench.storage.library import Library

_SIZES = (8.0, 36.0)


def export(arguments: argparse.Namespace, output: Output) -> None:
    """Write one plan as PDF, DOCX or JSON."""
    options_of(arguments)
    check_output(Path(arguments.output))
    with library_of(arguments, read_only=True) as library:
        plan = FindingService(library).plan(arguments.plan)
        written = write(library, plan, arguments)
    tell(written, output)


def pack(arguments: argparse.Namespace, output: Output) -> None:
    """Write a pack file to hand on."""
    with library_of(arguments, read_only=True) as library:
        found = FindingService(library).pack(arguments.pack)
        written = ExportingService(library).write_pack(found.id, Path(arguments.output))
    tell(written, output)


def write(library: Library, plan: Plan, arguments: argparse.Namespace) -> Written:
    """Write `plan` to the file and in the way that the arguments ask for."""
    service = ExportingService(library)
    preferring = PreferringService(library)
    chosen = preferring.preferences()
    labels = tuple(filter(None, (arguments.sources or "").replace(" ", "").split(",")))
    material = service.material(
        plan,
        framework_id=arguments.framework or preferring.framework().id,
        labels=labels or None,
    )
    return service.write_plan(
        material,
        Path(arguments.output),
        options=options_of(arguments, chosen=chosen.paper),
        made=now(),
    )


def tell(written: Written, output: Output) -> None:
    """Say what was written, and what of it could not be printed."""
    for message in written.unprintable:
        output.say(message)
    value = {
        "file": str(written.path),
        "size": written.size,
        "pages": written.pages,
        "unprintable": list(written.unprintable),
    }
    output.show(_lines(written), value)


def options_of(
    arguments: argparse.Namespace, *, chosen: ExportOptions | None = None
) -> ExportOptions:
    """Return the paper options: those of the build or, without one, those chosen in the settings.

    What was said besides changes them.

    Raises:
        InvalidOptionError: the text size is none that fits on paper.
    """
    size = arguments.text_size
    if size is not None and not _SIZES[0] <= size <= _SIZES[1]:
        raise InvalidOptionError("text size", f"{size:g}", "a size from 8 to 36 points")
    ready = {build.key: build.options for build in BUILDS}
    build = ready[arguments.build] if arguments.build else chosen or ExportOptions()
    said = {
        "marks": arguments.marks,
        "overview": arguments.overview,
        "timeline": arguments.timeline,
        "questions": arguments.questions,
        "colour": arguments.colour,
        "teacher_margin": arguments.margin,
        "teacher_panel": arguments.teacher_panel,
        "form": arguments.form,
        "as_candidate": arguments.as_candidate,
        "attachments": arguments.attachments,
        "text_size": size,
        "notes": NotesPlace(arguments.notes) if arguments.notes else None,
    }
    return replace(build, **{name: value for name, value in said.items() if value is not None})


def _lines(written: Written) -> Iterator[str]:
    pages = "" if written.pages is None else f"{written.pages} pages, "
    yield f"Written: {written.path} ({pages}{max(1, round(written.size / 1000))} kB)"
