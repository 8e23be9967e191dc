# SPDX-License-Identifier: MIT
"""Pictures come from the page's own folder, archive or text, and from nowhere else."""

import base64
import os

import pytest

from tests.importers.readers.web.made import Keeper, hints, png, read
from workbench.importers.page import PICTURE, PagePicture
from workbench.importers.picture_files import PictureFolder
from workbench.importers.readers.web import pictures
from workbench.importers.readers.web.blocks import PictureReference
from workbench.importers.readers.web.pictures import PagePictures, content_in_folder

INLINE = "data:image/png;base64," + base64.b64encode(png()).decode()


def _saved(tmp_path, *names, content=None):
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png() if content is None else content)


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("page_files/a.png", "page_files/a.png"),
        ("./Die%20Seite-Dateien/a%20b.png", "Die Seite-Dateien/a b.png"),
        ("page_files/a%2520b.png", "page_files/a%20b.png"),
        ("page_files\\a.png?v=3#x", "page_files/a.png"),
        ("page_files/caf%C3%A9.png", "page_files/cafe\u0301.png"),
        ("a.png", "a.png"),
    ],
)
def test_a_picture_in_the_folder_of_the_page_is_found(tmp_path, source, file):
    _saved(tmp_path, file)
    keeper = Keeper()
    page = read(f"<p>W<img src='{source}' alt='A cartoon'>", folder=tmp_path, keeper=keeper)
    assert page.text == f"W\n\n{PICTURE}\n"
    assert page.pictures[0].file
    assert page.pictures[0].alt == "A cartoon"
    assert list(keeper.kept.values()) == [png()]


@pytest.mark.parametrize(
    "source",
    [
        "../secret.png",
        "page_files/../../secret.png",
        "%2e%2e/secret.png",
        "..%5csecret.png",
        "{outside}/secret.png",
        "file://{outside}/secret.png",
        "\\\\\\\\server\\\\share\\\\secret.png",
        "//server/share/secret.png",
        "c:/secret.png",
        "C:secret.png",
        "link.png",
        "folder/secret.png",
        "page%00.png",
        "a.png:stream",
        "http://example.org/secret.png",
        "page_files",
        "pipe",
        "x" * 5_000,
    ],
)
def test_nothing_outside_of_the_folder_is_looked_at(tmp_path, source):
    outside, folder = tmp_path / "outside", tmp_path / "page"
    _saved(outside, "secret.png")
    _saved(tmp_path, "secret.png")
    _saved(folder, "page_files/a.png")
    if os.name != "nt":
        (folder / "link.png").symlink_to(outside / "secret.png")
        (folder / "folder").symlink_to(outside)
        os.mkfifo(folder / "pipe")
    keeper = Keeper()
    html = f"<p>W<img alt=P src='{source.format(outside=outside)}'>"
    page = read(html, folder=folder, keeper=keeper)
    assert keeper.kept == {}
    assert page.pictures == (
        PagePicture(None, "P", why="The picture was not saved with the page."),
    )


def test_a_folder_that_is_gone_holds_nothing(tmp_path):
    assert content_in_folder(tmp_path / "gone")("a.png") is None
    assert content_in_folder(None)("a.png") is None


def test_a_picture_written_out_in_the_page_is_kept_within_limits():
    keeper = Keeper()
    page = read(f"<p>W<img src='{INLINE}' alt=A><img src={INLINE} alt=B>", keeper=keeper)
    assert [bool(picture.file) for picture in page.pictures] == [True, True]
    assert list(keeper.kept) == ["a picture in the page"]


@pytest.mark.parametrize(
    "address",
    ["data:image/png;base64,!!!!" + "=" * 60, "data:image/png," + "x" * 60, "data:", "data:,x",
     "data:,set-aside-7", "data:image/svg+xml;base64," + "PHN2Zz4=" * 9],
)  # fmt: skip
def test_what_is_written_out_wrongly_is_missing(address):
    page = read(f"<p>W<img src='{address}' alt=A>")
    assert page.pictures[0].file is None
    assert page.pictures[0].why


