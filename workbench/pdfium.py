# SPDX-License-Identifier: MIT
"""PDFium, the engine of Chrome and Edge, for one thread at a time.

It keeps what it knows in places that all threads share: two calls at once can end the program.
Whoever reads or shows a PDF holds this lock as long as the document is open.
"""

from __future__ import annotations

from threading import Lock

ONE_AT_A_TIME = Lock()
"""Is held by whoever has a PDF open in PDFium."""
