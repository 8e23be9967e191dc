# SPDX-License-Identifier: MIT
"""Pictures of a PDF are taken as the page shows them, with their captions; scans as pages."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tests.importers.readers.paper import (
    CONSTABLE,
    HEIGHT,
    HENS,
    INQUIRY,
    WIDTH,
    Kept,
    Paper,
    cartoon,
    encoded,
    furniture,
    hints,
    page_of,
)
from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import PICTURE, HintKind


def _shown(paper):
    """Return the page, and the pictures that were put aside from it."""
    kept = Kept()
    page = page_of(paper.done(), pictures=kept)
    assert page.text.count(PICTURE) == len(page.pictures) == len(kept.contents)
    return page, kept.images()


def _is_dark_left(image):
    """Tell whether a picture shows the cartoon upright: dark on the left, light on the right."""
    left = image.getpixel((image.width // 5, image.height * 4 // 5))
    right = image.getpixel((image.width * 4 // 5, image.height * 4 // 5))
    return sum(left) < 400 and sum(right) > 700


def test_a_picture_stands_between_the_paragraphs_around_it():
    paper = Paper()
    below = paper.text(60, 780, INQUIRY, 475)
    paper.picture(cartoon(), 60, below - 250, 320, 240)
    paper.text(60, below - 290, HENS, 475)
    page, (image,) = _shown(paper)

    one, picture, other = page.text.strip().split("\n\n")
    assert (picture, one[:11], other[:7]) == (PICTURE, "The inquiry", "We have")
    assert _is_dark_left(image)
    assert abs(image.width / image.height - 4 / 3) < 0.02


def test_a_photograph_is_taken_from_the_file_just_as_it_is(tmp_path):
    photograph = encoded(cartoon(800, 600), quality=80)
    (tmp_path / "photo.jpg").write_bytes(photograph)
    paper = Paper()
    paper.canvas.drawImage(str(tmp_path / "photo.jpg"), 60, 400, 320, 240)
    kept = Kept()
    page_of(paper.done(), pictures=kept)
    assert kept.contents == [photograph]


def test_a_photograph_that_the_page_turns_or_covers_is_taken_as_the_page_shows_it(tmp_path):
    photograph = encoded(cartoon(800, 600), quality=80)
    (tmp_path / "photo.jpg").write_bytes(photograph)
    paper = Paper()
    paper.canvas.saveState()
    paper.canvas.translate(400, 400)
    paper.canvas.rotate(90)
    paper.canvas.drawImage(str(tmp_path / "photo.jpg"), 0, 0, 320, 240)
    paper.canvas.restoreState()
    paper.canvas.drawImage(str(tmp_path / "photo.jpg"), 60, 60, 320, 240)
    paper.line(100, 100, "UNION", "Helvetica-Bold", 30)
    _, (turned, written) = _shown(paper)

    assert turned.height > turned.width
    assert _is_dark_left(turned.rotate(-90, expand=True))
    assert written.size == (800, 600)
    assert encoded(written) != photograph


def test_inks_masks_and_strips_come_as_they_look():
    paper = Paper()
    (inks := cartoon(300, 300, mode="CMYK")).save(target := BytesIO(), "JPEG")
    paper.canvas.drawImage(_reader(target), 60, 600, 150, 150)
    see_through = cartoon(300, 300).convert("RGBA")
    see_through.paste((0, 0, 0, 0), (0, 0, 300, 150))
    paper.picture(see_through, 60, 400, 150, 150, mask="auto")
    strips = cartoon(400, 400, seed=2)
    for place in range(8):
        strip = strips.crop((0, place * 50, 400, place * 50 + 50))
        paper.picture(strip, 60, 300 - place * 20, 160, 20, form="PNG")
    _, images = _shown(paper)

    assert inks.mode == "CMYK"
    assert len(images) == 3
    assert all(_is_dark_left(image) for image in images)
    assert images[1].getpixel((30, 30)) == (255, 255, 255)
    assert images[2].size == (400, 400)


def _reader(target):
    from reportlab.lib.utils import ImageReader

    target.seek(0)
    return ImageReader(target)


@pytest.mark.parametrize("side", ["below", "above"])
def test_a_caption_in_small_type_follows_its_picture(side):
    caption = "The gates of the docks in May"
    paper = Paper()
    paper.text(60, 780, INQUIRY, 475)
    paper.line(60, 388 if side == "below" else 646, caption, size=8)
    paper.picture(cartoon(), 60, 400, 320, 240)
    paper.text(60, 340, HENS, 475)
    page, _ = _shown(paper)

    assert hints(page, HintKind.CAPTION) == [caption]
    assert f"{PICTURE}\n\n{caption}\n\nWe have" in page.text


def test_a_caption_may_name_its_picture_in_type_of_any_size():
    paper = Paper()
    paper.picture(cartoon(), 60, 400, 320, 240)
    paper.line(60, 384, "A cartoon from the Harrowmere Lantern, 1911")
    paper.text(60, 340, HENS, 475)
    page, _ = _shown(paper)
    assert hints(page, HintKind.CAPTION) == ["A cartoon from the Harrowmere Lantern, 1911"]


def test_the_heading_of_a_source_above_its_picture_stays_there():
    paper = Paper()
    paper.line(60, 660, "Source A  A cartoon from the Harrowmere Lantern, 1911")
    paper.picture(cartoon(), 60, 400, 320, 240)
    page, _ = _shown(paper)
    assert page.text == f"Source A A cartoon from the Harrowmere Lantern, 1911\n\n{PICTURE}\n"


def test_text_that_runs_around_a_picture_is_not_broken_by_it():
    paper = Paper()
    paper.text(60, 780, f"{INQUIRY} {HENS}", 300)
    paper.picture(cartoon(), 380, 690, 155, 110)
    page, _ = _shown(paper)
    text, picture = page.text.strip().split("\n\n")
    assert (" ".join(text.split()), picture) == (f"{INQUIRY} {HENS}", PICTURE)


def test_stamps_grounds_rules_and_logos_are_no_pictures():
    paper = Paper()
    for number in range(3):
        paper.picture(cartoon(seed=1), 450, 770, 90, 65, form="PNG")
        paper.picture(cartoon(30, 30, seed=2), 60, 700, 300, 90)
        paper.picture(cartoon(seed=3), 60, 600, 50, 50)
        paper.picture(cartoon(900, 60, seed=4), 60, 560, 400, 6)
        paper.picture(cartoon(seed=5 + number), 50, 300, 495, 200)
        below = 480
        for text in (INQUIRY, HENS, CONSTABLE):
            below = paper.text(60, below, text, 475)
        paper.next()
    page, images = _shown(paper)
    assert images == []
    assert PICTURE not in page.text


def test_the_same_picture_at_other_places_is_no_logo():
    paper = Paper()
    for x in (60, 150, 200):
        paper.text(60, 780, INQUIRY, 475)
        paper.picture(cartoon(), x, 400, 320, 240)
        paper.next()
    _, images = _shown(paper)
    assert len(images) == 3


def test_a_scanned_page_is_put_aside_as_it_looks_and_said_to_be_one():
    paper = Paper()
    paper.picture(cartoon(1240, 1754, mode="L"), 0, 0, WIDTH, HEIGHT)
    paper.next()
    paper.text(60, 780, INQUIRY, 475)
    page, (image,) = _shown(paper)

    assert page.warnings == ("Page 1 is a picture without text.",)
    assert page.text.startswith(f"{PICTURE}\n[Picture of page 1]\n\nThe inquiry")
    assert furniture(page) == {"[Picture of page 1]": "says which page the picture shows"}
    assert page.pictures[0].alt == ""
    assert max(image.size) == 1600


def test_scanned_pages_are_named_together():
    paper = Paper()
    for number in range(5):
        if number == 3:
            paper.text(60, 780, INQUIRY, 475)
        else:
            paper.picture(cartoon(600, 800, seed=number), 0, 0, WIDTH, HEIGHT)
        paper.next()
    page, images = _shown(paper)
    assert page.warnings == ("Pages 1–3 and 5 are pictures without text.",)
    assert len(images) == 4


def test_words_recognised_on_a_scan_are_its_text():
    paper = Paper()
    paper.picture(cartoon(1240, 1754, mode="L"), 0, 0, WIDTH, HEIGHT)
    hidden = paper.canvas.beginText(60, 780)
    hidden.setFont("Times-Roman", 11)
    hidden.setTextRenderMode(3)
    hidden.textLine("Source A: a letter of the wife of a docker, 1911.")
    hidden.textLine("We have eaten the hens and nobody stops them any more.")
    paper.canvas.drawText(hidden)
    page, images = _shown(paper)

    assert page.text.splitlines()[0] == "Source A: a letter of the wife of a docker, 1911."
    assert images == []
    assert page.warnings == ()


def test_words_drawn_as_outlines_come_as_a_picture_of_the_page():
    paper = Paper()
    for place in range(40):
        paper.canvas.circle(100 + place * 5, 700, 20)
    page, (image,) = _shown(paper)
    assert page.warnings == ("Page 1 is a picture without text.",)
    assert image.getextrema()[0][0] < 100


def test_letters_that_nobody_can_tell_from_the_file_are_shown_instead(repository):
    font = repository / "resources" / "fonts" / "literata-400-normal.ttf"
    pdfmetrics.registerFont(TTFont("Literata", font))
    paper = Paper()
    paper.text(60, 780, INQUIRY, 475, "Literata")
    with pikepdf.open(BytesIO(paper.done())) as pdf:
        for used in pdf.pages[0].Resources.Font.values():
            used.ToUnicode = pdf.make_stream(
                b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
                b"endcodespacerange 1 beginbfrange <00> <ff> <e000> endbfrange endcmap end"
            )
        pdf.save(target := BytesIO())
    kept = Kept()
    page = page_of(target.getvalue(), pictures=kept)

    assert page.warnings == (
        "Page 1: the letters cannot be read from the file; type what you need.",
    )
    assert page.text == f"{PICTURE}\n[Picture of page 1]\n"
    assert len(kept.contents) == 1


def test_an_empty_page_is_nothing_and_a_file_of_them_is_refused():
    paper = Paper()
    paper.canvas.setFillColorRGB(1, 1, 1)
    paper.canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    paper.next()
    paper.next()
    with pytest.raises(UnreadableFileError, match="neither words nor pictures"):
        page_of(paper.done())

    paper = Paper()
    paper.next()
    paper.text(60, 780, "Source A", 475)
    page, _ = _shown(paper)
    assert page.text == "Source A\n"
    assert page.warnings == ()


def test_a_picture_inside_a_form_is_found():
    paper = Paper()
    paper.canvas.beginForm("cartoon")
    paper.picture(cartoon(), 0, 0, 320, 240)
    paper.canvas.endForm()
    paper.text(60, 780, INQUIRY, 475)
    paper.canvas.translate(60, 300)
    paper.canvas.doForm("cartoon")
    _, (image,) = _shown(paper)
    assert _is_dark_left(image)


def test_a_picture_nobody_can_keep_still_has_its_place():
    class Full:
        def put_aside(self, content, *, name, alt=""):
            from workbench.importers.page import PagePicture

            return PagePicture(None, alt, why=f"There was no room to put “{name}” aside.")

    paper = Paper()
    paper.text(60, 780, INQUIRY, 475)
    paper.picture(cartoon(), 60, 300, 320, 240)
    page = page_of(paper.done(), pictures=Full())
    assert page.text.rstrip().endswith(PICTURE)
    assert (
        page.pictures[0].why == "There was no room to put “picture on page 1 of booklet.pdf” aside."
    )


def test_pictures_are_no_larger_than_can_be_shown():
    paper = Paper()
    image = Image.effect_noise((4000, 3000), 60)
    paper.picture(image, 60, 300, 320, 240)
    _, (shown,) = _shown(paper)
    assert max(shown.size) == 3000
