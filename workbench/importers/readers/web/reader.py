# SPDX-License-Identifier: MIT
"""Web pages in, each as one page of text with its pictures and hints.

Scripts are not run, nothing is fetched, no type of document and no entity is looked up. What is
in the page is read by the parser for HTML of libxml2, without a tree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from workbench.domain.errors import UnreadableFileError
from workbench.importers.normalise import Characters
from workbench.importers.page import Document, Page, PictureKeeper, Progress, untold
from workbench.importers.page_building import PageBuilder
from workbench.importers.readers.text import other_kind, text_page
from workbench.importers.readers.web.archive import archive_of, is_archive
from workbench.importers.readers.web.clipboard import is_clipboard, marked_part
from workbench.importers.readers.web.decoding import (
    SetAside,
    declared_encoding,
    for_the_parser,
    has_markup,
    page_characters,
    without_files,
)
from workbench.importers.readers.web.elements import PageElements
from workbench.importers.readers.web.images import drawn_by_style
from workbench.importers.readers.web.pictures import Content, PagePictures, content_in_folder
from workbench.importers.readers.web.whole_page import check_captions, check_regions, titled
from workbench.importers.readers.web.writing import write

MOST_MARKUP = 25_000_000
"""Characters of a page without the pictures written out in it."""

_CHUNK = 4_096
_MOST_WORK = 500_000_000
"""End tags times open elements: the parser looks for each among all that are open."""

_PARSED = 0.7
_MOST_FRAMES = 12
_TOO_LONG = "The page is longer than any page of sources; the rest of it was left away."
_CLIPBOARD = "the clipboard"
_COPY_INSTEAD = "mark the sources in the browser, copy them and paste them here"


@dataclass(frozen=True, slots=True)
class _Saved:
    """A page before it is parsed: its characters, and ways to its pictures and frames."""

    read: Characters
    pictures: Content
    frames: Content


def web_page(document: Document) -> Page:
    """Return the page in a saved web page, or in web text off the clipboard.

    What lies in no folder is off the clipboard: only the part that was marked is read.

    Raises:
        UnreadableFileError: it is another kind of file, too large, or holds no words.
    """
    _check_kind(document)
    if is_archive(document.data):
        return web_archive_page(document)
    if document.folder is None or is_clipboard(document.data):
        document = replace(document, data=marked_part(document.data))
    read = page_characters(document.data, document.name, chosen=document.encoding)
    if not has_markup(read.text):
        return text_page(document)
    content = content_in_folder(document.folder)
    return _page(document, _Saved(read, content, content))


def web_archive_page(document: Document) -> Page:
    """Return the page in a web page that was saved in one file.

    Raises:
        UnreadableFileError: it is another kind of file, damaged, too large, or holds no words.
    """
    _check_kind(document)
    if not is_archive(document.data):
        if has_markup(document.data[:1_000].decode("latin-1")):
            return web_page(document)
        raise UnreadableFileError(
            document.name, "is not a web page saved in one file", "save the page again"
        )
    archive = archive_of(document.data, document.name)
    read = page_characters(
        archive.data, document.name, told=archive.encoding, chosen=document.encoding
    )
    return _page(document, _Saved(read, archive.content, archive.page))


def web_text(
    html: str | bytes,
    pictures: PictureKeeper,
    *,
    name: str = _CLIPBOARD,
    progress: Progress = untold,
) -> Page:
    """Return the page in web text that was copied in a browser or in Word.

    Args:
        html: The text as the clipboard holds it, with or without the head that Windows gives it.
        pictures: Puts the pictures aside that are written out in it; all others are missing.
        name: What it is called in sentences about it.
        progress: Is told how far the work is.

    Raises:
        UnreadableFileError: it is too large, or holds no words.
    """
    data = html.encode("utf-8", "replace") if isinstance(html, str) else html
    return web_page(Document(name, data, None, pictures, progress))


def _check_kind(document: Document) -> None:
    kind = other_kind(document.data)
    if kind:
        raise UnreadableFileError(
            document.name, f"is {kind} and not a web page", "choose another file"
        )


def _page(document: Document, saved: _Saved) -> Page:
    builder = PageBuilder()
    read = saved.read
    for warning in read.warnings:
        builder.warn(warning)
    frames = _read(document, saved, builder)
    for address in frames[:_MOST_FRAMES]:
        data = saved.frames(address)
        if data and has_markup(data[:1_000].decode("latin-1")):
            framed = _frame_characters(document, data)
            folder = address.replace("\\", "/").rpartition("/")[0]
            within = replace(saved, read=framed, pictures=_below(folder, saved.pictures))
            _read(document, within, builder)
            for warning in framed.warnings:
                builder.warn(warning)
            if framed.choices and not read.choices:
                read = framed
    if not builder.position:
        raise UnreadableFileError(document.name, "has no words that can be read", _COPY_INSTEAD)
    return replace(builder.page(read.encoding), choices=read.choices)


def _frame_characters(document: Document, data: bytes) -> Characters:
    """Return what a page within the page says; one that names its encoding knows it better."""
    chosen = None if declared_encoding(data) else document.encoding
    return page_characters(data, document.name, chosen=chosen)


def _read(document: Document, saved: _Saved, builder: PageBuilder) -> list[str]:
    """Add what a page holds to the builder; return the addresses of the pages within it."""
    aside = without_files(saved.read.text)
    elements = _parsed(aside, document)
    blocks = elements.sheet.blocks
    if elements.sheet.is_full:
        builder.warn(_TOO_LONG)
    check_regions(blocks, elements.regions)
    blocks = titled(blocks, elements.title)
    check_captions(blocks)
    drawn = drawn_by_style(elements.styles)

    def content(address: str) -> bytes | None:
        address = drawn.get(address, address)
        return aside.content(address) or saved.pictures(address)

    def told(share: float) -> None:
        document.progress(_PARSED + (1 - _PARSED) * share)

    write(builder, blocks, PagePictures(document.pictures, content), told)
    return elements.frames


def _parsed(aside: SetAside, document: Document) -> PageElements:
    is_xhtml = document.name.lower().endswith((".xhtml", ".xht"))
    markup = for_the_parser(aside.markup, is_xhtml=is_xhtml)
    if len(markup) > MOST_MARKUP:
        raise UnreadableFileError(
            document.name, "has more markup than any page of sources", _COPY_INSTEAD
        )
    elements = PageElements(document.name)
    parser = etree.HTMLParser(
        target=elements, encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True
    )
    data = markup.encode("utf-8", "replace")
    work = 0
    try:
        for start in range(0, len(data), _CHUNK):
            piece = data[start : start + _CHUNK]
            depth = elements.depth
            parser.feed(piece)
            work += _ends_in(piece) * max(depth, elements.depth)
            if work > _MOST_WORK:
                raise UnreadableFileError(
                    document.name, "is nested deeper than any page of sources", _COPY_INSTEAD
                )
            if elements.sheet.is_full:
                break
            if start % (64 * _CHUNK) == 0:
                document.progress(_PARSED * start / len(data))
        parser.close()
    except etree.LxmlError as error:
        raise UnreadableFileError(document.name, "is damaged", _COPY_INSTEAD) from error
    return elements


def _ends_in(piece: bytes) -> int:
    """Return how often the parser looks through the open elements for a piece of a page."""
    small = piece.lower()
    return small.count(b"</") + small.count(b"<body") + small.count(b"<html")


def _below(folder: str, content: Content) -> Content:
    """Return a way to files whose addresses count from a folder of their own."""

    def found(address: str) -> bytes | None:
        return content(f"{folder}/{address}" if folder else address) or content(address)

    return found
