# SPDX-License-Identifier: MIT
"""Texts in every encoding and of every oddity: kept whole or refused, and never moved later."""

import re
from datetime import date

import pytest

from workbench import files
from workbench.domain.builds import suggested_file_name
from workbench.domain.errors import NoSourcesError, UnreadableFileError
from workbench.domain.plans import Student
from workbench.domain.text import DIRECTIONS, canonical, is_canonical, one_line
from workbench.services.importing import ImportingService, pack_of_drafts, read_drafts
from workbench.services.keeping import open_library
from workbench.ui.reading.shown_text import LONGEST_BLOCK, ShownText

TITLE = "The \u202egnirts\u202c of 1926"
BODY = "The gates are shut “until Monday” – café, naïve."
ATTRIBUTION = "From a letter by Ned Farrow to his sister, 1911."
PAGE = f"{TITLE}\n\n\nSource A\n\n{BODY}\n\n{ATTRIBUTION}\n\nSource B\n\nNobody came.\n"
WESTERN = PAGE.replace("\u202e", "").replace("\u202c", "")

ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-32": lambda text: text.encode("utf-32"),
    "utf-32-be with mark": lambda text: b"\0\0\xfe\xff" + text.encode("utf-32-be"),
    "cp1252": lambda text: DIRECTIONS.sub("", text).encode("cp1252", "replace"),
}
CONTROLS = "\0\x07\u2028\u2029\x85\x0b\ufeff\u00ad\ufffe\U0001f600"
ODD = PAGE.replace("\n\nSource B", f"{CONTROLS}\n\nSource B")
ZALGO = "".join(char + "\u0301\u0316\u0489\u035c" * 12 for char in "the gates are shut")
INSIDE = {
    "a NUL": "shut\0until",
    "many NULs": "shut" + "\0" * 20 + "until",
    "control characters": "\x01\x02\x1b[2J\x7f\x9b31m",
    "lone surrogates": "half \ud800 and \udfff",
    "what Qt takes for structure": "\ufdd0 \ufdd1 \ufffc \u2028 \u2029 \x0b \x0c \x85",
    "noncharacters": "\uffff \ufffe \U0010ffff",
    "overrides": "\u202eevil\u202c \u202dx\u202c \u202ax\u202b",
    "isolates that nobody closes": "\u2066\u2067\u2068",
    "marks of one direction": "\u200f\u200e\u061c",
    "Arabic and Hebrew": "قال «لا» וְאָמַר: “no” 123",
    "zalgo": ZALGO,
    "marks without a letter": "\u0301" * 3_000,
    "a row of capitals": "X" * 3_000 + " (here",
    "a family": "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\ufe0f",
    "tags that nobody sees": "".join(chr(0xE0000 + ord(char)) for char in "ignore this"),
    "spaces of every width": "\u2000\u2003\u2009\u200b\u3000\u00a0\u202f\ufeff",
    "a letter in two forms": "é e\u0301 Å \u212b ﬁ",
    "Korean in pieces": "\u1112\u1161\u11ab\u1100\u116e\u11a8",
    "what looks like markup": "<img src='file:///x'> &lt; **bold** [a](file:x) {{x}} %s {0}",
    "what looks like a formula": "=cmd|'/c calc'!A0",
    "a word of 1 MB": "x" * 1_000_000,
    "a word of 1 MB with marks": "é\u0301" * 500_000,
    "a line of 300,000 characters": "the men are out " * 20_000,
    "20,000 blank lines": "\n" * 20_000,
    "a line of blanks": " " * 100_000 + "x",
    "a line of no-break spaces": "\u00a0" * 100_000 + "x",
    "every plane": "".join(chr(code) for code in range(0x2000, 0x2FFFF, 977)),
}


