# SPDX-License-Identifier: MIT
"""Pages from before Unicode: what they are taken for, and what can be chosen instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.old_pages import BUDAPEST, MOSCOW, PARIS, PRAGUE
from workbench.domain.errors import UnreadableFileError
from workbench.importers.draft_json import draft_from_json, draft_to_json
from workbench.importers.encoding_choices import (
    LONGEST_LINE,
    MOST_CHOICES,
    doubtful_lines,
    readings_of,
)
from workbench.importers.encodings import ENCODINGS, encoding_named, words_for
from workbench.importers.isolated import SMALL, PageReading
from workbench.importers.normalise import page_of
from workbench.importers.plausibility import plausibility
from workbench.importers.reading import read_page

ELSEWHERE = {
    "cp1250": PRAGUE,
    "iso8859-2": PRAGUE.replace("’", "'").replace("“", '"').replace("”", '"'),
    "cp1251": MOSCOW,
    "koi8-u": MOSCOW.replace("«", '"').replace("»", '"'),
    "cp866": MOSCOW.replace("«", '"').replace("»", '"'),
    "mac-cyrillic": MOSCOW,
    "mac-roman": PARIS,
    "cp1252": PARIS,
    "cp1253": "Athens\n\nSource A\n\nThe word δημοκρατία means rule of the people.\n",
    "cp1255": "Source A\n\nכל בני אדם נולדו בני חורין ושווים בערכם.\n",
    "cp1256": "Source A\n\nيولد جميع الناس أحرارا متساوين في الكرامة والحقوق.\n",
    "cp932": "Source A\n\nすべての人間は、生まれながらにして自由である。\n",
    "euc_jp": "Source A\n\nすべての人間は、生まれながらにして自由である。\n",
    "gb18030": "Source A\n\n人人生而自由，在尊严和权利上一律平等。这是中国的历史。\n",
    "cp950": "Source A\n\n人人生而自由，在尊嚴和權利上一律平等。這是中國的歷史。\n",
    "cp949": "Source A\n\n모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.\n",
}


@pytest.fixture
def saved(tmp_path):
    """Save a page in an encoding, and give its file."""

    def save(text, encoding, name="page.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return save


def _encodings(draft):
    return [choice.encoding for choice in draft.choices]


@pytest.mark.parametrize("encoding", ELSEWHERE)
def test_letters_tell_the_encoding(saved, encoding):
    draft = read_page(saved(ELSEWHERE[encoding], encoding))
    assert draft.page == ELSEWHERE[encoding]
    assert draft.encoding == encoding
    assert words_for(encoding) in draft.warnings[0]
    assert draft.file


@pytest.mark.parametrize("encoding", ELSEWHERE)
def test_a_page_in_unicode_leaves_nothing_to_choose(saved, encoding):
    draft = read_page(saved(ELSEWHERE[encoding], "utf-8"))
    assert (draft.encoding, draft.choices, draft.file) == ("utf-8", (), None)
    assert draft.warnings == ()


@pytest.mark.parametrize(
    "words",
    [
        "It cost £5, “he said” – and didn’t pay…",
        "The café closed.",
        "He didn’t.",
        "20° at noon • ½ the price",
        "Señor Núñez of Málaga and Herr Müller of Zürich met Mme Lefèvre.",
        "Søren Ångström’s œuvre",
    ],
)
def test_what_western_europe_writes_is_never_taken_for_something_else(words):
    page = page_of(f"Source A\n\n{words}\n".encode("cp1252"), "page.txt")
    assert words in page.text


def test_turkish_which_could_be_icelandic_is_offered_next(saved):
    page = "Ankara\n\nSource A\n\nKarşıyaka’da İsmet Paşa, bugün ağır hasta değilmiş, dedi.\n"
    draft = read_page(saved(page, "cp1254"))
    assert _encodings(draft)[:2] == ["cp1252", "cp1254"]


@pytest.mark.skipif("sys.platform != 'linux'", reason="names of files are text elsewhere")
def test_a_file_whose_name_is_no_text_leaves_nothing_to_choose(saved):
    draft = read_page(saved(BUDAPEST, "cp1250", "page \udcff.txt"))
    assert "Ernõ" in draft.page
    assert (draft.choices, draft.file) == ((), None)


def test_a_guess_that_is_not_sure_can_be_chosen_otherwise(saved):
    path = saved(BUDAPEST, "cp1250")
    draft = read_page(path)
    assert "Ernõ Gerõ" in draft.page
    assert _encodings(draft)[0] == draft.encoding == "cp1252"
    assert "cp1250" in _encodings(draft)[:3]
    anew = read_page(path, encoding="cp1250")
    assert anew.page == BUDAPEST
    assert anew.encoding == "cp1250"
    assert set(_encodings(anew)) == set(_encodings(draft))


def test_each_choice_shows_a_line_with_the_doubtful_letters_as_it_reads_them(saved):
    page = "It rained.\n" * 50 + PRAGUE
    lines = {x.encoding: x.line for x in read_page(saved(page, "cp1250")).choices}
    assert "Jiří Hájek, Oldřich Černík" in lines["cp1250"]
    assert "Jišн Hбjek" in lines["cp1251"].replace("Jiшн", "Jišн")
    assert len(set(lines.values())) == len(lines)
    assert 2 <= len(lines) <= MOST_CHOICES


def test_what_cannot_read_the_bytes_is_not_offered(saved):
    found = {x.encoding for x in readings_of(doubtful_lines(PRAGUE.encode("cp1250")))}
    assert "cp1250" in found
    # ť is 0x9D, which no table of these has; and bytes of two do not come out in pairs.
    assert not found & {"cp1252", "cp1253", "cp932", "cp950", "euc_jp", "cp949"}


def test_encodings_that_read_a_page_alike_are_one_choice():
    lines = [x.text for x in readings_of(doubtful_lines("“Müller” – 1914".encode("cp1252")))]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "cp1252"])
def test_what_was_chosen_and_cannot_read_the_page_is_one_sentence(saved, encoding):
    with pytest.raises(UnreadableFileError) as caught:
        read_page(saved(PRAGUE, "cp1250"), encoding=encoding)
    assert caught.value.message() == (
        f"“page.txt” cannot be read as {words_for(encoding)}; choose another alphabet."
    )


def test_a_mark_at_the_beginning_is_believed_before_anybody(saved):
    assert read_page(saved(PRAGUE, "utf-8-sig"), encoding="cp1250").page == PRAGUE


def test_what_was_chosen_is_believed_before_what_the_page_says(saved):
    html = f"<meta charset=windows-1252><p>{BUDAPEST}</p>"
    path = saved(html, "cp1250", "page.html")
    assert "Ernõ" in read_page(path).page
    assert read_page(path).choices == ()
    assert "Ernő" in read_page(path, encoding="cp1250").page


@pytest.mark.parametrize("declared", ["", "<meta charset=utf-8>", "<meta charset=klingon>"])
def test_a_web_page_that_does_not_say_it_has_choices_without_its_tags(saved, declared):
    html = f"{declared}<h1>Budapest</h1><p class='x'>{BUDAPEST}</p>"
    draft = read_page(saved(html, "cp1250", "page.html"))
    assert "cp1250" in _encodings(draft)
    assert all("<" not in choice.line for choice in draft.choices)


def test_what_is_no_word_of_the_page_leaves_nothing_to_choose(saved):
    draft = read_page(saved("<h1 title='Győr'>Budapest</h1><p>It rained.", "cp1250", "page.html"))
    assert draft.page == "Budapest\n\nIt rained.\n"
    assert draft.choices == ()


def test_a_page_within_a_page_can_be_the_one_in_doubt(saved):
    path = saved("<frameset><frame src='page_files/a.htm'></frameset>", "ascii", "page.htm")
    (path.parent / "page_files").mkdir()
    saved(f"<p>{BUDAPEST}</p>", "cp1250", "page_files/a.htm")
    draft = read_page(path)
    assert "Gerõ" in draft.page
    assert "cp1250" in _encodings(draft)
    assert "Gerő" in read_page(path, encoding="cp1250").page


def test_the_process_that_reads_large_pages_is_told_the_encoding(saved, tmp_path):
    path = saved(BUDAPEST + "It rained on and on.\n\n" * (SMALL // 20), "cp1250")
    with PageReading(tmp_path / "pictures") as reading:
        draft = reading.read(path)
        assert draft.file == str(path)
        assert "Ernő" in reading.read(path, encoding="cp1250").page
        with pytest.raises(UnreadableFileError, match="cannot be read"):
            reading.read(path, encoding="utf-8")


def test_choices_go_the_way_between_processes_and_strange_ones_are_refused(saved):
    draft = read_page(saved(BUDAPEST, "cp1250"))
    assert draft_from_json(draft_to_json(draft)) == draft
    for spoilt in (
        {"encoding": "klingon", "line": "x"},
        {"encoding": "idna", "line": "x"},
        {"encoding": "cp1250", "line": "x" * (LONGEST_LINE + 1)},
        {"encoding": "cp1250", "line": "\ud800"},
    ):
        with pytest.raises(ValueError, match=r"no encoding|surrogates"):
            draft_from_json({**draft_to_json(draft), "choices": [spoilt]})


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "utf-7", "rot13", "", "\0"])
def test_encodings_that_are_none_of_text_are_not_known(name):
    assert encoding_named(name) is None


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_is_offered_can_be_named(encoding):
    assert encoding_named(encoding) == encoding


HOSTILE = {
    "every byte": bytes(range(256)) * 4,
    "one line without an end": b"A word and \xe9 " * 700_000,
    "no blanks": b"\xe9" * 9_000_000,
    "line ends alone": b"\xe9" + b"\n" * 9_000_000,
    "a byte in each line": b"\xe9\n" * 4_000_000,
    "beginnings of characters": b"\x81\x30\x81" * 3_000_000,
    "tags that nothing closes": b"<\xe9" * 4_000_000,
    "the last byte": b"A word. " * 1_000_000 + b"\xe9",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_of_whatever_stands_in_a_file_only_so_much_is_looked_at(name):
    readings = readings_of(doubtful_lines(HOSTILE[name]))
    assert all(len(each.text) <= 80_000 for each in readings)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(data):
    try:
        page = page_of(data, "page.txt")
    except UnreadableFileError:
        return
    assert not page.choices or page.choices[0].encoding == page.encoding
    for choice in page.choices:
        assert len(choice.line) <= LONGEST_LINE
        assert choice.line.isprintable() or "\n" not in choice.line


@given(st.text())
def test_plausibility_lies_between_minus_one_and_one(text):
    assert -1 <= plausibility(text) <= 1
