# SPDX-License-Identifier: MIT
"""How a part of a page is painted: its kind in words, a bar, its words, the frame of its block."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workbench.ui.importing.page_model import Index, PageModel, ShownPart
from workbench.ui.importing.pieces import KIND_ICONS
from workbench.ui.importing.thumbnails import Thumbnails, fitted
from workbench.ui.look.look import Look
from workbench.ui.look.tokens import Style
from workbench.ui.widgets.plain import shown

LONGEST = 4_000
"""Characters of one part that are painted; the rest is there when the part is chosen."""

_SIDE, _ABOVE, _BETWEEN = 12, 10, 10
_KIND, _ICON, _BAR_GAP = 118, 15, 12
_LINE = 25
_PAGE_NAME = 34
_PICTURE, _UNDER_PICTURE = 150, 8
"""Height of the room for a picture, as designed, and of the gap under it."""

_MOST_HEIGHTS = 20_000


def fill(document: QTextDocument, text: str, font: QFont, line: int) -> None:
    """Put words into a document as they are painted and as they are read with a caret.

    Line ends are those of `text`; positions count as Qt does. `line` is a line's height in pixels.
    """
    document.clear()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setUndoRedoEnabled(False)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    shape = QTextBlockFormat()
    shape.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.setBlockFormat(shape)
    # One mark for each character: positions stay.
    cursor.insertText(shown(text))


def document_of(text: str, font: QFont, line: int) -> QTextDocument:
    """Return a document with these words."""
    document = QTextDocument()
    fill(document, text, font, line)
    return document


class PartDelegate(QStyledItemDelegate):
    """Paints the parts; the chosen block has a frame."""

    def __init__(
        self, look: Look, view: QListView, pages: PageModel, thumbnails: Thumbnails
    ) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails
        self._look, self._view, self._pages = look, view, pages
        self._heights: dict[tuple[str, bool, int], int] = {}
        self._chosen: tuple[int, int] | None = None
        look.changed.connect(self._heights.clear)

    def choose_block(self, block: tuple[int, int] | None) -> None:
        """Frame this block: its page and number."""
        self._chosen = block

    def font_of(self, part: ShownPart) -> QFont:
        """Return the face of a part's words."""
        font = self._look.quoting_font(Style.ENQUIRY)
        font.setWeight(QFont.Weight.DemiBold if part.is_heading else QFont.Weight.Normal)
        return font

    @property
    def line(self) -> int:
        """The height of a line in pixels."""
        return round(_LINE * self._look.scale)

    def words_place(self, part: ShownPart, place: QRect) -> QRect:
        """Return where the words of a part stand within the place of its row."""
        scale = self._look.scale
        left = place.left() + self._words_left
        top = place.top() + self._above(part) + self._picture_height(part)
        width = place.right() - left - round(_SIDE * scale)
        return QRect(left, top, max(1, width), self._height(part, max(1, width)))

    def kind_place(self, part: ShownPart, place: QRect) -> QRect:
        """Return where the kind of a part stands within the place of its row."""
        words = self.words_place(part, place)
        side = round(_SIDE * self._look.scale)
        picture = self._picture_height(part)
        return QRect(
            place.left() + side,
            words.top() - picture,
            words.left() - place.left() - side,
            words.height() + picture,
        )

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        part = self._pages.part_at(index)
        width = self._view.viewport().width()
        words = self.words_place(part, QRect(0, 0, width, 0))
        below = _ABOVE + 4 if part.is_last else _BETWEEN
        return QSize(width, words.bottom() + 1 + round(below * self._look.scale))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        part = self._pages.part_at(index)
        place: QRect = option.rect
        is_chosen = (part.row.page, part.row.block) == self._chosen
        is_current = self._view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if part.page_name:
            self._paint_page_name(painter, part, place)
        if is_chosen:
            self._paint_frame(painter, part, place)
        self._paint_kind(painter, part, place, is_chosen=is_chosen, is_current=is_current)
        words = self.words_place(part, place)
        if part.picture is not None and part.picture.file:
            self._paint_picture(painter, part.picture.file, words)
        if not is_current or not part.text:
            self._paint_words(painter, part, words)
        painter.restore()

    @property
    def _words_left(self) -> int:
        return round((_SIDE + _KIND + 2 * _BAR_GAP) * self._look.scale)

    def _above(self, part: ShownPart) -> int:
        above = (_ABOVE if part.is_first else 0) + (_PAGE_NAME if part.page_name else 0)
        return round(above * self._look.scale)

    def _picture_height(self, part: ShownPart) -> int:
        has_one = part.picture is not None and part.picture.file is not None
        return round((_PICTURE + _UNDER_PICTURE) * self._look.scale) if has_one else 0

    def _paint_picture(self, painter: QPainter, name: str, words: QRect) -> None:
        """Paint a picture above the words, or an empty frame while it is on its way."""
        height, under = round(_PICTURE * self._look.scale), round(_UNDER_PICTURE * self._look.scale)
        room = QRect(words.left(), words.top() - under - height, words.width(), height)
        picture = self._thumbnails.picture(name)
        if picture is None:
            painter.setPen(QPen(self._look.colour("control_border"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), 6, 6)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = fitted(picture.size(), room.width(), room.height())
        painter.drawPixmap(QRect(room.topLeft(), size), picture)

    def _height(self, part: ShownPart, width: int) -> int:
        key = (part.words, part.is_heading, width)
        known = self._heights.get(key)
        if known is None:
            if len(self._heights) >= _MOST_HEIGHTS:
                self._heights.clear()
            document = document_of(_painted(part), self.font_of(part), self.line)
            document.setTextWidth(width)
            known = self._heights[key] = max(self.line, round(document.size().height()))
        return known

    def _paint_page_name(self, painter: QPainter, part: ShownPart, place: QRect) -> None:
        painter.setFont(self._look.font(Style.LABEL))
        painter.setPen(self._look.colour("text_tertiary"))
        line = QRect(place.left(), place.top(), place.width(), round(24 * self._look.scale))
        name = QFontMetrics(painter.font()).elidedText(
            part.page_name, Qt.TextElideMode.ElideMiddle, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_frame(self, painter: QPainter, part: ShownPart, place: QRect) -> None:
        """Paint this row's piece of the frame: what lies in other rows is cut off."""
        painter.save()
        painter.setClipRect(place)
        frame = QRectF(place).adjusted(1, 0, -1, 0)
        beyond = 24.0
        name = round(_PAGE_NAME * self._look.scale) if part.page_name else 0
        frame.setTop(frame.top() + 1 + name if part.is_first else frame.top() - beyond)
        frame.setBottom(frame.bottom() - 5 if part.is_last else frame.bottom() + beyond)
        painter.setPen(QPen(self._look.colour("text"), 2))
        painter.setBrush(self._look.colour("page"))
        painter.drawRoundedRect(frame, 8, 8)
        painter.restore()

    def _paint_kind(
        self,
        painter: QPainter,
        part: ShownPart,
        place: QRect,
        *,
        is_chosen: bool,
        is_current: bool,
    ) -> None:
        look, scale = self._look, self._look.scale
        area = self.kind_place(part, place)
        ink = "text" if is_chosen and part.is_kept else "text_tertiary"
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            chip = QRectF(area.left() - 4, area.top() - 1, _KIND * scale, self.line + 1)
            painter.drawRoundedRect(chip, 6, 6)
        middle = area.top() + self.line / 2
        icon = look.pixmap(KIND_ICONS[part.kind], colour=ink, size=_ICON)
        painter.drawPixmap(
            QPointF(area.left(), middle - icon.deviceIndependentSize().height() / 2), icon
        )
        painter.setFont(look.font(Style.CAPTION, weight=600 if is_chosen else 500))
        painter.setPen(look.colour(ink))
        left = area.left() + (_ICON + 6) * scale
        words = QRectF(left, area.top(), _KIND * scale - (left - area.left()), self.line)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, part.kind_name)
        colour = "text" if is_chosen else "control_border" if part.is_kept else "divider"
        width = (3 if is_chosen else 2) * scale
        bar = QRectF(area.right() - _BAR_GAP * scale - width, area.top(), width, area.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(colour))
        painter.drawRoundedRect(bar, 1, 1)

    def _paint_words(self, painter: QPainter, part: ShownPart, place: QRect) -> None:
        document = document_of(_painted(part), self.font_of(part), self.line)
        document.setTextWidth(place.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        ink = "text" if part.is_kept and part.text else "text_tertiary"
        palette = QPalette(self._view.palette())
        palette.setColor(QPalette.ColorRole.Text, self._look.colour(ink))
        context.palette = palette
        painter.save()
        painter.translate(place.topLeft())
        painter.setClipRect(QRect(0, 0, place.width(), place.height()))
        document.documentLayout().draw(painter, context)
        painter.restore()


def _painted(part: ShownPart) -> str:
    words = part.words
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
