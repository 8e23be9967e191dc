# SPDX-License-Identifier: MIT
"""A picture file is a page with one source, with what the file says and a label that fits."""

from io import BytesIO
from itertools import count

import pytest
from PIL import Image, PngImagePlugin

from tests.importers.hostile_pictures import saved
from tests.importers.readers.paper import Kept, cartoon, pack_from
from workbench.domain.errors import UnreadableFileError
from workbench.importers.draft_json import draft_from_json, draft_to_json
from workbench.importers.editing import relabel
from workbench.importers.formats import ENDINGS, OTHER_FORMATS
from workbench.importers.page import PICTURE, Document, HintKind
from workbench.importers.picture_words import heading_of_name, title_of_name
from workbench.importers.readers.picture import picture_page
from workbench.importers.reading import read_page
from workbench.services.importing import draft_of_text, pack_of_drafts


def _page(content, name="IMG_2041.png"):
    return picture_page(Document(name, content, None, Kept()))


def _exif(**tags):
    exif = Image.Exif()
    for tag, value in tags.items():
        exif[int(tag[1:])] = value
    return exif.tobytes()


def _written(tmp_path, name, content=None):
    path = tmp_path / name
    path.write_bytes(content or saved(cartoon(), "PNG"))
    return path


def _pack(*drafts):
    numbers = count(1)
    return pack_of_drafts(drafts, make_id=lambda: f"id{next(numbers)}")


def test_a_photo_from_a_camera_is_a_source_without_words(tmp_path):
    page = _page(saved(cartoon(), "JPEG", exif=_exif(t306="2024:05:03 10:00:00")), "IMG_2041.jpg")
    assert page.text == f"Source A\n\n{PICTURE}\n"
    assert page.has_free_label

    (source,) = pack_from(_written(tmp_path, "IMG_2041.jpg")).sources
    assert (source.name, source.attribution, source.body) == ("Source A", None, None)
    assert source.picture.file is not None
    assert source.picture.alt == ""


def test_what_the_file_says_stands_below_the_picture(tmp_path):
    words = PngImagePlugin.PngInfo()
    words.add_text(
        "Description", "A cartoon of the gates published in the Harrowmere Lantern, 1911"
    )
    words.add_text("Author", "E. Pike")
    content = saved(cartoon(), "PNG", pnginfo=words)
    page = _page(content)
    line = "A cartoon of the gates published in the Harrowmere Lantern, 1911, by E. Pike"
    assert [hint.span.of(page.text) for hint in page.hints if hint.kind is HintKind.CAPTION] == [
        line
    ]

    (source,) = pack_from(_written(tmp_path, "a.png", content)).sources
    assert source.attribution == line
    assert source.picture.alt.startswith("A cartoon of the gates")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (
            {"exif": _exif(t270="The quay at noon", t315="A. Thorne")},
            "The quay at noon, by A. Thorne",
        ),
        ({"exif": _exif(t315="Zoë Pike".encode())}, "Zoë Pike"),
        ({"exif": _exif(t270="OLYMPUS DIGITAL CAMERA", t315="Owner")}, None),
        (
            {
                "xmp": b'<x:xmpmeta><dc:title><rdf:Alt><rdf:li xml:lang="x">Ice &amp; fog</rdf:li>'
                b"</rdf:Alt></dc:title><dc:creator><rdf:li>N. Farrow</rdf:li></dc:creator>"
                b'<a photoshop:DateCreated="1911-05-03"/></x:xmpmeta>'
            },
            "Ice & fog, by N. Farrow, 1911-05-03",
        ),
        ({"xmp": b"<dc:title>" + b"<" * 50_000}, None),
    ],
)
def test_agencies_write_in_several_ways_and_cameras_say_nothing(options, line):
    page = _page(saved(cartoon(), "JPEG", **options), "a.jpg")
    found = [hint.span.of(page.text) for hint in page.hints if hint.kind is HintKind.CAPTION]
    assert found == ([line] if line else [])


