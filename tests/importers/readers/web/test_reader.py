# SPDX-License-Identifier: MIT
"""Whole web pages: encodings, the clipboard, archives, and files that mean harm."""

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importers.readers.web.made import Keeper, hints, png, read
from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import PICTURE, Document, Page
from workbench.importers.readers.web.reader import web_archive_page, web_page, web_text

WORDS = "“The tally’s gone” – café"
PAGE = f"<html><head><meta charset=CHARSET></head><body><p>{WORDS}</p></body></html>"


def _is_one_sentence(message):
    return message.endswith(".") and "\n" not in message and ". " not in message


def _page_or_sentence(reading):
    try:
        return reading(), ""
    except UnreadableFileError as error:
        return Page("", ""), error.message()


def _refusal(html, **how):
    with pytest.raises(UnreadableFileError) as caught:
        read(html, **how)
    assert _is_one_sentence(caught.value.message())
    return caught.value.message()


@pytest.mark.parametrize(
    ("declared", "data", "told"),
    [
        ("utf-8", PAGE.encode(), ""),
        ("windows-1252", PAGE.encode("cp1252"), ""),
        ("iso-8859-1", PAGE.encode("cp1252"), ""),
        ("iso-8859-1", PAGE.encode(), ""),
        ("utf-8", PAGE.encode("cp1252"), "Western Europe (Windows)"),
        ("nonsense", PAGE.encode("cp1252"), "Western Europe (Windows)"),
        ("utf-7", PAGE.encode("cp1252"), "Western Europe (Windows)"),
        ("utf-16", b"\xff\xfe" + PAGE.encode("utf-16-le"), "UTF-16"),
        ("utf-8", PAGE.encode("utf-8-sig"), ""),
        ("utf-8", PAGE.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d").encode(),
         "Garbled"),
    ],
)  # fmt: skip
def test_the_encoding_is_found_whatever_the_page_says(declared, data, told):
    page = read(data.replace(b"CHARSET", declared.encode()))
    assert page.text == f"{WORDS}\n"
    assert told in " ".join(page.warnings)
    assert bool(page.warnings) == bool(told)


def test_other_alphabets_are_read_as_the_page_says():
    html = "<meta http-equiv=Content-Type content='text/html; charset={}'><p>{}"
    for encoding, words in (
        ("windows-1251", "Мир и хлеб"),
        ("shift_jis", "平和"),
        ("gb2312", "和平"),
    ):
        page = read(html.format(encoding, words).encode(encoding))
        assert page.text == f"{words}\n"
        assert page.warnings == ()


def test_xhtml_is_read_as_its_author_meant_it():
    page = read(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="x"><head>'
        '<script src="a.js"/><title/><style type="text/css"/></head><body><p>One<br/>two</p>'
        "<p><![CDATA[a < b]]></p></body></html>",
        name="page.xhtml",
    )
    assert page.text == "One\ntwo\n\na < b\n"


def _clipboard(before, part, after):
    head = "Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:{:010}\r\n"
    head += "EndFragment:{:010}\r\nSourceURL:https://example.org/a\r\n"
    size = len(head.format(0, 0, 0, 0))
    first = size + len(before.encode())
    last = first + len(part.encode())
    whole = before + part + after
    return (head.format(size, size + len(whole.encode()), first, last) + whole).encode()


def test_only_the_marked_part_of_the_clipboard_of_windows_is_read():
    data = _clipboard("<html><body>é not <!--StartFragment-->", "<p>Ünd so</p>", "<!--E--> not")
    assert web_text(data, Keeper()).text == "Ünd so\n"
    assert web_text(data.decode(), Keeper()).text == "Ünd so\n"
    assert web_page(Document("page", data, None, Keeper())).text == "Ünd so\n"


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>no<!--StartFragment--><p>Yes</p><!--EndFragment-->no</body></html>",
        "Version:1.0\r\nStartFragment:-1\r\nEndFragment:99999\r\n<p>Yes</p>",
        "Version:1.0\r\nStartFragment:5\r\nEndFragment:2\r\n<!--StartFragment-->Yes",
        "<meta charset='utf-8'><b style='font-weight:normal' id='docs-guid-1'><p>Yes</p></b>",
        "Yes",
        b"\xff\xfe" + "<p>Yes</p>".encode("utf-16-le"),
    ],
)  # fmt: skip
def test_fragments_of_every_browser_are_read(html):
    assert web_text(html, Keeper()).text.strip("\n") == "Yes"


