# SPDX-License-Identifier: MIT
from __future__ import annotations

import hashlib
import json
import lzma
import re
import stat
import struct
import tempfile
import tracemalloc
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from PIL import Image

from tests.factories import packs
from workbench import assets
from workbench.domain.errors import (
    InvalidDocumentError,
    UnreadableFileError,
)
from workbench.domain.identifiers import new_id
from workbench.domain.interchange.packs import pack_from_json, pack_to_json
from workbench.domain.sources import Picture
from workbench.export.pack_file import pack_file
from workbench.importers.pack_file import read_pack_file

ANY_NAME = "media/" + "0" * 64 + ".png"


def picture(format_="PNG", size=(4, 3)):
    content = BytesIO()
    Image.new("L", size).save(content, format_)
    return content.getvalue()


def named(content, ending="png"):
    return f"{hashlib.sha256(content).hexdigest()}.{ending}"


def source(label="A", **members):
    ids = {"id": f"source-{label}", "label": label, "order": 1, "kind": "source"}
    return {**ids, "body": "The gates are shut.", "attribution": None, **members}


def document(*sources, **members):
    pack = {"format": "sourcepack/1", "id": "p", "title": "The strike", "sources": list(sources)}
    return json.dumps({**pack, **members}).encode()


PLAIN = document(source())


