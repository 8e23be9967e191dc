# SPDX-License-Identifier: MIT
"""Bring in pages, card decks and pack files.

Reading makes drafts and stores nothing. What is kept is a pack, in one step that undo takes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.background import Background
from workbench.domain.enquiries import Enquiry
from workbench.domain.errors import (
    IdTakenError,
    InvalidOptionError,
    NoSourcesError,
    PackKnownError,
)
from workbench.domain.identifiers import OperationId, PackId, new_id
from workbench.domain.sources import Pack, Picture, Source
from workbench.domain.text import one_line
from workbench.garbage import nothing_collected
from workbench.services.enquiring import enquiries_of_page
from workbench.services.putting_aside import picture_aside

if TYPE_CHECKING:
    from workbench.domain.practising.setting import SetPaper
    from workbench.importers.draft import PackDraft
    from workbench.importers.isolated import PageReading
    from workbench.importers.pack_file import ReceivedPack
    from workbench.storage.library import Library
    from workbench.storage.units import UnitOfWork

PACK_FILE = ".sourcepack"


@dataclass(frozen=True, slots=True)
class KeepPack:
    """The edit behind “bring in”: a pack with everything in it, its questions as enquiries."""

    operation: OperationId
    pack: Pack
    label: str = "Bring in"
    merge_key: str | None = None
    enquiries: tuple[Enquiry, ...] = ()
    papers: tuple[SetPaper, ...] = ()

    def apply(self, unit: UnitOfWork) -> Pack:
        """Store the pack.

        Raises:
            PackKnownError: the library has this pack already.
            IdTakenError: one of its sources is in another pack.
        """
        check_that_it_is_new(unit, self.pack)
        unit.packs.add(self.pack)
        unit.enquiries.add_all(self.pack.id, self.enquiries)
        unit.set_papers.keep_all(self.pack, self.papers)
        return self.pack


@dataclass(frozen=True, slots=True)
class RemovePack:
    """The edit behind removing a pack with its marks, its plans and the practice on it."""

    operation: OperationId
    pack_id: PackId
    label: str = "Remove pack"
    merge_key: str | None = None

    def apply(self, unit: UnitOfWork) -> None:
        """Take the pack and everything that belongs to it out of the library."""
        unit.packs.remove(self.pack_id)
        unit.attempts.remove_of_pack(self.pack_id)


def check_that_it_is_new(unit: UnitOfWork, pack: Pack) -> None:
    """Return if nothing of a pack is in the library.

    Raises:
        PackKnownError: the library has this pack already.
        IdTakenError: one of its sources is in another pack.
    """
    if unit.packs.find(pack.id) is not None:
        raise PackKnownError(pack.title)
    for source in pack.sources:
        if unit.packs.has_source(source.id):
            raise IdTakenError("source", source.id)


class ImportingService:
    """Turn files into packs and keep them."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def keep(self, pack: Pack) -> Future[Pack]:
        """Store `pack`, whose pictures are in the library by now, and its questions as enquiries.

        The result is the pack as stored.
        """
        copy_before(self._library, "import")
        enquiries = enquiries_of_page(pack)
        return self._library.perform(KeepPack(OperationId(new_id()), pack, enquiries=enquiries))

    def with_pictures(self, pack: Pack, folder: Path) -> Pack:
        """Put the pictures of a pack into the library, and return it with those that are there.

        Args:
            pack: What was made of drafts.
            folder: Where its pictures wait; one that is gone or damaged is missing in the result.

        Raises:
            LibraryError: the library cannot be written.
        """
        with whole_or_nothing(self._library, pack):
            return replace(
                pack, sources=tuple(self._with_picture(each, folder) for each in pack.sources)
            )

    def remove(self, pack_id: PackId) -> Future[None]:
        """Take a pack out of the library, with its marks and plans."""
        copy_before(self._library, "removal")
        return self._library.perform(RemovePack(OperationId(new_id()), pack_id))

    def _with_picture(self, source: Source, folder: Path) -> Source:
        picture = source.picture
        if picture is None or picture.file is None or self._library.media.has(picture.file):
            return source
        contents = {name: picture_aside(folder, name) for name in picture.files}
        for name, content in contents.items():
            if content is not None:
                self._library.media.keep(content, name=name)
        original = picture.original if picture.original and contents[picture.original] else None
        if contents[picture.file] is None:
            return replace(source, picture=Picture(None, picture.alt, missing=True))
        return replace(source, picture=replace(picture, original=original))


