# SPDX-License-Identifier: MIT
"""What a marked copy is drawn on: where marks and parts of a plan stand, and what is free there.

To be found in the process that reads strangers' files; the answers are checked by whoever asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pikepdf

from workbench.domain.errors import UnreadableFileError
from workbench.domain.handed_in.remarks import Frame
from workbench.domain.identifiers import AnnotationId
from workbench.domain.marked_copies import ROW, CopyPaper, PagePlace, PageRoom, Wanted
from workbench.importers.handed_in.notes import MOST_PAGES, annotations_of, frames_of
from workbench.importers.handed_in.objects import frame_in, text_in
from workbench.importers.handed_in.reading import opened_file
from workbench.importers.handed_in.shown_pages import ShownPage
from workbench.pdfium import ONE_AT_A_TIME

_NUMBERED = re.compile(r"(On the other hand) (\d{1,3})")
_MARK = re.compile(r"Mark (\S.*)")
_LINE_ENDS = frozenset("\0\r\n")
_WORD_ENDS = frozenset({*_LINE_ENDS, " ", "\u00a0"})
_LIGHTEST = 248
"""Grey, of 255, from which a dot of a page counts as empty paper."""

_PAPER = bytes(range(_LIGHTEST, 256))
_FARTHEST = 20_000.0
_LONGEST_NAME = 300


def copy_paper(
    path: Path,
    names: Sequence[Wanted],
    marks: Collection[str],
    progress: Callable[[float], object] = lambda _share: None,
) -> CopyPaper:
    """Return the pages of a file, and where on them stands what is asked for.

    Args:
        path: The file.
        names: Parts of the plan by their headings (“Point 1”), paragraphs by their words, and marks
            (“Mark A1”): those on a whole source stand on no words, and are found where their notes
            begin.
        marks: The ids of marks.
        progress: Is told how far it is, from 0 to 1.

    Raises:
        UnreadableFileError: the file cannot be read.
    """
    import pypdfium2

    with opened_file(path) as (pdf, data):
        pages = list(pdf.pages)[:MOST_PAGES]
        shown = [ShownPage.of(page) for page in pages]
        found = dict(_marks_on(pages, shown, frozenset(marks)))
    try:
        with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(data)) as document:
            looking = _Looking(document, shown, progress)
            named = looking.for_names(names)
            used = {0, *(each.page for each in (*found.values(), *named.values()))}
            return CopyPaper(looking.rooms(used), found, named)
    except (pypdfium2.PdfiumError, ValueError, OverflowError, IndexError) as error:
        raise UnreadableFileError(
            path.name, "has pages that cannot be looked through", "open it in another program"
        ) from error


def _marks_on(
    pages: Sequence[pikepdf.Page], shown: Sequence[ShownPage], wanted: Collection[str]
) -> Iterator[tuple[AnnotationId, PagePlace]]:
    """Yield where marks begin, each once."""
    told: set[str] = set()
    for number, annotation in annotations_of(pages):
        key = text_in(annotation, "/NM").partition(".")[0]
        whole = frame_in(annotation, "/Rect")
        frames = tuple(frames_of(annotation)) or ((whole,) if whole is not None else ())
        if key in wanted and key not in told and frames:
            told.add(key)
            yield AnnotationId(key), _place(number - 1, shown, frames[0])


def _place(page: int, shown: Sequence[ShownPage], frame: Frame) -> PagePlace:
    _, top, _, bottom = shown[page].shown(frame)
    return PagePlace(page, top, bottom)


class _Looking:
    """Looks through the pages of a document that is open in PDFium."""

    def __init__(
        self,
        document: Any,  # noqa: ANN401 – PDFium has no types
        shown: Sequence[ShownPage],
        progress: Callable[[float], object],
    ) -> None:
        self._document, self._shown, self._progress = document, shown, progress

    def for_names(self, names: Iterable[Wanted]) -> dict[str, PagePlace]:
        """Return where names stand at the beginning of a line, or as the whole line."""
        wanted = {each.name: _Heading.of(each) for each in names}
        found: dict[str, PagePlace] = {}
        passed = dict.fromkeys(wanted, 0)
        for page in range(len(self._shown)):
            left = [name for name in wanted if name not in found]
            if not left:
                break
            self._progress(0.5 * page / len(self._shown))
            with closing(self._document[page]) as opened, closing(opened.get_textpage()) as text:
                words = text.get_text_range()
                for name in left:
                    heading = wanted[name]
                    for frame in heading.places(text) if heading.words in words else ():
                        passed[name] += 1
                        if passed[name] == heading.number:
                            found[name] = _place(page, self._shown, frame)
        return found

    def rooms(self, pages: Collection[int]) -> tuple[PageRoom, ...]:
        """Return all pages; of these what is taken on them."""
        return tuple(
            PageRoom(*each.size, self._edges(page) if page in pages else ())
            for page, each in enumerate(self._shown)
        )

    def _edges(self, page: int) -> tuple[float, ...]:
        self._progress(0.5 + 0.5 * page / len(self._shown))
        width, height = self._shown[page].size
        with closing(self._document[page]) as opened:
            # One dot a point; a page that is no page of paper must not take all memory.
            scale = min(1.0, 2_000 / width, 4_000 / height)
            with closing(opened.render(scale, grayscale=True)) as bitmap:
                stride, dots = bitmap.stride, bytes(bitmap.buffer)
                lines = [dots[at : at + bitmap.width] for at in range(0, len(dots), stride)]
        taken = [len(line.rstrip(_PAPER)) / scale for line in lines]
        rows = round(height / ROW)
        step = len(taken) / rows
        return tuple(
            max(taken[int(row * step) : int((row + 1) * step) + 1], default=0.0)
            for row in range(rows)
        )


class _Heading:
    """The words by which a name is found: as the whole line, or at the beginning of one."""

    def __init__(self, words: str, *, number: int = 1, is_whole_line: bool = True) -> None:
        self.words, self.number, self._is_whole_line = words, number, is_whole_line

    @classmethod
    def of(cls, wanted: Wanted) -> _Heading:
        """Return how a part of the plan, a paragraph or a mark is found on paper."""
        name = wanted.name
        if wanted.words:
            return cls(wanted.words, number=wanted.number, is_whole_line=False)
        if (numbered := _NUMBERED.fullmatch(name)) is not None:
            return cls(numbered[1], number=int(numbered[2]))
        if (mark := _MARK.fullmatch(name)) is not None:
            return cls(mark[1], is_whole_line=False)
        return cls(name)

    def places(self, text: Any) -> Iterator[Frame]:  # noqa: ANN401 – PDFium has no types
        """Yield where the words stand on a page, in the file's coordinates."""
        from pypdfium2 import raw

        def char(at: int) -> str:
            return chr(raw.FPDFText_GetUnicode(text.raw, at)) if at >= 0 else "\0"

        count = text.count_chars()
        ends = _LINE_ENDS if self._is_whole_line else _WORD_ENDS
        with closing(text.search(self.words, match_case=True)) as search:
            while (hit := search.get_next()) is not None:
                start, end = hit[0], hit[0] + hit[1]
                is_first = char(start - 1) in _LINE_ENDS
                is_last = end >= count or char(end) in ends
                if is_first and is_last and text.count_rects(*hit):
                    yield text.get_rect(0)


