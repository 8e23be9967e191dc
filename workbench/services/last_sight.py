# SPDX-License-Identifier: MIT
"""A picture of the window as it was left, kept beside what else is remembered of a library.

The window of a library that does not exist yet is always the same: a picture of that is bundled.
Where the words are in it is kept as well, so that they can be marked before the window is built.

Importing what builds a window takes several times as long as showing a picture. It is shown only
while it is true: of the same library, in which nothing was changed since, by the same version of
the program, in the same light. As everything in the cache folder it may vanish.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

from workbench import __version__, files
from workbench.services.remembering import cache_of, recall, recall_anywhere, remember
from workbench.storage.location import SETTINGS
from workbench.storage.seal import DATABASE

_NAME = "last-sight"
WORDS = "last-words"
"""What words that were to be seen are remembered as."""


def keep_last_sight(folder: Path, picture: bytes, seen: dict[str, Any]) -> None:
    """Remember how the library in `folder`, closed by now, was seen last.

    Args:
        folder: The library.
        picture: A PNG file.
        seen: What has to be the same when it is shown, as JSON.
    """
    place = _place_in(folder)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        files.write_durably(place, picture)
    except OSError:
        return
    remember(folder, _NAME, _facts(folder, picture, seen))


def forget_last_sight(folder: Path) -> None:
    """Show nothing of the library in `folder` before it can be built."""
    remember(folder, _NAME, None)


def last_sight(folder: Path, seen: dict[str, Any]) -> bytes | None:
    """Return the picture that was kept, as a PNG file, or None where it would not be true."""
    facts = recall(folder, _NAME)
    if not facts:
        return None
    try:
        picture = _place_in(folder).read_bytes()
    except OSError:
        return None
    return picture if facts == _facts(folder, picture, seen) else None


def first_sight(folder: Path, seen: dict[str, Any]) -> bytes | None:
    """Return the picture of the window on a new library, as a PNG file.

    Args:
        folder: The library.
        seen: What `workbench.ui.last_sight.seen_now` returns.

    Returns:
        The picture, or None where something is in the folder already.
    """
    return _bundled(folder, seen, "png")


def keep_words_seen(folder: Path, words: dict[str, Any], seen: dict[str, Any]) -> None:
    """Remember the words that are to be seen of the library in `folder`.

    Args:
        folder: The library.
        words: What `workbench.ui.seen_words.words_seen` returns.
        seen: What has to be the same when they are shown, as JSON.
    """
    remember(folder, WORDS, {"version": __version__, "seen": seen, "words": words})


def words_seen_last(
    folder: Path, seen: dict[str, Any], *, here: bool = False
) -> dict[str, Any] | None:
    """Return the words that were to be seen last, of a new library those of the example, or None.

    Unlike a picture they are shown where the library may have changed since, as its first view is
    (`workbench.services.first_view`). On this computer they were last seen if that was `here`.
    """
    kept = recall(folder, WORDS) if here else recall_anywhere(folder, WORDS)
    if isinstance(kept, dict):
        is_same = (kept.get("version"), kept.get("seen")) == (__version__, seen)
        words = kept.get("words") if is_same else None
    else:
        bundled = _bundled(folder, seen, "json")
        words = json.loads(bundled) if bundled else None
    return words if isinstance(words, dict) else None


def _bundled(folder: Path, seen: dict[str, Any], kind: str) -> bytes | None:
    # Asked for the first time only: every other start has no time for what this imports.
    from workbench import assets
    from workbench.services.keeping import is_new

    if not is_new(folder):
        return None
    light = "dark" if seen["dark"] else "light"
    try:
        return assets.resource(f"first-sight/{light}.{kind}").read_bytes()
    except (assets.MissingAssetError, OSError):
        return None


def _facts(folder: Path, picture: bytes, seen: dict[str, Any]) -> dict[str, Any]:
    return {
        "version": __version__,
        "picture": zlib.crc32(picture),
        "library": [_state_of(folder / DATABASE), _state_of(folder / SETTINGS)],
        "seen": seen,
    }


def _state_of(path: Path) -> list[int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns]


def _place_in(folder: Path) -> Path:
    return cache_of(folder) / f"{_NAME}.png"
