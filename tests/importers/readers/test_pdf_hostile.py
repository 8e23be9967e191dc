# SPDX-License-Identifier: MIT
"""A PDF made to do harm is text, or a sentence, or the end of the process that reads alone."""

import subprocess
import sys
import textwrap

import pytest

from tests.importers.readers.hostile_pdfs import hostile_pdfs
from tests.importers.readers.paper import INQUIRY, Paper, cartoon
from workbench.domain.errors import UnreadableFileError
from workbench.importers.isolated import PageReading

HOSTILE = hostile_pdfs()
MUTATIONS = 2_000
READABLE = (
    "page as large as a country",
    "page inside out",
    "no table",
    "table of itself",
    "length that is itself",
    "scripts and programs",
)
UNREADABLE = ("no pages", "half a file", "tree that is its own branch", "beginning and noise")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def reading(folder):
    with PageReading(folder / "pictures") as found:
        yield found


def test_there_are_enough_hostile_files():
    assert len(HOSTILE) >= 25


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_text_or_a_sentence(name, folder, reading):
    path = folder / "booklet.pdf"
    path.write_bytes(HOSTILE[name])
    try:
        found = reading.read(path).page
    except UnreadableFileError as error:
        found = error.message()
        assert found.endswith(".")
        assert "\n" not in found
        assert name not in READABLE
    else:
        assert name not in UNREADABLE
        assert found
        assert found == "Source A\n" or name not in READABLE
    assert len(found) < 1_000_000
    assert {child.name for child in folder.iterdir()} <= {"booklet.pdf", "pictures"}


@pytest.mark.skipif(sys.platform == "win32", reason="a process limits itself on other systems only")
def test_changed_bytes_make_text_or_a_sentence(tmp_path):
    """Random changes to a good file, all in one process with limits: it lives to the end."""
    paper = Paper()
    paper.line(60, 800, "Source A", "Helvetica-Bold", 14)
    paper.text(60, 780, INQUIRY, 220)
    paper.text(315, 780, INQUIRY, 220)
    paper.picture(cartoon(90, 80), 60, 400, 100, 80)
    (tmp_path / "good.pdf").write_bytes(paper.done())
    program = textwrap.dedent(
        f"""
        import random, resource, sys
        from pathlib import Path
        resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))
        from workbench.domain.errors import UnreadableFileError
        from workbench.importers.page import Document
        from workbench.importers.reading import NoPictures
        from workbench.importers.readers.pdf.reading import pdf_page
        good = Path(sys.argv[1]).read_bytes()
        chance = random.Random(7)
        read = 0
        for _ in range({MUTATIONS}):
            data = bytearray(good)
            for _ in range(chance.choice((1, 3, 20))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            if chance.random() < 0.2:
                del data[chance.randrange(len(data)) :]
            try:
                pdf_page(Document("a.pdf", bytes(data), None, NoPictures()))
                read += 1
            except UnreadableFileError:
                pass
        print("all", read)
        """
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, str(tmp_path / "good.pdf")],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stderr == ""
    word, read = done.stdout.split()
    assert word == "all"
    assert int(read) > MUTATIONS // 4