def test_pictures_that_only_decorate_are_left_away(tmp_path):
    _saved(tmp_path, "sign.png", content=png(20, 20))
    _saved(tmp_path, "quay.png")
    html = (
        "<p>W<img src=sign.png alt=Sign><img src=quay.png width=12><img src=spacer.gif>"
        "<img src=gone.png alt=''><img alt=None><img src=quay.png role=presentation></p>"
        "<p>smile <img class=emoji alt='🙂' src=s.png></p><img src=gone.png><img src=quay.png>"
    )
    page = read(html, folder=tmp_path)
    assert page.text == f"W\n\nsmile 🙂\n\n{PICTURE}\n\n{PICTURE}\n"
    assert [bool(picture.file) for picture in page.pictures] == [False, True]


def test_a_picture_stands_where_it_stood_and_its_caption_below_it(tmp_path):
    _saved(tmp_path, "a.png")
    page = read(
        "<p>Source A<br><img src=a.png alt=A><br>Ned, 1911</p>"
        "<p>In a <img src=a.png alt=B>line.</p>"
        "<figure><figcaption>The quay, 1911</figcaption><img src=a.png alt=C></figure>"
        "<div class=wp-caption><img src=a.png alt=D><p class=wp-caption-text>Gate</p></div>"
        "<figure><blockquote>Words.</blockquote><figcaption>Nell, 1912</figcaption></figure>",
        folder=tmp_path,
    )
    assert page.text == (
        f"Source A\n\n{PICTURE}\n\nNed, 1911\n\nIn a line.\n\n{PICTURE}\n\n{PICTURE}\n\n"
        f"The quay, 1911\n\n{PICTURE}\n\nGate\n\nWords.\n\nNell, 1912\n"
    )
    assert hints(page, "caption") == ["The quay, 1911", "Gate"]


def test_a_picture_in_a_line_of_words_comes_below_that_line(tmp_path):
    _saved(tmp_path, "a.png")
    page = read("<p>In a <img src=a.png alt=A>line<br>and the next</p>", folder=tmp_path)
    assert page.text == f"In a line\n\n{PICTURE}\n\nand the next\n"


def test_a_picture_loaded_late_or_named_by_the_style_sheet_is_found(tmp_path):
    _saved(tmp_path, "a.png")
    keeper = Keeper()
    page = read(
        f'<style>:root{{--sf-img-1: url("{INLINE}")}}</style><p>W'
        "<img alt=A src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src=a.png>"
        "<img alt=B src='data:image/svg+xml,x' style='background-image:var(--sf-img-1)'>"
        "<img alt=C srcset='a.png 1x, b.png 2x'>",
        folder=tmp_path,
        keeper=keeper,
    )
    assert [bool(picture.file) for picture in page.pictures] == [True, True, True]


def test_the_heading_of_a_source_drawn_as_a_picture_is_read():
    page = read("<p><img src=source_a.gif alt='Source A'></p><p>Words.</p>")
    assert page.text == "Source A\n\nWords.\n"


def test_no_more_pictures_are_kept_than_a_page_has():
    keeper = Keeper()
    found = PagePictures(keeper, lambda _address: png())
    every = [found.of(PictureReference(f"{n}.png")) for n in range(pictures.MOST_PICTURES + 1)]
    assert [picture.file is None for picture in every[-2:]] == [False, True]
    assert "more pictures" in every[-1].why


def test_pictures_are_put_aside_in_the_form_that_is_shown(tmp_path):
    _saved(tmp_path, "page_files/a.png", "page_files/b.png")
    (tmp_path / "page_files/b.png").write_bytes(b"<svg onload='x'/>")
    keeper = PictureFolder(tmp_path / "aside")
    page = read(
        "<p>W<img src=page_files/a.png alt=A><img src=page_files/b.png alt=B>",
        folder=tmp_path,
        keeper=keeper,
    )
    assert (tmp_path / "aside" / page.pictures[0].file).read_bytes() == png()
    assert "SVG" in page.pictures[1].why
    assert len(list((tmp_path / "aside").iterdir())) == 1
