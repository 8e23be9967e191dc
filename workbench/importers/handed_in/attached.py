# SPDX-License-Identifier: MIT
"""The files inside a PDF: found without following circles, unpacked within limits."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import pikepdf

from workbench.domain.errors import InvalidDocumentError
from workbench.domain.text import one_line
from workbench.importers.handed_in.objects import (
    FAULTS,
    Found,
    items_of,
    member,
    number_of,
    text_in,
    time_in,
)
from workbench.importers.json_documents import SIZE_LIMIT

_MOST_FILES = 200
_MOST_NODES = 1_000


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file inside a PDF: its name, the stream that holds it, and what that says of it.

    `checksum` is the MD5 sum in hexadecimal digits that was written at the export, `made` the time
    of that in UTC; None where the file does not say.
    """

    name: str
    stream: Found
    checksum: str | None = None
    made: datetime | None = None


def attached_files(root: Found) -> list[AttachedFile]:
    """Return the files inside a PDF, by the names they are listed under."""
    found = []
    for name, specification in specifications(root):
        streams = member(specification, "/EF")
        stream = member(streams, "/F") or member(streams, "/UF")
        if isinstance(stream, pikepdf.Stream):
            parameters = member(stream, "/Params")
            found.append(
                AttachedFile(
                    name,
                    stream,
                    _checksum(parameters),
                    time_in(parameters, "/CreationDate"),
                )
            )
    return found


def specifications(root: Found) -> Iterator[tuple[str, Found]]:
    """Yield what describes each file inside a PDF, with the name it is listed under."""
    for name, specification in _listed(member(member(root, "/Names"), "/EmbeddedFiles")):
        yield one_line(name), specification


def content_of(file: AttachedFile) -> bytes:
    """Return what a file inside a PDF holds.

    Raises:
        InvalidDocumentError: it is too large, damaged, or packed as no exporter of ours does.
    """
    try:
        raw = file.stream.read_raw_bytes()
        content = _unpacked(raw) if _is_packed(file) else raw
    except (*FAULTS, zlib.error) as error:
        raise InvalidDocumentError(file.name, "it is damaged") from error
    if len(content) > SIZE_LIMIT:
        raise InvalidDocumentError(file.name, "it is larger than 20 MB")
    return content


def checksum_of(content: bytes) -> str:
    """Return the checksum that is compared with the one written at the export."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def _unpacked(raw: bytes) -> bytes:
    # A megabyte of such data can stand for a gigabyte.
    return zlib.decompressobj().decompress(raw, SIZE_LIMIT + 1)


def _is_packed(file: AttachedFile) -> bool:
    filters = member(file.stream, "/Filter")
    names = list(items_of(filters, 2)) if isinstance(filters, pikepdf.Array) else [filters]
    if names in ([None], []):
        return False
    if len(names) > 1 or str(names[0]) != "/FlateDecode":
        raise ValueError("packed in another way")
    return True


def _checksum(parameters: Found) -> str | None:
    value = member(parameters, "/CheckSum")
    with suppress(*FAULTS):
        if isinstance(value, pikepdf.String) and len(bytes(value)) == 16:
            return bytes(value).hex()
    return None


def _listed(tree: Found) -> Iterator[tuple[str, Found]]:
    """Yield the entries of a tree of names (ISO 32000-1, 7.9.6)."""
    waiting, seen = [tree], set[tuple[int, int]]()
    looked_at = told = 0
    while waiting and looked_at < _MOST_NODES:
        node = waiting.pop()
        looked_at += 1
        number = number_of(node)
        if number in seen:
            continue
        if number is not None:
            seen.add(number)
        names = list(items_of(member(node, "/Names"), 2 * _MOST_FILES))
        for name, specification in zip(names[::2], names[1::2], strict=False):
            if told < _MOST_FILES:
                told += 1
                shown = text_in(specification, "/UF") or text_in(specification, "/F")
                yield (str(name) if isinstance(name, pikepdf.String) else shown), specification
        waiting += reversed(list(items_of(member(node, "/Kids"), _MOST_NODES)))