def test_pictures_on_the_clipboard_are_kept_where_they_are_written_out():
    inline = "data:image/png;base64," + base64.b64encode(png()).decode()
    html = f"<p>W<img src='{inline}' alt=A><img src='https://a.org/b.png' alt='A quay'>"
    html += "<img src='file:///C:/Temp/clip_image002.jpg' alt=C>"
    page = web_text(html, Keeper())
    assert [(picture.alt, bool(picture.file)) for picture in page.pictures] == [
        ("A", True), ("A quay", False), ("C", False)
    ]  # fmt: skip


def _part(head, body):
    return f"------x\r\n{head}\r\n\r\n{body}\r\n"


def _archive(html, *parts, charset="utf-8", encoding="quoted-printable"):
    data = html.encode(charset)
    body = quopri.encodestring(data) if encoding == "quoted-printable" else base64.encodebytes(data)
    named = "unicode" if charset == "utf-16-le" else charset
    head = f'Content-Type: text/html; charset="{named}"\r\nContent-Transfer-Encoding: {encoding}'
    head += "\r\nContent-Location: https://example.org/strike/page.html"
    return (
        "From: <Saved by Blink>\r\nSubject: Strike\r\nMIME-Version: 1.0\r\nContent-Type: "
        'multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n'
        + _part(head, body.decode("ascii"))
        + "".join(parts)
        + "------x--\r\n"
    ).encode()


def _picture_part(name):
    head = f"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n{name}"
    return _part(head, base64.encodebytes(png()).decode())


def _read_archive(data, name="page.mhtml"):
    return web_archive_page(Document(name, data, None, Keeper()))


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "quoted-printable"), ("windows-1252", "base64"), ("utf-16-le", "base64")],
)
def test_an_archive_is_read_in_every_encoding(charset, encoding):
    data = _archive(f"<p>{WORDS}</p>" * 20, charset=charset, encoding=encoding)
    assert _read_archive(data).text.startswith(f"{WORDS}\n\n{WORDS}")
    assert web_page(Document("page.html", data, None, Keeper())).text.startswith(WORDS)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://example.org/a.png", "Content-Location: https://example.org/a.png"),
        ("../a%20b.png", "Content-Location: https://example.org/a%20b.png"),
        ("cid:one@two", "Content-ID: <one@two>"),
        ("pics/a.png#x", "Content-Location: pics/a.png"),
    ],
)
def test_pictures_of_an_archive_are_found_by_place_and_by_number(source, name):
    data = _archive(f"<p>W<img alt=P src='{source}'>", _picture_part(name))
    page = _read_archive(data)
    assert page.text == f"W\n\n{PICTURE}\n"
    assert page.pictures[0].file


def test_archives_that_are_none_are_refused():
    none = b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nwords"
    deep = b"MIME-Version: 1.0\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    )
    parts = [_part("Content-Type: text/plain", "x")] * 3_100
    for data in (none, deep, _archive("<p>W", *parts), b"words", b"%PDF-1.7"):
        with pytest.raises(UnreadableFileError) as caught:
            _read_archive(data)
        assert _is_one_sentence(caught.value.message())
    assert _read_archive(b"<html><p>W").text == "W\n"