def zipped(*entries, method=zipfile.ZIP_DEFLATED):
    result = BytesIO()
    with zipfile.ZipFile(result, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return result.getvalue()


def shown(content, name, **members):
    """A pack file with one picture that its pack shows."""
    shows = source(picture={"file": name, "alt": "", "missing": False, **members})
    return zipped(("pack.json", document(shows)), ("media/" + name, content))


GOOD = zipped(("pack.json", PLAIN))


def raw(*entries, **end):
    """An archive byte by byte: each entry's name, content and what the directory says instead."""
    body, directory = end.get("before", b""), b""
    for name, content, said in entries:
        packed = said.get("packed", content)
        known = {
            "flags": 0,
            "method": 0,
            "size": len(content),
            "packed_size": len(packed),
            "offset": len(body),
            "mode": 0,
            **{key: value for key, value in said.items() if key not in {"packed", "local"}},
        }
        written, crc = name.encode(), zlib.crc32(content)
        sizes = (crc, known["packed_size"], known["size"])
        local = (20, known["flags"], known["method"], 0, 0x21, *sizes, len(written), 0)
        if said.get("local", True):
            body += struct.pack("<4s5H3I2H", b"PK\3\4", *local) + written + packed
        listed = (20, 20, *local[1:9], 0, 0, 0, 0, known["mode"] << 16)
        directory += struct.pack("<4s6H3I5H2I", b"PK\1\2", *listed, known["offset"])
        directory += written
    count = end.get("count", len(entries))
    return (
        body
        + directory
        + end.get("between", b"")
        + struct.pack(
            "<4s4H2IH",
            b"PK\5\6",
            end.get("disk", 0),
            0,
            count,
            count,
            end.get("length", len(directory)),
            end.get("start", len(body)),
            0,
        )
    )


def plain(**said):
    return ("pack.json", PLAIN, said)


def deflated(content):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def with_bytes(data, **changes):
    changed = bytearray(data)
    for place, value in changes.items():
        changed[int(place.removeprefix("at_"))] = value
    return bytes(changed)


def with_nul(data):
    return data.replace(b"pack.json", b"pack\0json")


SAME = zipped(("pack.json", PLAIN)).replace(b"pack.json", b"pack.jsom")
JPEG, PNG = picture("JPEG"), picture()
LONG_END = struct.pack("<4sIQI", b"PK\6\7", 0, 0, 1)


def huge(size):
    return {"size": size, "packed": b"\0" * (size // 150)}


HOSTILE = {
    "nothing at all": b"",
    "no archive": b"Source A\nThe gates are shut.",
    "only the beginning of an archive": b"PK\3\4",
    "an archive of nothing": zipped(),
    "noise behind a good beginning": b"PK\3\4" + bytes(range(256)) * 40,
    "a text before the archive": b"MZ" * 500 + GOOD,
    "a gap before the first entry": raw(plain(), before=b"PK\3\4" + b"\0" * 60),
    "something behind the archive": GOOD + b"#!/bin/sh\n",
    "a comment": GOOD[:-2] + b"\x0a\0" + b"0123456789",
    "cut off": GOOD[:-30],
    "cut off in the middle": GOOD[: len(GOOD) // 2],
    "a list of entries with a hole": raw(plain(), between=b"\0" * 40),
    "a second list for long archives": raw(plain(), between=LONG_END),
    "a list that starts outside the file": raw(plain(), start=0x7FFFFFFF),
    "more entries announced than listed": raw(plain(), count=2),
    "several disks": raw(plain(), disk=1),
    "400,000 entries announced": raw(plain(), count=65535),
    "501 entries": zipped(*((f"media/{number:064x}.png", b"") for number in range(501))),
    "a name that climbs": zipped(("pack.json", PLAIN), ("../../pack.json", b"x")),
    "a name from the root": zipped(("pack.json", PLAIN), ("/etc/passwd", b"x")),
    "a name on another drive": zipped(("pack.json", PLAIN), ("C:\\Windows\\x.png", b"x")),
    "a name with backslashes": zipped(("pack.json", PLAIN), ("..\\..\\x.png", b"x")),
    "a name on another machine": zipped(("pack.json", PLAIN), ("\\\\srv\\share\\x", b"x")),
    "the name of a device": zipped(("pack.json", PLAIN), ("media/CON.png", b"x")),
    "a hidden stream": zipped(("pack.json", PLAIN), (ANY_NAME + ":evil.exe", b"x")),
    "a name read backwards": zipped(("pack.json", PLAIN), ("media/\u202egnp.exe", b"x")),
    "control characters in a name": zipped(("pack.json", PLAIN), ("media/a\nb\x1b[2J.png", b"x")),
    "a name with a line end": zipped(("pack.json", PLAIN), (ANY_NAME + "\n", b"x")),
    "a very long name": zipped(("pack.json", PLAIN), ("media/" + "x" * 5000, b"x")),
    "a name with a NUL": with_nul(GOOD),
    "a folder": zipped(("media/", b""), ("pack.json", PLAIN)),
    "a name in capitals": zipped(("pack.json", PLAIN), ("PACK.JSON", PLAIN)),
    "a picture of another kind": zipped(("pack.json", PLAIN), ("media/" + "0" * 64 + ".svg", b"x")),
    "the same name twice": raw(plain(), plain()),
    "a name that differs in the entry itself": SAME[:40] + GOOD[40:],
    "an entry used twice": raw(plain(), (ANY_NAME, PLAIN, {"offset": 0, "local": False})),
    "entries that overlap": raw((ANY_NAME, b"", {"packed_size": 200, "size": 200}), plain()),
    "an entry that reaches into the list": raw(plain(packed_size=len(PLAIN) + 9)),
    "a link": raw((ANY_NAME, b"/etc/passwd", {"mode": stat.S_IFLNK | 0o777}), plain()),
    "a device": raw(plain(mode=stat.S_IFCHR | 0o644)),
    "a password": raw(plain(flags=0x1)),
    "strong encryption": raw(plain(flags=0x41)),
    "a patch": raw(plain(flags=0x20)),
    "another compression": raw(plain(method=14, packed=lzma.compress(PLAIN))),
    "an unknown compression": raw(plain(method=99)),
    "a wrong checksum": with_bytes(raw(plain()), at_60=0),
    "damaged compression": raw(plain(method=8, packed=b"\xff" * len(PLAIN))),
    "less than announced": raw(plain(method=8, packed=deflated(PLAIN), size=len(PLAIN) + 5)),
    "an entry of 60 MB": raw(plain(**huge(60 << 20), method=8)),
    "240 MB in all": raw(
        plain(), *((f"media/{number:064x}.png", b"", huge(30 << 20)) for number in range(8))
    ),
    "a bomb": zipped(("pack.json", b" " * (30 << 20))),
    "a bomb that says it is small": raw(plain(method=8, packed=deflated(b" " * (60 << 20)))),
    "no pack": zipped(("media/" + named(PNG), PNG)),
    "no JSON": zipped(("pack.json", b"The gates are shut.")),
    "JSON that is nested without end": zipped(("pack.json", b"[" * 200_000)),
    "a number of 500,000 digits": zipped(("pack.json", b'{"a":' + b"9" * 500_000 + b"}")),
    "a number that is none": zipped(("pack.json", b'{"format":NaN}')),
    "not UTF-8": zipped(("pack.json", PLAIN.decode().encode("utf-16"))),
    "a plan": zipped(("pack.json", b'{"format":"sourceplan/1"}')),
    "a list": zipped(("pack.json", b"[]")),
    "a source without a label": zipped(("pack.json", document({"id": "s", "order": 1}))),
    "half a character": zipped(("pack.json", document(source(), warnings=["\ud800"]))),
    "an absurd number": zipped(("pack.json", document(source(order=10**30)))),
    "two sources of one id": zipped(("pack.json", document(source(), source()))),
    "a picture that is not there": zipped(
        ("pack.json", document(source(picture={"file": named(PNG), "missing": False})))
    ),
    "nothing but a picture's folder": zipped(("media/", b"")),
    "a name in another alphabet": zipped(("pack.json", PLAIN), ("\uff50ack.json", PLAIN)),
    "a name with a mark to be composed": zipped(("pack.json", PLAIN), ("pack.jso\u0301n", PLAIN)),
    "a name with a blank at its end": zipped(("pack.json", PLAIN), ("pack.json ", PLAIN)),
    "a name with a dot at its end": zipped(("pack.json", PLAIN), ("pack.json.", PLAIN)),
    "a name that is empty": raw(plain(), ("", PLAIN, {})),
    "another document beside the pack": zipped(("pack.json", PLAIN), ("manifest.json", b"{}")),
    "a pack in a folder": zipped(("strike/pack.json", PLAIN)),
    "entries that count 65535 and are one": raw(plain(), count=0xFFFF),
    "an entry of 4 GB": raw(plain(size=0xFFFFFFFF, packed_size=0xFFFFFFFF)),
    "an entry that says it is empty": raw(plain(size=0)),
    "compression without an end": raw(plain(method=8, packed=deflated(PLAIN)[:-9])),
    "a list beyond its end": raw(plain(), length=0x7FFFFFFF),
    "words of half a pair": zipped(("pack.json", PLAIN.replace(b"gates", b"\\udc00"))),
    "a member twice": zipped(("pack.json", PLAIN.replace(b'"id": "p"', b'"id": "p", "id": 5'))),
    "sources that are a number": zipped(("pack.json", document(sources=5))),
    "a source that is a list": zipped(("pack.json", document([]))),
    "deep members": zipped(("pack.json", b'{"a":' * 60 + b"1" + b"}" * 60)),
    "a picture of a device": shown(PNG, "CON.png"),
    "a picture elsewhere": shown(PNG, "../" + named(PNG)),
    "a GIF that says it is a PNG": shown(picture("GIF"), named(picture("GIF"))),
    "half a JPEG": shown(JPEG[:11], named(JPEG[:11], "jpg")),
    "a picture without a file": zipped(
        ("pack.json", document(source(picture={"file": None, "missing": False})))
    ),
    "a missing picture somewhere else": zipped(
        ("pack.json", document(source(picture={"file": "..", "missing": True})))
    ),
    "a picture that no source shows": zipped(("pack.json", PLAIN), ("media/" + named(PNG), PNG)),
    "a picture under a wrong name": shown(PNG, "0" * 64 + ".png"),
    "a PNG that says it is a JPEG": shown(PNG, named(PNG, "jpg")),
    "a JPEG that says it is a PNG": shown(JPEG, named(JPEG)),
    "a program that says it is a picture": shown(b"MZ\x90\0", named(b"MZ\x90\0")),
    "a PNG without anything in it": shown(PNG[:8], named(PNG[:8])),
    "a drawing that says it is a picture": shown(b"<svg/>", named(b"<svg/>")),
}


def with_size(png, width, height):
    head = b"IHDR" + struct.pack(">II", width, height) + png[24:29]
    return png[:12] + head + struct.pack(">I", zlib.crc32(head)) + png[33:]


for _name, _size in {
    "a picture too wide": (30_000, 1),
    "a picture too large": (9_000, 9_000),
}.items():
    _picture = with_size(PNG, *_size)
    HOSTILE[_name] = shown(_picture, named(_picture))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("case", HOSTILE)
def test_an_archive_that_is_not_as_packs_are_is_refused_in_one_sentence(case, folder):
    path = folder / "given.sourcepack"
    path.write_bytes(HOSTILE[case])
    refusals = (UnreadableFileError, InvalidDocumentError)
    with pytest.raises(refusals):
        # What is imported for it, the first time, takes more room than any file.
        read_pack_file(path)
    tracemalloc.start()
    try:
        with pytest.raises(refusals) as refused:
            read_pack_file(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert_one_sentence(refused.value)
    assert peak < 24 << 20
    assert list(folder.iterdir()) == [path]


def assert_one_sentence(error):
    message = error.message()
    assert message.startswith("“given.sourcepack” ")
    assert re.fullmatch(r"[^.\n]+\.", message.replace("given.sourcepack", "")), message


def test_the_archive_that_the_others_spoil_is_read(folder):
    for number, data in enumerate([GOOD, raw(plain()), shown(PNG, named(PNG))]):
        path = folder / f"{number}.sourcepack"
        path.write_bytes(data)
        assert read_pack_file(path).pack.title == "The strike"


def test_a_file_that_is_not_there_a_folder_and_a_file_too_large_are_refused(folder):
    (folder / "sub").mkdir()
    with (folder / "large").open("wb") as file:
        file.write(b"PK\3\4")
        file.truncate((100 << 20) + 1)
    expected = {"gone": "was not found", "sub": "is no file", "large": "larger than 100 MB"}
    for name, reason in expected.items():
        with pytest.raises(UnreadableFileError, match=reason):
            read_pack_file(folder / name)


def test_a_picture_that_the_pack_says_is_missing_stays_missing(folder):
    path = folder / "given.sourcepack"
    lost = {"file": named(PNG), "alt": "A gate.", "missing": True}
    unknown = {"file": None, "alt": "A wall.", "missing": True}
    sources = source("A", picture=lost), source("B", picture=unknown)
    path.write_bytes(zipped(("pack.json", document(*sources))))
    received = read_pack_file(path)
    assert [each.picture for each in received.pack.sources] == [
        Picture(named(PNG), "A gate.", missing=True),
        Picture(None, "A wall.", missing=True),
    ]
    assert received.media == {}


def test_the_bundled_pack_comes_back_with_its_picture(folder):
    resource = assets.resource("packs/thaw")
    pack = pack_from_json(json.loads((resource / "pack.json").read_bytes()), new_id=new_id)
    media = {path.name: path.read_bytes() for path in (resource / "media").iterdir()}
    path = folder / "thaw.sourcepack"
    path.write_bytes(pack_file(pack, media))
    received = read_pack_file(path)
    assert received.pack == pack
    assert received.media == media


def test_a_pack_that_shrinks_beyond_belief_is_written_so_that_it_can_be_read(folder):
    pack = pack_from_json(json.loads(document(source(body="a" * 4_000_000))), new_id=new_id)
    path = folder / "long.sourcepack"
    path.write_bytes(pack_file(pack, {}))
    assert read_pack_file(path).pack == pack


@given(packs)
@settings(max_examples=40)
def test_every_pack_comes_back_as_it_went(pack):
    pack, media = as_kept(pack)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "x.sourcepack")
        path.write_bytes(pack_file(pack, media))
        received = read_pack_file(path)
    assert received.pack == pack
    assert received.media == media


def as_kept(pack):
    """The pack as a library would have it, with pictures that are there, and their contents."""
    pictures = {named(PNG): PNG, named(JPEG, "jpg"): JPEG}
    names = cycle(pictures)
    sources, media = [], {}
    for each in pack.sources:
        shows = each.picture
        if shows is not None:
            name = None if shows.missing else next(names)
            if name:
                media[name] = pictures[name]
            shows = replace(shows, file=name)
        sources.append(replace(each, picture=shows))
    dated = [replace(each, edtf=each.edtf or "1955") for each in pack.background.events]
    background = replace(pack.background, events=tuple(dated))
    pack = replace(pack, sources=tuple(sources), background=background)
    return pack_from_json(pack_to_json(pack), new_id=new_id), media
