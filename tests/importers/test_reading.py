# SPDX-License-Identifier: MIT
"""Files in: what is no page of text is refused in one sentence, and nothing of a page is lost."""

import itertools
import os
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import NoSourcesError, UnreadableFileError
from workbench.importers.assembly import pack_of
from workbench.importers.draft import PartKind
from workbench.importers.marks import place_in
from workbench.importers.reading import draft_of, read_page

OWN_PAGES = Path(__file__).parent / "data"
PAGE = "Source A\n\nThe bells rang “late” – all night.\n\nFrom a verger’s diary, 1802.\n"
LINES = [
    line
    for path in sorted(OWN_PAGES.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def _is_one_sentence(message):
    return message.endswith(".") and "\n" not in message and ". " not in message


def _refusal(path):
    with pytest.raises(UnreadableFileError) as caught:
        read_page(path)
    assert _is_one_sentence(caught.value.message())
    return caught.value.message()


def _written(tmp_path, data, name="page.txt"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\n".encode()]
)
def test_an_empty_file_is_refused(tmp_path, data):
    assert "is empty" in _refusal(_written(tmp_path, data))


def test_fifty_megabytes_of_noise_are_refused_without_reading_them(tmp_path):
    path = tmp_path / "noise.txt"
    with path.open("wb") as file:
        file.write(bytes(range(256)) * 4)
        file.truncate(50_000_000)
    assert "larger than 10 MB" in _refusal(path)


def test_noise_is_no_text(tmp_path):
    assert "is not a text page" in _refusal(_written(tmp_path, bytes(range(32)) * 400))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PICTURE, "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"GIF89a\x01\0", "a GIF picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"BM\x36\0\0\0", "a BMP picture"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14\0", "a packed file"),
        (b"\0\0\0\x18ftypmp42", "a film"),
    ],
)
def test_a_picture_renamed_to_text_is_called_what_it_is(tmp_path, data, kind):
    assert kind in _refusal(_written(tmp_path, data))


def test_a_kind_that_cannot_be_brought_in_is_named(tmp_path):
    assert "a database" in _refusal(_written(tmp_path, b"SQLite format 3\0", "page.db"))
    assert "“.epub”" in _refusal(_written(tmp_path, b"anything", "page.epub"))


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("page.doc", "an old Word document; open it in Word or LibreOffice and save it there as"),
        ("page.RTF", "a Rich Text document; open it in Word or LibreOffice"),
        ("page.ppt", "an old PowerPoint presentation; open it in PowerPoint"),
        ("page.odp", "an OpenDocument presentation; open it in LibreOffice"),
        ("page.pages", "a Pages document; open it in Pages and export it as Word"),
        ("page.gdoc", "only a link to a document on the web; open that and download it as Word"),
    ],
)
def test_other_documents_are_told_what_to_be_saved_as(tmp_path, name, remedy):
    assert remedy in _refusal(_written(tmp_path, b"{}", name))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert "cannot be found" in _refusal(tmp_path / "nowhere.txt")
    assert "is a folder" in _refusal(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="every file can be read here")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    path = _written(tmp_path, b"text")
    path.chmod(0)
    assert "may not be read" in _refusal(path)


def test_a_page_with_nothing_in_it_makes_no_pack():
    draft = draft_of("No comments have yet been made\n", origin="page.txt")
    with pytest.raises(NoSourcesError) as caught:
        pack_of(draft, new_id=iter("abc").__next__)
    assert _is_one_sentence(caught.value.message())


def test_a_page_with_background_alone_makes_a_pack():
    pack = pack_of(draft_of("It rained.\n", origin="page.txt"), new_id=iter("abc").__next__)
    assert pack.sources == ()
    assert [passage.text for passage in pack.background.introduction] == ["It rained."]
    assert pack.title == "page"


@pytest.mark.parametrize(
    ("data", "encoding", "told"),
    [
        (PAGE.encode(), "utf-8", ""),
        (PAGE.encode("utf-8-sig"), "utf-8", ""),
        (PAGE.encode("cp1252"), "cp1252", "Western Europe (Windows)"),
        (PAGE.encode("utf-16-le"), "utf-16-le", "UTF-16"),
        (b"\xff\xfe" + PAGE.encode("utf-16-le"), "utf-16-le", "UTF-16"),
        (PAGE.encode("utf-16-be"), "utf-16-be", "UTF-16"),
        (PAGE.encode("utf-32"), "utf-32-le", "UTF-32"),
        (PAGE.replace("\n", "\r").encode(), "utf-8", ""),
    ],
)
def test_the_encoding_is_found_and_told(tmp_path, data, encoding, told):
    draft = read_page(_written(tmp_path, data))
    assert draft.page == PAGE
    assert draft.encoding == encoding
    assert told in " ".join(draft.warnings)


