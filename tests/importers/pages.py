# SPDX-License-Identifier: MIT
"""What is found on a page that a test gives as text."""

import itertools

from workbench.importers.assembly import pack_of
from workbench.importers.reading import draft_of, read_page


def sources_of(page):
    """Return the sources of a page, as they would be kept."""
    return _kept(draft_of(page, origin="page.txt"))


def sources_of_web_page(page, folder):
    """Return the sources of a page of the web, saved into `folder` and read from there."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    return _kept(read_page(folder / "page.html"))


def _kept(draft):
    numbers = itertools.count()
    return pack_of(draft, new_id=lambda: f"n{next(numbers)}").sources
