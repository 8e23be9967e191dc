# SPDX-License-Identifier: MIT
"""The elements of a web page, as the parser tells of them, taken down as blocks.

No tree is built: an element is known while it is open. So neither a deep page nor a long one costs
more than its words, and what the page says of a stretch (quoted, a caption, around the page) is a
state that holds until the element ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import HintKind
from workbench.importers.readers.web import element_names as names
from workbench.importers.readers.web import surroundings
from workbench.importers.readers.web.images import alt_in_words, heading_drawn, reference_of
from workbench.importers.readers.web.inline import marker_of, quoted, raised, without_sign
from workbench.importers.readers.web.list_numbers import ItemList, item_list
from workbench.importers.readers.web.running_text import Place
from workbench.importers.readers.web.sheet import Sheet, State
from workbench.importers.readers.web.states import is_sign, state_in
from workbench.importers.readers.web.surroundings import is_unseen
from workbench.importers.readers.web.tables import Cell, Table, arranged
from workbench.importers.readers.web.whole_page import with_captions_below

MOST_ELEMENTS = 1_000_000
"""Elements of a page: the longest pages of the web have a tenth of them."""

_TELLING = frozenset({"aria-hidden", "aria-level", "class", "hidden", "id", "role", "style"})
_TAB = "\u00a0\u00a0"
_LINE_ENDS = frozenset({"br"})
_MOST_NESTED_TABLES = 12
_LARGEST_FIGURE = 50
_DEEPEST_LIST = 6
_LONGEST_TERM = 60
_LONGEST_ADDRESS = 200


@dataclass(slots=True)
class _Open:
    """An element that is open: the state around it, and where its blocks and words begin."""

    tag: str
    is_block: bool
    state: State
    start: int
    place: Place
    close: Callable[[_Open], None] | None = None


class PageElements:
    """Is told by the parser what begins, ends and stands in a page; keeps its blocks.

    `regions` says of each stretch around the matter of the page, by number, whether only the name
    of an element tells so; `frames` are the addresses of pages within it.
    """

    def __init__(self, name: str) -> None:
        self.sheet = Sheet()
        self.regions: dict[int, bool] = {}
        self.frames: list[str] = []
        self.styles: list[str] = []
        self.title = ""
        self._name = name
        self._open: list[_Open | None] = []
        self._state = State()
        self._count = 0
        self._dropped = 0
        self._dropped_tag = ""
        self._links = 0
        self._figures = 0
        self._is_title_open = False
        self._verbatim = 0
        self._lists: list[ItemList] = []
        self._tables: list[Table] = []
        self._item_level = 1
        self._openers: Mapping[str, Callable[[_Open, Mapping[str, str]], None]] = {
            "a": self._open_link,
            "br": self._open_line_break,
            "button": self._open_button,
            "cite": self._open_work,
            "dd": self._open_meaning,
            "del": self._open_deleted,
            "dir": self._open_list,
            "dt": self._open_term,
            "figure": self._open_figure,
            "frame": self._open_frame,
            "hr": self._open_rule,
            "img": self._open_image,
            "li": self._open_item,
            "menu": self._open_list,
            "ol": self._open_list,
            "p": self._open_paragraph,
            "pre": self._open_verbatim,
            "q": self._open_quotation,
            "sup": self._open_raised,
            "table": self._open_table,
            "td": self._open_cell,
            "th": self._open_cell,
            "title": self._open_title,
            "tr": self._open_row,
            "ul": self._open_list,
        }

    @property
    def depth(self) -> int:
        """The number of elements that are open."""
        return len(self._open) + self._dropped

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the begin of an element."""
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise UnreadableFileError(
                self._name,
                "has more elements than any page of sources",
                "mark the sources in the browser, copy them and paste them here",
            )
        if self._dropped:
            self._dropped += 1
        elif tag in names.DROPPED and not names.SHADOW & attributes.keys():
            self._dropped, self._dropped_tag = 1, tag
        elif not attributes and tag in _LINE_ENDS:
            self._open.append(None)
            self.sheet.end_line(self._state)
        elif not attributes and tag not in self._openers and tag not in names.BLOCKS:
            self._open.append(None)
        else:
            self._begin(tag, attributes)

    def end(self, _tag: str) -> None:
        """Take the end of the element that was opened last."""
        if self._dropped:
            self._dropped -= 1
            return
        element = self._open.pop() if self._open else None
        if element is None:
            return
        if element.is_block:
            self.sheet.end_block(self._state)
        if element.close:
            element.close(element)
        if element.tag in names.BOXES:
            self.sheet.end_box(element.start)
        self._state = element.state

    def data(self, text: str) -> None:
        """Take words."""
        if self._dropped:
            if self._dropped_tag == "style":
                self.styles.append(text)
        elif self._is_title_open:
            self.title += text[:1_000]
        elif self._verbatim:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.sheet.end_line(self._state)
                self.sheet.text.add(line, is_linked=self._links > 0)
        else:
            self.sheet.text.add(text, is_linked=self._links > 0)

    def close(self) -> PageElements:
        """Take the end of the page."""
        while self._open:
            self.end("")
        self.sheet.end_block(self._state)
        return self

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        is_block = tag in names.BLOCKS
        opener = self._openers.get(tag)
        if not (is_block or opener or _TELLING & attributes.keys()):
            self._open.append(None)
            return
        if attributes and not is_block:
            if is_unseen(attributes):
                self._dropped, self._dropped_tag = 1, tag
                return
            is_block = bool(names.SHOWN_AS_BLOCK.search(attributes.get("style", "")))
        if is_block:
            self.sheet.end_block(self._state)
        is_apart = is_block or self.sheet.text.is_line_empty
        state = state_in(tag, attributes, self._state, is_apart=is_apart)
        if state.why is not None and self._state.why is None:
            state = replace(state, region=len(self.regions) + 1)
            self.regions[state.region] = tag not in {"nav", "footer"}
            self.sheet.end_block(self._state)
            is_block = True
        element = _Open(tag, is_block, self._state, len(self.sheet.blocks), self.sheet.text.place)
        self._state = state
        self._open.append(element)
        if opener:
            opener(element, attributes)
        elif not is_block:
            element.close = self._end_of_small(tag, attributes, is_apart=is_apart)

    def _end_of_small(
        self, tag: str, attributes: Mapping[str, str], *, is_apart: bool
    ) -> Callable[[_Open], None] | None:
        """Return what is done at the end of an element within a line, or None."""
        style = attributes.get("style", "")
        if is_sign(tag, attributes):
            return _reshaping(self, without_sign)
        if names.WORD_TAB.search(style):
            return None if is_apart else _reshaping(self, lambda _blanks: _TAB)
        return self._end_word_marker if names.WORD_MARKER.search(style) else None

    def _open_work(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        """Take words that stand in a quotation, but in no paragraph of it: they say whose it is."""
        around = self._open[-2] if len(self._open) > 1 else None
        if around is not None and around.tag == "blockquote":
            self.sheet.end_block(element.state)
            element.is_block = True
            self._state = replace(self._state, kind=None)

    def _open_line_break(self, _element: _Open, _attributes: Mapping[str, str]) -> None:
        self.sheet.end_line(self._state)

    def _open_rule(self, _element: _Open, _attributes: Mapping[str, str]) -> None:
        self.sheet.rule()

    def _open_link(self, element: _Open, attributes: Mapping[str, str]) -> None:
        address = attributes.get("href", "").strip()
        if is_sign("a", attributes):
            element.close = _reshaping(self, without_sign)
        if self._state.why:
            self.sheet.text.add(" ", is_linked=True)
        if address and element.close is None:
            self._links += 1
            self.sheet.text.add_link(address[:_LONGEST_ADDRESS])
            element.close = self._end_link

    def _end_link(self, element: _Open) -> None:
        self._links -= 1
        words = self.sheet.text.since(element.place)
        if words and not without_sign(words):
            self.sheet.text.replace_since(element.place, "" if "↩" in words else words)

    def _open_image(self, _element: _Open, attributes: Mapping[str, str]) -> None:
        words = alt_in_words(attributes)
        if words:
            self.sheet.text.add(words, is_linked=False)
            return
        picture = reference_of(attributes, is_shown=self._figures > 0)
        if picture is None:
            return
        heading = heading_drawn(picture)
        if heading and self.sheet.text.is_line_empty:
            self.sheet.text.add(heading, is_linked=False)
            self.sheet.end_line(self._state)
        else:
            self.sheet.picture(picture, self._state)

    def _open_quotation(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        element.close = _reshaping(self, quoted)

    def _open_raised(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        element.close = _reshaping(self, raised)

    def _open_deleted(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        self._open.pop()
        self._state = element.state
        self._dropped, self._dropped_tag = 1, element.tag

    def _open_title(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        self._is_title_open = not self.title
        element.close = self._end_title

    def _end_title(self, _element: _Open) -> None:
        self._is_title_open = False

    def _open_verbatim(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        self._verbatim += 1
        self.sheet.text.keeps_blanks = True
        element.close = self._end_verbatim

    def _end_verbatim(self, _element: _Open) -> None:
        self._verbatim -= 1
        self.sheet.text.keeps_blanks = self._verbatim > 0

    def _open_frame(self, _element: _Open, attributes: Mapping[str, str]) -> None:
        self.frames.append(attributes.get("src", ""))

    def _open_figure(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        self._figures += 1
        element.close = self._end_figure

    def _end_figure(self, element: _Open) -> None:
        self._figures -= 1
        if len(self.sheet.blocks) - element.start <= _LARGEST_FIGURE:
            blocks = self.sheet.blocks[element.start :]
            self.sheet.replace_since(element.start, with_captions_below(blocks))

    def _open_button(self, element: _Open, attributes: Mapping[str, str]) -> None:
        opens_something = {"aria-expanded", "aria-controls"} & set(attributes)
        if not opens_something and element.state.kind is not HintKind.HEADING:
            element.close = self._end_button

    def _end_button(self, element: _Open) -> None:
        for block in self.sheet.blocks[element.start :]:
            if not block.begins_source:
                block.why = block.why or surroundings.BUTTON

    def _open_list(self, element: _Open, attributes: Mapping[str, str]) -> None:
        is_notes = self._state.kind is HintKind.FOOTNOTE
        self._lists.append(item_list(element.tag, attributes, is_notes=is_notes))
        element.close = self._end_list

    def _end_list(self, _element: _Open) -> None:
        self._lists.pop()

    def _open_item(self, element: _Open, attributes: Mapping[str, str]) -> None:
        items = self._lists[-1] if self._lists else ItemList()
        marker = items.marker(attributes.get("value"))
        is_close = not items.is_numbered and self.sheet.gap == 1
        if is_close and not (items.is_first and len(self._lists) < 2):
            self.sheet.gap = 0
        items.is_first = False
        level = min(_DEEPEST_LIST, max(1, len(self._lists)))
        self.sheet.bullet = (marker, level) if marker else None
        element.close = self._end_item

    def _end_item(self, _element: _Open) -> None:
        self.sheet.bullet = None

    def _open_paragraph(self, element: _Open, attributes: Mapping[str, str]) -> None:
        level = names.WORD_LEVEL.search(attributes.get("style", ""))
        if level:
            self._item_level = min(_DEEPEST_LIST, max(1, int(level[1])))
            element.close = self._end_item

    def _end_word_marker(self, element: _Open) -> None:
        text = self.sheet.text.since(element.place)
        if text and text.strip():
            self.sheet.text.replace_since(element.place, "")
            self.sheet.bullet = (marker_of(text), self._item_level)

    def _open_term(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        element.close = self._end_term

    def _end_term(self, element: _Open) -> None:
        for block in self.sheet.blocks[element.start :][-1:]:
            is_short = len(block.text) <= _LONGEST_TERM and not block.text.endswith("?")
            block.is_term = is_short and not block.begins_source and block.picture is None

    def _open_meaning(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        element.close = self._end_meaning

    def _end_meaning(self, element: _Open) -> None:
        self.sheet.explain_last(element.start)

    def _open_table(self, element: _Open, attributes: Mapping[str, str]) -> None:
        is_told = bool(names.DATA_TABLE.search(attributes.get("class", "")))
        self._tables.append(Table(element.start, is_told=is_told))
        element.close = self._end_table

    def _end_table(self, element: _Open) -> None:
        table = self._tables.pop()
        if len(self._tables) < _MOST_NESTED_TABLES:
            self.sheet.replace_since(element.start, arranged(table, self.sheet.blocks))

    def _open_row(self, _element: _Open, _attributes: Mapping[str, str]) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def _open_cell(self, element: _Open, _attributes: Mapping[str, str]) -> None:
        element.close = self._end_cell

    def _end_cell(self, element: _Open) -> None:
        end = len(self.sheet.blocks)
        if element.start == end:
            self.sheet.gap = 1
        if self._tables and self._tables[-1].rows:
            cell = Cell(element.start, end, is_heading=element.tag == "th")
            self._tables[-1].rows[-1].append(cell)


def _reshaping(page: PageElements, reshape: Callable[[str], str]) -> Callable[[_Open], None]:
    """Return what is done at the end of an element whose words are written differently."""

    def close(element: _Open) -> None:
        words = page.sheet.text.since(element.place)
        if words:
            page.sheet.text.replace_since(element.place, reshape(words))

    return close
