# SPDX-License-Identifier: MIT
"""The parts of all pages in order, as a model of the list in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workbench.importers.draft import PackDraft, Part, PartKind
from workbench.importers.page import PICTURE, PagePicture
from workbench.services.drafting.contents import Row, name_of
from workbench.services.drafting.kinds import KIND_NAMES

NO_HEADING = "The page lost this heading"
NOT_DESCRIBED = "Nobody has said what it shows"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part as it is painted: where it stands in its block, and whether it will be kept."""

    row: Row
    kind: PartKind
    text: str
    is_first: bool
    is_last: bool
    is_kept: bool
    source: str
    page_name: str = ""
    """The file, for the first part of a page where there are several."""
    picture: PagePicture | None = None
    """What stands there besides the words."""

    @property
    def kind_name(self) -> str:
        """What the student reads for its kind."""
        return KIND_NAMES[self.kind]

    @property
    def is_heading(self) -> bool:
        """Whether its words are set in bold."""
        return self.kind in {
            PartKind.SOURCE_HEADING,
            PartKind.TITLE,
            PartKind.SECTION_HEADING,
            PartKind.CARD_TITLE,
        }

    @property
    def spoken(self) -> str:
        """The part as it is read out: its kind, its source, its words."""
        kind = self.kind_name if self.is_kept else f"{self.kind_name}, left out"
        where = f", {self.source}" if self.source else ""
        return f"{kind}{where}: {self.words}"

    @property
    def words(self) -> str:
        """The words as they are shown: its own, or what stands there in their place."""
        if self.text or self.picture is None:
            return self.text or NO_HEADING
        return self.picture.alt or self.picture.why or NOT_DESCRIBED


class PageModel(QAbstractListModel):
    """What stands on the pages, part by part."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[ShownPart] = []

    def show_pages(self, drafts: tuple[PackDraft, ...], rows: tuple[Row, ...]) -> None:
        """Show these parts; those that stay the same stay where they are."""
        new = _shown_parts(drafts, rows)
        old = self._shown
        before = _alike(old, new)
        after = _alike(old[before:][::-1], new[before:][::-1])
        gone, come = len(old) - before - after, len(new) - before - after
        kept = min(gone, come)
        if gone > kept:
            first = before + kept
            self.beginRemoveRows(QModelIndex(), first, first + gone - kept - 1)
            del old[first : first + gone - kept]
            self.endRemoveRows()
        elif come > kept:
            first = before + kept
            self.beginInsertRows(QModelIndex(), first, first + come - kept - 1)
            self._shown = new
            self.endInsertRows()
        self._shown = new
        if new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def part_at(self, index: Index) -> ShownPart:
        """Return what is shown at an index of this model."""
        return self._shown[index.row()]

    def parts(self) -> tuple[ShownPart, ...]:
        """Return everything that is shown."""
        return tuple(self._shown)

    def index_of(self, page: int, offset: int) -> QModelIndex:
        """Return where the part is that has this place of a page, in code points."""
        found = 0
        for number, part in enumerate(self._shown):
            if (part.row.page, part.row.offset) > (page, offset):
                break
            found = number
        return self.index(found) if self._shown else QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – as Qt has it
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        part = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return part.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return part.spoken
        return None


def _alike(one: list[ShownPart], other: list[ShownPart]) -> int:
    """Return how many parts at the beginning have the same kind and words."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if (first.kind, first.text, first.picture) != (second.kind, second.text, second.picture):
            break
        count += 1
    return count


def _shown_parts(drafts: tuple[PackDraft, ...], rows: tuple[Row, ...]) -> list[ShownPart]:
    shown: list[ShownPart] = []
    pictures = [draft.pictures_of_parts() for draft in drafts]
    for number, row in enumerate(rows):
        draft = drafts[row.page]
        part = draft.parts[row.part]
        picture = next(iter(pictures[row.page][row.part]), None)
        block = (row.page, row.block)
        before = rows[number - 1] if number else None
        after = rows[number + 1] if number + 1 < len(rows) else None
        is_new_page = len(drafts) > 1 and (before is None or before.page != row.page)
        shown.append(
            ShownPart(
                row,
                part.kind,
                part.text or part.raw.strip(f"{PICTURE} \n"),
                before is None or (before.page, before.block) != block,
                after is None or (after.page, after.block) != block,
                _is_kept(draft, part),
                name_of(draft, part.source) if part.source is not None else "",
                draft.origin if is_new_page else "",
                _described(draft, part, picture),
            )
        )
    return shown


def _described(draft: PackDraft, part: Part, picture: PagePicture | None) -> PagePicture | None:
    """Return a picture with what a person says it shows, where somebody does."""
    said = draft.sources[part.source].description if part.source is not None else None
    return picture if picture is None or said is None else replace(picture, alt=said)


def _is_kept(draft: PackDraft, part: Part) -> bool:
    is_left_out = part.source is not None and draft.sources[part.source].is_left_out
    return part.kind is not PartKind.LEFT_OVER and not is_left_out
