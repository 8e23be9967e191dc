# SPDX-License-Identifier: MIT
"""OpenDocument texts as pages."""

from __future__ import annotations

from workbench.importers.page import Document, Page
from workbench.importers.page_building import PageBuilder
from workbench.importers.readers.odf.body import BodyReader, Reading
from workbench.importers.readers.odf.lists import Lists
from workbench.importers.readers.odf.names import MANIFEST, OFFICE, PARAGRAPHS
from workbench.importers.readers.odf.styles import Styles, running_parts
from workbench.importers.readers.office.margins import write_blocks
from workbench.importers.readers.office.package import (
    Package,
    locked,
    opened_package,
    other_package,
)
from workbench.importers.readers.office.pages import add_furniture, checked, lines_in
from workbench.importers.readers.office.paragraph_building import (
    PARAGRAPHS_LIMIT,
    paragraph_counter,
)
from workbench.importers.readers.office.pictures import PictureParts
from workbench.importers.readers.office.xml_parts import too_long

_KIND = "an OpenDocument text"
_REMEDY = "save it as .odt"
_CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_EVERY_PAGE = "stands on every page"


def open_document_page(document: Document) -> Page:
    """Return the page in an OpenDocument text, as `readers.docx.word_page` does for Word.

    Raises:
        UnreadableFileError: it is no such text, locked, damaged, or made to do harm.
    """
    with opened_package(document, _KIND, _REMEDY) as package:
        if not package.has(_CONTENT):
            raise other_package(package, _KIND)
        _check_lock(package)
        root = package.xml(_CONTENT)
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise other_package(package, _KIND)
        document.progress(0.1)
        total = sum(1 for _ in root.iter(*PARAGRAPHS))
        if total > PARAGRAPHS_LIMIT:
            raise too_long(package.name)
        builder = PageBuilder()
        named = package.xml(_STYLES) if package.has(_STYLES) else None
        styles = Styles([root] if named is None else [named, root])
        pictures = PictureParts(document, package)
        counter = paragraph_counter(document, total)
        reading = Reading(pictures, styles, Lists(styles), builder.warn, counter)
        write_blocks(builder, BodyReader(reading).blocks(body))
        if named is not None:
            running = (BodyReader(reading).blocks(each) for each in running_parts(named))
            texts = ("\n".join(lines_in(blocks)) for blocks in running)
            add_furniture(builder, texts, _EVERY_PAGE)
    document.progress(1.0)
    return checked(builder, package.name)


def _check_lock(package: Package) -> None:
    if not package.has(_MANIFEST):
        return
    for _ in package.xml(_MANIFEST).iter(f"{MANIFEST}encryption-data"):
        raise locked(package.name)
