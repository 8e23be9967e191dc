# SPDX-License-Identifier: MIT
"""PDFs, opened and read page by page.

PDFium can take all memory or end the process over a file made to do that. Such files are for the
process with limits that readers run in; what can be bounded here is bounded here.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from typing import Any

import pypdfium2
from pypdfium2 import raw

from workbench.domain.errors import UnreadableFileError
from workbench.domain.saying import listed
from workbench.importers.page import Document, Page, PagePicture
from workbench.importers.page_building import LARGEST_TEXT, PageBuilder
from workbench.importers.readers.pdf.content import PageContent
from workbench.importers.readers.pdf.looking import content_of
from workbench.importers.readers.pdf.repeated import furniture_of, repeated_images
from workbench.importers.readers.pdf.showing import image_content, page_content
from workbench.importers.readers.pdf.writing import Writing, line_of, type_of
from workbench.importers.readers.text import other_kind
from workbench.pdfium import ONE_AT_A_TIME

MOST_PAGES = 300
"""Pages that are read; the rest of a longer file is left away."""

MOST_PICTURES = 200
_READ = 0.7
"""Share of the work that is done when all pages have been looked at once."""

_HEADER_WITHIN = 1024
_FAULTS = (pypdfium2.PdfiumError, ValueError, OverflowError, MemoryError, OSError)
"""What opening a page of a damaged file can raise."""


def pdf_page(document: Document) -> Page:
    """Return what stands on the pages of a PDF, in reading order.

    Raises:
        UnreadableFileError: it is damaged, locked with a password, or no PDF.
    """
    if b"%PDF-" not in document.data[:_HEADER_WITHIN]:
        kind = other_kind(document.data)
        raise UnreadableFileError(
            document.name,
            f"is {kind} and not a PDF" if kind else "is no PDF, whatever its name says",
            "choose another file, or save it as a PDF in the program that made it",
        )
    with _opened(document) as pdf:
        return _Reading(document, pdf).page()


@contextmanager
def _opened(document: Document) -> Generator[Any]:
    with ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(document.data)
        except _FAULTS as error:
            raise _refused(document.name) from error
        with closing(pdf):
            yield pdf


def _refused(name: str) -> UnreadableFileError:
    code = raw.FPDF_GetLastError()
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return UnreadableFileError(
            name,
            "is locked with a password",
            "open it with its password, print it as a new PDF without one, and bring that in",
        )
    return UnreadableFileError(
        name, "is damaged and cannot be read", "get it again, or save it as a new PDF"
    )


class _Reading:
    """Looks at all pages, then writes them: what stands on each can only be told at the end."""

    def __init__(self, document: Document, pdf: Any) -> None:  # noqa: ANN401
        self._document, self._pdf = document, pdf
        self._builder = PageBuilder()
        self._pages: list[PageContent] = []
        self._repeated: set[str] = set()
        self._taken = 0
        self._done = 0.0
        self._without_text: list[int] = []

    def page(self) -> Page:
        """Return the page made of the whole file."""
        self._look_at_all()
        if not self._pages:
            raise _refused(self._document.name)
        self._repeated = repeated_images(self._pages)
        writing = Writing(
            self._builder,
            furniture_of(self._pages),
            self._take,
            type_of(self._pages),
            line_of(self._pages),
        )
        for place, page in enumerate(self._pages):
            self._tell(_READ + (1 - _READ) * place / len(self._pages))
            writing.write(page)
        writing.finish()
        self._warn()
        found = self._builder.page()
        if not found.text:
            raise UnreadableFileError(
                self._document.name,
                "has neither words nor pictures that can be read",
                "choose another file, or type the page as text",
            )
        return found

    def _tell(self, done: float | None = None) -> None:
        self._done = self._done if done is None else done
        self._document.progress(self._done)

    def _look_at_all(self) -> None:
        count = len(self._pdf)
        if count > MOST_PAGES:
            self._builder.warn(
                f"The PDF has {count} pages; only the first {MOST_PAGES} were brought in."
            )
        letters, damaged = 0, []
        for place in range(min(count, MOST_PAGES)):
            self._tell(_READ * place / min(count, MOST_PAGES))
            try:
                with closing(self._pdf[place]) as page:
                    content = content_of(page, place + 1, self._tell)
            except _FAULTS:
                damaged.append(place + 1)
                continue
            self._pages.append(content)
            letters += content.letters
            if letters > LARGEST_TEXT:
                break
        if damaged and self._pages:
            self._builder.warn(f"{_named(damaged)} could not be read and {_is(damaged)} missing.")

    def _take(self, content: PageContent, number: int | None) -> PagePicture | None:
        """Put a picture of a page aside, or the whole page where `number` is None."""
        name = f"picture on page {content.number} of {self._document.name}"
        if number is not None and content.images[number].digest in self._repeated:
            return None
        if self._taken >= MOST_PICTURES:
            self._builder.warn(f"Only the first {MOST_PICTURES} pictures were brought in.")
            return None
        try:
            with closing(self._pdf[content.number - 1]) as page:
                found = self._shown(page, content, number)
        except _FAULTS:
            return PagePicture(None, why=f"The {name} cannot be drawn.")
        if found is None:
            return None
        self._taken += 1
        if number is None and not content.is_garbled:
            self._without_text.append(content.number)
        return self._document.pictures.put_aside(found, name=name)

    def _shown(self, page: Any, content: PageContent, number: int | None) -> bytes | None:  # noqa: ANN401
        if number is None:
            return page_content(page, content.sheet, self._tell)
        return image_content(
            page,
            content.sheet,
            content.images[number],
            has_words=number in content.with_words,
            tell=self._tell,
        )

    def _warn(self) -> None:
        if self._without_text:
            many = len(self._without_text) > 1
            what = "are pictures" if many else "is a picture"
            self._builder.warn(f"{_named(self._without_text)} {what} without text.")
        unsure = [page.number for page in self._pages if page.is_unsure]
        if unsure:
            whose = "their" if len(unsure) > 1 else "its"
            self._builder.warn(
                f"{_named(unsure)}: {whose} columns could not be told apart for certain; check the"
                " order of the words."
            )
        garbled = [page.number for page in self._pages if page.is_garbled]
        if garbled:
            self._builder.warn(
                f"{_named(garbled)}: the letters cannot be read from the file; type what you need."
            )
        cut = [page.number for page in self._pages if page.is_cut]
        if cut:
            self._builder.warn(f"{_named(cut)}: too many characters; the rest was left away.")


def _named(numbers: Sequence[int]) -> str:
    """Return pages by their numbers as a sentence begins with them: “Pages 2–4 and 7”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return f"Pages {listed(names)}" if len(numbers) > 1 else f"Page {listed(names)}"


def _is(numbers: Sequence[int]) -> str:
    return "are" if len(numbers) > 1 else "is"
