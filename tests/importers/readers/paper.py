# SPDX-License-Identifier: MIT
"""PDFs for tests, drawn as printed pages are, and what a reader makes of them."""

import hashlib
from io import BytesIO
from itertools import count

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen import canvas

from workbench.importers.assembly import pack_of
from workbench.importers.page import Document, HintKind, PagePicture
from workbench.importers.picture_files import prepared
from workbench.importers.readers.pdf.reading import pdf_page
from workbench.importers.reading import read_page

WIDTH, HEIGHT = 595, 842
INQUIRY = (
    "The inquiry heard forty witnesses and believed none of them, which is why its report "
    "satisfied nobody. The owners said that rates were fixed in London; the men said that the "
    "cranes were mortgaged and nobody had shown them the books."
)
HENS = (
    "We have eaten the hens. There has been no wage since Easter, and the children go to the quay "
    "each morning to look for coal that falls from the carts. Nobody stops them any more."
)
CONSTABLE = (
    "I was told to stand between them and I stood. Nobody told me which way to face, and when the "
    "stones came I could not see from which side they were thrown."
)


class Paper:
    """A PDF under construction; places are in points from the lower left corner."""

    def __init__(self, width=WIDTH, height=HEIGHT, **options):
        self._target = BytesIO()
        self.canvas = canvas.Canvas(self._target, pagesize=(width, height), **options)

    def line(self, x, y, text, font="Times-Roman", size=11):
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return y - 1.27 * size

    def text(self, x, y, text, width, font="Times-Roman", size=11, *, first=0):
        """Draw a paragraph and return where the next line would stand."""
        for place, line in enumerate(simpleSplit(text, font, size, width)):
            y = self.line(x + (0 if place else first), y, line, font, size)
        return y

    def picture(self, image, x, y, width, height, *, form="JPEG", mask=None):
        source = ImageReader(image if mask else BytesIO(encoded(image, form)))
        self.canvas.drawImage(source, x, y, width, height, mask=mask)

    def next(self):
        self.canvas.showPage()

    def done(self):
        self.canvas.save()
        return self._target.getvalue()


class Kept:
    """Takes pictures as a folder does, and keeps them in memory."""

    def __init__(self):
        self.contents = []

    def put_aside(self, content, *, name, alt=""):
        picture = prepared(content, name)
        self.contents.append(picture.shown)
        return PagePicture(f"{hashlib.sha256(picture.shown).hexdigest()}.{picture.ending}", alt)

    def images(self):
        return [Image.open(BytesIO(content)).convert("RGB") for content in self.contents]


def cartoon(width=400, height=300, *, seed=1, mode="RGB"):
    """Return a picture whose left half is dark and whose right half is white with circles."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height), fill=(60 + seed, 90, 140))
    for place in range(6):
        left = place * width // 8
        draw.ellipse((left, seed * 7 % 50, left + 60, 90), outline=(200, 30, 30))
    return image.convert(mode)


def encoded(image, form="JPEG", **options):
    target = BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def page_of(data, *, pictures=None, name="booklet.pdf", progress=lambda _: None):
    return pdf_page(Document(name, data, None, pictures or Kept(), progress))


def paragraphs(page):
    return page.text.strip("\n").split("\n\n")


def hints(page, kind):
    """Return the words of each hint of a kind."""
    return [hint.span.of(page.text) for hint in page.hints if hint.kind is kind]


def furniture(page):
    return {
        hint.span.of(page.text): hint.why for hint in page.hints if hint.kind is HintKind.FURNITURE
    }


def pack_from(path, pictures=None):
    numbers = count(1)
    draft = read_page(path, pictures=pictures or Kept())
    return pack_of(draft, new_id=lambda: f"id{next(numbers)}")
