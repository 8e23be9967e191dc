# SPDX-License-Identifier: MIT
"""What is found on a page that a test gives as text."""

import itertools

from workbench.importers.assembly import pack_of
from workbench.importers.reading import draft_of


def sources_of(page):
    """Return the sources of a page, as they would be kept."""
    numbers = itertools.count()
    return pack_of(draft_of(page, origin="page.txt"), new_id=lambda: f"n{next(numbers)}").sources
