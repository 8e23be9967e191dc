# SPDX-License-Identifier: MIT
"""What a PDF would do by itself in a viewer that lets it; here nothing of it is ever done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

import pikepdf

from workbench.domain.handed_in.reading import Doubt, DoubtKind
from workbench.importers.handed_in.forms import fields_of
from workbench.importers.handed_in.notes import MOST_PAGES, PagedAnnotation
from workbench.importers.handed_in.objects import Found, items_of, member, name_in, number_of

_SCRIPT = "has a script in it"
_PROGRAM = "would start another program or open another file"
_SENDS = "would send what is filled in to somebody"
_FILM = "would play something"
_WHAT = MappingProxyType(
    {
        "JavaScript": _SCRIPT,
        "Launch": _PROGRAM,
        "GoToE": _PROGRAM,
        "GoToR": _PROGRAM,
        "ImportData": _PROGRAM,
        "SubmitForm": _SENDS,
        "Movie": _FILM,
        "Rendition": _FILM,
        "RichMediaExecute": _FILM,
        "Sound": _FILM,
    }
)
"""Actions that reach beyond the pages (ISO 32000-1, table 198); links to the web are only shown."""

_MOST_ACTIONS = 50


def acts_by_itself(
    root: Found, pages: Iterable[pikepdf.Page], annotations: Iterable[PagedAnnotation]
) -> Iterator[Doubt]:
    """Yield a sentence for each kind of thing that a file would do."""
    found: dict[str, None] = {}
    for action in _all_actions(root, pages, annotations):
        for kind in _kinds(action):
            if kind in _WHAT:
                found.setdefault(_WHAT[kind])
    if member(member(root, "/Names"), "/JavaScript") is not None:
        found.setdefault(_SCRIPT)
    if member(member(root, "/AcroForm"), "/XFA") is not None:
        found.setdefault(_SCRIPT)
    for what in found:
        sentence = f"The PDF {what}; do not allow it when a viewer asks."
        yield Doubt(DoubtKind.ACTIVE, sentence)


def acts(action: Found) -> bool:
    """Tell whether an action, one that follows it, or one in a list reaches beyond the pages."""
    is_list = isinstance(action, pikepdf.Array)
    several = items_of(action, _MOST_ACTIONS) if is_list else (action,)
    return any(kind in _WHAT for each in several for kind in _kinds(each))


def _all_actions(
    root: Found, pages: Iterable[pikepdf.Page], annotations: Iterable[PagedAnnotation]
) -> Iterator[Found]:
    yield member(root, "/OpenAction")
    yield from _more(root)
    for page, _ in zip(pages, range(MOST_PAGES), strict=False):
        yield from _more(page.obj)
    for _, annotation in annotations:
        yield member(annotation, "/A")
        yield from _more(annotation)
    for field, _, _ in fields_of(root):
        yield member(field, "/A")
        yield from _more(field)


def _more(holder: Found) -> Iterator[Found]:
    """Yield the actions that wait for something to happen."""
    actions = member(holder, "/AA")
    if isinstance(actions, pikepdf.Dictionary):
        for name in list(actions.keys())[:_MOST_ACTIONS]:
            yield member(actions, name)


def _kinds(action: Found) -> Iterator[str]:
    """Yield the kinds of an action and of those that follow it."""
    waiting, seen = [action], set[tuple[int, int]]()
    for _ in range(_MOST_ACTIONS):
        if not waiting:
            return
        each = waiting.pop()
        number = number_of(each)
        if number in seen or not isinstance(each, pikepdf.Dictionary):
            continue
        if number is not None:
            seen.add(number)
        yield name_in(each, "/S")
        following = member(each, "/Next")
        is_list = isinstance(following, pikepdf.Array)
        waiting += items_of(following, _MOST_ACTIONS) if is_list else [following]
