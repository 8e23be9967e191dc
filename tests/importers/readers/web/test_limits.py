# SPDX-License-Identifier: MIT
"""What means harm costs no more than a page may: in a process with 700 MB, as readers run in."""

import subprocess
import sys

import pytest

PROGRAM = """
import base64, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
from workbench.domain.errors import UnreadableFileError
from workbench.importers.page import Document
from workbench.importers.reading import NoPictures
from workbench.importers.readers.web.reader import web_page

MHT = b"MIME-Version: 1.0\\r\\nContent-Type: multipart/related; boundary=x\\r\\n\\r\\n"
PAGE = b"--x\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>W<img alt=P src='cid:a'>\\r\\n"
PICTURE = b"--x\\r\\nContent-Transfer-Encoding: base64\\r\\nContent-ID: <a>\\r\\n\\r\\n"
DATA = {
    "two million elements": b"<p>W" + b"<b/>" * 2_000_000,
    "a picture of 48 MB": b"<p>W<img alt=P src='data:image/png;base64," + b"A" * 48_000_000 + b"'>",
    "a word of 24 MB": b"<p>W" + b"x" * 24_000_000,
    "parts": MHT + b"--x\\r\\n\\r\\na\\r\\n" * 3_000_000,
    "heads": b"MIME-Version: 1.0\\r\\n" + b"a: b\\r\\n" * 4_000_000,
    "an encoding that never comes": b"<p>W" + b"<meta " * 60 + b"charset=" + b" " * 15_000 + b">",
    "openings that nobody closes": b"<?xml version='1.0'?><p>W</p>" + b"<![CDATA[" * 20_000,
    "a large part": MHT + PAGE + PICTURE + base64.encodebytes(bytes(21_000_000)) + b"--x--",
}
try:
    print(web_page(Document("page", DATA[sys.argv[1]], None, NoPictures())).text[:1])
except UnreadableFileError as error:
    print(error.message())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("two million elements", "more elements"),
        ("a picture of 48 MB", "W"),
        ("an encoding that never comes", "W"),
        ("openings that nobody closes", "W"),
        ("a word of 24 MB", "W"),
        ("parts", "too many parts"),
        ("heads", "too many parts"),
        ("a large part", "W"),
    ],
)
def test_a_page_that_means_harm_fits_into_the_memory_of_a_reader(what, said):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, what],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
    assert done.stdout.count("\n") == 1
