# SPDX-License-Identifier: MIT
"""Web pages saved as one file (`.mht`, `.mhtml`): the page and its pictures as parts of a mail.

The form is that of RFC 2557: `multipart/related`, parts named by Content-Location or Content-ID.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from urllib.parse import unquote, urljoin

from workbench.domain.errors import UnreadableFileError
from workbench.importers.picture_files import BYTES_LIMIT
from workbench.importers.readers.web.pictures import Content

MOST_PARTS = 3_000
MOST_LINES = 600_000
"""Parts and lines of an archive: 30 MB of pictures have 400,000 lines."""

_MOST_BOUNDARIES = 20_000
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_BEGINNING = re.compile(
    rb"(?:\s*(?:From|Subject|Date|MIME-Version|Content-Type|Content-Location|X-\w[\w-]*|"
    rb"Snapshot-Content-Location)\s*:[^\n]{0,4000}\n(?:[ \t][^\n]{0,4000}\n){0,50}){1,50}",
    re.IGNORECASE,
)
_REMEDY = "save the page again in the browser, best as a complete web page"


@dataclass(frozen=True, slots=True)
class Archive:
    """The page of an archive, the encoding that came with it, and a way to the other parts."""

    data: bytes
    encoding: str | None
    content: Content
    page: Content


def is_archive(data: bytes) -> bool:
    """Tell whether bytes begin as a page saved in one file does."""
    start = _BEGINNING.match(data[:20_000])
    return start is not None and b"mime-version" in data[:20_000].lower()


def archive_of(data: bytes, name: str) -> Archive:
    """Return the page and the parts in the bytes of an archive.

    Raises:
        UnreadableFileError: it is damaged, or has no page in it.
    """
    if data.count(b"\n") > MOST_LINES or data.count(b"\n--") > _MOST_BOUNDARIES:
        raise UnreadableFileError(name, "has too many parts", _REMEDY)
    try:
        parts = list(_parts(email.message_from_bytes(data), name))
        root = _root(parts)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise _damaged(name) from error
    if root is None:
        raise UnreadableFileError(name, "has no web page in it", _REMEDY)
    base = _location(root)
    known: dict[str, Message] = {}
    for part in parts:
        for address in _addresses(part, base):
            known.setdefault(address, part)
    charset = root.get_param("charset")

    def part_at(address: str) -> Message | None:
        address = address.split("#", 1)[0]
        forms = (address, urljoin(base, address) if base else address, unquote(address))
        return next((known[form] for form in forms if form in known), None)

    def content(address: str) -> bytes | None:
        part = part_at(address)
        return _payload(part)[: BYTES_LIMIT + 1] if part is not None else None

    def page(address: str) -> bytes | None:
        part = part_at(address)
        return _payload(part) if part is not None and _kind(part) in _PAGES else None

    encoding = {"unicode": "utf-16-le"}.get(str(charset).lower(), charset)
    return Archive(_payload(root), encoding if isinstance(encoding, str) else None, content, page)


def _parts(message: Message, name: str) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            raise UnreadableFileError(name, "has too many parts", _REMEDY)
        if not part.is_multipart():
            yield part


def _root(parts: list[Message]) -> Message | None:
    return next((part for part in parts if _kind(part) in _PAGES), None)


def _kind(part: Message) -> str:
    return part.get_content_type().lower()


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _location(part: Message) -> str:
    return str(part.get("Content-Location", "")).strip()


def _addresses(part: Message, base: str) -> Iterator[str]:
    location = _location(part)
    if location:
        yield location
        yield unquote(location)
        try:
            yield urljoin(base, location)
        except ValueError:
            return
    number = str(part.get("Content-ID", "")).strip().strip("<>")
    if number:
        yield f"cid:{number}"


def _damaged(name: str) -> UnreadableFileError:
    return UnreadableFileError(name, "is damaged", _REMEDY)
