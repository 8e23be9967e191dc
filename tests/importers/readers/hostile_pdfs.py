# SPDX-License-Identifier: MIT
"""PDFs made to crash, hang, swell or deceive whoever reads them, by what is wrong with them."""

import zlib

_BOX = "/MediaBox [0 0 595 842]"
_WORDS = b"BT /F1 12 Tf 60 780 Td (Source A) Tj ET"


def file_of(objects, *, root=1, trailer=""):
    """Return a PDF of numbered objects, each as bytes, with a table of where they are."""
    data = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(data)
    size = max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        data += b"%010d %05d n \n" % (places.get(number, 0), 0)
    return data + (
        f"trailer\n<< /Size {size} /Root {root} 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n"
    ).encode("latin-1")


def stream(content, dictionary="", *, is_packed=False):
    body = zlib.compress(content, 9) if is_packed else content
    filters = "/Filter /FlateDecode" if is_packed else ""
    head = f"<< /Length {len(body)} {filters} {dictionary} >>".encode()
    return head + b"\nstream\n" + body + b"\nendstream"


def page(content=_WORDS, *, box=_BOX, resources="", more="", extra=None, is_packed=False):
    """Return a PDF of one page; `extra` are further objects, from number 6 on."""
    return file_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R {box} /Contents 4 0 R /Resources << "
            f"/Font << /F1 5 0 R >> {resources} >> {more} >>".encode(),
            4: stream(content, is_packed=is_packed),
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **(extra or {}),
        }
    )


def _form(content, names=""):
    return stream(
        content,
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        f"/Resources << /XObject << {names} >> >>",
    )


def _image(width, height, data, dictionary="/ColorSpace /DeviceGray /BitsPerComponent 8"):
    return stream(
        data, f"/Type /XObject /Subtype /Image /Width {width} /Height {height} {dictionary}"
    )


def _shown(image):
    return page(
        b"q 500 0 0 700 40 40 cm /X Do Q", resources="/XObject << /X 6 0 R >>", extra={6: image}
    )


def _packed_zeros(count):
    """Return packed bytes that unpack to `count` zeros, made without ever holding them."""
    packer = zlib.compressobj(9)
    piece = bytes(1_000_000)
    packed = b"".join(packer.compress(piece) for _ in range(count // len(piece)))
    return packed + packer.flush()


def _flate(data, dictionary=""):
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (
        len(data),
        dictionary.encode(),
        data,
    )


def _nested_forms(levels, times):
    forms = {6 + level: _form(b"/X Do " * times, f"/X {7 + level} 0 R") for level in range(levels)}
    forms[6 + levels] = _form(_WORDS)
    return page(b"/X Do", resources="/XObject << /X 6 0 R >>", extra=forms)


def _deep_tree(levels):
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for level in range(levels):
        objects[2 + level] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (3 + level)
    objects[2 + levels] = b"<< /Type /Page /MediaBox [0 0 595 842] >>"
    return file_of(objects)


def _many_pages(count):
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return file_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        }
    )


