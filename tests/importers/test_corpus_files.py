# SPDX-License-Identifier: MIT
"""The pages the importer is judged on say what their expectations say they say."""

import html
import json
import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from workbench.importers.reading import read_page

CORPUS = Path(__file__).parent / "corpus"
# "fresh", "later", "mixed" and "last" were written without sight of the rules; those of "fresh" and
# "last" are only judged on. "mixed" and "last" hold files of all formats.
PARTS = ("seen", "unseen", "fresh", "later", "mixed", "last")
FEWEST_PAGES = {"seen": 42, "unseen": 42, "fresh": 60, "later": 480, "mixed": 55, "last": 40}
# Words that may stand between the first and the last word of a text without being part of it:
# numbers in the margin, a page's foot, a sign of a cut. More would mean that two texts are one.
MOST_WORDS_BETWEEN = 80
TEXTS = ("body", "attribution", "author_note", "title")
KEYS = {"kind", "label", *TEXTS, "picture", "glosses", "creator", "date", "genre"}
PAGE_KEYS = {"file", "shape", "expect", "doubtful", "notes"}
_UNSEEN_SIGNS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_NOT_A_DATE = re.compile(r"[^\d~?/.X%-]")


def _entries(part):
    return json.loads((CORPUS / part / "expected.json").read_text(encoding="utf-8"))


def _pages():
    return [
        pytest.param(part, entry, id=f"{part}/{entry['file']}")
        for part in PARTS
        for entry in _entries(part)
    ]


def _byte(char):
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _mended(text):
    """Return text whose UTF-8 was once read as Windows-1252, read right."""

    def mend(found):
        try:
            return b"".join(_byte(char) for char in found.group()).decode()
        except UnicodeError:
            return found.group()

    return re.sub(r"[^\x00-\x7f]+", mend, text)


def _plain(path):
    """Return the characters a reader of the page sees."""
    if path.suffix not in {".txt", ".html"}:
        return read_page(path).page
    text = path.read_bytes().decode("utf-8-sig")
    if path.suffix == ".html":
        text = re.sub(r"<!--.*?-->|<(script|style|xml)\b.*?</\1>", " ", text, flags=re.S)
        text = re.sub(r"</?(?:b|i|u|em|strong|span|font|a|sup|o:p)\b[^>]*>", "", text)
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return text


def _words(text):
    text = _UNSEEN_SIGNS.sub("", text)
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    text = re.sub(r"(?<=\w)-\s*(?:\n\s*\d+ +)?(?=\w)", "", text)
    return re.findall(r"[^\W_]+", text.casefold())


def _stands_in(wanted, page):
    """Tell whether the wanted words stand in the page in order and close together."""
    ends = {place: place for place, word in enumerate(page) if word == wanted[0]}
    for word in wanted[1:]:
        later = {}
        for end, start in ends.items():
            for place in range(end + 1, min(end + 2 + MOST_WORDS_BETWEEN, len(page))):
                if page[place] == word:
                    later[place] = max(start, later.get(place, 0))
        ends = later
    return any(end - start + 1 - len(wanted) <= MOST_WORDS_BETWEEN for end, start in ends.items())


def _alternatives(value):
    return value["any_of"] if isinstance(value, dict) else [value]


def _texts(item):
    for readings in _readings(item):
        yield from readings


def _readings(item):
    """Yield, for each part that is expected to have words, all that these may be."""
    for name in TEXTS:
        yield [text for text in _alternatives(item.get(name)) if text is not None]
    yield from ([text] for text in item.get("glosses", []))


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_large_enough_and_every_page_has_its_expectations(part):
    files = [entry["file"] for entry in _entries(part)]
    assert len(files) >= FEWEST_PAGES[part]
    assert len(set(files)) == len(files)
    assert {path.name for path in (CORPUS / part).iterdir()} == {*files, "expected.json"}


@pytest.mark.parametrize(("part", "entry"), _pages())
def test_an_expectation_has_the_agreed_form(part, entry):
    assert entry.keys() <= PAGE_KEYS
    assert entry["shape"]
    assert "notes" in entry or "doubtful" not in entry
    for item in entry["expect"]:
        assert item.keys() <= KEYS
        # What careful readers would not agree on is left out.
        assert item.keys() >= {"kind", "label"}
        assert all(re.fullmatch("[A-Z][a-z]+", kind) for kind in _alternatives(item["kind"]))
        for text in _texts(item):
            assert text == "\n".join(" ".join(line.split()) for line in text.split("\n"))
            assert all(text.split("\n"))
        for date in _alternatives(item.get("date")):
            assert date is None or not _NOT_A_DATE.search(date)


@pytest.mark.parametrize(("part", "entry"), _pages())
def test_what_is_expected_stands_in_the_page(part, entry):
    plain = _plain(CORPUS / part / entry["file"])
    pages = [_words(plain), _words(_mended(plain))]
    missing = [
        readings
        for item in entry["expect"]
        for readings in _readings(item)
        if readings
        and not any(_stands_in(_words(text), page) for text in readings for page in pages)
    ]
    assert not missing


@pytest.mark.parametrize(("part", "entry"), _pages())
def test_a_page_uses_a_label_twice_only_where_its_shape_says_so(part, entry):
    names = [(str(item["kind"]), str(item["label"])) for item in entry["expect"]]
    assert (len(set(names)) == len(names)) != ("label used twice" in entry["shape"])


@pytest.mark.parametrize(("part", "entry"), _pages())
def test_sources_stand_in_the_order_of_the_page(part, entry):
    page = " ".join(_words(_mended(_plain(CORPUS / part / entry["file"]))))
    bodies = [_alternatives(item.get("body"))[0] for item in entry["expect"]]
    starts = [page.find(" ".join(_words(body)[:8])) for body in bodies if body]
    known = [start for start in starts if start >= 0]
    assert "torn apart" in entry["shape"] or all(one <= two for one, two in pairwise(known))


def test_no_page_of_one_part_is_a_page_of_another():
    words = {
        part: [set(_words(_plain(CORPUS / part / entry["file"]))) for entry in _entries(part)]
        for part in PARTS
    }
    nearest = max(
        len(one & two) / len(one | two)
        for first, second in combinations(PARTS, 2)
        for one in words[first]
        for two in words[second]
    )
    assert nearest < 0.5
