# SPDX-License-Identifier: MIT
"""Files that can be brought in, and the drafts made of them, in this process.

Files from outside are better read by `isolated`, which does the same in a process with limits.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.domain.errors import UnreadableFileError
from workbench.domain.text import one_line
from workbench.importers.draft import PackDraft, PartKind
from workbench.importers.file_bytes import read_bytes
from workbench.importers.formats import FORMATS, OTHER_FORMATS, Format
from workbench.importers.normalise import normalised
from workbench.importers.page import (
    Document,
    Page,
    PagePicture,
    PictureKeeper,
    Progress,
    part_of,
    untold,
)
from workbench.importers.readers.markdown import is_markdown, without_signs
from workbench.importers.readers.text import other_kind
from workbench.importers.recognition import recognised

_READ = 0.7
"""Share of the work that is done when the text of a page is there and nothing recognised."""


class NoPictures:
    """Puts no picture aside: for those who only want to see what a page says."""

    def put_aside(self, content: bytes, *, name: str, alt: str = "") -> PagePicture:  # noqa: ARG002
        """Return the picture without a file."""
        return PagePicture(None, alt)


def read_page(
    path: Path,
    *,
    pictures: PictureKeeper | None = None,
    progress: Progress = untold,
    encoding: str | None = None,
) -> PackDraft:
    """Return the draft of the page in a file.

    Args:
        path: The file.
        pictures: Puts its pictures aside; without one they are missing.
        progress: Is told how far the work is.
        encoding: The one in which text is read, as `encodings.encoding_named` gives it; by default
            the one that the file says or seems to be in. Other documents know their own.

    Raises:
        UnreadableFileError: the file is missing, locked, too large, of no kind that can be read, or
            cannot be read in that encoding.
    """
    form = format_of(path)
    data = _bytes_of(path, form)
    document = Document(
        path.name,
        data,
        path.parent,
        pictures or NoPictures(),
        part_of(progress, 0.0, _READ),
        encoding,
    )
    page = form.read(document)
    draft = _draft(page, origin=path.name, progress=part_of(progress, _READ, 1.0))
    return at_file(draft, path)


def at_file(draft: PackDraft, path: Path) -> PackDraft:
    """Return the draft with the place of its file, where it may be wanted again.

    A place whose name is no text cannot be remembered, and leaves nothing to choose.
    """
    place = str(path.absolute())
    is_text = place.encode("utf-8", "replace").decode() == place
    choices = draft.choices if is_text else ()
    return replace(draft, choices=choices, file=place if choices else None)


def draft_of(text: str, *, origin: str) -> PackDraft:
    """Return the draft of a page that is at hand as text; `origin` says where it is from."""
    normal, warnings = normalised(text)
    page = Page(normal, "utf-8", warnings)
    return _draft(without_signs(page) if is_markdown(normal) else page, origin=origin)


def format_of(path: Path) -> Format:
    """Return the format of a file by its name.

    Raises:
        UnreadableFileError: the file cannot be read, or is of no kind that can be brought in.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is not None:
        return form
    beginning = _beginning_of(path)
    other = OTHER_FORMATS.get(path.suffix.lower())
    if other is not None:
        raise UnreadableFileError(path.name, f"is {other[0]}", other[1])
    kind = other_kind(beginning)
    what = f"is {kind}" if kind else f"is a file of the kind “{path.suffix}”"
    raise UnreadableFileError(
        path.name,
        f"{what}, which cannot be brought in",
        "save it as a web page, a Word document, a PDF, a picture or plain text first",
    )


def _draft(page: Page, *, origin: str, progress: Progress = untold) -> PackDraft:
    parts, sources = recognised(page, progress)
    if page.has_free_label:
        sources = tuple(replace(source, has_free_label=True) for source in sources)
    title = next((part.text for part in parts if part.kind is PartKind.TITLE), None)
    return PackDraft(
        one_line(origin),
        one_line(title or "") or one_line(Path(origin).stem) or "Untitled",
        page.text,
        parts,
        sources,
        page.encoding,
        page.warnings,
        page.pictures,
        page.choices,
    )


def _beginning_of(path: Path) -> bytes:
    return read_bytes(path, 1_000)


def _bytes_of(path: Path, form: Format) -> bytes:
    """Return the bytes of a file that is not too large for its format."""
    data = read_bytes(path, form.largest + 1)
    if len(data) > form.largest:
        most = f"{form.largest // 1_000_000} MB"
        raise UnreadableFileError(
            path.name,
            f"is larger than {most}, which no {form.name} of sources is",
            "bring in the part with the sources only",
        )
    return data