def _of_tree(pages, page_itself=b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"):
    return file_of({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: pages, 3: page_itself})


def hostile_pdfs():
    """Return each file with what is wrong with it as its name."""
    good = page()
    table = good.index(b"xref")
    zeros = _packed_zeros(1_000_000_000)
    return {
        "form in itself": page(
            b"/X Do",
            resources="/XObject << /X 6 0 R >>",
            extra={6: _form(b"/X Do /X Do", "/X 6 0 R")},
        ),
        "forms in forms": _nested_forms(24, 4),
        "forms a thousand deep": _nested_forms(1_000, 1),
        "words that unpack to a gigabyte": file_of(
            {
                1: b"<< /Type /Catalog /Pages 2 0 R >>",
                2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
                4: _flate(zeros),
            }
        ),
        "picture of a billion dots": _shown(
            _flate(
                zeros,
                "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 "
                "/ColorSpace /DeviceGray /BitsPerComponent 8",
            )
        ),
        "picture larger than it says": _shown(_image(20_000, 20_000, b"\xff")),
        "picture of no width": _shown(_image(0, 0, b"")),
        "broken JPEG": _shown(
            _image(800, 600, b"\xff\xd8\xff" + bytes(500), "/Filter /DCTDecode")
        ),
        "broken JPEG 2000": _shown(_image(800, 600, bytes(500), "/Filter /JPXDecode")),
        "broken JBIG2": _shown(
            _image(9_000, 9_000, bytes(500), "/Filter /JBIG2Decode /BitsPerComponent 1")
        ),
        "fax of endless columns": _shown(
            _image(
                60_000,
                60_000,
                bytes(500),
                "/Filter /CCITTFaxDecode /BitsPerComponent 1 /ColorSpace /DeviceGray "
                "/DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>",
            )
        ),
        "mask of itself": _shown(
            _image(
                300,
                300,
                bytes(90_000),
                "/ColorSpace /DeviceGray /BitsPerComponent 8 /SMask 6 0 R",
            )
        ),
        "page as large as a country": page(box="/MediaBox [0 0 14400000 14400000]"),
        "page larger than numbers": page(box="/MediaBox [0 0 1e38 1e38]"),
        "page of no size": page(box="/MediaBox [0 0 0 0]"),
        "page inside out": page(box="/MediaBox [595 842 0 0]"),
        "page without a number in its size": page(box="/MediaBox [/a (b) null <<>>]"),
        "tree that is its own branch": _of_tree(b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        "parent of its parent": _of_tree(
            b"<< /Type /Pages /Parent 3 0 R /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        ),
        "tree ten thousand deep": _deep_tree(10_000),
        "a billion pages that are none": _of_tree(
            b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>"
        ),
        "twenty thousand pages": _many_pages(20_000),
        "no pages": _of_tree(b"<< /Type /Pages /Kids [] /Count 0 >>"),
        "no table": good[:table] + good[good.index(b"trailer") :],
        "no table and nothing after it": good[:table],
        "table of itself": good.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % table),
        "half a file": good[: len(good) // 2],
        "nothing but a beginning": b"%PDF-1.7\n",
        "beginning and noise": b"%PDF-1.4\n" + bytes(range(256)) * 400,
        "three hundred thousand paths": page(
            b"0 0 m 595 842 l 300 20 l S\n" * 300_000, is_packed=True
        ),
        "a million saved states": page(b"q " * 1_000_000, is_packed=True),
        "arrays in arrays": page(b"[" * 1_000_000, is_packed=True),
        "arrays in arrays of the page": page(more="/Annots " + "[" * 100_000),
        "half a million letters in one place": page(
            b"BT /F1 12 Tf 60 780 Td " + b"0 0 Td (x) Tj " * 500_000 + b"ET", is_packed=True
        ),
        "words of a million letters": page(
            b"BT /F1 1 Tf 60 780 Td (" + b"x" * 1_000_000 + b") Tj ET", is_packed=True
        ),
        "letters drawn by themselves": page(
            extra={
                5: b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
                b"/CharProcs << /S 6 0 R >> /Encoding << /Differences [0 /S 83 /S] >> "
                b"/FirstChar 83 /LastChar 83 /Widths [9] /Resources << /Font << /F1 5 0 R >> >> >>",
                6: stream(b"9 0 d0 BT /F1 12 Tf (SSSS) Tj ET"),
            }
        ),
        "ground painted with itself": page(
            b"/Pattern cs /P scn 0 0 595 842 re f " + _WORDS,
            resources="/Pattern << /P 6 0 R >>",
            extra={
                6: stream(
                    b"/Pattern cs /P scn 0 0 1 1 re f",
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] "
                    "/XStep 0.0001 /YStep 0.0001 /Resources << /Pattern << /P 6 0 R >> >>",
                )
            },
        ),
        "names of letters that go round": page(
            extra={
                5: b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding 6 0 R "
                b"/DescendantFonts [5 0 R] /ToUnicode 6 0 R >>",
                6: stream(b"/F usecmap begincmap " * 50_000, "/UseCMap 6 0 R", is_packed=True),
            }
        ),
        "filters upon filters": page(
            more="", extra={4: b"<< /Length 4 /Filter [%s] >>\nstream\nabcd\nendstream" % (
                b"/ASCIIHexDecode " * 5_000)}
        ),
        "length that is itself": page(
            extra={4: b"<< /Length 4 0 R >>\nstream\n" + _WORDS + b"\nendstream"}
        ),
        "objects in their own stream": file_of(
            {
                1: b"<< /Type /Catalog /Pages 2 0 R >>",
                2: stream(b"2 0 << /Type /Pages >>", "/Type /ObjStm /N 999999999 /First 4"),
            }
        ),
        "scripts and programs": page(
            more="/AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >> "
            "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] "
            "/A << /S /Launch /F (/bin/sh) >> >>]"
        ),
        "locked with nonsense": good.replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /Encrypt << /Filter /Standard /V 5 /R 6 /O (a) /U (b) /P -1 >>",
        ),
    }  # fmt: skip
