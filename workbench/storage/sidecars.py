# SPDX-License-Identifier: MIT
"""What a teacher says in Review: small files beside the library's own, packed with its copies.

They lie in the folder `reviews` of the place that the user knows, also where the library itself is
worked on in a working copy. A dated copy has them in an archive beside it, whose name is that of
the copy and the digest of what is in it, and which has come from anywhere when it is read.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from workbench import files

FOLDER = "reviews"
"""Where they are below the place of the library."""

ENDINGS = frozenset({".json", ".sourcecodes", ".sourcecomments"})
"""How their names end; what was put aside there as unreadable goes nowhere."""

SUFFIX = ".reviews"
"""How the names of archives end."""

MOST_FILES = 20_000
LARGEST = 200 * 1024 * 1024
"""Files in an archive, and bytes of all of them together."""

_DEEPEST = 4
_NAME = re.compile(r"[^\x00-\x1f\\/:*?\"<>|]+")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_ARCHIVE = re.compile(rf"(?P<copy>.+)\.(?P<digest>[0-9a-f]{{16}}){re.escape(SUFFIX)}")


def sidecars_in(place: Path) -> list[Path]:
    """Return the files beside the library in `place`, sorted; links are not followed."""
    return [
        path
        for path in sorted((place / FOLDER).rglob("*"))
        if path.suffix in ENDINGS and not path.is_symlink() and path.is_file()
    ]


def contents_of(place: Path, *, skips_unreadable: bool = False) -> dict[str, bytes]:
    """Return what is in the files beside a library, by their names below its place.

    With `skips_unreadable` those are left out that cannot be read: a dated copy without one is
    better than none, and putting it back leaves alone what it does not have.

    Raises:
        OSError: one could not be read.
    """
    passing = OSError if skips_unreadable else FileNotFoundError  # taken away meanwhile
    found: dict[str, bytes] = {}
    for path in sidecars_in(place):
        with suppress(passing):
            found[path.relative_to(place).as_posix()] = path.read_bytes()
    return found


def digest_of(contents: Mapping[str, bytes]) -> str:
    """Return what tells these contents from others; nothing where there are none."""
    if not contents:
        return ""
    digest = hashlib.sha256()
    for name in sorted(contents):
        for part in (name.encode("utf-8", "surrogatepass"), contents[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()[:16]


def keep_beside(copy: Path, contents: Mapping[str, bytes]) -> None:
    """Write the archive of a dated copy, unless it has one already or nothing was said.

    Raises:
        OSError: it could not be written.
    """
    if contents and archive_of(copy) is None:
        path = copy.with_name(f"{copy.stem}.{digest_of(contents)}{SUFFIX}")
        files.write_durably(path, _packed(contents))


def keep_beside_published(published: Path, contents: Mapping[str, bytes]) -> None:
    """Write the archive of a published copy, which takes turns with another, and drop an older one.

    Raises:
        OSError: it could not be written.
    """
    digest = digest_of(contents)
    for name, found, path in archives_in(published.parent):
        if name == published.stem and found != digest:
            path.unlink()
    keep_beside(published, contents)


def archives_in(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Yield of each archive the name of its copy, without an ending, its digest, and the file."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        named = _ARCHIVE.fullmatch(path.name)
        if named:
            yield named["copy"], named["digest"], path


def archive_of(copy: Path) -> Path | None:
    """Return the archive of a dated copy, or None where there is none."""
    return next((path for name, _, path in archives_in(copy.parent) if name == copy.stem), None)


def digest_beside(copy: Path) -> str:
    """Return the digest of what was said when a copy was made; nothing where nothing was."""
    return next((found for name, found, _ in archives_in(copy.parent) if name == copy.stem), "")


def unpacked(data: bytes, digest: str) -> dict[str, bytes] | None:
    """Return what is in an archive, or None where it is not what `digest` says.

    Nothing in it can come to lie anywhere but in the folder of a library.
    """
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(each.file_size for each in entries) > LARGEST:
                return None
            if not all(_is_ours(each.filename) for each in entries):
                return None
            contents = {each.filename: archive.read(each) for each in entries}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return None
    return contents if contents and digest_of(contents) == digest else None


def read_archive(path: Path) -> dict[str, bytes]:
    """Return what is in an archive; nothing where it cannot be read or was changed."""
    named = _ARCHIVE.fullmatch(path.name)
    try:
        if named is None or path.stat().st_size > LARGEST:
            return {}
        return unpacked(path.read_bytes(), named["digest"]) or {}
    except OSError:
        return {}


def put_back(contents: Mapping[str, bytes], place: Path, aside: Path) -> int:
    """Have files as they were beside a library; return how many came back.

    What says something else now is moved to the folder `aside`; what was not there then stays. It
    may be cut short and called again.

    Raises:
        OSError: something could not be moved or written.
    """
    count = 0
    for name, content in contents.items():
        path = place.joinpath(*PurePosixPath(name).parts)
        if path.is_file() and path.read_bytes() == content:
            continue
        if path.exists():
            kept = aside.joinpath(*PurePosixPath(name).parts)
            kept.parent.mkdir(parents=True, exist_ok=True)
            files.move(path, files.unused_name(kept))
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_durably(path, content)
        count += 1
    return count


def copy_sidecars(place: Path, target: Path) -> int:
    """Copy what is kept beside one library's database to another; return how many files.

    Raises:
        OSError: a file could not be read or written.
    """
    contents = contents_of(place)
    for name, content in contents.items():
        path = target.joinpath(*PurePosixPath(name).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_durably(path, content)
    return len(contents)


def remove_lonely(folder: Path) -> None:
    """Delete the archives in a folder whose copies are gone; one that cannot be deleted stays."""
    for name, _, path in archives_in(folder):
        if not (folder / f"{name}.bak").exists():
            with suppress(OSError):
                path.unlink()


def _packed(contents: Mapping[str, bytes]) -> bytes:
    import zipfile

    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, contents[name])
    return written.getvalue()


def _is_ours(name: str) -> bool:
    """Tell whether a name in an archive is one of a file beside a library, and of nothing else."""
    folder, *parts = name.split("/")
    return (
        folder == FOLDER
        and 0 < len(parts) <= _DEEPEST
        and all(_NAME.fullmatch(part) and part.strip(".") != "" for part in parts)
        and PurePosixPath(name).suffix in ENDINGS
    )