def test_pages_in_frames_are_read_with_their_pictures(tmp_path):
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files/menu.htm").write_text("<p><a href=x>Docks</a></p>")
    (tmp_path / "page_files/main.htm").write_text("<h1>Strike</h1><p>W<img src=a.png alt=P>")
    (tmp_path / "page_files/a.png").write_bytes(png())
    html = "<frameset><frame src='page_files/menu.htm'><frame src='page_files/main.htm'></frameset>"
    page = read(html, folder=tmp_path)
    assert page.text == f"Docks\n\nStrike\n\nW\n\n{PICTURE}\n"
    assert page.pictures[0].file
    assert "no words" in _refusal(html)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("", "is empty"),
        (b"%PDF-1.7 <p>", "is a PDF and not a web page"),
        (b"PK\x03\x04<p>", "a packed file"),
        (bytes(range(32)) * 40, "is not a text page"),
        (
            "<noscript>Switch on JavaScript</noscript><div id=app></div>",
            "no words that can be read",
        ),
        ("<b/>" * 1_100_000, "more elements"),
        ("<b>" * 50_000 + "</i>" * 50_000, "nested deeper"),
    ],
)
def test_what_is_no_page_is_refused_in_one_sentence(html, said):
    assert said in _refusal(html)


def test_plain_text_with_the_name_of_a_web_page_is_read_as_text():
    assert read("Source A\n\nWords.\n").text == "Source A\n\nWords.\n"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "<p>W",
        "<table><tr><td>" * 20_000 + "W",
        "<ul><li>" * 20_000 + "W",
        "<q>" * 20_000 + "W",
        "<figure>" * 20_000 + "W",
        "<nav>" * 20_000 + "W",
        "<p title='" + "x" * 11_000_000 + "'>W",
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">W",
        "<!--" + "-x" * 500_000 + "-->W",
        "<br>" * 100_000 + "W",
        "<p class='" + "menu-" * 50_000 + "!'>W",
        "<p>W<img src='data:image/png;base64," + "A" * 5_000_000 + "'>",
    ],
    ids=range(12),
)
def test_deep_and_endless_pages_come_to_what_is_in_them(html):
    assert "W" in read(html).text


def test_the_rest_of_an_endless_page_is_left_away_and_that_is_said():
    page = read("<p>x" * 120_000)
    assert page.text.count("x") == 100_000
    assert "left away" in " ".join(page.warnings)


def test_no_entity_and_no_type_of_document_is_looked_up():
    page = read(
        "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
        "<p>&b;&f;</p>"
    )
    assert "root:" not in page.text
    assert "haha" not in page.text


def test_what_steers_the_direction_of_text_is_kept_and_zeros_are_not():
    assert read("<p>a\0b\u202ec</p>" + "<p>words</p>" * 30).text.startswith("ab\u202ec\n")


def test_how_far_the_work_is_is_told():
    told = []
    html = b"<p>words</p>" * 60_000
    web_page(Document("page.html", html, None, Keeper(), told.append))
    assert told == sorted(told)
    assert told[0] == 0
    assert 0.9 < told[-1] <= 1


TAGS = (
    "p div b br q sup table tr td th ul ol li dl dt dd figure figcaption blockquote img pre h1 nav "
)
TAGS += "aside footer details button a del title frame hr cite span script style noscript section"
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS.split()] + [f"</{tag}>" for tag in TAGS.split()]),
    st.sampled_from(["<p class='nav box'>", "<div hidden>", "<a href='https://a.org'>", "<!--",
                     "-->", "<img src=a.png alt=A>", "&nbsp;", "Source A", "Ned, 1911", "\n", "<",
                     "]]>"]),
    st.text(max_size=5),
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40))
def test_any_markup_is_read_or_refused(pieces):
    page, said = _page_or_sentence(lambda: read("".join(pieces)))
    assert not said or _is_one_sentence(said)
    assert page.text.count(PICTURE) == len(page.pictures)
    for hint in page.hints:
        assert hint.span.of(page.text).strip("\n")


@settings(max_examples=150)
@given(st.binary(max_size=60), st.integers(0, 400), st.integers(0, 60))
def test_damaged_archives_are_read_or_refused(noise, place, length):
    whole = _archive("<p>W<img src='cid:a'>", _picture_part("Content-ID: <a>"))
    data = whole[:place] + noise + whole[place + length :]
    page, said = _page_or_sentence(lambda: _read_archive(data))
    assert bool(page.text) != bool(said)
    assert not said or _is_one_sentence(said)


def test_hints_are_those_of_the_page_and_not_of_the_clipboard():
    page = web_text("<title>Window</title><h2>Causes</h2><p>x", Keeper())
    assert hints(page, "heading") == ["Causes"]
