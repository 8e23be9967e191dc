# SPDX-License-Identifier: MIT
"""`import`: bring in pages, card decks and packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.opening import library_of
from workbench.cli.showing import lines_of_pack
from workbench.domain.interchange.packs import pack_to_json
from workbench.domain.sources import Pack
from workbench.services import importing

if TYPE_CHECKING:
    import argparse

    from workbench.cli.output import Output
    from workbench.importers.pack_file import ReceivedPack


def bring_in(arguments: argparse.Namespace, output: Output) -> None:
    """Read the files and keep what they hold; with `--dry-run` only show it.

    Pages and decks of one command become one pack. Every pack file is a pack of its own.
    """
    paths = [Path(name) for name in arguments.files]
    pages = [path for path in paths if path.suffix.lower() != importing.PACK_FILE]
    packs: list[Pack] = []
    if pages:
        drafts = importing.read_drafts(pages)
        packs.append(importing.pack_of_drafts(drafts, title=arguments.title))
    received = [importing.read_pack_file(path) for path in paths if path not in pages]
    found = [*packs, *(each.pack for each in received)]
    if not arguments.dry_run:
        _keep(arguments, packs, received)
    for pack in found:
        for warning in pack.warnings:
            output.say(f"Please check: {warning}")
    value = [pack_to_json(pack) for pack in found]
    output.show(_lines(found, dry=arguments.dry_run), value[0] if len(value) == 1 else value)


def _keep(
    arguments: argparse.Namespace, packs: Sequence[Pack], received: Sequence[ReceivedPack]
) -> None:
    with library_of(arguments) as library:
        service = importing.ImportingService(library)
        for pack in packs:
            service.keep(pack).result()
        for each in received:
            service.receive(each).result()


def _lines(packs: Sequence[Pack], *, dry: bool) -> Iterator[str]:
    for pack in packs:
        yield from lines_of_pack(pack)
        yield ""
    if dry:
        yield "Nothing was kept: this was a dry run."
    else:
        yield from (f"Kept as pack {pack.id}: {pack.title}" for pack in packs)
