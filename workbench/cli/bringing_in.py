# SPDX-License-Identifier: MIT
"""`import`: bring in pages, card decks, documents, pictures, whole folders, and packs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.opening import library_of
from workbench.cli.projects import is_project, keep_projects, lines_of_codes, meanings_of
from workbench.cli.showing import lines_of_pack
from workbench.domain.enquiries import Enquiry
from workbench.domain.errors import NoSourcesError, WorkbenchError
from workbench.domain.interchange.packs import pack_to_json
from workbench.domain.interchange.questions import with_enquiries
from workbench.domain.sources import Pack
from workbench.services import gathering, importing
from workbench.services.enquiring import enquiries_of_page
from workbench.services.updating import Receipt, UpdatingService

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output
    from workbench.domain.frameworks import Dimension
    from workbench.importers.draft import PackDraft
    from workbench.importers.isolated import PageReading
    from workbench.importers.pack_file import ReceivedPack
    from workbench.importers.projects.project import ReceivedProject
    from workbench.services.projects import KeptProject


@dataclass(slots=True)
class _Found:
    """What the files of one command hold."""

    packs: list[Pack] = field(default_factory=list)
    received: list[ReceivedPack] = field(default_factory=list)
    projects: list[ReceivedProject] = field(default_factory=list)

    @property
    def all_packs(self) -> list[Pack]:
        received = (each.pack for each in self.received)
        return [*self.packs, *received, *(each.pack for each in self.projects)]

    def with_enquiries(self) -> list[tuple[Pack, tuple[Enquiry, ...]]]:
        """Return each pack with its questions as they are going to be kept."""
        return [
            *((pack, enquiries_of_page(pack)) for pack in self.packs),
            *((x.pack, enquiries_of_page(x.pack, said=x.enquiries)) for x in self.received),
            *((x.pack, enquiries_of_page(x.pack)) for x in self.projects),
        ]


def bring_in(arguments: argparse.Namespace, output: Output) -> None:
    """Read the files and keep what they hold; with `--dry-run` only show it.

    Pages and decks that are named become one pack. Every pack file, every project of an analysis
    program, and every file of a folder, is a pack of its own; what is wrong with a file of a folder
    is told and keeps no other from coming in.
    """
    meanings = meanings_of(arguments.code)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pictures = Path(folder)
        found = _found(arguments, pictures, output.say)
        outcomes = [] if arguments.dry_run else _keep(arguments, found, pictures, meanings)
    for project in found.projects:
        for line in lines_of_codes(project, meanings):
            output.say(line)
    packs = found.with_enquiries()
    for pack, _ in packs:
        for warning in pack.warnings:
            output.say(f"Please check: {warning}")
    value = [with_enquiries(pack_to_json(pack), enquiries) for pack, enquiries in packs]
    is_one = len(value) == 1 and not _folders(arguments)
    output.show(_lines(packs, outcomes, dry=arguments.dry_run), value[0] if is_one else value)


def _found(arguments: argparse.Namespace, pictures: Path, say: Callable[[str], None]) -> _Found:
    found = _Found()
    folders = _folders(arguments)
    named = [Path(name) for name in arguments.files if Path(name) not in folders]
    received, others = gathering.are_packs(named)
    projects = [path for path in others if is_project(path)]
    pages = [path for path in others if path not in projects]
    encoding = importing.encoding_for(arguments.encoding) if arguments.encoding else None
    with importing.page_reading(pictures) as reading:
        read = partial(reading.read, encoding=encoding)
        if pages:
            drafts = [read(page) for page in pages]
            found.packs.append(importing.pack_of_drafts(drafts, title=arguments.title))
        found.received += [importing.read_pack_file(path) for path in received]
        found.projects += [reading.read_project(path) for path in projects]
        for file in gathering.files_in(folders):
            try:
                _take(found, file, reading, read)
            except WorkbenchError as error:
                say(f"Not brought in: {error.message()}")
    if folders and not found.all_packs:
        raise NoSourcesError(str(folders[0]))
    return found


def _take(
    found: _Found,
    file: gathering.FileToRead,
    reading: PageReading,
    read: Callable[[Path], PackDraft],
) -> None:
    if is_project(file.path):
        found.projects.append(reading.read_project(file.path))
    elif file.path.suffix.lower() == importing.PACK_FILE:
        found.received.append(importing.read_pack_file(file.path))
    else:
        found.packs.append(importing.pack_of_drafts([read(file.path)]))


def _folders(arguments: argparse.Namespace) -> list[Path]:
    return [Path(name) for name in arguments.files if Path(name).is_dir()]


def _keep(
    arguments: argparse.Namespace,
    found: _Found,
    pictures: Path,
    meanings: Mapping[str, Dimension],
) -> list[str]:
    """Keep the packs and return what came of each."""
    with library_of(arguments) as library:
        service = importing.ImportingService(library)
        kept = [
            service.keep(service.with_pictures(pack, pictures)).result() for pack in found.packs
        ]
        receiving = UpdatingService(library)
        versions = [
            receiving.receive(receiving.take_pictures(each)).result() for each in found.received
        ]
        projects = keep_projects(library, found.projects, pictures, meanings)
    new = [*kept, *(each.pack for each in versions if each.receipt is Receipt.NEW)]
    others = [each for each in versions if each.receipt is not Receipt.NEW]
    return [
        *(f"Kept as pack {pack.id}: {pack.title}" for pack in new),
        *(f"{each.outcome}. Pack {each.pack.id}: {each.pack.title}" for each in others),
        *(f"Kept as pack {each.pack.id}: {_counted(each)}" for each in projects),
    ]


def _counted(kept: KeptProject) -> str:
    return kept.outcome.removeprefix("Brought in: ")


def _lines(
    found: Sequence[tuple[Pack, Sequence[Enquiry]]], outcomes: Sequence[str], *, dry: bool
) -> Iterator[str]:
    for pack, enquiries in found:
        yield from lines_of_pack(pack, enquiries)
        yield ""
    if dry:
        yield "Nothing was kept: this was a dry run."
    else:
        yield from outcomes
