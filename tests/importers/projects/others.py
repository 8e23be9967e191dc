# SPDX-License-Identifier: MIT
"""Projects as other programs write them, made by hand."""

from __future__ import annotations

import zipfile

GUIDS = [f"{number:08X}-0000-4000-8000-00000000000A" for number in range(40)]


def project(body, *, name="Interviews", origin="Other 1.0"):
    """Return the document of a project with this inside."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="{name}" origin="{origin}">{body}</Project>'
    )


def codes(*names):
    """Return a code book with these codes, the first with the first GUID."""
    made = (
        f'<Code guid="{GUIDS[number]}" name="{name}" isCodable="true"/>'
        for number, name in enumerate(names)
    )
    return f"<CodeBook><Codes>{''.join(made)}</Codes></CodeBook>"


def coding(code, guid):
    """Return a coding with the code of this number."""
    return f'<Coding guid="{GUIDS[guid]}"><CodeRef targetGUID="{GUIDS[code]}"/></Coding>'


def text(content, inside="", *, guid=20, name="Interview.docx"):
    """Return a text with its words in the document itself."""
    return (
        f'<TextSource guid="{GUIDS[guid]}" name="{name}">'
        f"<PlainTextContent>{content}</PlainTextContent>{inside}</TextSource>"
    )


def selection(start, end, inside="", *, guid=30, name=""):
    """Return a selection of a text."""
    return (
        f'<PlainTextSelection guid="{GUIDS[guid]}" name="{name}" startPosition="{start}" '
        f'endPosition="{end}">{inside}</PlainTextSelection>'
    )


def written(folder, document, files=None, *, name="project.qdpx", inside="project.qde"):
    """Return the place of a project file with this document and these files."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(inside, document)
        for each, content in (files or {}).items():
            archive.writestr(each, content)
    return path
