# SPDX-License-Identifier: MIT
"""Read a pack file: a pack that somebody handed on, with its pictures.

A `.sourcepack` is a zip archive with `pack.json` (format `sourcepack/1`) and `media/`, where each
picture's name is the SHA-256 of its content. Nothing is stored and nothing is written to disk.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from workbench.domain.enquiries import Enquiry
from workbench.domain.errors import InvalidDocumentError, UnreadableFileError
from workbench.domain.frameworks import Framework
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.frameworks import frameworks_in
from workbench.domain.interchange.packs import pack_from_json
from workbench.domain.interchange.questions import enquiries_in
from workbench.domain.interchange.set_papers import papers_in
from workbench.domain.practising.setting import SetPaper
from workbench.domain.sources import Pack
from workbench.importers.archives import Archive, ArchiveRules, opened_archive
from workbench.importers.json_documents import SIZE_LIMIT, parse_json_document
from workbench.importers.picture_files import BYTES_LIMIT, PIXELS_LIMIT, SIDE_LIMIT

_DOCUMENT = "pack.json"
_MEDIA = "media/"
_PICTURE = re.compile(r"[0-9a-f]{64}\.(?:png|jpg)")
_RULES = ArchiveRules(
    "pack",
    re.compile(rf"{re.escape(_DOCUMENT)}|{_MEDIA}{_PICTURE.pattern}"),
    most_entries=500,
)

_LARGEST_NUMBER = 2**31 - 1
"""More than anything is counted to, and still a number to every database."""


@dataclass(frozen=True, slots=True)
class ReceivedPack:
    """A pack as it came, and the contents of its pictures by name (`<sha256>.<ending>`).

    `enquiries` are its questions as whoever made the pack put them down, where that was done.
    """

    pack: Pack
    media: Mapping[str, bytes]
    enquiries: tuple[Enquiry, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    """Those that whoever made it suggests, brought in order."""
    papers: tuple[SetPaper, ...] = ()
    """Those that whoever made it has set for practice."""


def read_pack_file(path: Path) -> ReceivedPack:
    """Return the pack and the pictures in a pack file.

    Raises:
        UnreadableFileError: the file cannot be read, is no pack file, is damaged, or is made to
            do harm.
        InvalidDocumentError: its pack is not as the project defines packs, or lacks a picture.
    """
    with opened_archive(path, _RULES) as archive:
        if _DOCUMENT not in archive.names:
            raise UnreadableFileError(
                path.name, "holds no pack", "choose a file that was saved as one"
            )
        document = _document_in(archive, path.name)
        pack = _pack_of(document, path.name)
        shown, needed = _pictures_of(pack, path.name)
        there = {name.removeprefix(_MEDIA) for name in archive.names - {_DOCUMENT}}
        if not there <= shown:
            raise InvalidDocumentError(path.name, "it holds pictures that its pack does not show")
        if not needed <= there:
            raise InvalidDocumentError(path.name, "a picture that its pack shows is not in it")
        media = {name: _picture_in(archive, name, path.name) for name in sorted(there)}
    enquiries = enquiries_in(document, new_id=new_id)
    papers = papers_in(document, pack, new_id=new_id)
    return ReceivedPack(pack, media, enquiries, frameworks_in(document), papers)


def _document_in(archive: Archive, name: str) -> dict[str, Any]:
    data = archive.read(_DOCUMENT, limit=SIZE_LIMIT)
    document: dict[str, Any] = parse_json_document(data, "sourcepack-1.json", name=name)
    if not _can_be_kept(document):
        raise InvalidDocumentError(name, "it holds half characters or absurd numbers")
    return document


def _pack_of(document: Mapping[str, Any], name: str) -> Pack:
    pack = pack_from_json(document, new_id=new_id)
    ids = [pack.id, *(source.id for source in pack.sources)]
    ids += [entry.id for entry in pack.background.entries()]
    if len(set(ids)) != len(ids):
        raise InvalidDocumentError(name, "two parts of its pack have the same id")
    return pack


def _can_be_kept(document: Any) -> bool:  # noqa: ANN401 – JSON
    """Tell whether every text is made of whole characters and every number has a sane size."""
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return all(abs(number) <= _LARGEST_NUMBER for number in _numbers(document))


def _numbers(value: Any) -> Iterator[float]:  # noqa: ANN401 – JSON
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, int | float):
            yield each


def _pictures_of(pack: Pack, name: str) -> tuple[set[str], set[str]]:
    """Return the pictures that the pack names, and those of them that have to be there."""
    shown: set[str] = set()
    needed: set[str] = set()
    for picture in (source.picture for source in pack.sources if source.picture):
        if picture.file is None and not picture.missing:
            raise InvalidDocumentError(name, "a picture that its pack shows is not in it")
        if not all(_PICTURE.fullmatch(file) for file in picture.files):
            raise InvalidDocumentError(name, "a picture is not named after its content")
        shown.update(picture.files)
        if not picture.missing:
            needed.update(picture.files)
    return shown, needed


def _picture_in(archive: Archive, picture: str, name: str) -> bytes:
    content = archive.read(_MEDIA + picture, limit=BYTES_LIMIT)
    digest, _, ending = picture.partition(".")
    if hashlib.sha256(content).hexdigest() != digest:
        raise UnreadableFileError(name, "holds a changed picture", "ask for a new copy of it")
    width, height = _size_of(content, ending, name)
    if max(width, height) > SIDE_LIMIT or width * height > PIXELS_LIMIT:
        raise UnreadableFileError(
            name, "holds a picture with too many dots", "ask for a copy with a smaller one"
        )
    return content


def _size_of(content: bytes, ending: str, name: str) -> tuple[int, int]:
    """Return width and height as the beginning of the picture says, without unpacking it."""
    # Imported here because it is slow to import and only needed for packs with pictures.
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    signature, reader = {
        "png": (b"\x89PNG\r\n\x1a\n", PngImageFile),
        "jpg": (b"\xff\xd8\xff", JpegImageFile),
    }[ending]
    try:
        if content.startswith(signature):
            with reader(BytesIO(content)) as picture:
                return picture.size
    except (SyntaxError, ValueError, OSError, EOFError):
        pass  # a beginning that no picture has
    raise UnreadableFileError(
        name, "holds a picture that is neither PNG nor JPEG", "ask for a new copy of it"
    )
