# SPDX-License-Identifier: MIT
"""Files inside the file, each with what it is to the document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from workbench.domain.documents import Attachment
from workbench.export.pdf.finish.annotations import pdf_date


def attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment], made: datetime) -> None:
    """Put `attachments` into `pdf`, listed by name and as associated files (ISO 19005-3, 6.8)."""
    if not attachments:
        return
    names = Array()
    associated = Array()
    for attachment in sorted(attachments, key=lambda attachment: attachment.name.encode()):
        written = pdf.make_indirect(_file(pdf, attachment, made))
        names.extend([String(attachment.name), written])
        associated.append(written)
    pdf.Root.AF = associated
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=names)


def _file(pdf: pikepdf.Pdf, attachment: Attachment, made: datetime) -> Dictionary:
    time = String(pdf_date(made))
    content = Stream(
        pdf,
        attachment.data,
        Type=Name.EmbeddedFile,
        Subtype=Name(f"/{attachment.mime}"),
        Params=Dictionary(
            Size=len(attachment.data),
            CreationDate=time,
            ModDate=time,
            CheckSum=String(hashlib.md5(attachment.data, usedforsecurity=False).digest()),
        ),
    )
    content = pdf.make_indirect(content)
    return Dictionary(
        Type=Name.Filespec,
        F=String(attachment.name),
        UF=String(attachment.name),
        Desc=String(attachment.description),
        AFRelationship=Name(f"/{attachment.relationship}"),
        EF=Dictionary(F=content, UF=content),
    )
