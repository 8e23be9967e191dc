# SPDX-License-Identifier: MIT
"""A picture made to do harm is a picture or a sentence, in little memory, wherever it is opened."""

import subprocess
import sys
import textwrap

import pytest

from tests.importers.hostile_pictures import hostile_pictures
from workbench.domain.errors import UnreadableFileError
from workbench.export.pictures_on_paper import decoded
from workbench.importers.picture_files import SHOWN_SIDE, prepared

HOSTILE = hostile_pictures()
MOST_MEMORY = 250
"""Megabytes that a picture may cost (Z2 of the reliability design)."""


def test_there_are_enough_hostile_files():
    assert len(HOSTILE) >= 30


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_a_picture_or_a_sentence(name, caplog):
    try:
        picture = prepared(HOSTILE[name], "IMG_1")
    except UnreadableFileError as error:
        picture, sentence = None, error.message()
    if picture is None:
        assert sentence.endswith(".")
        assert "\n" not in sentence
    else:
        assert max(picture.width, picture.height) <= SHOWN_SIDE
        assert b"MZ\x90" not in picture.shown
    # The library tells its own log about broken TIFFs.
    assert {record.name.partition(".")[0] for record in caplog.records} <= {"PIL"}
    caplog.clear()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_printed_or_left_out(name):
    image = decoded(HOSTILE[name])
    assert image is None or max(image.size) <= 1600


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
def test_no_hostile_picture_takes_much_memory():
    program = textwrap.dedent(
        """
        import os
        from pathlib import Path
        from tests.importers.hostile_pictures import hostile_pictures, saved
        from PIL import Image
        from workbench.domain.errors import UnreadableFileError
        from workbench.export.pictures_on_paper import decoded
        from workbench.importers.picture_files import prepared
        from workbench import pixels
        for form in ("PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP"):
            prepared(saved(Image.new("RGB", (9, 9)), form), "warm")

        def peak():
            lines = Path("/proc/self/status").read_text().splitlines()
            return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) // 1024

        def cost(data):
            reading, writing = os.pipe()
            if os.fork() == 0:
                Path("/proc/self/clear_refs").write_text("5")
                before = peak()
                decoded(data)
                try:
                    prepared(data, "a")
                except UnreadableFileError:
                    pass
                os.write(writing, str(peak() - before).encode())
                os._exit(0)
            os.close(writing)
            os.wait()
            with os.fdopen(reading) as answer:
                return int(answer.read())

        for name, data in hostile_pictures().items():
            print(cost(data), name, sep="\\t")
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.stderr == ""
    costs = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(costs) == len(HOSTILE)
    assert [name for megabytes, name in costs if int(megabytes) > MOST_MEMORY] == []