@contextmanager
def whole_or_nothing(library: Library, pack: Pack) -> Generator[None]:
    """Take the pictures of a pack out of the library again if the block that brings them fails."""
    media = library.media
    pictures = [source.picture for source in pack.sources if source.picture]
    new = [name for each in pictures for name in each.files if not media.has(name)]
    try:
        yield
    except BaseException:
        for name in new:
            media.forget(name)
        raise


def copy_before(library: Library, reason: str) -> None:
    """Have a copy of the library made that outlives others; `reason` is one word."""
    # A copy that cannot be made must not keep anybody from working.
    if library.undo_label is not None:
        library.backup(pinned=reason)


def page_endings() -> tuple[str, ...]:
    """Return how the names of files end that can be read, as `.txt`."""
    from workbench.importers.formats import ENDINGS

    return ENDINGS


def page_reading(pictures: Path) -> PageReading:
    """Return what reads files in a process with limits; a context manager.

    Args:
        pictures: The folder in which pictures wait until a pack is kept.
    """
    from workbench.importers.isolated import PageReading

    return PageReading(pictures)


def encoding_for(name: str) -> str:
    """Return the encoding that a person names, as `PageReading.read` takes it.

    Raises:
        InvalidOptionError: there is none of this name.
    """
    from workbench.importers.encodings import ENCODINGS, encoding_named

    encoding = encoding_named(name)
    if encoding is None:
        raise InvalidOptionError("encoding", one_line(name), f"one such as {', '.join(ENCODINGS)}")
    return encoding


def read_drafts(paths: Sequence[Path], *, pictures: Path) -> tuple[PackDraft, ...]:
    """Return what each page or deck holds, as drafts that can be corrected.

    Args:
        paths: The files.
        pictures: The folder in which their pictures wait until a pack is kept.

    Raises:
        UnreadableFileError: a file cannot be read or is of no kind that can be brought in.
    """
    with page_reading(pictures) as reading:
        return tuple(reading.read(path) for path in paths)


def draft_of_text(text: str, name: str) -> PackDraft:
    """Return what a page holds that was pasted, as a draft; `name` says where it is from."""
    from workbench.importers.reading import draft_of

    return draft_of(text, origin=name)


def source_of_text(text: str, name: str) -> PackDraft:
    """Return text that was pasted as one source, as a draft; `name` says where it is from."""
    from workbench.importers.one_source import one_source_of

    return one_source_of(text, origin=name)


def read_pack_file(path: Path) -> ReceivedPack:
    """Return the pack and the pictures in a pack file.

    Raises:
        UnreadableFileError: the file cannot be read or is no pack file.
        InvalidDocumentError: its pack is not as the project defines packs.
    """
    from workbench.importers.pack_file import read_pack_file as read

    return read(path)


def pack_of_drafts(
    drafts: Sequence[PackDraft],
    *,
    title: str | None = None,
    make_id: Callable[[], str] = new_id,
) -> Pack:
    """Return one pack with everything in `drafts`, in their order.

    A teacher's page and the deck that goes with it belong together. Pictures that are sources get
    the labels that no page gave to another. The title is `title`, or that
    of the first draft with sources, or that of the first draft.

    Raises:
        NoSourcesError: there is neither a source nor any background.
    """
    from workbench.importers.assembly import pack_of
    from workbench.importers.labelling import with_free_labels

    with nothing_collected():
        packs = [pack_of(draft, new_id=make_id) for draft in with_free_labels(drafts)]
    for pack in packs:
        if not pack.sources and not _has_background(pack.background):
            raise NoSourcesError(pack.origin or pack.title)
    return _joined(packs, title)


def _has_background(background: Background) -> bool:
    """Tell whether something was recognised; paragraphs and links alone are just some page."""
    return replace(background, introduction=(), links=()) != Background()


def _joined(packs: Sequence[Pack], title: str | None) -> Pack:
    leading = next((pack for pack in packs if pack.sources), packs[0])
    sources: list[Source] = []
    for pack in packs:
        before = len(sources)
        sources += [replace(source, order=before + source.order) for source in pack.sources]
    return replace(
        leading,
        title=one_line(title or "") or leading.title,
        origin="; ".join(pack.origin for pack in packs if pack.origin) or None,
        sources=tuple(sources),
        background=Background.joined(pack.background for pack in packs),
        questions=tuple(x for pack in packs for x in pack.questions),
        left_over=tuple(x for pack in packs for x in pack.left_over),
        warnings=(*(x for pack in packs for x in pack.warnings), *_repeated_labels(sources)),
    )


def _repeated_labels(sources: Sequence[Source]) -> tuple[str, ...]:
    names = Counter(source.name for source in sources)
    repeated = sorted(name for name, count in names.items() if count > 1)
    return tuple(f"{name} stands more than once; check which is which." for name in repeated)