@pytest.mark.parametrize(
    ("name", "heading", "title"),
    [
        ("IMG_2041.jpg", None, ""),
        ("DSC00123.JPG", None, ""),
        ("WhatsApp Image 2024-01-02 at 12.33.44.jpeg", None, ""),
        ("20240102_123344.jpg", None, ""),
        ("scan0001.tif", None, ""),
        ("download (3).png", None, ""),
        ("a1b2c3d4e5f6.png", None, ""),
        ("cartoon.png", None, ""),
        ("punch-cartoon-1956.jpg", None, "Punch cartoon 1956"),
        ("Iron Curtain.png", None, "Iron Curtain"),
        ("Source B.jpg", "Source B", ""),
        ("source-c_iron-curtain-poster.png", "Source C", "Iron curtain poster"),
        ("interpretation_2.png", "Interpretation 2", ""),
    ],
)
def test_names_of_files_are_titles_and_headings_only_where_somebody_gave_them(name, heading, title):
    found = heading_of_name(name)
    assert (f"{found.noun} {found.label}" if found else None) == heading
    assert title_of_name(name) == title


def test_a_named_picture_has_its_title_and_its_label(tmp_path):
    draft = read_page(_written(tmp_path, "source-c_iron-curtain-poster.png"), pictures=Kept())
    assert draft.title == "Iron curtain poster"
    assert [(s.label, s.has_free_label) for s in draft.sources] == [("C", False)]


def test_several_pictures_are_labelled_one_after_the_other(tmp_path):
    names = ("IMG_1.png", "Source B.png", "IMG_2.png", "IMG_3.png")
    drafts = [read_page(_written(tmp_path, name), pictures=Kept()) for name in names]
    pack = _pack(*drafts)
    assert [source.label for source in pack.sources] == ["A", "B", "C", "D"]
    assert pack.warnings == ()


@pytest.mark.parametrize(
    ("page", "label"),
    [
        ("Source A\n\nOne.\n\nSource B\n\nTwo.\n", "C"),
        ("Source 1\n\nOne.\n\nSource 2\n\nTwo.\n", "3"),
    ],
)
def test_a_picture_takes_the_label_after_those_of_the_page(tmp_path, page, label):
    picture = read_page(_written(tmp_path, "IMG_1.png"), pictures=Kept())
    pack = _pack(picture, draft_of_text(page, "page.txt"))
    assert pack.sources[0].label == label
    assert pack.warnings == ()


def test_more_pictures_than_letters_go_on_with_numbers(tmp_path):
    draft = read_page(_written(tmp_path, "IMG_1.png"), pictures=Kept())
    labels = [source.label for source in _pack(*[draft] * 28).sources]
    assert labels[24:] == ["Y", "Z", "27", "28"]


def test_a_label_that_somebody_gave_stays(tmp_path):
    draft = read_page(_written(tmp_path, "IMG_1.png"), pictures=Kept())
    given = relabel(draft, 0, "D")
    assert draft_from_json(draft_to_json(draft)) == draft
    assert [source.label for source in _pack(given, draft).sources] == ["D", "A"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + bytes(40), "iPhones"),
        ("a.png", b"%PDF-1.7", "is a PDF and not a picture"),
        ("a.png", b"Source A", "no picture"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "damaged"),
        ("a.jpg", saved(cartoon(), "JPEG")[:2_000], "damaged"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(tmp_path, name, content, words):
    with pytest.raises(UnreadableFileError, match=words) as caught:
        read_page(_written(tmp_path, name, content), pictures=Kept())
    assert caught.value.message().count(". ") == 0


def test_pictures_are_offered_and_drawings_are_not():
    assert {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"} <= set(ENDINGS)
    assert not {".svg", ".heic"} & set(ENDINGS)
    assert {".svg", ".heic", ".heif"} <= set(OTHER_FORMATS)


def test_an_ending_may_name_another_kind_of_picture(tmp_path):
    kept = Kept()
    read_page(_written(tmp_path, "a.jpg", saved(cartoon(), "GIF")), pictures=kept)
    assert Image.open(BytesIO(kept.contents[0])).format == "PNG"
