# SPDX-License-Identifier: MIT
"""`search`: find words anywhere in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.cli.opening import library_of
from workbench.services.searching import SearchingService

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from workbench.cli.output import Output
    from workbench.domain.searching import Found, Hit
    from workbench.domain.text import Span


def search(arguments: argparse.Namespace, output: Output) -> None:
    """Print what has all the words."""
    with library_of(arguments, read_only=True) as library:
        searching = SearchingService(library)
        while not searching.catch_up(seconds=None):
            """Another program puts in what is new, or the index is made anew."""
        found = searching.find(_typed(arguments.words))
    value = {"hits": [_value(hit) for hit in found.hits], "has_more": found.has_more}
    output.show(_lines(found), value)


def _typed(words: Iterable[str]) -> str:
    """Return what would be typed in the window: an argument with spaces is a phrase."""
    return " ".join(f'"{each}"' if " " in each and '"' not in each else each for each in words)


def _lines(found: Found) -> Iterator[str]:
    if not found.hits:
        yield "Nothing found."
    for hit in found.hits:
        yield f"{hit.kind}, {hit.title}, in {hit.pack_title}"
        if hit.excerpt:
            yield f"  {hit.excerpt}"
    if found.has_more:
        yield "There is more; type more words."


def _value(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind.value.lower(),
        "id": hit.target,
        "pack": hit.pack_id,
        "pack_title": hit.pack_title,
        "title": hit.title,
        "title_spans": [_pair(span) for span in hit.title_spans],
        "excerpt": hit.excerpt,
        "excerpt_spans": [_pair(span) for span in hit.excerpt_spans],
        "part": hit.part.value if hit.part else None,
        "span": _pair(hit.span) if hit.span else None,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
