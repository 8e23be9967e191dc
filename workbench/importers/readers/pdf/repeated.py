# SPDX-License-Identifier: MIT
"""What stands on every page and belongs to none: headers, footers, page numbers, logos."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from workbench.importers.headings import heading_in
from workbench.importers.readers.pdf.content import PageContent
from workbench.importers.readers.pdf.rows import Row

_EDGE = 0.12
"""Share of a page's height, above and below, in which headers and footers stand."""

_NUMBER_EDGE = 0.1
_LONGEST = 150
_ENOUGH_PAGES = 3
_SAME_HEIGHT = 5.0
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\[(\s–—-]*(?:[Pp](?:age|\.)?\s*)?(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,3})?[\])\s–—-]*"
)
_COUNTS_MATTER = re.compile(
    r"\s*(?:question|section|part|chapter|unit|lesson|card|task|activity|topic|enquiry)\s*\d",
    re.IGNORECASE,
)

Furniture = Mapping[tuple[int, Row], str]
"""Why rows are left over, by the number of their page."""

_HEAD = "stands at the head of the pages"
_FOOT = "stands at the foot of the pages"
_BESIDE = "stands beside the text of the pages"
_NUMBER = "a page number"


def furniture_of(pages: Sequence[PageContent]) -> Furniture:
    """Return the rows that are headers, footers and page numbers, with the reason."""
    found: dict[tuple[int, Row], str] = {}
    same: defaultdict[tuple[str, str], list[tuple[int, Row]]] = defaultdict(list)
    for page in pages:
        for row, why in _at_the_edges(page):
            if _PAGE_NUMBER.fullmatch(row.text) and _is_outermost(row, page):
                found[page.number, row] = _NUMBER
            elif len(row.text) > _LONGEST:
                continue
            elif heading_in(row.text) is None and not _COUNTS_MATTER.match(row.text):
                same[why, _NUMBERS.sub("#", row.text.casefold())].append((page.number, row))
    for (why, _), rows in same.items():
        for group in _at_one_height(rows):
            if len({number for number, _ in group}) >= needed(len(pages)) and _agree(group):
                found.update(dict.fromkeys(group, why))
    return found


def needed(pages: int) -> int:
    """Return on how many pages something has to stand to belong to none of them."""
    return max(2, min(_ENOUGH_PAGES, (pages + 1) // 2))


def repeated_images(pages: Sequence[PageContent]) -> set[str]:
    """Return the digests of pictures that stand on page after page, as logos do."""
    where: defaultdict[str, set[int]] = defaultdict(set)
    for page in pages:
        for image in page.images:
            where[image.digest].add(page.number)
    return {digest for digest, numbers in where.items() if len(numbers) >= needed(len(pages))}


def _at_the_edges(page: PageContent) -> Iterator[tuple[Row, str]]:
    height = page.sheet.height
    for region in page.regions:
        for row in region.rows:
            if region.direction:
                yield row, _BESIDE
            elif row.box.bottom < _EDGE * height:
                yield row, _HEAD
            elif row.box.top > (1 - _EDGE) * height:
                yield row, _FOOT


def _is_outermost(row: Row, page: PageContent) -> bool:
    """Tell whether a number stands so far out that it can only be that of the page."""
    edge = _NUMBER_EDGE * page.sheet.height
    return row.box.bottom < edge or row.box.top > page.sheet.height - edge


def _at_one_height(rows: Sequence[tuple[int, Row]]) -> Iterator[list[tuple[int, Row]]]:
    group: list[tuple[int, Row]] = []
    for number, row in sorted(rows, key=lambda item: item[1].box.top):
        if group and row.box.top - group[-1][1].box.top > _SAME_HEIGHT:
            yield group
            group = []
        group.append((number, row))
    if group:
        yield group


def _agree(group: Sequence[tuple[int, Row]]) -> bool:
    """Tell whether the numbers in repeated words are the same, or count the pages."""
    first_page, first = group[0]
    for page, row in group:
        pairs = zip(_NUMBERS.findall(first.text), _NUMBERS.findall(row.text), strict=True)
        if any(a != b and int(b) - int(a) != page - first_page for a, b in pairs):
            return False
    return True
