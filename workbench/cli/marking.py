# SPDX-License-Identifier: MIT
"""`annotate`, `annotations` and `coverage`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.opening import library_of, now
from workbench.domain.coverage import Coverage
from workbench.domain.interchange.links import waiting_links
from workbench.domain.interchange.web_annotations import annotation_from_json, annotations_to_json
from workbench.services import catalogues, receiving
from workbench.services.annotating import AnnotatingService
from workbench.services.exchanging import ExchangingService, check_ending, write_marks
from workbench.services.finding import FindingService
from workbench.services.framing import FramingService
from workbench.services.linking import LinkingService

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output
    from workbench.domain.frameworks import Framework
    from workbench.storage.library import Library


def take_in(arguments: argparse.Namespace, output: Output) -> None:
    """Take in marks from a file of Web Annotations."""
    received = [
        annotation_from_json(each) for each in receiving.received_annotations(Path(arguments.file))
    ]
    with library_of(arguments) as library:
        pack = FindingService(library).pack(arguments.pack)
        taken = AnnotatingService(library).take_in(pack, received).result()
        links = LinkingService(library).links_in(pack.id)
    noun = "mark" if len(taken) == 1 else "marks"
    names = ", ".join(each.short_id for each in taken)
    said = [f"Kept {len(taken)} {noun}: {names}"]
    waiting = sum(len(waiting_links(each)) for each in taken)
    if waiting:
        links_wait = "1 link waits" if waiting == 1 else f"{waiting} links wait"
        said.append(f"{links_wait} with these marks for what is not in this pack yet.")
    output.show(said, annotations_to_json(taken, links))


def hand_on(arguments: argparse.Namespace, output: Output) -> None:
    """Print the marks of a pack as Web Annotations, or write them as the file's ending says."""
    path = Path(arguments.output) if arguments.output else None
    if path is not None:
        check_ending(path)
    with library_of(arguments, read_only=True) as library:
        pack = FindingService(library).pack(arguments.pack)
        framework = _framework(library, arguments)
        material = ExchangingService(library).material(pack.id, framework, path)
    marks = material.marks.annotations
    if path is None:
        output.show_json(annotations_to_json(marks, material.links))
        return
    written = write_marks(material, path, made=now())
    noun = "mark" if len(marks) == 1 else "marks"
    size = max(1, round(written.size / 1000))
    value = {"file": str(path), "size": written.size, "marks": len(marks)}
    output.show([f"Written: {path} ({len(marks)} {noun}, {size} kB)"], value)


def coverage(arguments: argparse.Namespace, output: Output) -> None:
    """Show which source has marks under which letter, and which notes are not finished."""
    with library_of(arguments, read_only=True) as library:
        pack = FindingService(library).pack(arguments.pack)
        found = AnnotatingService(library).coverage(pack, _framework(library, arguments))
    output.show(_lines(found), _value(found))


def _framework(library: Library, arguments: argparse.Namespace) -> Framework:
    """Return the framework that the arguments name, bundled or of the library, or the usual one."""
    wanted = arguments.framework or catalogues.DEFAULT_FRAMEWORK
    return FramingService(library).framework(wanted)


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
