# SPDX-License-Identifier: MIT
"""A picture file as a page with one source: a cartoon, a poster, a photograph of a document."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import Document, HintKind, Page
from workbench.importers.page_building import PageBuilder
from workbench.importers.picture_files import format_of, opened
from workbench.importers.picture_words import heading_of_name, title_of_name, words_in
from workbench.importers.readers.text import other_kind

_FIRST = "Source A"
"""What the source is called until it is known which labels are taken."""


def picture_page(document: Document) -> Page:
    """Return the page that a picture file stands for.

    Its source is named after the file where that is called “Source B”; otherwise its label gives
    way to others. What the file says about itself stands below the picture.

    Raises:
        UnreadableFileError: it is damaged, too large, or no picture that can be shown.
    """
    kind = other_kind(document.data)
    if kind and format_of(document.data) is None and not kind.endswith("(HEIC)"):
        raise UnreadableFileError(
            document.name, f"is {kind} and not a picture", "choose the picture itself"
        )
    with opened(document.data, document.name) as file:
        said = words_in(file)
    document.progress(0.2)
    picture = document.pictures.put_aside(document.data, name=document.name, alt=said.description)
    if picture.why:
        raise UnreadableFileError(
            document.name,
            "is a damaged picture, or there is no room for it",
            "open it in another program, save it as PNG or JPEG and bring that in",
        )
    heading = heading_of_name(document.name)
    builder = PageBuilder()
    builder.paragraph(said.title or title_of_name(document.name), HintKind.TITLE)
    builder.paragraph(
        f"{heading.noun} {heading.label}" if heading else _FIRST, HintKind.HEADING, level=1
    )
    builder.picture(picture)
    builder.paragraph(said.line, HintKind.CAPTION)
    return replace(builder.page(), has_free_label=heading is None)
