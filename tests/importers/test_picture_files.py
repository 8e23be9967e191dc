# SPDX-License-Identifier: MIT
"""Pictures come out upright, in form and size to be shown, and silent about who took them."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat, IptcImagePlugin, PngImagePlugin

from tests.importers.hostile_pictures import chunk, png, saved
from workbench.domain.errors import UnreadableFileError
from workbench.importers.picture_files import PictureFolder, format_of, prepared
from workbench.importers.picture_stripping import stripped_jpeg, stripped_png

GPS = {1: "N", 2: (54.0, 30.0, 0.0), 3: "W", 4: (3.0, 2.0, 1.0)}


def _harbour(width=60, height=40, mode="RGB"):
    """Return a picture that is dark in its upper left quarter and nowhere else."""
    image = Image.new("RGB", (width, height), (250, 240, 230))
    image.paste((20, 30, 90), (0, 0, width // 2, height // 2))
    return image.convert(mode)


def _is_upright(image):
    plain = image.convert("L")
    width, height = plain.size
    corners = [
        plain.getpixel((x, y)) for x in (width // 4, width * 3 // 4) for y in (4, height - 5)
    ]
    return corners[0] < 100 and min(corners[1:]) > 200


def _shown(content, name="picture"):
    picture = prepared(content, name)
    image = Image.open(BytesIO(picture.shown))
    image.load()
    assert image.size == (picture.width, picture.height)
    assert image.format == {"png": "PNG", "jpg": "JPEG"}[picture.ending]
    return picture, image


def _exif(**more):
    exif = Image.Exif()
    exif[0x0110] = "iPhone of Ned"
    exif[0x8825] = GPS
    for tag, value in more.items():
        exif[int(tag[1:])] = value
    return exif.tobytes()


def _differs(one, other):
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(ImageStat.Stat(difference).mean)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_every_format_is_shown_as_png_or_jpeg(form):
    content = saved(_harbour(), form)
    picture, image = _shown(content)
    assert format_of(content) == form
    assert picture.ending == ("jpg" if form == "JPEG" else "png")
    assert _is_upright(image)
    assert picture.original is None


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_plain_png_keeps_every_dot(mode):
    image = _harbour(mode=mode)
    _, shown = _shown(saved(image, "PNG"))
    assert shown.convert("RGBA").tobytes() == image.convert("RGBA").tobytes()


def test_a_photograph_keeps_every_dot_and_loses_what_it_tells():
    content = saved(
        _harbour(),
        "JPEG",
        exif=_exif(),
        comment=b"taken by Ned",
        xmp=b"<x:xmpmeta>Ned</x:xmpmeta>",
        icc_profile=b"colours",
    )
    picture, shown = _shown(content)
    assert b"Ned" in content
    assert b"Ned" not in picture.shown
    assert shown.getexif() == {}
    assert shown.info["icc_profile"] == b"colours"
    assert shown.tobytes() == Image.open(BytesIO(content)).tobytes()


def test_a_png_keeps_every_dot_and_loses_what_it_tells():
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Ned")
    words.add_itxt("XML:com.adobe.xmp", "Ned", zip=True)
    content = saved(_harbour(mode="P"), "PNG", pnginfo=words, exif=_exif())
    picture, shown = _shown(content)
    assert b"iPhone of Ned" in content
    assert b"Ned" not in picture.shown
    assert not {"Author", "exif", "XML:com.adobe.xmp"} & set(shown.info)
    assert shown.tobytes() == _harbour(mode="P").tobytes()


@pytest.mark.parametrize("form", ["JPEG", "TIFF", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_stands_upright(orientation, form):
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    image = _harbour(64, 48)
    if orientation > 1:
        image = image.transpose(Image.Transpose(undo[orientation]))
    picture, shown = _shown(saved(image, form, exif=_exif(t274=orientation)))
    assert _is_upright(shown)
    assert shown.size == (64, 48)
    assert b"Ned" not in picture.shown


def test_a_turned_original_still_says_how_it_is_turned_and_nothing_else():
    image = _harbour(3200, 400).transpose(Image.Transpose.ROTATE_90)
    picture, shown = _shown(saved(image, "JPEG", exif=_exif(t274=6)))
    original = Image.open(BytesIO(picture.original))
    assert shown.size == (3000, 375)
    assert _is_upright(shown)
    assert original.size == (400, 3200)
    assert dict(original.getexif()) == {274: 6}
    assert b"Ned" not in picture.original


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_large_picture_is_shown_smaller_and_kept_as_it_was(form):
    content = saved(_harbour(4000, 1000), form)
    picture, shown = _shown(content)
    assert shown.size == (3000, 750)
    assert _is_upright(shown)
    assert picture.original_ending == picture.ending
    assert Image.open(BytesIO(picture.original)).size == (4000, 1000)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGB", "RGBA", "1", "I;16"])
def test_scaling_in_bands_is_scaling(mode):
    image = Image.linear_gradient("L").resize((600, 3100))
    if mode == "I;16":
        image = image.convert("I").point(lambda level: level * 257)
    _, shown = _shown(saved(image.convert(mode), "PNG"))
    whole = Image.linear_gradient("L").resize((581, 3000), Image.Resampling.BICUBIC)
    assert shown.size == whole.size
    # Black and white dots make grey only together.
    one, other = (each.convert("RGBA").convert("L").reduce(20) for each in (shown, whole))
    assert _differs(one, other) < (5 if mode == "1" else 2)


def test_deep_colours_become_those_that_screens_show():
    deep = Image.new("I;16", (50, 40), 40_000)
    _, shown = _shown(saved(deep, "PNG"))
    assert (shown.mode, shown.getpixel((5, 5))) == ("L", 156)

    rows = b"".join(b"\0" + struct.pack(">3H", 65_535, 257, 0) * 4 for _ in range(4))
    _, shown = _shown(png(4, 4, zlib.compress(rows), depth=16, colour=2))
    assert (shown.mode, shown.getpixel((1, 1))) == ("RGB", (255, 1, 0))

    grey = Image.new("F", (50, 40), 0.25)
    grey.paste(0.75, (0, 0, 25, 20))
    _, shown = _shown(saved(grey, "TIFF"))
    assert (shown.getpixel((40, 30)), shown.getpixel((5, 5))) == (0, 255)


@pytest.mark.parametrize(
    ("mode", "form"), [("CMYK", "JPEG"), ("CMYK", "TIFF"), ("LAB", "TIFF"), ("YCbCr", "TIFF")]
)
def test_inks_and_other_colours_become_those_of_screens(mode, form):
    if mode == "LAB":
        from PIL import ImageCms

        image = ImageCms.profileToProfile(
            _harbour(),
            ImageCms.createProfile("sRGB"),
            ImageCms.createProfile("LAB"),
            outputMode="LAB",
        )
    else:
        image = _harbour(mode=mode)
    _, shown = _shown(saved(image, form))
    assert shown.mode == "RGB"
    if mode != "LAB":
        assert _differs(shown, _harbour()) < 8


def test_a_moving_picture_stands_still():
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "green", "blue")]
    for form in ("GIF", "PNG", "WEBP"):
        content = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=90)
        assert Image.open(BytesIO(content)).n_frames == 3
        _, shown = _shown(content)
        assert getattr(shown, "n_frames", 1) == 1
        red, green, blue = shown.convert("RGB").getpixel((9, 9))
        assert red > 240
        assert max(green, blue) < 20


def test_the_first_page_of_several_is_shown():
    pages = [Image.new("L", (30, 20), level) for level in (10, 200)]
    _, shown = _shown(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert shown.getpixel((3, 3)) == 10


def test_a_second_picture_behind_the_first_is_left_away():
    other = Image.new("RGB", (60, 40), "red")
    content = saved(_harbour(), "MPO", save_all=True, append_images=[other])
    picture, shown = _shown(content)
    assert _is_upright(shown)
    assert len(picture.shown) < len(content) * 2 / 3
    assert picture.shown.count(b"\xff\xd8\xff") == 1


def test_a_progressive_photograph_is_kept_with_all_its_scans():
    content = saved(_harbour(), "JPEG", progressive=True)
    picture, _ = _shown(content)
    assert picture.shown == content


def test_see_through_parts_stay_so():
    palette = _harbour(mode="P")
    _, shown = _shown(saved(palette, "GIF", transparency=palette.getpixel((50, 30))))
    assert shown.convert("RGBA").getpixel((50, 30))[3] == 0
    assert shown.convert("RGBA").getpixel((5, 5))[3] == 255


def test_drawings_are_shown_as_png_and_photographs_as_jpeg():
    drawing = _harbour(900, 900)
    photograph = Image.effect_noise((225, 225), 80).resize((900, 900))
    assert prepared(saved(drawing, "TIFF"), "a").ending == "png"
    assert prepared(saved(photograph, "TIFF"), "a").ending == "jpg"


def test_names_that_promise_pictures_are_refused_in_a_sentence():
    for content, words in (
        (b"", "no picture"),
        (b"Source A", "no picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"\0\0\0\x18ftypheic", "iPhones"),
        (bytes(21_000_000), "larger than 20 MB"),
    ):
        with pytest.raises(UnreadableFileError, match=words) as caught:
            prepared(content, "IMG_2041")
        assert caught.value.message().count(".") == 1


def test_pictures_are_put_aside_once_under_the_name_of_their_content(tmp_path):
    folder = PictureFolder(tmp_path / "pictures")
    content = saved(_harbour(), "PNG")
    one = folder.put_aside(content, name="a.png", alt="A harbour")
    other = folder.put_aside(content, name="b.png")
    assert one.file == other.file
    assert one.alt == "A harbour"
    assert [path.name for path in (tmp_path / "pictures").iterdir()] == [one.file]
    assert folder.put_aside(b"nothing", name="c.png").why.startswith("“c.png” is no picture")


def test_a_folder_that_cannot_be_made_costs_a_sentence(tmp_path):
    (tmp_path / "pictures").write_text("in the way")
    found = PictureFolder(tmp_path / "pictures").put_aside(saved(_harbour(), "PNG"), name="a.png")
    assert (found.file, found.why) == (None, "There was no room to put “a.png” aside.")


def test_words_of_an_agency_leave_with_the_rest():
    content = saved(_harbour(), "JPEG")
    record = b"\x1c\x02\x50\x00\x04Ned."
    body = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record + b"\0"
    marked = content[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + content[2:]
    assert IptcImagePlugin.getiptcinfo(Image.open(BytesIO(marked))) == {(2, 80): b"Ned."}
    assert b"Ned" not in prepared(marked, "a").shown


@settings(max_examples=200)
@given(st.data())
def test_changed_bytes_make_a_picture_or_a_sentence(data):
    content = bytearray(
        saved(_harbour(), data.draw(st.sampled_from(["PNG", "JPEG", "GIF", "TIFF"])))
    )
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(content)))
    try:
        found = prepared(bytes(content[:cut]), "a").shown
    except UnreadableFileError as error:
        found = error
    assert isinstance(found, UnreadableFileError) or format_of(found) in {"PNG", "JPEG"}


@given(st.binary(max_size=300))
def test_stripping_noise_is_refused_or_makes_less(noise):
    for strip, begin in ((stripped_png, b"\x89PNG\r\n\x1a\n"), (stripped_jpeg, b"\xff\xd8")):
        try:
            assert len(strip(begin + noise)) <= len(begin + noise)
        except ValueError:
            assert noise is not None


def test_what_fills_up_behind_a_scan_is_left_away():
    content = saved(_harbour(), "JPEG")
    filled = content[:-2] + b"\xff" * 100_000 + b"\x00" + content[-2:]
    assert stripped_jpeg(filled) == stripped_jpeg(
        content[:-2] + b"\xff" * 100_000 + b"\x00\xff\xd9"
    )
    assert stripped_jpeg(content[:-2] + b"\xff" * 100_000 + content[-2:]) == stripped_jpeg(content)


def test_pieces_nobody_knows_are_left_away():
    content = saved(_harbour(), "PNG")
    end = content.index(b"IEND") - 4
    with_more = content[:end] + chunk(b"prIv", b"Ned") + content[end:] + b"Ned behind the end"
    assert stripped_png(with_more) == content


def test_a_page_of_more_pictures_than_a_pack_may_have_keeps_those_that_came_first(tmp_path):
    folder = PictureFolder(tmp_path, most_pictures=3)
    kept = [
        folder.put_aside(saved(Image.new("L", (1, 1 + size)), "PNG"), name="x")
        for size in (*range(3), 0, 5)
    ]
    assert [picture.file is not None for picture in kept] == [True] * 4 + [False]
    assert kept[-1].why == "The page has more pictures than can be brought in."
    assert len(list(tmp_path.iterdir())) == 3


def test_pictures_of_a_page_may_fill_so_much_of_a_disk_and_no_more(tmp_path):
    folder = PictureFolder(tmp_path, most_bytes=60_000)
    kept = [
        folder.put_aside(saved(Image.effect_noise((150, 150), 90), "PNG"), name="x")
        for _ in range(6)
    ]
    assert [picture.file is not None for picture in kept] == [True] * 2 + [False] * 4
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 60_000
