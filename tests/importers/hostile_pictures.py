# SPDX-License-Identifier: MIT
"""Picture files made to crash, swell or deceive whoever decodes them, by what is wrong in them."""

import struct
import zlib
from io import BytesIO

from PIL import Image

PNG = b"\x89PNG\r\n\x1a\n"


def chunk(name, data=b""):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, data, *, depth=8, colour=0, before=b"", after=b""):
    """Return a PNG with the given packed rows, whatever size it claims."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = before + chunk(b"IDAT", data) + after
    return PNG + chunk(b"IHDR", head) + body + chunk(b"IEND")


def zeros(count):
    """Return packed bytes that unpack to `count` zeros, made without ever holding them."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(count // 1_000_000))
    return packed + packer.compress(bytes(count % 1_000_000)) + packer.flush()


def saved(image, form, **options):
    image.save(target := BytesIO(), form, **options)
    return target.getvalue()


def _jpeg_sized(width, height, content):
    """Return a JPEG that claims another size."""
    place = next(i for i in range(len(content)) if content[i : i + 2] in (b"\xff\xc0", b"\xff\xc2"))
    return content[: place + 5] + struct.pack(">HH", height, width) + content[place + 9 :]


def _bmp(width, height, bits=24):
    return b"BM" + struct.pack(
        "<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, width, height, 1, bits, 0, 0, 0, 0, 0, 0
    )


def _tiff(entries, order="<"):
    mark = b"II*\0" if order == "<" else b"MM\0*"
    body = struct.pack(f"{order}H", len(entries))
    for tag, kind, count, value in entries:
        body += struct.pack(f"{order}HHII", tag, kind, count, value)
    return mark + struct.pack(f"{order}I", 8) + body + struct.pack(f"{order}I", 8)


def _gif_of_frames(count):
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    screen = struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(3) + b"\xff\xff\xff"
    return b"GIF89a" + screen + frame * count + b"\x3b"


def hostile_pictures():
    """Return each file with what is wrong with it as its name."""
    small = Image.linear_gradient("L").convert("RGB")
    jpeg, drawn = saved(small, "JPEG"), saved(small, "PNG")
    rows = zlib.compress(b"\0" * 101 * 100)
    return {
        "a PNG of 169 million dots": png(13_000, 13_000, zeros(13_001 * 13_000)),
        "a PNG of 16 bits and 56 million dots": png(
            7_500, 7_500, zeros((2 * 7_500 + 1) * 7_500), depth=16
        ),
        "a PNG of 40 million dots": png(6_324, 6_324, zeros((6_324 + 1) * 6_324)),
        "a PNG of 40 million dots in colour": png(
            6_324, 6_324, zeros((3 * 6_324 + 1) * 6_324), colour=2
        ),
        "a PNG of 40 million dots to see through": png(
            6_324, 6_324, zeros((4 * 6_324 + 1) * 6_324), colour=6
        ),
        "a PNG of 40 million dots of 16 bits": png(
            6_324, 6_324, zeros((2 * 6_324 + 1) * 6_324), depth=16
        ),
        "a PNG as wide as a road": png(20_000, 2_000, zeros(20_001 * 2_000)),
        "a PNG wider than that": png(2**31 - 1, 1, rows),
        "a PNG without a size": png(0, 0, rows),
        "a PNG that unpacks to more than it says": png(10, 10, zeros(500_000_000)),
        "a PNG that says more than it unpacks to": png(2_000, 2_000, rows),
        "a PNG with a gigabyte of words": png(
            100, 100, rows, before=chunk(b"zTXt", b"a\0\0" + zeros(900_000_000))
        ),
        "a PNG with a gigabyte of colours": png(
            100, 100, rows, before=chunk(b"iCCP", b"a\0\0" + zeros(900_000_000))
        ),
        "a PNG with a thousand pieces of words": png(
            100, 100, rows, before=chunk(b"tEXt", b"Author\0" + b"x" * 60_000) * 300
        ),
        "a PNG cut off": drawn[: len(drawn) // 2],
        "a PNG with a wrong sum": drawn[:40] + bytes([drawn[40] ^ 1]) + drawn[41:],
        "a PNG with colours that it lacks": png(100, 100, rows, colour=3),
        "a PNG with a piece of four gigabytes": drawn[:33] + b"\xff\xff\xff\xffIDAT" + drawn[41:],
        "a PNG of nothing": PNG,
        "a PNG of a million moving pictures": png(
            100, 100, rows, before=chunk(b"acTL", struct.pack(">II", 1_000_000, 0))
        ),
        "a JPEG of 625 million dots": _jpeg_sized(25_000, 25_000, jpeg),
        "a JPEG of 40 million dots that has few": _jpeg_sized(6_000, 6_600, jpeg),
        "a JPEG of 65,535 dots a side": _jpeg_sized(65_535, 65_535, jpeg),
        "a JPEG cut off": jpeg[: len(jpeg) // 2],
        "a JPEG of nothing": b"\xff\xd8\xff",
        "a JPEG with noise": jpeg[:200] + bytes(range(256)) * 20,
        "a JPEG with turned words": saved(small, "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"),
        "a JPEG with words that go round": saved(
            small, "JPEG", exif=b"Exif\0\0" + _tiff([(0x8769, 4, 1, 8), (0x0112, 3, 1, 99)])
        ),
        "a JPEG with a piece that is too long": jpeg[:2] + b"\xff\xe1\xff\xff" + jpeg[2:],
        "a JPEG with a program behind it": jpeg + b"MZ\x90\0" + bytes(100_000),
        "a GIF of 4 billion dots": b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0, 0, 0),
        "a GIF of a hundred thousand frames": _gif_of_frames(100_000),
        "a GIF cut off": saved(small, "GIF")[:400],
        "a GIF with a frame beside itself": b"GIF89a"
        + struct.pack("<HHBBB", 10, 10, 0, 0, 0)
        + b"\x2c"
        + struct.pack("<HHHHB", 60_000, 60_000, 5_000, 5_000, 0)
        + b"\x02\x02\x44\x01\x00\x3b",
        "a BMP of a billion dots": _bmp(32_000, 32_000),
        "a BMP inside out": _bmp(-100, -2_000_000_000),
        "a BMP of endless bits": _bmp(100, 100, 65_535),
        "a TIFF that is its own next page": _tiff([(256, 4, 1, 10), (257, 4, 1, 10)]),
        "a TIFF of endless strips": _tiff(
            [(256, 4, 1, 100), (257, 4, 1, 100), (273, 4, 2**31, 8), (279, 4, 2**31, 8)]
        ),
        "a TIFF with a billion numbers": _tiff([(256, 4, 2**30, 8)] * 100, order=">"),
        "a TIFF of 4 billion dots": _tiff(
            [(256, 4, 1, 65_000), (257, 4, 1, 65_000), (258, 3, 1, 8), (259, 3, 1, 5)]
        ),
        "a WebP of nothing": b"RIFF\xff\xff\xff\xffWEBPVP8 ",
        "a WebP cut off": saved(small, "WEBP")[:200],
        "a drawing that never ends": b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 100_000,
        "a drawing that names a file": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM '
        b'"file:///etc/passwd">]><svg>&a;</svg>',
        "a photo of a telephone": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100),
        "nothing": b"",
    }
