# SPDX-License-Identifier: MIT
"""Take out of a PDF what it would do by itself, and the files in it that are not ours.

Nobody knows all places in which such things can be, so they are looked for in every object. What is
still found afterwards by `acting` is a reason to refuse the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress

import pikepdf
from pikepdf import Array, Dictionary, Name

from workbench.importers.handed_in.acting import acts
from workbench.importers.handed_in.attached import specifications
from workbench.importers.handed_in.notes import MOST_PAGES
from workbench.importers.handed_in.objects import FAULTS, Found, items_of, member, name_in

_SCRIPTS = ("/JavaScript", "/XFA", "/AA", "/JS")
_ACTIONS = ("/A", "/PA", "/Next", "/OpenAction")
_PLAYERS = frozenset({"3D", "FileAttachment", "Movie", "RichMedia", "Screen", "Sound"})
"""Annotations that bring a file along, or play one."""

_MEDIA = ("/3DD", "/FS", "/Movie", "/RichMediaContent", "/RichMediaSettings", "/Sound")
_MOST_INSIDE = 100_000
"""Objects without a number inside one that has one: no plan has more."""

_MOST_NOTES = 20_000


def take_out_what_acts(pdf: pikepdf.Pdf) -> None:
    """Take scripts, actions that reach beyond the pages, films and sounds out of a file."""
    for page, _ in zip(pdf.pages, range(MOST_PAGES), strict=False):
        _take_out_players(page.obj)
    for each in pdf.objects:
        for holder in _holders_in(each):
            _clean(holder)


def keep_only_files(pdf: pikepdf.Pdf, names: Collection[str]) -> Mapping[str, Found]:
    """Take out all files but these, and return what describes those that are left, by name."""
    kept: dict[str, Found] = {}
    for name, specification in specifications(pdf.Root):
        if name in names:
            kept.setdefault(name, specification)
    listed = member(pdf.Root, "/Names")
    if isinstance(listed, Dictionary):
        _drop(listed, "/EmbeddedFiles")
    _drop(pdf.Root, "/AF")
    return kept


def _holders_in(found: Found) -> Iterator[Found]:
    """Yield the dictionaries in an object that have no number of their own, and itself."""
    waiting = [found]
    for _ in range(_MOST_INSIDE):
        if not waiting:
            return
        each = waiting.pop()
        if isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            yield each
            waiting += _without_numbers(member(each, key) for key in sorted(each.keys()))
        elif isinstance(each, Array):
            waiting += _without_numbers(items_of(each, _MOST_INSIDE))


def _without_numbers(inside: Iterable[Found]) -> Iterator[Found]:
    for each in inside:
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield each


def _clean(holder: Found) -> None:
    for key in _SCRIPTS:
        if member(holder, key) is not None:
            _drop(holder, key)
    for key in _ACTIONS:
        if acts(member(holder, key)):
            _drop(holder, key)


def _take_out_players(page: Found) -> None:
    notes = list(items_of(member(page, "/Annots"), _MOST_NOTES))
    left = [each for each in notes if name_in(each, "/Subtype") not in _PLAYERS]
    if len(left) == len(notes):
        return
    for each in notes:
        if name_in(each, "/Subtype") in _PLAYERS:
            for key in _MEDIA:
                _drop(each, key)
    page[Name.Annots] = Array(left)


def _drop(holder: Found, key: str) -> None:
    with suppress(*FAULTS):
        del holder[key]
