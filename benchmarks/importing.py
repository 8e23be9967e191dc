# SPDX-License-Identifier: MIT
"""From a file to a pack, beside merely reading the file into paragraphs.

Started by itself, `python -m benchmarks.importing FOLDER`, it says how much is recognised rightly
instead of how fast; see `scoring.py`.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.sources import Pack
from workbench.importers.attribution_cues import score_of
from workbench.importers.dates import is_edtf
from workbench.importers.draft import PackDraft
from workbench.importers.reading import read_page
from workbench.services.importing import pack_of_drafts, read_drafts

if TYPE_CHECKING:
    from measuring import Case

_FLOOR = "read, decode, normal form C, paragraphs with their places"
_Reader = Callable[[Path], tuple[PackDraft, ...]]
_PROJECT = Path(__file__).resolve().parent.parent
_OWN_PAGE = _PROJECT / "tests" / "journeys" / "data" / "harrowmere.txt"


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases; everything they write is below `folder`."""
    import material

    yield _case("bring in a page", _real_page() or _OWN_PAGE, repeats=10)
    large = folder / "page.txt"
    large.write_text(material.page(260, paragraphs=8), encoding="utf-8")
    yield _case("bring in a very long page", large)
    longest = folder / "longest.txt"
    longest.write_text(material.page(2_550, paragraphs=8), encoding="utf-8")
    yield _case("bring in as the window does, in 5 s at most, a page", longest, read=_drafts_apart)


def _real_page() -> Path | None:
    """Return the page with most sources beside the working copy, if there are any."""
    pages = sorted((_PROJECT.parent / "shared" / "seeds").glob("*.txt"))
    return max(pages, key=lambda path: len(_drafts(path)[0].sources), default=None)


def _drafts(path: Path) -> tuple[PackDraft, ...]:
    # In this process: another one would be started for a long page, and its memory is not ours.
    return (read_page(path),)


def _drafts_apart(path: Path) -> tuple[PackDraft, ...]:
    return read_drafts((path,), pictures=path.parent)


def _case(what: str, path: Path, *, repeats: int = 1, read: _Reader = _drafts) -> Case:
    from measuring import Case

    return Case(
        f"{what} of {path.stat().st_size / 1000:,.0f} kB",
        product=lambda: pack_of_drafts(read(path)),
        floor=lambda: _paragraphs(path),
        floor_is=_FLOOR,
        repeats=repeats,
        prepare=_forget,
        describe=_counted,
    )


def _counted(pack: Pack) -> str:
    labelled = sum(source.attribution is not None for source in pack.sources)
    return f"{len(pack.sources)} sources, {labelled} with label"


def _paragraphs(path: Path) -> list[tuple[int, int]]:
    text = unicodedata.normalize("NFC", path.read_bytes().decode("utf-8"))
    places, start = [], 0
    for line in text.splitlines(keepends=True):
        if not line.isspace():
            places.append((start, start + len(line)))
        start += len(line)
    return places


def _forget() -> None:
    """Forget what was seen before: a page is brought in once."""
    is_edtf.cache_clear()
    score_of.cache_clear()


if __name__ == "__main__":
    from benchmarks.scoring import main

    sys.exit(main())
