# SPDX-License-Identifier: MIT
"""`annotate`, `annotations` and `coverage`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.opening import library_of
from workbench.domain.coverage import Coverage
from workbench.domain.interchange.web_annotations import annotation_from_json, annotations_to_json
from workbench.services import catalogues, receiving
from workbench.services.annotating import AnnotatingService
from workbench.services.finding import FindingService
from workbench.services.framing import FramingService

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output


def take_in(arguments: argparse.Namespace, output: Output) -> None:
    """Take in marks from a file of Web Annotations."""
    received = [
        annotation_from_json(each) for each in receiving.received_annotations(Path(arguments.file))
    ]
    with library_of(arguments) as library:
        pack = FindingService(library).pack(arguments.pack)
        taken = AnnotatingService(library).take_in(pack, received).result()
    noun = "mark" if len(taken) == 1 else "marks"
    names = ", ".join(each.short_id for each in taken)
    output.show([f"Kept {len(taken)} {noun}: {names}"], annotations_to_json(taken))


def print_marks(arguments: argparse.Namespace, output: Output) -> None:
    """Print the marks of a pack as Web Annotations."""
    with library_of(arguments, read_only=True) as library:
        pack = FindingService(library).pack(arguments.pack)
        found = AnnotatingService(library).annotations_in(pack.id)
    output.show_json(annotations_to_json(found))


def coverage(arguments: argparse.Namespace, output: Output) -> None:
    """Show which source has marks under which letter, and which notes are not finished."""
    with library_of(arguments, read_only=True) as library:
        pack = FindingService(library).pack(arguments.pack)
        wanted = arguments.framework or catalogues.DEFAULT_FRAMEWORK
        framework = FramingService(library).framework(wanted)
        found = AnnotatingService(library).coverage(pack, framework)
    output.show(_lines(found), _value(found))


def _lines(found: Coverage) -> Iterator[str]:
    for source, cells in found.rows:
        yield source.name
        for cell in cells:
            ids = ", ".join(each.short_id for each in cell.annotations)
            place = f"  {cell.letter.letter} {cell.letter.name}"
            yield f"{place}: {cell.state} ({ids})" if ids else f"{place}: {cell.state}"


def _value(found: Coverage) -> list[dict[str, Any]]:
    return [
        {
            "source": source.label,
            "cells": [
                {
                    "letter": cell.letter.letter,
                    "state": cell.state.value,
                    "annotations": [each.short_id for each in cell.annotations],
                }
                for cell in cells
            ],
        }
        for source, cells in found.rows
    ]
