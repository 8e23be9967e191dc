# SPDX-License-Identifier: MIT
"""`backup`, `restore`, `check`, `undo` and `redo`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.opening import folder_of, library_of
from workbench.services import keeping

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from workbench.cli.output import Output
    from workbench.storage.checking import CheckReport
    from workbench.storage.checking_out import Publication
    from workbench.storage.probe import ProbeReport


def backup(arguments: argparse.Namespace, output: Output) -> None:
    """Make a copy of the library and say where it is."""
    with library_of(arguments) as library:
        copy = keeping.copy_library(library, to=Path(arguments.to) if arguments.to else None)
    output.show([f"Copied to {copy}"], {"file": str(copy)})


def restore(arguments: argparse.Namespace, output: Output) -> None:
    """Put a copy back; what stood in its place is moved aside."""
    copy = Path(arguments.file)
    aside = keeping.restore_copy(folder_of(arguments), copy)
    lines = [f"Put back: {copy.name}", f"What stood in its place is now in {aside}"]
    output.show(lines, {"file": str(copy), "aside": str(aside)})


def rescue(arguments: argparse.Namespace, output: Output) -> None:
    """Save what can be saved of a damaged library into a new one."""
    report = keeping.rescue(folder_of(arguments), Path(arguments.output))
    value = {"saved": dict(report.saved), "known": dict(report.known), "folder": arguments.output}
    output.show([report.message(), f"They are in {arguments.output}"], value)


def check(arguments: argparse.Namespace, output: Output) -> int:
    """Check everything in the library; the exit status is 1 where something is damaged."""
    report = keeping.check(folder_of(arguments))
    place = keeping.place_report(folder_of(arguments))
    publication = keeping.publication(folder_of(arguments))
    value = {
        "sound": report.is_sound,
        "counts": dict(report.counts),
        "problems": list(report.problems),
        "place": place.place.value if place else None,
        "place_is_fit": bool(place and place.is_fit),
        "mode": "snapshot" if publication else "direct",
        "published": _as_text(publication.published) if publication else None,
        "has_news": bool(publication and publication.has_news),
    }
    lines = _lines_of_publication(publication) if publication else _lines_of_place(place)
    output.show([*_lines(report), *lines], value)
    return 0 if report.is_sound else 1


def undo(arguments: argparse.Namespace, output: Output) -> None:
    """Take the last change back."""
    with library_of(arguments) as library:
        label = library.undo().result()
    output.show([f"Undone: {label}"], {"undone": label})


def redo(arguments: argparse.Namespace, output: Output) -> None:
    """Make the change again that was taken back."""
    with library_of(arguments) as library:
        label = library.redo().result()
    output.show([f"Done again: {label}"], {"redone": label})


def _lines(report: CheckReport) -> Iterator[str]:
    if report.is_sound:
        yield f"Everything is sound: {sum(report.counts.values())} entries checked."
    else:
        yield from report.problems


def _lines_of_place(place: ProbeReport | None) -> Iterator[str]:
    if place is None:
        yield "Nothing can be written in this place."
    elif place.is_fit:
        yield f"The place is fit to work in: one save took {place.save_seconds * 1000:.0f} ms."
    else:
        yield "The place is not fit to work in: it may lose saves; move the library to a drive."


def _lines_of_publication(publication: Publication) -> Iterator[str]:
    yield (
        "You work in a copy on this PC, which is safe for sticks and synced folders; what you do "
        "is put into the folder by itself."
    )
    when = publication.published
    if when:
        yield f"That was last done on {when.astimezone():%d.%m.%Y at %H:%M}."
    else:
        yield "Nothing whole is there; that is put right as soon as you change something."
    if publication.has_news:
        yield "Your newest work is on this PC only; it goes there when you open the library."


def _as_text(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