# Between the processes


def wanted_to_json(names: Sequence[Wanted], marks: Sequence[str]) -> str:
    """Return what is asked for as one text."""
    return json.dumps([[[x.name, x.words, x.number] for x in names], list(marks)])


def wanted_from_json(text: str) -> tuple[list[Wanted], list[str]]:
    """Return what is asked for."""
    names, marks = json.loads(text)
    return [Wanted(*each) for each in names], marks


def paper_to_json(paper: CopyPaper) -> dict[str, Any]:
    """Return the pages and places as a value that JSON can hold."""
    return {
        "pages": [[x.width, x.height, [round(edge, 1) for edge in x.edges]] for x in paper.pages],
        "marks": [[key, *_place_to_json(place)] for key, place in paper.marks.items()],
        "names": [[name, *_place_to_json(place)] for name, place in paper.names.items()],
    }


def paper_from_json(answer: dict[str, Any]) -> CopyPaper:
    """Return the pages and places in an answer of the other process.

    Raises:
        ValueError: one is none; a missing or strange member raises one of `draft_json.FAULTS`.
    """
    pages = tuple(
        PageRoom(_length(width), _length(height), tuple(map(_length, edges)))
        for width, height, edges in answer["pages"][:MOST_PAGES]
    )
    marks = {AnnotationId(_key(x)): _checked(place, pages) for x, *place in answer["marks"]}
    names = {_key(x): _checked(place, pages) for x, *place in answer["names"]}
    return CopyPaper(pages, marks, names)


def _place_to_json(place: PagePlace) -> list[float]:
    return [place.page, round(place.top, 2), round(place.bottom, 2)]


def _checked(place: Sequence[Any], pages: Sequence[PageRoom]) -> PagePlace:
    page, top, bottom = place
    if not 0 <= int(page) < len(pages):
        raise ValueError("no page")
    return PagePlace(int(page), _length(top, least=-_FARTHEST), _length(bottom, least=-_FARTHEST))


def _length(value: Any, *, least: float = 0.0) -> float:  # noqa: ANN401 – JSON
    length = float(value)
    if not least <= length <= _FARTHEST:
        raise ValueError("no length")
    return length


def _key(value: Any) -> str:  # noqa: ANN401 – JSON
    return str(value)[:_LONGEST_NAME]
