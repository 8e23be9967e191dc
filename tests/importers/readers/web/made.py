# SPDX-License-Identifier: MIT
"""Web pages for tests, and what was read in them."""

import hashlib
from io import BytesIO

from PIL import Image

from workbench.importers.page import Document, HintKind, PagePicture
from workbench.importers.readers.web.reader import web_page


class Keeper:
    """Keeps pictures in memory and refuses what is no PNG."""

    def __init__(self):
        self.kept = {}

    def put_aside(self, content, *, name, alt=""):
        if not content.startswith(b"\x89PNG"):
            return PagePicture(None, alt, why=f"“{name}” is no picture.")
        self.kept[name] = content
        return PagePicture(f"{hashlib.sha256(content).hexdigest()}.png", alt)


def png(width=60, height=50):
    """Return a picture of one colour."""
    target = BytesIO()
    Image.new("RGB", (width, height), (90, 60, 30)).save(target, "PNG")
    return target.getvalue()


def read(html, *, name="page.html", folder=None, keeper=None):
    """Return the page in web text."""
    data = html if isinstance(html, bytes) else html.encode()
    return web_page(Document(name, data, folder, keeper or Keeper()))


def text(html):
    """Return the words of a page, without the last line end."""
    return read(html).text.removesuffix("\n")


def hints(page, kind):
    """Return the words of all stretches that are of one kind."""
    return [hint.span.of(page.text) for hint in page.hints if hint.kind is HintKind(kind)]


def around(page):
    """Return what is no matter of the page, each with the reason."""
    return {
        hint.span.of(page.text): hint.why for hint in page.hints if hint.kind is HintKind.FURNITURE
    }
