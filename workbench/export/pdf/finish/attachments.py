# SPDX-License-Identifier: MIT
"""Files inside the file, each with what it is to the document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from workbench.domain.documents import Attachment
from workbench.export.pdf.finish.annotations import pdf_date
from workbench.export.pdf.finish.file import PdfFile, name, reference, references, string


def attach(file: PdfFile, attachments: Sequence[Attachment], made: datetime) -> str:
    """Put `attachments` into `file`; return what its catalog has to say of them.

    They are listed by name and as associated files (ISO 19005-3, 6.8).
    """
    if not attachments:
        return ""
    in_order = sorted(attachments, key=lambda attachment: attachment.name.encode())
    written = [_write(file, attachment, made) for attachment in in_order]
    names = " ".join(
        f"{string(attachment.name)} {reference(number)}"
        for attachment, number in zip(in_order, written, strict=True)
    )
    return f"/AF {references(written)}/Names <</EmbeddedFiles <</Names [{names}]>>>>"


def _write(file: PdfFile, attachment: Attachment, made: datetime) -> int:
    time = string(pdf_date(made))
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    content = file.add_stream(
        f"/Type/EmbeddedFile/Subtype{name(attachment.mime)}/Params <</Size {len(attachment.data)}"
        f"/CreationDate {time}/ModDate {time}/CheckSum <{checksum}>>>",
        attachment.data,
    )
    called = string(attachment.name)
    return file.add(
        f"<</Type/Filespec/F {called}/UF {called}/Desc {string(attachment.description)}"
        f"/AFRelationship{name(attachment.relationship)}"
        f"/EF <</F {reference(content)}/UF {reference(content)}>>>>"
    )
