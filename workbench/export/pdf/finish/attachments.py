# SPDX-License-Identifier: MIT
"""Files inside the file, each with what it is to the document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from workbench.domain.documents import Attachment
from workbench.export.pdf.finish.annotations import pdf_date
from workbench.export.pdf.finish.file import (
    PdfFile,
    deflated,
    name,
    reference,
    references,
    string,
)


class Packed(NamedTuple):
    """An attachment with its data compressed, and the MD5 sum of what they were."""

    attachment: Attachment
    data: bytes
    checksum: str


def packed(attachment: Attachment) -> Packed:
    """Return `attachment` as it goes into a file; other threads can work meanwhile."""
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    return Packed(attachment, deflated(attachment.data), checksum)


def attach(file: PdfFile, attachments: Sequence[Packed], made: datetime) -> str:
    """Put `attachments` into `file`; return what its catalog has to say of them.

    They are listed by name and as associated files (ISO 19005-3, 6.8).
    """
    if not attachments:
        return ""
    in_order = sorted(attachments, key=lambda each: each.attachment.name.encode())
    written = [_write(file, each, made) for each in in_order]
    names = " ".join(
        f"{string(each.attachment.name)} {reference(number)}"
        for each, number in zip(in_order, written, strict=True)
    )
    return f"/AF {references(written)}/Names <</EmbeddedFiles <</Names [{names}]>>>>"


def _write(file: PdfFile, each: Packed, made: datetime) -> int:
    attachment, time = each.attachment, string(pdf_date(made))
    content = file.add_stream_as_it_is(
        f"/Type/EmbeddedFile/Subtype{name(attachment.mime)}/Params <</Size {len(attachment.data)}"
        f"/CreationDate {time}/ModDate {time}/CheckSum <{each.checksum}>>>/Filter/FlateDecode",
        each.data,
    )
    called = string(attachment.name)
    return file.add(
        f"<</Type/Filespec/F {called}/UF {called}/Desc {string(attachment.description)}"
        f"/AFRelationship{name(attachment.relationship)}"
        f"/EF <</F {reference(content)}/UF {reference(content)}>>>>"
    )