def test_garbled_characters_are_put_right_and_nothing_else_is_touched(tmp_path):
    page = "“Straight” 'quotes' stay – café.\nThe menâ€™s â€œwageâ€\u009d, Ã©lan.\n"
    draft = read_page(_written(tmp_path, page.encode()))
    assert draft.page == "“Straight” 'quotes' stay – café.\nThe men’s “wage”, élan.\n"
    assert draft.warnings == ("Garbled characters in 1 line were put right.",)


def test_damaged_bytes_become_signs_that_something_is_missing(tmp_path):
    page = PAGE * 20
    draft = read_page(_written(tmp_path, page.encode() + b"\xc3"))
    assert draft.encoding == "utf-8"
    assert "1 character could not be read" in draft.warnings[0]
    draft = read_page(_written(tmp_path, page.encode("utf-16") + b"\n"))
    assert "could not be read" in " ".join(draft.warnings)


def test_ligatures_soft_hyphens_and_hard_spaces_are_treated_as_documented():
    draft = draft_of("The ﬁrst co\u00adal\u2028ﬂoat\n\n\u00a0 Hard.\n", origin="page.txt")
    assert draft.page == "The first coal\nfloat\n\n\u00a0 Hard.\n"


def test_endless_lines_and_words_are_broken_and_that_is_told():
    draft = draft_of("word " * 9000 + "x" * 5000, origin="page.txt")
    lines = draft.page.split("\n")
    assert max(len(line) for line in lines) <= 20_000
    assert max(len(word) for line in lines for word in line.split()) <= 2_001
    assert "broken" in draft.warnings[0]
    assert draft.page.replace("\n", "") == "word " * 9000 + "x" * 5000


def _check_whole(page):
    draft = draft_of(page, origin="page.txt")
    assert "".join(part.raw for part in draft.parts) == draft.page
    for part in draft.parts:
        assert place_in(part.raw, part.text, 0) >= 0
    numbers = count()
    try:
        pack = pack_of(draft, new_id=lambda: str(next(numbers)))
    except NoSourcesError:
        return draft
    assert len(pack.sources) == len(draft.sources)
    return draft


@given(st.text(max_size=400))
def test_nothing_of_any_text_is_lost_and_nothing_is_invented(page):
    _check_whole(page)


@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from(["\n", "\n\n", "\n \n\n\n"]))
def test_nothing_of_a_shuffled_page_is_lost(lines, between):
    _check_whole(between.join(lines))


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_nothing_of_lines_run_together_is_lost(lines):
    _check_whole(" ".join(lines))


@pytest.mark.parametrize("path", sorted(OWN_PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_of_our_own_pages_is_in_exactly_one_part(path):
    draft = _check_whole(path.read_text(encoding="utf-8"))
    assert all(part.raw for part in draft.parts)
    assert all(part.why for part in draft.parts if part.kind is PartKind.LEFT_OVER)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("name", ["pipe.txt", "pipe.pdf", "pipe.unknown"])
def test_a_pipe_is_refused_without_waiting_for_what_comes_out_of_it(tmp_path, name):
    os.mkfifo(tmp_path / name)
    assert "is no file" in _refusal(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_a_device_is_refused_behind_a_link_too(tmp_path):
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    assert "is no file" in _refusal(tmp_path / "endless.txt")


def test_how_far_it_is_is_told_until_the_end(tmp_path):
    text = "The gates were shut at six, and nobody had told the carters who came from the hills."
    page = "".join(
        f"Source {number}\n\n{text}\n\nFrom the diary of Ada Quist, {1900 + number}.\n\n"
        for number in range(1, 60)
    )
    path = tmp_path / "page.txt"
    path.write_text(page, encoding="utf-8")
    told = []
    read_page(path, progress=told.append)
    assert told == sorted(told)
    assert told[0] >= 0
    assert told[-1] <= 1
    steps = [after - before for before, after in itertools.pairwise(told)]
    assert max(steps) < 0.3
    assert told[-1] > 0.95