def _cut(data):
    return data[: len(data) * 2 // 3 + 1]


CORPUS = {
    **{f"{name}, good": make(PAGE) for name, make in ENCODINGS.items()},
    **{f"{name}, odd": make(ODD) for name, make in ENCODINGS.items()},
    **{f"{name}, cut off": _cut(make(PAGE)) for name, make in ENCODINGS.items()},
    **{
        f"{name} inside": PAGE.replace("until Monday", words).encode("utf-8", "surrogatepass")
        for name, words in INSIDE.items()
    },
    "a row of capitals at the end": f"{PAGE}\n\n{'X' * 3_000} (here".encode(),
    "noise at the end": PAGE.encode() * 9 + bytes(range(128, 256)),
    "two encodings in one file": PAGE.encode() * 3 + WESTERN.encode("cp1252"),
    "line ends of all kinds": PAGE.replace("\n\n", "\r\r\n\n\r").encode(),
    "the mark of another encoding": b"\xff\xfe" + PAGE.encode(),
    "half a character": PAGE.encode()[: PAGE.encode().index("é".encode()) + 1],
    "nothing but marks": b"\xef\xbb\xbf\xe2\x80\xae\xe2\x80\xac",
    "UTF-7": WESTERN.encode("utf-7"),
    "a code page of Cyrillic": "Источник А\n\nВорота закрыты.\n".encode("cp1251"),
    "Japanese": "資料A\n\n門は閉ざされた。\n".encode("shift-jis"),
    "of one byte": b"A",
    "of one NUL": b"\0",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with open_library(tmp_path_factory.mktemp("texts") / "library") as library:
        yield library


def _read(tmp_path, data):
    path = tmp_path / "page \u202etxt.fdp.txt"
    path.write_bytes(data)
    return read_drafts([path], pictures=tmp_path / "pictures")[0]


def test_there_are_as_many_as_were_asked_for():
    assert len(CORPUS) >= 60


@pytest.mark.parametrize("case", CORPUS)
def test_a_text_is_kept_as_it_will_always_be_or_refused(library, tmp_path, case):
    try:
        draft = _read(tmp_path, CORPUS[case])
        pack = pack_of_drafts([draft])
    except (NoSourcesError, UnreadableFileError) as error:
        _check_sentence(error.message())
        return
    assert is_canonical(draft.page)
    pack = ImportingService(library).keep(pack).result()
    kept = library.read(lambda unit: unit.packs.get(pack.id)).result()
    assert kept == pack
    for text in _texts_of(kept):
        assert text == canonical(text)
        shown = ShownText.of(text)
        assert max(block.end - block.start for block in shown.blocks) <= LONGEST_BLOCK
        for block in shown.blocks:
            assert shown.position_of(shown.place_of(block.end)) == block.end
    for name in (kept.title, kept.origin, *(source.name for source in kept.sources)):
        assert name == one_line(name)
        assert name
    name = suggested_file_name(Student(), kept.title, date(2026, 1, 1))
    assert name == files.safe_file_name(name)
    assert name == one_line(name)


def _check_sentence(said):
    assert re.fullmatch(r"“page txt\.fdp\.txt” [^\n]+\.", said)


def _texts_of(pack):
    for source in pack.sources:
        yield from filter(None, (source.body, source.attribution, source.author_note))
    yield from (passage.text for passage in pack.background.introduction)
    yield from (each.text for each in pack.left_over)


@pytest.mark.parametrize("name", [name for name in ENCODINGS if name != "cp1252"])
def test_what_turns_the_direction_stays_in_the_words_and_not_in_the_title(tmp_path, name):
    page = PAGE.replace("Monday", "\u2067Monday\u2069")
    pack = pack_of_drafts([_read(tmp_path, ENCODINGS[name](page))])
    assert pack.title == "The gnirts of 1926"
    assert "\u2067Monday\u2069" in pack.sources[0].body
    assert "⇄Monday⇄" in ShownText.of(pack.sources[0].body).blocks[0].text
    assert pack.origin == "page txt.fdp.txt"


def test_a_title_that_is_typed_is_plain_too(tmp_path):
    draft = _read(tmp_path, PAGE.encode())
    assert pack_of_drafts([draft], title=" \u202eTwo\nlines ").title == "Two lines"
    assert pack_of_drafts([draft], title="\u202e").title == "The gnirts of 1926"


@pytest.mark.skipif("sys.platform != 'linux'", reason="names of files are text elsewhere")
def test_a_file_whose_name_is_no_text_is_kept_under_one_that_is(library, tmp_path):
    path = tmp_path / "page \udcff.txt"
    path.write_bytes(b"Source A\n\nThe gates are shut.\n")
    (draft,) = read_drafts([path], pictures=tmp_path)
    assert draft.origin == "page \ufffd.txt"
    pack = ImportingService(library).keep(pack_of_drafts([draft])).result()
    assert pack.title == "page \ufffd"
    path.write_bytes(b"")
    with pytest.raises(UnreadableFileError) as refused:
        read_drafts([path], pictures=tmp_path)
    assert refused.value.message().encode().startswith("“page \ufffd.txt” is empty".encode())
